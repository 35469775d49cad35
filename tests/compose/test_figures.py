"""The charts of the markup: bars, thresholds, others beside a trend, small trends of areas; names that nothing has."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from committee_pack.compose.charts import in_pictures
from committee_pack.model.document import Drawn, Figure, SmallMultiples, TrendChart
from committee_pack.model.indicators import Band, Bound, Rating, Unit
from committee_pack.model.marks import Mark
from tests.compose.test_markup import block
from tests.support.workspaces import (
    AREAS,
    INDICATORS,
    OBSERVATIONS,
    OTHERS,
    REPORT,
    Small,
    small_workspace,
    with_cohorts,
    with_measures,
)

ANSWERS = """\
      - id: replies
        number: 8
        title: Replies sent in time
        short: Replies
        polarity: higher
        unit: percent
        window: SS
        rating: not rated
"""
"""An indicator of the same unit as visits, at the end of INDICATORS."""
ENGLAND = "visits,England,2016-07,65.5,\nvisits,England,2016-08,66,p\n"
CHANGING = "rating: [{from: 2016/17, expected: 3000 to 4000}, {expected: 1 to 5000}]"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


@pytest.fixture
def beside(small: Small) -> Small:
    """Return the small workspace with results of England for visits, and with replies of the same unit."""
    small.replace(INDICATORS, "targets: targets.csv", "targets: targets.csv\ncomparators: [others.csv]")
    small.add(INDICATORS, ANSWERS)
    small.add(OBSERVATIONS, "replies,2016-08,,,,50,100,,,,\nreplies,2016-07,,,,40,100,,,,\n")
    small.write(
        OTHERS, "indicator,comparator,period,value,status\nvisits,England,2016-07,65.5,\nvisits,England,2016-08,66,p\n"
    )
    small.replace(REPORT, "comparisons:", "comparisons:\n  england: {label: All of England, comparator: England}")
    return small


@pytest.fixture
def measures(small: Small) -> Small:
    """Return the workspace with indicators of every kind, ready for a page of a test's own."""
    with_measures(small).replace(REPORT, "changes.html.j2, ", "")
    return small


def trend(small: Small, markup: str) -> tuple[TrendChart, str]:
    """Return the one chart of a page, and the words that stand for it."""
    figure = block(small, markup)
    assert isinstance(figure, Figure)
    assert isinstance(figure.chart, TrendChart)
    return figure.chart, figure.alternative


def multiples(small: Small, markup: str) -> tuple[SmallMultiples, str]:
    figure = block(small, markup)
    assert isinstance(figure, Figure)
    assert isinstance(figure.chart, SmallMultiples)
    return figure.chart, figure.alternative


def numbers(of: TrendChart) -> list[list[Fraction | None]]:
    return [[point.amount.number if point.amount else None for point in series.points] for series in of.others]


# -- bars and thresholds ---------------------------------------------------------------------------


def test_a_trend_may_be_drawn_as_bars_which_its_words_say(small: Small) -> None:
    chart, words = trend(small, '<chart kind="trend" of="visits" draw="bars"/>')
    assert chart.drawn is Drawn.BARS
    assert chart.bands
    assert words.startswith("Bar chart of Visits held in time: from 70.1% in July 2016 to 72.0%")


def test_a_count_behind_a_rate_may_be_drawn_as_bars_and_has_no_thresholds_of_the_rate(measures: Small) -> None:
    measures.replace(INDICATORS, "rating: {against: England, margin: 2}", "rating: {expected: 50 to 60}")
    chart, _ = trend(measures, '<chart kind="trend" of="in-care" draw="bars"/>')
    assert (chart.drawn, chart.unit) == (Drawn.BARS, Unit.COUNT)
    assert {point.expected for point in chart.points} == {None}


def test_an_expected_range_gives_each_point_that_of_its_own_rule_and_the_words_say_how_the_last_stands(
    measures: Small,
) -> None:
    measures.replace(
        INDICATORS,
        "rating: {expected: 3000 to 4000}",
        "rating: [{from: 2016/17, expected: 3000 to 4000, note: More is expected.}, {expected: 1 to 5000}]",
    )
    measures.replace(REPORT, "trends: {", "trends: {contacts: {periods: 2, every: quarter}, ")
    chart, words = trend(measures, '<chart kind="trend" of="contacts"/>')
    assert [point.expected for point in chart.points] == [
        Band(Bound(Fraction(low), True), Bound(Fraction(high), True)) for low, high in ((1, 5000), (3000, 4000))
    ]
    assert [point.rating for point in chart.points] == [Rating.WITHIN, Rating.ABOVE]
    assert words == (
        "Line chart of Contacts in the quarter: from 3,500 in Quarter 4 2015/16 to 4,100 in Quarter 1 2016/17. "
        "Lower threshold 3,000, upper threshold 4,000: the last result is above the expected range."
    )


