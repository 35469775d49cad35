"""Observations in CSV: numerators and denominators, or printed values, of indicators for periods."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

from committee_pack.findings import Outcome, Place, did_you_mean, nearest
from committee_pack.model.marks import BESIDE, Mark, joined, mark_of
from committee_pack.model.periods import Period, Window
from committee_pack.model.results import Direction, LostRow, Observation, Rank
from committee_pack.read.cells import is_whole, one_line, parse_number, parse_typed_period, parse_window
from committee_pack.read.files import Files
from committee_pack.read.tables import Columns, Record, rows_of, table_of

COLUMNS = Columns(
    ("indicator", "period"),
    ("window", "area", "cohort", "numerator", "denominator", "value", "status", "direction", "note"),
)
_WORDS = re.compile(r"\[.+\]|[-–—*~:]|\.{2,3}")
_BESIDE = re.compile(r"\s*\[\s*([a-zA-Z]+)\s*\]$")
_FIGURES = ("numerator", "denominator", "value")
_STATUSES: dict[str, tuple[Mark, ...]] = {
    **dict.fromkeys(("final", "validated", "published"), ()),
    **{mark.value: (mark,) for mark in BESIDE},
    **{"provisional": (Mark.PROVISIONAL,), "revised": (Mark.REVISED,)},
}
_DIRECTIONS = {direction.value.lower(): direction for direction in Direction}


Names = Collection[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a row observes: numbers, or words in place of them, and what is said of them."""

    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    words: str
    marks: tuple[Mark, ...]


def read_observations(
    files: Files,
    path: Path,
    asked_by: Place,
    declared: tuple[str, ...],
    areas: tuple[str, ...] | None,
    year_starts: int,
    divided: frozenset[str] = frozenset(),
) -> Outcome[tuple[Observation | LostRow, ...]]:
    """Return the file's observations, and what is known of rows that could not be read.

    An empty cell is missing, never zero.

    `areas` are those of the catalogue, None where they are not known and so not checked; `divided`
    are the indicators whose numerators are of a denominator.
    """
    table = table_of(files, path, asked_by, COLUMNS)
    # -- asked of every row, and in the order of their files only for a hint
    names = dict.fromkeys(declared), None if areas is None else dict.fromkeys(areas)
    row = partial(_observation, declared=names[0], areas=names[1], year_starts=year_starts, divided=divided)
    return rows_of(table, row)


def _observation(
    record: Record, declared: Names, areas: Names | None, year_starts: int, divided: frozenset[str]
) -> Observation | LostRow:
    indicator, area = one_line(record.text("indicator")), one_line(record.text("area"))
    check_indicator(record, indicator, declared)
    check_area(record, area, areas)
    if record.text("numerator") and indicator in divided and "denominator" not in record.head.names:
        record.fault("cell-missing", "denominator", "The row has a numerator only.")
    period = record.parsed("period", partial(parse_typed_period, year_starts=year_starts))
    record.needs("period")
    window = record.parsed("window", parse_window)
    figures = read_figures(record)
    direction = record.parsed("direction", _direction)
    if record.findings or period is None:
        return LostRow(indicator if indicator in declared else nearest(indicator, declared), period)
    cohort = one_line(record.text("cohort"))
    return observation_of(record, figures, indicator, period, window, area=area, cohort=cohort, direction=direction)


def observation_of(
    record: Record,
    figures: Figures,
    indicator: str,
    period: Period,
    window: Window | None,
    *,
    area: str = "",
    cohort: str = "",
    direction: Direction | None = None,
    comparator: str = "",
    rank: Rank | None = None,
) -> Observation:
    """Return a row as an observation: of the whole council and everyone, and the council's own, unless it says more."""
    return Observation(
        indicator=indicator,
        period=period,
        window=window,
        area=area,
        cohort=cohort,
        numerator=figures.numerator,
        denominator=figures.denominator,
        value=figures.value,
        words=figures.words,
        marks=figures.marks,
        direction=direction,
        note=record.text("note"),
        place=record.place(),
        comparator=comparator,
        rank=rank,
    )


def check_indicator(record: Record, indicator: str, declared: Names) -> None:
    """Note an indicator that the catalogue lacks."""
    if indicator not in declared:
        hint = did_you_mean(indicator, declared) if indicator else "Name the indicator by its id."
        record.fault("indicator-unknown", "indicator", f"There is no indicator '{indicator}'.", hint)


