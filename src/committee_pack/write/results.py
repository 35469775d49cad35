"""Results as rows: every value exact and as displayed, for spreadsheets, programs and the terminal."""

from __future__ import annotations

from collections.abc import Callable

from committee_pack import wording
from committee_pack.model.document import Shown, Value
from committee_pack.model.results import Beside, Compared, Result, Results
from committee_pack.write.rows import aligned, csv_of, json_of

Row = dict[str, str]
_SHORT = {"number", "title", "area", "cohort", "result", "rating", "target", "reason"}
_WIDEST = 48
_LAST = ("marks", "reason", "source", "kind", "linked_to")


def result_rows(results: Results) -> list[Row]:
    """Return a row for each result of the report's period: texts by column, empty where there is nothing.

    `numerator`, `denominator` and `value` are exact (a value that no decimal ends is a fraction, as
    `2100/31`); `result`, `target` and the comparisons are as displayed, `NAME_value` is what a comparison
    is with, exactly; `marks` are such as `[p]`, `reason` says why there is no result,
    `source` is file and line. A column is there for all rows if it is for one.
    """
    rows = [_row(result) for result in results.latest]
    columns = dict.fromkeys(name for row in rows for name in row if name not in _LAST) | dict.fromkeys(_LAST)
    return [{name: row.get(name, "") for name in columns} for row in rows]


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
        row |= _compared(result, compared)
    return {**row, **_told(result)}


def _told(result: Result) -> Row:
    """Return what is said of a result: its marks, why there is none, where it came from, and what it is for."""
    return {
        "marks": " ".join(mark.symbol for mark in result.marks),
        "reason": wording.reason_text(result),
        "source": wording.source_text(result),
        "kind": result.indicator.role.value,
        "linked_to": result.indicator.linked_to,
    }


def _compared(result: Result, compared: Compared) -> Row:
    """Return the columns of a comparison: the result it is with and the way there, or the variance from a cohort."""
    other = compared.result
    if compared.beside is Beside.COHORT:
        exact = _difference(result, other)
        return {compared.name: wording.variance_text(result, compared), f"{compared.name}_value": exact}
    if compared.beside is Beside.COMPARATOR:
        return {f"{compared.name}_{column}": words for column, words in _others(other).items()}
    is_earlier = compared.beside is Beside.EARLIER
    columns = {
        "result": wording.result_text(other),
        "value": "" if other.amount is None else wording.exact_text(other.amount.number),
        "direction": compared.direction.value if compared.direction else "",
        "change": wording.variance_text(result, compared) if is_earlier else "",
        "rating": wording.value_text(Value(other, Shown.RATING)),
    }
    return {f"{compared.name}_{column}": words for column, words in columns.items()}


def _others(other: Result) -> Row:
    """Return the columns of a comparator's result, with its own period and the council's rank among others."""
    return {
        "result": wording.result_text(other),
        "value": "" if other.amount is None else wording.exact_text(other.amount.number),
        "period": "" if other.gap else str(other.period),
        "rank": wording.rank_text(other.rank),
    }


def _difference(result: Result, other: Result) -> str:
    if result.amount is None or other.amount is None:
        return ""
    return wording.exact_text(result.amount.number - other.amount.number)


def _csv(rows: list[Row]) -> bytes:
    return csv_of(rows, list(rows[0]) if rows else [])


def _table(rows: list[Row]) -> bytes:
    """Return the main columns aligned, for reading in a terminal."""
    short = _SHORT | {"period"} if len({row["period"] for row in rows}) > 1 else _SHORT
    columns = [name for name in (rows[0] if rows else {}) if name in short or name.endswith(("_result", "_direction"))]
    columns = [name for name in columns if any(row[name] for row in rows)]
    lines = [[name.replace("_", " ") for name in columns], *([_cut(row[name]) for name in columns] for row in rows)]
    return aligned(lines, [name.endswith(("result", "target", "number")) for name in columns])


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _xlsx(rows: list[Row]) -> bytes:
    from committee_pack.write.spreadsheet import write_spreadsheet

    return write_spreadsheet(rows)


FORMATS: dict[str, Callable[[list[Row]], bytes]] = {"table": _table, "csv": _csv, "json": json_of, "xlsx": _xlsx}
