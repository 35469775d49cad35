"""What every writer needs to know of a table before it draws one: places, widths and flat heads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from committee_pack.model.document import Cell, Holds, Inline, Row, Table, Text
from committee_pack.write.style import TABLE_SIZES

CellWidth = Callable[[Cell], float]
Widths = tuple[float, ...]

_WIDEST = 20 / 3
"""How wide a cell that is no text may count, in ems: 60 points in a scorecard, half as wide again as
`▲ Better` or a figure of seven digits. Words in place of a number are longer, and wrap."""
_SHARED, _APART = 0.7, 2.4
"""The share of the room to spare that goes between columns, and how much of it each gets at most, in ems."""
_ROUNDING = 0.01
_BLANK = Text(" ")
_FIGURE = re.compile(r"\W*\d(?:[\W_]?\d)*\W*[^\W\d]*\W*")
_LONGEST_FIGURE = 24
_FIRST_NUMBER = re.compile(r"^(\d+) ")


def is_figure(word: str) -> bool:
    """Return whether a word is a number, with its sign and unit: one that is broken would be read as two."""
    return len(word) <= _LONGEST_FIGURE and _FIGURE.fullmatch(word) is not None


def _nothing(cell: Cell) -> float:
    return 0.0


@dataclass(frozen=True, slots=True)
class Gauge:
    """Measures of a cell, padding included: on one line, at its longest word, and as a head that is wrapped.

    `figure` is what it needs for its longest figure, and for the beginning of a word.
    """

    one_line: CellWidth
    longest_word: CellWidth
    head: CellWidth
    figure: CellWidth = _nothing


class Cells:
    """A table with the cells that have a column of their own, by column: those of its head, and those below."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.head, self.body = _by_column(table, table.head), _by_column(table, table.body)


class Needs(Protocol):
    """How wide the widest of each column's own cells is, padding included."""

    @property
    def table(self) -> Table:
        """The table that the columns are of."""

    @property
    def least(self) -> Widths:
        """What each column needs for its longest word."""

    @property
    def least_figures(self) -> Widths:
        """What each column needs for its longest figure, where words are broken."""

    @property
    def level_heads(self) -> Widths:
        """What the heads need to stay on one line."""

    @property
    def wrapped_heads(self) -> Widths:
        """What the heads need once they are wrapped."""

    @property
    def lines(self) -> Widths:
        """What the cells below the heads need to stay on one line."""

    @property
    def figures(self) -> Widths:
        """What these cells need where none counts wider than a figure can be or its longest word is."""


class Extents:
    """What columns need by a gauge of cells (`Needs`); each kind is measured when asked for."""

    def __init__(self, cells: Cells, gauge: Gauge) -> None:
        self.table, self._head, self._body = cells.table, cells.head, cells.body
        # -- a cell is measured for several ends, and its words are looked up anew each time
        self.gauge = Gauge(_remembered(gauge.one_line), _remembered(gauge.longest_word), gauge.head, gauge.figure)

    @cached_property
    def least(self) -> Widths:
        """What each column needs for its longest word."""
        measure = self.gauge.longest_word
        return tuple(map(max, zip(_widest(self._head, measure), _widest(self._body, measure), strict=True)))

    @cached_property
    def least_figures(self) -> Widths:
        """What each column needs for its longest figure, where words are broken."""
        measure = self.gauge.figure
        return tuple(map(max, zip(_widest(self._head, measure), _widest(self._body, measure), strict=True)))

    @cached_property
    def level_heads(self) -> Widths:
        """What the heads need to stay on one line."""
        return _widest(self._head, self.gauge.one_line)

    @cached_property
    def wrapped_heads(self) -> Widths:
        """What the heads need once they are wrapped."""
        return _widest(self._head, self.gauge.head)

    @cached_property
    def lines(self) -> Widths:
        """What the cells below the heads need to stay on one line."""
        return _widest(self._body, self.gauge.one_line)

    @cached_property
    def figures(self) -> Widths:
        """What these cells need where none counts wider than a figure can be or its longest word is."""
        limit = widest_figure(self.table)
        return _widest(
            self._body, lambda cell: min(self.gauge.one_line(cell), max(limit, self.gauge.longest_word(cell)))
        )


def widest_figure(table: Table) -> float:
    """Return how wide a cell that is no text may count."""
    return _WIDEST * TABLE_SIZES[table.kind]


def _remembered(measure: CellWidth) -> CellWidth:
    """Return the measure, taken once of each cell."""
    taken: dict[int, float] = {}

    def remembered(cell: Cell) -> float:
        if id(cell) not in taken:
            taken[id(cell)] = measure(cell)
        return taken[id(cell)]

    return remembered


def _by_column(table: Table, rows: Sequence[Row]) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells that have a column of their own, by column."""
    found: list[list[Cell]] = [[] for _ in table.columns]
    for row in places(rows):
        for cell, _, column in row:
            if cell.colspan == 1:
                found[column].append(cell)
    return tuple(map(tuple, found))


def _widest(columns: Sequence[Sequence[Cell]], measure: CellWidth) -> Widths:
    return tuple(max(map(measure, cells), default=0.0) for cells in columns)


class Place(NamedTuple):
    """A cell at the first of its rows and columns, counted from 0."""

    cell: Cell
    row: int
    column: int


def places(rows: Sequence[Row]) -> Iterator[tuple[Place, ...]]:
    """Return the cells of each row in their places, to the right of those that reach down from above."""
    taken: dict[int, int] = {}
    for number, row in enumerate(rows):
        yield tuple(_row_places(row, number, taken))


def _row_places(row: Row, number: int, taken: dict[int, int]) -> Iterator[Place]:
    """Return a row's cells; `taken` says up to which row cells from above reach down into a column."""
    column = 0
    for cell in row.cells:
        while taken.get(column, 0) > number:
            column += 1
        yield Place(cell, number, column)
        taken.update(dict.fromkeys(range(column, column + cell.colspan), number + cell.rowspan))
        column += cell.colspan


