"""One edition against its seals, for whoever is about to rely on what its bags say."""

from __future__ import annotations

from committee_pack.archive.contents import Bagged
from committee_pack.archive.places import Archive, Shelf, bag_path
from committee_pack.archive.verifying.bags import Sealed, prove_bag
from committee_pack.archive.verifying.faults import Named
from committee_pack.findings import Finding


def edition_faults(archive: Archive, edition: Bagged, *, restricted: bool) -> tuple[Finding, ...]:
    """Return what in the bags of an edition is not what was archived, in the restricted one where that is asked for."""
    path = bag_path(edition.edition.name)
    seals: dict[Shelf, str] = {archive.public: edition.seal}
    if restricted and edition.edition.restricted:
        seals[archive.restricted] = edition.edition.restricted
    proved = (
        prove_bag(Sealed(path, shelf.place(path), seal, {seal: path}), Named(shelf)) for shelf, seal in seals.items()
    )
    return tuple(finding for each in proved for finding in each.findings)
