"""What a report looks for and the data lacks: rows of its period and targets, each a warning that is said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from committee_pack.compute.calendar import due
from committee_pack.compute.engine import Engine
from committee_pack.findings import Finding, abridged, advice, error, warning
from committee_pack.model.indicators import ComparatorRule, ExpectedRange, Indicator, RatingRule
from committee_pack.model.periods import Period
from committee_pack.model.results import GapKind, Observation, Part, Result, Results, Split, split
from committee_pack.model.settings import ReportSettings, Variance
from committee_pack.wording import amount_text, gap_sentence, period_text, result_text

NAMED = 3
"""How many of those that lack the same are named; the rest are counted."""
_ALWAYS_NAMED = 5
"""Up to how many indicators without a row are named each, however few there are in all."""
_UNTOLD = (GapKind.NO_ROW, GapKind.NO_PERIOD, GapKind.NO_BASELINE, GapKind.YET_TO_COME)


def gaps(results: Results, engine: Engine, report: ReportSettings) -> Iterator[Finding]:
    """Return a warning for what is not there, or one error where nothing is."""
    latest = results.latest
    if latest and all(_is_bare(result) for result in latest):
        message = f"There is no observation of {period_text(report.period)} for any indicator."
        yield error("period-empty", report.places["period"], message, "Add its rows, or name another period.")
        return
    yield from _without_rows(latest, report)
    for result in latest:
        yield from _unrated(result)
    yield from _older(latest, report)
    missing = list(_missing(results, engine, report.variances))
    told = {gap.split for gap in missing}
    yield from abridged(each for result in _lowest(latest, told) for each in _incomplete(result))
    yield from abridged(each for result in latest for each in _unlike_its_parts(result, engine))
    yield from _told(missing, {each.indicator.id: period_text(each.period) for each in latest})


def _is_bare(result: Result) -> bool:
    """Return whether a result has no row of its period: neither its own nor, of a sum, one that ends with it."""
    gap = result.gap
    if result.rows or gap is None:
        return False
    lacks_its_end = any(not part.area and part.period.last == result.period.last for part in gap.parts)
    return gap.kind in _UNTOLD or (gap.kind is GapKind.PART_MISSING and lacks_its_end)


def _without_rows(latest: tuple[Result, ...], report: ReportSettings) -> Iterator[Finding]:
    """Return a warning for each indicator without a row of its period; where most have none, one for all of them.

    A period that has only begun to come in would bury whatever else there is to say.
    """
    due: dict[Period, list[Result]] = {}
    for result in latest:
        if not result.area and not result.cohort:
            due.setdefault(result.period, []).append(result)
    for some in due.values():
        bare = [each for each in some if _is_bare(each)]
        if len(bare) > max(_ALWAYS_NAMED, len(some) // 2):
            yield _together(bare, len(some), report)
        else:
            yield from map(_alone, bare)


def _together(bare: list[Result], of: int, report: ReportSettings) -> Finding:
    named, period = _listed([f"'{each.indicator.id}'" for each in bare]), period_text(bare[0].period)
    message = f"{len(bare)} of {of} indicators have no observation of {period}: {named}."
    hint = "Add their rows, or say why there is none in square brackets as the value."
    return warning("observation-missing", report.places["period"], message, hint)


def _alone(bare: Result) -> Finding:
    message = f"'{bare.indicator.id}' has no observation of {period_text(bare.period)}."
    hint = "Add its row, or say why there is none in square brackets as its value."
    return warning("observation-missing", replace(bare.indicator.place, key=""), message, hint)


def _unrated(result: Result) -> Iterator[Finding]:
    """Return a warning where a result is not rated for want of what it is rated by."""
    indicator, place, period = result.indicator, replace(result.indicator.place, key=""), period_text(result.period)
    if _lacks_a_target(result):
        message = f"'{indicator.id}' has no target for {period}, so its result is not rated."
        hint = "Add its row to the targets, or write 'rating: not rated'."
        yield warning("target-missing", place, message, hint)
    elif isinstance(result.rule, RatingRule) and result.rule.has_threshold and result.amount is not None:
        message = f"'{indicator.id}' has a target for {period} and no threshold, so its result is not rated."
        hint = "Fill the column 'threshold' of the targets, or write the number into the bands."
        yield warning("target-missing", result.goal.place if result.goal else place, message, hint)
    elif isinstance(result.rule, ComparatorRule) and result.amount is not None and result.rating is None:
        other = f"is beside '{result.against.words}'" if result.against and result.against.words else "has no result"
        message = f"'{indicator.id}' {other} of {result.rule.comparator} by {period}, so it is not rated."
        hint = "Add a row of its window to the comparators, or write 'rating: not rated'."
        yield warning("comparator-missing", place, message, hint)


def _lacks_a_target(result: Result) -> bool:
    """Return whether a result is not rated for want of a target: of bands always, of a range that ends at one."""
    by_target = isinstance(result.rule, (RatingRule, ExpectedRange))
    return by_target and result.target is None and result.amount is not None and result.rating is None


def _older(latest: tuple[Result, ...], report: ReportSettings) -> Iterator[Finding]:
    """Return advice where last results that are available are not those that are due, once for each pair of periods."""
    behind: dict[tuple[Period, Period], list[Indicator]] = {}
    for result in latest:
        period = due(result.indicator, report.period)
        if result.period != period and not result.area and not result.cohort:
            behind.setdefault((result.period, period), []).append(result.indicator)
    for (shown, period), indicators in behind.items():
        is_one, named = len(indicators) == 1, _listed([f"'{each.id}'" for each in indicators])
        said = f"{'is' if is_one else 'are'} shown for {period_text(shown)}: {'it has' if is_one else 'they have'}"
        message = f"{named} {said} no result of {period_text(period)}."
        yield advice("result-older", replace(indicators[0].place, key=""), message, "Add its rows, if they are there.")


def _lowest(latest: tuple[Result, ...], told: set[Split]) -> list[Result]:
    """Return the results whose parts lack, of areas within areas the lowest: those above lack the same.

    Parts that are `told` as rows that are missed are not told again.
    """
    seen: set[tuple[str, str, str, tuple[Part, ...]]] = set()
    found: list[Result] = []
    for result in reversed(latest):
        parts = result.gap.parts if result.gap else ()
        lacking = result.area if any(not each.area for each in parts) else ""
        key = (result.indicator.id, lacking, result.cohort, parts)
        is_told = bool(parts) and all((result.indicator.id, each.area, result.cohort) in told for each in parts)
        if not is_told and (not parts or key not in seen):
            seen.add(key)
            found.append(result)
    return found[::-1]


def _incomplete(result: Result) -> Iterator[Finding]:
    """Return a warning where a result is blank although there is some of what it is made of."""
    if result.gap and not _is_bare(result):
        where = f" for '{result.area}'" if result.area else ""
        message = f"'{result.indicator.id}' has no result{where} in {period_text(result.period)}. "
        hint = "Add what is missing, or a row for the window itself."
        said = gap_sentence(result.gap, result)
        yield warning("part-missing", replace(result.indicator.place, key=""), f"{message}{said}", hint)


def _unlike_its_parts(result: Result, engine: Engine) -> Iterator[Finding]:
    """Return advice where a row that is given is not what the rows of its parts add up to."""
    if len(result.rows) != 1 or result.numerator is None:
        return
    parts = engine.values.parts_of(result.indicator, result.period, result.window, result.area, result.cohort)
    for made, of in parts:
        if made.amount is not None and made.amount != result.amount:
            said = amount_text(made.amount.number, result.indicator.unit, result.indicator.decimals)
            message = f"The row comes to {result_text(result)}, and the rows of its {of} to {said}; the row is used."
            yield advice("sum-differs", result.rows[0].place, message, "Look at both again, if they are to agree.")


@dataclass(frozen=True, slots=True)
class _Gap:
    """A row that is not there; `like` is the one that lets it be expected, of which `since` says what it is of."""

    split: Split
    like: Observation
    since: str


def _missing(results: Results, engine: Engine, variances: tuple[Variance, ...]) -> Iterator[_Gap]:
    """Return what an area or a cohort lacks of indicators that have any row: it had a result, or its other cohort has.

    Words in place of a result, such as `[closed]`, end what is expected of an area.
    """
    now = {split(each): each.rows[0] for each in results.latest if each.rows}
    told = {split(each) for each in results.latest if not _is_bare(each)}
    indicators = {each.indicator.id: each.indicator for each in results.latest}
    judged = {id for id, indicator in indicators.items() if indicator.is_judged}
    before = (each for indicator in indicators.values() for each in _before(indicator, engine))
    expected = {
        **{each: _Gap(each, row, _cohort(row.cohort)) for each, row in _beside(now, variances, judged)},
        **{each: _Gap(each, row, since) for each, row, since in before},
    }
    present = {indicator for indicator, _, _ in now}
    for each, gap in expected.items():
        if each not in told and each[0] in present and any(each[1:]):
            yield gap


def _before(indicator: Indicator, engine: Engine) -> Iterator[tuple[Split, Observation, str]]:
    """Return the results of the period before an indicator's latest, by a row of each, and what period that is."""
    for result in engine.before(indicator):
        if result.rows and not result.words:
            yield split(result), result.rows[0], period_text(result.period)


