"""The log of an archive: what was done to it, entry by entry, each sealing all before it.

A line is a JSON object. Its `hash` is the SHA-256 of the line without it, and its `previous` is that of the line
before: whoever knows the last one, the head, knows whether any entry was changed or taken away since.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

_NOTHING = "0" * 64
"""What the first entry has before it."""
_TEXTS = ("edition", "of", "seal", "restricted", "reason", "by", "tombstone", "previous", "hash")


class Event(Enum):
    """What was done; the value is the word in the log."""

    PUBLISHED = "published"
    HELD = "held"
    RELEASED = "released"
    DISPOSED = "disposed"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done to an edition on which day, why and by whom.

    `of` is what it is an edition of. `seal` is that of its bag, and `restricted` that of the bag which only some may
    open, "" where there is none. `tombstone` is the SHA-512 of what stays of one that was disposed of.
    """

    number: int
    date: datetime.date
    event: Event
    edition: str
    of: str
    seal: str
    restricted: str = ""
    reason: str = ""
    by: str = ""
    tombstone: str = ""
    previous: str = ""
    hash: str = ""


class LogError(ValueError):
    """A log that is not as it was written; `line` is the first that is not, from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Log:
    """All entries, the oldest first."""

    entries: tuple[Entry, ...] = ()

    @property
    def head(self) -> str:
        """The hash of the last entry, by which all of them are known."""
        return self.entries[-1].hash if self.entries else _NOTHING

    @cached_property
    def published(self) -> Mapping[str, Entry]:
        """The editions that were ever published, by name, the oldest first."""
        return {each.edition: each for each in self.entries if each.event is Event.PUBLISHED}

    @cached_property
    def disposed(self) -> Mapping[str, Entry]:
        """Those that were disposed of, by name."""
        return {each.edition: each for each in self.entries if each.event is Event.DISPOSED}

    @cached_property
    def held(self) -> Mapping[str, Entry]:
        """Those that are on hold, by name, with what put them there."""
        last = {each.edition: each for each in self.entries if each.event in (Event.HELD, Event.RELEASED)}
        return {name: each for name, each in last.items() if each.event is Event.HELD}

    @cached_property
    def standing(self) -> Mapping[str, Entry]:
        """The editions that are there, by name, the oldest first."""
        return {name: each for name, each in self.published.items() if name not in self.disposed}

    def editions_of(self, thing: str) -> tuple[Entry, ...]:
        """Return what was published as an edition of the same thing, the oldest first."""
        return tuple(each for each in self.published.values() if each.of == thing)

    def after(self, entry: Entry) -> Log:
        """Return the log with one more entry, which gets its number, and its hash over all before it."""
        numbered = replace(entry, number=len(self.entries) + 1, previous=self.head, hash="")
        return Log((*self.entries, replace(numbered, hash=_hash(numbered))))


def _hash(entry: Entry) -> str:
    return hashlib.sha256(_line(replace(entry, hash=""))).hexdigest()


def _line(entry: Entry) -> bytes:
    said: dict[str, object] = {"entry": entry.number, "date": entry.date.isoformat(), "event": entry.event.value}
    said |= {key: text for key in _TEXTS if (text := getattr(entry, key))}
    # -- half of a surrogate pair has no UTF-8; its escape is what JSON calls it
    return json.dumps(said, ensure_ascii=False, separators=(", ", ": ")).encode("utf-8", "backslashreplace")


def write_log(log: Log) -> bytes:
    """Return the log as it is kept."""
    return b"".join(_line(each) + b"\n" for each in log.entries)


def read_log(content: bytes) -> Log:
    """Return the log that was kept; raises LogError at the first line that is not as it was written."""
    entries: list[Entry] = []
    for number, line in enumerate(content.split(b"\n")[:-1], start=1):
        entry = _entry(line, number)
        if entry.number != number or entry.previous != (entries[-1].hash if entries else _NOTHING):
            raise LogError(number, "an entry before it was changed or taken away")
        entries.append(entry)
    if not content.endswith(b"\n") and content:
        raise LogError(len(entries) + 1, "the line is not whole")
    return Log(tuple(entries))


def _entry(line: bytes, number: int) -> Entry:
    try:
        said = json.loads(line)
        entry = Entry(
            int(said["entry"]),
            datetime.date.fromisoformat(said["date"]),
            Event(said["event"]),
            **{key: str(said.get(key, "")) for key in _TEXTS},
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as fault:
        raise LogError(number, "the line is no entry") from fault
    if _line(entry) != line or entry.hash != _hash(entry):
        raise LogError(number, "the entry was changed")
    return entry
