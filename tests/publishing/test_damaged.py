"""One record that cannot be read keeps nobody from the rest of the archive, and is still found to be damaged."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from committee_pack.archive.contents import ArchiveError, find_bagged
from committee_pack.archive.log import Event
from committee_pack.archive.places import INDEX, PAGE, bag_path, tombstone_path
from committee_pack.archive.records import read_tombstone
from committee_pack.archive.verifying.whole import verify
from committee_pack.model.archived import Hold
from committee_pack.model.standing import Keeps
from committee_pack.publishing.proving import remade_index
from committee_pack.publishing.retention import (
    Order,
    RetentionError,
    dispose,
    put_on_hold,
    release,
    standings,
)
from tests.support.archives import PACK, REPORT, Shelves, spoil
from tests.support.papers import COUNCIL

DAY = date(2022, 11, 10)
OTHER = "2016-11-02-other-2016-08-e1"


def order(name: str) -> Order:
    return Order(name, "As resolved", "Jane Smith", DAY)


@pytest.fixture
def shelves(tmp_path: Path) -> Shelves:
    """An archive of two reports and a pack, of which the first report is damaged."""
    shelves = Shelves(tmp_path)
    shelves.report()
    shelves.report(of=OTHER[11:-3])
    shelves.pack(minutes=False)
    spoil(shelves, REPORT)
    return shelves


def index(shelves: Shelves) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((shelves.archive.public.root / INDEX).read_bytes())
    return said


def found(shelves: Shelves) -> set[tuple[str, str]]:
    """Return what `verify` says of the archive: codes, and the files that they are about."""
    said = verify(shelves.archive, "", lambda _: None).findings
    return {(each.code, str(each.place).removeprefix("archive/")) for each in said}


def published_on(shelves: Shelves) -> object:
    return shelves.report(of="next-2016-08")


def held(shelves: Shelves) -> object:
    return put_on_hold(shelves.archive, order(OTHER))


def held_and_released(shelves: Shelves) -> object:
    put_on_hold(shelves.archive, order(OTHER))
    return release(shelves.archive, order(OTHER))


def disposed(shelves: Shelves) -> object:
    return dispose(shelves.archive, COUNCIL, order(OTHER), early=False)


def indexed_again(shelves: Shelves) -> object:
    return remade_index(shelves.archive)


@pytest.mark.parametrize("change", [published_on, held, held_and_released, disposed, indexed_again])
def test_whatever_is_done_to_others_goes_on_and_the_damaged_one_is_listed(
    shelves: Shelves, change: Callable[[Shelves], object]
) -> None:
    change(shelves)
    assert {each["name"] for each in index(shelves)["editions"]} == set(shelves.log.standing)
    assert [each["name"] for each in index(shelves)["editions"] if each["damaged"]] == [REPORT]
    assert f'id="{REPORT}"' in (shelves.archive.public.root / PAGE).read_text(encoding="utf-8")
    assert found(shelves) >= {("archive-changed", f"{bag_path(REPORT)}/data/edition.json")}


def test_once_it_is_mended_the_index_differs_until_it_is_made_again(tmp_path: Path) -> None:
    shelves = Shelves(tmp_path)
    shelves.report()
    record = shelves.archive.public.root / bag_path(REPORT) / "data" / "edition.json"
    sound = record.read_bytes()
    spoil(shelves, REPORT)
    shelves.report(of=OTHER[11:-3])
    record.write_bytes(sound)
    said = verify(shelves.archive, "", lambda _: None).findings
    differing = [each for each in said if each.code == "index-differs"]
    assert {str(each.place) for each in differing} == {f"archive/{INDEX}", f"archive/{PAGE}"}
    assert all("committee-pack reindex" in each.hint for each in differing)
    remade_index(shelves.archive)
    assert not [each for each in index(shelves)["editions"] if each["damaged"]]
    assert ("index-differs", INDEX) not in found(shelves)


def test_the_damaged_one_is_listed_last_as_kept_and_can_be_held_and_released(shelves: Shelves) -> None:
    put_on_hold(shelves.archive, order(REPORT))
    *_, last = standings(shelves.archive, COUNCIL, DAY)
    assert (last.name, last.edition, last.classes) == (REPORT, None, ())
    assert (last.hold, [each.by for each in last.kept]) == (
        Hold(REPORT, DAY, "As resolved", "Jane Smith"),
        [Keeps.HOLD, Keeps.DAMAGE],
    )
    with pytest.raises(RetentionError, match="is on hold since 10 November 2022"):
        dispose(shelves.archive, COUNCIL, order(REPORT), early=True)
    release(shelves.archive, order(REPORT))
    assert [each.keeps for each in standings(shelves.archive, COUNCIL, DAY)] == [None, None, Keeps.DAMAGE]


def test_the_damaged_one_goes_only_early_and_its_tombstone_says_what_was_known(shelves: Shelves) -> None:
    seal = shelves.log.standing[REPORT].seal
    with pytest.raises(RetentionError) as fault:
        dispose(shelves.archive, COUNCIL, order(REPORT), early=False)
    assert str(fault.value) == f"The record of {REPORT} is damaged, so that nobody can say what it holds."
    assert fault.value.remedy == "Put a sound copy back. Where there is none, it goes with --early."
    log = dispose(shelves.archive, COUNCIL, order(REPORT), early=True)
    stone = read_tombstone((shelves.archive.public.root / tombstone_path(REPORT)).read_bytes())
    assert (stone.name, stone.title, stone.kind, stone.seal) == (REPORT, REPORT, None, seal)
    assert stone.reason == log.entries[-1].reason == "As resolved (early: its record is damaged)"
    assert (stone.published, stone.on, stone.by) == (date(2016, 11, 2), DAY, "Jane Smith")
    assert not (shelves.archive.public.root / bag_path(REPORT)).exists()
    assert REPORT not in {place for _, place in found(shelves)}
    assert ("index-unseen", INDEX) not in found(shelves)


def test_the_restricted_bag_of_a_damaged_one_goes_with_it(shelves: Shelves) -> None:
    spoil(shelves, PACK)
    dispose(shelves.archive, COUNCIL, order(PACK), early=True)
    assert not (shelves.archive.restricted.root / bag_path(PACK)).exists()
    assert shelves.log.entries[-1].restricted


def test_a_tombstone_that_is_damaged_stops_nobody_either(shelves: Shelves) -> None:
    dispose(shelves.archive, COUNCIL, order(OTHER), early=False)
    stone = shelves.archive.public.root / tombstone_path(OTHER)
    stone.chmod(0o600)
    stone.write_bytes(b"")
    put_on_hold(shelves.archive, order(PACK))
    (said,) = index(shelves)["tombstones"]
    assert (said["name"], said["damaged"], said["reason"]) == (OTHER, True, "As resolved")
    assert ("archive-changed", tombstone_path(OTHER)) in found(shelves)
    assert [each.event for each in shelves.log.entries][-2:] == [Event.DISPOSED, Event.HELD]


def test_whoever_wants_the_damaged_one_itself_is_told_so(shelves: Shelves) -> None:
    with pytest.raises(ArchiveError, match=f"The bag of {REPORT} is damaged: "):
        find_bagged(shelves.archive, REPORT)


def test_a_bag_that_is_gone_is_damaged_too(shelves: Shelves) -> None:
    folder = shelves.archive.public.root / bag_path(OTHER)
    folder.rename(shelves.root / "elsewhere")
    put_on_hold(shelves.archive, replace(order(PACK), reason="Appeal"))
    assert {each["name"] for each in index(shelves)["editions"] if each["damaged"]} == {REPORT, OTHER}


def test_another_bag_in_the_place_of_one_on_hold_does_not_let_it_go(shelves: Shelves) -> None:
    put_on_hold(shelves.archive, order(PACK))
    root = shelves.archive.public.root
    content = (root / bag_path(OTHER) / "data" / "edition.json").read_bytes()
    spoil(shelves, PACK, content)
    with pytest.raises(ArchiveError, match=f"The bag of {PACK} is damaged: .*: it is that of {OTHER}."):
        find_bagged(shelves.archive, PACK)
    with pytest.raises(RetentionError, match=f"{PACK} is on hold since"):
        dispose(shelves.archive, COUNCIL, order(PACK), early=True)
    dispose(shelves.archive, COUNCIL, order(OTHER), early=False)
    assert PACK in shelves.log.standing
