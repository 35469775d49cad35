"""Footnotes: how they look at the foot of a page, and where they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from committee_pack.model.document import Footnote, ParagraphKind
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.pieces import Item, Stack
from committee_pack.write.pdf.setting import Setting, set_words
from committee_pack.write.pdf.structure import Element, Kid
from committee_pack.write.pdf.words import footnote_label, footnote_name
from committee_pack.write.style import LEADING, MUTED, PARAGRAPH_SIZES

_SIZE = PARAGRAPH_SIZES[ParagraphKind.NOTE]
_INDENT, _BESIDE = 12.0, 4.0
"""How far in a footnote's words stand, or as far as its number needs with the room beside it."""
_GAP = 2.0
_ABOVE, _BELOW = 10.0, 5.0
"""The room above and below the rule that sets footnotes off."""
_RULE_LENGTH, _RULE_WIDTH = 120.0, 0.6
RULED = _ABOVE + _BELOW
"""How high the rule is with its room."""
BEGINNING = 2 * _SIZE * LEADING
"""How much of a footnote stands at least on the page of its mark: two lines, or all of one that is not broken."""
_HOLDS_BLOCKS = ("Document", "Sect", "Div", "LBody")


@dataclass(slots=True)
class Footnotes:
    """The footnotes of a document that are laid out so far, by their numbers and as elements by their names."""

    _laid: dict[int, Item] = field(default_factory=dict)
    _elements: dict[str, Element] = field(default_factory=dict)

    def laid(self, footnote: Footnote, setting: Setting) -> Item:
        """Return a footnote over the whole width of its page: its number, then its words."""
        if footnote.number not in self._laid:
            element = Element("Note", name=footnote_name(footnote.number))
            self._elements[element.name] = element
            self._laid[footnote.number] = _laid(footnote, setting, element)
        return self._laid[footnote.number]

    def read_in(self, root: Element) -> None:
        """Put each footnote into the structure, right after the block in which its mark stands."""
        if self._elements:
            _read_in(root, self._elements)


def _laid(footnote: Footnote, setting: Setting, element: Element) -> Item:
    look = setting.look(_SIZE)
    label = footnote_label(footnote.number, look)
    indent = max(_INDENT, label[0].width + _BESIDE)
    number = set_words(label, element.add("Lbl"), _SIZE * LEADING, indent)
    body = setting.narrowed(indent).prose(footnote.children, element.add("P"), look)
    return Item(number, body, indent, _GAP, _GAP)


def _read_in(holder: Element, notes: dict[str, Element]) -> None:
    kids: list[Kid] = []
    for kid in holder.kids:
        kids.append(kid)
        if isinstance(kid, Element):
            kids += [notes[name] for name in _referred(kid, notes)]
    holder.kids = kids


def _referred(element: Element, notes: dict[str, Element]) -> Iterator[str]:
    """Return the names of the notes that an element refers to, but for those that a block within it now has."""
    if element.refers:
        yield element.refers
    elif element.role in _HOLDS_BLOCKS:
        _read_in(element, notes)
    else:
        for kid in element.kids:
            if isinstance(kid, Element):
                yield from _referred(kid, notes)


def height_of(foot: Stack) -> float:
    """Return how high footnotes are with the rule above them; nothing where there are none."""
    return foot.height + RULED if foot.pieces else 0.0


def draw_foot(foot: Stack, page: TaggedCanvas, x: float, bottom: float) -> None:
    """Draw footnotes down to a height, under their rule."""
    if foot.pieces:
        top = bottom + foot.height
        with page.artifact():
            page.rule(x, x + _RULE_LENGTH, top + _BELOW, MUTED, _RULE_WIDTH)
        foot.draw(page, x, top)
