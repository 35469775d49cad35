"""What a result is made of: the row given for it, else the sum of shorter windows or of the areas within, if whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from functools import reduce

from committee_pack.compute.windows import Series, is_nothing, span_of
from committee_pack.model.indicators import Area, Catalogue, Indicator, Population, Unit
from committee_pack.model.marks import Mark, joined
from committee_pack.model.periods import Period, Span, Window
from committee_pack.model.results import Amount, Gap, GapKind, Observation, Part, typed_decimals

_ADD = Context(prec=400, traps=[Inexact]).add
"""Adds whatever numbers a table may hold without rounding."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a result is made of, before it is judged."""

    rows: tuple[Observation, ...] = ()
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    amount: Amount | None = None
    words: str = ""
    marks: tuple[Mark, ...] = ()
    gap: Gap | None = None
    left_out: tuple[Observation, ...] = ()
    populations: tuple[Population, ...] = ()


NOTHING = Made(gap=Gap(GapKind.NO_ROW))
SeriesKey = tuple[str, str, str]
"""An indicator's id, an area and a cohort."""


@dataclass(slots=True)
class Values:
    """Makes each value once, from the rows of its series."""

    series: Mapping[SeriesKey, Series]
    populations: Mapping[tuple[str, str, int], Population]
    """By name, area and the last month of the year."""
    parts: Mapping[str, tuple[str, ...]]
    """The areas that an area is the sum of; none where it is not one."""
    _made: dict[tuple[str, int, int, Window, str, str], Made] = field(default_factory=dict)

    def of(self, indicator: Indicator, period: Period, window: Window, area: str, cohort: str) -> Made:
        """Return what the result for a period and window is made of."""
        key = (indicator.id, period.last, period.frequency.value, window, area, cohort)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(indicator, period, window, area, cohort)
        return made

    def _make(self, indicator: Indicator, period: Period, window: Window, area: str, cohort: str) -> Made:
        series = self.series.get((indicator.id, area, cohort))
        span = span_of(window, period, indicator.since)
        row = series.row(period, window) if series else None
        if row is None and series and span and window is not Window.CUMULATIVE:
            row = series.of_same_span(span)
        if row:
            return self._from_row(row, indicator)
        if not indicator.sums:
            return NOTHING
        made = self._over_time(series, span, indicator, period, window) if series else NOTHING
        if made.gap and (areas := self.parts.get(area)):
            within = self._over_areas(areas, indicator, period, window, area, cohort)
            # -- what lacks of the area's own rows is told, rather than what lacks of those within
            return within if made.gap.kind is GapKind.NO_ROW or not within.gap else made
        return made

    def parts_of(
        self, indicator: Indicator, period: Period, window: Window, area: str, cohort: str
    ) -> Iterator[tuple[Made, str]]:
        """Return what the rows of shorter windows, and of areas within, add up to beside a row that is given."""
        series, span = self.series.get((indicator.id, area, cohort)), span_of(window, period, indicator.since)
        if not indicator.sums or series is None:
            return
        if span and span.first != span.last:
            parts = series.filling(span, window, shorter=True)
            if not isinstance(parts, Gap) and not indicator.breaks(span.first, span.last):
                yield self._divided(_added(parts, indicator.unit), indicator, period, area), "shorter windows"
        if areas := self.parts.get(area):
            yield self._over_areas(areas, indicator, period, window, area, cohort), "areas"

    def _from_row(self, row: Observation, indicator: Indicator) -> Made:
        is_of_people = row.value is None or self._people(indicator, row.period, row.area)
        if row.numerator is not None and row.denominator is None and indicator.unit.is_rate and is_of_people:
            return self._of_population(_added((row,), indicator.unit), indicator, row.period, row.area)
        amount = amount_of(row, indicator.unit)
        return Made((row,), row.numerator, row.denominator, amount, row.words, row.marks)

    def _over_time(
        self, series: Series, span: Span | None, indicator: Indicator, period: Period, window: Window
    ) -> Made:
        if span is None:
            return NOTHING if window is Window.SNAPSHOT else Made(gap=Gap(GapKind.NOT_OVER))
        parts = series.filling(span, window)
        if isinstance(parts, Gap):
            return NOTHING if parts.kind is GapKind.NO_ROW else Made(gap=parts)
        if len(parts) > 1 and (changes := indicator.breaks(span.first, span.last)):
            return Made(gap=Gap(GapKind.BREAK_WITHIN, there=parts, change=changes[-1]))
        return self._divided(_added(parts, indicator.unit), indicator, period, parts[0].area)

    def _divided(self, made: Made, indicator: Indicator, period: Period, area: str) -> Made:
        """Return a sum, of a rate divided by the population where its rows have no denominator."""
        if made.numerator is not None and made.denominator is None and indicator.unit.is_rate:
            return self._of_population(made, indicator, period, area)
        return made

    def _of_population(self, made: Made, indicator: Indicator, period: Period, area: str) -> Made:
        """Return a rate of the area's population in the financial year of a period."""
        year = period.financial_year
        people = self._people(indicator, period, area)
        if people is None:
            return replace(made, amount=None, gap=Gap(GapKind.NO_POPULATION, (Part(year, area),)))
        assert made.numerator is not None, "a rate of a population has a numerator"
        amount = Amount(ratio(made.numerator, people.number, indicator.unit.scale))
        return replace(made, denominator=people.number, amount=amount, populations=(people,))

    def _over_areas(
        self, areas: tuple[str, ...], indicator: Indicator, period: Period, window: Window, area: str, cohort: str
    ) -> Made:
        each = [(part, self.of(indicator, period, window, part, cohort)) for part in areas]
        if not any(made.rows or (made.gap and made.gap.kind is not GapKind.NO_ROW) for _, made in each):
            return NOTHING
        # -- an area that it does not apply to is no part of the sum
        counted = [(part, made) for part, made in each if made.words.lower() != Mark.NOT_APPLICABLE.symbol]
        people = self._people(indicator, period, area)
        lacking = [(part, made) for part, made in counted if made.numerator is None or not (people or made.amount)]
        if lacking:
            parts = tuple(each for part, made in lacking for each in _lacking_parts(part, made, period))
            lacks = {part for part, _ in lacking}
            there = tuple(row for part, made in counted if part not in lacks for row in made.rows)
            if all(made.gap and made.gap.kind is GapKind.NO_POPULATION for _, made in lacking):
                return Made(gap=Gap(GapKind.NO_POPULATION, (Part(period.financial_year, area),), there))
            return Made(gap=Gap(_lack(made for _, made in lacking), parts, there))
        if not counted:
            return Made(tuple(row for _, made in each for row in made.rows), words=Mark.NOT_APPLICABLE.symbol)
        within = {part for part, _ in counted}
        outside = tuple(row for part, made in each if part not in within for row in made.rows)
        if people:
            # -- the area's own population wins over the sum of those within, as its own row does
            bare = [replace(made, denominator=None, populations=()) for _, made in counted]
            return self._of_population(_added_up(bare, indicator.unit, outside), indicator, period, area)
        return _added_up([made for _, made in counted], indicator.unit, outside)

    def _people(self, indicator: Indicator, period: Period, area: str) -> Population | None:
        """Return the population that a rate of an area is of in the financial year of a period."""
        if not indicator.unit.is_rate or indicator.population is None:
            return None
        return self.populations.get((indicator.population, area, period.financial_year.last))


