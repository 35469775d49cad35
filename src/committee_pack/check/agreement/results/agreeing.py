"""Whether a typed number states one that is known: rounded as it is typed, or near it where it says so."""

from __future__ import annotations

from fractions import Fraction

from committee_pack.check.agreement.reading.quantities import Approx, Kind, Quantity
from committee_pack.check.agreement.results.facts import Fact, What
from committee_pack.wording import rounded

_ROOM_OF_POINTS = Fraction(1, 5)
"""How far a difference may at least be from points that are said to be about it."""
_RESULTS = (What.RESULT, What.TARGET, What.BOUND, What.REST_SHARE)


def is_alike(quantity: Quantity, fact: Fact) -> bool:
    """Return whether a number is typed as a fact would be: with a percent sign or without."""
    if quantity.kind is Kind.PERCENT:
        return fact.is_percent
    if quantity.kind is Kind.PLAIN:
        return not fact.is_percent or quantity.decimals > 0
    return False


def agrees(quantity: Quantity, fact: Fact) -> bool:
    """Return whether a number is a fact's, to the decimals that it is typed with."""
    return is_alike(quantity, fact) and states(quantity, fact.number, fact.known_to)


def states(quantity: Quantity, number: Fraction, known_to: int | None = None) -> bool:
    """Return whether a number states another that is known to so many decimals."""
    typed = quantity.number
    decimals = quantity.decimals if known_to is None else min(quantity.decimals, known_to)
    if rounded(number, decimals) == typed:
        return True
    least = _ROOM_OF_POINTS if quantity.kind is Kind.POINTS else Fraction(0)
    return quantity.approx is not None and _is_near_enough(quantity.approx, typed, number, least)


def _is_near_enough(approx: Approx, typed: Fraction, number: Fraction, least: Fraction) -> bool:
    apart, room = number - typed, max(abs(typed) * 4 / 100, least)
    match approx:
        case Approx.ABOUT:
            return abs(apart) <= room
        case Approx.UNDER:
            return -room * 5 / 4 <= apart <= 0
        case Approx.OVER:
            return 0 <= apart <= room * 5 / 4
        case Approx.LESS:
            return -max(room * 4, Fraction(1)) <= apart < 0
        case Approx.MORE:
            return 0 < apart <= max(room * 4, Fraction(1))


def is_near(quantity: Quantity, fact: Fact) -> bool:
    """Return whether a number is nearly a fact's, as by a slip of the fingers or wrong rounding."""
    if not is_alike(quantity, fact) and not _lost_point(quantity, fact):
        return False
    typed, right = _digits(quantity.number, quantity.decimals), _digits(fact.number, max(quantity.decimals, _own(fact)))
    if typed == right:
        return True
    plain = _digits(fact.number, quantity.decimals)
    apart = abs(quantity.number - fact.number)
    unit = Fraction(1, 10**quantity.decimals)
    if apart <= 2 * unit or (abs(fact.number) >= 20 and apart <= abs(fact.number) / 50):
        return True
    return len(plain) > 1 and (_is_a_slip(typed, plain) or _is_a_slip(typed, right))


def is_slip(quantity: Quantity, number: Fraction) -> bool:
    """Return whether a number is typed as another would be by a slip of the fingers."""
    return _is_a_slip(_digits(quantity.number, quantity.decimals), _digits(number, quantity.decimals))


def _own(fact: Fact) -> int:
    return fact.shown if fact.what in _RESULTS else 0 if fact.number.denominator == 1 else 1


def _lost_point(quantity: Quantity, fact: Fact) -> bool:
    """Return whether a plain number may be a fact whose decimal point was lost."""
    return quantity.kind is Kind.PLAIN and not quantity.decimals and not fact.is_percent and _own(fact) > 0


def _digits(number: Fraction, decimals: int) -> str:
    return str(abs(int(rounded(number, decimals) * 10**decimals)))


def _is_a_slip(typed: str, right: str) -> bool:
    """Return whether one key was hit wrongly, left out or hit twice, or two were swapped."""
    if abs(len(typed) - len(right)) > 1 or max(len(typed), len(right)) < 2:
        return False
    if len(typed) == len(right):
        unlike = [i for i, (one, other) in enumerate(zip(typed, right, strict=True)) if one != other]
        if len(unlike) == 1:
            return len(right) > 2 or unlike == [1]
        return len(unlike) == 2 and typed[unlike[0]] == right[unlike[1]] and typed[unlike[1]] == right[unlike[0]]
    longer, shorter = (typed, right) if len(typed) > len(right) else (right, typed)
    return len(shorter) > 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
