"""Footnotes in the PDF: what they are to a reader who does not see them, and where their links lead."""

from __future__ import annotations

from committee_pack.model.document import (
    Block,
    Cell,
    Column,
    Definitions,
    Footnote,
    Heading,
    Holds,
    Inline,
    Link,
    ListBlock,
    Panel,
    Paragraph,
    Row,
    Scope,
    Section,
    Sides,
    Strong,
    Table,
    Text,
)
from committee_pack.write.pdf.writer import write_pdf
from committee_pack.write.style import MARGIN
from tests.support.documents import STYLE, document, text
from tests.support.pdf import Element, artifacts, links, spans, stray_paint, structure


def note(words: str) -> Footnote:
    return Footnote(text(words))


def p(*inlines: Inline) -> Paragraph:
    return Paragraph(inlines)


def pdf(*blocks: Block) -> bytes:
    return write_pdf(document(Section((Heading(1, text("Title")), *blocks), "Title")), STYLE)


def kids(element: Element) -> list[tuple[str, str]]:
    return [(each.role, each.text.strip()) for each in element.children]


def section(*blocks: Block) -> Element:
    return structure(pdf(*blocks)).children[0]


def test_a_mark_is_a_reference_whose_link_has_the_number_as_its_label() -> None:
    paragraph = section(p(Text("a"), note("b"), Text("."))).children[1]
    assert paragraph.text == "a1."
    (reference,) = paragraph.children
    assert (reference.role, [each.role for each in reference.walk()]) == ("Reference", ["Reference", "Link", "Lbl"])


def test_a_footnote_follows_the_paragraph_of_its_mark_with_its_number_as_its_label() -> None:
    found = section(p(Text("a"), note("b"), Text(" c")), p(Text("d")))
    assert kids(found)[1:] == [("P", "a1 c"), ("Note", "1b"), ("P", "d")]
    assert kids(found.children[2]) == [("Lbl", "1"), ("P", "b")]
    assert [each.role for each in found.children[2].children[0].walk()] == ["Lbl", "Link"]


def test_every_footnote_has_a_name_of_its_own() -> None:
    notes = section(p(*(note(str(n)) for n in range(12)))).all("Note")
    assert len({each.attributes["ID"] for each in notes}) == 12


def test_a_footnote_follows_the_list_item_the_panel_the_table_and_the_definitions_of_its_mark() -> None:
    head = Row((Cell((Text("head"), note("e")), Scope.COLUMN),))
    table = Table((Column(Holds.TEXT),), (head,), (Row((Cell((Strong((Text("cell"), note("f"))),)),)),))
    found = section(
        ListBlock(False, ((p(Text("item"), note("a")), p(Text("more"))), (p(Text("last")),))),
        Panel((p(Text("panel"), note("b")), p(Text("rest")))),
        Definitions((((Text("term"), note("c")), (Text("said"), note("d"), Text("."))),)),
        table,
        Sides((p(Text("left"), note("g")),), (p(Text("right"), note("h")),), 50),
    )
    assert [each.role for each in found.children] == [
        "H1",
        "L",
        "Div",
        "L",
        "Note",
        "Table",
        *["Note"] * 2,
        *["P", "Note"] * 2,
    ]
    (item, _), panel = found.children[1].all("LBody"), found.children[2]
    assert kids(item) == [("P", "item1"), ("Note", "1a"), ("P", "more")]
    assert kids(panel) == [("P", "panel2"), ("Note", "2b"), ("P", "rest")]
    assert [each.text for each in found.all("Note")] == ["1a", "2b", "4d", "3c", "5e", "6f", "7g", "8h"]


def test_marks_lead_to_their_footnotes_and_back() -> None:
    content = pdf(p(Text("a"), note("b")))
    there, back = links(content)
    assert (there.words, back.words) == ("Footnote 1", "Back to footnote 1 in the text")
    at = {span.text: span.baseline for span in spans(content)}
    assert there.leads_to
    assert back.leads_to
    assert at["b"] < there.leads_to[1] < at["b"] + 15
    assert at["a"] < back.leads_to[1] < at["a"] + 15


def test_a_link_within_a_footnote_leads_where_it_says() -> None:
    content = pdf(p(Text("a"), Footnote((Link(text("b"), "https://www.gov.uk/"),))))
    assert "https://www.gov.uk/" in [link.address for link in links(content)]


def test_a_mark_stands_above_its_line_in_smaller_type_and_marks_in_a_row_are_set_apart() -> None:
    content = pdf(p(Text("word"), note("a"), note("b")))
    assert structure(content).children[0].children[1].text == "word1,2"
    line = {span.text: span for span in spans(content) if span.baseline > 700}
    assert line["1"].baseline > line["word"].baseline + 2
    assert line["word"].right <= line["1"].left + 0.1 < line[","].left + 0.2 < line["2"].left + 0.3


def test_a_footnote_stands_at_the_foot_of_its_page_above_the_pages_footer_under_a_rule() -> None:
    content = pdf(p(Text("a"), note("b")))
    at = next(span.baseline for span in spans(content) if span.text == "b")
    assert MARGIN < at < MARGIN + 10
    assert all(span.baseline < MARGIN - 5 for span in spans(content) if span.text.startswith("Page "))
    assert stray_paint(content) == []


def test_the_mark_in_a_head_that_is_repeated_is_read_once_and_its_footnote_printed_once() -> None:
    head = Row((Cell((Text("head"), note("words")), Scope.COLUMN),))
    table = Table((Column(Holds.TEXT),), (head,), tuple(Row((Cell(text(f"row {n}")),)) for n in range(80)))
    content = pdf(table)
    assert len(structure(content).all("Reference")) == 1
    assert [span.page for span in spans(content) if span.text == "words"] == [1]
    assert artifacts(content)[1][0] == "head1"


def test_numbers_run_through_the_sections() -> None:
    sections = [Section((Heading(1, text(word)), p(Text(word), note(word))), word) for word in ("one", "two")]
    root = structure(write_pdf(document(*sections), STYLE))
    assert [each.text for each in root.all("Note")] == ["1one", "2two"]
