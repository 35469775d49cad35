"""A meeting is started from the last one of its committee, and can be assembled as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Severity
from tests.support.meetings import AGENDA, COMMITTEE, COVER, FOLDER, MEETING, MINUTES, SECRET, small_meeting
from tests.support.workspaces import Small, small_workspace

NEXT = "2017-01-12-committee"
NEW = f"meetings/{NEXT}/agenda.yaml"
HELD = "Minutes of the meeting held on 10 November 2016"


def _started(small: Small) -> dict[str, str]:
    """Return the files of the meeting that is started, by their names."""
    ran = small.run("new", "meeting", NEXT)
    assert ran.code == 0, ran.err
    assert f"committee-pack agenda {NEXT}" in ran.err
    folder = small.root / "meetings" / NEXT
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_text(encoding="utf-8") for name, path in found.items()}


def _is_sound(small: Small) -> bool:
    """Return whether the meeting that was started lacks no more than its texts, and can be assembled."""
    found = {(each.severity, each.code) for each in small.check() if NEXT in each.place.file}
    allowed = {(Severity.WARNING, "text-missing"), (Severity.WARNING, "report-meeting")}
    assert found <= allowed, found
    return small.run("agenda", NEXT).code == 0


def _front(paper: str) -> list[str]:
    """Return the lines of the facts in front of a paper."""
    return paper.split("---\n")[1].splitlines()


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


def test_nothing_is_drafted_of_a_paper_that_is_listed_as_exempt_too(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(AGENDA, "          - cover.md\n", "          - cover.md\n          - secret-bid.md\n")
    files = _started(small)
    assert "QUOKKA" not in "".join(files.values())
    assert "secret" not in "".join((*files, *files.values()))
    assert "          - to follow\n" in files["agenda.yaml"]


def test_it_can_be_assembled_as_it_stands_and_says_what_is_to_be_written(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    _started(small)
    found = [each for each in small.check() if NEXT in each.place.file]
    assert {each.severity for each in found} == {Severity.WARNING}
    assert {each.code for each in found} == {"text-missing", "report-meeting"}
    assert small.run("agenda", NEXT).code == 0


def test_another_committee_whose_name_ends_alike_is_not_taken_for_this_one(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    other = "2016-12-01-cabinet-committee"
    small.write(f"meetings/{other}/agenda.yaml", small.text(AGENDA).replace("2016-11-10", "2016-12-01"))
    small.write("meetings/x2016-12-01-committee/agenda.yaml", "nothing: here\n")
    assert "# Begun from the meeting of 10 November 2016." in _started(small)["agenda.yaml"]


@pytest.mark.parametrize(
    ("front", "drafted"),
    [
        ("kind: minutes\ndate: 2016-09-06 # when\n", ["kind: minutes", "date: 2016-11-10 # when"]),
        (
            'kind: "minutes"\n# which\ntitle: >\n  Minutes of\n  6 September\n\nto: All\n',
            ['kind: "minutes"', "# which", f"title: {HELD}", "", "to: All"],
        ),
        ("title: Minutes of\n  6 September\nkind: 'minutes'\n", [f"title: {HELD}", "kind: 'minutes'"]),
        (
            "  kind: minutes\n  subject: Those of 6 September\n  date: 2016-09-06\n  first_number:\n    12\n",
            ["  kind: minutes", f"  subject: {HELD}", "  date: 2016-11-10", "  # first_number:", "#     12"],
        ),
        (
            '{"kind":"minutes", title: Minutes of\n6 September, first_number: 12,\nattendance: {Present: [A. Person,\n'
            "B. Person]}}\n",
            [
                *('kind: "minutes"', f"title: {HELD}", "# first_number: 12", "attendance: {Present: [A. Person,"),
                "  B. Person]}",
            ],
        ),
    ],
)
def test_minutes_are_called_by_the_last_meeting_however_their_facts_are_typed(
    front: str, drafted: list[str], tmp_path: Path
) -> None:
    small = small_meeting(tmp_path)
    small.write(MINUTES, f"---\n{front}---\n## Apologies\n\nNone.\n")
    minutes = _started(small)["minutes.md"]
    assert _front(minutes) == drafted
    assert "## Performance\n" in minutes
    assert _is_sound(small)


def test_the_titles_of_items_are_no_markdown_in_the_minutes(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(AGENDA, "title: Work programme", "title: 'R&D &amp; <b> *{{ a }}* [x] 5_a_6 ^[y] C#'")
    assert "## R&D \\&amp; \\<b\\> \\*\\{ \\{ a \\} \\}\\* " in _started(small)["minutes.md"]
    assert _is_sound(small)


def test_other_papers_are_dated_by_the_new_meeting_and_are_drafts_though_they_had_no_headings(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(AGENDA, "          - cover.md\n", "          - cover.md\n          - flood.md\n")
    small.replace(f"{FOLDER}/flood.md", "title: A flood\n", "title: A flood\ndate: 2016-11-10\n")
    small.replace(COVER, "## Introduction\n", "# Further[^1] points ##\n<!--\n## Not this\n-->\n")
    small.write(COVER, f"{small.text(COVER)}\n[^1]: A note.\n")
    files = _started(small)
    assert _front(files["flood.md"]) == ["kind: plain", "title: A flood", "date: 2017-01-12"]
    assert "## Introduction\n\n<!-- Write here. -->" in files["flood.md"]
    headings = [line for line in files["cover.md"].splitlines() if line.startswith("#")]
    assert headings == ["## Summary", "## Recommendation", "## Further points"]
    assert _is_sound(small)


def test_a_paper_that_cannot_be_read_and_a_report_that_is_gone_are_to_follow(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(COVER, "kind: cover report\n", "kind: cover\n")
    small.replace(AGENDA, "report: monthly", "report: weekly")
    files = _started(small)
    assert "cover.md" not in files
    assert "          - to follow\n" in files["agenda.yaml"]
    assert '{file: "to follow", label: "Appendix A"}' in files["agenda.yaml"]
    assert _is_sound(small)


def test_papers_called_alike_in_other_folders_are_drafted_each(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    papers = ("cover.md", "north/cover.md", "../shared/Cover.md", "../more/cover.md")
    listed = "".join(f"          - {each}\n" for each in papers)
    small.replace(AGENDA, "          - cover.md\n", listed)
    for each in papers[1:]:
        small.write(f"{FOLDER}/{each}", small.text(COVER).replace("subject: Performance", f"subject: As {each}"))
    files = _started(small)
    drafted = {"cover.md": "Performance", "north/cover.md": papers[1], "Cover-2.md": papers[2], "cover-3.md": papers[3]}
    for name, subject in drafted.items():
        assert subject in files[name]
        assert f'          - "{name}"\n' in files["agenda.yaml"]
    assert set(files) == {"agenda.yaml", "minutes.md", *drafted}
    assert _is_sound(small)


OWN = """\
committee: Scrutiny at North
contact: {office: Democratic Services, name: "C. O'Person", telephone: "03000 123456", email: c.person@loamshire.gov.uk}
proper_officer: {title: General Counsel}
membership:
  - {group: "Green: North", members: 2, names: [D. Person, A. Person]}
