"""The index of an archive for programs: what it holds, what it keeps back, and that it is always the same."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import pairwise
from typing import Any

from committee_pack.archive.index import Indexed, number_in, successors, write_index
from committee_pack.archive.log import Event
from committee_pack.model.archived import ArchivedEdition, KeptInput, PublicItem, Tombstone
from tests.support.editions import damaged, edition, indexed, many, tombstone

HEAD = "0f" * 32
SCORECARD = "2016-11-02-scs-scorecard-2016-08"
SECRET = PublicItem("E1", "Placement contract", ("Tender of Acme Care",), "Paragraph 3", ("meetings/acme.pdf",))


def read(*editions: ArchivedEdition, disposed: tuple[Tombstone, ...] = ()) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(write_index(list(map(indexed, editions)), disposed, HEAD))
    return said


def test_it_says_what_it_is_and_which_entry_of_the_log_it_is_as_of() -> None:
    said = read()
    assert said == {
        "format": "committee_pack archive index",
        "version": 1,
        "head": HEAD,
        "editions": [],
        "tombstones": [],
    }


def test_an_edition_has_every_key_that_programs_may_rely_on() -> None:
    items = (PublicItem("D1", "Scorecard", ("Appendix A",)),)
    published = edition(f"{SCORECARD}-e2", items=items, replaces=f"{SCORECARD}-e1", period="2016-08")
    given = indexed(published, held=True)
    said = json.loads(write_index([given], [], HEAD))["editions"]
    folder = f"2016/{SCORECARD}-e2"
    assert said == [
        {
            "name": f"{SCORECARD}-e2",
            "path": folder,
            "kind": "report",
            "of": "scs-scorecard-2016-08",
            "number": 2,
            "replaces": f"{SCORECARD}-e1",
            "replaced_by": "",
            "title": "Specialist Children's Services performance scorecard",
            "committee": "Children's Social Care and Health Cabinet Committee",
            "meeting": "2016-11-10",
            "published": "2016-11-02",
            "period": "2016-08",
            "archived": "2016-11-02",
            "items": [{"number": "D1", "title": "Scorecard", "papers": ["Appendix A"], "ground": ""}],
            "outputs": [
                f"{folder}/data/output/scs-scorecard-2016-08.docx",
                f"{folder}/data/output/scs-scorecard-2016-08.pdf",
                f"{folder}/data/output/manifest.json",
            ],
            "seal": given.seal,
            "held": True,
            "damaged": False,
        }
    ]


def test_one_that_was_disposed_of_is_listed_with_the_day_and_the_reason() -> None:
    said = read(disposed=(tombstone(reason="Six years have passed.", period="2014-01"),))["tombstones"]
    assert said == [
        {
            "name": "2014-03-10-scs-scorecard-2014-01-e1",
            "kind": "report",
            "replaced_by": "",
            "title": "Specialist Children's Services performance scorecard, January 2014",
            "committee": "Children's Social Care and Health Cabinet Committee",
            "meeting": None,
            "published": "2014-03-10",
            "period": "2014-01",
            "seal": "ab" * 64,
            "disposed": "2020-04-01",
            "reason": "Six years have passed.",
            "by": "Proper officer",
            "damaged": False,
        }
    ]


def test_one_whose_record_is_damaged_has_every_key_with_what_the_log_knows() -> None:
    first, third = edition(f"{SCORECARD}-e1"), edition(f"{SCORECARD}-e3", replaces=f"{SCORECARD}-e2")
    given = (indexed(first), Indexed(damaged(f"{SCORECARD}-e2"), "ab" * 64, held=True), indexed(third))
    sound, said, last = json.loads(write_index(given, [], HEAD))["editions"]
    assert said == {
        "name": f"{SCORECARD}-e2",
        "path": f"2016/{SCORECARD}-e2",
        "kind": None,
        "of": "scs-scorecard-2016-08",
        "number": 2,
        "replaces": f"{SCORECARD}-e1",
        "replaced_by": f"{SCORECARD}-e3",
        "title": f"{SCORECARD}-e2",
        "committee": "",
        "meeting": None,
        "published": "2016-11-02",
        "period": "",
        "archived": "2016-11-02",
        "items": [],
        "outputs": [],
        "seal": "ab" * 64,
        "held": True,
        "damaged": True,
    }
    assert said.keys() == sound.keys()
    assert (sound["replaced_by"], last["replaces"]) == (said["name"], said["name"])


def test_so_has_a_tombstone_that_is_damaged() -> None:
    stone = damaged("2014-03-10-scs-scorecard-2014-01-e1", Event.DISPOSED)
    (said,) = json.loads(write_index([], [stone], HEAD))["tombstones"]
    assert (said["title"], said["kind"], said["damaged"]) == (stone.name, None, True)
    assert (said["disposed"], said["reason"], said["by"]) == ("2020-04-01", "Six years have passed.", "Proper officer")
    assert said.keys() == read(disposed=(tombstone(),))["tombstones"][0].keys()


def test_one_that_is_before_no_meeting_has_null_for_its_day() -> None:
    assert read(edition(meeting=None))["editions"][0]["meeting"] is None


def test_editions_stand_by_days_of_publication_and_then_by_names() -> None:
    names = ("2016-11-02-b-e1", "2016-01-05-z-e1", "2016-11-02-a-e1")
    said = read(*map(edition, names), disposed=(tombstone("2015-01-01-b-e1"), tombstone("2014-01-01-c-e1")))
    assert [each["name"] for each in said["editions"]] == ["2016-01-05-z-e1", "2016-11-02-a-e1", "2016-11-02-b-e1"]
    assert [each["name"] for each in said["tombstones"]] == ["2014-01-01-c-e1", "2015-01-01-b-e1"]


def test_whatever_the_order_in_which_editions_are_found_the_bytes_are_the_same() -> None:
    editions, stones = list(many(60)), [tombstone(), tombstone("2013-01-01-c-e1")]
    before = write_index(editions, stones, HEAD)
    random.Random(8).shuffle(editions)
    assert write_index(editions, stones[::-1], HEAD) == before


def test_an_edition_more_is_a_line_more() -> None:
    fewer, more = (write_index(many(number), [], HEAD).splitlines() for number in (30, 31))
    assert len(more) == len(fewer) + 1


def test_an_edition_names_the_one_that_replaced_it() -> None:
    first, second, third = (edition(f"{SCORECARD}-e{number}") for number in (1, 2, 3))
    second, third = replace(second, replaces=first.name), replace(third, replaces=second.name)
    said = read(third, first, second)["editions"]
    assert [each["replaced_by"] for each in said] == [second.name, third.name, ""]


def test_an_edition_is_replaced_also_by_one_that_was_disposed_of_since() -> None:
    first, second = edition(f"{SCORECARD}-e1"), tombstone("2016-12-01-scs-scorecard-2016-08-e2")
    said = read(first, disposed=(second,))
    assert said["editions"][0]["replaced_by"] == second.name
    third = edition("2017-01-09-scs-scorecard-2016-08-e3", replaces=second.name)
    assert read(first, third, disposed=(second,))["tombstones"][0]["replaced_by"] == third.name


def test_tenth_editions_come_after_ninth_ones() -> None:
    names = [f"{SCORECARD}-e{number}" for number in range(1, 12)]
    editions = [indexed(edition(name)) for name in sorted(names)]
    assert successors(editions, ()) == dict(pairwise(names))


def test_editions_of_different_things_do_not_replace_each_other() -> None:
    assert successors([indexed(edition("2016-11-02-a-e1")), indexed(edition("2016-11-02-b-e2"))], ()) == {}


def test_a_name_without_a_number_is_no_edition_after_another() -> None:
    assert [number_in(name) for name in ("2016-11-02-a-e12", "2016-11-02-a", "e1", "x-e", f"x-e{'9' * 5000}")] == [
        12, 0, 0, 0, 0,
    ]  # fmt: skip
    assert successors([], [tombstone("2016-11-02-a"), tombstone("2016-11-02-b")]) == {}


def test_of_exempt_papers_it_holds_the_public_title_and_the_ground_alone() -> None:
    secret = edition(
        items=(SECRET,), restricted="5ec2e7" * 20, inputs=(KeptInput("meetings/acme.pdf", "00" * 32, in_bag=False),)
    )
    content = write_index([indexed(secret)], [], HEAD)
    assert json.loads(content)["editions"][0]["items"] == [
        {"number": "E1", "title": "Placement contract", "papers": [], "ground": "Paragraph 3"}
    ]
    assert not [word for word in (b"Acme", b"acme", b"5ec2e7", b"restricted", b"inputs") if word in content]


def test_words_are_kept_whatever_they_are() -> None:
    title = 'Café \u202e </script> "quoted"\n\x00 \ud800 שלום'
    content = write_index([indexed(edition(title=title))], [], HEAD)
    assert json.loads(content.decode("utf-8"))["editions"][0]["title"] == title
    assert "Café".encode() in content


def test_what_is_on_hold_says_so() -> None:
    given = [Indexed(edition("2016-11-02-a-e1"), "", held=True), Indexed(edition("2016-11-02-b-e1"), "", held=False)]
    assert [each["held"] for each in json.loads(write_index(given, [], HEAD))["editions"]] == [True, False]
