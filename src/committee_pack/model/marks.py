"""The shorthand of the Government Statistical Service, which stands beside a figure or in its place.

A symbol is a letter or a word in square brackets, so that `[r]`, revised, is never taken for a rating.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Mark(Enum):
    """What is said of a figure, by its symbol without the brackets, in the order in which notes explain them."""

    PROVISIONAL = "p"
    REVISED = "r"
    LOW_RELIABILITY = "u"
    BREAK = "b"
    CONFIDENTIAL = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    LOW = "low"

    @property
    def symbol(self) -> str:
        """The mark as it is written: `[p]`."""
        return f"[{self.value}]"


BESIDE = (Mark.PROVISIONAL, Mark.REVISED, Mark.LOW_RELIABILITY, Mark.BREAK)
"""The marks that stand beside a figure; the others stand in its place."""


def mark_of(words: str) -> Mark | None:
    """Return the mark that words in place of a figure are, if they are one."""
    return next((mark for mark in Mark if mark.symbol == words.lower()), None)


def joined(some: Iterable[tuple[Mark, ...]]) -> tuple[Mark, ...]:
    """Return all of some marks, each once and in the order in which notes explain them."""
    found = {mark for marks in some for mark in marks}
    return tuple(mark for mark in Mark if mark in found) if found else ()
