"""What stands in a line of a paper becomes words, without its look."""

from __future__ import annotations

from collections.abc import Iterable
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
from committee_pack.wording.results import value_text
from committee_pack.wording.rules import ARROWS, direction_text, rating_text


def inline_text(inline: Inline) -> str:
    """Return the words of an inline, without its look; a footnote's stand elsewhere."""
    match inline:
        case Text(text):
            return text
        case Strong(children) | Emphasis(children) | Link(children) | FilledIn(children):
            return plain_text(children)
        case LineBreak():
            return "\n"
        case Footnote():
            return ""
        case Value():
            return value_text(inline)
        case Lacking(name):
            return f"[?{name}]"
        case RatingMark(rating):
            return rating_text(rating)
        case DirectionArrow(direction):
            return f"{ARROWS[direction]} {direction_text(inline)}"
        case _:
            assert_never(inline)


def plain_text(inlines: Iterable[Inline]) -> str:
    """Return the words of some inlines, one after another."""
    return "".join([inline_text(inline) for inline in inlines])
