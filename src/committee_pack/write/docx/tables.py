"""Tables: fixed columns, one head that repeats, rows that stay whole, and words for those who cannot see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from committee_pack.model.document import Cell, Holds, LineBreak, Row, Scope, Table, TableKind
from committee_pack.wording import plain_text
from committee_pack.write.docx import names
from committee_pack.write.docx.columns import Columns, columns_of
from committee_pack.write.docx.draft import Draft, Frame
from committee_pack.write.docx.formatting import shading
from committee_pack.write.docx.geometry import CELL_PADDING, CLOSE_ROWS
from committee_pack.write.docx.grid import GridRow, grid_rows
from committee_pack.write.docx.inlines import ON_BOLD, PLAIN, Face, runs
from committee_pack.write.docx.panel import LINE, moved_in, standing, table_ends
from committee_pack.write.docx.paragraphs import at_top
from committee_pack.write.docx.units import twips
from committee_pack.write.docx.xml import NOTHING, Xml, joined, w
from committee_pack.write.measure import Type, extent
from committee_pack.write.style import INDENT, PANEL_FILL
from committee_pack.write.tables import flat_head


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is the same for all rows of a table: its kind, columns, their widths and styles."""

    kind: TableKind
    columns: Columns
    styles: tuple[str, ...]
    section_style: str
    row_headers: bool
    holds: tuple[Holds, ...]
    fill: Xml
    """What is behind its cells, on a panel."""
    further: tuple[Xml, ...]
    """For each column, the margins of its cells where they are wider than the table's: at the ends, on a panel."""

    def indent(self, cell: Cell) -> float:
        """Return how far in a cell's words stand, as a team's do within its area."""
        return cell.level * INDENT * self.columns.letters.size


def table(block: Table, frame: Frame, draft: Draft) -> Xml:
    """Return a table under its caption."""
    rows = tuple(grid_rows(block))
    head = flat_head(block)
    plan = _plan(block, head, rows, frame)
    if plan.columns.turned and plan.columns.letters.lines > 1:
        # -- what reads upwards has two lines: the head, then the group it is of
        head = flat_head(block, LineBreak())
    if plan.columns.smaller:
        draft.smaller.add(plan.columns.letters.size)
    written = w(
        "tbl",
        _table_properties(block, plan, frame),
        w("tblGrid", *(w("gridCol", w=width) for width in plan.columns.widths)),
        _head(head, plan, draft),
        *(_row(row, plan, draft, row is rows[-1]) for row in rows),
    )
    return joined((_caption(block, frame, draft), written))


def _caption(block: Table, frame: Frame, draft: Draft) -> Xml:
    if not block.caption:
        return NOTHING
    words = moved_in(runs(block.caption, draft, ON_BOLD), frame)
    return w("p", w("pPr", w("pStyle", val=names.CAPTION), at_top(frame) or standing(frame)), words)


def _plan(block: Table, head: Row, rows: tuple[GridRow, ...], frame: Frame) -> _Plan:
    columns = columns_of(replace(block, head=(head,), body=tuple(Row(row.cells) for row in rows)), frame.width)
    letters = TableKind.SCORECARD if columns.dense else block.kind
    ends = table_ends(frame)
    return _Plan(
        block.kind,
        columns.reaching(*ends),
        tuple(_sized(names.cell_style(letters, column.holds), columns) for column in block.columns),
        _sized(names.section_row_style(letters), columns),
        all(row.cells[0].scope is Scope.ROW for row in rows if not row.names_section),
        tuple(column.holds for column in block.columns),
        shading(PANEL_FILL) if frame.in_panel else NOTHING,
        _further(columns, *ends),
    )


def _further(columns: Columns, left: float, right: float) -> tuple[Xml, ...]:
    """Return the margins of cells that reach further, so much at the table's ends, than their words."""
    if not left:
        return (NOTHING,) * len(columns.widths)
    padding, last = columns.letters.padding, len(columns.widths) - 1
    return tuple(
        w(
            "tcMar",
            _margin("left", padding + left) if i == 0 else NOTHING,
            _margin("right", padding + right) if i == last else NOTHING,
        )
        if i in (0, last)
        else NOTHING
        for i in range(last + 1)
    )


def _sized(style: str, columns: Columns) -> str:
    return names.smaller(style, columns.letters.size) if columns.smaller else style


