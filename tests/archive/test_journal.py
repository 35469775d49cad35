"""Changes to an archive: whole or not at all, and brought to an end by whoever comes next."""

from __future__ import annotations

import contextlib
import datetime
import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_pack.archive import journal, settling
from committee_pack.archive.journal import Staging, changing, undisturbed
from committee_pack.archive.log import Entry, Event, Log, write_log
from committee_pack.archive.places import INDEX, LOG, PAGE, Archive, Shelf, archive_at
from committee_pack.commands.stopping import Stopped
from committee_pack.errors import OutputError
from committee_pack.locking import locked

BAG, OLDER = "2016/2016-11-02-monthly-2016-08-e1", "2015/2015-11-02-monthly-2015-08-e1"
FACTS = (LOG, INDEX, PAGE)


def logs() -> dict[str, bytes]:
    """Return logs that go on from one another, by words of ours for them; in the new one the older bag is gone."""
    log, found = Log(), {}
    for said, *events in (
        ("old", (Event.PUBLISHED, OLDER), (Event.PUBLISHED, BAG)),
        ("new", (Event.DISPOSED, OLDER)),
        ("later", (Event.HELD, BAG)),
    ):
        for event, path in events:
            name = Path(path).name
            log = log.after(Entry(0, datetime.date(2016, 11, 2), event, name, name[11:-3], "ab" * 64))
        found[said] = write_log(log)
    return found


LOGS = logs()


def fact(name: str, said: str) -> bytes:
    return LOGS[said] if name == LOG else said.encode()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archive_at(tmp_path / "archive")


def put(staging: Staging, path: str, *, secret: bool = False, said: str = "new") -> None:
    """Stage a bag of one file that may only be read, and the files that say what is there."""
    shelves = (staging.archive.public, staging.archive.restricted) if secret else (staging.archive.public,)
    for shelf in shelves:
        file = staging.folder(shelf, path) / "file"
        file.write_bytes(path.encode())
        file.chmod(0o444)
    for name in FACTS:
        staging.write(name, fact(name, said))


def add(archive: Archive, path: str = BAG, *, secret: bool = False, said: str = "new") -> None:
    with changing(archive) as staging:
        put(staging, path, secret=secret, said=said)
        staging.decide()


def there(shelf: Shelf) -> dict[str, bytes]:
    """Return the files of a shelf as they lie on the disk, hidden ones too."""
    files = (each for each in shelf.root.rglob("*") if each.is_file())
    return {each.relative_to(shelf.root).as_posix(): each.read_bytes() for each in files}


def seen(shelf: Shelf, *paths: str) -> dict[str, bytes]:
    """Return what whoever reads finds at the paths."""
    places = {path: Shelf(shelf.root, shelf.decided).place(path) for path in paths}
    return {path: place.read_bytes() for path, place in places.items() if place.exists()}


def whole(*paths: str, said: str = "new") -> dict[str, bytes]:
    return {**{f"{path}/file": path.encode() for path in paths}, **{name: fact(name, said) for name in FACTS}}


def stop_at(monkeypatch: pytest.MonkeyPatch, name: str, count: int, fault: BaseException) -> None:
    """Let a function of the journal raise a fault from its call of that number on."""
    done, calls = getattr(journal, name), []

    def stopping(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) >= count:
            raise fault
        return done(*arguments)

    monkeypatch.setattr(journal, name, stopping)


def noted(monkeypatch: pytest.MonkeyPatch, of: object, name: str, noted: list[Path] | None = None) -> list[Path]:
    """Return the paths that a function will have been called for."""
    done, paths = getattr(of, name), [] if noted is None else noted

    def noting(path: Path, *rest: object) -> object:
        paths.append(path)
        return done(path, *rest)

    monkeypatch.setattr(of, name, noting)
    return paths


def told(do: Callable[[], None]) -> str:
    with pytest.raises(OutputError) as fault:
        do()
    return f"{fault.value} {fault.value.remedy}"


def test_a_change_that_was_decided_on_is_in_its_place_and_nothing_else_is(archive: Archive) -> None:
    add(archive, OLDER, said="old")
    add(archive, BAG, secret=True)
    assert there(archive.public) == whole(OLDER, BAG)
    assert there(archive.restricted) == {f"{BAG}/file": BAG.encode()}
    assert {each.name for each in archive.public.root.iterdir()} == {"2015", "2016", *FACTS}
    assert {each.name for each in archive.restricted.root.iterdir()} == {"2016"}


