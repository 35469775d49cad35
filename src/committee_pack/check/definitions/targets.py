"""Targets agree with one another, and one that is raised or lowered is explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from committee_pack.check.whole import Whole
from committee_pack.check.words import has_lost_target, says
from committee_pack.findings import Finding, abridged, advice, warning
from committee_pack.model.indicators import Indicator, Target
from committee_pack.model.narratives import Pair
from committee_pack.model.periods import Frequency, Window
from committee_pack.wording import brief_amount, period_text

CODES = ("targets-disagree", "target-changed-silently")


def find(whole: Whole) -> Iterator[Finding]:
    """Return a warning for targets of one time that differ, and advice for each that changed without a word."""
    own: dict[str, list[Target]] = {}
    for target in whole.catalogue.targets:
        own.setdefault(target.indicator, []).append(target)
    for indicator in whole.catalogue.indicators:
        yield from _disagreeing(indicator, own.get(indicator.id, []))
    silent = (_silent(pair, own.get(pair.result.indicator.id, []), whole) for pair in whole.pairs)
    yield from abridged(each for each in silent if each)


def _disagreeing(indicator: Indicator, targets: list[Target]) -> Iterator[Finding]:
    """Return a warning for each target that differs from that of a longer time around it, as nobody explains.

    Several within one year are steps, which are meant; the last of them is where the year's is reached.
    """
    adds_up = not indicator.unit.needs_denominator and indicator.window in (Window.MONTH, Window.QUARTER)
    if adds_up or len({each.period.frequency for each in targets}) < 2:
        return
    for longer in targets:
        within = [each for each in targets if each is not longer and longer.period.contains(each.period)]
        for each in within:
            is_stray = len(within) == 1 or each.period.last == longer.period.last
            if is_stray and each.value != longer.value and not each.note and not longer.note:
                yield _disagreement(indicator, each, longer)


def _disagreement(indicator: Indicator, shorter: Target, longer: Target) -> Finding:
    values = [brief_amount(each.value, indicator.unit) for each in (shorter, longer)]
    around = f"that of {period_text(longer.period)} around it {values[1]} (line {longer.place.line})"
    message = f"The target of '{indicator.id}' for {period_text(shorter.period)} is {values[0]}, and {around}."
    hint = "Mend one of them; if both are meant, say why in the column 'note'."
    return warning("targets-disagree", replace(shorter.place, key="target"), message, hint)


def _silent(pair: Pair, targets: list[Target], whole: Whole) -> Finding | None:
    """Return advice where the year's target is not that of the year before, and neither table nor notes say why."""
    indicator, goal = pair.result.indicator, pair.result.goal
    if goal is None or goal.note or goal.period.frequency is not Frequency.YEAR:
        return None
    year = goal.period.earlier(12)
    before = next((each for each in targets if each.period == year), None)
    if before is None or before.value == goal.value or says(pair, "target") or has_lost_target(whole, indicator):
        return None
    was, now = (brief_amount(each.value, indicator.unit) for each in (before, goal))
    went = f"went from {was} to {now} with {period_text(goal.period)}"
    message = f"The target of '{indicator.id}' {went}, and nothing says why."
    hint = "Say so in the column 'note', or in a data note."
    return advice("target-changed-silently", replace(goal.place, key="target"), message, hint)
