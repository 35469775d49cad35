"""Tables in CSV as people save them: any of three separators, blank rows and columns at the end."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error, nearest
from committee_pack.read.files import Files

T = TypeVar("T")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_QUOTES = "Look for a double quote without its partner; within quotes, a quote is written twice."


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
    if control := _CONTROL.search(text):
        place = Place(file, text[: control.start()].count("\n") + 1)
        message = f"The character U+{ord(control[0]):04X} may not stand in a table."
        return Outcome((), (error("table-syntax", place, message, "Take it out; it may not show in an editor."),))
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend(_rows(text))
    except csv.Error as fault:
        line = rows[-1][0] + 1 if rows else 1
        return Outcome((), (error("table-syntax", Place(file, line), f"This is not CSV: {fault}.", _QUOTES),))
    filled = [(line, row) for line, row in rows if any(row)]
    if not filled:
        return Outcome((), (error("table-empty", Place(file, 1), "The table is empty.", f"{_first_line(columns)}."),))
    (head_line, head), body = filled[0], filled[1:]
    names = [name.lower() for name in head]
    findings = [*_head_faults(names, columns, Place(file, head_line)), *_long_rows(body, len(names), file)]
    meant = _meant(names, columns)
    if not _readable(meant, columns):
        return Outcome((), tuple(findings))
    records = tuple(Record(file, line, dict(zip(meant, row, strict=False))) for line, row in body)
    return Outcome(records, tuple(findings))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Return each row with the line it begins on; a quoted cell may hold several lines."""
    reader = csv.reader(io.StringIO(text), delimiter=_separator(text), strict=True)
    begins = 1
    for row in reader:
        yield begins, [cell.strip() for cell in row]
        begins = reader.line_num + 1


def _meant(names: list[str], columns: Columns) -> list[str]:
    """Return the heads with misspelt ones mended, so that one fault is not told again by every row."""
    known = (*columns.needed, *columns.optional)
    missing = [name for name in known if name not in names]
    return [name if name in known else nearest(name, missing) or name for name in names]


def _readable(names: list[str], columns: Columns) -> bool:
    filled = [name for name in names if name]
    return set(columns.needed) <= set(filled) and len(filled) == len(set(filled))


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
        if len(row) > width:
            message = f"The row has {len(row)} cells, the head {width}."
            yield error("row-long", Place(file, line), message, "Put a text that holds a comma between double quotes.")
