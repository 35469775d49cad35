"""The index of an archive against one that is made anew from the log, the bags and the tombstones."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.archive.contents import Damaged, bagged, tombstones
from committee_pack.archive.indexing import index_files, later_head
from committee_pack.archive.log import Log
from committee_pack.archive.places import INDEX, PAGE, Archive
from committee_pack.archive.plain import content_of
from committee_pack.archive.verifying.faults import Named
from committee_pack.archive.verifying.history import shortened_since
from committee_pack.archive.verifying.listed import LINK, kind_of
from committee_pack.findings import Finding, error, warning

_UNSEEN = "Mend what the errors name, then verify again."


def index_faults(archive: Archive, log: Log, damaged: int) -> Iterator[Finding]:
    """Return a finding for each file of the index that is not what bags and log make it.

    It cannot be made from bags whose records are not as they were archived: so many are `damaged`.
    """
    yield from _linked(archive)
    head = _later_head(archive, log)
    if head:
        yield shortened_since(archive, head)
    if damaged:
        yield from _unseen(archive, damaged)
        return
    editions, stones = tuple(bagged(archive, log, proved=True)), tuple(tombstones(archive, log))
    for each in (*editions, *stones):
        if isinstance(each, Damaged):
            place, hint = Named(archive.public).place(INDEX), "Verify it with the current version."
            message = f"The index can list {each.name} by its name alone. {each.message}"
            yield error("archive-unreadable", place, message, hint)
    # -- made again, it would tell nothing any more of what was taken away
    hint = "Put back the log first." if head else _again(archive)
    for name, made in index_files(editions, stones, log).items():
        yield from _differs(archive, name, made, hint)


def _linked(archive: Archive) -> Iterator[Finding]:
    for name in (INDEX, PAGE):
        if kind_of(archive.public.place(name)) == LINK:
            yield Named(archive.public).other(name, LINK, _again(archive))


def _again(archive: Archive) -> str:
    return f"Make it again: {archive.command('reindex')}"


def _unseen(archive: Archive, damaged: int) -> Iterator[Finding]:
    one, more = "an edition that it lists is not as it was", f"{damaged} editions that it lists are not as they were"
    message = f"Nobody can say yet whether it is right: {one if damaged == 1 else more} published."
    for name in (INDEX, PAGE):
        yield warning("index-unseen", Named(archive.public).place(name), message, _UNSEEN)


def _differs(archive: Archive, name: str, made: bytes, hint: str) -> Iterator[Finding]:
    place, kept = Named(archive.public).place(name), _kept(archive, name)
    if isinstance(kept, FileNotFoundError):
        yield error("index-differs", place, "The index is not there.", hint)
    elif isinstance(kept, OSError):
        yield Named(archive.public).unreadable(name, kept.strerror or str(kept))
    elif kept != made:
        yield error("index-differs", place, "The index is not what the bags say.", hint)


def _kept(archive: Archive, name: str) -> bytes | OSError:
    """Return a file of the index as it lies there, or why it cannot be read."""
    try:
        return content_of(archive.public.place(name))
    except OSError as fault:
        return fault


def _later_head(archive: Archive, log: Log) -> str:
    kept = _kept(archive, INDEX)
    return "" if isinstance(kept, OSError) else later_head(archive, log, kept)
