"""What is started builds as it stands: a workspace without a word, a report of any kind over any sound catalogue."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest

from committee_pack.start.kinds import kind_names, kind_of, usual_kind
from committee_pack.start.report import ASKED
from committee_pack.start.workspace import workspace_files
from tests.conftest import copied_workspace
from tests.support.workspaces import (
    COUNCIL,
    INDICATORS,
    OBSERVATIONS,
    REPORT,
    Small,
    one_indicator,
    run,
    small_workspace,
    with_activity,
    with_cohorts,
    with_measures,
)

STARTED = "report_templates/scorecard/report.yaml"
PUBLISHED = ("--published", "2025-01-29")


def started(folder: Path) -> Small:
    """Return a new workspace."""
    assert run("new", "workspace", str(folder / "adult-care")).code == 0
    return Small(folder / "adult-care")


def sample(folder: Path) -> Small:
    """Return the sample with its scorecard's catalogue alone, so that none has to be named."""
    copy = copied_workspace(folder)
    for gone in ("data/scs-2013-14", "report_templates/scs-appendix", "narratives/scs-appendix"):
        shutil.rmtree(copy / gone)
    return Small(copy)


def quarterly(folder: Path) -> Small:
    rows = (f"2016/17 Q{n},,,,{70 + n},100,," for n in (1, 2, 3))
    return one_indicator(folder, rows, ("2016/17,90",), f"{PERCENT}, window: Q")


def annual(folder: Path) -> Small:
    rows = (f"{year}/{year - 1999:02},,,,{year},," for year in (2013, 2014, 2015))
    return one_indicator(folder, rows, ("2015/16,2014",), "polarity: higher, unit: count, window: FY, " + UNKNOWN)


def of_quarters_and_years(folder: Path) -> Small:
    small = quarterly(folder)
    small.add(
        INDICATORS,
        "  - {title: More, indicators: [{id: y, number: 2, title: A year, window: FY, " + f"{PERCENT}}}]}}\n",
    )
    small.add(OBSERVATIONS, "\ny,2014/15,,,,30,40,,\ny,2015/16,,,,31,40,,\n")
    return small


def of_every_kind(folder: Path) -> Small:
    return with_measures(small_workspace(folder))


def to_june(folder: Path) -> Small:
    """Return a workspace with areas, activity and cohorts, and a quarter's end among its months."""
    small = with_cohorts(with_activity(small_workspace(folder)))
    small.add(OBSERVATIONS, "visits,2016-06,SS,,,71,100,,,,\n")
    return small


def from_january(folder: Path) -> Small:
    small = quarterly(folder)
    small.replace(COUNCIL, "financial_year_starts: April", "financial_year_starts: January")
    small.write(OBSERVATIONS, re.sub(r"2016/17 Q", "2016 Q", small.text(OBSERVATIONS)))
    small.write("data/targets.csv", "indicator,period,target\nx,2016,90\n")
    small.replace(REPORT, "period: 2016-08", "period: 2016-06")
    return small


def without_targets_or_ratings(folder: Path) -> Small:
    rows = ("2016-06,,,,5,,,", "2016-07,,,,6,,,")
    return one_indicator(folder, rows, (), "polarity: lower, unit: count, window: SS, rating: not rated")


UNKNOWN = "rating: {green: target met, basis: unknown}"
PERCENT = f"polarity: higher, unit: percent, {UNKNOWN}"
CATALOGUES: tuple[Callable[[Path], Small], ...] = (
    started,
    sample,
    quarterly,
    of_quarters_and_years,
    of_every_kind,
    from_january,
    to_june,
)
PERIODS = {
    "started": {"appendix": "2024/25 Q3", "kpi": "2024-12", "scorecard": "2024-12"},
    "sample": {"appendix": "2016/17 Q1", "kpi": "2016-08", "scorecard": "2016-08"},
    "quarterly": {"appendix": "2016/17 Q3", "kpi": "2016-12", "scorecard": "2016-12"},
    "of_quarters_and_years": {"appendix": "2016/17 Q3", "kpi": "2016-12", "scorecard": "2016-12"},
    "of_every_kind": {"appendix": "2016/17 Q1", "kpi": "2016-08", "scorecard": "2016-08"},
    "to_june": {"appendix": "2016/17 Q1", "kpi": "2016-08", "scorecard": "2016-08"},
    "from_january": {"appendix": "2016 Q3", "kpi": "2016-09", "scorecard": "2016-09"},
}