@pytest.mark.parametrize("fault", [None, OSError(errno.EIO, "Input/output error"), Stopped(), ValueError()])
def test_a_change_that_was_not_decided_on_leaves_nothing(fault: BaseException | None, archive: Archive) -> None:
    add(archive, OLDER, said="old")
    with contextlib.suppress(BaseException), changing(archive) as staging:
        put(staging, BAG, secret=True)
        if fault:
            raise fault
    assert there(archive.public) == whole(OLDER, said="old")
    assert there(archive.restricted) == {}


def test_what_was_decided_on_is_there_at_once_and_the_next_change_brings_it_in(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(archive, OLDER, said="old")
    with monkeypatch.context() as patched:
        stop_at(patched, "bring_in", 1, OSError(errno.EACCES, "Permission denied", str(archive.public.pending / BAG)))
        said = told(lambda: add(archive, secret=True))
    assert f"{archive.public.root / BAG} cannot be written: Permission denied." in said
    assert "The archive is whole all the same, with the change in it" in said
    assert f"{BAG}/file" not in there(archive.public)
    assert seen(archive.public, f"{BAG}/file", f"{OLDER}/file", *FACTS) == whole(OLDER, BAG)
    assert seen(archive.restricted, f"{BAG}/file") == {f"{BAG}/file": BAG.encode()}
    with changing(archive):
        assert there(archive.public) == {**whole(OLDER, BAG), ".lock": b""}
    assert there(archive.restricted) == {f"{BAG}/file": BAG.encode()}


def test_what_waits_restricted_while_nothing_was_decided_is_not_there_and_goes(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(archive, OLDER, secret=True, said="old")
    rename = Path.rename

    def refused(path: Path, to: Path) -> Path:
        if path == archive.public.new:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return rename(path, to)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refused)
        said = told(lambda: add(archive, secret=True))
    assert "The archive is as it was before." in said
    assert not archive.restricted.pending.exists()
    assert seen(archive.restricted, f"{BAG}/file", f"{OLDER}/file") == {f"{OLDER}/file": OLDER.encode()}
    add(archive, "2017/x", said="later")
    assert there(archive.restricted) == {f"{OLDER}/file": OLDER.encode()}
    assert there(archive.public) == whole(OLDER, "2017/x", said="later")


def test_what_cannot_be_cleared_away_comes_in_with_no_later_change(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    discard = settling.discard

    def refused(folder: Path) -> None:
        if folder == archive.public.new and folder.exists():
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        discard(folder)

    with monkeypatch.context() as patched:
        for module in (journal, settling):
            patched.setattr(module, "discard", refused)
        with contextlib.suppress(Stopped), changing(archive) as staging:
            put(staging, OLDER)
            raise Stopped
        assert (archive.public.new / OLDER).exists()
        assert "The archive is as it was before." in told(lambda: add(archive))
    add(archive)
    assert there(archive.public) == whole(BAG)


@pytest.mark.parametrize("shelf", ["public", "restricted"])
def test_nothing_is_decided_on_whose_place_is_taken(shelf: str, archive: Archive) -> None:
    add(archive, OLDER, said="old")
    place = getattr(archive, shelf).root / BAG
    place.mkdir(parents=True)
    (place / "mine").write_bytes(b"mine")
    said = told(lambda: add(archive, secret=True))
    assert f"{place} lies there already" in said
    assert (place / "mine").read_bytes() == b"mine"
    assert seen(archive.public, LOG) == {LOG: LOGS["old"]}
    assert not archive.public.new.exists()


def test_the_log_and_the_index_come_after_the_bags(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = noted(monkeypatch, Path, "replace")
    add(archive, secret=True)
    assert [each.name for each in moved] == [Path(BAG).name, Path(BAG).name, *FACTS]


def test_each_folder_is_written_down_before_what_waited_is_taken_away(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[Path] = []
    for module, name in ((journal, "sync"), (settling, "sync"), (settling, "discard")):
        noted(monkeypatch, module, name, done)
    add(archive, secret=True)
    for shelf in (archive.public, archive.restricted):
        # -- what a run before may have left is looked for first
        later = done[done.index(shelf.new / BAG) :]
        assert later.index(shelf.root) < later.index(shelf.root / "2016") < later.index(shelf.pending)


def test_what_is_taken_away_is_gone_from_both_shelves_and_all_else_stays(archive: Archive) -> None:
    add(archive, OLDER, secret=True, said="old")
    add(archive, BAG, secret=True, said="old")
    with changing(archive) as staging:
        for shelf in (archive.public, archive.restricted):
            staging.remove(shelf, OLDER)
        staging.write(f"{OLDER}.tombstone.json", b"stone")
        for name in FACTS:
            staging.write(name, fact(name, "new"))
        staging.decide()
    assert there(archive.public) == {**whole(BAG), f"{OLDER}.tombstone.json": b"stone"}
    assert there(archive.restricted) == {f"{BAG}/file": BAG.encode()}


def test_what_is_being_taken_away_is_gone_at_once_for_whoever_reads(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(archive, OLDER, secret=True, said="old")
    with monkeypatch.context() as patched:
        stop_at(patched, "bring_in", 1, OSError(errno.EACCES, "Permission denied"))
        with contextlib.suppress(OutputError), changing(archive) as staging:
            staging.remove(archive.public, OLDER)
            staging.remove(archive.restricted, OLDER)
            staging.write(LOG, LOGS["new"])
            staging.decide()
    later = archive_at(archive.public.root)
    assert seen(later.public, LOG) == {LOG: LOGS["new"]}
    assert not later.public.place(OLDER).exists()
    assert not later.restricted.place(OLDER).exists()
    with changing(archive):
        pass
    assert there(archive.restricted) == {}
    assert f"{OLDER}/file" not in there(archive.public)


def test_one_changes_it_at_a_time_and_nobody_while_it_is_looked_at(archive: Archive) -> None:
    add(archive)
    busy = f"Another command is writing the archive {archive.public.root}. Wait until it has ended, then try again."
    with locked(archive.public.lock):
        assert told(lambda: add(archive, "2017/x")) == busy
        assert told(lambda: undisturbed(archive).__enter__()) == busy
    with undisturbed(archive):
        assert told(lambda: add(archive, "2017/x")) == busy
    assert there(archive.public) == whole(BAG)


def test_whoever_may_only_read_looks_at_it_without_a_lock(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    add(archive)

    def refused(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    with undisturbed(archive):
        assert seen(archive.public, LOG) == {LOG: LOGS["new"]}


def test_a_reader_changes_nothing_of_what_waits(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        stop_at(patched, "bring_in", 1, OSError(errno.EACCES, "Permission denied"))
        with contextlib.suppress(OutputError):
            add(archive, secret=True)
    before = there(archive.public), there(archive.restricted)
    with undisturbed(archive):
        pass
    assert (there(archive.public), there(archive.restricted)) == before


@pytest.mark.parametrize(
    ("number", "remedy"),
    [(errno.ENOSPC, "Make room on the disk"), (errno.EDQUOT, "Make room"), (errno.EACCES, "Ask for the right to")],
)
def test_a_disk_that_refuses_is_told_with_the_remedy_by_names_that_people_know(
    number: int, remedy: str, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(archive, OLDER, said="old")
    stop_at(monkeypatch, "write_down", 1, OSError(number, os.strerror(number), str(archive.public.new / LOG)))
    said = told(lambda: add(archive))
    assert f"{archive.public.root / LOG} cannot be written: {os.strerror(number)}. The archive is as it was" in said
    assert remedy in said
    assert there(archive.public) == whole(OLDER, said="old")


def test_a_file_in_the_place_of_the_archive_is_named(archive: Archive) -> None:
    archive.public.root.write_bytes(b"mine")
    said = told(lambda: add(archive))
    assert f"{archive.public.root} cannot be written: " in said
    assert "A file stands where a folder should be: move it" in said
    assert archive.public.root.read_bytes() == b"mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_its_owner_may_enter_the_restricted_shelf(archive: Archive) -> None:
    add(archive, secret=True)
    assert stat.S_IMODE(archive.restricted.root.stat().st_mode) == 0o700


def test_a_change_without_anything_exempt_makes_no_restricted_shelf(archive: Archive) -> None:
    add(archive)
    assert not archive.restricted.root.exists()


# -- a change that is none of this archive, or that cannot come in --------------------------------------


@pytest.mark.parametrize("log", ["old", None], ids=["an older log", "no log"])
@pytest.mark.parametrize("there_now", ["later", None], ids=["a sound log", "a damaged log"])
def test_a_change_that_a_backup_has_brought_back_takes_nothing_away(
    log: str | None, there_now: str | None, archive: Archive
) -> None:
    add(archive, BAG, said="later")
    if there_now is None:
        (archive.public.root / LOG).write_bytes(b"junk\n")
    pending = archive.public.pending
    pending.mkdir()
    (pending / "removed.txt").write_text(f"{BAG}\n", encoding="utf-8")
    if log:
        (pending / LOG).write_bytes(LOGS[log])
    before = there(archive.public)
    assert told(lambda: add(archive_at(archive.public.root), "2017/x")) == (
        f"{pending} holds a change that does not go on from the archive's log. "
        "Where a backup has brought it back, take that folder away; else put back the log that it goes on from."
    )
    after = there(archive.public)
    after.pop(".lock", None)
    assert after == before


def test_an_older_log_that_a_backup_has_brought_back_does_not_take_the_place_of_the_log(archive: Archive) -> None:
    add(archive, BAG, said="later")
    archive.public.pending.mkdir()
    (archive.public.pending / LOG).write_bytes(LOGS["old"])
    assert "does not go on from the archive's log." in told(lambda: add(archive_at(archive.public.root), "2017/x"))
    assert (archive.public.root / LOG).read_bytes() == LOGS["later"]


def test_a_change_of_an_earlier_command_that_cannot_come_in_is_not_told_as_this_one(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(archive, OLDER, said="old")
    fault = OSError(errno.EACCES, "Permission denied", str(archive.public.pending / BAG))
    with monkeypatch.context() as patched:
        stop_at(patched, "bring_in", 1, fault)
        assert "with the change in it" in told(lambda: add(archive))
    with monkeypatch.context() as patched:
        stop_at(patched, "complete", 1, fault)
        assert told(lambda: add(archive, "2017/x", said="later")) == (
            f"{archive.public.root / BAG} cannot be written: Permission denied. The archive is as it was before. "
            "A change that waits there is put into its place by the next command. "
            "Ask for the right to write there, then try again."
        )
    assert seen(archive.public, "2017/x/file", f"{BAG}/file", LOG) == {f"{BAG}/file": BAG.encode(), LOG: LOGS["new"]}
    stop_at(monkeypatch, "write_down", 1, fault)
    assert "The archive is as it was before. Ask" in told(lambda: add(archive, "2017/x", said="later"))


def test_two_archives_are_told_to_have_a_restricted_folder_each_and_where_to_finish(
    archive: Archive, tmp_path: Path
) -> None:
    other = archive_at(tmp_path / "other", archive.restricted.root)
    archive.restricted.pending.mkdir(parents=True)
    (archive.restricted.pending / "archive.txt").write_bytes(os.fsencode(archive.public.root))
    assert told(lambda: add(other, secret=True)) == (
        f"{archive.restricted.root} holds a change of another archive, {archive.public.root}. "
        "Finish that one first by running reindex in its workspace, then give each archive a restricted folder of its "
        "own."
    )
    assert archive.restricted.pending.exists()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            OSError(errno.ENAMETOOLONG, "File name too long"),
            "File name too long. The archive is as it was before. Its path is too long. "
            "Keep the archive in a folder with a shorter path, then try again.",
        ),
        (OSError("it is a link"), "it is a link. The archive is as it was before. Ask for the right to write there,"),
    ],
)
def test_a_path_that_is_too_long_and_a_fault_without_a_number_are_told_as_they_are(
    fault: OSError, said: str, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_at(monkeypatch, "write_down", 1, fault)
    assert f"{archive.public.root} cannot be written: {said}" in told(lambda: add(archive))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few people make links")
def test_a_file_outside_to_which_a_link_leads_stays_as_it_is_when_the_bag_goes(
    archive: Archive, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    (outside / "below").mkdir(parents=True)
    files = outside / "file", outside / "below" / "file"
    for file in files:
        file.write_bytes(b"mine")
        file.chmod(0o444)
    add(archive, OLDER, said="old")
    (archive.public.root / OLDER / "link").symlink_to(files[0])
    (archive.public.root / OLDER / "folder").symlink_to(outside / "below", target_is_directory=True)
    with changing(archive) as staging:
        staging.remove(archive.public, OLDER)
        staging.write(LOG, LOGS["new"])
        staging.decide()
    assert not (archive.public.root / OLDER).exists()
    archive.public.new.symlink_to(outside, target_is_directory=True)
    assert "The archive is as it was before." in told(lambda: add(archive, BAG, said="later"))
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o444] * 2
    assert [file.read_bytes() for file in files] == [b"mine"] * 2
