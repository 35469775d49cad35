"""The rows that matter of a file of explore education statistics, found in one pass: such files are large."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from committee_pack.findings import Finding, Place, abridged
from committee_pack.read.cells import one_line
from committee_pack.read.tables import Row, long_row, not_csv

LOCAL_AUTHORITY = "local authority"
LEVELS: Mapping[str, tuple[str, ...]] = {
    "national": ("country_name", "country_code"),
    "regional": ("region_name", "region_code"),
    LOCAL_AUTHORITY: ("la_name", "new_la_code", "old_la_code"),
}
"""The geographic levels that are read, with the columns that name an area of each."""
TIME = ("time_period", "time_identifier")
NEEDED = (*TIME, "geographic_level")
_NOWHERE = frozenset({"x", "z"})
"""What stands in place of the code of rows that are of no authority, such as those of an unknown one."""
_MOST_VALUES = 200

Time: TypeAlias = tuple[str, str]
"""A time as the file writes it: time_period and time_identifier."""
Area: TypeAlias = tuple[str, str]
"""A geographic level, and the name or code by which the catalogue calls an area of it."""
_plain = lru_cache(maxsize=100_000)(one_line)


@lru_cache(maxsize=1000)
def _level(cell: str) -> str:
    return one_line(cell).lower().replace("_", " ")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is looked for: an indicator's column, and the values that its row has in other columns."""

    indicator: str
    column: str
    where: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that was looked for, and the row it stands in."""

    line: int
    text: str
    row: tuple[str, ...]


@dataclass(slots=True)
class Clash:
    """Rows of one area and time that are left of a file, where one is looked for: the first two, and how they differ.

    `values` are those of the columns in which such rows differ.
    """

    area: str
    time: Time
    first: int
    again: int
    values: dict[str, dict[str, None]] = field(default_factory=dict)


@dataclass(slots=True)
class Found:
    """What a pass has found."""

    cells: dict[tuple[str, str, Time], Cell] = field(default_factory=dict)
    """By indicator, by what the catalogue calls the area, and by time."""
    peers: dict[tuple[str, Time], dict[tuple[str, ...], Cell]] = field(default_factory=dict)
    """The cells of every local authority, by indicator and time, where a rank is asked for."""
    clashes: dict[str, Clash] = field(default_factory=dict)
    """By indicator."""
    areas: set[Area] = field(default_factory=set)
    """Those that were looked for and are there."""
    names: dict[Area, None] = field(default_factory=dict)
    """All that there are, by their names."""
    filters: dict[tuple[str, ...], set[tuple[str, ...]]] = field(default_factory=dict)
    """The values that rows have in the columns of filters."""
    findings: list[Finding] = field(default_factory=list)


class Search:
    """Looks for the cells of some measures and areas in the rows of a file."""

    def __init__(
        self, head: tuple[str, ...], measures: Iterable[Measure], areas: Iterable[str], *, ranked: bool
    ) -> None:
        self.head = head
        self.ranked = ranked
        self._at = {name: i for i, name in reversed(list(enumerate(head)))}
        self._areas = frozenset(areas)
        self.measures = tuple(measures)
        self._measures: dict[tuple[str, ...], dict[tuple[str, ...], list[Measure]]] = {}
        for each in self.measures:
            columns, values = tuple(name for name, _ in each.where), tuple(value for _, value in each.where)
            self._measures.setdefault(columns, {}).setdefault(values, []).append(each)
        self._named = {level: self._columns(columns) for level, columns in LEVELS.items()}

    def _columns(self, names: Iterable[str]) -> tuple[int, ...]:
        return tuple(self._at[name] for name in names if name in self._at)

    def run(self, rows: Iterator[Row], file: str) -> Found:
        """Return what the rows hold; from a fault of the table on there are none."""
        found, line, long = Found(filters={columns: set() for columns in self._measures}), 0, []
        level_at, width = self._at["geographic_level"], len(self.head)
        try:
            for line, row in rows:
                if len(row) < width:
                    row += [""] * (width - len(row))
                elif len(row) > width:
                    long.append(long_row(Place(file, line), row, width))
                    continue
                named = self._named.get(level := _level(row[level_at]))
                if named:
                    self._take(found, line, row, level, named)
        except csv.Error as fault:
            found.findings.append(not_csv(fault, Place(file, line + 1)))
        found.findings.extend(abridged(long))
        return found

    def _take(self, found: Found, line: int, row: list[str], level: str, named: tuple[int, ...]) -> None:
        called = [_plain(row[i]) for i in named]
        if called:
            found.names[level, called[0]] = None
        asked = [each for each in called if each in self._areas]
        for each in asked:
            found.areas.add((level, each))
        is_peer = self.ranked and level == LOCAL_AUTHORITY and _NOWHERE.isdisjoint(called[1:])
        for columns, by_values in self._measures.items():
            values = tuple([_plain(row[self._at[name]]) for name in columns])
            found.filters[columns].add(values)
            if asked or is_peer:
                for measure in by_values.get(values, ()):
                    self._note(found, measure, line, row, asked, tuple(called) if is_peer else ())

    def _note(
        self, found: Found, measure: Measure, line: int, row: list[str], asked: list[str], peer: tuple[str, ...]
    ) -> None:
        time = (_plain(row[self._at["time_period"]]), _plain(row[self._at["time_identifier"]]))
        # -- all of a row is kept only where it may have to be told from another
        cell = Cell(line, row[self._at[measure.column]].strip(), tuple(row) if asked else ())
        for area in asked:
            first = found.cells.setdefault((measure.indicator, area, time), cell)
            if first is not cell:
                self._clash(found, measure, area, time, first, cell)
        if peer:
            first = found.peers.setdefault((measure.indicator, time), {}).setdefault(peer, cell)
            if first is not cell:
                found.clashes.setdefault(measure.indicator, Clash(peer[0], time, first.line, line))

    def _clash(self, found: Found, measure: Measure, area: str, time: Time, first: Cell, again: Cell) -> None:
        clash = found.clashes.setdefault(measure.indicator, Clash(area, time, first.line, again.line))
        for name, one, other in zip(self.head, first.row, again.row, strict=True):
            if one != other:
                values = clash.values.setdefault(name, {})
                if len(values) < _MOST_VALUES:
                    values.update({one_line(one): None, one_line(other): None})
