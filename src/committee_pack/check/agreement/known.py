"""What is known of each indicator, as facts that a typed number may state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from committee_pack.check.whole import Whole
from committee_pack.model.indicators import (
    Band,
    Bound,
    ExpectedRange,
    Indicator,
    Polarity,
    Rating,
    RatingRule,
    Rule,
    Target,
    Unit,
    resolved,
)
from committee_pack.model.periods import Frequency, Period, Window
from committee_pack.model.results import Observation, Result
from committee_pack.wording.numbers import in_last_decimals


class What(Enum):
    """What of a result a fact is."""

    RESULT = "result"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    REST = "remainder"
    REST_SHARE = "share of the remainder"
    TARGET = "target"
    BOUND = "threshold"
    RANK = "rank"


COUNTED = (What.RESULT, What.NUMERATOR, What.DENOMINATOR)
"""What is counted or measured itself."""


@dataclass(frozen=True, slots=True)
class Split:
    """Whose result it is, and over what: an area, a cohort, a window other than the indicator's own, a comparator."""

    area: str = ""
    cohort: str = ""
    window: Window | None = None
    comparator: str = ""
    others: bool = False
    """Whether it is of those whom the cohort leaves out."""


WHOLE = Split()


@dataclass(frozen=True, slots=True)
class Fact:
    """A number that is known: of which indicator, what of it, of which period's end (a month), whose.

    `known_to` are the decimals that it is known to; None where it is known exactly. `shown` are those it is shown with.
    """

    indicator: str
    what: What
    last: int
    split: Split
    number: Fraction
    known_to: int | None
    shown: int
    unit: Unit
    period: Period

    @property
    def is_goal(self) -> bool:
        """Whether it is a target or a threshold, which hold for all areas and cohorts."""
        return self.what in (What.TARGET, What.BOUND)

    @property
    def is_percent(self) -> bool:
        """Whether it is typed with a percent sign."""
        in_unit = self.what in (What.RESULT, What.TARGET, What.BOUND)
        return self.what is What.REST_SHARE or (in_unit and self.unit is Unit.PERCENT)


