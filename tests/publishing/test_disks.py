"""Disks that are full or may not be written, several who publish at once, whoever stops it: the archive is sound."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_pack.archive import journal, settling
from committee_pack.archive.log import read_log
from committee_pack.archive.places import Archive, archive_at
from committee_pack.commands.stopping import Stopped
from committee_pack.locking import locked
from committee_pack.publishing import publish as publishing
from tests.support.meetings import AGENDA, MEETING, small_meeting
from tests.support.published import PACK_E1, REPORT_E1, archive_of, held, prove, publish, published
from tests.support.workspaces import COMMENTARY, ROOT, Ran, Small, small_workspace

NOBODY = 65534
PAGE = 4096
"""What a file takes at least on the disk that is filled here."""
WHOLE = "Stopped. The archive is whole: as it was before, or with the new edition; publish again to see which.\n"


def shelves(archive: Archive) -> dict[str, dict[str, bytes]]:
    return {each.root.name: held(each.root) for each in (archive.public, archive.restricted)}


def mount(*typed: str) -> bool:
    """Return whether something could be mounted, which few may do."""
    try:
        return subprocess.run(["mount", *typed], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a small disk of its own, where this may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", f"size={4 * PAGE}", "tmpfs", str(folder)):
        pytest.skip("no disk may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def let_have(disk: Path, free: int) -> None:
    """Let a disk have so many bytes that are free."""
    now = os.statvfs(disk)
    used = (now.f_blocks - now.f_bfree) * now.f_frsize
    assert mount("-o", f"remount,size={used + free}", str(disk))


def without_supplements(folder: Path) -> Small:
    small = small_meeting(folder)
    small.write(AGENDA, small.text(AGENDA).partition("supplements:")[0])
    return small


@pytest.mark.parametrize("beside", [False, True])
def test_however_full_a_disk_is_an_edition_is_on_it_whole_or_not_at_all(
    beside: bool, disk: Path, tmp_path: Path
) -> None:
    # -- imported here, as what it needs Windows has not
    from tests.support.interrupted_publishing import made_once

    small = without_supplements(tmp_path)
    archive, elsewhere = archive_at(disk / "archive"), archive_at(tmp_path / "archive")
    before: dict[str, dict[str, bytes]] = {"archive": {}, "archive-restricted": {}}
    with made_once():
        for name in (["monthly"] if beside else []) + [MEETING]:
            assert publish(small, name, "--archive", str(elsewhere.public.root)).code == 0
        if beside:
            let_have(disk, 1000 * PAGE)
            assert publish(small, "monthly", "--archive", str(archive.public.root)).code == 0
            before = shelves(archive)
        free, codes = 0, list[int]()
        while not codes or codes[-1]:
            free += 6 * PAGE
            let_have(disk, free)
            ran = publish(small, MEETING, "--archive", str(archive.public.root))
            codes.append(ran.code)
            if ran.code:
                is_told_to_make_room(ran)
                assert shelves(archive) == before
        assert len(codes) > 10
    prove(archive)
    assert shelves(archive) == shelves(elsewhere)


def is_told_to_make_room(ran: Ran) -> None:
    assert ran.code == 1
    assert (
        "cannot be written: No space left on device. The archive is as it was before. Make room on the disk" in ran.err
    )


def test_a_disk_that_may_only_be_read_is_verified_and_not_published_to(disk: Path, tmp_path: Path) -> None:
    small, archive = without_supplements(tmp_path), archive_at(disk / "archive")
    let_have(disk, 1000 * PAGE)
    assert publish(small, MEETING, "--archive", str(archive.public.root)).code == 0
    before = shelves(archive)
    assert mount("-o", "remount,ro", str(disk))
    prove(archive)
    ran = publish(small, "monthly", "--archive", str(archive.public.root))
    assert ran.code == 1
    assert (
        f"{archive.public.root} cannot be written: Read-only file system. The archive is as it was before." in ran.err
    )
    assert shelves(archive) == before
    assert mount("-o", "remount,rw", str(disk))
    assert publish(small, "monthly", "--archive", str(archive.public.root)).code == 0
    prove(archive)


@pytest.fixture
def common() -> Iterator[Path]:
    """Give a folder that everyone may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextlib.contextmanager
def without_rights() -> Iterator[None]:
    """Be somebody to whom rights matter, as they do not to root."""
    if os.getuid():
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@contextlib.contextmanager
def only_read(*folders: Path, mode: int = 0o555) -> Iterator[None]:
    before = {each: each.stat().st_mode for each in folders}
    for each in folders:
        each.chmod(mode)
    try:
        yield
    finally:
        for each, was in before.items():
            each.chmod(was)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_folder_that_may_only_be_read_is_verified_and_not_published_to(common: Path) -> None:
    small = small_workspace(common)
    archive = archive_of(small)
    published(small, "monthly")
    small.add(COMMENTARY, "\nMore was said.\n")
    before = shelves(archive)
    with only_read(archive.public.root, archive.public.root / "2016"), without_rights():
        prove(archive)
        ran = publish(small, "monthly")
    assert ran.code == 1
    assert f"{archive.public.root} cannot be written: Permission denied. The archive is as it was before." in ran.err
    assert "Ask for the right to write there" in ran.err
    assert shelves(archive) == before
    assert publish(small, "monthly").code == 0
    prove(archive)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_where_the_restricted_shelf_may_not_be_entered_what_has_nothing_for_it_is_published_and_verified(
    common: Path,
) -> None:
    small = without_supplements(common)
    archive = archive_of(small)
    published(small, MEETING)
    with (
        only_read(archive.public.root, archive.public.root / "2016", mode=0o777),
        only_read(archive.restricted.root, mode=0o000),
        without_rights(),
    ):
        ran = publish(small, "monthly")
        verified = small.run("verify")
    assert ran.code == 0, ran.err
    assert verified.code == 0
    assert "[restricted-unseen]" in verified.err
    prove(archive)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes folders down by itself")
