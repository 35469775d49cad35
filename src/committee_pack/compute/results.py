"""Observations and definitions become results: exact numbers, ratings, directions of travel."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from committee_pack.compute.calendar import due
from committee_pack.compute.engine import Engine
from committee_pack.compute.gaps import gaps
from committee_pack.compute.observed import observed
from committee_pack.compute.ratings import Ground, uncovered
from committee_pack.findings import Finding, Outcome, error
from committee_pack.model.indicators import Catalogue, Indicator, RatingRule
from committee_pack.model.results import Observation, Results
from committee_pack.model.settings import ReportSettings
from committee_pack.wording import brief_amount


def compute_results(
    catalogue: Catalogue, observations: Collection[Observation], report: ReportSettings
) -> Outcome[Results]:
    """Return every result that the report shows: the latest, compared, and those of its trend when they are asked for.

    Findings name observations that are given twice, percentages without a denominator, bands that
    leave out a number or hold it twice under a target that is used, and what a result lacks.
    """
    rows = observed(observations, catalogue.indicators)
    engine = Engine.of(catalogue, rows.value, report)
    ended = tuple(each for each in catalogue.indicators if each.ended(due(each, report.period)))
    left = {each.id for each in ended}
    # -- what is linked to one that has ended has nothing left to stand with
    left |= {each.id for each in catalogue.indicators if each.linked and each.linked.to in left}
    shown = sorted((each for each in catalogue.indicators if each.id not in left), key=lambda each: not each.is_judged)
    latest = tuple(engine.latest(each, area, cohort) for each in shown for area, cohort in engine.splits(each))
    trends = {each.id: engine.times(each).trend for each in shown}
    is_marked = any(row.marks or row.words for row in observations) or any(each.changes for each in shown)
    results = Results.of(report.period, latest, trends, engine.earlier, ended, is_marked=is_marked)
    faults = _band_faults((each, by) for each in shown for by in engine.grounds_of(each))
    return Outcome(results, (*rows.findings, *gaps(results, engine, report), *faults))


def _band_faults(used: Iterable[tuple[Indicator, Ground]]) -> Iterator[Finding]:
    """Return a finding for each rule and target under which the bands do not cover every number once."""
    seen: set[tuple[str, int, Decimal, Decimal | None]] = set()
    for indicator, by in used:
        if not isinstance(by.rule, RatingRule) or by.goal is None:
            continue
        key = (indicator.id, by.rule.place.line, by.goal.value, by.goal.threshold)
        is_new = key not in seen
        seen.add(key)
        # -- a threshold that a period has none of is told with its result
        if is_new and not by.rule.has_threshold:
            yield from _uncovered(indicator, by.rule, by.goal.value, str(by.period))


def _uncovered(indicator: Indicator, rule: RatingRule, target: Decimal, period: str) -> Iterator[Finding]:
    for fault in uncovered(rule, indicator, Fraction(target)):
        goal = brief_amount(target, indicator.unit)
        message = f"With the target {goal} of {period}, {fault}."
        hint = "Write the three bands so that every number is in one of them, and only one."
        yield error("bands-cover", rule.place, message, hint)
