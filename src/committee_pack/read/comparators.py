"""comparators.csv: results of others, each with a period, a status and a rank of its own."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from committee_pack.findings import Outcome, Place
from committee_pack.model.results import Observation, Rank
from committee_pack.read.cells import one_line, parse_typed_period, parse_window
from committee_pack.read.files import Files
from committee_pack.read.observations import check_indicator, observation_of, read_figures
from committee_pack.read.tables import Columns, Record, rows_of, table_of

COLUMNS = Columns(
    ("indicator", "comparator", "period"),
    ("window", "numerator", "denominator", "value", "status", "rank", "note"),
)
_RANK = re.compile(r"(\d{1,5})\s*(?:of|/|out of)\s*(\d{1,5})")


def read_comparators(
    files: Files, path: Path, asked_by: Place, declared: tuple[str, ...], year_starts: int
) -> Outcome[tuple[Observation, ...]]:
    """Return the results of others, as observations that name a comparator."""
    row = partial(_row, declared=declared, year_starts=year_starts)
    return rows_of(table_of(files, path, asked_by, COLUMNS), row)


def _row(record: Record, declared: tuple[str, ...], year_starts: int) -> Observation | None:
    indicator, comparator = one_line(record.text("indicator")), one_line(record.text("comparator"))
    check_indicator(record, indicator, declared)
    record.needs("comparator", "period")
    period = record.parsed("period", partial(parse_typed_period, year_starts=year_starts))
    window, rank = record.parsed("window", parse_window), record.parsed("rank", _rank)
    figures = read_figures(record)
    if record.findings or period is None:
        return None
    return observation_of(record, figures, indicator, period, window, comparator=comparator, rank=rank)


def _rank(text: str) -> Rank:
    match = _RANK.fullmatch(text.lower())
    if not match or not 1 <= int(match[1]) <= int(match[2]):
        raise ValueError(f"'{text}' is not a rank: write the place and among how many, as 13 of 152")
    return Rank(int(match[1]), int(match[2]))
