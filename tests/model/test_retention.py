"""Until when the law has papers open to inspection, and when the council's own policy reviews them."""

from __future__ import annotations

import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.model.archived import RecordClass
from committee_pack.model.notice import PARISH, PRINCIPAL, PROFILES
from committee_pack.model.retention import INSPECTION, RetentionPolicy, inspection, review, years_after

AGENDA, REPORT, MINUTES, BACKGROUND = RecordClass
DAY = datetime.timedelta(days=1)
JURISDICTIONS = ("england", "wales", "scotland", "northern ireland")

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
classes = st.sampled_from(RecordClass)
jurisdictions = st.sampled_from(JURISDICTIONS)


def ends(of: RecordClass, meeting: date, jurisdiction: str = "england", kind: str = PRINCIPAL) -> date:
    """Return the last day on which the law has a document open to inspection."""
    found = inspection(of, meeting, jurisdiction, kind)
    assert found is not None
    assert found.ends is not None
    return found.ends


@pytest.mark.parametrize("of", [AGENDA, REPORT, MINUTES])
@pytest.mark.parametrize("jurisdiction", ["england", "wales", "scotland"])
def test_six_years_beginning_with_the_meeting_end_the_day_before_its_day_of_the_sixth(
    of: RecordClass, jurisdiction: str
) -> None:
    assert ends(of, date(2016, 11, 10), jurisdiction) == date(2022, 11, 9)


@pytest.mark.parametrize("jurisdiction", ["england", "wales", "scotland"])
def test_background_papers_are_open_for_four(jurisdiction: str) -> None:
    assert ends(BACKGROUND, date(2016, 11, 10), jurisdiction) == date(2020, 11, 9)


def test_years_from_the_date_of_the_meeting_end_on_its_day() -> None:
    assert ends(AGENDA, date(2016, 11, 10), "northern ireland") == date(2022, 11, 10)
    assert ends(BACKGROUND, date(2016, 11, 10), "northern ireland") == date(2020, 11, 10)


@pytest.mark.parametrize(
    ("meeting", "beginning_with", "from_it"),
    [
        (date(2016, 2, 29), date(2022, 2, 28), date(2022, 2, 28)),
        (date(2016, 3, 1), date(2022, 2, 28), date(2022, 3, 1)),
        (date(2018, 3, 1), date(2024, 2, 29), date(2024, 3, 1)),
        (date(2018, 2, 28), date(2024, 2, 27), date(2024, 2, 28)),
        (date(2016, 1, 1), date(2021, 12, 31), date(2022, 1, 1)),
    ],
)
def test_years_end_where_the_calendar_has_them_end(meeting: date, beginning_with: date, from_it: date) -> None:
    assert ends(MINUTES, meeting) == beginning_with
    assert ends(MINUTES, meeting, "northern ireland") == from_it


def test_a_document_is_open_on_the_last_day_and_no_longer_on_the_next() -> None:
    found = inspection(AGENDA, date(2016, 11, 10), "england", PRINCIPAL)
    assert found is not None
    assert found.is_open(date(2016, 11, 2))
    assert found.is_open(date(2022, 11, 9))
    assert not found.is_open(date(2022, 11, 10))


@pytest.mark.parametrize("of", RecordClass)
@pytest.mark.parametrize(("jurisdiction", "kind"), [(each, PRINCIPAL) for each in JURISDICTIONS])
def test_what_was_before_no_meeting_has_no_statutory_period(of: RecordClass, jurisdiction: str, kind: str) -> None:
    assert inspection(of, None, jurisdiction, kind) is None


@pytest.mark.parametrize("jurisdiction", ["england", "wales"])
def test_minutes_of_a_parish_are_open_with_no_end_and_nothing_else_of_it_is(jurisdiction: str) -> None:
    found = inspection(MINUTES, date(2016, 11, 10), jurisdiction, PARISH)
    assert found is not None
    assert (found.ends, found.statute) == (None, "Local Government Act 1972, section 228(1)")
    assert found.is_open(date.max)
    assert all(inspection(of, date(2016, 11, 10), jurisdiction, PARISH) is None for of in (AGENDA, REPORT, BACKGROUND))


def test_every_council_that_has_a_rule_of_notice_has_rules_of_inspection_that_name_their_statute() -> None:
    assert set(INSPECTION) == set(PROFILES)
    assert all(rule.statute for rules in INSPECTION.values() for rule in rules.values())


@given(classes, days, jurisdictions)
def test_inspection_ends_so_many_years_after_the_meeting_and_never_sooner_for_a_later_one(
    of: RecordClass, meeting: date, jurisdiction: str
) -> None:
    last = ends(of, meeting, jurisdiction)
    assert abs((last - meeting).days - (4 if of is BACKGROUND else 6) * 365.25) < 3
    assert ends(of, meeting + DAY, jurisdiction) >= last


@given(days)
def test_background_papers_are_never_open_for_longer_than_the_report(meeting: date) -> None:
    for jurisdiction in JURISDICTIONS:
        assert ends(BACKGROUND, meeting, jurisdiction) < ends(REPORT, meeting, jurisdiction)


@given(days, st.integers(1, 99))
def test_years_that_begin_with_a_day_are_followed_by_that_day_or_by_the_first_of_march(day: date, years: int) -> None:
    after = years_after(day, years)
    assert after.year == day.year + years
    assert (after.month, after.day) in {(day.month, day.day), *([(3, 1)] if (day.month, day.day) == (2, 29) else [])}


@given(st.dates(date(9990, 1, 1), date.max), classes, jurisdictions)
def test_years_that_the_calendar_does_not_have_end_with_it(meeting: date, of: RecordClass, jurisdiction: str) -> None:
    assert ends(of, meeting, jurisdiction) <= date.max
    assert years_after(date(9999, 12, 31), 6) == date.max


def test_a_review_is_due_after_the_years_of_the_policy() -> None:
    policy = RetentionPolicy({REPORT: 10, MINUTES: None})
    assert review(REPORT, date(2016, 11, 10), policy) == date(2026, 11, 10)
    assert review(MINUTES, date(2016, 11, 10), policy) is None
    assert review(AGENDA, date(2016, 11, 10), policy) is None
    assert [each for each in RecordClass if policy.is_for_good(each)] == [MINUTES]


@given(classes, days)
def test_a_policy_as_long_as_the_law_has_a_review_on_the_day_after_the_law_ends(of: RecordClass, meeting: date) -> None:
    policy = RetentionPolicy({each: 4 if each is BACKGROUND else 6 for each in RecordClass})
    assert review(of, meeting, policy) == ends(of, meeting) + DAY
