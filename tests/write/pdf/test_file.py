"""The file itself: the same bytes everywhere, what it says of itself, and the fonts it carries."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from committee_pack.model.document import Heading, Paragraph, Section
from committee_pack.model.settings import Logo
from committee_pack.write.pdf.writer import write_pdf
from tests.support.documents import STYLE, document, text, title_section
from tests.support.pdf import structure

_HASH = """
import hashlib
from committee_pack.write.pdf.writer import write_pdf
from tests.support.documents import STYLE, document
print(hashlib.sha256(write_pdf(document(), STYLE)).hexdigest())
"""


@pytest.mark.parametrize(("seed", "zone"), [("1", "Pacific/Auckland"), ("2", "America/New_York")])
def test_the_same_tree_gives_the_same_bytes_wherever_it_is_written(sample_pdf: bytes, seed: str, zone: str) -> None:
    root = Path(__file__).parents[3]
    paths = os.pathsep.join((str(root / "src"), str(root)))
    elsewhere = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", _HASH], env=elsewhere, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(sample_pdf).hexdigest()


def test_the_file_says_what_it_is_and_when_it_was_published(sample_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample_pdf)) as pdf:
        assert str(pdf.docinfo.Title) == "Specialist Children’s Services performance scorecard"
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20161102120000+00'00'"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfaid:part"] + metadata["pdfaid:conformance"] == "2A"
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["xmp:CreateDate"] == "2016-11-02T12:00:00+00:00"
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.PageMode == "/UseOutlines"


def test_every_font_is_embedded(sample_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample_pdf)) as pdf:
        fonts = {name: font for page in pdf.pages for name, font in page.resources.Font.items()}
        names = sorted(str(font.BaseFont)[1:].split("+")[1] for font in fonts.values())
        assert names == ["SourceSansPro-Bold", "SourceSansPro-Regular", "SourceSansPro-Semibold"]
        assert all("/FontFile2" in font.FontDescriptor for font in fonts.values())


def test_a_character_that_the_font_lacks_is_an_error_of_the_program() -> None:
    section = Section((Heading(1, text("Title")), Paragraph(text("\N{SNOWMAN}"))), "Title")
    with pytest.raises(ValueError, match="\N{SNOWMAN}"):
        write_pdf(document(section), STYLE)


def test_the_logo_stands_on_the_title_page_with_its_words(tmp_path: Path) -> None:
    Image.new("RGBA", (300, 100), (20, 80, 40, 128)).save(tmp_path / "logo.png")
    style = replace(STYLE, theme=replace(STYLE.theme, logo=Logo(tmp_path / "logo.png", "Kent County Council")))
    content = write_pdf(document(title_section()), style)
    figure = structure(content).children[0].children[0]
    assert (figure.role, figure.attributes["Alt"]) == ("Figure", "Kent County Council")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (image,) = pdf.pages[0].resources.XObject.values()
        assert "/SMask" not in image
