"""A report's folder is swapped in whole: every file is there, or what stood before still stands."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from committee_pack.errors import OutputError
from committee_pack.locking import locked
from committee_pack.output import MANIFEST, add_files, replace_folder, write_file


def manifest(**files: bytes) -> bytes:
    """Return a manifest of what was built, as far as it matters here."""
    digests = {name.replace("_", "."): hashlib.sha256(data).hexdigest() for name, data in files.items()}
    return json.dumps({"outputs": [{"path": name, "sha256": digest} for name, digest in digests.items()]}).encode()


FIRST = {"a.docx": b"one", "a.pdf": b"two", MANIFEST: manifest(a_docx=b"one", a_pdf=b"two")}
SECOND = {"a.docx": b"three", MANIFEST: manifest(a_docx=b"three")}


def held(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their path from it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refuse(*_: object, **__: object) -> NoReturn:
    raise PermissionError(errno.EACCES, "Permission denied", "a.docx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out" / "2016-11-02" / "monthly-2016-08"


def test_the_folder_holds_what_was_built_and_nothing_of_before(folder: Path) -> None:
    assert replace_folder(folder, FIRST) == ()
    assert replace_folder(folder, SECOND) == ()
    assert held(folder.parent) == {f"{folder.name}/{name}": data for name, data in SECOND.items()}


@pytest.mark.parametrize(
    ("owner", "name"),
    [(os, "fsync"), (Path, "mkdir"), (Path, "open"), (Path, "replace"), (Path, "rename"), (Path, "read_bytes")],
    ids=lambda each: each if isinstance(each, str) else each.__name__,
)
def test_a_step_that_fails_leaves_what_stood_before(
    folder: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    replace_folder(folder, FIRST)
    (folder / "a.pdf").write_bytes(b"edited")
    before = held(folder)
    with monkeypatch.context() as broken:
        broken.setattr(owner, name, refuse)
        with pytest.raises(OutputError, match="Permission denied") as fault:
            replace_folder(folder, SECOND)
    assert "What stood there before still stands" in str(fault.value)
    assert "--out DIR" in fault.value.remedy
    assert held(folder) == before


def failing_on(count: int, rename: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
    """Return a rename that fails when it is called for the `count`th time."""
    calls = []

    def counted(path: Path, target: Path) -> Path:
        calls.append(path)
        return refuse() if len(calls) == count else rename(path, target)

    return counted


@pytest.mark.parametrize("count", [1, 2])
def test_a_swap_that_fails_half_way_is_undone(folder: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    replace_folder(folder, FIRST)
    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", failing_on(count, Path.rename))
        with pytest.raises(OutputError):
            replace_folder(folder, SECOND)
    assert held(folder.parent) == {f"{folder.name}/{name}": data for name, data in FIRST.items()}


@pytest.mark.parametrize("count", [1, 2])
def test_a_build_that_is_killed_in_the_swap_is_recovered_by_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    replace_folder(folder, FIRST)

    def killed(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    steps: list[Callable[[Path, Path], Path]] = [Path.rename, Path.rename]
    steps[count - 1] = killed
    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", lambda path, target: steps.pop(0)(path, target))
        with pytest.raises(KeyboardInterrupt):
            replace_folder(folder, SECOND)
    replace_folder(folder, SECOND)
    assert held(folder.parent) == {f"{folder.name}/{name}": data for name, data in SECOND.items()}


def test_a_build_that_fails_after_one_was_killed_brings_back_what_that_had_moved_aside(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_folder(folder, FIRST)
    folder.rename(folder.parent / f".{folder.name}.old")
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        with pytest.raises(OutputError):
            replace_folder(folder, SECOND)
    assert held(folder) == FIRST


def test_what_was_edited_or_put_there_by_hand_is_kept_beside_it(folder: Path) -> None:
    replace_folder(folder, FIRST)
    (folder / "a.docx").write_bytes(b"edited")
    (folder / "notes.txt").write_bytes(b"mine")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "b.docx").write_bytes(b"draft")
    (folder / "~$a.docx").write_bytes(b"lock")
    kept = replace_folder(folder, SECOND)
    assert sorted(path.read_bytes() for path in kept) == [b"draft", b"edited", b"mine"]
    assert set(held(folder.parent / f"{folder.name}-kept").values()) == {b"draft", b"edited", b"mine"}
    assert held(folder) == SECOND


def test_the_same_edit_is_kept_once_and_another_beside_it(folder: Path) -> None:
    for edit in (b"edited", b"edited", b"edited again"):
        replace_folder(folder, FIRST)
        (folder / "a.docx").write_bytes(edit)
    replace_folder(folder, FIRST)
    assert sorted(held(folder.parent / f"{folder.name}-kept").values()) == [b"edited", b"edited again"]


@pytest.mark.parametrize("content", [b"", b"[]", b'{"outputs": [{}]}', b"\xff", b"[" * 100_000])
def test_without_a_manifest_that_can_be_read_everything_is_kept(folder: Path, content: bytes) -> None:
    replace_folder(folder, FIRST)
    (folder / MANIFEST).write_bytes(content)
    assert len(replace_folder(folder, SECOND)) == 2
    assert {path.name for path in folder.parent.iterdir()} == {folder.name, f"{folder.name}-kept"}


def test_a_file_in_place_of_the_folder_is_refused_and_kept(folder: Path) -> None:
    write_file(folder, b"precious")
    with pytest.raises(OutputError, match="a file of that name stands in its place"):
        replace_folder(folder, FIRST)
    assert folder.read_bytes() == b"precious"


def test_a_file_in_place_of_a_folder_above_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"precious")
    with pytest.raises(OutputError, match="cannot be written"):
        replace_folder(tmp_path / "out" / "2016-11-02" / "monthly", FIRST)
    assert (tmp_path / "out").read_bytes() == b"precious"


def test_one_file_is_written_whole_with_its_folders(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b.csv", b"one")
    write_file(tmp_path / "a" / "b.csv", b"two")
    assert held(tmp_path) == {"a/b.csv": b"two"}


@pytest.mark.parametrize(("owner", "name"), [(os, "fsync"), (Path, "replace")])
def test_one_file_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    write_file(tmp_path / "b.csv", b"one")
    with monkeypatch.context() as broken:
        broken.setattr(owner, name, refuse)
        with pytest.raises(OutputError, match=r"b\.csv cannot be written: Permission denied"):
            write_file(tmp_path / "b.csv", b"two")
    assert held(tmp_path) == {"b.csv": b"one"}


def test_what_is_saved_while_a_build_is_written_is_kept_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_folder(folder, FIRST)
    rename = Path.rename

    def saved_just_before(path: Path, target: Path) -> Path:
        if path == folder:
            (folder / "a.docx").write_bytes(b"saved at the last moment")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", saved_just_before)
    (kept,) = replace_folder(folder, SECOND)
    assert kept.read_bytes() == b"saved at the last moment"
    assert held(folder) == SECOND


def test_a_copy_that_was_kept_and_edited_again_is_never_written_over(folder: Path) -> None:
    def kept_of_an_edit() -> Path:
        replace_folder(folder, FIRST)
        (folder / "a.docx").write_bytes(b"edited")
        (kept,) = replace_folder(folder, FIRST)
        return kept

    kept_of_an_edit().write_bytes(b"edited twice")
    kept_of_an_edit()
    assert sorted(held(folder.parent / f"{folder.name}-kept").values()) == [b"edited", b"edited twice"]


def test_a_second_build_into_the_folder_says_that_another_is_at_work(folder: Path) -> None:
    replace_folder(folder, FIRST)
    with (
        locked(folder.parent / f".{folder.name}.lock"),
        pytest.raises(OutputError, match="Another build is writing") as fault,
    ):
        replace_folder(folder, SECOND)
    assert "Wait until it has ended" in fault.value.remedy
    assert held(folder.parent) == {f"{folder.name}/{name}": data for name, data in FIRST.items()}
    assert replace_folder(folder, SECOND) == ()


def test_a_second_command_that_writes_a_file_says_that_another_is_at_work(tmp_path: Path) -> None:
    with locked(tmp_path / ".b.csv.lock"), pytest.raises(OutputError, match="Another command is writing"):
        write_file(tmp_path / "b.csv", b"two")
    assert held(tmp_path) == {}


def test_builds_at_the_same_time_leave_one_of_them_whole(folder: Path) -> None:
    builds = [{"a.docx": bytes([n]) * 1000, MANIFEST: manifest(a_docx=bytes([n]) * 1000)} for n in range(8)]
    refused: list[OutputError] = []

    def build(files: dict[str, bytes]) -> None:
        try:
            assert replace_folder(folder, files) == ()
        except OutputError as fault:
            refused.append(fault)

    threads = [threading.Thread(target=build, args=[files]) for files in builds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert held(folder) in builds
    assert set(held(folder.parent)) == {f"{folder.name}/{name}" for name in builds[0]}
    assert all("Another build is writing" in str(fault) for fault in refused)
    assert len(refused) < len(builds)


@pytest.mark.parametrize("kind", ["new", "old"])
def test_a_file_where_a_build_keeps_its_own_is_taken_away(folder: Path, kind: str) -> None:
    replace_folder(folder, FIRST)
    (folder.parent / f".{folder.name}.{kind}").write_bytes(b"")
    replace_folder(folder, SECOND)
    assert held(folder.parent) == {f"{folder.name}/{name}": data for name, data in SECOND.items()}


def test_a_full_disk_says_to_make_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"monthly-2016-08.a\.docx cannot be written: No space left") as fault:
        replace_folder(folder, FIRST)
    assert fault.value.remedy.startswith("Make room on the disk")
    assert held(folder.parent) == {}


def test_a_folder_that_is_a_link_is_replaced_and_what_it_led_to_stays(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    replace_folder(elsewhere, FIRST)
    folder.parent.mkdir(parents=True)
    try:
        folder.symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("links may not be made here: on Windows, run as an administrator")
    assert replace_folder(folder, SECOND) == ()
    assert (held(folder), held(elsewhere)) == (SECOND, FIRST)


def test_a_file_in_a_folder_that_may_not_be_entered_is_said_to_be_out_of_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        write_file(tmp_path / "a.csv", b"one")


def test_a_folder_that_may_not_be_written_is_named_and_not_a_lock_that_nobody_knows(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(OutputError) as fault:
        replace_folder(folder, FIRST)
    assert str(fault.value).startswith(f"{folder} cannot be written: Permission denied.")


def test_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("Windows has no pipes with names")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="is a device"):
        write_file(tmp_path / "pipe", b"two")


# -- files that are added --------------------------------------------------------------------------

ADDED = {"data/a.csv": b"one", "data/more/b.csv": b"two", "council.yaml": b"last"}


def in_bytes(files: dict[str, bytes], root: Path) -> dict[str, bytes]:
    return {f"{root.name}/{path}": content for path, content in files.items()}


@pytest.mark.parametrize("there", [(), ("new",), ("new/data",), ("new/data/more",)], ids=str)
def test_files_are_added_to_folders_that_are_there_or_not(tmp_path: Path, there: tuple[str, ...]) -> None:
    for name in there:
        (tmp_path / name).mkdir(parents=True)
    add_files(tmp_path / "new", ADDED)
    assert held(tmp_path) == in_bytes(ADDED, tmp_path / "new")


def test_files_are_added_beside_others_which_stay(tmp_path: Path) -> None:
    for path in ("notes.txt", "data/c.csv"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(b"mine")
    add_files(tmp_path, ADDED)
    assert held(tmp_path) == {**ADDED, "notes.txt": b"mine", "data/c.csv": b"mine"}


def test_nothing_is_added_where_one_file_is_there_already_and_each_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.csv").write_bytes(b"mine")
    (tmp_path / "council.yaml").symlink_to("nowhere")
    with pytest.raises(OutputError) as told:
        add_files(tmp_path, ADDED)
    assert str(told.value) == f"{tmp_path} holds data/a.csv, council.yaml already, and nothing is written over."
    assert held(tmp_path) == {"data/a.csv": b"mine"}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["council.yaml", "data"]


def test_what_a_killed_run_has_left_whole_is_completed_but_the_last_file_says_that_all_are_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.csv").write_bytes(b"one")
    (tmp_path / ".committee-pack.new").mkdir()
    (tmp_path / ".committee-pack.new/council.yaml").write_bytes(b"la")
    add_files(tmp_path, ADDED)
    assert held(tmp_path) == ADDED
    with pytest.raises(OutputError, match=r"holds council\.yaml already"):
        add_files(tmp_path, ADDED)


def test_a_file_in_place_of_a_folder_refuses_all_files(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"mine")
    with pytest.raises(OutputError) as told:
        add_files(tmp_path, ADDED)
    assert str(told.value) == f"{tmp_path / 'data/a.csv'} cannot be written: Not a directory."
    assert told.value.remedy.startswith("A file stands where a folder should be")
    assert held(tmp_path) == {"data": b"mine"}


def test_files_whose_last_cannot_be_moved_are_all_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = Path.rename

    def rename(path: Path, target: Path) -> Path:
        return refuse() if target == tmp_path / "council.yaml" else moved(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OutputError, match="cannot be written: Permission denied"):
        add_files(tmp_path, ADDED)
    assert list(tmp_path.iterdir()) == []


def test_a_second_command_that_adds_files_says_that_another_is_at_work(tmp_path: Path) -> None:
    with locked(tmp_path / ".committee-pack.new.lock"), pytest.raises(OutputError, match="Another command is writing"):
        add_files(tmp_path, ADDED)
    assert held(tmp_path) == {}


def test_a_full_disk_takes_none_of_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError) as told:
        add_files(tmp_path / "new", ADDED)
    assert str(told.value) == f"{tmp_path / 'new/data/a.csv'} cannot be written: No space left on device."
    assert told.value.remedy.startswith("Make room on the disk")
    assert list(tmp_path.iterdir()) == []
