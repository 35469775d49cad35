"""Where a result comes from becomes words: the rows that it is made of, how they are added up, what lacks."""

from __future__ import annotations

from fractions import Fraction

from committee_pack.findings import Place
from committee_pack.model.indicators import Population, Target
from committee_pack.model.marks import mark_of
from committee_pack.model.results import Observation, Result, typed_decimals
from committee_pack.wording.calendar import covered_text, period_text
from committee_pack.wording.marks import marks_sentence
from committee_pack.wording.numbers import (
    amount_text,
    brief_amount,
    decimals_of,
    exact_text,
    plain_number,
    telling_text,
)
from committee_pack.wording.results import gap_sentence, result_text


def place_text(place: Place) -> str:
    """Return a file and line, without the key: `data/observations.csv:12`."""
    return f"{place.file}:{place.line}" if place.line else place.file


def scope_text(result: Result) -> str:
    """Return what a result is of: `August 2016, rolling 12 months (...), the whole council, excluding UASC`."""
    covered = covered_text(result.window, result.period, result.indicator.since)
    whose = (result.area or "the whole council", *((f"cohort '{result.cohort}'",) if result.cohort else ()))
    return ", ".join((period_text(result.period), covered, *whose))


def exact_sentence(result: Result) -> str:
    """Return a result as displayed and exactly: `67.7%, exactly 2100/31 (67.741…%)`; or why there is none."""
    if result.amount is None:
        return _no_number(result)
    text, number = result_text(result), result.amount.number
    if (known := known_decimals(result)) is not None:
        return f"{text}, known only as printed, {decimals_text(known)}"
    needed = decimals_of(number)
    if needed is not None and needed <= result.decimals:
        return f"{text}, exactly" if result.decimals else text
    told = telling_text(number, result.indicator.unit, result.decimals)
    return f"{text}, exactly {told if needed is not None and '…' not in told else f'{exact_text(number)} ({told})'}"


def _no_number(result: Result) -> str:
    if not result.words:
        return f"None. {gap_sentence(result.gap, result) if result.gap else 'It cannot be computed from its row.'}"
    mark = mark_of(result.words)
    return marks_sentence((mark,)) if mark else f"{result.words}, words in place of a number"


def known_decimals(result: Result) -> int | None:
    """Return to how many decimals a printed result is known; None where it is known exactly.

    A spreadsheet drops the zero of 73.0, so a value typed short is still known as it is displayed.
    """
    known = result.amount.known_to if result.amount else None
    return None if known is None else max(known, result.indicator.decimals)


def decimals_text(count: int) -> str:
    """Return to how many decimals: `to 1 decimal`, `to 2 decimals`, `in whole numbers`."""
    return f"to {count} decimal{'' if count == 1 else 's'}" if count else "in whole numbers"


def division_text(result: Result) -> str:
    """Return how a result is reckoned: `1,281 / 1,891 × 100`; nothing of what is not divided."""
    if result.amount is None or result.numerator is None or result.denominator is None:
        return ""
    scale = result.indicator.unit.scale
    return f"{quotient_text(result)}{f' × {scale:,}' if scale != 1 else ''}"


def quotient_text(of: Result | Observation) -> str:
    """Return numerator and denominator, as far as they are known: `1,281 / 1,891`, `35`."""
    known = (plain_number(each) for each in (of.numerator, of.denominator) if each is not None)
    return " / ".join(known)


def decimals_sentence(result: Result) -> str:
    """Return why a result has more decimals than its indicator, as a sentence; nothing where it has not."""
    if result.amount is None or result.decimals == result.indicator.decimals:
        return ""
    return f"Shown {decimals_text(result.decimals)}, since rounding would hide its rating."


# -- rows ------------------------------------------------------------------------------------------


def is_given(result: Result) -> bool:
    """Return whether a result is one row's, that of its own window, area and cohort."""
    return len(result.rows) == 1 and not result.populations and _is_of(result.rows[0], result)


