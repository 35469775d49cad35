"""A table's cells in their places, tagged so that each knows its heads (ISO 14289-1, 7.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, assert_never

from committee_pack.model.document import Cell, Row, Scope, Table
from committee_pack.write.pdf.structure import Element
from committee_pack.write.tables import places


class Spot(NamedTuple):
    """A cell at its row and column, counted from 0, and the element it belongs to."""

    cell: Cell
    row: int
    column: int
    element: Element

    @property
    def columns(self) -> range:
        """The columns that the cell covers."""
        return range(self.column, self.column + self.cell.colspan)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rows as tagged cells; `caption` is the element of its caption, if it has one."""

    head: tuple[tuple[Spot, ...], ...]
    body: tuple[tuple[Spot, ...], ...]
    caption: Element | None


def grid(block: Table, parent: Element, names: Iterator[int]) -> Grid:
    """Return the table's cells in their places, tagged below its parent.

    Cells name their heads wherever scopes alone would leave it open: under grouped heads or section rows.
    """
    table = parent.add("Table")
    table.summary = block.summary
    caption = table.add("Caption") if block.caption else None
    head = _spots(block.head, table.add("THead")) if block.head else ()
    body = _spots(block.body, table.add("TBody")) if block.body else ()
    if len(head) > 1 or any(row.is_group for row in block.body):
        _name_heads(head, body, names)
    return Grid(head, body, caption)


def _spots(rows: Sequence[Row], parent: Element) -> tuple[tuple[Spot, ...], ...]:
    placed = ((row, parent.add("TR")) for row in places(rows))
    return tuple(tuple(Spot(*place, _cell_element(place.cell, line)) for place in row) for row, line in placed)


def _cell_element(cell: Cell, parent: Element) -> Element:
    element = parent.add("TH" if cell.scope and cell.children else "TD")
    element.columns, element.rows = cell.colspan, cell.rowspan
    if cell.scope and cell.children:
        element.scope = _scope(cell.scope)
    return element


def _scope(scope: Scope) -> str:
    """Return the scope's name in PDF, which knows no groups (ISO 32000-1, table 349)."""
    match scope:
        case Scope.COLUMN | Scope.COLUMN_GROUP:
            return "Column"
        case Scope.ROW | Scope.ROW_GROUP:
            return "Row"
        case _:
            assert_never(scope)


def _name_heads(head: Sequence[Sequence[Spot]], body: Sequence[Sequence[Spot]], names: Iterator[int]) -> None:
    """Give every header cell a name, and every cell the names of its heads."""
    above: dict[int, tuple[str, ...]] = {}
    for row in head:
        for spot in row:
            _name(spot, above.get(spot.column, ()), names)
        for spot in row:
            above.update({column: (*above.get(column, ()), *_named(spot)) for column in spot.columns})
    _name_body(body, above, names)


def _name_body(body: Sequence[Sequence[Spot]], above: dict[int, tuple[str, ...]], names: Iterator[int]) -> None:
    section: tuple[str, ...] = ()
    beside: list[Spot] = []
    for number, row in enumerate(body):
        if len(row) == 1 and row[0].cell.scope is Scope.ROW_GROUP:
            _name(row[0], (), names)
            section = _named(row[0])
            continue
        beside = [spot for spot in beside if spot.row + spot.cell.rowspan > number]
        for spot in sorted(row, key=_is_data):
            titles = (name for title in beside for name in _named(title)) if _is_data(spot) else ()
            _name(spot, (*above.get(spot.column, ()), *section, *titles), names)
            if not _is_data(spot):
                beside.append(spot)


def _is_data(spot: Spot) -> bool:
    return not spot.element.scope


def _name(spot: Spot, heads: tuple[str, ...], names: Iterator[int]) -> None:
    spot.element.heads = heads
    if spot.element.scope:
        spot.element.name = f"h{next(names):06}"


def _named(spot: Spot) -> tuple[str, ...]:
    return (spot.element.name,) if spot.element.name else ()
