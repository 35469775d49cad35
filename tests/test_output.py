"""A report's folder is swapped in whole: every file is there, or what stood before still stands."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from committee_pack.errors import OutputError
from committee_pack.output import MANIFEST, replace_folder, write_file


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


@pytest.mark.parametrize("content", [b"", b"[]", b'{"outputs": [{}]}', b"\xff"])
def test_without_a_manifest_that_can_be_read_everything_is_kept(folder: Path, content: bytes) -> None:
    replace_folder(folder, FIRST)
    (folder / MANIFEST).write_bytes(content)
    assert len(replace_folder(folder, SECOND)) == 2


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
