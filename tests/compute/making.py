"""Indicators made by hand, for the tests of ratings and directions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from committee_pack.compute.ratings import ground, rate
from committee_pack.compute.travel import judged, way
from committee_pack.findings import Place
from committee_pack.model.indicators import (
    Bands,
    Basis,
    Indicator,
    Polarity,
    Rating,
    RatingRule,
    Target,
    TravelRule,
    Unit,
)
from committee_pack.model.periods import Window, parse_period
from committee_pack.model.results import Amount, Direction

PLACE = Place("indicators.yaml", 1)


def indicator(
    green: Bands = (),
    amber: Bands = (),
    red: Bands = (),
    *,
    polarity: Polarity = Polarity.HIGHER,
    travel: TravelRule = TravelRule.HIGHER,
) -> Indicator:
    """Return an indicator rated by these bands."""
    rule = RatingRule(green, amber, red, Basis.PUBLISHED, PLACE)
    return Indicator(
        "x", "1", "An indicator", "All", polarity, travel, Unit.PERCENT, 1, Window.SNAPSHOT, (rule,), (), "", PLACE
    )


def rating_of(
    number: Fraction, of: Indicator, target: Fraction | None, comparator: Fraction | None = None
) -> Rating | None:
    """Return how a number is rated under a target, which is any decimal, beside a comparator's result."""
    period = parse_period("2016-08")
    # -- a fraction that no decimal ends is a target too, for what is judged by it
    goal = None if target is None else Target(of.id, period, _decimal(target), "", PLACE)
    return rate(number, ground(of, period, goal, None if comparator is None else Amount(comparator)))


def travel(
    now: Amount, then: Amount, of: Indicator, target_now: Fraction | None, target_then: Fraction | None
) -> Direction | None:
    """Return how performance moved from then to now; None where it is not judged."""
    numbers = judged(now, then, of, target_now, target_then)
    return way(numbers, of) if numbers else None


def _decimal(number: Fraction) -> Decimal:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    assert Fraction(exact) == number, f"{number} is no decimal"
    return exact
