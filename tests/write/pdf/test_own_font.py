"""A council's own font in the PDF: embedded, with the tool's arrows where it has none, each file for itself."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from committee_pack.model.document import (
    DirectionArrow,
    Heading,
    Paragraph,
    Section,
    Strong,
    Text,
)
from committee_pack.model.results import Direction
from committee_pack.model.settings import Font
from committee_pack.write.pdf.fonts import typeface
from committee_pack.write.pdf.writer import write_pdf
from tests.support.documents import document, text
from tests.support.pdf import spans, structure
from tests.support.themes import font_bytes, own_font, renamed, style, twice_as_wide

SECTION = Section(
    (
        Heading(1, text("Title")),
        Paragraph((Text("Words é, "), DirectionArrow(Direction.BETTER), Text(" "), Strong(text("strong")))),
    ),
    "Title",
)


def written(font: Font) -> bytes:
    return write_pdf(document(SECTION), style(font=font))


def font_names(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fonts = {name: font for page in pdf.pages for name, font in page.resources.Font.items()}
        assert all("/FontFile2" in font.FontDescriptor for font in fonts.values())
        files = [font.FontDescriptor.FontFile2.read_bytes() for font in fonts.values()]
        assert len(set(files)) == len(files)
        return sorted(str(font.BaseFont).partition("+")[2] for font in fonts.values())


def test_all_is_written_in_the_councils_font_but_arrows_that_it_lacks(tmp_path: Path) -> None:
    content = written(own_font(tmp_path))
    assert font_names(content) == ["OurSans", "OurSans-Bold", "SourceSansPro-Regular"]
    assert structure(content).all("P")[0].text == "Words é, ▲ Better strong"


def test_the_room_for_an_arrow_from_another_font_is_that_of_the_arrow(tmp_path: Path) -> None:
    font = own_font(tmp_path, regular=twice_as_wide)
    (after,) = (span for span in spans(written(font)) if span.text.startswith("Better"))
    (arrow,) = (span for span in spans(written(font)) if span.text.startswith("▲"))
    assert after.left - arrow.right == pytest.approx(typeface(font).regular.width(" ", 12), abs=0.1)


def test_a_font_that_has_arrows_draws_its_own(tmp_path: Path) -> None:
    font = own_font(tmp_path)
    assert font.own is not None
    for path, name in ((font.own.regular, "OurSans"), (font.own.bold, "OurSans-Bold")):
        characters = frozenset("Titlewordsbnga, .éSpcCuk’v·AKPfm20123456789 ▲▼▶")
        path.write_bytes(font_bytes(renamed(name), characters=frozenset(map(chr, range(32, 127))) | characters))
    assert font_names(written(font)) == ["OurSans", "OurSans-Bold"]


def test_files_that_call_themselves_the_same_are_not_taken_for_one_another(tmp_path: Path) -> None:
    same = renamed("SourceSansPro-Regular")
    names = font_names(written(own_font(tmp_path, regular=same, bold=same)))
    assert names == ["SourceSansPro-Regular", "SourceSansPro-Regular-Own-Bold", "SourceSansPro-Regular-Own-Regular"]


def test_one_file_may_serve_for_two_weights(tmp_path: Path) -> None:
    font = own_font(tmp_path)
    assert font.own is not None
    faces = typeface(font)
    assert faces.semibold is faces.bold
    assert faces.regular is not faces.bold


def test_the_same_font_gives_the_same_bytes_wherever_its_files_lie(tmp_path: Path) -> None:
    assert written(own_font(tmp_path / "here")) == written(own_font(tmp_path / "elsewhere"))
