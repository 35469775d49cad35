"""Links that lead where they say, and an outline that shows how the paper is built."""

from __future__ import annotations

from dataclasses import replace

import pytest

from committee_pack.model.document import Heading, Link, Paragraph, Section
from committee_pack.write.pdf.writer import write_pdf
from tests.support.documents import STYLE, document, text
from tests.support.pdf import Bookmark, links, outline, page_labels

TOP = 841.89
"""The height of an upright page."""


def _section(bookmark: str, parent: str = "", anchor: str = "", leads_to: str = "") -> Section:
    blocks = (Heading(1, text(bookmark)), *((Paragraph((Link(text("there"), leads_to),)),) if leads_to else ()))
    return Section(blocks, bookmark, anchor, parent=parent)


def test_links_within_lead_to_the_section_or_row_of_their_anchor(sample_pdf: bytes) -> None:
    there, back = (link for link in links(sample_pdf) if link.leads_to)
    assert there.leads_to == (4, TOP)
    assert back.words == "Back to the scorecard"
    assert back.leads_to
    assert back.leads_to[0] == there.page == 2


def test_links_without_lead_to_their_address_on_every_line_they_take(sample_pdf: bytes) -> None:
    found = [link for link in links(sample_pdf) if link.address]
    assert {link.address for link in found} == {"https://www.gov.uk/"}
    assert {link.words for link in found} == {"the guidance of the department on children who run away"}


def test_a_link_to_nowhere_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="#nowhere"):
        write_pdf(document(_section("One", leads_to="#nowhere")), STYLE)


def test_a_link_may_lead_to_a_later_section() -> None:
    content = write_pdf(document(_section("One", leads_to="#two"), _section("Two", anchor="two")), STYLE)
    assert [link.leads_to for link in links(content)] == [(2, TOP)]


def test_sections_of_one_parent_are_listed_under_it_and_it_leads_to_the_first() -> None:
    sections = (_section("Start"), _section("9", "Missing"), _section("10", "Missing"), _section("17", "Care"))
    assert outline(write_pdf(document(*sections), STYLE)) == (
        Bookmark("Start", 1, ()),
        Bookmark("Missing", 2, (Bookmark("9", 2, ()), Bookmark("10", 3, ()))),
        Bookmark("Care", 4, (Bookmark("17", 4, ()),)),
    )


def test_a_parent_may_be_a_section_itself() -> None:
    sections = (_section("Pages"), _section("9", "Pages"))
    assert outline(write_pdf(document(*sections), STYLE)) == (Bookmark("Pages", 1, (Bookmark("9", 2, ()),)),)


def test_pages_are_labelled_as_they_are_numbered(sample_pdf: bytes) -> None:
    labels = page_labels(sample_pdf)
    assert labels == [str(number) for number in range(1, len(labels) + 1)]


def test_words_that_are_special_in_files_are_kept() -> None:
    section = _section("Pay & <conditions> (a\\b)")
    content = write_pdf(replace(document(section), title="Pay & <conditions>"), STYLE)
    assert outline(content) == (Bookmark("Pay & <conditions> (a\\b)", 1, ()),)
