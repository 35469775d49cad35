"""A rule of rating that takes the place of another within the trend is explained."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.whole import Whole
from committee_pack.check.words import says
from committee_pack.findings import Finding, advice
from committee_pack.model.narratives import Pair
from committee_pack.wording import period_text

CODES = ("rating-changed-silently",)


def find(whole: Whole) -> Iterator[Finding]:
    """Return advice for each rule that begins within an indicator's trend and says nothing of what it changed."""
    for pair in whole.pairs:
        if len(pair.result.indicator.rules) > 1:
            yield from _silent(pair, whole)


def _silent(pair: Pair, whole: Whole) -> Iterator[Finding]:
    indicator, trend = pair.result.indicator, whole.results.trends[pair.result.indicator.id]
    for rule in indicator.rules:
        start = rule.start
        if (
            start
            and not rule.note
            and trend[0].last < start.first <= pair.result.period.last
            and not says(pair, "rated", "rating")
        ):
            message = (
                f"'{indicator.id}' is rated by another rule from {period_text(start)}, and nothing says what changed."
            )
            yield advice(
                "rating-changed-silently", rule.place, message, "Write a 'note' beside 'from', or a data note."
            )
