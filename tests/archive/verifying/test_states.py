"""An archive verifies as it is: half way through a change, where one may only read, where one may not read all."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_pack.archive.places import REMOVED, Shelf
from committee_pack.errors import OutputError
from committee_pack.locking import locked
from tests.support.as_anyone import run_as_anyone
from tests.support.provable import BAGS, OLD, PACK, REPORT, SECOND, Provable, copied

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
RESTRICTED = f"archive-restricted/2016/{PACK}"


# -- half way ------------------------------------------------------------------------------------------


def wait(shelf: Shelf, *paths: str) -> None:
    """Let what lies in its place wait to come in, as it does when a command was killed on the way."""
    for path in paths:
        (shelf.pending / path).parent.mkdir(parents=True, exist_ok=True)
        (shelf.root / path).rename(shelf.pending / path)


FILES = ("log.jsonl", "index.json", "index.html")


@pytest.mark.parametrize("moved", range(5))
def test_a_change_that_is_on_its_way_in_is_there_at_every_step(provable: Provable, moved: int) -> None:
    waiting = (BAGS[1], *FILES)
    wait(provable.archive.public, *waiting[moved:])
    provable.archive.public.pending.mkdir(exist_ok=True)
    assert provable.found() == ()
    assert provable.verified(provable.log.head).known == 6


def test_a_restricted_bag_waits_with_the_public_one(provable: Provable) -> None:
    wait(provable.archive.restricted, BAGS[2])
    wait(provable.archive.public, BAGS[2], *FILES)
    assert provable.found() == ()


def test_a_restricted_bag_that_was_never_decided_on_is_not_looked_at(provable: Provable) -> None:
    other = provable.archive.restricted.pending / "2016" / "2016-11-09-other-e1"
    shutil.copytree(provable.bag(PACK, restricted=True), other)
    assert provable.found() == ()


def test_what_is_only_staged_is_not_looked_at(provable: Provable) -> None:
    for shelf in (provable.archive.public, provable.archive.restricted):
        shutil.copytree(provable.bag(REPORT), shelf.new / "2016" / "2016-11-09-other-e1")
        (shelf.new / "log.jsonl").write_bytes(b"half of i")
    assert provable.found() == ()


def test_what_is_being_taken_away_may_lie_there_still_or_not(provable: Provable) -> None:
    bag = f"2016/{OLD}"
    shutil.copytree(provable.bag(REPORT), provable.bag(OLD))
    assert provable.errors() == {("edition-unlogged", f"archive/{bag}")}
    pending = provable.archive.public.pending
    pending.mkdir()
    (pending / REMOVED).write_text(f"{bag}\n", encoding="utf-8")
    assert provable.found() == ()
    (pending / ".gone" / "2016").mkdir(parents=True)
    provable.bag(OLD).rename(pending / ".gone" / bag)
    assert provable.found() == ()


def test_damage_to_what_waits_is_named_by_the_place_that_it_will_have(provable: Provable) -> None:
    wait(provable.archive.public, BAGS[1], *FILES)
    (provable.archive.public.pending / BAGS[1] / "data" / "more").write_bytes(b"")
    assert provable.errors() == {("archive-added", f"archive/{BAGS[1]}/data/more")}


def test_what_waits_and_does_not_belong_is_named(provable: Provable) -> None:
    pending = provable.archive.public.pending
    (pending / "2016" / "2016-11-09-other-e1").mkdir(parents=True)
    (pending / "notes.txt").write_bytes(b"")
    assert provable.said() == {
        ("edition-unlogged", "archive/.pending/2016/2016-11-09-other-e1"),
        ("archive-stray", "archive/.pending/notes.txt"),
    }


def test_a_change_that_a_backup_brought_back_is_told_and_counts_for_nothing(provable: Provable) -> None:
    older = b"".join(provable.at("archive/log.jsonl").read_bytes().splitlines(keepends=True)[:-1])
    pending = provable.archive.public.pending
    (pending / "2016" / SECOND).mkdir(parents=True)
    (pending / "log.jsonl").write_bytes(older)
    (found,) = provable.found()
    assert (found.code, str(found.place)) == ("archive-stray", "archive/.pending")
    assert found.message.startswith("It holds a change that does not go on from the log")
    assert provable.verified().entries == 6


@pytest.mark.parametrize("content", [b"\xff\xfe\0junk", b"../../etc\n/etc\n..\n2016/../..\n\0\n", b"x" * 1_000_000])
def test_a_list_of_what_goes_that_nobody_wrote_takes_nothing_away(provable: Provable, content: bytes) -> None:
    provable.archive.public.pending.mkdir()
    (provable.archive.public.pending / REMOVED).write_bytes(content)
    assert provable.found() == ()


def test_while_another_command_writes_nothing_is_verified(provable: Provable) -> None:
    with locked(provable.archive.public.lock), pytest.raises(OutputError, match="Another command is writing"):
        provable.found()


def test_nothing_is_changed_and_no_lock_is_left(provable: Provable) -> None:
    before = {path: path.lstat().st_mtime_ns for path in provable.root.rglob("*") if path.is_file()}
    wait(provable.archive.public, BAGS[1], *FILES)
    assert provable.found() == ()
    after = {path: path.lstat().st_mtime_ns for path in provable.root.rglob("*") if path.is_file()}
    assert sorted(before.values()) == sorted(after.values())
    assert not provable.archive.public.lock.exists()


# -- what one may not open -----------------------------------------------------------------------------


def test_a_restricted_shelf_that_is_gone_is_one_error_and_not_one_for_each_bag(provable: Provable) -> None:
    shutil.rmtree(provable.archive.restricted.root)
    (found,) = provable.found()
    assert (found.code, str(found.place)) == ("archive-missing", "archive-restricted")
    root = provable.archive.restricted.root
    assert found.message == f"The restricted bags of 1 edition are gone: {root} is not there."


def test_a_restricted_shelf_that_cannot_be_entered_is_a_warning(provable: Provable) -> None:
    shutil.rmtree(provable.archive.restricted.root)
    provable.archive.restricted.root.write_bytes(b"a file")
    (found,) = provable.found()
    assert (found.code, str(found.place)) == ("restricted-unseen", "archive-restricted")
    assert found.severity.value == "warning"


def test_where_nothing_is_restricted_nobody_misses_the_restricted_shelf(provable: Provable) -> None:
    shutil.rmtree(provable.archive.restricted.root)
    shutil.rmtree(provable.bag(PACK))
    provable.rewrite(lambda each: None if each.edition == PACK else each)
    assert provable.found() == ()


@pytest.fixture
def open_to_all(sound: Provable) -> Iterator[Provable]:
    """Return an archive in a folder that everyone may enter, as those of tests are only for whoever runs them."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        made = copied(sound, Path(folder) / "council")
        made.root.chmod(0o755)
        yield made
        for path in (Path(folder), *Path(folder).rglob("*")):
            if path.is_dir():
                path.chmod(0o700)


