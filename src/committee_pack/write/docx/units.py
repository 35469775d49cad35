"""Points, in which the style is given, in the units that Word counts in."""

from __future__ import annotations


def twips(points: float) -> int:
    """Return twentieths of a point, in which Word gives lengths (ECMA-376 Part 1, 17.18.93)."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return half points, in which Word gives type sizes (17.3.2.38)."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Return eighths of a point, in which Word gives the width of lines (17.3.1.7)."""
    return round(points * 8)


def emus(points: float) -> int:
    """Return English metric units, in which pictures are measured (20.1.2.1)."""
    return round(points * 12700)
