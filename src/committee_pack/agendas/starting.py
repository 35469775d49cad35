"""A new meeting is composed from memory first, so that it can be assembled as it stands or is not written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from committee_pack.agendas.checking import whole_of
from committee_pack.agendas.gathering import Desk
from committee_pack.check.meeting import check_meeting
from committee_pack.findings import Finding, Outcome, Place, Severity, has_errors
from committee_pack.model.agenda import FilePaper, Meeting
from committee_pack.model.notice import last_day_in_time, working_day_by, working_days_before
from committee_pack.model.settings import Council
from committee_pack.read.agenda import read_meeting
from committee_pack.read.bank_holidays import days_off
from committee_pack.read.files import Files
from committee_pack.read.front import front_of
from committee_pack.read.papers import read_paper
from committee_pack.read.yaml_text import Yaml, entries_of, outermost, read_yaml
from committee_pack.start.meeting import Fact, LastMeeting, LastPaper, NewMeeting, meeting_files
from committee_pack.workspace import Workspace

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_ENDS = len("2016-11-10")
_MOST_DAYS = 99
"""How many working days before publication papers may be due at the most."""


def start_meeting(workspace: Workspace, council: Council, name: str, day: date) -> Outcome[dict[str, bytes] | None]:
    """Return the files of a new meeting by their paths from the workspace, its agenda last.

    They are begun from the last meeting of the committee, whose folders are called alike after their dates. None, with
    findings, where that one cannot be read, or where the new one could not be assembled.
    """
    last = _last(workspace, council, name, day)
    if last.value is None and has_errors(last.findings):
        return Outcome(None, last.findings)
    off = days_off(council, day)
    published = working_day_by(last_day_in_time(day, council.notice, off), off)
    begun_from = _begun_from(workspace, council, last.value) if last.value else None
    files = meeting_files(NewMeeting(name, day, published, begun_from))
    found = _found(workspace, council, name, files)
    if not has_errors(found):
        return Outcome(files, found)
    return Outcome(None, _where_mended(found, last, council))


def _where_mended(found: tuple[Finding, ...], last: Outcome[Meeting | None], council: Council) -> tuple[Finding, ...]:
    """Return what is wrong with a new meeting, the faults that its model has too as they stand in that one's file."""
    checks = check_meeting(whole_of(last.value, council)) if last.value else ()
    codes = {each.code for each in found if each.severity is Severity.ERROR}
    model = tuple(each for each in (*last.findings, *checks) if each.code in codes)
    told = {each.code for each in model}
    return (*model, *(each for each in found if each.code not in told))


def _found(workspace: Workspace, council: Council, name: str, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Return all that is wrong with a meeting whose files are not written yet."""
    drafts = {workspace.root / path: content for path, content in files.items()}
    reader = Files(workspace.root, drafts)
    meeting = read_meeting(reader, workspace.meeting_file(name), council.year_starts)
    if meeting.value is None:
        return meeting.findings
    desk = Desk(workspace, council, meeting.value, lambda _: None, reader, drafts)
    papers = desk.papers_of(meeting.value.items())
    return (*meeting.findings, *check_meeting(whole_of(meeting.value, council)), *papers.findings)


# -- the last meeting -------------------------------------------------------------------------------


def _last(workspace: Workspace, council: Council, name: str, day: date) -> Outcome[Meeting | None]:
    """Return the last meeting of the same committee before a day; None where there was none."""
    before = [each for each in workspace.meetings() if _is_of(each, name[_DATE_ENDS:]) and each < name]
    if not before:
        return Outcome(None)
    return read_meeting(Files(workspace.root), workspace.meeting_file(before[-1]), council.year_starts)


def _is_of(meeting: str, committee: str) -> bool:
    """Return whether a meeting's folder is called by a date and then as the committee is, `-cabinet-committee`."""
    return meeting[_DATE_ENDS:] == committee and _DATE.fullmatch(meeting[:_DATE_ENDS]) is not None


def _begun_from(workspace: Workspace, council: Council, last: Meeting) -> LastMeeting:
    """Return a meeting with what its own agenda says, and its papers that can be drafted."""
    files = Files(workspace.root)
    said = read_yaml(files.glimpse(last.file), "").value
    data = said.data if said and isinstance(said.data, dict) else {}
    return LastMeeting(
        last,
        # -- that there are no notices is said by an empty list
        frozenset(key for key, value in data.items() if value or key == "notices"),
        frozenset(_section(each) for _, each in entries_of(data, "sections")),
        frozenset(_numbered(last)),
        _due(last, council),
        dict(_written(files, last)),
        frozenset(workspace.reports()),
    )


def _section(typed: Yaml) -> str:
    """Return the letter of a section, or its title in small letters."""
    letter, title = (str(typed.get(key, "")).strip() if isinstance(typed, dict) else "" for key in ("letter", "title"))
    return letter or title.casefold()


def _numbered(last: Meeting) -> Iterator[Place]:
    """Return where items of its own agenda begin whose number is given."""
    for key in last.places:
        item, _, name = key.rpartition(".")
        if name == "number" and item in last.places:
            yield last.places[item]


def _due(last: Meeting, council: Council) -> int:
    """Return how many working days before publication papers were due, also where that was said as a day."""
    due = last.papers_due
    if isinstance(due, int):
        return due
    off = days_off(council, last.date)
    days = range(_MOST_DAYS)
    return next((days for days in days if working_days_before(last.published, days, off) <= due), _MOST_DAYS)


def _written(files: Files, last: Meeting) -> Iterator[tuple[Path, LastPaper]]:
    """Return the Markdown papers of a meeting that are open to everyone, by their files, as far as they can be read."""
    exempt = frozenset(last.exempt_files())
    for paper in (paper for item in last.items() for paper in item.papers):
        if isinstance(paper, FilePaper) and paper.file.suffix.lower() == ".md" and paper.file not in exempt:
            read = read_paper(files, paper.file, paper.place)
            front = front_of(files.glimpse(paper.file))
            if read.value and front and not has_errors(read.findings):
                yield paper.file, LastPaper(read.value.kind, *_facts(front.facts), front.text)


def _facts(front: str) -> tuple[str, tuple[Fact, ...]]:
    """Return what stands before the facts in front of a paper, and each of them; on lines, also if between braces."""
    keys = outermost(front)
    entries = sorted(keys.entries.items(), key=lambda each: each[1].key)
    if keys.in_braces:
        values = ((key, front[each.value : each.end].replace("\n", "\n  ")) for key, each in entries)
        return "", tuple(Fact(key, f"{key}: {value}", "\n") for key, value in values)
    begins = [each.key for _, each in entries]
    typed = [front[each.key : each.end].rstrip("\n") for _, each in entries]
    ends = (*begins[1:], len(front))
    after = [front[begin + len(text) : end] for begin, text, end in zip(begins, typed, ends, strict=True)]
    return front[: begins[0]], tuple(map(Fact, (key for key, _ in entries), typed, after))
