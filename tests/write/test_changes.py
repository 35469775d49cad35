"""What changed as a table, CSV and JSON: the same columns whatever changed."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path

import pytest

from committee_pack.compare.reports import compare_reports
from committee_pack.model.changes import Comparison, ItemChange, PackChanges, Side, SideKind
from committee_pack.model.proofs import Edit
from committee_pack.wording.changes import EDITS
from committee_pack.write.changes import COLUMNS, FORMATS, change_rows
from tests.support.changes import side
from tests.support.workspaces import COMMENTARY, INDICATORS, OBSERVATIONS, REPORT, TARGETS, Small, small_workspace


@pytest.fixture
def compared(tmp_path: Path) -> Comparison:
    """A comparison in which something of every kind changed."""
    small = small_workspace(tmp_path)
    small.replace(REPORT, "pages: red", "pages: all")
    return between(
        small,
        (OBSERVATIONS, "72,100", "2500,3100"),
        (OBSERVATIONS, ",31,", ",36,"),
        (TARGETS, "overdue,2016/17,40", "overdue,2016/17,30"),
        (INDICATORS, "Assessments overdue", "Overdue assessments"),
        (COMMENTARY, "The month before it was", "In July it was"),
    )


def between(small: Small, *changes: tuple[str, str, str]) -> Comparison:
    before = side(small)
    for file, old, new in changes:
        small.replace(file, old, new)
    after = side(small)
    return Comparison(before.side, after.side, compare_reports(before, after))


def test_each_change_is_a_row_by_its_kind(compared: Comparison) -> None:
    rows = change_rows(compared)
    assert all(tuple(row) == COLUMNS for row in rows)
    kinds = dict.fromkeys(row["kind"] for row in rows)
    assert list(kinds) == ["rating", "direction", "figure", "earlier figure", "target", "definition", "text", "file"]


def test_a_figure_has_its_exact_value_beside_its_text(compared: Comparison) -> None:
    (row,) = (row for row in change_rows(compared) if row["kind"] == "figure")
    assert {name: text for name, text in row.items() if text} == {
        "kind": "figure",
        "change": "changed",
        "indicator": "visits",
        "number": "1",
        "title": "Visits held in time",
        "what": "Result",
        "before": "72.0%",
        "after": "80.6%",
        "before_value": "72",
        "after_value": "2500/31",
    }


def test_each_sentence_of_a_text_is_a_row(compared: Comparison) -> None:
    rows = [row for row in change_rows(compared) if row["kind"] == "text"]
    assert [(row["what"], row["before"], row["after"]) for row in rows] == [
        ("Commentary", "The month before it was 70.1%.", ""),
        ("Commentary", "", "In July it was 70.1%."),
    ]


def test_json_has_both_sides_and_null_for_what_does_not_apply(compared: Comparison) -> None:
    said = json.loads(FORMATS["json"](compared, 0))
    assert list(said) == ["before", "after", "changes"]
    assert said["before"] == {
        "kind": "report",
        "name": "monthly",
        "title": "Monthly scorecard",
        "period": "2016-08",
        "supplement": None,
        "edition": None,
        "published": "2016-11-02",
    }
    assert [tuple(row) for row in said["changes"]] == [COLUMNS] * len(said["changes"])
    assert said["changes"][0]["area"] is None


def test_csv_has_a_head_also_where_nothing_changed(tmp_path: Path) -> None:
    assert FORMATS["csv"](between(small_workspace(tmp_path)), 0).decode() == f"{','.join(COLUMNS)}\n"


def test_csv_holds_every_row(compared: Comparison) -> None:
    read = list(csv.DictReader(io.StringIO(FORMATS["csv"](compared, 0).decode())))
    assert [row["kind"] for row in read] == [row["kind"] for row in change_rows(compared)]


def test_the_table_has_only_columns_that_hold_anything_and_both_sides_as_heads(tmp_path: Path) -> None:
    small = small_workspace(tmp_path)
    table = FORMATS["table"](between(small, (OBSERVATIONS, "40,50", "41,50")), 0).decode().splitlines()
    assert table == [
        "kind    of                     where  what                   Before       After",
        "figure  1 Visits held in time  North  Result                 80.0%        82.0%",
        "file                                  data/observations.csv  one version  another version",
    ]


@pytest.mark.parametrize(("edit", "both"), [(Edit.ADDED, "not there  there"), (Edit.REMOVED, "there   not there")])
def test_the_table_says_of_what_has_no_words_that_it_was_or_was_not_there(edit: Edit, both: str) -> None:
    side = Side(SideKind.PACK, "m", "Committee: agenda pack", datetime.date(2016, 11, 2))
    changes = PackChanges((ItemChange("B2", "A flood", edit),))
    _, line = FORMATS["table"](Comparison(side, side, changes), 0).decode().splitlines()
    assert line == f"item {EDITS[edit].lower()}  B2: A flood  Item  {both}"


def test_the_table_says_none_beside_a_sentence_that_is_new_or_gone(compared: Comparison) -> None:
    lines = [each for each in FORMATS["table"](compared, 0).decode().splitlines() if each.startswith("text")]
    assert lines[0].endswith("none")
    assert "  none  " in lines[1]


def test_nothing_is_printed_where_nothing_changed(tmp_path: Path) -> None:
    assert FORMATS["table"](between(small_workspace(tmp_path)), 0) == b""


@pytest.mark.parametrize("width", [80, 100])
def test_the_table_is_made_to_fit_a_terminal(compared: Comparison, width: int) -> None:
    lines = FORMATS["table"](compared, width).decode().splitlines()
    assert max(map(len, lines)) <= width
    assert "…" in "".join(lines)
