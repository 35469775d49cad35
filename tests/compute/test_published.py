"""Every cell that was published is what we compute from the sample's data (rules.md)."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import pytest

from committee_pack import pipeline
from committee_pack.model.document import Shown, Value
from committee_pack.model.indicators import Rating
from committee_pack.model.periods import parse_period
from committee_pack.model.results import Compared, Result, Results, TravelBasis
from committee_pack.model.totals import totals, travels
from committee_pack.wording import rating_text, result_text, target_text, value_text
from committee_pack.workspace import open_workspace
from tests.data.published import Row, activity, bare, cohorts, red_months, scorecard
from tests.support.workspaces import ROOT

DOTS = {"up": "Better", "down": "Worse", "same": "Same", "right": "Same"}
RATINGS = {"R": "Red", "A": "Amber", "G": "Green", "": ""}
COLUMNS = (
    "indicator,number,section,title,area,cohort,period,window,polarity,numerator,denominator,value,result,target,rating,"
    "month_ago_result,month_ago_value,month_ago_direction,month_ago_change,month_ago_rating,"
    "year_ago_result,year_ago_value,year_ago_direction,year_ago_change,year_ago_rating,"
    "short_term_result,short_term_value,short_term_direction,short_term_change,short_term_rating,"
    "variance,variance_value,marks,reason,source,kind,linked_to"
)


@cache
def computed() -> Results:
    """Return the results of the sample's scorecard."""
    workspace = open_workspace(ROOT)
    council = pipeline.council_of(workspace).value
    assert council is not None
    outcome = pipeline.compute(workspace, council, "scs-scorecard", None)
    assert outcome.value is not None
    assert outcome.findings == ()
    return outcome.value


@pytest.fixture(scope="module")
def printed() -> list[Row]:
    """Return the rows that the command prints, in a process of its own."""
    command = [sys.executable, "-m", "committee_pack", "results", "scs-scorecard", "--format", "csv"]
    run = subprocess.run([*command, "--workspace", str(ROOT)], capture_output=True, check=True)
    assert run.stdout.decode().splitlines()[0] == COLUMNS
    return list(csv.DictReader(io.StringIO(run.stdout.decode())))


def county() -> Iterator[tuple[Result, Row]]:
    return zip(computed().performance(), scorecard(), strict=True)


def compared(result: Result, name: str) -> Compared:
    found = result.compared(name)
    assert found is not None
    return found


def test_45_results_are_displayed_as_published() -> None:
    pairs = [(result_text(result).replace(",", ""), row["published_result"]) for result, row in county()]
    assert len(pairs) == 45
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs]


def test_45_numerators_denominators_and_targets_are_the_published_ones() -> None:
    for result, row in county():
        known = "" if not row["num"] else str(result.numerator)
        assert (known, str(result.denominator or "")) == (row["num"], bare(row["denom"])), row["title"]
        assert target_text(result) == row["target"], row["title"]


def test_45_ratings_are_the_published_ones() -> None:
    assert [rating_text(result.rating) for result, _ in county()] == [RATINGS[row["rag"]] for _, row in county()]


@pytest.mark.parametrize("name", ["month_ago", "year_ago"])
def test_earlier_results_are_the_published_ones(name: str) -> None:
    for result, row in county():
        assert result_text(compared(result, name).result).replace(",", "") == bare_dash(row[name]), row["title"]


def bare_dash(text: str) -> str:
    return "" if text == "-" else text


def arrows() -> Iterator[tuple[Compared, str]]:
    for result, row in county():
        for name in ("month_ago", "year_ago"):
            if bare_dash(row[name]):
                yield compared(result, name), DOTS[row[f"{name}_dot"]]


def test_87_directions_are_the_published_ones() -> None:
    pairs = list(arrows())
    assert len(pairs) == 87
    assert [each.direction.value for each, _ in pairs if each.direction] == [theirs for _, theirs in pairs]


def test_exactly_3_directions_are_taken_from_the_data() -> None:
    compared = ((result, each) for result, _ in county() for each in result.comparisons)
    published = ((result, each) for result, each in compared if each.basis is TravelBasis.PUBLISHED)
    taken = [(result.indicator.number, each.name) for result, each in published]
    assert taken == [("4", "month_ago"), ("21", "month_ago"), ("22", "month_ago")]


def test_22_results_of_the_last_three_months_and_their_ratings_are_the_published_ones() -> None:
    known = [(compared(result, "short_term").result, row) for result, row in county() if bare_dash(row["short_term"])]
    assert len(known) == 22
    for result, row in known:
        assert (result_text(result), rating_text(result.rating)) == (row["short_term"], RATINGS[row["short_term_rag"]])


def test_no_direction_is_told_of_another_window() -> None:
    assert {compared(result, "short_term").direction for result, _ in county()} == {None}


def test_22_are_green_20_amber_and_3_red() -> None:
    counted = totals(computed().performance())
    assert (counted.green, counted.amber, counted.red, counted.not_rated) == (22, 20, 3, 0)


def test_directions_count_those_with_an_arrow_and_their_total_differs_from_the_ratings() -> None:
    assert travels(computed().performance(), "month_ago").counted == 45
    assert travels(computed().performance(), "year_ago").counted == 42