chair: D. Person
vice_chair: A. Person
notices: [Filming, phones, "Doors: they open at nine."]
papers_due: 3 working days
"""
TAKEN_OVER = """\
contact:
  office: Democratic Services
  name: C. O'Person
  telephone: "03000 123456"
  email: "c.person@loamshire.gov.uk"
proper_officer:
  title: General Counsel
membership:
  - {group: "Green: North", members: 2, names: ["D. Person", "A. Person"]}
chair: D. Person
vice_chair: A. Person
notices:
  - filming
  - phones
  - "Doors: they open at nine."
papers_due: 3 working days
"""


@pytest.mark.parametrize("inherits", [True, False])
def test_all_that_an_agenda_says_of_the_committee_is_taken_over(inherits: bool, tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    line = "inherits: ../committees/committee.yaml\n"
    small.replace(AGENDA, line, line * inherits + OWN)
    small.replace(AGENDA, "  - letter: A\n", "  - letter: A\n    title: Committee business\n")
    small.replace(AGENDA, "  - letter: B\n", "  - letter: B\n    title: Reports\n")
    agenda = _started(small)["agenda.yaml"]
    assert TAKEN_OVER in agenda
    assert f"{line * inherits}committee: Scrutiny at North\nmeeting: " in agenda
    assert _is_sound(small)


def test_an_agenda_without_a_committee_of_its_own_inherits_it_again(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(COMMITTEE, "committee: Loamshire Scrutiny Committee\n", "")
    small.replace(AGENDA, "meeting: {", "committee: Scrutiny at North\nmeeting: {")
    agenda = _started(small)["agenda.yaml"]
    assert "committee: Scrutiny at North" in agenda
    assert not [key for key in ("contact", "membership", "chair", "notices", "papers_due") if f"\n{key}:" in agenda]
    assert _is_sound(small)


@pytest.mark.parametrize(("due", "drafted"), [("2016-10-31", "2 working days"), ("2016-11-01", "1 working day")])
def test_a_day_on_which_papers_were_due_is_taken_over_as_working_days(due: str, drafted: str, tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(AGENDA, "published: 2016-11-02\n", f"published: 2016-11-02\npapers_due: {due}\n")
    assert f"papers_due: {drafted}\n" in _started(small)["agenda.yaml"]
    assert _is_sound(small)


def test_numbers_that_were_given_and_a_section_of_its_own_without_items_are_taken_over(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(AGENDA, "      - title: Performance\n", "      - title: Performance\n        number: B7\n")
    small.replace(AGENDA, "exempt:\n", "  - {letter: C, title: Urgent business}\nexempt:\n")
    agenda = _started(small)["agenda.yaml"]
    assert agenda.count("number:") == 1
    assert "      - title: Performance\n        number: B7\n" in agenda
    assert agenda.endswith("  - letter: C\n    title: Urgent business\n")
    assert _is_sound(small)


@pytest.mark.parametrize("standing", [True, False])
def test_a_section_may_have_no_letter(standing: bool, tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    for letter, title in (("A", "Committee business"), ("B", "Reports: all")):
        small.replace(AGENDA, f"  - letter: {letter}\n", f'  - title: "{title}"\n')
    sections = "sections:\n  - title: committee business\n    items: [{title: Apologies}]\n" if standing else ""
    small.write(COMMITTEE, small.text(COMMITTEE).partition("sections:")[0] + sections)
    small.replace(AGENDA, small.text(AGENDA)[small.text(AGENDA).index("supplements:") :], "")
    agenda = _started(small)["agenda.yaml"]
    assert '  - title: "Reports: all"\n    items:\n      - title: Performance\n' in agenda
    assert "letter" not in agenda
    assert _is_sound(small)


def test_after_a_meeting_of_exempt_items_alone_the_usual_first_items_are_listed(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.write(COMMITTEE, small.text(COMMITTEE).partition("sections:")[0])
    agenda = small.text(AGENDA).partition("sections:")[0] + "exempt:" + small.text(AGENDA).partition("exempt:")[2]
    small.write(AGENDA, agenda.partition("supplements:")[0])
    assert "{title: Apologies and substitutes}" in _started(small)["agenda.yaml"]
    assert _is_sound(small)


@pytest.mark.parametrize(
    ("sound", "spoilt", "code"),
    [
        ("      - {title: Work programme,", "      - {title: Work programme, number: B1,", "item-number-twice"),
        ("meeting: {", "chair: N. Body\nmeeting: {", "chair-unknown"),
    ],
)
def test_a_fault_that_would_be_taken_over_is_told_where_it_is_mended(
    sound: str, spoilt: str, code: str, tmp_path: Path
) -> None:
    small = small_meeting(tmp_path)
    small.replace(AGENDA, sound, spoilt)
    ran = small.run("new", "meeting", NEXT)
    assert ran.code == 1
    assert f"{AGENDA}:" in ran.err
    assert f"[{code}]" in ran.err
    assert NEW not in ran.err
    assert not (small.root / NEW).exists()


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


@pytest.mark.parametrize("ends", ["-full", "-print", "-supplement-2", "-supplement-12-full"])
def test_a_name_that_ends_as_a_folder_of_another_pack_is_refused(ends: str, tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    ran = small.run("new", "meeting", f"{NEXT}{ends}")
    assert ran.code == 2
    assert "what another meeting's pack is written into ends in '-" in ran.err
    assert not (small.root / f"meetings/{NEXT}{ends}").exists()
    assert small.run("new", "meeting", "2017-01-12-full-council").code == 0


@pytest.mark.parametrize("name", ["cabinet", "2017-02-30-cabinet", "2017-01-12", "2017-01-12-Cabinet", "../x"])
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    ran = small_workspace(tmp_path).run("new", "meeting", name)
    assert ran.code == 2
    assert "2016-11-10-cabinet-committee" in ran.err
    assert not (tmp_path / "small" / "meetings").exists()
