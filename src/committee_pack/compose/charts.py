"""Results become charts: data in the document tree, drawn only when written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from committee_pack.model.document import (
    BarChart,
    BarSeries,
    Chart,
    Drawn,
    RatingBar,
    SmallMultiples,
    TrendChart,
    TrendPoint,
    TrendSeries,
)
from committee_pack.model.indicators import (
    Band,
    Bands,
    ExpectedRange,
    Indicator,
    Polarity,
    Rating,
    RatingRule,
    Unit,
    resolved,
)
from committee_pack.model.results import Amount, Result, Results, typed_decimals
from committee_pack.model.totals import totals
from committee_pack.wording import period_text, short_period_text

RatedBands = tuple[tuple[Rating, Bands], ...]
MOST_BARS, MOST_AREAS = 24, 12
"""How many bars or small trends a picture holds: it stands whole on any page, one across too."""


def rating_bar(results: Results) -> RatingBar:
    """Return how many of the whole council's results are rated what."""
    return RatingBar(totals(results.performance()))


def trend_chart(
    result: Result, results: Results, since: str, *, with_bands: bool, drawn: Drawn = Drawn.LINE
) -> TrendChart:
    """Return a result over the periods of the report's trend; `since` names the direction it tells."""
    indicator = result.indicator
    compared = result.compared(since)
    shown = results.trend(indicator, result.area, result.cohort)
    if indicator.charts_count:
        return _count_chart(result, shown, drawn)
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
        drawn=drawn,
    )


def beside_others(chart: TrendChart, name: str, others: Iterable[TrendSeries]) -> TrendChart:
    """Return a trend with the results of others as further lines; its own are then called by a name."""
    return replace(chart, name=name, others=tuple(others))


def comparator_series(result: Result, results: Results, name: str) -> TrendSeries:
    """Return the results of a comparator over the periods of a result's trend, where it has one of the same end."""
    shown = results.trend(result.indicator, result.area, result.cohort)
    found = [compared for each in shown if (compared := each.compared(name))]
    points = (_bare(compared.result) for compared in found if compared.result.amount is not None)
    return TrendSeries(found[0].label if found else name, tuple(points))


def indicator_series(other: Indicator, result: Result, results: Results) -> TrendSeries:
    """Return the results of another indicator over the periods of a result's trend.

    They are of the same area and cohort, and of periods of its own that have the same end.
    """
    frequency = results.trends[other.id][-1].frequency
    own = (period.latest(frequency) for period in results.trends[result.indicator.id])
    same = zip(own, results.trends[result.indicator.id], strict=True)
    found = (results.find(other, each, result.area, result.cohort) for each, shown in same if each.last == shown.last)
    return TrendSeries(name_of(other), tuple(_bare(each) for each in found if each.amount is not None))


def name_of(indicator: Indicator) -> str:
    """Return what an indicator is called beside others in a chart."""
    return indicator.short or indicator.title


def _bare(result: Result) -> TrendPoint:
    """Return a result as a point of a series beside a chart's own, which alone is judged there."""
    return TrendPoint(result.period, result.amount, result.decimals, None, None, result.marks)


def _count_chart(result: Result, shown: tuple[Result, ...], drawn: Drawn) -> TrendChart:
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
        drawn=drawn,
    )


def _counted(result: Result) -> TrendPoint:
    count = None if result.numerator is None else Amount(Fraction(result.numerator))
    decimals = 0 if result.numerator is None else typed_decimals(result.numerator)
    return TrendPoint(result.period, count, decimals, None, None, result.marks)


def _point(result: Result, latest: Result, shown: RatedBands) -> TrendPoint:
    """Return a result as a point; its bands are its own where its rule is another than the latest, which is `shown`."""
    target = None if result.target is None else Amount(Fraction(result.target))
    bands = None if result.rule is latest.rule or not shown or _bands(result) == shown else _bands(result)
    expected = _expected(result)
    return TrendPoint(
        result.period, result.amount, result.decimals, target, result.rating, result.marks, bands, expected
    )


def _expected(result: Result) -> Band | None:
    """Return the range that is expected of a result, its target written in; None where nothing is expected."""
    if not isinstance(result.rule, ExpectedRange):
        return None
    target = None if result.target is None else Fraction(result.target)
    return resolved(result.rule.within, target, result.indicator.polarity)


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


def area_trends(indicator: Indicator, results: Results, areas: Iterable[str], cohort: str) -> SmallMultiples | None:
    """Return a small trend of each area that has a result in any period of the trend; None where none has."""
    found = (result for area in areas if (result := results.latest_of(indicator, area, cohort)))
    charts = [(each.area, trend_chart(each, results, "", with_bands=False)) for each in found]
    shown = [(area, chart) for area, chart in charts if any(point.amount for point in chart.points)]
    if not shown:
        return None
    series = (TrendSeries(area, tuple(map(_unjudged, chart.points))) for area, chart in shown)
    return SmallMultiples(shown[0][1].title, shown[0][1].unit, tuple(series))


def _unjudged(point: TrendPoint) -> TrendPoint:
    """Return a point without its expected range: thresholds of the whole say nothing of an area."""
    return replace(point, expected=None)


def in_pictures(chart: Chart) -> tuple[Chart, ...]:
    """Return the chart, or where it shows more than half a page holds, charts that each show some of it.

    They show as many categories or areas each, give or take one, and are on one scale.
    """
    match chart:
        case BarChart(series=series):
            return _parted(chart, -(-chart.count * len(series) // MOST_BARS))
        case SmallMultiples():
            return _parted(chart, -(-chart.count // MOST_AREAS))
        case _:
            return (chart,)


def _parted(chart: BarChart | SmallMultiples, parts: int) -> tuple[Chart, ...]:
    edges = [chart.count * n // max(parts, 1) for n in range(parts + 1)]
    return tuple(replace(chart, shown=pair) for pair in pairwise(edges)) if parts > 1 else (chart,)


def _title(indicator: Indicator, cohort: str) -> str:
    """Return the indicator's title, with the cohort where the chart does not show everyone."""
    return f"{indicator.title} ({cohort})" if cohort else indicator.title
