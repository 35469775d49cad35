"""A proof as PDF: every page is marked, what is filled in is shaded, remarks stand beside their text and follow it."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest

from committee_pack.model.document import Block, Heading, Paragraph, Section
from committee_pack.write.pdf.margin import GAP
from committee_pack.write.pdf.remarks import STRIP
from committee_pack.write.pdf.writer import write_pdf
from committee_pack.write.style import REMARK_SIZE, page_points
from tests.support import documents, proofs
from tests.support.documents import STYLE, text
from tests.support.pdf import Element, Span, artifacts, page_sizes, spans, stray_paint, structure
from tests.support.proofs import ADVICE, LONG, SHORT, said

FROM_EDGE = 25
"""How far left of a page's own edge what stands in its margin begins at most."""


def section(*blocks: Block) -> Section:
    return Section((Heading(1, text("Page")), *blocks), "Page")


def written(*sections: Section) -> bytes:
    return write_pdf(proofs.proof(*sections), STYLE)


def notes(root: Element) -> list[str]:
    return [" ".join(each.text.split()) for each in root.all("Note")]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return written()


def test_every_page_says_that_it_is_a_draft_where_nobody_has_it_read_out(whole: bytes) -> None:
    assert all("DRAFT" in page for page in artifacts(whole))
    assert "DRAFT" not in structure(whole).text


def test_all_that_is_painted_is_tagged_or_an_artifact(whole: bytes) -> None:
    assert stray_paint(whole) == []


def test_the_mark_lies_across_every_page_behind_all_else() -> None:
    with pikepdf.open(io.BytesIO(written(documents.title_section(), documents.scorecard_section(4)))) as pdf:
        for page in pdf.pages:
            first = next(each for each in pikepdf.parse_content_stream(page) if str(each.operator) == "BDC")
            assert dict(first.operands[1]) == {"/Type": "/Pagination", "/Subtype": "/Watermark"}


def test_a_remark_is_read_right_after_its_paragraph_as_a_note_with_a_name_of_its_own() -> None:
    root = structure(written(section(said("One", SHORT), said("Two"), said("Three", ADVICE))))
    (part,) = root.all("Sect")
    assert [each.role for each in part.children] == ["H1", "P", "Note", "P", "P", "Note"]
    assert notes(root) == [
        "1 Warning: The sentence says 'fell', and the figures say it rose. Write 'rose'.",
        "2 Advice: The commentary is submitted.",
    ]
    names = [each.attributes["ID"] for each in root.all("Note")]
    assert len(set(names)) == 2


def test_all_that_is_said_of_a_paragraph_is_one_note_in_the_order_given() -> None:
    root = structure(written(section(said("One", LONG, SHORT))))
    (note,) = root.all("Note")
    assert [each.text.split(":")[0].split() for each in note.all("P")] == [["1", "Error"], ["Warning"]]


def test_remarks_in_lists_panels_and_headings_follow_what_they_are_said_of() -> None:
    root = structure(written(proofs.text_section()))
    holders = {each.role for each in root.walk() for kid in each.children if kid.role == "Note"}
    assert holders == {"Sect", "LBody", "Div"}
    for each in root.walk():
        for before, kid in pairwise(each.children):
            assert kid.role != "Note" or before.role in ("P", "H1", "H2")
    assert len(notes(root)) == 10


def beside(content: bytes, edge: float) -> dict[int, list[Span]]:
    """Return what stands in the margin of each page, right of an edge."""
    found: dict[int, list[Span]] = {}
    for span in spans(content):
        if span.left > edge:
            found.setdefault(span.page, []).append(span)
    return found


@pytest.mark.parametrize("of", [proofs.text_section(), proofs.sides_section(), proofs.crowded_section()])
def test_no_two_lines_of_remarks_stand_on_one_another_or_run_out_of_the_page(of: Section) -> None:
    content = written(of)
    width, _ = page_points(of.size, of.orientation)
    for page, some in beside(content, width - FROM_EDGE).items():
        lines = sorted({round(each.baseline, 1) for each in some}, reverse=True)
        assert all(above - below > REMARK_SIZE for above, below in pairwise(lines)), page
        assert max(each.right for each in some) <= width + STRIP
        assert lines[-1] > 20


def test_only_pages_of_sections_with_remarks_are_wider_and_the_text_is_as_wide_as_ever() -> None:
    plain = section(said("One"))
    noted = section(said("One", SHORT))
    (without,), (with_one,) = page_sizes(written(plain)), page_sizes(written(noted))
    assert with_one[0] - without[0] == round(STRIP)
    assert with_one[1] == without[1]
    ends = [{(each.left, each.baseline) for each in spans(written(of)) if each.left < 560} for of in (plain, noted)]
    assert ends[0] <= ends[1]


def test_what_there_is_no_room_for_goes_on_over_the_next_page_and_then_after_the_text_whole() -> None:
    content = written(proofs.crowded_section(), documents.title_section())
    root = structure(content)
    said_there = " ".join(notes(root))
    assert said_there.count("goes on and on") == 14 * 12
    assert said_there.count("fills page after page") == 200
    assert len(page_sizes(content)) > len(page_sizes(written(without_remarks(proofs.crowded_section()))))
    last = root.all("Note")[-1]
    assert len(last.pages) > 1


def without_remarks(of: Section) -> Section:
    texts = (replace(each, remarks=()) for each in of.blocks if isinstance(each, (Heading, Paragraph)))
    return replace(of, blocks=tuple(texts))


def test_a_paragraph_that_goes_on_over_the_page_has_what_is_said_of_it_once() -> None:
    content = written(section(*(said("Room"),) * 20, said("word " * 400, SHORT)))
    assert len(notes(structure(content))) == 1
    bars = [page for page in artifacts(content) if "1" in page]
    assert len(bars) == 2


def test_words_that_are_filled_in_are_read_as_any_others() -> None:
    root = structure(written(section(said("It"))))
    assert root.all("P")[0].text.strip() == "It is 67.7% and 67.7%."


def test_what_is_not_a_proof_shows_nothing_of_one() -> None:
    plain = replace(proofs.proof(section(said("One", SHORT))), is_proof=False)
    content = write_pdf(plain, STYLE)
    assert not structure(content).all("Note")
    assert all("DRAFT" not in page for page in artifacts(content))


def test_the_same_proof_is_the_same_file() -> None:
    assert written(proofs.text_section()) == written(proofs.text_section())


def test_notes_are_at_least_a_gap_apart() -> None:
    content = written(section(*(said("One", SHORT),) * 8))
    width = page_sizes(content)[0][0] - STRIP
    starts = [each for each in spans(content) if each.left > width - FROM_EDGE and each.text.strip()[:1].isdigit()]
    assert len(starts) == 8
    assert all(above.baseline - below.baseline > 2 * REMARK_SIZE + GAP for above, below in pairwise(starts))
