"""What keeps an edition; holds; and disposal, which leaves a tombstone and is whole wherever it is stopped."""

from __future__ import annotations

import datetime
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.archive.contents import Bagged, bagged, find_bagged, read_log_of, tombstones
from committee_pack.archive.indexing import index_of
from committee_pack.archive.log import Event
from committee_pack.archive.places import INDEX, PAGE, Archive, bag_path, tombstone_path
from committee_pack.archive.records import read_tombstone
from committee_pack.errors import OutputError, PackError, UsageError
from committee_pack.model.archived import Hold, RecordClass, Tombstone
from committee_pack.model.notice import PARISH, PRINCIPAL
from committee_pack.model.retention import RetentionPolicy
from committee_pack.model.settings import Council
from committee_pack.model.standing import Keeps, Standing, standing
from committee_pack.publishing.retention import (
    Order,
    RetentionError,
    dispose,
    put_on_hold,
    release,
    standings,
)
from committee_pack.wording.retention import proposal_text
from tests.support.archives import PACK, REPORT, Shelves
from tests.support.editions import edition
from tests.support.interruption import KILLS, REFUSED_ON, STOPS, Steps, stepping
from tests.support.papers import COUNCIL

AGENDA, REPORTS, MINUTES, BACKGROUND = RecordClass
LAST, AFTER = date(2022, 11, 9), date(2022, 11, 10)
"""The last day of inspection of what was before the meeting of 10 November 2016, and the day after."""
ELSEWHERE = RetentionPolicy(minutes_elsewhere=True)
REASON = "As the committee resolved"


def order(name: str, day: date = AFTER, reason: str = REASON) -> Order:
    return Order(name, reason, "Jane Smith", day)


def council(policy: RetentionPolicy, jurisdiction: str = "england", kind: str = PRINCIPAL) -> Council:
    return replace(COUNCIL, jurisdiction=jurisdiction, kind=kind, retention=policy)


def stands(
    day: date,
    *classes: RecordClass,
    policy: RetentionPolicy = ELSEWHERE,
    meeting: date | None = date(2016, 11, 10),
    hold: Hold | None = None,
    kind: str = PRINCIPAL,
) -> Standing:
    """Return what keeps an edition that holds documents of some classes."""
    held = replace(edition(meeting=meeting), classes=classes or (REPORTS,))
    return standing(held, hold, council(policy, kind=kind), day)


@pytest.fixture
def shelves(tmp_path: Path) -> Shelves:
    return Shelves(tmp_path)


# -- what is proposed ----------------------------------------------------------------------------------


def test_what_the_law_has_open_is_kept_to_its_last_day_and_then_may_go() -> None:
    assert proposal_text(stands(LAST)) == "open to inspection until 9 November 2022"
    assert proposal_text(stands(AFTER)) == "may be disposed of"


def test_an_edition_is_kept_for_what_is_open_longest_in_it() -> None:
    assert stands(date(2021, 1, 1), BACKGROUND).keeps is None
    found = stands(date(2021, 1, 1), BACKGROUND, REPORTS)
    assert (found.keeps, found.until) == (Keeps.LAW, LAST)


def test_after_the_law_the_policy_keeps_until_its_review() -> None:
    policy = RetentionPolicy({REPORTS: 10})
    assert proposal_text(stands(LAST, policy=policy)) == "open to inspection until 9 November 2022"
    assert proposal_text(stands(AFTER, policy=policy)) == "kept for review on 10 November 2026"
    assert stands(date(2026, 11, 9), policy=policy).keeps is Keeps.POLICY
    assert stands(date(2026, 11, 10), policy=policy).keeps is None


def test_a_policy_shorter_than_the_law_lets_nothing_go_sooner() -> None:
    assert stands(LAST, policy=RetentionPolicy({REPORTS: 1})).keeps is Keeps.LAW
    assert stands(AFTER, policy=RetentionPolicy({REPORTS: 1})).keeps is None


def test_what_the_policy_keeps_for_good_is_never_proposed() -> None:
    found = stands(date(9999, 1, 1), REPORTS, policy=RetentionPolicy({REPORTS: None}))
    assert proposal_text(found) == "kept for good"
    assert stands(AFTER, REPORTS, AGENDA, policy=RetentionPolicy({AGENDA: 90, REPORTS: None})).until is None


