"""Observations and definitions become results: exact numbers, ratings, directions of travel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from committee_pack.compute.gaps import gaps
from committee_pack.compute.ratings import rate, uncovered
from committee_pack.compute.travel import travel
from committee_pack.findings import Finding, Outcome, abridged, error, warning
from committee_pack.model.indicators import Catalogue, Indicator, Target, Unit
from committee_pack.model.periods import Period, Window
from committee_pack.model.results import Amount, Compared, Observation, Result, ResultKey, Results, key
from committee_pack.model.settings import Comparison, EarlierComparison, ReportSettings, Variance, WindowComparison
from committee_pack.wording import amount_text, brief_amount, exact_text, period_text, rounded

MOST_DECIMALS = 6


def compute_results(
    catalogue: Catalogue, observations: Iterable[Observation], report: ReportSettings
) -> Outcome[Results]:
    """Return every result that the report shows: its period's, compared, and those of its trend.

    Findings name observations that are given twice, percentages without a denominator, and bands
    that leave out a number or hold it twice under a target that was used.
    """
    indexed = _indexed(observations, catalogue)
    engine = _Engine(report, indexed.value, _by_indicator(catalogue.targets))
    splits = _splits(catalogue, indexed.value, report)
    judged_first = sorted(catalogue.indicators, key=lambda indicator: indicator.activity)
    latest = tuple(engine.compared(each, *split) for each in judged_first for split in splits[each.id])
    trend = tuple(report.period.earlier(n * report.trend.every.value) for n in reversed(range(report.trend.periods)))
    history = tuple(
        engine.result(result.indicator, period, result.window, result.area, result.cohort)
        for result in latest
        for period in trend
    )
    results = Results.of(report.period, latest, history, trend)
    faults = (*gaps(latest, indexed.value, report), *_band_faults((*latest, *history)))
    return Outcome(results, (*indexed.findings, *faults))


def _indexed(observations: Iterable[Observation], catalogue: Catalogue) -> Outcome[dict[ResultKey, Observation]]:
    indicators = {indicator.id: indicator for indicator in catalogue.indicators}
    found: dict[ResultKey, Observation] = {}
    findings: list[Finding] = []
    for each in observations:
        # -- an indicator that the catalogue declares and could not be read has its finding already
        if indicator := indicators.get(each.indicator):
            window = each.window or indicator.window
            first = found.setdefault((each.indicator, each.period, window, each.area, each.cohort), each)
            findings.extend(_observation_faults(each, first, indicator))
    return Outcome(found, abridged(findings))


def _observation_faults(each: Observation, first: Observation, indicator: Indicator) -> Iterator[Finding]:
    if first is not each:
        message = f"'{each.indicator}' has an observation for {each.period} on line {first.place.line} of "
        yield error("observation-twice", each.place, f"{message}{first.place.file} already.", "Keep one of them.")
    yield from _denominator_faults(each, indicator)
    yield from _doubts(each, indicator)
    window = each.window or indicator.window
    if window in _SHORTEST and each.period.frequency.value > _SHORTEST[window]:
        message = f"{period_text(each.period)} is longer than the window {window.value}."
        yield error("window-short", replace(each.place, key="window"), message, "Name the window that the row covers.")


_SHORTEST = {Window.MONTH: 1, Window.QUARTER: 3, Window.ROLLING_3_MONTHS: 3}
"""Months that a window covers, where a period may be longer than these."""


def _denominator_faults(each: Observation, indicator: Indicator) -> Iterator[Finding]:
    place = replace(each.place, key="denominator")
    if indicator.unit is Unit.COUNT and each.denominator is not None:
        message = f"'{each.indicator}' is a count, and a count has no denominator."
        yield error("denominator-count", place, message, "Take it out, or give the indicator the unit it has.")
    elif indicator.unit is not Unit.COUNT and each.numerator is not None and each.denominator is None:
        kind = "a percentage" if indicator.unit is Unit.PERCENT else "an average"
        message = f"'{each.indicator}' is {kind} and the row has a numerator only."
        yield error("cell-missing", place, message, "Give the denominator, or the printed result as value.")


def _doubts(each: Observation, indicator: Indicator) -> Iterator[Finding]:
    """Return warnings of numbers that are likely to be typed wrongly."""
    amount = _amount(each, indicator)
    if amount is None:
        return
    if indicator.unit is Unit.PERCENT and not 0 <= amount.number <= 100:
        place = replace(each.place, key="value" if each.numerator is None else "numerator")
        said = "above 100%" if amount.number > 0 else "below 0%"
        message = f"The result is {amount_text(amount.number, indicator.unit, indicator.decimals)}, {said}."
        yield warning("percent-out-of-range", place, message, "Look at the row again.")
    if each.value is not None and amount.known_to is None:
        computed = rounded(amount.number, _typed_decimals(each.value))
        if computed != Fraction(each.value):
            message = f"The value {each.value} is not what the row's numbers come to, {exact_text(computed)}."
            yield warning("value-differs", replace(each.place, key="value"), message, "The numbers are used.")


def _by_indicator(targets: Iterable[Target]) -> dict[str, list[Target]]:
    found: dict[str, list[Target]] = {}
    for target in targets:
        found.setdefault(target.indicator, []).append(target)
    return found


def _splits(
    catalogue: Catalogue, observations: dict[ResultKey, Observation], report: ReportSettings
) -> dict[str, list[tuple[str, str]]]:
    """Return each indicator's areas and cohorts: the whole council and everyone first, then by area.

    They are those of the report's period and of the earlier ones beside it, so that a row which is not there
    now leaves a result without an amount, and what was known before is still shown.
    """
    order = {area.name: i for i, area in enumerate(catalogue.areas, 1)}
    windows = {indicator.id: indicator.window for indicator in catalogue.indicators}
    earlier = {each.months for each in report.comparisons if isinstance(each, EarlierComparison)}
    before = {report.period.earlier(months) for months in earlier}
    found = {indicator.id: {("", ""): None} for indicator in catalogue.indicators}
    for (indicator, of, window, area, cohort), row in observations.items():
        if window is windows[indicator] and (of == report.period or (of in before and not row.words)):
            found[indicator][area, cohort] = None
    return {indicator: sorted(each, key=lambda split: order.get(split[0], 0)) for indicator, each in found.items()}


@dataclass(frozen=True, slots=True)
class _Engine:
    """Looks up what each result is made of."""

    report: ReportSettings
    observations: dict[ResultKey, Observation]
    targets: dict[str, list[Target]]

    def compared(self, indicator: Indicator, area: str, cohort: str) -> Result:
        """Return the result of the report's period beside all that the report compares it with."""
        result = self.result(indicator, self.report.period, indicator.window, area, cohort)
        comparisons = (self._compare(result, each) for each in self.report.comparisons)
        variances = (self._varied(result, each) for each in self.report.variances if each.of == cohort)
        return replace(result, comparisons=(*comparisons, *variances))

    def _compare(self, result: Result, comparison: Comparison) -> Compared:
        match comparison:
            case WindowComparison(name, label, window):
                other = self.result(result.indicator, result.period, window, result.area, result.cohort)
                return Compared(name, label, other, None)
            case EarlierComparison(name, label, months):
                period = result.period.earlier(months)
                other = self.result(result.indicator, period, result.window, result.area, result.cohort)
                return self._travelled(result, Compared(name, label, other, None))

    def _varied(self, result: Result, variance: Variance) -> Compared:
        """Return the result beside that of the other cohort, from which its variance is reckoned."""
        other = self.result(result.indicator, result.period, result.window, result.area, variance.less)
        return Compared(variance.name, variance.name, other, None)

    def _travelled(self, result: Result, compared: Compared) -> Compared:
        """Return the comparison with its direction; where both values look alike, the published one.

        A row's direction was published in the report of the next period, and speaks of that one only.
        """
        other = compared.result
        if result.amount is None or other.amount is None:
            return compared
        target, earlier_target = _fraction(result.target), _fraction(other.target)
        direction = travel(result.amount, other.amount, result.indicator, target, earlier_target)
        published = self.observations[key(other)].direction
        is_next = other.period.last + result.period.frequency.value == result.period.last
        if published and is_next and other.amount.known_to is not None and _look_alike(result.amount, other):
            return replace(compared, direction=published, published=True)
        return replace(compared, direction=direction)

    def result(self, indicator: Indicator, period: Period, window: Window, area: str, cohort: str) -> Result:
        """Return the result for a period and window; without a row for it, one that has no amount."""
        observation = self.observations.get((indicator.id, period, window, area, cohort))
        target = self.target(indicator, period)
        amount = _amount(observation, indicator) if observation else None
        goal = _fraction(target.value) if target else None
        return Result(
            indicator=indicator,
            period=period,
            window=window,
            area=area,
            cohort=cohort,
            numerator=observation.numerator if observation else None,
            denominator=observation.denominator if observation else None,
            amount=amount,
            words=observation.words if observation else "",
            target=target.value if target else None,
            rating=rate(amount.number, indicator, goal) if amount else None,
            decimals=self._decimals(amount, indicator, goal),
            place=observation.place if observation else None,
        )

    def target(self, indicator: Indicator, period: Period) -> Target | None:
        """Return the target of the shortest period that holds this one: a month's wins over its year's."""
        holding = [target for target in self.targets.get(indicator.id, ()) if target.period.contains(period)]
        return min(holding, key=lambda target: target.period.frequency.value, default=None)

    def _decimals(self, amount: Amount | None, indicator: Indicator, target: Fraction | None) -> int:
        """Return the decimals shown: the indicator's, or more where the report asks not to hide a rating."""
        if amount is None or not self.report.more_decimals:
            return indicator.decimals
        true = rate(amount.number, indicator, target)
        enough = (
            n
            for n in range(indicator.decimals, MOST_DECIMALS + 1)
            if rate(rounded(amount.number, n), indicator, target) is true
        )
        return next(enough, indicator.decimals)


