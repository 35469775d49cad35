"""Publishing: what was made becomes an edition, bagged with all that it was made from, logged and indexed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from committee_pack.archive.bags import make_bag, name_in_bag
from committee_pack.archive.contents import Bagged, Damaged, bagged, read_log_of, read_restricted, tombstones
from committee_pack.archive.indexing import index_files, refuse_shortened
from committee_pack.archive.journal import Staging, changing
from committee_pack.archive.log import Entry, Event, Log, write_log
from committee_pack.archive.places import EDITION, LOG, OUTPUT, Archive, Shelf, bag_path
from committee_pack.archive.records import write_edition
from committee_pack.archive.verifying.rights import restricted_open
from committee_pack.errors import OutputError
from committee_pack.findings import Finding
from committee_pack.model.archive_settings import is_personal
from committee_pack.model.archived import ArchivedEdition
from committee_pack.model.settings import Council
from committee_pack.output import MANIFEST
from committee_pack.publishing.made import Made, Step
from committee_pack.publishing.payloads import Payloads, payloads_of, under
from committee_pack.publishing.relied_on import relied_on
from committee_pack.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Publication:
    """Into which archive something is published, on which day, by whom, and with which versions of everything."""

    archive: Archive
    day: datetime.date
    by: str
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Exposed:
    """An edition with inputs that lie open in it, by their paths from the workspace."""

    edition: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """What became of it: the edition, where its bags lie, the head of the log; `is_new` if it was not there already.

    `kept_out` are the inputs that no bag holds, and `withheld` those that only the restricted one does, as they could
    identify people. `exposed` are the editions of the archive, published before, that hold what by council.yaml could
    identify people now. `damaged` says of each edition or tombstone whose record cannot be read what is wrong with it,
    and `findings` who may enter the folder for what only some may open.
    """

    edition: ArchivedEdition
    folder: Path
    restricted: Path | None
    head: str
    entries: int
    is_new: bool
    kept_out: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    exposed: tuple[Exposed, ...] = ()
    damaged: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def publish(workspace: Workspace, council: Council, made: Made, asked: Publication, step: Step) -> Published:
    """Put an edition into the archive and return it; documents that were published as they are stay that edition.

    Raises OutputError, with the archive as it was, where an input has changed since it was read, the archive since its
    pages were counted, or the disk refuses; ArchiveError where the archive is damaged, FindingsError with each fault
    where the edition before is.
    """
    payloads = payloads_of(workspace, council, made)
    step("archiving")
    with changing(asked.archive) as staging:
        log = read_log_of(asked.archive)
        refuse_shortened(asked.archive, log)
        _refuse_changed(asked.archive, log, made)
        exposed = tuple(_exposed(asked.archive, log, council))
        if last := _same(asked.archive, log, made):
            return replace(_told(asked.archive, last, log, is_new=False), exposed=exposed)
        added = _added(staging, council, made, asked, payloads, log)
        findings = restricted_open(asked.archive, read_log_of(asked.archive)) if added.restricted else ()
        return replace(added, exposed=exposed, findings=tuple(findings))


def _exposed(archive: Archive, log: Log, council: Council) -> Iterator[Exposed]:
    """Return the editions whose public bags hold what could identify people by what the council says now."""
    if council.archive.personal:
        for each in (found.edition for found in bagged(archive, log) if isinstance(found, Bagged)):
            inputs = (kept.path for kept in each.inputs if kept.in_bag)
            if paths := tuple(path for path in inputs if is_personal(path, council.archive)):
                yield Exposed(each.name, paths)


def _refuse_changed(archive: Archive, log: Log, made: Made) -> None:
    """Raise OutputError where the log went on since the volumes were read of which the pages go on."""
    if made.head and made.head != log.head:
        message = f"The archive {archive.public.root} was changed meanwhile by another command."
        raise OutputError(message, "Publish again: its pages may go on from others now.")


def _same(archive: Archive, log: Log, made: Made) -> ArchivedEdition | None:
    """Return the last edition of the same thing, if it stands and its documents are those that were made now."""
    earlier = log.editions_of(made.of)
    if not earlier or earlier[-1].edition not in log.standing:
        return None
    last = relied_on(archive, log, earlier[-1].edition, restricted=made.secret_outputs is not None)
    secret = made.secret_outputs or {}
    if not _holds(last, made.outputs) or (secret and not last.edition.restricted):
        return None
    is_same = not secret or _holds(read_restricted(archive, last), secret)
    return last.edition if is_same else None


def _holds(bag: Bagged, outputs: Mapping[str, bytes]) -> bool:
    """Return whether a bag holds documents as they were made, whatever their manifests say of inputs and versions."""
    files = {path: content for path, content in under(OUTPUT, outputs).items() if not path.endswith(f"/{MANIFEST}")}
    documents = {each for each in bag.edition.outputs if not each.endswith(f"/{MANIFEST}")}
    return documents == set(files) and all(bag.output(path) == files[path] for path in files)


def _added(
    staging: Staging, council: Council, made: Made, asked: Publication, payloads: Payloads, log: Log
) -> Published:
    """Stage the bags of a new edition, and with them the log and the index; then let all of it be there."""
    archive = staging.archive
    edition = _edition(council, made, asked, payloads, log)
    if payloads.secret:
        record = replace(edition, outputs=_outputs(payloads.secret), inputs=payloads.secret_inputs)
        edition = replace(edition, restricted=_bagged(staging, archive.restricted, payloads.secret, record))
    seal = _bagged(staging, archive.public, payloads.public, edition)
    entry = Entry(
        0, asked.day, Event.PUBLISHED, edition.name, edition.of, seal, edition.restricted, edition.late, asked.by
    )
    later = log.after(entry)
    new = Bagged(edition, archive.public.new / bag_path(edition.name), seal)
    editions, buried = (*bagged(archive, log), new), tuple(tombstones(archive, log))
    staging.write(LOG, write_log(later))
    for name, content in index_files(editions, buried, later).items():
        staging.write(name, content)
    staging.decide()
    damaged = tuple(each.message for each in (*editions, *buried) if isinstance(each, Damaged))
    told = _told(archive, edition, later, is_new=True)
    return replace(told, kept_out=payloads.kept_out, withheld=payloads.withheld, damaged=damaged)


def _edition(council: Council, made: Made, asked: Publication, payloads: Payloads, log: Log) -> ArchivedEdition:
    earlier = log.editions_of(made.of)
    number = len(earlier) + 1
    return ArchivedEdition(
        name=f"{made.published}-{name_in_bag(made.of)}-e{number}",
        kind=made.kind,
        of=made.of,
        number=number,
        replaces=earlier[-1].edition if earlier else "",
        title=made.title,
        committee=made.committee,
        meeting=made.meeting,
        published=made.published,
        archived=asked.day,
        late=made.late,
        source=made.source,
        classes=made.classes,
        items=made.items,
        outputs=_outputs(payloads.public),
        inputs=payloads.inputs,
        versions=asked.versions,
        council=council.name,
    )


def _outputs(payload: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(path for path in payload if path.startswith(f"{OUTPUT}/")))


def _bagged(staging: Staging, shelf: Shelf, payload: Mapping[str, bytes], edition: ArchivedEdition) -> str:
    """Write a bag into what is staged, its record of the edition too; return its seal."""
    folder = staging.folder(shelf, bag_path(edition.name))
    info = {
        "Source-Organization": edition.council,
        "External-Identifier": edition.name,
        "External-Description": edition.title,
    }
    return make_bag(folder, {**payload, EDITION: write_edition(edition)}, info, edition.archived)


def _told(archive: Archive, edition: ArchivedEdition, log: Log, *, is_new: bool) -> Published:
    path = bag_path(edition.name)
    restricted = archive.restricted.root / path if edition.restricted else None
    return Published(edition, archive.public.root / path, restricted, log.head, len(log.entries), is_new)