def _is_of(row: Observation, result: Result) -> bool:
    same_area = row.area == result.area or bool(result.comparator)
    return same_area and (row.window or result.indicator.window) is result.window and row.period == result.period


def origin_sentence(result: Result) -> str:
    """Return what the rows of a result are to it: `The sum of 12 rows of shorter windows:`."""
    rows = result.rows
    if not rows:
        return ""
    if len(rows) == 1 and rows[0].area == result.area:
        return _one_row(rows[0], result)
    areas = len(dict.fromkeys(row.area for row in rows))
    if areas == 1 and rows[0].area == result.area:
        return f"The sum of {len(rows)} rows of shorter windows{_reckoned(result)}:"
    within = f"{areas} {'area' if areas == 1 else 'areas'}"
    deeper = f", {len(rows)} rows of shorter windows" if len(rows) > areas else ""
    return f"The sum of {within}{deeper}{_reckoned(result)}:"


def _one_row(row: Observation, result: Result) -> str:
    if _is_of(row, result):
        return "The row given for it:"
    if (row.window or result.indicator.window) is result.window:
        return f"The row of {period_text(row.period)}, which ends with the same month:"
    return "A row of another window that covers the same months:"


def _reckoned(result: Result) -> str:
    """Return how denominators are added up, where there are any."""
    if result.denominator is None:
        return ""
    if result.populations:
        return ", divided by the population"
    denominators = [Fraction(row.denominator) for row in result.rows if row.denominator is not None]
    if sum(denominators) != Fraction(result.denominator):
        return "; populations are those of the last rows, since time does not add them up"
    return "; numerators and denominators are added up, then divided"


def row_cells(row: Observation, result: Result) -> tuple[str, ...]:
    """Return a row's file and line, period, window, area where it is not the result's own, numbers, and marks."""
    area = "" if row.area == result.area else row.area
    # -- a row of others says its window, or nobody knows it
    window = row.window.value if row.window else "" if row.comparator else result.indicator.window.value
    marks = " ".join(mark.symbol for mark in row.marks)
    return (place_text(row.place), str(row.period), window, area, _figures(row, result), marks)


def _figures(row: Observation, result: Result) -> str:
    if row.mean_of:
        return f"the mean of {', '.join(map(plain_number, row.mean_of))}"
    return row.words or "; ".join(filter(None, (quotient_text(row), _printed(row, result))))


def _printed(row: Observation, result: Result) -> str:
    """Return what a row gives as its result; nothing where numerator and denominator give it."""
    if row.value is None or row.denominator is not None:
        return ""
    return amount_text(row.value, result.indicator.unit, typed_decimals(row.value))


def note_sentence(row: Observation) -> str:
    """Return the note of a row with the line that it stands on."""
    return f"Note of line {row.place.line}: {row.note}"


def people_cells(people: Population, result: Result) -> tuple[str, ...]:
    """Return a population's file and line, year, kind, area where it is not the result's own, and number."""
    area = "" if people.area == result.area else people.area
    kind = f"population: {people.name}" if people.name else "population"
    return (place_text(people.place), str(people.year), kind, area, plain_number(people.number), "")


def there_sentence(result: Result) -> str:
    """Return what the rows are that a blank result has, as a sentence; nothing where it has none."""
    rows = result.gap.there if result.gap else ()
    if not rows:
        return ""
    return f"{'One row is' if len(rows) == 1 else f'{len(rows)} rows are'} there:"


def left_out_sentence(result: Result) -> str:
    """Return which areas are no part of a sum, as a sentence; nothing where all are."""
    names = list(dict.fromkeys(row.area for row in result.left_out))
    return f"Left out, since it does not apply there: {', '.join(names)}." if names else ""


# -- targets ---------------------------------------------------------------------------------------


def goal_text(goal: Target, result: Result) -> str:
    """Return a target with what it is of: `90% of 2016/17`."""
    return f"{brief_amount(goal.value, result.indicator.unit)} of {period_text(goal.period)}"
