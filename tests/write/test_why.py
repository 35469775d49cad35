"""Where a value came from and what it was judged by, said case by case, and for all of the sample."""

from __future__ import annotations

import json
import operator
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.commands.opening import open_council
from committee_pack.model.indicators import Unit
from committee_pack.model.results import Beside, Direction, Result, Results
from committee_pack.pipeline import compute
from committee_pack.wording.numbers import telling_text
from committee_pack.write.why import facts_of, write_why
from committee_pack.write.why_json import json_of
from tests.support.workspaces import AREAS, INDICATORS, ROOT, Small, one_indicator

BANDS = "rating: {green: target met, amber: above target to below 13, red: at or above 13, basis: published}"
LOWER = f"polarity: lower, unit: percent, window: SS, {BANDS}"
YEAR = f"polarity: lower, unit: percent, window: R12M, {BANDS}"
UNRATED = "polarity: higher, unit: percent, window: SS, rating: not rated"
CLOSE = (
    "polarity: target, unit: percent, window: SS, rating: {green: 5 to 10, "
    "amber: [2 to below 5, above 10 to 13], red: [below 2, above 13], basis: published}"
)
RATE = "polarity: lower, unit: 'per 10,000', window: SS, population: kids, rating: {green: target met, basis: unknown}"
BESIDE = "polarity: higher, unit: percent, window: SS, rating: {against: England, margin: 1}"
EXPECTED = "polarity: neither, unit: percent, window: SS, rating: {expected: 60 to below 70}"
MONTHS = [f"2015-{month:02}" for month in range(9, 13)] + [f"2016-{month:02}" for month in range(1, 9)]
TEN = "2016/17,10"
AREAS_OF_TWO = "area,parent,sums\nNorth,,no\nSouth,,no\nWest,,no\n"


def made(
    tmp_path: Path,
    rows: Iterable[str],
    definition: str = LOWER,
    *,
    targets: str = TEN,
    report: str = "",
    catalogue: str = "",
    files: Mapping[str, str] | None = None,
) -> Small:
    """Return a workspace of one indicator with more lines of its catalogue, and more files."""
    small = one_indicator(tmp_path, rows, [each for each in targets.split("; ") if each], definition, report)
    small.write(AREAS, AREAS_OF_TWO)
    small.replace(INDICATORS, "sections:", f"{catalogue}\nsections:" if catalogue else "sections:")
    for file, text in (files or {}).items():
        small.write(file, text)
    return small


def told(small: Small, *typed: str) -> dict[str, str]:
    """Return what is told of the result, by head, in one line each, blanks joined."""
    ran = small.run("results", "monthly", "--why", "x", *typed)
    assert ran.code == 0, ran.err
    assert all(len(line) <= 120 for line in ran.out.splitlines())
    _, *blocks = ran.out.split("\n\n")
    heads = (re.match(r"(\S+(?: \S+)*)\s\s+", block) for block in blocks)
    return {
        match[1]: " ".join(block[match.end() :].split()) for match, block in zip(heads, blocks, strict=True) if match
    }


def of(tmp_path: Path, *rows: str, definition: str = LOWER, targets: str = TEN, report: str = "") -> dict[str, str]:
    return told(made(tmp_path, rows, definition, targets=targets, report=report))


# -- where a value came from -----------------------------------------------------------------------


def test_a_row_that_is_given_is_named_with_the_sum_and_the_exact_result(tmp_path: Path) -> None:
    said = of(tmp_path, "2016-08,,,,47,362,,")["Result"]
    assert said == "13.0%, exactly 2350/181 (12.983…%) 47 / 362 × 100 data/observations.csv:2 2016-08 SS 47 / 362"


