"""Which colours there are on a page: a thin line or a letter may have another one that hardly shows in pixels."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_TEXT, _PATH = pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_PATH
_OPAQUE = 255


def colours_of(page: pdfium.PdfPage) -> str:
    """Return the colours of words, areas and lines of a page, each once; how often and where is to be seen."""
    found = {colour for each in page.get_objects(filter=[_TEXT, _PATH]) for colour in _colours(each)}
    return " ".join(sorted(found))


def _colours(drawn: pdfium.PdfObject) -> Iterator[str]:
    if drawn.type == _TEXT:
        if pdfium_c.FPDFTextObj_GetTextRenderMode(drawn) != pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE:
            yield f"words:{_colour(pdfium_c.FPDFPageObj_GetFillColor, drawn)}"
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(drawn, fill, stroke)
    if fill.value:
        yield f"area:{_colour(pdfium_c.FPDFPageObj_GetFillColor, drawn)}"
    if stroke.value:
        yield f"line:{_colour(pdfium_c.FPDFPageObj_GetStrokeColor, drawn)}"


def _colour(ask: Callable[..., int], drawn: pdfium.PdfObject) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    ask(drawn, *parts)
    *colour, alpha = (each.value for each in parts)
    return f"#{''.join(f'{each:02x}' for each in colour)}{'' if alpha == _OPAQUE else f'/{alpha}'}"
