"""Bands cover every number once, or the numbers that they leave out or hold twice are named."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.compute.ratings import uncovered
from committee_pack.model.indicators import (
    RED_AMBER_GREEN,
    Band,
    Bound,
    Indicator,
    Polarity,
    Rating,
    RatingRule,
    TargetMet,
    TargetMissed,
    resolved,
)
from committee_pack.read.bands import parse_band
from tests.compute.making import indicator, rating_of

TARGET = Fraction(50)
NUMBERS = st.fractions(min_value=-200, max_value=200, max_denominator=50)
DECIMALS = st.decimals(min_value=-200, max_value=200, places=3).map(Fraction)
CUTS = st.lists(st.tuples(NUMBERS, st.booleans()), min_size=1, max_size=6, unique_by=lambda cut: cut[0]).map(sorted)
"""Where one band ends and the next begins, each with whether the lower of both holds the number itself."""


def cut_into_bands(cuts: list[tuple[Fraction, bool]]) -> list[Band]:
    """Return the bands between the cuts, from below the first to above the last."""
    ends = [(None, None), *((Bound(number, low), Bound(number, not low)) for number, low in cuts), (None, None)]
    return [Band(below[1], above[0]) for below, above in pairwise(ends)]


def rated_by(bands: list[Band]) -> Indicator:
    """Return an indicator whose ratings take the bands in turn."""
    return indicator(tuple(bands[0::3]), tuple(bands[1::3]), tuple(bands[2::3]))


def faults(of: Indicator, target: Fraction = TARGET) -> list[str]:
    (rule,) = of.rules
    assert isinstance(rule, RatingRule)
    return list(uncovered(rule, of, target))


def holds(band: Band, number: Fraction) -> bool:
    above = (
        band.lower is None or number > (band.lower.value or 0) or (band.lower.included and number == band.lower.value)
    )
    below = (
        band.upper is None or number < (band.upper.value or 0) or (band.upper.included and number == band.upper.value)
    )
    return above and below


@given(CUTS)
def test_bands_written_from_cuts_cover_every_number(cuts: list[tuple[Fraction, bool]]) -> None:
    assert faults(rated_by(cut_into_bands(cuts))) == []


@given(CUTS, st.data())
def test_a_band_that_is_taken_away_is_found(cuts: list[tuple[Fraction, bool]], data: st.DataObject) -> None:
    bands = cut_into_bands(cuts)
    bands.pop(data.draw(st.integers(0, len(bands) - 1)))
    assert any("no band holds" in fault for fault in faults(rated_by(bands)))


@given(CUTS, st.data())
def test_a_band_that_is_doubled_is_found(cuts: list[tuple[Fraction, bool]], data: st.DataObject) -> None:
    bands = cut_into_bands(cuts)
    bands.append(data.draw(st.sampled_from(bands)))
    assert any("both hold" in fault for fault in faults(rated_by(bands)))


@given(CUTS, st.data())
def test_an_end_that_both_bands_hold_or_neither_holds_is_found(
    cuts: list[tuple[Fraction, bool]], data: st.DataObject
) -> None:
    bands = cut_into_bands(cuts)
    at = data.draw(st.integers(0, len(bands) - 2))
    upper = bands[at].upper
    assert upper is not None
    bands[at] = Band(bands[at].lower, Bound(upper.value, not upper.included))
    expected = "no band holds" if upper.included else "both hold"
    assert [expected in fault for fault in faults(rated_by(bands))] == [True]


@given(CUTS, NUMBERS)
def test_a_number_has_the_rating_of_the_one_band_that_holds_it(
    cuts: list[tuple[Fraction, bool]], number: Fraction
) -> None:
    bands = cut_into_bands(cuts)
    (at,) = (i for i, band in enumerate(bands) if holds(band, number))
    assert rating_of(number, rated_by(bands), TARGET) is RED_AMBER_GREEN[at % 3]


@given(CUTS)
def test_a_cut_itself_is_rated_by_the_side_that_holds_it(cuts: list[tuple[Fraction, bool]]) -> None:
    bands = cut_into_bands(cuts)
    for i, (number, held_below) in enumerate(cuts):
        assert rating_of(number, rated_by(bands), TARGET) is RED_AMBER_GREEN[(i if held_below else i + 1) % 3]


@given(NUMBERS, DECIMALS, st.sampled_from([Polarity.HIGHER, Polarity.LOWER]))
def test_target_met_and_missed_cover_every_number_once(number: Fraction, target: Fraction, polarity: Polarity) -> None:
    of = indicator((TargetMet(),), (TargetMissed(),), polarity=polarity)
    assert faults(of, target) == []
    met = number >= target if polarity is Polarity.HIGHER else number <= target
    assert rating_of(number, of, target) is (Rating.GREEN if met else Rating.AMBER)


@pytest.mark.parametrize(
    ("green", "amber", "red", "said"),
    [
        ("at or above 90", "80 to 90", "below 80", ["Green and Amber both hold 90 itself"]),
        ("above 90", "80 to below 90", "below 80", ["no band holds 90 itself"]),
        ("at or above 90", "85 to below 90", "below 80", ["no band holds what lies between 80 and 85"]),
        ("at or above 90", "80 to below 90", "10 to below 80", ["no band holds what lies below 10"]),
        ("90 to 100", "80 to below 90", "below 80", ["no band holds what lies above 100"]),
        ("90 to below 100", "80 to below 90", "below 80", ["no band holds what lies at or above 100"]),
        ("at or above 90", "80 to below 90", "above 10 to below 80", ["no band holds what lies at or below 10"]),
        # -- a target at the threshold leaves Amber empty, which is sound
        ("target met", "50 to below target", "below 50", []),
        ("target met", "60 to below target", "below 60", ["Green and Red both hold what lies between 50 and 60"]),
    ],
)
def test_what_bands_get_wrong_is_said_in_words(green: str, amber: str, red: str, said: list[str]) -> None:
    assert faults(indicator(*((parse_band(words),) for words in (green, amber, red)))) == said


def test_a_band_without_its_target_is_not_known() -> None:
    for words in ("target met", "target missed", "80 to below target"):
        assert resolved(parse_band(words), None, Polarity.HIGHER) is None
