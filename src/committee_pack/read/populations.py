"""populations.csv: how many people live in each area in each year, for rates."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from pathlib import Path

from committee_pack.findings import Outcome, Place
from committee_pack.model.indicators import Population
from committee_pack.model.periods import Frequency, Period
from committee_pack.read.cells import one_line, parse_number, parse_typed_period
from committee_pack.read.files import Files
from committee_pack.read.observations import check_area
from committee_pack.read.tables import Columns, Record, rows_of, table_of

COLUMNS = Columns(("year", "number"), ("population", "area", "note"))
_CALENDAR_YEAR = re.compile(r"\d{4}")
_JUNE = 6


def read_populations(
    files: Files, path: Path, asked_by: Place, areas: tuple[str, ...] | None, year_starts: int
) -> Outcome[tuple[Population, ...]]:
    """Return the populations; two for one area and year are a finding.

    A financial year is written `2016/17`; `2016` is the estimate of the middle of that year, which stands for the
    financial year that the middle lies in. An empty area is the whole council.
    """
    found: dict[tuple[str, str, int], Population] = {}

    def row(record: Record) -> Population | None:
        people = _population(record, areas, year_starts)
        if people is None:
            return None
        first = found.setdefault((people.name, people.area, people.year.last), people)
        if first is not people:
            of = people.area or "the whole council"
            message = f"There is a population of {of} for {people.year} on line {first.place.line} already."
            record.fault("population-twice", "number", message, "Keep one of them.")
        return people

    return rows_of(table_of(files, path, asked_by, COLUMNS), row)


def _population(record: Record, areas: tuple[str, ...] | None, year_starts: int) -> Population | None:
    area = one_line(record.text("area"))
    check_area(record, area, areas)
    record.needs(*COLUMNS.needed)
    year = record.parsed("year", partial(_year, year_starts=year_starts))
    number = record.parsed("number", _people)
    if year is None or number is None:
        return None
    return Population(one_line(record.text("population")), area, year, number, record.place())


def _year(text: str, year_starts: int) -> Period:
    if _CALENDAR_YEAR.fullmatch(text):
        return Period(int(text) * 12 + _JUNE - 1, Frequency.MONTH, year_starts).financial_year
    try:
        period = parse_typed_period(text, year_starts)
    except ValueError:
        raise ValueError(f"'{text}' is not a year: write 2016/17, or 2016 for the middle of that year") from None
    if period.frequency is not Frequency.YEAR:
        raise ValueError(f"'{text}' is not a year: write 2016/17, or 2016 for the middle of that year")
    return period


def _people(text: str) -> Decimal:
    number = parse_number(text)
    if number <= 0:
        raise ValueError(f"'{text}' is no number of people: a rate of it cannot be reckoned")
    return number