def test_minutes_are_kept_unless_the_signed_ones_are_elsewhere() -> None:
    found = stands(date(9999, 1, 1), AGENDA, MINUTES, policy=RetentionPolicy({MINUTES: 6}))
    assert proposal_text(found) == "kept: it holds minutes"
    assert stands(AFTER, AGENDA, MINUTES, policy=ELSEWHERE).keeps is None
    assert stands(LAST, AGENDA, MINUTES, policy=ELSEWHERE).keeps is Keeps.LAW


def test_what_was_before_no_meeting_is_kept_until_a_policy_says_how_long() -> None:
    found = stands(date(9999, 1, 1), meeting=None)
    assert (found.keeps, found.classes[0].inspection) == (Keeps.SILENCE, None)
    policy = RetentionPolicy({REPORTS: 6})
    assert stands(date(2022, 11, 1), meeting=None, policy=policy).until == date(2022, 11, 2)
    assert stands(date(2022, 11, 2), meeting=None, policy=policy).keeps is None


def test_a_class_of_which_nothing_is_said_keeps_the_whole_edition() -> None:
    policy = RetentionPolicy({AGENDA: 6})
    assert stands(date(9999, 1, 1), AGENDA, BACKGROUND, meeting=None, policy=policy).keeps is Keeps.SILENCE


def test_copies_of_the_minutes_of_a_parish_go_by_its_policy_while_the_book_stays_open() -> None:
    assert stands(AFTER, AGENDA, MINUTES, kind=PARISH).keeps is Keeps.SILENCE
    policy = RetentionPolicy({AGENDA: 6, MINUTES: 6}, minutes_elsewhere=True)
    assert stands(AFTER, AGENDA, MINUTES, policy=policy, kind=PARISH).keeps is None
    assert stands(AFTER, AGENDA, MINUTES, policy=replace(policy, minutes_elsewhere=False)).keeps is Keeps.MINUTES


def test_a_hold_keeps_whatever_else_may_be_so() -> None:
    held = Hold(REPORT, date(2020, 5, 3), "Appeal", "")
    assert proposal_text(stands(AFTER, hold=held)) == "on hold since 3 May 2020"


policies = st.builds(
    RetentionPolicy,
    st.dictionaries(st.sampled_from(RecordClass), st.none() | st.integers(1, 99)),
    st.booleans(),
)
some_classes = st.lists(st.sampled_from(RecordClass), min_size=1, max_size=4, unique=True)
days = st.dates(date(2010, 1, 1), date(2140, 1, 1))


@given(policies, some_classes, days, st.none() | days)
def test_nothing_is_proposed_that_the_law_has_open_or_the_policy_reviews_later_or_that_holds_minutes(
    policy: RetentionPolicy, classes: list[RecordClass], day: date, meeting: date | None
) -> None:
    found = stands(day, *classes, policy=policy, meeting=meeting)
    if found.keeps is None:
        assert MINUTES not in classes or policy.minutes_elsewhere
        assert not any(each.inspection and each.inspection.is_open(day) for each in found.classes)
        assert not any(each.for_good or (each.review and each.review > day) for each in found.classes)
        assert all(each.inspection or each.review for each in found.classes)


@given(policies, some_classes, days, st.none() | days)
def test_what_is_kept_until_a_day_may_go_or_is_kept_by_something_else_after_it(
    policy: RetentionPolicy, classes: list[RecordClass], day: date, meeting: date | None
) -> None:
    found = stands(day, *classes, policy=policy, meeting=meeting)
    if found.until:
        assert found.until >= day
        later = stands(found.until + datetime.timedelta(days=1), *classes, policy=policy, meeting=meeting)
        assert later.keeps is not found.keeps


@given(policies, some_classes, days, st.integers(0, 40_000))
def test_what_may_go_on_a_day_may_go_ever_after(
    policy: RetentionPolicy, classes: list[RecordClass], day: date, more: int
) -> None:
    if stands(day, *classes, policy=policy).keeps is None:
        assert stands(day + datetime.timedelta(days=more), *classes, policy=policy).keeps is None


# -- holds ---------------------------------------------------------------------------------------------


