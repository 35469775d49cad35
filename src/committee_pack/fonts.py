"""Which files a theme's font is drawn from, and which characters they hold.

A council's own files lie in its workspace; those of the font that comes with the tool, in a wheel.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from committee_pack.model.settings import Font

SOURCE_SANS = Font("Source Sans Pro")
FAMILIES = (SOURCE_SANS.name,)
SYMBOLS = frozenset("▲▼▶")
"""Arrows of directions, which few fonts have: they are drawn from the tool's own where a council's lacks them."""
NEEDED = frozenset(string.ascii_letters + string.digits + string.punctuation + " £×·•–’“”…")
"""What the tool writes of itself, whatever a paper is about, and so every font must have."""
_TRUETYPE = b"\x00\x01\x00\x00"


@dataclass(frozen=True, slots=True)
class FontFiles:
    """A font's TrueType files."""

    regular: Path
    semibold: Path
    bold: Path

    @property
    def each(self) -> tuple[Path, ...]:
        """The files, each once: one may serve for two weights."""
        return tuple(dict.fromkeys((self.regular, self.semibold, self.bold)))


def font_files(font: Font) -> FontFiles:
    """Return the files of a font; raises KeyError for one that is neither in FAMILIES nor a council's own."""
    if font.own:
        return FontFiles(font.own.regular, font.own.semibold, font.own.bold)
    if font != SOURCE_SANS:
        raise KeyError(font.name)
    from font_source_sans_pro import font_directory

    folder = Path(font_directory)
    return FontFiles(*(folder / f"SourceSansPro-{weight}.ttf" for weight in ("Regular", "Semibold", "Bold")))


def font_fault(font: Font) -> str:
    """Return what keeps the files of a font from being drawn from; nothing where they are there and TrueType."""
    try:
        files = font_files(font)
    except ImportError:
        return f"The files of the font '{font.name}' are not there."
    for file in files.each:
        try:
            with file.open("rb") as held:
                begins = held.read(4)
        except OSError as fault:
            return f"The font's file {file.name} cannot be read: {fault.strerror}."
        if begins != _TRUETYPE:
            return f"The font's file {file.name} is not a TrueType font."
    return ""


@cache
def characters(font: Font) -> frozenset[int]:
    """Return the code points that every weight of a font can show, with the symbols that are drawn for it."""
    from fontTools.ttLib import TTFont

    held = []
    for file in font_files(font).each:
        with TTFont(file, lazy=True) as opened:
            held.append(frozenset(opened.getBestCmap()))
    return frozenset.intersection(*held) | frozenset(map(ord, SYMBOLS))
