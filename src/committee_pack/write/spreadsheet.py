"""Results as an Excel workbook: counts as numbers, everything else as it is displayed."""

from __future__ import annotations

import datetime
import io
from fractions import Fraction

import xlsxwriter

_NUMBERS = ("numerator", "denominator", "value")
"""Columns that a spreadsheet can add up; its own numbers are binary, the exact ones are in CSV and JSON."""
_CREATED = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


def write_spreadsheet(rows: list[dict[str, str]]) -> bytes:
    """Return the rows as a workbook of one sheet, its head frozen and filtered; the same rows give the same bytes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": "Results", "created": _CREATED})
        sheet, bold = book.add_worksheet("Results"), book.add_format({"bold": True, "text_wrap": True})
        columns = list(rows[0]) if rows else []
        for column, name in enumerate(columns):
            sheet.write_string(0, column, name, bold)
            sheet.set_column(column, column, min(40, max(len(name), *(len(row[name]) for row in rows)) + 2))
            for line, row in enumerate(rows, 1):
                if name in _NUMBERS and row[name]:
                    sheet.write_number(line, column, float(Fraction(row[name])))
                elif row[name]:
                    sheet.write_string(line, column, row[name])
        sheet.freeze_panes(1, 0)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    return buffer.getvalue()
