"""Pages are filled: with the body from above, and at their foot with the footnotes whose marks stand in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from committee_pack.model.document import Footnote
from committee_pack.write.pdf.footnotes import BEGINNING, RULED, height_of
from committee_pack.write.pdf.pieces import Item, Noted, Piece, Stack

_ROUNDING = 0.01
_EMPTIEST = 0.25
"""The share of a page that may stay empty so that a footnote need not be broken."""
_MOST_BROKEN = 0.5
"""The share of a page that a footnote has at most that goes on over the next."""
_LONG = 0.7
"""The share of a page above which footnotes that go on from the page before are broken again."""
_TIGHTEST_PAGES = 2
"""How many pages what is set closer can fill at most to fit on one: half the usual room is the least."""
_NOTHING = Stack(())

Lay = Callable[[Footnote], Item]


class Sheet(NamedTuple):
    """What stands on a page: its body, and the footnotes under it."""

    body: Stack
    foot: Stack


def sheets(pieces: Sequence[Piece], height: float, lay: Lay | None = None) -> Iterator[Sheet]:
    """Return the pages of a section of such a height; `lay` lays its footnotes out, None where it has none."""
    filling = _Filling(height, lay)
    alone = filling.one_page(pieces)
    return iter((alone,)) if alone else filling.pages(pieces)


class _Page(NamedTuple):
    """A page as it may be, and what is left for those after it of the body and of the footnotes."""

    body: Stack
    rest: Stack
    foot: Stack
    carried: Stack

    @property
    def filled(self) -> float:
        """How much of the page's height is filled."""
        return self.body.height + height_of(self.foot)


