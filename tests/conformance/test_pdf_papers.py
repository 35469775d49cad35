"""What is said of PDF papers is what veraPDF says: a file that loses a claim breaks the standard, and no other does."""

from __future__ import annotations

import pytest

from committee_pack.findings import Place
from committee_pack.read.pdf.look import look
from committee_pack.write.pdf.writer import write_pdf
from tests.support.documents import STYLE, document
from tests.support.pdf_changes import CHANGES, changed
from tests.support.validators import Verdict, validate_pdf


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory, pdf_validator: None) -> tuple[Verdict, ...]:
    folder, ours = tmp_path_factory.mktemp("papers"), write_pdf(document(), STYLE)
    for name, change in CHANGES.items():
        (folder / f"{name}.pdf").write_bytes(changed(ours, change.make))
    return validate_pdf([folder / f"{name}.pdf" for name in CHANGES])


def test_a_paper_keeps_the_standards_that_a_validator_says_it_keeps(verdicts: tuple[Verdict, ...]) -> None:
    for verdict in verdicts:
        claims = look(verdict.file.read_bytes(), verdict.file.name, Place("agenda.yaml")).claims
        kept = claims.universal if verdict.flavour == "ua1" else claims.archival is not None
        assert kept == verdict.compliant, f"{verdict}"
    assert len(verdicts) == 2 * len(CHANGES)
