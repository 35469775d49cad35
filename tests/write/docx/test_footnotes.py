"""Footnotes in the Word file are Word's own."""

from __future__ import annotations

import re

from committee_pack.model.document import (
    Block,
    Cell,
    Column,
    Footnote,
    Heading,
    Holds,
    Inline,
    Link,
    Paragraph,
    Row,
    Scope,
    Section,
    Strong,
    Table,
    Text,
)
from committee_pack.write.docx.writer import write_docx
from tests.support.documents import STYLE, document, text
from tests.support.word import WordFile


def word(*blocks: Block) -> WordFile:
    return WordFile(write_docx(document(Section((Heading(1, text("Title")), *blocks), "Title", "top")), STYLE))


def p(*inlines: Inline) -> Paragraph:
    return Paragraph(inlines)


def note(words: str) -> Footnote:
    return Footnote(text(words))


def part(file: WordFile, name: str) -> str:
    return file.files[f"word/{name}"].decode()


def test_each_mark_names_its_footnote_in_the_order_that_they_are_read() -> None:
    file = word(p(Text("a"), note("first"), Strong((Text("b"), note("second")))), p(note("third")))
    assert re.findall(r'footnoteReference w:id="(\d+)"', part(file, "document.xml")) == ["1", "2", "3"]
    written = re.findall(r'<w:footnote w:id="(\d+)">.*?>([a-z]+)</w:t>', part(file, "footnotes.xml"))
    assert written == [("1", "first"), ("2", "second"), ("3", "third")]


def test_footnotes_have_words_styles_and_lines_above_them() -> None:
    file = word(p(Text("a"), note("b")))
    kinds = re.findall(r'<w:footnote w:type="(\w+)" w:id="(-?\d)">', part(file, "footnotes.xml"))
    assert kinds == [("separator", "-1"), ("continuationSeparator", "0")]
    assert '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' in part(file, "settings.xml")
    assert {"FootnoteText", "FootnoteReference"} <= file.styles_defined & file.styles_used
    assert "footnotes+xml" in file.files["[Content_Types].xml"].decode()
    assert 'Target="footnotes.xml"' in part(file, "_rels/document.xml.rels")


def test_a_file_without_footnotes_has_nothing_of_them() -> None:
    file = word(p(Text("a")))
    assert "word/footnotes.xml" not in file.files
    assert not {"FootnoteText", "FootnoteReference"} & file.styles_defined
    assert "footnote" not in part(file, "settings.xml")


def test_links_within_a_footnote_lead_to_addresses_and_to_anchors() -> None:
    links = (Link(text("out"), "https://b.uk"), Link(text("again"), "https://b.uk"), Link(text("in"), "#top"))
    file = word(p(Link(text("out"), "https://a.uk"), Footnote(links)))
    relations = part(file, "_rels/footnotes.xml.rels")
    assert re.findall(r'Id="(\w+)".*?Target="([^"]+)"', relations) == [("rId1", "https://b.uk")]
    assert part(file, "footnotes.xml").count('r:id="rId1"') == 2
    assert 'w:anchor="top"' in part(file, "footnotes.xml")
    assert "b.uk" not in part(file, "_rels/document.xml.rels")


def test_marks_in_a_row_are_set_apart() -> None:
    written = part(word(p(Text("a"), note("b"), note("c"), Text(" d"), note("e"))), "document.xml")
    assert written.count("<w:t>,</w:t>") == 1


def test_a_column_has_room_for_the_marks_of_its_figures() -> None:
    def narrow(*inlines: Inline) -> int:
        head = Row((Cell(text("Area"), Scope.COLUMN), Cell(text("n"), Scope.COLUMN)))
        row = Row((Cell(text("A long name of an area")), Cell((Text("67.7%"), *inlines))))
        return word(Table((Column(Holds.TEXT), Column(Holds.NUMBER)), (head,), (row,))).tables[0].widths[1]

    assert narrow(note("b")) > narrow() + 100


def test_the_words_of_a_footnote_are_not_those_of_its_paragraph() -> None:
    assert [each.text for each in word(p(Text("a"), note("b"))).paragraphs] == ["Title", "a"]
