"""The file as a whole: headings, pages, footers, properties, and the same bytes every time."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PIL import Image

from committee_pack.model.document import (
    Heading,
    Orientation,
    PaperSize,
    Paragraph,
    Section,
    Strong,
    Text,
)
from committee_pack.model.settings import Logo
from committee_pack.write.docx.writer import write_docx
from tests.support import documents
from tests.support.documents import STYLE, text
from tests.support.word import Heading as ReadHeading
from tests.support.word import WordFile, plain


def word(*sections: Section) -> WordFile:
    return WordFile(write_docx(documents.document(*sections), STYLE))


def page(title: str, **settings: object) -> Section:
    return replace(Section((Heading(1, text(title)), Paragraph(text("Words."))), title), **settings)  # type: ignore[arg-type]


def test_every_section_has_one_heading_of_level_1_and_skips_no_level() -> None:
    for section in word().sections:
        levels = [heading.level for heading in section]
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


def test_a_heading_holds_its_title_and_not_its_rating() -> None:
    assert ReadHeading(1, "9  Returner interviews completed within 3 working days") in word().headings
    marks = [plain(each.text) for each in word().paragraphs if each.style == "RatingAndDirection"]
    assert marks == ["Red ▲ Better than 1 month ago"]


def test_a_title_page_has_title_and_subtitle() -> None:
    styles = [paragraph.style for paragraph in word(documents.title_section()).paragraphs]
    assert styles == ["Title", "Subtitle", "Facts", "Facts", "Facts"]


def test_no_paragraph_outside_tables_is_empty_but_the_one_that_ends_a_table() -> None:
    empty = {each.style for each in word().paragraphs if not each.text and each.style != "Figure"}
    assert empty == {"AfterTable"}


def test_each_section_has_its_own_page_and_the_page_number_at_its_right_margin() -> None:
    pages = word(
        page("One"),
        page("Two", orientation=Orientation.LANDSCAPE),
        page("Three", orientation=Orientation.LANDSCAPE, size=PaperSize.A3),
        page("Four"),
    ).pages
    assert [(each.width, each.height) for each in pages] == [
        (11906, 16838),
        (16838, 11906),
        (23811, 16838),
        (11906, 16838),
    ]
    assert [each.landscape for each in pages] == [False, True, True, False]
    assert [each.width - each.footer_tab for each in pages] == pytest.approx([2154] * 4, abs=1)


def test_the_footer_says_the_report_and_the_page_of_pages_with_fields() -> None:
    file = word()
    said = "Specialist Children’s Services scorecard · August 2016\tPage 1 of 3"
    assert [each.footer for each in file.pages] == ["", said, said]
    footer = file.files["word/footer1.xml"].decode()
    assert 'w:instr=" PAGE "' in footer
    assert 'w:instr=" NUMPAGES "' in footer


def test_a_footer_is_said_again_only_where_the_width_changes() -> None:
    file = word(page("One"), page("Two"), page("Three", orientation=Orientation.LANDSCAPE), page("Four"))
    assert sum(path.startswith("word/footer") for path in file.files) == 3


def test_the_file_says_its_title_language_author_and_date() -> None:
    properties = docx.Document(io.BytesIO(write_docx(documents.document(), STYLE))).core_properties
    assert properties.title == "Specialist Children’s Services performance scorecard"
    assert properties.author == "Kent County Council"
    assert properties.language == "en-GB"
    assert str(properties.created)[:10] == "2016-11-02"
    assert word().language == "en-GB"


def test_every_style_that_is_used_is_defined() -> None:
    file = word()
    assert file.styles_used <= file.styles_defined


def test_the_same_document_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "import hashlib\n"
        "from committee_pack.write.docx.writer import write_docx\n"
        "from tests.support import documents as d\n"
        "tree = d.document(d.title_section(), d.title_section())\n"
        "print(hashlib.sha256(write_docx(tree, d.STYLE)).hexdigest())\n"
    )
    root = Path(__file__).parents[3]
    made = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{root / 'src'}:{root}"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_the_archive_says_nothing_of_when_or_where_it_was_made() -> None:
    entries = word().entries
    assert entries[0].filename == "[Content_Types].xml"
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 0)}


@pytest.mark.parametrize("words", ["Kent & Medway", "fewer <than> 5", 'a "quoted" word', "🙂 beyond the plane", "café"])
def test_special_characters_come_through(words: str) -> None:
    section = Section((Heading(1, text(words)), Paragraph((Strong(text(words)),))), words)
    file = WordFile(write_docx(replace(documents.document(section), title=words, footer=words), STYLE))
    assert [each.text for each in file.paragraphs] == [words, words]
    assert file.title == words


def test_control_characters_are_left_out_as_xml_cannot_hold_them() -> None:
    section = Section((Heading(1, (Text("One\x0btwo\x00"),)),), "One")
    assert word(section).headings == [ReadHeading(1, "Onetwo")]


def test_the_pages_of_a_title_have_no_footer_wherever_it_stands() -> None:
    pages = word(documents.title_section(), page("One"), documents.title_section(), page("Two")).pages
    assert [bool(each.footer) for each in pages] == [False, True, False, True]


def test_a_logo_is_never_wider_than_the_text(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    Image.new("RGB", (4000, 40)).save(file)
    style = replace(STYLE, theme=replace(STYLE.theme, logo=Logo(file, "Kent County Council")))
    word_file = WordFile(write_docx(documents.document(documents.title_section()), style))
    found = re.search(rb'<wp:extent cx="(\d+)" cy="(\d+)"/>', word_file.files["word/document.xml"])
    assert found
    width, height = (int(each) / 635 for each in found.groups())
    assert width == pytest.approx((210 - 38) * 1440 / 25.4, abs=1)
    assert width / height == pytest.approx(100, rel=0.01)


def test_the_logo_stands_on_the_title_page_with_its_alternative_text(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    Image.new("RGB", (40, 20)).save(file)
    style = replace(STYLE, theme=replace(STYLE.theme, logo=Logo(file, "Kent County Council")))
    body = WordFile(write_docx(documents.document(documents.title_section()), style)).files["word/document.xml"]
    assert body.index(b'descr="Kent County Council"') < body.index(b'"Title"')
