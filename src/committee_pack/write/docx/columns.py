"""The widths of a table's columns, in twips, which together are as wide as the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from committee_pack.model.document import Cell, Holds, Table, TableKind
from committee_pack.write.docx.geometry import CELL_PADDING, DENSE_PADDING
from committee_pack.write.docx.measure import Type
from committee_pack.write.docx.units import twips
from committee_pack.write.style import TABLE_SIZES
from committee_pack.write.tables import column_widths

_LABELS_SHARE = 0.24


@dataclass(frozen=True, slots=True)
class Columns:
    """The width of each column; `dense` is in the scorecard's type, for a table that is too wide else."""

    widths: tuple[int, ...]
    dense: bool


def columns_of(table: Table, available: float) -> Columns:
    """Return the columns of a table whose every row has one cell a column, so that no word is broken.

    Where not all that shall stay on one line can, it is broken between words; where not even that is
    enough, the table is set in the scorecard's size. A table too wide for that has broken words.
    """
    usual, dense = _usual_type(table.kind), Type(TABLE_SIZES[TableKind.SCORECARD], DENSE_PADDING)
    wanted = column_widths(table, available, usual.one_line, usual.longest_word)
    least = _widest(table, usual.longest_word)
    if all(width >= word for width, word in zip(wanted, least, strict=True)):
        return Columns(_in_twips(_spread(table, wanted, available, usual)), dense=False)
    if sum(least) <= available:
        return Columns(_in_twips(_shared(least, _widest(table, usual.one_line), available)), dense=False)
    return Columns(
        _in_twips(_shared(_widest(table, dense.longest_word), _widest(table, dense.one_line), available)), dense=True
    )


def _usual_type(kind: TableKind) -> Type:
    return Type(TABLE_SIZES[kind], CELL_PADDING[kind])


def _widest(table: Table, measure: Callable[[Cell], float]) -> list[float]:
    columns = zip(*(row.cells for row in (*table.head, *table.body)), strict=True)
    return [max(map(measure, column)) for column in columns]


def _shared(least: Sequence[float], wanted: Sequence[float], available: float) -> Sequence[float]:
    """Return the least widths with the rest shared out by how much more each column would like."""
    rest = available - sum(least)
    if rest < 0:
        return [width * available / sum(least) for width in least]
    more = [want - width for want, width in zip(wanted, least, strict=True)]
    total = sum(more)
    return [
        width + rest * (extra / total if total else 1 / len(least)) for width, extra in zip(least, more, strict=True)
    ]


def _spread(table: Table, widths: Sequence[float], available: float, usual: Type) -> Sequence[float]:
    """Return a trend's widths with its periods evenly spaced, as time is, where there is room for that.

    The column of labels, first, needs no more than its longest one.
    """
    if table.kind is not TableKind.TREND or len(widths) < 2 or table.columns[0].holds is not Holds.TEXT:
        return widths
    labels = (row.cells[0] for row in (*table.head, *table.body))
    first = max(available * _LABELS_SHARE, *map(usual.one_line, labels))
    share = (available - first) / (len(widths) - 1)
    return (first, *(share,) * (len(widths) - 1)) if share >= max(widths[1:]) else widths


def _in_twips(widths: Sequence[float]) -> tuple[int, ...]:
    """Return widths in whole twips that add up to what the widths in points add up to."""
    edges = [twips(edge) for edge in accumulate(widths, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))
