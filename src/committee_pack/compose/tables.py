"""Tables of the markup: columns that say what they hold, heads with scopes, rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from committee_pack.compose.elements import Element
from committee_pack.compose.inlines import InlineReader
from committee_pack.compose.lookup import Lookup, Width
from committee_pack.compose.notes import Notes
from committee_pack.model.document import Cell, Column, Holds, Inline, Row, Scope, Table, TableKind

MOST_COLUMNS = 63
"""Word opens no table that has more."""
_COLSPAN = re.compile(r"[1-9][0-9]?")
_LEVELS = ("0", "1", "2", "3", "4", "5")
_SCOPES = {"col": Scope.COLUMN, "row": Scope.ROW, "colgroup": Scope.COLUMN_GROUP, "rowgroup": Scope.ROW_GROUP}


def read_table(element: Element, inlines: InlineReader, notes: Notes) -> Iterator[Table]:
    """Return the table; one without columns, whose rows do not fill them or whose heads lack scopes is noted."""
    notes.attributes(element, "class", "summary")
    notes.only(element, "caption", "colgroup", "thead", "tbody")
    columns = tuple(_column(col, notes) for col in _within(element, "colgroup", "col", notes))
    if len(columns) > MOST_COLUMNS:
        _too_wide(element, len(columns), inlines.lookup, notes)
        return
    head_rows = tuple(_within(element, "thead", "tr", notes))
    for row in head_rows[:-1]:
        # -- a format whose heads are flat says the name of a group in each of them
        inlines.refuse_footnotes(row)
    head = tuple(_row(row, inlines, notes, len(columns)) for row in head_rows)
    body = tuple(_row(row, inlines, notes, len(columns)) for row in _within(element, "tbody", "tr", notes))
    if not columns or not head or len(head) > 2:
        message = "A table has a <colgroup> with a <col> a column, and a <thead> of one or two rows."
        notes.error("table-shape", element.place, message)
        return
    if len(head[-1].cells) != len(columns):
        message = "The last row of a <thead> has one head for each column."
        notes.error("table-shape", element.place, message, "Put what groups them into a row above it.")
    if not body:
        notes.error("table-shape", element.place, "The table has no rows.", "Write its <tbody>, or leave it out.")
    yield Table(
        columns=columns,
        head=head,
        body=body,
        kind=notes.choice(element, "class", TableKind, TableKind.PLAIN),
        caption=_caption(element, inlines),
        summary=element.attributes.get("summary", ""),
    )


def _too_wide(element: Element, columns: int, lookup: Lookup, notes: Notes) -> None:
    """Note the table where its columns become fewer: at its template or, of the library's, where they are decided."""
    own = Width("The table", element.place, "Split it into tables of fewer columns.")
    width = lookup.widths.get(element.place.file, own)
    message = f"{width.table} has {columns} columns; Word opens none of more than {MOST_COLUMNS}."
    notes.error("table-shape", width.place, message, width.remedy)
    for row in _within(element, "tbody", "tr", notes):
        # -- its rows are there for what links to them
        notes.anchor(row)


def _within(element: Element, group: str, tag: str, notes: Notes) -> Iterator[Element]:
    for part in element.elements():
        if part.tag == group:
            notes.attributes(part)
            notes.only(part, tag)
            yield from (child for child in part.elements() if child.tag == tag)


def _caption(element: Element, inlines: InlineReader) -> tuple[Inline, ...]:
    captions = (inlines.read_without_footnotes(part) for part in element.elements() if part.tag == "caption")
    return next(captions, ())


def _column(element: Element, notes: Notes) -> Column:
    notes.attributes(element, "holds")
    return Column(notes.choice(element, "holds", Holds, Holds.TEXT))


def _row(element: Element, inlines: InlineReader, notes: Notes, width: int) -> Row:
    notes.attributes(element, "id")
    notes.only(element, "th", "td")
    cells = tuple(_cell(cell, inlines, notes) for cell in element.elements() if cell.tag in ("th", "td"))
    filled = sum(cell.colspan for cell in cells)
    if filled != width:
        message = f"The row fills {filled} of the table's {width} columns."
        notes.error("table-shape", element.place, message, "Mend the <col> list, the cells or their colspan.")
    return Row(cells, notes.anchor(element))


def _cell(element: Element, inlines: InlineReader, notes: Notes) -> Cell:
    if element.tag == "td" and not element.attributes:
        return Cell(inlines.read(element))
    notes.attributes(element, "scope", "colspan", "class", "level")
    scope = _SCOPES.get(notes.word(element, "scope", *_SCOPES))
    if element.tag == "th" and not element.attributes.get("scope"):
        message = f"The head '{element.text()[:40]}' does not say what it is the head of."
        notes.error("table-shape", element.place, message, 'Write scope="col", "row", "colgroup" or "rowgroup".')
    strong = notes.word(element, "class", "strong") == "strong"
    level = int(notes.word(element, "level", *_LEVELS) or 0)
    return Cell(inlines.read(element), scope, _colspan(element, notes), strong=strong, level=level)


def _colspan(element: Element, notes: Notes) -> int:
    typed = element.attributes.get("colspan", "1")
    if not _COLSPAN.fullmatch(typed) or int(typed) > MOST_COLUMNS:
        message = f"colspan: '{typed}' is not a number of columns from 1 to {MOST_COLUMNS}."
        notes.error("value-wrong", element.place, message)
        return 1
    return int(typed)
