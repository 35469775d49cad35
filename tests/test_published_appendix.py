"""The built quarterly appendix against the published one: every cell of its summary and its six pages that has data.

They are compared in `results`, in Word and in PDF. What the published appendix prints and we do not, on purpose,
is named here: a rating that it leaves out is blank, and a figure after a change of definition has a mark.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.support.pdf import Element, structure, tables
from tests.support.word import WordFile, plain

PUBLISHED = ROOT / "tests" / "published" / "appendix_2013_q3" / "appendix.yaml"
NAME = "scs-appendix-2013-14-q3"
RATINGS = {"AMBER": "Amber", "RED": "Red", "GREEN": "Green"}
DIRECTIONS = {"up": "Better", "down": "Worse"}
ARROWS = {"up": "▲ Better", "down": "▼ Worse"}
LABELS = {"RAG Rating": "Rating", "Stat. N.": "Statistical neighbours"}
BREAK = {("3", "Jun 13"): "†"}
"""Where the definition has changed: the published page says so in its notes alone."""
Cells = tuple[str, ...]


def published() -> Any:  # noqa: ANN401 - it is a transcript
    return yaml.safe_load(PUBLISHED.read_text(encoding="utf-8"))


def pages() -> list[tuple[str, Any]]:
    """Return the published pages with the numbers that we give them."""
    return [(str(number), page) for number, page in enumerate(published()["indicator_pages"], 1)]


def page_rows(number: str, page: Any) -> Iterator[Cells]:  # noqa: ANN401
    """Return a published trend table as ours has it: its rows in turn, with their cells in order."""
    for label, cells in page["rows"].items():
        if any(cells):
            shown = zip(page["column_labels"], cells, strict=True)
            said = (f"{cell}{BREAK.get((number, column), '')}" if label == "Actual" else cell for column, cell in shown)
            yield (LABELS.get(label, label), *said)


def summary_rows() -> list[Cells]:
    rows = published()["summary_rows"]
    return [(RATINGS[row["previous_rag"]], RATINGS[row["current_rag"]], ARROWS[row["dot"]]) for row in rows]


@pytest.fixture(scope="module")
def results() -> list[dict[str, str]]:
    command = [sys.executable, "-m", "committee_pack", "results", "scs-appendix", "--format", "csv"]
    done = subprocess.run([*command, "--workspace", str(ROOT)], capture_output=True, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"))))


@pytest.fixture(scope="module")
def word(built_appendix: Path) -> WordFile:
    return WordFile((built_appendix / f"{NAME}.docx").read_bytes())


@pytest.fixture(scope="module")
def pdf(built_appendix: Path) -> Element:
    return structure((built_appendix / f"{NAME}.pdf").read_bytes())


def test_the_results_show_the_latest_published_cells_of_each_page(results: list[dict[str, str]]) -> None:
    judged = [row for row in results if row["number"]]
    assert len(judged) == len(pages()) == 6
    for row, (_, page) in zip(judged, pages(), strict=True):
        last = max(n for n, cell in enumerate(page["rows"]["Actual"]) if cell)
        shown = (page["rows"][label][last] for label in ("Actual", "Target", "RAG Rating"))
        assert (row["result"], row["target"], row["rating"]) == tuple(shown)


def test_the_results_show_every_published_cell_of_the_summary(results: list[dict[str, str]]) -> None:
    judged = [row for row in results if row["number"]]
    for row, facts in zip(judged, published()["summary_rows"], strict=True):
        assert row["rating"] == RATINGS[facts["current_rag"]]
        assert row["previous_direction"] == DIRECTIONS[facts["dot"]]


def test_the_results_show_the_published_figures_of_the_lead_indicators(results: list[dict[str, str]]) -> None:
    leads = {row["indicator"]: row for row in results if row["section"] == "Lead indicators"}
    facts = [
        each for each in published()["lead_indicators"] if each.get("actual", {}).get("as_at", "").endswith("2013")
    ]
    care, plans = (each["actual"] for each in facts[:2])
    assert leads["children-in-care"]["result"] == care["value"]
    assert (leads["child-protection-plans"]["numerator"], leads["child-protection-plans"]["result"]) == (
        plans["count"],
        plans["rate"],
    )
    assert {row["rating"] for row in leads.values()} == {"Above"}


def test_word_shows_every_published_cell_of_the_summary(word: WordFile) -> None:
    (table,) = [table for table in word.tables if len(table.widths) == 4]
    assert [tuple(map(plain, row))[1:] for row in table.body] == summary_rows()


def test_the_pdf_shows_every_published_cell_of_the_summary(pdf: Element) -> None:
    (table,) = [table for table in tables(pdf) if max(map(len, table)) == 4]
    assert [tuple(row)[1:] for row in table[1:]] == summary_rows()


def test_word_shows_every_published_cell_of_the_six_pages(word: WordFile) -> None:
    found = [table for table in word.tables if len(table.widths) == 8]
    assert len(found) == 6
    for table, (number, page) in zip(found, pages(), strict=True):
        assert [tuple(map(plain, row)) for row in table.body] == list(page_rows(number, page))


def test_the_pdf_shows_every_published_cell_of_the_six_pages(pdf: Element) -> None:
    found = [table for table in tables(pdf) if max(map(len, table)) == 8]
    assert len(found) == 6
    for table, (number, page) in zip(found, pages(), strict=True):
        assert [tuple(row) for row in table[2:]] == list(page_rows(number, page))


def test_the_heads_of_the_six_pages_are_grouped_as_published(pdf: Element, word: WordFile) -> None:
    in_pdf = [table for table in tables(pdf) if max(map(len, table)) == 8]
    in_word = [table for table in word.tables if len(table.widths) == 8]
    for shown, flat, (_, page) in zip(in_pdf, in_word, pages(), strict=True):
        groups = [each["label"].capitalize() for each in page["groups"]]
        assert [head for head in shown[0] if head] == groups
        # -- Word's checker objects to merged cells, so that each head says its group
        heads = [plain(each) for each in flat.head[1:]]
        owners = [group["label"].capitalize() for group in page["groups"] for _ in group["columns"]]
        assert [head.endswith(owner) for head, owner in zip(heads, owners, strict=True)] == [True] * 7
        assert [cell.replace(" 20", " ") for cell in shown[1][1:]] == page["column_labels"]


def test_a_provisional_figure_is_marked_and_explained_below_its_table(word: WordFile) -> None:
    notes = [plain(each.text) for each in word.paragraphs if plain(each.text).startswith("* provisional")]
    provisional = [page for _, page in pages() if any(cell.endswith("*") for cell in page["rows"]["Actual"])]
    assert len(provisional) == 5
    assert len(notes) >= 5


def test_the_changes_of_definition_and_of_the_rating_rule_are_noted_on_their_pages(word: WordFile) -> None:
    changes = [plain(each.text) for each in word.paragraphs if plain(each.text).startswith("Change ")]
    assert [each.partition(":")[0] for each in changes] == [
        "Change Rated otherwise from 2013/14",
        "Change Measured otherwise from April 2013",
    ]
