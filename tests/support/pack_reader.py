"""Reads a bound pack back as a reader has it: labels, words where they stand in view, bookmarks, links, pictures.

It knows nothing of how packs are bound: the file is read with pikepdf, and pages are seen as PDFium shows them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pikepdf
import pypdfium2 as pdfium
from PIL.Image import Image

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A bookmark: its words, the page it leads to, counted from 0, None for none, and those below it."""

    title: str
    page: int | None
    below: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the page that it is on and where it leads, both counted from 0, or an address."""

    page: int
    leads_to: int | str | None


def picture(content: bytes, place: int, turned: int = 0) -> Image:
    """Return a page of a file as it is seen, a pixel to the unit, turned clockwise by so many degrees."""
    with pdfium.PdfDocument(content) as document:
        page = document[place]
        page.set_rotation((page.get_rotation() + turned) % 360)
        shown: Image = page.render(scale=1).to_pil().convert("RGB")
        return shown


class PackReader:
    """A pack to be read; pages are counted from 0."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._pdf = pikepdf.open(io.BytesIO(content))
        self._seen = pdfium.PdfDocument(content)
        self._places = {page.obj.objgen: place for place, page in enumerate(self._pdf.pages)}

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pdf.pages)

    @property
    def title(self) -> str:
        """What the file is called."""
        return str(self._pdf.docinfo["/Title"])

    @cached_property
    def labels(self) -> list[str]:
        """What a viewer calls each page."""
        return [self._seen.get_page_label(place) for place in range(self.count)]

    @property
    def opens_at(self) -> int | None:
        """The page that is shown first."""
        return self._page_of(self._pdf.Root.OpenAction)

    def text(self, place: int) -> str:
        """Return all words of a page."""
        page = self._seen[place]
        return str(page.get_textpage().get_text_range())

    def places(self, place: int, words: str) -> list[Box]:
        """Return where words stand on the picture of a page: left, top, right, bottom in pixels."""
        page = self._seen[place]
        text, found = page.get_textpage(), []
        search = text.search(words, match_case=True, match_whole_word=True)
        where = page.render(scale=1).get_posconv(page)
        while hit := search.get_next():
            corners = []
            for character in range(hit[0], hit[0] + hit[1]):
                left, bottom, right, top = text.get_charbox(character, loose=True)
                corners += [where.to_bitmap(left, bottom), where.to_bitmap(right, top)]
            across, down = zip(*corners, strict=True)
            found.append((min(across), min(down), max(across), max(down)))
        return found

    def baseline_runs_right(self, place: int, words: str) -> bool:
        """Return whether words stand upright on the picture of a page: each letter to the right of the one before."""
        page = self._seen[place]
        text = page.get_textpage()
        hit = text.search(words, match_case=True, match_whole_word=True).get_next()
        where = page.render(scale=1).get_posconv(page)
        starts = []
        for character in range(hit[0], hit[0] + hit[1]):
            left, bottom, right, top = text.get_charbox(character)
            starts.append(where.to_bitmap((left + right) / 2, (bottom + top) / 2))
        (left, up), (right, down) = starts[0], starts[-1]
        return bool(right - left > abs(down - up))

    def picture(self, place: int) -> Image:
        """Return a page as it is seen, a pixel to the unit."""
        return picture(self.content, place)

    @property
    def outline(self) -> tuple[Line, ...]:
        """The bookmarks."""
        return tuple(self._lines(self._pdf.Root.Outlines))

    @property
    def links(self) -> tuple[Link, ...]:
        """All links, page by page."""
        return tuple(self._links())

    def _lines(self, parent: pikepdf.Object) -> Iterator[Line]:
        line = parent.get("/First")
        while line is not None:
            page = self._page_of(line.Dest) if "/Dest" in line else None
            yield Line(str(line.Title), page, tuple(self._lines(line)))
            line = line.get("/Next")

    def _links(self) -> Iterator[Link]:
        for place, page in enumerate(self._pdf.pages):
            for each in page.get("/Annots", ()):
                if each.get("/Subtype") == "/Link":
                    yield Link(place, self._leads_to(each))

    def _leads_to(self, annotation: pikepdf.Object) -> int | str | None:
        if "/Dest" in annotation:
            return self._page_of(annotation.Dest)
        action = annotation.get("/A")
        if action is not None and action.S == "/GoTo":
            return self._page_of(action.D)
        return str(action.URI) if action is not None else None

    def _page_of(self, destination: pikepdf.Object) -> int | None:
        assert isinstance(destination, pikepdf.Array), "a destination that is not explicit"
        return self._places[destination[0].objgen]