@lru_cache(maxsize=1024)
def _style(style: str, keep: bool = False, indent: float = 0.0, align: str = "") -> Xml:
    stands_in = w("ind", left=twips(indent)) if indent else NOTHING
    aligned = w("jc", val=align) if align else NOTHING
    return w("pPr", w("pStyle", val=style), w("keepNext") if keep else NOTHING, stands_in, aligned)


def _table_properties(block: Table, plan: _Plan, frame: Frame) -> Xml:
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
        w("tblInd", w=twips(frame.left - table_ends(frame)[0]), type="dxa") if frame.left else NOTHING,
        w("tblBorders", LINE.drawn("left")) if frame.in_panel else NOTHING,
        w("tblLayout", type="fixed"),
        _margins(plan.columns, plan.kind),
        look,
        w("tblCaption", val=caption) if caption else NOTHING,
        w("tblDescription", val=block.summary) if block.summary else NOTHING,
    )


def _margins(columns: Columns, kind: TableKind) -> Xml:
    """Return the margins of cells where they are not those of the table's style, in the schema's order (17.4.42)."""
    if columns.letters.padding == CELL_PADDING[kind]:
        return NOTHING
    left, right = (_margin(side, columns.letters.padding) for side in ("left", "right"))
    if not columns.turned:
        return w("tblCellMar", left, right)
    # -- a table whose heads are turned is a large one: its rows stand close
    return w("tblCellMar", _margin("top", CLOSE_ROWS), left, _margin("bottom", CLOSE_ROWS), right)


def _margin(side: str, points: float) -> Xml:
    return w(side, w=twips(points), type="dxa")


def _head(row: Row, plan: _Plan, draft: Draft) -> Xml:
    turned = {i for i, column in enumerate(plan.holds) if plan.columns.turned and column is not Holds.TEXT}
    height = _height((cell for i, cell in enumerate(row.cells) if i in turned), plan.columns.letters)
    cells = zip(row.cells, plan.columns.widths, plan.styles, plan.further, strict=True)
    # -- a scorecard's head has a fill by its style, on which its words are white
    fill = NOTHING if plan.kind is TableKind.SCORECARD else plan.fill
    content = (
        _cell(
            runs(cell.children, draft, ON_BOLD),
            width,
            _style(style, True, align="left" if i in turned else ""),
            Xml(fill + further),
            turned=i in turned,
        )
        for i, (cell, width, style, further) in enumerate(cells)
    )
    return w("tr", w("trPr", _FIRST_ROW, w("cantSplit"), height, w("tblHeader")), *content)


def _height(turned: Iterator[Cell], letters: Type) -> Xml:
    """Return the height of a head that holds words that read upwards; Word finds that of level ones."""
    highest = max((letters.width(extent(cell).line) for cell in turned), default=0.0)
    return w("trHeight", val=twips(highest + _SPARE), hRule="exact") if highest else NOTHING


_FIRST_ROW = w("cnfStyle", val="100000000000", firstRow=1)


def _row(row: GridRow, plan: _Plan, draft: Draft, is_last: bool) -> Xml:
    """Return a row; a trend's few rows stay together, as do a section's name and what follows."""
    styles = (plan.section_style,) * len(row.cells) if row.names_section else plan.styles
    fill = shading(draft.style.tint) if row.names_section else plan.fill
    keep = plan.kind is TableKind.TREND and not is_last
    marked = _marked_column(row)
    behind = [Xml(fill + further) for further in plan.further]
    places = zip(row.cells, plan.columns.widths, styles, behind, strict=True)
    cells = (
        _cell(_content(cell, i == marked, row, plan, draft), width, _style(style, keep, plan.indent(cell)), fill)
        for i, (cell, width, style, fill) in enumerate(places)
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


def _cell(content: Xml, width: int, properties: Xml, fill: Xml = NOTHING, *, turned: bool = False) -> Xml:
    return Xml(f"<w:tc>{_cell_properties(width, fill, turned)}<w:p>{properties}{content}</w:p></w:tc>")


@lru_cache(maxsize=1024)
def _cell_properties(width: int, fill: Xml, turned: bool) -> Xml:
    return w("tcPr", w("tcW", w=width, type="dxa"), fill, _UPWARDS if turned else NOTHING)


_UPWARDS = joined((w("textDirection", val="btLr"), w("vAlign", val="center")))
_SPARE = 4.0
"""Room in points above a head that reads upwards."""