@pytest.mark.parametrize(
    ("row", "unit", "said"),
    [
        ("1,8", "percent", "12.5%, exactly 1 / 8 × 100"),
        ("5,8", "percent", "62.5%, exactly"),
        ("1,16", "percent", "6.3%, exactly 6.25% 1 / 16 × 100"),
        ("35,", "count", "35 data"),
        ("1234,7", "money", "£176, exactly 1234/7 (£176.28…) 1,234 / 7 data"),
        ("5,3", "days", "1.7 days, exactly 5/3 (1.666… days) 5 / 3 An average"),
    ],
)
def test_an_exact_result_is_said_in_its_unit(tmp_path: Path, row: str, unit: str, said: str) -> None:
    definition = f"polarity: lower, unit: {unit}, window: SS, rating: not rated"
    assert of(tmp_path, f"2016-08,,,,{row},,", definition=definition)["Result"].startswith(said)


def test_a_sum_of_shorter_windows_names_each_row_and_the_totals(tmp_path: Path) -> None:
    said = of(tmp_path, *(f"{month},M,,,{10 + i},100,," for i, month in enumerate(MONTHS)), definition=YEAR)["Result"]
    assert "15.5%, exactly 186 / 1,200 × 100 The sum of 12 rows of shorter windows; numerators and" in said
    for i, month in enumerate(MONTHS):
        assert f"data/observations.csv:{i + 2} {month} M {10 + i} / 100" in said
    assert said.endswith("sum 186 / 1,200")


def test_a_sum_of_areas_names_each_row_and_what_it_does_not_apply_to(tmp_path: Path) -> None:
    rows = ("2016-08,,North,,1,10,,", "2016-08,,South,,2,10,,", "2016-08,,West,,,,[z],")
    said = told(made(tmp_path, rows, catalogue="council_sums: yes"))["Result"]
    assert "The sum of 2 areas; numerators and denominators are added up, then divided:" in said
    assert "data/observations.csv:2 2016-08 SS North 1 / 10 data/observations.csv:3 2016-08 SS South 2 / 10" in said
    assert "sum 3 / 20 Left out, since it does not apply there: West. data/observations.csv:4" in said


def test_a_sum_of_areas_and_of_shorter_windows_says_both(tmp_path: Path) -> None:
    rows = [f"{month},M,{area},,1,100,," for month in MONTHS for area in ("North", "South")]
    small = made(tmp_path, [*rows, "2016-08,,West,,,,[z],"], YEAR, catalogue="council_sums: yes")
    said = told(small)["Result"]
    assert "The sum of 2 areas, 24 rows of shorter windows" in said
    assert "data/observations.csv:25 2016-08 M South 1 / 100 sum 24 / 2,400" in said


def test_a_row_of_another_window_that_covers_the_same_says_so(tmp_path: Path) -> None:
    definition = LOWER.replace("window: SS", "window: R3M")
    said = of(tmp_path, "2016-06,Q,,,1,8,,", definition=definition, report="latest: available")["Result"]
    assert "A row of another window that covers the same months: data/observations.csv:2 2016-06 Q 1 / 8" in said


def test_a_rate_names_the_population_that_it_is_of(tmp_path: Path) -> None:
    people = {"data/populations.csv": "population,area,year,number\nkids,,2016/17,10000\n"}
    small = made(tmp_path, ["2016-08,,,,123,,,"], RATE, catalogue="populations: populations.csv", files=people)
    said = told(small)["Result"]
    assert "123 / 10,000 × 10,000 A rate per 10,000 of the population: kids." in said
    assert "data/populations.csv:2 2016/17 population: kids 10,000" in said


def test_a_rate_of_areas_names_each_population(tmp_path: Path) -> None:
    people = "population,area,year,number\nkids,North,2016/17,5700\nkids,South,2016/17,4300\n"
    rows = ("2016-08,,North,,123,,,", "2016-08,,South,,23,,,", "2016-08,,West,,,,[z],")
    catalogue = "populations: populations.csv\ncouncil_sums: yes"
    said = told(made(tmp_path, rows, RATE, catalogue=catalogue, files={"data/populations.csv": people}))["Result"]
    assert "North 5,700 data/populations.csv:3 2016/17 population: kids South 4,300 sum 146 / 10,000" in said


