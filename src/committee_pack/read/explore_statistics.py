"""A download of the Department for Education's explore education statistics, read as the results of others."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from committee_pack.findings import Finding, Outcome, Place
from committee_pack.model.results import Observation
from committee_pack.read.cells import one_line
from committee_pack.read.explore.asked import Asked, columns_of
from committee_pack.read.explore.faults import area_faults, clash_fault, column_faults, filter_faults, head_faults
from committee_pack.read.explore.results import results_of
from committee_pack.read.explore.rows import Found, Measure, Search
from committee_pack.read.files import Files
from committee_pack.read.tables import Row, control_fault, not_csv, rows_as_typed


def read_explore_statistics(files: Files, path: Path, asked: Asked) -> Outcome[tuple[Observation, ...]]:
    """Return the results of others that a download holds, and the council's rank among all local authorities.

    An area that it lacks, a column that it has not, and rows that no filter tells apart, are findings.
    """
    text = files.text(path, asked.place(("file",)))
    if text.value is None:
        return Outcome((), text.findings)
    file, rows = files.name(path), rows_as_typed(text.value)
    if control := control_fault(text.value, file):
        return Outcome((), (control,))
    try:
        line, names = next((row for row in rows if any(map(str.strip, row[1]))), (1, []))
    except csv.Error as fault:
        return Outcome((), (not_csv(fault, Place(file, 1)),))
    head, place = tuple(one_line(name).lower() for name in names), Place(file, line)
    faults = tuple(head_faults(head, place))
    if faults:
        return Outcome((), faults)
    return _read(rows, head, place, asked).also(column_faults(head, place, asked))


def _read(rows: Iterator[Row], head: tuple[str, ...], place: Place, asked: Asked) -> Outcome[tuple[Observation, ...]]:
    search = Search(head, _measures(head, asked), asked.areas, ranked=asked.entry.authority is not None)
    found = search.run(rows, place.file)
    return results_of(asked, found, place.file).also(_faults(found, search, asked, place.file))


def _measures(head: tuple[str, ...], asked: Asked) -> Iterator[Measure]:
    """Return what is to be looked for: of the indicators that there are, those whose columns the file has once."""
    for indicator, each in asked.entry.indicators.items():
        if indicator in asked.declared and all(head.count(name) == 1 for name, _ in columns_of(indicator, each)):
            where = sorted((name.lower(), value) for name, value in each.where.items())
            yield Measure(indicator, each.column.lower(), tuple(where))


def _faults(found: Found, search: Search, asked: Asked, file: str) -> Iterator[Finding]:
    """Return what is wrong with what was looked for; where rows could not be read, what they may hold is not missed."""
    yield from found.findings
    for indicator, clash in found.clashes.items():
        yield clash_fault(indicator, clash, asked, file)
    if not found.findings:
        yield from area_faults(found, asked, file)
        for measure in search.measures:
            yield from filter_faults(measure, found, asked, file)
