"""Files to be judged: document trees through each writer, and the sample workspace built as a user builds it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from committee_pack.model.document import Document, Orientation
from tests.support import agenda_sheets, documents, papers, proofs
from tests.support.validators import pdf_validator_lacks, word_validator_lacks

TREES: dict[str, Document] = {
    "whole": documents.document(),
    "title": documents.document(documents.title_section()),
    "long-scorecard": documents.document(documents.scorecard_section(120), documents.indicator_section()),
    "long-page": documents.document(documents.scorecard_section(10), documents.indicator_section(paragraphs=14)),
    "footnotes-and-sides": documents.document(documents.title_section(), documents.flow_section()),
    "cover-report": papers.document(papers.COVER_REPORT),
    "minutes": papers.document(papers.MINUTES),
    "front-sheet": agenda_sheets.front_sheet(),
    "letter": agenda_sheets.letter(),
    "divider": agenda_sheets.divider(),
    "proof": proofs.proof(),
    "proof-across": proofs.proof(proofs.text_section(Orientation.LANDSCAPE), proofs.sides_section()),
}


@pytest.fixture(scope="session")
def pdf_validator() -> None:
    """Skip where veraPDF cannot run; fail where COMMITTEE_PACK_REQUIRE_VALIDATORS is set."""
    _need(pdf_validator_lacks())


@pytest.fixture(scope="session")
def word_validator() -> None:
    """Skip where the Open XML validator cannot run; fail where COMMITTEE_PACK_REQUIRE_VALIDATORS is set."""
    _need(word_validator_lacks())


@pytest.fixture(scope="session")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with each tree in each format, named by the tree."""
    from committee_pack.write import WRITERS

    folder = tmp_path_factory.mktemp("trees")
    for name, tree in TREES.items():
        for suffix, write in WRITERS.items():
            (folder / f"{name}.{suffix}").write_bytes(write(tree, documents.STYLE))
    return folder


def _need(lacking: str) -> None:
    if lacking and os.environ.get("COMMITTEE_PACK_REQUIRE_VALIDATORS"):
        pytest.fail(lacking, pytrace=False)
    if lacking:
        pytest.skip(lacking)