def test_a_rate_without_a_population_keeps_its_row(tmp_path: Path) -> None:
    people = {"data/populations.csv": "population,area,year,number\nkids,,2015/16,10000\n"}
    small = made(tmp_path, ["2016-08,,,,123,,,"], RATE, catalogue="populations: populations.csv", files=people)
    said = told(small)["Result"]
    assert said.startswith("None. There is no population of the whole council for 2016/17.")
    assert "data/observations.csv:2 2016-08 SS 123" in said


def test_populations_of_rows_are_not_added_up_over_time(tmp_path: Path) -> None:
    definition = RATE.replace("SS, population: kids", "R12M")
    said = of(tmp_path, *(f"{month},M,,,1,1000,," for month in MONTHS), definition=definition)["Result"]
    assert "populations are those of the last rows, since time does not add them up:" in said
    assert said.endswith("sum 12 / 1,000")


@pytest.mark.parametrize(
    ("typed", "known"), [("66.8", "66.8%, known only as printed, to 1 decimal"), ("66.83", "to 2 decimals")]
)
def test_a_printed_value_says_to_how_many_decimals_it_is_known(tmp_path: Path, typed: str, known: str) -> None:
    said = of(tmp_path, f"2016-08,,,,,,{typed},")["Result"]
    assert known in said
    assert said.endswith(f"data/observations.csv:2 2016-08 SS {typed}%")


def test_words_in_place_of_a_number_are_said_to_be_so(tmp_path: Path) -> None:
    said = of(tmp_path, "2016-08,,,,,,[being developed],")
    assert said["Result"].startswith("[being developed], words in place of a number data/observations.csv:2")
    assert said["Rating"].startswith("Not rated: there is no result.")


def test_a_mark_in_place_of_a_number_is_explained(tmp_path: Path) -> None:
    assert of(tmp_path, "2016-08,,,,,,[c],")["Result"].startswith("[c] confidential: withheld so that nobody")


def test_a_mark_beside_a_number_is_explained(tmp_path: Path) -> None:
    said = of(tmp_path, "2016-08,,,,,,12.0 [p],")["Result"]
    assert "12.0% [p]" in said
    assert "[p] provisional." in said
    assert said.endswith("12.0% [p]")


def test_a_blank_result_says_what_is_missing_and_which_parts_are_there(tmp_path: Path) -> None:
    rows = [f"{month},M,,,1,100,," for month in MONTHS if month != "2015-12"]
    said = of(tmp_path, *rows, definition=YEAR)["Result"]
    assert said.startswith("None. December 2015 is missing. 11 rows are there: data/observations.csv:2 2015-09 M 1 /")
    assert said.count("data/observations.csv:") == 11


def test_a_blank_sum_of_areas_says_which_parts_are_there(tmp_path: Path) -> None:
    rows = ("2016-08,,North,,1,10,,", "2016-08,,South,,,,[c],", "2016-08,,West,,,,[z],")
    said = told(made(tmp_path, rows, catalogue="council_sums: yes"))["Result"]
    assert said.startswith("None. South ([c]) has words in place of numbers. One row is there: data/observations.csv:2")


def test_a_change_of_definition_within_the_window_is_named_with_its_line(tmp_path: Path) -> None:
    definition = f"{YEAR}, changes: [{{changed: 2016-06, note: Counted anew.}}]"
    said = of(tmp_path, *(f"{month},M,,,1,100,," for month in MONTHS), definition=definition)["Result"]
    assert said.startswith("None. The definition changed within the window. Measured otherwise from June 2016: Counted")
    assert "data/indicators.yaml:9 12 rows are there:" in said


def test_a_row_that_is_not_there_is_said_not_to_be(tmp_path: Path) -> None:
    small = made(tmp_path, ["2016-08,,North,,1,10,,"])
    assert told(small)["Result"] == "None. There is no observation."


