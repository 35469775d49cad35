"""Folders for a while: whoever makes one has it alone, and nothing of it stays, however a command ends."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

import pytest

from committee_pack.errors import OutputError
from committee_pack.locking import locked
from committee_pack.scratch import scratch, write_files

HELD = """\
import pathlib, sys, time
from committee_pack.scratch import scratch
with scratch() as folder:
    (folder / "secret.md").write_text("not for publication")
    print(folder, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def begun(place: Path) -> subprocess.Popen[str]:
    """Return a command that has a folder, once it has; it ends when it is told something."""
    return subprocess.Popen(
        [sys.executable, "-c", HELD], env={"TMPDIR": str(place)}, stdin=-1, stdout=-1, text=True, encoding="utf-8"
    )


def test_a_folder_is_its_owners_alone_and_goes_with_all_that_is_in_it(place: Path) -> None:
    with scratch() as folder:
        (folder / "below").mkdir()
        (folder / "below" / "paper.md").write_bytes(b"x")
        if sys.platform != "win32":
            assert folder.stat().st_mode & 0o777 == 0o700
    assert list(place.iterdir()) == []


def test_files_are_written_below_it_and_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with scratch() as folder:
        write_files(folder, {"a/b.csv": b"1", "c.csv": b"2"})
        assert (folder / "a" / "b.csv").read_bytes() == b"1"
        (folder / "d").write_bytes(b"")
        with pytest.raises(OutputError, match=r"d.* cannot be written: "):
            write_files(folder, {"d/e.csv": b"3"})
    monkeypatch.setattr(Path, "mkdir", mock.Mock(side_effect=OSError(28, "No space left on device", "there")))
    with pytest.raises(OutputError, match="there cannot be written: No space left on device"), scratch():
        raise AssertionError


def test_it_goes_where_the_work_fails_too(place: Path) -> None:
    with pytest.raises(ValueError, match="no"), scratch():
        raise ValueError("no")
    assert list(place.iterdir()) == []


def test_two_at_once_have_a_folder_each(place: Path) -> None:
    with scratch() as one, scratch() as other:
        assert one != other
        assert one.is_dir()
    assert list(place.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no kill that leaves everything")
def test_what_a_command_that_was_killed_has_left_goes_with_the_next(place: Path) -> None:
    with begun(place) as killed, begun(place) as living:
        assert killed.stdout is not None
        assert living.stdout is not None
        left, held = (Path(each.stdout.readline().strip()) for each in (killed, living) if each.stdout)
        killed.kill()
        killed.wait()
        assert (left / "secret.md").is_file()
        with scratch():
            assert not left.exists()
            assert (held / "secret.md").is_file()
        living.communicate("end\n")
    assert list(place.iterdir()) == []


def test_what_others_have_there_is_left_alone(place: Path) -> None:
    (place / "committee-pack-notes").mkdir()
    (place / "committee-pack-report.txt").write_bytes(b"x")
    theirs = place / "committee-pack-0123.lock"
    with locked(theirs):
        (place / "committee-pack-0123").mkdir()
        with scratch():
            assert (place / "committee-pack-0123").is_dir()
    assert {each.name for each in place.iterdir()} == {
        "committee-pack-notes", "committee-pack-report.txt", "committee-pack-0123",
    }  # fmt: skip
