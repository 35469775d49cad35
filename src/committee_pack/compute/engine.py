"""Looks up what each result is made of, rates it and compares it; each value is made once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from committee_pack.compute.calendar import available, compared, due, trend_periods
from committee_pack.compute.observed import Observed
from committee_pack.compute.ratings import Ground, ground, rate
from committee_pack.compute.travel import is_total, travelled
from committee_pack.compute.values import Made, Values, amount_of, parts_of_areas
from committee_pack.model.indicators import Catalogue, ChangeKind, ComparatorRule, Indicator, Target
from committee_pack.model.marks import Mark
from committee_pack.model.periods import Period, Window
from committee_pack.model.results import Beside, Compared, Gap, GapKind, Observation, Result, Split
from committee_pack.model.settings import (
    Anchor,
    ComparatorComparison,
    Comparison,
    EarlierComparison,
    Latest,
    ReportSettings,
    Variance,
    WindowComparison,
)
from committee_pack.wording import rounded

MOST_DECIMALS = 6
_YET_TO_COME = Made(gap=Gap(GapKind.YET_TO_COME))


@dataclass(frozen=True, slots=True)
class Times:
    """When an indicator is shown: its latest period, and those of its trend."""

    latest: Period
    trend: tuple[Period, ...]


@dataclass(slots=True)
class Engine:
    """Makes the results of a report."""

    report: ReportSettings
    observed: Observed
    values: Values
    targets: Mapping[str, list[Target]]
    order: Mapping[str, int]
    """Where each area stands among all."""
    sums: Mapping[str, str]
    """The area that an area is added to."""
    _times: dict[str, Times] = field(default_factory=dict)
    _grounds: dict[tuple[str, Period], Ground] = field(default_factory=dict)
    _latest: dict[Split, Result] = field(default_factory=dict)
    _earlier: dict[tuple[str, Period, str, str], Result] = field(default_factory=dict)
    _splits: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogue: Catalogue, observed: Observed, report: ReportSettings) -> Engine:
        """Return an engine for the rows of a catalogue's indicators."""
        populations = {(each.name, each.area, each.year.last): each for each in catalogue.populations}
        values = Values(observed.series, populations, parts_of_areas(catalogue))
        targets: dict[str, list[Target]] = {}
        for target in catalogue.targets:
            targets.setdefault(target.indicator, []).append(target)
        order = {area.name: i for i, area in enumerate(catalogue.areas, 1)}
        sums = {part: area for area, parts in values.parts.items() for part in parts}
        engine = cls(report, observed, values, targets, order, sums)
        for indicator, area, cohort in observed.series:
            engine._splits.setdefault(indicator, []).append((area, cohort))
        return engine

    # -- when

    def times(self, indicator: Indicator) -> Times:
        """Return when an indicator is shown."""
        found = self._times.get(indicator.id)
        if found is None:
            found = self._times[indicator.id] = self._shown(indicator)
        return found

    def _shown(self, indicator: Indicator) -> Times:
        latest = due(indicator, self.report.period)
        if self.report.latest is Latest.AVAILABLE:
            own = (self.observed.series[indicator.id, *split] for split in self._splits.get(indicator.id, ()))
            first = min((series.first() for series in own), default=latest.last + 1)
            latest = available(latest, first, lambda period: self._is_told(indicator, period))
        return Times(latest, trend_periods(latest, self.report.trends.get(indicator.id, self.report.trend)))

    def _is_told(self, indicator: Indicator, period: Period) -> bool:
        made = self.values.of(indicator, period, indicator.window, "", "")
        return made.amount is not None or bool(made.words)

    # -- for whom

    def splits(self, indicator: Indicator) -> list[tuple[str, str]]:
        """Return an indicator's areas and cohorts: the whole council and everyone first, then by area.

        They are those of its latest period and of the earlier ones beside it, so that a row which is not there
        now leaves a result without an amount, and what was known before is still shown.
        """
        earlier = self._periods_before(indicator)
        found = dict.fromkeys([("", "")])
        for area, cohort in self._candidates(indicator):
            now = self._made(indicator, self.times(indicator).latest, area, cohort)
            is_told = now.rows or (now.gap and now.gap.kind is not GapKind.NO_ROW)
            if is_told or any(self._made(indicator, each, area, cohort).amount is not None for each in earlier):
                found[area, cohort] = None
        return sorted(found, key=lambda each: self.order.get(each[0], 0))

    def _candidates(self, indicator: Indicator) -> list[tuple[str, str]]:
        """Return the areas and cohorts that an indicator has rows of, and those that are sums of them."""
        found = dict.fromkeys(self._splits.get(indicator.id, ()))
        if indicator.sums:
            for area, cohort in list(found):
                while area in self.sums:
                    area = self.sums[area]
                    found.setdefault((area, cohort))
        return list(found)

    def _periods_before(self, indicator: Indicator) -> tuple[Period, ...]:
        latest = self.times(indicator).latest
        earlier = (each.since for each in self.report.comparisons if isinstance(each, EarlierComparison))
        return tuple(period for since in earlier if (period := compared(indicator, latest, since)))

    def _made(self, indicator: Indicator, period: Period, area: str, cohort: str) -> Made:
        return self.values.of(indicator, period, indicator.window, area, cohort)

    # -- results

    def latest(self, indicator: Indicator, area: str, cohort: str) -> Result:
        """Return the latest result beside all that the report compares it with."""
        result = self.result(indicator, self.times(indicator).latest, indicator.window, area, cohort)
        comparisons = (self._compare(result, each) for each in self.report.comparisons)
        variances = (self._varied(result, each) for each in self.report.variances if each.of == cohort)
        found = replace(result, comparisons=(*comparisons, *variances), marks=_marks(result))
        self._latest[indicator.id, area, cohort] = found
        return found

    def before(self, indicator: Indicator) -> Iterator[Result]:
        """Return the results of the period before an indicator's latest, of each area and cohort that has rows."""
        latest = self.times(indicator).latest
        period = latest.earlier(latest.frequency.value)
        for area, cohort in self._splits.get(indicator.id, ()):
            yield self.result(indicator, period, indicator.window, area, cohort)

    def earlier(self, indicator: Indicator, period: Period, area: str, cohort: str) -> Result:
        """Return the result of any period, beside those of comparators that are of the same; the latest, beside all."""
        key = (indicator.id, period, area, cohort)
        if key not in self._earlier:
            result = self._latest.get((indicator.id, area, cohort))
            if result is None or result.period != period:
                result = self.result(indicator, period, indicator.window, area, cohort)
            if result.amount and Mark.BREAK not in result.marks and self._follows_a_break(result):
                result = replace(result, marks=(*result.marks, Mark.BREAK))
            self._earlier[key] = self._beside_its_own(result)
        return self._earlier[key]

    def _follows_a_break(self, result: Result) -> bool:
        """Return whether a result is the first of its trend after a change of definition, and not of the trend."""
        indicator, trend = result.indicator, self.times(result.indicator).trend
        for change in indicator.changes:
            if change.kind is ChangeKind.CHANGED and trend[0].last < change.start.first <= result.period.last:
                between = (each for each in trend if change.start.first <= each.last < result.period.last)
                if all(self._made(indicator, each, result.area, result.cohort).amount is None for each in between):
                    return True
        return False

    def _beside_its_own(self, result: Result) -> Result:
        """Return a result with comparators of the same end alone: a trend has a column for each period."""
        others = [each for each in self.report.comparisons if isinstance(each, ComparatorComparison)]
        if not others:
            return result
        kept = (each for each in result.comparisons if each.beside is not Beside.COMPARATOR)
        return replace(result, comparisons=(*kept, *(self._others(result, each, of_same_end=True) for each in others)))

    def result(self, indicator: Indicator, period: Period, window: Window, area: str, cohort: str) -> Result:
        """Return the result for a period and window; where there is nothing to make it of, one that has no amount."""
        is_over = period.last <= self.report.period.last
        made = self.values.of(indicator, period, window, area, cohort) if is_over else _YET_TO_COME
        by = self.ground(indicator, period)
        result = Result(
            indicator=indicator,
            period=period,
            window=window,
            area=area,
            cohort=cohort,
            numerator=made.numerator,
            denominator=made.denominator,
            amount=made.amount,
            words=made.words,
            goal=by.goal,
            rule=by.rule,
            rating=rate(made.amount.number, by) if made.amount else None,
            decimals=self._decimals(made, indicator, by),
            rows=made.rows,
            gap=made.gap,
            marks=made.marks,
            notation=self.report.notation,
            left_out=made.left_out,
            populations=made.populations,
        )
        return replace(result, against=_of_comparator(result, by.row)) if by.row else result

    def ground(self, indicator: Indicator, period: Period) -> Ground:
        """Return what the results of an indicator are judged by in a period."""
        key = (indicator.id, period)
        found = self._grounds.get(key)
        if found is None:
            rule = indicator.rule(period)
            row = self._comparator(indicator, rule.comparator, period) if isinstance(rule, ComparatorRule) else None
            other = amount_of(row, indicator.unit) if row and _is_alike(row, indicator) else None
            found = replace(ground(indicator, period, self._target(indicator, period), other), row=row)
            self._grounds[key] = found
        return found

    def _target(self, indicator: Indicator, period: Period) -> Target | None:
        """Return the target of the shortest period that holds this one: a month's wins over its year's."""
        own = self.targets.get(indicator.id, ())
        holding = [target for target in own if target.period.contains(period)]
        if not holding and indicator.window not in (Window.MONTH, Window.QUARTER, Window.FINANCIAL_YEAR):
            # -- what is measured at the end of a period may have the target of the month that ends it
            holding = [target for target in own if target.period.last == period.last]
        return min(holding, key=lambda target: target.period.frequency.value, default=None)

    def _decimals(self, made: Made, indicator: Indicator, by: Ground) -> int:
        """Return the decimals shown: the indicator's, or more where the report asks not to hide a rating."""
        if made.amount is None or not self.report.more_decimals:
            return indicator.decimals
        true = rate(made.amount.number, by)
        tries = range(indicator.decimals, MOST_DECIMALS + 1)
        enough = (n for n in tries if rate(rounded(made.amount.number, n), by) is true)
        return next(enough, indicator.decimals)

    # -- comparisons

    def _compare(self, result: Result, comparison: Comparison) -> Compared:
        match comparison:
            case WindowComparison(name, label, window):
                other = self.result(result.indicator, result.period, window, result.area, result.cohort)
                if is_total(other) and window is not result.window:
                    # -- the target of a month says nothing of the sum of three
                    other = replace(other, rule=None, rating=None, goal=None, against=None)
                return Compared(name, label, Beside.WINDOW, other)
            case EarlierComparison(name, label, since):
                period = compared(result.indicator, result.period, since)
                if period is None:
                    lacks = since is Anchor.BASELINE and result.indicator.baseline is None
                    why = GapKind.NO_BASELINE if lacks else GapKind.NO_PERIOD
                    return Compared(name, label, Beside.EARLIER, _nothing(result, why))
                other = self.result(result.indicator, period, result.window, result.area, result.cohort)
                return travelled(result, Compared(name, label, Beside.EARLIER, other))
            case ComparatorComparison():
                return self._others(result, comparison, of_same_end=False)

    def _varied(self, result: Result, variance: Variance) -> Compared:
        """Return the result beside that of the other cohort, from which its variance is reckoned."""
        other = self.result(result.indicator, result.period, result.window, result.area, variance.less)
        return Compared(variance.name, variance.name, Beside.COHORT, other)

    def _others(self, result: Result, comparison: ComparatorComparison, *, of_same_end: bool) -> Compared:
        """Return the comparator's result of the latest period of its own that is over, or of the very same end."""
        row = self._comparator(result.indicator, comparison.comparator, result.period)
        if row and of_same_end and row.period.last != result.period.last:
            row = None
        nothing = replace(_nothing(result, GapKind.NO_ROW), comparator=comparison.comparator)
        other = _of_comparator(result, row) if row else nothing
        return Compared(comparison.name, comparison.label, Beside.COMPARATOR, other)

    def _comparator(self, indicator: Indicator, name: str, period: Period) -> Observation | None:
        """Return the comparator's row of the latest period that is over when this one is."""
        over = [each for each in self.observed.comparators.get((indicator.id, name), ()) if _is_over(each, period)]
        own, length = [each for each in over if each.period.last == over[-1].period.last], period.frequency
        # -- of those that end together, the one that covers as much
        return max(own, key=lambda row: (_is_alike(row, indicator), row.period.frequency is length), default=None)

    def grounds_of(self, indicator: Indicator) -> Iterator[Ground]:
        """Return what the results of an indicator that the report shows are judged by, the latest first."""
        times = self.times(indicator)
        periods = dict.fromkeys((times.latest, *self._periods_before(indicator), *times.trend))
        return (self.ground(indicator, period) for period in periods)