def test_the_note_of_a_row_is_told(tmp_path: Path) -> None:
    small = made(tmp_path, ["2016-08,,,,1,10,,"])
    small.write("data/observations.csv", "indicator,period,numerator,denominator,note\nx,2016-08,1,8,Two weeks late.\n")
    assert told(small)["Result"].endswith("Note of line 2: Two weeks late.")


def test_more_decimals_are_said_to_be_shown_for_the_rating(tmp_path: Path) -> None:
    said = of(tmp_path, "2016-08,,,,47,362,,", report="decimals_where_rounding_hides_the_rating: yes\n")
    assert said["Result"].startswith("12.98%, exactly 2350/181 (12.9834…%) Shown to 2 decimals, since rounding would")


# -- ratings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("47,362", "Amber: 12.983…% is above the target of 10% and below 13%."),
        ("72,552", "Red: 13.043…% is at or above 13%."),
        ("13,100", "Red: 13.0% is at or above 13%."),
        ("1299999,10000000", "Amber: 12.999…% is above the target of 10% and below 13%."),
        ("1300001,10000000", "Red: 13.00001% is at or above 13%."),
        ("10,100", "Green: 10.0% is at or below the target of 10%."),
    ],
)
def test_a_rating_by_bands_shows_the_number_beside_the_ends_of_its_band(tmp_path: Path, row: str, said: str) -> None:
    rating = of(tmp_path, f"2016-08,,,,{row},,")["Rating"]
    rule = "Green at or below 10%, Amber above 10% to below 13%, Red at or above 13%. data/indicators.yaml:9"
    assert rating == f"{said} {rule}"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("13.0", "Red: 13.0%, as printed, is at or above 13%. It is known to 1 decimal only, and exactly it may lie"),
        ("12.9", "Amber: 12.9%, as printed, is above the target of 10% and below 13%. Green"),
        ("13.1", "Red: 13.1%, as printed, is at or above 13%. Green"),
    ],
)
def test_a_printed_value_near_the_end_of_its_band_is_doubted(tmp_path: Path, value: str, said: str) -> None:
    assert of(tmp_path, f"2016-08,,,,,,{value},")["Rating"].startswith(said)


def test_bands_that_are_not_published_are_said_to_be(tmp_path: Path) -> None:
    said = of(tmp_path, "2016-08,,,,12,100,,", definition=LOWER.replace(BANDS, RATE[RATE.index("rating") :]))
    assert "Amber: 12.0% is above the target of 10%." in said["Rating"]
    assert "is not published: a result that misses its target is shown as Amber." in said["Rating"]


def test_of_bands_on_both_sides_the_one_that_holds_is_shown(tmp_path: Path) -> None:
    said = of(tmp_path, "2016-08,,,,11,100,,", definition=CLOSE, targets="2016/17,7.5")["Rating"]
    assert said.startswith("Amber: 11.0% is above 10% and at or below 13%.")


def test_a_target_is_named_with_its_period_and_line(tmp_path: Path) -> None:
    said = of(tmp_path, "2016-08,,,,12,100,,", targets=f"{TEN}; 2016-08,11.5")
    assert said["Target"] == "11.5% of August 2016 data/targets.csv:3"


def test_without_a_target_there_is_no_rating_and_that_is_why(tmp_path: Path) -> None:
    said = of(tmp_path, "2016-08,,,,12,100,,", targets="2015/16,10")
    assert "Target" not in said
    assert said["Rating"].startswith("Not rated: there is no target for August 2016. Green at or below the target,")


def test_what_is_declared_not_rated_is_said_to_be_with_its_line(tmp_path: Path) -> None:
    said = of(tmp_path, "2016-08,,,,12,100,,", definition=UNRATED)
    assert said["Rating"] == "Not rated: the catalogue declares it so. data/indicators.yaml:9"


