"""Lists: the numbering part, in which every numbered list is an instance that starts at one again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from committee_pack.write.docx import names
from committee_pack.write.docx.formatting import Indent, indentation
from committee_pack.write.docx.geometry import LIST_STEP, PANEL_INSET, PANEL_RIGHT
from committee_pack.write.docx.xml import NOTHING, Xml, part_bytes, root, w
from committee_pack.write.style import DEEPEST_LIST, Count, bullet, count

BULLETS, NUMBERS, PANEL_BULLETS, PANEL_NUMBERS = 1, 2, 3, 4
"""The instances that the list styles name; an abstract definition has its instance's number."""

_STYLES = {
    BULLETS: names.BULLET,
    NUMBERS: names.NUMBER,
    PANEL_BULLETS: names.PANEL_BULLET,
    PANEL_NUMBERS: names.PANEL_NUMBER,
}
_UNCOUNTED = {False: "bullet", True: "none"}
"""LibreOffice shows no more of a bullet than its first character, which is a space where it is moved in by some."""
_FORMATS = {Count.NUMBERS: "decimal", Count.LETTERS: "lowerLetter", Count.NUMERALS: "lowerRoman"}
_STEP = "\u2003\u2002"
"""What moves a sign in on a panel, about as far as a list does elsewhere: 1.5 ems."""


class Kind(NamedTuple):
    """Of which kind a list is: with numbers or not, on a panel or not, and in how many lists that panel stands."""

    ordered: bool
    in_panel: bool
    outside: int = 0


_KINDS = (Kind(False, False), Kind(True, False), Kind(False, True), Kind(True, True))
"""Those of the list styles, in their order."""


@dataclass(slots=True)
class Numbering:
    """The kinds of lists met so far, and an instance for each numbered one, which restarts, and each further kind."""

    _kinds: list[Kind] = field(default_factory=lambda: list(_KINDS))
    _instances: list[Xml] = field(default_factory=list)
    _bullets: dict[Kind, int] = field(default_factory=lambda: {_KINDS[0]: BULLETS, _KINDS[2]: PANEL_BULLETS})

    def list_id(self, kind: Kind, depth: int) -> int:
        """Return the instance for a list; a numbered one gets its own (ECMA-376 Part 1, 17.9.8)."""
        if kind not in self._kinds:
            self._kinds.append(kind)
        if kind.ordered:
            return self._instance(kind, w("lvlOverride", w("startOverride", val=1), ilvl=level(depth)))
        if kind not in self._bullets:
            self._bullets[kind] = self._instance(kind)
        return self._bullets[kind]

    def _instance(self, kind: Kind, *restart: Xml) -> int:
        identity = len(_STYLES) + len(self._instances) + 1
        definition = w("abstractNumId", val=self._kinds.index(kind) + 1)
        self._instances.append(w("num", definition, *restart, numId=identity))
        return identity

    def part(self) -> bytes:
        """Return the numbering part: the definitions, then the instances, as the schema has it."""
        definitions = (_definition(identity, kind) for identity, kind in enumerate(self._kinds, start=1))
        instances = (w("num", w("abstractNumId", val=identity), numId=identity) for identity in _STYLES)
        return part_bytes(root("w:numbering", ("w",), *definitions, *instances, *self._instances))


def level(depth: int) -> int:
    """Return the level that Word has for a list so deep; it has nine."""
    return min(depth, DEEPEST_LIST)


def _definition(identity: int, kind: Kind) -> Xml:
    levels = (_level(identity, kind, depth) for depth in range(DEEPEST_LIST + 1))
    multilevel = w("multiLevelType", val="multilevel")
    return w("abstractNum", w("nsid", val=f"0C0A{identity:04X}"), multilevel, *levels, abstractNumId=identity)


def _level(identity: int, kind: Kind, depth: int) -> Xml:
    within = max(depth - kind.outside, 0) if kind.in_panel else 0
    sign = _STEP * within + (f"%{depth + 1}." if kind.ordered else bullet(depth))
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=_FORMATS[count(depth)] if kind.ordered else _UNCOUNTED[within > 0]),
        w("pStyle", val=_STYLES[identity]) if depth == 0 and identity in _STYLES else NOTHING,
        w("lvlText", val=sign),
        w("lvlJc", val="left"),
        w("pPr", indentation(_panel_indent(kind.outside, within) if kind.in_panel else _indent(depth))),
        ilvl=depth,
    )


def _indent(depth: int) -> Indent:
    return Indent(LIST_STEP * (depth + 1), LIST_STEP)


def _panel_indent(outside: int, within: int) -> Indent:
    """Return an indent whose first line stands at the panel's own.

    Word draws a paragraph's edge and fill from where its first line begins, so a deeper list may not
    begin deeper: its sign is moved in by spaces instead.
    """
    deep = LIST_STEP * (within + 1)
    return Indent(LIST_STEP * outside + PANEL_INSET + deep, deep, PANEL_RIGHT)
