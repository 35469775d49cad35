"""Lists: the numbering part, in which every numbered list is an instance that starts at one again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from committee_pack.write.docx import names
from committee_pack.write.docx.formatting import Indent, indentation
from committee_pack.write.docx.geometry import LABEL_STEP, LIST_STEP, PANEL_INSET, PANEL_RIGHT
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
_LAST_NUMBER = re.compile(r"\d+(?!.*\d)")
_STEP = "\u2003\u2002"
"""What moves a sign in on a panel, about as far as a list does elsewhere: 1.5 ems."""


class Kind(NamedTuple):
    """Of which kind a list is: with numbers or not, on a panel or not, and in how many lists that panel stands.

    One that is `labelled` stands within a paragraph that has a number of its own.
    """

    ordered: bool
    in_panel: bool
    outside: int = 0
    labelled: bool = False

    @property
    def beside(self) -> float:
        """How much room the number beside it takes."""
        return LABEL_STEP if self.labelled else 0.0


_KINDS = (Kind(False, False), Kind(True, False), Kind(False, True), Kind(True, True))
"""Those of the list styles, in their order."""


@dataclass(slots=True)
class Numbering:
    """The kinds of lists met so far, and an instance for each numbered one, which restarts, and each further kind."""

    _kinds: list[Kind] = field(default_factory=lambda: list(_KINDS))
    _instances: list[Xml] = field(default_factory=list)
    _bullets: dict[Kind, int] = field(default_factory=lambda: {_KINDS[0]: BULLETS, _KINDS[2]: PANEL_BULLETS})
    _going_on: dict[tuple[Kind, int, str], tuple[int, int]] = field(default_factory=dict)
    """The instance for labels of a pattern, as `1.%1`, and the number that is next in it."""

    def list_id(self, kind: Kind, depth: int) -> int:
        """Return the instance for a list; a numbered one gets its own (ECMA-376 Part 1, 17.9.8)."""
        if kind.ordered:
            return self._instance(kind, w("lvlOverride", w("startOverride", val=1), ilvl=level(depth)))
        if kind not in self._bullets:
            self._bullets[kind] = self._instance(kind)
        return self._bullets[kind]

    def label_id(self, kind: Kind, depth: int, label: str) -> int:
        """Return the instance for an item that has a label: the last one for such labels, where this goes on from it.

        Word counts them by itself, so that a paragraph which is put in has the next number.
        """
        pattern, number = _pattern(label, depth)
        instance, following = self._going_on.get((kind, depth, pattern), (0, None))
        if number is None or number != following:
            again = w("startOverride", val=1 if number is None else number)
            counted = _labelled(kind, depth, pattern, is_counted=number is not None)
            instance = self._instance(kind, w("lvlOverride", again, counted, ilvl=level(depth)))
        if number is not None:
            self._going_on[kind, depth, pattern] = instance, number + 1
        return instance

    def _instance(self, kind: Kind, *restart: Xml) -> int:
        if kind not in self._kinds:
            self._kinds.append(kind)
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
        w("pPr", indentation(_panel_indent(kind, within) if kind.in_panel else _indent(kind, depth))),
        ilvl=depth,
    )


def _pattern(label: str, depth: int) -> tuple[str, int | None]:
    """Return a label with a sign for its last number, and that number; None where it has none."""
    match = _LAST_NUMBER.search(label)
    if match is None:
        return label, None
    return f"{label[: match.start()]}%{depth + 1}{label[match.end() :]}", int(match[0])


def _labelled(kind: Kind, depth: int, pattern: str, *, is_counted: bool) -> Xml:
    """Return the level of a list whose items have labels of that pattern."""
    within = max(depth - kind.outside, 0)
    indent = _panel_indent(kind, within) if kind.in_panel else _label_indent(kind, depth)
    return w(
        "lvl",
        *(w("start", val=1), w("numFmt", val="decimal" if is_counted else "none"), w("lvlText", val=pattern)),
        *(w("lvlJc", val="left"), w("pPr", indentation(indent))),
        ilvl=level(depth),
    )


def _indent(kind: Kind, depth: int) -> Indent:
    return Indent(LIST_STEP * (depth + 1) + kind.beside, LIST_STEP)


def _label_indent(kind: Kind, depth: int) -> Indent:
    return Indent(LIST_STEP * depth + LABEL_STEP + kind.beside, LABEL_STEP)


def _panel_indent(kind: Kind, within: int) -> Indent:
    """Return an indent whose first line stands at the panel's own.

    Word draws a paragraph's edge and fill from where its first line begins, so a deeper list may not
    begin deeper: its sign is moved in by spaces instead.
    """
    deep = LIST_STEP * (within + 1)
    return Indent(LIST_STEP * kind.outside + kind.beside + PANEL_INSET + deep, deep, PANEL_RIGHT)
