"""What stands on a page: pieces that know their height, can be split over pages, and draw themselves.

A piece is made for a width. Its parts after a split belong to the same structure elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from committee_pack.model.colours import Colour
from committee_pack.model.document import Footnote
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.lines import Align, Line, draw_line
from committee_pack.write.pdf.structure import Element

_FEWEST_LINES = 2
"""Lines of a paragraph that stay together at the foot of a page and at the head of the next."""
_TIGHTEST = 0.5
"""The least share of the usual room between blocks that may spare a page with only a few lines on it."""
_ROUNDING = 0.01


class Noted(NamedTuple):
    """A footnote whose mark stands on a page, and how far down of its top the line ends that the mark is in."""

    down: float
    footnote: Footnote


class Piece(Protocol):
    """Something that stands on a page."""

    @property
    def height(self) -> float:
        """How high it is."""

    @property
    def before(self) -> float:
        """The least space before it, unless it is the first."""

    @property
    def after(self) -> float:
        """The least space after it."""

    @property
    def keeps(self) -> bool:
        """Whether it never ends a page."""

    def split(self, height: float, must: bool) -> tuple[Piece, Piece] | None:
        """Return what fits a height that is less than the piece's, and the rest; None where nothing fits well.

        `must` says that the page is empty, so that something has to be placed, however it looks.
        """

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the piece below and right of a point."""

    def footnotes(self, down: float) -> Iterable[Noted]:
        """Return the footnotes whose marks stand in it, where it begins so far down."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines of text that belong to one element."""

    lines: tuple[Line, ...]
    element: Element
    width: float
    leading: float
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False

    @property
    def height(self) -> float:
        """How high the lines are."""
        return len(self.lines) * self.leading

    def split(self, height: float, must: bool) -> tuple[Prose, Prose] | None:
        """Return the lines that fit and the rest, with neither a widow nor an orphan unless it must be."""
        fitting = int((height + _ROUNDING) / self.leading)
        count = min(fitting, len(self.lines) - _FEWEST_LINES)
        if count < _FEWEST_LINES:
            if not must or len(self.lines) < 2:
                return None
            count = max(1, min(fitting, len(self.lines) - 1))
        return self.parted(count)

    def parted(self, count: int) -> tuple[Prose, Prose]:
        """Return the first so many lines and the others."""
        return replace(self, lines=self.lines[:count], after=0.0), replace(self, lines=self.lines[count:], before=0.0)

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the lines."""
        for number, line in enumerate(self.lines):
            middle = top - (number + 0.5) * self.leading
            draw_line(page, line, self.element, x + (self.width - line.width) * self.align.value, middle)

    def footnotes(self, down: float) -> Iterator[Noted]:
        """Return those in its lines."""
        for number, line in enumerate(self.lines, start=1):
            for word in line.words:
                for span in word.spans:
                    if span.look.footnote:
                        yield Noted(down + number * self.leading, span.look.footnote)


@dataclass(frozen=True, slots=True)
class Space:
    """Room that is left free."""

    height: float
    before: float = 0.0
    after: float = 0.0
    keeps: bool = True

    def split(self, height: float, must: bool) -> None:
        """Return nothing, since room is not split."""

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw nothing."""

    def footnotes(self, down: float) -> Iterable[Noted]:
        """Return nothing: room has no words."""
        return ()