def _marks(result: Result) -> tuple[Mark, ...]:
    """Return the marks of a result, and that of a break where its own period is the first of another definition."""
    before = result.period.last - result.period.frequency.value
    is_first = result.amount and result.indicator.breaks(before, result.period.last)
    return (*result.marks, Mark.BREAK) if is_first else result.marks


def _is_alike(row: Observation, indicator: Indicator) -> bool:
    """Return whether a comparator's row is over the indicator's own window, as it is where it says nothing else."""
    return row.window in (None, indicator.window)


def _is_over(row: Observation, period: Period) -> bool:
    return row.period.last <= period.last


def _nothing(like: Result, why: GapKind) -> Result:
    """Return a result that there is none of."""
    return replace(
        like,
        numerator=None,
        denominator=None,
        amount=None,
        words="",
        goal=None,
        rule=None,
        rating=None,
        decimals=like.indicator.decimals,
        rows=(),
        gap=Gap(why),
        marks=(),
        left_out=(),
        populations=(),
        against=None,
        comparisons=(),
    )


def _of_comparator(like: Result, row: Observation) -> Result:
    """Return a comparator's result, which nobody rates; one known as printed is shown no finer than that."""
    amount = amount_of(row, like.indicator.unit)
    known_to = amount.known_to if amount and not row.mean else None
    fewest = like.indicator.decimals if known_to is None else known_to
    return replace(
        _nothing(like, GapKind.NO_ROW),
        period=row.period,
        window=row.window or like.window,
        area="",
        cohort="",
        numerator=row.numerator,
        denominator=row.denominator,
        amount=amount,
        words=row.words,
        decimals=min(like.indicator.decimals, fewest),
        rows=(row,),
        gap=None,
        marks=row.marks,
        comparator=row.comparator,
        rank=row.rank,
    )
