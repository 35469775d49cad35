"""The items of an agenda: those that all meetings of a committee have, those of its own, and their numbers."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from committee_pack.findings import Finding, Place, error
from committee_pack.model.agenda import AgendaSection, FilePaper, Ground, Item, Paper, ReportPaper, ToFollow
from committee_pack.read.agenda_file import TO_FOLLOW, AgendaFile, GroundFile, ItemFile, PaperFile, SectionFile
from committee_pack.read.yaml_text import Loc, YamlText
from committee_pack.wording.agenda import EXEMPT_ITEMS

_COUNTED = re.compile(r"([A-Za-z]*)(\d+)")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that lists items, with its lines, and the folder that the paths in it are from."""

    text: YamlText
    folder: Path

    def place(self, loc: Loc) -> Place:
        """Return where a key stands."""
        return self.text.place(loc)


@dataclass(frozen=True, slots=True)
class TypedItem:
    """An item as it was typed, and where."""

    entry: ItemFile
    source: Source
    loc: Loc

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.source.place(self.loc)

    @property
    def name(self) -> str:
        """Its title, as two that are the same item have it."""
        return " ".join(self.entry.title.casefold().split())


@dataclass(frozen=True, slots=True)
class TypedSection:
    """A section as it was typed: its letter and title, empty where they are left out, and what is under it."""

    letter: str
    title: str
    place: Place
    items: tuple[TypedItem, ...]


def typed_sections(entries: Sequence[SectionFile], source: Source) -> tuple[TypedSection, ...]:
    """Return the sections of a file with where each of their items stands."""
    return tuple(
        TypedSection(
            each.letter or "",
            each.title or "",
            source.place(("sections", i)),
            tuple(TypedItem(item, source, ("sections", i, "items", j)) for j, item in enumerate(each.items)),
        )
        for i, each in enumerate(entries)
    )


def exempt_section(content: AgendaFile, source: Source, before: Sequence[TypedSection]) -> tuple[TypedSection, ...]:
    """Return the section of exempt items, which has the letter after the last; nothing where there are none."""
    if not content.exempt:
        return ()
    letter = _next_letter(before[-1].letter) if before else ""
    items = (TypedItem(each, source, ("exempt", i)) for i, each in enumerate(content.exempt))
    return (TypedSection(letter, EXEMPT_ITEMS, source.place(("exempt",)), tuple(items)),)


def _next_letter(letter: str) -> str:
    """Return the letter after another, `AA` after `Z`; none where there is none."""
    if not letter:
        return ""
    if letter[-1] < "Z":
        return letter[:-1] + chr(ord(letter[-1]) + 1)
    return f"{_next_letter(letter[:-1]) or 'A'}A"


def with_standing(standing: Sequence[TypedSection], own: Sequence[TypedSection]) -> tuple[TypedSection, ...]:
    """Return the sections that all meetings have, each with the items of this one, and then its other sections.

    Sections are the same by their letter, or by their title where they have none. An item with the title of one that
    all meetings have takes its place. Where something is inherited, sections come in the order of their letters.
    """
    if not standing:
        return tuple(own)
    first = {_key(each): each for each in reversed(own)}
    merged = {_key(each): _merged(each, first.get(_key(each))) for each in standing}
    others = (each for each in own if _key(each) not in merged or first[_key(each)] is not each)
    sections = (*merged.values(), *others)
    if not all(each.letter for each in sections):
        return sections
    return tuple(sorted(sections, key=lambda each: (len(each.letter), each.letter)))


def _key(section: TypedSection) -> str:
    return section.letter or section.title.casefold()


def _merged(standing: TypedSection, own: TypedSection | None) -> TypedSection:
    if own is None:
        return standing
    first = {each.name: each for each in reversed(own.items)}
    items = [_instead(each, first.get(each.name)) for each in standing.items]
    taken = {each.name for each in standing.items}
    others = (each for each in own.items if each.name not in taken or first[each.name] is not each)
    return TypedSection(own.letter, own.title or standing.title, own.place, (*items, *others))


