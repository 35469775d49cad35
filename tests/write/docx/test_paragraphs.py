"""Paragraphs of a Word file: what stands beside a term never seems to be another's."""

from __future__ import annotations

from committee_pack.model.document import Definitions, Heading, Inline, LineBreak, Section, Text
from committee_pack.write import WRITERS
from tests.support import documents
from tests.support.word import WordFile, plain


def owners(*second: Inline) -> list[str]:
    """Return the lines of an owner block of two entries."""
    entries = (((Text("Member"),), (Text("A. Example"),)), ((Text("Director"),), second))
    blocks = (Heading(1, (Text("Page"),)), Definitions(entries, compact=True))
    tree = documents.document(Section(blocks, "Page"))
    lines = [plain(each.text) for each in WordFile(WRITERS["docx"](tree, documents.STYLE)).paragraphs]
    return [line for line in lines if line.startswith(("Member", "Director"))]


def test_two_short_entries_stand_in_one_line() -> None:
    assert len(owners(Text("B. Sample"))) == 1


def test_an_entry_of_two_lines_has_a_line_of_its_own_so_that_the_second_is_nobody_else_s() -> None:
    assert len(owners(Text("B. Sample"), LineBreak(), Text("C. Specimen"))) == 2
