"""Building an edition again from the archive, and telling whether it is what was published."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from committee_pack.archive.contents import Bagged, find_bagged
from committee_pack.archive.likeness import Difference, Kind
from committee_pack.commands.archive import open_archive
from committee_pack.commands.build import short
from committee_pack.commands.console import Console
from committee_pack.errors import FindingsError, UsageError
from committee_pack.manifest import PACK_PACKAGES, PACKAGES, all_versions, installed_versions
from committee_pack.model.archived import EditionKind
from committee_pack.output import replace_folders
from committee_pack.publishing.rebuild import Rebuilt, rebuild

_SHOWN = 20
"""How many differences are told one by one."""


@dataclass(frozen=True, slots=True)
class RebuildRequest:
    """What `rebuild` was asked for: an edition, and where to write it, None for nowhere."""

    folder: Path
    edition: str
    archive: Path | None
    out: Path | None


def rebuild_edition(request: RebuildRequest, console: Console) -> bool:
    """Print whether an edition built again is what was published; return whether it is, or is alike."""
    archive = open_archive(request.folder, request.archive)
    if request.out is not None and _is_within(request.out, (archive.public.root, archive.restricted.root)):
        raise UsageError(f"--out: {request.out} is in the archive.", "Name a folder somewhere else.")
    edition = find_bagged(archive, request.edition)
    packages = PACKAGES if edition.edition.kind is EditionKind.REPORT else PACK_PACKAGES
    versions, every = installed_versions(packages), all_versions()
    step = partial(console.progress, request.edition)
    try:
        rebuilt = rebuild(archive, edition, request.folder, versions=versions, all_versions=every, step=step)
    except FindingsError as fault:
        raise _refused(fault, edition) from fault
    for path in _written(request.out, rebuilt):
        console.say(str(short(path)))
    _tell(rebuilt, console)
    return not rebuilt.differences


def _is_within(path: Path, folders: tuple[Path, ...]) -> bool:
    return any(path.absolute().is_relative_to(each) for each in folders)


def _refused(fault: FindingsError, edition: Bagged) -> FindingsError:
    version = edition.edition.versions.get("committee-pack", "another version")
    message = f"'{edition.edition.name}' was not built again: this version finds errors in what it was made from."
    return FindingsError(message, f"Build it with the version that published it, {version}.", fault.findings)


def _written(out: Path | None, rebuilt: Rebuilt) -> list[Path]:
    """Write what was built again, each folder whole or not at all, where that was asked for; return its files."""
    if out is None:
        return []
    folders: dict[Path, dict[str, bytes]] = {}
    for path, content in rebuilt.files.items():
        folders.setdefault(out / PurePosixPath(path).parent, {})[PurePosixPath(path).name] = content
    kept = replace_folders(folders)
    return [folder / name for folder, files in folders.items() for name in files] + [
        each for copies in kept.values() for each in copies
    ]


def _tell(rebuilt: Rebuilt, console: Console) -> None:
    count = f"{len(rebuilt.files)} {'file' if len(rebuilt.files) == 1 else 'files'}"
    for each in rebuilt.versions:
        console.note(f"Now {each.name} is {each.now}; it was published with {each.then}.")
    if not rebuilt.other_bytes:
        console.say(f"{rebuilt.edition.name}: {count} built again, identical to what was published, byte for byte.")
    elif not rebuilt.differences:
        others = ", ".join(rebuilt.other_bytes)
        console.say(f"{rebuilt.edition.name}: {count} built again, alike in text, tags and pictures of pages.")
        console.say(f"Other bytes, and nothing else: {others}")
    else:
        _tell_differences(rebuilt, console)


def _tell_differences(rebuilt: Rebuilt, console: Console) -> None:
    for each in rebuilt.differences[:_SHOWN]:
        console.say(_difference_text(each))
    if (more := len(rebuilt.differences) - _SHOWN) > 0:
        console.say(f"and {more:,} more")
    why = "other versions of the tool or its libraries build it" if rebuilt.versions else "the versions are the same"
    console.fail(
        f"'{rebuilt.edition.name}' built again is not what was published, and {why}.",
        "Build it with the versions that published it: they are in edition.json in its bag."
        if rebuilt.versions
        else "Look whether its bag is sound: committee-pack verify",
    )


def _difference_text(each: Difference) -> str:
    where = f"{each.file}: {each.place}" if each.place else each.file
    if each.kind is Kind.PICTURES and each.pixels:
        return f"{where}: the picture differs in {each.pixels:,} pixels"
    return f"{where}: {each.kind.value}: '{each.before}' was published, now '{each.after}'"
