"""populations.csv: how many people live where, and what is said of a row that is wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from committee_pack.findings import Place, Severity
from committee_pack.model.indicators import Population
from committee_pack.model.periods import Frequency, Period
from committee_pack.read.catalogue import read_catalogue
from committee_pack.read.files import Files
from committee_pack.read.populations import read_populations
from tests.support.workspaces import INDICATORS, OBSERVATIONS, Small, small_workspace

FILE = "data/populations.csv"
HEAD = "population,area,year,number,note\n"
ROW = "under 18,,2016/17,325400,\n"
RATE = """\
      - id: children
        number: 3
        title: Children looked after
        polarity: lower
        unit: per 10,000
        population: under 18
        window: SS
        rating: not rated
"""


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.replace(INDICATORS, "targets: targets.csv\n", "targets: targets.csv\npopulations: populations.csv\n")
    small.add(INDICATORS, RATE)
    small.add(OBSERVATIONS, "children,2016-08,SS,,,1627,,,,,\n")
    small.write(FILE, HEAD + ROW)
    return small


def read(small: Small) -> tuple[Population, ...]:
    found = read_catalogue(Files(small.root), small.root / INDICATORS, Place("x"), 4).value
    assert found is not None
    return found.catalogue.populations


def test_a_row_is_how_many_people_there_are(small: Small) -> None:
    assert small.check() == ()
    (people,) = read(small)
    assert (people.name, people.area, str(people.year), people.number) == ("under 18", "", "2016/17", Decimal(325400))
    assert people.place == Place(FILE, 2)


def test_a_rate_is_reckoned_from_it(small: Small) -> None:
    result = next(each for each in small.results().county() if each.indicator.id == "children")
    assert result.amount
    assert result.amount.number == Decimal(16270000) / Decimal(325400)
    assert result.populations == read(small)[:1]


def test_the_columns_that_are_not_needed_may_be_left_out(small: Small) -> None:
    small.write(FILE, "year,number\n2016/17,325400\n")
    small.replace(INDICATORS, "population: under 18", 'population: ""')
    assert small.check() == ()
    assert (read(small)[0].name, read(small)[0].area) == ("", "")


@pytest.mark.parametrize(
    ("starts", "typed", "first"),
    [
        *((4, "2016", 2016 * 12 + 3), (9, "2016", 2015 * 12 + 8), (1, "2016", 2016 * 12), (7, "2016", 2015 * 12 + 6)),
        *((4, "2016/17", 2016 * 12 + 3), (1, "2016/16", 2016 * 12)),
    ],
)
def test_an_estimate_of_the_middle_of_a_year_is_of_the_financial_year_it_lies_in(
    small: Small, starts: int, typed: str, first: int
) -> None:
    small.replace(FILE, "2016/17", typed)
    (people,) = read_populations(Files(small.root), small.root / FILE, Place("x"), (), starts).value
    assert people.year == Period(first, Frequency.YEAR, starts)


@pytest.mark.parametrize(
    ("old", "new", "code", "column", "said"),
    [
        ("2016/17", "2016-08", "cell-wrong", "year", "'2016-08' is not a year: write 2016/17, or 2016"),
        ("2016/17", "2016/17 Q1", "cell-wrong", "year", "is not a year"),
        ("2016/17", "2016/18", "cell-wrong", "year", "is not a year"),
        ("2016/17", "16", "cell-wrong", "year", "is not a year"),
        ("2016/17", "", "cell-missing", "year", "The year is missing."),
        ("325400", "", "cell-missing", "number", "The number is missing."),
        ("325400", "0", "cell-wrong", "number", "'0' is no number of people"),
        ("325400", "-5", "cell-wrong", "number", "a rate of it cannot be reckoned"),
        ("325400", "many", "cell-wrong", "number", "'many' is not a number"),
        ("under 18,,", "under 18,Norht,", "area-unknown", "area", "Did you mean 'North'?"),
    ],
)
def test_a_fault_is_one_finding_at_its_line_and_column(
    small: Small, old: str, new: str, code: str, column: str, said: str
) -> None:
    small.replace(FILE, old, new)
    finding = small.only()
    assert (finding.code, finding.place, finding.severity) == (code, Place(FILE, 2, column), Severity.ERROR)
    assert said in f"{finding.message} {finding.hint}"


def test_all_faults_of_a_table_are_told_in_one_run(small: Small) -> None:
    small.write(FILE, f"{HEAD}under 18,Norht,2016/18,,\nunder 18,,2016/17,none,\n")
    keys = {(each.place.line, each.place.key) for each in small.check()}
    assert keys == {(2, "area"), (2, "year"), (2, "number"), (3, "number")}


def test_an_area_has_one_population_of_a_kind_in_a_year(small: Small) -> None:
    small.add(FILE, "under 18,,2016,325500,\n")
    finding = small.only()
    assert (finding.code, finding.place) == ("population-twice", Place(FILE, 3, "number"))
    assert finding.message == "There is a population of the whole council for 2016/17 on line 2 already."


def test_another_kind_area_or_year_is_another_population(small: Small) -> None:
    small.add(FILE, "over 65,,2016/17,300000,\nunder 18,North,2016/17,9000,\nunder 18,,2015/16,325000,\n")
    assert small.check() == ()
    assert len(read(small)) == 4


def test_a_population_that_an_indicator_names_and_no_row_has_is_named_with_the_nearest(small: Small) -> None:
    small.replace(INDICATORS, "population: under 18", "population: under 81")
    finding = small.only()
    assert (finding.code, finding.place.file) == ("population-unknown", INDICATORS)
    assert finding.hint == "Did you mean 'under 18'?"


def test_where_no_file_is_named_the_hint_says_how(small: Small) -> None:
    small.replace(INDICATORS, "populations: populations.csv\n", "")
    finding = small.only()
    assert finding.hint == "Name its table: 'populations: populations.csv'."


@pytest.mark.parametrize("text", [f"{HEAD}{ROW.replace('325400', 'many')}", f"{HEAD.replace('year', 'yaer')}{ROW}", ""])
def test_a_population_of_a_file_with_faults_is_not_missed_too(small: Small, text: str) -> None:
    small.write(FILE, text)
    assert "population-unknown" not in {each.code for each in small.check()}
