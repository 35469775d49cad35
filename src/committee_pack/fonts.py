"""Which files a theme's font is drawn from, and which characters they hold. The files come from a wheel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE_SANS = "Source Sans Pro"
FAMILIES = (SOURCE_SANS,)
_TRUETYPE = b"\x00\x01\x00\x00"


@dataclass(frozen=True, slots=True)
class FontFiles:
    """A family's TrueType files."""

    regular: Path
    semibold: Path
    bold: Path


def font_files(family: str) -> FontFiles:
    """Return the files of a family; raises KeyError for one that is not in FAMILIES."""
    if family != SOURCE_SANS:
        raise KeyError(family)
    from font_source_sans_pro import font_directory

    folder = Path(font_directory)
    return FontFiles(*(folder / f"SourceSansPro-{weight}.ttf" for weight in ("Regular", "Semibold", "Bold")))


def font_fault(family: str) -> str:
    """Return what keeps the files of a family from being drawn from; nothing where they are there and TrueType."""
    try:
        files = font_files(family)
    except ImportError:
        return f"The files of the font '{family}' are not there."
    for file in (files.regular, files.semibold, files.bold):
        try:
            with file.open("rb") as held:
                begins = held.read(4)
        except OSError as fault:
            return f"The font's file {file.name} cannot be read: {fault.strerror}."
        if begins != _TRUETYPE:
            return f"The font's file {file.name} is not a TrueType font."
    return ""


@cache
def characters(family: str) -> frozenset[int]:
    """Return the code points that every weight of a family can show."""
    from fontTools.ttLib import TTFont

    files = font_files(family)
    held = []
    for file in (files.regular, files.semibold, files.bold):
        with TTFont(file, lazy=True) as font:
            held.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*held)
