"""The calendar of results: months, quarters and financial years, and the windows results cover."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum

JANUARY, APRIL, SEPTEMBER = 1, 4, 9
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})(?:[/-](\d{2}))?[ -][Qq]([1-4])")
_YEAR = re.compile(r"(\d{4})(?:[/-](\d{2}))?")


class Frequency(IntEnum):
    """How often an indicator is measured; the value is the number of months in one period."""

    MONTH = 1
    QUARTER = 3
    YEAR = 12


class Window(StrEnum):
    """What a result covers, by the short form used in files and tables."""

    SNAPSHOT = "SS"
    MONTH = "M"
    QUARTER = "Q"
    YEAR_TO_DATE = "YTD"
    ROLLING_3_MONTHS = "R3M"
    ROLLING_12_MONTHS = "R12M"
    FINANCIAL_YEAR = "FY"
    CUMULATIVE = "CUM"


@dataclass(frozen=True, slots=True)
class Period:
    """A month, a quarter or a financial year.

    `first` counts months from January of year 0; `year_starts` is the month (1 to 12) in which the
    financial year begins, which only names depend on.
    """

    first: int
    frequency: Frequency
    year_starts: int = APRIL

    @property
    def last(self) -> int:
        """The last month in it, counted as `first` is."""
        return self.first + self.frequency - 1

    @property
    def year(self) -> int:
        """The calendar year of its last month."""
        return self.last // 12

    @property
    def month(self) -> int:
        """The calendar month, 1 to 12, of its last month."""
        return self.last % 12 + 1

    @property
    def financial_year(self) -> Period:
        """The financial year that its last month falls in."""
        offset = (self.last - (self.year_starts - 1)) % 12
        return Period(self.last - offset, Frequency.YEAR, self.year_starts)

    @property
    def quarter(self) -> int:
        """The quarter of the financial year, 1 to 4, that its last month falls in."""
        return (self.last - self.financial_year.first) // 3 + 1

    def earlier(self, months: int) -> Period:
        """Return the period of the same length that ends so many months before.

        Raises ValueError where these months are not a whole number of periods: there is no such period.
        """
        if months % self.frequency.value:
            raise ValueError(f"{months} months are not a whole number of periods of {self.frequency.value}")
        return Period(self.first - months, self.frequency, self.year_starts)

    def latest(self, frequency: Frequency) -> Period:
        """Return the last period of a frequency that is over when this one is: of August the first quarter."""
        months = frequency.value
        beyond = (self.last + 1 - (self.year_starts - 1)) % months
        return Period(self.last + 1 - beyond - months, frequency, self.year_starts)

    def contains(self, other: Period) -> bool:
        """Return whether the other period lies wholly within this one."""
        return self.first <= other.first and other.last <= self.last

    def is_touched(self, since: Period | None, until: Period | None) -> bool:
        """Return whether what stands from one period to another, None without end, stands in any part of this one."""
        begun = since is None or since.first <= self.last
        return begun and (until is None or self.first <= until.last)

    def __str__(self) -> str:
        if self.frequency is Frequency.MONTH:
            return f"{self.year:04}-{self.month:02}"
        year = self.financial_year.first // 12
        # -- a year that starts in January is one calendar year, and is called by it
        named = f"{year}/{(year + 1) % 100:02}" if self.year_starts > JANUARY else f"{year:04}"
        return f"{named} Q{self.quarter}" if self.frequency is Frequency.QUARTER else named

    @property
    def slug(self) -> str:
        """The period as it stands in file names: `2016-08`, `2013-14-q3`, `2016-17`."""
        return str(self).replace("/", "-").replace(" ", "-").lower()


EVER = -1
"""The first month of what is counted since nobody knows when."""
_LENGTHS = {Window.MONTH: 1, Window.QUARTER: 3, Window.ROLLING_3_MONTHS: 3, Window.ROLLING_12_MONTHS: 12}


@dataclass(frozen=True, slots=True)
class Span:
    """The months that a result covers, counted as those of a period are."""

    first: int
    last: int


def span_to(window: Window, period: Period, since: Period | None) -> Span | None:
    """Return the months that a window covers which ends with a period; None for a snapshot, which covers no time.

    `since` is the first that is counted at all.
    """
    if window in _LENGTHS:
        return Span(period.last - _LENGTHS[window] + 1, period.last)
    if window in (Window.YEAR_TO_DATE, Window.FINANCIAL_YEAR):
        return Span(period.financial_year.first, period.last)
    if window is Window.CUMULATIVE:
        return Span(since.first if since else EVER, period.last)
    return None


def ends_evenly(window: Window, period: Period) -> bool:
    """Return whether a window may end with a period: a quarter with its third month, a financial year with its last."""
    if window is Window.QUARTER:
        return (period.last - period.financial_year.first) % _LENGTHS[window] == _LENGTHS[window] - 1
    return window is not Window.FINANCIAL_YEAR or period.last == period.financial_year.last


def parse_period(text: str, year_starts: int = APRIL) -> Period:
    """Return the period written as `2016-08`, `2013/14 Q3` or `2016/17`, or as in file names.

    `2016-12` is a month; `2016-17` can only be a year. Where the year starts in January it is `2016`, and
    `2016/16` too. Raises ValueError, with a message for the person who typed it, for anything else.
    """
    text = text.strip()
    if (match := _MONTH.fullmatch(text)) and 1 <= int(match[2]) <= 12:
        return Period(int(match[1]) * 12 + int(match[2]) - 1, Frequency.MONTH, year_starts)
    if (match := _QUARTER.fullmatch(text)) and _is_year(match, year_starts):
        start = _year_start(text, match, year_starts)
        return Period(start + 3 * (int(match[3]) - 1), Frequency.QUARTER, year_starts)
    if (match := _YEAR.fullmatch(text)) and _is_year(match, year_starts):
        return Period(_year_start(text, match, year_starts), Frequency.YEAR, year_starts)
    quarter, year = ("2013/14 Q3", "2016/17") if year_starts > JANUARY else ("2013 Q3", "2016")
    raise ValueError(f"'{text}' is not a period: write a month as 2016-08, a quarter as {quarter}, a year as {year}")


def _is_year(match: re.Match[str], year_starts: int) -> bool:
    """Return whether a year is written in full: with the year it ends in, unless it starts in January."""
    return match[2] is not None or year_starts == JANUARY


def _year_start(text: str, match: re.Match[str], year_starts: int) -> int:
    expected = (int(match[1]) + (year_starts > JANUARY)) % 100
    if match[2] is not None and int(match[2]) != expected:
        kinds = "a financial year" if "/" in text else "a month or a financial year"
        right = f"{match[1]}/{expected:02}" if year_starts > JANUARY else match[1]
        month = f", the month {match[1]}-{match[2]}" if "/" in text and 1 <= int(match[2]) <= 12 else ""
        raise ValueError(f"'{text}' is not {kinds}: the year that begins in {match[1]} is {right}{month}")
    return int(match[1]) * 12 + year_starts - 1
