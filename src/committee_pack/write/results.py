"""Results as rows: every value exact and as displayed, for spreadsheets, programs and the terminal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from committee_pack import wording
from committee_pack.model.document import Shown, Value
from committee_pack.model.results import Compared, Result, Results

Row = dict[str, str]
_SHORT = {"number", "title", "area", "cohort", "result", "rating", "target"}
_WIDEST = 48


def result_rows(results: Results) -> list[Row]:
    """Return a row for each result of the report's period: texts by column, empty where there is nothing.

    `numerator`, `denominator` and `value` are exact (a value that no decimal ends is a fraction, as
    `2100/31`); `result`, `target` and the comparisons are as displayed; `source` is file and line.
    """
    return [_row(result) for result in results.latest]


def _row(result: Result) -> Row:
    indicator = result.indicator
    row = {
        "indicator": indicator.id,
        "number": indicator.number,
        "section": indicator.section,
        "title": indicator.title,
        "area": result.area,
        "cohort": result.cohort,
        "period": str(result.period),
        "window": result.window.value,
        "polarity": indicator.polarity.value,
        "numerator": "" if result.numerator is None else str(result.numerator),
        "denominator": "" if result.denominator is None else str(result.denominator),
        "value": "" if result.amount is None else wording.exact_text(result.amount.number),
        "result": wording.result_text(result),
        "target": wording.target_text(result),
        "rating": wording.value_text(Value(result, Shown.RATING)),
    }
    for compared in result.comparisons:
        row |= _compared(compared)
    return {**row, "source": str(result.place) if result.place else ""}


def _compared(compared: Compared) -> Row:
    return {
        f"{compared.name}_result": wording.result_text(compared.result),
        f"{compared.name}_direction": compared.direction.value if compared.direction else "",
        f"{compared.name}_rating": wording.value_text(Value(compared.result, Shown.RATING)),
    }


def _csv(rows: list[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _json(rows: list[Row]) -> bytes:
    return (json.dumps(rows, indent=2, ensure_ascii=False) + "\n").encode()


def _table(rows: list[Row]) -> bytes:
    """Return the main columns aligned, for reading in a terminal."""
    columns = [name for name in (rows[0] if rows else {}) if name in _SHORT or name.endswith(("_result", "_direction"))]
    columns = [name for name in columns if any(row[name] for row in rows)]
    lines = [[name.replace("_", " ") for name in columns], *([_cut(row[name]) for name in columns] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(columns))]
    return ("\n".join(_aligned(line, widths, columns) for line in lines) + "\n").encode()


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _aligned(line: list[str], widths: list[int], columns: list[str]) -> str:
    cells = (
        text.rjust(width) if name.endswith(("result", "target", "number")) else text.ljust(width)
        for text, width, name in zip(line, widths, columns, strict=True)
    )
    return "  ".join(cells).rstrip()


def _xlsx(rows: list[Row]) -> bytes:
    from committee_pack.write.spreadsheet import write_spreadsheet

    return write_spreadsheet(rows)


FORMATS: dict[str, Callable[[list[Row]], bytes]] = {"table": _table, "csv": _csv, "json": _json, "xlsx": _xlsx}
