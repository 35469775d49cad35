"""What is stamped on the pages of a pack, drawn in the council's font: each as operators by themselves."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pikepdf

from committee_pack.model.packs import Stamp, Stamped, Stamps
from committee_pack.pdf_facts import saved
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.finish import drop_unused_fonts
from committee_pack.write.pdf.fonts import Face, Typeface, typeface
from committee_pack.write.style import BANNER, INK, MUTED, STAMP_SIZES, Style

_BELOW, _HIGH = 0.25, 1.15
"""How far above the lower edge of its box the baseline of words is, and how high the box is, in ems."""
_COLOURS = {Stamped.NUMBER: INK, Stamped.BANNER: BANNER, Stamped.BLANK: MUTED}


def write_stamps(words: Mapping[str, Stamped], style: Style) -> Stamps:
    """Return how words are stamped, by what each of them is; the same words give the same bytes.

    Raises ValueError for a character that the font lacks.
    """
    page, faces = TaggedCanvas(), typeface(style.theme.font)
    page.begin(1, 1)
    drawn = {text: _stamp(page, text, kind, faces) for text, kind in words.items()}
    page.end()
    return Stamps(_file(page), drawn)


def _file(page: TaggedCanvas) -> bytes:
    with pikepdf.open(io.BytesIO(page.file())) as pdf:
        drop_unused_fonts(pdf)
        return saved(pdf, compress_anew=True)


def _stamp(page: TaggedCanvas, text: str, kind: Stamped, faces: Typeface) -> Stamp:
    size, face = STAMP_SIZES[kind], _face(kind, faces)
    page.words((0, _BELOW * size), text, face, size, _COLOURS[kind])
    return Stamp(page.taken().encode("ascii"), round(face.width(text, size), 2), round(_HIGH * size, 2))


def _face(kind: Stamped, faces: Typeface) -> Face:
    return faces.semibold if kind is Stamped.BANNER else faces.regular
