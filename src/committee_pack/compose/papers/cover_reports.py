"""Cover reports: a summary, what is recommended in a box, and numbered paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from committee_pack.compose.papers.parts import Part
from committee_pack.model.document import Block, Panel, PanelKind

SUMMARY = "Summary"
RECOMMENDATIONS = ("Recommendation", "Recommendations", "Recommendation(s)")


def plain_name(words: str) -> str:
    """Return the words of a heading as they are compared: `Recommendation:` is `recommendation`."""
    return words.strip(" :.").lower()


def is_summary(part: Part) -> bool:
    """Return whether a part is the summary."""
    return plain_name(part.words) == SUMMARY.lower()


def is_recommendation(part: Part) -> bool:
    """Return whether a part is what is recommended."""
    return plain_name(part.words) in (each.lower() for each in RECOMMENDATIONS)


def cover_report(parts: Iterable[Part], *, numbered: bool) -> Iterator[Block]:
    """Return the text of a cover report, with its headings and paragraphs numbered if they are to be."""
    numbers = count(1)
    for part in parts:
        if is_recommendation(part):
            yield Panel(part.all, PanelKind.DECISION)
        elif is_summary(part) or not numbered or not part.heading:
            yield from part.all
        else:
            yield from part.numbered(next(numbers))
