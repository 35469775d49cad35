"""The index of an archive for programs: what was published and what was disposed of, as JSON."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from committee_pack.archive.contents import Damaged
from committee_pack.archive.places import PAYLOAD, bag_path
from committee_pack.model.archived import ArchivedEdition, PublicItem, Tombstone

Json = dict[str, object]

FORMAT, VERSION = "committee_pack archive index", 1
"""What the file says that it is; the version changes when a key is taken away or comes to mean something else."""
_DAY = len("2016-11-02-")
_NUMBER = re.compile(r"-e(\d{1,9})$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Indexed:
    """An edition with what the archive knows of it: the seal of its bag, and whether it is on hold."""

    edition: ArchivedEdition | Damaged
    seal: str
    held: bool


def write_index(editions: Sequence[Indexed], tombstones: Sequence[Tombstone | Damaged], head: str) -> bytes:
    """Return the index as JSON, an edition a line, by days of publication and then by names.

    `format`, `version` and `head`, the hash of the log's last entry, come first. An edition of `editions` has these
    keys; days are written as 2016-11-02, paths from the archive's folder:

    - `name`, and `path` of its bag; `kind`, one of report, agenda pack, supplement;
    - `of`, `number`: what it is the which edition of; `replaces`, `replaced_by`: the names of the edition before and of
      the one after it, "" for none;
    - `title`, `committee`; `meeting`, `published`: days, the first null where there is no meeting;
    - `period` of a report, as 2016-08, 2013-14-q3 or 2016-17, "" for a pack or a supplement; `archived`, a day;
    - `items`, each with `number`, `title`, `papers`, which are labels, and `ground`. One with a ground is exempt: its
      public title and its ground are here alone, and no papers (Local Government Act 1972, section 100B(2));
    - `outputs`, the paths of what was published; `seal`, the SHA-512 of its bag's tag manifest; `held`, true or false;
    - `damaged`, true where its record cannot be read: it has then what the log knows, with its name for a title and
      null for its `kind`.

    One of `tombstones`, for an edition that was disposed of, has `name`, `kind`, `replaced_by`, `title`, `committee`,
    `meeting`, `published`, `period`, `seal` and `damaged` likewise, and `disposed`, the day, with `reason` and `by`.
    Its `kind` is null also where its record was damaged already when it was disposed of.
    """
    later = successors(editions, tombstones)
    begun = {"format": FORMAT, "version": VERSION, "head": head}
    lines = [f" {_text(key)}: {_text(value)}," for key, value in begun.items()]
    lines += _list("editions", (_edition(each, later) for each in sorted(editions, key=_edition_place)), ",")
    lines += _list("tombstones", (_tombstone(each, later) for each in sorted(tombstones, key=_place)), "")
    # -- half of a surrogate pair has no UTF-8; its escape is what JSON calls it
    return "\n".join(["{", *lines, "}", ""]).encode("utf-8", "backslashreplace")


def successors(editions: Iterable[Indexed], tombstones: Iterable[Tombstone | Damaged]) -> Mapping[str, str]:
    """Return the name of the edition that replaced another, by the other's name.

    An edition says which it replaced; of one that was disposed of, or is damaged, its name says what it was which
    edition of.
    """
    published = [each.edition for each in editions]
    later: dict[str, str] = {}
    last: dict[str, str] = {}
    names = [*(each.name for each in published), *(each.name for each in tombstones)]
    for name in sorted(filter(number_in, names), key=lambda name: (number_in(name), name)):
        thing = name[_DAY:].rpartition("-e")[0]
        if thing in last:
            later[last[thing]] = name
        last[thing] = name
    said = (each for each in published if isinstance(each, ArchivedEdition) and each.replaces)
    return later | {each.replaces: each.name for each in said}


def number_in(name: str) -> int:
    """Return the number in the name of an edition, as 2 in 2016-11-02-scs-scorecard-2016-08-e2; 0 where it has none."""
    match = _NUMBER.search(name)
    return int(match[1]) if match else 0


def output_path(edition: ArchivedEdition, output: str) -> str:
    """Return where a file that was published lies, from the archive's folder."""
    return f"{bag_path(edition.name)}/{PAYLOAD}/{output}"


