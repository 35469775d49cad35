"""The properties of runs and paragraphs, in the order that the schema demands of them.

Styles and direct formatting are made of the same two functions, so that the order is kept in one place
(ECMA-376 Part 1, A.1: CT_RPr and CT_PPrBase are sequences).
"""

from __future__ import annotations

from dataclasses import dataclass

from committee_pack.model.colours import Colour
from committee_pack.write.docx.units import eighths, half_points, twips
from committee_pack.write.docx.xml import NOTHING, Xml, joined, w

_NATURAL_LEADING = 1.15
"""The line height of Arial, of which Word counts multiples; the style counts multiples of the size."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line at a side of a paragraph or table: its colour, width and distance from the words."""

    colour: Colour
    width: float
    space: float = 0

    def drawn(self, side: str) -> Xml:
        """Return the line at that side: top, left, bottom, right or between."""
        return w(side, val="single", sz=eighths(self.width), space=round(self.space), color=self.colour.hex)


@dataclass(frozen=True, slots=True)
class Indent:
    """How far a paragraph stands in, and how far its first line stands out to the left again."""

    left: float
    hanging: float = 0
    right: float = 0


def shading(colour: Colour) -> Xml:
    """Return a plain fill."""
    return w("shd", val="clear", color="auto", fill=colour.hex)


def face(
    *,
    bold: bool = False,
    colour: Colour | None = None,
    size: float | None = None,
    fill: Colour | None = None,
    underlined: bool = False,
) -> Xml:
    """Return how characters look, as the children of `w:rPr`."""
    parts = (
        joined((w("b"), w("bCs"))) if bold else NOTHING,
        w("color", val=colour.hex) if colour else NOTHING,
        joined((w("sz", val=half_points(size)), w("szCs", val=half_points(size)))) if size else NOTHING,
        w("u", val="single") if underlined else NOTHING,
        shading(fill) if fill else NOTHING,
    )
    return joined(parts)


def paragraph(
    *,
    keep: bool = False,
    list_id: int = 0,
    borders: tuple[tuple[str, Edge], ...] = (),
    fill: Colour | None = None,
    tabs: tuple[tuple[str, float], ...] = (),
    spacing: Xml = NOTHING,
    indent: Indent | None = None,
    align: str = "",
    outline: int = 0,
) -> Xml:
    """Return how a paragraph stands, as the children of `w:pPr`; `keep` is with the next one."""
    parts = (
        joined((w("keepNext"), w("keepLines"))) if keep else NOTHING,
        w("numPr", w("numId", val=list_id)) if list_id else NOTHING,
        w("pBdr", *(edge.drawn(side) for side, edge in borders)) if borders else NOTHING,
        shading(fill) if fill else NOTHING,
        tab_stops(tabs),
        spacing,
        indentation(indent) if indent else NOTHING,
        w("jc", val=align) if align else NOTHING,
        w("outlineLvl", val=outline - 1) if outline else NOTHING,
    )
    return joined(parts)


def spaced(before: float, after: float, leading: float = _NATURAL_LEADING) -> Xml:
    """Return the space around a paragraph, and its leading as a multiple of the type's size."""
    line = round(240 * leading / _NATURAL_LEADING)
    return w("spacing", before=twips(before), after=twips(after), line=line, lineRule="auto")


def tab_stops(stops: tuple[tuple[str, float], ...]) -> Xml:
    """Return tab stops, each an alignment and a distance from the margin; nothing where there are none."""
    return w("tabs", *(w("tab", val=align, pos=twips(at)) for align, at in stops)) if stops else NOTHING


def indentation(indent: Indent) -> Xml:
    """Return how far a paragraph stands in."""
    return w("ind", left=twips(indent.left), right=twips(indent.right), hanging=twips(indent.hanging))