def check_area(record: Record, area: str, areas: Names | None) -> None:
    """Note an area that the catalogue lacks, where its areas are known."""
    if area and areas is not None and area not in areas:
        hint = did_you_mean(area, areas) or "List it in the catalogue's file of areas."
        record.fault("area-unknown", "area", f"There is no area '{area}'.", hint)


def read_figures(record: Record) -> Figures:
    """Return what a row observes, with a fault for each cell that contradicts another."""
    if whole := _whole_numbers(record):
        return whole
    typed = {column: marked(record.text(column)) for column in _FIGURES}
    marks = (record.parsed("status", parse_status) or (), *(each for _, each in typed.values() if each))
    words = next((text for column in ("value", "numerator") if _is_words(text := typed[column][0])), "")
    if words:
        if any(_is_number(text) for text, _ in typed.values()):
            message = f"The row has numbers and, in place of a number, '{words}'."
            record.fault("cell-wrong", "value", message, "Keep one or the other.")
        return Figures(None, None, None, words, joined(marks))
    texts = {column: text for column, (text, _) in typed.items()}
    numerator = record.parsed("numerator", _number, texts["numerator"])
    denominator = record.parsed("denominator", parse_number, texts["denominator"])
    value = record.parsed("value", _number, texts["value"])
    _check_figures(record, texts, denominator)
    return Figures(numerator, denominator, value, words, joined(marks))


def _whole_numbers(record: Record) -> Figures | None:
    """Return the figures of a row that has two whole numbers and nothing else: nearly all of a large table."""
    over, under = record.text("numerator"), record.text("denominator")
    if not (is_whole(over) and is_whole(under)) or record.text("value") or record.text("status"):
        return None
    denominator = Decimal(under)
    return Figures(Decimal(over), denominator, None, "", ()) if denominator else None


def _check_figures(record: Record, texts: Mapping[str, str], denominator: Decimal | None) -> None:
    if not (texts["numerator"] or texts["value"]):
        if alone := next((text for column in ("value", "numerator") if (text := record.text(column))), ""):
            message = f"'{alone}' stands beside a figure, and the row has none."
            record.fault("cell-missing", "value", message, "Give the figure, or [x] where it is not available.")
        else:
            record.fault(
                "cell-missing", "numerator", "The row has neither a numerator nor a value.", "Give one of them."
            )
    if denominator is not None and denominator < 0:
        record.fault(
            "cell-wrong", "denominator", f"The denominator {denominator} is below zero.", "Look at the row again."
        )
    if denominator == 0:
        record.fault(
            "denominator-zero",
            "denominator",
            "The denominator is zero.",
            "Leave the row out, or write why in square brackets as its value.",
        )


def parse_status(text: str) -> tuple[Mark, ...]:
    """Return what a status says of a figure: `provisional`, `[r]`, or `p, u`; raises ValueError for other words."""
    found: list[Mark] = []
    for word in re.split(r"[,;/ ]+", text.lower().replace("low reliability", "u").strip()):
        bare = word.strip("[]")
        if bare not in _STATUSES:
            raise ValueError(f"'{text}' is not a status: write provisional, revised, low reliability or final")
        found.extend(_STATUSES[bare])
    return tuple(found)


def marked(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Return a cell's text without the marks that stand beside its figure, and the marks."""
    if not text.endswith("]"):
        return text, ()
    marks = []
    while (match := _BESIDE.search(text)) and (mark := mark_of(f"[{match[1]}]")) in BESIDE:
        assert mark is not None, "it is one of them"
        marks.append(mark)
        text = text[: match.start()]
    mark = mark_of(text.replace(" ", ""))
    return (mark.symbol if mark else text), tuple(marks)


def _number(text: str) -> Decimal:
    try:
        return parse_number(text)
    except ValueError as fault:
        raise ValueError(f"{fault}, or in square brackets why there is none, as [not available]") from None


def _is_words(text: str) -> bool:
    # -- nearly every cell begins with a digit
    return bool(text) and not text[0].isdigit() and _WORDS.fullmatch(text) is not None


def _is_number(text: str) -> bool:
    try:
        return bool(text) and parse_number(text) is not None
    except ValueError:
        return False


def _direction(text: str) -> Direction:
    if text.lower() not in _DIRECTIONS:
        raise ValueError(f"'{text}' is not a direction: expected better, worse or same")
    return _DIRECTIONS[text.lower()]
