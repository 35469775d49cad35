"""A bag against its seal: the seal vouches for the tag manifest, that for the manifest, that for every file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from committee_pack.archive.bags import MANIFEST, PAYLOAD, SEALED
from committee_pack.archive.records import EDITION
from committee_pack.archive.verifying.faults import Named
from committee_pack.archive.verifying.listed import FOLDER, Listed, kind_of, listed
from committee_pack.archive.verifying.pdfs import is_published_pdf, why_unreadable
from committee_pack.findings import Finding

_LINE_END = re.compile(r"\r\n|\r|\n")
_MANIFESTS = (SEALED, MANIFEST)
_RECORD = f"{PAYLOAD}/{EDITION}"
_BUFFER = memoryview(bytearray(1 << 18))
"""What files are read into, one for all: to make it takes longer than to read most of them."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A bag that is to be proved: its path from its shelf, where it lies now, and its seal by the log.

    `seals` are those of all bags on the shelf, each with the bag's path.
    """

    path: str
    folder: Path
    seal: str
    seals: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Proved:
    """What was proved of a bag: how many files, of how many bytes, and what was found.

    `is_recorded` says that what it tells of its edition is what was archived.
    """

    files: int = 0
    size: int = 0
    findings: tuple[Finding, ...] = ()
    is_recorded: bool = False


def prove_bag(bag: Sealed, named: Named) -> Proved:
    """Return what is proved of a bag, with a finding for each file that is not as it was archived."""
    try:
        kind = kind_of(bag.folder)
    except OSError as fault:
        return Proved(findings=(named.unreadable(bag.path, fault.strerror or str(fault)),))
    if kind != FOLDER:
        return Proved(findings=(named.other(bag.path, kind) if kind else named.missing(bag.path),))
    found = listed(bag.folder)
    proving = _Proving(bag, named, found)
    findings = tuple(proving.findings())
    return Proved(len(found.files), proving.size, findings, proving.is_recorded)


class _Proving:
    """A bag that is being proved; `size` is how much of it was read, and `is_recorded` as in `Proved`."""

    def __init__(self, bag: Sealed, named: Named, found: Listed) -> None:
        self.size, self.is_recorded = 0, False
        self._bag, self._named, self._found = bag, named, found
        self._closed: dict[str, str] = dict(found.closed)
        self._manifests = dict.fromkeys(_MANIFESTS, b"")
        self._digests = {path: self._digest(path) for path in found.files}

    def findings(self) -> Iterator[Finding]:
        """Return a finding for each file that is not as it was archived, and one for those that nothing vouches for."""
        tags, payload = map(_sums, self._manifests.values())
        seal = self._digests.get(SEALED, "")
        is_vouched = MANIFEST in tags and tags[MANIFEST] == self._digests.get(MANIFEST)
        if is_another := is_vouched and seal != self._bag.seal and seal in self._bag.seals:
            yield self._named.swapped(self._bag.path, self._bag.seals[seal])
        is_sealed = is_another or seal == self._bag.seal
        self.is_recorded = is_vouched and is_sealed and not is_another and self._is_as_said(_RECORD, payload)
        yield from self._as_they_lie({SEALED, *tags, *payload})
        yield from self._judged({SEALED: seal if is_another else self._bag.seal}, {SEALED} & self._digests.keys())
        yield from self._held_against(tags, payload, is_sealed=is_sealed, is_vouched=is_sealed and is_vouched)

    def _as_they_lie(self, known: set[str]) -> Iterator[Finding]:
        """Return a finding for what nobody may look into, and for what is no file and was not archived either."""
        for path, why in self._closed.items():
            yield self._named.unreadable(self._path(path), why)
        if self._found.empty or self._found.others:
            known |= _folders_of(known)
            for path in self._found.empty:
                if path not in known:
                    yield self._named.added(self._path(path))
            for path, kind in self._found.others.items():
                yield (
                    self._named.other(self._path(path), kind) if path in known else self._named.added(self._path(path))
                )

    def _held_against(
        self, tags: Mapping[str, str], payload: Mapping[str, str], *, is_sealed: bool, is_vouched: bool
    ) -> Iterator[Finding]:
        """Return what differs from the two manifests; where one is damaged, the fault may be in what it says."""
        there = {path for path in self._digests if path.startswith(f"{PAYLOAD}/")}
        others = self._digests.keys() - there - {SEALED}
        unproved: list[str] = []
        for expected, some, is_proof in ((tags, others, is_sealed), (payload, there, is_vouched)):
            if is_proof:
                yield from self._judged(expected, some)
            else:
                unproved += [path for path in sorted({*expected, *some}) if self._differs(path, expected)]
        if unproved:
            yield self._named.unproved(self._bag.path, unproved)

    def _judged(self, expected: Mapping[str, str], there: set[str]) -> Iterator[Finding]:
        """Return a finding for each file that is not what a sound manifest says."""
        for path in sorted({*expected, *there}):
            if not self._differs(path, expected):
                yield from self._no_pdf(path)
            elif path not in expected:
                yield self._named.added(self._path(path))
            elif path in there:
                yield self._named.changed(self._path(path), is_manifest=path in _MANIFESTS)
            elif path in self._found.folders:
                yield self._named.other(self._path(path), FOLDER)
            else:
                yield self._named.missing(self._path(path))

    def _differs(self, path: str, expected: Mapping[str, str]) -> bool:
        """Return whether a file is not what is said of it; one that cannot be seen is named already."""
        return not self._is_as_said(path, expected) and not self._is_hidden(path)

    def _is_as_said(self, path: str, expected: Mapping[str, str]) -> bool:
        return path in expected and self._digests.get(path) == expected[path]

    def _is_hidden(self, path: str) -> bool:
        """Return whether nothing can be known of a path: what lies there, or above, cannot be read or is a link."""
        unseen = (*self._found.others, *self._closed)
        return any(not each or f"{path}/".startswith(f"{each}/") for each in unseen)

    def _no_pdf(self, path: str) -> Iterator[Finding]:
        if is_published_pdf(path) and path in self._digests and (why := why_unreadable(self._bag.folder / path)):
            yield self._named.no_pdf(self._path(path), why)

    def _path(self, path: str) -> str:
        return f"{self._bag.path}/{path}".rstrip("/")

    def _digest(self, path: str) -> str:
        """Return the SHA-512 of a file; "" for one that cannot be read, which is noted."""
        digest = hashlib.sha512()
        try:
            # -- pathlib would take as long again over files as small as most
            with open(f"{self._bag.folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123
                while count := file.readinto(_BUFFER):
                    digest.update(_BUFFER[:count])
                    self.size += count
                    if path in self._manifests:
                        self._manifests[path] += _BUFFER[:count]
        except OSError as fault:
            self._closed[path] = fault.strerror or str(fault)
            return ""
        return digest.hexdigest()


def _sums(manifest: bytes) -> Mapping[str, str]:
    """Return what a manifest says, as far as it can be read: where it differs from what it was is told besides."""
    # -- a byte that is no text spoils its own line alone
    text = manifest.decode("utf-8", "surrogateescape")
    said = (line.split(maxsplit=1) for line in _LINE_END.split(text))
    return {each[1]: each[0] for each in said if len(each) == len(("sum", "path"))}


def _folders_of(paths: set[str]) -> set[str]:
    """Return all folders that files lie in, and that of the payload, which may be empty."""
    return {path[:at] for path in paths for at, letter in enumerate(path) if letter == "/"} | {PAYLOAD}
