"""Where links and bookmarks of a PDF file lead: an address, or a page and a height on it, whatever it is called."""

from __future__ import annotations

import ctypes

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pikepdf import Array, Dictionary, Name, String

from committee_pack.archive.likeness.difference import Kind
from committee_pack.archive.likeness.parts import Part, Said
from committee_pack.archive.likeness.pdf_values import entry, listed, said, whole

_DEEPEST = 60
_Place = tuple[str, tuple[int, ...]]
"""A place in words, and the numbers that say where on its page it is."""


class Places:
    """What of a file leads somewhere."""

    def __init__(self, pdf: pikepdf.Pdf, seen: pdfium.PdfDocument) -> None:
        self._pdf, self._seen = pdf, seen
        self._numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

    def page_of(self, page: object) -> int:
        """Return which page it is, counted from 1, and 0 for one that is not in the file."""
        return self._numbers.get(page.objgen, 0) if isinstance(page, Dictionary) else 0

    def links(self, number: int) -> tuple[Part, ...]:
        """Return the links, fields and notes of a page."""
        annotations = listed(entry(self._pdf.pages[number - 1].obj, "/Annots"))
        return tuple(
            self._annotation(each, f"page {number}, link {place}") for place, each in enumerate(annotations, 1)
        )

    def bookmarks(self) -> tuple[Part, ...]:
        """Return the bookmarks, those of an item within it."""
        return tuple(map(self._bookmark, self._pdf.open_outline(max_depth=_DEEPEST).root))

    def first_shown(self) -> str:
        """Return where the file opens, in words."""
        opens = entry(self._pdf.Root, "/OpenAction")
        words, numbers = self._action(opens) if isinstance(opens, Dictionary) else self._destination(opens)
        return " ".join((words, *map(str, numbers)))

    def where(self, annotation: object) -> _Place:
        """Return where an annotation leads, by its destination or its action."""
        leads_to = entry(annotation, "/Dest")
        return self._action(entry(annotation, "/A")) if leads_to is None else self._destination(leads_to)

    def _action(self, action: object) -> _Place:
        if said(entry(action, "/S")) == "GoTo":
            return self._destination(entry(action, "/D"))
        told = (said(entry(action, key)) for key in ("/S", "/URI", "/F", "/N", "/D"))
        return " ".join(filter(None, told)), ()

    def _annotation(self, held: object, place: str) -> Part:
        words, numbers = self.where(held)
        named = said(entry(held, "/Contents"))
        says = (
            Said(Kind.TAGS, "kind", said(entry(held, "/Subtype"))),
            Said(Kind.TAGS, "alternative text", named),
            Said(Kind.TAGS, "leads to", words, numbers),
            Said(Kind.TAGS, "area", "", whole(listed(entry(held, "/Rect")))),
        )
        return Part(place, "link", f"{named} {words}", f"a link to {words}: {named}", Kind.TAGS, says)

    def _bookmark(self, item: pikepdf.OutlineItem) -> Part:
        written = item.destination
        words, numbers = self._action(item.action) if written is None else self._destination(written)
        says = (
            Said(Kind.TAGS, "title", item.title),
            Said(Kind.TAGS, "leads to", words, numbers),
            Said(Kind.TAGS, "shown", "closed" if item.is_closed and item.children else "open"),
        )
        below = tuple(map(self._bookmark, item.children))
        return Part(f"bookmark '{item.title}'", "bookmark", item.title, item.title, Kind.TAGS, says, below)

    def _destination(self, written: object) -> _Place:
        match written:
            case Array() if len(written):
                page = written[0] + 1 if isinstance(written[0], int) else self.page_of(written[0])
                way = [said(each) for each in written if isinstance(each, Name)]
                return " ".join((f"page {page}", *way)), whole(list(written)[1:])
            case Name() | String():
                return self._named(bytes(written) if isinstance(written, String) else str(written)[1:].encode())
            case _:
                return "", ()

    def _named(self, name: bytes) -> _Place:
        found = pdfium_c.FPDF_GetNamedDestByName(self._seen, ctypes.create_string_buffer(name))
        if not found:
            return f"'{name.decode('utf-8', 'replace')}', which is nowhere", ()
        target = pdfium.PdfDest(found, self._seen)
        index = target.get_index()
        way, numbers = target.get_view()
        return f"page {0 if index is None else index + 1} by name, {way}", tuple(map(round, numbers))
