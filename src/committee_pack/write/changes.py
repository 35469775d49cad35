"""What changed as rows: a change each, for the terminal, for spreadsheets and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import assert_never

from committee_pack.model.changes import (
    Comparison,
    DefinitionChange,
    DetailChange,
    DirectionChange,
    EarlierChange,
    FigureChange,
    FileChange,
    IndicatorChange,
    ItemChange,
    PackChanges,
    PaperChange,
    RatingChange,
    ReportChanges,
    Side,
    Subject,
    TargetChange,
    TextKind,
    WordsChange,
)
from committee_pack.model.proofs import Edit
from committee_pack.model.results import Result
from committee_pack.wording import exact_text, rating_text, result_text
from committee_pack.wording.changes import (
    EDITS,
    NOT_THERE,
    NOTHING,
    PAPER_FACTS,
    TEXTS,
    THERE,
    VERSIONS,
    earlier_name,
    figure_texts,
    side_heads,
    target_name,
)
from committee_pack.write.rows import aligned, csv_of, cut

Row = dict[str, str]
COLUMNS = (
    "kind", "change", "item", "paper", "indicator", "number", "title", "area", "cohort", "what", "before", "after",
    "before_value", "after_value",
)  # fmt: skip
"""The columns of a row, which are there whatever is compared; what does not apply is empty."""
_SHOWN = ("kind", "of", "where", "what")
_LONGEST, _SHORTEST = 48, 12
"""To how many letters a cell is cut, and to how many at most where a terminal is narrow."""

_ReportChange = (
    RatingChange | DirectionChange | FigureChange | EarlierChange | IndicatorChange | TargetChange | DefinitionChange
    | WordsChange | DetailChange | FileChange
)  # fmt: skip


def change_rows(comparison: Comparison) -> list[Row]:
    """Return a row for each change: texts by column, in the order of COLUMNS.

    `before` and `after` are as displayed, `before_value` and `after_value` exact where they are numbers. Of a text each
    sentence is a row: one that is new has it in `after`, one that is gone in `before`.
    """
    changes = comparison.changes
    rows = _pack_rows(changes) if isinstance(changes, PackChanges) else _report_rows(changes)
    return [{name: row.get(name, "") for name in COLUMNS} for row in rows]


def _report_rows(changes: ReportChanges) -> Iterator[Row]:
    kinds: tuple[tuple[_ReportChange, ...], ...] = (
        changes.ratings, changes.directions, changes.figures, changes.earlier, changes.indicators, changes.targets,
        changes.definitions, changes.texts, changes.details, changes.files,
    )  # fmt: skip
    for kind in kinds:
        for each in kind:
            yield from _rows(each)


def _rows(change: _ReportChange) -> Iterator[Row]:
    match change:
        case WordsChange():
            yield from _text_rows(change)
        case DetailChange(fact, before, after):
            yield {"kind": "detail", "change": "changed", "what": fact, "before": before, "after": after}
        case FileChange(path, edit):
            yield {"kind": "file", "change": EDITS[edit].lower(), "what": path}
        case _:
            yield _of(change.of) | _indicator_row(change)


def _of(of: Subject) -> Row:
    named = {"indicator": of.indicator, "number": of.number, "title": of.title}
    return {**named, "area": of.area, "cohort": of.cohort, "change": "changed"}


def _indicator_row(
    change: RatingChange | DirectionChange | FigureChange | EarlierChange | IndicatorChange | TargetChange
    | DefinitionChange,
) -> Row:  # fmt: skip
    match change:
        case RatingChange(_, beside, before, after):
            row = {"kind": "rating", "change": change.way.value, "what": beside or "Rating"}
            return row | _both(_rating(before), _rating(after))
        case DirectionChange(_, since, one, other):
            row = {"kind": "direction", "change": EDITS[change.edit].lower(), "what": since}
            return row | _both(one.value if one else "", other.value if other else "")
        case FigureChange(_, beside, before, after):
            row = {"kind": "figure", "change": EDITS[change.edit].lower(), "what": beside or "Result"}
            return row | _both(*figure_texts(change)) | _exactly(before, after)
        case EarlierChange():
            row = {"kind": "earlier figure", "what": earlier_name(change)} | _both(*figure_texts(change))
            return row | _exactly(change.before, change.after)
        case IndicatorChange(_, edit, result, reason):
            row = {"kind": "indicator", "change": EDITS[edit].lower(), "what": reason}
            both = (None, result) if edit is Edit.ADDED else (result, None)
            return row | _both(*(result_text(each) if each else "" for each in both)) | _exactly(*both)
        case TargetChange():
            return _target(change)
        case DefinitionChange(_, fact, old, new):
            return {"kind": "definition", "what": fact} | _both(old, new)
        case _:
            assert_never(change)


def _both(before: str, after: str) -> Row:
    return {"before": before, "after": after}


def _rating(result: Result | None) -> str:
    return rating_text(result.rating) if result and result.amount else ""


def _exactly(before: Result | None, after: Result | None) -> Row:
    return {"before_value": _exact(before), "after_value": _exact(after)}


def _exact(result: Result | None) -> str:
    return exact_text(result.amount.number) if result and result.amount else ""


def _target(change: TargetChange) -> Row:
    targets = {"before_value": change.before, "after_value": change.after}
    exact = {name: str(each.value) if each else "" for name, each in targets.items()}
    return {"kind": "target", "what": target_name(change)} | _both(*change.said) | exact


def _text_rows(change: WordsChange) -> Iterator[Row]:
    of = change.of
    row = {"kind": "text", "change": EDITS[change.edit].lower(), "what": TEXTS[of.kind]}
    row |= {"number": of.number, "title": of.title, "indicator": "" if of.kind is TextKind.SECTION else of.name}
    sentences = [_both(each, "") for each in change.gone] + [_both("", each) for each in change.new]
    yield from (row | each for each in sentences or [_both("", "")])


# -- packs ------------------------------------------------------------------------------------------


def _pack_rows(changes: PackChanges) -> Iterator[Row]:
    yield from map(_item_row, changes.items)
    yield from map(_paper_row, changes.papers)
    for report in changes.reports:
        yield from (row | {"item": report.number, "paper": report.paper} for row in _report_rows(report.changes))
    yield from (row for each in changes.details for row in _rows(each))


def _item_row(change: ItemChange) -> Row:
    row = {"kind": "item", "change": EDITS[change.edit].lower(), "item": change.number, "title": change.title}
    return row | {"what": change.fact or "Item"} | _both(change.before, change.after)


def _paper_row(change: PaperChange) -> Row:
    row = {"kind": "paper", "change": EDITS[change.edit].lower(), "item": change.number, "paper": change.paper}
    return row | {"what": PAPER_FACTS[change.fact]} | _both(change.before, change.after)


# -- formats ----------------------------------------------------------------------------------------


def _csv(comparison: Comparison, width: int) -> bytes:
    return csv_of(change_rows(comparison), COLUMNS)


def _json(comparison: Comparison, width: int) -> bytes:
    """Return the two sides and the rows, with null for what does not apply."""
    rows = [{name: text or None for name, text in row.items()} for row in change_rows(comparison)]
    whole = {"before": side_facts(comparison.before), "after": side_facts(comparison.after), "changes": rows}
    return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode()


def side_facts(side: Side) -> dict[str, object]:
    """Return a side as programs read it; null for what does not apply."""
    return {
        "kind": side.kind.value,
        "name": side.name,
        "title": side.title,
        "period": str(side.period) if side.period else None,
        "supplement": side.supplement or None,
        "edition": side.edition or None,
        "published": side.published.isoformat(),
    }


def _table(comparison: Comparison, width: int) -> bytes:
    """Return the rows aligned, each cell cut to what a terminal has room for; nothing where nothing changed."""
    every = [_cells(row) for row in change_rows(comparison)]
    if not every:
        return b""
    used = [i for i in range(len(every[0])) if any(cells[i] for cells in every)]
    named = (*_SHOWN, *side_heads(comparison.before, comparison.after))
    heads, *rows = (tuple(cells[i] for i in used) for cells in (named, *every))
    if not width:
        return _aligned(heads, rows, _LONGEST)
    tables = (_aligned(heads, rows, longest) for longest in range(_LONGEST, _SHORTEST - 1, -1))
    return next((each for each in tables if _width(each) <= width), _aligned(heads, rows, _SHORTEST))


def _width(table: bytes) -> int:
    return max(map(len, table.decode().splitlines()))


def _cells(row: Row) -> tuple[str, ...]:
    """Return what a change is of, what of it and both sides; an indicator is named by its number and title."""
    kind = row["kind"] if row["change"] in ("", "changed") else f"{row['kind']} {row['change']}"
    title = f"{row['number']} {row['title']}".strip()
    of = ": ".join(filter(None, (" ".join(filter(None, (row["item"], row["paper"]))), title)))
    where = ", ".join(filter(None, (row["area"], row["cohort"])))
    return kind, of, where, row["what"], *_told(row)


def _told(row: Row) -> tuple[str, str]:
    """Return both sides of a change, none of them empty: what has no words was or was not there, or is another one."""
    before, after = row["before"], row["after"]
    if before or after:
        return before or NOTHING, after or NOTHING
    if row["change"] == EDITS[Edit.ADDED].lower():
        return NOT_THERE, THERE
    return (THERE, NOT_THERE) if row["change"] == EDITS[Edit.REMOVED].lower() else VERSIONS


def _aligned(heads: tuple[str, ...], rows: list[tuple[str, ...]], longest: int) -> bytes:
    lines = [heads, *(tuple(cut(cell, longest) for cell in row) for row in rows)]
    return aligned(lines, [False] * len(heads))


FORMATS: dict[str, Callable[[Comparison, int], bytes]] = {"table": _table, "csv": _csv, "json": _json}
"""How a comparison is printed; the number is how many columns a terminal has, 0 where there is none."""
