"""Which columns a report's results have for analysts, what each holds, and how it is told of a result."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from committee_pack import wording
from committee_pack.model.document import Shown, Value
from committee_pack.model.periods import Period
from committee_pack.model.results import Beside, Compared, GapKind, Result
from committee_pack.model.settings import ComparatorComparison, Comparison, ReportSettings


class Kind(Enum):
    """What the cells of a column hold; nothing is the empty text of a text, and None of all others."""

    TEXT = "text"
    DAY = "day"
    DECIMAL = "decimal"
    FRACTION = "fraction"
    WINDOW = "window"
    POLARITY = "polarity"
    UNIT = "unit"
    RATING = "rating"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and the cell of a result."""

    name: str
    kind: Kind
    cell: Callable[[Result], object]


def columns(report: ReportSettings) -> tuple[Column, ...]:
    """Return the columns of a report's results: the same for all its periods, whatever the data holds."""
    compared = (column for each in report.comparisons for column in _of_comparison(each))
    varied = (column for each in report.variances for column in _of_variance(each.name))
    return (*_OWN, *compared, *varied, *_LAST)


# -- of a result


def last_day(period: Period) -> datetime.date:
    """Return the last day of a period."""
    return datetime.date(period.year, period.month, calendar.monthrange(period.year, period.month)[1])


def _value(result: Result) -> Fraction | None:
    return result.amount.number if result.amount else None


def _rating(result: Result) -> str | None:
    return wording.value_text(Value(result, Shown.RATING)) or None


_OWN = (
    Column("indicator", Kind.TEXT, lambda result: result.indicator.id),
    Column("number", Kind.TEXT, lambda result: result.indicator.number),
    Column("section", Kind.TEXT, lambda result: result.indicator.section),
    Column("title", Kind.TEXT, lambda result: result.indicator.title),
    Column("area", Kind.TEXT, lambda result: result.area),
    Column("cohort", Kind.TEXT, lambda result: result.cohort),
    Column("period", Kind.TEXT, lambda result: str(result.period)),
    Column("period_end", Kind.DAY, lambda result: last_day(result.period)),
    Column("window", Kind.WINDOW, lambda result: result.window.value),
    Column("polarity", Kind.POLARITY, lambda result: result.indicator.polarity.value),
    Column("unit", Kind.UNIT, lambda result: result.indicator.unit.value),
    Column("numerator", Kind.DECIMAL, lambda result: result.numerator),
    Column("denominator", Kind.DECIMAL, lambda result: result.denominator),
    Column("value", Kind.FRACTION, _value),
    Column("result", Kind.TEXT, wording.result_text),
    Column("target", Kind.DECIMAL, lambda result: result.target),
    Column("target_text", Kind.TEXT, wording.target_text),
    Column("rating", Kind.RATING, _rating),
)
_LAST = (
    Column("marks", Kind.TEXT, lambda result: " ".join(mark.symbol for mark in result.marks)),
    Column("reason", Kind.TEXT, wording.reason_text),
    Column("source", Kind.TEXT, wording.source_text),
    Column("kind", Kind.TEXT, lambda result: result.indicator.role.value),
    Column("linked_to", Kind.TEXT, lambda result: result.indicator.linked_to),
)

# -- of what stands beside it

Told = Callable[[Result, Compared], object]


def _change(result: Result, compared: Compared) -> Fraction | None:
    """Return this less the other, exactly."""
    one, other = result.amount, compared.result.amount
    return one.number - other.number if one and other else None


def _period(_: Result, compared: Compared) -> str:
    """Return the period of the other; nothing where there is none, or a comparator has no result."""
    gap, is_comparator = compared.result.gap, compared.beside is Beside.COMPARATOR
    return "" if gap and (is_comparator or gap.kind is GapKind.NO_PERIOD) else str(compared.result.period)


_BESIDE: Mapping[str, tuple[Kind, Told]] = {
    "result": (Kind.TEXT, lambda _, compared: wording.result_text(compared.result)),
    "value": (Kind.FRACTION, lambda _, compared: _value(compared.result)),
    "period": (Kind.TEXT, _period),
    "change": (Kind.FRACTION, _change),
    "change_text": (Kind.TEXT, wording.variance_text),
}
_OF_OWN: Mapping[str, tuple[Kind, Told]] = {
    "direction": (Kind.DIRECTION, lambda _, compared: compared.direction.value if compared.direction else None),
    "rating": (Kind.RATING, lambda _, compared: _rating(compared.result)),
}
_OF_COMPARATOR: Mapping[str, tuple[Kind, Told]] = {
    "rank": (Kind.TEXT, lambda _, compared: wording.rank_text(compared.result.rank)),
}


def _of_comparison(comparison: Comparison) -> Iterator[Column]:
    """Return the columns of a comparison; a comparator is not rated, and has the council's rank among others."""
    more = _OF_COMPARATOR if isinstance(comparison, ComparatorComparison) else _OF_OWN
    for name, (kind, tell) in {**_BESIDE, **more}.items():
        yield Column(f"{comparison.name}_{name}", kind, _told(comparison.name, kind, tell))


def _of_variance(name: str) -> Iterator[Column]:
    """Return the columns of the difference between two cohorts: as displayed, and exactly."""
    yield Column(name, Kind.TEXT, _told(name, Kind.TEXT, wording.variance_text))
    yield Column(f"{name}_value", Kind.FRACTION, _told(name, Kind.FRACTION, _change))


def _told(name: str, kind: Kind, tell: Told) -> Callable[[Result], object]:
    """Return how a cell is told of the comparison of that name; there is nothing where a result has none."""
    nothing = "" if kind is Kind.TEXT else None

    def cell(result: Result) -> object:
        compared = result.compared(name)
        return tell(result, compared) if compared else nothing

    return cell
