"""The calendar of results."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.model.periods import Frequency, Period, parse_period

STARTS = st.integers(1, 12)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw a month, a quarter or a year of some financial year."""
    starts, frequency = draw(STARTS), draw(st.sampled_from(Frequency))
    year, steps = draw(st.integers(1000, 9998)), draw(st.integers(0, 12 // frequency.value - 1))
    return Period(12 * year + starts - 1 + steps * frequency.value, frequency, starts)


@given(periods())
def test_what_is_printed_is_read_back(period: Period) -> None:
    assert parse_period(str(period), period.year_starts) == period


def is_unlike_a_month(period: Period) -> bool:
    """Whether a file name tells a year from a month: `2011-12` can be both, and is read as the month."""
    return period.frequency is not Frequency.YEAR or "-" not in period.slug or not 1 <= int(period.slug[-2:]) <= 12


@given(periods().filter(is_unlike_a_month))
def test_what_stands_in_a_file_name_is_read_back(period: Period) -> None:
    assert parse_period(period.slug, period.year_starts) == period
    assert not set(period.slug) & set("/ Q")


@given(periods(), st.integers(0, 60), st.integers(0, 60))
def test_earlier_adds_up_and_keeps_the_length(period: Period, one: int, other: int) -> None:
    one, other = one * period.frequency.value, other * period.frequency.value
    assert period.earlier(one).earlier(other) == period.earlier(one + other)
    assert period.earlier(one).earlier(-one) == period
    assert period.earlier(one).last == period.last - one


@given(periods(), st.integers(1, 60))
def test_there_is_no_earlier_period_that_begins_within_another(period: Period, months: int) -> None:
    if months % period.frequency.value:
        with pytest.raises(ValueError, match="whole number of periods"):
            period.earlier(months)
    else:
        assert str(period.earlier(months)) != str(period)


@given(periods())
def test_a_year_earlier_is_the_same_time_of_the_year_before(period: Period) -> None:
    before = period.earlier(12)
    assert (before.month, before.year, before.quarter) == (period.month, period.year - 1, period.quarter)


@given(periods())
def test_a_period_lies_in_its_financial_year_and_in_itself(period: Period) -> None:
    assert period.financial_year.contains(period)
    assert period.contains(period)
    assert period.financial_year.frequency is Frequency.YEAR


@given(periods(), periods())
def test_of_two_periods_only_equal_months_lie_in_each_other(one: Period, other: Period) -> None:
    if one.contains(other) and other.contains(one):
        assert (one.first, one.last) == (other.first, other.last)


@pytest.mark.parametrize(
    ("quarter", "month"), [("2013/14 Q1", 6), ("2013/14 Q2", 9), ("2013/14 Q3", 12), ("2013/14 Q4", 3)]
)
def test_quarters_end_in_june_september_december_and_march(quarter: str, month: int) -> None:
    assert parse_period(quarter).month == month
    assert parse_period("2013/14").contains(parse_period(quarter))


@pytest.mark.parametrize(("month", "year"), [("2016-03", "2015/16"), ("2016-04", "2016/17"), ("2017-03", "2016/17")])
def test_a_financial_year_runs_from_april_to_march(month: str, year: str) -> None:
    assert str(parse_period(month).financial_year) == year


@pytest.mark.parametrize(
    ("typed", "printed"), [("2013/14 Q3", "2013/14 Q3"), ("2013-14-q3", "2013/14 Q3"), ("2016-17", "2016/17")]
)
def test_a_period_may_be_typed_as_in_a_file_name(typed: str, printed: str) -> None:
    assert str(parse_period(typed)) == printed


def test_2016_12_is_a_month() -> None:
    assert parse_period("2016-12").frequency is Frequency.MONTH


@pytest.mark.parametrize(
    ("typed", "printed", "slug"),
    [
        ("2016", "2016", "2016"),
        ("2016/16", "2016", "2016"),
        ("2016 Q3", "2016 Q3", "2016-q3"),
        ("2016-16-q3", "2016 Q3", "2016-q3"),
    ],
)
def test_a_year_that_starts_in_january_is_called_by_its_calendar_year(typed: str, printed: str, slug: str) -> None:
    period = parse_period(typed, 1)
    assert (str(period), period.slug) == (printed, slug)
    assert parse_period(slug, 1) == period
    assert parse_period("2016", 1).contains(period)


def test_a_calendar_year_has_the_twelve_months_that_bear_its_number() -> None:
    year = parse_period("2016", 1)
    assert year == Period(2016 * 12, Frequency.YEAR, 1)
    assert [str(parse_period(f"2016-{month:02}", 1).financial_year) for month in (1, 12)] == ["2016", "2016"]


@pytest.mark.parametrize("typed", ["2016", "2016 Q3"])
def test_a_year_by_one_number_is_refused_where_years_do_not_start_in_january(typed: str) -> None:
    with pytest.raises(ValueError, match="a year as 2016/17"):
        parse_period(typed)


@pytest.mark.parametrize(("typed", "said"), [("2016/17", "begins in 2016 is 2016"), ("spring", "a year as 2016$")])
def test_with_years_from_january_the_right_way_to_write_them_is_named(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_period(typed, 1)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "a month as 2016-08"),
        ("August", "a month as 2016-08"),
        ("2016", "a year as 2016/17"),
        ("2016-8", "a month as 2016-08"),
        ("2013/14 Q5", "a quarter as 2013/14 Q3"),
        ("2016/18", "is 2016/17"),
        ("1999/01", "is 1999/00"),
        ("2016-13", "not a month or a financial year"),
        ("2016-00", "not a month or a financial year"),
        ("2013/15 Q3", "is 2013/14"),
    ],
)
def test_anything_else_is_refused_and_the_right_way_named(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_period(typed)
