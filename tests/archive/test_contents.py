"""What is in an archive, and what is said where it is damaged, gone or called otherwise."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from committee_pack.archive.contents import (
    ArchiveError,
    Bagged,
    Damaged,
    bagged,
    find_bagged,
    read_bagged,
    read_log_of,
    tombstones,
)
from committee_pack.archive.log import Entry, Event, Log
from committee_pack.archive.places import LOG, archive_at, tombstone_path
from committee_pack.errors import PackError, UsageError
from committee_pack.model.archived import Tombstone
from committee_pack.publishing.retention import Order, dispose
from tests.support.archives import MEETING, PUBLISHED, REPORT, Shelves, spoil

PACK = "2016-11-02-2016-11-10-cabinet-committee-e1"
OLD = MEETING.replace(year=2030)


@pytest.fixture
def shelves(tmp_path: Path) -> Shelves:
    return Shelves(tmp_path)


def stopped(fault: pytest.ExceptionInfo[PackError]) -> str:
    return f"{fault.value} {fault.value.remedy}"


def test_an_archive_into_which_nothing_was_published_has_an_empty_log(tmp_path: Path) -> None:
    assert read_log_of(archive_at(tmp_path / "archive")) == Log()
    (tmp_path / "archive" / "2016").mkdir(parents=True)
    assert read_log_of(archive_at(tmp_path / "archive")) == Log()


def test_editions_come_in_the_order_of_their_publication_with_their_seals(shelves: Shelves) -> None:
    shelves.report()
    shelves.pack()
    found = [each for each in bagged(shelves.archive, shelves.log) if isinstance(each, Bagged)]
    assert [each.edition.name for each in found] == [REPORT, PACK]
    assert [each.seal for each in found] == [each.seal for each in shelves.log.entries]
    assert (
        found[0].output("output/2016-11-02/scs-scorecard-2016-08/scs-scorecard-2016-08.docx")
        == b"what everyone may read"
    )


def test_a_damaged_log_is_named_with_the_line(shelves: Shelves) -> None:
    shelves.report()
    shelves.pack()
    log = shelves.archive.public.root / LOG
    log.write_bytes(log.read_bytes().replace(b"A. Officer", b"B. Officer", 2).replace(b"B. Officer", b"A. Officer", 1))
    with pytest.raises(ArchiveError) as fault:
        read_log_of(shelves.archive)
    assert f"{log}:2: the entry was changed." in stopped(fault)
    assert stopped(fault).endswith("from a backup: it cannot be made again from the bags.")


def test_a_log_that_is_gone_while_editions_are_there_is_no_new_archive(shelves: Shelves) -> None:
    shelves.report()
    (shelves.archive.public.root / LOG).unlink()
    with pytest.raises(ArchiveError) as fault:
        read_log_of(shelves.archive)
    assert "The log of the archive is gone: " in stopped(fault)
    with pytest.raises(ArchiveError):
        shelves.pack()


def test_a_file_that_is_no_archive_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "archive").write_bytes(b"")
    with pytest.raises(ArchiveError) as fault:
        read_log_of(archive_at(tmp_path / "archive"))
    assert f"{tmp_path / 'archive'} cannot be read: " in stopped(fault)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff"])
def test_a_bag_that_is_damaged_is_named_with_the_file_and_the_others_are_there(
    content: bytes, shelves: Shelves
) -> None:
    shelves.report()
    shelves.pack()
    file = spoil(shelves, REPORT, content)
    damaged, sound = bagged(shelves.archive, shelves.log)
    assert isinstance(damaged, Damaged)
    assert (damaged.name, damaged.published, damaged.entry) == (REPORT, PUBLISHED, shelves.log.standing[REPORT])
    assert f"The bag of {REPORT} is damaged: {file}: " in damaged.message
    assert isinstance(sound, Bagged)
    with pytest.raises(ArchiveError) as fault:
        read_bagged(shelves.archive, shelves.log, REPORT)
    assert damaged.message in stopped(fault)


def test_of_a_damaged_edition_without_a_day_in_its_name_the_day_in_the_log_is_taken() -> None:
    entry = Entry(1, PUBLISHED, Event.PUBLISHED, "2016-02-31-scorecard-e1", "scorecard", "")
    assert Damaged(entry, "").published == PUBLISHED


def test_so_is_one_that_is_gone(shelves: Shelves) -> None:
    shelves.report()
    shutil.rmtree(read_bagged(shelves.archive, shelves.log, REPORT).folder)
    with pytest.raises(ArchiveError, match="No such file"):
        find_bagged(shelves.archive, REPORT)


def test_an_edition_is_found_by_its_name_and_the_nearest_name_is_told(shelves: Shelves) -> None:
    shelves.report()
    assert find_bagged(shelves.archive, REPORT).edition.name == REPORT
    with pytest.raises(UsageError) as fault:
        find_bagged(shelves.archive, REPORT.replace("e1", "e2"))
    assert f"Did you mean '{REPORT}'?" in stopped(fault)


def test_where_nothing_was_published_there_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as fault:
        find_bagged(archive_at(tmp_path / "archive"), REPORT)
    assert f"There is no archive in {tmp_path / 'archive'}: nothing was published into it." in stopped(fault)


def test_of_an_edition_that_was_disposed_of_its_tombstone_is_left(shelves: Shelves) -> None:
    shelves.report()
    dispose(shelves.archive, shelves.council, Order(REPORT, "Six years", "A. Officer", OLD), early=True)
    assert not list(bagged(shelves.archive, shelves.log))
    (stone,) = tombstones(shelves.archive, shelves.log)
    assert isinstance(stone, Tombstone)
    assert (stone.name, stone.published) == (REPORT, PUBLISHED)
    with pytest.raises(UsageError) as fault:
        find_bagged(shelves.archive, REPORT)
    assert f"{REPORT} was disposed of on 10 November 2030: Six years." in stopped(fault)
    path = shelves.archive.public.root / tombstone_path(REPORT)
    path.chmod(0o600)
    path.write_bytes(b"{}")
    (stone,) = tombstones(shelves.archive, shelves.log)
    assert isinstance(stone, Damaged)
    assert (stone.name, stone.entry) == (REPORT, shelves.log.disposed[REPORT])
    assert f"The tombstone of {REPORT} is damaged: {path}: " in stone.message
