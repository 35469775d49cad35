"""What papers of a meeting need of a Word file: numbers that Word counts, boxes, footers without page numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from committee_pack.model.document import Block, Heading, ListBlock, Panel, PanelKind, Paragraph, Section
from committee_pack.write.docx.writer import write_docx
from tests.support import papers
from tests.support.documents import STYLE, document, text
from tests.support.word import WordFile

_LEVEL = re.compile(
    r'<w:num w:numId="(\d+)"><w:abstractNumId w:val="\d+"/><w:lvlOverride w:ilvl="(\d)">'
    r'<w:startOverride w:val="(\d+)"/>'
    r'<w:lvl w:ilvl="\d"><w:start w:val="1"/><w:numFmt w:val="(\w+)"/><w:lvlText w:val="([^"]*)"/>'
)


def word(*blocks: Block) -> WordFile:
    section = Section((Heading(1, text("Title")), *blocks), "Title")
    return WordFile(write_docx(document(section), STYLE))


def item(words: str, *blocks: Block) -> tuple[Block, ...]:
    return (Paragraph(text(words)), *blocks)


def labelled(*labels: str) -> ListBlock:
    return ListBlock(True, tuple(item(f"words {label}") for label in labels), labels)


def labels(file: WordFile) -> list[str]:
    """Return the labels that Word shows: it counts each instance from its start (ECMA-376 Part 1, 17.9)."""
    found = _LEVEL.findall(file.files["word/numbering.xml"].decode())
    starts = {int(number): (int(level), int(start), kind, shown) for number, level, start, kind, shown in found}
    counted: dict[int, int] = {}
    said = []
    for paragraph in file.paragraphs:
        if paragraph.style == "NumberedParagraph" and paragraph.numbered:
            number, level = paragraph.numbered
            at, start, kind, shown = starts[number]
            assert at == level
            counted[number] = counted.get(number, start - 1) + 1
            said.append(shown.replace(f"%{level + 1}", str(counted[number])) if kind == "decimal" else shown)
    return said


def test_word_counts_labels_that_follow_one_another_by_itself() -> None:
    file = word(labelled("1.1", "1.2", "1.3"), Heading(2, text("Two")), labelled("2.1"), labelled("(1)", "(2)"))
    assert labels(file) == ["1.1", "1.2", "1.3", "2.1", "(1)", "(2)"]
    numbers = [each.numbered[0] for each in file.paragraphs if each.numbered]
    assert len(set(numbers)) == 3


def test_a_count_that_goes_on_after_something_else_is_one_count() -> None:
    file = word(labelled("1.1", "1.2"), Paragraph(text("between")), labelled("1.3"))
    assert labels(file) == ["1.1", "1.2", "1.3"]
    assert len({each.numbered for each in file.paragraphs if each.numbered}) == 1


def test_a_count_that_begins_anew_is_another() -> None:
    file = word(labelled("(1)", "(2)"), Heading(2, text("Two")), labelled("(1)"))
    assert labels(file) == ["(1)", "(2)", "(1)"]


def test_labels_that_do_not_follow_one_another_or_are_no_numbers_are_shown_as_they_are() -> None:
    assert labels(word(labelled("1.1", "1.4", "A", "A", "B2"))) == ["1.1", "1.4", "A", "A", "B2"]


def test_a_list_in_a_labelled_paragraph_is_an_outermost_one_that_stands_further_in() -> None:
    inner = ListBlock(False, (item("inner"),))
    file = word(inner, ListBlock(True, (item("words", inner, Paragraph(text("more"))),), ("1.1",)))
    written = [(each.text, each.style, each.numbered and each.numbered[1]) for each in file.paragraphs[1:]]
    assert written == [
        ("inner", "ListBullet", 0),
        ("words", "NumberedParagraph", 0),
        ("inner", "ListBullet", 0),
        ("more", "ListContinue", None),
    ]
    numbering = file.files["word/numbering.xml"].decode()
    bullets = re.findall(r'w:ilvl="0".{0,90}lvlText w:val="•"/>.{0,40}<w:ind w:left="(\d+)"', numbering)
    # -- 18 points, those of a panel, and 18 after the 34 that the number takes
    assert bullets == ["360", "600", "1040"]


def test_what_is_decided_has_styles_of_its_own() -> None:
    lists = ListBlock(False, (item("one"),)), ListBlock(True, (item("two"),))
    file = word(Panel((Heading(2, text("Asked")), *item("Words"), *lists), PanelKind.DECISION))
    styles = ["Heading2", "Decision", "DecisionBullet", "DecisionNumber"]
    assert [each.style for each in file.paragraphs[1:]] == styles
    assert set(styles) <= file.styles_defined


def test_a_label_may_stand_on_a_panel() -> None:
    file = word(Panel((labelled("(1)"),), PanelKind.DECISION))
    assert [(each.style, each.text) for each in file.paragraphs[1:]] == [("DecisionNumber", "words (1)")]
    assert 'w:lvlText w:val="(%1)"' in file.files["word/numbering.xml"].decode()


def test_a_document_without_numbers_or_decisions_has_none_of_their_styles() -> None:
    file = word(Paragraph(text("words")), Panel((Paragraph(text("note")),)))
    assert not {"NumberedParagraph", "Decision"} & file.styles_defined


def test_a_paper_of_a_pack_has_no_page_numbers_of_its_own() -> None:
    tree = document(Section((Heading(1, text("Title")),), "Title"))
    (page,) = WordFile(write_docx(replace(tree, own_numbers=False), STYLE)).pages
    assert page.footer == tree.footer


def test_a_cover_report_is_numbered_as_in_the_pdf() -> None:
    file = WordFile(write_docx(papers.document(papers.COVER_REPORT), STYLE))
    assert labels(file) == ["1.1", "1.2", "1.3", "1.4", "2.1"]
    assert file.styles_used <= file.styles_defined
