"""DataFrames of results: what `results` prints, typed, exact, and the same in shape whatever the data holds."""

from __future__ import annotations

import csv
import json
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, assert_type

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import committee_pack
from committee_pack import PackError, pipeline, results, trends, wording
from committee_pack.analyse.columns import columns, last_day
from committee_pack.analyse.frame import frame_of
from committee_pack.commands.opening import open_council
from committee_pack.errors import FindingsError, UsageError, WorkspaceError
from committee_pack.model.periods import parse_period
from committee_pack.pipeline import Computed
from committee_pack.read.report import COLUMNS, COMPARED_COLUMNS, FRAME_COLUMNS, FRAME_COMPARED_COLUMNS
from tests.conftest import copied_workspace
from tests.support.workspaces import INDICATORS, OBSERVATIONS, REPORT, Small, small_workspace

ROOT = Path(__file__).parents[1]
SAMPLE = "scs-scorecard"
PAGE = ROOT / "docs" / "python.md"
COMPARATORS = "data/comparators.csv"


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return results(ROOT, SAMPLE)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


@pytest.fixture
def compared(small: Small) -> Small:
    """Return the small workspace with each sort of comparison."""
    small.replace(INDICATORS, "targets: targets.csv", "targets: targets.csv\ncomparators: [comparators.csv]")
    rows = "visits,England,2016-07,71.5,13 of 152\n"
    small.write(COMPARATORS, f"indicator,comparator,period,value,rank\n{rows}")
    small.add(OBSERVATIONS, "visits,2016-08,SS,,girls,30,40,,,,\nvisits,2016-08,M,,,7,9,,,,\n")
    small.replace(
        REPORT,
        "pages: red",
        "  month: {label: In the month, window: M}\n  england: {label: England, comparator: England}\n"
        "cohorts:\n  gap: {of: girls, from: all}\npages: red",
    )
    return small


def computed(workspace: Path, report: str) -> Computed:
    opened = open_council(workspace)
    value = pipeline.compute_report(opened.workspace, opened.council, report, None).value
    assert value is not None
    return value


def cells(frame: pd.DataFrame) -> Iterator[object]:
    for name in frame:
        yield from frame[name].tolist()


# -- what `results` prints ---------------------------------------------------------------------------


