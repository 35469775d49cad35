"""How wide cells are, so that columns are settled without any font of the machine, and before Word opens the file.

They are measured in Arial; a council's other font is close enough for columns that are as wide as
their widest cell with some room to spare. They are measured in ems, and once: a table that is too wide
is set in smaller type, and no wider in ems for that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from committee_pack.model.document import Cell, DirectionArrow, Emphasis, Footnote, Holds, RatingMark, Strong, Table
from committee_pack.wording import ARROWS, plain_text
from committee_pack.write.style import BEGINNING, INDENT
from committee_pack.write.tables import Widths, is_figure, widest_figure
from committee_pack.write.widths import words_width

_SPARE = 1.0
_HEAD_LINES = 3
"""How many lines a head may take, so that it does not tower over its rows."""
_TURNED_LEADING = 1.2
_FOOTNOTE_MARK = "00"
"""What is as wide as the raised number of a footnote, or wider."""
NO_BREAK_SPACE = "\u00a0"
_BREAKS = re.compile(r"[ \n]")
_MOST_TRIED = 12
"""How many words a head may have for its best breaks to be looked for."""


@dataclass(frozen=True, slots=True)
class Type:
    """The size of a table's words and the space at either side of them, in points.

    `lines` is how many lines a head has whose words read upwards: it and the group it is of, or both in one.
    """

    size: float
    padding: float
    lines: int = 2

    @property
    def turned(self) -> float:
        """The width of a head whose words read upwards, padding included."""
        return self.lines * _TURNED_LEADING * self.size + 2 * self.padding

    def width(self, ems: float) -> float:
        """Return the width in points of a cell whose words are so wide, padding included."""
        return self.size * ems + 2 * self.padding + _SPARE


class Extent(NamedTuple):
    """How wide a cell is in ems, what its words stand in by included: on one line, and at its longest word."""

    line: float
    longest: float


@dataclass(frozen=True)
class ColumnEms:
    """What a column holds, its head and the cells below it, and how wide they are."""

    holds: Holds
    head: Cell
    cells: tuple[Cell, ...]
    head_extent: Extent
    extents: tuple[Extent, ...]

    @property
    def line(self) -> float:
        """How wide the widest of the cells below the head is on one line."""
        return max(each.line for each in self.extents)

    @property
    def longest(self) -> float:
        """How wide the longest word below the head is."""
        return max(each.longest for each in self.extents)

    @cached_property
    def figure(self) -> float:
        """How wide the longest figure below the head is, or the beginning of a word."""
        return max(map(figure_ems, self.cells))


def columns_in_ems(table: Table) -> tuple[ColumnEms, ...]:
    """Return the columns of a table with one head, whose every row has one cell a column."""
    rows = (row.cells for row in (*table.head, *table.body))
    return tuple(
        ColumnEms(column.holds, head, tuple(cells), extent(head), tuple(map(extent, cells)))
        for column, (head, *cells) in zip(table.columns, zip(*rows, strict=True), strict=True)
    )


class Needs:
    """What a table's columns need in a type, with the heads of its figures turned or not (`tables.Needs`)."""

    def __init__(self, table: Table, columns: tuple[ColumnEms, ...], letters: Type, *, turned: bool = False) -> None:
        self.table, self.letters, self._columns, self._turned = table, letters, columns, turned

    @cached_property
    def least(self) -> Widths:
        """What each column needs for its longest word."""
        heads = self._heads(lambda column: column.head_extent.longest)
        return tuple(map(max, zip(heads, self._below(lambda column: column.longest), strict=True)))

    @cached_property
    def least_figures(self) -> Widths:
        """What each column needs for its longest figure, where words are broken."""
        heads = self._heads(lambda column: figure_ems(column.head))
        return tuple(map(max, zip(heads, self._below(lambda column: column.figure), strict=True)))

    @cached_property
    def level_heads(self) -> Widths:
        """What the heads need to stay on one line."""
        return self._heads(lambda column: column.head_extent.line)

    @cached_property
    def wrapped_heads(self) -> Widths:
        """What the heads need to take no more lines than a head may."""
        return self._heads(lambda column: head_ems(column.head))

    @cached_property
    def lines(self) -> Widths:
        """What the cells below the heads need to stay on one line."""
        return self._below(lambda column: column.line)

    @cached_property
    def figures(self) -> Widths:
        """What these cells need where none counts wider than a figure can be or its longest word is."""
        limit = widest_figure(self.table)
        pairs = zip(self._columns, self.lines, strict=True)
        return tuple(line if line <= limit else self._narrowed(column, limit) for column, line in pairs)

    def _narrowed(self, column: ColumnEms, limit: float) -> float:
        width = self.letters.width
        return max(min(width(line), max(limit, width(longest))) for line, longest in column.extents)

    def _heads(self, ems: Callable[[ColumnEms], float]) -> Widths:
        return tuple(
            self.letters.turned if self._turned and column.holds is not Holds.TEXT else self.letters.width(ems(column))
            for column in self._columns
        )

    def _below(self, ems: Callable[[ColumnEms], float]) -> Widths:
        return tuple(self.letters.width(ems(column)) if column.extents else 0.0 for column in self._columns)