@dataclass(slots=True)
class Known:
    """Facts of a report, made for each indicator when it is first asked about."""

    whole: Whole
    _rows: dict[str, list[Observation]] = field(default_factory=dict)
    _results: dict[str, tuple[tuple[Split, Result], ...]] = field(default_factory=dict)
    _facts: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    _targets: dict[str, list[Target]] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    _index: dict[tuple[str, int], dict[tuple[bool, int], list[Fact]]] = field(default_factory=dict)

    @classmethod
    def of(cls, whole: Whole) -> Known:
        """Return what is known in a report."""
        known = cls(whole)
        known.indicators = {each.indicator.id: each.indicator for each in whole.results.county()}
        for row in whole.observations:
            known._rows.setdefault(row.indicator, []).append(row)
        for target in whole.catalogue.targets:
            known._targets.setdefault(target.indicator, []).append(target)
        return known

    def latest(self, id: str) -> Result | None:
        """Return an indicator's latest result of the whole council."""
        return self.whole.results.latest_of(self.indicators[id])

    def results(self, id: str) -> tuple[tuple[Split, Result], ...]:
        """Return all results of an indicator that there are, with whose they are, each once."""
        if id not in self._results:
            found: dict[tuple[Split, int], Result] = {}
            for split, result in self._all_results(self.indicators[id]):
                if result.amount is not None or result.goal is not None:
                    found.setdefault((split, result.period.last), result)
            self._results[id] = tuple((split, result) for (split, _), result in found.items())
        return self._results[id]

    def _all_results(self, indicator: Indicator) -> Iterator[tuple[Split, Result]]:
        results = self.whole.results
        county = results.latest_of(indicator)
        splits = dict.fromkeys([("", "")])
        for row in self._rows.get(indicator.id, ()):
            if not row.comparator:
                splits[row.area, row.cohort] = None
        for area, cohort in splits:
            latest = results.latest_of(indicator, area, cohort)
            if latest is not None:
                yield Split(area, cohort), latest
                for compared in latest.comparisons:
                    other = compared.result
                    window = None if other.window is indicator.window else other.window
                    yield Split(other.area, other.cohort, window, other.comparator), other
        if county is None:
            return
        periods = dict.fromkeys((county.period, *results.trends.get(indicator.id, ())))
        for row in self._rows.get(indicator.id, ()):
            if not row.comparator and row.window in (None, indicator.window) and row.period.last <= county.period.last:
                if row.period.frequency is county.period.frequency:
                    yield Split(row.area, row.cohort), results.find(indicator, row.period, row.area, row.cohort)
            elif row.value is not None or row.numerator is not None:
                yield from self._of_row(indicator, row, county)
        for period in periods:
            yield WHOLE, results.find(indicator, period)

    def _of_row(self, indicator: Indicator, row: Observation, like: Result) -> Iterator[tuple[Split, Result]]:
        from committee_pack.model.results import Amount, typed_decimals

        window = None if row.window in (None, indicator.window) else row.window
        if row.value is not None:
            amount = Amount(Fraction(row.value), typed_decimals(row.value))
        elif row.denominator:
            assert row.numerator is not None
            scale = indicator.unit.scale
            amount = Amount(Fraction(row.numerator) / Fraction(row.denominator) * scale)
        elif row.numerator is not None and not indicator.unit.needs_denominator:
            amount = Amount(Fraction(row.numerator))
        else:
            return
        made = replace(
            like,
            period=row.period,
            area=row.area,
            cohort=row.cohort,
            numerator=row.numerator,
            denominator=row.denominator,
            amount=amount,
            goal=None,
            rule=None,
            rating=None,
            rows=(row,),
            comparator=row.comparator,
            comparisons=(),
        )
        yield Split(row.area, row.cohort, window, row.comparator), made

    def facts(self, id: str) -> tuple[Fact, ...]:
        """Return all that is known of an indicator."""
        if id not in self._facts:
            found = [fact for split, result in self.results(id) for fact in facts_of(split, result)]
            found += self._complements(id)
            found += self._own_targets(self.indicators[id])
            self._facts[id] = tuple(found)
        return self._facts[id]

    def equal(self, id: str, number: Fraction, decimals: int, *, is_percent: bool) -> list[Fact]:
        """Return the facts of an indicator that are a number when they are rounded to so many decimals."""
        index = self._index.get((id, decimals))
        if index is None:
            index = self._index[id, decimals] = {}
            for fact in self.facts(id):
                known_to = decimals if fact.known_to is None else min(decimals, fact.known_to)
                whole = in_last_decimals(fact.number, known_to) * 10 ** (decimals - known_to)
                index.setdefault((fact.is_percent, whole), []).append(fact)
        return index.get((is_percent, in_last_decimals(number, decimals)), [])

    def _own_targets(self, indicator: Indicator) -> Iterator[Fact]:
        for target in self._targets.get(indicator.id, ()):
            number = Fraction(target.value)
            yield Fact(
                indicator.id, What.TARGET, target.period.last, WHOLE, number, None, indicator.decimals,
                indicator.unit, target.period,
            )  # fmt: skip

    def _complements(self, id: str) -> Iterator[Fact]:
        """Return the facts of those whom a cohort leaves out: all less the cohort."""
        by_split = {(split, result.period.last): result for split, result in self.results(id)}
        for (split, last), part in by_split.items():
            whole = by_split.get((replace(split, cohort=""), last)) if split.cohort and not split.comparator else None
            if whole is None or part.numerator is None or whole.numerator is None:
                continue
            over = whole.numerator - part.numerator
            under = None
            if whole.denominator is not None and part.denominator is not None:
                under = whole.denominator - part.denominator
            yield from _counts(id, replace(split, others=True), whole, over, under)


def _counts(id: str, split: Split, like: Result, over: object, under: object) -> Iterator[Fact]:
    unit = like.indicator.unit

    def fact(what: What, number: Fraction, shown: int) -> Fact:
        return Fact(id, what, like.period.last, split, number, None, shown, unit, like.period)

    top = Fraction(over)  # type: ignore[arg-type]
    yield fact(What.NUMERATOR, top, 0)
    if under is not None:
        bottom = Fraction(under)  # type: ignore[arg-type]
        yield fact(What.DENOMINATOR, bottom, 0)
        yield fact(What.REST, bottom - top, 0)
        if bottom and unit is Unit.PERCENT:
            yield fact(What.RESULT, 100 * top / bottom, like.decimals)


