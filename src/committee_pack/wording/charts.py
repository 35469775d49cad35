"""What a chart shows becomes a sentence for those who cannot see it, written from its data."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from committee_pack.model.document import BarChart, Chart, DirectionArrow, RatingBar, TrendChart, TrendPoint
from committee_pack.model.marks import BESIDE, Mark
from committee_pack.model.results import Amount
from committee_pack.wording.calendar import period_text, short_period_text
from committee_pack.wording.marks import mark_text
from committee_pack.wording.numbers import amount_text, brief_amount
from committee_pack.wording.rules import direction_text
from committee_pack.wording.totals import totals_sentence


def chart_sentence(chart: Chart) -> str:
    """Return what a chart shows, for those who cannot see it, written from its data.

    A trend names its first, last, lowest and highest value, what is marked of them, its target and its direction.
    """
    match chart:
        case RatingBar(totals=totals):
            return f"Bar: {totals_sentence(totals)}."
        case TrendChart():
            return _trend_sentence(chart)
        case BarChart():
            return _bars_sentence(chart)
        case _:
            assert_never(chart)


def _trend_sentence(chart: TrendChart) -> str:
    known = [(point, point.amount) for point in chart.points if point.amount is not None]
    if not known:
        return f"Line chart of {chart.title}: no results to show."
    said = [_trend_course(chart, known)]
    if len(known) > 2:
        lowest, highest = min(known, key=_number), max(known, key=_number)
        said.append(f"Lowest {_point_text(chart, *lowest)}, highest {_point_text(chart, *highest)}.")
    gaps = [short_period_text(point.period) for point in chart.points if point.amount is None]
    if gaps:
        said.append(f"No result for {', '.join(gaps)}.")
    said.extend(_marks_sentences([point for point, _ in known]))
    if chart.points[-1].target is not None:
        said.append(f"Target {brief_amount(chart.points[-1].target.number, chart.unit)}.")
    if chart.direction:
        said.append(f"{direction_text(DirectionArrow(chart.direction, chart.since))}.")
    return " ".join(said)


def _number(known: tuple[object, Amount]) -> Fraction:
    return known[1].number


def _trend_course(chart: TrendChart, known: list[tuple[TrendPoint, Amount]]) -> str:
    first, last = known[0], known[-1]
    if len(known) == 1:
        return f"Line chart of {chart.title}: {_point_text(chart, *first)}."
    return f"Line chart of {chart.title}: from {_point_text(chart, *first)} to {_point_text(chart, *last)}."


def _marks_sentences(known: list[TrendPoint]) -> Iterator[str]:
    """Return a sentence for each mark, of the periods whose results have it, and one for each break."""
    for mark in BESIDE:
        marked = [period_text(point.period) for point in known if mark in point.marks]
        if mark is Mark.BREAK:
            yield from (f"A break in the series before {period}." for period in marked)
        elif marked:
            yield f"{mark_text(mark)}: {', '.join(marked)}."


def _point_text(chart: TrendChart, point: TrendPoint, amount: Amount) -> str:
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
