"""Remarks of a proof: a bar and a number at the right of a paragraph, and the words in the margin.

They are read right after their paragraph, as a note that has a name (ISO 14289-1, 7.9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from committee_pack.findings import Severity
from committee_pack.model.document import Inline, Remark, Text
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.fonts import Weight
from committee_pack.write.pdf.margin import Margin
from committee_pack.write.pdf.pieces import Noted, Piece, Stack
from committee_pack.write.pdf.setting import Setting, set_words
from committee_pack.write.pdf.structure import Element
from committee_pack.write.pdf.words import Look, words_of
from committee_pack.write.style import LEADING, MARGIN, REMARK_SIZE, remark_colour

WIDTH = 144.0
"""How wide the words in the margin are."""
FROM_TEXT = 34.0
"""How far right of the text they begin; bars and numbers stand between."""
INSET = 8.0
"""The room at either side of them, which has their fill."""
STRIP = FROM_TEXT + WIDTH + INSET - MARGIN
"""How much wider a page is that has remarks: what the page is of itself stays as it is."""
_BAR_FROM_TEXT, _BAR, _NUMBER_FROM_TEXT = 3.0, 1.5, 6.0
_NUMBER_SIZE = 7.5
_BETWEEN = 3.0


@dataclass(frozen=True, slots=True)
class Remarked:
    """A piece of text with what is said of it; `note` is None where it only goes on from the page before."""

    body: Piece
    note: Piece | None
    label: str
    severity: Severity
    look: Look
    width: float
    margin: Margin

    @property
    def height(self) -> float:
        """How high the text is."""
        return self.body.height

    @property
    def before(self) -> float:
        """The least space before it."""
        return self.body.before

    @property
    def after(self) -> float:
        """The least space after it."""
        return self.body.after

    @property
    def keeps(self) -> bool:
        """Whether it never ends a page."""
        return self.body.keeps

    def split(self, height: float, must: bool) -> tuple[Remarked, Remarked] | None:
        """Return the text in two, what is said of it beside the first."""
        parts = self.body.split(height, must)
        return parts and (replace(self, body=parts[0]), replace(self, body=parts[1], note=None))

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the text and its bar, and let the margin have what is said of it."""
        self.body.draw(page, x, top)
        end = x + self.width
        colour = remark_colour(self.severity)
        with page.artifact():
            bar = end + _BAR_FROM_TEXT
            page.box((bar, top - max(self.height, _NUMBER_SIZE), bar + _BAR, top), colour)
            at = (end + _NUMBER_FROM_TEXT, top - _NUMBER_SIZE)
            page.words(at, self.label, self.look.face, _NUMBER_SIZE, colour)
        if self.note:
            self.margin.note(self.note, top)

    def footnotes(self, down: float) -> Iterable[Noted]:
        """Return those of the text."""
        return self.body.footnotes(down)


def remarked(piece: Piece, remarks: Sequence[Remark], setting: Setting, parent: Element) -> Piece:
    """Return a piece of text that was just added to its parent, with what is said of it, if anything."""
    if not remarks or not setting.margin:
        return piece
    number = str(next(setting.margin.numbers))
    worst = min((remark.severity for remark in remarks), key=list(Severity).index)
    note = Stack(tuple(_said(remarks, number, setting, parent.add("Note"))))
    look = setting.look(_NUMBER_SIZE, Weight.SEMIBOLD)
    return Remarked(piece, note, number, worst, look, setting.width, setting.margin)


def _said(remarks: Sequence[Remark], number: str, setting: Setting, element: Element) -> Iterator[Piece]:
    """Return each remark in lines, the first after the note's number."""
    element.name = f"remark{int(number):06}"
    for place, remark in enumerate(remarks):
        label = (Text(f"{number}  "),) if not place else ()
        yield _lines((*label, *_words(remark)), remark.severity, setting, element.add("P"))


def _words(remark: Remark) -> tuple[Inline, ...]:
    hint = f" {remark.hint}" if remark.hint else ""
    return (Text(f"{remark.severity.value.capitalize()}: "), Text(f"{remark.message}{hint}"))


def _lines(inlines: Sequence[Inline], severity: Severity, setting: Setting, element: Element) -> Piece:
    look = setting.look(REMARK_SIZE)
    head = replace(look, weight=Weight.SEMIBOLD, colour=remark_colour(severity))
    words = (*words_of(inlines[:-1], head), *words_of(inlines[-1:], look))
    return replace(set_words(words, element, look.size * LEADING, WIDTH), before=_BETWEEN)
