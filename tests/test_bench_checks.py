"""The bench of the checks: its texts are right to the last figure, and what was promised is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import checks
from bench.checks import FILLED_IN, TYPED, Checked, markdown, verdicts, write_typed
from bench.workspaces import REPORT, indicators
from tests.support.workspaces import run


def test_figures_that_are_typed_are_all_typed_and_all_right(tmp_path: Path) -> None:
    folder = write_typed(tmp_path, 12)
    texts = [path.read_text(encoding="utf-8") for path in sorted((folder / "narratives" / REPORT).rglob("*.md"))]
    assert len(texts) == 12
    assert not any("{{" in text for text in texts)
    done = run("check", "--workspace", str(folder))
    assert (done.code, done.err) == (0, "")
    assert "nothing wrong" in done.out


def test_one_that_is_wrong_is_found(tmp_path: Path) -> None:
    folder = write_typed(tmp_path, 12)
    path = next((folder / "narratives" / REPORT).rglob("*-0003.md"))
    target = indicators(3)[-1].target
    path.write_text(path.read_text(encoding="utf-8").replace(f"{target}%.", f"{target + 1}%."), encoding="utf-8")
    assert "[figure-target]" in run("check", "--workspace", str(folder)).err


def test_720_texts_are_to_take_under_3_seconds_typed_or_filled_in() -> None:
    fast, slow = Checked(720, FILLED_IN, 2.9, 4, 200), Checked(720, TYPED, 3.0, 4, 200)
    assert [each.word for each in verdicts([fast, slow])] == ["reached", "not reached"]
    assert [each.word for each in verdicts([fast])] == ["reached", "not measured"]


def test_the_bench_measures_the_whole_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.main(["--indicators", "2", "--runs", "1", "--keep", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "### Checks of many texts" in said
    assert (tmp_path / "typed-2" / "council.yaml").is_file()
    assert "not measured" in said


def test_the_tables_have_a_row_for_each_that_was_checked() -> None:
    text = markdown({"processor": "fast"}, [Checked(45, TYPED, 0.61, 0.7, 80.4)])
    assert "| 45    | typed         | 0.61    | 0.70                     | 80         |" in text