def facts_of(split: Split, result: Result) -> Iterator[Fact]:
    """Return the facts of one result: it, what it is made of, its target and thresholds, how far it is from these."""
    indicator, last = result.indicator, result.period.last
    unit, decimals = indicator.unit, result.decimals

    def fact(what: What, number: Fraction, shown: int, known_to: int | None = None) -> Fact:
        return Fact(indicator.id, what, last, split, number, known_to, shown, unit, result.period)

    if result.amount is not None:
        amount = result.amount
        yield fact(What.RESULT, amount.number, decimals, amount.known_to)
        if unit is Unit.PERCENT and not split.comparator:
            yield fact(What.REST_SHARE, 100 - amount.number, decimals, amount.known_to)
    if result.numerator is not None:
        top = Fraction(result.numerator)
        yield fact(What.NUMERATOR, top, _decimals(top))
        if result.denominator is not None:
            bottom = Fraction(result.denominator)
            yield fact(What.DENOMINATOR, bottom, _decimals(bottom))
            if unit is Unit.PERCENT:
                yield fact(What.REST, bottom - top, _decimals(bottom - top))
    if not (split.area or split.cohort or split.comparator or split.window):
        if result.target is not None:
            yield fact(What.TARGET, Fraction(result.target), decimals)
        yield from (fact(What.BOUND, bound, decimals) for bound in bounds(result))
    if result.rank:
        yield fact(What.RANK, Fraction(result.rank.place), 0)


def _decimals(number: Fraction) -> int:
    return 0 if number.denominator == 1 else 1


def bounds(result: Result) -> tuple[Fraction, ...]:
    """Return the numbers that divide the ratings of a result, but for its target."""
    return _bounds(result.rule, result.target, result.indicator.polarity)


@lru_cache(maxsize=4096)
def _bounds(rule: Rule | None, typed: Decimal | None, polarity: Polarity) -> tuple[Fraction, ...]:
    found: list[Fraction] = []
    target = Fraction(typed) if typed is not None else None
    bands: Iterable[Band | None] = ()
    if isinstance(rule, RatingRule):
        bands = (resolved(band, target, polarity) for _, some in rule.bands() for band in some)
    elif isinstance(rule, ExpectedRange):
        bands = (rule.within,)
    for band in bands:
        if band:
            found += [end.value for end in (band.lower, band.upper) if isinstance(end, Bound) and end.value is not None]
    return tuple(dict.fromkeys(each for each in found if each != target))


def shortfalls(result: Result) -> Iterator[int]:
    """Return how many more, or fewer, of the denominator would have met the target or been on a threshold's other side."""
    if result.numerator is None or not result.denominator or result.indicator.unit is not Unit.PERCENT:
        return
    top, bottom = Fraction(result.numerator), Fraction(result.denominator)
    marks = [*bounds(result), *([Fraction(result.target)] if result.target is not None else [])]
    for mark in marks:
        level = mark * bottom / 100
        for apart in (ceil(level) - top, top - floor(level), abs(floor(level) + 1 - top), abs(ceil(level) - 1 - top)):
            if apart > 0:
                yield int(apart)


def rating_of(result: Result) -> Rating | None:
    """Return a result's rating, where it has one."""
    return result.rating


def is_higher_better(indicator: Indicator) -> bool | None:
    """Return whether a higher number is better; None where neither or both may be."""
    polarity = indicator.polarity
    if polarity is Polarity.HIGHER:
        return True
    if polarity is Polarity.LOWER:
        return False
    return {"higher": True, "lower": False}.get(str(getattr(indicator.travel, "value", indicator.travel)))


def main_areas(known: Known, id: str) -> list[Result]:
    """Return the latest results of the areas that have others within them, as the four areas of a county."""
    listed = known.whole.catalogue.areas
    parents = {area.parent for area in listed}
    names = [area.name for area in listed if not area.parent and area.name in parents and _is_a_place(area.name)]
    found = (known.whole.results.latest_of(known.indicators[id], name) for name in names)
    return [each for each in found if each is not None]


def _is_a_place(name: str) -> bool:
    return not name.endswith("Service")


def frequency_of(period: Period) -> Frequency:
    """Return how long a period is."""
    return period.frequency
