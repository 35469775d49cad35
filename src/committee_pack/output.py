"""A report's folder under out/ is swapped in whole: every file is there, or what stood before still stands.

So are single files, and the files that somebody starts from, which are never written over what is there.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from committee_pack.disk import FULL, sync, write_down
from committee_pack.errors import OutputError
from committee_pack.locking import TakenError, locked

MANIFEST = "manifest.json"
_ADDING = ".committee-pack.new"
"""Where files lie that are added, until all of them are written."""


@dataclass(frozen=True, slots=True)
class _Swap:
    """A folder, and beside it the names that its content has on the way in and out."""

    folder: Path

    def beside(self, kind: str) -> Path:
        return self.folder.with_name(f".{self.folder.name}.{kind}")

    @property
    def staging(self) -> Path:
        return self.beside("new")

    @property
    def aside(self) -> Path:
        return self.beside("old")

    def recover(self) -> None:
        """Put right what a build that was killed has left: a folder half made, or one moved aside."""
        _discard(self.staging)
        if self.aside.exists() and not self.folder.exists():
            self.aside.rename(self.folder)
        _discard(self.aside)

    def prepare(self, files: Mapping[str, bytes]) -> None:
        """Put right what a killed run has left, and write the files beside the folder, down to the disk."""
        self.recover()
        _refuse_file(self.folder)
        self.staging.mkdir()
        for name, content in files.items():
            write_down(self.staging / name, content)
        sync(self.staging)

    def swap(self) -> tuple[Path, ...]:
        """Let what was filled take the folder's place; return where what had been edited there is kept."""
        kept = _keep_changed(self.folder, self.folder)
        if self.folder.exists():
            self.folder.rename(self.aside)
        try:
            # -- once more, for what was saved there since
            kept = tuple(dict.fromkeys((*kept, *_keep_changed(self.aside, self.folder))))
            self.staging.rename(self.folder)
        except OSError:
            if self.aside.exists():
                self.aside.rename(self.folder)
            raise
        return kept

    def finish(self) -> None:
        """Take away what stood there before, once a power cut can no longer bring it back in the new one's place."""
        with contextlib.suppress(OSError):
            sync(self.folder.parent)
            _discard(self.aside)

    def told(self, fault: OSError, written: tuple[Path, ...]) -> OutputError:
        """Return the fault as the person at the keyboard can mend it; `written` are folders that are new already."""
        where = str(fault.filename2 or fault.filename or self.folder)
        # -- nobody has seen the names that it has on the way in
        for hidden in (self.staging, self.beside("lock")):
            where = where.replace(str(hidden), str(self.folder))
        stands = "What stood there before still stands."
        # -- unlike exists(), lexists() is silent about a name that no file can have
        if os.path.lexists(self.aside) and not os.path.lexists(self.folder):
            stands = f"What stood there before is {self.aside}, and the next build puts it back."
        new = f" New are: {', '.join(map(str, written))}." if written else ""
        return OutputError(f"{where} cannot be written: {fault.strerror}. {stands}{new}", _remedy(fault, "--out DIR"))


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write the files, in their order, as the whole content of the folder.

    Returns where it kept what somebody had put there or edited by hand, which is never lost. Raises
    OutputError, with what stood before untouched, where the folder cannot be written.
    """
    return replace_folders({folder: files})[folder]


def replace_folders(folders: Mapping[Path, Mapping[str, bytes]]) -> dict[Path, tuple[Path, ...]]:
    """Write several folders that belong together, as `replace_folder` does: all are beside before any takes its place.

    Where one cannot take its place, those before it have, and the OutputError names them.
    """
    kept: dict[Path, tuple[Path, ...]] = {}
    with contextlib.ExitStack() as held:
        swaps = [_locked(_Swap(folder), held) for folder in folders]
        try:
            for swap, files in zip(swaps, folders.values(), strict=True):
                with _telling(swap):
                    swap.prepare(files)
            for swap in swaps:
                with _telling(swap, kept):
                    kept[swap.folder] = swap.swap()
        except OutputError:
            for swap in (each for each in swaps if each.folder not in kept):
                with contextlib.suppress(OSError):
                    _discard(swap.staging)
            raise
        for swap in swaps:
            swap.finish()
    return kept


def _locked(swap: _Swap, held: contextlib.ExitStack) -> _Swap:
    """Return what is swapped once nobody else can, for as long as its lock is held."""
    with _telling(swap):
        swap.folder.parent.mkdir(parents=True, exist_ok=True)
        held.enter_context(locked(swap.beside("lock")))
    return swap


@contextlib.contextmanager
def _telling(swap: _Swap, written: Iterable[Path] = ()) -> Iterator[None]:
    """Let a fault be told as the person at the keyboard can mend it; `written` are folders that are new already."""
    try:
        yield
    except TakenError:
        message = f"Another build is writing {swap.folder}."
        raise OutputError(message, "Wait until it has ended, then build again.") from None
    except OSError as fault:
        raise swap.told(fault, tuple(written)) from fault


def restore_killed(out: Path) -> None:
    """Put back every report that a build was killed in moving aside, whether or not it is built again.

    What cannot be put back now is left where it is, whole.
    """
    for aside in _left_aside(out):
        swap = _Swap(aside.with_name(aside.name[1:].removesuffix(".old")))
        with contextlib.suppress(OSError, TakenError):
            if (aside / MANIFEST).is_file() and not swap.folder.exists():
                with locked(swap.beside("lock")):
                    swap.recover()


def _left_aside(out: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(out.glob("*/.*.old"))
    return []


def _remedy(fault: OSError, option: str) -> str:
    elsewhere = f"or choose another folder with {option}."
    if isinstance(fault, (NotADirectoryError, FileExistsError)):
        return f"A file stands where a folder should be: move it, {elsewhere}"
    if fault.errno in FULL:
        return f"Make room on the disk, {elsewhere}"
    return f"Close the file if it is open in Word or a PDF reader, {elsewhere}"


def _discard(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def _refuse_file(folder: Path) -> None:
    if folder.is_file():
        raise NotADirectoryError(errno.ENOTDIR, "a file of that name stands in its place", str(folder))


def _keep_changed(held: Path, folder: Path) -> tuple[Path, ...]:
    """Copy what was put into the folder, now held there, or edited by hand since it was built; return the copies."""
    beside = folder.with_name(f"{folder.name}-kept")
    return tuple(_copy(content, beside / name) for name, content in _changed(held))


def _changed(held: Path) -> Iterator[tuple[str, bytes]]:
    built = _built(held)
    for path in sorted(held.rglob("*")):
        name = path.relative_to(held).as_posix()
        if path.is_file() and name != MANIFEST and not path.name.startswith("~$"):
            content = path.read_bytes()
            if built.get(name) != hashlib.sha256(content).hexdigest():
                yield name, content


def _built(folder: Path) -> dict[str, str]:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {each["path"]: each["sha256"] for each in manifest["outputs"]}
    return {}


def _copy(content: bytes, path: Path) -> Path:
    """Keep the content under a name of its own, and never over another's; return where."""
    digest = hashlib.sha256(content).hexdigest()
    names = (f"{path.stem}-{part}{path.suffix}" for part in (digest[:8], digest))
    copies = [path.with_name(name) for name in names]
    copy = next((each for each in copies if not each.exists() or each.read_bytes() == content), copies[-1])
    if not copy.exists():
        copy.parent.mkdir(parents=True, exist_ok=True)
        _put(copy, content)
    return copy


