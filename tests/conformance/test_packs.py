"""Packs of papers that conform do so themselves: for screens, for print, and each item by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from committee_pack.model.document import Document
from committee_pack.model.packs import BoundSection
from committee_pack.write.pdf.writer import write_pdf
from tests.support import documents
from tests.support.binding import binding, paper, printed, screen
from tests.support.validators import validate_pdf


def ours(document: Document) -> bytes:
    return write_pdf(document, documents.STYLE)


@pytest.mark.usefixtures("pdf_validator")
def test_both_validators_find_nothing(tmp_path: Path) -> None:
    whole, notes = (
        ours(documents.document()),
        ours(documents.document(documents.title_section(), documents.flow_section())),
    )
    front, report = paper("agenda", notes, "Agenda"), paper("A1.1", whole)
    scorecard = documents.document(documents.scorecard_section(60), documents.indicator_section())
    appendix = paper("A1.2", ours(scorecard))
    marked = "Not for publication: paragraph 3 of Schedule 12A"
    pack = binding([front], [report, appendix], [], [paper("A3.1", notes)], banner=marked)
    alone = replace(pack, front=(), sections=(BoundSection("", (pack.sections[0].items[0],)),))
    for name, content in (("pack", screen(pack)), ("print", printed(pack)), ("item", screen(alone))):
        (tmp_path / f"{name}.pdf").write_bytes(content)
    verdicts = validate_pdf(sorted(tmp_path.iterdir()))
    assert len(verdicts) == 6
    assert [str(verdict) for verdict in verdicts if not verdict.compliant] == []
