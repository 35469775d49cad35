"""What an edition was made from, laid out as a workspace again."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from committee_pack.archive.bags import name_in_bag
from committee_pack.archive.contents import ArchiveError, Bagged, read_restricted
from committee_pack.archive.places import INPUTS, PAYLOAD, Archive
from committee_pack.model.archived import KeptInput
from committee_pack.scratch import scratch, write_files
from committee_pack.workspace import Workspace

_UP = ".."
_ROOT = "workspace"


@contextlib.contextmanager
def laid_out(
    archive: Archive, edition: Bagged, beside: Path | None = None, *, public: bool = False
) -> Iterator[Workspace]:
    """Lay out the inputs of an edition in a folder of their own, which is taken away again, and return it.

    Those that no bag holds are looked for by their checksums in `beside`, a workspace. With `public` the bag that only
    some may open is left alone, unless what everyone may see is not to be had without. Raises ArchiveError, which names
    them, where inputs are not to be had, or the bag that only some may open is not, and OutputError where the disk has
    no room for them.
    """
    found = _contents(edition, beside)
    if edition.edition.restricted and (not public or None in found.values()):
        found |= _contents(read_restricted(archive, edition), beside)
    # -- a bag of what is public lists an input that only the restricted one holds
    contents = {each.path: content for each, content in found.items() if content is not None}
    if missing := [each for each in found if each.path not in contents]:
        raise _missing(archive, edition, missing, beside)
    with scratch() as folder:
        root = _root(folder, contents)
        # -- from that folder, as a path with `..` would need the folders that it leads out of
        write_files(folder, {os.path.normpath(root / path): content for path, content in contents.items()})
        root.mkdir(parents=True, exist_ok=True)
        yield Workspace(root)


def _root(folder: Path, paths: Iterable[str]) -> Path:
    """Return where a workspace is laid out: so deep that what lies above it has room in the folder too.

    Its folders have a name that no input has in its path: what lies beside it does not come into it.
    """
    parts = [PurePosixPath(path).parts for path in paths]
    names = {name for each in parts for name in each}
    own = next(name for at in range(len(names) + 1) if (name := f"{_ROOT}{at or ''}") not in names)
    return folder.joinpath(*[own] * (1 + max((each.count(_UP) for each in parts), default=0)))


def _contents(bag: Bagged, beside: Path | None) -> dict[KeptInput, bytes | None]:
    return {each: _content(each, bag, beside) for each in bag.edition.inputs}


def _content(each: KeptInput, bag: Bagged, beside: Path | None) -> bytes | None:
    """Return what an input held; None where it is not to be had any more as it was."""
    if not _is_path(each.path):
        return None
    path = bag.folder / PAYLOAD / INPUTS / name_in_bag(each.path) if each.in_bag else beside and beside / each.path
    with contextlib.suppress(OSError):
        content = path.read_bytes() if path else b""
        if path and hashlib.sha256(content).hexdigest() == each.sha256:
            return content
    return None


def _is_path(path: str) -> bool:
    """Return whether a path leads from a workspace, as all do that were archived: no other is ever written to."""
    return not PurePosixPath(path).is_absolute() and not PureWindowsPath(path).anchor and "\0" not in path


def _missing(archive: Archive, edition: Bagged, missing: list[KeptInput], beside: Path | None) -> ArchiveError:
    if lost := [each.path for each in missing if each.in_bag or not _is_path(each.path)]:
        message = f"The bag of {edition.edition.name} is damaged: {', '.join(lost)} is not what was archived."
        return ArchiveError(message, f"What else is wrong says: {archive.command('verify')}")
    names = ", ".join(f"{each.path} ({_state(each, beside)})" for each in missing)
    message = f"{edition.edition.name} was made from what no bag holds, as it could identify people: {names}."
    return ArchiveError(message, "Put it, as it was, into the workspace that --workspace names.")


def _state(each: KeptInput, beside: Path | None) -> str:
    """Return what is known of an input that no bag holds: whether it is there, and the checksum that it had."""
    is_there = beside is not None and os.path.lexists(beside / each.path)
    return f"{'changed since' if is_there else 'not there'}; its SHA-256 was {each.sha256}"
