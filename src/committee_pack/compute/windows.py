"""Windows as spans of months, and the rows of shorter spans that fill a longer one without gap or overlap."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from committee_pack.model.indicators import Indicator, Unit
from committee_pack.model.marks import Mark
from committee_pack.model.periods import EVER, Frequency, Period, Span, Window, ends_evenly, span_to
from committee_pack.model.results import Gap, GapKind, Observation, Part


def span_of(window: Window, period: Period, since: Period | None) -> Span | None:
    """Return the months that a window covers which ends with a period; None where it covers none, or is not over."""
    return span_to(window, period, since) if ends_evenly(window, period) else None


def is_nothing(row: Observation) -> bool:
    """Return whether a row says that there is nothing to count: that the indicator does not apply."""
    return row.words == Mark.NOT_APPLICABLE.symbol


def can_be_summed(row: Observation, unit: Unit) -> bool:
    """Return whether a row has what a sum needs: a numerator, with the denominator of its unit; or `[z]`, nothing."""
    if row.numerator is None:
        return is_nothing(row)
    return row.denominator is not None or not unit.needs_denominator or unit.is_rate


@dataclass(slots=True)
class Series:
    """The rows of one indicator for one area and cohort, by what they cover."""

    indicator: Indicator
    given: dict[Window, dict[int, Observation]] = field(default_factory=dict)
    """By window and last month: periods of different lengths that end together are of the same fact."""
    ending: dict[int, list[tuple[int, Observation]]] = field(default_factory=dict)
    """By last month: the first month and the row, of those that cover time, the longest first."""

    def add(self, row: Observation, window: Window) -> Observation:
        """Add a row and return it, or the one that is there already for its period and window."""
        period = row.period
        first = self.given.setdefault(window, {}).setdefault(period.last, row)
        if first is not row:
            return first
        if span := span_of(window, period, self.indicator.since):
            rows = self.ending.setdefault(span.last, [])
            rows.append((span.first, row))
            if len(rows) > 1:
                rows.sort(key=_first_month)
        return row

    def first(self) -> int:
        """Return the last month of the earliest row."""
        return min(last for rows in self.given.values() for last in rows)

    def row(self, period: Period, window: Window) -> Observation | None:
        """Return the row given for a window, of the period itself or of one that ends with the same month."""
        return self.given[window].get(period.last) if window in self.given else None

    def of_same_span(self, span: Span) -> Observation | None:
        """Return the row that covers a span exactly, whatever its window is called; one with numbers before others."""
        rows = [row for first, row in self.ending.get(span.last, ()) if first == span.first]
        return next((row for row in rows if can_be_summed(row, self.indicator.unit)), rows[0] if rows else None)

    def filling(self, span: Span, window: Window, *, shorter: bool = False) -> tuple[Observation, ...] | Gap:
        """Return the rows whose sum covers a window, the oldest first, or why there are none.

        `shorter` leaves out rows that cover all of it.
        """
        fill = self._running_total if window is Window.CUMULATIVE else self._parts
        return fill(span, shorter=shorter)

    def _running_total(self, span: Span, *, shorter: bool) -> tuple[Observation, ...] | Gap:
        """Return the last total that was given and the rows after it; or the rows of a span that begins somewhere."""
        given = (row for last, row in self.given.get(Window.CUMULATIVE, {}).items() if last <= span.last - shorter)
        totals = [row for row in given if can_be_summed(row, self.indicator.unit)]
        if not totals:
            return self._gap(span) if span.first == EVER else self._parts(span, shorter=shorter)
        base = max(totals, key=lambda row: row.period.last)
        if base.period.last == span.last:
            return (base,)
        after = self._parts(Span(base.period.last + 1, span.last))
        return self._gap(span) if isinstance(after, Gap) else (base, *after)

    def _parts(self, span: Span, *, shorter: bool = False) -> tuple[Observation, ...] | Gap:
        """Return rows whose sum covers a span, the longest that end with each month, the oldest first; or why not."""
        if months := self._alone(span):
            return months
        reached: dict[int, tuple[int, Observation]] = {}
        for month in range(span.first, span.last + 1):
            for first, row in self.ending.get(month, ()):
                begins = first == span.first and not (shorter and month == span.last)
                if (begins or (first > span.first and first - 1 in reached)) and can_be_summed(
                    row, self.indicator.unit
                ):
                    reached[month] = (first, row)
                    break
        return tuple(_back(reached, span)) if span.last in reached else self._gap(span)

    def _alone(self, span: Span) -> tuple[Observation, ...]:
        """Return the rows of the single months of a span, where each has its own and no other: nearly all sums are."""
        found = [self.ending.get(month, ()) for month in range(span.first, span.last + 1)]
        alone = len(found) > 1 and all(len(rows) == 1 and rows[0][0] == span.first + n for n, rows in enumerate(found))
        each = tuple(row for rows in found for _, row in rows) if alone else ()
        return each if all(can_be_summed(row, self.indicator.unit) for row in each) else ()

    def _gap(self, span: Span) -> Gap:
        """Return why no rows fill a span: the months that none covers, or what stands there in place of numbers."""
        if span.first == EVER:
            totals = [row.period.last for first, row in self._rows() if first == EVER and row.period.last <= span.last]
            if not totals:
                return Gap(GapKind.NO_START if self._within(span) else GapKind.NO_ROW)
            span = Span(max(totals) + 1, span.last)
        within = self._within(span)
        if not within:
            return Gap(GapKind.NO_ROW)
        sound = {
            month for first, row in within if can_be_summed(row, self.indicator.unit) for month in _months(first, row)
        }
        missing = [month for month in range(span.first, span.last + 1) if month not in sound]
        faulty = {month: row for first, row in within for month in _months(first, row) if month not in sound}
        if not missing:
            return Gap(GapKind.PARTS_OVERLAP, there=_in_order(row for _, row in within))
        there = _in_order(row for _, row in within if can_be_summed(row, self.indicator.unit))
        bare = [month for month in missing if month not in faulty]
        starts = within[0][1].period.year_starts
        if bare:
            parts = tuple(Part(each) for each in _periods(bare, starts))
            return Gap(GapKind.PART_MISSING, parts, there)
        rows = {id(row): row for row in faulty.values()}.values()
        return Gap(_fault(rows), tuple(Part(row.period, words=row.words) for row in rows), there)

    def _within(self, span: Span) -> list[tuple[int, Observation]]:
        return [(first, row) for first, row in self._rows() if span.first <= first and row.period.last <= span.last]

    def _rows(self) -> Iterator[tuple[int, Observation]]:
        return (each for rows in self.ending.values() for each in rows)


def _in_order(rows: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return rows, the oldest first."""
    return tuple(sorted(rows, key=lambda row: (row.period.last, row.period.first)))


def _first_month(each: tuple[int, Observation]) -> int:
    return each[0]


def _months(first: int, row: Observation) -> range:
    return range(first, row.period.last + 1)


def _back(reached: dict[int, tuple[int, Observation]], span: Span) -> list[Observation]:
    """Return the rows that lead back from the end of a span to its beginning, the oldest first."""
    rows, month = [], span.last
    while True:
        first, row = reached[month]
        rows.append(row)
        if first == span.first:
            return rows[::-1]
        month = first - 1


def _fault(rows: Collection[Observation]) -> GapKind:
    if any(row.words for row in rows):
        return GapKind.PART_IN_WORDS
    return GapKind.PART_AS_PRINTED if any(row.numerator is None for row in rows) else GapKind.PART_WITHOUT_DENOMINATOR


def _periods(months: list[int], year_starts: int) -> Iterator[Period]:
    """Return months as periods, three that make a quarter as one."""
    left = set(months)
    for month in months:
        quarter = Period(month, Frequency.QUARTER, year_starts)
        whole = {month, month + 1, month + 2}
        if ends_evenly(Window.QUARTER, quarter) and whole <= left:
            left -= whole
            yield quarter
        elif month in left:
            yield Period(month, Frequency.MONTH, year_starts)
