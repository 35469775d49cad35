"""Tables: fixed columns, one head that repeats, rows that stay whole, and words for those who cannot see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise

from committee_pack.model.document import Cell, Row, Scope, Table, TableKind
from committee_pack.wording import plain_text
from committee_pack.write.docx import names
from committee_pack.write.docx.draft import Draft, Frame
from committee_pack.write.docx.formatting import shading
from committee_pack.write.docx.grid import GridRow, grid_rows
from committee_pack.write.docx.inlines import ON_BOLD, PLAIN, Face, runs
from committee_pack.write.docx.measure import longest_word_width, one_line_width
from committee_pack.write.docx.units import twips
from committee_pack.write.docx.xml import NOTHING, Xml, joined, w
from committee_pack.write.tables import column_widths, flat_head


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is the same for all rows of a table: its kind, columns, their widths and styles."""

    kind: TableKind
    widths: tuple[int, ...]
    styles: tuple[str, ...]
    row_headers: bool


def table(block: Table, frame: Frame, draft: Draft) -> Xml:
    """Return a table under its caption."""
    simple = replace(block, head=(flat_head(block),))
    rows = tuple(grid_rows(simple))
    plan = _plan(simple, rows, frame.width)
    caption = w("p", _style(names.CAPTION), runs(block.caption, draft, ON_BOLD)) if block.caption else NOTHING
    return joined(
        (
            caption,
            w(
                "tbl",
                _table_properties(simple, plan),
                w("tblGrid", *(w("gridCol", w=width) for width in plan.widths)),
                _head(simple.head[0], plan, draft),
                *(_row(row, plan, draft) for row in rows),
            ),
        )
    )


def _plan(block: Table, rows: tuple[GridRow, ...], available: float) -> _Plan:
    kind = block.kind
    points = column_widths(block, available, partial(one_line_width, kind=kind), partial(longest_word_width, kind=kind))
    edges = [twips(edge) for edge in accumulate(points, initial=0.0)]
    return _Plan(
        kind,
        tuple(right - left for left, right in pairwise(edges)),
        tuple(names.cell_style(kind, column.holds) for column in block.columns),
        all(row.cells[0].scope is Scope.ROW for row in rows if not row.names_section),
    )


def _style(style: str) -> Xml:
    return w("pPr", w("pStyle", val=style))


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
        w("tblW", w=sum(plan.widths), type="dxa"),
        w("tblLayout", type="fixed"),
        look,
        w("tblCaption", val=caption) if caption else NOTHING,
        w("tblDescription", val=block.summary) if block.summary else NOTHING,
    )


def _head(row: Row, plan: _Plan, draft: Draft) -> Xml:
    properties = w("trPr", _FIRST_ROW, w("cantSplit"), w("tblHeader"))
    cells = zip(row.cells, plan.widths, plan.styles, strict=True)
    content = (_cell(runs(cell.children, draft, ON_BOLD), width, style) for cell, width, style in cells)
    return w("tr", properties, *content)


_FIRST_ROW = w("cnfStyle", val="100000000000", firstRow=1)


def _row(row: GridRow, plan: _Plan, draft: Draft) -> Xml:
    section = names.section_row_style(plan.kind)
    styles = (section,) * len(row.cells) if row.names_section else plan.styles
    fill = shading(draft.style.tint) if row.names_section else NOTHING
    marked = _marked_column(row)
    cells = (
        _cell(_content(cell, i == marked, row, plan, draft), width, style, fill)
        for i, (cell, width, style) in enumerate(zip(row.cells, plan.widths, styles, strict=True))
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


def _cell(content: Xml, width: int, style: str, fill: Xml = NOTHING) -> Xml:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), fill), w("p", _style(style), content))
