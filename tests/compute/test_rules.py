"""Each rule of calculation beside the published row that proves it (rules.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.model.results import Compared, Result, Results
from committee_pack.model.totals import totals
from committee_pack.wording import change_text, rating_text, result_text
from tests.support.workspaces import one_indicator

HIGHER = "polarity: higher, unit: percent, window: SS, rating: {green: target met, basis: unknown}"
LOWER = "polarity: lower, unit: percent, window: SS, rating: {green: target met, basis: unknown}"
PLACEMENTS = (
    "polarity: lower, unit: percent, window: SS, "
    "rating: {green: target met, amber: above target to below 13, red: at or above 13, basis: published}"
)
POSTS = "polarity: higher, unit: percent, window: SS, rating: {green: target met, red: target missed, basis: published}"
CLOSE = (
    "polarity: target, unit: percent, window: SS, rating: {green: 5 to 10, "
    "amber: [2 to below 5, above 10 to 13], red: [below 2, above 13], basis: published}"
)
COUNT = "polarity: lower, unit: count, window: SS, rating: {green: target met, basis: unknown}"


def results(
    tmp_path: Path, *rows: str, target: str = "2016/17,10", definition: str = LOWER, report: str = ""
) -> Results:
    return one_indicator(tmp_path, rows, target.split("; "), definition, report).results()


def result(tmp_path: Path, *rows: str, target: str = "2016/17,10", definition: str = LOWER, report: str = "") -> Result:
    return results(tmp_path, *rows, target=target, definition=definition, report=report).county()[0]


def shown(of: Result) -> str:
    """Return a result and its rating as a reader sees them."""
    return f"{result_text(of)} {rating_text(of.rating)}"


def month_ago(of: Result) -> Compared:
    compared = of.compared("month_ago")
    assert compared is not None
    return compared


def direction(tmp_path: Path, now: str, then: str, definition: str, *, target: str = "2016/17,10") -> str:
    of = result(tmp_path, f"2016-08,,,,{now},", f"2016-07,,,,{then}", target=target, definition=definition)
    found = month_ago(of).direction
    return found.value if found else ""


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ("47,362", "13.0%"),  # West Kent, three placements: 12.983
        ("1281,1891", "67.7%"),  # returner interviews: 67.742, which truncation would keep too
        ("15127,16833", "89.9%"),  # assessments in time: 89.865, which truncation would print as 89.8%
        ("1,8", "12.5%"),
        ("1,1600", "0.1%"),  # 0.0625
        ("1,2000", "0.1%"),  # 0.05 rounds up
        ("41,80", "51.3%"),  # 51.25 rounds up, where half to even would print 51.2%
        ("0,5", "0.0%"),
    ],
)
def test_a_result_is_kept_exact_and_shown_rounded_half_up(tmp_path: Path, row: str, printed: str) -> None:
    assert result_text(result(tmp_path, f"2016-08,,,,{row},,")) == printed


@pytest.mark.parametrize(
    ("row", "printed"),
    [("47,362", "13.0% Amber"), ("72,552", "13.0% Red"), ("293,2246", "13.0% Red"), ("13,100", "13.0% Red")],
)
def test_a_rating_compares_the_exact_result_never_the_displayed_one(tmp_path: Path, row: str, printed: str) -> None:
    assert shown(result(tmp_path, f"2016-08,,,,{row},,", definition=PLACEMENTS)) == printed


@pytest.mark.parametrize(("definition", "row"), [(HIGHER, "10,100"), (LOWER, "10,100"), (COUNT, "10,")])
def test_a_result_equal_to_its_target_is_green(tmp_path: Path, definition: str, row: str) -> None:
    assert shown(result(tmp_path, f"2016-08,,,,{row},,", definition=definition)).endswith("Green")


@pytest.mark.parametrize(
    ("definition", "row", "printed"),
    [
        (COUNT, "1,", "1 Amber"),  # unallocated cases
        (LOWER, "24,1000", "2.4% Amber"),  # 2.4% against 0.0%
        (COUNT, "0,", "0 Green"),
    ],
)
def test_a_target_of_zero_is_legal(tmp_path: Path, definition: str, row: str, printed: str) -> None:
    assert shown(result(tmp_path, f"2016-08,,,,{row},,", target="2016/17,0", definition=definition)) == printed


def test_without_a_target_there_is_a_result_and_no_rating(tmp_path: Path) -> None:
    of = result(tmp_path, "2016-08,,,,47,362,,", target="2015/16,10")
    assert (result_text(of), of.target, of.rating) == ("13.0%", None, None)


@pytest.mark.parametrize(
    ("targets", "rating"),
    [
        ("2016/17,90; 2016-08,80", "Green"),
        ("2016-08,80; 2016/17,90", "Green"),
        ("2016/17,90; 2016/17 Q2,80", "Green"),
        ("2016/17 Q2,90; 2016-08,80", "Green"),
        ("2016/17,90; 2016-07,80", "Amber"),
        ("2016/17,90", "Amber"),
    ],
)
def test_the_target_of_the_shortest_period_wins(tmp_path: Path, targets: str, rating: str) -> None:
    # -- initial health assessments: 80% in May 2016, 90% of the year from June
    assert shown(result(tmp_path, "2016-08,,,,85,100,,", target=targets, definition=HIGHER)) == f"85.0% {rating}"


@pytest.mark.parametrize("printed", ["79.4", "75.8", "76.2"])
def test_a_year_without_amber_is_red_below_its_target(tmp_path: Path, printed: str) -> None:
    # -- posts filled, 2013/14, against 90%
    of = result(tmp_path, f"2016-08,,,,,,{printed},", target="2016/17,90", definition=POSTS)
    assert shown(of) == f"{printed}% Red"


@pytest.mark.parametrize(
    ("value", "rating"),
    [
        *(("1.9", "Red"), ("2", "Amber"), ("4.9", "Amber"), ("5", "Green"), ("7.5", "Green"), ("10", "Green")),
        *(("10.1", "Amber"), ("13", "Amber"), ("13.1", "Red")),
    ],
)
def test_an_indicator_close_to_its_target_has_bands_on_both_sides(tmp_path: Path, value: str, rating: str) -> None:
    of = result(tmp_path, f"2016-08,,,,,,{value},", target="2016/17,7.5", definition=CLOSE)
    assert rating_text(of.rating) == rating


def test_an_indicator_declared_not_rated_stays_so_in_every_period_area_and_window(tmp_path: Path) -> None:
    definition = "polarity: higher, unit: percent, window: SS, rating: not rated"
    rows = ("2016-08,,,,50,100,,", "2016-07,,,,,,1,", "2016-08,,North,,5,100,,")
    held = results(tmp_path, *rows, target="2016/17,90", definition=definition)
    assert {each.rating for each in (*held.latest, *held.trend(held.latest[0].indicator))} == {None}
    assert {compared.result.rating for each in held.latest for compared in each.comparisons} == {None}
    assert totals(held.county()).not_rated == 1


@pytest.mark.parametrize(
    ("now", "then", "expected"),
    [
        ("5,", ",,4.9", "Better"),
        ("5,", ",,5.1", "Worse"),
        ("5,", ",,5.0", "Same"),
        ("5,", "5,100,", "Same"),
        ("51,1000", "5,100,", "Better"),
    ],
)
def test_direction_is_judged_under_the_polarity(tmp_path: Path, now: str, then: str, expected: str) -> None:
    row = now if not now.endswith(",") else f"{now}100"
    assert direction(tmp_path, f"{row},", f"{then},", HIGHER) == expected
    opposite = {"Better": "Worse", "Worse": "Better", "Same": "Same"}[expected]
    assert direction(tmp_path / "lower", f"{row},", f"{then},", LOWER) == opposite


def test_exact_values_are_compared_where_both_are_known_exactly(tmp_path: Path) -> None:
    # -- both print 13.0%
    assert direction(tmp_path, "47,362,", "72,552,,", LOWER) == "Better"


def test_values_are_compared_as_displayed_where_one_is_known_only_so(tmp_path: Path) -> None:
    assert direction(tmp_path, "47,362,", ",,13.0,", LOWER) == "Same"


@pytest.mark.parametrize(
    ("typed", "expected"), [("better", "Better"), ("worse", "Worse"), ("", "Same"), ("same", "Same")]
)
def test_where_two_values_look_alike_the_published_direction_is_taken(
    tmp_path: Path, typed: str, expected: str
) -> None:
    # -- 98.3 after 98.3 Better, 95.6 after 95.6 Worse, 98.2 after 98.2 Worse; four other pairs were the Same
    assert direction(tmp_path, "15712,15986,", f",,98.3,{typed}", HIGHER) == expected


def test_a_published_direction_is_not_taken_where_the_values_differ(tmp_path: Path) -> None:
    assert direction(tmp_path, "15712,15986,", ",,98.2,worse", HIGHER) == "Better"


def test_a_published_direction_is_not_taken_where_both_are_exact(tmp_path: Path) -> None:
    assert direction(tmp_path, "47,362,", "72,552,,worse", LOWER) == "Better"


@pytest.mark.parametrize(("rule", "expected"), [("distance", "Worse"), ("lower", "Better"), ("higher", "Worse")])
def test_the_direction_rule_of_an_indicator_close_to_its_target_is_chosen(
    tmp_path: Path, rule: str, expected: str
) -> None:
    # -- 9.7% to 8.2% with a target of 10% was published as Better
    definition = CLOSE.replace("polarity: target", f"polarity: target, direction: {rule}")
    assert direction(tmp_path, "82,1000,", ",,9.7,", definition) == expected


def test_distance_is_measured_to_the_target_of_each_period_even_where_that_is_zero(tmp_path: Path) -> None:
    # -- 2 was 2 away from 0, 4 is 1 away from 5
    targets = "2016-07,0; 2016-08,5"
    assert direction(tmp_path, "4,100,", "2,100,,", CLOSE, target=targets) == "Better"


def test_without_an_earlier_value_there_is_no_direction(tmp_path: Path) -> None:
    assert month_ago(result(tmp_path, "2016-08,,,,47,362,,")).direction is None


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ("47,362", "12.98% Amber"),
        ("72,552", "13.0% Red"),  # 13.043, and 13.0% is Red as it is
        ("13,100", "13.0% Red"),
        ("129,1000", "12.9% Amber"),
        ("1299999,10000000", "12.99999% Amber"),
    ],
)
def test_a_report_may_ask_for_the_decimals_that_show_why_a_rating_is_what_it_is(
    tmp_path: Path, row: str, printed: str
) -> None:
    asked = "decimals_where_rounding_hides_the_rating: yes"
    of = result(tmp_path, f"2016-08,,,,{row},,", definition=PLACEMENTS, report=asked)
    assert shown(of) == printed


def test_a_period_without_a_row_is_blank_and_not_zero(tmp_path: Path) -> None:
    earlier = month_ago(result(tmp_path, "2016-08,,,,47,362,,")).result
    assert (result_text(earlier), earlier.amount, earlier.rating) == ("", None, None)


def test_zero_is_a_result(tmp_path: Path) -> None:
    assert shown(result(tmp_path, "2016-08,,,,0,362,,")) == "0.0% Green"


@pytest.mark.parametrize("words", ["[not available]", "[see page 5]", "-"])
def test_words_are_shown_and_never_computed(tmp_path: Path, words: str) -> None:
    of = result(tmp_path, f"2016-08,,,,,,{words},", "2016-07,,,,5,100,,")
    assert (result_text(of), of.amount, of.rating, month_ago(of).direction) == (words, None, None, None)
    assert change_text(of, month_ago(of)) == ""


@pytest.mark.parametrize(
    ("now", "then", "printed"),
    [
        ("653,1000", "480,1000", "+17.3 percentage points"),
        ("341,522", "542,1130", "+17.4 percentage points"),  # initial health assessments with and without UASC
        ("128,1000", "130,1000", "-0.2 percentage points"),
        ("5,100", "5,100", "0.0 percentage points"),
        ("50001,1000000", "5,100", "+0.0 percentage points"),
        ("49999,1000000", "5,100", "-0.0 percentage points"),
    ],
)
def test_a_change_is_the_signed_difference_of_exact_values(tmp_path: Path, now: str, then: str, printed: str) -> None:
    of = result(tmp_path, f"2016-08,,,,{now},,", f"2016-07,,,,{then},,")
    assert change_text(of, month_ago(of)) == printed


@pytest.mark.parametrize(("then", "printed"), [("25,", "+10"), ("58,", "-23"), ("35,", "0")])
def test_a_change_of_counts_is_printed_plus_minus_or_0(tmp_path: Path, then: str, printed: str) -> None:
    of = result(tmp_path, "2016-08,,,,35,,,", f"2016-07,,,,{then},,", definition=COUNT)
    assert change_text(of, month_ago(of)) == printed


def test_a_comparison_of_windows_is_of_the_same_period_and_has_a_rating(tmp_path: Path) -> None:
    small = one_indicator(tmp_path, ["2016-08,,,,1,100,,", "2016-08,R3M,,,,,22.7,"], ["2016/17,10"], LOWER)
    small.replace("report_templates/monthly/report.yaml", "earlier: 1 month", "window: R3M")
    compared = month_ago(small.results().county()[0])
    assert (shown(compared.result), compared.direction) == ("22.7% Amber", None)


def test_an_areas_row_is_rated_by_the_councils_rule_and_target(tmp_path: Path) -> None:
    held = results(tmp_path, "2016-08,,,,293,2246,,", "2016-08,,North,,47,362,,", definition=PLACEMENTS)
    assert [(each.area, shown(each)) for each in held.latest] == [("", "13.0% Red"), ("North", "13.0% Amber")]


def test_an_average_is_numerator_over_denominator(tmp_path: Path) -> None:
    definition = "polarity: lower, unit: average, window: SS, rating: {green: target met, basis: unknown}"
    assert shown(result(tmp_path, "2016-08,,,,3637,200,,", definition=definition)) == "18.2 Amber"


def test_an_indicators_own_decimals_are_used(tmp_path: Path) -> None:
    assert result_text(result(tmp_path, "2016-08,,,,47,362,,", definition=f"decimals: 3, {LOWER}")) == "12.983%"