def test_a_rule_that_holds_later_is_said_to(tmp_path: Path) -> None:
    definition = UNRATED.replace("not rated", "[{from: 2016-09, green: target met, basis: unknown}]")
    said = of(tmp_path, "2016-08,,,,12,100,,", definition=definition)
    assert said["Rating"].startswith("Not rated: no rule holds yet, the first is from September 2016.")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("66.6,13 of 152", "Better: 67.741…% is 1.141… percentage points above the 66.6% of England in 2015/16, more"),
        ("67.0,", "Similar: 67.741…% is 0.741… percentage points above the 67.0% of England in 2015/16, within the"),
        ("68.8,", "Worse: 67.741…% is 1.058… percentage points below the 68.8% of England in 2015/16, more than the"),
    ],
)
def test_a_rating_beside_a_comparator_shows_both_the_difference_and_the_margin(
    tmp_path: Path, value: str, said: str
) -> None:
    others = f"indicator,comparator,period,value,rank\nx,England,2015/16,{value}\n"
    small = made(
        tmp_path,
        ["2016-08,,,,1281,1891,,"],
        BESIDE,
        targets="",
        catalogue="comparators: [comparators.csv]",
        files={"data/comparators.csv": others},
    )
    rating = told(small)["Rating"]
    assert rating.startswith(said)
    assert "the margin of 1 percentage point" in rating
    assert "data/comparators.csv:2 2015/16" in rating


def test_without_the_comparators_result_there_is_no_rating(tmp_path: Path) -> None:
    others = {"data/comparators.csv": "indicator,comparator,period,value\nx,England,2017/18,60\n"}
    catalogue = "comparators: [comparators.csv]"
    small = made(tmp_path, ["2016-08,,,,12,100,,"], BESIDE, targets="", catalogue=catalogue, files=others)
    assert told(small)["Rating"].startswith("Not rated: there is no result of England by August 2016.")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("65,100", "Within: 65.0% is at or above 60% and below 70%, which is expected."),
        ("70,100", "Above: 70.0% is at or above 70%, the upper end of what is expected."),
        ("1,3", "Below: 33.333…% is below 60%, the lower end of what is expected."),
    ],
)
def test_a_rating_by_an_expected_range_shows_the_end_that_is_passed(tmp_path: Path, row: str, said: str) -> None:
    assert of(tmp_path, f"2016-08,,,,{row},,", definition=EXPECTED, targets="")["Rating"].startswith(said)


# -- what stands beside it -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        ("47,362,,", "46,362,,", "12.7% in July 2016. Worse: lower is better, and 12.983…% is above 12.707…%."),
        ("1,3,,", "2,6,,", "33.3% in July 2016. Same: both are 33.333…%."),
        ("10001,100000,,", "1,10,,", "Worse: lower is better, and 10.001% is above 10.0%."),
        (
            "47,362,,",
            ",,12.7,",
            "Worse: lower is better, and 13.0% is above 12.7%. Compared as displayed, to 1 decimal: July 2016 is known",
        ),
        (
            "47,362,,",
            ",,13.0,",
            "Same: both are 13.0%. Compared as displayed, to 1 decimal: July 2016 is known only as printed.",
        ),
        (
            "47,362,,",
            ",,13.0,better",
            "Better: as it was published. Both are displayed as 13.0%, and July 2016 is known only as printed.",
        ),
        (",,12.0,", ",,12.7,", "August 2016 and July 2016 are known only as printed."),
    ],
)
def test_a_direction_shows_what_was_compared_and_how(tmp_path: Path, now: str, then: str, said: str) -> None:
    told_of = of(tmp_path, f"2016-08,,,,{now}", f"2016-07,,,,{then}")["1 month ago"]
    assert said in told_of
    assert "data/observations.csv:3 2016-07 SS" in told_of


def test_a_direction_close_to_the_target_shows_the_distances_and_a_target_of_its_own(tmp_path: Path) -> None:
    rows, targets = ("2016-08,,,,47,362,,", "2016-07,,,,40,362,,"), "2016/17,7.5; 2016-07,9"
    said = of(tmp_path, *rows, definition=CLOSE, targets=targets)["1 month ago"]
    assert "Worse: closer to the target is better. 12.983…% is 5.483… percentage points from the target of 7.5%" in said
    assert "11.049…% is 2.049… percentage points from the target of 9%." in said
    assert "Target then: 9% of July 2016 data/targets.csv:3" in said


