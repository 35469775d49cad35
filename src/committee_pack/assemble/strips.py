"""What stands at the edges of pages, as pixels: whether a place is free is seen, and not guessed from operators."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import pikepdf
import pypdfium2 as pdfium

from committee_pack.assemble.annotations import show_as_pictures
from committee_pack.assemble.views import Box, View

_SCALE = 1.0
"""Pixels to the point: PDFium draws no line thinner than one of them."""
_MOST_ACROSS = 4000
_CHANNELS = 3
_DIFFERENT = 3
"""How far the pixels of a place may be apart that is of one colour."""
_WHITE = 255
_LIGHT = 215
"""The least red, green and blue of a place on which dark words are read."""


class Edge(Enum):
    """The edges of a page as it is seen."""

    FOOT = "foot"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Strip:
    """The pixels of a page from some height up, row by row from the top; none where it cannot be shown."""

    pixels: bytes
    stride: int
    foot: float
    scale: float

    def is_free(self, box: Box) -> bool:
        """Return whether a box, in points of the view, is of one light colour all over."""
        left, bottom, right, top = (each * self.scale for each in box)
        begin, end = _CHANNELS * int(left), _CHANNELS * (int(right) + 1)
        foot = int(self.foot * self.scale)
        count = len(self.pixels) // self.stride if self.stride else 0
        rows = range(max(int(count - top + foot), 0), min(count - int(bottom - foot), count))
        seen = b"".join(self.pixels[row * self.stride + begin : row * self.stride + end] for row in rows)
        return bool(seen) and _is_one_light_colour(seen)


def _is_one_light_colour(pixels: bytes) -> bool:
    darkest = min(pixels)
    if darkest < _LIGHT:
        return False
    by_channel = (pixels[channel::_CHANNELS] for channel in range(_CHANNELS))
    return darkest == _WHITE or all(max(each) - min(each) <= _DIFFERENT for each in by_channel)


class Sheets:
    """The pages of a paper, to be looked at one after the other."""

    def __init__(self, document: pdfium.PdfDocument | None) -> None:
        self._document = document
        self._open: tuple[int, pdfium.PdfPage] | None = None

    def strip(self, number: int, view: View, edge: Edge, height: float) -> Strip:
        """Return so much of an edge of a page, counted from 0, as it is seen."""
        high = min(height, view.height)
        foot = 0.0 if edge is Edge.FOOT else view.height - high
        scale = min(_SCALE, _MOST_ACROSS / view.width)
        with contextlib.suppress(pdfium.PdfiumError, ValueError):
            return Strip(*self._pixels(number, view, (foot, view.height - foot - high), scale), foot, scale)
        return Strip(b"", 0, foot, scale)

    def close(self) -> None:
        """Leave nothing open."""
        if self._open:
            self._open[1].close()
            self._open = None
        if self._document:
            self._document.close()

    def _pixels(self, number: int, view: View, cut: tuple[float, float], scale: float) -> tuple[bytes, int]:
        """Return the pixels of a page but for what is cut off at its foot and head, and the bytes of a row."""
        page = self._page(number)
        if page is None:
            return b"", 0
        _show(page, view)
        foot, head = (each / view.unit for each in cut)
        bitmap = page.render(scale=scale * view.unit, crop=(0, foot, 0, head))
        try:
            return bytes(bitmap.buffer), bitmap.stride
        finally:
            bitmap.close()

    def _page(self, number: int) -> pdfium.PdfPage | None:
        """Return a page; the one that was open before is closed, since each holds all that it draws."""
        if self._open and self._open[0] != number:
            self._open[1].close()
            self._open = None
        if not self._open and self._document:
            self._open = (number, self._document[number])
        return self._open[1] if self._open else None


def _show(page: pdfium.PdfPage, view: View) -> None:
    """Let a page be shown as we see it; PDFium knows no units, and shows nothing where boxes do not meet."""
    if page.get_rotation() != 90 * view.quarters:
        page.set_rotation(90 * view.quarters)
    size = (view.width / view.unit, view.height / view.unit)
    if any(abs(one - other) > 0.5 for one, other in zip(page.get_size(), size, strict=True)):
        page.set_mediabox(*view.box)
        page.set_cropbox(*view.box)


@contextlib.contextmanager
def sheets(content: bytes, pdf: pikepdf.Pdf) -> Iterator[Sheets]:
    """Hold the pages of a paper to look at; `pdf` is the same paper, whose pages count.

    One that PDFium reads otherwise, or shows otherwise than it is bound, is written anew before it is looked at.
    """
    # -- all pages are asked: what is a picture on one of them is to be one on the others
    changed = [show_as_pictures(page.obj) for page in pdf.pages]
    document = None if any(changed) else _opened(content, len(pdf.pages))
    looked_at = Sheets(document or _opened(_anew(pdf), len(pdf.pages)))
    try:
        yield looked_at
    finally:
        looked_at.close()


def _opened(content: bytes, pages: int) -> pdfium.PdfDocument | None:
    with contextlib.suppress(pdfium.PdfiumError):
        document = pdfium.PdfDocument(content)
        if len(document) == pages:
            return document
        document.close()
    return None


def _anew(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
