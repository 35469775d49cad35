"""Papers on what changed meet the same standards as the papers that they compare: all kinds of change, and none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import copied_workspace
from tests.support.meetings import AGENDA, MEETING, MINUTES, small_meeting
from tests.support.published import PACK_E1, published
from tests.support.validators import PDF_FLAVOURS, validate_pdf, validate_word
from tests.support.workspaces import (
    COMMENTARY,
    INDICATORS,
    NOTE,
    OBSERVATIONS,
    REPORT,
    TARGETS,
    Small,
    run,
    small_workspace,
    with_activity,
    with_cohorts,
    with_layouts,
)

Compare = Callable[[Path, Path], None]


def compare(root: Path, out: Path, before: str, after: str) -> None:
    done = run("compare", before, after, "--workspace", str(root), "--out", str(out))
    assert done.code == 0, done.err


def periods(folder: Path, out: Path) -> None:
    """Compare two months of the sample's report, of which one has no figures of areas."""
    compare(copied_workspace(folder / "sample"), out, "scs-scorecard/2016-07", "scs-scorecard/2016-08")


def quarters(folder: Path, out: Path) -> None:
    """Compare two quarters of the sample's appendix, of which one has no texts."""
    compare(copied_workspace(folder / "appendix"), out, "scs-appendix/2013-14-q2", "scs-appendix/2013-14-q3")


def nothing(folder: Path, out: Path) -> None:
    """Compare a report with itself."""
    compare(small_workspace(folder).root, out, "monthly", "monthly")


def everything(folder: Path, out: Path) -> None:
    """Compare an edition with the files after a change of every kind."""
    small = with_layouts(with_cohorts(with_activity(small_workspace(folder))))
    small.replace(REPORT, "pages: red", "pages: all")
    small.replace(REPORT, "required_for: pages", "required_for: none")
    published(small, "monthly")
    every_kind(small)
    compare(small.root, out, "2016-11-02-monthly-2016-08-e1", "monthly")


def every_kind(small: Small) -> None:
    for file, old, new in (
        (OBSERVATIONS, "72,100", "92,100"),
        (OBSERVATIONS, "visits,2016-08,SS,North,,40,50,,,,\n", "visits,2016-08,SS,North team,,40,50,,,,\n"),
        (OBSERVATIONS, ",31,", ",36,"),
        (OBSERVATIONS, "30,40", "38,40"),
        (TARGETS, "overdue,2016/17,40", "overdue,2016/17,30"),
        (INDICATORS, "Assessments overdue", "Overdue assessments"),
        (INDICATORS, "below 80, basis", "below 80, note: Agreed in May., basis"),
        (COMMENTARY, "The month before it was", "In July — ☃ — it was"),
        (REPORT, "statement: All", "statement: Not all"),
    ):
        small.replace(file, old, new)
    (small.root / NOTE).unlink()


def packs(folder: Path, out: Path) -> None:
    """Compare a published pack with the files after changes to its items, papers and report."""
    small = small_meeting(folder)
    published(small, MEETING)
    small.replace(AGENDA, "title: Performance", "title: Performance in August")
    small.replace(AGENDA, "          - cover.md\n", "")
    small.replace(MINUTES, "There were none.", "There was one.")
    small.replace(OBSERVATIONS, "72,100", "92,100")
    compare(small.root, out, PACK_E1, MEETING)


COMPARISONS: tuple[Compare, ...] = (periods, quarters, nothing, everything, packs)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a paper on each comparison in each format."""
    out = tmp_path_factory.mktemp("papers")
    for each in COMPARISONS:
        each(tmp_path_factory.mktemp(each.__name__), out)
    return out


def test_the_pdfs_conform(pdf_validator: None, papers: Path) -> None:
    verdicts = validate_pdf(sorted(papers.rglob("*.pdf")))
    assert len(verdicts) == len(COMPARISONS) * len(PDF_FLAVOURS)
    assert all(verdict.compliant for verdict in verdicts), "\n".join(map(str, verdicts))


def test_the_word_files_are_valid(word_validator: None, papers: Path) -> None:
    verdicts = validate_word(sorted(papers.rglob("*.docx")))
    assert len(verdicts) == len(COMPARISONS)
    assert all(verdict.compliant for verdict in verdicts), "\n".join(map(str, verdicts))
