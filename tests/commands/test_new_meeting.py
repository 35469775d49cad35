"""A meeting is started from the last one of its committee, and can be assembled as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Severity
from tests.support.meetings import AGENDA, COMMITTEE, FOLDER, MEETING, SECRET, small_meeting
from tests.support.workspaces import Small, small_workspace

NEXT = "2017-01-12-committee"
NEW = f"meetings/{NEXT}/agenda.yaml"


def _started(small: Small) -> dict[str, str]:
    """Return the files of the meeting that is started, by their names."""
    ran = small.run("new", "meeting", NEXT)
    assert ran.code == 0, ran.err
    assert f"committee-pack agenda {NEXT}" in ran.err
    folder = small.root / "meetings" / NEXT
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_it_has_the_items_of_the_last_one_with_its_own_dates(tmp_path: Path) -> None:
    files = _started(small_meeting(tmp_path))
    agenda = files["agenda.yaml"]
    assert 'meeting: {date: 2017-01-12, weekday: Thursday, time: "10.00 am", room: "Room 1"}' in agenda
    assert "published: 2017-01-04" in agenda
    assert "inherits: ../committees/committee.yaml" in agenda
    assert "title: Performance" in agenda
    assert "Apologies" not in agenda, "it is inherited"


def test_papers_that_were_written_are_drafted_and_others_are_to_follow(tmp_path: Path) -> None:
    files = _started(small_meeting(tmp_path))
    assert set(files) == {"agenda.yaml", "minutes.md", "cover.md"}
    assert "subject: Performance" in files["cover.md"]
    assert "## Recommendation\n\n<!-- Write here. -->" in files["cover.md"]
    assert "Another paragraph." not in files["cover.md"]
    assert '{file: "to follow", label: "Appendix B"}' in files["agenda.yaml"]
    assert '{report: "monthly", label: "Appendix A"}' in files["agenda.yaml"]


def test_the_minutes_are_drafted_with_a_heading_for_each_item_of_the_last_meeting(tmp_path: Path) -> None:
    minutes = _started(small_meeting(tmp_path))["minutes.md"]
    assert "title: Minutes of the meeting held on 10 November 2016" in minutes
    headings = [line for line in minutes.splitlines() if line.startswith("## ")]
    assert headings == [
        *("## Apologies and substitutes", "## Minutes", "## Performance", "## Work programme", "## A contract"),
    ]


def test_nothing_of_exempt_papers_or_supplements_is_taken_over(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    (small.root / SECRET).unlink()
    files = _started(small)
    assert "secret" not in "".join(files.values())
    assert "QUOKKA" not in "".join(files.values())
    assert "supplements" not in files["agenda.yaml"]


def test_it_can_be_assembled_as_it_stands_and_says_what_is_to_be_written(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    _started(small)
    found = [each for each in small.check() if NEXT in each.place.file]
    assert {each.severity for each in found} == {Severity.WARNING}
    assert {each.code for each in found} == {"text-missing", "report-meeting"}
    assert small.run("agenda", NEXT).code == 0


def test_a_meeting_without_a_file_to_inherit_from_takes_over_who_meets(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    own = small.text(COMMITTEE).partition("sections:")[0]
    small.replace(AGENDA, "inherits: ../committees/committee.yaml\n", own)
    small.replace(AGENDA, "  - letter: A\n", "  - letter: A\n    title: Committee business\n")
    small.replace(AGENDA, "  - letter: B\n", "  - letter: B\n    title: Reports\n")
    agenda = _started(small)["agenda.yaml"]
    assert '{group: "Independent", members: 2, names: ["A. Person", "B. Person"]}' in agenda
    assert "chair: A. Person" in agenda
    assert not [each for each in small.check() if each.place.file == NEW and each.severity is Severity.ERROR]


def test_the_first_meeting_of_a_committee_starts_with_what_every_meeting_has(tmp_path: Path) -> None:
    small = small_workspace(tmp_path)
    agenda = _started(small)["agenda.yaml"]
    assert "committee: Committee" in agenda
    assert "Declarations of interest" in agenda
    assert small.run("agenda", NEXT).code == 0


def test_a_meeting_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    before = small.text(AGENDA)
    ran = small.run("new", "meeting", MEETING)
    assert (ran.code, small.text(AGENDA)) == (2, before)
    assert f"There is a {FOLDER} already." in ran.err


@pytest.mark.parametrize("name", ["cabinet", "2017-02-30-cabinet", "2017-01-12", "2017-01-12-Cabinet", "../x"])
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    ran = small_workspace(tmp_path).run("new", "meeting", name)
    assert ran.code == 2
    assert "2016-11-10-cabinet-committee" in ran.err
    assert not (tmp_path / "small" / "meetings").exists()
