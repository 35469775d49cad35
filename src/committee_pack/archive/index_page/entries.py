"""What the page says of each edition, as the template has it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePosixPath

from committee_pack.archive.index import Indexed, output_path, successors
from committee_pack.archive.index_page.words import address, anchor, number_in, shown
from committee_pack.model.archived import ArchivedEdition, PublicItem, Tombstone
from committee_pack.wording import date_text

_FORMATS = {".pdf": "PDF", ".docx": "Word"}
"""What people read, by how its name ends."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day for programs and for people."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, "" where there is nothing to lead to, and its words; `about` tells it from others like it."""

    to: str
    words: str
    about: str = ""


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
        self._later: Mapping[str, str] = successors(editions)
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
    items = tuple(ListedItem(shown(each.number), shown(each.title), shown(each.ground)) for each in edition.items)
    files, of_items = _files(edition)
    return replace(
        _of_either(edition, edition.number, others),
        files=files,
        items=tuple(replace(item, files=of_items.get(item.number, ())) for item in items),
        replaces=others.replaced(edition),
    )


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


def _files(edition: ArchivedEdition) -> tuple[tuple[Link, ...], Mapping[str, tuple[Link, ...]]]:
    """Return links to what people read of an edition, and to its items by themselves, by their numbers."""
    paths = [path for each in edition.outputs if (path := PurePosixPath(each)).suffix.lower() in _FORMATS]
    items = _items_of(paths, edition.items)
    of_items: dict[str, tuple[Link, ...]] = {}
    for path, number in items.items():
        link = Link(_address(edition, path), _format(path), f"of item {number}")
        of_items[number] = (*of_items.get(number, ()), link)
    return tuple(_links(edition, [path for path in paths if path not in items])), of_items


def _items_of(paths: Sequence[PurePosixPath], items: Iterable[PublicItem]) -> Mapping[PurePosixPath, str]:
    """Return the numbers of items by their files: each is called as the whole beside it, with the number at its end."""
    stems = {path: path.stem.rpartition("-") for path in paths}
    wholes = {path.stem for path in paths}
    numbers = {each.number.lower(): shown(each.number) for each in items if each.number}
    return {
        path: numbers[ending] for path, (whole, _, ending) in stems.items() if whole in wholes and ending in numbers
    }


def _links(edition: ArchivedEdition, paths: Sequence[PurePosixPath]) -> Iterator[Link]:
    """Return a link to each file by its format, and by its name too where several have one format."""
    formats = [_format(path) for path in paths]
    for path, words in zip(paths, formats, strict=True):
        named = f"{words}: {shown(path.name)}" if formats.count(words) > 1 else words
        yield Link(_address(edition, path), named, f"of {shown(edition.title)}, edition {edition.number}")


def _format(path: PurePosixPath) -> str:
    return _FORMATS[path.suffix.lower()]


def _address(edition: ArchivedEdition, path: PurePosixPath) -> str:
    return address(output_path(edition, str(path)))


def _day(day: datetime.date) -> Day:
    return Day(day.isoformat(), date_text(day))
