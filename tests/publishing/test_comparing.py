"""Editions beside each other and beside the workspace as it is now, each made from what it was made from."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.meetings import AGENDA, COVER, MEETING, MINUTES, PLAN, PROGRAMME, SECRET, small_meeting
from tests.support.published import PACK_E1, REPORT_E1, archive_of, held, published
from tests.support.workspaces import (
    COMMENTARY,
    COUNCIL,
    INDICATORS,
    OBSERVATIONS,
    REPORT,
    TARGETS,
    Small,
    small_workspace,
)

REPORT_E2 = "2016-11-09-monthly-2016-08-e2"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def changes(small: Small, before: str, after: str) -> list[dict[str, Any]]:
    ran = small.run("compare", before, after, "--format", "json")
    assert ran.code == 0, ran.err
    said = json.loads(ran.out)["changes"]
    assert isinstance(said, list)
    return said


def kinds(rows: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(row["kind"] for row in rows))


def second_edition(small: Small) -> None:
    """Publish a report twice, with another figure, target and text the second time."""
    published(small, "monthly")
    small.replace(OBSERVATIONS, "72,100", "74,100")
    small.replace(TARGETS, "visits,2016/17,90", "visits,2016/17,91")
    small.replace(COMMENTARY, "The month before it was", "In July it was")
    small.replace(REPORT, "published: 2016-11-02", "published: 2016-11-09")
    small.replace(REPORT, "meeting: 2016-11-10", "meeting: 2016-11-17")
    published(small, "monthly")


def test_an_edition_beside_the_files_that_it_was_made_from_has_no_change(small: Small) -> None:
    published(small, "monthly")
    assert changes(small, REPORT_E1, "monthly") == []
    assert changes(small, "monthly", REPORT_E1) == []
    assert changes(small, REPORT_E1, REPORT_E1) == []


def test_two_editions_are_told_apart_by_what_each_was_made_from(small: Small) -> None:
    second_edition(small)
    small.replace(OBSERVATIONS, "74,100", "20,100")
    rows = changes(small, REPORT_E1, REPORT_E2)
    assert kinds(rows) == ["figure", "target", "text", "detail", "file"]
    (figure,) = (row for row in rows if row["kind"] == "figure")
    assert (figure["before"], figure["after"]) == ("72.0%", "74.0%")
    assert [(row["what"], row["after"]) for row in rows if row["kind"] == "detail"] == [("Meeting", "17 November 2016")]


def test_an_edition_is_read_from_an_archive_elsewhere_without_a_workspace(small: Small, tmp_path: Path) -> None:
    second_edition(small)
    elsewhere = tmp_path / "share"
    shutil.move(small.root / "archive", elsewhere)
    for each in (small.root / COUNCIL, small.root / INDICATORS):
        each.unlink()
    ran = small.run("compare", REPORT_E1, REPORT_E2, "--archive", str(elsewhere))
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[0].split()[-4:] == ["Edition", "1", "Edition", "2"]


def test_nothing_of_the_archive_changes(small: Small) -> None:
    second_edition(small)
    before = held(archive_of(small).public.root)
    assert small.run("compare", REPORT_E1, REPORT_E2, "--out", str(small.root / "out")).code == 0
    assert held(archive_of(small).public.root) == before


def test_two_periods_of_which_one_was_published_are_compared(small: Small) -> None:
    published(small, "monthly")
    small.replace(OBSERVATIONS, ",70.1,", ",71.3,")
    rows = changes(small, "monthly/2016-07", REPORT_E1)
    assert [(row["before"], row["after"]) for row in rows if row["kind"] == "figure" and not row["area"]] == [
        ("71.3%", "72.0%"),
        ("31", "35"),
    ]
    assert [(row["what"], row["before"], row["after"]) for row in rows if row["kind"] == "earlier figure"] == [
        ("Jul 2016 (Snapshot)", "71.3%", "70.1%")
    ]


# -- packs -------------------------------------------------------------------------------------------


@pytest.fixture
def meeting(tmp_path: Path) -> Small:
    small = small_meeting(tmp_path)
    published(small, MEETING)
    return small


def test_a_pack_beside_the_meeting_that_it_was_made_from_has_no_change(meeting: Small) -> None:
    assert changes(meeting, PACK_E1, MEETING) == []


def test_what_changed_in_a_pack_is_told_down_to_the_figures_of_its_report(meeting: Small) -> None:
    meeting.replace(AGENDA, "title: Performance", "title: Performance in August")
    meeting.replace(
        AGENDA, "{file: plan.pdf, label: Appendix B}\n      - {title", "{file: plan.pdf, label: Plan}\n      - {title"
    )
    meeting.replace(AGENDA, "          - cover.md\n", "")
    meeting.replace(AGENDA, "replaces: Appendix B", "replaces: Plan")
    meeting.replace(MINUTES, "There were none.", "There was one.")
    meeting.replace(OBSERVATIONS, "72,100", "74,100")
    rows = changes(meeting, PACK_E1, MEETING)
    told = [(row["kind"], row["change"], row["item"], row["paper"], row["what"]) for row in rows]
    assert told == [
        ("item", "changed", "B1", None, "Title"),
        ("paper", "changed", "A2", "Minutes", "Content"),
        ("paper", "changed", "B1", "Appendix A", "Content"),
        ("paper", "changed", "B1", "Plan", "Called"),
        ("paper", "taken out", "B1", "Cover", "Paper"),
        ("figure", "changed", "B1", "Appendix A", "Result"),
        ("file", "changed", "B1", "Appendix A", OBSERVATIONS),
    ]


def test_a_pack_is_compared_by_those_who_may_not_see_what_is_exempt(meeting: Small) -> None:
    meeting.replace(MINUTES, "There were none.", "There was one.")
    shutil.rmtree(archive_of(meeting).restricted.root)
    (meeting.root / SECRET).unlink()
    rows = changes(meeting, PACK_E1, MEETING)
    assert [(row["item"], row["what"]) for row in rows] == [("A2", "Content")]
    assert "QUOKKA" not in json.dumps(rows)


def test_pages_that_moved_are_told_between_two_editions(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    text = small.text(AGENDA)
    small.write(AGENDA, text.partition("supplements:")[0])
    published(small, MEETING)
    small.add(MINUTES, "\n" + "A further paragraph of the minutes.\n\n" * 60)
    published(small, MEETING)
    rows = changes(small, PACK_E1, PACK_E1.replace("-e1", "-e2"))
    moved = {row["paper"]: (row["before"], row["after"]) for row in rows if row["what"] == "Pages"}
    assert list(moved) == ["Minutes", "Cover", "Appendix A", "Appendix B"]
    assert all(before != after for before, after in moved.values())
    assert [row["paper"] for row in rows if row["what"] == "Content"] == ["Minutes"]


def test_a_supplement_is_compared_with_its_next_edition_and_with_the_files(meeting: Small) -> None:
    small = meeting
    small.replace(AGENDA, "published: 2016-11-07", "published: 2016-11-02")
    published(small, MEETING, "--supplement", "1")
    name = f"2016-11-02-{MEETING}-supplement-1-e1"
    assert changes(small, name, f"{MEETING}/supplement-1") == []
    small.add(PROGRAMME, "\nMore to come.\n")
    rows = changes(small, name, f"{MEETING}/supplement-1")
    assert [(row["item"], row["paper"], row["what"]) for row in rows] == [("B2", "Programme", "Content")]


def test_a_paper_of_a_meeting_that_is_not_there_is_named(meeting: Small) -> None:
    (meeting.root / PLAN).unlink()
    ran = meeting.run("compare", PACK_E1, MEETING)
    assert ran.code == 1
    assert f"There is no file {PLAN}." in ran.err
    assert f"Stopped: '{MEETING}' cannot be compared." in ran.err
    assert (meeting.root / COVER).is_file()
