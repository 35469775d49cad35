"""What a bag holds: what lies in it, the checksum of each file, and what its manifests say of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from committee_pack.archive.bags import MANIFEST, SEALED, listed_in
from committee_pack.archive.places import PAYLOAD
from committee_pack.archive.verifying.listed import Listed, listed

_BUFFER = memoryview(bytearray(1 << 18))
"""What files are read into, one for all: to make it takes longer than to read most of them."""
_WITHIN = f"{PAYLOAD}/"

Sums = Mapping[str, str]
"""The SHA-512 of files by their paths from the bag."""


@dataclass(frozen=True, slots=True)
class Held:
    """A bag as it lies there: `payload` and `tags` are its files as they are, `listed_*` as its manifests have them.

    The tag manifest is among neither: `seal` is its sum, "" where it is not there. A file that cannot be read has the
    sum "", and stands in `closed` with why, as do folders. `size` is how many bytes were read.
    """

    found: Listed
    seal: str
    tags: Sums
    payload: Sums
    listed_tags: Sums
    listed_payload: Sums
    closed: Mapping[str, str]
    size: int

    def is_hidden(self, path: str) -> bool:
        """Return whether nothing can be known of a path: what lies there, or above, cannot be read or is a link."""
        unseen = (*self.found.others, *self.closed)
        return any(not each or f"{path}/".startswith(f"{each}/") for each in unseen)


def held_in(folder: Path) -> Held:
    """Return what a bag holds, all of it read."""
    found, reader = listed(folder), _Reader(f"{folder}")
    sums = {path: reader.sum_of(path) for path in found.files}
    return Held(
        found,
        sums.pop(SEALED, ""),
        {path: each for path, each in sums.items() if not path.startswith(_WITHIN)},
        {path: each for path, each in sums.items() if path.startswith(_WITHIN)},
        listed_in(reader.manifests[SEALED]),
        listed_in(reader.manifests[MANIFEST]),
        {**found.closed, **reader.closed},
        reader.size,
    )


class _Reader:
    """Reads the files of a bag, and keeps what its manifests hold, why others cannot be read, and how much it was."""

    def __init__(self, folder: str) -> None:
        self._folder, self.size = folder, 0
        self.manifests = {SEALED: b"", MANIFEST: b""}
        self.closed: dict[str, str] = {}

    def sum_of(self, path: str) -> str:
        """Return the SHA-512 of a file; "" for one that cannot be read."""
        digest = hashlib.sha512()
        try:
            # -- pathlib would take as long again over files as small as most
            with open(f"{self._folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123
                while count := file.readinto(_BUFFER):
                    digest.update(_BUFFER[:count])
                    self.size += count
                    if path in self.manifests:
                        self.manifests[path] += _BUFFER[:count]
        except OSError as fault:
            self.closed[path] = fault.strerror or str(fault)
            return ""
        return digest.hexdigest()
