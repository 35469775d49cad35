"""What a table's parts measure: its type, the room around words, and its columns."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from committee_pack.model.colours import WHITE, Colour
from committee_pack.model.document import Cell, Inline, RatingMark, Scope, Table, TableKind, Text, Value, inlines_of
from committee_pack.wording import value_text
from committee_pack.write.pdf.fonts import Weight
from committee_pack.write.pdf.lines import lines_of, longest
from committee_pack.write.pdf.setting import Setting
from committee_pack.write.pdf.words import PILL_PADDING, Look, Word, pill_width, words_of
from committee_pack.write.style import BEGINNING, INDENT, LEADING, MUTED, PANEL_EDGE, SMALLEST_TABLE, TABLE_SIZES, Style
from committee_pack.write.tables import (
    Cells,
    Extents,
    Gauge,
    Widths,
    column_widths,
    has_room,
    has_room_for_figures,
    is_figure,
    kept_whole,
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a table looks: its type size, the room around words, its head's fill, text and lines, its row titles.

    `pill` is the room at either side of a pill's word, in ems; where it is `snug` only ratings are pills.
    """

    size: float
    leading: float
    across: float
    down: float
    head_fill: Colour | None
    head_text: Colour
    head_line: Colour
    titles: Weight
    pill: float = PILL_PADDING
    snug: bool = False

    def indent(self, cell: Cell) -> float:
        """Return how far in a cell's words stand, as a team's do within its area."""
        return cell.level * INDENT * self.size

    def beside(self, cell: Cell) -> float:
        """Return the room at either side of a cell's words together."""
        return 2 * self.across + self.indent(cell)


def _manner(kind: TableKind, style: Style) -> Manner:
    size = TABLE_SIZES[kind]
    match kind:
        case TableKind.SCORECARD:
            return Manner(size, 1.25, 3.0, 1.0, style.primary, WHITE, WHITE, Weight.REGULAR, 0.5)
        case TableKind.PLAIN:
            return Manner(size, LEADING, 5.0, 2.8, None, style.primary, style.primary, Weight.REGULAR)
        case TableKind.TREND:
            return Manner(size, LEADING, 5.0, 2.8, None, MUTED, PANEL_EDGE, Weight.SEMIBOLD)


_CellWords = Mapping[int, tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Measures:
    """A table's settled manner, the words of its cells by the cells' identity, and the widths of its columns."""

    manner: Manner
    words: _CellWords
    widths: tuple[float, ...]


def measures(block: Table, setting: Setting) -> Measures:
    """Return how the table is to be set: as its kind looks, or tighter where a word would be broken otherwise.

    Where words are broken all the same, it is set tighter still for figures alone.
    """
    cells, content = Cells(block), _content(block)
    for manner in _ever_tighter(_manner(block.kind, setting.style)):
        words, extents = _measured(content, setting, manner, cells)
        if has_room(extents, setting.width):
            break
        if manner.size <= SMALLEST_TABLE and has_room_for_figures(extents, setting.width):
            break
    return Measures(manner, words, _widths(extents, setting.width))


def _ever_tighter(manner: Manner) -> Iterator[Manner]:
    yield manner
    yield (snug := replace(manner, across=min(manner.across, 2.5), pill=0.4))
    while snug.size > SMALLEST_TABLE:
        yield (snug := replace(snug, size=snug.size - 0.5, across=1.5, pill=0.2, snug=True))
    yield replace(snug, across=0.75)


@dataclass(frozen=True, slots=True)
class _Content:
    """What a table's cells say, each value worded once however often it is measured, and its marks."""

    head: tuple[tuple[Cell, tuple[Inline, ...]], ...]
    body: tuple[tuple[Cell, tuple[Inline, ...]], ...]
    marks: tuple[RatingMark, ...]


def _content(block: Table) -> _Content:
    said = [tuple((cell, _worded(cell)) for row in rows for cell in row.cells) for rows in (block.head, block.body)]
    marks = tuple(dict.fromkeys(each for each in inlines_of(block) if isinstance(each, RatingMark)))
    return _Content(said[0], said[1], marks)


def _worded(cell: Cell) -> tuple[Inline, ...]:
    match cell.children:
        case (Value() as value,):
            return (Text(value_text(value)),)
        case inlines:
            return inlines


def _measured(content: _Content, setting: Setting, manner: Manner, cells: Cells) -> tuple[_CellWords, Extents]:
    words = _words(content, setting, manner)

    def one_line(cell: Cell) -> float:
        lines = lines_of(words[id(cell)], math.inf)
        return max((line.width for line in lines), default=0.0) + manner.beside(cell)

    def longest_word(cell: Cell) -> float:
        return longest(words[id(cell)]) + manner.beside(cell)

    def figure(cell: Cell) -> float:
        return _figure(words[id(cell)], manner.size) + manner.beside(cell)

    return words, Extents(cells, Gauge(one_line, longest_word, longest_word, figure))


def _figure(words: tuple[Word, ...], size: float) -> float:
    """Return how wide the widest word is that is never broken, and a word's beginning."""
    whole = (word for word in words if any(span.pill for span in word.spans) or is_figure(_said(word)))
    return max(longest(whole), min(longest(words), BEGINNING * size))


def _said(word: Word) -> str:
    return "".join(span.text for span in word.spans)


def _widths(extents: Extents, available: float) -> Widths:
    block = extents.table
    if block.kind is not TableKind.TREND:
        return column_widths(extents, available)
    firsts = (row.cells[0] for row in block.body if row.cells)
    even = _even(len(block.columns), available, max(map(extents.gauge.one_line, firsts), default=0.0))
    return kept_whole(even, extents)


def _words(content: _Content, setting: Setting, manner: Manner) -> dict[int, tuple[Word, ...]]:
    looks = _looks(setting.look(manner.size), setting.style.primary, manner, _pill(content, setting, manner))
    words = {id(cell): words_of(said, looks.of_cell(cell)) for cell, said in content.body}
    words.update((id(cell), words_of(said, looks.head)) for cell, said in content.head)
    return words


def _pill(content: _Content, setting: Setting, manner: Manner) -> float:
    """Return how wide all of a table's pills are, so that they stand in line."""
    marks = (mark for mark in content.marks if mark.rating or not manner.snug)
    return max((pill_width(mark, setting.look(manner.size), manner.pill) for mark in marks), default=0.0)


@dataclass(frozen=True, slots=True)
class _Looks:
    """How the words of a table's cells look."""

    head: Look
    section: Look
    title: Look
    strong: Look
    plain: Look

    def of_cell(self, cell: Cell) -> Look:
        """Return how a cell below the head looks."""
        if cell.scope is Scope.ROW_GROUP:
            return self.section
        if cell.strong:
            return self.strong
        return self.title if cell.scope else self.plain


@lru_cache(maxsize=64)
def _looks(look: Look, primary: Colour, manner: Manner, pill: float) -> _Looks:
    """Return the looks of a table's cells: the same ones for each table of a kind, whose words are then the same."""
    plain = replace(look, pill=pill, snug=manner.snug)
    strong = plain.strong
    return _Looks(
        replace(strong, colour=manner.head_text, link_colour=manner.head_text),
        replace(strong, colour=primary),
        replace(plain, weight=manner.titles),
        strong,
        plain,
    )


def _even(columns: int, available: float, first: float) -> tuple[float, ...]:
    """Return columns as wide as each other, but for a first that needs more."""
    first = max(first, available / columns)
    return (first, *((available - first) / (columns - 1) for _ in range(columns - 1)))
