"""What a reader looks for and does not find is told: facts of data notes, notes on signs, what the words point to."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.check import presence
from committee_pack.findings import Finding, Place, Severity
from tests.support.workspaces import (
    COMMENTARY,
    INDICATORS,
    NOTE,
    OVERVIEW,
    REPORT,
    TARGETS,
    Small,
    small_workspace,
    with_layouts,
    with_measures,
)

SYSTEM = "        system: Case records\n"
DATA_NOTES = "report_templates/monthly/data_notes.html.j2"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path, presence.CODES)


def codes(small: Small) -> list[str]:
    return [each.code for each in small.check()]


def marked(finding: Finding) -> str:
    """Return the words that a finding shows."""
    shown = finding.excerpt
    assert shown is not None
    return shown.text[shown.start : shown.start + shown.width]


# -- data notes --------------------------------------------------------------------------------------


def test_a_page_without_its_source_is_advice(small: Small) -> None:
    small.replace(INDICATORS, SYSTEM, "")
    finding = small.only()
    assert (finding.code, finding.severity) == ("notes-incomplete", Severity.ADVICE)
    assert finding.place == Place(INDICATORS, small.line(INDICATORS, "id: visits"))
    assert finding.message == "The page of 'visits' does not say its source."


@pytest.mark.parametrize("said", ["Figures from the case records.", "Recorded in Liberi.", "Source: case records."])
def test_a_note_may_name_the_source(small: Small, said: str) -> None:
    small.replace(INDICATORS, SYSTEM, "")
    small.add(NOTE, f"\n{said}\n")
    assert small.check() == ()


def test_an_indicator_without_a_page_need_not_name_its_source(small: Small) -> None:
    small.replace(INDICATORS, f"{SYSTEM}  - title: Cases", "  - title: Cases")
    small.replace(REPORT, "pages: red", "pages: none")
    assert small.check() == ()


def test_pages_that_lack_the_same_are_told_once(tmp_path: Path) -> None:
    small = with_measures(small_workspace(tmp_path, presence.CODES))
    text = small.text(INDICATORS)
    for system in ("Case records", "Call centre", "Ledger", "Planning register"):
        text = text.replace(f"        system: {system}\n", "")
    small.write(INDICATORS, text)
    finding = small.only()
    assert finding.message == "The pages of 'visits', 'overdue', 'answered' and 4 more do not say their source."


def test_data_notes_of_a_reports_own_that_leave_out_how_it_is_judged_are_a_warning(small: Small) -> None:
    small.write(
        DATA_NOTES,
        "{% macro data_notes(indicator) %}<aside><p>Source: {{ indicator.system }}</p>"
        '<notes of="{{ indicator.id }}"/></aside>{% endmacro %}',
    )
    assert {(each.code, each.severity, each.message) for each in small.check()} == {
        ("notes-incomplete", Severity.WARNING, "The page of 'visits' does not say its polarity."),
        ("notes-incomplete", Severity.WARNING, "The page of 'visits' does not say its bands."),
    }


def test_data_notes_of_a_reports_own_may_say_it_in_their_own_words(small: Small) -> None:
    small.write(
        DATA_NOTES,
        "{% macro data_notes(indicator) %}<aside><p>More is better: Green from {{ indicator.target }}, from "
        '{{ indicator.system }}; data from there.</p><notes of="{{ indicator.id }}"/></aside>{% endmacro %}',
    )
    assert small.check() == ()


# -- signs -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "sign"), [("61.2%\\*", "*"), ("late cases†", "†"), ("the share (\\*)", "*")])
def test_a_sign_that_nothing_explains_is_a_warning_with_its_place(small: Small, typed: str, sign: str) -> None:
    small.add(COMMENTARY, f"\nOf North it was {typed} of all.\n")
    finding = small.only()
    assert (finding.code, finding.severity) == ("asterisk-without-note", Severity.WARNING)
    assert finding.message == f"No note explains the sign '{sign}'."
    assert finding.place.line == 10
    assert sign in marked(finding)


@pytest.mark.parametrize("file", [COMMENTARY, NOTE])
@pytest.mark.parametrize("note", ["\\*Provisional.", "\\* Provisional.", "Counted by hand. \\* Provisional."])
def test_a_sign_is_explained_on_its_own_page_by_commentary_or_note(small: Small, note: str, file: str) -> None:
    small.add(COMMENTARY, "\nOf North it was 61.2%\\*.\n")
    small.add(file, f"\n{note}\n")
    assert small.check() == ()


def test_a_note_of_the_catalogue_explains_a_sign(small: Small) -> None:
    small.add(COMMENTARY, "\nOf North it was 61.2%\\*.\n")
    small.replace(INDICATORS, SYSTEM, f"{SYSTEM}        notes: ['* Provisional.']\n")
    assert small.check() == ()


def test_a_sign_in_a_title_is_explained_by_a_note(small: Small) -> None:
    small.replace(INDICATORS, "title: Visits held in time", "title: Visits held in time*")
    assert codes(small) == ["asterisk-without-note"]
    small.add(NOTE, "\n\\* Without those that were called off.\n")
    assert small.check() == ()


def test_a_note_on_a_sign_that_stands_nowhere_is_a_warning(small: Small) -> None:
    small.add(NOTE, "\n\\* Provisional.\n")
    finding = small.only()
    assert (finding.code, finding.severity) == ("note-without-asterisk", Severity.WARNING)
    assert finding.place.file == NOTE
    assert finding.message == "The note explains the sign '*', which stands nowhere."


def test_a_mark_that_the_report_prints_as_a_sign_is_explained_by_the_library(tmp_path: Path) -> None:
    small = small_workspace(tmp_path, presence.CODES)
    small.replace(REPORT, "pages: red", 'pages: red\nmarks: {p: {sign: "*", means: provisional}}')
    small.replace("data/observations.csv", "72,100,,,,", "72,100,,provisional,,")
    small.add(COMMENTARY, "\nOf North it was 61.2%\\*.\n")
    assert small.check() == ()


def test_a_note_may_explain_the_sign_of_a_mark(tmp_path: Path) -> None:
    small = small_workspace(tmp_path, presence.CODES)
    small.replace(REPORT, "pages: red", 'pages: red\nmarks: {p: {sign: "*", means: provisional}}')
    small.replace("data/observations.csv", "72,100,,,,", "72,100,,provisional,,")
    small.add(NOTE, "\n\\* Provisional until the reviews are in.\n")
    assert small.check() == ()


@pytest.mark.parametrize("words", ["It is 5 \\* 3 cases.", "*Stressed* words.", "A list:\n\n* one\n* two"])
def test_what_only_looks_like_a_sign_is_none(small: Small, words: str) -> None:
    small.add(COMMENTARY, f"\n{words}\n")
    assert small.check() == ()


def test_signs_in_a_commentary_that_is_not_printed_are_not_told(small: Small) -> None:
    small.add(COMMENTARY, "\nOf North it was 61.2%\\*.\n")
    small.replace(REPORT, "pages: red", "pages: none")
    assert small.check() == ()


# -- indicators that have ended ----------------------------------------------------------------------


def ends(small: Small, change: str = "retired: 2016-08") -> Small:
    """Return the workspace with its first indicator ended."""
    small.replace(INDICATORS, SYSTEM, f"{SYSTEM}        changes: [{{{change}, note: Counted no more.}}]\n")
    small.replace(REPORT, "pages: red", "pages: none")
    return small


def test_a_commentary_on_an_indicator_that_has_ended_is_a_warning_and_its_note_advice(small: Small) -> None:
    commentary, note = ends(small).check()
    assert (commentary.code, commentary.severity) == ("narrative-of-ended", Severity.WARNING)
    assert commentary.place == Place(COMMENTARY, 6)
    assert "which was retired from August 2016, so it is not printed" in commentary.message
    assert (note.code, note.severity, note.place.file) == ("narrative-of-ended", Severity.ADVICE, NOTE)
    assert note.hint == "Say until when: 'to: 2016-07'."


def test_a_note_that_ended_with_its_indicator_is_not_told(small: Small) -> None:
    ends(small)
    (small.root / COMMENTARY).unlink()
    small.replace(NOTE, "from: 2016-04", "from: 2016-04\nto: 2016-07")
    assert small.check() == ()


def test_an_indicator_that_ends_later_has_its_narratives(small: Small) -> None:
    assert ends(small, "retired: 2016-09").check() == ()


# -- what the words point to -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The plan follows (Appendix A attached).", "Appendix A"),
        ("For more see Appendix 2.", "Appendix 2"),
        ("For more see the appendix.", "see the appendix"),
        ("The recovery plan is attached.", "is attached"),
        ("Teams are listed (attached).", "(attached)"),
        ("See the chart below.", "chart below"),
        ("The table overleaf has all teams.", "table overleaf"),
        ("The plan is overleaf.", "overleaf"),
        ("Teams are compared on page 40.", "on page 40"),
    ],
)
def test_a_pointer_to_what_is_not_there_is_a_warning(small: Small, words: str, shown: str) -> None:
    small.add(COMMENTARY, f"\n{words}\n")
    finding = small.only()
    assert (finding.code, finding.severity) == ("attachment-missing", Severity.WARNING)
    assert (finding.place.file, finding.place.line) == (COMMENTARY, 10)
    assert f"'{shown}'" in finding.message
    assert marked(finding) == shown


@pytest.mark.parametrize(
    "words",
    [
        "See the chart above and the table above.",
        "The team attached to schools has grown, and conditions are attached to the grant.",
        "Appendix A of the Local Plan says more.",
        "It is below the target; the table below target was read again.",
        "As on page 2 of the strategy.",
        "The result stood on page 1 as well.",
        "We are able to keep a stable rate.",
    ],
)
def test_words_that_point_to_what_is_there_or_elsewhere_are_not_told(small: Small, words: str) -> None:
    small.add(COMMENTARY, f"\n{words}\n")
    assert small.check() == ()


def test_an_appendix_that_the_report_names_is_there(small: Small) -> None:
    small.add(COMMENTARY, "\nMore in Appendix A to this report.\n")
    assert codes(small) == ["attachment-missing"]
    small.replace(REPORT, "title: Monthly scorecard", "title: 'Monthly scorecard: Appendix A'")
    assert small.check() == ()


def test_an_appendix_that_the_head_of_the_report_names_is_there(small: Small) -> None:
    small.add(COMMENTARY, "\nMore in Appendix B.\n")
    small.replace(REPORT, "pages: red", "pages: red\nheader: {Annexes: [Appendix A, Appendix B]}")
    assert small.check() == ()


def test_a_chart_above_is_looked_for_on_the_page_of_the_section_that_says_so(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path, presence.CODES))
    small.add(OVERVIEW, "\nThe chart above says more.\n")
    finding = small.only()
    assert finding.message == "The text says 'chart above', and no chart stands above it."


def test_a_section_that_is_not_printed_may_point_anywhere(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path, presence.CODES))
    small.add(OVERVIEW, "\nThe chart above says more.\n")
    small.replace(REPORT, "free_sections.html.j2, ", "")
    assert small.check() == ()


def test_a_finding_may_be_left_out_with_a_reason(small: Small) -> None:
    small.add(COMMENTARY, "\nThe plan is attached.\n")
    ignored = "ignore:\n- {code: attachment-missing, words: is attached, because: it goes with the paper}"
    small.replace(COMMENTARY, "status: approved", f"status: approved\n{ignored}")
    assert small.check() == ()


def test_a_target_that_is_not_there_is_told_as_such_and_not_as_notes(small: Small) -> None:
    small.write(TARGETS, "indicator,period,target\noverdue,2016/17,40\n")
    small.replace(REPORT, "pages: red", "pages: all")
    small.replace(REPORT, "required_for: pages", "required_for: none")
    assert codes(small) == ["target-missing"]
