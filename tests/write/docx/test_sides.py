"""Two stacks of blocks beside each other in the Word file: two columns, and all sections around them sound."""

from __future__ import annotations

import re

import pytest

from committee_pack.model.document import (
    Block,
    Cell,
    Column,
    Heading,
    Holds,
    ListBlock,
    Orientation,
    Panel,
    Paragraph,
    Row,
    Scope,
    Section,
    SectionKind,
    Sides,
    Table,
)
from committee_pack.write.docx.writer import write_docx
from committee_pack.write.sides import GAP
from tests.support.documents import STYLE, document, figure, text, trend_chart
from tests.support.word import WordFile

WIDTH = (210 - 38) * 72 / 25.4


def p(words: str) -> Paragraph:
    return Paragraph(text(words))


def table() -> Table:
    head, row = (Row((Cell(text(words), scope),)) for words, scope in (("Head", Scope.COLUMN), ("cell", None)))
    return Table((Column(Holds.TEXT),), (head,), (row,))


def sides(left: Block | None = None, right: Block | None = None, share: int = 60) -> Sides:
    return Sides((left or p("left"),), (right or p("right"),), share)


def word(*sections: tuple[Block, ...]) -> WordFile:
    made = (Section((Heading(1, text("Title")), *blocks), "Title") for blocks in sections)
    return WordFile(write_docx(document(*made), STYLE))


def kinds(file: WordFile) -> list[tuple[str, int]]:
    """Return how each of Word's sections begins, and in how many columns it stands."""
    found = re.findall(r"<w:sectPr>.*?</w:sectPr>", body(file))
    return [(re.findall(r'w:type w:val="(\w+)"', each)[0], each.count("<w:col ") or 1) for each in found]


def body(file: WordFile) -> str:
    return file.files["word/document.xml"].decode()


NEW, ON, TWO = ("nextPage", 1), ("continuous", 1), ("continuous", 2)


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ((p("a"), sides(), p("b")), [NEW, TWO, ON]),
        ((sides(), p("b")), [NEW, TWO, ON]),
        ((p("a"), sides()), [NEW, TWO]),
        ((sides(), sides()), [NEW, TWO, TWO]),
        ((sides(), p("b"), sides()), [NEW, TWO, ON, TWO]),
        ((table(), sides(table(), table()), table()), [NEW, TWO, ON]),
        ((sides(), Paragraph(())), [NEW, TWO]),
    ],
)
def test_sides_stand_in_two_columns_and_what_is_around_them_in_one(
    blocks: tuple[Block, ...], found: list[tuple[str, int]]
) -> None:
    assert kinds(word(blocks, (p("z"),))) == [*found, NEW]
    assert kinds(word(blocks)) == found


def test_a_section_that_begins_with_sides_begins_on_a_new_page_all_the_same() -> None:
    section = Section((sides(Heading(1, text("Title"))), p("after")), "Title")
    file = WordFile(write_docx(document(section), STYLE))
    assert kinds(file) == [("nextPage", 2), ON]


def test_the_columns_are_as_wide_as_the_text_together() -> None:
    columns = re.findall(r'<w:cols w:num="2" w:space="(\d+)" w:equalWidth="0">(.*?)</w:cols>', body(word((sides(),))))
    ((gap, written),) = columns
    left, right = (int(each) / 20 for each in re.findall(r'w:col w:w="(\d+)"', written))
    assert int(gap) / 20 == GAP
    assert left == pytest.approx((WIDTH - GAP) * 0.6, abs=0.1)
    assert left + GAP + right == pytest.approx(WIDTH, abs=0.1)


def test_every_part_of_a_section_has_its_page_and_footer() -> None:
    wide = Section((Heading(1, text("Wide")), sides(), p("after")), "Wide", orientation=Orientation.LANDSCAPE)
    file = WordFile(write_docx(document(Section((Heading(1, text("T")), p("a")), "T"), wide), STYLE))
    assert [each.landscape for each in file.pages] == [False, True, True, True]
    assert len({(each.width, each.height, each.footer_tab) for each in file.pages[1:]}) == 1
    assert all("Page 1 of" in each.footer for each in file.pages)


def test_a_title_page_may_have_sides_and_no_footer() -> None:
    title = Section((Heading(1, text("T")), sides()), "T", kind=SectionKind.TITLE)
    file = WordFile(write_docx(document(title, Section((Heading(1, text("S")),), "S")), STYLE))
    assert [bool(each.footer) for each in file.pages] == [False, False, True]


def test_the_right_side_follows_a_break_that_leaves_nothing_of_it_behind() -> None:
    file = word((sides(p("left"), Panel((p("right"),))),))
    written = [(each.style, each.text) for each in file.paragraphs]
    assert written[1:] == [("BodyText", "left"), ("AfterTable", "\n"), ("DataNotes", "right")]
    assert body(file).count('<w:br w:type="column"/>') == 1


def test_no_paragraph_is_empty_where_sides_end_in_tables() -> None:
    file = word((p("a"), sides(table(), table()), p("b")))
    assert [each.text for each in file.paragraphs if each.style == "AfterTable"] == ["\n", " "]


def test_a_table_and_a_chart_are_as_wide_as_their_column() -> None:
    file = word((sides(figure(trend_chart()), table()),))
    assert file.pictures[0].width / 12700 == pytest.approx((WIDTH - GAP) * 0.6, abs=0.1)
    assert sum(file.tables[0].widths) / 20 == pytest.approx((WIDTH - GAP) * 0.4, abs=0.1)


def test_headings_at_the_top_of_both_columns_stand_at_one_height() -> None:
    written = body(word((sides(Heading(2, text("left")), Heading(3, text("right"))), Heading(2, text("after")))))
    assert written.count('<w:spacing w:before="0"/>') == 2


def test_a_heading_that_begins_a_list_at_the_top_of_a_column_stays_in_its_list() -> None:
    item = ListBlock(False, ((Heading(3, text("heading")),),))
    assert '<w:pStyle w:val="Heading3"/><w:ind w:left="360"' in body(word((sides(item),)))


def test_a_section_without_a_word_has_its_page() -> None:
    empty = Section((Paragraph(()),), "Empty")
    assert kinds(WordFile(write_docx(document(empty, empty), STYLE))) == [NEW, NEW]


def test_what_follows_sides_is_set_apart_from_them() -> None:
    assert body(word((sides(), p("after")))).count('<w:pStyle w:val="BodyText"/><w:spacing w:before="160"/>') == 1


def test_links_lead_to_the_rows_of_a_table_in_a_side() -> None:
    row = Row((Cell(text("cell")),), "row-1")
    held = Table((Column(Holds.TEXT),), (Row((Cell(text("Head"), Scope.COLUMN),)),), (row,))
    assert "row_1" in word((sides(held),)).bookmarks


def test_headings_go_into_the_left_column_where_they_would_be_left_behind_above_it() -> None:
    above, below = Heading(2, text("Above")), Heading(3, text("Below"))
    found = body(word((p("a"), above, below, sides(), above, sides())))
    parts = [part.count("Above") + part.count("Below") for part in found.split("<w:sectPr>")]
    assert kinds(word((p("a"), above, below, sides(), above, sides()))) == [NEW, TWO, TWO]
    assert parts == [0, 2, 1, 0]


def test_headings_that_top_a_page_keep_its_whole_width_above_sides() -> None:
    paragraphs = body(word((Heading(2, text("Above")), sides()))).split("</w:p>")
    assert "nextPage" in next(each for each in paragraphs if "Above" in each), "it ends what stands above the sides"
