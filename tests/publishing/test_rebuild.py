"""Every edition of the sample is built again, byte for byte, wherever that is and by whichever installation.

That is one in another environment, clean and made anew, where one is named; `.ci/run` names one.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import committee_pack
from tests.support.published import held
from tests.support.rebuilt import identical, outputs
from tests.support.sample import EDITIONS, Sample

SECOND = "COMMITTEE_PACK_SECOND_ENVIRONMENT"
LACKING = (
    "editions are built again in this environment alone without another, such as: python3 -m venv FOLDER && "
    f"FOLDER/bin/python -m pip install -c requirements.lock . with {SECOND}=FOLDER"
)
BIN, EXE = ("Scripts", ".exe") if sys.platform == "win32" else ("bin", "")
ELSEWHERE = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"},
    {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1"},
)
"""Zones on either side of a day, locales with letters and figures of their own, and other orders of sets."""


def python() -> Path:
    """Return the Python that builds editions again: that of the second environment, where one is named."""
    named = os.environ.get(SECOND)
    return Path(named).absolute() / BIN / f"python{EXE}" if named else Path(sys.executable)


def ran(*typed: str, folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder, with nothing of the environment that runs the tests where there is a second one."""
    own = ("PYTHON", "VIRTUAL_ENV") if SECOND in os.environ else ()
    here = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return subprocess.run(
        [str(python()), *typed], cwd=folder, env={**here, **env}, capture_output=True, text=True, encoding="utf-8",
        check=False,
    )  # fmt: skip


@pytest.fixture(scope="session")
def moved(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """Return the archives alone, in another folder that nobody may write to: the workspaces are gone."""
    folder = tmp_path_factory.mktemp("Ärchives = 100% of them")
    for workspace in (sample.workspace, sample.example):
        for shelf in workspace.glob("archive*"):
            shutil.copytree(shelf, folder / workspace.name / shelf.name)
    folders = [each for each in folder.rglob("*") if each.is_dir()]
    for each in folders:
        each.chmod(stat.S_IRUSR | stat.S_IXUSR)
    yield Sample(folder / sample.workspace.name, folder / sample.example.name)
    for each in folders:
        each.chmod(stat.S_IRWXU)


@pytest.fixture
def links(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Return what names a folder for temporary files that a link leads to, empty again after."""
    real, link = tmp_path / "Größe of it", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    yield {"TMPDIR": str(link), "HOME": str(tmp_path / "nowhere")}
    assert list(real.iterdir()) == []


def seen(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the size of all that lies in a folder and when it was last changed."""
    there = ((each.relative_to(folder).as_posix(), each.stat()) for each in sorted(folder.rglob("*")))
    return {path: (found.st_size, found.st_mtime_ns) for path, found in there}


def test_the_second_environment_is_another_with_the_tool_installed_and_nothing_to_test_it(tmp_path: Path) -> None:
    if SECOND not in os.environ and os.environ.get("COMMITTEE_PACK_REQUIRE_VALIDATORS"):
        pytest.fail(LACKING, pytrace=False)
    if SECOND not in os.environ:
        pytest.skip(LACKING)
    assert python().is_file(), f"{SECOND}: {python().parents[1]} is no environment"
    asked = "import committee_pack, importlib.util as u; print(u.find_spec('pytest'), committee_pack.__file__)"
    told = ran("-c", asked, folder=tmp_path, env={}).stdout.strip()
    assert told.startswith(f"None {python().parents[1]}{os.sep}"), told
    assert committee_pack.__file__ not in told


@pytest.mark.parametrize(("edition", "at"), [(name, at % 2) for at, name in enumerate(EDITIONS)])
def test_every_edition_is_the_same_bytes_in_another_folder_zone_locale_and_process(
    edition: str, at: int, moved: Sample, links: dict[str, str], tmp_path: Path
) -> None:
    archive, out = moved.of(edition) / "archive", tmp_path / "out"
    before = seen(archive.parent)
    typed = ("-m", "committee_pack", "rebuild", edition, "--archive", str(archive), "--out", str(out))
    done = ran(*typed, folder=tmp_path, env={**links, **ELSEWHERE[at]})
    files = outputs(archive, edition)
    # -- that nothing is noted says that all versions are the same, and so is the tool, file by file
    assert (done.returncode, done.stdout.splitlines()[-1:], done.stderr) == (0, [identical(edition, len(files))], "")
    assert held(out) == files
    assert seen(archive.parent) == before


def test_all_there_is_in_the_archives_is_built_again(sample: Sample) -> None:
    bags = {each.name for workspace in (sample.workspace, sample.example) for each in workspace.glob("archive/*/*")}
    assert bags == set(EDITIONS)
