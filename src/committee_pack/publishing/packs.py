"""The pack of a meeting, or a supplement to it, as it would be published."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from committee_pack.agendas.editions import MadePack, PackRequest, make
from committee_pack.archive.contents import read_log_of
from committee_pack.archive.journal import undisturbed
from committee_pack.archive.places import Archive
from committee_pack.errors import FindingsError
from committee_pack.findings import Finding, Outcome
from committee_pack.model.agenda import Meeting
from committee_pack.model.archived import EditionKind, Source
from committee_pack.model.packs import Edition
from committee_pack.model.settings import Council
from committee_pack.publishing.items import classes_of, public_item
from committee_pack.publishing.made import Made, Step, Terms
from committee_pack.publishing.movable import bound_to_place
from committee_pack.publishing.refusals import ahead, back_dated, other_day, refused, stop_on_refusals
from committee_pack.publishing.volumes import OUT, printed_in, records_of, volumes_of
from committee_pack.read.files import FileRead
from committee_pack.scratch import scratch, write_files
from committee_pack.workspace import Workspace

LATE = "published_late: ..."
_EDITIONS = (Edition.FULL, Edition.PUBLIC, Edition.PRINT)


def made_pack(
    workspace: Workspace,
    council: Council,
    meeting: str,
    supplement: int | None,
    *,
    archive: Archive,
    terms: Terms,
    versions: Mapping[str, str],
    step: Step,
) -> Outcome[Made]:
    """Return the editions of a pack, or of a supplement, with all that they were made from.

    Pages go on from those of the editions in the archive, as these were published. Raises FindingsError where it is
    refused.
    """
    with undisturbed(archive):
        log = read_log_of(archive)
        volumes = volumes_of(archive, log, meeting)
    before = [each for each in volumes if each.edition.source.supplement < (supplement or 0)]
    with scratch() as folder:
        write_files(folder, records_of(volumes))
        records, out = records_of(before), folder / OUT
        request = PackRequest(
            _EDITIONS,
            supplement,
            out,
            False,
            versions,
            archive.options,
            command="publish",
            printed=printed_in(volumes, supplement),
        )
        made = _pack(workspace, council, meeting, request, records, terms, step)
        return replace(made, value=replace(made.value, head=log.head))


def pack_from(
    workspace: Workspace,
    council: Council,
    meeting: str,
    supplement: int | None,
    records: Mapping[str, bytes],
    *,
    out: Path,
    versions: Mapping[str, str],
    step: Step,
) -> Outcome[Made]:
    """Return a pack built again, as `made_pack` does, with pages that go on from `records`, which lie in `out`."""
    request = PackRequest(_EDITIONS, supplement, out, False, versions, command="publish")
    return _pack(workspace, council, meeting, request, records, None, step)


def _pack(
    workspace: Workspace,
    council: Council,
    meeting: str,
    request: PackRequest,
    records: Mapping[str, bytes],
    terms: Terms | None,
    step: Step,
) -> Outcome[Made]:
    made = _made_or_refused(workspace, council, meeting, request, step)
    pack, supplement = made.value, request.supplement
    found = made.findings
    if terms:
        judged = _judged(pack.binder.whole.meeting, council, supplement, terms)
        found = (*refused(found), *judged, *bound_to_place(workspace, pack.read[Edition.FULL]))
        stop_on_refusals(meeting, found, strict=terms.strict)
    return Outcome(_made(workspace, council, pack, supplement, records), found)


def _made_or_refused(
    workspace: Workspace, council: Council, meeting: str, request: PackRequest, step: Step
) -> Outcome[MadePack]:
    try:
        return make(workspace, council, meeting, request, step)
    except FindingsError as fault:
        stop_on_refusals(meeting, refused(fault.findings))
        raise


def _judged(meeting: Meeting, council: Council, supplement: int | None, terms: Terms) -> Iterator[Finding]:
    """Return what keeps a pack from being published on these terms, or a supplement, each paper of which has a reason.

    That a pack comes late by its own day, and nothing says why, is told where meetings are checked.
    """
    if supplement is not None:
        added = meeting.supplement(supplement)
        assert added is not None, "what was made is listed"
        published, place, why = added.published, replace(added.place, key="published"), ""
    else:
        published, place, why = meeting.published, meeting.places["published"], f"{LATE} in agenda.yaml"
    yield from (*other_day(published, terms, place), *ahead(published, terms, place))
    yield from back_dated(council, published, meeting.date, terms, place, why)


def _made(
    workspace: Workspace,
    council: Council,
    pack: MadePack,
    supplement: int | None,
    records: Mapping[str, bytes],
) -> Made:
    volume, meeting = pack.binder.volume, pack.binder.whole.meeting
    secret = any(item.is_exempt for item in volume.items)
    public = [edition for edition in _EDITIONS if edition is not Edition.FULL]
    inputs, secret_inputs = _inputs(workspace, meeting, pack)
    made = Made(
        EditionKind.PACK if supplement is None else EditionKind.SUPPLEMENT,
        volume.name,
        volume.title,
        meeting.committee,
        meeting.date,
        volume.published,
        meeting.late if supplement is None else "",
        Source(meeting.name, supplement=supplement or 0),
        classes_of(workspace, volume.items),
        dict(_outputs(pack, public)),
        inputs,
        items=tuple(public_item(item, council, workspace) for item in volume.items),
        secret_inputs=secret_inputs,
        records=records,
    )
    return replace(made, secret_outputs=dict(_outputs(pack, [Edition.FULL]))) if secret else made


def _outputs(pack: MadePack, editions: Iterable[Edition]) -> Iterator[tuple[str, bytes]]:
    for edition in editions:
        folder = pack.binder.volume.folder(Path(), edition)
        for name, content in pack.files[edition].items():
            yield (folder / name).as_posix(), content


def _inputs(
    workspace: Workspace, meeting: Meeting, pack: MadePack
) -> tuple[tuple[FileRead, ...], tuple[FileRead, ...]]:
    """Return what everyone may see of what a pack was made from, and the rest.

    An agenda that lists exempt papers by their names is not for everyone either, nor what it inherits from.
    """
    full, public = pack.read[Edition.FULL], set(pack.read[Edition.PUBLIC])
    if any(item.is_exempt for item in meeting.all_items()):
        agenda = workspace.meeting_file(meeting.name)
        lists = {os.path.normpath(each) for each in (agenda, agenda.parent / meeting.inherits)}
        public -= {each for each in public if os.path.normpath(workspace.root / each.path) in lists}
    return tuple(each for each in full if each in public), tuple(each for each in full if each not in public)
