"""Inlines become runs: the words come from `wording/`, the look from character styles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import assert_never

from committee_pack.model.document import (
    DirectionArrow,
    Emphasis,
    FilledIn,
    Footnote,
    Inline,
    Lacking,
    LineBreak,
    Link,
    RatingMark,
    Strong,
    Text,
    Value,
)
from committee_pack.model.indicators import Rating
from committee_pack.wording import ARROWS, direction_text, inline_text, rating_text, value_text
from committee_pack.write.docx import names
from committee_pack.write.docx.draft import Draft
from committee_pack.write.docx.footnotes import BETWEEN
from committee_pack.write.docx.xml import NOTHING, Xml, escaped, joined, tag, w
from committee_pack.write.measure import NO_BREAK_SPACE


@dataclass(frozen=True, slots=True)
class Face:
    """The character style of a run; a run has one, so bold within another style is said outright.

    `on_bold` is a paragraph that is bold already. There a bold style would turn bold off, since Word
    counts how many styles ask for it (ECMA-376 Part 1, 17.7.3).
    """

    style: str = ""
    bold: bool = False
    on_bold: bool = False

    def in_style(self, style: str) -> Face:
        """Return this face in a character style, still bold where it was."""
        return Face(style, self.bold or self.style in _BOLD_STYLES, self.on_bold)

    def stronger(self, style: str) -> Face:
        """Return this face, bold: by the style where the run has no other."""
        if self.on_bold:
            return self
        return replace(self, bold=True) if self.style else Face(style)


_BOLD_STYLES = (names.STRONG, names.EMPHASIS)
PLAIN = Face()
ON_BOLD = Face(on_bold=True)


def runs(inlines: Iterable[Inline], draft: Draft, face: Face = PLAIN) -> Xml:
    """Return the runs of some inlines; a link to an anchor that is not there raises ValueError."""
    written: list[Xml] = []
    after_mark = False
    for inline in inlines:
        is_mark = isinstance(inline, Footnote)
        if is_mark and after_mark:
            written.append(BETWEEN)
        written.append(_runs_of(inline, draft, face))
        after_mark = is_mark
    return joined(written)


def _runs_of(inline: Inline, draft: Draft, face: Face) -> Xml:
    match inline:
        case Text(text):
            return run(text, face)
        case Strong(children):
            return runs(children, draft, face.stronger(names.STRONG))
        case Emphasis(children):
            return runs(children, draft, face.stronger(names.EMPHASIS))
        case Link(children, target) if target.startswith("paper:"):
            # -- a pack is a PDF alone
            return runs(children, draft, face)
        case Link(children, target):
            return _link(runs(children, draft, face.in_style(names.LINK)), target, draft)
        case LineBreak():
            return w("r", w("br"))
        case Value():
            return run(value_text(inline), face)
        case RatingMark(rating):
            return _rating(rating, face)
        case DirectionArrow():
            return _direction(inline, face)
        case Footnote(children):
            return draft.footnotes.marked(runs(children, draft.in_footnotes()))
        case FilledIn(children):
            return runs(children, draft, face.in_style(names.FILLED_IN))
        case Lacking():
            return run(inline_text(inline), face.in_style(names.LACKING))
        case _:
            assert_never(inline)


def run(text: str, face: Face = PLAIN) -> Xml:
    """Return a run of words; nothing where there are none."""
    if not text:
        return NOTHING
    return Xml(f'<w:r>{_properties(face)}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>')


@cache
def _properties(face: Face) -> Xml:
    style = w("rStyle", val=face.style) if face.style else NOTHING
    bold = joined((w("b"), w("bCs"))) if face.bold else NOTHING
    return w("rPr", style, bold) if style or bold else NOTHING


def _rating(rating: Rating | None, face: Face) -> Xml:
    """Return a rating's word on its colour, between spaces that widen the colour to a pill."""
    return run(f"{NO_BREAK_SPACE}{rating_text(rating)}{NO_BREAK_SPACE}", Face(names.RATINGS[rating], face.on_bold))


def _direction(arrow: DirectionArrow, face: Face) -> Xml:
    sign = run(ARROWS[arrow.direction], Face(names.ARROWS[arrow.direction]))
    return joined((sign, run(NO_BREAK_SPACE + direction_text(arrow), face)))


def _link(content: Xml, target: str, draft: Draft) -> Xml:
    if target.startswith("#"):
        return w("hyperlink", content, anchor=draft.anchors.bookmark(target[1:]), history=1)
    return tag("w:hyperlink", {"r:id": draft.relations.to_address(target), "w:history": 1}, content)
