"""Commentary that nobody has approved yet is named before publication asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.check import approval
from committee_pack.check.sealed import text_seal
from committee_pack.findings import Place, Severity
from tests.support.workspaces import (
    COMMENTARY,
    OBSERVATIONS,
    OVERVIEW,
    REPORT,
    TARGETS,
    Small,
    small_workspace,
    with_layouts,
)

ASKED = ("approval: not required", "approval: required to publish")


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path, approval.CODES)
    small.replace(REPORT, *ASKED)
    return small


def approved(small: Small, *names: str, by: str = "Jane Smith") -> None:
    """Let texts be approved, all that are ready where none is named, as by the command."""
    done = small.run("narratives", "approve", "monthly", *(names or ("--all",)), "--by", by)
    assert done.code == 0, done.err


@pytest.mark.parametrize("status", ["draft", "submitted"])
def test_a_commentary_that_is_shown_and_not_approved_is_a_warning(small: Small, status: str) -> None:
    small.replace(COMMENTARY, "approved", status)
    (finding,) = small.check()
    assert (finding.code, finding.severity) == ("commentary-unapproved", Severity.WARNING)
    assert finding.place == Place(COMMENTARY, 6)
    assert f"is {status}; publication needs it approved" in finding.message


def test_a_commentary_without_a_status_is_a_draft(small: Small) -> None:
    small.replace(COMMENTARY, "status: approved\n", "")
    assert [finding.code for finding in small.check()] == ["commentary-unapproved"]


@pytest.mark.parametrize("status", ["draft", "submitted", "approved"])
def test_strict_lets_no_text_pass_that_nobody_approved_on_record(small: Small, status: str) -> None:
    small.replace(COMMENTARY, "status: approved", f"status: {status}")
    assert small.run("check").code == 0
    assert small.run("check", "--strict").code == 1
    small.replace(COMMENTARY, f"status: {status}", "status: submitted")
    approved(small, "visits")
    assert small.run("check", "--strict").code == 0
    small.replace(COMMENTARY, "in time", "late")
    assert small.run("check", "--strict").code == 1


@pytest.mark.parametrize(("old", "new"), [("pages: red", "pages: none"), tuple(reversed(ASKED))])
@pytest.mark.parametrize("status", ["draft", "approved"])
def test_a_commentary_that_is_not_shown_or_needs_no_approval_is_not_asked_after(
    small: Small, status: str, old: str, new: str
) -> None:
    small.replace(COMMENTARY, "approved", status)
    small.replace(REPORT, old, new)
    assert small.check() == ()


@pytest.mark.parametrize("text", ["", "\n<!-- To be written:\n\nby Friday -->\n"])
def test_a_commentary_without_words_is_missing_and_not_unapproved(small: Small, text: str) -> None:
    small.write(COMMENTARY, f"---\nindicator: visits\nstatus: draft\n---\n{text}")
    assert [each.code for each in small.check()] == ["commentary-missing"]


def test_a_commentary_that_a_template_prints_without_a_page_is_asked_after(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: none")
    small.replace(COMMENTARY, "status: approved", "status: draft")
    small.page('<commentary of="visits"/>')
    assert [each.code for each in small.check()] == ["commentary-unapproved"]


def test_a_free_section_that_nothing_prints_is_not_asked_after(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path, approval.CODES))
    small.replace(REPORT, *ASKED)
    approved(small, "visits")
    small.replace(OVERVIEW, "status: approved", "status: draft")
    small.replace(REPORT, "free_sections.html.j2, ", "")
    assert [each.code for each in small.check()] == []


# -- the record of an approval -----------------------------------------------------------------------


def test_an_approval_that_nobody_recorded_is_a_warning_with_the_command(small: Small) -> None:
    finding = small.only()
    assert (finding.code, finding.severity) == ("approval-unrecorded", Severity.WARNING)
    assert finding.place == Place(COMMENTARY, 6)
    assert finding.hint.endswith("committee-pack narratives approve monthly visits")


def test_of_a_period_that_is_asked_for_the_command_names_it(small: Small) -> None:
    july = COMMENTARY.replace("2016-08", "2016-07")
    small.write(july, "---\nindicator: visits\nstatus: approved\n---\nWords.\n")
    small.replace(REPORT, "pages: red", "pages: [visits]")
    said = small.run("check", "--period", "2016-07").err
    assert "committee-pack narratives approve monthly visits --period 2016-07 [approval-unrecorded]" in said


def test_an_approval_on_record_is_no_finding(small: Small) -> None:
    approved(small)
    assert small.check() == ()


def lapsed(small: Small) -> str:
    """Return what an approval that has lapsed is said to have lapsed by."""
    finding = small.only()
    assert (finding.code, finding.severity) == ("approval-lapsed", Severity.WARNING)
    assert finding.place == Place(COMMENTARY, small.line(COMMENTARY, "visits, {{"))
    begins = "The commentary on 'visits' has changed since Jane Smith approved it on "
    assert finding.message.startswith(begins)
    return finding.message.removeprefix(begins).partition(": ")[2]


def test_a_text_that_was_edited_since_has_lapsed(small: Small) -> None:
    approved(small)
    small.replace(COMMENTARY, "in time", "late")
    assert lapsed(small) == "the text was edited."


def test_figures_that_changed_since_are_named_with_what_they_were(small: Small) -> None:
    approved(small)
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,73,101")
    said = "result: 72.0% is now 72.3%; numerator: 72 is now 73; denominator: 100 is now 101."
    assert lapsed(small) == said


def test_a_figure_that_the_text_fills_in_counts_too(small: Small) -> None:
    approved(small)
    small.replace(OBSERVATIONS, "70.1", "70.2")
    assert lapsed(small) == "month_ago.result: 70.1% is now 70.2%."


def test_a_figure_that_is_gone_or_that_is_new_is_nothing_before_or_after(small: Small) -> None:
    small.write(
        COMMENTARY, "---\nindicator: visits\nstatus: submitted\n---\nSo many visits, {{ result }}, were late.\n"
    )
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100,", "visits,2016-08,SS,,,,,72")
    approved(small)
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,,,72", "visits,2016-08,SS,,,72,100,")
    assert lapsed(small) == "numerator: nothing is now 72; denominator: nothing is now 100."


def test_a_target_that_changed_counts_though_the_text_does_not_name_it(small: Small) -> None:
    approved(small)
    small.replace(TARGETS, "visits,2016/17,90", "visits,2016/17,92.5")
    assert lapsed(small) == "target: 90.0% is now 92.5%."


def test_a_text_that_was_edited_is_not_told_the_figures_that_it_no_longer_has(small: Small) -> None:
    approved(small)
    small.replace(COMMENTARY, "The month before it was {{ month_ago.result }}.", "It fell.")
    small.replace(OBSERVATIONS, "70.1", "73.1")
    assert lapsed(small) == "the text was edited."


def test_of_very_many_figures_the_first_are_named_and_the_rest_counted(small: Small) -> None:
    names = ["result", "numerator", "denominator", "change.month_ago", "direction.month_ago", "month_ago.result"]
    small.add(COMMENTARY, "".join(f"\n{{{{ {name} }}}}\n" for name in names))
    approved(small)
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,60,101")
    small.replace(OBSERVATIONS, "70.1", "69.1")
    assert lapsed(small).endswith("; month_ago.result: 70.1% is now 69.1%; 2 figures more.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('numerator: "72"', 'numerator: "75"'),
        ("    numerator", "    window"),
        ("shown:", "shown:\n    period: 1"),
        ("figures: ", "figures: a"),
    ],
)
def test_a_record_that_was_edited_by_hand_is_no_record(small: Small, old: str, new: str) -> None:
    approved(small)
    text = small.text(COMMENTARY)
    at = text.index("figures:")
    small.write(COMMENTARY, text[:at] + text[at:].replace(old, new, 1))
    assert lapsed(small)


def test_a_seal_that_was_edited_by_hand_is_told_so(small: Small) -> None:
    approved(small)
    small.replace(COMMENTARY, "figures: ", "figures: a # ")
    assert lapsed(small) == "the record of its figures was edited."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("in time.\n", "in time.   \n"),
        ("in time.\n", "in time.\n\n<!-- as\n\nagreed -->\n"),
        ("in time.\n", "in time.\n\n<!-- as agreed -->  \n\n<!-- by all -->\n"),
        ("in time.\n", "in time.\n\n\n"),
        ("Of {{", "\nOf {{"),
        ("---\nOf", "---\n<!-- mine -->\n\nOf"),
        ("{{ month_ago.result }}.\n", "{{ month_ago.result }}.\n\n<!-- the end -->"),
        ("author: Management Information", "author: Somebody"),
        ("Of {{ denominator }} visits", "Of  {{ denominator }} visits"),
    ],
)
def test_what_no_reader_sees_takes_no_approval_back(small: Small, old: str, new: str) -> None:
    approved(small)
    small.replace(COMMENTARY, old, new)
    assert small.check() == ()


ADDRESS = "https://example.org/"


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (f"See [the plan]({ADDRESS}<!--plan-->).", "<!--plan", "<!--another"),
        (
            f"See [the plan][a <!--1-->].\n\n[a <!--1-->]: {ADDRESS}1\n[a <!--2-->]: {ADDRESS}2",
            "n][a <!--1",
            "n][a <!--2",
        ),
        ("A mark[^<!--1-->].\n\n[^<!--1-->]: One.\n\n[^<!--2-->]: Two.\n\n[^3]: Three.", "rk[^<!--1", "rk[^<!--2"),
        ("One line\nand another.", "One line\n", "One line  \n"),
        ("One line\\\nand another.", "line\\\n", "line\\ \n"),
        ("One\n<!-- a -->\nparagraph.", "<!-- a -->", ""),
        ("<!-- a --># No heading", "<!-- a -->", ""),
        ("Words <!-- a\n\n<!-- b --> words.", "<!-- b -->", ""),
        ("1. One\n\n<!-- a -->\n\n1. One", "<!-- a -->\n\n", ""),
        ("-   One\n\n  Two", "-   One", "- One"),
        ("  - One\n  - Two", "  - One", "- One"),
        ("- One\n\n<!-- a -->\n\n  Two", "<!-- a -->\n\n", ""),
        ("One.\u00a0", "\u00a0", ""),
    ],
)
def test_whatever_may_change_what_is_printed_takes_an_approval_back(
    small: Small, text: str, old: str, new: str
) -> None:
    small.write(COMMENTARY, f"---\nindicator: visits\nstatus: approved\n---\n{text}\n")
    composed = small.compose().value
    assert composed
    (written,) = composed.inputs.narratives.commentaries
    assert old in text
    assert text_seal(written.text) != text_seal(written.text.replace(old, new, 1))


def test_words_in_an_address_are_part_of_the_text(small: Small) -> None:
    small.replace(COMMENTARY, "in time.", f"in time, by [the plan]({ADDRESS}<!--plan-->).")
    approved(small)
    small.replace(COMMENTARY, "<!--plan", "<!--another")
    assert lapsed(small) == "the text was edited."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("by: Jane Smith", "by: Jane Smyth"),
        ("on: 20", "on: 19"),
        ("seal: ", "seal: a # "),
        ("  seal", "  # seal"),
        ("status:", 'facts: {"72": The plan says so.}\nstatus:'),
        ("status:", "ignore: [{code: acronym-undefined, because: All know it.}]\nstatus:"),
    ],
)
def test_what_was_edited_in_front_takes_an_approval_back(small: Small, old: str, new: str) -> None:
    approved(small)
    small.replace(COMMENTARY, old, new)
    (finding,) = (each for each in small.check() if each.code in approval.CODES)
    assert finding.code == "approval-lapsed"
    assert finding.message.endswith(": 'facts' or 'ignore' in front of it, or the record itself, was edited.")


# -- an approval is of one text ----------------------------------------------------------------------


def test_an_approval_that_was_copied_to_the_next_period_is_none(small: Small) -> None:
    small.replace(COMMENTARY, "{{ month_ago.result }}", "another")
    approved(small)
    small.write(OBSERVATIONS, small.text(OBSERVATIONS) + "visits,2016-09,SS,,,72,100,,,,\n")
    small.write(COMMENTARY.replace("2016-08", "2016-09"), small.text(COMMENTARY))
    small.replace(REPORT, "period: 2016-08", "period: 2016-09")
    (finding,) = (each for each in small.check() if each.code in approval.CODES)
    assert (finding.code, finding.severity) == ("approval-unrecorded", Severity.WARNING)
    said = "holds the record of another text's approval, that of 'monthly/2016-08/indicator/visits'."
    assert finding.message == f"The commentary on 'visits' {said}"
    assert "approval not recorded" in small.run("narratives", "status", "monthly").out


def test_an_approval_that_was_copied_to_another_section_is_none(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path, approval.CODES))
    small.replace(REPORT, *ASKED)
    small.write(OVERVIEW, "---\nsection: overview\nstatus: submitted\n---\nAll is well.\n")
    approved(small, "overview", "visits")
    staff = OVERVIEW.replace("overview", "staff")
    small.write(staff, small.text(OVERVIEW).replace("section: overview", "section: staff"))
    finding = small.only()
    assert (finding.code, finding.place.file) == ("approval-unrecorded", staff)
    assert "'monthly/2016-08/section/overview'" in finding.message


def test_an_approval_that_was_copied_to_another_report_is_none(small: Small) -> None:
    approved(small)
    for path in (REPORT, COMMENTARY):
        small.write(path.replace("monthly", "other"), small.text(path))
    (finding,) = small.check()
    assert (finding.code, finding.place.file) == ("approval-unrecorded", COMMENTARY.replace("monthly", "other"))


def test_a_record_that_does_not_say_what_it_is_of_is_none(small: Small) -> None:
    approved(small)
    small.replace(COMMENTARY, "  of: monthly/2016-08/indicator/visits\n", "")
    assert "not by whom and against which figures" in small.only().message


def test_other_line_ends_take_no_approval_back(small: Small) -> None:
    approved(small)
    small.write(COMMENTARY, small.text(COMMENTARY).replace("\n", "\r\n"))
    assert small.check() == ()


def test_a_comment_that_is_shown_since_it_is_escaped_is_part_of_the_text(small: Small) -> None:
    small.replace(COMMENTARY, "in time.", "in time \\<!-- a -->.")
    approved(small)
    small.replace(COMMENTARY, "<!-- a", "<!-- b")
    assert lapsed(small) == "the text was edited."


def test_a_status_that_was_taken_back_by_hand_is_what_it_says(small: Small) -> None:
    approved(small)
    small.replace(COMMENTARY, "status: approved", "status: submitted")
    assert small.only().code == "commentary-unapproved"


def test_a_free_section_vouches_for_the_figures_of_every_indicator_that_it_names(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path, approval.CODES))
    small.replace(REPORT, *ASKED)
    approved(small)
    assert small.check() == ()
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,74,100")
    found = {each.place.file: each for each in small.check()}
    assert {each.code for each in found.values()} == {"approval-lapsed"}
    assert found[OVERVIEW].message.startswith("The section 'overview' has changed since Jane Smith approved it on ")
    assert "visits.result: 72.0% is now 74.0%; visits.change.month_ago: " in found[OVERVIEW].message


def test_a_text_that_stays_needs_no_approval(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path, approval.CODES))
    small.replace(REPORT, *ASKED)
    approved(small)
    small.write("narratives/monthly/standing/staff.md", "---\nsection: staff\n---\nNo post was added.\n")
    assert small.check() == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("by: Jane Smith", "# by", "key-missing"),
        ("on: 20", "on: x", "value-wrong"),
        ("  by:", "  who:", "key-unknown"),
    ],
)
def test_a_record_that_cannot_be_read_is_an_error_at_its_line(small: Small, old: str, new: str, code: str) -> None:
    approved(small)
    small.replace(COMMENTARY, old, new)
    found = [each for each in small.check() if each.severity is Severity.ERROR]
    assert code in [each.code for each in found]
    assert all(each.place.key.startswith("approved") for each in found)
