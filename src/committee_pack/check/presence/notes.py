"""A page of an indicator says how it is judged, which way is good and where its figures come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, advice, warning
from committee_pack.model.document import Block, Panel, Paragraph, Section, Strong, with_all_within
from committee_pack.model.indicators import Indicator
from committee_pack.wording import plain_text

CODES = ("notes-incomplete",)
_LABELS = {"Polarity": "polarity", "Target": "bands", "Rating": "bands", "Source": "source"}
"""The words with which the library's data notes begin what they say of each."""
_SAID = {
    "polarity": re.compile(r"\b(?:better|polarity|desirable|good performance)\b", re.IGNORECASE),
    "bands": re.compile(r"\b(?:green|amber|red|not rated|expected range|better or worse)\b", re.IGNORECASE),
    "source": re.compile(
        r"\b(?:source|(?:data|figures|taken|extracted|drawn|reported|come|comes) from|recorded (?:in|on)"
        r"|supplied by|provided by|survey|register)\b",
        re.IGNORECASE,
    ),
}
_HINTS = {
    "polarity": "Let the page say which way is good, as the library's data notes do.",
    "bands": "Let the page say what is Green, Amber and Red, as the library's data notes do.",
    "source": "Write 'system: ...' in the catalogue, or a data note that names the source.",
}
_NAMED = 3
"""How many indicators are named that lack the same; the rest are counted."""


def find(whole: Whole) -> Iterator[Finding]:
    """Return a finding for each of polarity, bands and source that pages of indicators leave unsaid.

    By the first two a reader judges, so they are a warning; the source is advice.
    """
    sections = {each.anchor: each for each in whole.document.sections}
    lacking: dict[str, list[Indicator]] = {}
    for pair in whole.pairs:
        page = sections.get(f"page-{pair.result.indicator.id}") if pair.has_page else None
        for fact in _unsaid(page) if page else ():
            lacking.setdefault(fact, []).append(pair.result.indicator)
    yield from (_incomplete(fact, indicators) for fact, indicators in lacking.items())


def _incomplete(fact: str, indicators: list[Indicator]) -> Finding:
    names, more = ", ".join(f"'{each.id}'" for each in indicators[:_NAMED]), len(indicators) - _NAMED
    pages = "The page of" if len(indicators) == 1 else "The pages of"
    do, its = ("does", "its") if len(indicators) == 1 else ("do", "their")
    message = f"{pages} {names}{f' and {more} more' if more > 0 else ''} {do} not say {its} {fact}."
    place = replace(indicators[0].place, key="")
    if fact == "source":
        return advice("notes-incomplete", place, message, _HINTS[fact])
    return warning("notes-incomplete", place, message, _HINTS[fact])


def _unsaid(page: Section) -> list[str]:
    """Return what the data notes of a page do not say; a page of a report's own may have none at all."""
    panels = [block for block in with_all_within(page.blocks) if isinstance(block, Panel)]
    notes = tuple(with_all_within(panels))
    # -- the library's own words are known by their labels, which is quick
    said = {_LABELS[label] for block in notes if (label := _label(block)) in _LABELS}
    unsaid = [each for each in _SAID if panels and each not in said]
    text = _text(notes) if unsaid else ""
    return [each for each in unsaid if not _SAID[each].search(text)]


def _label(block: Block) -> str:
    match block:
        case Paragraph(children=(Strong() as label, *_)):
            return plain_text(label.children)
        case _:
            return ""


def _text(blocks: Iterable[Block]) -> str:
    return "\n".join(plain_text(each.children) for each in blocks if isinstance(each, Paragraph))
