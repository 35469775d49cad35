"""The bench of the archive: its editions are as sound as published ones, and its verdicts follow from what it took."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench import archive
from bench.archive import EDITIONS, MARKS, Measured, Published, Verified, markdown, verdicts
from bench.editions import write_archive
from bench.workspaces import write_workspace
from committee_pack.archive.places import archive_at
from committee_pack.archive.verifying.whole import verify
from tests.support.bag_reader import read_bag

ROOT = Path(__file__).parents[1]
ONE = Verified(1, 29, 0.3, 0.5, 0.5, 40.0, 0.1, 0.1)
PUBLISHED = Published(EDITIONS, 1.5, 1.6, 2.4, 2.5, 120.0)
VERIFIED = Verified(EDITIONS, 52_003, 562.6, 1.7, 2.9, 90.0, 1.1, 1.1)
FOUND = Measured((PUBLISHED,), (VERIFIED,), ONE)


def test_editions_taken_again_under_other_names_are_as_sound_as_the_one_that_was_published(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path / "workspace", 2)
    made = write_archive(tmp_path / "archive", workspace, 3)
    verified = verify(made, "", lambda _: None)
    assert (verified.findings, verified.editions, verified.entries) == ((), 3, 3)
    bags = sorted(made.public.root.glob("*/*"))
    assert [faults for bag in bags if (faults := read_bag(bag))] == []
    assert len({(bag / "bag-info.txt").read_bytes() for bag in bags}) == 3
    assert not (tmp_path / "archive-one").exists()


def test_publish_may_add_under_two_seconds_and_verify_take_13_tenths_of_sha512sum() -> None:
    publish, verify = verdicts(FOUND)
    assert (publish.measured, publish.word) == ("0.90 s", "reached")
    assert (verify.measured, verify.word) == ("1.20 times", "reached")
    slow = Measured((replace(PUBLISHED, wall=3.5),), (replace(VERIFIED, wall=1.9),), ONE)
    assert [each.word for each in verdicts(slow)] == ["not reached", "not reached"]


def test_of_fewer_editions_nothing_is_said_of_the_promise() -> None:
    fewer = Measured((replace(PUBLISHED, editions=20),), (replace(VERIFIED, editions=20),), ONE)
    assert [each.word for each in verdicts(fewer)] == ["not measured"] * 2


def test_the_tables_say_what_was_measured() -> None:
    said = markdown({"memory": "2 GiB"}, FOUND)
    assert "| 2,000          | 1.50 s | 2.40 s  | 0.90 s  |" in said
    assert "| 2,000    | 52,003 | 562.6 | 1.70 s | 1.10 s    | 1.20  |" in said


def test_sums_that_are_done_at_once_are_compared_with_nothing() -> None:
    assert replace(VERIFIED, sums=0.5).times(ONE) is None
    assert replace(VERIFIED, sums=0.6, wall=1.0).times(ONE) == pytest.approx(1.0)


def test_what_is_published_to_measure_it_is_taken_out_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "INDICATORS", 2)
    assert archive.main(["--editions", "2", "--runs", "1", "--keep", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "### Verify" in said
    kept = archive_at(tmp_path / "archive-2")
    verified = verify(kept, "", lambda _: None)
    assert (verified.findings, verified.editions) == ((), 2)


def test_the_page_on_performance_has_a_place_for_them() -> None:
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert all(mark in page for mark in MARKS)