def test_as_far_from_the_target_is_the_same(tmp_path: Path) -> None:
    rows = ("2016-08,,,,5,100,,", "2016-07,,,,10,100,,")
    said = of(tmp_path, *rows, definition=CLOSE, targets="2016/17,7.5")["1 month ago"]
    assert "Same: as far from the target as before. 5.0% is 2.5 percentage points from the target of 7.5%" in said


def test_a_target_of_zero_is_a_target_to_be_close_to(tmp_path: Path) -> None:
    rows = ("2016-08,,,,1,100,,", "2016-07,,,,2,100,,")
    said = of(tmp_path, *rows, definition=CLOSE, targets="2016/17,0")["1 month ago"]
    assert "Better: closer to the target is better. 1.0% is 1.0 percentage points from the target of 0%" in said


def test_a_direction_chosen_for_polarity_target_says_which_way_counts(tmp_path: Path) -> None:
    definition = CLOSE.replace("polarity: target", "polarity: target, direction: lower")
    said = of(tmp_path, "2016-08,,,,5,100,,", "2016-07,,,,10,100,,", definition=definition, targets="2016/17,7.5")
    assert "Better: lower counts as better, and 5.0% is below 10.0%." in said["1 month ago"]


@pytest.mark.parametrize(
    ("rows", "definition", "targets", "said"),
    [
        (("2016-08,,,,1,10,,",), LOWER, TEN, "None in July 2016. There is no observation. No direction: there is"),
        (
            ("2016-08,,,,,,[c],", "2016-07,,,,1,10,,"),
            LOWER,
            TEN,
            "10.0% in July 2016. No direction: there is no result now.",
        ),
        (
            ("2016-08,,,,1,10,,", "2016-07,,,,1,10,,"),
            f"{LOWER}, changes: [{{changed: 2016-08, note: Counted anew.}}]",
            TEN,
            "No direction across a change of definition. Measured otherwise from August 2016: Counted anew. "
            "data/indicators.yaml:9 data/observations.csv:3",
        ),
        (
            ("2016-08,,,,1,10,,", "2016-07,,,,1,10,,"),
            CLOSE,
            "2015/16,7",
            "No direction: it is judged by the distance from the target, and there is no target now.",
        ),
        (
            ("2016-08,,,,65,100,,", "2016-07,,,,1,10,,"),
            EXPECTED,
            TEN,
            "No direction: it is not judged which way is good.",
        ),
    ],
    ids=["nothing earlier", "nothing now", "a break", "no target", "not judged"],
)
def test_where_there_is_no_direction_it_is_said_why(
    tmp_path: Path, rows: tuple[str, ...], definition: str, targets: str, said: str
) -> None:
    assert said in of(tmp_path, *rows, definition=definition, targets=targets)["1 month ago"]


def with_comparison(tmp_path: Path, comparison: str, rows: tuple[str, ...], **more: str) -> dict[str, str]:
    """Return what is told where the report compares with this too."""
    others = {"data/comparators.csv": "indicator,comparator,period,value,rank\nx,England,2015/16,9.5,13 of 152\n"}
    small = made(tmp_path, rows, catalogue="comparators: [comparators.csv]", files=others, **more)
    small.replace("report_templates/monthly/report.yaml", "comparisons:\n", f"comparisons:\n  other: {comparison}\n")
    return told(small)


def test_another_window_has_a_rating_of_its_own(tmp_path: Path) -> None:
    rows = ("2016-08,,,,47,362,,", "2016-08,R3M,,,14,100,,")
    said = with_comparison(tmp_path, "{label: Last 3 months, window: R3M}", rows)["Last 3 months"]
    covers = "rolling 3 months (June 2016 to August 2016)"
    assert said == f"14.0% for {covers}. Red: 14.0% is at or above 13%. data/observations.csv:3 2016-08 R3M 14 / 100"


