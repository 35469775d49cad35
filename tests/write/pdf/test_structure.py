"""What the pages say of themselves to those who do not see them."""

from __future__ import annotations

from itertools import pairwise

from committee_pack.model.document import Heading, LineBreak, Link, ListBlock, Panel, Paragraph, Section, Text
from committee_pack.write.pdf.writer import write_pdf
from committee_pack.write.style import bullet
from tests.support.documents import STYLE, document, text
from tests.support.pdf import Element, stray_paint, structure


def _root(*blocks: Heading | Paragraph | ListBlock | Panel) -> Element:
    section = Section((Heading(1, text("Title")), *blocks), "Title")
    return structure(write_pdf(document(section), STYLE))


def test_each_section_has_one_heading_of_the_first_level(sample_root: Element) -> None:
    sections = sample_root.children
    assert sample_root.role == "Document"
    assert [section.role for section in sections] == ["Sect"] * 3
    assert [len(section.all("H1")) for section in sections] == [1, 1, 1]


def test_no_level_of_heading_is_skipped(sample_root: Element) -> None:
    for section in sample_root.children:
        levels = [int(heading.role[1]) for heading in section.all("H1", "H2", "H3", "H4")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_heading_holds_its_title_and_the_marks_follow_it(sample_root: Element) -> None:
    title, marks = sample_root.children[2].children[:2]
    assert (title.role, title.text) == ("H1", "9  Returner interviews completed within 3 working days")
    assert (marks.role, marks.text) == ("P", "Red ▲ Better than 1 month ago")


def test_every_figure_has_an_alternative_and_a_place(sample_root: Element) -> None:
    figures = sample_root.all("Figure")
    assert [figure.attributes["Alt"].split(":")[0] for figure in figures] == [
        "Bar",
        "Line chart of Returner interviews",
    ]
    for left, bottom, right, top in (figure.attributes["BBox"] for figure in figures):
        assert left < right
        assert bottom < top


def test_everything_painted_is_marked(sample_pdf: bytes) -> None:
    assert stray_paint(sample_pdf) == []


def test_words_of_all_looks_are_read_in_one_piece(sample_root: Element) -> None:
    paragraph = next(each for each in sample_root.all("P") if each.text.startswith("Of 1,891"))
    assert paragraph.text == (
        "Of 1,891 missing episodes in the year, 1,281 (67.7%) were followed by an interview, within three working"
        " days; see the guidance of the department on children who run away. It remains Red and ▲ Better."
    )


def test_a_new_line_is_read_as_a_space() -> None:
    root = _root(Paragraph((Text("one"), LineBreak(), Text("two"))))
    assert root.all("P")[0].text == "one two"


def test_a_soft_hyphen_is_neither_printed_nor_read() -> None:
    assert _root(Paragraph(text("safe\u00adguarding"))).all("P")[0].text == "safeguarding"


def test_a_link_stands_within_its_paragraph_in_reading_order() -> None:
    paragraph = _root(Paragraph((Text("see "), Link(text("this page"), "https://www.gov.uk/"), Text(" now")))).all("P")[
        0
    ]
    assert paragraph.text == "see this page now"
    assert [(child.role, child.text) for child in paragraph.children] == [("Link", "this page")]


def test_lists_hold_labels_and_bodies_and_may_be_nested(sample_root: Element) -> None:
    bullets, numbers = sample_root.all("L")[-2:]
    assert [label.text for label in bullets.all("Lbl")] == ["•", "•", "a.", "b."]
    assert bullets.attributes["ListNumbering"] == "Disc"
    assert numbers.attributes["ListNumbering"] == "LowerAlpha"
    assert [item.children[1].text for item in numbers.all("LI")] == ["first this", "then that"]
    assert numbers in bullets.children[1].children[1].children


def test_terms_are_labels_of_what_they_stand_for(sample_root: Element) -> None:
    owners = sample_root.children[2].all("L")[0]
    pairs = [tuple(part.text for part in item.children) for item in owners.all("LI")]
    assert pairs[:2] == [("Cabinet Member", "Peter Oakford"), ("Director", "Philip Segurola")]


def test_a_panel_groups_its_blocks(sample_root: Element) -> None:
    panel = sample_root.all("Div")[0]
    assert [child.text for child in panel.children] == [
        "Target 90%. Red below 80%. A second line.",
        "Counts episodes, not children.",
    ]


def _nested(depth: int, ordered: bool) -> ListBlock:
    block = ListBlock(ordered, ((Paragraph(text("one")),), (Paragraph(text("two")),)))
    for _ in range(depth):
        block = ListBlock(ordered, ((Paragraph(text("above")), block),))
    return block


def test_lists_are_counted_by_their_depth_as_in_word() -> None:
    lists = _root(_nested(3, True)).all("L")
    assert [each.all("Lbl")[0].text for each in lists] == ["1.", "a.", "i.", "1."]
    assert [each.attributes["ListNumbering"] for each in lists] == ["Decimal", "LowerAlpha", "LowerRoman", "Decimal"]


def test_bullets_have_the_sign_of_their_depth_as_in_word() -> None:
    lists = _root(_nested(3, False)).all("L")
    assert [each.all("Lbl")[0].text for each in lists] == [bullet(depth) for depth in range(4)]
    assert {each.attributes["ListNumbering"] for each in lists} == {"Disc"}


def test_after_z_a_list_goes_on_with_aa_and_after_iii_with_iv() -> None:
    long = tuple((Paragraph(text("item")),) for _ in range(29))
    letters = _root(ListBlock(True, ((ListBlock(True, long),),))).all("L")[-1]
    numerals = _root(ListBlock(True, ((ListBlock(True, ((ListBlock(True, long),),)),),))).all("L")[-1]
    assert [label.text for label in letters.all("Lbl")][24:] == ["y.", "z.", "aa.", "bb.", "cc."]
    assert [label.text for label in numerals.all("Lbl")][3:29:5] == ["iv.", "ix.", "xiv.", "xix.", "xxiv.", "xxix."]
