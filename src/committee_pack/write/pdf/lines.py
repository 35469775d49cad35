"""Words are set in lines, and lines on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from committee_pack.model.colours import Colour
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.fonts import CAP_HEIGHT
from committee_pack.write.pdf.structure import Element
from committee_pack.write.pdf.words import Leads, Look, Span, Word
from committee_pack.write.style import FILLED_IN_EDGE

_ROUNDING = 0.01
_GOOD_BREAKS = frozenset("/-–_.@&=?,;")
_PILL_HEIGHT = 1.3
_PILL_RADIUS = 0.28
_SHADE_HEIGHT, _SHADE_EDGE = 1.16, 0.6
_UNDERLINE = (0.13, 0.06)
"""How far below the baseline a link is underlined, and how thick, in ems."""


class Line(NamedTuple):
    """Words beside one another, and how wide they are together."""

    words: tuple[Word, ...]
    width: float


class Align(Enum):
    """Where lines stand in the width they have; the values are the share of what is free that goes before them."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


def lines_of(words: Iterable[Word], width: float) -> tuple[Line, ...]:
    """Return the words in lines of the width at most.

    Only a word that is wider than a whole line is broken, after a slash or the like where it has one.
    """
    match words:
        case (word,) if word.width <= width:
            return (Line((word,), word.width),)
        case _:
            return tuple(_lines(words, width + _ROUNDING))


def _lines(words: Iterable[Word], width: float) -> Iterator[Line]:
    line: list[Word] = []
    used = gap = 0.0
    for word in words:
        if line and used + gap + word.width > width:
            yield Line(tuple(line), used)
            line, used, gap = [], 0.0, 0.0
        if word.width > width:
            *whole, word = _broken(word, width)
            yield from (Line((piece,), piece.width) for piece in whole)
        line.append(word)
        used += gap + word.width
        gap = word.space.width if word.space else 0.0
        if word.ends_line:
            yield Line(tuple(line), used)
            line, used, gap = [], 0.0, 0.0
    if line:
        yield Line(tuple(line), used)


def _broken(word: Word, width: float) -> Iterator[Word]:
    """Return a word that is too wide in pieces that fit; a character, a pill or a mark always stays whole."""
    piece: list[Span] = []
    for character in _characters(word):
        while piece and sum(span.width for span in piece) + character.width > width:
            end = _good_end(piece)
            yield _word(piece[:end])
            piece = piece[end:]
        piece.append(character)
    yield _word(piece)._replace(space=word.space, ends_line=word.ends_line)


def _characters(word: Word) -> Iterator[Span]:
    for span in word.spans:
        if span.pill or span.look.footnote:
            yield span
        else:
            yield from (
                span._replace(text=character, width=span.look.face.width(character, span.look.size))
                for character in span.text
            )


def _good_end(piece: list[Span]) -> int:
    """Return where to break: after the last good character in the second half, else at the end."""
    places = range(len(piece), len(piece) // 2, -1)
    return next((end for end in places if piece[end - 1].text in _GOOD_BREAKS), len(piece))


def _word(spans: list[Span]) -> Word:
    return Word(tuple(spans), sum(span.width for span in spans))


def longest(words: Iterable[Word]) -> float:
    """Return how wide the widest word is."""
    return max([word.width for word in words], default=0.0)


def draw_line(page: TaggedCanvas, line: Line, owner: Element, x: float, middle: float) -> None:
    """Draw a line whose capitals stand around a height, each part marked as its owner's or as a link within it.

    The space at a line's end is written too, so that whoever reads the text finds words apart.
    """
    for span in _joined(line):
        element = _element(span, owner)
        if span.look.shade:
            _draw_shade(page, span, span.look.shade, x, middle)
        page.tag(element)
        at = middle - CAP_HEIGHT / 2 * span.look.size + span.look.raised
        if span.pill:
            _draw_pill(page, span, x, middle)
        else:
            page.words((x, at), span.text, span.look.face, span.look.size, span.look.colour)
        if span.look.leads:
            _draw_link(page, span, span.look.leads, (x, at))
        x += span.width


def _joined(line: Line) -> Iterator[Span]:
    """Return a line's spans, those of one look joined, each space after its word."""
    match line.words:
        case (Word(spans=(only,), space=None),):
            yield only
            return
    look: Look | None = None
    texts: list[str] = []
    width = 0.0
    for span in _spans(line):
        if span.look is look and not span.pill:
            texts.append(span.text)
            width += span.width
            continue
        if look:
            yield Span("".join(texts), look, width, None)
        if span.pill:
            yield span
            look = None
        else:
            look, texts, width = span.look, [span.text], span.width
    if look:
        yield Span("".join(texts), look, width, None)


def _spans(line: Line) -> Iterator[Span]:
    for word in line.words:
        yield from word.spans
        if word.space:
            yield word.space


def _element(span: Span, owner: Element) -> Element:
    """Return what a span belongs to; a link joins its owner when its first words are drawn, in reading order."""
    leads = span.look.leads
    if not leads:
        return owner
    if not leads.element.kids and leads.outermost not in owner.kids:
        owner.kids.append(leads.outermost)
    return leads.element


def _draw_pill(page: TaggedCanvas, span: Span, x: float, middle: float) -> None:
    assert span.pill
    size = span.look.size
    half = _PILL_HEIGHT / 2 * size
    page.box((x, middle - half, x + span.width, middle + half), span.pill.fill, _PILL_RADIUS * size)
    start = x + (span.width - span.look.face.width(span.text, size)) / 2
    page.words((start, middle - CAP_HEIGHT / 2 * size), span.text, span.look.face, size, span.pill.text)


def _draw_shade(page: TaggedCanvas, span: Span, shade: Colour, x: float, middle: float) -> None:
    """Draw the tint under some words, without the space after them, and the line at its foot."""
    end = x + span.look.face.width(span.text.rstrip(), span.look.size)
    half = _SHADE_HEIGHT / 2 * span.look.size
    with page.artifact():
        page.box((x, middle - half, end, middle + half), shade)
        page.rule(x, end, middle - half + _SHADE_EDGE, FILLED_IN_EDGE, _SHADE_EDGE)


def _draw_link(page: TaggedCanvas, span: Span, leads: Leads, at: tuple[float, float]) -> None:
    below, thick = (share * span.look.size for share in _UNDERLINE)
    end = at[0] + span.look.face.width(span.text.rstrip(), span.look.size)
    if not span.look.raised:
        page.rule(at[0], end, at[1] - below + thick, span.look.colour, thick)
    top = at[1] + 0.9 * span.look.size
    page.anchor(leads.anchor, top)
    page.link(leads.link, (at[0], at[1] - 0.3 * span.look.size, end, top), leads.target, leads.words)
