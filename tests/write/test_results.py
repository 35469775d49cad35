"""Results as rows for spreadsheets, programs and the terminal."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from committee_pack.write.results import FORMATS, result_rows
from tests.support.workspaces import REPORT, Small, small_workspace

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def rows(small: Small) -> list[dict[str, str]]:
    return result_rows(small.results())


def sheet(workbook: bytes) -> list[dict[str, str | float]]:
    """Return the cells of a workbook's sheet by row and column letter, numbers as numbers."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        shared = etree.fromstring(package.read("xl/sharedStrings.xml"))
        cells = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    words = [item.findtext(f"{MAIN}t") or "" for item in shared.iter(f"{MAIN}si")]
    found: list[dict[str, str | float]] = []
    for row in cells.iter(f"{MAIN}row"):
        found.append({})
        for cell in row.iter(f"{MAIN}c"):
            value = cell.findtext(f"{MAIN}v") or ""
            column = str(cell.get("r")).rstrip("0123456789")
            found[-1][column] = words[int(value)] if cell.get("t") == "s" else float(value)
    return found


def test_a_row_is_exact_and_as_displayed_and_names_its_source(small: Small) -> None:
    small.replace("data/observations.csv", "72,100", "1281,1891")
    row = rows(small)[0]
    assert (row["numerator"], row["denominator"], row["value"]) == ("1281", "1891", "2100/31")
    assert (row["result"], row["target"], row["rating"]) == ("67.7%", "90.0%", "Red")
    assert (row["month_ago_result"], row["month_ago_direction"], row["month_ago_rating"]) == ("70.1%", "Worse", "Red")
    assert row["source"] == "data/observations.csv:2"


def test_rows_stand_in_the_catalogues_order_county_first(small: Small) -> None:
    order = [(row["indicator"], row["area"]) for row in rows(small)]
    assert order == [("visits", ""), ("visits", "North"), ("overdue", "")]


def test_a_report_without_comparisons_has_no_columns_for_them(small: Small) -> None:
    small.replace(REPORT, "comparisons:\n  month_ago: {label: 1 month ago, earlier: 1 month}\n", "")
    assert list(rows(small)[0])[-6:] == ["rating", "marks", "reason", "source", "kind", "linked_to"]


def test_csv_and_json_hold_the_same_texts(small: Small) -> None:
    from_csv = list(csv.DictReader(io.StringIO(FORMATS["csv"](rows(small)).decode())))
    assert from_csv == json.loads(FORMATS["json"](rows(small))) == rows(small)


def test_a_workbook_holds_counts_as_numbers_and_the_rest_as_displayed(small: Small) -> None:
    cells = sheet(FORMATS["xlsx"](rows(small)))
    assert list(cells[0].values()) == list(rows(small)[0])
    assert (cells[1]["J"], cells[1]["K"], cells[1]["M"], cells[1]["O"]) == (72.0, 100.0, "72.0%", "Red")
    assert len(cells) == 1 + len(rows(small))


def test_text_that_looks_like_a_formula_stays_text_in_a_workbook(small: Small) -> None:
    small.replace("data/indicators.yaml", "title: Visits held in time", "title: =1+1")
    workbook = FORMATS["xlsx"](rows(small))
    assert sheet(workbook)[1]["D"] == "=1+1"
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_results_give_the_same_bytes(small: Small, form: str) -> None:
    assert FORMATS[form](rows(small)) == FORMATS[form](rows(small))


@pytest.mark.parametrize("form", FORMATS)
def test_no_results_are_an_empty_file_and_not_a_fault(form: str) -> None:
    assert FORMATS[form]([]).strip() in (b"", b"[]") or form == "xlsx"


def test_the_table_leaves_out_columns_that_are_empty_and_cuts_long_titles(small: Small) -> None:
    small.replace("data/indicators.yaml", "title: Visits held in time", f"title: {'Visits ' * 20}")
    lines = FORMATS["table"](rows(small)).decode().splitlines()
    assert "cohort" not in lines[0]
    assert "…" in lines[1]
    assert len(lines) == 4
