"""What the page says of each edition, as the template has it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from committee_pack.archive.contents import Damaged
from committee_pack.archive.index import Indexed, number_in, successors
from committee_pack.archive.index_page.links import Files, Link
from committee_pack.archive.index_page.words import anchor, shown
from committee_pack.model.archived import ArchivedEdition, Tombstone
from committee_pack.wording import date_text
from committee_pack.wording.titles import title_text


@dataclass(frozen=True, slots=True)
class Day:
    """A day for programs and for people."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item of an agenda: with the ground where it is exempt, and with files where it was published by itself."""

    number: str
    title: str
    ground: str
    files: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Disposal:
    """That an edition was disposed of: when and why."""

    on: Day
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An edition as the page lists it: `place` is where, `name` what the commands of the archive know it by.

    `archived` is the day on which it came into the archive, None where that is the day in its papers.
    """

    place: str
    name: str
    number: int
    title: str
    published: Day
    kind: str = ""
    committee: str = ""
    meeting: Day | None = None
    files: tuple[Link, ...] = ()
    items: tuple[ListedItem, ...] = ()
    replaces: Link | None = None
    replaced_by: Link | None = None
    disposed: Disposal | None = None
    archived: Day | None = None
    is_damaged: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """The editions that were published in a year."""

    name: str
    entries: tuple[Entry, ...]


def years(editions: Sequence[Indexed], tombstones: Sequence[Tombstone | Damaged]) -> tuple[Year, ...]:
    """Return what the page lists, the newest first; of one day, by names, and later editions before earlier ones."""
    others = _Others(editions, tombstones)
    entries = [_of_edition(each.edition, others) for each in editions]
    entries += [_of_tombstone(each, others) for each in tombstones]
    entries.sort(key=lambda entry: (entry.name.removesuffix(f"-e{entry.number}"), -entry.number, entry.name))
    entries.sort(key=lambda entry: entry.published.iso, reverse=True)
    grouped = groupby(entries, key=lambda entry: entry.published.iso[:4])
    return tuple(Year(name, tuple(found)) for name, found in grouped)


class _Others:
    """The editions beside one, which it may have replaced or been replaced by."""

    def __init__(self, editions: Sequence[Indexed], tombstones: Sequence[Tombstone | Damaged]) -> None:
        self._later: Mapping[str, str] = successors(editions, tombstones)
        self._earlier = {by: name for name, by in self._later.items()}
        self._numbers = {each.name: number_in(each.name) for each in tombstones}
        self._numbers |= {each.edition.name: _number(each.edition) for each in editions}

    def number(self, name: str) -> int:
        return self._numbers[name]

    def replaced_by(self, name: str) -> Link | None:
        return self._link("Replaced by", self._later.get(name, ""))

    def replaced(self, edition: ArchivedEdition | Damaged) -> Link | None:
        name = edition.replaces if isinstance(edition, ArchivedEdition) else self._earlier.get(edition.name, "")
        return self._link("Replaces", name)

    def _link(self, verb: str, name: str) -> Link | None:
        if not name:
            return None
        number = self._numbers.get(name) or number_in(name)
        return Link(f"#{anchor(name)}" if name in self._numbers else "", f"{verb} edition {number or shown(name)}")


def _of_edition(edition: ArchivedEdition | Damaged, others: _Others) -> Entry:
    entry = replace(_of_either(edition, others), replaces=others.replaced(edition))
    if isinstance(edition, Damaged):
        return replace(entry, archived=_archived(edition, edition.entry.date))
    files = Files(edition)
    items = (
        ListedItem(shown(each.number), shown(each.title), shown(each.ground), files.of(each)) for each in edition.items
    )
    title = title_text(entry.title, shown(edition.source.period))
    about = f"of {title}, edition {edition.number}"
    archived = _archived(edition, edition.archived)
    return replace(entry, title=title, files=files.of_all(about), items=tuple(items), archived=archived)


def _of_tombstone(tombstone: Tombstone | Damaged, others: _Others) -> Entry:
    entry = _of_either(tombstone, others)
    if isinstance(tombstone, Damaged):
        logged = tombstone.entry
        return replace(entry, disposed=Disposal(_day(logged.date), shown(logged.reason)))
    disposal = Disposal(_day(tombstone.on), shown(tombstone.reason))
    return replace(entry, title=title_text(entry.title, shown(tombstone.period)), disposed=disposal)


def _of_either(thing: ArchivedEdition | Tombstone | Damaged, others: _Others) -> Entry:
    """Return what is listed of an edition, there or not; of a damaged one all that is known of it."""
    entry = Entry(
        place=anchor(thing.name),
        name=shown(thing.name),
        number=others.number(thing.name),
        title=shown(thing.name),
        published=_day(thing.published),
        replaced_by=others.replaced_by(thing.name),
        is_damaged=isinstance(thing, Damaged),
    )
    if isinstance(thing, Damaged):
        return entry
    return replace(
        entry,
        title=shown(thing.title) or entry.title,
        kind=thing.kind.value.capitalize() if thing.kind else "",
        committee=shown(thing.committee),
        meeting=_day(thing.meeting) if thing.meeting else None,
    )


def _number(edition: ArchivedEdition | Damaged) -> int:
    return edition.number if isinstance(edition, ArchivedEdition) else number_in(edition.name)


def _archived(edition: ArchivedEdition | Damaged, day: datetime.date) -> Day | None:
    return _day(day) if day != edition.published else None


def _day(day: datetime.date) -> Day:
    return Day(day.isoformat(), date_text(day))
