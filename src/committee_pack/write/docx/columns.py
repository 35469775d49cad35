"""The widths of a table's columns, in twips, which together are as wide as the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from committee_pack.model.document import Holds, Table, TableKind
from committee_pack.write.docx.geometry import CELL_PADDING, DENSE_PADDING
from committee_pack.write.docx.measure import Ruler, Type
from committee_pack.write.docx.units import twips
from committee_pack.write.style import TABLE_SIZES
from committee_pack.write.tables import Cells, CellWidth, Extents, Gauge, Widths, column_widths, has_room, wanted_widths

_LABELS_SHARE = 0.24


@dataclass(frozen=True, slots=True)
class Columns:
    """The width of each column; `dense` is in the scorecard's type, for a table that is too wide else.

    `turned` says that heads read upwards, but for those of columns of text, as else the table is too wide.
    """

    widths: tuple[int, ...]
    dense: bool
    turned: bool = False


def columns_of(table: Table, available: float) -> Columns:
    """Return the columns of a table whose every row has one cell a column, so that no word is broken.

    Where there is no room for that, the table is set in the scorecard's size, and then with the heads
    of its figures turned. A table too wide for that has broken words.
    """
    cells = Cells(table)
    ruler = Ruler(cell for row in (*table.head, *table.body) for cell in row.cells)
    usual = Extents(cells, ruler.gauge(Type(TABLE_SIZES[table.kind], CELL_PADDING[table.kind])))
    small = Type(TABLE_SIZES[TableKind.SCORECARD], DENSE_PADDING)
    dense = ruler.gauge(small)
    if has_room(usual, available):
        return Columns(_in_twips(_spread(usual, available) or column_widths(usual, available)), dense=False)
    tight = Extents(cells, dense)
    if has_room(tight, available):
        return Columns(_in_twips(column_widths(tight, available)), dense=True)
    heads = table.head[0].cells
    turned = {id(head) for head, column in zip(heads, table.columns, strict=True) if column.holds is not Holds.TEXT}
    widths = column_widths(Extents(cells, _turned(dense, turned, small.turned)), available)
    return Columns(_in_twips(widths), dense=True, turned=True)


def _turned(gauge: Gauge, heads: set[int], width: float) -> Gauge:
    """Return the gauge by which those heads are as wide as their lines are high."""

    def with_heads_turned(measure: CellWidth) -> CellWidth:
        return lambda cell: width if id(cell) in heads else measure(cell)

    return Gauge(*map(with_heads_turned, (gauge.one_line, gauge.longest_word, gauge.head)))


def _spread(extents: Extents, available: float) -> Widths:
    """Return the widths of a trend with its periods evenly spaced, as time is; none where there is no room for that.

    The column of labels, first, needs no more than its longest one.
    """
    table, periods = extents.table, len(extents.table.columns) - 1
    if table.kind is not TableKind.TREND or not periods or table.columns[0].holds is not Holds.TEXT:
        return ()
    labels = (row.cells[0] for row in (*table.head, *table.body))
    first = max(available * _LABELS_SHARE, *map(extents.gauge.one_line, labels))
    share = (available - first) / periods
    return (first, *(share,) * periods) if share >= max(wanted_widths(extents)[1:]) else ()


def _in_twips(widths: Sequence[float]) -> tuple[int, ...]:
    """Return widths in whole twips that add up to what the widths in points add up to."""
    edges = [twips(edge) for edge in accumulate(widths, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))
