"""Bands in the words that are printed: `below 80`, `at or above 13`, `2 to below 5`, `target met`."""

from __future__ import annotations

import re
from fractions import Fraction

from committee_pack.model.indicators import Band, Bound, TargetMet, TargetMissed

_NUMBER = r"(-?\d{1,12}(?:\.\d{1,12})?%?|target|threshold)"
_BELOW = re.compile(rf"(below|at or below|up to|under) {_NUMBER}")
_ABOVE = re.compile(rf"(above|at or above|over) {_NUMBER}")
_BETWEEN = re.compile(rf"(above )?{_NUMBER} to (below )?{_NUMBER}")
EXPECTED = "write it as 'below 80', 'at or above 13', '5 to 10', '2 to below 5', 'above 10 to 13' or 'target met'"


def parse_band(text: str) -> Band | TargetMet | TargetMissed:
    """Return the band that the words mean; both ends of `5 to 10` are in.

    `target` and `threshold` stand for the period's own. Raises ValueError, with a message for the person who typed
    it, where the words mean nothing.
    """
    words = " ".join(text.split()).lower()
    if words in ("target met", "target missed"):
        return TargetMet() if words == "target met" else TargetMissed()
    if match := _BELOW.fullmatch(words):
        return Band(None, _bound(match[2], included=match[1] in ("at or below", "up to")))
    if match := _ABOVE.fullmatch(words):
        return Band(_bound(match[2], included=match[1] == "at or above"), None)
    if match := _BETWEEN.fullmatch(words):
        return _between(text, _bound(match[2], included=not match[1]), _bound(match[4], included=not match[3]))
    raise ValueError(f"'{text}' is not a band: {EXPECTED}")


def _between(text: str, lower: Bound, upper: Bound) -> Band:
    if lower.value is not None and upper.value is not None and lower.value > upper.value:
        raise ValueError(f"'{text}' is the wrong way round: write the lower number first")
    return Band(lower, upper)


def _bound(text: str, *, included: bool) -> Bound:
    if text in ("target", "threshold"):
        return Bound(None, included, is_threshold=text == "threshold")
    return Bound(Fraction(text.removesuffix("%")), included)
