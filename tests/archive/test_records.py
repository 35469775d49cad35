"""What a bag says of its edition, and what stays of one: read as it was written, or told to be damaged."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.archive.records import (
    RecordError,
    read_edition,
    read_tombstone,
    write_edition,
    write_tombstone,
)
from committee_pack.model.archived import (
    ArchivedEdition,
    EditionKind,
    KeptInput,
    PublicItem,
    RecordClass,
    Source,
    Tombstone,
)
from tests.support.editions import edition, tombstone

TEXTS = st.text(max_size=12)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
NUMBERS = st.integers(0, 999)
ITEMS = st.builds(PublicItem, TEXTS, TEXTS, LISTS, TEXTS, LISTS)
EDITIONS = st.builds(
    ArchivedEdition,
    name=TEXTS,
    kind=st.sampled_from(EditionKind),
    of=TEXTS,
    number=NUMBERS,
    replaces=TEXTS,
    title=TEXTS,
    committee=TEXTS,
    meeting=st.none() | st.dates(),
    published=st.dates(),
    archived=st.dates(),
    late=TEXTS,
    source=st.builds(Source, TEXTS, TEXTS, NUMBERS),
    classes=st.lists(st.sampled_from(RecordClass), max_size=4).map(tuple),
    items=st.lists(ITEMS, max_size=3).map(tuple),
    outputs=LISTS,
    inputs=st.lists(st.builds(KeptInput, TEXTS, TEXTS, st.booleans()), max_size=3).map(tuple),
    versions=st.dictionaries(TEXTS, TEXTS, max_size=3),
    restricted=TEXTS,
    council=TEXTS,
)
TOMBSTONES = st.builds(
    Tombstone,
    TEXTS,
    st.sampled_from(EditionKind),
    TEXTS,
    TEXTS,
    st.none() | st.dates(),
    st.dates(),
    TEXTS,
    st.dates(),
    TEXTS,
    TEXTS,
)
ONE = edition(items=(PublicItem("A1", "Minutes", ("Minutes",)),), inputs=(KeptInput("data/x.csv", "ab" * 32),))
SPOILT: tuple[tuple[str, Any], ...] = (
    ("name", None),
    ("name", 5),
    ("kind", "leaflet"),
    ("number", "first"),
    ("number", 1.5),
    ("meeting", "2016-11-31"),
    ("meeting", "soon"),
    ("published", None),
    ("source", {}),
    ("source", {"name": "x", "supplement": "second"}),
    ("classes", ["leaflet"]),
    ("items", [{"number": "A1"}]),
    ("items", [{"number": "A1", "title": "x", "papers": "all"}]),
    ("outputs", "output/x.pdf"),
    ("inputs", [{"path": "x", "sha256": "y", "in_bag": "perhaps"}]),
    ("versions", ["1.0"]),
    ("versions", {"x": 1}),
)


@given(EDITIONS)
def test_an_edition_is_read_as_it_was_written(said: ArchivedEdition) -> None:
    content = write_edition(said)
    assert read_edition(content) == said
    assert write_edition(read_edition(content)) == content


@given(TOMBSTONES)
def test_a_tombstone_is_read_as_it_was_written(said: Tombstone) -> None:
    assert read_tombstone(write_tombstone(said)) == said


def test_a_record_is_json_that_people_can_read() -> None:
    content = write_edition(ONE)
    assert content.endswith(b"}\n")
    said = json.loads(content)
    assert (said["kind"], said["published"], said["meeting"]) == ("report", "2016-11-02", "2016-11-10")
    assert b"\n  " in content


@given(st.integers(0, len(write_edition(ONE)) - 3))
def test_a_record_that_was_cut_short_is_damaged(length: int) -> None:
    with pytest.raises(RecordError):
        read_edition(write_edition(ONE)[:length])


@pytest.mark.parametrize(("key", "value"), SPOILT)
def test_a_value_of_another_kind_is_damage(key: str, value: object) -> None:
    said = json.loads(write_edition(ONE))
    assert key in said
    with pytest.raises(RecordError, match=key):
        read_edition(json.dumps({**said, key: value}).encode())


@pytest.mark.parametrize("key", ["name", "kind", "of", "number", "published", "source", "outputs", "inputs", "title"])
def test_so_is_a_key_that_is_gone(key: str) -> None:
    said = json.loads(write_edition(ONE))
    del said[key]
    with pytest.raises(RecordError, match=key):
        read_edition(json.dumps(said).encode())


@pytest.mark.parametrize("key", ["name", "kind", "title", "published", "seal", "on", "reason", "by"])
def test_so_it_is_of_a_tombstone(key: str) -> None:
    said = json.loads(write_tombstone(tombstone()))
    del said[key]
    with pytest.raises(RecordError, match=key):
        read_tombstone(json.dumps(said).encode())


@given(st.binary(max_size=60) | st.sampled_from([b"null", b"[]", b"{}", b"1e999", b"[" * 100_000, b'"\\ud800"']))
def test_what_is_no_record_is_damage_and_nothing_worse(content: bytes) -> None:
    for read in (read_edition, read_tombstone):
        with pytest.raises(RecordError):
            read(content)


@given(st.data())
def test_a_changed_byte_is_damage_or_another_record_and_nothing_worse(data: st.DataObject) -> None:
    content = write_edition(ONE)
    at = data.draw(st.integers(0, len(content) - 1))
    changed = content[:at] + data.draw(st.binary(min_size=1, max_size=2)) + content[at + 1 :]
    with contextlib.suppress(RecordError):
        read_edition(changed)


def test_a_key_of_a_later_version_is_passed_over() -> None:
    said = {**json.loads(write_edition(ONE)), "colour": "blue"}
    assert read_edition(json.dumps(said).encode()) == ONE
