"""What is started conforms as it stands: the report of a new workspace, and one of every kind beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.start.kinds import kind_names
from tests.support.validators import validate_pdf, validate_word
from tests.support.workspaces import run


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what a new workspace builds, with a report of every kind."""
    root = str(tmp_path_factory.mktemp("started") / "new")
    assert run("new", "workspace", root).code == 0
    for kind in kind_names():
        command = ("new", "report", f"first-{kind}", "--like", kind, "--published", "2025-01-29")
        assert run(*command, "--workspace", root).code == 0
    assert run("build", "--workspace", root, "--jobs", "1").code == 0
    return Path(root, "out")


def test_every_pdf_of_what_is_started_conforms(pdf_validator: None, started: Path) -> None:
    verdicts = validate_pdf(sorted(started.rglob("*.pdf")))
    assert len(verdicts) == 2 * (1 + len(kind_names()))
    assert [str(each) for each in verdicts if not each.compliant] == []


def test_every_word_file_of_what_is_started_conforms(word_validator: None, started: Path) -> None:
    verdicts = validate_word(sorted(started.rglob("*.docx")))
    assert len(verdicts) == 1 + len(kind_names())
    assert [str(each) for each in verdicts if not each.compliant] == []
