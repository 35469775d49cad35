"""What goes into the bags of an edition: into the one that everyone may open, and into the one that only some may."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from committee_pack.archive.bags import name_in_bag
from committee_pack.archive.places import INPUTS, OUTPUT, RESULTS
from committee_pack.changing import read_again
from committee_pack.errors import OutputError
from committee_pack.model.archive_settings import ArchiveSettings, is_personal
from committee_pack.model.archived import KeptInput
from committee_pack.model.settings import Council
from committee_pack.publishing.made import Made
from committee_pack.read.files import FileRead
from committee_pack.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Payloads:
    """What goes into the bag that everyone may open, and into the one that only some may.

    Of the inputs that could identify people `kept_out` are those that no bag holds, and `withheld` those that only the
    restricted one does, by their paths from the workspace.
    """

    public: Mapping[str, bytes]
    secret: Mapping[str, bytes]
    inputs: tuple[KeptInput, ...]
    secret_inputs: tuple[KeptInput, ...]
    kept_out: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()


def payloads_of(workspace: Workspace, council: Council, made: Made) -> Payloads:
    """Return what the bags hold; an input that could identify people is in the restricted one, or in none.

    Raises OutputError where an input has changed since it was read, or names differ by capitals alone.
    """
    settings = council.archive
    personal = {each for each in (*made.inputs, *made.secret_inputs) if _is_personal(each, workspace, settings)}
    out_of_bags: set[FileRead] = set() if settings.personal_restricted else personal
    open_inputs = [each for each in made.inputs if each not in personal]
    closed = [*made.secret_inputs, *(each for each in made.inputs if each in personal)]
    records = made.records or {}
    results = {RESULTS: made.results} if made.results else {}
    public = {**under(OUTPUT, made.outputs), **_read(workspace, open_inputs), **under(INPUTS, records), **results}
    secret = {
        **under(OUTPUT, made.secret_outputs or {}),
        **_read(workspace, [each for each in closed if each not in out_of_bags]),
    }
    for payload in (public, secret):
        _refuse_alike(payload)
    return Payloads(
        public,
        secret,
        (*(_kept(each, personal) for each in made.inputs), *map(_record, records.items())),
        tuple(_kept(each, out_of_bags) for each in closed),
        kept_out=_paths(out_of_bags),
        withheld=_paths(personal - out_of_bags),
    )


def _is_personal(read: FileRead, workspace: Workspace, settings: ArchiveSettings) -> bool:
    """Return whether an input's rows could identify people, by the path that names it or by where that leads."""
    root = os.path.realpath(workspace.root)
    leads = Path(os.path.relpath(os.path.realpath(workspace.root / read.path), root)).as_posix()
    return is_personal(read.path, settings) or is_personal(leads, settings)


def _paths(files: Iterable[FileRead]) -> tuple[str, ...]:
    return tuple(sorted(each.path for each in files))


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


def under(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files by their paths in a payload, below one of its folders."""
    return {f"{folder}/{name_in_bag(path)}": content for path, content in files.items()}


def _read(workspace: Workspace, files: Iterable[FileRead]) -> dict[str, bytes]:
    """Return inputs as they were read; raises OutputError where one has changed since."""
    return under(INPUTS, {each.path: read_again(workspace.root / each.path, each.sha256) for each in files})
