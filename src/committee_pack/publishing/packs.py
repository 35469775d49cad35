"""The pack of a meeting, or a supplement to it, as it would be published."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from committee_pack.agendas.editions import MadePack, PackRequest, make
from committee_pack.archive.bags import PAYLOAD, name_in_bag
from committee_pack.archive.contents import ArchiveError, Bagged, bagged, read_log_of
from committee_pack.archive.journal import undisturbed
from committee_pack.archive.places import Archive
from committee_pack.errors import FindingsError
from committee_pack.findings import Finding, Outcome
from committee_pack.model.agenda import FilePaper, Item, Meeting, Paper, ReportPaper, ToFollow
from committee_pack.model.archived import EditionKind, PublicItem, RecordClass, Source
from committee_pack.model.packs import Edition
from committee_pack.model.papers import PaperKind
from committee_pack.model.settings import Council
from committee_pack.output import MANIFEST
from committee_pack.pack_record import PackRecord, read_record
from committee_pack.publishing.made import Day, Made, Step
from committee_pack.publishing.movable import bound_to_place
from committee_pack.publishing.refusals import refused, short_notice, stop_on_refusals
from committee_pack.read.files import FileRead, Files
from committee_pack.read.papers import read_paper
from committee_pack.wording.grounds import ground_text
from committee_pack.workspace import Workspace

_EDITIONS = (Edition.FULL, Edition.PUBLIC, Edition.PRINT)
_OUTPUT, _OUT = "output/", "out/"
_MINUTES = re.compile(
    r"(?<!\d )\bminutes\b|\bminute of\b|\bcofnodion\b|\brecord of (the )?([a-z]+ )?meeting\b", re.IGNORECASE
)
"""What minutes are called, also in Scotland and in Welsh; not so many minutes of the clock."""
REPORT = "report:"
"""What the source of a paper begins with that is a report."""


def made_pack(
    workspace: Workspace,
    council: Council,
    meeting: str,
    supplement: int | None,
    *,
    archive: Archive,
    day: Day,
    versions: Mapping[str, str],
    step: Step,
) -> Outcome[Made]:
    """Return the editions of a pack, or of a supplement, with all that they were made from.

    Pages go on from those of the editions in the archive, as these were published. Raises FindingsError where it is
    refused.
    """
    with undisturbed(archive):
        volumes = [each for each in bagged(archive, read_log_of(archive)) if _is_of(each, meeting)]
    before = [each for each in volumes if each.edition.source.supplement < (supplement or 0)]
    with tempfile.TemporaryDirectory(prefix="committee-pack-") as folder:
        for path, content in _records(volumes).items():
            target = Path(folder, path)
            target.parent.mkdir(parents=True)
            target.write_bytes(content)
        records, out = _records(before), Path(folder, _OUT)
        request = PackRequest(
            _EDITIONS, supplement, out, False, versions, command="publish", printed=_printed(volumes, supplement)
        )
        return _pack(workspace, council, meeting, request, records, day, step)


def _printed(volumes: Iterable[Bagged], supplement: int | None) -> PackRecord | None:
    """Return the pages that a volume had when it was published last, on whichever day; None where it was not."""
    own = [each for each in volumes if each.edition.source.supplement == (supplement or 0)]
    return read_record(own[-1].folder / PAYLOAD / _OUTPUT / name_in_bag(_stem(own[-1]))) if own else None


def pack_from(
    workspace: Workspace,
    council: Council,
    meeting: str,
    supplement: int | None,
    records: Mapping[str, bytes],
    *,
    out: Path,
    day: Day,
    versions: Mapping[str, str],
    step: Step,
) -> Outcome[Made]:
    """Return what `made_pack` does, with pages that go on from `records`, which lie in `out`."""
    request = PackRequest(_EDITIONS, supplement, out, False, versions, command="publish")
    return _pack(workspace, council, meeting, request, records, day, step)


def _pack(
    workspace: Workspace,
    council: Council,
    meeting: str,
    request: PackRequest,
    records: Mapping[str, bytes],
    day: Day,
    step: Step,
) -> Outcome[Made]:
    made = _made_or_refused(workspace, council, meeting, request, step)
    pack, supplement = made.value, request.supplement
    short = _short(pack.binder.whole.meeting, council, supplement, day)
    found = (*refused(made.findings), *short, *bound_to_place(workspace, pack.read[Edition.FULL]))
    stop_on_refusals(meeting, found)
    return Outcome(_made(workspace, council, pack, supplement, day, records), found)


def _made_or_refused(
    workspace: Workspace, council: Council, meeting: str, request: PackRequest, step: Step
) -> Outcome[MadePack]:
    try:
        return make(workspace, council, meeting, request, step)
    except FindingsError as fault:
        stop_on_refusals(meeting, refused(fault.findings))
        raise


def _short(meeting: Meeting, council: Council, supplement: int | None, day: Day) -> Iterator[Finding]:
    """Return a finding where a pack comes late; that of a supplement has its reason in agenda.yaml."""
    if supplement is None and not meeting.late:
        yield from short_notice(council, meeting.published, meeting.date, day, meeting.places["published"])


def _is_of(edition: Bagged, meeting: str) -> bool:
    return edition.edition.kind is not EditionKind.REPORT and edition.edition.source.name == meeting


def _records(volumes: Iterable[Bagged]) -> dict[str, bytes]:
    """Return what the public editions of volumes said of their pages, where `agenda` would have left it."""
    return {f"{_OUT}{_stem(each)}/{MANIFEST}": _record(each) for each in volumes}


def _stem(volume: Bagged) -> str:
    return f"{volume.edition.published}/{volume.edition.of}"


def _record(volume: Bagged) -> bytes:
    """Return what a volume said of its pages; raises ArchiveError where its bag is damaged."""
    path = f"{_OUTPUT}{name_in_bag(_stem(volume))}/{MANIFEST}"
    try:
        return volume.output(path)
    except OSError as fault:
        message = f"The bag of {volume.edition.name} is damaged: {volume.folder / PAYLOAD / path}: {fault.strerror}."
        raise ArchiveError(message, "Put a sound copy back; what else is wrong says: committee-pack verify") from None


def _made(
    workspace: Workspace,
    council: Council,
    pack: MadePack,
    supplement: int | None,
    day: Day,
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
        "; ".join(filter(None, (meeting.late, day.late))) if supplement is None else "",
        Source(meeting.name, supplement=supplement or 0),
        _classes(workspace, volume.items),
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

    An agenda that lists exempt papers by their names is not for everyone either.
    """
    full, public = pack.read[Edition.FULL], set(pack.read[Edition.PUBLIC])
    if any(item.is_exempt for item in meeting.all_items()):
        public -= {each for each in public if workspace.root / each.path == workspace.meeting_file(meeting.name)}
    return tuple(each for each in full if each in public), tuple(each for each in full if each not in public)