class _Marks(NamedTuple):
    """The footnotes whose marks stand in one line, and how far down it ends."""

    down: float
    footnotes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class _Filling:
    """Fills pages of a height."""

    height: float
    lay: Lay | None

    def one_page(self, pieces: Sequence[Piece]) -> Sheet | None:
        """Return the only page, where all fits on one, be it a little closer; else None."""
        whole = Stack(pieces)
        if whole.height > _TIGHTEST_PAGES * self.height:
            return None
        foot = self._foot(_NOTHING, self._marked(whole))
        body = whole.squeezed(self.height - height_of(foot))
        return Sheet(body, foot) if body.height + height_of(foot) <= self.height + _ROUNDING else None

    def pages(self, pieces: Sequence[Piece]) -> Iterator[Sheet]:
        """Return page after page, of which each is filled from the next few pieces alone."""
        waiting, carried = deque(pieces), _NOTHING
        while waiting or carried.pieces:
            whole = Stack(self._next(waiting))
            page = self._page(whole, carried)
            if page.rest.height >= whole.height and height_of(page.carried) >= height_of(carried):
                raise RuntimeError("what goes on over a page does not grow less, so it would never end")
            waiting.extendleft(reversed(page.rest.pieces))
            carried = page.carried
            yield Sheet(page.body, page.foot)

    def _next(self, waiting: deque[Piece]) -> list[Piece]:
        """Take the pieces that fill a page, and one more, which the last of them may keep with."""
        taken: list[Piece] = []
        height = 0.0
        while waiting and height <= self.height + _ROUNDING:
            taken.append(waiting.popleft())
            height += taken[-1].height
        return [*taken, waiting.popleft()] if waiting else taken

    def _page(self, whole: Stack, carried: Stack) -> _Page:
        """Return the next page: the fullest whose footnotes are whole, or one that breaks the last of them."""
        furthest = _begun(whole, self.height) or _forced(whole, self.height)
        marks = self._marked(furthest[0])
        if not marks and not carried.pieces:
            return _Page(*furthest, _NOTHING, _NOTHING)
        if height_of(carried) > _LONG * self.height:
            pages = [self._beside_long(whole, carried, marks)]
        else:
            pages = list(self._beside(whole, carried, marks))
        fullest = max((page for page in pages if page), key=lambda page: page.filled, default=None)
        if fullest:
            return fullest
        return self._with_foot(_NOTHING, whole, carried) if carried.pieces else self._with_foot(*furthest, _NOTHING)

    def _beside(self, whole: Stack, carried: Stack, marks: Sequence[_Marks]) -> Iterator[_Page | None]:
        """Return the page on which no footnote is broken, and the one that begins the first that does not fit."""
        fitting = self._fitting(carried, marks)
        used = height_of(self._foot(carried, marks[:fitting]))
        page = self._filled(whole, carried, min(self.height - used, _above(marks[fitting:], self.height)))
        yield page
        if fitting < len(marks) and not (page and self.height - page.filled <= _EMPTIEST * self.height):
            yield self._breaking(whole, carried, marks, fitting)

    def _fitting(self, carried: Stack, marks: Sequence[_Marks]) -> int:
        """Return for how many of the lines with marks there is room for their footnotes too."""
        for count, line in enumerate(marks):
            if line.down + height_of(self._foot(carried, marks[: count + 1])) > self.height + _ROUNDING:
                return count
        return len(marks)

    def _breaking(self, whole: Stack, carried: Stack, marks: Sequence[_Marks], last: int) -> _Page | None:
        """Return the page on which the last footnote of a line with marks begins; None where it cannot."""
        foot = self._foot(carried, marks[: last + 1])
        full, room = height_of(foot), self.height - marks[last].down
        least = full - foot.pieces[-1].height + _beginning(foot.pieces[-1])
        if least > room:
            return None
        share = min(room, max(least, min(full, _MOST_BROKEN * self.height)))
        return self._filled(whole, carried, min(self.height - share, _above(marks[last + 1 :], self.height)))

    def _beside_long(self, whole: Stack, carried: Stack, marks: Sequence[_Marks]) -> _Page | None:
        """Return a page that footnotes of pages before share with what comes before the next mark."""
        return self._filled(whole, carried, _above(marks, (1 - _MOST_BROKEN) * self.height))

    def _filled(self, whole: Stack, carried: Stack, room: float) -> _Page | None:
        """Return the page whose body has so much room; None where the body does not begin in it."""
        begun = _begun(whole, room)
        return self._with_foot(*begun, carried) if begun and begun[0].pieces else None

    def _with_foot(self, body: Stack, rest: Stack, carried: Stack) -> _Page:
        """Return the page with as much of its footnotes as there is room for."""
        foot, room = self._foot(carried, self._marked(body)), self.height - body.height
        if height_of(foot) <= room + _ROUNDING:
            return _Page(body, rest, foot, _NOTHING)
        parts = foot.split(room - RULED, must=not body.pieces) if room > RULED else None
        return _Page(body, rest, *(parts or (_NOTHING, foot)))

    def _foot(self, carried: Stack, marks: Iterable[_Marks]) -> Stack:
        """Return what goes on from pages before, then the footnotes of lines with marks, by their numbers."""
        found = {each.number: each for line in marks for each in line.footnotes}
        if not found or not self.lay:
            return carried
        return Stack((*carried.pieces, *(self.lay(found[number]) for number in sorted(found))))

    def _marked(self, body: Stack) -> list[_Marks]:
        """Return the lines of a body in which marks stand, from above."""
        found = sorted(body.footnotes(0.0), key=_down) if self.lay else ()
        lines = ((down, tuple(noted.footnote for noted in some)) for down, some in groupby(found, key=_down))
        return [_Marks(down, footnotes) for down, footnotes in lines]


def _down(noted: Noted) -> float:
    return noted.down


def _above(marks: Sequence[_Marks], room: float) -> float:
    """Return the room, or what there is above the first of the lines with marks, which may not stand on the page."""
    return min(room, marks[0].down - 2 * _ROUNDING) if marks else room


def _begun(whole: Stack, room: float) -> tuple[Stack, Stack] | None:
    """Return what fits a room and the rest; None where nothing does."""
    if whole.height <= room + _ROUNDING:
        return whole, _NOTHING
    parts = whole.split(room, must=True) if room > 0 else None
    return parts if parts and parts[0].height <= room + _ROUNDING else None


def _forced(whole: Stack, height: float) -> tuple[Stack, Stack]:
    """Return what has to be placed although it does not fit."""
    return whole.split(height, must=True) or (whole, _NOTHING)


def _beginning(footnote: Piece) -> float:
    """Return how high the least is of a footnote that may stand on a page; a short one is not broken."""
    parts = footnote.split(BEGINNING, must=False)
    return parts[0].height if parts else footnote.height
