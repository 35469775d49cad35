"""Rows as the series that results are made from, with a finding for each that contradicts its indicator or another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from committee_pack.compute.values import SeriesKey, amount_of
from committee_pack.compute.windows import Series
from committee_pack.findings import Finding, Outcome, abridged, error, warning
from committee_pack.model.indicators import Indicator, Unit
from committee_pack.model.periods import Frequency, Window, ends_evenly
from committee_pack.model.results import Observation, typed_decimals
from committee_pack.wording import amount_text, exact_text, period_text, rounded, unit_name

_SHORTEST = {Window.MONTH: 1, Window.QUARTER: 3, Window.ROLLING_3_MONTHS: 3}
"""Months that a window covers, where a period may be longer than these."""
_HUNDRED = Decimal(100)
_RATE_HINT = "Give the denominator; or, for a table of populations, write 'population: NAME' in the catalogue."


@dataclass(frozen=True, slots=True)
class Observed:
    """All rows: the council's as series, and those of comparators by indicator and name, the oldest first."""

    series: dict[SeriesKey, Series]
    comparators: dict[tuple[str, str], list[Observation]]


def observed(observations: Iterable[Observation], indicators: Iterable[Indicator]) -> Outcome[Observed]:
    """Return the rows of indicators that are known, sorted into series."""
    known = {indicator.id: indicator for indicator in indicators}
    found = Observed({}, {})
    findings: list[Finding] = []
    for row in observations:
        # -- an indicator that the catalogue declares and could not be read has its finding already
        if indicator := known.get(row.indicator):
            findings.extend(_added(found, row, indicator))
    for rows in found.comparators.values():
        rows.sort(key=lambda row: row.period.last)
    return Outcome(found, abridged(findings))


def _added(found: Observed, row: Observation, indicator: Indicator) -> Iterator[Finding]:
    """Add a row and return what is wrong with it."""
    window = row.window or indicator.window
    if row.comparator:
        rows = found.comparators.setdefault((row.indicator, row.comparator), [])
        same = (each for each in rows if each.period == row.period and each.window == row.window)
        yield from _twice(row, next(same, row), f"of {row.comparator} ")
        rows.append(row)
    else:
        key = (row.indicator, row.area, row.cohort)
        series = found.series.get(key) or found.series.setdefault(key, Series(indicator))
        first = series.add(row, window)
        if first.period == row.period or _figures(first) != _figures(row):
            yield from _twice(row, first, "")
        yield from _window_faults(row, window)
    yield from _denominator_faults(row, indicator)
    yield from _doubts(row, indicator)


def _figures(row: Observation) -> tuple[object, ...]:
    return row.numerator, row.denominator, row.value, row.words


def _twice(row: Observation, first: Observation, of: str) -> Iterator[Finding]:
    if first is not row:
        message = f"'{row.indicator}' has an observation {of}for {row.period} on line {first.place.line} of "
        yield error("observation-twice", row.place, f"{message}{first.place.file} already.", "Keep one of them.")


def _window_faults(row: Observation, window: Window) -> Iterator[Finding]:
    if row.period.frequency > _SHORTEST.get(window, Frequency.YEAR):
        message = f"{period_text(row.period)} is longer than the window {window.value}."
        hint = "Name the window that the row covers."
        yield error("window-short", replace(row.place, key="window"), message, hint)
    elif not ends_evenly(window, row.period):
        kind, instead = ("quarter", "R3M") if window is Window.QUARTER else ("financial year", "YTD")
        ends = row.period.latest(Frequency.QUARTER if window is Window.QUARTER else Frequency.YEAR)
        message = f"{period_text(row.period)} does not end a {kind}, so no window {window.value} ends with it."
        hint = f"The last {kind} before is {ends}; the window may be {instead}."
        yield error("window-uneven", replace(row.place, key="window"), message, hint)


def _denominator_faults(row: Observation, indicator: Indicator) -> Iterator[Finding]:
    unit = indicator.unit
    if unit is Unit.COUNT and row.denominator is not None:
        place = replace(row.place, key="denominator")
        message = f"'{row.indicator}' is a count, and a count has no denominator."
        yield error("denominator-count", place, message, "Take it out, or give the indicator the unit it has.")
    elif unit.needs_denominator and row.numerator is not None and row.denominator is None:
        if unit.is_rate and (row.value is not None or (indicator.population is not None and not row.comparator)):
            # -- a count beside its printed rate, or one that a table of populations makes a rate
            return
        place = replace(row.place, key="denominator")
        message = f"'{row.indicator}' is {unit_name(unit)} and the row has a numerator only."
        hint = "Give the denominator, or the printed result as value."
        yield error("cell-missing", place, message, _RATE_HINT if unit.is_rate else hint)


def _doubts(row: Observation, indicator: Indicator) -> Iterator[Finding]:
    """Return warnings of numbers that are likely to be typed wrongly."""
    if row.value is None and row.numerator is not None and 0 <= row.numerator <= (row.denominator or 0):
        # -- nearly all rows are of this kind, and sound
        return
    amount = amount_of(row, indicator.unit)
    if amount is None:
        return
    if indicator.unit is Unit.PERCENT and not 0 <= amount.number <= _HUNDRED:
        place = replace(row.place, key="value" if row.numerator is None else "numerator")
        said = "above 100%" if amount.number > 0 else "below 0%"
        message = f"The result is {amount_text(amount.number, indicator.unit, indicator.decimals)}, {said}."
        yield warning("percent-out-of-range", place, message, "Look at the row again.")
    if row.value is not None and amount.known_to is None:
        computed = rounded(amount.number, typed_decimals(row.value))
        if computed != Fraction(row.value):
            message = f"The value {row.value} is not what the row's numbers come to, {exact_text(computed)}."
            yield warning("value-differs", replace(row.place, key="value"), message, "The numbers are used.")
