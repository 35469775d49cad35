"""The bench of packs: its papers differ, both ways make a file of all pages, and its verdict follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf

from bench.binding import OURS, QPDF, WAYS
from bench.packs import LEAST, MARKS, Packed, markdown, verdicts, write_papers

ROOT = Path(__file__).parents[1]
SMALL = Packed(10, 250, 16_000, 0.9, 1.0, 120.0, 0.2)
LARGE = Packed(*LEAST, 65_000, 2.4, 2.6, 300.0, 0.25)


def test_both_ways_make_one_file_of_papers_that_differ(tmp_path: Path) -> None:
    papers = sorted(write_papers(tmp_path, 2).glob("*.pdf"))
    assert len({each.read_bytes() for each in papers}) == 2
    for way, make in WAYS.items():
        make(papers, tmp_path / way)
        with pikepdf.open(tmp_path / way) as pdf:
            assert len(pdf.pages) == 24 + 26
            assert ("/StructTreeRoot" in pdf.Root) is (way == OURS)


def test_a_pack_that_takes_longer_than_three_merges_and_two_seconds_is_not_what_was_promised() -> None:
    time, memory = verdicts([SMALL, LARGE])
    assert (time.measured, time.word, memory.word) == ("2.40 s of 2.75 s", "reached", "reached")
    time, memory = verdicts([SMALL, replace(LARGE, wall=2.8, memory=1000.0)])
    assert (time.word, memory.word) == ("not reached", "not reached")


def test_without_a_large_pack_nothing_is_said_of_the_promise() -> None:
    assert [each.word for each in verdicts([SMALL])] == ["not measured"] * 2


def test_the_tables_say_what_was_bound() -> None:
    said = markdown({"memory": "2 GiB"}, [SMALL, LARGE])
    assert "| 40     | 1,000 | 65,000   | 2.40" in said
    assert QPDF in said


def test_the_page_on_performance_has_a_place_for_them() -> None:
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert all(mark in page for mark in MARKS)
