"""The index of an archive against one that is made anew from the log, the bags and the tombstones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from committee_pack.archive.contents import Damaged, bagged, tombstones
from committee_pack.archive.indexing import index_files
from committee_pack.archive.log import Log
from committee_pack.archive.places import INDEX, PAGE, Archive
from committee_pack.archive.plain import content_of
from committee_pack.archive.verifying.faults import Named
from committee_pack.archive.verifying.history import number_of, shortened_since
from committee_pack.archive.verifying.listed import LINK, kind_of
from committee_pack.findings import Finding, error, warning

_UNSEEN = "Mend what the errors name, then verify again."
_HEAD = re.compile(rb'"head": "([0-9a-f]{64})"')


def index_faults(archive: Archive, log: Log, damaged: int) -> Iterator[Finding]:
    """Return a finding for each file of the index that is not what bags and log make it.

    It cannot be made from bags whose records are not as they were archived: so many are `damaged`.
    """
    yield from _linked(archive)
    if damaged:
        yield from _unseen(archive, log, damaged)
        return
    editions, stones = tuple(bagged(archive, log)), tuple(tombstones(archive, log))
    for each in (*editions, *stones):
        if isinstance(each, Damaged):
            place, hint = Named(archive.public).place(INDEX), "Verify it with the current version."
            message = f"The index can list {each.name} by its name alone. {each.message}"
            yield error("archive-unreadable", place, message, hint)
    files = index_files(editions, stones, log)
    for name, made in files.items():
        yield from _differs(archive, log, name, made)


def _linked(archive: Archive) -> Iterator[Finding]:
    for name in (INDEX, PAGE):
        if kind_of(archive.public.place(name)) == LINK:
            yield Named(archive.public).other(name, LINK, _again(archive))


def _again(archive: Archive) -> str:
    return f"Make it again: {archive.command('reindex')}"


def _unseen(archive: Archive, log: Log, damaged: int) -> Iterator[Finding]:
    one, more = "an edition that it lists is not as it was", f"{damaged} editions that it lists are not as they were"
    message = f"Nobody can say yet whether it is right: {one if damaged == 1 else more} published."
    for name in (INDEX, PAGE):
        yield warning("index-unseen", Named(archive.public).place(name), message, _UNSEEN)
    if head := _later_head(_kept(archive, INDEX), log):
        yield shortened_since(archive, head)


def _differs(archive: Archive, log: Log, name: str, made: bytes) -> Iterator[Finding]:
    place = Named(archive.public).place(name)
    kept = _kept(archive, name)
    if isinstance(kept, FileNotFoundError):
        yield error("index-differs", place, "The index is not there.", _again(archive))
    elif isinstance(kept, OSError):
        yield Named(archive.public).unreadable(name, kept.strerror or str(kept))
    elif kept != made:
        yield error("index-differs", place, "The index is not what the bags say.", _again(archive))
        head = _later_head(kept, log)
        # -- where nothing but the head differs, it is the index that was changed
        if head and kept != _HEAD.sub(b'"head": "%s"' % head.encode(), made, count=1):
            yield shortened_since(archive, head)


def _kept(archive: Archive, name: str) -> bytes | OSError:
    """Return a file of the index as it lies there, or why it cannot be read."""
    try:
        return content_of(archive.public.place(name))
    except OSError as fault:
        return fault


def _later_head(index: bytes | OSError, log: Log) -> str:
    """Return the head that the log had when the index was made, where no entry has it; else ""."""
    said = _HEAD.search(index) if isinstance(index, bytes) else None
    return said[1].decode() if said and not number_of(said[1].decode(), log) else ""
