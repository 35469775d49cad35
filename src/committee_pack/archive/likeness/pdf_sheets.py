"""The pages of a PDF file as PDFium reads and draws them, one after the other."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from committee_pack.archive.likeness.parts import Picture
from committee_pack.archive.likeness.pdf_colours import colours_of

_SCALE = 100 / 72
"""Pixels to the point: 100 to the inch, so that a millimetre is four of them."""
_MOST_ACROSS = 4000
_TEXT, _FORM = pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_FORM


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, counted from 1: its label, words in the order they are drawn, colours, and size in points as it is seen.

    `marks` holds the words of each run of marked content by its number (ISO 32000-1, 14.7.4), or which drawing it is.
    """

    number: int
    label: str
    words: str
    colours: str
    size: tuple[int, int]
    marks: Mapping[int, str]
    picture: Picture


def sheets_of(document: pdfium.PdfDocument) -> Iterator[Sheet]:
    """Return the pages of an opened file, which must stay open until the last picture is drawn."""
    for index in range(len(document)):
        page = document[index]
        try:
            yield _sheet(document, page, index)
        finally:
            page.close()


def _sheet(document: pdfium.PdfDocument, page: pdfium.PdfPage, index: int) -> Sheet:
    text = page.get_textpage()
    width, height = page.get_size()
    return Sheet(
        index + 1,
        document.get_page_label(index) or "",
        " ".join(text.get_text_range().split()),
        colours_of(page),
        (round(width), round(height)),
        _marks(page, text),
        partial(_drawn, document, index),
    )


def _marks(page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> dict[int, str]:
    found: dict[int, str] = {}
    for each in page.get_objects(max_depth=1, textpage=text):
        number = pdfium_c.FPDFPageObj_GetMarkedContentID(each)
        if number >= 0:
            found[number] = found.get(number, "") + "".join(_words(page, text, each))
    # -- so that a description that changes places with that of another drawing is found
    drawings = (number for number, words in found.items() if not words.strip())
    return {**found, **{number: f"‹drawing {place}›" for place, number in enumerate(drawings, 1)}}


def _words(page: pdfium.PdfPage, text: pdfium.PdfTextPage, drawn: pdfium.PdfObject) -> Iterator[str]:
    """Return the words of a text, or of those within what is drawn as one; none of anything else."""
    within = page.get_objects(filter=[_TEXT], form=drawn, textpage=text) if drawn.type == _FORM else [drawn]
    for each in within if drawn.type in (_TEXT, _FORM) else ():
        # -- a text without any words is no fault
        with contextlib.suppress(pdfium.PdfiumError):
            yield each.extract()


def _drawn(document: pdfium.PdfDocument, index: int) -> Image.Image:
    page = document[index]
    try:
        bitmap = page.render(scale=min(_SCALE, _MOST_ACROSS / max(page.get_size())))
        picture: Image.Image = bitmap.to_pil().convert("RGB").copy()
        bitmap.close()
        return picture
    finally:
        page.close()
