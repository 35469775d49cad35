"""Publishing: what was made becomes an edition, bagged with all that it was made from, logged and indexed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from committee_pack.archive.bags import make_bag, name_in_bag
from committee_pack.archive.contents import Bagged, Damaged, bagged, read_log_of, tombstones
from committee_pack.archive.indexing import index_files
from committee_pack.archive.journal import Staging, changing
from committee_pack.archive.log import Entry, Event, Log, write_log
from committee_pack.archive.places import EDITION, LOG, OUTPUT, PAYLOAD, Archive, Shelf, bag_path
from committee_pack.archive.records import write_edition
from committee_pack.errors import OutputError
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
class Published:
    """What became of it: the edition, where its bags lie, the head of the log; `is_new` if it was not there already.

    `kept_out` are the inputs that no bag holds, and `withheld` those that only the restricted one does, as they could
    identify people; `exposed` those which the public one holds, though by council.yaml they could. `damaged` says of
    each other edition or tombstone whose record cannot be read what is wrong with it.
    """

    edition: ArchivedEdition
    folder: Path
    restricted: Path | None
    head: str
    entries: int
    is_new: bool
    kept_out: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    exposed: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()


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
        _refuse_changed(asked.archive, log, made)
        if last := _same(asked.archive, log, made):
            exposed = [each.path for each in last.inputs if each.in_bag and is_personal(each.path, council.archive)]
            return replace(_told(asked.archive, last, log, is_new=False), exposed=tuple(exposed))
        return _added(staging, council, made, asked, payloads, log)


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
    secret = archive.restricted.place(bag_path(last.edition.name))
    is_same = _holds(last.folder, made.outputs) and _holds(secret, made.secret_outputs or {})
    is_as_secret = bool(last.edition.restricted) or not made.secret_outputs
    return last.edition if is_same and is_as_secret else None


def _holds(bag: Path, outputs: Mapping[str, bytes]) -> bool:
    """Return whether a bag holds documents as they were made, whatever their manifests say of inputs and versions."""
    files = {path: content for path, content in under(OUTPUT, outputs).items() if not path.endswith(f"/{MANIFEST}")}
    folder = bag / PAYLOAD / OUTPUT
    there = {f"{OUTPUT}/{each.relative_to(folder).as_posix()}" for each in folder.rglob("*") if each.is_file()}
    documents = {each for each in there if not each.endswith(f"/{MANIFEST}")}
    return documents == set(files) and all((bag / PAYLOAD / path).read_bytes() == files[path] for path in files)


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