def test_all_of_an_edition_is_written_down_to_the_disk_before_it_is_decided_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = without_supplements(tmp_path)
    down: set[tuple[int, int]] = set()
    decided: list[str] = []
    sync, rename = os.fsync, Path.rename

    def written(handle: int) -> None:
        down.add(one_of(os.fstat(handle)))
        sync(handle)

    def renamed(path: Path, to: Path) -> Path:
        if path.name == ".new":
            decided.append(path.parent.name)
            assert {one_of(each.stat()) for each in (path, *path.rglob("*"))} <= down
        return rename(path, to)

    monkeypatch.setattr(os, "fsync", written)
    monkeypatch.setattr(Path, "rename", renamed)
    published(small, MEETING)
    assert decided == ["archive-restricted", "archive"]
    for shelf in (archive_of(small).public.root, archive_of(small).restricted.root):
        assert {one_of(each.stat()) for each in (shelf, *shelf.rglob("*"))} <= down


def one_of(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def test_whoever_comes_while_another_publishes_is_told_so_and_nothing_changes(tmp_path: Path) -> None:
    small = small_workspace(tmp_path)
    published(small, "monthly")
    small.add(COMMENTARY, "\nMore was said.\n")
    before = held(archive_of(small).public.root)
    with locked(archive_of(small).public.lock):
        ran = publish(small, "monthly")
    assert ran.code == 1
    assert f"Stopped: Another command is writing the archive {archive_of(small).public.root}. Wait" in ran.err
    assert held(archive_of(small).public.root) == before


def test_two_who_publish_at_once_come_one_after_the_other_or_one_is_told_to_wait(tmp_path: Path) -> None:
    archive = archive_at(tmp_path / "archive")
    smalls = [small_workspace(tmp_path / name) for name in ("one", "other")]
    done = 0
    for turn in range(2):
        for number, small in enumerate(smalls):
            small.add(COMMENTARY, f"\nSaid by {number} in turn {turn}.\n")
        running = [started(small, "publish", "monthly", "--archive", str(archive.public.root)) for small in smalls]
        for each in running:
            _, said = each.communicate()
            assert each.returncode == 0 or f"Another command is writing the archive {archive.public.root}." in said, (
                said
            )
            done += each.returncode == 0
        prove(archive)
        names = list(read_log((archive.public.root / "log.jsonl").read_bytes()).published)
        assert names == [REPORT_E1.replace("-e1", f"-e{number}") for number in range(1, done + 1)]
    assert done >= 2


def started(small: Small, *typed: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "committee_pack", *typed, "--workspace", str(small.root)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


STOPPED_BEFORE = [(publishing, "make_bag"), (publishing, "write_log"), (journal, "sync_all")]
STOPPED_AFTER = [(journal, "bring_in"), (settling, "_waiting")]


@pytest.mark.parametrize(
    ("of", "name", "is_in"),
    [(*each, False) for each in STOPPED_BEFORE] + [(*each, True) for each in STOPPED_AFTER],
)
def test_ctrl_c_leaves_the_archive_as_it_was_or_with_the_edition_and_says_so(
    of: object, name: str, is_in: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = without_supplements(tmp_path)
    published(small, "monthly")
    before = shelves(archive_of(small))

    def stopped(*_: object) -> None:
        raise Stopped

    with monkeypatch.context() as patched:
        patched.setattr(of, name, stopped)
        ran = publish(small, MEETING)
    assert (ran.code, ran.out) == (130, "")
    assert ran.err.endswith(WHOLE)
    prove(archive_of(small))
    if not is_in:
        assert shelves(archive_of(small)) == before
    ran = publish(small, MEETING)
    assert ran.code == 0
    assert ("is published already" in ran.out) == is_in
    prove(archive_of(small))
    assert set(held(archive_of(small).public.root / "2016" / PACK_E1)) >= {"bagit.txt", "data/edition.json"}


PROGRAM = """\
import os, signal, sys
from unittest import mock
from committee_pack import cli
from committee_pack.archive import journal, settling
from committee_pack.publishing import publish

done = getattr({of}, "{name}")

def ended(*arguments):
    done(*arguments)
    os.kill(os.getpid(), signal.{signal})

sys.argv = ["committee-pack", "publish", "monthly", "--workspace", sys.argv[1]]
with mock.patch.object({of}, "{name}", ended):
    cli.main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
@pytest.mark.parametrize(
    ("of", "name", "is_in"),
    [("publish", "make_bag", False), ("journal", "make_years", False), ("settling", "_waiting", True)],
)
@pytest.mark.parametrize("ending", ["SIGTERM", "SIGINT"])
def test_a_signal_that_ends_it_leaves_the_archive_sound(
    of: str, name: str, is_in: bool, ending: str, tmp_path: Path
) -> None:
    small = small_workspace(tmp_path)
    program = PROGRAM.format(of=of, name=name, signal=ending)
    command = [sys.executable, "-c", program, str(small.root)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    code = 130 if ending == "SIGINT" else -getattr(signal, ending)
    assert done.returncode == code, done.stderr
    assert archive_of(small).is_there == is_in
    published(small, "monthly")
    assert {path.split("/")[0] for path in held(archive_of(small).public.root)} == {
        "2016", "log.jsonl", "index.json", "index.html",
    }  # fmt: skip