# -- others beside a trend -------------------------------------------------------------------------


def test_a_comparator_is_a_line_of_its_results_of_the_same_ends_called_by_its_label(beside: Small) -> None:
    chart, words = trend(beside, '<chart kind="trend" of="visits" with="england"/>')
    assert numbers(chart) == [[Fraction("65.5"), 66]]
    assert chart.others[0].points[1].marks == (Mark.PROVISIONAL,)
    assert (chart.name, chart.others[0].name) == ("Loamshire County Council", "All of England")
    assert "All of England: from 65.5% in July 2016 to 66% in August 2016." in words


def test_another_indicator_is_a_line_and_both_are_called_by_their_names(beside: Small) -> None:
    chart, words = trend(beside, '<chart kind="trend" of="visits" with="replies england"/>')
    assert numbers(chart) == [[40, 50], [Fraction("65.5"), 66]]
    assert (chart.name, chart.others[0].name) == ("Visits held in time", "Replies")
    assert "Replies: from 40.0% in July 2016 to 50.0% in August 2016." in words


def test_another_indicator_of_other_periods_is_shown_where_its_own_end_with_those_of_the_chart(beside: Small) -> None:
    beside.replace(INDICATORS, "title: Replies sent in time", "title: Replies sent in time\n        frequency: quarter")
    beside.replace(OBSERVATIONS, "replies,2016-08,,,,50,100,,,,\nreplies,2016-07,", "replies,2016/17 Q1,")
    beside.replace(REPORT, "trend: {periods: 2", "trend: {periods: 3")
    chart, _ = trend(beside, '<chart kind="trend" of="visits" with="replies"/>')
    assert [str(point.period) for point in chart.others[0].points] == ["2016/17 Q1"]


def test_others_of_an_area_are_of_that_area_and_a_chart_of_it_is_called_by_its_name(beside: Small) -> None:
    beside.add(OBSERVATIONS, "replies,2016-08,,North,,5,10,,,,\n")
    chart, _ = trend(beside, '<chart kind="trend" of="visits" area="North" with="replies"/>')
    assert [len(series.points) for series in chart.others] == [1]


def test_a_chart_of_an_area_beside_comparators_is_called_by_the_areas_name(beside: Small) -> None:
    chart, _ = trend(beside, '<chart kind="trend" of="visits" area="North" with="england"/>')
    assert (chart.name, numbers(chart)) == ("North", [[Fraction("65.5"), 66]])


def test_a_name_given_twice_is_one_line(beside: Small) -> None:
    chart, _ = trend(beside, '<chart kind="trend" of="visits" with="england  england"/>')
    assert len(chart.others) == 1


@pytest.mark.parametrize(
    ("names", "code", "words"),
    [
        (
            "englnd",
            "value-unknown",
            "'englnd' is no comparison with others, and no other indicator. Did you",
        ),
        ("month_ago", "value-unknown", "'month_ago' is no comparison with others"),
        ("visits", "value-unknown", "'visits' is no comparison with others, and no other indicator."),
        ("replis", "value-unknown", "Did you mean 'replies'?"),
        ("overdue", "value-wrong", "'overdue' is a count, and 'visits' a percentage. A chart has one scale"),
        ("a b c d e", "value-wrong", "A chart shows 4 series beside its own, and this one is to show 5."),
    ],
)
def test_a_name_that_is_neither_or_of_another_unit_is_named_with_the_nearest(
    beside: Small, names: str, code: str, words: str
) -> None:
    beside.page(f'<chart kind="trend" of="visits" with="{names}"/>')
    finding = next(each for each in beside.check() if each.code == code)
    assert finding.place.line == 2
    assert words in f"{finding.message} {finding.hint}"


def test_a_comparator_that_has_no_result_of_the_same_ends_is_missed(beside: Small) -> None:
    beside.write(OTHERS, "indicator,comparator,period,value\nvisits,England,2015/16,65.5\n")
    beside.page('<chart kind="trend" of="visits" with="england"/>')
    finding = beside.only()
    assert finding.code == "comparator-missing"
    assert finding.message == "The chart of 'visits' finds no result of 'All of England' that ends with its periods."


