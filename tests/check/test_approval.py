"""Commentary that nobody has approved yet is named before publication asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Place, Severity
from tests.support.workspaces import COMMENTARY, OVERVIEW, REPORT, Small, small_workspace, with_layouts


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


@pytest.mark.parametrize("status", ["draft", "submitted"])
def test_a_commentary_that_is_shown_and_not_approved_is_advice(small: Small, status: str) -> None:
    small.replace(COMMENTARY, "approved", status)
    (finding,) = small.check()
    assert (finding.code, finding.severity) == ("commentary-unapproved", Severity.ADVICE)
    assert finding.place == Place(COMMENTARY, 6)
    assert f"is {status}; publication needs it approved" in finding.message


def test_a_commentary_without_a_status_is_a_draft(small: Small) -> None:
    small.replace(COMMENTARY, "status: approved\n", "")
    assert [finding.code for finding in small.check()] == ["commentary-unapproved"]


@pytest.mark.parametrize("settings", ["pages: none", "pages: red\nnarratives: {approval: not required}"])
def test_a_commentary_that_is_not_shown_or_needs_no_approval_is_not_asked_after(small: Small, settings: str) -> None:
    small.replace(COMMENTARY, "approved", "draft")
    small.replace(REPORT, "pages: red", settings)
    assert small.check() == ()


def test_a_commentary_that_a_template_prints_without_a_page_is_asked_after(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: none")
    small.replace(COMMENTARY, "status: approved", "status: draft")
    small.page('<commentary of="visits"/>')
    assert [each.code for each in small.check()] == ["commentary-unapproved"]


def test_a_free_section_that_nothing_prints_is_not_asked_after(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path))
    small.replace(OVERVIEW, "status: approved", "status: draft")
    small.replace(REPORT, "free_sections.html.j2, ", "")
    assert [each.code for each in small.check()] == []
