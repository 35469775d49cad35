"""What is stamped on the pages of a pack, as it is drawn."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from committee_pack.model.colours import Colour, contrast
from committee_pack.model.packs import Stamped
from committee_pack.write.pdf.fonts import typeface
from committee_pack.write.pdf.stamps import write_stamps
from committee_pack.write.style import BANNER, INK
from tests.support.documents import STYLE
from tests.support.themes import own_font, style

WORDS = {
    "Page 13": Stamped.NUMBER,
    "Not for publication – paragraph 3": Stamped.BANNER,
    "This page is left blank": Stamped.BLANK,
}
DARKEST_TINT = Colour(215, 215, 215)
"""What the darkest background is on which something is stamped."""


def fonts(content: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return {name: each.FontDescriptor.FontFile2.read_bytes() for name, each in pdf.pages[0].Resources.Font.items()}


def test_each_of_the_words_is_drawn_by_itself_in_a_box_as_wide_as_it_is() -> None:
    stamps = write_stamps(WORDS, STYLE)
    assert list(stamps.drawn) == list(WORDS)
    faces = typeface(STYLE.theme.font)
    number, banner, _ = stamps.drawn.values()
    assert number.width == pytest.approx(faces.regular.width("Page 13", 9.5), abs=0.01)
    assert banner.width == pytest.approx(faces.semibold.width("Not for publication – paragraph 3", 9.0), abs=0.01)
    for each in stamps.drawn.values():
        assert each.code.startswith(b"0.")
        assert (each.code.count(b"BT"), each.code.count(b"ET"), b" Tf" in each.code) == (1, 1, True)
        assert 9 < each.height < 13


def test_the_file_has_the_fonts_that_are_named_and_embeds_them() -> None:
    stamps = write_stamps(WORDS, STYLE)
    named = {word.decode() for each in stamps.drawn.values() for word in each.code.split() if word.startswith(b"/")}
    assert fonts(stamps.file).keys() == named
    assert all(fonts(stamps.file).values())


def test_only_what_is_drawn_is_embedded() -> None:
    few, more = ({f"Page {number}": Stamped.NUMBER for number in range(1, most)} for most in (9, 2000))
    assert fonts(write_stamps(few, STYLE).file) == fonts(write_stamps(more, STYLE).file)
    assert len(write_stamps(few, STYLE).file) < 40_000


def test_they_are_drawn_in_the_councils_own_font(tmp_path: Path) -> None:
    font = own_font(tmp_path)
    with pikepdf.open(io.BytesIO(write_stamps({"Page 13": Stamped.NUMBER}, style(font=font)).file)) as pdf:
        (drawn,) = pdf.pages[0].Resources.Font.values()
        assert "OurSans" in str(drawn.BaseFont)


def test_the_same_words_give_the_same_bytes() -> None:
    assert write_stamps(WORDS, STYLE) == write_stamps(WORDS, STYLE)


def test_a_character_that_the_font_lacks_is_an_error() -> None:
    with pytest.raises(ValueError, match="cannot show"):
        write_stamps({"\u4e00": Stamped.BANNER}, STYLE)


def test_they_are_read_on_the_darkest_tint_that_they_stand_on() -> None:
    assert min(contrast(colour, DARKEST_TINT) for colour in (INK, BANNER)) >= 4.5
