"""Files as they lie on the disk: each read once, decoded, remembered with its checksum."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from committee_pack.findings import Finding, Outcome, Place, error, nearest

_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_HOW_TO_SAVE = "Save it again as UTF-8 (in Excel: CSV UTF-8; in Notepad: Save as, Encoding)."
_HOW_TO_OPEN = "Name a file, close it in other programs, or ask for the right to read it."
NO_DRAFTS: Mapping[Path, bytes] = MappingProxyType({})
"""That nothing is read which is not on the disk."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that a build was made from: its path from the workspace and its SHA-256."""

    path: str
    sha256: str


def _why(fault: OSError | ValueError) -> str:
    return (fault.strerror or str(fault)) if isinstance(fault, OSError) else "no file can have that name"


def _bytes_of(path: Path) -> bytes:
    """Return what a file holds; raises OSError, also for what would be read without end, such as /dev/zero."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, "it is a device, and no file")
    return path.read_bytes()


class Files:
    """The files under a workspace; remembers which were read, so that a manifest can name them.

    `drafts` are read as if they lay there, so that what is to be written can be checked before it is.
    """

    def __init__(self, root: Path, drafts: Mapping[Path, bytes] = NO_DRAFTS) -> None:
        self.root = root
        self._drafts = drafts
        self._read: dict[str, FileRead] = {}
        self._refused: set[Path] = set()
        self._unnamed: frozenset[Path] = frozenset()

    def keep_quiet_of(self, paths: Iterable[Path]) -> None:
        """Let no hint name these files, of which others may not know."""
        self._unnamed = frozenset(paths)

    @property
    def read(self) -> tuple[FileRead, ...]:
        """Every file read so far, by path."""
        return tuple(self._read[path] for path in sorted(self._read))

    def name(self, path: Path) -> str:
        """Return the path as people know it: from the workspace, with forward slashes."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def note(self, path: Path) -> None:
        """Remember a file that is read elsewhere, such as a picture; one that cannot be read has its finding there."""
        with contextlib.suppress(OSError):
            self._remember(path, path.read_bytes())

    def _remember(self, path: Path, data: bytes) -> None:
        self._read[self.name(path)] = FileRead(self.name(path), hashlib.sha256(data).hexdigest())

    def listed(self, folder: Path) -> Outcome[tuple[Path, ...]]:
        """Return what lies in a folder that need not be there, by name; what programs hide or leave there is not.

        Nothing, with a finding, where the folder may not be read: that of the folder above, where it is told already.
        """
        drafts = {path for path in self._drafts if path.parent == folder}
        try:
            # -- Word leaves files named ~$... beside those it has open; a dot begins a hidden file
            there = (path for path in folder.iterdir() if not path.name.startswith(("~$", ".")))
            return Outcome(tuple(sorted({*there, *drafts})))
        except (FileNotFoundError, NotADirectoryError):
            return Outcome(tuple(sorted(drafts)))
        except OSError as fault:
            return Outcome((), self._folder_refused(folder, fault))

    def is_refused(self, folder: Path) -> bool:
        """Return whether a folder, or one that it lies in, was found to be one that may not be read."""
        return not self._refused.isdisjoint((folder, *folder.parents))

    def _folder_refused(self, folder: Path, fault: OSError) -> tuple[Finding, ...]:
        if self.is_refused(folder.parent):
            return ()
        self._refused.add(folder)
        message = f"The folder {self.name(folder)} cannot be read: {_why(fault)}."
        return (error("file-unreadable", Place(self.name(folder)), message, "Ask for the right to read it."),)

    def text(self, path: Path, asked_by: Place | None = None) -> Outcome[str | None]:
        """Return the file's text, without a byte-order mark and with plain line ends.

        None with a finding where it cannot be read. `asked_by` is the line that names the file, where one does.
        """
        data = self.data(path, asked_by)
        return Outcome(None, data.findings) if data.value is None else self._decoded(path, data.value)

    def data(self, path: Path, asked_by: Place | None = None) -> Outcome[bytes | None]:
        """Return what a file holds that is no text; None with a finding where it cannot be read.

        `asked_by` is the line that names the file, where one does.
        """
        try:
            data = self._drafts[path] if path in self._drafts else _bytes_of(path)
        except (OSError, ValueError) as fault:
            return Outcome(None, (self._unreadable(path, asked_by, fault),))
        self._remember(path, data)
        return Outcome(data)

    def glimpse(self, path: Path) -> str:
        """Return the text of a file that no report is made from, so that no manifest names it; empty where it has none.

        What is wrong with it is not told.
        """
        try:
            data = self._drafts[path] if path in self._drafts else _bytes_of(path)
        except (OSError, ValueError):
            return ""
        return self._decoded(path, data).value or ""

    def _unreadable(self, path: Path, asked_by: Place | None, fault: OSError | ValueError) -> Finding:
        place = asked_by or Place(self.name(path))
        if not isinstance(fault, FileNotFoundError):
            return error("file-unreadable", place, f"{self.name(path)} cannot be read: {_why(fault)}.", _HOW_TO_OPEN)
        near = nearest(path.name, self._names_beside(path))
        hint = f"Did you mean '{near}'?" if near else "Make the file, or mend its name."
        return error("file-missing", place, f"There is no file {self.name(path)}.", hint)

    def _names_beside(self, path: Path) -> list[str]:
        there = self.listed(path.parent).value
        return [each.name for each in there if each.name != path.name and each not in self._unnamed]

    def _decoded(self, path: Path, data: bytes) -> Outcome[str | None]:
        if data.startswith(_OFFICE):
            message = "The file is a workbook or document of an office program, whatever its name."
            return Outcome(None, (error("file-encoding", Place(self.name(path), 1), message, _HOW_TO_SAVE),))
        try:
            return Outcome(plain_text(data))
        except UnicodeDecodeError as fault:
            place = Place(self.name(path), data[: fault.start].count(b"\n") + 1)
            message = f"The file is not UTF-8 text: byte {data[fault.start]:#04x} stands where a letter should."
            return Outcome(None, (error("file-encoding", place, message, _HOW_TO_SAVE),))


def plain_text(data: bytes) -> str:
    """Return what a file's bytes say, without a byte-order mark and with plain line ends."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
