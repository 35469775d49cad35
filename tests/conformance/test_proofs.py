"""Proofs of a whole workspace with faults in its texts meet the same standards as the papers themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import copied_workspace
from tests.support.validators import PDF_FLAVOURS, validate_pdf, validate_word
from tests.support.workspaces import run

OVERVIEW = "narratives/scs-appendix/2013-14-q3/overview.md"
FAULTS = """
- one {{ nothing }} \u2603
  - deeper {{ nowhere.at.all }}, {{ second-plan.resullt }}

| a | b |
|---|---|
| 1 | 2 |

## A heading with {{ bad-name }}

![](picture.png)
"""


@pytest.fixture(scope="module")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the proofs of both reports, built twice: the second lists what changed."""
    root = copied_workspace(tmp_path_factory.mktemp("proofs"))
    out = root / "out"
    for faults in ("", FAULTS):
        with (root / OVERVIEW).open("a", encoding="utf-8") as file:
            file.write(faults)
        done = run("build", "--draft", "--workspace", str(root), "--out", str(out))
        assert done.code == 0, done.err
    return out


def test_the_pdfs_conform(pdf_validator: None, proofs: Path) -> None:
    verdicts = validate_pdf(sorted(proofs.rglob("*.pdf")))
    assert len(verdicts) == 2 * len(PDF_FLAVOURS)
    assert all(verdict.compliant for verdict in verdicts), "\n".join(map(str, verdicts))


def test_the_word_files_are_valid(word_validator: None, proofs: Path) -> None:
    verdicts = validate_word(sorted(proofs.rglob("*.docx")))
    assert len(verdicts) == 2
    assert all(verdict.compliant for verdict in verdicts), "\n".join(map(str, verdicts))