def public_item(item: Item, council: Council, workspace: Workspace) -> PublicItem:
    """Return an item of an agenda as everyone may know it."""
    if item.ground:
        return PublicItem(item.number, item.title, (), ground_text(council.jurisdiction, item.ground.paragraph))
    labels = tuple(each.label for each in item.papers)
    return PublicItem(item.number, item.title, labels, sources=tuple(_source(each, workspace) for each in item.papers))


def _source(paper: Paper, workspace: Workspace) -> str:
    match paper:
        case FilePaper(file=file):
            return Files(workspace.root).name(file)
        case ReportPaper(report=report, period=period):
            return f"{REPORT}{report}/{period.slug}" if period else f"{REPORT}{report}"
        case ToFollow():
            return ""
        case _:
            assert_never(paper)


def _classes(workspace: Workspace, items: Iterable[Item]) -> tuple[RecordClass, ...]:
    """Return which classes of documents a volume holds; what is called minutes is taken to be minutes."""
    papers = [(item, paper) for item in items for paper in item.papers if not isinstance(paper, ToFollow)]
    minutes = [_are_minutes(workspace, item, paper) for item, paper in papers if isinstance(paper, FilePaper)]
    reports = len(papers) > sum(minutes)
    found = {RecordClass.REPORT: reports, RecordClass.MINUTES: any(minutes)}
    return (RecordClass.AGENDA, *(each for each, is_there in found.items() if is_there), RecordClass.BACKGROUND)


def _are_minutes(workspace: Workspace, item: Item, paper: FilePaper) -> bool:
    if any(_MINUTES.search(words) for words in (item.title, paper.label, paper.file.stem.replace("-", " "))):
        return True
    read = None if paper.is_pdf else read_paper(Files(workspace.root), paper.file, paper.place).value
    return read is not None and read.kind is PaperKind.MINUTES
