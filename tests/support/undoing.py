"""What is done to files and can be undone, with their rights and time stamps."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

_OWNER_WRITES = 0o200


class Written:
    """A file that is written to though nobody may, and put back with its rights and times."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._was: tuple[bytes, os.stat_result] | None = None

    def flip(self, place: int, mask: int) -> None:
        """Change a byte."""
        held = bytearray(self._path.read_bytes())
        held[place] ^= mask
        self.fill(bytes(held))

    def cut(self, length: int) -> None:
        """Keep so many bytes."""
        self.fill(self._path.read_bytes()[:length])

    def add(self, more: bytes) -> None:
        """Write more at the end."""
        self.fill(self._path.read_bytes() + more)

    def fill(self, content: bytes) -> None:
        """Let the file hold something else."""
        self._was = (self._path.read_bytes(), self._path.stat())
        self._write(content)

    def restore(self) -> None:
        """Let it be as it was."""
        assert self._was is not None, "damage is undone that was not done"
        content, status = self._was
        self._write(content)
        os.utime(self._path, ns=(status.st_atime_ns, status.st_mtime_ns))

    def _write(self, content: bytes) -> None:
        mode = self._path.stat().st_mode
        self._path.chmod(mode | _OWNER_WRITES)
        self._path.write_bytes(content)
        self._path.chmod(mode)


class Away:
    """A file or folder that is taken away, and brought back."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder: Path | None = None

    @property
    def kept(self) -> Path:
        """Where it is while it is away."""
        assert self._folder is not None, "damage is undone that was not done"
        return self._folder / self._path.name

    def go(self) -> None:
        """Take it away."""
        self._folder = Path(tempfile.mkdtemp())
        shutil.move(self._path, self.kept)

    def come_back(self) -> None:
        """Bring it back."""
        shutil.move(self.kept, self._path)
        self.kept.parent.rmdir()


def rename(path: Path, new: Path) -> None:
    """Rename, also where the new name differs by the case of letters alone and the system does not tell them apart."""
    between = path.with_name(f"{path.name}.between")
    path.rename(between)
    between.rename(new)


def swap(one: Path, other: Path) -> None:
    """Let two files or folders change names."""
    between = one.with_name(f"{one.name}.between")
    one.rename(between)
    other.rename(one)
    between.rename(other)
