"""Styles: what an officer who goes on editing gets by choosing them."""

from __future__ import annotations

from committee_pack.write.docx.writer import write_docx
from tests.support import documents
from tests.support.documents import STYLE
from tests.support.word import Element, WordFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def style(identity: str) -> Element:
    sheet = WordFile(write_docx(documents.document(), STYLE)).xml("word/styles.xml")
    return next(each for each in sheet.iter(f"{W}style") if each.get(f"{W}styleId") == identity)


def test_data_notes_may_go_on_over_the_end_of_a_page_but_never_leave_their_heading() -> None:
    assert not list(style("DataNotes").iter(f"{W}keepNext"))
    assert list(style("Heading2").iter(f"{W}keepNext"))


def test_only_a_scorecard_has_its_head_on_a_bar() -> None:
    heads = {name: next(style(name).iter(f"{W}tblStylePr")) for name in ("CommitteeTable", "CommitteeScorecard")}
    filled = {name for name, head in heads.items() if list(head.iter(f"{W}shd"))}
    ruled = {name for name, head in heads.items() if list(head.iter(f"{W}tcBorders"))}
    assert (filled, ruled) == ({"CommitteeScorecard"}, {"CommitteeTable"})
