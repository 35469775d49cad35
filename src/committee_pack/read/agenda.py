"""agenda.yaml: a meeting, its items and papers, and what is added to them later."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error, warning
from committee_pack.model.agenda import Contact, Group, Meeting, ProperOfficer
from committee_pack.read.agenda_file import AgendaFile, CommitteeFile
from committee_pack.read.agenda_items import (
    Source,
    exempt_section,
    read_sections,
    repeated_numbers,
    repeated_sections,
    typed_sections,
    with_standing,
)
from committee_pack.read.agenda_supplements import read_supplements
from committee_pack.read.checked import Entry, read_entry
from committee_pack.read.files import Files
from committee_pack.wording import WEEKDAYS, date_text
from committee_pack.wording.meeting_notices import NOTICES

_FOLDER = re.compile(r"(\d{4}-\d{2}-\d{2})-[a-z0-9][a-z0-9-]*")
_TAKEN = re.compile(r"-(?:full|print|supplement-\d+)$")
_USUALLY_DUE = 2
"""How many working days before publication papers are due where nothing is said."""


@dataclass(frozen=True, slots=True)
class _Read:
    """agenda.yaml, and the file that it inherits from, None where it does not."""

    own: Entry[AgendaFile]
    source: Source
    standing: Entry[CommitteeFile] | None
    standing_source: Source | None


def read_meeting(files: Files, path: Path, year_starts: int) -> Outcome[Meeting | None]:
    """Return the meeting of an agenda.yaml; None, with findings, where it cannot be used."""
    context = {"year_starts": year_starts}
    own = read_entry(files, path, AgendaFile, context=context)
    if own.value is None:
        return Outcome(None, own.findings)
    inherited = _inherited(files, own.value, path.parent, context)
    standing, folder = inherited.value
    source = Source(own.value.source, path.parent)
    read = _Read(own.value, source, standing, Source(standing.source, folder) if standing else None)
    meeting = _meeting(read, path)
    return meeting.also((*own.findings, *inherited.findings))


def _inherited(
    files: Files, own: Entry[AgendaFile], folder: Path, context: dict[str, int]
) -> Outcome[tuple[Entry[CommitteeFile] | None, Path]]:
    """Return the file that all meetings of the committee inherit from, and its folder; None where there is none."""
    if not own.content.inherits:
        return Outcome((None, folder))
    path = Path(os.path.abspath(folder / own.content.inherits))  # noqa: PTH100 - resolve() fails on loops
    read = read_entry(files, path, CommitteeFile, own.source.place(("inherits",)), context)
    return Outcome((read.value, path.parent), read.findings)


def _meeting(read: _Read, path: Path) -> Outcome[Meeting | None]:
    content, place = read.own.content, read.own.source.place
    known = CommitteeFile() if read.standing is None else read.standing.content
    committee = content.committee or known.committee
    if not committee:
        hint = "Add 'committee: ...' here, or to the file that it inherits from."
        return Outcome(None, (error("key-missing", place(()), "The key 'committee' is missing.", hint),))
    standing = typed_sections(known.sections, read.standing_source) if read.standing_source else ()
    typed = with_standing(standing, typed_sections(content.sections, read.source))
    typed = (*typed, *exempt_section(content, read.source, typed))
    sections = read_sections(typed)
    supplements = read_supplements(content, read.source, sections)
    notices = _notices(read)
    due = content.papers_due if content.papers_due is not None else known.papers_due
    meeting = Meeting(
        name=path.parent.name,
        committee=committee,
        date=content.meeting.date,
        time=content.meeting.time,
        room=content.meeting.room,
        published=content.published,
        late=content.published_late,
        papers_due=_USUALLY_DUE if due is None else due,
        contact=_contact(content, known),
        proper_officer=_proper_officer(content, known),
        membership=tuple(
            Group(each.group, each.members, tuple(each.names)) for each in content.membership or known.membership
        ),
        chair=content.chair or known.chair,
        vice_chair=content.vice_chair or known.vice_chair,
        notices=notices.value,
        sections=sections,
        supplements=supplements.value,
        file=path,
        places=_places(read),
        inherits=content.inherits or "",
    )
    faults = (
        *_wrong_day(read, path),
        *repeated_sections(typed),
        *repeated_numbers(typed, sections),
        *_nothing_listed(read, meeting),
        *supplements.findings,
        *notices.findings,
    )
    return Outcome(meeting, faults)


def _contact(content: AgendaFile, known: CommitteeFile) -> Contact | None:
    entry = content.contact or known.contact
    return Contact(entry.office, entry.name, entry.telephone, entry.email) if entry else None


def _proper_officer(content: AgendaFile, known: CommitteeFile) -> ProperOfficer | None:
    entry = content.proper_officer or known.proper_officer
    return ProperOfficer(entry.title, entry.name) if entry else None


def _notices(read: _Read) -> Outcome[tuple[str, ...]]:
    """Return the notices in full: those called by a word, and those that were written out.

    A meeting's own take the place of those that it inherits, also where it has none: `notices: []`.
    """
    words, findings = [], []
    entry = read.own if read.own.content.notices is not None or read.standing is None else read.standing
    source = entry.source
    for i, each in enumerate(entry.content.notices or ()):
        if each.casefold() in NOTICES:
            words.append(NOTICES[each.casefold()])
        elif " " in each:
            words.append(each)
        else:
            hint = did_you_mean(each, NOTICES) + " Or write the notice out in full."
            place = source.place(("notices", i))
            findings.append(error("value-unknown", place, f"There is no notice '{each}'.", hint))
    return Outcome(tuple(words), tuple(findings))


def _wrong_day(read: _Read, path: Path) -> Iterator[Finding]:
    """Return a finding where the date is not the weekday that is given, or not that of the folder."""
    when, place = read.own.content.meeting, read.own.source.place
    day = WEEKDAYS[when.date.weekday()]
    if when.weekday and when.weekday != day:
        message = f"{date_text(when.date)} is a {day}, not a {when.weekday}."
        yield error("weekday-wrong", place(("meeting", "weekday")), message, "Look at both again.")
    folder = _FOLDER.fullmatch(path.parent.name)
    if not folder:
        message = f"The folder '{path.parent.name}' is not named as a meeting's is."
        hint = f"Name it DATE-COMMITTEE in small letters, as {when.date}-cabinet-committee."
        yield warning("meeting-name", Place(read.own.source.file), message, hint)
    elif taken := _TAKEN.search(path.parent.name):
        message = f"The folder '{path.parent.name}' ends as those do that editions of another meeting are written into."
        hint = f"Call it otherwise than ...{taken[0]}."
        yield error("meeting-name", Place(read.own.source.file), message, hint)
    elif folder[1] != when.date.isoformat():
        message = f"The meeting is on {when.date}, and its folder is named for {folder[1]}."
        yield error("meeting-name", place(("meeting", "date")), message, "Mend the one that is wrong.")


def _nothing_listed(read: _Read, meeting: Meeting) -> Iterator[Finding]:
    if not any(True for _ in meeting.items()):
        message = "The agenda has no items."
        yield error("agenda-empty", read.own.source.place(("sections",)), message, "List them under 'sections'.")


def _places(read: _Read) -> dict[str, Place]:
    """Return where each outermost key stands, and what is within `meeting`; one that is inherited stands there."""
    own = {".".join(map(str, loc)): read.own.source.place(loc) for loc in read.own.source.lines if loc}
    keys = {key: read.own.source.place((key,)) for key in AgendaFile.model_fields}
    standing = read.standing.source if read.standing else None
    inherited = {".".join(map(str, loc)): standing.place(loc) for loc in standing.lines if loc} if standing else {}
    return {**keys, **{key: place for key, place in inherited.items() if key.partition(".")[0] not in own}, **own}