def verified(provable: Provable, *typed: str) -> tuple[int, str]:
    ran = run_as_anyone("verify", "--archive", str(provable.archive.public.root), *typed)
    assert "Traceback" not in ran.err
    return ran.code, ran.err


@POSIX
def test_whoever_may_only_read_can_verify(open_to_all: Provable) -> None:
    for path in open_to_all.root.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    code, said = verified(open_to_all)
    assert code == 0
    assert re.findall(r"\[([a-z-]+)\]", said) == ["restricted-open"]


@POSIX
@pytest.mark.parametrize(("mode", "is_open"), [(0o755, True), (0o711, True), (0o754, False), (0o770, False)])
def test_a_restricted_shelf_that_everyone_may_enter_is_a_warning(
    provable: Provable, mode: int, *, is_open: bool
) -> None:
    provable.archive.restricted.root.chmod(mode)
    said = {("restricted-open", "archive-restricted")} if is_open else set()
    assert provable.said() == said
    assert provable.errors() == set()


@POSIX
def test_a_restricted_shelf_that_holds_nothing_may_be_open(provable: Provable) -> None:
    provable.archive.restricted.root.chmod(0o755)
    shutil.rmtree(provable.bag(PACK))
    shutil.rmtree(provable.bag(PACK, restricted=True))
    provable.rewrite(lambda each: None if each.edition == PACK else each)
    assert provable.found() == ()


