"""Tables in CSV as people save them: any of three separators, blank rows and columns at the end."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, TypeVar

from committee_pack.findings import Finding, Outcome, Place, abridged, did_you_mean, error, nearest
from committee_pack.read.files import Files

T = TypeVar("T")
Row: TypeAlias = tuple[int, list[str]]
"""The line that a row begins on, and its cells."""
_NEARLY_ALL = 0.9
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_QUOTES = "Look for a double quote without its partner; within quotes, a quote is written twice."


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns a table must and may have."""

    needed: tuple[str, ...]
    optional: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The first line of a table: where it stands and the columns that it names."""

    place: Place
    names: tuple[str, ...]


@dataclass(slots=True)
class Record:
    """One row: its place, its cells by column, and the faults met while its cells are read."""

    head: Head
    line: int
    cells: dict[str, str]
    findings: list[Finding] = field(default_factory=list)

    def place(self, column: str = "") -> Place:
        """Return where the row, or a cell of it, stands."""
        return Place(self.head.place.file, self.line, column)

    def text(self, column: str) -> str:
        """Return the cell's text; an absent column is empty."""
        return self.cells.get(column, "")

    def parsed(self, column: str, parse: Callable[[str], T], typed: str | None = None) -> T | None:
        """Return the cell as `parse` reads it; None where it is empty or, with a finding, where it is wrong.

        `typed` is what is left to read of the cell, where that is not all.
        """
        text = self.text(column) if typed is None else typed
        if not text:
            return None
        try:
            return parse(text)
        except ValueError as fault:
            self.fault("cell-wrong", column, f"{fault}.")
            return None

    def needs(self, *columns: str) -> None:
        """Note each of the columns whose cell is empty."""
        for column in columns:
            if not self.text(column):
                self.fault("cell-missing", column, f"The {column} is missing.", "Fill the cell, or take the row out.")

    def fault(self, code: str, column: str, message: str, hint: str = "") -> None:
        """Note an error in a cell of the row; where no row has the column, the head lacks it, which is said there."""
        if column in self.head.names:
            self.findings.append(error(code, self.place(column), message, hint))
        else:
            message = f"The column '{column}' is missing, and there are rows that need it."
            self.findings.append(error("column-missing", self.head.place, message, "Name it on the first line."))


def read_table(text: str, file: str, columns: Columns) -> Outcome[tuple[Record, ...]]:
    """Return the table's rows, blank ones left out; missing, unknown and repeated columns are findings."""
    if control := control_fault(text, file):
        return Outcome((), (control,))
    rows: list[Row] = []
    try:
        rows.extend((line, [cell.strip() for cell in row]) for line, row in rows_as_typed(text))
    except csv.Error as fault:
        return Outcome((), (not_csv(fault, Place(file, rows[-1][0] + 1 if rows else 1)),))
    filled = [(line, row) for line, row in rows if any(row)]
    if not filled:
        return Outcome((), (error("table-empty", Place(file, 1), "The table is empty.", f"{_first_line(columns)}."),))
    (head_line, head), body = filled[0], filled[1:]
    names, place = [name.lower() for name in head], Place(file, head_line)
    if unnamed := _unnamed(names, body, columns, place):
        return Outcome((), (unnamed,))
    findings = (*_head_faults(names, columns, place), *abridged(_long_rows(body, len(names), file)))
    meant = _meant(names, columns)
    if not _readable(meant, columns):
        return Outcome((), findings)
    return Outcome(tuple(_records(body, Head(place, tuple(meant)))), findings)


def _records(body: list[Row], head: Head) -> Iterator[Record]:
    for line, row in body:
        # -- the cells of a row that is too long do not stand below their heads
        if len(row) <= len(head.names):
            yield Record(head, line, dict(zip(head.names, row, strict=False)))


def _unnamed(names: list[str], body: list[Row], columns: Columns, place: Place) -> Finding | None:
    """Return a finding where the rows have columns that the head leaves out: nearly all are longer, by as much."""
    ((length, often),) = Counter(len(row) for _, row in body).most_common(1) or [(0, 0)]
    needed = [name for name in columns.needed if name not in _meant(names, columns)]
    lacking = [*needed, *(name for name in columns.optional if name not in names)]
    more = length - len(names)
    if more < 1 or often < max(2, _NEARLY_ALL * len(body)) or len(lacking) < more:
        return None
    meant = needed if len(needed) == more else lacking
    said = f"The column '{meant[0]}' is missing" if len(meant) == 1 else f"The head leaves out {_counted(more)}"
    hint = "Name it on the first line." if len(meant) == 1 else f"It does not name these: {', '.join(meant)}."
    return error("column-missing", place, f"{said}: each row has {length} cells, the head {len(names)}.", hint)


