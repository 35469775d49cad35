"""Where things lie in an archive, also while a change is half way in: it is there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.archive.places import LOG, REMOVED, Archive, Shelf, archive_at, bag_path, tombstone_path

NAME = "2016-11-02-monthly-2016-08-e1"
BAG = f"2016/{NAME}"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archive_at(tmp_path / "archive")


def written(shelf: Shelf, *paths: str) -> None:
    for path in paths:
        file = shelf.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(path.encode())


def test_an_edition_lies_in_the_folder_of_the_year_in_which_it_was_published() -> None:
    assert bag_path(NAME) == BAG
    assert tombstone_path(NAME) == f"{BAG}.tombstone.json"


def test_the_restricted_shelf_lies_beside_where_nothing_else_is_said(tmp_path: Path) -> None:
    assert archive_at(tmp_path / "a.b").restricted.root == tmp_path / "a.b-restricted"
    assert archive_at(tmp_path / "a", tmp_path / "s").restricted.root == tmp_path / "s"


def test_what_waits_lies_where_it_waits_and_all_else_in_its_place(archive: Archive) -> None:
    shelf = archive.public
    written(shelf, LOG, "2016/other/file", f".pending/{LOG}", f".pending/{BAG}/file")
    (shelf.pending / LOG).write_bytes((shelf.root / LOG).read_bytes() + b"more")
    assert shelf.place(LOG) == shelf.pending / LOG
    assert shelf.place(BAG) == shelf.pending / BAG
    assert shelf.place("2016/other") == shelf.root / "2016/other"
    assert shelf.place("2016/nothing") == shelf.root / "2016/nothing"


def test_what_is_staged_is_not_there(archive: Archive) -> None:
    written(archive.public, f".new/{LOG}", f".new/{BAG}/file")
    assert not archive.is_there
    assert not archive.public.place(BAG).exists()


def test_what_is_being_taken_away_is_no_longer_there(archive: Archive) -> None:
    shelf = archive.public
    written(shelf, f"{BAG}/file", "2016/other/file")
    (shelf.pending).mkdir()
    (shelf.pending / REMOVED).write_text(f"{BAG}\n", encoding="utf-8")
    assert not shelf.place(BAG).exists()
    assert shelf.place("2016/other").exists()


def test_the_restricted_shelf_changes_when_the_public_one_does_and_not_before(archive: Archive) -> None:
    shelf = archive.restricted
    written(shelf, f"{BAG}/file", ".pending/2016/new/file")
    (shelf.pending / REMOVED).write_text(f"{BAG}\n", encoding="utf-8")
    assert shelf.place(BAG).exists()
    assert not shelf.place("2016/new").exists()
    archive.public.pending.mkdir(parents=True)
    later = archive_at(archive.public.root).restricted
    assert not later.place(BAG).exists()
    assert later.place("2016/new").exists()


def test_an_archive_is_there_once_its_log_is(archive: Archive) -> None:
    assert not archive.is_there
    written(archive.public, f".pending/{LOG}")
    assert archive.is_there
    (archive.public.pending / LOG).rename(archive.public.root / LOG)
    assert archive.is_there
