"""Where on a page its number and its banner can stand without covering anything."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

import pikepdf

from committee_pack.assemble.balance import Balance, balance
from committee_pack.assemble.strips import Edge, Sheets, Strip, sheets
from committee_pack.assemble.views import Box, View, view_of
from committee_pack.assemble.words import page_words
from committee_pack.model.packs import Binding, Bound, Stamp, Stamps
from committee_pack.side_by_side import begun

_MM = 72 / 25.4
_INSETS = ((19 * _MM, 24.7), (28.0, 12.0))
"""How far from the sides and from the foot or head a place is: where our own papers have their footer, else nearer."""
_SHARE = 0.091
"""The share of a narrow page's width that a margin takes at most."""
_AIR = 3.0
"""How much around words is to be free too."""
_REACH = 48.0
"""How much of an edge is looked at; no place reaches farther."""
_STRIP_INSET, _STRIP_GAP = 10.0, 5.0
_A4 = (297 * _MM, 210 * _MM)
_ABOUT = 2.0

_Align = float
_LEFT, _CENTRE, _RIGHT = 0.0, 0.5, 1.0
_FOR_NUMBERS = (
    (Edge.FOOT, _RIGHT),
    (Edge.FOOT, _CENTRE),
    (Edge.FOOT, _LEFT),
    (Edge.HEAD, _RIGHT),
    (Edge.HEAD, _CENTRE),
    (Edge.HEAD, _LEFT),
)
_FOR_BANNERS = (
    (Edge.HEAD, _CENTRE),
    (Edge.HEAD, _LEFT),
    (Edge.HEAD, _RIGHT),
    (Edge.FOOT, _CENTRE),
    (Edge.FOOT, _LEFT),
    (Edge.FOOT, _RIGHT),
)


@dataclass(frozen=True, slots=True)
class Room:
    """How much room words take at most, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Rooms:
    """How much room a paper's numbers take, and its banner where it has one."""

    number: Room
    banner: Room | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand in a view: how far up, and how far across which share of their width ends."""

    across: float
    up: float
    align: _Align

    def box(self, room: Room | Stamp) -> Box:
        """Return the box that words take there, in points of the view."""
        left = self.across - self.align * room.width
        return (left, self.up, left + room.width, self.up + room.height)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is to be seen: its view, the spots of its number and banner, and what it was where it has grown."""

    view: View
    number: Spot
    banner: Spot | None
    grown_from: View | None


@dataclass(frozen=True, slots=True)
class PageSpots:
    """A page upright, and turned for binding where it is turned; and what its content leaves open."""

    upright: Sheet
    turned: Sheet | None
    balance: Balance


Spots = Mapping[bytes, tuple[PageSpots, ...]]
"""Those of each page of papers, by the bytes of the papers: what is looked at once serves all editions."""


def spots_of(bindings: Iterable[Binding], stamps: Stamps) -> Spots:
    """Return the spots of all pages of all papers that are bound; half of them are found beside the others."""
    rooms = _rooms(bindings, stamps)
    papers = sorted(rooms, key=len)
    with begun(lambda: _found(papers[::2], rooms)) as others:
        return {**_found(papers[1::2], rooms), **others()}


def _rooms(bindings: Iterable[Binding], stamps: Stamps) -> dict[bytes, Rooms]:
    """Return each paper with the room that its own numbers and banners take.

    It does not depend on what else is bound, so that its numbers stand in the same spots in every edition.
    """
    words: dict[bytes, list[Bound]] = {}
    for binding in bindings:
        for bound in binding.papers():
            words.setdefault(bound.paper.content, []).append(bound)
    return {content: _room(each, stamps) for content, each in words.items()}


def _room(papers: Sequence[Bound], stamps: Stamps) -> Rooms:
    numbers = {number for each in papers for number in range(each.first, each.last + 1)}
    banners = [stamps.drawn[each.banner] for each in papers if each.banner]
    return Rooms(_widest([stamps.drawn[page_words(each)] for each in numbers]), _widest(banners) if banners else None)


def _widest(drawn: Sequence[Stamp]) -> Room:
    return Room(max((each.width for each in drawn), default=0.0), max((each.height for each in drawn), default=0.0))


def _found(papers: Iterable[bytes], rooms: Mapping[bytes, Rooms]) -> Spots:
    return {content: find_spots(content, rooms[content]) for content in papers}


