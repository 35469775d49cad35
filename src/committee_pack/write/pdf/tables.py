"""Tables are laid out: widths of columns, then rows under a head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from committee_pack.model.document import Holds, Row, Scope, Table
from committee_pack.write.pdf.fonts import Weight
from committee_pack.write.pdf.grid import Spot, grid
from committee_pack.write.pdf.lines import Align
from committee_pack.write.pdf.measures import measures
from committee_pack.write.pdf.pieces import Piece, Stack
from committee_pack.write.pdf.rows import LaidRow, Line, Placed, Rows
from committee_pack.write.pdf.setting import Setting, set_words
from committee_pack.write.pdf.structure import Element
from committee_pack.write.style import RULE, TABLE_SIZES

GAP = 10.0
"""Room above and below a table."""
_HAIR, _THIN, _FIRM = 0.5, 0.75, 1.0
_MOST_LINES = 4
"""The height in lines up to which the name of a group of rows is said again on the next page."""
_INSET = 3.0
"""How much shorter than its columns the line under a grouped head is at either end."""
_ALIGN = {
    Holds.TEXT: Align.LEFT,
    Holds.LABEL: Align.LEFT,
    Holds.NUMBER: Align.RIGHT,
    Holds.RATING: Align.CENTRE,
    Holds.TRAVEL: Align.LEFT,
}


def table(block: Table, setting: Setting, parent: Element) -> Piece:
    """Return a table, below its caption where it has one."""
    cells = grid(block, parent, setting.names)
    layout = _Layout(block, setting)
    rows = Rows(
        layout.rows(cells.head, block.head, is_head=True),
        layout.rows(cells.body, block.body, is_head=False),
        setting.width,
        GAP,
        setting.together,
    )
    if not cells.caption:
        return rows
    look = setting.look(TABLE_SIZES[block.kind], Weight.SEMIBOLD)
    caption = replace(setting.prose(block.caption, cells.caption, look), keeps=True)
    rows.before = _INSET
    return Stack((caption, rows), GAP, GAP)


class _Layout:
    """A table's rows, as its measures let them be."""

    def __init__(self, block: Table, setting: Setting) -> None:
        self.block, self.setting = block, setting
        found = measures(block, setting)
        self.manner, self.words, self.widths = found.manner, found.words, found.widths
        self.edges = list(accumulate(self.widths, initial=0.0))
        self.leading = self.manner.size * self.manner.leading

    def rows(self, spots: Sequence[Sequence[Spot]], rows: Sequence[Row], is_head: bool) -> list[LaidRow]:
        """Return the rows, each as high as its highest cell needs."""
        placed = [[(spot, self._placed(spot, is_head)) for spot in row] for row in spots]
        heights = self._heights(placed)
        return [self._row(row, number, heights, rows[number], is_head) for number, row in enumerate(placed)]

    def _placed(self, spot: Spot, is_head: bool) -> Placed:
        words = self.words[id(spot.cell)]
        indent = self.manner.indent(spot.cell)
        room = self.edges[spot.columns.stop] - self.edges[spot.column] - self.manner.beside(spot.cell)
        text = set_words(words, spot.element, self.leading, room, self._align(spot, is_head))
        return Placed(text, self.edges[spot.column] + self.manner.across + indent, self.manner.down)

    def _align(self, spot: Spot, is_head: bool) -> Align:
        if spot.cell.colspan > 1:
            return Align.CENTRE if is_head else Align.LEFT
        return _ALIGN[self.block.columns[spot.column].holds]

    def _heights(self, placed: Sequence[Sequence[tuple[Spot, Placed]]]) -> list[float]:
        """Return each row's height; the last of those that a cell spans grows where the cell needs it."""
        heights = [self.leading + 2 * self.manner.down] * len(placed)
        for spot, cell in sorted((pair for row in placed for pair in row), key=lambda pair: pair[0].cell.rowspan):
            end = min(spot.row + spot.cell.rowspan, len(heights))
            lacking = cell.text.height + 2 * self.manner.down - sum(heights[spot.row : end])
            heights[end - 1] += max(lacking, 0.0)
        return heights

    def _row(
        self, placed: Sequence[tuple[Spot, Placed]], number: int, heights: list[float], row: Row, is_head: bool
    ) -> LaidRow:
        cells = tuple(self._sunk(spot, cell, heights) if is_head else cell for spot, cell in placed)
        through = {column for spot, _ in placed if spot.cell.rowspan > 1 for column in spot.columns}
        fill = self.manner.head_fill if is_head else self.setting.style.tint if row.is_group else None
        is_last = number == len(heights) - 1
        lines = tuple(self._head_lines(placed, is_last) if is_head else self._lines(through))
        keeps = row.is_group or bool(through)
        recurs = row.is_group and heights[number] <= _MOST_LINES * self.leading
        return LaidRow(cells, heights[number], self.manner.down, fill, lines, keeps, recurs, row.anchor)

    def _sunk(self, spot: Spot, cell: Placed, heights: list[float]) -> Placed:
        """Return a head's cell at the foot of the rows that it spans."""
        height = sum(heights[spot.row : spot.row + spot.cell.rowspan])
        return cell._replace(down=height - self.manner.down - cell.text.height)

    def _head_lines(self, placed: Sequence[tuple[Spot, Placed]], is_last: bool) -> Iterator[Line]:
        if is_last:
            yield Line(0.0, self.setting.width, self.manner.head_line, _FIRM)
            return
        for spot, _ in placed:
            if spot.cell.scope is Scope.COLUMN_GROUP:
                start, end = self.edges[spot.column] + _INSET, self.edges[spot.columns.stop] - _INSET
                yield Line(start, end, self.manner.head_line, _THIN)

    def _lines(self, through: set[int]) -> Iterator[Line]:
        """Return the lines below a row, but not through cells that go on into the next."""
        for is_through, columns in groupby(range(len(self.widths)), through.__contains__):
            if not is_through:
                covered = tuple(columns)
                yield Line(self.edges[covered[0]], self.edges[covered[-1] + 1], RULE, _HAIR)
