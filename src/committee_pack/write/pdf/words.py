"""Inlines become words in a look, ready to be set in lines: a word with its spans, and the space after it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, assert_never

from committee_pack.model.colours import Colour
from committee_pack.model.document import (
    DirectionArrow,
    Emphasis,
    FilledIn,
    Footnote,
    Inline,
    Lacking,
    LineBreak,
    Link,
    RatingMark,
    Strong,
    Text,
    Value,
)
from committee_pack.wording import ARROWS, direction_text, inline_text, plain_text, rating_text, value_text
from committee_pack.write.characters import printable
from committee_pack.write.pdf.fonts import CAP_HEIGHT, Face, Typeface, Weight
from committee_pack.write.pdf.structure import Element
from committee_pack.write.style import FILLED_IN, LACKING, Pair, arrow_colour, rating_pair

PILL_TEXT = 0.94
"""The size of a pill's word, as a share of the text around it."""
PILL_PADDING = 0.6
"""The room at either side of a pill's word, in ems."""
_WIDEST_GAP = 2
"""How many spaces in a row are kept: two set a number apart from the title that follows it."""
RAISED = 0.72
"""The size of a footnote's number, as a share of the text around it."""
_ABOVE = 0.06
"""How far a raised number stands out above the capitals beside it, in their ems."""
_FEW = 24
"""How long a text may be whose words are remembered."""
_SPACES = " \t\r\n"
_BREAKS = re.compile("[\t\r\n]")
_PARTS = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")


@dataclass(frozen=True, slots=True)
class Leads:
    """Where words lead, the element they belong to, the link that it is or stands in, and what joins the text.

    `anchor` is what links lead to that lead back to them.
    """

    element: Element
    link: Element
    outermost: Element
    target: str
    words: str
    anchor: str = ""


def leads(target: str, words: str, anchor: str = "") -> Leads:
    """Return where the words of a plain link lead."""
    link = Element("Link")
    return Leads(link, link, link, target, words, anchor)


def mark_anchor(number: int) -> str:
    """Return what leads to the mark of a footnote; no template can write such an id by chance."""
    return f"(mark {number})"


def footnote_anchor(number: int) -> str:
    """Return what leads to a footnote."""
    return f"(footnote {number})"


def footnote_name(number: int) -> str:
    """Return the name by which the structure knows a footnote (ISO 14289-1, 7.9)."""
    return f"note{number:06}"


