"""Observations in CSV: numerators and denominators, or printed values, of indicators for periods."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from pathlib import Path

from committee_pack.findings import Outcome, Place, did_you_mean
from committee_pack.model.periods import Window
from committee_pack.model.results import Direction, Observation
from committee_pack.read.cells import parse_number, parse_typed_period
from committee_pack.read.files import Files
from committee_pack.read.tables import Columns, Record, rows_of, table_of

COLUMNS = Columns(
    ("indicator", "period"),
    ("window", "area", "cohort", "numerator", "denominator", "value", "status", "direction", "note"),
)
_WORDS = re.compile(r"\[.+\]|[-–—*~:]|\.{2,3}")
_DIRECTIONS = {direction.value.lower(): direction for direction in Direction}


def read_observations(
    files: Files,
    path: Path,
    asked_by: Place,
    declared: tuple[str, ...],
    areas: tuple[str, ...] | None,
    year_starts: int,
    divided: frozenset[str] = frozenset(),
) -> Outcome[tuple[Observation, ...]]:
    """Return the file's observations; an empty cell is missing, never zero.

    `areas` are those of the catalogue, None where they are not known and so not checked; `divided`
    are the indicators whose numerators are of a denominator.
    """
    table = table_of(files, path, asked_by, COLUMNS)
    row = partial(_observation, declared=declared, areas=areas, year_starts=year_starts, divided=divided)
    return rows_of(table, row)


def _observation(
    record: Record, declared: tuple[str, ...], areas: tuple[str, ...] | None, year_starts: int, divided: frozenset[str]
) -> Observation | None:
    _check_names(record, declared, areas)
    if record.text("numerator") and record.text("indicator") in divided and "denominator" not in record.head.names:
        record.fault("cell-missing", "denominator", "The row has a numerator only.")
    period = record.parsed("period", partial(parse_typed_period, year_starts=year_starts))
    if not record.text("period"):
        record.fault("cell-missing", "period", "The period is missing.", "Fill the cell, or take the row out.")
    window = record.parsed("window", _window)
    numerator, denominator, value, words = _numbers(record)
    direction = record.parsed("direction", _direction)
    if record.findings or period is None:
        return None
    return Observation(
        indicator=record.text("indicator"),
        period=period,
        window=window,
        area=record.text("area"),
        cohort=record.text("cohort"),
        numerator=numerator,
        denominator=denominator,
        value=value,
        words=words,
        status=record.text("status"),
        direction=direction,
        note=record.text("note"),
        place=record.place(),
    )


def _check_names(record: Record, declared: tuple[str, ...], areas: tuple[str, ...] | None) -> None:
    indicator, area = record.text("indicator"), record.text("area")
    if indicator not in declared:
        hint = did_you_mean(indicator, declared) if indicator else "Name the indicator by its id."
        record.fault("indicator-unknown", "indicator", f"There is no indicator '{indicator}'.", hint)
    if area and areas is not None and area not in areas:
        hint = did_you_mean(area, areas) or "List it in the catalogue's file of areas."
        record.fault("area-unknown", "area", f"There is no area '{area}'.", hint)


def _numbers(record: Record) -> tuple[Decimal | None, Decimal | None, Decimal | None, str]:
    words = next((text for column in ("value", "numerator") if _WORDS.fullmatch(text := record.text(column))), "")
    if words:
        if any(_is_number(record.text(column)) for column in ("numerator", "denominator", "value")):
            message = f"The row has numbers and, in place of a number, '{words}'."
            record.fault("cell-wrong", "value", message, "Keep one or the other.")
        return None, None, None, words
    numerator, denominator = record.parsed("numerator", _number), record.parsed("denominator", parse_number)
    value = record.parsed("value", _number)
    if not (record.text("numerator") or record.text("value")):
        record.fault("cell-missing", "numerator", "The row has neither a numerator nor a value.", "Give one of them.")
    if denominator is not None and denominator < 0:
        record.fault(
            "cell-wrong", "denominator", f"The denominator {denominator} is below zero.", "Look at the row again."
        )
    if denominator == 0:
        record.fault(
            "denominator-zero",
            "denominator",
            "The denominator is zero.",
            "Leave the row out, or write why in square brackets as its value.",
        )
    return numerator, denominator, value, words


def _number(text: str) -> Decimal:
    try:
        return parse_number(text)
    except ValueError as fault:
        raise ValueError(f"{fault}, or in square brackets why there is none, as [not available]") from None


def _is_number(text: str) -> bool:
    try:
        return bool(text) and parse_number(text) is not None
    except ValueError:
        return False


def _window(text: str) -> Window:
    known = [window.value for window in Window]
    if text.upper() not in known:
        raise ValueError(f"'{text}' is not a window: expected one of {', '.join(known)}")
    return Window(text.upper())


def _direction(text: str) -> Direction:
    if text.lower() not in _DIRECTIONS:
        raise ValueError(f"'{text}' is not a direction: expected better, worse or same")
    return _DIRECTIONS[text.lower()]
