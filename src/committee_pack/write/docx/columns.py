"""The widths of a table's columns, in twips, which together are as wide as the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from committee_pack.model.document import Holds, Table, TableKind
from committee_pack.write.docx.geometry import CELL_PADDING, DENSE_PADDING
from committee_pack.write.docx.measure import Needs, Type, columns_in_ems
from committee_pack.write.docx.units import twips
from committee_pack.write.style import TABLE_SIZES
from committee_pack.write.tables import Widths, column_widths, has_room, wanted_widths

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
    columns = columns_in_ems(table)
    usual = Needs(table, columns, Type(TABLE_SIZES[table.kind], CELL_PADDING[table.kind]))
    if has_room(usual, available):
        return Columns(_in_twips(_spread(usual, available) or column_widths(usual, available)), dense=False)
    small = Type(TABLE_SIZES[TableKind.SCORECARD], DENSE_PADDING)
    dense = Needs(table, columns, small)
    if has_room(dense, available):
        return Columns(_in_twips(column_widths(dense, available)), dense=True)
    turned = Needs(table, columns, small, turned=True)
    return Columns(_in_twips(column_widths(turned, available)), dense=True, turned=True)


def _spread(needs: Needs, available: float) -> Widths:
    """Return the widths of a trend with its periods evenly spaced, as time is; none where there is no room for that.

    The column of labels, first, needs no more than its longest one.
    """
    table, periods = needs.table, len(needs.table.columns) - 1
    if table.kind is not TableKind.TREND or not periods or table.columns[0].holds is not Holds.TEXT:
        return ()
    first = max(available * _LABELS_SHARE, needs.level_heads[0], needs.lines[0])
    share = (available - first) / periods
    return (first, *(share,) * periods) if share >= max(wanted_widths(needs)[1:]) else ()


def _in_twips(widths: Sequence[float]) -> tuple[int, ...]:
    """Return widths in whole twips that add up to what the widths in points add up to."""
    edges = [twips(edge) for edge in accumulate(widths, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))
