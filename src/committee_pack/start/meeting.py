"""The files of a new meeting: its agenda, as that of the last one, and drafts of the papers written for that."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import chain, count
from pathlib import Path

from committee_pack.findings import Place
from committee_pack.model.agenda import (
    AgendaSection,
    Contact,
    FilePaper,
    Item,
    Meeting,
    Paper,
    ProperOfficer,
    ReportPaper,
)
from committee_pack.model.narratives import without_comments
from committee_pack.model.papers import PaperKind
from committee_pack.wording import WEEKDAYS, date_text
from committee_pack.wording.meeting_notices import NOTICES
from committee_pack.wording.quoting import in_quotes, quoted

AGENDA = "agenda.yaml"
_HEADING = re.compile(r"^ {0,3}##?[ \t]+(\S.*)$", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[^\[\]]*\]|\^\[[^\[\]]*\]")
_OF_MARKDOWN = re.compile(r"[\\`*_\[\]<>#~{}^]|&(?=#?\w+;)")
_OBEYED = re.compile(r"\{(?=[{%#])|\}(?=\})|\^(?=\[)|\[(?=\^)")
"""What is told of in a paper even where Markdown would show it, until a blank stands within."""
_HERE = "<!-- Write here. -->"
_TO_FOLLOW = "to follow"
_USUAL_HEADINGS = {PaperKind.COVER_REPORT: ("Summary", "Recommendation"), PaperKind.PLAIN: ("Introduction",)}
"""Those of a draft where the last paper had none: without any it would be an empty paper."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in front of a paper as it was typed, with its key, and all that stands after it up to the next."""

    key: str
    typed: str
    after: str


@dataclass(frozen=True, slots=True)
class LastPaper:
    """A paper of the last meeting: what stands before its facts, these in order, and the text below them."""

    kind: PaperKind
    before: str
    facts: tuple[Fact, ...]
    text: str


