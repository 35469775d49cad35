"""What can be read is read: tables as spreadsheets save them, numbers and months as people type them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from committee_pack.findings import Place
from committee_pack.model.results import Observation
from committee_pack.read.cells import parse_number, parse_typed_period
from committee_pack.read.files import Files
from committee_pack.read.observations import read_observations
from committee_pack.read.tables import Columns, read_table
from tests.support.workspaces import COMMENTARY, INDICATORS, OBSERVATIONS, REPORT, Small, small_workspace


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("a byte-order mark", lambda text: b"\xef\xbb\xbf" + text.encode()),
        ("semicolons", lambda text: text.replace(",", ";").encode()),
        ("tabs", lambda text: text.replace(",", "\t").encode()),
        ("Windows line ends", lambda text: text.replace("\n", "\r\n").encode()),
        ("old Macintosh line ends", lambda text: text.replace("\n", "\r").encode()),
        ("blank rows at the end", lambda text: f"{text}\n,,,,,,,,,,\n\n".encode()),
        ("blank columns at the end", lambda text: text.replace("\n", ",,,\n").encode()),
        ("no line end at the end", lambda text: text.rstrip("\n").encode()),
        ("blanks about the cells", lambda text: text.replace(",", " , ").encode()),
        ("heads in capitals", lambda text: text.replace("indicator,period", "Indicator,PERIOD").encode()),
        ("every cell quoted", lambda text: "\n".join(f'"{row}"'.replace(",", '","') for row in text.split()).encode()),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_table_may_be_saved_with(small: Small, kind: str, change: object) -> None:
    assert callable(change), kind
    before = small.run("results", "monthly", "--format", "csv").raw
    small.write(OBSERVATIONS, change(small.text(OBSERVATIONS)))
    assert small.check() == ()
    assert small.run("results", "monthly", "--format", "csv").raw == before


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        *(("1145", "1145"), ("1,145", "1145"), ("1,234,567.8", "1234567.8"), ("67.7%", "67.7"), (" 67.7 % ", "67.7")),
        *(("-0.2", "-0.2"), ("+3", "3"), (".5", "0.5"), ("80.", "80"), ("0", "0"), ("97.50", "97.50")),
    ],
)
def test_a_number_may_be_typed_as(typed: str, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["1,14", "1e3", "12 345", "£5", "5..0", "--", "nan", "inf", "1,145,", "%", "½"])
def test_a_number_is_not(typed: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        parse_number(typed)


@pytest.mark.parametrize("typed", ["2016-08", "Aug-16", "aug-16", "Aug-2016", "Aug 16", " 2016-08 "])
def test_a_month_may_be_typed_as(typed: str) -> None:
    assert str(parse_typed_period(typed, 4)) == "2016-08"


def test_a_row_of_a_cell_with_several_lines_is_named_by_its_first() -> None:
    text = 'a,b\n1,"two\nlines"\n3,4\n'
    records = read_table(text, "t.csv", Columns(("a", "b"), ())).value
    assert [record.line for record in records] == [2, 4]


def test_a_misspelt_head_is_told_once_and_its_rows_are_still_checked(small: Small) -> None:
    small.replace(OBSERVATIONS, "numerator", "numerater")
    small.replace(OBSERVATIONS, "40,50", "forty,50")
    assert [finding.code for finding in small.check()] == ["column-unknown", "cell-wrong"]


def row(cells: str, tmp_path: Path) -> Observation:
    path = tmp_path / "observations.csv"
    path.write_text(f"indicator,period,numerator,denominator,value,direction\n{cells}\n", encoding="utf-8")
    read = read_observations(Files(tmp_path), path, Place("x"), ("visits",), None, 4)
    assert not read.findings, read.findings
    (found,) = read.value
    assert isinstance(found, Observation)
    return found


@pytest.mark.parametrize("words", ["[not available]", "[being developed]", "[see page 5]", "-", "–", "..", "*", "[c]"])
def test_words_in_square_brackets_and_symbols_stand_instead_of_a_number(words: str, tmp_path: Path) -> None:
    read = row(f"visits,2016-08,,,{words},", tmp_path)
    assert (read.words, read.value, read.numerator) == (words, None, None)


def test_an_empty_cell_is_missing_and_a_zero_is_zero(tmp_path: Path) -> None:
    assert row("visits,2016-08,0,5,,", tmp_path).numerator == Decimal(0)
    assert row("visits,2016-08,,,0,", tmp_path).numerator is None


def test_a_value_keeps_the_decimals_that_were_typed(tmp_path: Path) -> None:
    assert str(row("visits,2016-08,,,73.0,", tmp_path).value) == "73.0"


@pytest.mark.parametrize("name", ["~$visits.md", ".visits.md", "~$visits.docx", ".DS_Store"])
def test_a_file_that_an_office_program_left_behind_is_no_commentary(small: Small, name: str) -> None:
    small.write(f"narratives/monthly/2016-08/{name}", b"\x00\x01")
    assert small.check() == ()


def test_a_commentary_with_windows_line_ends_and_a_byte_order_mark_is_read(small: Small) -> None:
    before = small.document()
    small.write(COMMENTARY, b"\xef\xbb\xbf" + small.text(COMMENTARY).replace("\n", "\r\n").encode())
    assert small.document() == before


def test_scalars_mean_what_they_look_like(small: Small) -> None:
    small.replace(INDICATORS, "number: 1", "number: 1e3")
    small.replace(INDICATORS, "title: Assessments overdue", "title: no")
    assert [(each.indicator.number, each.indicator.title) for each in small.results().county()] == [
        ("1e3", "Visits held in time"),
        ("2", "no"),
    ]


def test_an_indicator_may_replace_and_add_owners(small: Small) -> None:
    small.replace(INDICATORS, "number: 1", "number: 1\n        owner: {Director: B. Person, Team: South}")
    assert small.results().county()[0].indicator.owner == (("Director", ("B. Person",)), ("Team", ("South",)))


def test_an_owner_may_be_several(small: Small) -> None:
    small.replace(INDICATORS, "number: 1", "number: 1\n        owner: {Director: [B. Person, C. Person]}")
    assert small.results().county()[0].indicator.owner == (("Director", ("B. Person", "C. Person")),)


def test_the_period_of_the_command_line_wins_over_the_report(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: none")
    run = small.run("results", "monthly", "--period", "2016-07", "--format", "csv")
    assert ",2016-07,SS,higher,,,70.1,70.1%,90.0%,Red," in run.out


def test_a_folder_that_would_be_a_period_s_in_another_calendar_is_read_by_nobody(small: Small) -> None:
    small.write("narratives/monthly/2016-q2/visits.md", "---\nindicator: visits\n---\nWords.\n")
    (finding,) = small.check()
    assert (finding.code, finding.place.file) == ("narrative-stray", "narratives/monthly/2016-q2")
    assert finding.hint == "Name a period's folder as 2016-08, 2013-14-q3 or 2016-17."
