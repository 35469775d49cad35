"""The sample's meeting, assembled as a user does it: every file conforms, and is the same wherever it is made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import copied_workspace
from tests.support.validators import validate_pdf

MEETING = "2016-11-10-cabinet-committee"


def assembled(workspace: Path, env: dict[str, str] | None = None) -> Path:
    """Assemble the pack and its supplement, in processes of their own, and return where they lie."""
    for more in ([], ["--supplement", "1"]):
        command = [sys.executable, "-m", "committee_pack", "agenda", MEETING, *more, "--workspace", str(workspace)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=env)
        assert done.returncode == 0, done.stdout + done.stderr
    return workspace / "out"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the pack of the sample's meeting and its supplement lie."""
    return assembled(copied_workspace(tmp_path_factory.mktemp("meeting")))


@pytest.mark.usefixtures("pdf_validator")
def test_both_validators_find_nothing_in_any_edition_item_or_supplement(out: Path) -> None:
    files = sorted(out.rglob("*.pdf"))
    assert len(files) == 13
    verdicts = validate_pdf(files)
    assert len(verdicts) == 26
    assert [str(verdict) for verdict in verdicts if not verdict.compliant] == []


def test_the_same_bytes_are_made_in_another_folder_zone_and_locale(out: Path, tmp_path: Path) -> None:
    env = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    other = assembled(copied_workspace(tmp_path / "somewhere else"), env)
    assert files_of(other) == files_of(out)


def files_of(folder: Path) -> dict[Path, bytes]:
    """Return what each file below a folder holds, by its path from there."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
