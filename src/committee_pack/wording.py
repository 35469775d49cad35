"""Numbers, dates, bands and windows become words here, once, for every stage and every format.

Plain British English whatever the machine's locale; rounding is half up on exact numbers (rules.md:
all 143 published results of August 2016 reproduce so, truncation would fail 77).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from committee_pack.model.document import (
    BarChart,
    Chart,
    DirectionArrow,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    RatingBar,
    RatingMark,
    Shown,
    Strong,
    Text,
    TrendChart,
    TrendPoint,
    Value,
)
from committee_pack.model.indicators import (
    Band,
    Bands,
    Basis,
    Indicator,
    Polarity,
    Rating,
    RatingRule,
    TargetMet,
    TargetMissed,
    Unit,
)
from committee_pack.model.periods import Frequency, Period, Window
from committee_pack.model.results import Amount, Compared, Direction, Result, Totals, Travels

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NOT_RATED = "Not rated"
ARROWS = {Direction.BETTER: "▲", Direction.WORSE: "▼", Direction.SAME: "▶"}

# -- numbers ---------------------------------------------------------------------------------------


def rounded(number: Fraction | Decimal, decimals: int) -> Fraction:
    """Return the number rounded half up (away from zero) to so many decimals."""
    return Fraction(_in_last_decimals(number, decimals), 10**decimals)


def _in_last_decimals(number: Fraction | Decimal, decimals: int) -> int:
    """Return the number rounded half up, counted in units of its last decimal; whole numbers are quick."""
    over, under = number.as_integer_ratio()
    whole: int = (2 * abs(over) * 10**decimals + under) // (2 * under)
    return whole if over >= 0 else -whole


def number_text(number: Fraction | Decimal, decimals: int) -> str:
    """Return the number rounded half up, thousands separated: `1,145`, `12.9`, `-0.2`."""
    counted = _in_last_decimals(number, decimals)
    whole, part = divmod(abs(counted), 10**decimals)
    digits = f"{whole:,}.{part:0{decimals}}" if decimals else f"{whole:,}"
    return f"-{digits}" if counted < 0 else digits


def amount_text(number: Fraction | Decimal, unit: Unit, decimals: int) -> str:
    """Return the number with its unit: `67.7%`, `35`, `363.7`."""
    text = number_text(number, decimals)
    match unit:
        case Unit.PERCENT:
            return f"{text}%"
        case Unit.COUNT | Unit.AVERAGE:
            return text
        case _:
            assert_never(unit)


def plain_number(number: Decimal) -> str:
    """Return a number with the decimals it was typed with, thousands separated: `19,560`, `404.3`."""
    exponent = number.as_tuple().exponent
    return number_text(number, -exponent if isinstance(exponent, int) and exponent < 0 else 0)


_MOST_DECIMALS, _SHOWN = 25, 6
"""How many decimals a number as typed may need, and how many are shown of one that no decimals end."""


def brief_amount(number: Fraction | Decimal, unit: Unit) -> str:
    """Return the number with no more decimals than it needs: `90%`, `17.5%`."""
    exact = Fraction(number)
    decimals = next((n for n in range(_MOST_DECIMALS) if rounded(exact, n) == exact), _SHOWN)
    return amount_text(exact, unit, decimals)


def exact_text(number: Fraction) -> str:
    """Return the number without loss: a decimal where it ends, else a fraction as `2100/31`."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    return number_text(number, max(twos, fives)).replace(",", "")


# -- dates, periods and windows --------------------------------------------------------------------


def date_text(date: datetime.date) -> str:
    """Return the date as `10 November 2016`."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def weekday_date_text(date: datetime.date) -> str:
    """Return the date as `Thursday 10 November 2016`."""
    return f"{WEEKDAYS[date.weekday()]} {date_text(date)}"


_PERIOD_HEADS = {Frequency.MONTH: "Month end", Frequency.QUARTER: "Quarter", Frequency.YEAR: "Year"}


def period_text(period: Period) -> str:
    """Return the period as `August 2016`, `Quarter 3 2013/14` or `2016/17`."""
    match period.frequency:
        case Frequency.MONTH:
            return f"{MONTHS[period.month - 1]} {period.year}"
        case Frequency.QUARTER:
            return f"Quarter {period.quarter} {period.financial_year}"
        case Frequency.YEAR:
            return str(period)
        case _:
            assert_never(period.frequency)


def period_head(frequency: Frequency) -> str:
    """Return the head of a table's periods: `Month end`, `Quarter`, `Year`."""
    return _PERIOD_HEADS[frequency]


def short_period_text(period: Period) -> str:
    """Return the period as a column head or an axis has it: `Aug 2016`, `Q3 2013/14`, `2016/17`."""
    if period.frequency is Frequency.MONTH:
        return f"{MONTHS[period.month - 1][:3]} {period.year}"
    return period_text(period).replace("Quarter ", "Q")


def this_and_last(period: Period) -> tuple[str, str]:
    """Return what heads call the period and the one before it: `This month` and `Last month`."""
    length = period.frequency.name.lower()
    return f"This {length}", f"Last {length}"


