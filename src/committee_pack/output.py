"""A report's folder under out/ is swapped in whole: every file is there, or what stood before still stands."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from committee_pack.errors import OutputError

MANIFEST = "manifest.json"


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write the files, in their order, as the whole content of the folder.

    Returns where it kept what somebody had put there or edited by hand, which is never lost. Raises
    OutputError, with what stood before untouched, where the folder cannot be written.
    """
    staging, aside = _beside(folder, "new"), _beside(folder, "old")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _recover(folder, staging, aside)
        _refuse_file(folder)
        staging.mkdir()
        for name, content in files.items():
            _write(staging / name, content)
        kept = _keep_changed(folder)
        _swap(folder, staging, aside)
    except OSError as fault:
        shutil.rmtree(staging, ignore_errors=True)
        where = fault.filename2 or fault.filename or folder
        raise OutputError(
            f"{where} cannot be written: {fault.strerror}. What stood there before still stands.",
            _remedy(fault),
        ) from fault
    return kept


def _remedy(fault: OSError) -> str:
    if isinstance(fault, (NotADirectoryError, FileExistsError)):
        return "A file stands where a folder should be: move it, or choose another folder with --out DIR."
    return "Close the file if it is open in Word or a PDF reader, or choose another folder with --out DIR."


def _beside(folder: Path, kind: str) -> Path:
    return folder.parent / f".{folder.name}.{kind}"


def _recover(folder: Path, staging: Path, aside: Path) -> None:
    """Put right what a build that was killed has left: a folder half made, or one moved aside."""
    shutil.rmtree(staging, ignore_errors=True)
    if aside.exists() and not folder.exists():
        aside.rename(folder)
    shutil.rmtree(aside, ignore_errors=True)


def _refuse_file(folder: Path) -> None:
    if folder.is_file():
        raise NotADirectoryError(errno.ENOTDIR, "a file of that name stands in its place", str(folder))


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _swap(folder: Path, staging: Path, aside: Path) -> None:
    if folder.exists():
        folder.rename(aside)
    try:
        staging.rename(folder)
    except OSError:
        if aside.exists():
            aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _keep_changed(folder: Path) -> tuple[Path, ...]:
    """Copy what was put into the folder or edited by hand since it was built; return the copies."""
    built = _built(folder)
    kept = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != MANIFEST and not path.name.startswith("~$"):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if built.get(name) != digest:
                beside = folder.parent / f"{folder.name}-kept" / name
                kept.append(_copy(path, beside.parent, digest))
    return tuple(kept)


def _built(folder: Path) -> dict[str, str]:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {each["path"]: each["sha256"] for each in manifest["outputs"]}
    return {}


def _copy(path: Path, folder: Path, digest: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"{path.stem}-{digest[:8]}{path.suffix}"
    shutil.copyfile(path, copy)
    return copy


def write_file(path: Path, content: bytes) -> None:
    """Write one file whole or not at all; raises OutputError, with what stood there untouched, where it cannot be."""
    if path.is_dir() or not path.name:
        raise OutputError(f"{path} is a folder.", "Name a file.")
    staging = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(staging, content)
        staging.replace(path)
    except OSError as fault:
        with contextlib.suppress(OSError):
            staging.unlink()
        raise OutputError(
            f"{path} cannot be written: {fault.strerror}.", "Close it if it is open, or name another file."
        ) from fault


def print_bytes(content: bytes) -> None:
    """Write to standard output; raises OutputError where it takes no more, BrokenPipeError where nobody reads on."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        message = f"The output cannot be written: {fault.strerror}."
        raise OutputError(message, "Make room, or write elsewhere.") from fault
