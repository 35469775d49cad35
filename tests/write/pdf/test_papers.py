"""What papers of a meeting need of a PDF: numbers of paragraphs, boxes, headings in the outline, no page numbers."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from committee_pack.model.document import Block, Heading, ListBlock, Panel, PanelKind, Paragraph, Section, Sides
from committee_pack.write.pdf.writer import write_pdf
from tests.support import papers
from tests.support.documents import STYLE, document, text
from tests.support.pdf import Bookmark, Element, artifacts, outline, spans, structure


def pdf(*blocks: Block, outlined: int = 1) -> bytes:
    section = Section((Heading(1, text("Title")), *blocks), "Title")
    return write_pdf(replace(document(section), outlined=outlined), STYLE)


def item(words: str, *blocks: Block) -> tuple[Block, ...]:
    return (Paragraph(text(words)), *blocks)


def filler(lines: int) -> list[Block]:
    return [Paragraph(text(f"Line {n}")) for n in range(lines)]


def labels(root: Element) -> list[str]:
    return [each.text.strip() for each in root.all("Lbl")]


def test_items_have_the_labels_that_they_are_given() -> None:
    content = pdf(ListBlock(True, (item("one"), item("two")), ("1.9", "1.10")), ListBlock(True, (item("a"),)))
    root = structure(content)
    assert labels(root) == ["1.9", "1.10", "1."]
    assert [each.attributes["ListNumbering"] for each in root.all("L")] == ["Decimal", "Decimal"]


def test_the_words_of_labelled_items_begin_at_one_place_however_wide_their_labels_are() -> None:
    content = pdf(ListBlock(True, (item("one"),), ("1.1",)), ListBlock(True, (item("two"),), ("(1)",)))
    begins = {span.text.strip(): span.left for span in spans(content)}
    assert begins["one"] == begins["two"] > begins["1.1"] + 20


def test_a_list_in_a_labelled_paragraph_has_the_signs_of_an_outermost_one() -> None:
    inner = ListBlock(True, (item("a"),)), ListBlock(False, (item("b"),))
    root = structure(pdf(ListBlock(True, (item("one", *inner),), ("1.1",))))
    assert labels(root) == ["1.1", "1.", "•"]


def test_what_is_decided_is_as_large_as_all_else_and_notes_are_smaller() -> None:
    def height(kind: PanelKind) -> float:
        lines = Paragraph(text("word " * 60))
        found = [span for span in spans(pdf(Panel((lines,), kind))) if "word" in span.text]
        return found[0].baseline - found[1].baseline

    assert height(PanelKind.DECISION) == pytest.approx(12 * 1.3, abs=0.1)
    assert height(PanelKind.NOTES) == pytest.approx(10.5 * 1.3, abs=0.1)


def test_what_is_decided_stays_on_one_page() -> None:
    box = Panel(
        (*item("Resolved that:"), ListBlock(True, tuple(item(f"part {n}") for n in range(6)))), PanelKind.DECISION
    )
    for before in range(20, 36):
        (panel,) = structure(pdf(*filler(before), box)).all("Div")
        assert len(panel.pages) == 1


def test_a_long_decision_goes_on_over_the_page_all_the_same() -> None:
    box = Panel(tuple(Paragraph(text("word " * 60)) for _ in range(12)), PanelKind.DECISION)
    (panel,) = structure(pdf(*filler(20), box)).all("Div")
    assert panel.pages == (1, 2)


def test_headings_down_to_a_level_are_in_the_outline_below_their_section() -> None:
    lower = Heading(2, text("One")), Heading(3, text("Deep")), Heading(4, text("Deeper")), Heading(2, text("Two"))
    two = Bookmark("Two", 1, ())
    assert outline(pdf(*lower)) == (Bookmark("Title", 1, ()),)
    assert outline(pdf(*lower, outlined=2)) == (Bookmark("Title", 1, (Bookmark("One", 1, ()), two)),)
    one = Bookmark("One", 1, (Bookmark("Deep", 1, ()),))
    assert outline(pdf(*lower, outlined=3)) == (Bookmark("Title", 1, (one, two)),)


def test_a_bookmark_leads_to_where_its_heading_stands() -> None:
    content = pdf(*filler(30), Heading(2, text("Alpha")), *filler(20), Heading(2, text("Omega")), outlined=2)
    baselines = {span.text.strip(): (span.page, span.baseline) for span in spans(content)}
    with pikepdf.open(io.BytesIO(content)) as file:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, start=1)}
        mark = file.Root.Outlines.First.First
        for name in ("Alpha", "Omega"):
            assert str(mark.Title) == name
            page, baseline = baselines[name]
            assert numbers[mark.Dest[0].objgen] == page
            assert baseline + 8 < float(mark.Dest[3]) < baseline + 20
            mark = mark.get("/Next", mark)


def test_headings_in_panels_lists_and_sides_are_in_the_outline_too() -> None:
    heading = {name: Heading(2, text(name)) for name in ("a", "b", "c", "d")}
    boxes = Panel((heading["a"],)), ListBlock(False, (item("words", heading["b"]),))
    content = pdf(*boxes, Sides((heading["c"],), (heading["d"],), 50), outlined=2)
    (title,) = outline(content)
    assert [mark.title for mark in title.below] == ["a", "b", "c", "d"]


def test_the_headings_of_a_paper_stand_in_its_outline_with_their_numbers() -> None:
    (title,) = outline(write_pdf(papers.document(papers.COVER_REPORT), STYLE))
    expected = ["Summary", "Recommendation", "1. Introduction", "2. Background documents", "3. Contact details"]
    assert [mark.title for mark in title.below] == expected


def test_a_paper_of_a_pack_has_no_page_numbers_of_its_own() -> None:
    tree = document(Section((Heading(1, text("Title")), *filler(60)), "Title"))
    numbered, bare = (
        [page[-1] for page in artifacts(write_pdf(replace(tree, own_numbers=own), STYLE))] for own in (True, False)
    )
    assert numbered == [f"{tree.footer}Page {n} of 2" for n in (1, 2)]
    assert bare == [tree.footer] * 2