def cohort_text(cohort: str) -> str:
    """Return a cohort as a head has it: `All` where it is everyone."""
    return f"{cohort[0].upper()}{cohort[1:]}" if cohort else "All"


def window_text(window: Window) -> str:
    """Return the window in words: `Rolling 12 months`."""
    return {
        Window.SNAPSHOT: "Snapshot",
        Window.MONTH: "Month",
        Window.QUARTER: "Quarter",
        Window.YEAR_TO_DATE: "Year to date",
        Window.ROLLING_3_MONTHS: "Rolling 3 months",
        Window.ROLLING_12_MONTHS: "Rolling 12 months",
        Window.FINANCIAL_YEAR: "Financial year",
        Window.CUMULATIVE: "Cumulative",
    }[window]


def window_meaning(window: Window) -> str:
    """Return what a result over the window covers, as a key has it."""
    meant = {
        Window.SNAPSHOT: "The position at the end of the period.",
        Window.MONTH: "The month.",
        Window.QUARTER: "The quarter.",
        Window.YEAR_TO_DATE: "The financial year so far.",
        Window.ROLLING_3_MONTHS: "The three months to the end of the period.",
        Window.ROLLING_12_MONTHS: "The twelve months to the end of the period.",
        Window.FINANCIAL_YEAR: "The financial year.",
        Window.CUMULATIVE: "All since counting began.",
    }
    return meant[window]


def short_window_text(window: Window) -> str:
    """Return the window as a column has it: `Snapshot`, `R12M`."""
    return "Snapshot" if window is Window.SNAPSHOT else window.value


def coverage_text(window: Window, period: Period) -> str:
    """Return what a result covers, as a sentence for the data notes."""
    months = {Window.ROLLING_3_MONTHS: 3, Window.ROLLING_12_MONTHS: 12}.get(window)
    if months:
        first = Period(period.last - months + 1, Frequency.MONTH, period.year_starts)
        last = Period(period.last, Frequency.MONTH, period.year_starts)
        return (
            f"{window_text(window)}: the {period_text(period)} result covers "
            f"{period_text(first)} to {period_text(last)}."
        )
    if window is Window.SNAPSHOT:
        return f"Snapshot: the position at the end of each {period.frequency.name.lower()}."
    return f"{window_text(window)}."


# -- ratings, directions and rules -----------------------------------------------------------------


def rating_text(rating: Rating | None) -> str:
    """Return the rating's word; no rating is `Not rated`."""
    return rating.value if rating else NOT_RATED


def direction_text(arrow: DirectionArrow) -> str:
    """Return the direction in words: `Better`, or `Better than 1 month ago`."""
    if not arrow.since:
        return arrow.direction.value
    joint = "as" if arrow.direction is Direction.SAME else "than"
    return f"{arrow.direction.value} {joint} {arrow.since}"


def polarity_text(polarity: Polarity) -> str:
    """Return which way is good, as a column has it: `Higher`, `Lower`, `Target`."""
    return polarity.value.capitalize()


def polarity_sentence(polarity: Polarity) -> str:
    """Return which way is good, as a sentence."""
    return {
        Polarity.HIGHER: "Higher values are better.",
        Polarity.LOWER: "Lower values are better.",
        Polarity.TARGET: "Values close to the target are better.",
        Polarity.NEITHER: "Counted and not judged.",
    }[polarity]


def rule_sentence(rule: RatingRule, indicator: Indicator, target: Decimal | None) -> str:
    """Return the bands in a sentence: `Green at or above 90%, Amber 80% to below 90%, Red below 80%.`"""
    parts = [f"{rating.value} {bands_text(bands, indicator, target)}" for rating, bands in rule.bands() if bands]
    return f"{', '.join(parts)}."


def basis_sentence(basis: Basis) -> str:
    """Return where the bands come from, as a sentence; published ones need none."""
    return {
        Basis.PUBLISHED: "",
        Basis.INFERRED: "The boundary between Amber and Red is inferred from published ratings.",
        Basis.UNKNOWN: (
            "The boundary between Amber and Red is not published: a result that misses its target is shown as Amber."
        ),
    }[basis]


def bands_text(bands: Bands, indicator: Indicator, target: Decimal | None) -> str:
    """Return bands in the words that are printed: `below 12% or above 23%`."""
    return " or ".join(_band_text(band, indicator, target) for band in bands)


def _band_text(band: Band | TargetMet | TargetMissed, indicator: Indicator, target: Decimal | None) -> str:
    if isinstance(band, (TargetMet, TargetMissed)):
        goal = brief_amount(target, indicator.unit) if target is not None else "the target"
        met = "at or above" if indicator.polarity is Polarity.HIGHER else "at or below"
        missed = "below" if indicator.polarity is Polarity.HIGHER else "above"
        return f"{met if isinstance(band, TargetMet) else missed} {goal}"
    lower, upper = band.lower, band.upper
    ends = [
        "the target"
        if (value := end.value if end.value is not None else target) is None
        else brief_amount(value, indicator.unit)
        for end in (lower, upper)
        if end
    ]
    if lower and upper:
        return f"{'' if lower.included else 'above '}{ends[0]} to {'' if upper.included else 'below '}{ends[1]}"
    if lower:
        return f"{'at or above' if lower.included else 'above'} {ends[0]}"
    if upper:
        return f"{'at or below' if upper.included else 'below'} {ends[0]}"
    return "any value"


