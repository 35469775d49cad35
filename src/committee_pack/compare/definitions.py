"""Definitions and targets that are not what they were, and indicators that came or went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from committee_pack.compare.figures import subject
from committee_pack.compare.sides import ReportSide
from committee_pack.model.changes import DefinitionChange, IndicatorChange, TargetChange
from committee_pack.model.indicators import Indicator, Target
from committee_pack.model.periods import Period
from committee_pack.model.proofs import Edit
from committee_pack.model.results import Result
from committee_pack.wording import change_sentence
from committee_pack.wording.definitions import DefinitionFact, definition_facts, goal_text


def indicator_changes(before: ReportSide, after: ReportSide) -> Iterator[IndicatorChange]:
    """Return indicators that only one side shows, with why the catalogue says that it is so."""
    old, new = _shown(before), _shown(after)
    for id, result in new.items():
        if id not in old:
            yield IndicatorChange(subject(result.indicator), Edit.ADDED, result, _begun(result, before))
    for id, result in old.items():
        if id not in new:
            yield IndicatorChange(subject(result.indicator), Edit.REMOVED, result, _ended(result, after))


def _shown(side: ReportSide) -> dict[str, Result]:
    return {each.indicator.id: each for each in side.results.county()}


def _begun(result: Result, before: ReportSide) -> str:
    """Return why an indicator is there: what the catalogue says began, else that it had ended on the other side."""
    begun = (each for each in result.indicator.changes if each.start.first <= result.period.last)
    said = [change_sentence(each, each.by) for each in begun]
    return said[0] if said else _ended(result, before)


def _ended(result: Result, other: ReportSide) -> str:
    titles = _titles(other)
    for each in other.results.ended:
        if each.id == result.indicator.id and (change := each.ended(other.report.period)):
            return change_sentence(change, titles.get(change.by, change.by))
    return ""


def _titles(side: ReportSide) -> Mapping[str, str]:
    return {each.id: each.title for each in side.catalogue.indicators}


def definition_changes(before: ReportSide, after: ReportSide) -> Iterator[DefinitionChange]:
    """Return facts of the definitions of indicators that both sides show and that are not the same."""
    old, new = _shown(before), _shown(after)
    for id, result in new.items():
        if id in old:
            facts = zip(_facts(old[id].indicator, before), _facts(result.indicator, after), strict=True)
            yield from _told(result.indicator, list(facts))


def _facts(indicator: Indicator, side: ReportSide) -> Iterator[DefinitionFact]:
    return definition_facts(indicator, side.report.period, _titles(side))


def _told(indicator: Indicator, facts: list[tuple[DefinitionFact, DefinitionFact]]) -> Iterator[DefinitionChange]:
    # -- one that is written otherwise and says the same, such as a bound that is the target, is no change
    changed = [(old, new) for old, new in facts if old.value != new.value and old.words != new.words]
    names = {new.name for _, new in changed}
    for old, new in changed:
        if new.unless not in names:
            yield DefinitionChange(subject(indicator), new.name, old.words, new.words)


def target_changes(before: ReportSide, after: ReportSide) -> Iterator[TargetChange]:
    """Return targets that are not the same: those of each period, and of two periods those that their results have."""
    old, new = _shown(before), _shown(after)
    rows = [_rows(side) for side in (before, after)]
    for id, result in new.items():
        if id in old:
            both = (old[id], result)
            if before.report.period != after.report.period and _apart(old[id].goal, result.goal):
                yield _target(both, None, old[id].goal, result.goal)
            was, now = (each.get(id, {}) for each in rows)
            for period in sorted({*was, *now}, key=lambda each: (each.first, each.last)):
                if _goal(was.get(period)) != _goal(now.get(period)):
                    yield _target(both, period, was.get(period), now.get(period))


def _target(
    both: tuple[Result, Result], period: Period | None, before: Target | None, after: Target | None
) -> TargetChange:
    said = goal_text(before, both[0].indicator), goal_text(after, both[1].indicator)
    return TargetChange(subject(both[1].indicator), period, before, after, said)


def _rows(side: ReportSide) -> dict[str, dict[Period, Target]]:
    found: dict[str, dict[Period, Target]] = {}
    for each in side.catalogue.targets:
        found.setdefault(each.indicator, {})[each.period] = each
    return found


def _apart(before: Target | None, after: Target | None) -> bool:
    """Return whether the targets of two results differ, and are not of one period, whose own change is told."""
    is_one = before and after and before.period == after.period
    return not is_one and _goal(before) != _goal(after)


def _goal(target: Target | None) -> tuple[object, ...]:
    return (target.value, target.threshold, target.note) if target else ()
