"""How many clear days lie between publication and meeting, and by when a pack is published."""

from __future__ import annotations

import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.model.notice import (
    PARISH,
    PRINCIPAL,
    PROFILES,
    DaysOff,
    NoticeRule,
    clear_days,
    counts,
    is_working_day,
    last_day_in_time,
    notice_rule,
    working_day_by,
    working_days_before,
)

ENGLAND = PROFILES["england", PRINCIPAL]
WALES = PROFILES["wales", PRINCIPAL]
PARISHES = PROFILES["england", PARISH]
EASTER_2019 = DaysOff(frozenset({date(2019, 4, 19), date(2019, 4, 22)}))
NONE = DaysOff()
DAY = datetime.timedelta(days=1)

days = st.dates(date(2000, 1, 1), date(2040, 12, 31))
some_days = st.frozensets(st.dates(date(2019, 12, 1), date(2020, 3, 1)), max_size=20)
near = st.dates(date(2019, 12, 1), date(2020, 3, 1))
offs = st.builds(DaysOff, some_days, some_days)
rules = st.builds(NoticeRule, st.integers(1, 10), st.just("a rule"), st.booleans(), st.booleans(), st.booleans())


def test_a_pack_of_14_july_2015_has_exactly_five_days_before_a_meeting_of_22_july() -> None:
    meeting = date(2015, 7, 22)
    assert clear_days(date(2015, 7, 14), meeting, ENGLAND, NONE) == 5
    assert last_day_in_time(meeting, ENGLAND, NONE) == date(2015, 7, 14)


def test_a_pack_sent_the_day_before_has_none() -> None:
    assert clear_days(date(2013, 12, 4), date(2013, 12, 5), ENGLAND, NONE) == 0


@pytest.mark.parametrize(
    ("meeting", "last"), [(date(2019, 4, 23), date(2019, 4, 11)), (date(2019, 4, 25), date(2019, 4, 15))]
)
def test_good_friday_and_easter_monday_do_not_count(meeting: date, last: date) -> None:
    # -- Nuneaton and Bedworth moved these two meetings of 2019, for which Easter had been overlooked
    assert last_day_in_time(meeting, ENGLAND, EASTER_2019) == last
    assert clear_days(last, meeting, ENGLAND, EASTER_2019) == 5


def test_a_weekend_does_not_count_for_principal_councils() -> None:
    # -- R v Swansea City Council ex parte Elitestone: from Thursday 26 April to Tuesday 1 May 1990
    assert clear_days(date(1990, 4, 26), date(1990, 5, 1), WALES, NONE) == 2
    assert last_day_in_time(date(1990, 5, 1), WALES, NONE) == date(1990, 4, 25)


def test_the_day_of_the_meeting_and_days_after_it_leave_none() -> None:
    assert clear_days(date(2015, 7, 22), date(2015, 7, 22), ENGLAND, NONE) == 0
    assert clear_days(date(2015, 7, 30), date(2015, 7, 22), ENGLAND, NONE) == 0


def test_closure_days_do_not_count_for_principal_councils() -> None:
    off = DaysOff(frozenset({date(2016, 12, 26), date(2016, 12, 27)}), frozenset(date(2016, 12, d) for d in (28, 29)))
    assert clear_days(date(2016, 12, 23), date(2016, 12, 31), ENGLAND, off) == 1
    assert not counts(date(2016, 12, 28), ENGLAND, off)
    assert counts(date(2016, 12, 28), NoticeRule(5, "a rule", closure_days=True), off)


def test_a_saturday_counts_for_parish_councils_and_a_sunday_does_not() -> None:
    # -- Biggleswade gave notice of its meeting of Tuesday 27 September 2022 on the Thursday before
    off = DaysOff(frozenset({date(2022, 9, 19)}))
    assert clear_days(date(2022, 9, 22), date(2022, 9, 27), PARISHES, off) == 3
    assert last_day_in_time(date(2022, 9, 27), PARISHES, off) == date(2022, 9, 22)


def test_the_easter_break_of_parish_councils_is_from_thursday_to_tuesday() -> None:
    counted = [day for day in range(15, 28) if counts(date(2019, 4, day), PARISHES, EASTER_2019)]
    assert counted == [15, 16, 17, 24, 25, 26, 27]


