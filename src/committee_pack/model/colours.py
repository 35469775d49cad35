"""Colours, and the contrast between two of them as WCAG 2.2 measures it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEX = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")


@dataclass(frozen=True, slots=True)
class Colour:
    """An sRGB colour; each part is 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def hex(self) -> str:
        """The colour as six hexadecimal digits, without a hash."""
        return f"{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def parts(self) -> tuple[float, float, float]:
        """Red, green and blue, each 0 to 1, for drawing."""
        return (self.red / 255, self.green / 255, self.blue / 255)

    def mixed(self, other: Colour, share: float) -> Colour:
        """Return this colour with a share, 0 to 1, of the other mixed in."""
        pairs = ((self.red, other.red), (self.green, other.green), (self.blue, other.blue))
        return Colour(*(round(mine + (theirs - mine) * share) for mine, theirs in pairs))


WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


def parse_colour(text: str) -> Colour:
    """Return the colour written as `#1f4e79`; raises ValueError for anything else."""
    if not text.strip():
        raise ValueError('the colour is missing: write it between quotes, as "#1f4e79", since # begins a comment')
    match = _HEX.fullmatch(text.strip())
    if not match:
        raise ValueError(f"'{text}' is not a colour: write six hexadecimal digits after a hash, as #1f4e79")
    return Colour(*(int(part, 16) for part in match.groups()))


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def darkened(colour: Colour, ratio: float) -> Colour:
    """Return the colour with as little black as gives it that contrast on white."""
    shades = (colour.mixed(BLACK, share / 100) for share in range(100))
    return next((shade for shade in shades if contrast(shade, WHITE) >= ratio), BLACK)


def _luminance(colour: Colour) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
