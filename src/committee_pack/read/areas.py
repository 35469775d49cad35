"""areas.csv: places and teams, and which of them are sums of others."""

from __future__ import annotations

from pathlib import Path

from committee_pack.findings import Outcome, Place, did_you_mean
from committee_pack.model.indicators import Area
from committee_pack.read.files import Files
from committee_pack.read.tables import Columns, Record, rows_of

COLUMNS = Columns(("area", "parent", "sums"), ())
DEEPEST = 5
"""How many areas may stand one within another; a table indents no deeper."""


def read_areas(files: Files, path: Path, asked_by: Place) -> Outcome[tuple[Area, ...] | None]:
    """Return the areas in the order of the file, parents above their children; None where it cannot be used.

    An empty parent is the whole council. Each name is there once, and each parent stands above: the areas
    are a tree, whatever the file holds.
    """
    levels: dict[str, int] = {}
    rows = rows_of(files, path, asked_by, COLUMNS, lambda record: _area(record, levels))
    return Outcome(rows.value or None, rows.findings)


def _area(record: Record, levels: dict[str, int]) -> Area | None:
    """Return the row's area and note its level below the council; None where the row names no area of its own."""
    area, parent, sums = record.text("area"), record.text("parent"), record.text("sums").lower()
    _name_faults(record, area, parent, levels)
    if sums not in ("yes", "no", ""):
        record.fault("cell-wrong", "sums", f"'{sums}' is neither yes nor no.", "Write yes or no.")
    if not area or area in levels:
        return None
    levels[area] = levels.get(parent, 0) + 1
    if levels[area] == DEEPEST + 1:
        message = f"'{area}' is on level {levels[area]} of areas within areas; there are {DEEPEST} at most."
        record.fault("cell-wrong", "parent", message, "Name an area further up as its parent.")
    # -- what stands deeper yet follows from that row and is not told
    within = parent in levels and parent != area and levels[area] <= DEEPEST
    return Area(area, parent if within else "", sums == "yes")


def _name_faults(record: Record, area: str, parent: str, levels: dict[str, int]) -> None:
    if not area:
        record.fault("cell-missing", "area", "The area has no name.", "Fill the cell, or take the row out.")
    elif area in levels:
        record.fault("area-twice", "area", f"The area '{area}' is listed twice.", "Keep one of them.")
    if parent and parent not in levels:
        message = f"There is no area '{parent}' above this line."
        hint = did_you_mean(parent, levels) or "List it there, or leave the cell empty for a part of the council."
        record.fault("area-unknown", "parent", message, hint)
