"""Shares in words, as `two thirds`, and which shares in figures they may be said of."""

from __future__ import annotations

from fractions import Fraction

from committee_pack.check.agreement.reading.quantities import Approx, Quantity

_A_LITTLE, _MUCH, _NEAR = 4, 8, 3
"""How many points a share may be from one in words that is said to be just under it, under it, or about it."""
_EXACT, _LESS_THAN_EXACT = Fraction(5, 2), Fraction(1, 10)


def is_share(each: Quantity, share: Fraction) -> bool:
    """Return whether a share in words, as `two thirds`, may be said of one in figures."""
    apart = share - each.number
    match each.approx:
        case Approx.UNDER:
            return -_A_LITTLE <= apart <= _LESS_THAN_EXACT
        case Approx.OVER:
            return -_LESS_THAN_EXACT <= apart <= _A_LITTLE
        case Approx.LESS:
            return -_MUCH <= apart < 0
        case Approx.MORE:
            return 0 < apart <= _MUCH
        case Approx.ABOUT:
            return abs(apart) <= _NEAR
        case None:
            return abs(apart) <= _EXACT
