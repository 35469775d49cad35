"""The engine's bench: its workspaces are sound and sum up, and its verdicts follow from what was measured.

Nothing is timed here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bench.area_workspaces import REGION, WINDOWS, Size, months, write_area_workspace
from bench.computing import Computed, Step, computed, least
from bench.engine import arguments, main, sizes
from bench.engine_report import CPU, MARKS, PROMISED, Sized, markdown, verdicts
from bench.workspaces import REPORT
from committee_pack import pipeline
from committee_pack.commands.opening import open_council
from committee_pack.model.results import Results

ROOT = Path(__file__).parents[1]
TINY = Size(3, 8, 14)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_area_workspace(tmp_path_factory.mktemp("areas"), TINY)


@pytest.fixture(scope="module")
def results(workspace: Path) -> Results:
    opened = open_council(workspace)
    made = pipeline.compute(opened.workspace, opened.council, REPORT, None)
    assert made.value is not None
    assert not made.findings
    return made.value


def files(folder: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# -- workspaces --------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    one, two, other = (
        write_area_workspace(tmp_path / name, TINY, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert files(one) == files(two) != files(other)


def test_a_smaller_workspace_is_the_beginning_of_a_larger(tmp_path: Path, workspace: Path) -> None:
    smaller = write_area_workspace(tmp_path, replace(TINY, indicators=2))
    rows = (smaller / "data" / "observations.csv").read_bytes()
    assert files(workspace)["data/observations.csv"].startswith(rows)


def test_months_end_with_a_financial_year() -> None:
    assert months(14) == ["2015-02", "2015-03", *(f"2015-{n:02}" for n in range(4, 13)), *months(3)]
    assert months(24)[0] == "2014-04"


def test_a_check_finds_nothing_in_a_workspace(workspace: Path) -> None:
    opened = open_council(workspace)
    assert pipeline.check(opened.workspace, opened.council, REPORT, None) == ()


def test_a_size_says_how_many_rows_and_results_there_are(workspace: Path, results: Results) -> None:
    rows = (workspace / "data" / "observations.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) - 1 == TINY.observations
    assert len(results.latest) == TINY.indicators * TINY.splits
    assert PROMISED.observations == 72_000
    assert PROMISED.results == 24 * 100 * 36


def test_windows_are_mixed_and_each_is_summed_from_months(results: Results) -> None:
    council = results.county()
    assert sorted(each.window.value for each in council) == sorted(WINDOWS)
    assert {each.window.value: len(each.rows) for each in council} == {"M": 8, "R12M": 96, "YTD": 96}
    assert all(row.window and row.window.value == "M" for each in council for row in each.rows)


def test_regions_are_sums_of_their_areas_and_the_council_of_its_regions(results: Results) -> None:
    for indicator in (each.indicator for each in results.county()):
        found = {each.area: each for each in results.latest if each.indicator is indicator}
        first = [found[f"District {n}"].numerator or 0 for n in range(1, REGION + 1)]
        regions = [found[f"Region {n}"].numerator or 0 for n in range(1, TINY.regions + 1)]
        assert found["Region 1"].numerator == sum(first)
        assert found[""].numerator == sum(regions)
        assert all(each.rating and len(each.comparisons) == 2 for each in found.values())


# -- what is measured --------------------------------------------------------------------------------


def test_a_workspace_is_measured_step_by_step(workspace: Path) -> None:
    took = computed(workspace)
    assert (took.observations, took.latest, took.results) == (
        TINY.observations,
        TINY.indicators * TINY.splits,
        TINY.results,
    )
    for step in (took.reading, took.report, took.all_months):
        assert step.cpu > 0
        assert 0 < step.before <= step.after


def made(of: Size, **changed: float) -> Sized:
    """Return a size with figures in proportion to it, but for those that are changed, which are times as large."""
    part = of.observations / PROMISED.observations
    reading, report, all_months, memory = (
        part * changed.get(name, 1) for name in ("reading", "report", "all_months", "memory")
    )
    steps = (Step(reading, 40, 90), Step(report, 90, 90), Step(all_months / 4, 90, 40 + 100 * memory))
    return Sized(of, Computed(of.observations, of.indicators * of.splits, of.results, *steps))


def measured(**changed: float) -> tuple[Sized, ...]:
    """Return the promised size, a quarter of it, and four times it, of which some figures are changed."""
    quarter, middle, large = sizes(PROMISED)
    return (made(quarter), made(middle), made(large, **changed))


def test_the_least_of_several_runs_counts_by_each_measure() -> None:
    one, two = (made(PROMISED, **{name: 2.0}).took for name in ("reading", "report"))
    assert least([one, two]) == made(PROMISED).took


def test_a_size_is_measured_beside_a_quarter_of_it_and_four_times_it() -> None:
    assert [each.indicators for each in sizes(PROMISED)] == [25, 100, 400]
    assert [each.indicators for each in sizes(Size(1, 1, 1))] == [1, 4]


def test_promises_are_reached_by_made_up_figures() -> None:
    assert {each.word for each in verdicts(measured())} == {"reached"}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"reading": 1.3}, "Reading, for an observation"),
        ({"all_months": 2.1}, "Computing, for an observation"),
        ({"memory": 1.3}, "Memory, for an observation"),
    ],
)
def test_what_grows_more_than_the_observations_do_is_not_reached(changed: dict[str, float], words: str) -> None:
    missed = [each.promise for each in verdicts(measured(**changed)) if each.word != "reached"]
    assert len(missed) == 1
    assert missed[0].startswith(words)


def test_a_report_that_takes_longer_than_promised_is_not_reached() -> None:
    assert [each.word for each in verdicts((made(PROMISED, report=CPU),))[:2]] == ["not reached", "not reached"]
    assert [each.word for each in verdicts((made(PROMISED, report=1.3),))[:2]] == ["reached", "not reached"]


def test_another_size_has_no_verdict_on_what_was_promised() -> None:
    (first, *_) = measured()
    assert {each.word for each in verdicts((first,))[:2]} == {"not measured"}


def test_the_tables_name_the_machine_each_size_and_each_verdict() -> None:
    text = markdown({"processor": "an abacus"}, measured())
    for words in ("an abacus", "72,000", "288,000", "86,400", "reached", "1.25"):
        assert words in text


# -- the command -------------------------------------------------------------------------------------


def test_the_command_measures_a_tiny_size_and_writes_between_its_marks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n{MARKS[0]}\n{MARKS[1]}\nAfter.\n", encoding="utf-8")
    typed = ["--indicators", "1", "--areas", "2", "--months", "2", "--runs", "1", "--markdown", str(page)]
    assert main(typed) == 0
    said = capsys.readouterr().out
    assert re.search(r"^\| 4 +\| 2 +\| 2 +\| 16 ", said, re.MULTILINE)
    assert page.read_text(encoding="utf-8") == f"Before.\n{MARKS[0]}\n{said}{MARKS[1]}\nAfter.\n"


def test_a_page_without_the_marks_is_told_before_the_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--markdown", str(tmp_path / "page.md")]) == 1
    assert "bench: " in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--indicators", "--areas", "--months", "--runs"])
def test_a_number_below_one_is_refused(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        arguments([option, "0"])
    assert "is not a whole number from 1 on" in capsys.readouterr().err


def test_the_page_on_performance_has_the_marks() -> None:
    text = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert re.search(f"{MARKS[0]}.*{MARKS[1]}", text, re.DOTALL)