def _look_alike(amount: Amount, other: Result) -> bool:
    decimals = other.indicator.decimals
    return other.amount is not None and rounded(amount.number, decimals) == rounded(other.amount.number, decimals)


def _amount(observation: Observation, indicator: Indicator) -> Amount | None:
    """Return the exact result of a row, or the printed one known to the decimals typed."""
    over, under = observation.numerator, observation.denominator
    if over is not None and under is not None:
        return Amount(_ratio(over, under, indicator.unit.scale))
    if over is not None and indicator.unit is Unit.COUNT:
        return Amount(Fraction(over))
    if observation.value is None:
        return None
    return Amount(Fraction(observation.value), _typed_decimals(observation.value))


def _ratio(over: Decimal, under: Decimal, scale: int) -> Fraction:
    """Return over / under * scale, reduced once; nearly every result is one of these."""
    (above, parts), (below, of) = over.as_integer_ratio(), under.as_integer_ratio()
    return Fraction(above * of * scale, parts * below)


def _typed_decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _fraction(number: Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _band_faults(results: Iterable[Result]) -> Iterator[Finding]:
    """Return a finding for each indicator and target under which the bands do not cover every number once."""
    seen: set[tuple[str, Decimal]] = set()
    for result in results:
        indicator, target = result.indicator, result.target
        if indicator.rule is None or target is None or (indicator.id, target) in seen:
            continue
        seen.add((indicator.id, target))
        for fault in uncovered(indicator.rule, indicator, Fraction(target)):
            goal = brief_amount(target, indicator.unit)
            message = f"With the target {goal} of {result.period}, {fault}."
            hint = "Write the three bands so that every number is in one of them, and only one."
            yield error("bands-cover", indicator.rule.place, message, hint)
