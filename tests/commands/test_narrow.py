"""The table of results in a terminal: whole where it fits, else without what matters least."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest

from committee_pack.commands.narrow import fitted
from tests.support.workspaces import ROOT, run

WIDEST = 232


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    done = run("results", "scs-scorecard", "--format", "csv", "--workspace", str(ROOT))
    return list(csv.DictReader(io.StringIO(done.out)))


def test_a_terminal_that_is_wide_enough_shows_the_table_as_it_is(rows: list[dict[str, str]]) -> None:
    table = fitted(rows, WIDEST)
    assert table.text.decode() == run("results", "scs-scorecard", "--workspace", str(ROOT)).out
    assert table.told == ""


@pytest.mark.parametrize(
    ("width", "lacks"),
    [
        (WIDEST - 1, "short term"),
        (200, "year ago and short term"),
        (160, "month ago, year ago and short term"),
        (120, "month ago, year ago, short term and the ends of names"),
        (80, "target, month ago, year ago, short term and the ends of names"),
    ],
)
def test_a_narrower_terminal_shows_less_and_says_what_it_lacks(
    rows: list[dict[str, str]], width: int, lacks: str
) -> None:
    table = fitted(rows, width)
    lines = table.text.decode().splitlines()
    assert max(map(len, lines)) <= width
    assert len(lines) == len(rows) + 1
    assert table.told == f"To fit {width} columns, the table leaves out {lacks}."


def test_a_terminal_in_which_nothing_fits_breaks_the_lines_itself(rows: list[dict[str, str]]) -> None:
    assert fitted(rows, 20) == fitted(rows, WIDEST)


def test_a_report_without_results_has_an_empty_table() -> None:
    assert fitted([], 80).text == b"\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_in_a_terminal_the_table_fits_and_how_to_have_all_is_said() -> None:
    from tests.support.terminal import Terminal

    terminal = Terminal(ROOT, "results", "scs-scorecard", columns=100)
    assert terminal.end() == 0
    *table, told = terminal.said.rpartition("\x1b[K")[2].splitlines()
    assert max(map(len, table)) <= 100
    assert told.startswith("To fit 100 columns, the table leaves out ")
    assert told.endswith(" A wider window shows more, --format csv all.")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_in_a_terminal_other_formats_and_files_are_whole(tmp_path: Path) -> None:
    from tests.support.terminal import Terminal

    terminal = Terminal(ROOT, "results", "scs-scorecard", "--format", "csv")
    terminal.end()
    assert "short_term_result" in terminal.said
    out = tmp_path / "results.txt"
    assert Terminal(ROOT, "results", "scs-scorecard", "--out", str(out)).end() == 0
    assert max(map(len, out.read_text(encoding="utf-8").splitlines())) == WIDEST
