"""Names in a free section that stand for nothing are met with what may be meant, never with another's figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Finding
from tests.support.workspaces import INDICATORS, REPORT, Small, small_workspace

TEXT = "narratives/monthly/2016-08/overview.md"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.replace(REPORT, "pages: red", "free_sections: {overview: {title: Overview}}\npages: red")
    small.replace(REPORT, "templates: [", "templates: [free_sections.html.j2, ")
    return small


def said(small: Small, name: str) -> Finding:
    small.write(TEXT, f"---\nsection: overview\nstatus: approved\n---\nIt is {{{{ {name} }}}}.\n")
    (found,) = (each for each in small.check() if each.code == "placeholder-unknown")
    return found


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("visit.result", "Did you mean 'visits.result'?"),
        ("visits.reslt", "Did you mean 'visits.result'?"),
        ("visits", "Did you mean 'visits.result'?"),
        ("result.visits", "Did you mean 'visits.result'?"),
        ("overruns.result", "There is no indicator 'overruns' in this report: write its id first, as 'visits.result'."),
        ("result", "It is not said of which indicator: write its id first, as 'visits.result'."),
    ],
)
def test_what_is_meant_is_of_the_indicator_that_is_named(small: Small, typed: str, hint: str) -> None:
    assert said(small, typed).hint == hint


def test_an_indicator_that_has_ended_is_said_to_have(small: Small) -> None:
    small.replace(INDICATORS, "number: 2", "number: 2\n        changes: [{retired: 2016-05, note: Nobody used it.}]")
    assert said(small, "overdue.result").hint == (
        "'overdue' has no figures here. Retired from May 2016: Nobody used it."
    )
