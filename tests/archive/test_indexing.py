"""The index is made of bags and log, and of nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from committee_pack.archive.indexing import index_of
from committee_pack.archive.places import INDEX, PAGE
from committee_pack.publishing.retention import Order, dispose, put_on_hold
from tests.support.archives import MEETING, PACK, PUBLISHED, REPORT, Shelves, spoil
from tests.support.papers import COUNCIL

OLD = MEETING.replace(year=2030)


def kept(shelves: Shelves) -> dict[str, bytes]:
    return {name: (shelves.archive.public.root / name).read_bytes() for name in (INDEX, PAGE)}


def test_an_index_that_is_lost_is_made_again_as_it_was(tmp_path: Path) -> None:
    shelves = Shelves(tmp_path)
    shelves.report()
    shelves.pack()
    before = kept(shelves)
    for name in before:
        (shelves.archive.public.root / name).unlink()
    assert index_of(shelves.archive, shelves.log) == before


def test_it_says_what_is_there_what_is_held_and_what_is_gone(tmp_path: Path) -> None:
    shelves = Shelves(tmp_path)
    shelves.report()
    shelves.pack()
    put_on_hold(shelves.archive, Order(PACK, "A claim", "A. Officer", PUBLISHED))
    said = json.loads(kept(shelves)[INDEX])
    assert {each["name"]: each["held"] for each in said["editions"]} == {REPORT: False, PACK: True}
    assert said["head"] == shelves.log.head
    dispose(shelves.archive, shelves.council, Order(REPORT, "Six years", "A. Officer", OLD), early=True)
    said = json.loads(kept(shelves)[INDEX])
    assert [each["name"] for each in said["editions"]] == [PACK]
    assert [each["name"] for each in said["tombstones"]] == [REPORT]
    assert kept(shelves) == index_of(shelves.archive, shelves.log)


def test_its_page_has_the_name_of_the_council_that_published_last(tmp_path: Path) -> None:
    shelves = Shelves(tmp_path)
    shelves.report()
    assert COUNCIL.name.encode() in kept(shelves)[PAGE]
    shelves.council = replace(COUNCIL, name="Westshire Combined Authority")
    shelves.pack()
    assert b"Westshire Combined Authority" in kept(shelves)[PAGE]


def test_of_what_is_damaged_it_says_what_the_log_knows_and_is_as_it_was_once_that_is_mended(tmp_path: Path) -> None:
    shelves = Shelves(tmp_path)
    shelves.report()
    shelves.pack()
    put_on_hold(shelves.archive, Order(PACK, "A claim", "A. Officer", PUBLISHED))
    before = kept(shelves)
    record = shelves.archive.public.root / "2016" / PACK / "data" / "edition.json"
    content = record.read_bytes()
    spoil(shelves, PACK)
    made = index_of(shelves.archive, shelves.log)
    report, pack = json.loads(made[INDEX])["editions"][::-1]
    assert (report["name"], report["damaged"], report["title"]) == (REPORT, False, "The report")
    assert (pack["name"], pack["damaged"], pack["title"], pack["held"]) == (PACK, True, PACK, True)
    assert COUNCIL.name.encode() in made[PAGE]
    record.write_bytes(content)
    assert index_of(shelves.archive, shelves.log) == before
