"""Two pieces beside each other, each of which breaks over pages on its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.pieces import Noted, Piece, Stack

_NOTHING = Stack(())
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Abreast:
    """A left and a right piece, which begins so far right of the left one."""

    left: Piece
    right: Piece
    across: float
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False

    @property
    def height(self) -> float:
        """How high the higher of the two is."""
        return max(self.left.height, self.right.height)

    def split(self, height: float, must: bool) -> tuple[Abreast, Abreast] | None:
        """Return what fits of each and the rest in its own column; None where one of them does not begin well."""
        left, right = (_parted(side, height, must) for side in (self.left, self.right))
        if left is None or right is None:
            return None
        first = replace(self, left=left[0], right=right[0], after=0.0)
        return first, replace(self, left=left[1], right=right[1], before=0.0)

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the left piece, then the right one."""
        self.left.draw(page, x, top)
        self.right.draw(page, x + self.across, top)

    def footnotes(self, down: float) -> Iterator[Noted]:
        """Return those of both."""
        yield from self.left.footnotes(down)
        yield from self.right.footnotes(down)


def _parted(side: Piece, height: float, must: bool) -> tuple[Piece, Piece] | None:
    """Return a side in two, the second empty where it fits; what must be placed and cannot be split is not."""
    if side.height <= height + _ROUNDING:
        return side, _NOTHING
    return side.split(height, must) or ((side, _NOTHING) if must else None)