def test_a_hold_is_logged_and_listed_until_it_is_released(shelves: Shelves) -> None:
    shelves.report()
    put_on_hold(shelves.archive, order(REPORT, date(2020, 5, 3), "Appeal"))
    assert is_sound(shelves)
    (found,) = standings(shelves.archive, COUNCIL, AFTER)
    assert found.hold == Hold(REPORT, date(2020, 5, 3), "Appeal", "Jane Smith")
    assert '"held": true' in shelves.archive.public.place(INDEX).read_text(encoding="utf-8")
    log = release(shelves.archive, order(REPORT, reason="Appeal decided"))
    assert is_sound(shelves)
    assert [each.event for each in log.entries] == [Event.PUBLISHED, Event.HELD, Event.RELEASED]
    assert (log.entries[-1].reason, log.entries[-1].by) == ("Appeal decided", "Jane Smith")
    (found,) = standings(shelves.archive, COUNCIL, AFTER)
    assert (found.hold, found.keeps) == (None, None)


def test_what_is_on_hold_is_not_put_there_again_and_what_is_not_is_not_released(shelves: Shelves) -> None:
    shelves.report()
    with pytest.raises(RetentionError, match=f"{REPORT} is not on hold"):
        release(shelves.archive, order(REPORT))
    put_on_hold(shelves.archive, order(REPORT, date(2020, 5, 3), "Appeal."))
    with pytest.raises(RetentionError) as fault:
        put_on_hold(shelves.archive, order(REPORT, reason="Audit"))
    assert str(fault.value) == f"{REPORT} is on hold since 3 May 2020, by Jane Smith: Appeal."
    assert len(shelves.log.entries) == 2


def dispose_early(archive: Archive, ordered: Order) -> object:
    return dispose(archive, COUNCIL, ordered, early=True)


@pytest.mark.parametrize("change", [put_on_hold, release, dispose_early])
def test_a_name_typed_wrongly_is_met_with_the_nearest_and_changes_nothing(
    shelves: Shelves, change: Callable[..., object]
) -> None:
    shelves.report()
    before = files(shelves)
    with pytest.raises(UsageError) as fault:
        change(shelves.archive, order(REPORT.replace("scorecard", "scorcard")))
    assert fault.value.remedy == f"Did you mean '{REPORT}'?"
    assert files(shelves) == before


def test_an_archive_that_is_not_there_is_not_made(shelves: Shelves) -> None:
    for change in (put_on_hold, release):
        with pytest.raises(PackError, match="There is no archive in"):
            change(shelves.archive, order(REPORT))
    assert standings(shelves.archive, COUNCIL, AFTER) == ()
    assert list(shelves.root.iterdir()) == []


# -- disposal ------------------------------------------------------------------------------------------


def test_disposal_takes_both_bags_away_and_leaves_a_tombstone_with_the_seal(shelves: Shelves) -> None:
    kept, gone = shelves.report(), shelves.pack(minutes=False)
    seal = shelves.log.standing[PACK].seal
    log = dispose(shelves.archive, COUNCIL, order(PACK), early=False)
    assert is_sound(shelves)
    assert not (shelves.archive.public.root / bag_path(PACK)).exists()
    assert not (shelves.archive.restricted.root / bag_path(PACK)).exists()
    stone = read_tombstone((shelves.archive.public.root / tombstone_path(PACK)).read_bytes())
    assert (stone.name, stone.seal, stone.on, stone.reason, stone.by) == (PACK, seal, AFTER, REASON, "Jane Smith")
    assert (stone.title, stone.committee, stone.meeting) == (gone.title, gone.committee, gone.meeting)
    last = log.entries[-1]
    assert (last.event, last.edition, last.seal, last.restricted) == (Event.DISPOSED, PACK, seal, gone.restricted)
    assert set(shelves.log.standing) == {kept.name}
    with pytest.raises(UsageError, match=f"{PACK} was disposed of on 10 November 2022: {REASON}"):
        dispose(shelves.archive, COUNCIL, order(PACK), early=True)


def test_what_the_law_has_open_goes_only_early_and_that_is_on_record(shelves: Shelves) -> None:
    shelves.report()
    before = files(shelves)
    with pytest.raises(RetentionError) as fault:
        dispose(shelves.archive, COUNCIL, order(REPORT, LAST), early=False)
    assert str(fault.value) == (
        f"{REPORT} is open to inspection until 9 November 2022 (Local Government Act 1972, section 100C(1))."
    )
    assert "--early" in fault.value.remedy
    assert files(shelves) == before
    log = dispose(shelves.archive, COUNCIL, order(REPORT, LAST, "A name was published by mistake."), early=True)
    said = "A name was published by mistake (early: open to inspection until 9 November 2022)"
    assert log.entries[-1].reason == said
    assert stones(shelves)[REPORT].reason == said
    assert is_sound(shelves)


