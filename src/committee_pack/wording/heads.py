"""The facts of an indicator whatever its result, and the heads of columns that hold facts."""

from __future__ import annotations

from collections.abc import Mapping

from committee_pack.model.indicators import Indicator
from committee_pack.wording.rules import polarity_text

_HEADS = {
    "number": "No.",
    "title": "Indicator",
    "section": "Section",
    "polarity": "Good is",
    "also_in": "Also in",
    "result": "Result",
    "numerator": "Num.",
    "denominator": "Denom.",
    "target": "Target",
    "period": "Period",
    "window": "Covers",
    "rating": "Rating",
    "rank": "Rank",
    "against_target": "Against target",
    "shortfall": "Shortfall",
    "remainder": "Remainder",
    "threshold": "Threshold",
}
_SINCE = {"direction": "Direction of travel", "change": "Change", "moved": "Movement"}


def described(indicator: Indicator, fact: str) -> str:
    """Return a fact of an indicator whatever its result: its number, title, section, polarity or other reports."""
    return {
        "number": indicator.number,
        "title": indicator.title,
        "section": indicator.section,
        "polarity": polarity_text(indicator.polarity),
        "also_in": ", ".join(indicator.also_in),
    }[fact]


def fact_head(fact: str, labels: Mapping[str, str]) -> str:
    """Return the head of a column that holds a fact: `Rating`, `Direction of travel`, `1 year ago: rating`.

    `labels` are those of the report's comparisons by name; a result of one has its label alone.
    """
    first, _, last = fact.partition(".")
    if first in _SINCE:
        several = len(labels) > 1
        return f"{_SINCE[first]} since {_small(labels.get(last, last))}" if several else _SINCE[first]
    if not last:
        return _HEADS.get(first, first)
    label = labels.get(first, first)
    label = f"{label[:1].upper()}{label[1:]}"
    return label if last == "result" else f"{label}: {_small(_HEADS.get(last, last))}"


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