def test_102_results_and_ratings_by_area_and_cohort_are_the_published_ones() -> None:
    found = {(each.indicator.number, each.area, each.cohort): each for each in computed().latest}
    count = 0
    for indicator, row, area in cohorts():
        for prefix, cohort in (("incl", ""), ("excl", "excluding UASC")):
            result = found[indicator["id"], area, cohort]
            ours = (result_text(result).replace(",", ""), rating_text(result.rating), target_text(result))
            assert ours == (row[f"{prefix}_result"], RATINGS[row[f"{prefix}_rag"]], row["target"]), row
            assert str(result.denominator or "") == bare(row[f"{prefix}_denom"])
            count += 1
    assert count == 2 * 51


def test_the_trend_months_of_the_red_pages_and_their_ratings_are_the_published_ones() -> None:
    by_number = {result.indicator.number: result.indicator for result in computed().performance()}
    count = 0
    for number, month, result, rating in red_months():
        found = computed().find(by_number[number], parse_period(month))
        # -- June 2016 was printed with a decimal more, which is the report's choice and not the result's
        shown = result if len(result.partition(".")[2]) < 2 else "13.0"
        assert (result_text(found), found.rating) == (f"{shown}%", Rating(RATINGS[rating])), (number, month)
        count += 1
    assert count == 12


def test_the_command_prints_every_published_cell(printed: list[Row]) -> None:
    ours = [row for row in printed if row["number"] and not row["area"] and not row["cohort"]]
    for mine, theirs in zip(ours, scorecard(), strict=True):
        cells = [mine["result"].replace(",", ""), mine["target"], mine["rating"], mine["denominator"]]
        assert cells == [theirs["published_result"], theirs["target"], RATINGS[theirs["rag"]], bare(theirs["denom"])]
        for name in ("month_ago", "year_ago"):
            earlier = (mine[f"{name}_result"].replace(",", ""), mine[f"{name}_direction"])
            assert earlier == (bare_dash(theirs[name]), DOTS.get(theirs[f"{name}_dot"], ""))
        short = (mine["short_term_result"], mine["short_term_rating"])
        assert short == (bare_dash(theirs["short_term"]), RATINGS[theirs["short_term_rag"]])


def test_the_command_prints_every_row_of_the_cohort_table(printed: list[Row]) -> None:
    ours = {(row["number"], row["area"], row["cohort"]): row for row in printed}
    for indicator, row, area in cohorts():
        for prefix, cohort in (("incl", ""), ("excl", "excluding UASC")):
            mine = ours[indicator["id"], area, cohort]
            assert mine["result"] == row[f"{prefix}_result"]
            assert mine["rating"] == RATINGS[row[f"{prefix}_rag"]]
            assert mine["target"] == row["target"]
            assert mine["denominator"] == bare(row[f"{prefix}_denom"])
            assert mine["numerator"] == (bare(row[f"{prefix}_num"]) or row[f"{prefix}_result"])
            assert mine["variance"] == (row["variance"] if cohort else "")


def test_the_command_prints_every_cell_of_the_activity_table(printed: list[Row]) -> None:
    ours = {(row["indicator"], row["area"]): row for row in printed if row["polarity"] == "neither"}
    cells = 0
    for area, figures in activity():
        for figure in figures:
            mine = ours[figure.indicator, area]
            shown = [mine["result"], mine["month_ago_result"], mine["month_ago_change"]]
            assert [cell.replace(",", "") for cell in shown] == [figure.this, figure.last, figure.change]
            assert (mine["rating"], mine["month_ago_direction"]) == ("Not rated", "")
            cells += len(list(filter(None, shown)))
    assert (len(ours), cells) == (28 * 11, 28 * 21)
    assert sum(bool(row["month_ago_change"]) for row in ours.values()) == 140


def test_three_kinds_of_no_variance_are_told_apart(printed: list[Row]) -> None:
    shown = [row["variance"] for row in printed if row["variance"]]
    assert {"+0.0%", "-0.0%", "0.0%"} <= set(shown)
    exact = {row["variance"]: row["variance_value"] for row in printed if row["variance"] in ("0.0%", "+17.4%")}
    assert exact == {"0.0%": "0", "+17.4%": str(Fraction(34100, 522) - Fraction(54200, 1130))}


def test_every_row_says_which_line_it_came_from(printed: list[Row]) -> None:
    for row in printed:
        file, _, line = row["source"].partition(":")
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        cells = dict(zip(lines[0].split(","), lines[int(line) - 1].split(","), strict=True))
        assert [cells[name] for name in ("indicator", "period", "area")] == [
            row["indicator"],
            row["period"],
            row["area"],
        ]
        assert cells.get("window", row["window"]) == row["window"]
        assert cells.get("cohort", "") == row["cohort"]


def test_what_a_value_prints_is_what_the_command_prints(printed: list[Row]) -> None:
    for result, row in zip(computed().latest, printed, strict=True):
        assert value_text(Value(result, Shown.RESULT)) == row["result"]
        assert value_text(Value(result, Shown.RATING)) == row["rating"]
