"""Lists: the numbering part, in which every numbered list is an instance that starts at one again."""

from __future__ import annotations

from dataclasses import dataclass, field

from committee_pack.write.docx import names
from committee_pack.write.docx.formatting import Indent, indentation
from committee_pack.write.docx.geometry import LIST_STEP, PANEL_INSET
from committee_pack.write.docx.xml import NOTHING, Xml, part_bytes, root, w

BULLETS, NUMBERS, PANEL_BULLETS, PANEL_NUMBERS = 1, 2, 3, 4
"""The instances that the list styles name; an abstract definition has its instance's number."""

_STYLES = {
    BULLETS: names.BULLET,
    NUMBERS: names.NUMBER,
    PANEL_BULLETS: names.PANEL_BULLET,
    PANEL_NUMBERS: names.PANEL_NUMBER,
}
_DEEPEST = 8
_SIGNS = ("•", "–", "▪")
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
_EM_SPACE = "\u2003"


@dataclass(slots=True)
class Numbering:
    """The lists written so far; each numbered one restarts."""

    _restarts: list[Xml] = field(default_factory=list)

    def list_id(self, ordered: bool, in_panel: bool, depth: int) -> int:
        """Return the instance for a list; a numbered one gets its own (ECMA-376 Part 1, 17.9.8)."""
        if not ordered:
            return PANEL_BULLETS if in_panel else BULLETS
        definition = PANEL_NUMBERS if in_panel else NUMBERS
        identity = len(_STYLES) + len(self._restarts) + 1
        restart = w("lvlOverride", w("startOverride", val=1), ilvl=level(depth))
        self._restarts.append(w("num", w("abstractNumId", val=definition), restart, numId=identity))
        return identity

    def part(self) -> bytes:
        """Return the numbering part: the definitions, then the instances, as the schema has it."""
        definitions = (_definition(identity) for identity in _STYLES)
        instances = (w("num", w("abstractNumId", val=identity), numId=identity) for identity in _STYLES)
        return part_bytes(root("w:numbering", ("w",), *definitions, *instances, *self._restarts))


def level(depth: int) -> int:
    """Return the level that Word has for a list so deep; it has nine."""
    return min(depth, _DEEPEST)


def _definition(identity: int) -> Xml:
    levels = (_level(identity, depth) for depth in range(_DEEPEST + 1))
    kind = w("multiLevelType", val="multilevel")
    return w("abstractNum", w("nsid", val=f"0C0A{identity:04X}"), kind, *levels, abstractNumId=identity)


def _level(identity: int, depth: int) -> Xml:
    ordered = identity in (NUMBERS, PANEL_NUMBERS)
    in_panel = identity in (PANEL_BULLETS, PANEL_NUMBERS)
    sign = f"%{depth + 1}." if ordered else _SIGNS[depth % len(_SIGNS)]
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=_FORMATS[depth % len(_FORMATS)] if ordered else "bullet"),
        w("pStyle", val=_STYLES[identity]) if depth == 0 else NOTHING,
        w("lvlText", val=_EM_SPACE * depth + sign if in_panel else sign),
        w("lvlJc", val="left"),
        w("pPr", indentation(_panel_indent(depth) if in_panel else _indent(depth))),
        ilvl=depth,
    )


def _indent(depth: int) -> Indent:
    return Indent(LIST_STEP * (depth + 1), LIST_STEP)


def _panel_indent(depth: int) -> Indent:
    """Return an indent whose first line stands at the panel's own.

    Word draws a paragraph's edge and fill from where its first line begins, so a deeper list may not
    begin deeper: its sign is moved in by spaces instead.
    """
    deep = LIST_STEP * (depth + 1)
    return Indent(PANEL_INSET + deep, deep, 10)
