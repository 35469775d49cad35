"""The log: what was taken away from its end is found by the head that was kept, and what cannot have been is found."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace

import pytest

from committee_pack.archive.log import Entry, Event, Log, write_log
from committee_pack.archive.places import bag_path, tombstone_path
from committee_pack.findings import Finding
from tests.support.provable import BAGS, OLD, PACK, REPORT, SECOND, STONE, YEARS_LATER, Provable, overwrite, sealed

LOG = "archive/log.jsonl"
SHORTENED, UNLOGGED, DAMAGED = "log-shortened", "edition-unlogged", "log-damaged"
DIFFERS = {("index-differs", "archive/index.json"), ("index-differs", "archive/index.html")}


def heads(provable: Provable) -> list[str]:
    return [each.hash for each in provable.log.entries]


def without_last(provable: Provable) -> None:
    """Take the newest edition away, with its bag, its entry, and what the index says of it."""
    shutil.rmtree(provable.bag(SECOND))
    provable.put(Log(provable.log.entries[:-1]))


# -- the head that was kept elsewhere ------------------------------------------------------------------


def test_what_was_taken_away_from_the_end_is_found_with_the_head_and_not_without(provable: Provable) -> None:
    head = provable.log.head
    without_last(provable)
    assert provable.found() == ()
    assert provable.errors(head) == {(SHORTENED, LOG)}
    (said,) = provable.found(head)
    assert said.message == f"No entry has the head {head}: entries were taken away since, or were written anew."
    assert "a backup that has it" in said.hint


def test_the_head_of_any_entry_is_fine_and_its_number_is_told(provable: Provable) -> None:
    for number, head in enumerate(heads(provable), start=1):
        verified = provable.verified(head)
        assert (verified.findings, verified.known) == ((), number)
    assert provable.verified().known == 0


def test_an_older_head_does_not_tell_of_what_came_and_went_since(provable: Provable) -> None:
    older = heads(provable)[-2]
    without_last(provable)
    assert provable.found(older) == ()


def test_a_log_that_was_written_anew_from_an_entry_on_is_found_with_a_head_from_then_on(provable: Provable) -> None:
    before = heads(provable)
    provable.rewrite(lambda each: replace(each, by="A. Forger") if each.event is Event.HELD else each)
    number = next(each.number for each in provable.log.entries if each.event is Event.HELD)
    assert provable.found() == ()
    for at, head in enumerate(before, start=1):
        assert provable.errors(head) == ({(SHORTENED, LOG)} if at >= number else set())


@pytest.mark.parametrize("restricted", [False, True])
def test_a_forged_bag_with_a_log_and_an_index_that_agree_is_found_with_the_head_alone(
    provable: Provable, restricted: bool
) -> None:
    head = provable.log.head
    overwrite(provable.bag(PACK, restricted=restricted) / "data" / "more.txt", b"forged")
    provable.seal(PACK, restricted=restricted)
    assert provable.found() == ()
    assert provable.errors(head) == {(SHORTENED, LOG)}


def test_an_edition_taken_out_of_the_middle_with_a_log_that_agrees_is_found_with_the_head_alone(
    provable: Provable,
) -> None:
    head = provable.log.head
    shutil.rmtree(provable.bag(REPORT))
    provable.rewrite(lambda each: None if each.edition == REPORT else each)
    assert provable.found() == ()
    assert provable.errors(head) == {(SHORTENED, LOG)}


def test_a_disposal_that_nobody_ordered_is_found_with_the_head_alone(provable: Provable) -> None:
    head = provable.log.head
    provable.rewrite(lambda each: None if each.edition == OLD else each)
    assert (UNLOGGED, f"archive/{STONE}") not in provable.said()
    assert provable.said() == {("archive-stray", f"archive/{STONE}")}
    provable.at(f"archive/{STONE}").unlink()
    assert provable.found() == ()
    assert provable.errors(head) == {(SHORTENED, LOG)}


# -- a log that lacks its end --------------------------------------------------------------------------


def test_an_older_log_is_named_where_the_index_knows_of_a_later_one(provable: Provable) -> None:
    lines = provable.at(LOG).read_bytes().splitlines(keepends=True)
    for kept in range(1, len(lines)):
        provable.at(LOG).write_bytes(b"".join(lines[:kept]))
        found = provable.errors()
        assert (SHORTENED, LOG) in found, kept
        # -- the index cannot be held against a bag that was disposed of since
        assert found >= DIFFERS or ("archive-missing", f"archive/{bag_path(OLD)}") in found, kept
    (said,) = (each.message for each in provable.found() if each.code == SHORTENED)
    head = provable.verified().head
    assert head in {line[-67:-3].decode() for line in lines}
    assert said.startswith("The index was made when the log had the head ")


def test_an_empty_log_leaves_every_bag_unknown(provable: Provable) -> None:
    provable.at(LOG).write_bytes(b"")
    bags = {(UNLOGGED, f"archive/{each}") for each in BAGS} | {(UNLOGGED, f"archive-restricted/2016/{PACK}")}
    assert provable.errors() == {*bags, *DIFFERS, (SHORTENED, LOG)}


def test_an_older_index_does_not_accuse_the_log(provable: Provable) -> None:
    later = {name: provable.at(name).read_bytes() for _, name in DIFFERS}
    log = provable.log
    bag = provable.bag(SECOND).rename(provable.root / "kept")
    provable.put(Log(log.entries[:-1]))
    older = {name: provable.at(name).read_bytes() for name in later}
    bag.rename(provable.bag(SECOND))
    provable.put(log)
    for name, content in older.items():
        provable.at(name).write_bytes(content)
    assert provable.errors() == DIFFERS


def test_a_head_that_was_changed_in_the_index_accuses_the_index_alone(provable: Provable) -> None:
    index = provable.at("archive/index.json")
    index.write_bytes(index.read_bytes().replace(provable.log.head.encode(), b"0" * 64))
    assert provable.errors() == {("index-differs", "archive/index.json")}


# -- a log that is damaged -----------------------------------------------------------------------------


def only(provable: Provable) -> Finding:
    (found,) = provable.found()
    return found


@pytest.mark.parametrize("number", range(1, 7))
def test_the_line_of_a_damaged_entry_is_told_and_that_nothing_else_was_proved(provable: Provable, number: int) -> None:
    lines = provable.at(LOG).read_bytes().splitlines(keepends=True)
    lines[number - 1] = lines[number - 1].replace(b"2026", b"2027").replace(b"A. Officer", b"B. Officer")
    provable.at(LOG).write_bytes(b"".join(lines))
    found = only(provable)
    assert (found.code, str(found.place)) == (DAMAGED, f"{LOG}:{number}")
    assert found.message == "The log is damaged: the entry was changed."
    assert found.hint.endswith("nothing else can be proved without it.")
    verified = provable.verified(provable_head(lines))
    assert (verified.editions, verified.head, verified.known) == (0, "", 0)


def provable_head(lines: list[bytes]) -> str:
    match = re.search(rb'"hash": "([0-9a-f]{64})"', lines[-1])
    assert match
    return match[1].decode()


def test_a_log_that_is_gone_is_named_where_there_are_editions(provable: Provable) -> None:
    provable.at(LOG).unlink()
    found = only(provable)
    assert (found.code, str(found.place), found.message) == ("archive-missing", LOG, "The log of the archive is gone.")


def forged(provable: Provable, *more: Entry) -> None:
    """Write entries after those of the log, each with a hash that is right; the index is left as it was."""
    log = provable.log
    for each in more:
        log = log.after(each)
    provable.at(LOG).write_bytes(write_log(log))


def entry(edition: str, event: Event) -> Entry:
    return Entry(0, YEARS_LATER, event, edition, edition[11:-3], "ab" * 64)


@pytest.mark.parametrize("event", [Event.HELD, Event.RELEASED, Event.DISPOSED])
@pytest.mark.parametrize("name", [OLD, "2016-11-02-never-e1"])
def test_an_entry_of_an_edition_that_was_not_there_is_damage(provable: Provable, event: Event, name: str) -> None:
    forged(provable, entry(name, event))
    assert str(only(provable).place) == f"{LOG}:7"
    assert only(provable).message == f"The log is damaged: {name} was not there when it was {event.value}."


@pytest.mark.parametrize("name", [REPORT, OLD])
def test_an_edition_that_was_published_twice_is_damage(provable: Provable, name: str) -> None:
    forged(provable, entry(name, Event.PUBLISHED))
    assert only(provable).message == f"The log is damaged: {name} was published by an entry before it."


@pytest.mark.parametrize(
    "name",
    ["", "..", "../../etc", "2016-11-02-a/../../../b-e1", "2016-11-02-", "2016-11-02-\0-e1", "/etc/passwd", "2016\\x"],
    ids=repr,
)
def test_an_edition_of_a_name_that_leads_out_of_the_archive_is_damage(provable: Provable, name: str) -> None:
    forged(provable, entry(name, Event.PUBLISHED))
    assert only(provable).message == f"The log is damaged: '{name}' is no name of an edition."


def test_an_edition_with_a_name_longer_than_a_disk_can_hold_is_told_like_any_other(provable: Provable) -> None:
    name = f"2016-11-02-{'long' * 100}-e1"
    forged(provable, entry(name, Event.PUBLISHED))
    assert {code for code, place in provable.errors() if place == f"archive/{bag_path(name)}"} <= {
        "archive-unreadable",
        "archive-missing",
    }
    assert any(place == f"archive/{bag_path(name)}" for _, place in provable.errors())


def test_a_disposal_is_held_against_its_tombstone(provable: Provable) -> None:
    path = f"archive/{tombstone_path(REPORT)}"
    shutil.rmtree(provable.bag(REPORT))
    forged(provable, entry(REPORT, Event.DISPOSED))
    assert ("archive-missing", path) in provable.errors()
    provable.at(path).write_bytes(provable.at(f"archive/{STONE}").read_bytes())
    assert ("archive-changed", path) in provable.errors()


@pytest.mark.parametrize("spoilt", ["changed", "missing", "a folder"])
def test_the_tombstone_alone_is_to_come_back_of_what_was_disposed_of(provable: Provable, spoilt: str) -> None:
    place = provable.at(f"archive/{STONE}")
    place.unlink()
    if spoilt == "changed":
        place.write_bytes(b"{}\n")
    elif spoilt == "a folder":
        place.mkdir()
    (found,) = (each for each in provable.found() if str(each.place) == f"archive/{STONE}")
    assert found.code == ("archive-missing" if spoilt == "missing" else "archive-changed")
    assert found.hint == (
        "Put back a sound copy of this file from a backup, not the edition, which was disposed of; then verify again."
    )


def test_a_bag_that_was_disposed_of_and_lies_there_again_is_told_so(provable: Provable) -> None:
    shutil.copytree(provable.bag(REPORT), provable.bag(OLD))
    found = only(provable)
    assert (found.code, str(found.place)) == (UNLOGGED, f"archive/{bag_path(OLD)}")
    assert found.message == "It was disposed of on 2026-11-02, and lies here again."


def test_a_bag_of_which_the_log_knows_nothing_is_named_though_it_is_sound(provable: Provable) -> None:
    other = provable.bag(REPORT).with_name("2016-11-02-monthly-2016-08-e3")
    shutil.copytree(provable.bag(REPORT), other)
    sealed(other)
    assert provable.errors() == {(UNLOGGED, f"archive/2016/{other.name}")}
