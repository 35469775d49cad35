"""Indicators made by hand, for the tests of ratings and directions."""

from __future__ import annotations

from committee_pack.findings import Place
from committee_pack.model.indicators import Bands, Basis, Indicator, Polarity, RatingRule, TravelRule, Unit
from committee_pack.model.periods import Window

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
        "x", "1", "An indicator", "All", polarity, travel, Unit.PERCENT, 1, Window.SNAPSHOT, rule, (), "", PLACE
    )