@pytest.mark.parametrize("early", [False, True])
def test_what_is_on_hold_is_never_disposed_of(shelves: Shelves, early: bool) -> None:
    shelves.report()
    put_on_hold(shelves.archive, order(REPORT, date(2020, 5, 3), "Appeal"))
    before = files(shelves)
    with pytest.raises(RetentionError, match="is on hold since 3 May 2020, by Jane Smith: Appeal"):
        dispose(shelves.archive, COUNCIL, order(REPORT, date(2040, 1, 1)), early=early)
    assert files(shelves) == before


def test_what_holds_minutes_goes_only_early_and_all_that_kept_it_is_on_record(shelves: Shelves) -> None:
    shelves.pack()
    before = files(shelves)
    with pytest.raises(RetentionError) as fault:
        dispose(shelves.archive, COUNCIL, order(PACK, LAST), early=False)
    assert str(fault.value) == f"{PACK} holds minutes, and signed minutes are kept for good."
    assert "council.yaml: retention, signed_minutes." in fault.value.remedy
    assert "--early" in fault.value.remedy
    assert files(shelves) == before
    log = dispose(shelves.archive, COUNCIL, order(PACK, LAST, "A name was published by mistake."), early=True)
    said = "A name was published by mistake (early: it holds minutes; open to inspection until 9 November 2022)"
    assert log.entries[-1].reason == said
    assert stones(shelves)[PACK].reason == said
    assert is_sound(shelves)


@pytest.mark.parametrize("early", [False, True])
def test_what_holds_minutes_that_are_kept_elsewhere_goes_as_all_else(shelves: Shelves, early: bool) -> None:
    shelves.pack()
    log = dispose(shelves.archive, council(ELSEWHERE), order(PACK, date(2040, 1, 1)), early=early)
    assert log.entries[-1].reason == REASON
    assert is_sound(shelves)


@pytest.mark.parametrize("early", [False, True])
def test_what_holds_minutes_and_is_on_hold_stays(shelves: Shelves, early: bool) -> None:
    shelves.pack()
    put_on_hold(shelves.archive, order(PACK, date(2020, 5, 3), "Appeal"))
    with pytest.raises(RetentionError, match="is on hold since 3 May 2020"):
        dispose(shelves.archive, COUNCIL, order(PACK, date(2040, 1, 1)), early=early)


@pytest.mark.parametrize(
    ("policy", "meeting", "said"),
    [
        (RetentionPolicy({REPORTS: 10}), date(2016, 11, 10), "is kept until its review on 10 November 2026"),
        (RetentionPolicy({REPORTS: None}), date(2016, 11, 10), "By the council's policy .* is kept for good"),
        (RetentionPolicy(), None, "Neither the law nor the council's policy says how long"),
    ],
)
def test_what_the_policy_keeps_or_nobody_speaks_of_goes_only_early(
    shelves: Shelves, policy: RetentionPolicy, meeting: date | None, said: str
) -> None:
    shelves.report(meeting)
    with pytest.raises(RetentionError, match=said):
        dispose(shelves.archive, council(policy), order(REPORT), early=False)
    dispose(shelves.archive, council(policy), order(REPORT), early=True)
    assert is_sound(shelves)


def test_a_new_edition_of_what_was_disposed_of_has_the_next_number(shelves: Shelves) -> None:
    shelves.report()
    dispose(shelves.archive, COUNCIL, order(REPORT), early=False)
    assert shelves.report().name == REPORT.replace("-e1", "-e2")
    assert is_sound(shelves)


def test_an_archive_that_may_not_be_written_stays_as_it_was(shelves: Shelves) -> None:
    shelves.report()
    before = files(shelves)
    steps = Steps(shelves.root, 0, REFUSED_ON)
    with stepping(steps), pytest.raises(OutputError, match="The archive is as it was before"):
        dispose(shelves.archive, COUNCIL, order(REPORT), early=False)
    assert files(shelves) == before


# -- stopped -------------------------------------------------------------------------------------------


