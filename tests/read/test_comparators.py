"""comparators.csv: results of others, what is read of each row and what is said of one that is wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.findings import Place, Severity
from committee_pack.model.marks import Mark
from committee_pack.model.periods import Window
from committee_pack.model.results import Observation, Rank
from committee_pack.read.catalogue import read_catalogue
from committee_pack.read.comparators import _rank
from committee_pack.read.files import Files
from tests.support.workspaces import INDICATORS, REPORT, TARGETS, Small, small_workspace

FILE = "data/comparators.csv"
HEAD = "indicator,comparator,period,window,numerator,denominator,value,status,rank,note\n"
ROW = "visits,England,2015/16,,,,78.5,,13 of 152,\n"
BANDS = "rating: {green: target met, amber: 80 to below target, red: below 80, basis: published}"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.replace(INDICATORS, "targets: targets.csv\n", "targets: targets.csv\ncomparators: [comparators.csv]\n")
    small.write(FILE, HEAD + ROW)
    return small


def read(small: Small) -> tuple[Observation, ...]:
    found = read_catalogue(Files(small.root), small.root / INDICATORS, Place("x"), 4).value
    assert found is not None
    return found.comparators


def test_a_row_is_the_result_of_another(small: Small) -> None:
    assert small.check() == ()
    (row,) = read(small)
    assert (row.indicator, row.comparator, str(row.period), row.window) == ("visits", "England", "2015/16", None)
    assert (row.value, row.rank, row.place) == (Decimal("78.5"), Rank(13, 152), Place(FILE, 2))


def test_numbers_a_window_marks_and_words_are_read_as_in_observations(small: Small) -> None:
    small.add(FILE, 'visits,Essex,2015/16,r12m,"1,200",1500,,provisional,,\nvisits,Kent,2015/16,,,,[c],,,withheld\n')
    _, essex, kent = read(small)
    assert (essex.numerator, essex.denominator, essex.window) == (
        Decimal(1200),
        Decimal(1500),
        Window.ROLLING_12_MONTHS,
    )
    assert essex.marks == (Mark.PROVISIONAL,)
    assert (kent.words, kent.value, kent.rank, kent.note) == ("[c]", None, None, "withheld")


def test_a_name_is_the_same_however_its_blanks_are_typed(small: Small) -> None:
    small.add(FILE, 'visits,"South\n  East",2015/16,,,,77,,,\n')
    assert read(small)[1].comparator == "South East"


@pytest.mark.parametrize("rank", ["13 of 152", "13 / 152", "13/152", "13 OUT OF 152", "13of152"])
def test_a_rank_may_be_typed_in_several_ways(small: Small, rank: str) -> None:
    small.replace(FILE, "13 of 152", rank)
    assert read(small)[0].rank == Rank(13, 152)


@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_a_rank_is_a_place_among_so_many(place: int, of: int) -> None:
    if place <= of:
        assert _rank(f"{place} of {of}") == Rank(place, of)
    else:
        with pytest.raises(ValueError, match="is not a rank"):
            _rank(f"{place} of {of}")


@pytest.mark.parametrize(
    ("old", "new", "code", "column", "said"),
    [
        ("13 of 152", "13", "cell-wrong", "rank", "'13' is not a rank: write the place and among how many"),
        ("13 of 152", "0 of 152", "cell-wrong", "rank", "as 13 of 152"),
        ("13 of 152", "153 of 152", "cell-wrong", "rank", "'153 of 152' is not a rank"),
        ("13 of 152", "thirteenth", "cell-wrong", "rank", "'thirteenth' is not a rank"),
        ("13 of 152", "-1 of 152", "cell-wrong", "rank", "'-1 of 152' is not a rank"),
        ("2015/16", "2015/17", "cell-wrong", "period", "is 2015/16"),
        ("2015/16", "last year", "cell-wrong", "period", "'last year' is not a period"),
        ("2015/16", "", "cell-missing", "period", "The period is missing."),
        ("England", "", "cell-missing", "comparator", "The comparator is missing."),
        ("visits", "visit", "indicator-unknown", "indicator", "Did you mean 'visits'?"),
        ("visits", "", "indicator-unknown", "indicator", "Name the indicator by its id."),
        ("2015/16,", "2015/16,R13M", "cell-wrong", "window", "'R13M' is not a window"),
        ("78.5", "", "cell-missing", "numerator", "neither a numerator nor a value"),
        ("78.5", '"78,5"', "cell-wrong", "value", "is not a number"),
        ("78.5,", "78.5,final-ish", "cell-wrong", "status", "'final-ish' is not a status"),
    ],
)
def test_a_fault_is_one_finding_at_its_line_and_column(
    small: Small, old: str, new: str, code: str, column: str, said: str
) -> None:
    small.write(FILE, HEAD + ROW.replace(old, new, 1))
    finding = small.only()
    assert (finding.code, finding.place, finding.severity) == (code, Place(FILE, 2, column), Severity.ERROR)
    assert said in f"{finding.message} {finding.hint}"
    assert read(small) == ()


def test_all_faults_of_a_row_are_told_in_one_run(small: Small) -> None:
    small.write(FILE, f"{HEAD}visit,,2015/17,,,,,,0 of 0,\n")
    assert {each.place.key for each in small.check()} == {"indicator", "comparator", "period", "numerator", "rank"}


def test_a_comparator_has_one_result_of_a_period(small: Small) -> None:
    small.add(FILE, ROW)
    finding = small.only()
    assert (finding.code, finding.place.file, finding.place.line) == ("observation-twice", FILE, 3)
    assert f"an observation of England for 2015/16 on line 2 of {FILE} already" in finding.message


def test_another_comparator_period_or_window_is_another_result(small: Small) -> None:
    for row in (
        "visits,Essex,2015/16,,,,70,,,\n",
        "visits,England,2014/15,,,,70,,,\n",
        "visits,England,2015/16,FY,,,7,,,\n",
    ):
        small.add(FILE, row)
    assert small.check() == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("comparator,", "comparater,", "column-unknown"),
        ("rank,", "ranks,", "column-unknown"),
    ],
)
def test_a_head_that_is_wrong_is_told_once(small: Small, old: str, new: str, code: str) -> None:
    small.replace(FILE, old, new)
    finding = small.only()
    assert (finding.code, finding.place) == (code, Place(FILE, 1))


def test_a_column_that_is_needed_is_missed_once(small: Small) -> None:
    small.write(FILE, "indicator,period,value\nvisits,2015/16,78.5\nvisits,2014/15,78\n")
    finding = small.only()
    assert (finding.code, finding.place) == ("column-missing", Place(FILE, 1))
    assert finding.message == "The column 'comparator' is missing."


def test_a_file_that_is_not_there_is_told_at_the_line_that_names_it(small: Small) -> None:
    small.replace(INDICATORS, "[comparators.csv]", "\n  - comparators.csv\n  - comparator.csv")
    finding = small.only()
    assert (finding.code, finding.place.line) == ("file-missing", small.line(INDICATORS, "- comparator.csv"))
    assert finding.hint == "Did you mean 'comparators.csv'?"


# -- names that are asked for


def with_comparison(small: Small, name: str) -> Small:
    small.replace(REPORT, "comparisons:\n", f"comparisons:\n  england: {{label: England, comparator: {name}}}\n")
    return small


def with_rule(small: Small, name: str) -> Small:
    small.replace(INDICATORS, BANDS, f"rating: {{against: {name}, margin: 1}}")
    small.write(TARGETS, "indicator,period,target,note\noverdue,2016/17,40,\n")
    return small


def test_a_report_compares_with_it_and_a_rule_rates_against_it(small: Small) -> None:
    result = with_rule(with_comparison(small, "England"), "England").results().county()[0]
    beside = result.compared("england")
    assert beside
    assert (beside.result.rows[0].value, beside.result.rank) == (Decimal("78.5"), Rank(13, 152))
    assert result.rating
    assert result.rating.value == "Worse"


def test_a_comparator_that_a_report_names_and_no_row_has_is_named_with_the_nearest(small: Small) -> None:
    finding = with_comparison(small, "Englnd").only()
    assert (finding.code, finding.place.file) == ("comparator-unknown", REPORT)
    assert finding.place.line == small.line(REPORT, "Englnd")
    assert finding.hint == "Did you mean 'England'?"


def test_a_comparator_that_a_rule_names_and_no_row_has_is_named_with_the_nearest(small: Small) -> None:
    finding = with_rule(small, "Englnd").only()
    assert (finding.code, finding.place.file) == ("comparator-unknown", INDICATORS)
    assert finding.place.line == small.line(INDICATORS, "Englnd")
    assert finding.hint == "Did you mean 'England'?"


def test_where_no_file_is_named_the_hint_says_how(small: Small) -> None:
    small.replace(INDICATORS, "comparators: [comparators.csv]\n", "")
    assert with_rule(small, "England").only().hint == "Name its table: 'comparators: [comparators.csv]'."
    told = {each.hint for each in with_comparison(small, "England").check()}
    assert "Name its table in the catalogue: 'comparators: [FILE]'." in told


@pytest.mark.parametrize(("old", "new"), [(ROW, ROW.replace("78.5", "78,5")), ("indicator,", "indicater,"), ("x", "")])
def test_a_comparator_of_a_file_with_faults_is_not_missed_too(small: Small, old: str, new: str) -> None:
    with_rule(with_comparison(small, "England"), "England")
    if old == "x":
        (small.root / FILE).unlink()
    else:
        small.replace(FILE, old, new)
    assert "comparator-unknown" not in {each.code for each in small.check()}
    assert len(small.check()) == 1
