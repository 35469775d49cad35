"""areas.csv: places and teams, and which of them are sums of others."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from committee_pack.findings import Outcome, Place, error, nearest, warning
from committee_pack.model.facts import slug
from committee_pack.model.indicators import Area
from committee_pack.read.cells import one_line
from committee_pack.read.files import Files
from committee_pack.read.tables import Columns, Record, rows_of, table_of

COLUMNS = Columns(("area", "parent", "sums"), ())
DEEPEST = 5
"""How many areas may stand one within another; a table indents no deeper."""


def read_areas(files: Files, path: Path, asked_by: Place) -> Outcome[tuple[Area, ...] | None]:
    """Return the areas in the order of the file, parents above their children; None where it cannot be used.

    An empty parent is the whole council. Each name is there once, and each parent stands above: the areas
    are a tree, whatever the file holds.
    """
    table = table_of(files, path, asked_by, COLUMNS)
    tree = _Tree([one_line(record.text("area")) for record in table.value])
    rows = rows_of(table, tree.area)
    # -- what a row that could not be read names is not known
    if any(each.code == "row-long" for each in table.findings):
        return Outcome(None, tuple(each for each in rows.findings if each.code != "area-unknown"))
    if rows.value or rows.findings:
        return Outcome(rows.value or None, rows.findings)
    hint = "Add a row for each, or take the key 'areas' out of the catalogue."
    return Outcome(None, (error("table-empty", Place(files.name(path), 1), "The table lists no area.", hint),))


@dataclass(frozen=True, slots=True)
class _Tree:
    """The areas so far, each with its level below the council, among all names that the file holds."""

    names: list[str]
    levels: dict[str, int] = field(default_factory=dict)
    slugs: dict[str, str] = field(default_factory=dict)
    """The first area of each name in small letters and hyphens, by which texts call it."""
    told: set[str] = field(default_factory=set)
    """The parents whose fault is told: one move mends a parent that stands below many."""

    def area(self, record: Record) -> Area | None:
        """Return the row's area; None where it names no area of its own."""
        area, parent = one_line(record.text("area")), one_line(record.text("parent"))
        sums = record.text("sums").lower()
        self._name_faults(record, area, parent)
        if sums not in ("yes", "no", ""):
            record.fault("cell-wrong", "sums", f"'{sums}' is neither yes nor no.", "Write yes or no.")
        if not area or area in self.levels:
            return None
        self._note_similar(record, area)
        within = parent in self.levels
        level = self.levels[area] = self.levels.get(parent, 0) + 1
        if level == DEEPEST + 1:
            message = f"'{area}' is on level {level} of areas within areas; there are {DEEPEST} at most."
            record.fault("cell-wrong", "parent", message, "Name an area further up as its parent.")
        # -- what stands deeper yet follows from that row and is not told
        return Area(area, parent if within and level <= DEEPEST else "", sums == "yes")

    def _note_similar(self, record: Record, area: str) -> None:
        """Note an area that texts would call by the same name as another."""
        called = slug(area)
        if called and (similar := self.slugs.setdefault(called, area)) != area:
            message = f"The area '{area}' is written like '{similar}': a text that says 'area.{called}' names neither."
            hint = "Keep one of them, if they are the same; else call one otherwise."
            record.findings.append(warning("area-similar", record.place("area"), message, hint))

    def _name_faults(self, record: Record, area: str, parent: str) -> None:
        if not area:
            record.fault("cell-missing", "area", "The area has no name.", "Fill the cell, or take the row out.")
        elif area in self.levels:
            record.fault("area-twice", "area", f"The area '{area}' is listed twice.", "Keep one of them.")
        if parent and parent not in self.levels and parent not in self.told:
            record.fault("area-unknown", "parent", *_not_above(area, parent, self.names))
            if parent in self.names:
                self.told.add(parent)


def _not_above(area: str, parent: str, names: list[str]) -> tuple[str, str]:
    """Return what is wrong with a parent that does not stand above, and how to mend it."""
    if parent == area:
        return f"The area '{area}' is said to be within itself.", "Name the area that it is in; none is the council."
    if parent in names:
        return f"The area '{parent}' stands below this line.", "Move its line above this one."
    near = nearest(parent, [name for name in names if name != area])
    return f"There is no area '{parent}'.", f"Did you mean '{near}'?" if near else _LIST_IT


_LIST_IT = "List it there, or leave the cell empty for a part of the council."