# -- results ---------------------------------------------------------------------------------------


def result_text(result: Result) -> str:
    """Return a result as displayed; its words where it has no number, nothing where it has neither."""
    if result.amount is None:
        return result.words
    return amount_text(result.amount.number, result.indicator.unit, result.decimals)


def target_text(result: Result) -> str:
    """Return the target at the indicator's decimals or, so as not to round it, its own: `90.0%`, `17.55%`."""
    if result.target is None:
        return ""
    exponent = result.target.normalize().as_tuple().exponent
    own = -exponent if isinstance(exponent, int) else 0
    return amount_text(result.target, result.indicator.unit, max(result.indicator.decimals, own))


def change_text(result: Result, compared: Compared | None) -> str:
    """Return this less the other as displayed, signed: `+1.2 percentage points`, `-3`, `0`."""
    text = _signed_text(result, compared)
    return f"{text} percentage points" if text and result.indicator.unit is Unit.PERCENT else text


def variance_text(result: Result, compared: Compared | None) -> str:
    """Return this less the other as a column has it, percentage points with their sign: `+17.4%`, `-0.0%`, `0.0%`."""
    text = _signed_text(result, compared)
    return f"{text}%" if text and result.indicator.unit is Unit.PERCENT else text


def _signed_text(result: Result, compared: Compared | None) -> str:
    """Return the exact difference, rounded: only an exact zero has no sign (rules.md: three different facts)."""
    if compared is None or result.amount is None or compared.result.amount is None:
        return ""
    change = result.amount.number - compared.result.amount.number
    text = number_text(change, result.decimals)
    sign = "+" if change > 0 else "-" if change < 0 and not text.startswith("-") else ""
    return f"{sign}{text}"


def value_text(value: Value) -> str:
    """Return the fact of a result that a value shows, in words; nothing where it is not known."""
    result, compared = value.of, value.of.compared(value.comparison)
    match value.shown:
        case Shown.RESULT:
            return result_text(result)
        case Shown.NUMERATOR:
            return "" if result.numerator is None else plain_number(result.numerator)
        case Shown.DENOMINATOR:
            return "" if result.denominator is None else plain_number(result.denominator)
        case Shown.TARGET:
            return target_text(result)
        case Shown.PERIOD:
            return period_text(result.period)
        case Shown.WINDOW:
            return window_text(result.window)
        case Shown.RATING:
            return rating_text(result.rating) if result.amount is not None else ""
        case Shown.DIRECTION:
            return compared.direction.value if compared and compared.direction else ""
        case Shown.CHANGE:
            return change_text(result, compared)
        case Shown.VARIANCE:
            return variance_text(result, compared)
        case _:
            assert_never(value.shown)


# -- the document tree -----------------------------------------------------------------------------


def inline_text(inline: Inline) -> str:
    """Return the words of an inline, without its look."""
    match inline:
        case Text(text):
            return text
        case Strong(children) | Emphasis(children) | Link(children):
            return plain_text(children)
        case LineBreak():
            return "\n"
        case Value():
            return value_text(inline)
        case RatingMark(rating):
            return rating_text(rating)
        case DirectionArrow(direction):
            return f"{ARROWS[direction]} {direction_text(inline)}"
        case _:
            assert_never(inline)


def plain_text(inlines: Iterable[Inline]) -> str:
    """Return the words of some inlines, one after another."""
    return "".join([inline_text(inline) for inline in inlines])


def totals_sentence(totals: Totals) -> str:
    """Return the totals in words: `22 Green, 20 Amber and 3 Red of 45 rated indicators`."""
    parts = [f"{totals.of(rating)} {rating.value}" for rating in Rating]
    rated = f"{', '.join(parts[:-1])} and {parts[-1]} of {totals.rated} rated {_indicators(totals.rated)}"
    not_rated = f"; {totals.not_rated} not rated" if totals.not_rated else ""
    return f"{rated}{not_rated}{f'; {totals.without_result} without a result' if totals.without_result else ''}"


def travels_sentence(travels: Travels) -> str:
    """Return how many moved which way in words: `Compared with 1 month ago, 24 improved, 16 worsened and 4 ...`."""
    said = [f"{travels.better} improved, {travels.worse} worsened and {travels.same} stayed the same"]
    if travels.without_earlier:
        said.append(f"{_have(travels.without_earlier)} no earlier result to compare")
    if travels.without_latest:
        said.append(f"{_have(travels.without_latest)} no result for this period")
    return f"Compared with {travels.label}, {'; '.join(said)}."


def _have(count: int) -> str:
    return f"{count} {'has' if count == 1 else 'have'}"


def _indicators(count: int) -> str:
    return "indicator" if count == 1 else "indicators"


def chart_sentence(chart: Chart) -> str:
    """Return what a chart shows, for those who cannot see it, written from its data.

    A trend names its first, last, lowest and highest value, its target and its direction.
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
