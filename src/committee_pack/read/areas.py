"""areas.csv: places and teams, and which of them are sums of others."""

from __future__ import annotations

from pathlib import Path

from committee_pack.findings import Outcome, Place, did_you_mean
from committee_pack.model.indicators import Area
from committee_pack.read.files import Files
from committee_pack.read.tables import Columns, Record, rows_of, table_of

COLUMNS = Columns(("area", "parent", "sums"), ())


def read_areas(files: Files, path: Path, asked_by: Place) -> Outcome[tuple[Area, ...] | None]:
    """Return the areas in the order of the file, parents above their children; None where it cannot be used.

    An empty parent is the whole council.
    """
    table = table_of(files, path, asked_by, COLUMNS)
    names = [record.text("area") for record in table.value]
    found: list[Area] = []

    def row(record: Record) -> Area:
        found.append(_area(record, found, names))
        return found[-1]

    rows = rows_of(table, row)
    # -- what a row that could not be read names is not known
    if any(each.code == "row-long" for each in table.findings):
        return Outcome(None, tuple(each for each in rows.findings if each.code != "area-unknown"))
    return Outcome(rows.value or None, rows.findings)


def _area(record: Record, found: list[Area], names: list[str]) -> Area:
    above = {each.name for each in found}
    # -- one move mends a parent that stands below many
    told = {each.parent for each in found} & set(names)
    area, parent, sums = record.text("area"), record.text("parent"), record.text("sums").lower()
    if not area:
        record.fault("cell-missing", "area", "The area has no name.", "Fill the cell, or take the row out.")
    elif area in above:
        record.fault("area-twice", "area", f"The area '{area}' is listed twice.", "Keep one of them.")
    if parent and parent not in above | told:
        record.fault("area-unknown", "parent", *_not_above(area, parent, names))
    if sums not in ("yes", "no", ""):
        record.fault("cell-wrong", "sums", f"'{sums}' is neither yes nor no.", "Write yes or no.")
    return Area(area, parent, sums == "yes")


def _not_above(area: str, parent: str, names: list[str]) -> tuple[str, str]:
    """Return what is wrong with a parent that does not stand above, and how to mend it."""
    if parent == area:
        return f"The area '{area}' is said to be within itself.", "Name the area that it is in; none is the council."
    if parent in names:
        return f"The area '{parent}' stands below this line.", "Move its line above this one."
    return f"There is no area '{parent}'.", did_you_mean(parent, [name for name in names if name != area])