def parts_of_areas(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return the areas within each area that is the sum of them; the whole council is the empty name."""
    whole = Area("", "", catalogue.council_sums)
    within: dict[str, list[str]] = {}
    for area in catalogue.areas:
        within.setdefault(area.parent, []).append(area.name)
    return {each.name: tuple(within.get(each.name, ())) for each in (whole, *catalogue.areas) if each.sums}


def amount_of(row: Observation, unit: Unit) -> Amount | None:
    """Return the exact result of a row, or the printed one known to the decimals typed, or the mean of such."""
    if row.mean:
        return row.mean
    over, under = row.numerator, row.denominator
    if over is not None and under is not None:
        return Amount(ratio(over, under, unit.scale))
    if over is not None and not unit.needs_denominator:
        return Amount(Fraction(over))
    if row.value is None:
        return None
    return Amount(Fraction(row.value), typed_decimals(row.value))


def ratio(over: Decimal, under: Decimal, scale: int) -> Fraction:
    """Return over / under * scale, reduced once; nearly every result is one of these."""
    (above, parts), (below, of) = over.as_integer_ratio(), under.as_integer_ratio()
    return Fraction(above * of * scale, parts * below)


def _added(rows: tuple[Observation, ...], unit: Unit) -> Made:
    """Return the sum of rows of shorter windows; of a rate the denominator is a population, which time does not add."""
    counted = [row for row in rows if not is_nothing(row)]
    if not counted:
        return Made(rows, words=Mark.NOT_APPLICABLE.symbol)
    marks = joined(row.marks for row in rows)
    numerator = _sum(row.numerator for row in counted)
    denominators = [row.denominator for row in counted]
    if all(each is None for each in denominators):
        return _divided(rows, numerator, None, unit, marks)
    if None in denominators:
        parts = tuple(Part(row.period) for row in counted if row.denominator is None)
        there = tuple(row for row in counted if row.denominator is not None)
        return Made(gap=Gap(GapKind.PART_WITHOUT_DENOMINATOR, parts, there))
    return _divided(rows, numerator, denominators[-1] if unit.is_rate else _sum(denominators), unit, marks)


def _added_up(made: list[Made], unit: Unit, outside: tuple[Observation, ...]) -> Made:
    """Return the sum of areas, but for those `outside` it; their populations add up too."""
    rows = tuple(row for each in made for row in each.rows)
    bare = [row for each in made if each.denominator is None for row in each.rows]
    if bare and any(each.denominator is not None for each in made):
        parts, there = tuple(Part(row.period, row.area) for row in bare), tuple(row for row in rows if row not in bare)
        return Made(gap=Gap(GapKind.PART_WITHOUT_DENOMINATOR, parts, there))
    numerator = _sum(each.numerator for each in made)
    denominator = None if bare else _sum(each.denominator for each in made)
    summed = _divided(rows, numerator, denominator, unit, joined(each.marks for each in made))
    left_out = (*outside, *(row for each in made for row in each.left_out))
    return replace(summed, left_out=left_out, populations=tuple(people for each in made for people in each.populations))


def _divided(
    rows: tuple[Observation, ...], over: Decimal, under: Decimal | None, unit: Unit, marks: tuple[Mark, ...]
) -> Made:
    if under is None:
        return Made(rows, over, None, None if unit.needs_denominator else Amount(Fraction(over)), marks=marks)
    return Made(rows, over, under, Amount(ratio(over, under, unit.scale)), marks=marks)


def _sum(numbers: Iterable[Decimal | None]) -> Decimal:
    return reduce(_ADD, [number for number in numbers if number is not None])


def _lacking_parts(area: str, made: Made, period: Period) -> Iterator[Part]:
    """Return what an area within lacks: what its own months lack, or the area itself."""
    by_months = (GapKind.PART_MISSING, GapKind.PART_IN_WORDS)
    if made.gap and made.gap.kind in by_months and made.gap.parts:
        yield from (part if part.area else replace(part, area=area) for part in made.gap.parts)
    else:
        yield Part(period, area, made.words)


def _lack(made: Iterable[Made]) -> GapKind:
    held = list(made)
    in_words = (GapKind.PART_IN_WORDS, None)
    if any(each.gap and each.gap.kind not in in_words for each in held):
        return GapKind.PART_MISSING
    if any(each.gap for each in held):
        return GapKind.PART_IN_WORDS
    return GapKind.PART_IN_WORDS if any(each.words for each in held) else GapKind.PART_AS_PRINTED
