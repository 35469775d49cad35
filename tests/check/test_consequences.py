"""A fault is told once: what only follows from it is not told beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import (
    COMMENTARY,
    INDICATORS,
    OBSERVATIONS,
    PAGE,
    REPORT,
    TARGETS,
    Small,
    small_workspace,
)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def codes(small: Small) -> list[str]:
    """Return the codes of all that is wrong."""
    return [finding.code for finding in small.check()]


def test_cohorts_are_not_missed_where_the_observations_cannot_be_read(small: Small) -> None:
    small.add(OBSERVATIONS, "visits,2016-08,,,girls,30,40,,,,\n")
    small.replace(REPORT, "pages: red", "cohorts:\n  variance: {of: girls, from: all}\npages: red")
    assert codes(small) == []
    small.replace(INDICATORS, "[observations.csv]", "[observation.csv]")
    assert codes(small) == ["file-missing"]


def test_a_template_that_cannot_be_read_is_not_missed_too(small: Small) -> None:
    small.page("<p>{% include 'part.html.j2' %}</p>")
    small.write("report_templates/monthly/part.html.j2", "<em>£</em>".encode("cp1252"))
    assert codes(small) == ["file-encoding"]
    small.write(PAGE, "<section><h1>£</h1></section>".encode("cp1252"))
    assert codes(small) == ["file-encoding", "file-encoding"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: overdue", "id: visits", "indicator-twice"),
        ("id: overdue", "id: over due", "value-wrong"),
        ("id: overdue", "idd: overdue", "key-unknown"),
    ],
)
def test_an_id_that_is_not_known_is_not_missed_wherever_it_is_named(
    small: Small, old: str, new: str, code: str
) -> None:
    small.page('<p><value of="overdue"/></p>')
    small.write("narratives/monthly/2016-08/overdue.md", small.text(COMMENTARY).replace("visits", "overdue"))
    small.replace(REPORT, "pages: red", "pages: [overdue]")
    small.replace(INDICATORS, old, new)
    assert set(codes(small)) - {"key-missing"} == {code}


def test_an_unknown_indicator_is_told_beside_other_faults(small: Small) -> None:
    small.replace(TARGETS, "overdue", "overdu")
    small.replace(INDICATORS, "title: Visiting", "title: [Visiting]")
    assert "indicator-unknown" in codes(small)


def test_a_chart_that_finds_nothing_is_borne_where_a_row_is_lost(small: Small) -> None:
    small.page('<chart kind="trend" of="overdue" area="North"/>')
    assert codes(small) == ["observation-missing"]
    small.replace(OBSERVATIONS, "72,100,,", "7x2,100,,")
    assert codes(small) == ["cell-wrong"]
