"""What is typed after `results REPORT --why`: which result is explained, and what a wrong word is met with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.workspaces import COUNCIL, INDICATORS, OBSERVATIONS, Small, small_workspace, with_cohorts


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return with_cohorts(small_workspace(tmp_path))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--why visits", "August 2016, snapshot, the whole council\n"),
        ("--why 1", "Visits held in time (visits)\n"),
        ("--why visits --area North", "August 2016, snapshot, North\n"),
        ("--why visits --cohort girls", "August 2016, snapshot, the whole council, cohort 'girls'\n"),
        ("--why visits --area North --cohort girls", "August 2016, snapshot, North, cohort 'girls'\n"),
        ("--why visits --cohort all", "August 2016, snapshot, the whole council\n"),
        ("--why visits --period 2016-07", "July 2016, snapshot, the whole council\n"),
    ],
)
def test_one_result_is_explained(small: Small, typed: str, said: str) -> None:
    done = small.run("results", "monthly", *typed.split())
    assert done.code == 0, done.err
    assert said in done.out


def test_the_councils_own_area_is_the_whole_council(small: Small) -> None:
    small.replace(COUNCIL, "jurisdiction:", "area: Loamshire\njurisdiction:")
    done = small.run("results", "monthly", "--why", "visits", "--area", "Loamshire")
    assert "the whole council" in done.out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--why vists", "--why: there is no indicator 'vists'. Did you mean 'visits'?"),
        ("--why 7", "--why: there is no indicator '7'. Expected one of: visits, overdue, 1, 2."),
        (
            "--why visits --area Nort",
            "--area: 'visits' has no result for the area 'Nort'. Did you mean 'North'?",
        ),
        (
            "--why overdue --area North",
            "--area: 'overdue' has no result for the area 'North'. It has none by area: leave --area out.",
        ),
        (
            "--why visits --cohort girl",
            "--cohort: 'visits' has no result of the cohort 'girl'. Did you mean 'girls'?",
        ),
        (
            "--area North",
            "--area says which result --why is to explain, and there is no --why. Name the indicator too, as: "
            "committee-pack results monthly --why INDICATOR --area 'North'",
        ),
        (
            "--cohort girls",
            "--cohort says which result --why is to explain, and there is no --why. Name the indicator too, as: "
            "committee-pack results monthly --why INDICATOR --cohort 'girls'",
        ),
        (
            "--why visits --format csv",
            "--why explains one result, and there is no csv of that. It is text, or JSON with --format json.",
        ),
        (
            "--why visits --out x.xlsx",
            "--why explains one result, and there is no xlsx of that. It is text, or JSON with --format json.",
        ),
    ],
)
def test_2_for_what_there_is_none_of_names_the_nearest(small: Small, typed: str, said: str) -> None:
    done = small.run("results", "monthly", *typed.split())
    assert (done.code, done.out, done.err) == (2, "", f"Stopped: {said}\n")


def test_2_for_an_area_and_a_cohort_that_are_not_there_together(small: Small) -> None:
    small.replace(OBSERVATIONS, "visits,2016-08,,North,girls,18,20,,,,\n", "")
    done = small.run("results", "monthly", "--why", "visits", "--area", "North", "--cohort", "girls")
    message = "--cohort: 'visits' has no result of the cohort 'girls' for the area 'North'. For it there are: all."
    assert (done.code, f"Stopped: {message}" in done.err) == (2, True), done.err


def test_2_for_a_number_that_two_have_names_both(small: Small) -> None:
    small.replace(INDICATORS, "number: 2", "number: 1")
    done = small.run("results", "monthly", "--why", "1")
    message = "--why: '1' is the number of 2 indicators. Name one by its id: visits, overdue."
    assert (done.code, done.err) == (2, f"Stopped: {message}\n")


@pytest.mark.parametrize("typed", ["overdue", "2"])
@pytest.mark.parametrize(
    ("change", "become"),
    [
        ("retired: 2016-06", "from 2016-06 it is retired"),
        ("retired: 2016/17 Q2", "from 2016/17 Q2 it is retired"),
        ("replaced: 2016-06, by: visits", "from 2016-06 it is replaced by 'visits'"),
    ],
)
def test_2_for_an_indicator_that_has_ended_says_so_and_until_when_it_is_shown(
    small: Small, change: str, become: str, typed: str
) -> None:
    small.replace(INDICATORS, "number: 2", f"number: 2\n        changes: [{{{change}, note: Counted elsewhere.}}]")
    done = small.run("results", "monthly", "--why", typed)
    message = f"--why: 'overdue' is in the catalogue and not in this report: {become}."
    before = "2016-06" if "Q2" in change else "2016-05"
    assert done.code == 2
    assert f"{message} For an earlier result name its period, as --period {before}.\n" in done.err


def test_an_explanation_goes_into_a_file(small: Small, tmp_path: Path) -> None:
    printed = small.run("results", "monthly", "--why", "visits").out
    done = small.run("results", "monthly", "--why", "visits", "--out", str(tmp_path / "why.txt"))
    assert done.out == f"{tmp_path / 'why.txt'}\n"
    assert (tmp_path / "why.txt").read_text(encoding="utf-8") == printed


def test_an_explanation_is_structured_as_json(small: Small, tmp_path: Path) -> None:
    printed = small.run("results", "monthly", "--why", "visits", "--format", "json").out
    small.run("results", "monthly", "--why", "visits", "--out", str(tmp_path / "why.json"))
    assert (tmp_path / "why.json").read_text(encoding="utf-8") == printed
    told = json.loads(printed)
    assert told["result"]["displayed"] == "72.0%"
    assert [(row["file"], row["line"], row["numerator"]) for row in told["rows"]] == [(OBSERVATIONS, 2, "72")]
    assert (told["target"]["value"], told["target"]["line"]) == ("90", 2)
    assert told["rule"]["words"] == "Green at or above 90%, Amber 80% to below 90%, Red below 80%."
    assert told["rating"] == {"rating": "Red", "reason": "Red: 72.0% is below 80%."}
    (earlier,) = told["comparisons"]
    assert (earlier["direction"], earlier["basis"]) == ("Better", "values as displayed")
    numbers = {"latest": "72", "earlier": "70.1", "decimals": 1}
    assert earlier["judged"] == {**numbers, "latest_target": None, "earlier_target": None}


def test_an_ending_that_is_no_format_is_plain_text_and_said_to_be(small: Small, tmp_path: Path) -> None:
    done = small.run("results", "monthly", "--why", "visits", "--out", str(tmp_path / "why.doc"))
    assert done.err == f"{tmp_path / 'why.doc'} is plain text. For another format let it end in .json.\n"


def test_warnings_stand_on_standard_error_as_without_it(small: Small) -> None:
    small.replace(OBSERVATIONS, "overdue,2016-08,SS,,,35,,,,,\n", "")
    without = small.run("results", "monthly").err
    assert "observation-missing" in without
    assert small.run("results", "monthly", "--why", "visits").err == without


def test_an_explanation_is_not_written_over_what_people_write(small: Small) -> None:
    done = small.run("results", "monthly", "--why", "visits", "--out", str(small.root / INDICATORS))
    assert (done.code, "among the files that people write" in done.err) == (2, True)
