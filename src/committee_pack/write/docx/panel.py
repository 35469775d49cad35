"""The tint on which data notes stand: edges, fill and indent, which styles and headings share.

Word joins neighbours into one box only where their edges are the same (ECMA-376 Part 1, 17.3.1.24).
"""

from __future__ import annotations

from committee_pack.write.docx.draft import Frame
from committee_pack.write.docx.formatting import Edge, Indent, indentation, paragraph
from committee_pack.write.docx.geometry import PANEL_INSET, PANEL_RIGHT
from committee_pack.write.docx.xml import NOTHING, Xml, joined, w
from committee_pack.write.style import PANEL_EDGE, PANEL_FILL

_PADDING = Edge(PANEL_FILL, 1, 5)
_SIDE = Edge(PANEL_FILL, 1, 9)
_BAR = 3.0
LINE = Edge(PANEL_EDGE, _BAR, 9)
EDGES = (("top", _PADDING), ("left", LINE), ("bottom", _PADDING), ("right", _SIDE))
"""Edges in the tint's own colour are its padding."""
INDENT = Indent(PANEL_INSET, right=PANEL_RIGHT)


def standing(frame: Frame) -> Xml:
    """Return the direct formatting that puts a paragraph of any style where its frame is, and on its tint."""
    if frame.in_panel:
        return paragraph(borders=EDGES, fill=PANEL_FILL, indent=_indent(frame))
    return indentation(Indent(frame.left)) if frame.left else NOTHING


def standing_in(frame: Frame) -> Xml:
    """Return the direct formatting of a paragraph that is on a tint by its style; nothing where that says it all."""
    indent = _indent(frame)
    return NOTHING if indent == INDENT else indentation(indent)


def moved_in(content: Xml, frame: Frame) -> Xml:
    """Return a paragraph's content, at a tab where it is in a list on a tint.

    Word draws a paragraph's edge and fill from where its first line begins, so that this is where the
    panel's other lines do.
    """
    return joined((_TAB, content)) if frame.in_panel and frame.left > frame.edge else content


def _indent(frame: Frame) -> Indent:
    return Indent(frame.left, frame.left - frame.edge, PANEL_RIGHT)


def table_ends(frame: Frame) -> tuple[float, float]:
    """Return how much further than its words a table reaches, left and right: on a tint, to the ends of this.

    Its bar is drawn around that end by Word, and to the right of it by LibreOffice.
    """
    return (frame.left - frame.edge + PANEL_INSET - _BAR / 4, PANEL_INSET) if frame.in_panel else (0.0, 0.0)


_TAB = w("r", w("tab"))
