"""What lies in the folder of a bag, be it archived or not."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER, LINK, DEVICE, FILE = "a folder", "a link", "a device", "a file"


@dataclass(frozen=True, slots=True)
class Listed:
    """What lies in a folder, by paths from it: its files, its folders, those that hold nothing, and what is neither.

    `others` says what it is: a link or a device. `closed` are folders that may not be looked into, "" for the folder
    itself, each with why.
    """

    files: tuple[str, ...]
    folders: tuple[str, ...]
    empty: tuple[str, ...]
    others: Mapping[str, str]
    closed: Mapping[str, str]


def kind_of(path: Path) -> str:
    """Return what lies at a path, itself and not what it leads to, "" for nothing.

    Raises OSError where nobody may look.
    """
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return ""
    kinds = {stat.S_IFDIR: FOLDER, stat.S_IFLNK: LINK, stat.S_IFREG: FILE}
    return kinds.get(stat.S_IFMT(mode), DEVICE)


def listed(folder: Path) -> Listed:
    """Return what lies in a folder and in all folders below it."""
    files: list[str] = []
    folders: list[str] = []
    empty: list[str] = []
    others: dict[str, str] = {}
    closed: dict[str, str] = {}
    waiting = [""]
    for within in waiting:
        try:
            # -- scandir, as pathlib takes thrice as long over thousands of bags
            with os.scandir(f"{folder}/{within}") as entries:
                found = [(f"{within}{each.name}", _kind(each)) for each in entries]
        except OSError as fault:
            closed[within.rstrip("/")] = fault.strerror or str(fault)
            continue
        if not found:
            empty.append(within.rstrip("/"))
        files += [path for path, kind in found if kind == FILE]
        folders += [path for path, kind in found if kind == FOLDER]
        waiting += [f"{path}/" for path, kind in found if kind == FOLDER]
        others |= {path: kind for path, kind in found if kind not in (FILE, FOLDER)}
    return Listed(tuple(sorted(files)), tuple(folders), tuple(empty), others, closed)


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return LINK
    if entry.is_dir():
        return FOLDER
    return FILE if entry.is_file() else DEVICE
