"""What people get wrong in an agenda is named with its file and line, and nothing is assembled of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from committee_pack.findings import Severity
from tests.support.meetings import (
    AGENDA,
    COMMITTEE,
    COVER,
    FOLDER,
    MEETING,
    PLAN,
    built,
    plain_pdf,
    small_meeting,
)
from tests.support.pack_reader import PackReader
from tests.support.workspaces import COUNCIL, REPORT, Small


class Fault(NamedTuple):
    """Words of a file that others take the place of, and what is then found on the line with these words."""

    file: str
    old: str
    new: str
    code: str
    words: str
    told_in: str = ""
    said: str = ""


FAULTS = {
    "the day is no such weekday": Fault(
        AGENDA, "weekday: Thursday", "weekday: Friday", "weekday-wrong", "weekday: Friday", said="is a Thursday"
    ),
    "the date is another than the folder's": Fault(
        AGENDA, "date: 2016-11-10, weekday: Thursday", "date: 2016-11-11", "meeting-name", "date: 2016-11-11"
    ),
    "the date is none": Fault(AGENDA, "date: 2016-11-10", "date: 2016-11-31", "value-wrong", "2016-11-31"),
    "a key is misspelt": Fault(AGENDA, "published:", "publishd:", "key-unknown", "publishd", said="published"),
    "there is no time": Fault(AGENDA, 'time: "10.00 am", ', "", "key-missing", "meeting:"),
    "it is published after the meeting": Fault(
        AGENDA, "published: 2016-11-02", "published: 2016-11-14", "date-order", "published: 2016-11-14"
    ),
    "it is published too late and nothing says why": Fault(
        AGENDA, "published: 2016-11-02", "published: 2016-11-03", "notice-short", "published: 2016-11-03",
        said="Publish by Wednesday 2 November 2016",
    ),
    "papers are due after publication": Fault(
        COMMITTEE, "papers_due: 2 working days", "papers_due: 2016-11-03", "date-order", "papers_due", COMMITTEE
    ),
    "nobody knows when papers are due": Fault(
        COMMITTEE, "2 working days", "soon", "value-wrong", "papers_due", COMMITTEE, said="2 working days"
    ),
    "two items have one number": Fault(
        AGENDA, "{title: Work programme,", "{title: Work programme, number: B1,", "item-number-twice", "number: B1"
    ),
    "an item's number is none": Fault(
        AGENDA, "{title: Work programme,", "{title: Work programme, number: B/1,", "value-wrong", "number: B/1"
    ),
    "two sections have one letter": Fault(
        AGENDA, "exempt:\n", "  - {letter: B, title: More}\nexempt:\n", "section-letter-twice", "title: More"
    ),
    "a section has no title": Fault(AGENDA, "exempt:\n", "  - {letter: C}\nexempt:\n", "key-missing", "letter: C"),
    "the file that it inherits from is not there": Fault(
        AGENDA, "committees/committee.yaml", "committees/comittee.yaml", "file-missing", "inherits",
        said="committee.yaml",
    ),
    "a paper is not there": Fault(AGENDA, "- cover.md", "- covr.md", "file-missing", "covr.md", said="cover.md"),
    "a paper is of no kind that can be bound": Fault(AGENDA, "- cover.md", "- cover.docx", "paper-kind", "cover.docx"),
    "a paper is a report that is not there": Fault(
        AGENDA, "report: monthly", "report: montly", "report-unknown", "montly", said="monthly"
    ),
    "a report's period is none": Fault(AGENDA, "period: 2016-08", "period: 2016-18", "value-wrong", "2016-18"),
    "a paper is a file and a report": Fault(
        AGENDA, "{file: plan.pdf, label: Appendix B}", "{file: plan.pdf, report: monthly}", "value-wrong",
        "file: plan.pdf",
    ),
    "two papers of an item have one label": Fault(
        AGENDA, "{file: plan.pdf, label: Appendix B}", "{file: plan.pdf, label: appendix a}", "label-twice",
        "appendix a",
    ),
    "one paper is listed for two items": Fault(
        AGENDA, "papers: to follow", "papers: minutes.md", "paper-twice", "papers: minutes.md"
    ),
    "an exempt item has no ground": Fault(
        AGENDA, "    ground: {paragraph: 3, public_interest: The negotiation is not over.}\n", "",
        "key-missing", "- title: A contract",
    ),
    "an exempt item has no public-interest test": Fault(
        AGENDA, ", public_interest: The negotiation is not over.", "", "key-missing", "ground:"
    ),
    "an exempt item has no public title": Fault(
        AGENDA, "- title: A contract\n    papers", "- papers", "key-missing", "papers: [secret"
    ),
    "there is no such paragraph of the Schedule": Fault(
        AGENDA, "{paragraph: 3,", "{paragraph: 8,", "ground-unknown", "title: A contract"
    ),
    "an exempt paper is a public one too": Fault(
        AGENDA, "papers: to follow", "papers: ./secret-bid.md", "paper-exempt-and-public", "./secret-bid.md"
    ),
    "more members are named than there are": Fault(
        COMMITTEE, "members: 1, names", "members: 2, names", "members-count", "Residents", COMMITTEE
    ),
    "a member is named twice": Fault(COMMITTEE, "[C. Person]", "[A. Person]", "member-twice", "Residents", COMMITTEE),
    "the chair is no member": Fault(
        COMMITTEE, "chair: A. Person", "chair: A. Persn", "chair-unknown", "A. Persn", COMMITTEE, said="A. Person"
    ),
    "a notice is none": Fault(COMMITTEE, "[filming]", "[filmin]", "value-unknown", "filmin", COMMITTEE, said="filming"),
    "a supplement is for an item that is not there": Fault(
        AGENDA, "item: B2", "item: B9", "item-unknown", "item: B9"
    ),
    "a supplement brings what was not to follow": Fault(
        AGENDA, "item: B2", "item: A2", "supplement-kind", "kind: to follow"
    ),
    "an omission has no reason": Fault(
        AGENDA, "        reason: A page was missing.\n", "", "reason-missing", "kind: omission"
    ),
    "a late item has no reason for urgency": Fault(
        AGENDA, "        urgency: The river rose on Sunday.\n", "", "urgency-missing", "kind: late item"
    ),
    "what is replaced is not there": Fault(
        AGENDA, "replaces: Appendix B", "replaces: Appendix C", "paper-unknown", "Appendix C", said="Appendix"
    ),
    "a supplement is published before its pack": Fault(
        AGENDA, "published: 2016-11-07", "published: 2016-11-01", "supplement-date", "published: 2016-11-01"
    ),
    "a supplement is published after the meeting": Fault(
        AGENDA, "published: 2016-11-07", "published: 2016-11-11", "supplement-date", "published: 2016-11-11"
    ),
    "a supplement has the number of another": Fault(
        AGENDA, "- published: 2016-11-07", "- number: 2\n    published: 2016-11-07", "supplement-number", "number: 2"
    ),
    "a supplement's paper is to follow": Fault(
        AGENDA, "[programme.md]", "[to follow]", "paper-missing", "[to follow]"
    ),
    "a cover report has no subject": Fault(
        COVER, "subject: Performance", "subjct: Performance", "key-unknown", "subjct", COVER, said="subject"
    ),
    "a late item is in no section": Fault(AGENDA, "        section: B\n", "", "key-missing", "kind: late item"),
    "a late item is in no section that there is": Fault(
        AGENDA, "        section: B\n", "        section: D\n", "section-unknown", "kind: late item"
    ),
    "an item that the agenda has is given another title": Fault(
        AGENDA, "item: B2\n", "item: B2\n        title: Else\n", "key-idle", "title: Else"
    ),
    "a paper lies outside the workspace": Fault(
        AGENDA, "- cover.md", "- /etc/cover.md", "paper-outside", "/etc/cover.md"
    ),
    "a report is exempt and public": Fault(
        AGENDA, "papers: [secret-bid.md]", "papers: [{report: monthly}]", "paper-exempt-and-public",
        "report: monthly, per",
    ),
    "a character is in no font": Fault(AGENDA, "title: A flood", "title: A \u65e5 flood", "character-missing", "flood"),
    "the agenda is published on a Sunday": Fault(
        AGENDA, "published: 2016-11-02", "published: 2016-10-30", "published-day", "published: 2016-10-30"
    ),
    "a report is for another meeting": Fault(
        REPORT, "meeting: 2016-11-10", "meeting: 2016-12-01", "report-meeting", "report: monthly"
    ),
    "the meeting is on a closure day": Fault(
        COUNCIL, "theme:", "closure_days: [2016-11-10]\ntheme:", "meeting-day", "date: 2016-11-10", AGENDA
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named_with_its_file_and_line(fault: Fault, tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(fault.file, fault.old, fault.new)
    file = fault.told_in or AGENDA
    found = [each for each in small.check() if each.place.file == file and each.severity is not Severity.ADVICE]
    assert found, small.check()
    if fault.code:
        told = [each for each in found if each.code == fault.code]
        assert told, found
        assert any(small.text(file).splitlines()[each.place.line - 1].count(fault.words) for each in told), told
        assert fault.said in f"{told[0].message} {told[0].hint}"


def _codes(small: Small) -> set[str]:
    return {each.code for each in small.check()}


def test_a_sound_meeting_has_no_fault_but_what_its_untagged_paper_lacks(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    assert {each.place.file for each in small.check() if each.code.startswith("pdf-")} == {AGENDA}
    assert all(each.code.startswith("pdf-") for each in small.check() if each.place.file.startswith("meetings/"))


def test_a_meeting_on_a_sunday_is_doubted(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(AGENDA, "2016-11-10, weekday: Thursday", "2016-11-13, weekday: Sunday")
    (small.root / FOLDER).rename(small.root / "meetings/2016-11-13-committee")
    assert "meeting-day" in _codes(small)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (plain_pdf(0), "pdf-empty"),
        (b"", "pdf-not-a-pdf"),
        (b"PK\x03\x04 a Word file", "pdf-not-a-pdf"),
        (plain_pdf(1)[:200], "pdf-unreadable"),
    ],
    ids=["no pages", "no bytes", "a Word file", "cut off"],
)
def test_a_pdf_that_cannot_be_bound_is_named_where_it_is_listed(content: bytes, code: str, tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.write(PLAN, content)
    told = [each for each in small.check() if each.code == code]
    lines = {small.line(AGENDA, "label: Appendix B"), small.line(AGENDA, "[{file: plan.pdf")}
    assert {(each.place.file, each.place.line) for each in told} == {(AGENDA, line) for line in lines}
    assert small.run("agenda", MEETING).code == 1
    assert not (small.root / "out").exists()


def test_a_supplement_to_a_pack_that_was_not_assembled_is_refused_where_it_is_listed(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    ran = small.run("agenda", MEETING, "--supplement", "1")
    assert ran.code == 1
    assert f"{AGENDA}:{small.line(AGENDA, '- published: 2016-11-07')} " in ran.err
    assert "[pages-unknown]" in ran.err
    assert f"First run: committee-pack agenda {MEETING} --workspace {small.root}" in ran.err


def test_a_supplement_that_is_not_listed_is_refused(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    ran = small.run("agenda", MEETING, "--supplement", "2")
    assert ran.code == 1
    assert f"{AGENDA}:{small.line(AGENDA, 'supplements:')} " in ran.err
    assert "There is no supplement 2. Listed: 1." in ran.err


def test_words_that_name_no_meeting_edition_or_supplement_are_met_with_the_nearest(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    for typed, said in (
        (("agenda", "2016-11-10-comittee"), f"Did you mean '{MEETING}'?"),
        (("agenda", MEETING, "--edition", "pubic"), "Did you mean 'public'?"),
        (("agenda", MEETING, "--supplement", "one"), "--supplement 1"),
        (("check", "montly"), "Did you mean 'monthly'?"),
    ):
        ran = small.run(*typed)
        assert (ran.code, said in ran.err) == (2, True), ran.err


@pytest.mark.parametrize("end", ["full", "print", "supplement-1"])
def test_a_meeting_may_not_be_called_as_an_edition_of_another(end: str, tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    (small.root / FOLDER).rename(small.root / f"{FOLDER}-{end}")
    assert ("meeting-name", Severity.ERROR) in {(each.code, each.severity) for each in small.check()}


def test_a_key_with_nothing_after_it_is_a_list_of_nothing(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    agenda = small.text(AGENDA).partition("exempt:")[0]
    small.write(AGENDA, f"{agenda}  - letter: C\n    title: Later\n    items:\nexempt:\nsupplements:\nnotices: []\n")
    assert not [each for each in small.check() if each.severity is Severity.ERROR]
    front = built(small)[f"2016-11-02/{MEETING}/{MEETING}.pdf"]
    text = " ".join(PackReader(front).text(0).split())
    assert "There are no items." in text
    assert "filmed" not in text


def test_items_are_known_by_their_numbers_in_small_letters_too(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(AGENDA, "item: B2", "item: b2")
    assert "item-unknown" not in _codes(small)


def test_no_deadline_is_told_by_the_rule_of_a_council_that_could_not_be_read(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    assert "publish by Wednesday 2 November 2016" in small.run("check", MEETING).err
    small.replace(COUNCIL, "jurisdiction: england", "jurisdiction: wels")
    assert "publish by" not in small.run("check", MEETING).err


def test_a_parish_council_is_told_of_clear_days_that_may_be_saturdays(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(COUNCIL, "theme:", "notice: parish council\ntheme:")
    small.replace(AGENDA, "published: 2016-11-02", "published: 2016-11-09")
    (found,) = [each for each in small.check() if each.code == "notice-short"]
    assert "it has no clear days before the meeting; three clear days are needed" in found.message