def _beside(
    now: Mapping[Split, Observation], variances: tuple[Variance, ...], judged: set[str]
) -> Iterator[tuple[Split, Observation]]:
    """Return what stands beside each row as a variance compares them, with the row.

    Not every indicator is counted for a cohort, nor in all areas: beside everyone one is expected only where
    the indicator has others by area.
    """
    by_area = {(indicator, cohort) for indicator, area, cohort in now if area}
    for variance in variances:
        for one, other in ((variance.of, variance.less), (variance.less, variance.of)):
            for (indicator, area, cohort), row in now.items():
                if cohort == one and indicator in judged and not row.words and (one or (indicator, other) in by_area):
                    yield (indicator, area, other), row


def _told(missing: Iterable[_Gap], periods: Mapping[str, str]) -> Iterator[Finding]:
    """Return the gaps as few warnings: always the most that one area lacks, or one indicator, together."""
    left = list(missing)
    while left:
        most, _ = Counter(group for gap in left for group in _groups(gap)).most_common(1)[0]
        together = [gap for gap in left if most in _groups(gap)]
        left = [gap for gap in left if most not in _groups(gap)]
        message = _message(together, periods[together[0].split[0]])
        hint = "Add what is missing, or say why there is none in square brackets as its value, such as [closed]."
        yield warning("observation-missing", together[0].like.place, message, hint)


def _groups(gap: _Gap) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a gap may be told together with: others of its area, or of its indicator."""
    indicator, area, cohort = gap.split
    return ("area", area, cohort, gap.since), ("indicator", indicator, cohort, gap.since)


def _message(gaps: list[_Gap], period: str) -> str:
    indicators = list(dict.fromkeys(f"'{gap.split[0]}'" for gap in gaps))
    areas = list(dict.fromkeys(f"'{gap.split[1]}'" if gap.split[1] else "the whole council" for gap in gaps))
    cohort, since = gaps[0].split[2], gaps[0].since
    of = f" of {_cohort(cohort)}" if cohort or gaps[0].like.cohort else ""
    verb = "has" if len(indicators) == 1 else "have"
    return (
        f"{_listed(indicators)} {verb} no observation{of} for {_listed(areas)} in {period}, though there is one of "
        f"{since}."
    )


def _listed(names: list[str]) -> str:
    more = len(names) - NAMED
    return f"{', '.join(names[:NAMED])} and {more} more" if more > 0 else ", ".join(names)


def _cohort(cohort: str) -> str:
    return f"the cohort '{cohort}'" if cohort else "everyone"
