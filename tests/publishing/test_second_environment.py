"""Every edition of the sample is built again, byte for byte, by the tool as it is installed in another environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import committee_pack
from tests.support.published import held
from tests.support.rebuilt import identical, outputs
from tests.support.sample import EDITIONS, Sample

SECOND = "COMMITTEE_PACK_SECOND_ENVIRONMENT"
LACKING = f"""\
editions are not built again in a second environment: python3 -m venv FOLDER && FOLDER/bin/python -m pip install -q \
-c requirements.lock . and name it: {SECOND}=FOLDER"""
_BIN, _EXE = ("Scripts", ".exe") if sys.platform == "win32" else ("bin", "")


@pytest.fixture(scope="module")
def second() -> Path:
    """Return where the programs of the second environment lie; skip where none is named, fail where one must be."""
    named = os.environ.get(SECOND)
    if not named and os.environ.get("COMMITTEE_PACK_REQUIRE_VALIDATORS"):
        pytest.fail(LACKING, pytrace=False)
    if not named:
        pytest.skip(LACKING)
    programs = Path(named).absolute() / _BIN
    assert (programs / f"committee-pack{_EXE}").is_file(), f"{SECOND}: {named} has no committee-pack"
    return programs


def ran(program: Path, *typed: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the second environment with nothing of this one."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    command = [str(program.with_name(program.name + _EXE)), *typed]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def test_it_is_another_environment_with_the_tool_installed_and_nothing_to_test_it(second: Path, tmp_path: Path) -> None:
    asked = "import committee_pack, importlib.util as u; print(committee_pack.__file__, u.find_spec('pytest'))"
    file, pytest_there = ran(second / "python", "-c", asked, folder=tmp_path).stdout.split()
    assert Path(file).is_relative_to(second.parent)
    assert file != committee_pack.__file__
    assert pytest_there == "None"


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_is_the_same_bytes_there(edition: str, second: Path, sample: Sample, tmp_path: Path) -> None:
    archive, out = sample.of(edition) / "archive", tmp_path / "out"
    typed = ("rebuild", edition, "--archive", str(archive), "--out", str(out))
    done = ran(second / "committee-pack", *typed, folder=tmp_path)
    files = outputs(archive, edition)
    # -- that nothing is noted says that every version is the same, and so is the tool, file by file
    assert (done.returncode, done.stdout.splitlines()[-1:], done.stderr) == (0, [identical(edition, len(files))], "")
    assert held(out) == files
