"""Publishing: what was made becomes an edition, bagged with all that it was made from, logged and indexed."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from committee_pack.archive.bags import PAYLOAD, make_bag, name_in_bag
from committee_pack.archive.contents import Bagged, bagged, read_bagged, read_log_of, tombstones
from committee_pack.archive.indexing import index_files
from committee_pack.archive.journal import Staging, changing
from committee_pack.archive.log import Entry, Event, Log, write_log
from committee_pack.archive.places import LOG, Archive, Shelf, bag_path
from committee_pack.archive.records import EDITION, write_edition
from committee_pack.changing import read_again
from committee_pack.errors import OutputError
from committee_pack.model.archive_settings import is_personal
from committee_pack.model.archived import ArchivedEdition, KeptInput
from committee_pack.model.settings import Council
from committee_pack.output import MANIFEST
from committee_pack.publishing.made import Day, Made, Step
from committee_pack.read.files import FileRead
from committee_pack.workspace import Workspace

OUTPUT, INPUTS, RESULTS = "output", "inputs", "results.json"


@dataclass(frozen=True, slots=True)
class Publication:
    """Into which archive something is published, on which day, by whom, and with which versions of everything."""

    archive: Archive
    day: Day
    by: str
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Published:
    """What became of it: the edition, where its bags lie, the head of the log; `is_new` if it was not there already."""

    edition: ArchivedEdition
    folder: Path
    restricted: Path | None
    head: str
    entries: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Payloads:
    """What goes into the bag that everyone may open, and into the one that only some may."""

    public: Mapping[str, bytes]
    secret: Mapping[str, bytes]
    inputs: tuple[KeptInput, ...]
    secret_inputs: tuple[KeptInput, ...]


def publish(workspace: Workspace, council: Council, made: Made, asked: Publication, step: Step) -> Published:
    """Put an edition into the archive and return it; documents that were published as they are stay that edition.

    Raises OutputError, with the archive as it was, where an input has changed since it was read or the disk refuses,
    and ArchiveError where the archive is damaged.
    """
    payloads = _payloads(workspace, council, made)
    step("archiving")
    with changing(asked.archive) as staging:
        log = read_log_of(asked.archive)
        if last := _same(asked.archive, log, made):
            return _told(asked.archive, last, log, is_new=False)
        return _added(staging, council, made, asked, payloads, log)


def _payloads(workspace: Workspace, council: Council, made: Made) -> _Payloads:
    """Return what the bags hold; an input that could identify people is in the restricted one, or in none."""
    settings = council.archive
    personal = {each for each in (*made.inputs, *made.secret_inputs) if is_personal(each.path, settings)}
    out_of_bags = set() if settings.personal_restricted else personal
    open_inputs = [each for each in made.inputs if each not in personal]
    closed = [*made.secret_inputs, *(each for each in made.inputs if each in personal)]
    records = made.records or {}
    results = {RESULTS: made.results} if made.results else {}
    public = {**_under(OUTPUT, made.outputs), **_read(workspace, open_inputs), **_under(INPUTS, records), **results}
    secret = {
        **_under(OUTPUT, made.secret_outputs or {}),
        **_read(workspace, [each for each in closed if each not in out_of_bags]),
    }
    for payload in (public, secret):
        _refuse_alike(payload)
    return _Payloads(
        public,
        secret,
        (*(_kept(each, personal) for each in made.inputs), *map(_record, records.items())),
        tuple(_kept(each, out_of_bags) for each in closed),
    )


def _refuse_alike(payload: Iterable[str]) -> None:
    """Raise OutputError where names of files or folders differ by capitals alone: not every disk can hold both."""
    known: dict[str, PurePosixPath] = {}
    for name in (each for path in map(PurePosixPath, payload) for each in (path, *path.parents)):
        folded = unicodedata.normalize("NFC", str(name).casefold())
        if (other := known.setdefault(folded, name)) != name:
            message = f"{other} and {name} differ by capitals alone, and not every disk can hold both."
            raise OutputError(message, "Call one of them otherwise, then publish again.")


def _kept(read: FileRead, out_of_bag: Container[FileRead]) -> KeptInput:
    return KeptInput(read.path, read.sha256, in_bag=read not in out_of_bag)


def _record(record: tuple[str, bytes]) -> KeptInput:
    path, content = record
    return KeptInput(path, hashlib.sha256(content).hexdigest())


def _under(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{name_in_bag(path)}": content for path, content in files.items()}


def _read(workspace: Workspace, files: Iterable[FileRead]) -> dict[str, bytes]:
    """Return inputs as they were read; raises OutputError where one has changed since."""
    return _under(INPUTS, {each.path: read_again(workspace.root / each.path, each.sha256) for each in files})


def _same(archive: Archive, log: Log, made: Made) -> ArchivedEdition | None:
    """Return the last edition of the same thing, if it stands and its documents are those that were made now."""
    earlier = log.editions_of(made.of)
    if not earlier or earlier[-1].edition not in log.standing:
        return None
    last = read_bagged(archive, log, earlier[-1].edition)
    secret = archive.restricted.place(bag_path(last.edition.name))
    is_same = _holds(last.folder, made.outputs) and _holds(secret, made.secret_outputs or {})
    is_as_secret = bool(last.edition.restricted) or not made.secret_outputs
    return last.edition if is_same and is_as_secret else None


def _holds(bag: Path, outputs: Mapping[str, bytes]) -> bool:
    """Return whether a bag holds documents as they were made, whatever their manifests say of inputs and versions."""
    files = {path: content for path, content in _under(OUTPUT, outputs).items() if not path.endswith(f"/{MANIFEST}")}
    folder = bag / PAYLOAD / OUTPUT
    there = {f"{OUTPUT}/{each.relative_to(folder).as_posix()}" for each in folder.rglob("*") if each.is_file()}
    documents = {each for each in there if not each.endswith(f"/{MANIFEST}")}
    return documents == set(files) and all((bag / PAYLOAD / path).read_bytes() == files[path] for path in files)


def _added(
    staging: Staging, council: Council, made: Made, asked: Publication, payloads: _Payloads, log: Log
) -> Published:
    """Stage the bags of a new edition, and with them the log and the index; then let all of it be there."""
    archive = staging.archive
    edition = _edition(council, made, asked, payloads, log)
    if payloads.secret:
        record = replace(edition, outputs=_outputs(payloads.secret), inputs=payloads.secret_inputs)
        edition = replace(edition, restricted=_bagged(staging, archive.restricted, payloads.secret, record))
    seal = _bagged(staging, archive.public, payloads.public, edition)
    entry = Entry(
        0, asked.day.on, Event.PUBLISHED, edition.name, edition.of, seal, edition.restricted, edition.late, asked.by
    )
    later = log.after(entry)
    new = Bagged(edition, archive.public.new / bag_path(edition.name), seal)
    staging.write(LOG, write_log(later))
    for name, content in index_files((*bagged(archive, log), new), tombstones(archive, log), later).items():
        staging.write(name, content)
    staging.decide()
    return _told(archive, edition, later, is_new=True)


def _edition(council: Council, made: Made, asked: Publication, payloads: _Payloads, log: Log) -> ArchivedEdition:
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
        archived=asked.day.on,
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
