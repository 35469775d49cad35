"""What officers wrote, as it is printed: words of which each character knows where it was typed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum

from committee_pack.findings import Excerpt, Place
from committee_pack.model.document import Value
from committee_pack.model.narratives import Commentary, DataNote, SectionText

_AROUND = 60
"""How many characters of a long line are shown to each side of a fault."""
_LONGEST_LINE = 2 * _AROUND


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
class Stressed:
    """Characters that are set apart, from `start` up to `end`; `strong` is bold, else emphasis."""

    start: int
    end: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the text that were typed as they are, from `start` on; a placeholder's `typed` is its first brace.

    `typed` and `width` are where they stand in what was typed.
    """

    start: int
    typed: int
    width: int
    is_filled: bool


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, heading or item of a list as it is printed; `text` has its values filled in.

    `typed` is what stands in the file, from the beginning of the line `line` on.
    """

    text: str
    kind: ProseKind
    filled: tuple[Filled, ...]
    stressed: tuple[Stressed, ...]
    pieces: tuple[Piece, ...]
    typed: str
    file: str
    line: int

    def place(self, start: int) -> Place:
        """Return where a character of the text was typed."""
        offset = self._typed_at(start)
        before = self.typed.count("\n", 0, offset)
        column = offset - (self.typed.rfind("\n", 0, offset) + 1)
        return Place(self.file, self.line + before, "", column + 1)

    def excerpt(self, start: int, end: int) -> Excerpt:
        """Return the line on which characters of the text were typed, with what shows them."""
        first, last = self._typed_at(start), self._typed_end(end)
        begins = self.typed.rfind("\n", 0, first) + 1
        ends = self.typed.find("\n", first)
        ends = len(self.typed) if ends < 0 else ends
        last = min(max(last, first + 1), ends)
        if ends - begins > _LONGEST_LINE:
            begins, ends = max(begins, first - _AROUND), min(ends, last + _AROUND)
        shown = self.typed[begins:ends].replace("\t", " ")
        return Excerpt(shown.rstrip(), first - begins, last - first)

    def is_filled(self, start: int, end: int) -> bool:
        """Return whether any of some characters comes from a placeholder."""
        return any(each.start < end and start < each.end for each in self.filled)

    def value_at(self, start: int, end: int) -> Value | None:
        """Return the value of the placeholder that some characters come from, if they all do."""
        return next((each.value for each in self.filled if each.start <= start and end <= each.end), None)

    def _typed_at(self, start: int) -> int:
        piece = self._piece(start)
        return piece.typed if piece.is_filled else piece.typed + min(start - piece.start, piece.width)

    def _typed_end(self, end: int) -> int:
        piece = self._piece(max(end - 1, 0))
        return piece.typed + (piece.width if piece.is_filled else min(end - piece.start, piece.width))

    def _piece(self, at: int) -> Piece:
        return self.pieces[max(bisect_right(self.pieces, at, key=lambda each: each.start) - 1, 0)]


@dataclass(frozen=True, slots=True)
class Passage:
    """A narrative and its words as they are printed, in reading order; footnotes come where they are written."""

    of: Commentary | DataNote | SectionText
    prose: tuple[Prose, ...]
