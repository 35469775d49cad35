"""The built report against the published one: every cell of the scorecard, in `results`, in Word and in PDF."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.pdf import Element, read_structure
from tests.support.word import WordFile, plain

PUBLISHED = ROOT / "tests" / "published" / "scorecard_2016_08" / "scorecard.csv"
RATINGS = {"G": "Green", "A": "Amber", "R": "Red", "": ""}
DIRECTIONS = {"up": "Better", "down": "Worse", "same": "Same", "": ""}
ARROWS = {"Better": "▲ Better", "Worse": "▼ Worse", "Same": "▶ Same", "": ""}
NAME = "scs-scorecard-2016-08"
Cells = tuple[str, ...]


def published() -> list[dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def published_cells() -> list[Cells]:
    """Return the published figures of each indicator as the scorecard's columns after its words."""
    return [tuple(_cells(row)) for row in published()]


def _cells(row: dict[str, str]) -> Iterator[str]:
    over, under = row["num"] or row["published_result"], row["denom"]
    yield from (row["published_result"], RATINGS[row["rag"]], _thousands(over), _thousands(under), row["target"])
    for name in ("month_ago", "year_ago"):
        yield from (row[name], ARROWS[DIRECTIONS[row[f"{name}_dot"]]])
    yield from (row["short_term"], RATINGS[row["short_term_rag"]])


def _thousands(number: str) -> str:
    whole, point, part = number.partition(".")
    return f"{int(whole):,}{point}{part}" if whole else ""


def scorecard_rows(rows: list[Cells]) -> list[Cells]:
    """Return the figures of the rows that begin with an indicator's number, in its order."""
    return [row[4:] for row in rows if row[0].isdigit()]


@pytest.fixture(scope="module")
def results() -> list[dict[str, str]]:
    command = [sys.executable, "-m", "committee_pack", "results", "scs-scorecard", "--format", "csv"]
    done = subprocess.run([*command, "--workspace", str(ROOT)], capture_output=True, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"))))


@pytest.fixture(scope="module")
def word(built: Path) -> WordFile:
    return WordFile((built / f"{NAME}.docx").read_bytes())


@pytest.fixture(scope="module")
def pdf(built: Path) -> Element:
    return read_structure((built / f"{NAME}.pdf").read_bytes())


def test_the_results_show_every_published_cell_of_the_scorecard(results: list[dict[str, str]]) -> None:
    county = [row for row in results if not row["area"] and not row["cohort"]]
    assert len(county) == 45
    for row, facts in zip(county, published(), strict=True):
        assert (row["number"], row["result"], row["rating"]) == (
            facts["id"],
            facts["published_result"],
            RATINGS[facts["rag"]],
        )
        assert (row["denominator"], row["target"]) == (facts["denom"], facts["target"])
        assert row["numerator"] == (facts["num"] or facts["published_result"])
        for name in ("month_ago", "year_ago"):
            assert row[f"{name}_result"] == facts[name]
            assert row[f"{name}_direction"] == DIRECTIONS[facts[f"{name}_dot"]]
        assert (row["short_term_result"], row["short_term_rating"]) == (
            facts["short_term"],
            RATINGS[facts["short_term_rag"]],
        )


def test_the_published_totals_of_cells_are_compared(results: list[dict[str, str]]) -> None:
    county = [row for row in results if not row["area"] and not row["cohort"]]
    directions = [row[f"{name}_direction"] for row in county for name in ("month_ago", "year_ago")]
    ratings = [row["rating"] for row in county]
    assert sum(map(bool, directions)) == 87
    assert sum(bool(row["short_term_result"]) for row in county) == 22
    assert [ratings.count(word) for word in ("Green", "Amber", "Red")] == [22, 20, 3]


def test_word_shows_every_published_cell_in_its_order(word: WordFile) -> None:
    (table,) = [table for table in word.tables if len(table.widths) == 15]
    assert sum(row.is_header for row in table.rows) == 1
    assert scorecard_rows([tuple(map(plain, row.cells)) for row in table.rows]) == published_cells()


def test_the_pdf_shows_every_published_cell_in_its_order(pdf: Element) -> None:
    (table,) = [table for table in pdf.all("Table") if len(table.all("TR")) > 45]
    rows = [tuple(cell.text.strip() for cell in row.children) for row in table.all("TR")]
    assert scorecard_rows(rows) == published_cells()
