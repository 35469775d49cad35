"""What the page says of each edition, as the template has it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from committee_pack.archive.index import Indexed, number_in, successors
from committee_pack.archive.index_page.links import Files, Link
from committee_pack.archive.index_page.words import anchor, shown
from committee_pack.model.archived import ArchivedEdition, Tombstone
from committee_pack.model.periods import parse_period
from committee_pack.wording import date_text, period_text


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
    """An edition as the page lists it: `place` is where, `name` what the commands of the archive know it by."""

    place: str
    name: str
    number: int
    title: str
    kind: str
    committee: str
    meeting: Day | None
    published: Day
    files: tuple[Link, ...] = ()
    items: tuple[ListedItem, ...] = ()
    replaces: Link | None = None
    replaced_by: Link | None = None
    disposed: Disposal | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """The editions that were published in a year."""

    name: str
    entries: tuple[Entry, ...]


def years(editions: Sequence[Indexed], tombstones: Sequence[Tombstone]) -> tuple[Year, ...]:
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

    def __init__(self, editions: Sequence[Indexed], tombstones: Sequence[Tombstone]) -> None:
        self._later: Mapping[str, str] = successors(editions, tombstones)
        self._numbers = {each.name: number_in(each.name) for each in tombstones}
        self._numbers |= {each.edition.name: each.edition.number for each in editions}

    def replaced_by(self, name: str) -> Link | None:
        return self._link("Replaced by", self._later.get(name, ""))

    def replaced(self, edition: ArchivedEdition) -> Link | None:
        return self._link("Replaces", edition.replaces)

    def _link(self, verb: str, name: str) -> Link | None:
        if not name:
            return None
        number = self._numbers.get(name) or number_in(name)
        return Link(f"#{anchor(name)}" if name in self._numbers else "", f"{verb} edition {number or shown(name)}")


def _of_edition(edition: ArchivedEdition, others: _Others) -> Entry:
    entry = _of_either(edition, edition.number, others)
    files = Files(edition)
    items = (
        ListedItem(shown(each.number), shown(each.title), shown(each.ground), files.of(each)) for each in edition.items
    )
    title = _with_period(entry.title, edition.source.period)
    about = f"of {title}, edition {edition.number}"
    return replace(entry, title=title, files=files.of_all(about), items=tuple(items), replaces=others.replaced(edition))


def _of_tombstone(tombstone: Tombstone, others: _Others) -> Entry:
    disposal = Disposal(_day(tombstone.on), shown(tombstone.reason))
    return replace(_of_either(tombstone, number_in(tombstone.name), others), disposed=disposal)


def _of_either(thing: ArchivedEdition | Tombstone, number: int, others: _Others) -> Entry:
    return Entry(
        place=anchor(thing.name),
        name=shown(thing.name),
        number=number,
        title=shown(thing.title) or shown(thing.name),
        kind=thing.kind.value.capitalize(),
        committee=shown(thing.committee),
        meeting=_day(thing.meeting) if thing.meeting else None,
        published=_day(thing.published),
        replaced_by=others.replaced_by(thing.name),
    )


def _with_period(title: str, slug: str) -> str:
    """Return the title of a report with its period, which tells it from that of any other month."""
    try:
        period = period_text(parse_period(slug))
    except ValueError:
        period = shown(slug)
    return title if period in title else f"{title}, {period}"


def _day(day: datetime.date) -> Day:
    return Day(day.isoformat(), date_text(day))
