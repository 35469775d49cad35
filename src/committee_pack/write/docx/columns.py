"""The widths of a table's columns, in twips, which together are as wide as the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from committee_pack.model.document import Holds, Table, TableKind
from committee_pack.write.docx.geometry import CELL_PADDING, DENSE_PADDING
from committee_pack.write.docx.units import twips
from committee_pack.write.measure import ColumnEms, Needs, Type, columns_in_ems
from committee_pack.write.style import SMALLEST_TABLE, TABLE_SIZES
from committee_pack.write.tables import Widths, column_widths, has_room, has_room_for_figures, wanted_widths

_LABELS_SHARE = 0.24
_CLOSEST = Type(TABLE_SIZES[TableKind.TREND], 1.5)
"""The type of a trend whose periods stand as close as they may."""
_DENSE = Type(TABLE_SIZES[TableKind.SCORECARD], DENSE_PADDING)
_SMALLER = (Type(8.5, 1.5), Type(8.0, 1.5), Type(SMALLEST_TABLE, 1.5))
_LEAST = tuple(Type(SMALLEST_TABLE - less, 0.75, lines=1) for less in (0.0, 0.5, 1.0))
"""What keeps figures whole and apart that would be broken otherwise. To the eye Arial is as large in 7 points
as the PDF's font is in 7.5, and wider."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The width of each column, and the table's type; `dense` says that it is too wide for that of its kind.

    `turned` says that heads read upwards, but for those of columns of text, as else the table is too wide.
    """

    widths: tuple[int, ...]
    letters: Type
    dense: bool = True
    turned: bool = False

    def reaching(self, left: float, right: float) -> Columns:
        """Return the columns with the outer ones so much wider."""
        *before, last = self.widths
        widths = [*before, last + twips(right)]
        widths[0] += twips(left)
        return replace(self, widths=tuple(widths))

    @property
    def smaller(self) -> bool:
        """Whether the type is smaller than a scorecard's."""
        return self.letters.size < _DENSE.size


def columns_of(table: Table, available: float) -> Columns:
    """Return the columns of a table whose every row has one cell a column, so that no word is broken.

    Where there is no room for that, a trend is set closer, any other table in the scorecard's size, then
    with the heads of its figures turned, and then ever smaller.
    """
    columns = columns_in_ems(table)
    usual = Type(TABLE_SIZES[table.kind], CELL_PADDING[table.kind])
    for letters in (usual, _CLOSEST) if table.kind is TableKind.TREND else (usual,):
        needs = Needs(table, columns, letters)
        if has_room(needs, available):
            widths = _spread(needs, available) or column_widths(needs, available)
            return Columns(_in_twips(widths), letters, dense=False)
    dense = Needs(table, columns, _DENSE)
    if has_room(dense, available):
        return Columns(_in_twips(column_widths(dense, available)), _DENSE)
    turned = _turned(table, columns, available)
    return Columns(_in_twips(column_widths(turned, available)), turned.letters, turned=True)


def _turned(table: Table, columns: tuple[ColumnEms, ...], available: float) -> Needs:
    """Return what columns under turned heads need in the largest type that breaks no word.

    Where each of them breaks one, it is in the largest type that breaks no figure. What no type can
    hold in one line, such as an address, makes no table smaller.
    """
    ever_less = [Needs(table, columns, letters, turned=True) for letters in (_DENSE, *_SMALLER, *_LEAST)]
    usual = ever_less[: -len(_LEAST)]
    fits = next((needs for needs in usual if has_room(needs, available)), None)
    return fits or next((needs for needs in ever_less if has_room_for_figures(needs, available)), ever_less[-1])


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
