"""areas.csv: places and teams, and which of them are sums of others."""

from __future__ import annotations

from pathlib import Path

from committee_pack.findings import Outcome, Place, did_you_mean, error
from committee_pack.model.indicators import Area
from committee_pack.read.cells import one_line
from committee_pack.read.files import Files
from committee_pack.read.tables import Columns, Record, rows_of

COLUMNS = Columns(("area", "parent", "sums"), ())


def read_areas(files: Files, path: Path, asked_by: Place) -> Outcome[tuple[Area, ...] | None]:
    """Return the areas in the order of the file, parents above their children; None where it cannot be used.

    An empty parent is the whole council.
    """
    found: list[Area] = []

    def row(record: Record) -> Area:
        found.append(_area(record, [each.name for each in found]))
        return found[-1]

    rows = rows_of(files, path, asked_by, COLUMNS, row)
    if rows.value or rows.findings:
        return Outcome(rows.value or None, rows.findings)
    hint = "Add a row for each, or take the key 'areas' out of the catalogue."
    return Outcome(None, (error("table-empty", Place(files.name(path), 1), "The table lists no area.", hint),))


def _area(record: Record, above: list[str]) -> Area:
    area, parent, sums = one_line(record.text("area")), one_line(record.text("parent")), record.text("sums").lower()
    if not area:
        record.fault("cell-missing", "area", "The area has no name.", "Fill the cell, or take the row out.")
    elif area in above:
        record.fault("area-twice", "area", f"The area '{area}' is listed twice.", "Keep one of them.")
    if parent and parent not in above:
        message = f"There is no area '{parent}' above this line."
        record.fault("area-unknown", "parent", message, did_you_mean(parent, above))
    if sums not in ("yes", "no", ""):
        record.fault("cell-wrong", "sums", f"'{sums}' is neither yes nor no.", "Write yes or no.")
    return Area(area, parent, sums == "yes")
