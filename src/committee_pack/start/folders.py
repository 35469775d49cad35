"""The folders of files beside this module, as their bytes."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def files_in(folder: Path) -> dict[str, bytes]:
    """Return what every file in a folder holds, by its path from there, in order of their paths."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def folders_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the folders in a folder, in order."""
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir()))
