"""What officers wrote, as it is printed: words of which each character knows where it was typed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum

from committee_pack.findings import Excerpt, Place, excerpt_of
from committee_pack.model.document import Value
from committee_pack.model.narratives import Commentary, DataNote, SectionText


class ProseKind(Enum):
    """What some words are."""

    PARAGRAPH = "paragraph"
    ITEM = "item of a list"
    HEADING = "heading"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Filled:
    """A placeholder: the characters of the text that show its value, from `start` up to `end`, and its name."""

    start: int
    end: int
    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A placeholder without a value, before the character `at` of the text: its name, and whether there is such one."""

    at: int
    name: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class Stressed:
    """Characters that are set apart, from `start` up to `end`; `strong` is bold, else emphasis."""

    start: int
    end: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the text from `start` on, and where they were typed: `width` characters from `typed` on.

    Each was typed as it is printed, or they stand for a whole: a placeholder for its value, `&amp;` for its sign.
    """

    start: int
    typed: int
    width: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, heading or item of a list as it is printed; `text` has its values filled in.

    `typed` is what stands in the file, from the beginning of the line `line` on. Of what is `unfilled` the text shows
    nothing.
    """

    text: str
    kind: ProseKind
    filled: tuple[Filled, ...]
    stressed: tuple[Stressed, ...]
    pieces: tuple[Piece, ...]
    typed: str
    file: str
    line: int
    unfilled: tuple[Unfilled, ...] = ()

    def place(self, start: int) -> Place:
        """Return where a character of the text was typed."""
        offset = self._typed_at(start)
        line = self.line + self.typed.count("\n", 0, offset)
        return Place(self.file, line, "", offset - self.typed.rfind("\n", 0, offset))

    def excerpt(self, start: int, end: int) -> Excerpt:
        """Return the line on which characters of the text were typed, with what shows them."""
        return excerpt_of(self.typed, self._typed_at(start), self._typed_end(end))

    def is_filled(self, start: int, end: int) -> bool:
        """Return whether any of some characters comes from a placeholder."""
        return any(each.start < end and start < each.end for each in self.filled)

    def _typed_at(self, start: int) -> int:
        piece = self._piece(start)
        return piece.typed if piece.is_whole else piece.typed + min(start - piece.start, piece.width)

    def _typed_end(self, end: int) -> int:
        piece = self._piece(max(end - 1, 0))
        return piece.typed + (piece.width if piece.is_whole else min(end - piece.start, piece.width))

    def _piece(self, at: int) -> Piece:
        return self.pieces[max(bisect_right(self.pieces, at, key=lambda each: each.start) - 1, 0)]


@dataclass(frozen=True, slots=True)
class Passage:
    """A narrative and its words as they are printed, in reading order; footnotes come where they are written."""

    of: Commentary | DataNote | SectionText
    prose: tuple[Prose, ...]
