"""The files of a new meeting: its agenda, as that of the last one, and drafts of the papers written for that."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from committee_pack.model.agenda import AgendaSection, FilePaper, Item, Meeting, Paper, ReportPaper, ToFollow
from committee_pack.wording import WEEKDAYS, date_text
from committee_pack.wording.quoting import in_quotes, quoted

AGENDA = "agenda.yaml"
_FRONT = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)
_HEADING = re.compile(r"^##? .+$", re.MULTILINE)
_KIND = re.compile(r"^kind: *minutes\b", re.MULTILINE)
_HERE = "<!-- Write here. -->"
_TO_FOLLOW = "to follow"


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting as it was asked for; `last` is the committee's last one, None where it had none.

    `written` are the Markdown papers of that one, by their file names, as they stand.
    """

    name: str
    date: datetime.date
    published: datetime.date
    last: Meeting | None
    written: Mapping[str, str]

    @property
    def folder(self) -> str:
        """Its folder, from the workspace."""
        return f"meetings/{self.name}"


def meeting_files(new: NewMeeting) -> dict[str, bytes]:
    """Return the files of a new meeting by their paths from the workspace, its agenda last."""
    files = {}
    if new.last:
        for item in _own_items(new.last):
            for paper in item.papers:
                if isinstance(paper, FilePaper) and paper.file.name in new.written:
                    files[paper.file.name] = _draft(new.written[paper.file.name], new.last)
    agenda = "".join(f"{line}\n" for line in _agenda(new, new.last, frozenset(files)))
    return {f"{new.folder}/{name}": text.encode() for name, text in {**files, AGENDA: agenda}.items()}


def _own_items(last: Meeting) -> Iterator[Item]:
    """Return the items that stand in a meeting's own agenda and are open to everyone."""
    for item in last.items():
        if not item.is_exempt and _is_own(item, last):
            yield item


def _is_own(item: Item, last: Meeting) -> bool:
    return item.place.file == last.places["published"].file


def _draft(text: str, last: Meeting) -> str:
    """Return a paper with the facts and headings of the last one, and nothing below them."""
    front = _FRONT.match(text)
    facts = front[0] if front else "---\nkind: plain\ntitle: A paper\n---\n"
    if _KIND.search(facts):
        return _minutes(facts, last)
    headings = _HEADING.findall(text[len(front[0]) :] if front else text)
    return "\n\n".join((facts.rstrip("\n"), *(f"{each}\n\n{_HERE}" for each in headings or [_HERE]))) + "\n"


def _minutes(facts: str, last: Meeting) -> str:
    """Return minutes of the last meeting, to be filled in: a heading for each item of its agenda."""
    title = f"title: Minutes of the meeting held on {date_text(last.date)}"
    facts = re.sub(r"^title: .*$", title, facts, flags=re.MULTILINE)
    facts = re.sub(r"^(first_number: .*)$", r"# \1", facts, flags=re.MULTILINE)
    items = (f"## {item.title}\n\n{_HERE}" for item in last.items())
    return "\n\n".join((facts.rstrip("\n"), *items)) + "\n"


def _agenda(new: NewMeeting, last: Meeting | None, drafts: frozenset[str]) -> Iterator[str]:
    if last is None:
        yield from _first(new)
        return
    yield f"# Begun from the meeting of {date_text(last.date)}. Look at every line, then run 'committee-pack check'."
    if last.inherits:
        yield f"inherits: {quoted(last.inherits)}"
    else:
        yield f"committee: {quoted(last.committee)}"
    yield _when(new, last.time, last.room)
    yield f"published: {new.published}"
    if not last.inherits:
        yield from _people(last)
    yield "sections:"
    for section in last.sections:
        yield from _section(section, last, drafts)


