"""What a chart shows becomes a sentence for those who cannot see it, written from its data."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from committee_pack.model.document import (
    BarChart,
    Chart,
    DirectionArrow,
    Drawn,
    RatingBar,
    SmallMultiples,
    TrendChart,
    TrendPoint,
    TrendSeries,
)
from committee_pack.model.indicators import Rating
from committee_pack.model.marks import BESIDE, Mark
from committee_pack.model.periods import Period
from committee_pack.model.results import Amount
from committee_pack.wording.calendar import period_text, short_period_text
from committee_pack.wording.marks import mark_text
from committee_pack.wording.numbers import amount_text, brief_amount
from committee_pack.wording.rules import direction_text, threshold_name
from committee_pack.wording.totals import totals_sentence


def chart_sentence(chart: Chart) -> str:
    """Return what a chart shows, for those who cannot see it, written from its data.

    A trend names its first, last, lowest and highest value, what is marked of them, its target or thresholds and its
    direction.
    """
    match chart:
        case RatingBar(totals=totals):
            return f"Bar: {totals_sentence(totals)}."
        case TrendChart():
            return _trend_sentence(chart)
        case BarChart():
            return _bars_sentence(chart)
        case SmallMultiples():
            return _areas_sentence(chart)
        case _:
            assert_never(chart)


def _trend_sentence(chart: TrendChart) -> str:
    known = [(point, point.amount) for point in chart.points if point.amount is not None]
    others = [_series_sentence(chart, series) for series in chart.others]
    if not known:
        return " ".join((f"{_kind(chart)} of {chart.title}: no results to show.", *others))
    said = [_trend_course(chart, known)]
    if len(known) > 2:
        lowest, highest = min(known, key=_number), max(known, key=_number)
        said.append(f"Lowest {_point_text(chart, *lowest)}, highest {_point_text(chart, *highest)}.")
    gaps = [short_period_text(point.period) for point in chart.points if point.amount is None]
    if gaps:
        said.append(f"No result for {', '.join(gaps)}.")
    said.extend(_marks_sentences([point for point, _ in known]))
    said.extend(others)
    if chart.points[-1].target is not None:
        said.append(f"Target {brief_amount(chart.points[-1].target.number, chart.unit)}.")
    said.extend(_expected_sentence(chart, known[-1][0]))
    if chart.direction:
        said.append(f"{direction_text(DirectionArrow(chart.direction, chart.since))}.")
    return " ".join(said)


def _kind(chart: TrendChart) -> str:
    return "Bar chart" if chart.drawn is Drawn.BARS else "Line chart"


def _series_sentence(chart: TrendChart, series: TrendSeries) -> str:
    """Return the first and the last result of others, as a sentence: `England: from 60.3% in 2014/15 to ...`."""
    known = [(point, point.amount) for point in series.points if point.amount is not None]
    if not known:
        return f"{series.name}: no results."
    first, last = (_point_text(chart, *each) for each in (known[0], known[-1]))
    return f"{series.name}: {f'from {first} to {last}' if len(known) > 1 else first}."


_BESIDE_RANGE = {Rating.WITHIN: "within", Rating.ABOVE: "above", Rating.BELOW: "below"}


def _expected_sentence(chart: TrendChart, last: TrendPoint) -> Iterator[str]:
    """Return the thresholds of the last result, and in words how it stands to the range between them."""
    ends = ((last.expected.lower, False), (last.expected.upper, True)) if last.expected else ()
    named = [
        f"{threshold_name(is_upper=is_upper)} {brief_amount(end.value, chart.unit)}"
        for end, is_upper in ends
        if end and end.value is not None
    ]
    if named and last.rating in _BESIDE_RANGE:
        # -- the second is not the first word of the sentence
        said = ", ".join((named[0], *(each[0].lower() + each[1:] for each in named[1:])))
        yield f"{said}: the last result is {_BESIDE_RANGE[last.rating]} the expected range."


def _number(known: tuple[object, Amount]) -> Fraction:
    return known[1].number


def _trend_course(chart: TrendChart, known: list[tuple[TrendPoint, Amount]]) -> str:
    first, last = known[0], known[-1]
    if len(known) == 1:
        return f"{_kind(chart)} of {chart.title}: {_point_text(chart, *first)}."
    return f"{_kind(chart)} of {chart.title}: from {_point_text(chart, *first)} to {_point_text(chart, *last)}."


def _marks_sentences(known: list[TrendPoint]) -> Iterator[str]:
    """Return a sentence for each mark, of the periods whose results have it, and one for each break."""
    for mark in BESIDE:
        marked = [period_text(point.period) for point in known if mark in point.marks]
        if mark is Mark.BREAK:
            yield from (f"A break in the series before {period}." for period in marked)
        elif marked:
            yield f"{mark_text(mark)}: {', '.join(marked)}."


def _point_text(chart: TrendChart | SmallMultiples, point: TrendPoint, amount: Amount) -> str:
    return f"{amount_text(amount.number, chart.unit, point.decimals)} in {period_text(point.period)}"


def bar_text(chart: BarChart, amount: Amount | None) -> str:
    """Return what a bar stands for: `1,112`, or that there is nothing."""
    return "no result" if amount is None else amount_text(amount.number, chart.unit, chart.decimals)


def _bars_sentence(chart: BarChart) -> str:
    """Return each category with its amounts, in the order of the series that the sentence names first."""
    if not chart.categories:
        return f"Bar chart of {chart.title} by {chart.by}: no results to show."
    names = " and ".join(series.name for series in chart.series if series.name)
    rows = tuple(zip(chart.categories, *(series.amounts for series in chart.series), strict=True))
    part = f", {chart.first + 1} to {chart.end} of {len(rows)}" if chart.shown else ""
    shown = rows[chart.first : chart.end]
    said = (f"{category} {' and '.join(bar_text(chart, amount) for amount in amounts)}" for category, *amounts in shown)
    return f"Bar chart of {chart.title} by {chart.by}{f', {names}' if names else ''}{part}: {'; '.join(said)}."


def _areas_sentence(chart: SmallMultiples) -> str:
    """Return each area with its first result and its last; with their periods where these are not the chart's own."""
    shown = chart.areas[chart.first : chart.end]
    known = [point.period for area in chart.areas for point in area.points if point.amount]
    if not known:
        return f"Small line charts of {chart.title} by area: no results to show."
    first, last = min(known, key=_end), max(known, key=_end)
    part = f", {chart.first + 1} to {chart.end} of {chart.count}" if chart.shown else ""
    span = f"from {period_text(first)} to {period_text(last)}" if first != last else f"in {period_text(first)}"
    said = (_area_clause(chart, area, first, last) for area in shown)
    target = chart.areas[0].points[-1].target
    aim = f" Target {brief_amount(target.number, chart.unit)}." if target else ""
    return f"Small line charts of {chart.title} by area, on one scale, {span}{part}: {'; '.join(said)}.{aim}"


def _end(period: Period) -> int:
    return period.last


def _area_clause(chart: SmallMultiples, area: TrendSeries, first: Period, last: Period) -> str:
    """Return an area's first result and its last: `North 70.1% to 72.0%`, `South 80.0% in July 2016`."""
    known = [(point, point.amount) for point in area.points if point.amount]
    if not known:
        return f"{area.name} no result"
    one, other = (
        amount_text(amount.number, chart.unit, point.decimals)
        + ("" if point.period == usual else f" in {period_text(point.period)}")
        for (point, amount), usual in ((known[0], first), (known[-1], last))
    )
    if len(known) == 1:
        return f"{area.name} {one if first == last else _point_text(chart, *known[0])}"
    return f"{area.name} {one} to {other}"
