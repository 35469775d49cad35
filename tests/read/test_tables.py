"""Tables that are wrong as a whole: columns left out, rows too long, one fault on very many rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from committee_pack.findings import Place
from tests.support.workspaces import AREAS, INDICATORS, OBSERVATIONS, TARGETS, Small, small_workspace

ROWS = "".join(f"visits,{year}-{month:02},SS,,,,,70.{month},,,\n" for year in (2014, 2015) for month in range(1, 13))


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def without_column(small: Small, file: str, column: str, rows: Callable[[int], bool]) -> None:
    """Take a column's cells out of the rows that are chosen by their number, the head 0."""
    lines = [line.split(",") for line in small.text(file).splitlines()]
    at = lines[0].index(column)
    kept = (",".join(cells[:at] + cells[at + rows(n) :]) for n, cells in enumerate(lines))
    small.write(file, "\n".join(kept) + "\n")


def test_a_name_that_the_head_leaves_out_is_said_once_at_the_head(small: Small) -> None:
    without_column(small, OBSERVATIONS, "numerator", lambda row: row == 0)
    finding = small.only()
    assert (finding.code, finding.place) == ("column-missing", Place(OBSERVATIONS, 1))
    assert finding.message == "The column 'numerator' is missing: each row has 11 cells, the head 10."
    assert finding.hint == "Name it on the first line."


def test_of_names_that_the_head_leaves_out_all_that_may_be_meant_are_said(small: Small) -> None:
    small.write(OBSERVATIONS, "indicator,period,area\nvisits,2016-08,,72,100\nvisits,2016-07,,70,100\n")
    finding = small.only()
    assert finding.message == "The head leaves out 2 columns: each row has 5 cells, the head 3."
    assert "window, cohort, numerator, denominator, value" in finding.hint


def test_a_needed_column_that_the_head_leaves_out_is_the_one_that_is_said(small: Small) -> None:
    without_column(small, TARGETS, "period", lambda row: row == 0)
    finding = small.only()
    assert (finding.place, "'period' is missing" in finding.message) == (Place(TARGETS, 1), True)


@pytest.mark.parametrize("column", ["numerator", "denominator"])
def test_a_column_that_rows_need_and_no_row_has_is_said_once_at_the_head(small: Small, column: str) -> None:
    for month in range(1, 7):
        small.add(OBSERVATIONS, f"visits,2016-{month:02},SS,,,50,100,,,,\n")
    without_column(small, OBSERVATIONS, column, lambda _: True)
    finding = small.only()
    assert (finding.code, finding.place) == ("column-missing", Place(OBSERVATIONS, 1))
    assert f"'{column}' is missing, and there are rows that need it" in finding.message


def test_a_column_that_is_named_as_no_column_is_said_once(small: Small) -> None:
    small.replace(OBSERVATIONS, "numerator", "zähler")
    assert small.only().code == "column-unknown"


def test_a_misspelt_column_that_is_needed_is_one_fault(small: Small) -> None:
    small.replace(OBSERVATIONS, "indicator,", "indicatr,")
    assert small.only().code == "column-unknown"


def test_of_a_fault_that_very_many_rows_have_the_first_three_are_named_and_the_rest_counted(small: Small) -> None:
    small.add(OBSERVATIONS, ROWS.replace("-", "/"))
    found = sorted(small.check(), key=lambda each: each.place.line)
    assert [each.place for each in found] == [Place(OBSERVATIONS, line, "period") for line in (7, 8, 9, 10)]
    assert found[-1].message == "21 more rows have this fault, the last on line 30."


def test_of_five_rows_with_a_fault_each_is_named(small: Small) -> None:
    small.add(OBSERVATIONS, "".join(ROWS.replace("-", "/").splitlines(keepends=True)[:5]))
    assert len(small.check()) == 5


def test_each_unknown_name_is_told_however_many_rows_have_another(small: Small) -> None:
    small.add(OBSERVATIONS, ROWS.replace("visits", "visit") + "overdu,2015-03,SS,,,35,,,,,\n")
    hints = [each.hint for each in small.check()]
    assert hints.count("Did you mean 'visits'?") == 3
    assert hints.count("Did you mean 'overdue'?") == 1


def test_rows_given_twice_are_abridged_too(small: Small) -> None:
    small.add(OBSERVATIONS, ROWS + ROWS)
    assert len([each for each in small.check() if each.code == "observation-twice"]) == 4


def test_a_number_with_an_unquoted_comma_is_one_fault(small: Small) -> None:
    small.replace(OBSERVATIONS, "72,100,,", "3,543,4,100,22.3,")
    assert small.only().code == "row-long"


def test_what_stands_in_place_of_a_number_is_said_where_words_are_typed(small: Small) -> None:
    small.replace(OBSERVATIONS, ",70.1,", ",TBC,")
    assert "or in square brackets why there is none, as [not available]" in small.only().message


def test_a_parent_below_its_child_is_to_be_moved_above(small: Small) -> None:
    small.write(AREAS, "area,parent,sums\nNorth team,North,no\nNorth crew,North,no\nNorth,,no\nNorthern,,no\n")
    finding = small.only()
    assert (finding.code, finding.place) == ("area-unknown", Place(AREAS, 2, "parent"))
    assert finding.message == "The area 'North' stands below this line."
    assert finding.hint == "Move its line above this one."


def test_an_area_within_itself_is_said_to_be(small: Small) -> None:
    small.write(AREAS, "area,parent,sums\nNorth,North,no\n")
    assert small.only().message == "The area 'North' is said to be within itself."


def test_an_area_whose_row_is_too_long_is_not_missed_by_the_rows_that_name_it(small: Small) -> None:
    small.write(AREAS, "area,parent,sums\nNorth, by the sea,,no\nNorth team,North,no\n")
    assert small.only().code == "row-long"


def test_a_long_list_of_right_words_is_cut_to_the_nearest(small: Small) -> None:
    entry = (
        "      - {id: more-NN, number: NN, title: More, unit: count, window: SS, polarity: lower, rating: not rated}\n"
    )
    small.add(INDICATORS, "".join(entry.replace("NN", str(n)) for n in range(3, 30)))
    small.add(OBSERVATIONS, "".join(f"more-{n},2016-08,SS,,,1,,,,,\n" for n in range(3, 30)))
    small.replace(OBSERVATIONS, "overdue,2016-07", "zzz,2016-07")
    assert small.only().hint.startswith("Of 29 that there are, these are nearest: ")
