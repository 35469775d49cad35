"""Places in a text, from a character up to another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Spanned(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int:
        """The place of its first character."""
        ...

    @property
    def end(self) -> int:
        """The place after its last character."""
        ...


@dataclass(frozen=True, slots=True)
class At:
    """A place in a text."""

    start: int
    end: int

    @classmethod
    def of(cls, match: re.Match[str], group: str | int = 0) -> At:
        """Return where a match, or a group of it, stands."""
        return cls(match.start(group), match.end(group))

    def overlaps(self, other: Spanned) -> bool:
        """Return whether any character is of both."""
        return other.start < self.end and self.start < other.end


def begins_in(each: Spanned, some: Iterable[Spanned]) -> bool:
    """Return whether something begins within one of several places."""
    return any(one.start <= each.start < one.end for one in some)