def _instead(standing: TypedItem, own: TypedItem | None) -> TypedItem:
    """Return the item of this meeting, with what it leaves to the one that all meetings have."""
    if own is None:
        return standing
    left = {"purpose", "lead", "number"} - own.entry.model_fields_set
    # -- what is exempt at every meeting does not become public by being listed
    left |= {"ground"} if own.entry.ground is None else set()
    said = {key: getattr(standing.entry, key) for key in left}
    return replace(own, entry=own.entry.model_copy(update=said))


def read_sections(typed: Sequence[TypedSection]) -> tuple[AgendaSection, ...]:
    """Return the sections with their items, each numbered by its section and order unless its number is given."""
    through = _Count("")
    sections = []
    for each in typed:
        count = _Count(each.letter) if each.letter else through
        sections.append(AgendaSection(each.letter, each.title, tuple(_item(item, count) for item in each.items)))
    return tuple(sections)


@dataclass(slots=True)
class _Count:
    """Numbers the items under a letter, or those of all sections that have none; one that is given is gone on from."""

    letter: str
    last: int = 0

    def next(self, given: str | None) -> str:
        if given is None:
            self.last += 1
            return f"{self.letter}{self.last}"
        counted = _COUNTED.fullmatch(given)
        if counted and counted[1].upper() == self.letter:
            self.last = int(counted[2])
        return given


def _item(typed: TypedItem, count: _Count) -> Item:
    entry = typed.entry
    papers = tuple(read_papers(entry.papers, typed.source, (*typed.loc, "papers")))
    ground = read_ground(entry.ground)
    return Item(count.next(entry.number), entry.title, entry.purpose, entry.lead, papers, ground, typed.place)


def read_ground(entry: GroundFile | None) -> Ground | None:
    """Return why an item is not for publication; None where it is."""
    return Ground(entry.paragraph, entry.public_interest) if entry else None


def read_papers(entries: Iterable[PaperFile | str] | str, source: Source, loc: Loc) -> Iterator[Paper]:
    """Return an item's papers, each with where it is named."""
    if isinstance(entries, str):
        yield _paper(entries, source, source.place(loc))
        return
    for i, each in enumerate(entries):
        yield _paper(each, source, source.place((*loc, i)))


def _paper(entry: PaperFile | str, source: Source, place: Place) -> Paper:
    typed = PaperFile(file=entry) if isinstance(entry, str) else entry
    if typed.report:
        return ReportPaper(typed.label, typed.report, typed.period, place)
    assert typed.file, "the schema admits nothing else"
    if typed.file.casefold() == TO_FOLLOW:
        return ToFollow(typed.label, place)
    path = os.path.abspath(source.folder / typed.file)  # noqa: PTH100 - resolve() fails on loops
    return FilePaper(typed.label, Path(path), place)


def repeated_numbers(typed: Sequence[TypedSection], read: Sequence[AgendaSection]) -> Iterator[Finding]:
    """Return a finding for each item whose number another has already; they name files, so `A1` and `a1` are one."""
    first: dict[str, Item] = {}
    items = (item for section in read for item in section.items)
    given = [item.entry.number for section in typed for item in section.items]
    for item, number in zip(items, given, strict=True):
        other = first.setdefault(item.number.lower(), item)
        if other is not item:
            message = f"The number {item.number} is that of '{other.title}' already (line {other.place.line})."
            hint = "Give another number." if number else "Give it a number of its own, or take out the other's."
            yield error("item-number-twice", replace(item.place, key="number"), message, hint)


def repeated_sections(typed: Sequence[TypedSection]) -> Iterator[Finding]:
    """Return a finding for each section whose letter another has already, and each that lacks a title."""
    first: dict[str, TypedSection] = {}
    for each in typed:
        other = first.setdefault(each.letter, each) if each.letter else each
        if other is not each:
            message = f"The letter {each.letter} is that of '{other.title}' already (line {other.place.line})."
            yield error("section-letter-twice", each.place, message, "Give each section a letter of its own.")
        if not each.title:
            message = "The section has no title, and no standing items of the committee have one for it."
            yield error("key-missing", each.place, message, "Add 'title: ...' here.")
