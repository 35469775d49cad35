"""The table styles: one of our own, and a variant of it for scorecards and for trends.

Looks belong to the style's condition `firstRow`, not to cells, so that an officer who adds a table
gets the same head by choosing the style (ECMA-376 Part 1, 17.7.6).
"""

from __future__ import annotations

from committee_pack.model.colours import WHITE, Colour
from committee_pack.model.document import TableKind
from committee_pack.write.docx import names
from committee_pack.write.docx.formatting import Edge, face, shading
from committee_pack.write.docx.geometry import CELL_PADDING, ROW_PADDING
from committee_pack.write.docx.units import twips
from committee_pack.write.docx.xml import NOTHING, Xml, joined, tag, w
from committee_pack.write.style import MUTED, RULE, Style


def table_styles(style: Style) -> list[Xml]:
    """Return the styles of tables, each whole: LibreOffice does not inherit a style's conditions."""
    trend = joined((_ruled_head(style, MUTED), _condition("firstCol", face(bold=True), NOTHING)))
    return [
        _TABLE_NORMAL,
        _table_style(TableKind.PLAIN, "Committee Table", _ruled_head(style, style.primary)),
        _table_style(TableKind.SCORECARD, "Committee Scorecard", _filled_head(style)),
        _table_style(TableKind.TREND, "Committee Trend", trend),
    ]


_LINES = w("tblBorders", Edge(RULE, 0.5).drawn("bottom"), Edge(RULE, 0.5).drawn("insideH"))

_TABLE_NORMAL = tag(
    "w:style",
    {"w:type": "table", "w:default": 1, "w:styleId": "TableNormal"},
    *(w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed")),
    w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa"))),
)


def _table_style(kind: TableKind, name: str, conditions: Xml) -> Xml:
    return tag(
        "w:style",
        {"w:type": "table", "w:customStyle": 1, "w:styleId": names.TABLES[kind]},
        *(w("name", val=name), w("basedOn", val="TableNormal"), w("uiPriority", val=3), w("qFormat")),
        w("tblPr", _LINES, _margins(kind)),
        conditions,
    )


def _margins(kind: TableKind) -> Xml:
    row, side = twips(ROW_PADDING[kind]), twips(CELL_PADDING[kind])
    sides = (("top", row), ("left", side), ("bottom", row), ("right", side))
    return w("tblCellMar", *(w(name, w=width, type="dxa") for name, width in sides))


def _filled_head(style: Style) -> Xml:
    return _condition(
        "firstRow", face(bold=True, colour=WHITE), joined((shading(style.primary), w("vAlign", val="bottom")))
    )


def _ruled_head(style: Style, colour: Colour) -> Xml:
    rules = w("tcBorders", Edge(style.primary, 1).drawn("bottom"))
    return _condition("firstRow", face(bold=True, colour=colour), joined((rules, w("vAlign", val="bottom"))))


def _condition(name: str, characters: Xml, cells: Xml) -> Xml:
    return w("tblStylePr", w("rPr", characters), w("tcPr", cells) if cells else NOTHING, type=name)
