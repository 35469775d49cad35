"""Downloads of explore education statistics as comparators: who, when, which rows, means and ranks."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committee_pack.findings import Finding, Place, Severity
from committee_pack.model.marks import Mark
from committee_pack.model.periods import Frequency, Period
from committee_pack.model.results import Amount, Observation, Rank
from committee_pack.read.catalogue import read_catalogue
from committee_pack.read.explore.figures import parse_figure
from committee_pack.read.explore.results import rank_among
from committee_pack.read.explore.times import parse_time
from committee_pack.read.files import Files
from tests.support.workspaces import INDICATORS, REPORT, TARGETS, Small, small_workspace

FILE = "data/ees.csv"
HEAD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name,characteristic,number,pc"
)
ROWS = (
    "2016,Reporting year,National,E92000001,England,,,,,,Total,900,78.5",
    "2016,Reporting year,National,E92000001,England,,,,,,Girls,450,79.5",
    "2015,Reporting year,National,E92000001,England,,,,,,Total,880,c",
    "2016,Reporting year,Regional,E92000001,England,E12000008,South East,,,,Total,300,77",
    "2016,Reporting year,Local authority,E92000001,England,E12000008,South East,886,E10000016,Kent,Total,30,71.5",
    "2016,Reporting year,Local authority,E92000001,England,E12000006,East of England,881,E10000012,Essex,Total,30,70.1",
    "2016,Reporting year,Local authority,E92000001,England,E12000008,South East,845,E10000011,East Sussex,Total,3,71.5",
    "2016,Reporting year,Local authority,E92000001,England,E12000008,South East,850,E10000014,Hampshire,Total,30,80.25",
    "2016,Reporting year,Local authority,E92000001,England,,,x,x,Not available,Total,30,99",
)
ENTRY = """\
  - file: ees.csv
    source: explore education statistics
    authority: Kent
    names:
      England: England
      South East: South East
      Neighbours: [Essex, East Sussex, E10000014]
    indicators:
      visits: {column: pc, where: {characteristic: Total}}
