"""A bag against its seal: the seal vouches for the tag manifest, that for the manifest, that for every file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from committee_pack.archive.bags import MANIFEST, SEALED
from committee_pack.archive.places import EDITION, PAYLOAD
from committee_pack.archive.verifying.faults import Named
from committee_pack.archive.verifying.held import Held, Sums, held_in
from committee_pack.archive.verifying.listed import FOLDER, kind_of
from committee_pack.archive.verifying.pdfs import is_published_pdf, why_unreadable
from committee_pack.findings import Finding

_RECORD = f"{PAYLOAD}/{EDITION}"


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
    held = held_in(bag.folder)
    proving = _Proving(bag, held, named)
    return Proved(len(held.found.files), held.size, tuple(proving.findings()), proving.is_recorded)


class _Proving:
    """A bag that is held against its seal."""

    def __init__(self, bag: Sealed, held: Held, named: Named) -> None:
        self._bag, self._held, self._named = bag, held, named
        manifest = held.listed_tags.get(MANIFEST)
        is_consistent = manifest is not None and manifest == held.tags.get(MANIFEST)
        # -- whole, and only not the one that belongs here
        self._is_another = is_consistent and held.seal != bag.seal and held.seal in bag.seals
        self._is_sealed = held.seal == bag.seal or self._is_another
        self._is_vouched = self._is_sealed and is_consistent

    @property
    def is_recorded(self) -> bool:
        """Whether its record is that of the edition, as it was archived."""
        said = self._held.listed_payload.get(_RECORD)
        is_as_said = said is not None and said == self._held.payload.get(_RECORD)
        return is_as_said and self._is_vouched and not self._is_another

    def findings(self) -> Iterator[Finding]:
        """Return a finding for each file that is not as it was archived, and one for those that nothing vouches for."""
        held = self._held
        if self._is_another:
            yield self._named.swapped(self._bag.path, self._bag.seals[held.seal])
        else:
            yield from self._judged({SEALED: self._bag.seal}, {SEALED: held.seal} if held.seal else {})
        yield from self._as_they_lie()
        unproved: list[str] = []
        parts = (
            (held.listed_tags, held.tags, self._is_sealed),
            (held.listed_payload, held.payload, self._is_vouched),
        )
        for expected, there, is_proof in parts:
            if is_proof:
                yield from self._judged(expected, there)
            else:
                # -- the fault may be in what is said of them
                unproved += self._differing(expected, there)
        if unproved:
            yield self._named.unproved(self._bag.path, unproved)

    def _as_they_lie(self) -> Iterator[Finding]:
        """Return a finding for what nobody may look into, and for what is no file and was not archived either."""
        held = self._held
        for path, why in held.closed.items():
            yield self._named.unreadable(self._path(path), why)
        if held.found.empty or held.found.others:
            known = _with_folders((SEALED, *held.listed_tags, *held.listed_payload))
            for path in (each for each in held.found.empty if each not in known):
                yield self._named.added(self._path(path))
            for path, kind in held.found.others.items():
                there = self._path(path)
                yield self._named.other(there, kind) if path in known else self._named.added(there)

    def _judged(self, expected: Sums, there: Sums) -> Iterator[Finding]:
        """Return a finding for each file that is not what a sound manifest says, and each PDF that cannot be opened."""
        for path in self._differing(expected, there):
            if path not in expected:
                yield self._named.added(self._path(path))
            elif path in there:
                yield self._named.changed(self._path(path), is_manifest=path in (SEALED, MANIFEST))
            elif path in self._held.found.folders:
                yield self._named.other(self._path(path), FOLDER)
            else:
                yield self._named.missing(self._path(path))
        for path in filter(is_published_pdf, there):
            if there[path] == expected.get(path) and (why := why_unreadable(self._bag.folder / path)):
                yield self._named.no_pdf(self._path(path), why)

    def _differing(self, expected: Sums, there: Sums) -> list[str]:
        """Return the files that are not what is said of them; those that cannot be seen are named already."""
        if expected == there:
            return []
        paths = sorted({*expected, *there})
        return [path for path in paths if there.get(path) != expected.get(path) and not self._held.is_hidden(path)]

    def _path(self, path: str) -> str:
        return f"{self._bag.path}/{path}".rstrip("/")


def _with_folders(paths: tuple[str, ...]) -> set[str]:
    """Return paths of files, with all folders that they lie in, and that of the payload, which may be empty."""
    folders = {path[:at] for path in paths for at, letter in enumerate(path) if letter == "/"}
    return {PAYLOAD, *paths, *folders}
