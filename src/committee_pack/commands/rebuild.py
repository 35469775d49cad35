"""Building an edition again from the archive, and telling whether it is what was published."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from committee_pack.archive.contents import Bagged, find_bagged
from committee_pack.archive.likeness import Difference, Kind
from committee_pack.archive.places import Archive
from committee_pack.commands.archive import open_archive
from committee_pack.commands.build import short, whole_when_stopped
from committee_pack.commands.console import Console
from committee_pack.errors import FindingsError, UsageError
from committee_pack.manifest import PACK_PACKAGES, PACKAGES, all_versions, installed_versions
from committee_pack.model.archived import EditionKind
from committee_pack.output import replace_folders
from committee_pack.publishing.rebuild import Rebuilt, Version, other_versions, rebuild
from committee_pack.workspace import Workspace

_SHOWN = 20
"""How many differences are told one by one where not all of them are asked for."""
_THOSE = "Build it with the versions that published it: they are in edition.json in its bag."


@dataclass(frozen=True, slots=True)
class RebuildRequest:
    """What `rebuild` was asked for: an edition, and where to write it, None for nowhere."""

    folder: Path
    edition: str
    archive: Path | None
    out: Path | None


def rebuild_edition(request: RebuildRequest, console: Console) -> bool:
    """Print whether an edition built again is what was published; return whether it is, or is alike.

    Raises UsageError for an edition that is not there or a folder that cannot be written to, FindingsError where what
    it was made from holds errors.
    """
    archive = open_archive(request.folder, request.archive)
    _refuse_place(request, archive)
    edition = find_bagged(archive, request.edition)
    packages = PACKAGES if edition.edition.kind is EditionKind.REPORT else PACK_PACKAGES
    versions, every = installed_versions(packages), all_versions()
    step = partial(console.progress, request.edition)
    try:
        rebuilt = rebuild(archive, edition, request.folder, versions=versions, all_versions=every, step=step)
    except FindingsError as fault:
        _tell_versions(other_versions(edition.edition, every), console)
        is_same = not other_versions(edition.edition, every)
        raise _refused(fault, edition, _look(archive) if is_same else _THOSE) from fault
    for path in _written(request.out, rebuilt, console):
        console.say(str(short(path)))
    _tell(rebuilt, _look(archive), console)
    return rebuilt.is_same


def _refuse_place(request: RebuildRequest, archive: Archive) -> None:
    """Raise UsageError where it was to be written into the archive, or among what people write."""
    if request.out is None:
        return
    # -- realpath, since resolve() fails on a link to itself
    out = Path(os.path.realpath(request.out))
    if any(out.is_relative_to(os.path.realpath(each.root)) for each in (archive.public, archive.restricted)):
        raise UsageError(f"--out: {request.out} is in the archive.", "Name a folder somewhere else.")
    if Workspace(Path(os.path.realpath(request.folder))).is_input(out):
        raise UsageError(f"--out: {request.out} is among the files that people write.", "Name a folder somewhere else.")


def _look(archive: Archive) -> str:
    return f"Look whether its bag is sound: {archive.command('verify')}"


def _refused(fault: FindingsError, edition: Bagged, remedy: str) -> FindingsError:
    message = f"'{edition.edition.name}' was not built again: there are errors in what it was made from."
    return FindingsError(message, remedy, fault.findings)


def _written(out: Path | None, rebuilt: Rebuilt, console: Console) -> list[Path]:
    """Write what was built again, all of it or nothing, where that was asked for; return its files."""
    if out is None:
        return []
    folders: dict[Path, dict[str, bytes]] = {}
    for path, content in rebuilt.files.items():
        folders.setdefault(out / PurePosixPath(path).parent, {})[PurePosixPath(path).name] = content
    with whole_when_stopped(out):
        kept = replace_folders(folders)
    for copy in (each for copies in kept.values() for each in copies):
        console.warn(f"Kept a copy of what had been edited by hand: {short(copy)}")
    return [folder / name for folder, files in folders.items() for name in files]


def _tell(rebuilt: Rebuilt, look: str, console: Console) -> None:
    name = rebuilt.edition.name
    _tell_versions(rebuilt.versions, console)
    console.findings(rebuilt.faults)
    if rebuilt.differences:
        _tell_differences(rebuilt, look, console)
    elif rebuilt.other_bytes and not rebuilt.versions:
        _tell_other_bytes(rebuilt, console)
        console.fail(f"'{name}' built again has other bytes than what was published, by the same versions.", look)
    elif rebuilt.faults:
        console.fail(f"'{name}' was built again, but its bag is not what was archived.", "It is named above.")
    elif rebuilt.other_bytes:
        console.say(f"{name}: {_count(rebuilt)} built again, alike in text, tags and pictures of pages.")
        _tell_other_bytes(rebuilt, console)
    else:
        console.say(f"{name}: {_count(rebuilt)} built again, identical to what was published, byte for byte.")


def _count(rebuilt: Rebuilt) -> str:
    return f"{len(rebuilt.files)} {'file' if len(rebuilt.files) == 1 else 'files'}"


def _tell_versions(versions: tuple[Version, ...], console: Console) -> None:
    for each in versions:
        console.note(f"Now {each.name} is {each.now}; it was published with {each.then}.")


def _tell_other_bytes(rebuilt: Rebuilt, console: Console) -> None:
    console.say(f"Other bytes, and nothing else: {', '.join(rebuilt.other_bytes)}")


def _tell_differences(rebuilt: Rebuilt, look: str, console: Console) -> None:
    shown = len(rebuilt.differences) if console.verbose else _SHOWN
    for each in rebuilt.differences[:shown]:
        console.say(_difference_text(each))
    if (more := len(rebuilt.differences) - shown) > 0:
        console.say(f"and {more:,} more, which --verbose shows")
    why = "other versions of the tool or its libraries build it" if rebuilt.versions else "the versions are the same"
    message = f"'{rebuilt.edition.name}' built again is not what was published, and {why}."
    console.fail(message, _THOSE if rebuilt.versions else look)


def _difference_text(each: Difference) -> str:
    where = f"{each.file}: {each.place}" if each.place else each.file
    old, new = each.before, each.after
    match each.kind:
        case Kind.PICTURES if each.pixels:
            return f"{where}: the picture differs in {each.pixels:,} {'pixel' if each.pixels == 1 else 'pixels'}"
        case Kind.UNREADABLE:
            return f"{where}: what {'was published' if old else 'is built now'} cannot be read: {old or new}"
        case Kind.BYTES if not each.place:
            return f"{where}: {_bytes_text(old, new)}"
        case _ if old and new:
            return f"{where}: {each.kind.value}: '{old}' was published, now '{new}'"
        case _:
            return f"{where}: {each.kind.value}: {_one_sided(old, new)}"


def _bytes_text(old: str, new: str) -> str:
    if old and new:
        return f"other bytes: {old} were published, now {new}"
    return "was published, and is not built now" if old else "is built now, and was not published"


def _one_sided(old: str, new: str) -> str:
    return f"'{old}' was published, and is not there now" if old else f"'{new}' is new, and was not published"
