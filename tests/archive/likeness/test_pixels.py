"""Pictures that another version of a library drew look the same; another place, shape or colour does not."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from committee_pack.archive.likeness.pixels import FEW, pixels_apart
from committee_pack.fonts import SOURCE_SANS, font_files

_FINE = 16
"""How many times finer a picture is drawn before it is made smaller, so that it may be moved by parts of a pixel."""


def words(text: str = "Of 100 visits, 72 were held in time.", across: float = 10, ink: str = "black") -> Image.Image:
    """Return a picture of some words, as so many pixels to the right as is asked for."""
    picture = Image.new("RGB", (260 * _FINE, 30 * _FINE), "white")
    font = ImageFont.truetype(font_files(SOURCE_SANS).regular, 12 * _FINE, layout_engine=ImageFont.Layout.BASIC)
    ImageDraw.Draw(picture).text((across * _FINE, 6 * _FINE), text, fill=ink, font=font)
    return picture.reduce(_FINE)


def test_the_same_picture_looks_the_same() -> None:
    assert pixels_apart(words(), words()) == 0


@pytest.mark.parametrize("across", [10.0625, 10.125, 9.875], ids=["1/16", "1/8", "-1/8"])
def test_words_that_are_aside_by_part_of_a_pixel_look_the_same(across: float) -> None:
    assert pixels_apart(words(), words(across=across)) <= FEW


@pytest.mark.parametrize("gamma", [0.8, 0.9, 1.1, 1.25])
def test_edges_that_are_shaded_otherwise_look_the_same(gamma: float) -> None:
    shaded = words().point(lambda value: round(255 * (value / 255) ** gamma))
    assert pixels_apart(words(), shaded) <= FEW


def test_a_line_that_is_drawn_in_the_next_row_of_pixels_looks_the_same() -> None:
    pictures = []
    for row in (10, 11):
        picture = Image.new("RGB", (60, 30), "white")
        ImageDraw.Draw(picture).line((5, row, 55, row), fill="black")
        pictures.append(picture)
    assert pixels_apart(*pictures) <= FEW


@pytest.mark.parametrize("across", [12, 18, 2])
def test_words_elsewhere_do_not_look_the_same(across: float) -> None:
    assert pixels_apart(words(), words(across=across)) > 10 * FEW


@pytest.mark.parametrize(
    "text",
    ["Of 900 reports, 72 were held in time.", "Of 100 visits 72 were held in time.", "Of 100 visits, 72 were held."],
)
def test_other_words_do_not_look_the_same(text: str) -> None:
    assert pixels_apart(words(), words(text)) > FEW


@pytest.mark.parametrize("ink", ["#b3202c", "#666666"])
def test_words_of_another_colour_do_not_look_the_same(ink: str) -> None:
    assert pixels_apart(words(), words(ink=ink)) > FEW


@pytest.mark.parametrize(
    ("colour", "seen"), [("#1e7b4a", False), ("#1e7f4a", False), ("#1e8a4a", True), ("#b3202c", True)]
)
def test_an_area_of_another_colour_does_not_look_the_same(colour: str, seen: bool) -> None:
    pictures = []
    for fill in ("#1e7b4a", colour):
        picture = Image.new("RGB", (40, 40), "white")
        ImageDraw.Draw(picture).rectangle((10, 10, 25, 25), fill=fill)
        pictures.append(picture)
    assert (pixels_apart(*pictures) > FEW) is seen


def test_a_larger_picture_looks_the_same_where_it_is_white() -> None:
    larger = Image.new("RGB", (300, 40), "white")
    larger.paste(words(), (0, 0))
    assert pixels_apart(words(), larger) == pixels_apart(larger, words()) == 0
    ImageDraw.Draw(larger).rectangle((280, 5, 295, 20), fill="black")
    assert pixels_apart(words(), larger) == pixels_apart(larger, words()) == 256


def test_what_is_transparent_is_seen_on_white() -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert pixels_apart(clear, Image.new("RGB", (20, 20), "white")) == 0
    assert pixels_apart(clear, Image.new("RGB", (20, 20), "black")) == 400


def test_which_picture_is_the_first_is_no_matter() -> None:
    one, other = words(), words("Something else").filter(ImageFilter.SMOOTH)
    assert pixels_apart(one, other) == pixels_apart(other, one)
