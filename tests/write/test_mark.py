"""The mark of a draft harms nobody's reading: all that is read on it has the contrast that WCAG 2.2 AA asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.findings import Severity
from committee_pack.fonts import SOURCE_SANS
from committee_pack.model.colours import WHITE, Colour, contrast
from committee_pack.model.document import Orientation, PaperSize
from committee_pack.model.results import Direction
from committee_pack.write.drawing import Shape
from committee_pack.write.mark import draft_mark
from committee_pack.write.style import (
    DRAFT_MARK,
    FILLED_IN,
    FILLED_IN_EDGE,
    INK,
    LACKING,
    MUTED,
    REMARK_FILL,
    arrow_colour,
    page_points,
    remark_colour,
)
from tests.support import themes

PART = st.integers(0, 255)


@pytest.mark.parametrize("colour", [INK, MUTED])
def test_text_is_read_on_the_mark(colour: Colour) -> None:
    assert contrast(colour, DRAFT_MARK) >= 4.5


@pytest.mark.parametrize("direction", Direction)
def test_arrows_are_seen_on_the_mark(direction: Direction) -> None:
    assert contrast(arrow_colour(direction), DRAFT_MARK) >= 3


@given(st.builds(Colour, PART, PART, PART))
def test_words_in_the_theme_colour_are_read_on_the_mark_whatever_the_theme(primary: Colour) -> None:
    style = themes.style(primary=primary)
    assert contrast(style.of_proofs.primary, DRAFT_MARK) >= 4.5


def test_a_theme_colour_that_is_dark_enough_is_left_as_it_is() -> None:
    style = themes.style(primary=Colour(0x1F, 0x4E, 0x79))
    assert style.of_proofs == style


@pytest.mark.parametrize("pair", [FILLED_IN, LACKING])
def test_words_on_a_tint_are_read_on_it(pair: object) -> None:
    assert contrast(pair.text, pair.fill) >= 7  # type: ignore[attr-defined]


def test_what_is_filled_in_is_told_without_its_tint_by_a_line() -> None:
    assert min(contrast(FILLED_IN_EDGE, FILLED_IN.fill), contrast(FILLED_IN_EDGE, WHITE)) >= 3


@pytest.mark.parametrize("severity", Severity)
def test_the_word_that_says_how_much_a_remark_matters_is_read(severity: Severity) -> None:
    assert min(contrast(remark_colour(severity), each) for each in (REMARK_FILL, WHITE, DRAFT_MARK)) >= 4.5


def test_the_mark_is_one_shape_that_fits_the_smallest_page_either_way() -> None:
    mark = draft_mark(SOURCE_SANS)
    (shape,) = mark.parts
    assert isinstance(shape, Shape)
    assert shape.fill == DRAFT_MARK
    points = [point for _, points in shape.steps for point in points]
    assert min(x for x, _ in points) == min(y for _, y in points) == 0
    for orientation in Orientation:
        width, height = page_points(PaperSize.A4, orientation)
        assert 200 < mark.width < width
        assert 200 < mark.height < height


def test_the_mark_is_drawn_in_the_councils_own_font(tmp_path: Path) -> None:
    own = themes.own_font(tmp_path, bold=themes.twice_as_wide)
    assert draft_mark(own).width > draft_mark(SOURCE_SANS).width
