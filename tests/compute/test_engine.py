"""Results as a report brings them together: breaks, periods to come, sums of areas, others' windows, targets."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.model.results import Result
from committee_pack.wording import gap_sentence, result_text, target_text
from tests.support.workspaces import AREAS, INDICATORS, OBSERVATIONS, REPORT, Small, one_indicator

SHARE = "polarity: higher, unit: percent, window: {window}, rating: not rated"
BANDS = "rating: {green: target met, amber: 80 to below target, red: below 80, basis: published}"
TREND = "trend: {{periods: {periods}}}"


def trend(small: Small, periods: str) -> list[str]:
    """Return the results of the indicator over a trend, with their marks."""
    small.replace(REPORT, "trend: {periods: 2, every: month}", TREND.format(periods=periods))
    results = small.results()
    return [result_text(each) for each in results.trend(results.latest[0].indicator)]


def of_area(small: Small, area: str) -> Result:
    (result,) = (each for each in small.results().latest if each.area == area)
    return result


def said(small: Small) -> list[str]:
    return [f"{each.code}: {each.message}" for each in small.check()]


def test_the_first_result_after_a_change_is_marked_though_periods_between_have_none(tmp_path: Path) -> None:
    definition = f"{SHARE.format(window='R3M')}, changes: [{{changed: 2016-05, note: Calls count too.}}]"
    rows = [f"2016-{month:02},M,,,{month},10,," for month in range(1, 9)]
    small = one_indicator(tmp_path, rows, [], definition)
    assert trend(small, "6") == ["20.0%", "30.0%", "", "", "60.0% [b]", "70.0%"]


def test_a_break_is_no_fact_of_the_scorecard_of_a_later_month(tmp_path: Path) -> None:
    definition = f"{SHARE.format(window='SS')}, changes: [{{changed: 2016-05, note: Calls count too.}}]"
    small = one_indicator(tmp_path, ["2016-08,,,,7,10,,", "2016-03,,,,6,10,,"], [], definition)
    assert trend(small, "[last 1 year end, latest]") == ["60.0%", "70.0% [b]"]
    assert result_text(small.results().county()[0]) == "70.0%"


def test_periods_after_the_reports_own_are_blank_but_for_their_target(tmp_path: Path) -> None:
    rows = ["2016-08,,,,7,10,,", "2016-10,,,,9,10,,", "2017-03,,,,9,10,,"]
    definition = f"polarity: higher, unit: percent, window: SS, {BANDS}"
    small = one_indicator(tmp_path, rows, ["2016/17,90"], definition)
    assert trend(small, "[latest, 2016-10, year end]") == ["70.0%", "", ""]
    results = small.results()
    last = results.trend(results.latest[0].indicator)[-1]
    assert (target_text(last), last.rating, last.gap and gap_sentence(last.gap, last)) == (
        "90.0%",
        None,
        "The period is yet to come.",
    )


def test_the_last_result_that_is_available_may_be_a_sum_of_areas(tmp_path: Path) -> None:
    rows = ["2016-06,,North,,5,10,,", "2016-06,,South,,7,10,,", "2016-08,,North,,9,10,,"]
    small = one_indicator(tmp_path, rows, [], SHARE.format(window="SS"), "latest: available")
    small.add(AREAS, "South,,no\n")
    small.replace(INDICATORS, "areas: areas.csv", "areas: areas.csv\ncouncil_sums: yes")
    (county,) = small.results().county()
    assert (str(county.period), result_text(county)) == ("2016-06", "60.0%")


def test_what_lacks_deep_within_is_told_once_and_by_its_own_name(tmp_path: Path) -> None:
    rows = ["2016-08,,North team,,5,10,,", "2016-08,,South,,7,10,,", "2016-07,,Other team,,6,10,,"]
    small = one_indicator(tmp_path, rows, [], SHARE.format(window="SS"))
    small.write(AREAS, "area,parent,sums\nNorth,,yes\nNorth team,North,no\nOther team,North,no\nSouth,,no\n")
    small.replace(INDICATORS, "areas: areas.csv", "areas: areas.csv\ncouncil_sums: yes")
    assert said(small) == [
        "observation-missing: 'x' has no observation for 'Other team' in August 2016, though there is one of July 2016."
    ]
    county = small.results().county()[0]
    assert county.gap is not None
    assert gap_sentence(county.gap, county) == "Other team is missing."


def test_a_total_over_another_window_is_not_rated_by_the_months_target(tmp_path: Path) -> None:
    definition = "polarity: lower, unit: count, window: M, rating: {green: target met, basis: unknown}"
    rows = [f"2016-{month},M,,,1,,," for month in ("06", "07", "08")]
    small = one_indicator(tmp_path, rows, ["2016/17,2"], definition)
    small.replace(REPORT, "earlier: 1 month", "window: R3M")
    (result,) = small.results().county()
    compared = result.compared("month_ago")
    assert compared is not None
    assert (result_text(compared.result), compared.result.rating) == ("3", None)


@pytest.mark.parametrize("rows", [("2016-03,,,,3,10,,", "2015/16 Q4,,,,4,10,,")])
def test_two_rows_that_say_one_thing_differently_are_told_in_any_order(tmp_path: Path, rows: tuple[str, ...]) -> None:
    for n, order in enumerate((rows, rows[::-1])):
        small = one_indicator(tmp_path / str(n), order, [], f"{SHARE.format(window='SS')}, frequency: year")
        small.replace(REPORT, "period: 2016-08", "period: 2016-03")
        assert [each.code for each in small.check() if each.severity.value == "error"] == ["observation-twice"]


def test_two_rows_that_say_one_thing_alike_are_one(tmp_path: Path) -> None:
    rows = ("2016-06,,,,3,10,,", "2016/17 Q1,,,,3,10,,")
    small = one_indicator(tmp_path, rows, [], f"{SHARE.format(window='SS')}, frequency: quarter")
    assert result_text(small.results().county()[0]) == "30.0%"
    assert small.check() == ()


def test_a_quarter_may_have_the_target_of_the_month_that_ends_it(tmp_path: Path) -> None:
    definition = f"polarity: higher, unit: percent, window: SS, frequency: quarter, {BANDS}"
    small = one_indicator(tmp_path, ["2016-06,,,,85,100,,"], ["2016-06,80"], definition)
    (result,) = small.results().county()
    assert (target_text(result), result.rating and result.rating.value) == ("80.0%", "Green")


def with_england(tmp_path: Path, rows: str, definition: str, row: str) -> Result:
    small = one_indicator(tmp_path, [row], [], definition)
    small.replace(INDICATORS, "targets: targets.csv", "targets: targets.csv\ncomparators: [others.csv]")
    small.write("data/others.csv", f"indicator,comparator,period,window,numerator,value\n{rows}")
    small.replace(REPORT, "earlier: 1 month", "comparator: England")
    return small.results().county()[0]


def test_of_comparators_that_end_together_the_one_as_long_is_taken(tmp_path: Path) -> None:
    definition = (
        "polarity: higher, unit: percent, window: SS, frequency: quarter, rating: {against: England, margin: 1}"
    )
    rows = "x,England,2016/17 Q1,,,10\nx,England,2016-06,,,99\n"
    result = with_england(tmp_path, rows, definition, "2016/17 Q1,,,,10,100,,")
    assert result.rating is not None
    assert result.rating.value == "Similar"


def test_a_comparator_over_another_window_is_shown_and_rates_nothing(tmp_path: Path) -> None:
    definition = "polarity: lower, unit: count, window: M, rating: {against: England, margin: 1}"
    result = with_england(tmp_path, "x,England,2015/16,FY,2000,\n", definition, "2016-08,,,,10,,,")
    compared = result.compared("month_ago")
    assert compared is not None
    assert (result_text(compared.result), result.rating) == ("2,000", None)


@pytest.mark.parametrize(
    "pair", ["window: Q, frequency: month", "window: FY, frequency: quarter", "window: M, frequency: year"]
)
def test_a_window_that_says_how_often_allows_no_other_frequency(tmp_path: Path, pair: str) -> None:
    small = one_indicator(
        tmp_path, ["2016-08,,,,1,10,,"], [], f"polarity: higher, unit: percent, {pair}, rating: not rated"
    )
    assert any("a result of the window" in each.message for each in small.check())


def test_a_comparison_with_the_window_of_a_quarter_has_none_amid_one(tmp_path: Path) -> None:
    rows = [f"2016-{month},M,,,1,10,," for month in ("06", "07", "08")]
    small = one_indicator(tmp_path, rows, [], SHARE.format(window="M"))
    small.replace(REPORT, "earlier: 1 month", "window: Q")
    compared = small.results().county()[0].compared("month_ago")
    assert compared is not None
    assert compared.result.amount is None
    assert compared.result.gap is not None
    assert gap_sentence(compared.result.gap, compared.result) == "The quarter is not over."


def test_rows_given_that_differ_from_their_parts_are_told_as_advice(tmp_path: Path) -> None:
    rows = ["2016-08,R3M,,,1,10,,", *(f"2016-{month},M,,,2,10,," for month in ("06", "07", "08"))]
    small = one_indicator(tmp_path, rows, [], SHARE.format(window="R3M"))
    (found,) = small.check()
    assert (found.code, found.severity.value) == ("sum-differs", "advice")
    small.replace(OBSERVATIONS, "R3M,,,1,10", "R3M,,,6,30")
    assert small.check() == ()


@pytest.mark.parametrize("value", ["0.85", "0.9"])
def test_a_target_that_is_a_fraction_is_doubted(tmp_path: Path, value: str) -> None:
    rating = "rating: {green: target met, basis: unknown}"
    definition = f"polarity: higher, unit: percent, window: SS, {rating}"
    small = one_indicator(tmp_path, ["2016-08,,,,80,100,,"], [f"2016/17,{value}"], definition)
    assert [each.code for each in small.check()] == ["percent-fraction"]