def test_another_indicator_without_results_is_missed(beside: Small) -> None:
    beside.replace(OBSERVATIONS, "replies,2016-08,,,,50,100,,,,\nreplies,2016-07,,,,40,100,,,,\n", "")
    beside.page('<chart kind="trend" of="visits" with="replies"/>')
    assert ("observation-missing", 2) in [(each.code, each.place.line) for each in beside.check()]


def test_nothing_stands_beside_a_count_behind_a_rate(measures: Small) -> None:
    measures.page('<chart kind="trend" of="in-care" with="england"/>')
    finding = next(each for each in measures.check() if each.code == "value-wrong")
    assert "shows a count behind a rate" in finding.message


# -- small trends of areas -------------------------------------------------------------------------


def test_small_trends_show_the_areas_that_have_others_within_them(small: Small) -> None:
    small.add(OBSERVATIONS, "visits,2016-07,SS,North,,30,50,,,,\nvisits,2016-08,SS,North team,,4,5,,,,\n")
    chart, words = multiples(small, '<chart kind="multiples" of="visits"/>')
    assert [series.name for series in chart.areas] == ["North"]
    assert words == (
        "Small line charts of Visits held in time by area, on one scale, from July 2016 to August 2016: "
        "North 60.0% to 80.0%. Target 90%."
    )


def test_small_trends_may_show_all_areas_that_have_a_result_in_any_period(small: Small) -> None:
    small.add(AREAS, "South,,no\nEast,,no\n")
    small.add(OBSERVATIONS, "visits,2016-07,SS,North team,,4,5,,,,\nvisits,2016-08,SS,North team,,[x],,,,,\n")
    small.add(OBSERVATIONS, "visits,2016-08,SS,South,,[x],,,,,\n")
    chart, words = multiples(small, '<chart kind="multiples" of="visits" areas="all"/>')
    assert [series.name for series in chart.areas] == ["North", "North team"]
    assert "North team 80.0% in July 2016" in words


def test_small_trends_may_be_of_a_cohort(small: Small) -> None:
    with_cohorts(small).replace(REPORT, "cohorts.html.j2, ", "")
    chart, _ = multiples(small, '<chart kind="multiples" of="visits" cohort="girls"/>')
    assert chart.title == "Visits held in time (girls)"
    assert [series.name for series in chart.areas] == ["North"]


def test_many_small_trends_take_several_pictures_which_have_about_as_many_each(small: Small) -> None:
    names = [f"Area {n}" for n in range(1, 14)]
    small.add(AREAS, "".join(f"{name},,no\n" for name in names))
    small.add(OBSERVATIONS, "".join(f"visits,2016-08,SS,{name},,4,5,,,,\n" for name in names))
    small.page('<chart kind="multiples" of="visits" areas="all"/>')
    figures = [each for each in small.blocks() if isinstance(each, Figure)]
    charts = [each.chart for each in figures if isinstance(each.chart, SmallMultiples)]
    assert [(chart.first, chart.end) for chart in charts] == [(0, 7), (7, 14)]
    assert [figure.continues for figure in figures] == [False, True]
    assert ", 8 to 14 of 14: " in figures[1].alternative
    twelve = SmallMultiples("A title", Unit.PERCENT, charts[0].areas[:12])
    assert in_pictures(twelve) == (twelve,)


@pytest.mark.parametrize(
    ("markup", "code", "words"),
    [
        ('<chart kind="multiple" of="visits"/>', "value-unknown", "Did you mean 'multiples'?"),
        ('<chart kind="multiples" of="vists"/>', "indicator-unknown", "Did you mean 'visits'?"),
        ('<chart kind="multiples" of="visits" areas="some"/>', "value-unknown", "Expected one of: all."),
        ('<chart kind="multiples" of="visits" area="North"/>', "attribute-unknown", "Did you mean 'areas'?"),
        ('<chart kind="multiples" of="visits" cohort="girls"/>', "cohort-unknown", "no cohort 'girls'"),
        ('<chart kind="multiples" of="overdue"/>', "observation-missing", "no observation of 'overdue' for any area."),
        ('<chart kind="trend" of="visits" draw="bar"/>', "value-unknown", "Did you mean 'bars'?"),
        ('<chart kind="periods" of="visits" draw="bars"/>', "attribute-unknown", "no attribute 'draw'"),
    ],
)
def test_what_is_wrong_with_a_chart_is_named_at_its_line(small: Small, markup: str, code: str, words: str) -> None:
    small.page(markup)
    finding = small.only()
    assert (finding.code, finding.place.line) == (code, 2)
    assert words in f"{finding.message} {finding.hint}"
