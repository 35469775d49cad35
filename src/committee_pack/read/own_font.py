"""A council's own font files, looked at before anybody draws with them: whole, embeddable, with all letters."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from committee_pack.findings import Finding, Place, error
from committee_pack.fonts import NEEDED

_OUR_FORMAT = "Ask for the font as TrueType, one .ttf file for each weight."
_BEGINS = {
    b"OTTO": ("has PostScript outlines (CFF), which cannot be drawn from", _OUR_FORMAT),
    b"ttcf": ("is a collection of several fonts", _OUR_FORMAT),
    b"wOFF": ("is a font for web pages (WOFF)", _OUR_FORMAT),
    b"wOF2": ("is a font for web pages (WOFF2)", _OUR_FORMAT),
}
_TRUETYPE = b"\x00\x01\x00\x00"
_TABLES = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
_RESTRICTED, _OTHERS = 0x0002, 0x000C
_NO_SUBSET, _BITMAPS_ONLY = 0x0100, 0x0200
_ANOTHER = "Choose a font whose licence lets it be embedded, or ask its maker for a version that may be."
_MEND = "Get the file again from where it came."
_NAMES = (6, 4, 1)
"""Records of the table `name` that give the name by which a PDF calls a font; the first that is there counts."""
_NOT_IN_NAMES = frozenset("[](){}<>/%")


@dataclass(frozen=True, slots=True)
class FontRead:
    """A font file's checksum, and what is wrong with it."""

    checksum: str
    findings: tuple[Finding, ...]


class _FontError(ValueError):
    def __init__(self, said: str, hint: str, *, is_damaged: bool = False) -> None:
        super().__init__(said)
        self.said, self.hint, self.is_damaged = said, hint, is_damaged


def read_font(file: Path, place: Place) -> FontRead:
    """Return what is wrong with a font file; `place` is the line that names it."""
    try:
        content = file.read_bytes() if file.is_file() else None
    except OSError as fault:
        hint = "Mend its name, or ask for the right to read it."
        return FontRead("", (error("file-unreadable", place, f"{file.name} cannot be read: {fault.strerror}.", hint),))
    if content is None:
        hint = "Put it there, or leave 'font' out: the tool brings one along."
        return FontRead("", (error("file-missing", place, f"There is no file {file.name}.", hint),))
    try:
        _refuse_unfit(content)
    except _FontError as fault:
        code = "font-unreadable" if fault.is_damaged else "font-unfit"
        return FontRead("", (error(code, place, f"{file.name} {fault.said}.", fault.hint),))
    return FontRead(hashlib.sha256(content).hexdigest(), ())


def _refuse_unfit(content: bytes) -> None:
    """Raise _FontError for a font that a PDF cannot be drawn with, or may not be."""
    begins = content[:4]
    if begins != _TRUETYPE:
        raise _FontError(*_BEGINS.get(begins, ("is not a TrueType font", _OUR_FORMAT)))
    try:
        font = _opened(content)
        lacking = [name for name in _TABLES if name not in font]
        variable, rights = "fvar" in font, 0 if lacking else font["OS/2"].fsType
        name, held = ("", None) if lacking else (_name(font), font.getBestCmap())
        letters = frozenset(chr(code) for code, glyph in (held or {}).items() if font.getGlyphID(glyph))
    except Exception:
        # -- what is damaged fails the library in any way there is
        raise _FontError("is damaged", _MEND, is_damaged=True) from None
    if lacking:
        raise _FontError(f"is damaged: it has no table '{lacking[0]}'", _MEND, is_damaged=True)
    _refuse_kind(variable=variable, name=name)
    _refuse_rights(rights)
    _refuse_lacking(letters)


def _opened(content: bytes) -> Any:  # noqa: ANN401 - the library has no types
    """Return the font, each of whose tables is whole; raises an exception of any kind where one is not."""
    # -- only a theme with a font of its own waits for the library to load
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(content), lazy=True, checkChecksums=2)
    for name in font.reader.keys():  # noqa: SIM118 - a reader is no mapping
        # -- its checksum is looked at as it is read
        font.reader[name]
    if font.reader["name"][:2] != b"\0\0":
        raise ValueError("a table of names that the PDF library cannot read")
    return font


def _name(font: Any) -> str:  # noqa: ANN401 - the library has no types
    """Return the name by which a PDF calls the font; nothing where it has none."""
    for which in _NAMES:
        for record in (font["name"].getName(which, 3, 1, 0x409), font["name"].getName(which, 1, 0, 0)):
            if record and record.toUnicode():
                return str(record.toUnicode())
    return ""


def _refuse_kind(*, variable: bool, name: str) -> None:
    if variable:
        hint = "Take the files of single weights; a download often has them in a folder 'static'."
        raise _FontError("is a variable font, whose weights a PDF cannot choose from", hint)
    if not name or not name.isascii() or not name.isprintable() or not _NOT_IN_NAMES.isdisjoint(name):
        raise _FontError("has no name that a PDF can call it by", "Give it a PostScript name in a font program.")


def _refuse_rights(rights: int) -> None:
    """Raise _FontError where the font's maker does not let it be embedded in part (OpenType, OS/2, fsType)."""
    if rights & _RESTRICTED and not rights & _OTHERS:
        raise _FontError("may not be embedded: its licence is restricted, says its fsType", _ANOTHER)
    if rights & _NO_SUBSET:
        raise _FontError("may only be embedded whole, says its fsType, and a PDF holds the letters it uses", _ANOTHER)
    if rights & _BITMAPS_ONLY:
        raise _FontError("may only be embedded as pixels, says its fsType", _ANOTHER)


def _refuse_lacking(letters: frozenset[str]) -> None:
    if lacking := sorted(NEEDED - letters):
        shown = " ".join("a space" if each == " " else each for each in lacking[:6])
        more = f" and {len(lacking) - 6} more" if len(lacking) > 6 else ""
        hint = "Choose a font for English text, in its full version."
        raise _FontError(f"lacks characters that every paper has: {shown}{more}", hint)
