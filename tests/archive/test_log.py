"""The log of an archive: whatever is done to a line of it is found, with the line."""

from __future__ import annotations

import datetime
import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from committee_pack.archive.log import Entry, Event, Log, LogError, read_log, write_log

DAY = datetime.date(2016, 11, 2)
TEXTS = st.text(max_size=12)
"""Of every script, with line ends and quotes, but without halves of letters, which nothing on a disk has."""


def entry(edition: str = "2016-11-02-monthly-2016-08-e1", event: Event = Event.PUBLISHED, **said: str) -> Entry:
    return Entry(0, DAY, event, edition, edition[11:-3], said.pop("seal", "ab" * 64), **said)


def logged(*entries: Entry) -> Log:
    log = Log()
    for each in entries:
        log = log.after(each)
    return log


@st.composite
def logs(draw: st.DrawFn, least: int = 1) -> Log:
    made = st.builds(
        Entry,
        st.just(0),
        st.dates(),
        st.sampled_from(Event),
        *(TEXTS for _ in ("edition", "of", "seal", "restricted", "reason", "by")),
    )
    return logged(*draw(st.lists(made, min_size=least, max_size=5)))


def found(content: bytes) -> int:
    """Return the line of the first fault; there must be one."""
    with pytest.raises(LogError) as fault:
        read_log(content)
    return fault.value.line


@given(logs(least=0))
def test_a_log_is_read_as_it_was_written(log: Log) -> None:
    assert read_log(write_log(log)) == log
    assert write_log(log).count(b"\n") == len(log.entries)


@given(logs(), st.data())
def test_every_changed_byte_is_found_in_its_line(log: Log, data: st.DataObject) -> None:
    content = write_log(log)
    at = data.draw(st.integers(0, len(content) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda each: each != content[at]))
    changed = content[:at] + bytes([byte]) + content[at + 1 :]
    assert found(changed) == content.count(b"\n", 0, at) + 1


@given(logs(), st.data())
def test_every_byte_that_is_put_in_or_taken_out_is_found_in_its_line(log: Log, data: st.DataObject) -> None:
    content = write_log(log)
    at = data.draw(st.integers(0, len(content) - 1))
    byte = data.draw(st.integers(0, 255))
    line = content.count(b"\n", 0, at) + 1
    assert found(content[:at] + bytes([byte]) + content[at:]) == line
    assert found(content[:at] + content[at + 1 :]) == line


@given(logs(least=2), st.data())
def test_a_line_taken_out_moved_or_said_twice_is_found_where_it_was(log: Log, data: st.DataObject) -> None:
    lines = write_log(log).splitlines(keepends=True)
    first = data.draw(st.integers(0, len(lines) - 2))
    second = data.draw(st.integers(first + 1, len(lines) - 1))
    assert found(b"".join(lines[:first] + lines[first + 1 :])) == first + 1
    assert found(b"".join([*lines[: first + 1], lines[first], *lines[first + 1 :]])) == first + 2
    lines[first], lines[second] = lines[second], lines[first]
    assert found(b"".join(lines)) == first + 1


@given(logs(least=2), logs(least=2))
def test_a_line_of_another_log_is_found(log: Log, other: Log) -> None:
    assume(log.entries[0] != other.entries[0])
    lines, others = (write_log(each).splitlines(keepends=True) for each in (log, other))
    assert found(lines[0] + others[1]) == 2
    assert found(others[0] + b"".join(lines)) == 2
    assert found(b"".join(lines) + others[0]) == len(lines) + 1


@given(logs(), st.data())
def test_a_log_that_was_cut_short_is_damaged_or_has_another_head(log: Log, data: st.DataObject) -> None:
    content = write_log(log)
    kept = content[: data.draw(st.integers(0, len(content) - 1))]
    if kept.endswith(b"\n") or not kept:
        assert read_log(kept).head != log.head
    else:
        assert found(kept) == kept.count(b"\n") + 1


@given(logs(), TEXTS)
def test_a_log_that_was_written_anew_from_a_changed_entry_on_has_another_head(log: Log, reason: str) -> None:
    first, *rest = log.entries
    assume(reason != first.reason)
    forged = logged(Entry(0, first.date, first.event, first.edition, first.of, first.seal, reason=reason), *rest)
    assert read_log(write_log(forged)).head != log.head


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b'{"entry": 1e999, "date": "2016-11-02", "event": "published"}',
        b'{"entry": 1, "date": "2016-11-31", "event": "published"}',
        b'{"entry": 1, "date": 20161102, "event": "published"}',
        b'{"entry": 1, "date": "2016-11-02", "event": "burnt"}',
        b'{"entry": 1, "date": "2016-11-02", "event": "published", "by": "\\udcff"}',
        b'{"entry": 1, "date": "2016-11-02", "event": "published", "by": ["x"]}',
        b'{"entry": "1", "date": "2016-11-02", "event": "published"}',
        b'{"entry": ' + b"9" * 5000 + b', "date": "2016-11-02", "event": "published"}',
    ],
)
def test_what_is_no_entry_is_found_whatever_it_is(line: bytes) -> None:
    assert found(line + b"\n") == 1
    assert found(write_log(logged(entry())) + line + b"\n") == 2


def test_half_of_a_letter_in_a_name_is_written_as_json_calls_it() -> None:
    log = logged(entry(by="A.\udcff"))
    assert b"A.\\udcff" in write_log(log)
    assert read_log(write_log(log)) == log


def test_a_line_is_an_object_that_other_programs_read() -> None:
    log = logged(entry(by="Ænne", reason='He said "now".'))
    said = json.loads(write_log(log))
    assert said["entry"] == 1
    assert (said["date"], said["event"], said["by"]) == ("2016-11-02", "published", "Ænne")
    assert said["previous"] == "0" * 64
    assert said["hash"] == log.head
    assert "restricted" not in said


def test_editions_stand_from_their_publication_to_their_disposal() -> None:
    one, two = "2016-11-02-monthly-2016-08-e1", "2016-11-03-monthly-2016-08-e2"
    log = logged(entry(one), entry(two), entry(one, Event.DISPOSED))
    assert list(log.published) == [one, two]
    assert list(log.standing) == [two]
    assert list(log.disposed) == [one]
    assert [each.edition for each in log.editions_of("monthly-2016-08")] == [one, two]
    assert log.editions_of("monthly-2016-07") == ()


def test_an_edition_is_on_hold_until_it_is_released_and_may_be_again() -> None:
    name = "2016-11-02-monthly-2016-08-e1"
    log = logged(entry(name), entry(name, Event.HELD, reason="A claim"))
    assert log.held[name].reason == "A claim"
    released = log.after(entry(name, Event.RELEASED))
    assert not released.held
    assert released.after(entry(name, Event.HELD, reason="Another")).held[name].reason == "Another"