@pytest.mark.parametrize("kind", kind_names())
@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda each: each.__name__)
def test_a_report_of_every_kind_builds_over_any_catalogue(
    catalogue: Callable[[Path], Small], kind: str, tmp_path: Path
) -> None:
    small = catalogue(tmp_path)
    done = small.run("new", "report", "first", "--like", kind, *PUBLISHED)
    assert done.code == 0, done.err
    assert re.search(
        rf"^period: {PERIODS[catalogue.__name__][kind]} ",
        small.text("report_templates/first/report.yaml"),
        re.MULTILINE,
    )
    built = small.run("build", "first")
    assert built.code == 0, built.err
    assert "commentary-missing" not in built.err
    assert len(built.out.splitlines()) == 3


@pytest.mark.parametrize("catalogue", [annual, without_targets_or_ratings], ids=lambda each: each.__name__)
@pytest.mark.parametrize("kind", kind_names())
def test_it_builds_over_one_indicator_of_years_or_one_that_is_not_judged(
    catalogue: Callable[[Path], Small], kind: str, tmp_path: Path
) -> None:
    small = catalogue(tmp_path)
    assert small.run("new", "report", "first", "--like", kind, *PUBLISHED).code == 0
    assert small.run("build", "first").code == 0


@pytest.mark.parametrize("kind", kind_names())
def test_over_a_new_workspace_nothing_is_missed_but_the_approval_of_its_drafts(kind: str, tmp_path: Path) -> None:
    small = started(tmp_path)
    small.run("new", "report", "first", "--like", kind, *PUBLISHED)
    said = small.run("build", "first")
    assert said.code == 0, said.err
    assert set(re.findall(r"\[([a-z-]+)\]$", said.err, re.MULTILINE)) == {"commentary-unapproved"}


def test_a_new_workspace_builds_without_a_word(tmp_path: Path) -> None:
    small = started(tmp_path)
    built = small.run("build")
    assert (built.code, built.err) == (0, "")
    folder = small.root / "out" / "2025-01-29" / "scorecard-2024-12"
    with pikepdf.open(folder / "scorecard-2024-12.pdf") as pdf:
        assert len(pdf.pages) == 4
    words = "\n".join(each.text for each in docx.Document(str(folder / "scorecard-2024-12.docx")).paragraphs)
    assert "made-up figures" in words
    assert "two posts in the review team were empty" in words


def test_a_new_workspace_shows_thirteen_months_or_more_of_each_month_s_indicator(tmp_path: Path) -> None:
    rows = started(tmp_path).text(OBSERVATIONS).splitlines()[1:]
    by_month = {(row.split(",")[0], row.split(",")[1]) for row in rows if " Q" not in row}
    for indicator in {indicator for indicator, _ in by_month}:
        months = {month for name, month in by_month if name == indicator}
        assert {f"2024-{n:02}" for n in range(1, 13)} | {"2023-12"} <= months, indicator


def test_its_figures_are_said_to_be_made_up_wherever_one_looks(tmp_path: Path) -> None:
    small = started(tmp_path)
    assert "source: Made up" in small.text(INDICATORS)
    assert "made up" in small.text("README.md")
    assert "made-up figures" in small.text(STARTED)


def test_its_readme_names_every_file_that_it_has(tmp_path: Path) -> None:
    small = started(tmp_path)
    readme = small.text("README.md")
    for path in workspace_files(""):
        assert f"`{path}`" in readme or f"`{path.rpartition('/')[0]}/`" in readme or path in ("README.md", ".gitignore")


def test_its_report_is_of_the_usual_kind_but_for_its_title(tmp_path: Path) -> None:
    own, kind = started(tmp_path).text(STARTED).splitlines(), kind_of(usual_kind()).settings.splitlines()
    differ = [line for line, other in zip(own, kind, strict=True) if line != other]
    assert [line.partition(":")[0] for line in differ] == ["title"]
    assert "title" in ASKED
