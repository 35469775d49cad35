"""PDF files: pages with their words, links and pictures; bookmarks; what the file says of itself; and its tags."""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium

from committee_pack.archive.likeness.comparing import compared, reworded
from committee_pack.archive.likeness.difference import DamagedError, Difference, Kind, reading
from committee_pack.archive.likeness.parts import Part, Said
from committee_pack.archive.likeness.pdf_places import Places
from committee_pack.archive.likeness.pdf_sheets import Sheet, sheets_of
from committee_pack.archive.likeness.pdf_tags import Tags
from committee_pack.archive.likeness.pdf_values import entry, said

# -- what the library has to say is ours to tell; a logger that nobody handles is printed
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

_DIGITS = re.compile(r"\d+")
_NAMESPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
}
_OF_THE_TOOL = frozenset(("Producer", "Creator", "ModDate", "CreatorTool", "ModifyDate", "MetadataDate", "PDFVersion"))
"""What says by what and when the file was written, and not what is in it."""


@dataclass(frozen=True, slots=True)
class _File:
    """An opened file, of which all is read but the tags and the pictures."""

    pdf: pikepdf.Pdf
    sheets: tuple[Sheet, ...]
    places: Places
    parts: tuple[Part, ...]

    def tags(self, changed: frozenset[str]) -> tuple[Part, ...]:
        """Return the elements; on pages that are known to have other words their own words do not count."""
        elements = Tags(self.pdf, self.sheets, self.places, changed).elements()
        if self.pdf.get_warnings():
            raise DamagedError("it is damaged in places")
        return elements


def pdf_differences(file: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """Return what differs in two PDF files.

    Raises UnreadableError where one of them is damaged or needs a password.
    """
    with contextlib.ExitStack() as open_files:
        with reading(before=True):
            old = open_files.enter_context(_opened(before))
        with reading(before=False):
            new = open_files.enter_context(_opened(after))
        yield from compared(file, old.parts, new.parts)
        changed = reworded(old.parts, new.parts)
        with reading(before=True):
            old_tags = old.tags(changed[0])
        with reading(before=False):
            new_tags = new.tags(changed[1])
        yield from compared(file, old_tags, new_tags)


@contextlib.contextmanager
def _opened(content: bytes) -> Iterator[_File]:
    # -- a file whose table of contents has to be guessed may have lost pages without a sign
    with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf, pdfium.PdfDocument(content) as seen:
        sheets = tuple(sheets_of(seen))
        if not sheets or len(sheets) != len(pdf.pages):
            raise DamagedError("its pages cannot be counted")
        places = Places(pdf, seen)
        pages = (_page(each, places) for each in sheets)
        parts = (_about(pdf, places), *pages, *places.bookmarks())
        yield _File(pdf, sheets, places, parts)


def _page(sheet: Sheet, places: Places) -> Part:
    place = f"page {sheet.number}"
    says = (
        Said(Kind.TEXT, "", sheet.words),
        Said(Kind.TAGS, "label", sheet.label),
        Said(Kind.PICTURES, "size", "", sheet.size),
        Said(Kind.PICTURES, "colours", sheet.colours),
    )
    # -- all that follows a new page has another number in its foot
    key = _DIGITS.sub("", sheet.words)
    shown = f"a page: {sheet.words}" if sheet.words else "a page without words"
    return Part(place, "page", key, shown, Kind.TEXT, says, places.links(sheet.number), sheet.picture)


def _about(pdf: pikepdf.Pdf, places: Places) -> Part:
    facts = {
        "language": said(entry(pdf.Root, "/Lang")),
        "tagged": said(entry(entry(pdf.Root, "/MarkInfo"), "/Marked")),
        "title shown": said(entry(entry(pdf.Root, "/ViewerPreferences"), "/DisplayDocTitle")),
        "first page": places.first_shown(),
        "attachments": " ".join(f"{name}:{_checksum(held)}" for name, held in sorted(pdf.attachments.items())),
        **_information(pdf),
        **_metadata(pdf),
    }
    says = tuple(Said(Kind.TAGS, about, words) for about, words in facts.items())
    return Part("the file", "file", "", "", Kind.TAGS, says)


def _checksum(attached: pikepdf.AttachedFileSpec) -> str:
    return hashlib.sha256(attached.get_file().read_bytes()).hexdigest()


def _information(pdf: pikepdf.Pdf) -> Mapping[str, str]:
    facts = {key[1:]: said(value) for key, value in pdf.docinfo.items()}
    return {f"document information, {key}": words for key, words in facts.items() if key not in _OF_THE_TOOL}


def _metadata(pdf: pikepdf.Pdf) -> Mapping[str, str]:
    """Return the metadata (ISO 16684-1), the claims of standards among them."""
    facts = {name.lstrip("{").partition("}")[::2]: _listed(value) for name, value in pdf.open_metadata().items()}
    return {
        f"metadata, {_NAMESPACES.get(space, space)}:{name}": words
        for (space, name), words in facts.items()
        if name not in _OF_THE_TOOL
    }


def _listed(value: object) -> str:
    values = sorted(value) if isinstance(value, set) else value if isinstance(value, list) else [value]
    return "; ".join(str(each).strip() for each in values)
