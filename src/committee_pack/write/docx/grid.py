"""Every table as a plain grid: one head, and in each row one cell a column.

Word's accessibility checker objects to merged and split cells ("Use simple table structure"), and a
screen reader loses count in them. So nothing is merged, and the words move instead:

- Grouped heads become one row, the group's name in each head (`tables.flat_head`).
- A cell that spans rows is repeated in each, as look.md asks of row headers.
- A cell that spans columns stands in the first of them.
- A section row is a row like all others, tinted, whose name stands as a row header in the first
  column of text, where it has the room; the cells beside it are empty. Separate tables under
  headings were the other way: they would repeat the head eleven times over a 45-row scorecard, lose
  the columns' common widths when an officer edits one, and leave no single table to sort or to copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from committee_pack.model.document import Cell, Column, Holds, Row, Scope, Table

EMPTY = Cell(())


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the body with a cell for each column."""

    cells: tuple[Cell, ...]
    anchor: str
    names_section: bool


def grid_rows(table: Table) -> Iterator[GridRow]:
    """Return the rows of a table's body, each with as many cells as the table has columns."""
    hanging: dict[int, tuple[Cell, int]] = {}
    for row in table.body:
        if row.is_group:
            yield GridRow(_section_cells(row, table.columns), row.anchor, True)
        else:
            yield GridRow(_cells(row, len(table.columns), hanging), row.anchor, False)


def _section_cells(row: Row, columns: tuple[Column, ...]) -> tuple[Cell, ...]:
    place = next((i for i, column in enumerate(columns) if column.holds is Holds.TEXT), 0)
    name = Cell(row.cells[0].children, Scope.ROW)
    return tuple(name if i == place else EMPTY for i in range(len(columns)))


def _cells(row: Row, count: int, hanging: dict[int, tuple[Cell, int]]) -> tuple[Cell, ...]:
    """Return a row's cells, with those that hang down from rows above; `hanging` is brought up to date."""
    placed: dict[int, Cell] = {}
    own = iter(row.cells)
    column = 0
    while column < count:
        cell, rows_left = hanging.pop(column) if column in hanging else _own(own)
        placed[column] = cell
        if rows_left > 1:
            hanging[column] = (cell, rows_left - 1)
        column += cell.colspan
    return tuple(_alone(placed.get(i, EMPTY)) for i in range(count))


def _alone(cell: Cell) -> Cell:
    return cell if cell.colspan == cell.rowspan == 1 else replace(cell, colspan=1, rowspan=1)


def _own(cells: Iterator[Cell]) -> tuple[Cell, int]:
    cell = next(cells, EMPTY)
    return cell, cell.rowspan
