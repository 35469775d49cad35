"""How large the council's logo is, and what it looks like in pixels, for every format."""

from __future__ import annotations

import math

from committee_pack.model.settings import Vector
from committee_pack.vectors import pixels
from committee_pack.write.style import MM

_SIDE = 19 * MM
"""How high a logo is that is wider than high, and how wide one that is higher than wide."""
_HIGHEST = 34 * MM
"""Higher, a logo would push the title down its page."""
_DPI = 600
"""As fine as the best printers draw, so that nobody sees that it is of pixels."""


def logo_size(width: float, height: float, room: float) -> tuple[float, float]:
    """Return how wide and high a logo of those proportions is in points, where there is so much room across."""
    scale = min(_SIDE / min(width, height), _HIGHEST / height, room / width)
    return width * scale, height * scale


def logo_pixels(vector: Vector, size: tuple[float, float]) -> bytes:
    """Return an SVG logo as PNG, fine enough for that size in points."""
    width, height = (math.ceil(side * _DPI / 72) for side in size)
    return pixels(vector.content, width, height)
