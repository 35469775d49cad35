"""Why nothing could be written is said as it is: no right to, a disk that takes nothing, maybe an open file."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from tests.support.workspaces import Small, small_workspace

OPEN = "Close "
COMMANDS = (("build", "--to", "pdf", "--out"), ("results", "monthly", "--out"), ("schemas", "--out"))


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def refuse(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the system refuse every new folder and lock."""

    def refusing(path: object, *_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number), str(path))

    for name in ("committee_pack.output.locked", "pathlib.Path.mkdir"):
        monkeypatch.setattr(name, refusing)


@pytest.mark.parametrize("typed", COMMANDS, ids=" ".join)
def test_a_folder_in_which_one_may_not_write_is_said_to_be_one(
    small: Small, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...]
) -> None:
    refuse(monkeypatch, errno.EACCES)
    monkeypatch.setattr(os, "access", lambda _, mode: mode == os.R_OK)
    done = small.run(*typed, str(small.root / "new" / "r.csv"))
    assert done.code == 1
    assert "Permission denied. What stood there before still stands. You may not write in " in done.err
    assert f"write in {small.root}: ask whoever looks after it for the right to, or write elsewhere" in done.err
    assert OPEN not in done.err


def test_a_file_that_the_system_refuses_in_a_folder_that_is_ours_may_be_open(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, errno.EACCES)
    assert "Close the file if it is open in Word" in small.run("build").err


def test_a_disk_that_takes_nothing_is_said_to_take_nothing(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, errno.EROFS)
    assert "Nobody can write on this disk" in small.run("build").err


def test_reports_built_side_by_side_say_so_too(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    small.write("report_templates/second/report.yaml", small.text("report_templates/monthly/report.yaml"))
    refuse(monkeypatch, errno.EROFS)
    assert small.run("build", "--jobs", "2").err.count("Nobody can write on this disk") == 2


def test_a_folder_of_texts_that_may_not_be_entered_is_told_and_nothing_is_written_into_it(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small.root / "narratives" / "monthly" / "2016-07"
    folder.mkdir()
    refused = ("iterdir", "exists", "read_bytes")
    for name in refused:
        monkeypatch.setattr(Path, name, refusing_in(folder, getattr(Path, name)))
    done = small.run("new", "period", "2016-07")
    assert done.code == 1
    said = "narratives/monthly/2016-07: error: The folder narratives/monthly/2016-07 cannot be read: Permission denied."
    assert said in done.err
    why = "with these errors nobody can say what is to be written for 'monthly'"
    assert done.err.endswith(f"Stopped: Nothing was written: {why}. Mend what is named above.\n")


def refusing_in(folder: Path, function: Callable[..., object]) -> Callable[..., object]:
    """Return a function of the system that refuses a folder and what lies in it, as Python 3.11 tells it."""

    def refusing(path: Path, *rest: object) -> object:
        if path.is_relative_to(folder):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return function(path, *rest)

    return refusing
