"""Logos and fonts such as councils have, and such as cannot be used, made for a test."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont, newTable

from committee_pack.fonts import NEEDED, SOURCE_SANS, font_files
from committee_pack.model.settings import Font, OwnFiles, Vector
from committee_pack.read.svg import read_svg
from committee_pack.write.style import Style
from tests.support.documents import STYLE

Change = Callable[[Any], object]
ALL_CHARACTERS = NEEDED | frozenset("\u00a0éñ")

CREST = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- drawn by hand -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="90mm" height="30mm" viewBox="0 0 300 100"
  inkscape:version="1.3">
  <title>Arms</title>
  <metadata><text>never shown</text></metadata>
  <inkscape:view onload="its own"/>
  <style>.shield{fill:url(#sky)}</style>
  <defs>
    <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#1f4e79"/><stop offset="1" stop-color="#0a2238"/>
    </linearGradient>
    <rect id="bar" width="170" height="12" rx="6"/>
  </defs>
  <path class="shield" d="M10 5 H90 V55 C90 80 65 92 50 97 C35 92 10 80 10 55 Z"/>
  <use xlink:href="#bar" x="110" y="24" fill="#7a1f3d"/>
  <use href="#bar" x="110" y="46" fill="#56606c" opacity=".6"/>
</svg>
"""


def svg(inside: str, attributes: str = 'viewBox="0 0 30 10"', before: str = "") -> bytes:
    """Return an SVG file that shows a bar, and what else is said."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{before}<svg {names} {attributes}>\n<rect width="30" height="10"/>\n{inside}\n</svg>'.encode()


def vector(content: bytes) -> Vector:
    """Return what is kept of an SVG file in which nothing is wrong."""
    found = read_svg(content)
    assert isinstance(found, Vector), found
    return found


def font_bytes(change: Change, *, bold: bool = False, characters: frozenset[str] = ALL_CHARACTERS) -> bytes:
    """Return a TrueType font with those characters of the tool's own, changed in one thing."""
    font = TTFont(io.BytesIO(_cut(bold, characters)), recalcTimestamp=False)
    change(font)
    return _saved(font)


@cache
def _cut(bold: bool, characters: frozenset[str]) -> bytes:
    files = font_files(SOURCE_SANS)
    # -- dated by nothing: two that are made a second apart are the same bytes
    font = TTFont(files.bold if bold else files.regular, recalcTimestamp=False)
    options = subset.Options(notdef_outline=True, name_IDs=[1, 2, 4, 6], layout_features=[])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(each) for each in characters])
    cutter.subset(font)
    return _saved(font)


def _saved(font: Any) -> bytes:  # noqa: ANN401 - the library has no types
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def renamed(name: str) -> Change:
    """Return a change of the name by which a PDF calls a font."""

    def change(font: Any) -> None:  # noqa: ANN401 - the library has no types
        for record in font["name"].names:
            record.string = name

    return change


def rights(bits: int) -> Change:
    """Return a change of what a font's maker lets be done with it."""

    def change(font: Any) -> None:  # noqa: ANN401 - the library has no types
        font["OS/2"].fsType = bits

    return change


def twice_as_wide(font: Any) -> None:  # noqa: ANN401 - the library has no types
    """Make every character of a font twice as wide as it was."""
    for glyph, (width, bearing) in font["hmtx"].metrics.items():
        font["hmtx"][glyph] = (2 * width, bearing)


def variable(font: Any) -> None:  # noqa: ANN401 - the library has no types
    """Give a font an axis of weights."""
    table = newTable("fvar")
    table.axes, table.instances = [], []
    font["fvar"] = table


def postscript_font() -> bytes:
    """Return a font with PostScript outlines."""
    pen = T2CharStringPen(500, None)
    made = FontBuilder(1000, isTTF=False)
    made.setupGlyphOrder([".notdef"])
    made.setupCharacterMap({})
    made.setupCFF("Cff", {}, {".notdef": pen.getCharString()}, {})
    made.setupHorizontalMetrics({".notdef": (500, 0)})
    made.setupHorizontalHeader()
    made.setupNameTable({"psName": "Cff"})
    made.setupOS2()
    made.setupPost()
    return _saved(made.font)


PLAIN, BOLD = renamed("OurSans"), renamed("OurSans-Bold")


def own_font(folder: Path, *, regular: Change = PLAIN, bold: Change = BOLD) -> Font:
    """Return a council's own font, its files written into a folder; it has no arrows."""
    folder.mkdir(exist_ok=True)
    paths = (folder / "Our-Regular.ttf", folder / "Our-Bold.ttf")
    for path, change in zip(paths, (regular, bold), strict=True):
        path.write_bytes(font_bytes(change, bold=path is paths[1]))
    checksum = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
    return Font("Our Sans", OwnFiles(paths[0], paths[1], paths[1], checksum))


def style(**theme: object) -> Style:
    """Return the look of the tests with parts of its theme replaced."""
    return replace(STYLE, theme=replace(STYLE.theme, **theme))  # type: ignore[arg-type]
