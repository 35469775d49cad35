"""The built report against the published one: every cell of its three tables, in `results`, in Word and in PDF."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import ROOT, build, copied_workspace
from tests.data.published import DATA, activity, cohorts, rows
from tests.support.pdf import Element, links, outline, page_labels, structure, tables
from tests.support.word import Table, WordFile, plain

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


def word_table(word: WordFile, columns: int) -> Table:
    """Return the one table of so many columns."""
    (table,) = [table for table in word.tables if len(table.widths) == columns]
    return table


def pdf_table(pdf: Element, columns: int) -> list[Cells]:
    """Return the rows of the one table whose longest has so many cells."""
    (table,) = [table for table in tables(pdf) if max(map(len, table)) == columns]
    return [tuple(row) for row in table]


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
def content(built: Path) -> bytes:
    return (built / f"{NAME}.pdf").read_bytes()


@pytest.fixture(scope="module")
def pdf(content: bytes) -> Element:
    return structure(content)


def test_the_results_show_every_published_cell_of_the_scorecard(results: list[dict[str, str]]) -> None:
    county = [row for row in results if row["number"] and not row["area"] and not row["cohort"]]
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
    county = [row for row in results if row["number"] and not row["area"] and not row["cohort"]]
    directions = [row[f"{name}_direction"] for row in county for name in ("month_ago", "year_ago")]
    ratings = [row["rating"] for row in county]
    assert sum(map(bool, directions)) == 87
    assert sum(bool(row["short_term_result"]) for row in county) == 22
    assert [ratings.count(word) for word in ("Green", "Amber", "Red")] == [22, 20, 3]


def test_word_shows_every_published_cell_in_its_order(word: WordFile) -> None:
    table = word_table(word, 15)
    assert sum(row.is_header for row in table.rows) == 1
    assert scorecard_rows([tuple(map(plain, row.cells)) for row in table.rows]) == published_cells()


def test_the_pdf_shows_every_published_cell_in_its_order(pdf: Element) -> None:
    assert scorecard_rows(pdf_table(pdf, 15)) == published_cells()


def activity_rows() -> list[Cells]:
    """Return the published activity as its columns after the name: three a count at a month's end, one a month's."""
    return [tuple(_thousands(cell) if cell.isdigit() else cell for cell in row) for row in _activity()]


def _activity() -> Iterator[Cells]:
    """Return the rows with each area above its teams; the published table has the areas first."""
    parents = {row["area"]: row["parent"] for row in rows(DATA / "areas.csv")}
    figures = dict(activity())

    def below(parent: str) -> Iterator[str]:
        for area in (each for each in figures if each and parents[each] == parent):
            yield from (area, *below(area))

    for area in ("", *below("")):
        cells = (cell for figure in figures[area] for cell in (figure.this, figure.last, figure.change) if cell)
        yield (area or "Kent", *cells)


def test_word_shows_every_published_cell_of_the_activity_table(word: WordFile) -> None:
    table = word_table(word, 22)
    assert [tuple(map(plain, row.cells)) for row in table.rows if not row.is_header] == activity_rows()


def test_the_pdf_shows_every_published_cell_of_the_activity_table(pdf: Element) -> None:
    assert pdf_table(pdf, 22)[2:] == activity_rows()
    assert [len(row) for row in activity_rows()] == [22] * 28


def cohort_cells() -> list[Cells]:
    """Return the published cohort rows as our columns after the words, in our order: by the catalogue."""
    blocks: dict[tuple[bool, str], list[tuple[int, Cells]]] = {}
    for indicator, row, area in cohorts():
        cells = (*_side(row, "incl"), row["target"], *_side(row, "excl"), row["variance"])
        place = (row["block"].startswith("OTHER"), area)
        blocks.setdefault(place, []).append((int(indicator["id"]), cells))
    return [cells for some in blocks.values() for _, cells in sorted(some)]


def _side(row: dict[str, str], prefix: str) -> Cells:
    over = row[f"{prefix}_result"] if row[f"{prefix}_num"] == "-" else row[f"{prefix}_num"]
    numbers = (_thousands(over), _thousands(row[f"{prefix}_denom"].strip("-")))
    return (row[f"{prefix}_result"], RATINGS[row[f"{prefix}_rag"]], *numbers)


def test_word_shows_every_published_cell_of_the_cohort_table(word: WordFile) -> None:
    table = word_table(word, 14)
    assert scorecard_rows([tuple(map(plain, row.cells)) for row in table.rows]) == cohort_cells()


def test_the_pdf_shows_every_published_cell_of_the_cohort_table_in_six_blocks(pdf: Element) -> None:
    table = pdf_table(pdf, 14)
    assert scorecard_rows(table) == cohort_cells()
    assert len(cohort_cells()) == 51
    assert [row[0] for row in table[2:] if len(row) == 1] == [
        *(f"Children in care: {area}" for area in ("Kent", "North Kent", "East Kent", "South Kent", "West Kent")),
        "Other indicators: Kent",
    ]


def test_word_and_pdf_have_the_same_headings(word: WordFile, pdf: Element) -> None:
    in_pdf = [(int(each.role[1]), each.text.strip()) for each in pdf.all("H1", "H2", "H3", "H4")]
    in_word = [(each.level, plain(each.text)) for each in word.headings]
    assert [(level, words) for level, words in in_pdf if level > 1] == [each for each in in_word if each[0] > 1]
    firsts = [[words for level, words in some if level == 1] for some in (in_pdf, in_word)]
    assert all(longer.startswith(shorter) for longer, shorter in zip(*firsts, strict=True))


def test_every_section_has_one_first_heading_and_no_page_two(pdf: Element) -> None:
    pages = [page for heading in pdf.all("H1") for page in heading.pages]
    assert len(pages) == len(set(pages))
    assert [len(section.all("H1")) for section in pdf.all("Sect")] == [1] * 9


def test_no_heading_skips_a_level(word: WordFile, pdf: Element) -> None:
    for levels in ([each.level for each in word.headings], [int(h.role[1]) for h in pdf.all("H1", "H2", "H3", "H4")]):
        assert levels[0] == 1
        assert all(below <= above + 1 for above, below in pairwise(levels))


def test_every_head_of_the_scorecard_says_what_it_is_the_head_of(pdf: Element) -> None:
    wide = [table for table in pdf.all("Table") if len(table.all("TR")) > 25]
    heads = [table.all("TH") for table in wide]
    assert [head.text for some in heads for head in some if "Scope" not in head.attributes] == []
    rows = [sum(head.attributes["Scope"] == "Row" for head in some) for some in heads]
    assert rows == [28, 45 + 10, 51 + 6]  # and the names of their sections


def test_every_figure_has_words_in_both_formats(word: WordFile, pdf: Element) -> None:
    in_pdf = [figure.attributes["Alt"] for figure in pdf.all("Figure")]
    assert in_pdf == [picture.alternative for picture in word.pictures]
    assert len(in_pdf) == 5 + 2 * 11
    areas = next(words for words in in_pdf if words.startswith("Bar chart of Open cases by area"))
    assert areas.startswith("Bar chart of Open cases by area, August 2016 and July 2016: North Kent 1,112 and 1,161;")
    assert any("from 63.1% in May 2016 to 67.7% in August 2016" in words for words in in_pdf)


def test_a_red_row_leads_to_its_page_and_the_page_back(content: bytes) -> None:
    led = [link for link in links(content) if link.leads_to]
    (first,) = [each.page for each in outline(content) if each.title == "Scorecard"]
    to_pages = [link for link in led if link.page in (first, first + 1)]
    back = [link for link in led if link.words == "Back to the scorecard"]
    assert len(to_pages) == len(back) == 3
    assert {link.leads_to[0] for link in to_pages if link.leads_to} == {link.page for link in back}
    assert {link.leads_to[0] for link in back if link.leads_to} == {link.page for link in to_pages}


def test_the_outline_names_sections_and_indicators_and_pages_have_labels(content: bytes) -> None:
    titles = [(each.title, [below.title.split()[0] for below in each.below]) for each in outline(content)]
    before = ["Title page", "Summary and key", "Activity", "Activity charts", "Scorecard"]
    assert titles[:6] == [(title, []) for title in (*before, "Scorecard: all and excluding UASC")]
    assert titles[6:] == [("Missing children", ["9"]), ("Children in care", ["17", "25"])]
    assert page_labels(content) == [str(number) for number in range(1, 15)]


def test_the_same_workspace_gives_the_same_bytes_in_another_folder_zone_locale_and_order(
    built: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "another folder"
    copy.mkdir()
    elsewhere = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "de_DE.UTF-8",
        "PYTHONHASHSEED": "4711",
        "RL_ttfAsciiReadable": "0",
    }
    again = build(copied_workspace(copy), copy / "out", {**os.environ, **elsewhere})
    one, other = built.parents[1], again.parents[1]
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    assert len(names) == 6, "two reports, each as Word, PDF and manifest"
    assert [name for name in names if (one / name).read_bytes() != (other / name).read_bytes()] == []


def test_the_manifest_names_what_went_in_and_what_came_out(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    for each in manifest["outputs"]:
        assert hashlib.sha256((built / each["path"]).read_bytes()).hexdigest() == each["sha256"]
    inputs = {each["path"]: each["sha256"] for each in manifest["inputs"]}
    assert {"council.yaml", "data/scs/indicators.yaml", "report_templates/scs-scorecard/report.yaml"} <= set(inputs)
    for path, digest in inputs.items():
        assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == digest
    assert manifest["versions"]["reportlab"]
