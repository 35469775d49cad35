"""The kinds of report: each a folder of files, and adding one takes no code."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from committee_pack.model.periods import Frequency
from committee_pack.read.files import Files
from committee_pack.read.report import read_report
from committee_pack.start import kinds
from committee_pack.start.folders import HERE
from committee_pack.start.kinds import REPORTS, kind_names, kind_of, usual_kind
from committee_pack.start.report import ASKED
from tests.support.workspaces import ROOT, Small, run, small_workspace


def test_there_are_a_scorecard_an_appendix_and_key_indicators() -> None:
    assert kind_names() == ("appendix", "kpi", "scorecard")
    assert usual_kind() == "scorecard"
    assert [kind_of(name).frequency for name in kind_names()] == [Frequency.QUARTER, Frequency.MONTH, Frequency.MONTH]


@pytest.mark.parametrize("name", kind_names())
def test_a_kind_is_a_sound_report_that_says_all_that_a_new_one_is_asked_for(name: str) -> None:
    read = read_report(Files(REPORTS), REPORTS / name / "report.yaml", None, 4)
    assert read.value is not None
    assert read.findings == ()
    for key in ASKED:
        assert re.search(rf"^{key}: ", kind_of(name).settings, re.MULTILINE), key


@pytest.mark.parametrize("name", kind_names())
def test_a_kind_has_a_period_wherever_the_year_starts(name: str) -> None:
    kind = kind_of(name)
    for year_starts in range(1, 13):
        period = kind.period_where(year_starts)
        assert (period.frequency, period.year_starts) == (kind.frequency, year_starts)
        assert (period.last + 1 - (year_starts - 1)) % kind.frequency == 0


def test_every_file_to_start_from_is_packed_with_the_program() -> None:
    import tomllib

    setup = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    packed = {path for pattern in setup["package-data"]["committee_pack"] for path in HERE.parent.glob(pattern)}
    there = {path for path in HERE.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    assert len(there) > 10
    assert there <= packed


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    """Return a workspace, and let there be a kind `board` that a later developer has added as a folder."""
    folder = tmp_path / "reports"
    shutil.copytree(REPORTS / "kpi", folder / "board")
    added = Small(folder / "board")
    added.replace("report.yaml", "title: Key performance indicators", "title: Board report")
    added.replace("report.yaml", "templates: [", "templates: [front.html.j2, ")
    added.write("front.html.j2", "<section><h1>{{ report.title }}</h1></section>\n")
    added.write("narratives/measures.md", "---\nindicator: visits\nstatus: approved\n---\nIts own words.\n")
    for function in (kinds.kind_names, kinds.kind_of):
        monkeypatch.setattr(function, "__defaults__", (folder,))
    return small_workspace(tmp_path)


def test_a_kind_is_added_by_adding_a_folder(board: Small) -> None:
    done = board.run("new", "report", "january", "--like", "board", "--published", "2016-11-02")
    assert (done.code, done.err.count("error")) == (0, 0), done.err
    assert "title: Board report\n" in board.text("report_templates/january/report.yaml")
    assert board.text("report_templates/january/front.html.j2").startswith("<section>")
    assert board.text("narratives/january/2016-08/measures.md").endswith("Its own words.\n")
    assert board.run("build", "january").code == 0


def test_a_kind_that_is_added_is_told_of_where_another_is_mistyped(board: Small) -> None:
    said = board.run("new", "report", "january", "--like", "bord").err
    assert said == "Stopped: --like: there is no kind 'bord'. Did you mean 'board'?\n"


def test_the_help_lists_every_kind() -> None:
    said = " ".join(run("new", "report", "--help").out.split())
    assert f"{', '.join(kind_names())}; else {usual_kind()}." in said


def test_the_page_on_starting_says_what_each_kind_is() -> None:
    page = (ROOT / "docs" / "start.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z]+)` \|", page, re.MULTILINE)) == set(kind_names())