@dataclass(frozen=True, slots=True)
class LastMeeting:
    """The committee's last meeting, and what of it does not follow from the values that were read.

    `said` are the outermost keys that its own agenda says, and `sections` those that it lists, by their letters, or
    their titles in small letters. `numbered` is where items begin whose number is given. Papers are `due` so many
    working days before publication. `written` are its Markdown papers by their files, and `reports` those that the
    workspace has.
    """

    meeting: Meeting
    said: frozenset[str]
    sections: frozenset[str]
    numbered: frozenset[Place]
    due: int
    written: Mapping[Path, LastPaper]
    reports: frozenset[str]

    def open_items(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Return those items that stand in its own agenda and are open to everyone."""
        own = self.meeting.places["published"].file
        return tuple(item for item in items if not item.is_exempt and item.place.file == own)

    @property
    def is_listed(self) -> bool:
        """Whether the next meeting has any item by it: one of its own, or one that is inherited."""
        items = tuple(self.meeting.items())
        own = self.meeting.places["published"].file
        return bool(self.open_items(items)) or any(item.place.file != own for item in items)


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting as it was asked for; `last` is the committee's last one, None where it had none."""

    name: str
    date: datetime.date
    published: datetime.date
    last: LastMeeting | None

    @property
    def folder(self) -> str:
        """Its folder, from the workspace."""
        return f"meetings/{self.name}"


def meeting_files(new: NewMeeting) -> dict[str, bytes]:
    """Return the files of a new meeting by their paths from the workspace, its agenda last."""
    last = new.last
    names = _names(last) if last else {}
    files = {name: _draft(last.written[file], last.meeting, new) for file, name in names.items()} if last else {}
    agenda = "".join(f"{line}\n" for line in (_agenda(new, last, names) if last else _first(new)))
    return {f"{new.folder}/{name}": text.encode() for name, text in {**files, AGENDA: agenda}.items()}


# -- the papers -------------------------------------------------------------------------------------


def _names(last: LastMeeting) -> dict[Path, str]:
    """Return what the drafts are called, from the meeting's folder, by the files of the last papers.

    Each has its name of the last time; one that another has by then, as papers from elsewhere may, is counted on.
    """
    names: dict[Path, str] = {}
    taken: set[str] = set()
    papers = (paper for item in last.open_items(last.meeting.items()) for paper in item.papers)
    for file in (paper.file for paper in papers if isinstance(paper, FilePaper) and paper.file in last.written):
        if file not in names:
            names[file] = next(name for name in _possible(file, last.meeting.file.parent) if name.lower() not in taken)
            taken.add(names[file].lower())
    return names


def _possible(file: Path, folder: Path) -> Iterator[str]:
    name = file.relative_to(folder) if file.is_relative_to(folder) else Path(file.name)
    again = (name.with_stem(f"{name.stem}-{n}") for n in count(2))
    return (each.as_posix() for each in chain((name,), again))


def _draft(paper: LastPaper, last: Meeting, new: NewMeeting) -> str:
    """Return a paper with the facts and headings of the last one, and nothing below them.

    Minutes are those of the last meeting, with a heading for each item of its agenda.
    """
    if paper.kind is PaperKind.MINUTES:
        title = f"Minutes of the meeting held on {date_text(last.date)}"
        said = {"title": title, "subject": title, "date": f"{last.date}", "first_number": None}
        headings = [_as_markdown(item.title) for item in last.items()]
    else:
        said = {"date": f"{new.date}"}
        found = _HEADING.findall(without_comments(paper.text))
        headings = [words for each in found if (words := _FOOTNOTE.sub("", each).strip(" #"))]
    facts = "".join(f"{_fact(each, said)}{each.after}" for each in paper.facts)
    texts = (f"## {each}\n\n{_HERE}\n" for each in headings or _USUAL_HEADINGS[paper.kind])
    return "\n".join((f"---\n{paper.before}{facts}---\n", *texts))


def _as_markdown(title: str) -> str:
    """Return a title as Markdown that shows it as it is."""
    return _OF_MARKDOWN.sub(r"\\\g<0>", _OBEYED.sub(r"\g<0> ", title))


def _fact(fact: Fact, said: Mapping[str, str | None]) -> str:
    """Return a fact with what is `said` in its place; as a comment where that is None."""
    if fact.key not in said:
        return fact.typed
    words = said[fact.key]
    return f"{fact.key}: {words}" if words else "\n".join(f"# {line}" for line in fact.typed.split("\n"))


# -- the agenda -------------------------------------------------------------------------------------


def _agenda(new: NewMeeting, last: LastMeeting, names: Mapping[Path, str]) -> Iterator[str]:
    meeting = last.meeting
    yield f"# Begun from the meeting of {date_text(meeting.date)}. Look at every line, then run 'committee-pack check'."
    if meeting.inherits:
        yield f"inherits: {quoted(meeting.inherits)}"
    if "committee" in last.said:
        yield f"committee: {quoted(meeting.committee)}"
    yield _when(new, meeting.time, meeting.room)
    yield f"published: {new.published}"
    yield from _people(last)
    sections = [line for section in meeting.sections for line in _section(section, last, names)]
    if not last.is_listed:
        yield from _usual_sections()
    elif sections:
        yield "sections:"
        yield from sections


def _first(new: NewMeeting) -> Iterator[str]:
    """Return the agenda of a committee's first meeting here, called as its folder is."""
    name = new.name.removeprefix(f"{new.date}-").replace("-", " ").capitalize()
    yield "# The first meeting of the committee here. Look at every line, then run 'committee-pack check'."
    yield f"committee: {quoted(name)}"
    yield _when(new, "10.00 am", "To be confirmed")
    yield f"published: {new.published}"
    yield "contact: {office: Democratic Services}"
    yield "notices: [filming]"
    yield from _usual_sections()


def _usual_sections() -> Iterator[str]:
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


def _people(last: LastMeeting) -> Iterator[str]:
    """Return who meets, whom to ask and by when, as far as the last agenda says so itself."""
    meeting = last.meeting
    lines = {
        "contact": _on_lines("contact", meeting.contact),
        "proper_officer": _on_lines("proper_officer", meeting.proper_officer),
        "membership": _membership(meeting),
        "chair": (f"chair: {quoted(meeting.chair)}",),
        "vice_chair": (f"vice_chair: {quoted(meeting.vice_chair)}",),
        "notices": _notices(meeting),
        "papers_due": (f"papers_due: {last.due} working day{'' if last.due == 1 else 's'}",),
    }
    for key, said in lines.items():
        if key in last.said:
            yield from said


def _on_lines(key: str, who: Contact | ProperOfficer | None) -> Iterator[str]:
    yield f"{key}:"
    facts = asdict(who) if who else {}
    yield from (f"  {name}: {quoted(words)}" for name, words in facts.items() if words)


def _membership(last: Meeting) -> Iterator[str]:
    yield "membership:"
    for group in last.membership:
        names = f", names: [{', '.join(map(in_quotes, group.names))}]" if group.names else ""
        yield f"  - {{group: {in_quotes(group.name)}, members: {group.members}{names}}}"


def _notices(last: Meeting) -> Iterator[str]:
    """Return the notices, those that have a word by it; that there are none takes the place of those inherited."""
    words = {text: word for word, text in NOTICES.items()}
    yield "notices:" if last.notices else "notices: []"
    yield from (f"  - {words.get(notice) or quoted(notice)}" for notice in last.notices)


def _between_braces(**said: str) -> str:
    return "{" + ", ".join(f"{key}: {in_quotes(words)}" for key, words in said.items() if words) + "}"


def _section(section: AgendaSection, last: LastMeeting, names: Mapping[Path, str]) -> Iterator[str]:
    """Return a section with the items that are its own; one of exempt items is made anew for each meeting."""
    items = last.open_items(section.items)
    is_listed = (section.letter or section.title.casefold()) in last.sections
    if not items and (not is_listed or any(item.is_exempt for item in section.items)):
        return
    yield f"  - letter: {section.letter}" if section.letter else f"  - title: {quoted(section.title)}"
    if section.letter:
        yield f"    title: {quoted(section.title)}"
    if items:
        yield "    items:"
    for item in items:
        yield from _item(item, last, names)


def _item(item: Item, last: LastMeeting, names: Mapping[Path, str]) -> Iterator[str]:
    yield f"      - title: {quoted(item.title)}"
    number = item.number if item.place in last.numbered else ""
    for key, words in (("number", number), ("purpose", item.purpose), ("lead", item.lead)):
        if words:
            yield f"        {key}: {quoted(words)}"
    papers = [_paper(each, last, names) for each in item.papers]
    if papers == [_TO_FOLLOW]:
        yield f"        papers: {_TO_FOLLOW}"
    elif len(papers) == 1:
        yield f"        papers: [{papers[0]}]"
    elif papers:
        yield "        papers:"
        yield from (f"          - {each}" for each in papers)


def _paper(paper: Paper, last: LastMeeting, names: Mapping[Path, str]) -> str:
    """Return a paper as it is listed: a report of its own period, a file that is drafted, or one that is to follow."""
    label = {"label": paper.label} if paper.label else {}
    match paper:
        case ReportPaper(report=report) if report in last.reports:
            return _between_braces(report=report, **label)
        case FilePaper(file=file) if file in names:
            return _between_braces(file=names[file], **label) if label else in_quotes(names[file])
        case _:
            return _between_braces(file=_TO_FOLLOW, **label) if label else _TO_FOLLOW
