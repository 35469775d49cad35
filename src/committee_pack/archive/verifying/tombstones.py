"""What stays of editions that were disposed of, against the log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from committee_pack.archive.log import Log
from committee_pack.archive.places import Archive, tombstone_path
from committee_pack.archive.plain import content_of
from committee_pack.archive.verifying.faults import Named
from committee_pack.archive.verifying.listed import FILE, kind_of
from committee_pack.findings import Finding

# -- the bag itself was disposed of, and must not come back
_COPY = "Put back a sound copy of this file from a backup, not the edition, which was disposed of; then verify again."


def tombstone_faults(archive: Archive, log: Log) -> Iterator[Finding]:
    """Return a finding for each tombstone that is gone, or is not what was written."""
    named = Named(archive.public)
    for name, entry in log.disposed.items():
        path = tombstone_path(name)
        try:
            place = archive.public.place(path)
            if (kind := kind_of(place)) != FILE:
                yield named.other(path, kind, _COPY) if kind else named.missing(path, _COPY)
            elif hashlib.sha512(content_of(place)).hexdigest() != entry.tombstone:
                yield named.changed(path, _COPY)
        except OSError as fault:
            yield named.unreadable(path, fault.strerror or str(fault))
