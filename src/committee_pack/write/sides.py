"""How wide the two sides are that stand beside each other, in every format."""

from __future__ import annotations

from committee_pack.model.document import Sides

GAP = 20.0
"""The room between two sides, in points."""


def side_widths(block: Sides, width: float) -> tuple[float, float]:
    """Return the widths of the left and the right side of what is so wide in all."""
    left = (width - GAP) * block.share / 100
    return left, width - GAP - left