"""


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return with_download(small_workspace(tmp_path))


def with_download(small: Small, rows: Iterable[str] = ROWS, entry: str = ENTRY) -> Small:
    small.replace(INDICATORS, "targets: targets.csv\n", f"targets: targets.csv\ncomparators:\n{entry}")
    return with_rows(small, rows)


def with_rows(small: Small, rows: Iterable[str]) -> Small:
    small.write(FILE, "\n".join((HEAD, *rows)) + "\n")
    return small


def read(small: Small) -> dict[tuple[str, str], Observation]:
    """Return the results of others by comparator and period."""
    found = read_catalogue(Files(small.root), small.root / INDICATORS, Place("x"), 4).value
    assert found is not None
    return {(each.comparator, str(each.period)): each for each in found.comparators}


def only(small: Small) -> Finding:
    """Return the one thing that is wrong."""
    found = small.check()
    assert len(found) == 1, found
    return found[0]


def at(small: Small, words: str) -> tuple[str, int]:
    return (INDICATORS, small.line(INDICATORS, words))


# -- who


def test_the_nation_a_region_and_the_mean_of_several_are_read(small: Small) -> None:
    assert small.check() == ()
    rows = read(small)
    assert list(rows) == [("England", "2015/16"), ("South East", "2015/16"), ("Neighbours", "2015/16"), *list(rows)[3:]]
    assert rows["England", "2015/16"].value == Decimal("78.5")
    assert rows["South East", "2015/16"].value == Decimal(77)
    assert rows["Neighbours", "2015/16"].mean == Amount(Fraction(7395, 100), 1)
    assert (rows["England", "2014/15"].value, rows["England", "2014/15"].words) == (None, "[c]")


def test_each_row_names_its_line_and_column(small: Small) -> None:
    rows = read(small)
    assert rows["England", "2015/16"].place == Place(FILE, 2, "pc")
    assert rows["Neighbours", "2015/16"].place == Place(FILE, 7, "pc")


@pytest.mark.parametrize("name", ["Essex", "E10000012", "881"])
def test_an_authority_is_found_by_its_name_or_a_code(small: Small, name: str) -> None:
    small.replace(INDICATORS, "South East: South East", f"Essex: {name}")
    assert small.check() == ()
    assert read(small)["Essex", "2015/16"].value == Decimal("70.1")


@pytest.mark.parametrize(("name", "value"), [("E92000001", "78.5"), ("E12000008", "77")])
def test_the_nation_and_a_region_are_found_by_their_codes(small: Small, name: str, value: str) -> None:
    small.replace(INDICATORS, "South East: South East", f"Other: {name}")
    assert read(small)["Other", "2015/16"].value == Decimal(value)


def test_an_area_that_is_not_there_is_named_with_the_nearest(small: Small) -> None:
    small.replace(INDICATORS, "[Essex, East Sussex, E10000014]", "\n        - Essex\n        - East Susex")
    finding = only(small)
    assert (finding.code, (finding.place.file, finding.place.line)) == ("area-unknown", at(small, "East Susex"))
    assert (finding.message, finding.hint) == (
        f"There is no area 'East Susex' in {FILE}.",
        "Did you mean 'East Sussex'?",
    )


def test_an_authority_that_is_none_is_named_with_the_nearest(small: Small) -> None:
    small.replace(INDICATORS, "authority: Kent", "authority: South East")
    finding = only(small)
    assert (finding.code, (finding.place.file, finding.place.line)) == ("area-unknown", at(small, "authority:"))
    assert finding.message == f"There is no local authority 'South East' in {FILE}."


def test_levels_are_read_however_they_are_written(small: Small) -> None:
    with_rows(small, [row.replace("Local authority", "Local_Authority") for row in ROWS])
    assert small.check() == ()


def test_a_mean_lacks_a_number_and_says_whose(small: Small) -> None:
    with_rows(small, (*(row.replace("70.1", "c") for row in ROWS if "Hampshire" not in row), older("Hampshire")))
    assert ("Neighbours", "2015/16") not in read(small)
    found = small.check()
    assert {(each.code, each.severity) for each in found} == {("mean-incomplete", Severity.WARNING)}
    assert [each.message for each in found] == [
        "'visits' has no mean of Neighbours for 2015/16: there is no number of Essex ([c]) and E10000014.",
        "'visits' has no mean of Neighbours for 2013/14: there is no number of Essex and East Sussex.",
    ]


def older(name: str) -> str:
    (row,) = (each for each in ROWS if name in each)
    return row.replace("2016", "2014")


def test_a_cell_that_is_wrong_is_told_and_not_what_follows_from_it(small: Small) -> None:
    with_rows(small, [row.replace("70.1", "seventy") for row in ROWS])
    finding = only(small)
    assert (finding.code, finding.place) == ("cell-wrong", Place(FILE, 7, "pc"))
    assert finding.message.startswith("'seventy' is neither a number nor a symbol")


def test_one_by_two_names_is_not_counted_twice(small: Small) -> None:
    small.replace(INDICATORS, "E10000014]", "E10000012]")
    finding = only(small)
    assert (finding.code, (finding.place.file, finding.place.line)) == ("value-wrong", at(small, "Neighbours"))


# -- what


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *(("z", "[z]"), ("c", "[c]"), ("x", "[x]"), ("low", "[low]"), ("k", "[low]"), ("u", "[u]"), (":", "[x]")),
        *(("~", "[low]"), ("..", "[x]"), (".", "[z]"), ("*", "[c]"), ("Z", "[z]"), ("[c]", "[c]"), ("-", "-")),
    ],
)
def test_a_symbol_is_words_and_never_a_number(text: str, words: str) -> None:
    figure = parse_figure(text)
    assert (figure.number, figure.words) == (None, words)


@pytest.mark.parametrize(
    ("text", "number"), [("12", "12"), ("1,145", "1145"), ("67.70%", "67.70"), ("1e+05", "100000"), ("-0.5", "-0.5")]
)
def test_a_number_is_read_as_printed(text: str, number: str) -> None:
    assert parse_figure(text).number == Decimal(number)


def test_a_mark_beside_a_number_is_kept() -> None:
    figure = parse_figure("12.5 [p]")
    assert (figure.number, figure.marks) == (Decimal("12.5"), (Mark.PROVISIONAL,))


def test_an_empty_cell_is_missing_and_no_fault(small: Small) -> None:
    with_rows(small, [row.replace("78.5", "") for row in ROWS])
    assert small.check() == ()
    assert ("England", "2015/16") not in read(small)


def test_rows_that_nothing_tells_apart_name_the_columns_and_values_that_would(small: Small) -> None:
    small.replace(INDICATORS, ", where: {characteristic: Total}", "")
    finding = only(small)
    assert (finding.code, (finding.place.file, finding.place.line)) == ("filter-missing", at(small, "visits: {column"))
    assert f"England for Reporting year 2016, as lines 2 and 3 of {FILE}" in finding.message
    assert finding.hint == (
        "They differ in characteristic (Total and Girls). Choose one, as 'where: {characteristic: Total}'."
    )


def test_a_row_given_twice_is_told_where_it_stands(small: Small) -> None:
    with_rows(small, (*ROWS, ROWS[0]))
    finding = only(small)
    assert (finding.code, finding.place) == ("observation-twice", Place(FILE, 11))


def test_another_authority_given_twice_is_told_since_ranks_count_it(small: Small) -> None:
    small.replace(INDICATORS, "[Essex, East Sussex, E10000014]", "[Essex, East Sussex]")
    with_rows(small, (*ROWS, ROWS[7]))
    assert (only(small).code, only(small).place) == ("observation-twice", Place(FILE, 11))


@pytest.mark.parametrize(
    ("where", "said", "hint"),
    [
        ("{characteristic: Totl}", f"No row of {FILE} has 'Totl' in 'characteristic'.", "Did you mean 'Total'?"),
        ("{characteristic: Total, number: 450}", "all of these: characteristic: Total, number: 450", "Leave one"),
    ],
)
def test_a_value_that_no_row_has_is_named_with_the_nearest(small: Small, where: str, said: str, hint: str) -> None:
    small.replace(INDICATORS, "{characteristic: Total}", where)
    finding = only(small)
    assert (finding.code, (finding.place.file, finding.place.line)) == ("filter-unknown", at(small, "visits: {column"))
    assert said in finding.message
    assert hint in finding.hint


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("column: pc", "column: pcc", "column-unknown", "Did you mean 'pc'?"),
        ("{characteristic", "{charakteristic", "column-unknown", "Did you mean 'characteristic'?"),
        ("      visits: {column", "      visit: {column", "indicator-unknown", "Did you mean 'visits'?"),
        ("explore education", "explore eduction", "value-unknown", "Did you mean 'explore education statistics'?"),
        ("    authority: Kent", "    autority: Kent", "key-unknown", "Did you mean 'authority'?"),
        ("{column: pc, ", "{colum: pc, ", "key-unknown", "Did you mean 'column'?"),
        ("file: ees.csv", "file: eees.csv", "file-missing", "Did you mean 'ees.csv'?"),
        ("[Essex, East Sussex, E10000014]", "[]", "value-wrong", "the list is empty"),
        ("names:", "names: England #", "yaml-syntax", "not YAML"),
    ],
)
def test_a_fault_of_the_catalogue_is_one_finding_at_its_line(
    small: Small, old: str, new: str, code: str, said: str
) -> None:
    small.replace(INDICATORS, old, new)
    finding = next(each for each in small.check() if each.code == code)
    assert finding.place.file == INDICATORS
    assert said in f"{finding.message} {finding.hint}"
    others = [each for each in small.check() if each.code not in (code, "key-missing")]
    assert others == []


def test_a_comparator_of_a_download_with_faults_is_not_missed_too(small: Small) -> None:
    small.replace(REPORT, "comparisons:\n", "comparisons:\n  england: {label: England, comparator: England}\n")
    for old, new in (("file: ees.csv", "file: eees.csv"), ("{column: pc, ", "{colum: pc, ")):
        small.replace(INDICATORS, old, new)
        assert "comparator-unknown" not in {each.code for each in small.check()}
        small.replace(INDICATORS, new, old)
    small.replace(REPORT, "comparator: England}", "comparator: Englnd}")
    assert (only(small).code, only(small).hint) == ("comparator-unknown", "Did you mean 'England'?")


def test_a_second_file_keeps_its_line_where_the_first_is_faulty(small: Small) -> None:
    small.replace(INDICATORS, "comparators:\n", "comparators:\n  - {file: ees.csv}\n")
    small.replace(INDICATORS, "    authority: Kent", "    authority: Cent")
    finding = next(each for each in small.check() if each.code == "area-unknown")
    assert (finding.place.file, finding.place.line) == at(small, "authority: Cent")


def test_the_results_of_a_faulty_indicator_are_left_out_in_silence(small: Small) -> None:
    small.replace(INDICATORS, "polarity: higher", "polarity: highr")
    assert only(small).code == "value-unknown"


@pytest.mark.parametrize("column", ["time_period", "time_identifier", "geographic_level"])
def test_a_column_that_every_download_has_is_missed(small: Small, column: str) -> None:
    small.write(FILE, small.text(FILE).replace(column, f"{column}s", 1))
    finding = only(small)
    assert (finding.code, finding.place) == ("column-missing", Place(FILE, 1))
    assert finding.hint == f"Did you mean '{column}s'?"


def test_a_download_may_lack_columns_of_levels_that_it_has_no_rows_of(small: Small) -> None:
    rows = (f"{period},Reporting year,National,England,Total,{pc}" for period, pc in ((2016, "78.5"), (2015, "78.1")))
    small.write(FILE, "\n".join(("time_period,time_identifier,geographic_level,country_name,characteristic,pc", *rows)))
    small.replace(INDICATORS, "    authority: Kent\n", "")
    small.replace(INDICATORS, "      South East: South East\n      Neighbours: [Essex, East Sussex, E10000014]\n", "")
    assert small.check() == ()
    assert len(read(small)) == 2


@pytest.mark.parametrize("text", ["", "\n\n", " , \n"])
def test_an_empty_download_is_said_to_be(small: Small, text: str) -> None:
    small.write(FILE, text)
    assert only(small).code == "table-empty"


def test_faults_of_the_table_have_their_lines_and_what_they_hide_is_not_missed(small: Small) -> None:
    small.add(FILE, '2016,Reporting year,National,E92000001,"England,,\n')
    assert (only(small).code, only(small).place) == ("table-syntax", Place(FILE, 11))
    with_rows(small, [row.replace("Essex", "Essex, County of") for row in ROWS])
    assert (only(small).code, only(small).place) == ("row-long", Place(FILE, 7))


def test_a_character_that_does_not_show_is_named(small: Small) -> None:
    small.add(FILE, "2016,\x00\n")
    assert (only(small).code, only(small).place) == ("table-syntax", Place(FILE, 11))


# -- when


@pytest.mark.parametrize(
    ("identifier", "written", "first", "frequency", "printed"),
    [
        ("Calendar year", "2016", 2016 * 12, Frequency.YEAR, "2016"),
        ("Calendar year Q2", "2016", 2016 * 12 + 3, Frequency.QUARTER, "2016 Q2"),
        ("Financial year", "201516", 2015 * 12 + 3, Frequency.YEAR, "2015/16"),
        ("financial_year", "2015/16", 2015 * 12 + 3, Frequency.YEAR, "2015/16"),
        ("Tax year", "199900", 1999 * 12 + 3, Frequency.YEAR, "1999/00"),
        ("Financial year Q1", "201516", 2015 * 12 + 3, Frequency.QUARTER, "2015/16 Q1"),
        ("Financial year Q4", "201516", 2016 * 12, Frequency.QUARTER, "2015/16 Q4"),
        ("Reporting year", "2016", 2015 * 12 + 3, Frequency.YEAR, "2015/16"),
        ("Academic year", "201516", 2015 * 12 + 8, Frequency.YEAR, "2015/16"),
        ("January", "2016", 2016 * 12, Frequency.MONTH, "2016-01"),
        ("December", "2016", 2016 * 12 + 11, Frequency.MONTH, "2016-12"),
    ],
)
def test_a_time_becomes_a_period(identifier: str, written: str, first: int, frequency: Frequency, printed: str) -> None:
    period = parse_time(identifier, written, 4)
    assert (period.first, period.frequency, str(period)) == (first, frequency, printed)


def test_a_month_is_that_of_the_council_whenever_its_year_starts() -> None:
    assert parse_time("May", "2016", 1) == Period(2016 * 12 + 4, Frequency.MONTH, 1)
    assert parse_time("Financial year", "201617", 1) == Period(2016 * 12 + 3, Frequency.YEAR, 4)


@pytest.mark.parametrize(
    ("identifier", "written"),
    [
        *(("Calendar year", "201617"), ("Financial year", "2016"), ("Financial year", "201618"), ("May", "16")),
        *(("Academic year", ""), ("Calendar year", "２０１６")),
    ],
)
def test_a_time_that_is_written_otherwise_is_refused(identifier: str, written: str) -> None:
    with pytest.raises(ValueError, match=f"is not a time of '{identifier}', which is written as 201"):
        parse_time(identifier, written, 4)


def test_an_identifier_that_is_not_understood_is_told_once_with_those_that_are(small: Small) -> None:
    with_rows(small, [row.replace("Reporting year", "Reporting yr") for row in ROWS])
    finding = only(small)
    assert (finding.code, finding.place) == ("time-unknown", Place(FILE, 2, "time_identifier"))
    assert "'Reporting yr'" in finding.message
    assert finding.hint.startswith("Did you mean 'Reporting year'? These are: Calendar year, Financial year")


@pytest.mark.parametrize("identifier", ["Autumn term", "Week 5", "Part 1 (April to September)", ""])
def test_a_time_that_is_no_period_here_is_told(small: Small, identifier: str) -> None:
    with_rows(small, [row.replace("Reporting year", identifier) for row in ROWS])
    assert only(small).code == "time-unknown"


def test_a_wrong_time_is_told_where_it_stands(small: Small) -> None:
    with_rows(small, [row.replace("2015,", "2O15,") for row in ROWS])
    assert (only(small).code, only(small).place) == ("cell-wrong", Place(FILE, 4, "time_period"))


def test_times_that_are_not_asked_for_are_not_read(small: Small) -> None:
    with_rows(small, (*ROWS, "201516,Autumn term,School,E92000001,England,,,,,,Total,1,2"))
    assert small.check() == ()


# -- ranks


def test_the_rank_counts_authorities_with_numbers_and_equal_ones_share_the_better_place(small: Small) -> None:
    assert {each.rank for each in read(small).values()} == {Rank(2, 4), None}
    assert read(small)["England", "2015/16"].rank == Rank(2, 4)
    assert read(small)["England", "2014/15"].rank is None
    # -- beside a mean of some, a place among all would be taken for one among them
    assert read(small)["Neighbours", "2015/16"].rank is None
    small.replace(INDICATORS, "authority: Kent", "authority: E10000012")
    assert read(small)["England", "2015/16"].rank == Rank(4, 4)


def test_where_lower_is_better_the_lowest_is_first(small: Small) -> None:
    small.replace(INDICATORS, "      visits: {column", "      overdue: {column")
    assert read(small)["England", "2015/16"].rank == Rank(2, 4)
    small.replace(INDICATORS, "authority: Kent", "authority: Essex")
    assert read(small)["England", "2015/16"].rank == Rank(1, 4)


def test_there_is_no_rank_without_an_authority_a_number_or_a_better_way(small: Small) -> None:
    text = small.text(INDICATORS)
    small.replace(INDICATORS, "    authority: Kent\n", "")
    assert read(small)["England", "2015/16"].rank is None
    small.write(INDICATORS, text.replace("polarity: higher", "polarity: target"))
    assert read(small)["England", "2015/16"].rank is None
    small.write(INDICATORS, text)
    with_rows(small, [row.replace("Kent,Total,30,71.5", "Kent,Total,30,c") for row in ROWS])
    assert read(small)["England", "2015/16"].rank is None


NUMBERS = st.lists(st.decimals(-100, 100, places=1), min_size=1, max_size=30)


@given(NUMBERS, st.booleans())
def test_a_rank_is_what_is_counted_by_hand(numbers: list[Decimal], highest_first: bool) -> None:
    for own in numbers:
        in_order = sorted(numbers, reverse=highest_first)
        assert rank_among(own, numbers, highest_first=highest_first) == Rank(in_order.index(own) + 1, len(numbers))


# -- the whole way


def test_a_report_compares_with_a_download_and_rates_against_it(small: Small) -> None:
    small.replace(REPORT, "comparisons:\n", "comparisons:\n  near: {label: Neighbours, comparator: Neighbours}\n")
    rating = "rating: {green: target met, amber: 80 to below target, red: below 80, basis: published}"
    small.replace(INDICATORS, rating, "rating: {against: Neighbours, margin: 1}")
    small.write(TARGETS, "indicator,period,target,note\noverdue,2016/17,40,\n")
    result = next(each for each in small.results().county() if each.indicator.id == "visits")
    near = result.compared("near")
    assert near
    assert near.result.amount == Amount(Fraction(7395, 100), 1)
    assert str(near.result.period) == "2015/16"
    assert result.rating
    assert result.rating.value == "Worse"


CELLS = st.text(st.characters(exclude_characters="\x00\r", codec="utf-8"), max_size=12) | st.sampled_from(
    [
        *("c", "z", "12.5", "1e+05", "1e99", "Kent", "Essex", "Total", "National", "Local authority", "201516", "2016"),
        *("Reporting year", "Academic year", "Autumn term", "٣", "NaN", "Infinity", "-", "9" * 40),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=15), max_size=12), st.booleans())
def test_whatever_cells_hold_there_is_an_answer(rows: list[list[str]], quoted: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        small = with_download(small_workspace(Path(folder)))
        sign = '"' if quoted else ""
        lines = [",".join(f"{sign}{cell.replace(sign or ',', '')}{sign}" for cell in row) for row in rows]
        with_rows(small, (*ROWS, *lines))
        found = read_catalogue(Files(small.root), small.root / INDICATORS, Place("x"), 4)
        assert found.value is not None
        assert all(each.place.file for each in found.findings)


@st.composite
def numbers_typed(draw: st.DrawFn) -> str:
    return str(draw(st.decimals(-1000, 1000, places=draw(st.integers(0, 5)))))


@settings(max_examples=60, deadline=None)
@given(st.lists(numbers_typed(), min_size=1, max_size=12))
def test_a_mean_is_exact_and_known_as_its_least_known_part(typed: list[str]) -> None:
    names = [f"LA {n}" for n in range(len(typed))]
    rows = [
        f"2016,Reporting year,Local authority,,,,,,,{name},Total,1,{text}"
        for name, text in zip(names, typed, strict=True)
    ]
    entry = ENTRY.replace("[Essex, East Sussex, E10000014]", f"[{', '.join(names)}]").replace(
        "    authority: Kent\n", ""
    )
    with tempfile.TemporaryDirectory() as folder:
        mean = read(with_download(small_workspace(Path(folder)), rows, entry))["Neighbours", "2015/16"].mean
    assert mean
    assert mean.number == sum(map(Fraction, typed)) / len(typed)
    assert mean.known_to == min(len(text.partition(".")[2]) for text in typed)
