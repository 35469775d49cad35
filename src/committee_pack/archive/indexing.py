"""The index of an archive, made from its bags and its log whenever these change."""

from __future__ import annotations

from collections.abc import Iterable

from committee_pack.archive.contents import Bagged, Damaged, bagged, tombstones
from committee_pack.archive.index import Indexed, write_index
from committee_pack.archive.index_page.page import write_index_page
from committee_pack.archive.log import Log
from committee_pack.archive.places import INDEX, PAGE, Archive
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


def index_of(archive: Archive, log: Log) -> dict[str, bytes]:
    """Return the index of what is in the archive."""
    return index_files(bagged(archive, log), tombstones(archive, log), log)
