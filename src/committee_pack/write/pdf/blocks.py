"""Blocks of the document tree become pieces of pages, each tagged as what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    ParagraphKind,
    SectionKind,
    Sides,
    Table,
    Text,
)
from committee_pack.write.pdf.abreast import Abreast
from committee_pack.write.pdf.agenda import agenda_list
from committee_pack.write.pdf.definitions import definitions
from committee_pack.write.pdf.figures import figure
from committee_pack.write.pdf.headings import agenda_lead, heading
from committee_pack.write.pdf.lines import longest
from committee_pack.write.pdf.pieces import Item, Piece, Stack, Tinted
from committee_pack.write.pdf.remarks import remarked
from committee_pack.write.pdf.setting import Setting, set_words
from committee_pack.write.pdf.structure import Element
from committee_pack.write.pdf.tables import table
from committee_pack.write.pdf.words import Word, words_of
from committee_pack.write.sides import GAP, side_widths
from committee_pack.write.style import (
    INK,
    LEADING,
    MUTED,
    PANEL_EDGE,
    PANEL_FILL,
    Count,
    bullet,
    count,
    paragraph_size,
)

_LEAD_GAP = 12.0
_LIST_GAP, _ITEM_GAP = 7.0, 3.0
_INDENT, _LABELLED_INDENT = 18.0, 34.0
_PANEL_PADDING, _PANEL_BAR, _PANEL_GAP = 10.0, 4.0, 10.0
_PANEL_SIZE, _PANEL_LINE_GAP = 10.5, 3.0
_SIDES_GAP = 8.0
_NUMBERING = {Count.NUMBERS: "Decimal", Count.LETTERS: "LowerAlpha", Count.NUMERALS: "LowerRoman"}
_NUMERALS = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)


def stack(blocks: Sequence[Block], setting: Setting, parent: Element) -> Stack:
    """Return blocks below one another; charts that follow one another stay together, since they are of one matter."""
    after = (*blocks[1:], None)
    pieces = [_piece(block, setting, parent, next_block) for block, next_block in zip(blocks, after, strict=False)]
    return Stack(pieces)


def _piece(block: Block, setting: Setting, parent: Element, after: Block | None) -> Piece:
    match block:
        case Heading():
            return remarked(heading(block, setting, parent), block.remarks, setting, parent)
        case Paragraph():
            piece = _paragraph(block, setting, parent, keeps=isinstance(after, AgendaList))
            return remarked(piece, block.remarks, setting, parent)
        case ListBlock():
            return _list(block, setting, parent)
        case AgendaList():
            return agenda_list(block, setting, parent)
        case Definitions():
            return definitions(block, setting, parent)
        case Table():
            return table(block, setting, parent)
        case Figure():
            return replace(figure(block, setting, parent), keeps=isinstance(after, Figure) and not after.continues)
        case Panel():
            return _panel(block, setting, parent)
        case Sides():
            return _sides(block, setting, parent)
        case _:
            assert_never(block)


def _paragraph(block: Paragraph, setting: Setting, parent: Element, *, keeps: bool) -> Piece:
    """Return running text; what is said of the items of an agenda keeps with the first of them."""
    if block.kind is ParagraphKind.LEAD and setting.kind is SectionKind.AGENDA:
        return agenda_lead(block, setting, parent)
    is_quiet = block.kind in (ParagraphKind.NOTE, ParagraphKind.LEAD)
    size = setting.body if block.kind is ParagraphKind.BODY else paragraph_size(block.kind, setting.kind)
    look = setting.look(size, colour=MUTED if is_quiet else INK)
    gap = _LEAD_GAP if block.kind is ParagraphKind.LEAD else setting.gap
    return replace(setting.prose(block.children, parent.add("P"), look), before=gap, after=gap, keeps=keeps)


def _list(block: ListBlock, setting: Setting, parent: Element) -> Piece:
    element = parent.add("L")
    # -- no name for a dash is among those of ISO 32000-1, table 347, and one that has none is a bullet to the ear
    element.numbering = _NUMBERING[count(setting.depth)] if block.ordered else "Disc"
    look = setting.look(setting.body)
    labels = [words_of((Text(label),), look) for label in _labels(block, setting.depth)]
    least = _LABELLED_INDENT if block.labels else _INDENT
    indent = max(least, look.size / 2 + max(map(longest, labels), default=0.0))
    # -- what has a number of its own is a paragraph of the text, in which the first list is the outermost
    inner = setting.narrowed(indent) if block.labels else setting.within_list(indent)
    items = [_item(item, label, indent, inner, element) for item, label in zip(block.items, labels, strict=True)]
    between = _LIST_GAP if block.labels else _ITEM_GAP
    return Stack([replace(item, before=between, after=between) for item in items], _LIST_GAP, _LIST_GAP)


def _labels(block: ListBlock, depth: int) -> Iterator[str]:
    if block.labels:
        yield from block.labels
        return
    for number, _ in enumerate(block.items, start=1):
        yield f"{_counted(number, count(depth))}." if block.ordered else bullet(depth)


def _counted(number: int, by: Count) -> str:
    """Return a number as Word says it: after z comes aa, then bb (ECMA-376 Part 1, 17.18.59)."""
    match by:
        case Count.NUMBERS:
            return str(number)
        case Count.LETTERS:
            again, letter = divmod(number - 1, 26)
            return chr(ord("a") + letter) * (again + 1)
        case Count.NUMERALS:
            return _numerals(number)


def _numerals(number: int) -> str:
    said = ""
    for value, letters in _NUMERALS:
        times, number = divmod(number, value)
        said += letters * times
    return said


def _item(blocks: Sequence[Block], label: tuple[Word, ...], indent: float, setting: Setting, parent: Element) -> Item:
    item = parent.add("LI")
    shown = set_words(label, item.add("Lbl"), setting.body * LEADING, indent)
    return Item(shown, stack(blocks, setting, item.add("LBody")), indent)


def _panel(block: Panel, setting: Setting, parent: Element) -> Piece:
    """Return blocks on a tint; what is decided stays on one page, unless it is long, and is as large as all else."""
    inner = setting.narrowed(2 * _PANEL_PADDING + _PANEL_BAR)
    is_small = block.kind is PanelKind.NOTES
    if is_small:
        inner = replace(inner, body=_PANEL_SIZE, gap=_PANEL_LINE_GAP)
    body = stack(block.children, inner, parent.add("Div"))
    panel = Tinted(body, setting.width, PANEL_FILL, PANEL_EDGE, _PANEL_PADDING, _PANEL_BAR, _PANEL_GAP, _PANEL_GAP)
    return replace(panel, whole=not is_small and body.height <= setting.together)


def _sides(block: Sides, setting: Setting, parent: Element) -> Piece:
    """Return both sides, read one after the other."""
    widths = side_widths(block, setting.width)
    left, right = (
        stack(blocks, replace(setting, width=width), parent)
        for blocks, width in zip((block.left, block.right), widths, strict=True)
    )
    return Abreast(left, right, widths[0] + GAP, _SIDES_GAP, _SIDES_GAP)
