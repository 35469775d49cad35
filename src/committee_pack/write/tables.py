"""What every writer needs to know of a table before it draws one: widths and flat heads."""

from __future__ import annotations

from collections.abc import Callable

from committee_pack.model.document import Cell, Holds, Row, Table, Text

CellWidth = Callable[[Cell], float]


def column_widths(table: Table, available: float, one_line: CellWidth, longest_word: CellWidth) -> tuple[float, ...]:
    """Return the width of each column, padding included, which together fill the available width.

    `one_line` and `longest_word` measure a cell, padding included. Columns of text share what the
    others leave; the others are as wide as their widest cell on one line, their heads wrapped.
    """
    narrow = [_widest(table.body, i, one_line) for i in range(len(table.columns))]
    heads = [_widest(table.head, i, longest_word) for i in range(len(table.columns))]
    widths = [max(pair) for pair in zip(narrow, heads, strict=True)]
    text = [i for i, column in enumerate(table.columns) if column.holds is Holds.TEXT]
    rest = available - sum(width for i, width in enumerate(widths) if i not in text)
    if text and rest > 0:
        return _shared(widths, text, rest)
    return tuple(width * available / sum(widths) for width in widths)


def _shared(widths: list[float], text: list[int], rest: float) -> tuple[float, ...]:
    wanted = sum(widths[i] for i in text)
    return tuple(width * rest / wanted if i in text else width for i, width in enumerate(widths))


def _widest(rows: tuple[Row, ...], column: int, measure: CellWidth) -> float:
    cells = (placed[column] for row in rows if (placed := _single_cells(row)) and column in placed)
    return max((measure(cell) for cell in cells), default=0.0)


def _single_cells(row: Row) -> dict[int, Cell]:
    """Return the cells of one column's width, by their column."""
    found: dict[int, Cell] = {}
    column = 0
    for cell in row.cells:
        if cell.colspan == 1:
            found[column] = cell
        column += cell.colspan
    return found


def flat_head(table: Table) -> Row:
    """Return the table's heads as one row: `Result` under `1 month ago` becomes `Result 1 month ago`.

    Word's accessibility checker objects to merged cells, so the group's name goes into each head.
    """
    if len(table.head) == 1:
        return table.head[0]
    groups = [cell.children for cell in table.head[0].cells for _ in range(cell.colspan)]
    cells = zip(groups, table.head[1].cells, strict=True)
    return Row(
        tuple(
            Cell((*cell.children, *((Text(" "), *group) if group else ())), cell.scope, strong=cell.strong)
            for group, cell in cells
        )
    )
