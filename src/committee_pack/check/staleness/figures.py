"""A row that is just that of the period before was likely carried forward, and so was a rate beside a new count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, abridged, warning
from committee_pack.model.indicators import Indicator
from committee_pack.model.periods import Window
from committee_pack.model.results import Observation, Result, split, typed_decimals
from committee_pack.wording import period_text, plain_number

CODES = ("figure-carried",)
_MOVING = (Window.MONTH, Window.QUARTER, Window.ROLLING_3_MONTHS, Window.ROLLING_12_MONTHS)
"""Windows in which each period has cases of its own; what stands on a day, or adds up, may well stay as it is."""
_FEWEST_CASES, _FEWEST_OF_EITHER, _FEWEST_COUNTED = 50, 5, 1_000
"""From how many cases on a share seldom comes out the same, both met and missed, and from how many a count."""


def find(whole: Whole) -> Iterator[Finding]:
    """Return a warning for each row of a latest result that is likely to be carried forward."""
    now = {split(each): each for each in whole.results.latest if len(each.rows) == 1 and _may_be_judged(each)}
    found = (
        _carried(result, row)
        for row in whole.observations
        if (result := now.get((row.indicator, row.area, row.cohort))) and _is_before(row, result)
    )
    return iter(abridged(each for each in found if each))


def _may_be_judged(result: Result) -> bool:
    row, indicator = result.rows[0], result.indicator
    # -- a row with a note has been looked at
    return not row.note and (
        _is_count_beside_rate(row, indicator) or ((row.window or indicator.window) in _MOVING and _is_telling(row))
    )


def _is_count_beside_rate(row: Observation, indicator: Indicator) -> bool:
    """Return whether a row has a rate as it was printed, and beside it the count that the rate is of."""
    return indicator.unit.is_rate and bool(row.numerator and row.value) and row.denominator is None


def _is_telling(row: Observation) -> bool:
    """Return whether a row has so many cases that it is hardly twice the same by chance."""
    if row.numerator is None:
        return False
    if row.denominator is None:
        return row.numerator >= _FEWEST_COUNTED
    either = min(row.numerator, row.denominator - row.numerator)
    return row.denominator >= _FEWEST_CASES and either >= _FEWEST_OF_EITHER


def _is_before(row: Observation, result: Result) -> bool:
    """Return whether a row is that of the period just before, over the same window."""
    now, own = result.rows[0], result.indicator.window
    return (
        not row.comparator
        and row.period.last == now.period.last - now.period.frequency.value
        and (row.window or own) is (now.window or own)
    )


def _carried(result: Result, then: Observation) -> Finding | None:
    now, indicator = result.rows[0], result.indicator
    if _is_count_beside_rate(now, indicator):
        return _half_carried(now, then, indicator) if then.numerator and then.denominator is None else None
    if (now.numerator, now.denominator, now.value) != (then.numerator, then.denominator, then.value):
        return None
    said = plain_number(now.numerator or Decimal())
    figures = said if now.denominator is None else f"{said} of {plain_number(now.denominator)}"
    return _finding(now, "numerator", f"The row has {figures}, just as {_row(then)}.")


def _half_carried(now: Observation, then: Observation, indicator: Indicator) -> Finding | None:
    """Return a warning where only one of a count and the rate made of it moved, of one year and so one population."""
    if now.period.financial_year != then.period.financial_year:
        return None
    match now.numerator, then.numerator, now.value, then.value:
        case Decimal() as count, Decimal() as count_then, Decimal() as rate, Decimal() as rate_then:
            pass
        case _:
            return None
    # -- by how much the rate would have moved, had it moved as its count did, and by how much a rounded one may
    due, least = (
        abs(Fraction(count) / Fraction(count_then) - 1) * Fraction(rate_then),
        _last_place(rate_then, indicator),
    )
    if rate == rate_then and due > least:
        moved = f"{plain_number(count_then)} to {plain_number(count)}"
        return _finding(now, "value", f"The rate {rate} is just {_row(then)}, though the count went from {moved}.")
    if count == count_then and abs(rate - rate_then) > least:
        moved = f"{rate_then} to {rate}"
        said = f"The count {plain_number(count)} is just {_row(then)}, though the rate went from {moved}."
        return _finding(now, "numerator", said)
    return None


def _last_place(rate: Decimal, indicator: Indicator) -> Fraction:
    return Fraction(1, 10 ** min(typed_decimals(rate), indicator.decimals))


def _row(then: Observation) -> str:
    return f"that of {period_text(then.period)} on line {then.place.line}"


def _finding(now: Observation, key: str, message: str) -> Finding:
    hint = "Look whether it was carried forward; if it is right, say so in the column 'note'."
    return warning("figure-carried", replace(now.place, key=key), message, hint)
