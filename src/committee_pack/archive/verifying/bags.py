"""A bag against its seal: the seal vouches for the tag manifest, that for the manifest, that for every file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from committee_pack.archive.bags import MANIFEST, PAYLOAD, SEALED
from committee_pack.archive.verifying.faults import Named
from committee_pack.findings import Finding

_OUTPUT_PDF = (f"{PAYLOAD}/output/", ".pdf")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A bag that is to be proved: its path from its shelf, where it lies now, and its seal by the log."""

    path: str
    folder: Path
    seal: str


@dataclass(frozen=True, slots=True)
class Proved:
    """What was proved: how many files, of how many bytes, and what was found."""

    files: int = 0
    size: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """What lies in a bag: its files, its folders, and what is neither, such as a link."""

    files: tuple[str, ...]
    folders: tuple[str, ...]
    others: tuple[str, ...]


def prove_bag(bag: Sealed, named: Named) -> Proved:
    """Return what is proved of a bag, with a finding for each file that is not as it was archived."""
    if not bag.folder.is_dir() or bag.folder.is_symlink():
        return Proved(findings=(named.missing(bag.path),))
    try:
        found = _contents(bag.folder)
    except OSError as fault:
        return Proved(findings=(named.unreadable(bag.path, fault.strerror or str(fault)),))
    proved = _Proving(bag, named, found)
    findings = tuple(proved.findings())
    return Proved(len(found.files), proved.size, findings)


@dataclass
class _Proving:
    bag: Sealed
    named: Named
    found: _Found
    size: int = 0

    def findings(self) -> Iterator[Finding]:
        """Return a finding for each file that is not as it was archived."""
        sums = {**self._sums(SEALED), **self._sums(MANIFEST)}
        there = set(self.found.files)
        expected = {SEALED: self.bag.seal, **sums}
        for path in self.found.files:
            if path not in expected:
                yield self.named.added(self._path(path))
            else:
                yield from self._differs(path, expected[path])
        for path in sorted(expected.keys() - there - set(self.found.others)):
            yield self.named.missing(self._path(path))
        for path in self.found.others:
            yield self.named.changed(self._path(path)) if path in expected else self.named.added(self._path(path))
        for path in sorted(set(self.found.folders) - _folders_of(expected)):
            yield self.named.added(self._path(path))

    def _path(self, path: str) -> str:
        return f"{self.bag.path}/{path}"

    def _sums(self, manifest: str) -> Mapping[str, str]:
        """Return what a manifest says, as far as it can be read: where it differs from what it was is told besides."""
        try:
            lines = (self.bag.folder / manifest).read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return {}
        said = (line.split(maxsplit=1) for line in lines)
        return {each[1]: each[0] for each in said if len(each) == len(("sum", "path"))}

    def _differs(self, path: str, expected: str) -> Iterator[Finding]:
        file = self.bag.folder / path
        try:
            with file.open("rb", buffering=0) as opened:
                digest = hashlib.file_digest(opened, "sha512").hexdigest()
                self.size += opened.tell()
        except OSError as fault:
            yield self.named.unreadable(self._path(path), fault.strerror or str(fault))
            return
        if digest != expected:
            yield self.named.changed(self._path(path))
        if path.startswith(_OUTPUT_PDF[0]) and path.endswith(_OUTPUT_PDF[1]) and (why := _no_pdf(file)):
            yield self.named.no_pdf(self._path(path), why)


def _no_pdf(file: Path) -> str:
    """Return why a PDF cannot be opened; nothing where it can, and has pages."""
    try:
        pdf = pypdfium2.PdfDocument(file)
    except (pypdfium2.PdfiumError, OSError) as fault:
        return str(fault).rstrip(".")
    try:
        return "" if len(pdf) else "it has no pages"
    finally:
        pdf.close()


def _contents(folder: Path) -> _Found:
    """Return what lies in a bag, by paths from it, in order."""
    files, folders, others, waiting = [], [], [], [""]
    while waiting:
        within = waiting.pop()
        # -- scandir, as pathlib takes thrice as long over thousands of bags
        with os.scandir(folder / within) as entries:
            for entry in entries:
                path = f"{within}{entry.name}"
                if entry.is_symlink() or not (entry.is_file() or entry.is_dir()):
                    others.append(path)
                elif entry.is_dir():
                    folders.append(path)
                    waiting.append(f"{path}/")
                else:
                    files.append(path)
    return _Found(tuple(sorted(files)), tuple(sorted(folders)), tuple(sorted(others)))


def _folders_of(paths: Mapping[str, str]) -> set[str]:
    return {path[:at] for path in paths for at, letter in enumerate(path) if letter == "/"} | {PAYLOAD}
