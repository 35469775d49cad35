"""Periods that a text names are read as the months with which they end, whatever words name them."""

from __future__ import annotations

import pytest

from committee_pack.check.agreement.reading.times import whens
from committee_pack.model.periods import Period, parse_period

REPORT = parse_period("2016-08")
QUARTERLY = parse_period("2013/14 Q3")


def read(text: str, report: Period = REPORT, latest: Period | None = None) -> list[tuple[str, set[str]]]:
    """Return each period of a text: how it is typed, and the months with which it may end."""
    found = whens(text, 0, len(text), latest or report, report)
    return [(text[each.start : each.end], {month(last) for last in each.lasts}) for each in found]


def month(last: int) -> str:
    return f"{last // 12}-{last % 12 + 1:02}"


@pytest.mark.parametrize(
    ("text", "typed", "ends"),
    [
        ("In May 2016 it was.", "May 2016", "2016-05"),
        ("In May it was.", "May", "2016-05"),
        ("In Sept. it was.", "Sept", "2015-09"),
        ("In December it was.", "December", "2015-12"),
        ("Compared with July.", "July", "2016-07"),
        ("Compared with last August.", "last August", "2015-08"),
        ("In July last year.", "July last year", "2015-07"),
        ("In Jul '15 it was.", "Jul '15", "2015-07"),
        ("In Quarter 1 it was.", "Quarter 1", "2016-06"),
        ("In Q4 2015/16 it was.", "Q4 2015/16", "2016-03"),
        ("In the first quarter of 2015/16.", "first quarter of 2015/16", "2015-06"),
        ("The final quarter of 2015/16.", "final quarter of 2015/16", "2016-03"),
        ("In 2015/16 it was.", "2015/16", "2016-03"),
        ("More than last month.", "last month", "2016-07"),
        ("More than the month before.", "the month before", "2016-07"),
        ("Three months ago it was.", "Three months ago", "2016-05"),
        ("A year ago it was.", "A year ago", "2015-08"),
        ("Two years earlier it was.", "Two years earlier", "2014-08"),
        ("Up year on year.", "year on year", "2015-08"),
        ("It is now less.", "now", "2016-08"),
        ("This month it is less.", "This month", "2016-08"),
    ],
)
def test_a_period_is_the_month_that_it_ends_with(text: str, typed: str, ends: str) -> None:
    assert read(text) == [(typed, {ends})]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("In Quarter 3 it was.", {"2013-12", "2013-11"}),
        ("In Quarter 2 it was.", {"2013-09"}),
        ("In Quarter 4 it was.", {"2013-03"}),
        ("In 2013/14 it was.", {"2014-03", "2013-11"}),
        ("Than a quarter ago.", {"2013-08", "2013-09"}),
        ("Than the previous quarter.", {"2013-08", "2013-09"}),
    ],
)
def test_a_quarter_is_of_the_financial_year_and_holds_the_latest_month_within_it(text: str, ends: set[str]) -> None:
    ((_, found),) = read(text, QUARTERLY, parse_period("2013-11"))
    assert found == ends


def test_a_month_without_a_year_is_of_the_year_that_it_is_joined_to() -> None:
    assert read("Between September and November 2013.", REPORT) == [
        ("September", {"2013-09"}),
        ("November 2013", {"2013-11"}),
    ]


def test_last_year_is_a_year_ago_or_the_end_of_the_last_financial_year() -> None:
    assert read("Less than last year.") == [("last year", {"2015-08", "2016-03"})]


@pytest.mark.parametrize("text", ["It may be so.", "They march on.", "May it be so?", "The augury is good."])
def test_words_that_are_no_month_are_no_period(text: str) -> None:
    assert read(text) == []


def test_a_day_is_a_date_and_the_last_of_a_month_its_end() -> None:
    ((typed, ends),) = read("The panel met on 3 May 2016.")
    assert (typed, ends) == ("3 May 2016", set())
    assert read("Cases open at 31 August 2016.") == [("31 August 2016", {"2016-08"})]
