"""Results become charts: data in the document tree, drawn only when written."""

from __future__ import annotations

from fractions import Fraction

from committee_pack.model.document import RatingBar, TrendChart, TrendPoint
from committee_pack.model.indicators import Polarity
from committee_pack.model.results import Amount, Result, Results, totals


def rating_bar(results: Results) -> RatingBar:
    """Return how many of the whole council's results are rated what."""
    return RatingBar(totals(results.county()))


def trend_chart(result: Result, results: Results, since: str, *, with_bands: bool) -> TrendChart:
    """Return a result over the periods of the report's trend; `since` names the direction it tells."""
    indicator = result.indicator
    compared = result.compared(since)
    points = (results.find(indicator, period, result.area, result.cohort) for period in results.trend)
    return TrendChart(
        title=indicator.title,
        unit=indicator.unit,
        decimals=indicator.decimals,
        points=tuple(_point(point) for point in points if point),
        bands=indicator.rule.bands() if indicator.rule and with_bands else (),
        higher_is_better={Polarity.HIGHER: True, Polarity.LOWER: False}.get(indicator.polarity),
        direction=compared.direction if compared else None,
        since=compared.label if compared else "",
    )


def _point(result: Result) -> TrendPoint:
    target = None if result.target is None else Amount(Fraction(result.target))
    return TrendPoint(result.period, result.amount, result.decimals, target, result.rating)
