"""The word that marks a page as a draft's: its letters as one shape that goes up across the page, for every format."""

from __future__ import annotations

import math
from functools import cache

from committee_pack.fonts import font_files
from committee_pack.model.settings import Font
from committee_pack.write.drawing import Drawing, Shape
from committee_pack.write.style import DRAFT, DRAFT_MARK, DRAFT_SIZE

_COS, _SIN = math.cos(math.radians(45)), math.sin(math.radians(45))


@cache
def draft_mark(font: Font) -> Drawing:
    """Return the word in the bold letters of a font, with no room around it."""
    # -- only a proof waits for the library that opens fonts
    from committee_pack.write.outlines import outlines

    steps = outlines(DRAFT, font_files(font).bold, DRAFT_SIZE, (_COS, _SIN, -_SIN, _COS))
    across, up = zip(*(point for _, points in steps for point in points), strict=True)
    left, bottom = min(across), min(up)
    moved = tuple((step, tuple((x - left, y - bottom) for x, y in points)) for step, points in steps)
    return Drawing(max(across) - left, max(up) - bottom, (Shape(moved, DRAFT_MARK, None),))