def _mark_leads(number: int) -> Leads:
    """Return where a footnote's mark leads: a reference, in it the link, in it the number as its label."""
    reference = Element("Reference", refers=footnote_name(number))
    link = reference.add("Link")
    return Leads(
        link.add("Lbl"), link, reference, f"#{footnote_anchor(number)}", f"Footnote {number}", mark_anchor(number)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How words look; `link_colour` is what words that lead somewhere take, `pill` how wide pills are.

    A pill of no width is as wide as its word asks for. Where it is `snug`, what is not rated is said
    in plain words, which may go over two lines. What is raised stands so much above its line, in points;
    `footnote` is the one whose mark the words are. `shade` is the tint that they stand on.
    """

    typeface: Typeface
    weight: Weight
    size: float
    colour: Colour
    link_colour: Colour
    pill: float = 0.0
    snug: bool = False
    leads: Leads | None = None
    raised: float = 0.0
    footnote: Footnote | None = None
    shade: Colour | None = None

    @property
    def face(self) -> Face:
        """The font of these words."""
        return self.typeface.of(self.weight)

    @property
    def strong(self) -> Look:
        """The look of words that matter more than those around them."""
        return replace(self, weight=Weight.SEMIBOLD) if self.weight is Weight.REGULAR else self

    @property
    def smaller(self) -> Look:
        """The look of a raised number beside these words."""
        above = CAP_HEIGHT / 2 * (1 - RAISED) + _ABOVE
        return replace(self, size=RAISED * self.size, raised=above * self.size)

    def shaded(self, pair: Pair) -> Look:
        """Return the look of these words on a tint."""
        return replace(self, colour=pair.text, shade=pair.fill)


class Span(NamedTuple):
    """Part of a word in one look; a pill has a fill."""

    text: str
    look: Look
    width: float
    pill: Pair | None


class Word(NamedTuple):
    """What is never broken while it fits a line, and the space that follows it, if any.

    `ends_line` says that a new line was asked for.
    """

    spans: tuple[Span, ...]
    width: float
    space: Span | None = None
    ends_line: bool = False


def words_of(inlines: Iterable[Inline], look: Look) -> tuple[Word, ...]:
    """Return the words of some inlines, in a look."""
    match inlines:
        case (Text(text),):
            return _words_of_text(text, look)
        case (Value() as value,):
            return _words_of_text(value_text(value), look)
        case (RatingMark() | DirectionArrow() as mark,):
            return _mark(mark, look)
        case _:
            return _drafted(inlines, look)


def _words_of_text(text: str, look: Look) -> tuple[Word, ...]:
    return _few_words(text, look) if len(text) < _FEW else _drafted((Text(text),), look)


@lru_cache(maxsize=1024)
def _mark(mark: RatingMark | DirectionArrow, look: Look) -> tuple[Word, ...]:
    return _drafted((mark,), look)


@lru_cache(maxsize=16384)
def _few_words(text: str, look: Look) -> tuple[Word, ...]:
    """Return the words of a short text, which tables repeat: figures, months, heads."""
    return _drafted((Text(text),), look)


def _drafted(inlines: Iterable[Inline], look: Look) -> tuple[Word, ...]:
    draft = _Draft()
    for inline in inlines:
        draft.inline(inline, look)
    draft.end_word()
    return tuple(draft.words)


class _Draft:
    """Words so far, and the spans of the one that is not ended."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.spans: list[Span] = []

    def inline(self, inline: Inline, look: Look) -> None:
        match inline:
            case Text(text):
                self.text(text, look)
            case Strong(children) | Emphasis(children):
                self.inlines(children, look.strong)
            case Link(children, target, said):
                where = leads(target, said or plain_text(children))
                self.inlines(children, replace(look, colour=look.link_colour, leads=where))
            case LineBreak():
                # Whoever reads the text finds a space where the eye finds a new line.
                self.end_word(_span(" ", look), ends_line=True)
            case Value():
                self.text(value_text(inline), look)
            case RatingMark():
                self.pill(inline, look)
            case DirectionArrow():
                self.arrow(inline, look)
            case Footnote():
                self.footnote(inline, look.smaller)
            case FilledIn(children):
                self.inlines(children, look.shaded(FILLED_IN))
            case Lacking():
                self.text(inline_text(inline), look.shaded(LACKING))
            case _:
                assert_never(inline)

    def inlines(self, inlines: Iterable[Inline], look: Look) -> None:
        for inline in inlines:
            self.inline(inline, look)

    def text(self, text: str, look: Look) -> None:
        """Add the words of a text: the first may end one that is begun, the last stays open, the others are whole."""
        shown = printable(text)
        first, *whole, last = shown.split(" ") if " " in shown else (shown, "")
        if not whole or not all(whole) or _BREAKS.search(shown):
            self.parts(shown, look)
            return
        self.parts(f"{first} ", look)
        self.words += [_whole_word(word, look) for word in whole]
        self.parts(last, look)

    def parts(self, text: str, look: Look) -> None:
        spans, size, width = self.spans, look.size, look.face.width
        for part in _PARTS.findall(text):
            if part[0] in _SPACES:
                gap = " " * min(len(part), _WIDEST_GAP)
                self.end_word(Span(gap, look, width(gap, size), None))
                spans = self.spans
            else:
                spans.append(Span(part, look, width(part, size), None))

    def pill(self, mark: RatingMark, look: Look) -> None:
        if look.snug and mark.rating is None:
            self.text(rating_text(None), look)
            return
        inner = replace(look, weight=Weight.SEMIBOLD, size=look.size * PILL_TEXT)
        width = look.pill or pill_width(mark, look)
        self.spans.append(Span(rating_text(mark.rating), inner, width, rating_pair(mark.rating)))

    def arrow(self, arrow: DirectionArrow, look: Look) -> None:
        """Add the arrow and, never on another line than it, the first of its words."""
        shape = replace(look, colour=arrow_colour(arrow.direction))
        self.spans.append(_span(f"{ARROWS[arrow.direction]} ", shape))
        self.text(direction_text(arrow), look)

    def footnote(self, footnote: Footnote, look: Look) -> None:
        """Add a footnote's number to the word that it follows, set off from one right before it."""
        if self.spans and self.spans[-1].look.footnote:
            self.spans.append(_span(",", look))
        where = _mark_leads(footnote.number)
        self.spans.append(
            _span(str(footnote.number), replace(look, colour=look.link_colour, leads=where, footnote=footnote))
        )

    def end_word(self, space: Span | None = None, ends_line: bool = False) -> None:
        if len(self.spans) == 1:
            self.words.append(Word((self.spans[0],), self.spans[0].width, space, ends_line))
            self.spans = []
        elif self.spans or ends_line:
            self.words.append(Word(tuple(self.spans), sum(span.width for span in self.spans), space, ends_line))
            self.spans = []
        elif space and self.words and not self.words[-1].ends_line:
            self.words[-1] = self.words[-1]._replace(space=space)


def footnote_label(number: int, look: Look) -> tuple[Word, ...]:
    """Return the number with which a footnote begins, which leads back to its mark."""
    words = f"Back to footnote {number} in the text"
    where = leads(f"#{mark_anchor(number)}", words, footnote_anchor(number))
    span = _span(str(number), replace(look.smaller, colour=look.link_colour, leads=where))
    return (Word((span,), span.width),)


@lru_cache(maxsize=16384)
def _whole_word(text: str, look: Look) -> Word:
    """Return a word with the space after it."""
    span = _span(text, look)
    return Word((span,), span.width, _span(" ", look))


def pill_width(mark: RatingMark, look: Look, padding: float = PILL_PADDING) -> float:
    """Return how wide a rating's pill is of itself, amid text of a look."""
    words = look.typeface.semibold.width(rating_text(mark.rating), look.size * PILL_TEXT)
    return words + 2 * padding * look.size


def _span(text: str, look: Look) -> Span:
    return Span(text, look, look.face.width(text, look.size), None)
