"""Results become charts: data in the document tree, drawn only when written."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from committee_pack.model.document import BarChart, BarSeries, Chart, RatingBar, TrendChart, TrendPoint
from committee_pack.model.indicators import Bands, Indicator, Polarity, Rating, RatingRule, Unit
from committee_pack.model.results import Amount, Result, Results, typed_decimals
from committee_pack.model.totals import totals
from committee_pack.wording import period_text, short_period_text

RatedBands = tuple[tuple[Rating, Bands], ...]
MOST_BARS = 24
"""How many bars a picture holds: it stands whole on any page, one across too."""


def rating_bar(results: Results) -> RatingBar:
    """Return how many of the whole council's results are rated what."""
    return RatingBar(totals(results.performance()))


def trend_chart(result: Result, results: Results, since: str, *, with_bands: bool) -> TrendChart:
    """Return a result over the periods of the report's trend; `since` names the direction it tells."""
    indicator = result.indicator
    compared = result.compared(since)
    shown = results.trend(indicator, result.area, result.cohort)
    if indicator.charts_count:
        return _count_chart(result, shown)
    bands = _bands(result)
    return TrendChart(
        title=_title(indicator, result.cohort),
        unit=indicator.unit,
        decimals=indicator.decimals,
        points=tuple(_point(point, result, bands if with_bands else ()) for point in shown),
        bands=bands if with_bands else (),
        higher_is_better={Polarity.HIGHER: True, Polarity.LOWER: False}.get(indicator.polarity),
        direction=compared.direction if compared else None,
        since=compared.label if compared else "",
    )


def _count_chart(result: Result, shown: tuple[Result, ...]) -> TrendChart:
    """Return the numerators over the periods of a trend, where the rate is what is judged: no target, no direction."""
    return TrendChart(
        title=f"Number behind {_title(result.indicator, result.cohort)}",
        unit=Unit.COUNT,
        decimals=max((typed_decimals(each.numerator) for each in shown if each.numerator is not None), default=0),
        points=tuple(map(_counted, shown)),
        bands=(),
        higher_is_better=None,
        direction=None,
        since="",
    )


def _counted(result: Result) -> TrendPoint:
    count = None if result.numerator is None else Amount(Fraction(result.numerator))
    decimals = 0 if result.numerator is None else typed_decimals(result.numerator)
    return TrendPoint(result.period, count, decimals, None, None, result.marks)


def _point(result: Result, latest: Result, shown: RatedBands) -> TrendPoint:
    """Return a result as a point; its bands are its own where its rule is another than the latest, which is `shown`."""
    target = None if result.target is None else Amount(Fraction(result.target))
    bands = None if result.rule is latest.rule or not shown or _bands(result) == shown else _bands(result)
    return TrendPoint(result.period, result.amount, result.decimals, target, result.rating, result.marks, bands)


def _bands(result: Result) -> RatedBands:
    return result.rule.bands() if isinstance(result.rule, RatingRule) and not result.rule.has_threshold else ()


def period_chart(result: Result, results: Results, council: str) -> BarChart:
    """Return a result beside those of the periods before, from the first of the trend that has one."""
    found = results.trend(result.indicator, result.area, result.cohort)
    known = [each for each in found if each.amount is not None]
    first = known[0].period.first if known else result.period.first
    shown = [each for each in found if each.period.first >= first]
    amounts = tuple(each.amount for each in shown)
    names = tuple(f"{result.area or council}, {short_period_text(each.period)}" for each in shown)
    indicator = result.indicator
    title = _title(indicator, result.cohort)
    return BarChart(title, "period", indicator.unit, indicator.decimals, names, (BarSeries("", amounts),))


def with_results(
    indicator: Indicator, results: Results, areas: tuple[str, ...], since: str, cohort: str
) -> tuple[Result, ...]:
    """Return the results of those areas that have a row of the period, or a result of the comparison's."""
    found = (result for area in areas if (result := results.latest_of(indicator, area, cohort)))
    before = ((result, result.compared(since)) for result in found)
    return tuple(each for each, then in before if each.place or (then and then.result.amount is not None))


def area_chart(indicator: Indicator, results: Results, found: tuple[Result, ...], since: str, cohort: str) -> BarChart:
    """Return the areas' results side by side, each beside the earlier one of the comparison where it has one."""
    now = BarSeries(period_text(found[0].period if found else results.period), tuple(result.amount for result in found))
    earlier = [result.compared(since) for result in found]
    then = [compared.result for compared in earlier if compared]
    series = [now]
    if any(result.amount for result in then):
        series.append(BarSeries(period_text(then[0].period), tuple(result.amount for result in then)))
    names = tuple(result.area for result in found)
    return BarChart(_title(indicator, cohort), "area", indicator.unit, indicator.decimals, names, tuple(series))


def in_pictures(chart: Chart) -> tuple[Chart, ...]:
    """Return the chart, or where its bars are more than half a page holds, charts that each show some of them.

    They show as many categories each, give or take one, and are on one scale.
    """
    if not isinstance(chart, BarChart):
        return (chart,)
    count = len(chart.categories)
    parts = -(-count * len(chart.series) // MOST_BARS)
    edges = [count * n // max(parts, 1) for n in range(parts + 1)]
    return tuple(replace(chart, shown=pair) for pair in pairwise(edges)) if parts > 1 else (chart,)


def _title(indicator: Indicator, cohort: str) -> str:
    """Return the indicator's title, with the cohort where the chart does not show everyone."""
    return f"{indicator.title} ({cohort})" if cohort else indicator.title
