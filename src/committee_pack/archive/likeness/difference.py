"""What two files do not have in common, named by its place."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """In what two files differ: their words, what is said of them, what is seen, or only known to differ."""

    TEXT = "text"
    TAGS = "tags"
    PICTURES = "pictures"
    BYTES = "bytes"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference: the file, its kind and place (`page 3`, `table 2, row 1, cell 4`), and short excerpts.

    What one of the files does not have is empty there. `pixels` is how many pixels of a picture are not alike.
    """

    file: str
    kind: Kind
    place: str
    before: str = ""
    after: str = ""
    pixels: int = 0


class DamagedError(Exception):
    """A file cannot be read, or is not what its name says; the words say how."""


class UnreadableError(Exception):
    """One of two files cannot be read: whether it is the one before, and in what way."""

    def __init__(self, is_before: bool, how: str) -> None:
        super().__init__(how)
        self.is_before = is_before
        self.how = how


@contextlib.contextmanager
def reading(*, before: bool) -> Iterator[None]:
    """Read one of two files; raises UnreadableError where that cannot be done."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except DamagedError as fault:
        raise UnreadableError(before, str(fault)) from fault
    except Exception as fault:
        # -- what is damaged fails a library in any way there is
        raise UnreadableError(before, "it is damaged or cut off") from fault