def test_a_comparator_has_its_own_period_and_rank(tmp_path: Path) -> None:
    said = with_comparison(tmp_path, "{label: England, comparator: England}", ("2016-08,,,,47,362,,",))["England"]
    rank = "9.5% of England in 2015/16, where the council is 13 of 152."
    assert said == f"{rank} data/comparators.csv:2 2015/16 9.5%"


def test_a_baseline_that_an_indicator_has_not_is_said_not_to_be(tmp_path: Path) -> None:
    said = with_comparison(tmp_path, "{label: Baseline, earlier: baseline}", ("2016-08,,,,47,362,,",))["Baseline"]
    assert said.startswith("None")


def test_a_variance_shows_what_is_taken_from_what(tmp_path: Path) -> None:
    rows = ("2016-08,,,,40,100,,", "2016-08,,,girls,1,3,,")
    small = made(tmp_path, rows, report="cohorts:\n  variance: {of: girls, from: all}\n")
    said = told(small, "--cohort", "girls")["variance"]
    assert said.startswith("-6.7 percentage points: 33.333…% of the cohort 'girls' less 40.0% of everyone.")
    assert said.endswith("data/observations.csv:2 2016-08 SS 40 / 100")


def test_activity_has_no_rating_and_no_direction(tmp_path: Path) -> None:
    small = made(tmp_path, ["2016-08,,,,40,,,", "2016-07,,,,30,,,"])
    small.write(
        INDICATORS,
        small.text(INDICATORS).partition("sections:")[0]
        + "sections:\n  - {title: All, kind: activity, indicators: [{id: x, title: Cases, unit: count, window: SS}]}\n",
    )
    small.write("data/targets.csv", "indicator,period,target\n")
    said = told(small)
    assert said["Rating"].startswith("Not rated: it is activity, which is counted and not judged.")
    assert "No direction: it is not judged which way is good." in said["1 month ago"]


# -- all of the sample -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample() -> Results:
    opened = open_council(ROOT)
    results = compute(opened.workspace, opened.council, "scs-scorecard", None).value
    assert results is not None
    return results


def rows_of(result: Result) -> set[str]:
    """Return the places of all rows that a result, and what stands beside it, is made of."""
    beside = (row for compared in result.comparisons for row in compared.result.rows)
    return {f"{row.place.file}:{row.place.line}" for row in (*result.rows, *beside)}


def test_every_explanation_of_the_sample_names_every_row(sample: Results) -> None:
    assert len(sample.latest) > 200
    for result in sample.latest:
        words = set(write_why(result).decode().split())
        assert rows_of(result) <= words, result.indicator.id


def test_every_explanation_of_the_sample_as_json_has_its_rows_and_its_rating(sample: Results) -> None:
    for result in sample.latest:
        told_of = json.loads(json_of(result))
        assert [row["line"] for row in told_of["rows"]] == [row.place.line for row in result.rows]
        assert told_of["rating"]["rating"] == (result.rating.value if result.rating else None)
        assert [each["name"] for each in told_of["comparisons"]] == [each.name for each in result.comparisons]


def test_no_line_of_the_sample_is_wider_than_it_is_to_be(sample: Results) -> None:
    for width in (60, 80, 96):
        for result in sample.latest:
            lines = write_why(result, width).decode().splitlines()
            assert all(len(line) <= width or re.search(r"\.\w+:\d+", line) for line in lines)


# -- what is shown is what was judged --------------------------------------------------------------

NUMBER = r"(-?£?[\d,]+(?:\.\d+)?(?:…)?)(?:%| days?)?"
RATED = re.compile(rf"^(Green|Amber|Red): {NUMBER}(?:, as printed,)? is (.*?)\.(?: |$)")
SIDE = re.compile(rf"(at or above|at or below|above|below) (?:the target of )?{NUMBER}")
MOVED = re.compile(
    rf"(Better|Worse): (higher|lower) (?:is|counts as) better, and {NUMBER} is (above|below) {NUMBER}(?:\.|$)"
)
HOLDS = {"at or above": operator.ge, "above": operator.gt, "at or below": operator.le, "below": operator.lt}