def _edition_place(indexed: Indexed) -> tuple[datetime.date, str]:
    return _place(indexed.edition)


def _place(thing: ArchivedEdition | Tombstone | Damaged) -> tuple[datetime.date, str]:
    return thing.published, thing.name


def _edition(indexed: Indexed, later: Mapping[str, str]) -> Json:
    edition = indexed.edition
    own = _of_damaged(edition, later) if isinstance(edition, Damaged) else _of_sound(edition)
    return {
        "name": edition.name,
        "path": bag_path(edition.name),
        **own,
        "replaced_by": later.get(edition.name, ""),
        "seal": indexed.seal,
        "held": indexed.held,
        "damaged": isinstance(edition, Damaged),
    }


def _of_sound(edition: ArchivedEdition) -> Json:
    return {
        "kind": edition.kind.value,
        "of": edition.of,
        "number": edition.number,
        "replaces": edition.replaces,
        **_what(edition),
        "period": edition.source.period,
        "archived": edition.archived.isoformat(),
        "items": [_item(each) for each in edition.items],
        "outputs": [output_path(edition, each) for each in edition.outputs],
    }


def _of_damaged(damaged: Damaged, later: Mapping[str, str]) -> Json:
    """Return what is known of an edition without its record: of papers and files nothing."""
    return {
        "kind": None,
        "of": damaged.entry.of,
        "number": number_in(damaged.name),
        "replaces": next((name for name, by in later.items() if by == damaged.name), ""),
        **_what(damaged),
        "period": "",
        "archived": damaged.entry.date.isoformat(),
        "items": [],
        "outputs": [],
    }


def _tombstone(tombstone: Tombstone | Damaged, later: Mapping[str, str]) -> Json:
    own = _of_lost_tombstone(tombstone) if isinstance(tombstone, Damaged) else _of_tombstone(tombstone)
    return {
        "name": tombstone.name,
        **own,
        **_what(tombstone),
        "replaced_by": later.get(tombstone.name, ""),
        "damaged": isinstance(tombstone, Damaged),
    }


def _of_tombstone(tombstone: Tombstone) -> Json:
    return {
        "kind": tombstone.kind.value if tombstone.kind else None,
        "period": tombstone.period,
        "seal": tombstone.seal,
        "disposed": tombstone.on.isoformat(),
        "reason": tombstone.reason,
        "by": tombstone.by,
    }


def _of_lost_tombstone(damaged: Damaged) -> Json:
    entry = damaged.entry
    return {
        "kind": None,
        "period": "",
        "seal": entry.seal,
        "disposed": entry.date.isoformat(),
        "reason": entry.reason,
        "by": entry.by,
    }


def _what(thing: ArchivedEdition | Tombstone | Damaged) -> Json:
    published = thing.published.isoformat()
    if isinstance(thing, Damaged):
        return {"title": thing.name, "committee": "", "meeting": None, "published": published}
    meeting = thing.meeting.isoformat() if thing.meeting else None
    return {"title": thing.title, "committee": thing.committee, "meeting": meeting, "published": published}


def _item(item: PublicItem) -> Json:
    papers = [] if item.ground else list(item.papers)
    return {"number": item.number, "title": item.title, "papers": papers, "ground": item.ground}


def _list(key: str, rows: Iterable[Json], end: str) -> list[str]:
    """Return a list with a row a line, so that an edition more is a line more."""
    lines = [f"  {_text(row)}" for row in rows]
    body = [",\n".join(lines)] if lines else []
    return [f" {_text(key)}: [", *body, f" ]{end}"]


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