class Stack:
    """Pieces below one another, which break over pages between them or within one."""

    def __init__(self, pieces: Sequence[Piece], before: float = 0.0, after: float = 0.0, spacing: float = 1.0) -> None:
        self.pieces = pieces
        self.before, self.after, self.keeps = before, after, False
        self._tops = _tops(pieces, spacing)

    @property
    def height(self) -> float:
        """How high the pieces are, with the spaces between them."""
        return self._tops[-1] + self.pieces[-1].height if self.pieces else 0.0

    def split(self, height: float, must: bool) -> tuple[Stack, Stack] | None:
        """Return what fits and the rest; what keeps with its successor goes with it."""
        over = self._first_over(height)
        room = height - self._tops[over]
        if parts := self.pieces[over].split(room, must and over == 0):
            return self._parted(over, parts)
        if end := self._end_before(over):
            return self._parted(end)
        return self._forced(over, room) if must else None

    def _first_over(self, height: float) -> int:
        fits = (top + piece.height <= height + _ROUNDING for piece, top in zip(self.pieces, self._tops, strict=True))
        return next(i for i, fit in enumerate(fits) if not fit)

    def _forced(self, over: int, room: float) -> tuple[Stack, Stack] | None:
        """Return a break although all before it keeps with a piece that will not begin, not even on an empty page."""
        # -- what is first was asked already; to ask it again would double the work at each depth
        parts: tuple[Piece, ...] = (self.pieces[over].split(room, must=True) if over else None) or ()
        if parts and parts[0].height > room + _ROUNDING:
            parts = ()
        end = over if parts else max(over, 1)
        return self._parted(end, parts) if parts or end < len(self.pieces) else None

    def _end_before(self, end: int) -> int:
        while end and self.pieces[end - 1].keeps:
            end -= 1
        return end

    def _parted(self, end: int, parts: tuple[Piece, ...] = ()) -> tuple[Stack, Stack]:
        first = (*self.pieces[:end], *parts[:1])
        rest = (*parts[1:], *self.pieces[end + bool(parts) :])
        return Stack(first, self.before), Stack(rest, 0.0, self.after)

    def squeezed(self, height: float) -> Stack:
        """Return the pieces with less room between them, if that is all it takes to fit a height; else as they are."""
        solid = sum(piece.height for piece in self.pieces)
        loose = self.height - solid
        spacing = (height - solid) / loose if loose else 1.0
        return Stack(self.pieces, spacing=spacing) if _TIGHTEST <= spacing < 1.0 else self

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the pieces, one below the other."""
        for piece, down in zip(self.pieces, self._tops, strict=True):
            piece.draw(page, x, top - down)

    def footnotes(self, down: float) -> Iterator[Noted]:
        """Return those of its pieces."""
        for piece, top in zip(self.pieces, self._tops, strict=True):
            yield from piece.footnotes(down + top)


def _tops(pieces: Sequence[Piece], spacing: float) -> list[float]:
    """Return how far down each piece begins; between two a share of the larger of their spaces counts."""
    tops: list[float] = []
    down = after = 0.0
    for piece in pieces:
        down += spacing * max(after, piece.before) if tops else 0.0
        tops.append(down)
        down, after = down + piece.height, piece.after
    return tops


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: a label, which stands beside the first line of its body."""

    label: Prose | None
    body: Piece
    indent: float
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False

    @property
    def height(self) -> float:
        """How high the body is, or the label where that is higher."""
        return max(self.body.height, self.label.height if self.label else 0.0)

    def split(self, height: float, must: bool) -> tuple[Item, Item] | None:
        """Return the beginning with the label, and the rest without."""
        parts = self.body.split(height, must) if height < self.body.height else None
        if not parts:
            return None
        return replace(self, body=parts[0], after=0.0), replace(self, label=None, body=parts[1], before=0.0)

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the label, then the body beside it."""
        if self.label:
            self.label.draw(page, x, top)
        self.body.draw(page, x + self.indent, top)

    def footnotes(self, down: float) -> Iterable[Noted]:
        """Return those of its body."""
        return self.body.footnotes(down)


@dataclass(frozen=True, slots=True)
class Tinted:
    """A piece on a tint with a bar at its left, so that it stands apart; a `whole` one splits only where it must."""

    body: Piece
    width: float
    fill: Colour
    edge: Colour
    padding: float
    bar: float
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False
    whole: bool = False

    @property
    def height(self) -> float:
        """How high the tint is."""
        return self.body.height + 2 * self.padding

    def split(self, height: float, must: bool) -> tuple[Tinted, Tinted] | None:
        """Return two pieces, each on its own tint."""
        parts = None if self.whole and not must else self.body.split(height - 2 * self.padding, must)
        if not parts:
            return None
        return replace(self, body=parts[0], after=0.0), replace(self, body=parts[1], before=0.0)

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the tint and the bar as artifacts, and the piece upon them."""
        with page.artifact():
            page.box((x, top - self.height, x + self.width, top), self.fill)
            page.box((x, top - self.height, x + self.bar, top), self.edge)
        self.body.draw(page, x + self.bar + self.padding, top - self.padding)

    def footnotes(self, down: float) -> Iterable[Noted]:
        """Return those of its body."""
        return self.body.footnotes(down + self.padding)