def column_widths(needs: Needs, available: float) -> Widths:
    """Return the width of each column, padding included, which together fill the available width.

    Columns of text share what the others leave; the others are as wide as they want to be, and stand
    apart where there is room to spare. A column is narrower than its longest word only where not all
    of them have room for theirs, and then no narrower than its longest figure where that can be.
    """
    table = needs.table
    for wanted in _ever_less(needs):
        if sum(wanted) <= available:
            return _apart(table, wanted, available)
    text = _columns_of_text(table)
    rest = available - sum(width for i, width in enumerate(wanted) if i not in text)
    if text and rest > 0:
        widths = _shared(wanted, text, rest)
    else:
        widths = tuple(width * available / sum(wanted) for width in wanted)
    return kept_whole(widths, needs)


def _ever_less(needs: Needs) -> Iterator[Widths]:
    """Return what the columns want: all on one line, then with heads wrapped, then with other words wrapped too."""
    yield tuple(map(max, zip(needs.level_heads, needs.lines, strict=True)))
    yield tuple(map(max, zip(needs.wrapped_heads, needs.lines, strict=True)))
    yield wanted_widths(needs)


def _columns_of_text(table: Table) -> tuple[int, ...]:
    return tuple(i for i, column in enumerate(table.columns) if column.holds is Holds.TEXT)


def _apart(table: Table, widths: Widths, available: float) -> Widths:
    """Return widths of columns whose cells all have room for one line, with the room to spare shared out."""
    text = _columns_of_text(table)
    spare, others = available - sum(widths), len(widths) - len(text)
    if not text:
        return tuple(width + spare / others for width in widths)
    extra = min(_SHARED * spare / others, _APART * TABLE_SIZES[table.kind]) if others else 0.0
    rest = available - sum(width + extra for i, width in enumerate(widths) if i not in text)
    return _shared(tuple(width if i in text else width + extra for i, width in enumerate(widths)), text, rest)


def wanted_widths(needs: Needs) -> Widths:
    """Return how wide each column wants to be where not all of a table's cells have room for one line.

    A column is as wide as its widest cell on one line, its head wrapped; but a cell that is no text
    counts at most as wide as a figure can be or as its longest word is, and wraps if it is longer.
    """
    pairs = zip(needs.lines, needs.figures, needs.table.columns, strict=True)
    cells = (line if column.holds is Holds.TEXT else figure for line, figure, column in pairs)
    return tuple(map(max, zip(needs.wrapped_heads, cells, strict=True)))


def kept_whole(widths: Widths, needs: Needs) -> Widths:
    """Return the widths with room taken from wide columns where others are too narrow for their longest word.

    Where there is not enough room for that, words are broken rather than figures; where there is none
    for figures either, the widths come back as they are.
    """
    least = needs.least if has_room(needs, sum(widths)) else needs.least_figures
    pairs = list(zip(widths, least, strict=True))
    lacking = sum(max(need - width, 0.0) for width, need in pairs)
    spare = sum(max(width - need, 0.0) for width, need in pairs)
    if not lacking or spare < lacking - _ROUNDING:
        return widths
    share = min(lacking / spare, 1.0) if spare else 0.0
    return tuple(max(width, need) - share * max(width - need, 0.0) for width, need in pairs)


def has_room(needs: Needs, available: float) -> bool:
    """Return whether the columns have room for their longest words: then the widths that fill it are wide enough."""
    return sum(needs.least) <= available + _ROUNDING


def has_room_for_figures(needs: Needs, available: float) -> bool:
    """Return whether no figure of the columns is broken, although words may be."""
    return sum(needs.least_figures) <= available + _ROUNDING


def _shared(widths: Widths, text: Sequence[int], rest: float) -> Widths:
    wanted = sum(widths[i] for i in text)
    return tuple(width * rest / wanted if i in text else width for i, width in enumerate(widths))


def flat_head(table: Table, joint: Inline = _BLANK) -> Row:
    """Return the table's heads as one row: `Result` under `1 month ago` becomes `Result 1 month ago`.

    Word's accessibility checker objects to merged cells, so the group's name goes into each head. A
    number that begins it stays with the word that it counts: `1 month` is never broken. The joint stands
    between the two.
    """
    if len(table.head) == 1:
        return table.head[0]
    groups = [_bound(cell.children) for cell in table.head[0].cells for _ in range(cell.colspan)]
    cells = zip(groups, table.head[1].cells, strict=True)
    return Row(
        tuple(
            Cell((*cell.children, *((joint, *group) if group else ())), cell.scope, strong=cell.strong)
            for group, cell in cells
        )
    )


def _bound(group: tuple[Inline, ...]) -> tuple[Inline, ...]:
    match group:
        case (Text(words), *rest):
            return (Text(_FIRST_NUMBER.sub("\\1\u00a0", words)), *rest)
        case _:
            return group
