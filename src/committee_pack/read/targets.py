"""targets.csv: what each indicator aims at, by month, quarter or year."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from committee_pack.findings import Outcome, Place, did_you_mean, nearest
from committee_pack.model.indicators import Target
from committee_pack.model.results import LostRow
from committee_pack.read.cells import one_line, parse_number, parse_typed_period
from committee_pack.read.files import Files
from committee_pack.read.tables import Columns, Record, rows_of, table_of

COLUMNS = Columns(("indicator", "period", "target"), ("threshold", "note"))


def read_targets(
    files: Files, path: Path, asked_by: Place, declared: tuple[str, ...], year_starts: int
) -> Outcome[tuple[Target | LostRow, ...]]:
    """Return the targets, and what is known of rows that could not be read.

    An indicator the catalogue lacks, or two targets for one period, are findings.
    """
    found: dict[tuple[str, str], Target] = {}

    def row(record: Record) -> Target | LostRow:
        target = _target(record, declared, year_starts)
        if isinstance(target, LostRow) or _is_new(found, target, record):
            return target
        # -- one of the two is meant for another indicator, or period
        return LostRow()

    return rows_of(table_of(files, path, asked_by, COLUMNS), row)


def _target(record: Record, declared: tuple[str, ...], year_starts: int) -> Target | LostRow:
    indicator = one_line(record.text("indicator"))
    if indicator not in declared:
        hint = did_you_mean(indicator, declared) if indicator else "Name the indicator by its id."
        record.fault("indicator-unknown", "indicator", f"There is no indicator '{indicator}'.", hint)
    record.needs("period", "target")
    period = record.parsed("period", partial(parse_typed_period, year_starts=year_starts))
    value = record.parsed("target", parse_number)
    threshold = record.parsed("threshold", parse_number)
    if period is None or value is None or indicator not in declared:
        return LostRow(indicator if indicator in declared else nearest(indicator, declared), period)
    return Target(indicator, period, value, record.text("note"), record.place(), threshold)


def _is_new(found: dict[tuple[str, str], Target], target: Target, record: Record) -> bool:
    first = found.setdefault((target.indicator, str(target.period)), target)
    if first is not target:
        message = f"'{target.indicator}' has a target for {target.period} on line {first.place.line} already."
        record.fault("target-twice", "target", message, "Keep one of them.")
    return first is target
