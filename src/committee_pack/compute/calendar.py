"""Which periods an indicator is shown for: its latest, those that it is compared with, those of its trend."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from committee_pack.model.indicators import Indicator
from committee_pack.model.periods import Frequency, Period, Window
from committee_pack.model.settings import Anchor, LastPeriods, LastYearEnds, Point, Stretch, Trend

_OWN = {Window.MONTH: Frequency.MONTH, Window.QUARTER: Frequency.QUARTER, Window.FINANCIAL_YEAR: Frequency.YEAR}
"""How often an indicator is measured whose window says it."""


def frequency_of(indicator: Indicator, report: Period) -> Frequency:
    """Return how often an indicator is measured: as it says, or its window; else as often as the report is made."""
    return indicator.frequency or _OWN.get(indicator.window, report.frequency)


def due(indicator: Indicator, report: Period) -> Period:
    """Return the indicator's last period that is over when the report's is."""
    return report.latest(frequency_of(indicator, report))


def available(period: Period, first: int, has_result: Callable[[Period], bool]) -> Period:
    """Return the last period that has a result, from one back to the month `first`; that one where none has."""
    back = period
    while back.last >= first:
        if has_result(back):
            return back
        back = back.earlier(back.frequency.value)
    return period


def compared(indicator: Indicator, period: Period, since: int | Period | Anchor) -> Period | None:
    """Return the earlier period that a comparison is with; None where the indicator has none such.

    An outturn is the last result of the financial year before that of the period.
    """
    length = period.frequency.value
    match since:
        case Anchor.PREVIOUS:
            return period.earlier(length)
        case Anchor.QUARTER_END:
            return _ending(period, _month(period.last - 1, period).latest(Frequency.QUARTER).last)
        case Anchor.OUTTURN:
            return _ending(period, period.financial_year.first - 1)
        case Anchor.BASELINE:
            return _ending(period, indicator.baseline.last) if indicator.baseline else None
        case Period():
            return _ending(period, since.last)
        case _:
            return None if since % length else period.earlier(since)


def _ending(period: Period, last: int) -> Period | None:
    """Return the period of the same length that ends with a month, if one does and it is earlier."""
    month = _month(last, period)
    found = month.latest(period.frequency)
    return found if found.last == last < period.last else None


def _month(number: int, like: Period) -> Period:
    return Period(number, Frequency.MONTH, like.year_starts)


def trend_periods(latest: Period, trend: Trend) -> tuple[Period, ...]:
    """Return the periods that a trend shows, as long as the latest is, each once and the oldest first."""
    lasts = {last for stretch in trend for last in _lasts(latest, stretch)}
    months = (_month(last, latest) for last in sorted(lasts))
    # -- where a month ends no period of this length, the one before it that is over stands for it
    return tuple(dict.fromkeys(month.latest(latest.frequency) for month in months))


def _lasts(latest: Period, stretch: Stretch) -> Iterator[int]:
    """Return the last months of the periods of a stretch."""
    year = latest.financial_year
    match stretch:
        case LastPeriods(count, every, align):
            step = max(every.value, latest.frequency.value)
            end = latest.latest(every).last if align else latest.last
            yield from (end - n * step for n in range(count))
        case LastYearEnds(count):
            yield from (year.first - 1 - 12 * n for n in range(count))
        case Point.QUARTER_ENDS:
            yield from range(year.first + 2, latest.last + 1, 3)
        case Point.LATEST:
            yield latest.last
        case Point.YEAR_END:
            yield year.last
        case _:
            yield stretch.last
