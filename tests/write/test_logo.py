"""The council's logo in every format: how large it is, what stands for it, and what is in the file."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from committee_pack.model.settings import Logo
from committee_pack.vectors import pixels
from committee_pack.write.docx.writer import write_docx
from committee_pack.write.logo import logo_pixels, logo_size
from committee_pack.write.pdf.writer import write_pdf
from committee_pack.write.style import MM, Style
from tests.support.documents import document, title_section
from tests.support.pdf import structure
from tests.support.themes import CREST, style, svg, vector
from tests.support.word import WordFile

SIDES = st.floats(0.1, 10_000)


def with_logo(content: bytes) -> Style:
    return style(logo=Logo(Path("not-read.svg"), "Kent County Council", vector(content)))


@given(SIDES, SIDES, st.floats(100, 1200))
def test_a_logo_keeps_its_proportions_and_its_limits(width: float, height: float, room: float) -> None:
    across, up = logo_size(width, height, room)
    assert across / up == pytest.approx(width / height)
    assert across <= room * 1.0001
    assert up <= 34 * MM * 1.0001
    assert min(across, up) <= 19 * MM * 1.0001


@pytest.mark.parametrize(
    ("proportions", "size"),
    [((3, 1), (57, 19)), ((1, 1), (19, 19)), ((2, 3), (19, 28.5)), ((1, 4), (8.5, 34)), ((40, 1), (170, 4.25))],
)
def test_a_logo_is_as_large_as_the_page_on_themes_says(
    proportions: tuple[float, float], size: tuple[float, float]
) -> None:
    across, up = logo_size(*proportions, 170 * MM)
    assert (across / MM, up / MM) == pytest.approx(size)


def test_an_svg_logo_stands_in_word_as_svg_with_a_picture_behind_it_and_its_words() -> None:
    (picture,) = WordFile(write_docx(document(title_section()), with_logo(CREST.encode()))).pictures
    assert picture.alternative == "Kent County Council"
    assert picture.svg == vector(CREST.encode()).content
    with Image.open(io.BytesIO(picture.png)) as behind:
        assert behind.height == 448
        assert behind.width / behind.height == pytest.approx(3, rel=0.01)
    assert picture.height / 12700 == pytest.approx(19 * MM, rel=0.001)


def test_an_svg_logo_stands_in_the_pdf_as_a_figure_with_its_words_fine_enough_for_print() -> None:
    content = write_pdf(document(title_section()), with_logo(CREST.encode()))
    figure = structure(content).children[0].children[0]
    assert (figure.role, figure.attributes["Alt"]) == ("Figure", "Kent County Council")
    left, bottom, right, top = figure.attributes["BBox"]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (image,) = pdf.pages[0].resources.XObject.values()
        assert "/SMask" not in image
        assert int(image.Height) / (float(top) - float(bottom)) * 72 == pytest.approx(600, rel=0.01)
        assert int(image.Width) / (float(right) - float(left)) * 72 == pytest.approx(600, rel=0.01)


@pytest.mark.parametrize("attributes", ['viewBox="0 0 600 30"', 'viewBox="0 0 30 600"'])
def test_a_wide_logo_and_a_tall_one_are_alike_in_word_and_pdf(attributes: str) -> None:
    look = with_logo(svg('<path d="M0 0H600V600Z"/>', attributes))
    (picture,) = WordFile(write_docx(document(title_section()), look)).pictures
    box = structure(write_pdf(document(title_section()), look)).children[0].children[0].attributes["BBox"]
    left, bottom, right, top = map(float, box)
    assert (picture.width / 12700, picture.height / 12700) == pytest.approx((right - left, top - bottom), abs=0.1)


def test_colours_and_opacity_are_drawn_as_they_are_meant() -> None:
    half = svg('<rect width="30" height="10" fill="#ff0000" opacity=".5"/>').replace(b"\n<rect width", b"\n<g width", 1)
    half = half.replace(b'height="10"/>', b'height="10"></g>', 1)
    with Image.open(io.BytesIO(pixels(vector(half).content, 30, 10))) as drawn:
        assert drawn.getpixel((15, 5)) == (255, 0, 0, 128)


_HASH = """
import hashlib, sys
from committee_pack.vectors import pixels
print(hashlib.sha256(pixels(sys.stdin.buffer.read(), 900, 300)).hexdigest())
"""


def test_the_same_logo_gives_the_same_bytes_whatever_fonts_and_settings_a_machine_has(tmp_path: Path) -> None:
    kept = vector(CREST.encode())
    here = hashlib.sha256(pixels(kept.content, 900, 300)).hexdigest()
    elsewhere = {**os.environ, "HOME": str(tmp_path), "FONTCONFIG_FILE": "none", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", _HASH], env=elsewhere, input=kept.content, capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == here


def test_a_logo_is_drawn_to_fit_its_size() -> None:
    with Image.open(io.BytesIO(logo_pixels(vector(CREST.encode()), (72, 24)))) as drawn:
        assert drawn.size == (600, 200)
