"""Bands in the words that are printed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from committee_pack.model.indicators import Band, Bound, TargetMet, TargetMissed
from committee_pack.read.bands import parse_band


def at(number: str, *, included: bool) -> Bound:
    return Bound(None if number == "target" else Fraction(number), included)


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("below 80", Band(None, at("80", included=False))),
        ("Below  80%", Band(None, at("80", included=False))),
        ("at or below 7.5", Band(None, at("7.5", included=True))),
        ("up to 75", Band(None, at("75", included=True))),
        ("at or above 13", Band(at("13", included=True), None)),
        ("above -1", Band(at("-1", included=False), None)),
        ("5 to 10", Band(at("5", included=True), at("10", included=True))),
        ("2 to below 5", Band(at("2", included=True), at("5", included=False))),
        ("above 10 to 13", Band(at("10", included=False), at("13", included=True))),
        ("80 to below target", Band(at("80", included=True), at("target", included=False))),
        ("target met", TargetMet()),
        ("target missed", TargetMissed()),
    ],
)
def test_words_are_read_as_a_band(words: str, band: Band | TargetMet | TargetMissed) -> None:
    assert parse_band(words) == band


@pytest.mark.parametrize("words", ["", "80", "beneath 80", "5 - 10", "> 80", "5 to", "below eighty", "1,000 to 2,000"])
def test_other_words_are_refused_with_an_example(words: str) -> None:
    with pytest.raises(ValueError, match="write it as 'below 80'"):
        parse_band(words)
