"""Commentary that no template prints is advised of, and pages that are linked to and not written are one fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Finding, Severity
from tests.support.workspaces import COMMENTARY, INDICATORS, OBSERVATIONS, REPORT, Small, small_workspace

ACTIVITY = "  - {title: Cases open, kind: activity, indicators: [{id: open, title: Open, unit: count, window: SS}]}\n"
WITH_PAGES = "scorecard.html.j2, indicator_pages.html.j2]"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def commented(small: Small, indicator: str) -> str:
    """Write a commentary on an indicator and return its file."""
    file = f"narratives/monthly/2016-08/{indicator}.md"
    small.write(file, f"---\nindicator: {indicator}\nstatus: approved\n---\nWords.\n")
    return file


def only(small: Small) -> Finding:
    """Return the one thing that is advised, where nothing else is wrong."""
    assert small.check() == ()
    (finding,) = small.unprinted()
    return finding


def test_commentary_that_has_its_page_is_not_advised_of(small: Small) -> None:
    assert small.unprinted() == ()


def test_commentary_on_what_has_no_page_is_advised_of(small: Small) -> None:
    file = commented(small, "overdue")
    finding = only(small)
    assert (finding.severity, finding.place.file) == (Severity.ADVICE, file)
    assert "'overdue' is not printed: it is not Red" in finding.message
    assert finding.hint.startswith("Write a list of ids in 'pages' that has it, or let a template")


@pytest.mark.parametrize(
    ("pages", "why"), [("none", "'pages: none' gives no pages"), ("[overdue]", "does not list it")]
)
def test_why_commentary_has_no_page_is_said(small: Small, pages: str, why: str) -> None:
    small.replace(REPORT, "pages: red", f"pages: {pages}")
    small.replace(REPORT, "required_for: pages", "required_for: none")
    assert why in only(small).message


def test_commentary_on_activity_is_advised_of(small: Small) -> None:
    small.add(INDICATORS, ACTIVITY)
    small.add(OBSERVATIONS, "open,2016-08,,,,300,,,,,\n")
    commented(small, "open")
    finding = only(small)
    assert "'open' is not printed: activity has no page" in finding.message
    assert finding.hint == 'Let a template of the report write <commentary of="open"/>.'


def test_commentary_whose_page_no_template_writes_is_advised_of(small: Small) -> None:
    small.page("<p>a</p>")
    finding = only(small)
    assert "no template writes it" in finding.message
    assert finding.hint.startswith("List indicator_pages.html.j2, or let a template")


def test_commentary_that_another_template_prints_is_not_advised_of(small: Small) -> None:
    commented(small, "overdue")
    small.page('<commentary of="visits"/>\n<commentary of="overdue"/>')
    assert small.unprinted() == ()


def test_empty_commentary_is_not_advised_of(small: Small) -> None:
    small.write(commented(small, "overdue"), "---\nindicator: overdue\nstatus: approved\n---\n")
    assert small.unprinted() == ()


def test_where_anything_is_wrong_nobody_can_know_what_is_printed(small: Small) -> None:
    commented(small, "overdue")
    small.replace(OBSERVATIONS, "72,100", "72;100")
    assert small.unprinted() == ()


def test_a_template_at_fault_may_be_the_one_that_prints_the_commentary(small: Small) -> None:
    small.page('<commentary of="vists"/>')
    assert small.unprinted() == ()


def test_pages_that_are_linked_to_and_not_written_are_one_fault_of_the_list_of_templates(small: Small) -> None:
    small.replace(REPORT, WITH_PAGES, "scorecard.html.j2]")
    small.replace(REPORT, "pages: red", "pages: all")
    small.replace(REPORT, "required_for: pages", "required_for: none")
    (finding,) = small.check()
    assert (finding.code, finding.place.file, finding.place.key) == ("link-lost", REPORT, "templates")
    assert finding.message == "The templates link to pages that none of them writes: page-visits, page-overdue."
    assert finding.hint == "List indicator_pages.html.j2 too, or write 'pages: none'."


def test_a_page_that_the_reports_own_template_of_pages_leaves_out_is_named(small: Small) -> None:
    own = '<section id="page-overdue"><h1>Overdue</h1><commentary of="visits"/></section>'
    small.write("report_templates/monthly/indicator_pages.html.j2", own)
    (finding,) = small.check()
    assert finding.message.endswith("writes: page-visits.")
    assert finding.hint == "Let a template write a section for each, with the id that is named."


def test_without_pages_nothing_is_linked_to(small: Small) -> None:
    small.replace(REPORT, WITH_PAGES, "scorecard.html.j2]")
    small.replace(REPORT, "pages: red", "pages: none")
    (small.root / COMMENTARY).unlink()
    assert small.check() == ()
