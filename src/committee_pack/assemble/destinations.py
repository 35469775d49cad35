"""Where links and bookmarks of a paper lead: to its pages, however they say so (ISO 32000-1, 12.3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from committee_pack.assemble.trees import names_of
from committee_pack.assemble.views import View

_FITS = {"/XYZ": 3, "/Fit": 0, "/FitH": 1, "/FitV": 1, "/FitR": 4, "/FitB": 0, "/FitBH": 1, "/FitBV": 1}
"""How many numbers follow each way of showing a page (ISO 32000-1, table 151)."""
_TIMES_NAMED = 3
"""How many names may stand for one another; no file needs more than one."""


@dataclass(frozen=True, slots=True)
class Target:
    """A page, counted from 0, and how it is shown: what follows it in a destination."""

    page: int
    shown: tuple[str | int | float | Decimal | None, ...]

    def on(self, pages: Sequence[Object]) -> Array:
        """Return the destination among some pages."""
        way, *numbers = self.shown
        return Array([pages[self.page], Name(str(way)), *numbers])


def top_of(page: Object, view: View) -> Array:
    """Return the destination of the top of a page, at the zoom that the reader has (ISO 32000-1, table 151)."""
    *_, across, up = view.matrix(0, view.height)
    return Array([page, Name.XYZ, round(across, 2), round(up, 2), 0])


class Destinations:
    """Looks up where destinations of a paper lead."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self._places: dict[tuple[int, int], int] = {}
        for place, page in enumerate(self.pages):
            self._places.setdefault(page.objgen, place)

    def find(self, written: object) -> Target | None:
        """Return where a destination leads, explicit or named; None where that is no page of the paper."""
        for _ in range(_TIMES_NAMED):
            if isinstance(written, Array):
                return self._explicit(written)
            written = written.get("/D") if isinstance(written, Dictionary) else self._named(written)
        return None

    def _named(self, name: object) -> object:
        if isinstance(name, Name):
            listed = self._pdf.Root.get("/Dests")
            return listed.get(str(name)) if isinstance(listed, Dictionary) else None
        return self._names.get(bytes(name)) if isinstance(name, String) else None

    @cached_property
    def _names(self) -> dict[bytes, Object]:
        names = self._pdf.Root.get("/Names")
        return names_of(names.get("/Dests")) if isinstance(names, Dictionary) else {}

    def _explicit(self, written: Array) -> Target | None:
        parts = list(written)
        place = self._place(parts[0]) if parts else None
        return None if place is None else Target(place, _shown(parts[1:]))

    def _place(self, page: object) -> int | None:
        if isinstance(page, Dictionary):
            return self._places.get(page.objgen)
        # -- a number is for pages of other files, and some writers use it for their own
        is_place = isinstance(page, int) and 0 <= page < len(self.pages)
        return int(page) if is_place else None  # type: ignore[call-overload]  # it is a number, then


def _shown(written: Sequence[object]) -> tuple[str | int | float | Decimal | None, ...]:
    """Return how a page is shown; what is not among the ways is shown at its top."""
    way, *numbers = [*written, None]
    wanted = _FITS.get(str(way)) if isinstance(way, Name) else None
    if wanted is None:
        return ("/XYZ", None, None, None)
    plain = [each if isinstance(each, int | Decimal) else None for each in numbers]
    return (str(way), *(plain + [None] * wanted)[:wanted])
