"""A proof as a Word file: every section's header marks it, what is filled in is shaded, remarks are comments."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from committee_pack.model.document import Section
from committee_pack.write.docx.writer import write_docx
from committee_pack.write.docx.xml import NAMESPACES
from tests.support import documents, proofs
from tests.support.documents import STYLE
from tests.support.word import WordFile

W = f"{{{NAMESPACES['w']}}}"
DECORATIVE = f"{{{NAMESPACES['adec']}}}decorative"


def written(*sections: Section) -> WordFile:
    return WordFile(write_docx(proofs.proof(*sections), STYLE))


@pytest.fixture(scope="module")
def whole() -> WordFile:
    return written()


def test_every_section_that_begins_a_page_has_the_header_that_marks_it_the_title_page_too(whole: WordFile) -> None:
    begin_pages = [
        each
        for each in whole.body.iter(f"{W}sectPr")
        if each.find(f"{W}type").get(f"{W}val") == "nextPage"  # type: ignore[union-attr]
    ]
    assert len(begin_pages) == len(proofs.proof().sections)
    assert all(each.find(f"{W}headerReference") is not None for each in begin_pages)


def test_the_header_says_draft_in_words_and_shows_it_as_a_shape_that_is_decoration(whole: WordFile) -> None:
    header = whole.xml("word/header1.xml")
    assert "".join(each.text or "" for each in header.iter(f"{W}t")) == "DRAFT"
    (decorative,) = header.iter(DECORATIVE)
    assert decorative.get("val") == "1"
    (anchor,) = header.iter(f"{{{NAMESPACES['wp']}}}anchor")
    assert anchor.get("behindDoc") == "1"


def test_each_remark_is_a_comment_on_the_words_of_its_paragraph() -> None:
    word = written(proofs.text_section())
    comments = {each.get(f"{W}id"): each for each in word.xml("word/comments.xml")}
    starts, ends, marks = (
        [each.get(f"{W}id") for each in word.body.iter(f"{W}{name}")]
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
    )
    assert sorted(starts, key=int) == sorted(ends, key=int) == sorted(marks, key=int) == list(comments)  # type: ignore[arg-type]
    assert len(comments) == 11
    said = ["".join(text.text or "" for text in each.iter(f"{W}t")) for each in comments.values()]
    assert said[0] == "Advice: The commentary is submitted."
    assert said[1] == "Warning: The sentence says 'fell', and the figures say it rose. Write 'rose'."


def test_comments_are_the_tools_own_and_dated_by_the_day_of_publication(whole: WordFile) -> None:
    for each in whole.xml("word/comments.xml"):
        assert each.get(f"{W}author") == "committee_pack"
        assert each.get(f"{W}date") == "2016-11-02T00:00:00Z"


def test_what_is_filled_in_is_shaded_and_bold_where_it_was(whole: WordFile) -> None:
    shaded = whole.runs_in_style("FilledIn")
    assert set(shaded) == {"67.7%"}
    assert whole.runs_in_style("Lacking") == ["[?resutl]"]
    assert {"FilledIn", "Lacking", "CommentText", "CommentReference"} <= whole.styles_defined
    bold = re.compile(rb'<w:rStyle w:val="FilledIn"/><w:b/>')
    assert bold.search(write_part(proofs.text_section()))


def write_part(*sections: Section) -> bytes:
    import io
    import zipfile

    content = write_docx(proofs.proof(*sections), STYLE)
    return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")


def test_what_is_not_a_proof_has_neither_header_nor_comments_nor_their_styles() -> None:
    content = write_docx(replace(proofs.proof(documents.title_section()), is_proof=False), STYLE)
    word = WordFile(content)
    assert "FilledIn" not in word.styles_defined
    assert not list(word.body.iter(f"{W}headerReference"))
    with pytest.raises(KeyError):
        word.xml("word/header1.xml")


def test_the_same_proof_is_the_same_file() -> None:
    assert write_docx(proofs.proof(), STYLE) == write_docx(proofs.proof(), STYLE)
