"""The look: what is made of the council's colours can be read."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from committee_pack.model.colours import WHITE, Colour, contrast
from tests.support.themes import style

COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3)


@given(COLOURS)
def test_words_in_the_theme_colour_are_read_on_its_tint_as_they_are_on_white(colour: Colour) -> None:
    assume(contrast(colour, WHITE) >= 4.5)
    assert contrast(colour, style(primary=colour).tint) >= 4.5


def test_a_dark_colour_has_a_tint_that_is_seen() -> None:
    assert style(primary=Colour(0x1F, 0x4E, 0x79)).tint == Colour(0xE4, 0xEA, 0xEF)


def test_a_second_colour_is_that_of_rules_and_the_first_serves_where_there_is_none() -> None:
    first, second = Colour(0x1F, 0x4E, 0x79), Colour(0xC2, 0x41, 0x0C)
    assert style(primary=first).rule == first
    assert style(primary=first, secondary=second).rule == second
