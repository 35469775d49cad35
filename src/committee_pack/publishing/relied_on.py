"""An edition that a publication goes on from, which has to be what was archived."""

from __future__ import annotations

from committee_pack.archive.contents import ArchiveError, Bagged, Damaged, look_into
from committee_pack.archive.log import Log
from committee_pack.archive.places import Archive
from committee_pack.archive.verifying.edition import edition_faults
from committee_pack.errors import FindingsError

_HARMLESS = ("archive-added", "archive-pdf-unreadable")
"""That something lies beside what was archived, and that a PDF never could be opened: neither changes what was."""


def relied_on(archive: Archive, log: Log, name: str, *, restricted: bool) -> Bagged:
    """Return an edition that is in the archive, once its bags are proved, the restricted one where that is asked for.

    Raises FindingsError with each fault where it is damaged, ArchiveError where not even its record can be read.
    """
    found = look_into(archive, log, name)
    remedy = f"Put back a sound copy of it; whether it lies somewhere else says: {archive.command('verify')}"
    if isinstance(found, Damaged):
        raise ArchiveError(found.message, remedy)
    faults = tuple(each for each in edition_faults(archive, found, restricted=restricted) if each.code not in _HARMLESS)
    if faults:
        raise FindingsError(f"'{name}' is damaged, and this goes on from it.", remedy, faults)
    return found
