"""An edition that a publication goes on from, which has to be what was archived."""

from __future__ import annotations

from committee_pack.archive.contents import ArchiveError, Bagged, Damaged, look_into
from committee_pack.archive.log import Log
from committee_pack.archive.places import Archive
from committee_pack.archive.verifying.edition import edition_faults
from committee_pack.errors import FindingsError

_NO_PDF = "archive-pdf-unreadable"
"""That a PDF never could be opened: it is what was archived, and is mended by publishing another."""


def relied_on(archive: Archive, log: Log, name: str, *, restricted: bool) -> Bagged:
    """Return an edition that is in the archive, once its bags are proved, the restricted one where that is asked for.

    Raises FindingsError with each fault where it is damaged, ArchiveError where not even its record can be read.
    """
    found = look_into(archive, log, name)
    dispose = archive.command(f"retention dispose {name}")
    remedy = f"Put back a sound copy of it; where there is none: {dispose} --early --reason 'damaged'"
    if isinstance(found, Damaged):
        raise ArchiveError(found.message, remedy)
    faults = tuple(each for each in edition_faults(archive, found, restricted=restricted) if each.code != _NO_PDF)
    if faults:
        raise FindingsError(f"'{name}' is damaged, and this goes on from it.", remedy, faults)
    return found
