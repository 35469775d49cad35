"""What a PDF says of itself, held against what it was given."""

from __future__ import annotations

import datetime
import io

import pikepdf
import pytest

from committee_pack.model.packs import ALL, NONE, Archival, Claims
from committee_pack.pdf_facts import Facts, add_facts, saved

FACTS = Facts('A & B <"C">', "The council", "cy-GB", datetime.date(2016, 11, 2), ALL)


def written(facts: Facts = FACTS) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        add_facts(pdf, facts)
        return saved(pdf, compress_anew=True)


def test_metadata_and_document_information_agree() -> None:
    with pikepdf.open(io.BytesIO(written())) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == str(pdf.docinfo.Title) == FACTS.title
        assert metadata["dc:creator"] == [str(pdf.docinfo.Author)] == [FACTS.author]
        assert metadata["dc:language"] == {str(pdf.Root.Lang)} == {FACTS.language}
        assert metadata["xmp:CreateDate"] == "2016-11-02T12:00:00+00:00"
        assert str(pdf.docinfo.CreationDate) == "D:20161102120000+00'00'"


@pytest.mark.parametrize("level", Archival)
def test_the_level_that_is_claimed_is_said(level: Archival) -> None:
    with pikepdf.open(io.BytesIO(written(Facts("T", "A", "en", FACTS.published, Claims(False, level))))) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()
    assert f"<pdfaid:conformance>{level.value}</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>" not in xmp
    assert "pdfaExtension:schemas" not in xmp


def test_nothing_is_claimed_that_is_not() -> None:
    with pikepdf.open(io.BytesIO(written(Facts("T", "A", "en", FACTS.published, NONE)))) as pdf:
        xmp = pdf.Root.Metadata.read_bytes()
        assert b"<pdfaid:" not in xmp
        assert b"<pdfuaid:" not in xmp
        assert not bool(pdf.Root.MarkInfo.Marked)


def test_there_is_one_output_intent_without_the_time_it_was_made() -> None:
    with pikepdf.open(io.BytesIO(written())) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes()[24:36] == bytes(12)


def test_the_same_facts_give_the_same_bytes() -> None:
    assert written() == written()