def find_spots(content: bytes, rooms: Rooms) -> tuple[PageSpots, ...]:
    """Return for each page of a paper where its number and its banner can stand, for words of so much room."""
    with pikepdf.open(io.BytesIO(content)) as pdf, sheets(content, pdf) as looked_at:
        finder = _Finder(looked_at, rooms.number, rooms.banner)
        return tuple(finder.page(place, page) for place, page in enumerate(pdf.pages))


@dataclass(frozen=True, slots=True)
class _Finder:
    """Looks for the spots of a paper's pages."""

    sheets: Sheets
    number: Room
    banner: Room | None

    def page(self, place: int, page: pikepdf.Page) -> PageSpots:
        """Return the spots of a page, counted from 0."""
        view = view_of(page.obj)
        upright = self._sheet(place, view)
        turned = self._sheet(place, view.turned()) if _is_turned(view) else None
        return PageSpots(upright, turned, balance(page))

    def _sheet(self, place: int, view: View) -> Sheet:
        looks = _Looks(self.sheets, place, view)
        number = looks.first_free(_FOR_NUMBERS, self.number, None)
        taken = number.box(self.number) if number else None
        banner = looks.first_free(_FOR_BANNERS, self.banner, taken) if self.banner else None
        if number and (banner or not self.banner):
            return Sheet(view, number, banner, None)
        return self._grown(view, number, banner)

    def _grown(self, view: View, number: Spot | None, banner: Spot | None) -> Sheet:
        """Return a page with a strip at its foot for what finds no place on it."""
        lacking = [room for room, spot in ((self.number, number), (self.banner, banner)) if room and not spot]
        wide = max(room.width for room in lacking) + 2 * _STRIP_INSET
        high = _STRIP_INSET + sum(room.height + _STRIP_GAP for room in lacking)
        # -- whole points, so that what was there is drawn on the same pixels
        high = ceil(high)
        grown = view.grown(max(0, ceil(wide - view.width)), high)
        number, banner = (spot and replace(spot, up=spot.up + high) for spot in (number, banner))
        up = _STRIP_INSET
        if not number:
            number = Spot(grown.width - _side(grown.width, self.number), up, _RIGHT)
            up += self.number.height + _STRIP_GAP
        if self.banner and not banner:
            banner = Spot(grown.width / 2, up, _CENTRE)
        return Sheet(grown, number, banner, view)


def _side(width: float, room: Room) -> float:
    """Return how far in the words of a strip begin, which may be all that there is room for."""
    return min(_INSETS[0][0], _SHARE * width, width - room.width - _STRIP_INSET)


def _is_turned(view: View) -> bool:
    """Return whether a page is bound turned: it lies across, and is no larger than A4."""
    fits = all(side <= most + _ABOUT for side, most in zip((view.width, view.height), _A4, strict=True))
    return fits and view.width > view.height


class _Looks:
    """Looks at the edges of one page, each once and only if asked for."""

    def __init__(self, sheets: Sheets, place: int, view: View) -> None:
        self._sheets, self._place, self._view = sheets, place, view
        self._seen: dict[Edge, Strip] = {}

    def first_free(self, places: Iterable[tuple[Edge, _Align]], room: Room, taken: Box | None) -> Spot | None:
        """Return the first spot that is free, and free of what is taken; None where none is."""
        for edge, align in places:
            for spot in self._spots(edge, align, room):
                box = _aired(spot.box(room))
                if not (taken and _meet(box, taken)) and self._strip(edge).is_free(box):
                    return spot
        return None

    def _spots(self, edge: Edge, align: _Align, room: Room) -> Iterator[Spot]:
        """Return the spots at a part of an edge, those farther in first."""
        wide, high = self._view.width, self._view.height
        for most, up in _INSETS:
            side = max(min(most, _SHARE * wide), _AIR)
            if room.width + 2 * side <= wide and room.height + up + _AIR <= high:
                across = {_LEFT: side, _CENTRE: wide / 2, _RIGHT: wide - side}[align]
                yield Spot(across, up if edge is Edge.FOOT else high - up - room.height, align)

    def _strip(self, edge: Edge) -> Strip:
        if edge not in self._seen:
            self._seen[edge] = self._sheets.strip(self._place, self._view, edge, _REACH)
        return self._seen[edge]


def _aired(box: Box) -> Box:
    left, bottom, right, top = box
    return (left - _AIR, bottom - _AIR, right + _AIR, top + _AIR)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
