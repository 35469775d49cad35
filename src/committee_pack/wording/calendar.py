"""Dates, periods, windows and cohorts become words."""

from __future__ import annotations

import datetime
from typing import assert_never

from committee_pack.model.periods import EVER, Frequency, Period, Window, span_to

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_text(date: datetime.date) -> str:
    """Return the date as `10 November 2016`."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def weekday_date_text(date: datetime.date) -> str:
    """Return the date as `Thursday 10 November 2016`."""
    return f"{WEEKDAYS[date.weekday()]} {date_text(date)}"


_PERIOD_HEADS = {Frequency.MONTH: "Month end", Frequency.QUARTER: "Quarter", Frequency.YEAR: "Year"}


def period_text(period: Period) -> str:
    """Return the period as `August 2016`, `Quarter 3 2013/14` or `2016/17`; a year from January as `2016`."""
    match period.frequency:
        case Frequency.MONTH:
            return f"{MONTHS[period.month - 1]} {period.year}"
        case Frequency.QUARTER:
            return f"Quarter {period.quarter} {period.financial_year}"
        case Frequency.YEAR:
            return str(period)
        case _:
            assert_never(period.frequency)


def period_head(frequency: Frequency) -> str:
    """Return the head of a table's periods: `Month end`, `Quarter`, `Year`."""
    return _PERIOD_HEADS[frequency]


def short_period_text(period: Period) -> str:
    """Return the period as a column head or an axis has it: `Aug 2016`, `Q3 2013/14`, `2016/17`."""
    if period.frequency is Frequency.MONTH:
        return f"{MONTHS[period.month - 1][:3]} {period.year}"
    return period_text(period).replace("Quarter ", "Q")


def this_and_last(period: Period) -> tuple[str, str]:
    """Return what heads call the period and the one before it: `This month` and `Last month`."""
    length = period.frequency.name.lower()
    return f"This {length}", f"Last {length}"


def cohort_text(cohort: str) -> str:
    """Return a cohort as a head has it: `All` where it is everyone."""
    return f"{cohort[0].upper()}{cohort[1:]}" if cohort else "All"


def window_text(window: Window) -> str:
    """Return the window in words: `Rolling 12 months`."""
    return {
        Window.SNAPSHOT: "Snapshot",
        Window.MONTH: "Month",
        Window.QUARTER: "Quarter",
        Window.YEAR_TO_DATE: "Year to date",
        Window.ROLLING_3_MONTHS: "Rolling 3 months",
        Window.ROLLING_12_MONTHS: "Rolling 12 months",
        Window.FINANCIAL_YEAR: "Financial year",
        Window.CUMULATIVE: "Cumulative",
    }[window]


def window_meaning(window: Window) -> str:
    """Return what a result over the window covers, as a key has it."""
    meant = {
        Window.SNAPSHOT: "The position at the end of the period.",
        Window.MONTH: "The month.",
        Window.QUARTER: "The quarter.",
        Window.YEAR_TO_DATE: "The financial year so far.",
        Window.ROLLING_3_MONTHS: "The three months to the end of the period.",
        Window.ROLLING_12_MONTHS: "The twelve months to the end of the period.",
        Window.FINANCIAL_YEAR: "The financial year.",
        Window.CUMULATIVE: "All since counting began.",
    }
    return meant[window]


def short_window_text(window: Window) -> str:
    """Return the window as a column has it: `Snapshot`, `R12M`."""
    return "Snapshot" if window is Window.SNAPSHOT else window.value


def covered_text(window: Window, period: Period, since: Period | None) -> str:
    """Return what a result covers, after its period: `rolling 12 months (September 2015 to August 2016)`."""
    months, named = _months_text(window, period, since), window_text(window).lower()
    return f"{named} ({months})" if months else named


def _months_text(window: Window, period: Period, since: Period | None) -> str:
    """Return the months of a window of several, `June 2016 to August 2016`; nothing where nobody knows since when."""
    span = span_to(window, period, since)
    if span is None or span.first in (EVER, span.last):
        return ""
    ends = (Period(month, Frequency.MONTH, period.year_starts) for month in (span.first, span.last))
    return " to ".join(period_text(month) for month in ends)


def coverage_text(window: Window, period: Period, since: Period | None) -> str:
    """Return what a result covers, as a sentence for the data notes."""
    if months := _months_text(window, period, since):
        return f"{window_text(window)}: the {period_text(period)} result covers {months}."
    if window is Window.SNAPSHOT:
        return f"Snapshot: the position at the end of each {period.frequency.name.lower()}."
    return f"{window_text(window)}."