def read(text: str) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest number that a text may stand for: of `12.983…` 12.983 and 12.984."""
    digits = text.replace(",", "").replace("£", "")
    shown = Fraction(digits.rstrip("…"))
    if not digits.endswith("…"):
        return shown, shown
    unit = Fraction(1, 10 ** len(digits.rstrip("…").partition(".")[2]))
    return (shown, shown + unit) if shown >= 0 and not digits.startswith("-") else (shown - unit, shown)


def seen(text: str, side: str, other: str) -> bool:
    """Return whether a reader sees from the digits alone that a number lies on that side of the other."""
    (least, most), (low, high) = read(text), read(other)
    if "…" not in text + other:
        return bool(HOLDS[side](least, low))
    return least >= high if "above" in side else most <= low


def test_the_digits_of_every_rating_of_the_sample_show_it(sample: Results) -> None:
    ratings = 0
    for result in sample.latest:
        if result.rating and result.amount:
            said = next(str(fact.said[0]) for fact in facts_of(result) if fact.head == "Rating")
            match = RATED.match(said)
            assert match, said
            assert match[1] == result.rating.value
            assert all(seen(match[2], side, end) for side, end in SIDE.findall(match[3])), said
            ratings += 1
    assert ratings > 130


def test_the_digits_of_every_direction_of_the_sample_show_it(sample: Results) -> None:
    directions = 0
    for result in sample.latest:
        for compared in result.comparisons:
            if compared.beside is Beside.EARLIER and compared.direction in (Direction.BETTER, Direction.WORSE):
                told_of = json.loads(json_of(result))["comparisons"]
                words = next(each["words"] for each in told_of if each["name"] == compared.name)
                match = MOVED.search(words)
                assert match or "as it was published" in words, words
                if match:
                    assert match[1] == compared.direction.value
                    assert seen(match[3], match[4], match[5])
                    assert (match[2] == "higher") == ((match[4] == "above") == (match[1] == "Better"))
                    directions += 1
    assert directions > 70


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.decimals(0, 100, places=3, allow_nan=False))
def test_a_number_beside_an_end_always_shows_on_which_side_it_lies(over: int, under: int, end: object) -> None:
    number, limit = Fraction(over, under), Fraction(str(end))
    (least, most) = read(telling_text(number, Unit.RATIO, 1, limit))
    assert least <= number <= most
    if number > limit:
        assert least > limit or (least == most == number)
    elif number < limit:
        assert most <= limit


@given(st.fractions(-100, 100, max_denominator=10**4), st.fractions(-100, 100, max_denominator=10**4))
def test_of_two_numbers_the_digits_show_which_is_greater(one: Fraction, other: Fraction) -> None:
    first, second = telling_text(one, Unit.RATIO, 1, other), telling_text(other, Unit.RATIO, 1, one)
    assert (first == second) == (one == other)
    if one < other:
        assert read(first)[1] <= read(second)[0]


def test_a_note_of_a_rule_is_told_apart_from_the_bands_before_it(tmp_path: Path) -> None:
    definition = LOWER.replace("basis: published", "basis: published, note: there is no limit any more.")
    said = of(tmp_path, "2016-08,,,,47,362,,", definition=definition)["Rating"]
    assert "Red at or above 13%. Note: there is no limit any more. data/" in said


def test_a_rate_as_printed_beside_its_count_shows_both(tmp_path: Path) -> None:
    definition = "polarity: lower, unit: 'per 10,000', window: SS, decimals: 1, rating: not rated"
    said = of(tmp_path, "2016-08,,,,1282,,39.4,", definition=definition)["Result"]
    assert said.endswith("data/observations.csv:2 2016-08 SS 1,282; 39.4")
