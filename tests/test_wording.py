"""Numbers, dates, bands and windows in words."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack import wording
from committee_pack.model.document import (
    DirectionArrow,
    Drawn,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    RatingBar,
    RatingMark,
    Strong,
    Text,
    TrendChart,
    TrendSeries,
)
from committee_pack.model.indicators import Band, Basis, Bound, Polarity, Rating, RatingRule, Unit
from committee_pack.model.marks import Mark
from committee_pack.model.periods import Window, parse_period
from committee_pack.model.results import Direction
from committee_pack.model.totals import Totals, Travels
from committee_pack.read.bands import parse_band
from tests.support.documents import indicator, trend_chart

DECIMALS = st.decimals(min_value=-10000, max_value=10000, places=6)


@given(DECIMALS, st.integers(0, 5))
def test_rounding_is_half_up_away_from_zero(number: Decimal, decimals: int) -> None:
    expected = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert wording.rounded(number, decimals) == Fraction(expected)


@given(DECIMALS, st.integers(0, 5))
def test_a_number_is_printed_as_it_is_rounded(number: Decimal, decimals: int) -> None:
    text = wording.number_text(number, decimals)
    assert Decimal(text.replace(",", "")) == Decimal(number).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert len(text.partition(".")[2]) == decimals
    assert not text.startswith("-0") or text.strip("-0.,")


@given(st.fractions(max_denominator=10**6))
def test_exact_text_loses_nothing(number: Fraction) -> None:
    assert Fraction(wording.exact_text(number)) == number


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        ("1145", 0, "1,145"),
        ("1234567.891", 2, "1,234,567.89"),
        ("-0.04", 1, "0.0"),
        ("-0.05", 1, "-0.1"),
        ("999.95", 1, "1,000.0"),
    ],
)
def test_a_number_is_written_as(number: str, decimals: int, text: str) -> None:
    assert wording.number_text(Decimal(number), decimals) == text


@pytest.mark.parametrize(("unit", "text"), [(Unit.PERCENT, "67.7%"), (Unit.COUNT, "67.7"), (Unit.AVERAGE, "67.7")])
def test_only_a_percentage_bears_a_sign(unit: Unit, text: str) -> None:
    assert wording.amount_text(Decimal("67.74"), unit, 1) == text


@pytest.mark.parametrize(("number", "text"), [("90.0", "90%"), ("17.50", "17.5%"), ("0", "0%"), ("1145", "1,145%")])
def test_a_brief_amount_has_no_more_decimals_than_it_needs(number: str, text: str) -> None:
    assert wording.brief_amount(Decimal(number), Unit.PERCENT) == text


@pytest.mark.parametrize(("number", "text"), [("19560", "19,560"), ("404.3", "404.3"), ("1E+3", "1,000")])
def test_a_plain_number_keeps_the_decimals_it_was_typed_with(number: str, text: str) -> None:
    assert wording.plain_number(Decimal(number)) == text


def test_dates_are_written_out() -> None:
    date = datetime.date(2016, 11, 10)
    assert wording.date_text(date) == "10 November 2016"
    assert wording.weekday_date_text(date) == "Thursday 10 November 2016"


@pytest.mark.parametrize(
    ("period", "long", "short"),
    [
        ("2016-08", "August 2016", "Aug 2016"),
        ("2013/14 Q3", "Quarter 3 2013/14", "Q3 2013/14"),
        ("2016/17", "2016/17", "2016/17"),
    ],
)
def test_periods_are_written_long_and_short(period: str, long: str, short: str) -> None:
    assert wording.period_text(parse_period(period)) == long
    assert wording.short_period_text(parse_period(period)) == short


@pytest.mark.parametrize("window", Window)
def test_every_window_has_words(window: Window) -> None:
    assert wording.window_text(window)[0].isupper()
    assert wording.short_window_text(window)
    assert wording.coverage_text(window, parse_period("2016-08"), None).endswith(".")


@pytest.mark.parametrize(
    ("window", "months"), [(Window.ROLLING_12_MONTHS, "September 2015"), (Window.ROLLING_3_MONTHS, "June 2016")]
)
def test_a_rolling_window_says_which_months_it_covers(window: Window, months: str) -> None:
    assert f"covers {months} to August 2016." in wording.coverage_text(window, parse_period("2016-08"), None)


@pytest.mark.parametrize(
    ("band", "text"),
    [
        ("below 80", "below 80%"),
        ("at or above 13", "at or above 13%"),
        ("5 to 10", "5% to 10%"),
        ("2 to below 5", "2% to below 5%"),
        ("above 10 to 13", "above 10% to 13%"),
        ("80 to below target", "80% to below 90%"),
        ("target met", "at or above 90%"),
        ("target missed", "below 90%"),
        ("at or below 7.5", "at or below 7.5%"),
        ("above target", "above 90%"),
    ],
)
def test_a_band_is_printed_in_the_words_that_it_is_written_in(band: str, text: str) -> None:
    assert wording.bands_text((parse_band(band),), indicator(), Decimal(90)) == text


def test_the_target_of_an_indicator_where_lower_is_better_is_met_below_it() -> None:
    lower = replace(indicator(), polarity=Polarity.LOWER)
    assert wording.bands_text((parse_band("target met"), parse_band("target missed")), lower, Decimal(10)) == (
        "at or below 10% or above 10%"
    )


def test_a_rule_is_a_sentence_with_the_target_or_the_word_for_it() -> None:
    (rule,) = indicator().rules
    said = "Green at or above 90%, Amber 80% to below 90%, Red below 80%."
    assert wording.rule_sentence(rule, indicator(), Decimal(90)) == said
    assert wording.rule_sentence(rule, indicator(), None) == said.replace("90%", "the target")


def test_only_bands_that_were_not_published_say_where_they_come_from() -> None:
    (rule,) = indicator().rules
    assert isinstance(rule, RatingRule)
    said = {basis: wording.basis_sentence(replace(rule, basis=basis)) for basis in Basis}
    assert said[Basis.PUBLISHED] == ""
    assert "inferred" in said[Basis.INFERRED]
    assert "not published" in said[Basis.UNKNOWN]


@pytest.mark.parametrize(
    ("direction", "text"),
    [(Direction.BETTER, "Better than 1 month ago"), (Direction.SAME, "Same as 1 month ago")],
)
def test_a_direction_says_since_when(direction: Direction, text: str) -> None:
    assert wording.direction_text(DirectionArrow(direction, "1 month ago")) == text
    assert wording.direction_text(DirectionArrow(direction)) == direction.value


@pytest.mark.parametrize(
    ("inline", "words"),
    [
        (Text("a"), "a"),
        (Strong((Text("a"), Emphasis((Text("b"),)))), "ab"),
        (Link((Text("a"),), "#b"), "a"),
        (LineBreak(), "\n"),
        (RatingMark(Rating.RED), "Red"),
        (RatingMark(None), "Not rated"),
        (DirectionArrow(Direction.WORSE), "▼ Worse"),
    ],
)
def test_inlines_have_words_without_their_look(inline: Inline, words: str) -> None:
    assert wording.inline_text(inline) == words


@pytest.mark.parametrize(
    ("totals", "text"),
    [
        (Totals(22, 20, 3, 0), "22 Green, 20 Amber and 3 Red of 45 rated indicators"),
        (Totals(1, 0, 0, 2), "1 Green, 0 Amber and 0 Red of 1 rated indicator; 2 not rated"),
    ],
)
def test_totals_are_a_sentence_that_counts_rated_indicators_only(totals: Totals, text: str) -> None:
    assert wording.totals_sentence(totals) == text
    assert wording.chart_sentence(RatingBar(totals)) == f"Bar: {text}."


@pytest.mark.parametrize(
    ("latest", "earlier", "rest"),
    [
        (0, 0, ""),
        (0, 1, "; 1 has no earlier result to compare"),
        (2, 0, "; 2 have no result for this period"),
        (1, 2, "; 2 have no earlier result to compare; 1 has no result for this period"),
    ],
)
def test_directions_are_counted_with_those_that_have_none(latest: int, earlier: int, rest: str) -> None:
    said = wording.travels_sentence(Travels("m", "1 month ago", 24, 16, 4, latest, earlier))
    assert said == f"Compared with 1 month ago, 24 improved, 16 worsened and 4 stayed the same{rest}."


def test_a_trend_says_its_first_last_lowest_and_highest_its_gaps_target_and_direction() -> None:
    assert wording.chart_sentence(trend_chart(4)) == (
        "Line chart of Returner interviews: from 63.1% in May 2016 to 67.7% in August 2016. "
        "Lowest 63.1% in May 2016, highest 67.7% in August 2016. No result for Jul 2016. "
        "Target 90%. Better than 1 month ago."
    )


def test_a_trend_names_the_periods_whose_results_are_marked() -> None:
    marks = ((Mark.REVISED,), (Mark.REVISED, Mark.BREAK), (Mark.PROVISIONAL,), (Mark.LOW_RELIABILITY, Mark.PROVISIONAL))
    chart = trend_chart(4)
    points = (replace(point, marks=each) for point, each in zip(chart.points, marks, strict=True))
    assert (
        "No result for Jul 2016. Provisional: August 2016. Revised: May 2016, June 2016. "
        "Of low reliability: August 2016. A break in the series before June 2016. Target 90%."
    ) in wording.chart_sentence(replace(chart, points=tuple(points)))


def test_a_trend_drawn_as_bars_is_called_so() -> None:
    bars = replace(trend_chart(4), drawn=Drawn.BARS)
    assert wording.chart_sentence(bars).startswith("Bar chart of Returner interviews: from 63.1%")


@pytest.mark.parametrize(
    ("lower", "upper", "rating", "words"),
    [
        (
            60,
            70,
            Rating.WITHIN,
            "Lower threshold 60%, upper threshold 70%: the last result is within the expected range.",
        ),
        (None, 65, Rating.ABOVE, "Upper threshold 65%: the last result is above the expected range."),
        (75, None, Rating.BELOW, "Lower threshold 75%: the last result is below the expected range."),
    ],
)
def test_a_trend_says_its_thresholds_and_how_the_last_result_stands_to_them(
    lower: int | None, upper: int | None, rating: Rating, words: str
) -> None:
    chart = trend_chart(4)
    expected = Band(*(None if end is None else Bound(Fraction(end), True) for end in (lower, upper)))
    points = tuple(replace(point, expected=expected, rating=rating) for point in chart.points)
    assert words in wording.chart_sentence(replace(chart, points=points))


def test_a_trend_names_the_first_and_the_last_result_of_each_other_series() -> None:
    chart = trend_chart(4)
    england, essex = TrendSeries("England", chart.points[:2]), TrendSeries("Essex", chart.points[3:])
    said = wording.chart_sentence(replace(chart, others=(england, essex)))
    assert "England: from 63.1% in May 2016 to 64.9% in June 2016. Essex: 67.7% in August 2016. Target 90%." in said


def test_a_trend_without_results_of_its_own_names_those_of_others() -> None:
    chart = trend_chart(4)
    empty = tuple(replace(point, amount=None) for point in chart.points)
    said = wording.chart_sentence(replace(chart, points=empty, others=(TrendSeries("England", chart.points[:1]),)))
    assert said == "Line chart of Returner interviews: no results to show. England: 63.1% in May 2016."


def test_a_trend_of_one_result_or_of_none_says_so() -> None:
    def only(*known: int) -> TrendChart:
        chart = trend_chart(4)
        points = (point if i in known else replace(point, amount=None) for i, point in enumerate(chart.points))
        return replace(chart, points=tuple(points))

    assert wording.chart_sentence(only(0)).startswith("Line chart of Returner interviews: 63.1% in May 2016. No result")
    assert wording.chart_sentence(only()) == "Line chart of Returner interviews: no results to show."
