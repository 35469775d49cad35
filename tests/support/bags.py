"""Bags as the library makes them, declared as version 1.0, and what is in them, for tests that read or spoil them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import bagit

from tests.support.bag_reader import DECLARATION

INFO = {"Bagging-Date": "2016-11-02", "External-Description": "Monthly scorecard"}


def bag_of(
    folder: Path, files: Mapping[str, bytes], info: Mapping[str, str] = INFO, algorithms: Sequence[str] = ("sha512",)
) -> Path:
    """Return a bag with some files, by their paths within its payload."""
    folder.mkdir(parents=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    made = bagit.make_bag(str(folder), dict(info), checksums=list(algorithms))
    # -- the library declares the draft before the standard
    (folder / "bagit.txt").write_bytes("".join(f"{line}\n" for line in DECLARATION).encode())
    made.save()
    return folder


@dataclass(frozen=True)
class Held:
    """What a bag holds: its files by sort, a manifest, another tag file or one of the payload; and its folders."""

    bag: Path
    sorts: tuple[tuple[Path, ...], ...]
    folders: tuple[Path, ...]


def bags_in(archive: Path) -> list[Held]:
    """Return the bags of an archive, or the one that a folder is."""
    declared = [each for each in sorted(archive.rglob("bagit.txt")) if "data" not in each.relative_to(archive).parts]
    assert declared, f"there is no bag in {archive}"
    return [_held(each.parent) for each in declared]


def _held(bag: Path) -> Held:
    found = sorted(bag.rglob("*"))
    payload = tuple(each for each in found if each.is_file() and each.is_relative_to(bag / "data"))
    tags = tuple((each,) for each in found if each.is_file() and not each.is_relative_to(bag / "data"))
    folders = tuple(each for each in found if each.is_dir() and each.is_relative_to(bag / "data"))
    return Held(bag, (payload, *tags) if payload else tags, folders)


def relisted(manifest: Path, bag: Path, changed: Sequence[Path]) -> bytes:
    """Return what a manifest holds, with the checksums that some files have now."""
    algorithm = manifest.stem.rpartition("-")[2]
    lines = manifest.read_bytes().splitlines(keepends=True)
    for path in changed:
        checksum = hashlib.new(algorithm, path.read_bytes()).hexdigest().encode()
        name = f" {path.relative_to(bag).as_posix()}".encode()
        lines = [checksum + each[len(checksum) :] if each.rstrip().endswith(name) else each for each in lines]
    return b"".join(lines)
