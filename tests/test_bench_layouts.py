"""The bench of layouts: its report is as large as it says, and its verdict follows from what was measured."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf

from bench.layouts import LEAST, MARKS, Built, markdown, verdicts, write_pairs
from tests.support.workspaces import Small

ROOT = Path(__file__).parents[1]
SHORT = Built(40, 100, 60, 2.0, 1.0, 80.0)
LONG = Built(*LEAST, 4.0, 1.6, 94.0)


def test_each_indicator_has_two_pages_with_five_tables_and_three_charts(tmp_path: Path) -> None:
    small = Small(write_pairs(tmp_path, 3))
    assert small.run("build", "--to", "pdf").code == 0
    (file,) = (tmp_path / "out").rglob("*.pdf")
    with pikepdf.open(file) as pdf:
        roles = [str(each.S) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        assert len(pdf.pages) == 6
    assert (roles.count("/Table"), roles.count("/Figure")) == (15, 9)


def test_a_page_that_costs_more_in_a_long_report_is_not_what_was_promised() -> None:
    (reached,) = verdicts([SHORT, LONG])
    assert (reached.measured, reached.word) == ("0.80 times", "reached")
    (missed,) = verdicts([SHORT, replace(LONG, cpu=3.0)])
    assert (missed.measured, missed.word) == ("1.50 times", "not reached")


def test_without_a_long_report_nothing_is_said_of_the_promise() -> None:
    (verdict,) = verdicts([SHORT])
    assert verdict.word == "not measured"


def test_the_tables_say_what_was_built() -> None:
    said = markdown({"memory": "2 GiB"}, [SHORT, LONG])
    assert "| 80    | 200    | 120" in said


def test_the_page_on_performance_has_a_place_for_them() -> None:
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert all(mark in page for mark in MARKS)