def test_the_christmas_break_of_parish_councils_ends_with_the_first_week_day_that_is_no_holiday() -> None:
    # -- Christmas Day was a Saturday, so that Monday and Tuesday took the place of the two holidays
    off = DaysOff(frozenset(date(2021, 12, day) for day in (25, 26, 27, 28)))
    counted = [day for day in range(20, 32) if counts(date(2021, 12, day), PARISHES, off)]
    assert counted == [20, 21, 22, 23, 30, 31]


def test_the_break_before_a_monday_that_is_a_bank_holiday_begins_with_the_saturday() -> None:
    off = DaysOff(frozenset({date(2023, 5, 29)}))
    counted = [day for day in range(25, 32) if counts(date(2023, 5, day), PARISHES, off)]
    assert counted == [25, 26, 31]


@pytest.mark.parametrize(
    ("jurisdiction", "kind", "days"),
    [
        ("england", PRINCIPAL, 5),
        ("wales", PRINCIPAL, 3),
        ("scotland", PRINCIPAL, 3),
        ("northern ireland", PRINCIPAL, 5),
        ("england", PARISH, 3),
        ("wales", PARISH, 3),
    ],
)
def test_each_kind_of_council_has_its_days_and_its_statute(jurisdiction: str, kind: str, days: int) -> None:
    rule = notice_rule(jurisdiction, kind)
    assert rule is not None
    assert rule.clear_days == days
    assert "Act" in rule.statute
    assert rule.saturdays == (kind == PARISH)


def test_there_are_no_parish_councils_in_scotland() -> None:
    assert notice_rule("scotland", PARISH) is None


@given(near, rules, offs)
def test_the_last_day_in_time_has_enough_days_and_the_day_after_has_not(
    meeting: date, rule: NoticeRule, off: DaysOff
) -> None:
    last = last_day_in_time(meeting, rule, off)
    assert clear_days(last, meeting, rule, off) == rule.clear_days
    assert clear_days(last + DAY, meeting, rule, off) == rule.clear_days - 1


@given(days, days, rules, offs)
def test_there_are_never_less_days_than_none_nor_more_than_lie_between(
    published: date, meeting: date, rule: NoticeRule, off: DaysOff
) -> None:
    assert 0 <= clear_days(published, meeting, rule, off) <= max((meeting - published).days - 1, 0)


@given(near, near, rules, offs)
def test_whoever_publishes_earlier_gives_no_less_notice(
    published: date, meeting: date, rule: NoticeRule, off: DaysOff
) -> None:
    given_then = clear_days(published, meeting, rule, off)
    assert clear_days(published - DAY, meeting, rule, off) in (given_then, given_then + 1)
    assert clear_days(published, meeting + DAY, rule, off) in (given_then, given_then + 1)


@given(near, rules, offs)
def test_a_later_meeting_is_published_no_earlier(meeting: date, rule: NoticeRule, off: DaysOff) -> None:
    assert last_day_in_time(meeting, rule, off) <= last_day_in_time(meeting + DAY, rule, off)


@given(near, st.integers(0, 12), offs)
def test_so_many_working_days_before_a_date_lie_between_it_and_the_day_found(
    day: date, count: int, off: DaysOff
) -> None:
    found = working_days_before(day, count, off)
    between = [found + step * DAY for step in range((day - found).days)]
    assert sum(is_working_day(each, off) for each in between) == count
    assert not count or is_working_day(found, off)


@given(near, offs)
def test_the_working_day_by_a_date_is_the_last_on_which_officers_work(day: date, off: DaysOff) -> None:
    found = working_day_by(day, off)
    assert is_working_day(found, off)
    assert not any(is_working_day(found + step * DAY, off) for step in range(1, (day - found).days + 1))


def test_a_pack_that_is_in_time_on_a_sunday_is_published_on_the_friday_before() -> None:
    last = last_day_in_time(date(2016, 11, 14), ENGLAND, NONE)
    assert last == date(2016, 11, 6)
    assert working_day_by(last, NONE) == date(2016, 11, 4)


def test_the_calendar_may_end() -> None:
    first, last = date.min, date.max
    assert last_day_in_time(first + 2 * DAY, ENGLAND, NONE) == first
    assert working_days_before(first, 3, NONE) == first
    assert clear_days(last, last, PARISHES, NONE) == 0
    assert counts(last - DAY * 2, PARISHES, NONE)
    assert working_day_by(last, NONE) == last
