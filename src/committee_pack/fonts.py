"""Which files a theme's font is drawn from, and which characters they hold. The files come from a wheel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE_SANS = "Source Sans Pro"
FAMILIES = (SOURCE_SANS,)


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
