"""Every format gives a footnote the same number."""

from __future__ import annotations

import re

from committee_pack.write.docx.writer import write_docx
from committee_pack.write.pdf.writer import write_pdf
from tests.support.documents import STYLE, document, flow_section, indicator_section, scorecard_section, title_section
from tests.support.pdf import structure
from tests.support.word import WordFile


def test_footnotes_have_the_same_numbers_in_word_and_in_the_pdf() -> None:
    whole = document(title_section(), flow_section(), scorecard_section(), flow_section(), indicator_section())
    in_pdf = {
        int(note.children[0].text): note.children[1].text for note in structure(write_pdf(whole, STYLE)).all("Note")
    }
    part = WordFile(write_docx(whole, STYLE)).files["word/footnotes.xml"].decode()
    written = re.findall(r'<w:footnote w:id="(\d+)">(.*?)</w:footnote>', part)
    in_word = {int(number): "".join(re.findall(r">([^<]+)</w:t>", markup))[1:] for number, markup in written}
    assert list(in_word) == list(range(1, len(in_word) + 1))
    assert {number: words.strip() for number, words in in_pdf.items()} == {
        number: words.strip() for number, words in in_word.items()
    }
