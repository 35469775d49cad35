"""Page labels that are the numbers that are stamped, so that a viewer and the print agree (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, String

from committee_pack.assemble.leaves import Leaf


def page_labels(leaves: Sequence[Leaf]) -> Dictionary:
    """Return the labels of all pages: a page's number, and `12 blank` for one that is inserted after page 12."""
    return Dictionary(Nums=Array([part for entry in _ranges(leaves) for part in entry]))


def _ranges(leaves: Sequence[Leaf]) -> Iterator[tuple[int, Dictionary]]:
    """Return where a label begins that does not follow from the one before."""
    expected = None
    for place, leaf in enumerate(leaves):
        if leaf.blank:
            yield place, Dictionary(P=String(f"{leaf.number} blank"))
            expected = None
        else:
            if leaf.number != expected:
                yield place, Dictionary(S=Name.D, St=leaf.number)
            expected = leaf.number + 1
