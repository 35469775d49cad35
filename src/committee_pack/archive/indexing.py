"""The index of an archive, made from its bags and its log whenever these change."""

from __future__ import annotations

from collections.abc import Iterable

from committee_pack.archive.contents import Bagged, bagged, tombstones
from committee_pack.archive.index import Indexed, write_index
from committee_pack.archive.index_page.page import write_index_page
from committee_pack.archive.log import Log
from committee_pack.archive.places import INDEX, PAGE, Archive
from committee_pack.model.archived import Tombstone


def index_files(editions: Iterable[Bagged], buried: Iterable[Tombstone], log: Log) -> dict[str, bytes]:
    """Return the index by the names of its files: for programs, and as a page for people.

    The page is named after the council that published last.
    """
    indexed = [Indexed(each.edition, each.seal, each.edition.name in log.held) for each in editions]
    stones = list(buried)
    council = indexed[-1].edition.council if indexed else ""
    return {INDEX: write_index(indexed, stones, log.head), PAGE: write_index_page(indexed, stones, council)}


def index_of(archive: Archive, log: Log) -> dict[str, bytes]:
    """Return the index of what is in the archive; raises ArchiveError where a bag or a tombstone is damaged."""
    return index_files(bagged(archive, log), tombstones(archive, log), log)
