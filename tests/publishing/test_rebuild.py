"""Every edition of the sample is built again, byte for byte, wherever that is; and what of it may not be."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.published import held
from tests.support.rebuilt import identical, outputs
from tests.support.sample import EDITIONS, EXAMPLE, Sample

ELSEWHERE = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"},
    {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1"},
)
"""Zones on either side of a day, locales with letters and figures of their own, and other orders of sets."""


@pytest.fixture(scope="session")
def moved(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Return the archives alone, in another folder that nobody may write to: the workspaces are gone."""
    folder = tmp_path_factory.mktemp("Ärchives = 100% of them")
    for workspace in (sample.workspace, sample.example):
        for shelf in workspace.glob("archive*"):
            shutil.copytree(shelf, folder / workspace.name / shelf.name)
    for path in folder.rglob("*"):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    return Sample(folder / sample.workspace.name, folder / sample.example.name)


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


@pytest.mark.parametrize(("edition", "at"), [(name, at % 2) for at, name in enumerate(EDITIONS)])
def test_every_edition_is_the_same_bytes_in_another_folder_zone_locale_and_process(
    edition: str, at: int, moved: Sample, links: dict[str, str], tmp_path: Path
) -> None:
    archive, out = moved.of(edition) / "archive", tmp_path / "out"
    before = seen(archive.parent)
    command = [sys.executable, "-m", "committee_pack", "rebuild", edition, "--archive", str(archive), "--out", str(out)]
    env = {**os.environ, **links, **ELSEWHERE[at]}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    files = outputs(archive, edition)
    assert (done.returncode, done.stdout.splitlines()[-1], done.stderr) == (0, identical(edition, len(files)), "")
    assert held(out) == files
    assert seen(archive.parent) == before


def test_all_there_is_in_the_archives_is_built_again(sample: Sample) -> None:
    bags = {
        each.name
        for shelf in ("council", "adult-care")
        for each in sample.workspace.parent.glob(f"{shelf}/archive/*/*")
    }
    assert bags == set(EDITIONS)
    assert set(EXAMPLE) < bags
