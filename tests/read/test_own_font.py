"""A council's own font: what cannot be drawn from, or may not be, is named at the line that asks for the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Place
from committee_pack.fonts import NEEDED, SYMBOLS, characters
from committee_pack.model.settings import Font
from committee_pack.pipeline import council_of
from tests.support.themes import (
    ALL_CHARACTERS,
    Change,
    font_bytes,
    own_font,
    postscript_font,
    renamed,
    rights,
    variable,
)
from tests.support.workspaces import COMMENTARY, COUNCIL, Small, small_workspace

REGULAR, BOLD = "fonts/Our-Regular.ttf", "fonts/Our-Bold.ttf"
OWN = f"""\
font:
    name: Our Sans
    regular: {REGULAR}
    bold: {BOLD}
"""


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.replace(COUNCIL, "font: Source Sans Pro\n", OWN)
    own_font(small.root / "fonts")
    return small


def font_of(small: Small) -> Font:
    council = council_of(small.workspace).value
    assert council is not None
    return council.theme.font


def test_a_font_with_all_that_papers_need_is_sound_though_it_has_no_arrows(small: Small) -> None:
    assert small.check() == ()
    font = font_of(small)
    assert font.name == "Our Sans"
    assert font.own is not None
    assert font.own.semibold == font.own.bold == small.root.resolve() / BOLD
    assert characters(font) == {ord(each) for each in ALL_CHARACTERS | SYMBOLS}


def test_a_font_may_have_a_file_for_its_semibold(small: Small) -> None:
    small.add(COUNCIL, f"    semibold: {REGULAR}\n")
    font = font_of(small)
    assert font.own is not None
    assert font.own.semibold == font.own.regular


def test_a_font_whose_files_change_is_another(small: Small) -> None:
    before = font_of(small)
    small.write(BOLD, font_bytes(renamed("OurSans-Heavy")))
    assert font_of(small) != before


@pytest.mark.parametrize(
    ("change", "said", "hint"),
    [
        (rights(0x0002), "may not be embedded: its licence is restricted", "Choose a font whose licence"),
        (rights(0x0100), "may only be embedded whole", "Choose a font whose licence"),
        (rights(0x0200), "may only be embedded as pixels", "Choose a font whose licence"),
        (variable, "is a variable font, whose weights a PDF cannot choose from", "a folder 'static'"),
        (renamed("Our (Sans)"), "has no name that a PDF can call it by", "PostScript name"),
        (renamed(""), "has no name that a PDF can call it by", "PostScript name"),
    ],
)
def test_a_font_that_cannot_or_may_not_be_embedded_is_named(small: Small, change: Change, said: str, hint: str) -> None:
    small.write(BOLD, font_bytes(change))
    finding = small.only()
    assert (finding.code, finding.place) == (
        "font-unfit",
        Place(COUNCIL, small.line(COUNCIL, "bold:"), "theme.font.bold"),
    )
    assert finding.message.startswith(f"Our-Bold.ttf {said}")
    assert hint in finding.hint


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008, 0x000A])
def test_a_font_that_may_be_shown_and_printed_may_be_embedded(small: Small, bits: int) -> None:
    small.write(BOLD, font_bytes(rights(bits)))
    assert small.check() == ()


@pytest.mark.parametrize(
    ("begins", "said"),
    [
        (b"OTTO", "has PostScript outlines (CFF)"),
        (b"ttcf", "is a collection of several fonts"),
        (b"wOFF", "is a font for web pages (WOFF)"),
        (b"wOF2", "is a font for web pages (WOFF2)"),
        (b"%PDF", "is not a TrueType font"),
        (b"", "is not a TrueType font"),
    ],
)
def test_a_font_of_another_kind_is_named_with_what_to_ask_for(small: Small, begins: bytes, said: str) -> None:
    small.write(REGULAR, begins)
    finding = small.only()
    assert (finding.code, finding.place.key) == ("font-unfit", "theme.font.regular")
    assert said in finding.message
    assert "Ask for the font as TrueType" in finding.hint


def test_a_real_font_of_postscript_outlines_is_named_as_such(small: Small) -> None:
    small.write(REGULAR, postscript_font())
    assert "has PostScript outlines (CFF)" in small.only().message


@pytest.mark.parametrize("at", range(100, 30_000, 997))
def test_a_font_with_a_byte_that_is_not_as_it_was_made_is_named(small: Small, at: int) -> None:
    content = bytearray((small.root / REGULAR).read_bytes())
    content[at % len(content)] ^= 0x5A
    small.write(REGULAR, bytes(content))
    assert small.only().code in {"font-unreadable", "font-unfit"}


@pytest.mark.parametrize("end", [5, 100, 5_000, -5])
def test_a_font_that_breaks_off_is_named(small: Small, end: int) -> None:
    small.write(REGULAR, (small.root / REGULAR).read_bytes()[:end])
    finding = small.only()
    assert (finding.code, finding.hint) == ("font-unreadable", "Get the file again from where it came.")


def test_a_font_without_a_table_is_named_with_it(small: Small) -> None:
    small.write(REGULAR, font_bytes(lambda font: font.__delitem__("post")))
    assert small.only().message == "Our-Regular.ttf is damaged: it has no table 'post'."


def test_a_font_that_lacks_what_the_tool_writes_is_named_with_some_of_it(small: Small) -> None:
    small.write(BOLD, font_bytes(renamed("OurBold"), characters=ALL_CHARACTERS - {"£", "–"}))
    finding = small.only()
    assert finding.message == "Our-Bold.ttf lacks characters that every paper has: £ –."
    small.write(BOLD, font_bytes(renamed("OurBold"), characters=frozenset("ABC")))
    assert small.only().message.endswith(f"and {len(NEEDED) - 3 - 6} more.")


def test_a_file_that_is_not_there_is_named_with_a_way_on(small: Small) -> None:
    (small.root / BOLD).unlink()
    finding = small.only()
    assert (finding.code, finding.place.key) == ("file-missing", "theme.font.bold")
    assert "leave 'font' out" in finding.hint


def test_a_file_whose_name_no_file_can_have_is_named(small: Small) -> None:
    small.replace(COUNCIL, BOLD, f"{'x' * 300}.ttf")
    assert small.only().code == "file-unreadable"


def test_all_files_that_are_wrong_are_named_in_one_run(small: Small) -> None:
    small.write(REGULAR, b"OTTO")
    small.write(BOLD, b"ttcf")
    assert [each.place.key for each in small.check()] == ["theme.font.regular", "theme.font.bold"]


def test_a_font_without_a_bold_is_missed_by_its_key(small: Small) -> None:
    small.replace(COUNCIL, f"    bold: {BOLD}\n", "")
    finding = small.only()
    assert (finding.code, finding.message) == ("key-missing", "The key 'bold' is missing.")


def test_a_name_that_no_font_has_is_met_with_both_ways_to_write_one(small: Small) -> None:
    small.replace(COUNCIL, OWN, "font: Comic Sans\n")
    assert small.only().hint.startswith("Write Source Sans Pro or {name: Our Sans, regular: fonts/")


def test_a_character_that_the_councils_font_lacks_is_named_where_it_was_written(small: Small) -> None:
    small.add(COMMENTARY, "\nÀ la carte ▲.\n")
    finding = small.only()
    assert finding.code == "character-missing"
    assert finding.place == Place(COMMENTARY, small.line(COMMENTARY, "À"))
    assert finding.message.startswith("The font Our Sans cannot show 'À'")


def test_the_files_of_the_theme_are_among_what_a_build_was_made_from(small: Small) -> None:
    small.write("arms.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'><path d='M0 0h2v1z'/></svg>")
    small.replace(COUNCIL, "logo: none", "logo: {file: arms.svg, alt: Arms}")
    assert small.run("build", "--to", "pdf").code == 0
    manifest = next((small.root / "out").rglob("manifest.json")).read_text(encoding="utf-8")
    assert all(f'"path": "{file}"' in manifest for file in ("arms.svg", REGULAR, BOLD))
