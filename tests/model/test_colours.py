"""Colours and their contrast, by the definitions of WCAG 2.2."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.model.colours import BLACK, WHITE, Colour, contrast, darkened, parse_colour

COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3)


@given(COLOURS)
def test_a_colour_is_read_back_from_its_digits(colour: Colour) -> None:
    assert parse_colour(f"#{colour.hex}") == colour


@pytest.mark.parametrize("typed", ["1f4e79", "#1f4", "#1f4e7g", "blue", "#1f4e790"])
def test_anything_else_is_no_colour(typed: str) -> None:
    with pytest.raises(ValueError, match="six hexadecimal digits"):
        parse_colour(typed)


def test_a_colour_whose_hash_began_a_comment_is_asked_for_between_quotes() -> None:
    with pytest.raises(ValueError, match="between quotes"):
        parse_colour("")


@given(COLOURS, COLOURS)
def test_contrast_lies_between_1_and_21_and_has_no_order(one: Colour, other: Colour) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21


@pytest.mark.parametrize(
    ("colour", "ratio"), [(BLACK, 21.0), (WHITE, 1.0), (Colour(0x76, 0x76, 0x76), 4.54), (Colour(0xFF, 0, 0), 4.0)]
)
def test_contrast_against_white_is_the_published_one(colour: Colour, ratio: float) -> None:
    assert round(contrast(colour, WHITE), 2) == ratio


@given(COLOURS, COLOURS)
def test_mixing_goes_from_the_one_to_the_other(one: Colour, other: Colour) -> None:
    assert (one.mixed(other, 0), one.mixed(other, 1)) == (one, other)


@given(COLOURS, st.floats(1, 21))
def test_a_darkened_colour_has_the_contrast_that_was_asked_for_and_no_more_black_than_it_needs(
    colour: Colour, ratio: float
) -> None:
    assert contrast(darkened(colour, ratio), WHITE) >= ratio
    assert darkened(colour, contrast(colour, WHITE)) == colour