def _put(path: Path, content: bytes) -> None:
    """Write one file beside its place, then let it take the place."""
    staging = path.with_name(f".{path.name}.new")
    try:
        write_down(staging, content)
        staging.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            staging.unlink()
        raise
    with contextlib.suppress(OSError):
        sync(path.parent)


def write_file(path: Path, content: bytes) -> None:
    """Write one file whole or not at all; raises OutputError, with what stood there untouched, where it cannot be."""
    try:
        _refuse_no_file(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.with_name(f".{path.name}.lock")):
            _put(path, content)
    except TakenError:
        raise OutputError(f"Another command is writing {path}.", "Wait until it has ended, then try again.") from None
    except OSError as fault:
        message = f"{path} cannot be written: {fault.strerror}. What stood there before still stands."
        raise OutputError(message, _file_remedy(fault)) from fault


def _refuse_no_file(path: Path) -> None:
    if path.is_dir() or not path.name:
        raise OutputError(f"{path} is a folder.", "Name a file.")
    if path.exists() and not path.is_file():
        raise OutputError(f"{path} is a device, and no file.", "Name a file, or leave --out away to print.")


def _file_remedy(fault: OSError) -> str:
    if fault.errno in FULL:
        return "Make room on the disk, or name another file."
    return "Close it if it is open, or name another file."


