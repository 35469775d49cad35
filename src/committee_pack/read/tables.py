"""Tables in CSV as people save them: any of three separators, blank rows and columns at the end."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error
from committee_pack.read.files import Files

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns a table must and may have."""

    needed: tuple[str, ...]
    optional: tuple[str, ...]


@dataclass(slots=True)
class Record:
    """One row: its place, its cells by column, and the faults met while its cells are read."""

    file: str
    line: int
    cells: dict[str, str]
    findings: list[Finding] = field(default_factory=list)

    def place(self, column: str = "") -> Place:
        """Return where the row, or a cell of it, stands."""
        return Place(self.file, self.line, column)

    def text(self, column: str) -> str:
        """Return the cell's text; an absent column is empty."""
        return self.cells.get(column, "")

    def parsed(self, column: str, parse: Callable[[str], T]) -> T | None:
        """Return the cell as `parse` reads it; None where it is empty or, with a finding, where it is wrong."""
        text = self.text(column)
        if not text:
            return None
        try:
            return parse(text)
        except ValueError as fault:
            self.fault("cell-wrong", column, f"{fault}.")
            return None

    def fault(self, code: str, column: str, message: str, hint: str = "") -> None:
        """Note an error in a cell of the row."""
        self.findings.append(error(code, self.place(column), message, hint))


def read_table(text: str, file: str, columns: Columns) -> Outcome[tuple[Record, ...]]:
    """Return the table's rows, blank ones left out; missing, unknown and repeated columns are findings."""
    lines = csv.reader(io.StringIO(text), delimiter=_separator(text), strict=False)
    try:
        rows = [(lines.line_num, [cell.strip() for cell in row]) for row in lines]
    except csv.Error as fault:
        return Outcome((), (error("table-syntax", Place(file, lines.line_num), f"This is not CSV: {fault}."),))
    filled = [(line, row) for line, row in rows if any(row)]
    if not filled:
        return Outcome((), (error("table-empty", Place(file, 1), "The table is empty.", f"{_first_line(columns)}."),))
    (head_line, head), body = filled[0], filled[1:]
    names = [name.strip().lower() for name in head]
    findings = [*_head_faults(names, columns, Place(file, head_line)), *_long_rows(body, len(names), file)]
    records = tuple(Record(file, line, dict(zip(names, row, strict=False))) for line, row in body)
    return Outcome(records, tuple(findings))


def rows_of(
    files: Files, path: Path, asked_by: Place, columns: Columns, row: Callable[[Record], T | None]
) -> Outcome[tuple[T, ...]]:
    """Return what `row` makes of each row of a table file, with the faults it notes; None is left out."""
    text = files.text(path, asked_by)
    if text.value is None:
        return Outcome((), text.findings)
    table = read_table(text.value, files.name(path), columns)
    made = [row(record) for record in table.value]
    findings = (each for record in table.value for each in record.findings)
    return Outcome(tuple(each for each in made if each is not None), (*table.findings, *findings))


def _separator(text: str) -> str:
    head = text.lstrip("\n").partition("\n")[0]
    return max(",;\t", key=head.count)


def _first_line(columns: Columns) -> str:
    return f"Its first line names the columns: {', '.join((*columns.needed, *columns.optional))}"


def _head_faults(names: list[str], columns: Columns, place: Place) -> Iterator[Finding]:
    known = (*columns.needed, *columns.optional)
    missing = [name for name in columns.needed if name not in names]
    for name in missing:
        yield error("column-missing", place, f"The column '{name}' is missing.", f"{_first_line(columns)}.")
    for name in dict.fromkeys(filter(None, names)):
        if name not in known:
            yield error("column-unknown", place, f"There is no column '{name}'.", did_you_mean(name, known))
        elif names.count(name) > 1:
            yield error("column-twice", place, f"The column '{name}' stands there twice.", "Keep one of them.")


def _long_rows(body: list[tuple[int, list[str]]], width: int, file: str) -> Iterator[Finding]:
    for line, row in body:
        if any(row[width:]):
            message = f"The row has {len(row)} cells, the head {width}."
            yield error("row-long", Place(file, line), message, "Put a text that holds a comma between double quotes.")
