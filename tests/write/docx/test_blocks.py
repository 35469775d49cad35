"""Running text, lists, panels, pictures and links."""

from __future__ import annotations

import re

import pytest

from committee_pack.model.document import (
    Block,
    Heading,
    Inline,
    Link,
    ListBlock,
    Panel,
    Paragraph,
    RatingMark,
    Section,
    Strong,
    Text,
)
from committee_pack.model.indicators import Rating
from committee_pack.write.docx.writer import write_docx
from tests.support import documents
from tests.support.documents import STYLE, text
from tests.support.word import WordFile
from tests.write.docx.conftest import PNG, SVG


def word(*blocks: Block) -> WordFile:
    section = Section((Heading(1, text("Title")), *blocks), "Title", "top")
    return WordFile(write_docx(documents.document(section), STYLE))


def items(*words: str) -> tuple[tuple[Block, ...], ...]:
    return tuple((Paragraph(text(each)),) for each in words)


def test_each_numbered_list_starts_at_one() -> None:
    file = word(ListBlock(True, items("a", "b")), ListBlock(True, items("c")))
    places = [each.numbered for each in file.paragraphs if each.style == "ListNumber"]
    assert places[0] == places[1] != places[2]
    assert {place[0] for place in places if place} == file.restarted_lists


def test_a_list_in_a_list_is_one_level_deeper() -> None:
    inner = ListBlock(False, items("deep"))
    file = word(ListBlock(False, ((Paragraph(text("outer")), inner, Paragraph(text("more"))),)))
    written = [(each.text, each.style, each.numbered and each.numbered[1]) for each in file.paragraphs[1:]]
    assert written == [("outer", "ListBullet", 0), ("deep", "ListBullet", 1), ("more", "ListContinue", None)]


def test_an_item_that_begins_with_something_else_than_words_keeps_its_sign() -> None:
    inner = ListBlock(False, items("deep"))
    file = word(ListBlock(True, ((inner,), (Paragraph(text("words")),))))
    written = [(each.text, each.style) for each in file.paragraphs if each.style.startswith("List")]
    assert written == [("", "ListNumber"), ("deep", "ListBullet"), ("words", "ListNumber")]


def test_charts_that_follow_one_another_stay_together() -> None:
    chart = documents.figure(documents.trend_chart())
    body = word(chart, chart, Paragraph(text("words"))).files["word/document.xml"].decode()
    assert [f'<w:pStyle w:val="Figure"/>{each}</w:pPr>' in body for each in ("<w:keepNext/>", "")] == [True, True]
    assert body.count('<w:pStyle w:val="Figure"/><w:keepNext/>') == 1


def test_a_list_is_never_deeper_than_word_knows() -> None:
    block = ListBlock(True, items("deepest"))
    for _ in range(12):
        block = ListBlock(True, ((Paragraph(text("above")), block),))
    levels = [each.numbered[1] for each in word(block).paragraphs if each.numbered]
    assert max(levels) == 8


def test_a_panel_holds_paragraphs_and_lists_on_its_tint() -> None:
    file = word(Panel((Paragraph(text("Note")), ListBlock(False, items("one")), ListBlock(True, items("two")))))
    assert [each.style for each in file.paragraphs[1:]] == ["DataNotes", "DataNotesBullet", "DataNotesNumber"]


def test_every_picture_has_its_alternative_text_and_both_formats() -> None:
    chart = documents.figure(documents.trend_chart())
    (picture,) = word(chart).pictures
    assert picture.alternative == chart.alternative
    assert (picture.png, picture.svg) == (PNG, SVG)


def test_a_picture_is_as_wide_as_the_text() -> None:
    (picture,) = word(documents.figure(documents.trend_chart())).pictures
    assert picture.width / 12700 == pytest.approx((210 - 38) * 72 / 25.4, abs=0.1)


def test_links_lead_to_bookmarks_and_addresses() -> None:
    page = documents.indicator_section()
    file = WordFile(write_docx(documents.document(documents.scorecard_section(), page), STYLE))
    inner = [link for link in file.links if link.bookmark]
    assert [link.text for link in inner][-1] == "Back to the scorecard"
    assert {link.bookmark for link in inner} <= set(file.bookmarks)
    assert {link.address for link in file.links if link.address} == {"https://www.gov.uk/"}


def test_bookmarks_have_names_that_word_keeps_and_none_twice() -> None:
    long = "indicator-" + "x" * 50
    sections = [Section((Heading(1, text("T")),), "T", anchor) for anchor in (long, f"{long}y", "a-b", "a_b", "9")]
    bookmarks = WordFile(write_docx(documents.document(*sections), STYLE)).bookmarks
    assert len({name.casefold() for name in bookmarks}) == 5
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", name) for name in bookmarks)


def test_a_link_to_nowhere_is_an_error() -> None:
    with pytest.raises(ValueError, match="#nowhere"):
        word(Paragraph((Link(text("here"), "#nowhere"),)))


@pytest.mark.parametrize(
    ("rating", "style", "words"),
    [
        (Rating.GREEN, "RatingGreen", "Green"),
        (Rating.AMBER, "RatingAmber", "Amber"),
        (Rating.RED, "RatingRed", "Red"),
        (None, "RatingNone", "Not rated"),
    ],
)
def test_a_rating_is_a_word_in_its_own_style(rating: Rating | None, style: str, words: str) -> None:
    assert word(Paragraph((RatingMark(rating),))).runs_in_style(style) == [words]


def test_strong_words_in_a_heading_do_not_turn_its_bold_off() -> None:
    strong: tuple[Inline, ...] = (Text("plain "), Strong(text("strong")))
    file = word(Heading(2, strong), Paragraph(strong))
    assert file.runs_in_style("Strong") == ["strong"]


def test_an_owner_block_stands_two_by_two_where_it_fits() -> None:
    section = documents.indicator_section()
    file = WordFile(write_docx(documents.document(documents.scorecard_section(), section), STYLE))
    lines = [each.text for each in file.paragraphs if each.style == "OwnerBlock"]
    assert lines == [
        "Cabinet Member\tPeter Oakford\tDirector\tPhilip Segurola",
        "Portfolio\tSpecialist Children’s Services\tGood is\tHigher",
    ]
