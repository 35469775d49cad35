"""Every workspace among the examples builds as it stands: nothing wrong, the same bytes twice, judged by validators."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.validators import validate_pdf, validate_word
from tests.support.workspaces import Small

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/council.yaml"))
SUFFIXES = (".docx", ".json", ".pdf")


@pytest.fixture(scope="session", params=EXAMPLES, ids=lambda path: path.name)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Return a copy of an example that is built."""
    folder = tmp_path_factory.mktemp("example") / request.param.name
    shutil.copytree(request.param, folder, ignore=shutil.ignore_patterns("out"))
    small = Small(folder)
    assert small.run("build").code == 0
    return small


def outputs(small: Small, folder: str = "out") -> dict[str, bytes]:
    files = (path for path in sorted((small.root / folder).rglob("*")) if path.is_file())
    return {path.relative_to(small.root / folder).as_posix(): path.read_bytes() for path in files}


def test_there_are_examples() -> None:
    assert [path.name for path in EXAMPLES] == ["adult-care"]


def test_an_example_has_neither_errors_nor_warnings(example: Small) -> None:
    checked = example.run("check", "--strict")
    assert checked.code == 0, checked.out


def test_an_example_gives_the_same_bytes_twice(example: Small) -> None:
    assert example.run("build", "--out", str(example.root / "again")).code == 0
    assert {Path(name).suffix for name in outputs(example)} == set(SUFFIXES)
    assert outputs(example) == outputs(example, "again")


def test_an_example_conforms(pdf_validator: None, word_validator: None, example: Small) -> None:
    out = example.root / "out"
    verdicts = [*validate_pdf(sorted(out.rglob("*.pdf"))), *validate_word(sorted(out.rglob("*.docx")))]
    assert len(verdicts) == 3
    assert all(verdict.compliant for verdict in verdicts), "\n".join(map(str, verdicts))


def test_the_figures_of_an_example_are_said_to_be_made_up(example: Small) -> None:
    assert "made up" in example.text("README.md")
    catalogues = list((example.root / "data").glob("*.yaml"))
    assert catalogues
    assert all("source: Made up" in path.read_text(encoding="utf-8") for path in catalogues)
