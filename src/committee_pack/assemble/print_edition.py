"""The print edition: papers begin on right-hand pages, blank pages say so, and what lies across is turned."""

from __future__ import annotations

from committee_pack.assemble.bind import bound
from committee_pack.assemble.leaves import print_leaves
from committee_pack.assemble.spots import Spots
from committee_pack.model.packs import Binding, Stamps


def bind_for_print(binding: Binding, stamps: Stamps, spots: Spots) -> bytes:
    """Return the papers as one file to be printed on both sides, its pages numbered as those of the other editions.

    Raises ValueError as `bind` does.
    """
    return bound(binding, stamps, print_leaves(binding, spots))
