"""Papers of a meeting are read with what stands in front; each fault has its line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from committee_pack.findings import Place
from committee_pack.model.papers import Officer, PaperKind
from committee_pack.read.files import Files
from committee_pack.read.narratives import MOST_CHARACTERS
from committee_pack.read.papers import read_paper
from tests.support.papers import ASKED_BY, COVER_REPORT, FILE, MINUTES, read


def test_a_cover_report_has_its_facts_and_its_text() -> None:
    paper = read(COVER_REPORT).value
    assert paper
    assert (paper.kind, paper.title, paper.subject) == (PaperKind.COVER_REPORT, *["Performance scorecard"] * 2)
    assert paper.senders == ("Cabinet Member", "Corporate Director")
    assert paper.pathway == (("Future pathway", ("None",)),)
    assert paper.facts == (("Key decision", ("16/00123",)),)
    assert paper.contacts == (Officer("Report author", "Jane Smith", "", "03000 123456", "jane.smith@council.gov.uk"),)
    assert paper.numbered
    assert paper.text.startswith("## Summary\n")
    assert paper.place == Place(FILE, 9)


def test_minutes_are_called_by_the_date_of_their_meeting() -> None:
    paper = read(MINUTES).value
    assert paper
    assert paper.title == "Minutes of the meeting held on 8 September 2016"
    assert (paper.date, paper.first_number) == (datetime.date(2016, 9, 8), 41)
    present = ("Mrs A Crabtree (Chair)", "Mr R Brookbank")
    assert paper.attendance == (("present", present), ("also present", ("Mr P Oakford",)))


def test_a_paper_that_says_no_kind_is_plain_and_not_numbered() -> None:
    paper = read("---\ntitle: Work programme\n---\nWords.\n").value
    assert paper
    assert (paper.kind, paper.title, paper.numbered) == (PaperKind.PLAIN, "Work programme", False)


def test_a_title_of_its_own_stands_above_the_subject() -> None:
    paper = read("---\nkind: cover report\nfrom: A\ntitle: Scorecard\nsubject: Visits\n---\nWords.\n").value
    assert paper
    assert (paper.title, paper.subject) == ("Scorecard", "Visits")


@pytest.mark.parametrize(
    ("front", "code", "line", "said"),
    [
        ("kind: cover reports\nsubject: A\nfrom: B", "value-unknown", 2, "Did you mean 'cover report'?"),
        ("title: A\ntitel: B", "key-unknown", 3, "Did you mean 'title'?"),
        ("kind: cover report\nfrom: B", "value-wrong", 2, "write 'subject: ...'"),
        ("kind: minutes", "value-wrong", 2, "write its 'date: ...'"),
        ("numbered: yes", "value-wrong", 2, "write 'title: ...'"),
        ("title: A\ndate: 2016-13-01", "value-wrong", 3, "write the month as 01 to 12"),
        ("title: A\nfirst_number: 3", "value-wrong", 3, "only minutes have 'first_number'"),
        ("title: A\nattendance: {present: [B]}", "value-wrong", 3, "only minutes have 'attendance'"),
        ("kind: minutes\ntitle: A\nfirst_number: 0", "value-wrong", 4, "is less than 1"),
        ("kind: minutes\ntitle: A\nattendance:\n  present: []", "value-wrong", 5, "is empty"),
        ("title: A\nnumbered: perhaps", "value-wrong", 3, "is neither yes nor no"),
        ("title: A\ncontacts:\n  - {name: B}", "key-missing", 4, "The key 'role' is missing."),
        ("title: A\ncontacts:\n  - {role: B, name: C, email: c at d.uk}", "value-wrong", 4, "is no e-mail address"),
        ("title: A\ncontacts:\n  - {role: B, name: C, email: c@d}", "value-wrong", 4, "is no e-mail address"),
        ("title: A\ncontacts:\n  - {role: B, name: C, telephone: none}", "value-wrong", 4, "is no telephone number"),
        ("title: A\nfacts: {Key decision: []}", "value-wrong", 3, "is empty"),
        ("title: A\npast_pathway:", "value-wrong", 3, "is empty"),
        ("title: [A", "yaml-syntax", 3, "This is not YAML"),
        ("kind: cover report\nsubject: A", "paper-sender", 1, "does not say whom it is from"),
    ],
)
def test_a_fault_in_front_is_named_with_its_line(front: str, code: str, line: int, said: str) -> None:
    (finding,) = read(f"---\n{front}\n---\nWords.\n").findings
    assert (finding.code, finding.place.file, finding.place.line) == (code, FILE, line)
    assert said in f"{finding.message} {finding.hint}"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("# Work programme\n\nWords.\n", "front-missing", "does not say what paper it is"),
        ("---\ntitle: A\nWords.\n", "front-missing", "does not say where its facts end"),
        ("---\ntitle: A\n---\nWo\0rds.\n", "file-encoding", "U+0000"),
        (f"---\ntitle: A\n---\n{'x' * MOST_CHARACTERS}\n", "paper-long", "a paper has no more than 100,000"),
    ],
)
def test_a_file_that_is_no_paper_is_not_read(text: str, code: str, said: str) -> None:
    outcome = read(text)
    assert outcome.value is None
    (finding,) = outcome.findings
    assert finding.code == code
    assert said in finding.message


def test_a_paper_that_is_not_there_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "minutes.md").write_text(MINUTES, encoding="utf-8")
    (finding,) = read_paper(Files(tmp_path), tmp_path / "minuets.md", ASKED_BY).findings
    assert (finding.code, finding.place, finding.hint) == ("file-missing", ASKED_BY, "Did you mean 'minutes.md'?")
