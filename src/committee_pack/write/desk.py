"""Who owes what by when, as rows for the terminal, for spreadsheets and for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from committee_pack.model.desk import OPEN, DeskEntry
from committee_pack.model.settings import ReportSettings
from committee_pack.wording import date_text
from committee_pack.write.rows import aligned, csv_of, cut, json_of

_COLUMNS = ("report", "period", "indicator", "section", "title", "who", "state", "due", "overdue", "file")
_SHOWN = ("report", "text", "title", "who", "state", "by when")
_TITLE = _SHOWN.index("title")
_LONGEST, _SHORTEST = 48, 16
"""To how many letters titles are cut, and to how many at most where a terminal is narrow."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A text that is owed or written for a report, and whether it is overdue."""

    report: ReportSettings
    entry: DeskEntry
    is_overdue: bool

    @property
    def by_when(self) -> str:
        """The day that it is due, and that this is over, in words."""
        due = date_text(self.report.due) if self.report.due else ""
        return f"{due}, overdue" if self.is_overdue else due


def owed_by(report: ReportSettings, entries: Iterable[DeskEntry], today: date) -> Iterator[Owed]:
    """Return the texts of a report; those are overdue that their authors have yet to hand in after they were due."""
    over = report.due is not None and report.due < today
    return (Owed(report, each, over and each.state in OPEN) for each in entries)


def _row(owed: Owed) -> dict[str, str]:
    entry, due = owed.entry, owed.report.due
    return {
        "report": owed.report.name,
        "period": str(owed.report.period),
        "indicator": "" if entry.is_section else entry.name,
        "section": entry.name if entry.is_section else "",
        "title": entry.title,
        "who": entry.who,
        "state": entry.state.value,
        "due": due.isoformat() if due else "",
        "overdue": "yes" if owed.is_overdue else "no",
        "file": entry.written.place.file if entry.written else "",
    }


def _csv(rows: list[Owed], width: int) -> bytes:
    return csv_of(map(_row, rows), _COLUMNS)


def _json(rows: list[Owed], width: int) -> bytes:
    """Return the rows with null for what there is not."""
    texts = ({name: text or None for name, text in _row(each).items()} for each in rows)
    return json_of([{**text, "overdue": each.is_overdue} for text, each in zip(texts, rows, strict=True)])


def _table(rows: list[Owed], width: int) -> bytes:
    """Return the rows aligned, without columns that hold nothing; titles are cut where that makes them fit a width."""
    cells = [_cells(each) for each in rows]
    shown = [i for i in range(len(_SHOWN)) if any(line[i] for line in cells)]
    table = _aligned(cells, shown)
    over = max(map(len, table.decode().splitlines())) - width
    if not width or over <= 0:
        return table
    longest = max(_SHORTEST, max(len(line[_TITLE]) for line in cells) - over)
    return _aligned([(*line[:_TITLE], cut(line[_TITLE], longest), *line[_TITLE + 1 :]) for line in cells], shown)


def _cells(owed: Owed) -> tuple[str, ...]:
    entry = owed.entry
    return owed.report.name, entry.name, cut(entry.title, _LONGEST), entry.who, entry.state.value, owed.by_when


def _aligned(cells: list[tuple[str, ...]], shown: list[int]) -> bytes:
    lines = [[line[i] for i in shown] for line in (_SHOWN, *cells)]
    return aligned(lines, [False] * len(shown))


FORMATS: dict[str, Callable[[list[Owed], int], bytes]] = {"table": _table, "json": _json, "csv": _csv}
"""How the rows are printed; the number is how many columns a terminal has, 0 where there is none."""
