"""What a PDF file says of itself: its title and language, and which standards it keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from pikepdf import Pdf

from committee_pack.read.pdf.shaped import decoded, entry, text

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says; a part or level that it does not claim is empty.

    `universal` is the part of ISO 14289, `archival` that of ISO 19005 and `level` its letter. `title` is the one in the
    metadata, `name` whichever there is.
    """

    universal: str
    archival: str
    level: str
    title: str
    name: str
    language: str

    @property
    def is_language_named(self) -> bool:
        """Whether the language is named as a tag, and not in words (ISO 32000-1, 14.9.2.2)."""
        return bool(_LANGUAGE_TAG.fullmatch(self.language))


def told_by(pdf: Pdf) -> Told:
    """Return what a file says of itself, as far as it can be understood."""
    about = list(_descriptions(decoded(entry(pdf.Root, "/Metadata"))))
    title = _alternative(about, f"{_DC}title")
    return Told(
        universal=_value(about, f"{_PDFUA}part"),
        archival=_value(about, f"{_PDFA}part"),
        level=_value(about, f"{_PDFA}conformance"),
        title=title,
        name=_on_one_line(title or text(pdf.trailer, "/Info", "/Title")),
        language=text(pdf.Root, "/Lang"),
    )


def _descriptions(xmp: bytes | None) -> Iterator[ElementTree.Element]:
    """Return the descriptions of metadata (ISO 16684-1); nothing where they cannot be read."""
    # -- a document type is what may stand for very much more, and metadata has none
    if not xmp or b"<!DOCTYPE" in xmp.replace(b"\0", b""):
        return
    try:
        root = ElementTree.fromstring(xmp.strip(b"\0 \t\r\n"))
    except (ElementTree.ParseError, LookupError, ValueError):
        return
    yield from root.iter(f"{_RDF}Description")


def _value(about: list[ElementTree.Element], key: str) -> str:
    """Return a simple property, which may be written as an attribute or as an element."""
    for each in about:
        if found := each.get(key) or (each.findtext(key) or "").strip():
            return found
    return ""


def _alternative(about: list[ElementTree.Element], key: str) -> str:
    """Return the first words of a property that has them in several languages."""
    for each in about:
        for item in each.iterfind(f"{key}//{_RDF}li"):
            if item.text and item.text.strip():
                return item.text.strip()
    return ""


def _on_one_line(words: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in words).split())