def _first(new: NewMeeting) -> Iterator[str]:
    """Return the agenda of a committee's first meeting here, called as its folder is."""
    name = new.name.removeprefix(f"{new.date}-").replace("-", " ").capitalize()
    yield "# The first meeting of the committee here. Look at every line, then run 'committee-pack check'."
    yield f"committee: {quoted(name)}"
    yield _when(new, "10.00 am", "To be confirmed")
    yield f"published: {new.published}"
    yield "contact: {office: Democratic Services}"
    yield "notices: [filming]"
    yield "sections:"
    yield "  - letter: A"
    yield "    title: Committee business"
    yield "    items:"
    yield "      - {title: Apologies and substitutes}"
    yield "      - {title: Declarations of interest}"
    yield "      - {title: Minutes of the last meeting, papers: to follow}"
    yield "  - letter: B"
    yield "    title: Reports"


def _when(new: NewMeeting, time: str, room: str) -> str:
    day = WEEKDAYS[new.date.weekday()]
    return f"meeting: {{date: {new.date}, weekday: {day}, time: {in_quotes(time)}, room: {in_quotes(room)}}}"


def _people(last: Meeting) -> Iterator[str]:
    """Return who meets, and whom to ask."""
    if last.contact:
        yield f"contact: {_between_braces(office=last.contact.office, name=last.contact.name)}"
    if last.proper_officer:
        yield f"proper_officer: {_between_braces(title=last.proper_officer.title, name=last.proper_officer.name)}"
    if last.membership:
        yield "membership:"
        for group in last.membership:
            names = f", names: [{', '.join(map(in_quotes, group.names))}]" if group.names else ""
            yield f"  - {{group: {in_quotes(group.name)}, members: {group.members}{names}}}"
    for key, name in (("chair", last.chair), ("vice_chair", last.vice_chair)):
        if name:
            yield f"{key}: {quoted(name)}"
    if last.notices:
        yield "notices:"
        yield from (f"  - {quoted(notice)}" for notice in last.notices)


def _between_braces(**said: str) -> str:
    return "{" + ", ".join(f"{key}: {in_quotes(words)}" for key, words in said.items() if words) + "}"


def _section(section: AgendaSection, last: Meeting, drafts: frozenset[str]) -> Iterator[str]:
    """Return a section with the items that are its own; one of exempt items is made anew for each meeting."""
    items = [item for item in section.items if not item.is_exempt and _is_own(item, last)]
    if not items and (last.inherits or any(item.is_exempt for item in section.items)):
        return
    key = f"letter: {section.letter}" if section.letter else f"title: {quoted(section.title)}"
    yield f"  - {key}"
    if section.letter:
        yield f"    title: {quoted(section.title)}"
    if items:
        yield "    items:"
    for item in items:
        yield from _item(item, drafts)


def _item(item: Item, drafts: frozenset[str]) -> Iterator[str]:
    yield f"      - title: {quoted(item.title)}"
    for key, words in (("purpose", item.purpose), ("lead", item.lead)):
        if words:
            yield f"        {key}: {quoted(words)}"
    if len(item.papers) == 1:
        yield f"        papers: {_only(item.papers[0], drafts)}"
    elif item.papers:
        yield "        papers:"
        yield from (f"          - {_paper(each, drafts)}" for each in item.papers)


def _only(paper: Paper, drafts: frozenset[str]) -> str:
    if isinstance(paper, ToFollow) and not paper.label:
        return _TO_FOLLOW
    return f"[{_paper(paper, drafts)}]"


def _paper(paper: Paper, drafts: frozenset[str]) -> str:
    """Return a paper as it is listed: a report of its own period, a file that is drafted, or one that is to follow."""
    label = {"label": paper.label} if paper.label else {}
    match paper:
        case ReportPaper(report=report):
            return _between_braces(report=report, **label)
        case FilePaper(file=file) if file.name in drafts:
            return _between_braces(file=file.name, **label) if label else in_quotes(file.name)
        case _:
            return _between_braces(file=_TO_FOLLOW, **label) if label else _TO_FOLLOW
