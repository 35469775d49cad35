"""Running text, lists, panels, pictures and links."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from committee_pack.model.document import (
    Block,
    Cell,
    Column,
    Heading,
    Holds,
    Inline,
    Link,
    ListBlock,
    Panel,
    Paragraph,
    RatingMark,
    Row,
    Scope,
    Section,
    Strong,
    Table,
    TableKind,
    Text,
)
from committee_pack.model.indicators import Rating
from committee_pack.write.docx.writer import write_docx
from committee_pack.write.style import PANEL_EDGE, PANEL_FILL, bullet
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


def table() -> Table:
    head, row = (Row((Cell(text(words), scope),)) for words, scope in (("Head", Scope.COLUMN), ("cell", None)))
    return Table((Column(Holds.TEXT),), (head,), (row,), caption=text("Caption"))


def body(*blocks: Block) -> str:
    return word(*blocks).files["word/document.xml"].decode()


def numbering(*blocks: Block) -> str:
    return word(*blocks).files["word/numbering.xml"].decode()


def nested(depth: int, ordered: bool) -> ListBlock:
    block = ListBlock(ordered, items("deepest"))
    for _ in range(depth):
        block = ListBlock(ordered, ((Paragraph(text("above")), block),))
    return block


def test_lists_are_counted_in_what_the_style_says_for_their_depth() -> None:
    styles = re.findall(r'<w:numFmt w:val="(\w+)"/>', numbering(nested(3, True)))
    assert styles[9:13] == ["decimal", "lowerLetter", "lowerRoman", "decimal"]
    assert re.findall(r'<w:lvlText w:val="(.)"/>', numbering(nested(3, False)))[:4] == [bullet(n) for n in range(4)]


def test_a_sign_that_spaces_move_in_is_no_bullet_to_libreoffice() -> None:
    levels = re.findall(r'<w:numFmt w:val="(bullet|none)"/>(?:<w:pStyle[^>]*/>)?<w:lvlText w:val="(.)', numbering())
    assert ("none", "\u2003") in levels
    assert not [kind for kind, begins in levels if kind == "bullet" and begins.isspace()]


def test_a_table_in_a_list_stands_under_the_words_of_its_item() -> None:
    written = body(ListBlock(False, ((Paragraph(text("item")), table()),)))
    assert '<w:tblInd w:w="360" w:type="dxa"/>' in written
    assert '<w:pStyle w:val="Caption"/><w:ind w:left="360"' in written


def test_a_table_on_a_panel_has_its_tint_and_its_bar_and_is_as_wide() -> None:
    written = body(Panel((table(),)))
    assert f'<w:tblBorders><w:left w:val="single" w:sz="24" w:space="9" w:color="{PANEL_EDGE.hex}"/>' in written
    assert written.count(f'w:fill="{PANEL_FILL.hex}"/><w:tcMar>') == 2
    start, width = (int(found) for found in re.findall(r'<w:tbl(?:Ind|W) w:w="(\d+)"', written)[::-1])
    assert start + width == pytest.approx((210 - 38) * 1440 / 25.4, abs=1)


def test_the_white_words_of_a_scorecards_head_keep_their_fill_on_a_panel() -> None:
    written = body(Panel((replace(table(), kind=TableKind.SCORECARD),)))
    assert written.count(f'w:fill="{PANEL_FILL.hex}"/><w:tcMar>') == 1


def test_a_chart_on_a_panel_has_its_tint() -> None:
    written = body(Panel((documents.figure(documents.trend_chart()),)))
    assert re.search(f'"Figure"/><w:pBdr>.*?w:fill="{PANEL_FILL.hex}"/><w:ind w:left="240"', written)


def test_a_chart_in_a_list_stands_under_the_words_of_its_item() -> None:
    written = body(ListBlock(False, ((Paragraph(text("item")), documents.figure(documents.trend_chart())),)))
    assert '<w:pStyle w:val="Figure"/><w:ind w:left="360"' in written


def test_a_panel_in_a_list_stands_under_the_words_of_its_item_with_its_own_lists() -> None:
    inner = Panel((Paragraph(text("note")), ListBlock(False, items("one")), ListBlock(True, items("two"))))
    block = ListBlock(False, ((Paragraph(text("item")), inner),))
    assert '<w:pStyle w:val="DataNotes"/><w:ind w:left="600" w:right="200" w:hanging="0"/>' in body(block)
    own = numbering(block).partition("0C0A0005")[2]
    signs = re.findall(r'<w:lvlText w:val="([^"]+)"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="960"', own)
    assert signs == [bullet(0), bullet(1), "%1.", "%2."]


def test_what_is_in_a_list_on_a_panel_begins_at_a_tab_so_that_the_tint_stays_whole() -> None:
    more = ListBlock(False, ((Paragraph(text("item")), Paragraph(text("more"))),))
    assert '<w:ind w:left="600" w:right="200" w:hanging="360"/></w:pPr><w:r><w:tab/></w:r>' in body(Panel((more,)))


def test_a_panel_within_a_panel_is_one() -> None:
    written = body(Panel((Paragraph(text("one")), Panel((Paragraph(text("two")),)))))
    assert written.count('<w:pStyle w:val="DataNotes"/></w:pPr>') == 2
