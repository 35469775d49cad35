"""What of a meeting was published before: the pack and the supplements that the pages of a volume go on from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from committee_pack.archive.bags import name_in_bag
from committee_pack.archive.contents import Bagged
from committee_pack.archive.log import Log
from committee_pack.archive.places import OUTPUT, PAYLOAD, Archive
from committee_pack.model.archived import EditionKind
from committee_pack.output import MANIFEST
from committee_pack.pack_record import PackRecord, read_record
from committee_pack.publishing.relied_on import relied_on

OUT = "out"
"""Where `agenda` leaves what it says of pages, in a workspace."""


def volumes_of(archive: Archive, log: Log, meeting: str) -> tuple[Bagged, ...]:
    """Return the editions of a meeting's pack and of its supplements, the oldest first.

    Raises ArchiveError or, with each fault, FindingsError where one is damaged: nobody could say then on which page
    it ended.
    """
    return tuple(_volumes(archive, log, meeting))


def _volumes(archive: Archive, log: Log, meeting: str) -> Iterator[Bagged]:
    for name, entry in log.standing.items():
        # -- a record that cannot be read keeps nobody from publishing what has nothing to do with it
        if entry.of == meeting or entry.of.startswith(f"{meeting}-supplement-"):
            volume = relied_on(archive, log, name, restricted=False)
            if volume.edition.kind is not EditionKind.REPORT and volume.edition.source.name == meeting:
                yield volume


def records_of(volumes: Iterable[Bagged]) -> dict[str, bytes]:
    """Return what the public editions of volumes said of their pages, where `agenda` would have left it."""
    return {
        f"{OUT}/{_stem(each)}/{MANIFEST}": each.output(f"{OUTPUT}/{name_in_bag(_stem(each))}/{MANIFEST}")
        for each in volumes
    }


def printed_in(volumes: Iterable[Bagged], supplement: int | None) -> PackRecord | None:
    """Return the pages that a volume had when it was published last, on whichever day; None where it was not."""
    own = [each for each in volumes if each.edition.source.supplement == (supplement or 0)]
    return read_record(own[-1].folder / PAYLOAD / OUTPUT / name_in_bag(_stem(own[-1]))) if own else None


def _stem(volume: Bagged) -> str:
    return f"{volume.edition.published}/{volume.edition.of}"