def extent(cell: Cell) -> Extent:
    """Return how wide a cell is in ems."""
    words, bold = _words(cell)
    indent = cell.level * INDENT
    return Extent(_line(words, bold) + indent, _longest(words, bold) + indent)


def longest_part(cell: Cell) -> float:
    """Return how wide the longest word of a cell is in ems, a rating being one, in the fonts that count just now."""
    words, bold = _words(cell)
    is_rated = any(isinstance(inline, RatingMark) for inline in cell.children)
    parts = (words,) if is_rated else _BREAKS.split(words)
    return max(words_width(part, 1, bold) for part in parts) + cell.level * INDENT


def figure_ems(cell: Cell) -> float:
    """Return how wide a cell's longest figure is in ems, or the beginning of a word."""
    words, bold = _words(cell)
    return _figure(words, bold) + cell.level * INDENT


def head_ems(cell: Cell) -> float:
    """Return the least width in ems of a cell whose words take no more lines than a head may."""
    return _head(*_words(cell)) + cell.level * INDENT


def _words(cell: Cell) -> tuple[str, bool]:
    """Return a cell's words as written, with the spaces that make a pill of a rating, and whether any are bold.

    All of them count as bold then; the marks of footnotes count at their end.
    """
    marks = _FOOTNOTE_MARK * sum(isinstance(inline, Footnote) for inline in cell.children)
    words, bold = plain_text(cell.children) + marks, cell.strong or cell.scope is not None
    for inline in cell.children:
        if isinstance(inline, RatingMark):
            return words + NO_BREAK_SPACE * 2, True
        if isinstance(inline, DirectionArrow):
            # -- a sign and its word stay together
            sign = ARROWS[inline.direction]
            words = words.replace(f"{sign} ", f"{sign}{NO_BREAK_SPACE}")
        bold = bold or isinstance(inline, (Strong, Emphasis))
    return words, bold


# -- the words of cells are the same again and again: months, ratings, round figures


@lru_cache(maxsize=16384)
def _line(words: str, bold: bool) -> float:
    return max(words_width(line, 1, bold) for line in words.split("\n"))


@lru_cache(maxsize=16384)
def _longest(words: str, bold: bool) -> float:
    return max(words_width(word, 1, bold) for word in _BREAKS.split(words))


@lru_cache(maxsize=4096)
def _figure(words: str, bold: bool) -> float:
    figures = (words_width(word, 1, bold) for word in _BREAKS.split(words) if is_figure(word))
    return max(max(figures, default=0.0), min(_longest(words, bold), BEGINNING))


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