def _counted(columns: int) -> str:
    return "a column" if columns == 1 else f"{columns} columns"


def control_fault(text: str, file: str) -> Finding | None:
    """Return a finding where a character stands in a table that does not show."""
    control = _CONTROL.search(text)
    if control is None:
        return None
    place = Place(file, text[: control.start()].count("\n") + 1)
    message = f"The character U+{ord(control[0]):04X} may not stand in a table."
    return error("table-syntax", place, message, "Take it out; it may not show in an editor.")


def not_csv(fault: csv.Error, place: Place) -> Finding:
    """Return a finding of text that is no table from a place on."""
    return error("table-syntax", place, f"This is not CSV: {fault}.", _QUOTES)


def rows_as_typed(text: str) -> Iterator[Row]:
    """Return each row with the line it begins on; a quoted cell may hold several lines. Raises csv.Error."""
    reader = csv.reader(io.StringIO(text), delimiter=_separator(text), strict=True)
    begins = 1
    for row in reader:
        yield begins, row
        begins = reader.line_num + 1


def _meant(names: list[str], columns: Columns) -> list[str]:
    """Return the heads with misspelt ones mended, so that one fault is not told again by every row."""
    known = (*columns.needed, *columns.optional)
    missing = [name for name in known if name not in names]
    return [name if name in known else nearest(name, missing) or name for name in names]


def _readable(names: list[str], columns: Columns) -> bool:
    filled = [name for name in names if name]
    return set(columns.needed) <= set(filled) and len(filled) == len(set(filled))


def table_of(files: Files, path: Path, asked_by: Place, columns: Columns) -> Outcome[tuple[Record, ...]]:
    """Return the rows of a table file."""
    text = files.text(path, asked_by)
    return Outcome((), text.findings) if text.value is None else read_table(text.value, files.name(path), columns)


def rows_of(table: Outcome[tuple[Record, ...]], row: Callable[[Record], T | None]) -> Outcome[tuple[T, ...]]:
    """Return what `row` makes of each row of a table, with the faults it notes; None is left out."""
    made = [row(record) for record in table.value]
    noted = abridged(each for record in table.value for each in record.findings)
    # -- a column that rows need may be the one whose name is not known
    misnamed = any(each.code == "column-unknown" for each in table.findings)
    told = (each for each in noted if not (misnamed and each.code == "column-missing"))
    return Outcome(tuple(each for each in made if each is not None), (*table.findings, *told))


def _separator(text: str) -> str:
    head = text.lstrip("\n").partition("\n")[0]
    return max(",;\t", key=head.count)


def _first_line(columns: Columns) -> str:
    return f"Its first line names the columns: {', '.join((*columns.needed, *columns.optional))}"


def _head_faults(names: list[str], columns: Columns, place: Place) -> Iterator[Finding]:
    known = (*columns.needed, *columns.optional)
    meant = _meant(names, columns)
    for name in (name for name in columns.needed if name not in meant):
        yield error("column-missing", place, f"The column '{name}' is missing.", f"{_first_line(columns)}.")
    for name in dict.fromkeys(filter(None, names)):
        if name not in known:
            yield error("column-unknown", place, f"There is no column '{name}'.", did_you_mean(name, known))
        elif names.count(name) > 1:
            yield error("column-twice", place, f"The column '{name}' stands there twice.", "Keep one of them.")


def _long_rows(body: list[Row], width: int, file: str) -> Iterator[Finding]:
    return (long_row(Place(file, line), row, width) for line, row in body if len(row) > width)


def long_row(place: Place, row: list[str], width: int) -> Finding:
    """Return a finding of a row that has more cells than the head, and so none that stands below its own."""
    message = f"The row has {len(row)} cells, the head {width}."
    return error("row-long", place, message, "Put a cell that holds a comma between double quotes.")