def printed() -> list[dict[str, str]]:
    command = [sys.executable, "-m", "committee_pack", "results", SAMPLE, "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    rows: list[dict[str, str]] = json.loads(done.stdout)
    return rows


def as_printed(cell: Any) -> str:  # noqa: ANN401
    """Return a cell as `results` prints it."""
    if cell is None or cell is pd.NaT or (isinstance(cell, float) and cell != cell):
        return ""
    return wording.exact_text(cell) if isinstance(cell, Fraction) else str(cell)


def as_column(name: str) -> str:
    """Return the column of a frame that holds what `results` prints under a name."""
    return f"{name}_text" if name == "target" or name.endswith("_change") else name


def test_each_cell_that_results_prints_is_a_cell_of_the_frame(frame: pd.DataFrame) -> None:
    rows = printed()
    assert len(rows) == len(frame) > 400
    # -- of another window a frame has the change too
    names = [name for name in rows[0] if name != "short_term_change"]
    for name in names:
        assert [as_printed(cell) for cell in frame[as_column(name)]] == [row[name] for row in rows], name


def test_the_frame_has_no_more_columns_than_it_says(frame: pd.DataFrame) -> None:
    added = {"period_end", "unit", "target", *(name for name in frame if re.search(r"_(period|change)$", str(name)))}
    assert {str(name) for name in frame} == {as_column(name) for name in printed()[0]} | added


def test_no_column_of_a_frame_may_be_the_name_of_a_cohorts_difference(compared: Small) -> None:
    names = [name for name in map(str, results(compared.root, "monthly")) if not name.startswith("gap")]
    compared_columns = (*COMPARED_COLUMNS, *FRAME_COMPARED_COLUMNS)
    after = {f"{each}_{name}" for each in ("month_ago", "month", "england") for name in compared_columns}
    assert set(names) <= {*COLUMNS, *FRAME_COLUMNS, *after}
    compared.replace(REPORT, "gap: {of", "target_text: {of")
    with pytest.raises(FindingsError, match="'target_text' is a column of the results already"):
        results(compared.root, "monthly")


# -- exactness ---------------------------------------------------------------------------------------


def test_no_number_is_a_float(frame: pd.DataFrame) -> None:
    assert {type(cell) for cell in cells(frame.select_dtypes("object"))} == {Decimal, Fraction, type(None)}
    assert not [name for name in frame if frame[name].dtype.kind in "fi"]


def test_values_are_exact_and_add_up(frame: pd.DataFrame) -> None:
    both = frame[frame["numerator"].notna() & frame["denominator"].notna() & (frame["unit"] == "percent")]
    assert len(both) > 30
    assert sum(both["value"]) == sum(
        Fraction(over) * 100 / Fraction(under)
        for over, under in zip(both["numerator"], both["denominator"], strict=True)
    )


def test_a_change_is_the_exact_difference_of_two_values(frame: pd.DataFrame) -> None:
    for name in ("month_ago", "year_ago", "short_term"):
        both = frame[frame["value"].notna() & frame[f"{name}_value"].notna()]
        assert len(both) > 20
        assert (both["value"] - both[f"{name}_value"] == both[f"{name}_change"]).all()
        assert frame.drop(index=both.index)[f"{name}_change"].isna().all()


def test_two_results_that_are_printed_alike_are_told_apart_by_their_values(frame: pd.DataFrame) -> None:
    rows = frame[(frame["indicator"] == "three-placements") & (frame["cohort"] == "") & (frame["result"] == "13.0%")]
    assert rows["rating"].tolist() == ["Red", "Amber"]
    assert rows["value"].is_unique


@pytest.mark.parametrize(
    ("period", "day"),
    [("2016-08", "2016-08-31"), ("2016-02", "2016-02-29"), ("2015/16 Q4", "2016-03-31"), ("2016/17", "2017-03-31")],
)
def test_a_period_has_its_last_day(period: str, day: str) -> None:
    assert last_day(parse_period(period)).isoformat() == day


def test_days_are_days(frame: pd.DataFrame) -> None:
    assert set(frame["period_end"]) == {pd.Timestamp("2016-08-31")}


# -- types -------------------------------------------------------------------------------------------


def test_the_types_are_the_same_with_no_row_and_with_columns_that_hold_nothing(small: Small) -> None:
    given = computed(ROOT, SAMPLE)
    some = frame_of(given.results.latest, columns(given.report))
    for rows in ((), given.results.latest[:1], given.results.latest[-1:]):
        fewer = frame_of(rows, columns(given.report))
        assert fewer.dtypes.tolist() == some.dtypes.tolist()
        assert len(fewer) == len(rows)
    assert frame_of((), columns(given.report)).index.equals(pd.RangeIndex(0))


def test_a_frame_of_another_period_has_the_same_types(frame: pd.DataFrame) -> None:
    earlier = results(ROOT, SAMPLE, "2016-07")
    assert earlier.dtypes.to_dict() == frame.dtypes.to_dict()


def test_directions_are_in_order(frame: pd.DataFrame) -> None:
    worse = frame[frame["month_ago_direction"] < "Same"]
    assert set(worse["month_ago_direction"]) == {"Worse"}
    assert len(worse) == (frame["month_ago_direction"] == "Worse").sum()


# -- what the page says ------------------------------------------------------------------------------

TYPES = {
    "text": "string", "day": "datetime64[s]", "word": "category", "Decimal": "object", "Fraction": "object",
}  # fmt: skip
HELD = {"Decimal": Decimal, "Fraction": Fraction}


def part(heading: str) -> str:
    text = PAGE.read_text(encoding="utf-8")
    match = re.search(rf"^#+ {heading}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert match
    return match[1]


def rows_of(heading: str, name: str = "") -> dict[str, str]:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \|", part(heading), re.MULTILINE)
    return {column.replace("NAME", name): kind for column, kind in rows}


def test_the_page_lists_each_column_with_its_type(compared: Small) -> None:
    frame = results(compared.root, "monthly")
    said = {
        **rows_of("Of each result"),
        **rows_of("Of a comparison", "month_ago"),
        **rows_of("Of a comparison", "month"),
        **rows_of("Of a comparator", "england"),
        **rows_of("Of a difference between cohorts", "gap"),
    }
    assert {name: str(frame[name].dtype) for name in frame} == {name: TYPES[kind] for name, kind in said.items()}
    for name, kind in said.items():
        if kind in HELD:
            assert {type(cell) for cell in frame[name] if cell is not None} == {HELD[kind]}, name


def test_the_page_lists_the_words_of_each_column(frame: pd.DataFrame) -> None:
    said = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", part("The words"), re.MULTILINE))
    words = {name.replace("NAME", "month_ago"): re.findall(r"`([^`\[]+)`", text) for name, text in said.items()}
    for name, known in words.items():
        assert frame[name].cat.categories.tolist() == known
        assert frame[name].cat.ordered == (name == "month_ago_direction")
    shown = {str(name) for name in frame if str(frame[name].dtype) == "category"}
    assert {re.sub("month_ago|year_ago|short_term", "NAME", name) for name in shown} - {"NAME_rating"} == set(said)


# -- what stands beside a result ---------------------------------------------------------------------


def test_a_comparator_has_its_own_period_and_the_rank_among_others(compared: Small) -> None:
    first, *others = results(compared.root, "monthly").to_dict("records")
    assert (first["england_value"], first["england_result"]) == (Fraction("71.5"), "71.5%")
    assert (first["england_period"], first["england_rank"]) == ("2016-07", "13 of 152")
    assert first["england_change"] == Fraction("0.5")
    last = others[-1]
    assert (last["england_value"], last["england_result"], last["england_period"]) == (None, "", "")


def test_a_cohort_has_the_difference_exactly_and_as_displayed(compared: Small) -> None:
    frame = results(compared.root, "monthly")
    (girls,) = frame[frame["cohort"] == "girls"].to_dict("records")
    assert (girls["gap"], girls["gap_value"]) == ("+3.0%", Fraction(3))
    assert frame[frame["cohort"] == ""]["gap_value"].isna().all()


def test_another_window_has_its_own_rating_and_no_direction(compared: Small) -> None:
    first = results(compared.root, "monthly").iloc[0]
    assert (first["month_value"], first["month_period"]) == (Fraction(700, 9), "2016-08")
    assert pd.isna(first["month_direction"])


# -- trends ------------------------------------------------------------------------------------------


def test_trends_have_each_period_of_each_row_the_oldest_first(frame: pd.DataFrame) -> None:
    trend = trends(ROOT, SAMPLE)
    assert trend.dtypes.to_dict() == frame.dtypes.to_dict()
    assert len(trend) == 4 * len(frame)
    months = trend[trend["indicator"] == "returner-interviews"]
    assert months["period"].tolist() == ["2016-05", "2016-06", "2016-07", "2016-08"]
    assert months["result"].tolist() == ["63.1%", "64.9%", "66.8%", "67.7%"]


def test_the_last_period_of_trends_is_what_results_returns(frame: pd.DataFrame) -> None:
    trend = trends(ROOT, SAMPLE)
    assert_frame_equal(trend[trend["period"] == "2016-08"].reset_index(drop=True), frame)


# -- findings and errors -----------------------------------------------------------------------------


def test_what_is_doubtful_is_told_beside_the_frame(small: Small) -> None:
    assert results(small.root, "monthly").attrs == {"findings": []}
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,172,100")
    (finding,) = results(small.root, "monthly").attrs["findings"]
    assert finding.startswith(f"{OBSERVATIONS}:2 (numerator): warning: The result is 172.0%, above 100%.")


@pytest.mark.parametrize("path", [str, Path])
def test_a_workspace_is_a_text_or_a_path(path: type, small: Small) -> None:
    assert len(results(path(small.root), "monthly")) == 3


def test_errors_in_the_files_are_all_in_the_message(small: Small) -> None:
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100", "vists,2016-08,SS,,,72,0")
    with pytest.raises(FindingsError) as raised:
        results(small.root, "monthly")
    first, *lines = str(raised.value).splitlines()
    assert first == "'monthly' has no results."
    assert lines[0].startswith(f"{OBSERVATIONS}:2 (denominator): error: The denominator is zero.")
    assert "Did you mean 'visits'?" in lines[1]
    assert {finding.code for finding in raised.value.findings} >= {"denominator-zero", "indicator-unknown"}


def test_an_error_in_the_councils_file_is_told(small: Small) -> None:
    small.replace("council.yaml", "jurisdiction: england", "jurisdiction: englnd")
    with pytest.raises(FindingsError, match=r"council\.yaml:2 .*Did you mean 'england'\?"):
        results(small.root, "monthly")


@pytest.mark.parametrize(
    ("report", "period", "message"),
    [
        ("montly", None, "There is no report 'montly' in this workspace. Did you mean 'monthly'?"),
        ("monthly", "2016-8", "'2016-8' is not a period: write a month as 2016-08"),
        ("monthly", "", "'' is not a period: write a month as 2016-08"),
        ("monthly", "2016/17", "2016/17 is a year, and 'monthly' is by the month. Name a month, as 2016-08."),
        ("monthly", "2010-01", "There is no observation of January 2010 for any indicator."),
    ],
)
def test_a_report_or_a_period_that_is_not_there_is_met_with_what_is_meant(
    report: str, period: str | None, message: str, small: Small
) -> None:
    with pytest.raises(UsageError, match=re.escape(message)) as raised:
        results(small.root, report, period)
    assert "--" not in str(raised.value)


def test_a_folder_that_is_no_workspace_is_told(small: Small) -> None:
    for folder in (small.root / "nowhere", small.root / "data", small.root / "council.yaml"):
        with pytest.raises(WorkspaceError, match=r"Name the folder that holds council\.yaml\.$") as raised:
            results(folder, "monthly")
        assert "--workspace" not in str(raised.value)


def test_every_fault_is_a_pack_error_without_another_before_it(small: Small) -> None:
    with pytest.raises(PackError) as raised:
        results(small.root, "monthly", "x")
    assert raised.value.__suppress_context__


# -- what is imported --------------------------------------------------------------------------------


def modules_after(program: str) -> set[str]:
    """Return what Python has imported at the end of a program."""
    tell = "\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program + tell], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_imports_nothing_more() -> None:
    new = modules_after("import committee_pack") - modules_after("")
    assert {name for name in new if not name.startswith("encodings")} == {"committee_pack"}


def test_pandas_is_imported_by_the_first_call() -> None:
    assert "pandas" not in modules_after("from committee_pack import PackError, results, trends")
    assert "pandas" in modules_after(f"from committee_pack import results; results('.', '{SAMPLE}')")


@pytest.mark.parametrize("command", ["check", "results", "build"])
def test_no_command_imports_pandas(command: str, tmp_path: Path) -> None:
    words = {"check": [], "results": [SAMPLE], "build": ["--jobs", "1", "--out", str(tmp_path)]}[command]
    program = f"""
import contextlib, io, sys
from committee_pack import cli
sys.argv = ["committee-pack", {command!r}, *{words!r}]
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    cli.main()
"""
    loaded = modules_after(program)
    assert "committee_pack.pipeline" in loaded
    assert not {"pandas", "numpy"} & loaded
    assert bool(list(tmp_path.rglob("*.pdf"))) == (command == "build")


def test_the_package_offers_two_functions_and_the_error() -> None:
    assert committee_pack.__all__ == ["PackError", "results", "trends"]
    assert set(committee_pack.__all__) <= set(dir(committee_pack))
    with pytest.raises(AttributeError, match="module 'committee_pack' has no attribute 'result'"):
        getattr(committee_pack, "result")  # noqa: B009 - mypy knows that there is none


def test_mypy_knows_what_the_functions_take_and_return(small: Small) -> None:
    """Held by mypy, which the tests of the house run."""
    assert_type(results(small.root, "monthly", period="2016-07"), pd.DataFrame)
    assert_type(trends(str(small.root), "monthly"), pd.DataFrame)


# -- the example -------------------------------------------------------------------------------------


def test_the_notebook_runs_on_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copied_workspace(tmp_path))
    runpy.run_path(str(ROOT / "examples" / "notebook.py"))
    said = capsys.readouterr().out
    assert "The four areas: 227 of 1679, exactly 22700/1679%" in said
    with (tmp_path / "out" / "red.csv").open(encoding="utf-8", newline="") as file:
        assert [row["value"] for row in csv.DictReader(file)] == ["2100/31", "14650/1123", "5420/113"]


def test_the_notebook_is_a_notebook() -> None:
    cells = re.split(r"^# %%", (ROOT / "examples" / "notebook.py").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert cells[0] == ""
    assert len(cells) > 10
