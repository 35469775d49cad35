"""The index of an archive, made from its bags and its log whenever these change."""

from __future__ import annotations

import re
from collections.abc import Iterable

from committee_pack.archive.contents import ArchiveError, Bagged, Damaged, bagged, tombstones
from committee_pack.archive.index import Indexed, write_index
from committee_pack.archive.index_page.page import write_index_page
from committee_pack.archive.log import Log
from committee_pack.archive.places import INDEX, PAGE, Archive
from committee_pack.archive.plain import content_of
from committee_pack.model.archived import ArchivedEdition, Tombstone


def index_files(
    editions: Iterable[Bagged | Damaged], buried: Iterable[Tombstone | Damaged], log: Log
) -> dict[str, bytes]:
    """Return the index by the names of its files: for programs, and as a page for people.

    What is damaged is listed by what the log knows of it, so that the others go on. The page is named after the council
    that published last.
    """
    indexed = [_indexed(each, log) for each in editions]
    stones = list(buried)
    councils = [each.edition.council for each in indexed if isinstance(each.edition, ArchivedEdition)]
    page = write_index_page(indexed, stones, councils[-1] if councils else "")
    return {INDEX: write_index(indexed, stones, log.head), PAGE: page}


def _indexed(found: Bagged | Damaged, log: Log) -> Indexed:
    if isinstance(found, Damaged):
        return Indexed(found, found.entry.seal, found.name in log.held)
    return Indexed(found.edition, found.seal, found.edition.name in log.held)


_HEAD = re.compile(rb'"head": "([0-9a-f]{64})"')


def later_head(archive: Archive, log: Log, kept: bytes) -> str:
    """Return the head that the log had when an index was made, where no entry has it any more; else "".

    An index in which nothing but the head is another was changed itself, and tells nothing of the log.
    """
    said = _HEAD.search(kept)
    if said is None or any(each.hash == said[1].decode() for each in log.entries):
        return ""
    made = index_of(archive, log)[INDEX]
    return "" if kept == _HEAD.sub(said[0], made, count=1) else said[1].decode()


def refuse_shortened(archive: Archive, log: Log) -> None:
    """Raise ArchiveError where entries of the log were taken away since the index was made: nothing goes on from it."""
    try:
        head = later_head(archive, log, content_of(archive.public.place(INDEX)))
    except OSError:
        return
    if head:
        index = archive.public.root / INDEX
        message = f"The log of the archive lacks entries: {index} was made when it had the head {head}."
        remedy = f"Put back the log from a backup that has it; where there is none, move {index} away, then try again."
        raise ArchiveError(message, remedy)


def index_of(archive: Archive, log: Log) -> dict[str, bytes]:
    """Return the index of what is in the archive."""
    return index_files(bagged(archive, log), tombstones(archive, log), log)
