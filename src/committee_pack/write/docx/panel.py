"""The tint on which data notes stand: edges, fill and indent, which styles and headings share.

Word joins neighbours into one box only where their edges are the same (ECMA-376 Part 1, 17.3.1.24).
"""

from __future__ import annotations

from committee_pack.write.docx.formatting import Edge, Indent, paragraph
from committee_pack.write.docx.geometry import PANEL_INSET
from committee_pack.write.docx.xml import Xml
from committee_pack.write.style import PANEL_EDGE, PANEL_FILL

_PADDING = Edge(PANEL_FILL, 1, 5)
_SIDE = Edge(PANEL_FILL, 1, 9)
EDGES = (("top", _PADDING), ("left", Edge(PANEL_EDGE, 3, 9)), ("bottom", _PADDING), ("right", _SIDE))
"""Edges in the tint's own colour are its padding."""
INDENT = Indent(PANEL_INSET, right=10)


def on_panel() -> Xml:
    """Return the direct formatting that puts a paragraph of another style on the tint."""
    return paragraph(borders=EDGES, fill=PANEL_FILL, indent=INDENT)