@POSIX
def test_whoever_may_not_enter_the_restricted_shelf_is_told_what_was_not_looked_at(open_to_all: Provable) -> None:
    open_to_all.archive.restricted.root.chmod(0)
    code, said = verified(open_to_all)
    assert code == 0
    place = open_to_all.archive.restricted.root
    assert said.startswith(f"{place}: warning: The restricted bags of 1 edition were not looked at: ")
    assert said.count("\n") == 1
    assert verified(open_to_all, "--strict")[0] == 1


@POSIX
@pytest.mark.parametrize(
    ("closed", "named"),
    [
        (f"archive/{BAGS[0]}", f"archive/{BAGS[0]}"),
        (f"archive/{BAGS[0]}/data", f"archive/{BAGS[0]}/data"),
        (f"archive/{BAGS[0]}/data/output/2016-11-02", f"archive/{BAGS[0]}/data/output/2016-11-02"),
        (f"archive/{BAGS[0]}/data/results.json", f"archive/{BAGS[0]}/data/results.json"),
        (f"archive/{BAGS[0]}/data/edition.json", f"archive/{BAGS[0]}/data/edition.json"),
        (f"archive/{BAGS[0]}/manifest-sha512.txt", f"archive/{BAGS[0]}/manifest-sha512.txt"),
        (f"archive/{BAGS[0]}/tagmanifest-sha512.txt", f"archive/{BAGS[0]}/tagmanifest-sha512.txt"),
        ("archive/index.html", "archive/index.html"),
        ("archive/index.json", "archive/index.json"),
        (f"archive/2016/{OLD}.tombstone.json", f"archive/2016/{OLD}.tombstone.json"),
        ("archive/log.jsonl", "archive/log.jsonl"),
        (f"{RESTRICTED}/data", f"{RESTRICTED}/data"),
        ("archive", "archive/log.jsonl"),
        ("archive/2016", f"archive/2016/{SECOND}"),
        ("archive-restricted/2016", RESTRICTED),
    ],
)
def test_what_may_not_be_read_is_named_and_why(open_to_all: Provable, closed: str, named: str) -> None:
    open_to_all.archive.restricted.root.chmod(0o755)
    open_to_all.at(closed).chmod(0)
    code, said = verified(open_to_all)
    assert code == 1
    assert f"{named}: error: It cannot be read: Permission denied. Ask for the right to read it." in said


@POSIX
def test_a_file_that_may_not_be_read_accuses_no_other(open_to_all: Provable) -> None:
    bag = open_to_all.bag(REPORT)
    (bag / "data").chmod(0)
    assert verified(open_to_all)[1].count(": error: ") == 1
    (bag / "data").chmod(0o755)
    (bag / "manifest-sha512.txt").chmod(0)
    assert "archive-unproved" in verified(open_to_all)[1]


@POSIX
@pytest.mark.parametrize("shelf", ["archive", "archive-restricted"])
def test_a_change_on_its_way_in_that_may_not_be_read_is_told(open_to_all: Provable, shelf: str) -> None:
    open_to_all.archive.restricted.root.chmod(0o755)
    for each in (open_to_all.archive.public, open_to_all.archive.restricted):
        each.pending.mkdir()
    (open_to_all.at(shelf) / ".pending").chmod(0)
    code, said = verified(open_to_all, "--strict")
    assert code == 1
    assert re.search(rf"^{open_to_all.at(shelf)}\b.*\b(cannot|may not) be read", said, re.MULTILINE)
