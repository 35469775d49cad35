"""Tables: fixed columns, one head that repeats, rows that stay whole, and words for those who cannot see."""

from __future__ import annotations

from dataclasses import dataclass, replace

from committee_pack.model.document import Cell, Row, Scope, Table, TableKind
from committee_pack.wording import plain_text
from committee_pack.write.docx import names
from committee_pack.write.docx.columns import Columns, columns_of
from committee_pack.write.docx.draft import Draft, Frame
from committee_pack.write.docx.formatting import shading
from committee_pack.write.docx.geometry import DENSE_PADDING
from committee_pack.write.docx.grid import GridRow, grid_rows
from committee_pack.write.docx.inlines import ON_BOLD, PLAIN, Face, runs
from committee_pack.write.docx.units import twips
from committee_pack.write.docx.xml import NOTHING, Xml, joined, w
from committee_pack.write.tables import flat_head


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is the same for all rows of a table: its kind, columns, their widths and styles."""

    kind: TableKind
    columns: Columns
    styles: tuple[str, ...]
    section_style: str
    row_headers: bool


def table(block: Table, frame: Frame, draft: Draft) -> Xml:
    """Return a table under its caption."""
    rows = tuple(grid_rows(block))
    head = flat_head(block)
    plan = _plan(block, head, rows, frame.width)
    caption = w("p", _style(names.CAPTION), runs(block.caption, draft, ON_BOLD)) if block.caption else NOTHING
    written = w(
        "tbl",
        _table_properties(block, plan),
        w("tblGrid", *(w("gridCol", w=width) for width in plan.columns.widths)),
        _head(head, plan, draft),
        *(_row(row, plan, draft, row is rows[-1]) for row in rows),
    )
    return joined((caption, written))


def _plan(block: Table, head: Row, rows: tuple[GridRow, ...], available: float) -> _Plan:
    columns = columns_of(replace(block, head=(head,), body=tuple(Row(row.cells) for row in rows)), available)
    letters = TableKind.SCORECARD if columns.dense else block.kind
    return _Plan(
        block.kind,
        columns,
        tuple(names.cell_style(letters, column.holds) for column in block.columns),
        names.section_row_style(letters),
        all(row.cells[0].scope is Scope.ROW for row in rows if not row.names_section),
    )


def _style(style: str, keep: bool = False) -> Xml:
    return w("pPr", w("pStyle", val=style), w("keepNext") if keep else NOTHING)


def _table_properties(block: Table, plan: _Plan) -> Xml:
    """Return the properties in the schema's order (ECMA-376 Part 1, 17.4.59).

    `tblLook` tells Word, and through it a screen reader, which row and column hold headers.
    """
    look = w(
        "tblLook",
        val="04A0" if plan.row_headers else "0420",
        firstRow=1,
        lastRow=0,
        firstColumn=int(plan.row_headers),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    caption = plain_text(block.caption)
    return w(
        "tblPr",
        w("tblStyle", val=names.TABLES[plan.kind]),
        w("tblW", w=sum(plan.columns.widths), type="dxa"),
        w("tblLayout", type="fixed"),
        _DENSE if plan.columns.dense else NOTHING,
        look,
        w("tblCaption", val=caption) if caption else NOTHING,
        w("tblDescription", val=block.summary) if block.summary else NOTHING,
    )


_DENSE = w("tblCellMar", *(w(side, w=twips(DENSE_PADDING), type="dxa") for side in ("left", "right")))


def _head(row: Row, plan: _Plan, draft: Draft) -> Xml:
    properties = w("trPr", _FIRST_ROW, w("cantSplit"), w("tblHeader"))
    cells = zip(row.cells, plan.columns.widths, plan.styles, strict=True)
    content = (_cell(runs(cell.children, draft, ON_BOLD), width, _style(style, True)) for cell, width, style in cells)
    return w("tr", properties, *content)


_FIRST_ROW = w("cnfStyle", val="100000000000", firstRow=1)


def _row(row: GridRow, plan: _Plan, draft: Draft, is_last: bool) -> Xml:
    """Return a row; a trend's few rows stay together, as do a section's name and what follows."""
    styles = (plan.section_style,) * len(row.cells) if row.names_section else plan.styles
    fill = shading(draft.style.tint) if row.names_section else NOTHING
    keep = plan.kind is TableKind.TREND and not is_last
    marked = _marked_column(row)
    cells = (
        _cell(_content(cell, i == marked, row, plan, draft), width, _style(style, keep), fill)
        for i, (cell, width, style) in enumerate(zip(row.cells, plan.columns.widths, styles, strict=True))
    )
    return w("tr", _WHOLE, *cells)


_WHOLE = w("trPr", w("cantSplit"))


def _marked_column(row: GridRow) -> int:
    """Return the column that links to the row lead to: its header, or the first."""
    return next((i for i, cell in enumerate(row.cells) if cell.scope is Scope.ROW), 0)


def _content(cell: Cell, is_marked: bool, row: GridRow, plan: _Plan, draft: Draft) -> Xml:
    words = runs(cell.children, draft, _face(cell, row, plan))
    return draft.bookmarked(row.anchor, words) if is_marked else words


def _face(cell: Cell, row: GridRow, plan: _Plan) -> Face:
    """Return how a cell's words begin: section rows and a trend's first column are bold by their style."""
    first_of_trend = plan.kind is TableKind.TREND and plan.row_headers and cell is row.cells[0]
    if row.names_section or first_of_trend:
        return ON_BOLD
    return PLAIN.stronger(names.STRONG) if cell.strong else PLAIN


def _cell(content: Xml, width: int, properties: Xml, fill: Xml = NOTHING) -> Xml:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), fill), w("p", properties, content))