def add_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write new files by their paths from a folder, which need not be there: all of them, or none.

    The last takes its place last, so that where it is, all are. Nothing is ever written over: raises OutputError
    where one is there already, or cannot be written. One that a killed run has left as it should be is taken as it is.
    """
    try:
        base = next((each for each in (root, *root.parents) if each.is_dir()), Path(root.anchor))
        with locked(base / f"{_ADDING}.lock"):
            _refuse_taken(root, files)
            _add(base, {root.relative_to(base) / path: content for path, content in files.items()})
    except TakenError:
        raise OutputError(
            f"Another command is writing in {root}.", "Wait until it has ended, then try again."
        ) from None
    except OSError as fault:
        # -- nobody has seen the names that they have on the way in
        where = str(fault.filename2 or fault.filename or root).replace(f"{_ADDING}{os.sep}", "")
        where = where.replace(f"{os.sep}{_ADDING}.lock", "").replace(f"{os.sep}{_ADDING}", "")
        # -- from None, since what is told of a cause is how to write elsewhere with --out
        raise OutputError(f"{where} cannot be written: {fault.strerror}.", _adding_remedy(fault)) from None


def _add(base: Path, files: Mapping[Path, bytes]) -> None:
    staging = base / _ADDING
    _discard(staging)
    new = {path: content for path, content in files.items() if not os.path.lexists(base / path)}
    try:
        for path, content in new.items():
            (staging / path).parent.mkdir(parents=True, exist_ok=True)
            write_down(staging / path, content)
        for folder in {(staging / path).parent for path in new}:
            sync(folder)
        _move_in(base, staging, _outermost_new(base, new))
    finally:
        with contextlib.suppress(OSError):
            _discard(staging)


def _refuse_taken(root: Path, files: Mapping[str, bytes]) -> None:
    last = list(files)[-1]
    taken = [path for path in files if os.path.lexists(root / path)]
    if others := [path for path in taken if path == last or not _holds(root / path, files[path])]:
        message = f"{root} holds {', '.join(others)} already, and nothing is written over."
        raise OutputError(message, "Move what is there away, or choose another name.")


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _outermost_new(base: Path, paths: Iterable[Path]) -> list[Path]:
    """Return the outermost folders and files that are not there yet and hold all the paths, each where its last is."""
    outermost = (
        next(each for each in (*reversed(path.parents), path) if not os.path.lexists(base / each)) for path in paths
    )
    return list(dict.fromkeys(reversed(list(outermost))))[::-1]


def _move_in(base: Path, staging: Path, paths: Iterable[Path]) -> None:
    """Let what was written beside take its places; where one cannot be taken, those that were are given back."""
    moved: list[Path] = []
    try:
        for path in paths:
            (staging / path).rename(base / path)
            moved.append(path)
    except BaseException:
        with contextlib.suppress(OSError):
            for path in reversed(moved):
                (base / path).rename(staging / path)
        raise
    with contextlib.suppress(OSError):
        for folder in {(base / path).parent for path in moved}:
            sync(folder)


def _adding_remedy(fault: OSError) -> str:
    if fault.errno in FULL:
        return "Make room on the disk, or choose another folder."
    if isinstance(fault, (NotADirectoryError, FileExistsError)):
        return "A file stands where a folder should be: move it, or choose another folder."
    return "Ask for the right to write there, or choose another folder."
