"""Every kind of block, and those that hold others: lists and panels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from committee_pack.model.document import (
    AgendaList,
    Block,
    Definitions,
    Figure,
    Heading,
    ListBlock,
    Panel,
    PanelKind,
    Paragraph,
    Sides,
    Table,
)
from committee_pack.write.docx import names
from committee_pack.write.docx.agenda import agenda_list
from committee_pack.write.docx.draft import Draft, Frame
from committee_pack.write.docx.formatting import Indent, indentation
from committee_pack.write.docx.geometry import LABEL_STEP, LIST_STEP, PANEL_INSET
from committee_pack.write.docx.numbering import Kind, level
from committee_pack.write.docx.paragraphs import (
    BELOW_BOX,
    definitions,
    heading,
    panel_style,
    paragraph,
    styled,
    words_of,
)
from committee_pack.write.docx.pictures import figure
from committee_pack.write.docx.tables import table
from committee_pack.write.docx.units import twips
from committee_pack.write.docx.xml import NOTHING, Xml, joined, w
from committee_pack.write.sides import side_widths


def blocks(nodes: Sequence[Block], frame: Frame, draft: Draft, anchor: str = "") -> Xml:
    """Return blocks in turn; the heading of level 1 is what links to the anchor lead to.

    Charts that follow one another stay together, since they are of one matter.
    """
    written: list[Xml] = []
    for above, node, below in zip((None, *nodes), nodes, (*nodes[1:], None), strict=False):
        place = replace(frame, above_figure=_goes_with(below))
        if above:
            place = replace(place, below_box=isinstance(above, (Table, Panel)), tops_column=False)
        markup = _block(node, place, draft, anchor)
        if written and written[-1].endswith("</w:tbl>") and markup.startswith("<w:tbl>"):
            written.append(_BETWEEN_TABLES)
        written.append(markup)
    return joined(written)


def _goes_with(below: Block | None) -> bool:
    return isinstance(below, Figure) and not below.continues


AFTER_TABLE = styled(names.AFTER_TABLE, NOTHING)
"""A paragraph one point high. Word runs two tables together that touch, and a section's properties
stand in a paragraph (ECMA-376 Part 1, 17.6.18), so that one is needed where a table ends a section."""
_BETWEEN_TABLES = styled(names.AFTER_TABLE, NOTHING, w("spacing", before=twips(9)))


def _block(node: Block, frame: Frame, draft: Draft, anchor: str) -> Xml:
    match node:
        case Heading(level=1):
            return heading(node, frame, draft, anchor)
        case Heading():
            return heading(node, frame, draft, "")
        case Paragraph():
            return paragraph(node, frame, draft)
        case ListBlock():
            return _list(node, frame, draft)
        case AgendaList():
            return agenda_list(node, frame, draft)
        case Definitions():
            return definitions(node, frame, draft)
        case Table():
            return table(node, frame, draft)
        case Figure():
            return figure(node, frame, draft, keeps=frame.above_figure)
        case Panel(children=children):
            inner = frame.within_panel(PANEL_INSET)
            return blocks(children, replace(inner, decides=node.kind is PanelKind.DECISION), draft)
        case Sides():
            return _sides(node, frame, draft, anchor)
        case _:
            assert_never(node)


def _sides(node: Sides, frame: Frame, draft: Draft, anchor: str) -> Xml:
    """Return both sides, one after the other; the section that they stand in has a column for each."""
    left, right = (
        blocks(side, replace(frame, width=width, tops_column=True, below_box=False), draft, anchor)
        for side, width in zip((node.left, node.right), side_widths(node, frame.width), strict=True)
    )
    return joined((left, _NEXT_COLUMN, right))


_NEXT_COLUMN = styled(names.AFTER_TABLE, w("r", w("br", type="column")))
"""What follows begins the next column. The break has a paragraph of its own, one point high: in the first one
of that column its sign, edge or tint would be left behind at the foot of this one."""


def _list(node: ListBlock, frame: Frame, draft: Draft) -> Xml:
    kind = Kind(node.ordered, frame.in_panel, frame.outside, frame.labelled)
    above = BELOW_BOX if frame.below_box and not frame.in_panel else NOTHING
    style, inner = _ITEM_STYLES[panel_style(frame), node.ordered], frame.within_list(LIST_STEP)
    if node.labels:
        numbers = [draft.numbering.label_id(kind, frame.depth, label) for label in node.labels]
        if not frame.in_panel:
            style, inner = names.LABELLED, frame.within_labels(LABEL_STEP)
    else:
        numbers = [draft.numbering.list_id(kind, frame.depth)] * len(node.items)
    places = [w("numPr", w("ilvl", val=level(frame.depth)), w("numId", val=number)) for number in numbers]
    places[:1] = [joined((place, above)) for place in places[:1]]
    inner = replace(inner, below_box=False)
    return joined(_item(item, style, place, inner, draft) for item, place in zip(node.items, places, strict=True))


_ITEM_STYLES = {
    ("", False): names.BULLET,
    ("", True): names.NUMBER,
    (names.PANEL, False): names.PANEL_BULLET,
    (names.PANEL, True): names.PANEL_NUMBER,
    (names.DECISION, False): names.DECISION_BULLET,
    (names.DECISION, True): names.DECISION_NUMBER,
}


def _item(item: Sequence[Block], style: str, direct: Xml, frame: Frame, draft: Draft) -> Xml:
    """Return an item: its first paragraph, empty where none begins it, has the sign; what follows stands under it."""
    if not item or not isinstance(item[0], Paragraph):
        return joined((styled(style, NOTHING, direct), _further(item, frame, draft)))
    return joined((styled(style, words_of(item[0], draft), direct), _further(item[1:], frame, draft)))


def _further(nodes: Sequence[Block], frame: Frame, draft: Draft) -> Xml:
    return joined(
        _continued(node, frame, draft) if isinstance(node, Paragraph) else blocks((node,), frame, draft)
        for node in nodes
    )


def _continued(node: Paragraph, frame: Frame, draft: Draft) -> Xml:
    if frame.in_panel:
        return paragraph(node, frame, draft)
    return styled(names.CONTINUED, words_of(node, draft), indentation(Indent(frame.left)))
