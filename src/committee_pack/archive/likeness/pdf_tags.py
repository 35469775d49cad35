"""The structure tree of a PDF file: elements within elements, what is said of each, and which words are its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Dictionary, Object

from committee_pack.archive.likeness.difference import DamagedError, Kind
from committee_pack.archive.likeness.excerpts import short
from committee_pack.archive.likeness.parts import Part, Said
from committee_pack.archive.likeness.pdf_places import Places
from committee_pack.archive.likeness.pdf_sheets import Sheet
from committee_pack.archive.likeness.pdf_values import entry, listed, said

_DEEPEST = 100
_OF_AN_ELEMENT = {
    "/Alt": "alternative text",
    "/ActualText": "actual text",
    "/E": "expansion",
    "/Lang": "language",
    "/T": "title",
}
_SEEN = frozenset(("/O", "/BBox", "/Width", "/Height"))
"""Attributes that pictures show, and the one that says whose they are."""
_OF_ITS_WORDS = 40


class Tags:
    """The structure tree of a file, whose pages were read."""

    def __init__(
        self, pdf: pikepdf.Pdf, sheets: Sequence[Sheet], places: Places, reworded: frozenset[str] = frozenset()
    ) -> None:
        self._root = entry(pdf.Root, "/StructTreeRoot")
        self._sheets, self._places = sheets, places
        self._reworded = {each.number for each in sheets if f"page {each.number}" in reworded}
        self._met: list[int] = []
        self._identified: dict[str, str] = {}

    def elements(self) -> tuple[Part, ...]:
        """Return the elements below the root.

        Raises DamagedError where one stands in several places, or so deep within others that nobody wrote it.
        """
        self._identified = {
            said(each["/ID"]): " ".join(self._words_of(each)) for each in list(self._all()) if "/ID" in each
        }
        return tuple(self._element(each, 0) for each in listed(entry(self._root, "/K")) if isinstance(each, Dictionary))

    def _element(self, element: Object, depth: int) -> Part:
        if depth > _DEEPEST:
            raise DamagedError("its tags stand within each other without an end")
        first = len(self._met)
        own, below = self._content(element, depth)
        pages = self._met[first:] or self._met[-1:]
        role, words = self._role(element), " ".join((*own, *(each.key for each in below)))
        key = " ".join(words.split())
        shown = f"{role} '{short(key)}'" if key else role
        return Part(
            f"page {pages[0]}, {_called(role, key)}" if pages else role,
            role,
            key or role,
            shown,
            Kind.TAGS,
            (Said(Kind.TAGS, "role", role), *self._said_of(element), *self._reads(own)),
            below,
            reworded=not self._reworded.isdisjoint(pages),
        )

    def _content(self, element: Object, depth: int) -> tuple[list[str], tuple[Part, ...]]:
        """Return the element's own words, with the roles of those within it where they stand among them, and these."""
        own: list[str] = []
        below: list[Part] = []
        for kid in listed(entry(element, "/K")):
            if isinstance(kid, Dictionary) and "/S" in kid:
                below.append(self._element(kid, depth + 1))
                own.append(f"‹{below[-1].sort}›")
            else:
                page = self._page(element, kid)
                self._met += [page] if page else []
                own.append(self._mark(page, kid))
        return own if len(own) > len(below) else [], tuple(below)

    def _page(self, element: Object, kid: object) -> int:
        return self._places.page_of(entry(kid, "/Pg")) or self._places.page_of(entry(element, "/Pg"))

    def _mark(self, page: int, kid: object) -> str:
        """Return the words of marked content, or where the annotation leads that belongs to an element."""
        if said(entry(kid, "/Type")) == "OBJR":
            target = entry(kid, "/Obj")
            return f"‹{said(entry(target, '/Subtype'))} {self._places.where(target)[0]}›"
        number = kid if isinstance(kid, int) else entry(kid, "/MCID")
        if entry(kid, "/Stm") is not None or not page:
            return f"‹mark {said(number)}›"
        return self._sheets[page - 1].marks.get(int(said(number) or -1), "")

    def _reads(self, own: Sequence[str]) -> Iterator[Said]:
        if own:
            yield Said(Kind.TAGS, "words", " ".join(" ".join(own).split()), rests=True)

    def _role(self, element: Object) -> str:
        """Return an element's role, and the standard one that it stands for where that is another."""
        written = meant = said(entry(element, "/S"))
        roles = entry(self._root, "/RoleMap")
        for _ in range(_DEEPEST):
            if not (further := said(entry(roles, f"/{meant}"))):
                break
            meant = further
        return written if meant == written else f"{written} ({meant})"

    def _said_of(self, element: Object) -> Iterator[Said]:
        for key, about in _OF_AN_ELEMENT.items():
            if (value := entry(element, key)) is not None:
                yield Said(Kind.TAGS, about, said(value))
        for holder in self._attributes(element):
            for key, value in holder.items():
                if key == "/Headers":
                    yield Said(Kind.TAGS, "headers", self._headers(value))
                elif key not in _SEEN:
                    yield Said(Kind.TAGS, key[1:], said(value))

    def _attributes(self, element: Object) -> Iterator[Dictionary]:
        classes = entry(self._root, "/ClassMap")
        by_class = (entry(classes, str(each)) for each in listed(entry(element, "/C")) if not isinstance(each, int))
        for held in (*by_class, entry(element, "/A")):
            yield from (each for each in listed(held) if isinstance(each, Dictionary))

    def _headers(self, value: Object) -> str:
        """Return the words of the header cells that a cell names, as their identifiers say nothing."""
        return "; ".join(self._identified.get(said(each), "nothing") for each in listed(value))

    def _all(self) -> Iterator[Object]:
        waiting = list(listed(entry(self._root, "/K")))
        seen: set[tuple[int, int]] = set()
        while waiting:
            element = waiting.pop()
            if not isinstance(element, Dictionary) or "/S" not in element:
                continue
            if element.is_indirect and element.objgen in seen:
                raise DamagedError("one of its tags stands in several places")
            seen.add(element.objgen)
            waiting += listed(element.get("/K"))
            yield element

    def _words_of(self, element: Object) -> Iterator[str]:
        for kid in listed(entry(element, "/K")):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from self._words_of(kid)
            else:
                yield from self._mark(self._page(element, kid), kid).split()


def _called(role: str, words: str) -> str:
    """Return what an element is called in a place: its role, and how its words begin."""
    if not words or len(words) > 2 * _OF_ITS_WORDS:
        return role
    return f"{role} '{words if len(words) <= _OF_ITS_WORDS else words[: _OF_ITS_WORDS - 1] + '…'}'"