CHANGES: dict[str, Callable[[Shelves], object]] = {
    "hold": lambda shelves: put_on_hold(shelves.archive, order(PACK)),
    "dispose": lambda shelves: dispose(shelves.archive, COUNCIL, order(PACK), early=False),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGKILL")
@pytest.mark.parametrize("name", CHANGES)
def test_stopped_at_any_step_it_leaves_the_archive_whole_and_the_next_command_works(name: str, tmp_path: Path) -> None:
    change = CHANGES[name]
    before, shelves = Shelves(tmp_path / "before"), Shelves(tmp_path / "now")
    before.report()
    before.pack(minutes=False)
    old = state(before)
    taken = steps_of(change, again(before, shelves))
    new = state(shelves)
    seen = set()
    for at, kind in enumerate(taken):
        for how in STOPS:
            if how != "half" or kind == "write":
                stop(change, again(before, shelves), Steps(tmp_path / "now", at, how))
                left = state(shelves)
                assert left in (old, new), (at, kind, how)
                seen.add((how in KILLS, left == new))
                put_on_hold(shelves.archive, order(REPORT))
                assert is_sound(shelves), (at, kind, how)
                assert (PACK in read_log_of(shelves.archive).standing) == (PACK in left[0])
                assert not any((shelves.root / each).exists() for each in LEFTOVERS), (at, kind, how)
    assert seen == {(True, False), (True, True), (False, False), (False, True)}


def stop(change: Callable[[Shelves], object], shelves: Shelves, steps: Steps) -> None:
    """Make a change that is killed, or refused, at a step; one that is refused says whether it is there."""
    if steps.how in KILLS:
        killed(change, shelves, steps)
    elif said := refusal(change, shelves, steps):
        assert " cannot be written: " in said
        assert ("with the change in it" in said) == (len(shelves.log.entries) > 2), said


def refusal(change: Callable[[Shelves], object], shelves: Shelves, steps: Steps) -> str:
    """Return what a change says that is refused at a step; nothing where it works all the same."""
    try:
        with stepping(steps):
            change(shelves)
    except OutputError as fault:
        return str(fault)
    return ""


LEFTOVERS = ("archive/.new", "archive/.pending")
"""What the next command takes away; on the restricted shelf it is the next that has something for it."""


def again(before: Shelves, shelves: Shelves) -> Shelves:
    """Let an archive be as it was before."""
    shutil.rmtree(shelves.root, ignore_errors=True)
    shutil.copytree(before.root, shelves.root)
    return shelves


def steps_of(change: Callable[[Shelves], object], shelves: Shelves) -> list[str]:
    """Return the kinds of steps that a change takes on the disk."""
    steps = Steps(shelves.root)
    with stepping(steps):
        change(shelves)
    return [kind for kind, _, _ in steps.taken]


def killed(change: Callable[[Shelves], object], shelves: Shelves, steps: Steps) -> None:
    """Make a change in a child that is killed at a step."""
    if (child := os.fork()) == 0:
        with stepping(steps):
            change(shelves)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -9


def stones(shelves: Shelves) -> dict[str, Tombstone]:
    """Return what stays of the editions that were disposed of, by name."""
    return {each.name: each for each in tombstones(shelves.archive, shelves.log) if isinstance(each, Tombstone)}


State = tuple[frozenset[str], frozenset[str], frozenset[str], str]


def state(shelves: Shelves) -> State:
    """Return what whoever may only read finds: editions, their restricted bags, tombstones, and the log's head."""
    archive, log = shelves.archive, read_log_of(shelves.archive)
    there = {each.edition.name for each in bagged(archive, log) if isinstance(each, Bagged)}
    closed = {name for name in log.published if archive.restricted.place(bag_path(name)).exists()}
    assert index_of(archive, log) == {each: archive.public.place(each).read_bytes() for each in (INDEX, PAGE)}
    return frozenset(there), frozenset(closed), frozenset(each.name for each in tombstones(archive, log)), log.head


def is_sound(shelves: Shelves) -> bool:
    """Return whether what is in the archive is what its log and index say."""
    there, closed, buried, _ = state(shelves)
    log = shelves.log
    restricted = {name for name in there if find_bagged(shelves.archive, name).edition.restricted}
    return there == set(log.standing) and closed == restricted and buried == set(log.disposed)


def files(shelves: Shelves) -> dict[str, bytes]:
    """Return all files of both shelves; the lock is let go of."""
    found = (path for path in shelves.root.rglob("*") if path.is_file())
    return {path.relative_to(shelves.root).as_posix(): path.read_bytes() for path in found}
