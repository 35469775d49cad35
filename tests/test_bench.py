"""The bench: its workspaces are sound and the same each time, and its verdicts follow from what was measured.

Nothing is timed here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bench.__main__ import arguments, main
from bench.content import content_of
from bench.figures import Figures, Started, growth
from bench.libraries import HEAVY
from bench.measure import Measured
from bench.memory import ALL, peak_memory
from bench.missing import BenchError
from bench.report import BEGIN, END, markdown, rewrite
from bench.stages import Watch
from bench.targets import Verdict, verdicts
from bench.ways import LIBREOFFICE, OURS, TYPST
from bench.workspaces import MONTHS, WORDS, write_workspace
from committee_pack import pipeline
from committee_pack.commands.opening import open_council
from committee_pack.model.document import Figure, Section, Table
from committee_pack.pipeline import Composed
from committee_pack.write.docx import pictures

ROOT = Path(__file__).parents[1]
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="the bench is for Linux and macOS")
COUNT = 3


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("synthetic"), COUNT)


@pytest.fixture(scope="module")
def composed(workspace: Path) -> Composed:
    opened = open_council(workspace)
    made = pipeline.compose(opened.workspace, opened.council, "scorecard", None, lambda _: None)
    assert made.findings == ()
    assert made.value is not None
    return made.value


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pages(composed: Composed) -> list[Section]:
    return list(composed.document.sections[-COUNT:])


# -- workspaces --------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    one, two, other = (write_workspace(tmp_path / name, COUNT, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    assert files(one) == files(two) != files(other)


def test_a_smaller_workspace_is_the_beginning_of_a_larger(tmp_path: Path) -> None:
    small, large = (files(write_workspace(tmp_path / str(count), count)) for count in (2, COUNT))
    assert large["data/observations.csv"].startswith(small["data/observations.csv"])


def test_each_page_has_a_chart_and_a_table_of_13_months(composed: Composed) -> None:
    assert len(MONTHS) == 13
    for page in pages(composed):
        assert [type(block) for block in page.blocks].count(Figure) == 1
        (table,) = (block for block in page.blocks if isinstance(block, Table))
        assert all(len(row.cells) == 1 + len(MONTHS) for row in (*table.head, *table.body))


def test_each_commentary_prints_as_120_words(workspace: Path) -> None:
    content = content_of(workspace)
    assert WORDS == 120
    assert [len(" ".join(each["commentary"]).split()) for each in content["indicators"]] == [WORDS] * COUNT


def test_the_other_ways_are_given_what_our_report_says(workspace: Path, composed: Composed) -> None:
    content = content_of(workspace)
    for said, result in zip(content["indicators"], composed.results.county(), strict=True):
        assert result.amount is not None
        assert said["trend"][-1]["number"] == pytest.approx(float(result.amount.number))
        assert said["result"] == said["trend"][-1]["result"]
        assert len(said["trend"]) == len(content["months"]) == len(MONTHS)


# -- figures -----------------------------------------------------------------------------------------

TIMES: Mapping[str, Mapping[int, float]] = {
    OURS: {45: 1.0, 180: 2.35, 720: 7.75},
    LIBREOFFICE: {45: 5.0, 180: 20.0, 720: 80.0},
    TYPST: {45: 0.8, 180: 2.5, 720: 16.0},
}


def measured(way: str, size: int, seconds: float) -> Measured:
    files = 1.0 if way == OURS else 2.0
    return Measured(way, size, seconds, seconds, 100.0, files * size, files * size)


def figures() -> Figures:
    some = tuple(measured(way, size, seconds) for way, times in TIMES.items() for size, seconds in times.items())
    started = (Started("--help", 0.1, ()), Started("check", 0.9, ("lxml",)))
    return Figures({"processor": "an abacus"}, some, {45: {"reading": 0.5}}, {"reading": 0.25}, started)


def verdict(some: Figures, words: str) -> Verdict:
    (found,) = (each for each in verdicts(some) if words in each.promise)
    return found


def test_a_ratio_is_our_time_over_the_others() -> None:
    assert figures().ratio(45, OURS, LIBREOFFICE) == pytest.approx(0.2)
    assert figures().ratio(45, OURS, TYPST) == pytest.approx(1.25)
    assert figures().ratio(10, OURS, TYPST) is None


def test_growth_is_what_one_more_indicator_costs() -> None:
    assert [each.cost for each in growth(figures().measured, OURS)] == pytest.approx([10, 10])


def test_all_promises_but_those_on_check_are_reached_by_made_up_times() -> None:
    missed = [each.promise for each in verdicts(figures()) if not each.reached]
    assert len(missed) == 2
    assert all("`committee-pack check`" in promise for promise in missed)


@pytest.mark.parametrize(
    ("size", "changed", "words"),
    [
        (45, {"wall": 1.01}, "45 indicators: at most 0.2 of the time"),
        (180, {"wall": 2.5}, "180 indicators: less than the time"),
        (180, {"cpu": 2.7}, "45 to 180: under 12 ms"),
        (180, {"cpu": 2.7}, "The same in both"),
        (720, {"memory": 401.0}, "720 indicators: at most 400 MB"),
        (720, {"pdf": 1440.0}, "Our PDF smaller than that of docxtpl + Typst"),
    ],
)
def test_a_promise_that_is_missed_is_not_reached(size: int, changed: dict[str, float], words: str) -> None:
    some = figures()
    ours = some.of(OURS, size)
    assert ours is not None
    spoilt = replace(ours, **changed)  # type: ignore[arg-type]
    rest = tuple(spoilt if each is ours else each for each in some.measured)
    assert verdict(some, words).word == "reached"
    assert verdict(replace(some, measured=rest), words).word == "not reached"


def test_what_was_not_measured_has_no_verdict() -> None:
    ours_only = tuple(each for each in figures().measured if each.way == OURS and each.size == 45)
    some = replace(figures(), measured=ours_only, second={}, started=())
    assert verdict(some, "A second report").word == "not measured"
    assert verdict(some, "720 indicators: at most 400 MB").word == "not measured"
    assert verdict(some, f"the time of {LIBREOFFICE}").word == "not measured"


def test_the_watch_gives_each_step_the_time_until_the_next() -> None:
    watch = Watch(iter((0.0, 1.0, 3.0, 6.0)).__next__)
    watch.step("reading")
    watch.step("computing")
    assert watch.end() == {"reading": 2.0, "computing": 3.0}


# -- what is measured --------------------------------------------------------------------------------

HOLDER = "import time; held = b'x' * {size}; time.sleep({seconds})"
STARTS = (
    "import subprocess, sys; held = b'x' * 60_000_000; sys.exit(subprocess.call([sys.executable, '-c', {other!r}]))"
)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the largest process is what is known")
def test_memory_is_what_all_processes_of_a_command_hold_at_once() -> None:
    other = HOLDER.format(size=80_000_000, seconds=0.5)
    assert 140 < peak_memory([sys.executable, "-c", STARTS.format(other=other)], {}) < 200


@UNIX
def test_memory_elsewhere_is_that_of_the_largest_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.memory.ALL", False)
    # -- more than this process holds itself: what it held when it began another counts as the other's
    held = HOLDER.format(size=700_000_000, seconds=0)
    assert 700 < peak_memory([sys.executable, "-c", held], {}) < 760


@UNIX
@pytest.mark.parametrize("everywhere", [ALL, False])
def test_a_command_that_fails_while_its_memory_is_looked_at_is_told(
    everywhere: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bench.memory.ALL", everywhere)
    with pytest.raises(BenchError, match="spoilt"):
        peak_memory([sys.executable, "-c", "import sys; sys.exit('spoilt')"], {})


def test_pictures_of_the_other_ways_are_as_fine_as_ours() -> None:
    theirs = re.search(r"^DPI = (\d+)$", (ROOT / "bench" / "word.py").read_text(encoding="utf-8"), re.MULTILINE)
    assert theirs
    assert int(theirs[1]) == pictures._DPI
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert f"Pictures in Word have {pictures._DPI} dots to the inch" in page


# -- what is asked for -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked", [["--runs", "0"], ["--runs", "-1"], ["--sizes", "45,0"], ["--sizes", ""], ["--sizes", "x"]]
)
def test_a_number_below_one_is_refused(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        arguments(asked)
    assert "is not a whole number from 1 on" in capsys.readouterr().err


@UNIX
@pytest.mark.parametrize("said", ["no file", "exit 3", "print"])
def test_what_the_other_ways_lack_is_told_without_a_traceback(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    peers = tmp_path / "python"
    if said != "no file":
        peers.write_text(f"#!/bin/sh\n{said.replace('print', 'echo a warning >&2; echo docxtpl typst')}\n")
        peers.chmod(0o755)
    monkeypatch.setattr(sys, "argv", ["bench", "--only", "typst", "--peers", str(peers), "--keep", str(tmp_path)])
    assert main() == 1
    told = capsys.readouterr().err
    words = "Missing for the other ways: docxtpl typst." if said == "print" else f"{peers} is no Python that runs"
    assert f"bench: {'' if said == 'print' else '--peers: '}{words}" in told


def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(sys, "argv", ["bench", "--sizes", "1", "--only", "ours", "--keep", str(tmp_path / "file")])
    assert main() == 1
    assert capsys.readouterr().err.count("bench: ") == 1


# -- the report --------------------------------------------------------------------------------------


def test_the_tables_name_the_machine_each_way_and_each_verdict() -> None:
    text = markdown(figures())
    for words in ("an abacus", *TIMES, "not reached", "0.20", "reading"):
        assert words in text


def test_the_tables_are_put_between_the_marks_of_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n", encoding="utf-8")
    rewrite(page, "new\n")
    assert page.read_text(encoding="utf-8") == f"Before.\n{BEGIN}\nnew\n{END}\nAfter.\n"


def test_a_page_without_the_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Words.\n", encoding="utf-8")
    with pytest.raises(BenchError, match="bench: begin"):
        rewrite(page, "new\n")
    assert page.read_text(encoding="utf-8") == "Words.\n"


def test_the_page_on_performance_has_the_marks() -> None:
    assert re.search(f"{BEGIN}.*{END}", (ROOT / "docs" / "performance.md").read_text(encoding="utf-8"), re.DOTALL)


def test_the_package_needs_nothing_that_only_the_other_ways_need() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[project.optional-dependencies]")[0]
    assert {"docxtpl", "typst"} < set(HEAVY)
    assert not re.search('"(docxtpl|typst|python-docx)', project)
