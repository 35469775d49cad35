"""Whatever stops `publish`, at whatever step: the archive is sound as it is, and the next run brings it to its end.

A run picks some steps by a seed. All of them, some 8,000, are tried in half an hour:
`COMMITTEE_PACK_ALL_STOPS=1 python -m pytest -n auto tests/test_publishing_interrupted.py`
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.test_interruption import KILLS, REFUSALS, every_step_is_counted

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGKILL")
ROOT = Path(__file__).parents[1]
COUNT = 0 if os.environ.get("COMMITTEE_PACK_ALL_STOPS") else 20
SEED = os.environ.get("COMMITTEE_PACK_STOPS_SEED", "1")
CASES = (
    "report into nothing",
    "report beside others",
    "pack into nothing",
    "pack beside others",
    "report after a pack that was decided on",
    "report after a pack that was not",
)
Told = dict[str, Any]


@pytest.mark.parametrize("case", CASES)
def test_an_edition_is_there_whole_or_not_at_all_wherever_its_publication_is_stopped(case: str, tmp_path: Path) -> None:
    tried = told_of(case, tmp_path)
    every_kind_of_step_is_counted(tried)
    for trial in tried["trials"]:
        assert trial["saw"] in ("before", "after"), at(tried, trial)
        assert trial["fault"] == "", at(tried, trial)
    for trial in tried["trials"]:
        assert trial["then"] == 0, at(tried, trial)
        assert trial["differs"] == [], at(tried, trial)
    killed_it_ends_there(tried)
    refused_it_says_how_the_archive_is(tried)


def told_of(case: str, folder: Path) -> Told:
    """Return what became of the trials of a case, which a process without threads makes."""
    command = [sys.executable, "-m", "tests.support.interrupted_publishing", case, str(COUNT), SEED, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return {"case": case, **json.loads(done.stdout)}


def every_kind_of_step_is_counted(tried: Told) -> None:
    """Hold the steps against what Python reports, with those that the library takes which writes bags."""
    assert tried["fault"] == ""
    assert tried["trials"]
    every_step_is_counted(tried)
    taken = [(kind, Path(path).name) for kind, path, _ in tried["whole"]["taken"]]
    assert {kind for kind, _ in taken} >= {
        "mkdir",
        "open",
        "write",
        "fsync",
        "rename",
        "unlink",
        "rmdir",
        "flock",
        "chmod",
    }
    assert {("write", "manifest-sha512.txt"), ("write", "bag-info.txt"), ("rename", "tmp-bag")} <= set(taken)


def killed_it_ends_there(tried: Told) -> None:
    for trial in tried["trials"]:
        assert (trial["code"] == -9) == (trial["how"] in KILLS), at(tried, trial)


def refused_it_says_how_the_archive_is(tried: Told) -> None:
    for trial in (each for each in tried["trials"] if each["how"] in REFUSALS):
        said, is_in = trial["said"], trial["saw"] == "after"
        if trial["code"] == 0:
            assert is_in, at(tried, trial)
            assert "Published: " in said
            continue
        remedy = "Make room on the disk" if trial["how"] == "full from" else "Ask for the right"
        stands = "with the change in it" if is_in else "The archive is as it was before."
        assert trial["code"] == 1, at(tried, trial)
        assert said.startswith("Stopped: "), said
        assert all(part in said for part in ("cannot be written: ", stands, remedy)), at(tried, trial)
        assert "Traceback" not in said
        assert ".new" not in said
        assert ".pending" not in said


def at(tried: Told, trial: Told) -> str:
    """Return where a trial was stopped and what came of it, for a message."""
    step = tried["whole"]["taken"][trial["at"]]
    return f"{tried['case']}: {trial['how']} step {trial['at']}, {step}: {trial}"
