"""How wide cells are, so that columns are settled before Word opens the file.

They are measured in Arial; a council's other font is close enough for columns that are as wide as
their widest cell with some room to spare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from committee_pack.model.document import Cell, Emphasis, RatingMark, Strong
from committee_pack.wording import plain_text
from committee_pack.write.docx.inlines import NO_BREAK_SPACE
from committee_pack.write.style import INDENT
from committee_pack.write.tables import Gauge
from committee_pack.write.widths import words_width

_SPARE = 1.0
_HEAD_LINES = 3
"""How many lines a head may take, so that it does not tower over its rows."""
_TURNED_LINES = 2
_TURNED_LEADING = 1.2
_BREAKS = re.compile(r"[ \n]")
_MOST_TRIED = 12
"""How many words a head may have for its best breaks to be looked for."""


@dataclass(frozen=True, slots=True)
class Type:
    """The size of a table's words and the space at either side of them, in points."""

    size: float
    padding: float

    @property
    def turned(self) -> float:
        """The width of a head whose words read upwards, padding included."""
        return _TURNED_LINES * _TURNED_LEADING * self.size + 2 * self.padding

    def width(self, ems: float) -> float:
        """Return the width in points of a cell whose words are so wide, padding included."""
        return self.size * ems + 2 * self.padding + _SPARE


class Extent(NamedTuple):
    """How wide a cell's words are in ems: all on one line, the longest of them, and what they stand in by."""

    line: float
    longest: float
    indent: float


class Ruler:
    """The words of some cells, measured once in ems for every type that they may be set in."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self._extents = {id(cell): extent(cell) for cell in cells}

    def gauge(self, letters: Type) -> Gauge:
        """Return the measures of these cells in a type; they are to be kept for as long."""
        extents = self._extents

        def one_line(cell: Cell) -> float:
            line, _, indent = extents[id(cell)]
            return letters.width(line + indent)

        def longest_word(cell: Cell) -> float:
            _, longest, indent = extents[id(cell)]
            return letters.width(longest + indent)

        def head(cell: Cell) -> float:
            return letters.width(head_ems(cell) + extents[id(cell)].indent)

        return Gauge(one_line, longest_word, head)


def extent(cell: Cell) -> Extent:
    """Return how wide a cell's words are."""
    words, bold = _words(cell)
    return Extent(_line(words, bold), _longest(words, bold), cell.level * INDENT)


def head_ems(cell: Cell) -> float:
    """Return the least width of a cell whose words take no more lines than a head may."""
    return _head(*_words(cell))


def _words(cell: Cell) -> tuple[str, bool]:
    """Return a cell's words as written, with the spaces that make a pill of a rating, and whether any are bold.

    All of them count as bold then.
    """
    words, bold = plain_text(cell.children), cell.strong or cell.scope is not None
    for inline in cell.children:
        if isinstance(inline, _BOLD_INLINES):
            bold = True
            if isinstance(inline, RatingMark):
                return words + NO_BREAK_SPACE * 2, bold
    return words, bold


_BOLD_INLINES = (RatingMark, Strong, Emphasis)


# -- the words of cells are the same again and again: months, ratings, round figures


@lru_cache(maxsize=16384)
def _line(words: str, bold: bool) -> float:
    return max(words_width(line, 1, bold) for line in words.split("\n"))


@lru_cache(maxsize=16384)
def _longest(words: str, bold: bool) -> float:
    return max(words_width(word, 1, bold) for word in _BREAKS.split(words))


@lru_cache(maxsize=4096)
def _head(words: str, bold: bool) -> float:
    """Return the least width in which words take no more lines than a head may."""
    each = _BREAKS.split(words)
    if len(each) > _MOST_TRIED:
        # -- trying every break would take for ever; what is this long is no head anyway
        return _longest(words, bold)
    pieces = (" ".join(each[i:j]) for i in range(len(each)) for j in range(i + 1, len(each) + 1))
    widths = sorted(words_width(piece, 1, bold) for piece in pieces)
    return next(width for width in widths if _lines(each, width, bold) <= _HEAD_LINES)


def _lines(words: list[str], width: float, bold: bool) -> int:
    """Return how many lines words take in that width; more than any where one of them is wider."""
    count, line = 0, ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if words_width(word, 1, bold) > width:
            return len(words) + _HEAD_LINES
        if not line or words_width(longer, 1, bold) > width:
            count, longer = count + 1, word
        line = longer
    return count
