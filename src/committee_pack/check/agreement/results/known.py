"""What is known of each indicator: all its results, and their facts that a typed number may state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from committee_pack.check.agreement.results.facts import (
    COUNTED,
    WHOLE,
    Fact,
    Split,
    What,
    facts_of,
    facts_of_others,
    goal_decimals,
)
from committee_pack.check.whole import Content
from committee_pack.model.indicators import Indicator, Target
from committee_pack.model.results import Amount, Observation, Result, typed_decimals
from committee_pack.wording import rounded
from committee_pack.wording.numbers import in_last_decimals

_SERVICE = "Service"
"""What areas are called that are no place."""


@dataclass(slots=True)
class Known:
    """Results and facts of a report, made for each indicator when it is first asked about."""

    content: Content
    indicators: dict[str, Indicator] = field(default_factory=dict)
    _rows: dict[str, list[Observation]] = field(default_factory=dict)
    _targets: dict[str, list[Target]] = field(default_factory=dict)
    _results: dict[str, tuple[tuple[Split, Result], ...]] = field(default_factory=dict)
    _facts: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    _equal: dict[tuple[str, int], dict[tuple[bool, int], list[Fact]]] = field(default_factory=dict)
    _of_any: dict[tuple[bool, Fraction], list[Fact]] = field(default_factory=dict)

    @classmethod
    def of(cls, content: Content) -> Known:
        """Return what is known in a report."""
        known = cls(content, {each.indicator.id: each.indicator for each in content.results.county()})
        for row in content.observations:
            known._rows.setdefault(row.indicator, []).append(row)
        for target in content.catalogue.targets:
            known._targets.setdefault(target.indicator, []).append(target)
        return known

    # -- results

    def latest(self, id: str) -> Result | None:
        """Return an indicator's latest result of the whole council."""
        return self.content.results.latest_of(self.indicators[id])

    def results(self, id: str) -> tuple[tuple[Split, Result], ...]:
        """Return all results of an indicator that there are, with whose they are, each once."""
        if id not in self._results:
            found: dict[tuple[Split, int], Result] = {}
            for split, result in self._all_results(self.indicators[id]):
                if result.amount is not None or result.goal is not None:
                    found.setdefault((split, result.period.last), result)
            self._results[id] = tuple((split, result) for (split, _), result in found.items())
        return self._results[id]

    def result(self, id: str, split: Split, lasts: frozenset[int]) -> Result | None:
        """Return the first result of some, of a period that ends with one of some months."""
        found = (result for of, result in self.results(id) if result.period.last in lasts and of == split)
        return next(found, None)

    def series(self, id: str, first: int = 0) -> dict[int, Result]:
        """Return the whole council's own results from a month on up to the latest, by the months they end with."""
        latest = self.latest(id)
        if latest is None:
            return {}
        some = (
            result
            for split, result in self.results(id)
            if result.amount is not None and split == WHOLE and first <= result.period.last <= latest.period.last
        )
        return {result.period.last: result for result in sorted(some, key=lambda each: each.period.last)}

    def main_areas(self, id: str) -> list[Result]:
        """Return the latest results of the areas that have others within them, as the four areas of a county."""
        listed = self.content.catalogue.areas
        parents = {area.parent for area in listed}
        names = (area.name for area in listed if not area.parent and area.name in parents)
        found = (self._latest_of_area(id, name) for name in names if not name.endswith(_SERVICE))
        return [each for each in found if each is not None]

    def latest_of_areas(self, id: str, names: set[str]) -> dict[str, Result]:
        """Return the latest results of some areas, as far as there are such, by their names."""
        found = {name: self._latest_of_area(id, name) for name in names}
        return {name: each for name, each in found.items() if each and each.amount}

    def _latest_of_area(self, id: str, name: str) -> Result | None:
        return self.content.results.latest_of(self.indicators[id], name)

    def _all_results(self, indicator: Indicator) -> Iterator[tuple[Split, Result]]:
        yield from self._reported(indicator)
        county = self.latest(indicator.id)
        if county is not None:
            yield from self._of_rows(indicator, county)
            for period in dict.fromkeys((county.period, *self.content.results.trends.get(indicator.id, ()))):
                yield WHOLE, self.content.results.find(indicator, period)

    def _reported(self, indicator: Indicator) -> Iterator[tuple[Split, Result]]:
        """Return the latest results, each with what the report compares it with."""
        rows = (row for row in self._rows.get(indicator.id, ()) if not row.comparator)
        for area, cohort in dict.fromkeys((("", ""), *((row.area, row.cohort) for row in rows))):
            latest = self.content.results.latest_of(indicator, area, cohort)
            if latest is not None:
                yield Split(area, cohort), latest
                for other in (compared.result for compared in latest.comparisons):
                    window = None if other.window is indicator.window else other.window
                    yield Split(other.area, other.cohort, window, other.comparator), other

    def _of_rows(self, indicator: Indicator, county: Result) -> Iterator[tuple[Split, Result]]:
        for row in self._rows.get(indicator.id, ()):
            if not row.comparator and row.window in (None, indicator.window) and row.period.last <= county.period.last:
                if row.period.frequency is county.period.frequency:
                    found = self.content.results.find(indicator, row.period, row.area, row.cohort)
                    yield Split(row.area, row.cohort), found
            elif amount := _amount_of(row, indicator):
                window = None if row.window in (None, indicator.window) else row.window
                yield Split(row.area, row.cohort, window, row.comparator), _made_of(row, amount, county)

    # -- facts

    def facts(self, id: str) -> tuple[Fact, ...]:
        """Return all that is known of an indicator."""
        if id not in self._facts:
            found = [fact for split, result in self.results(id) for fact in facts_of(split, result)]
            found += self._of_others(id)
            found += self._own_targets(self.indicators[id])
            self._facts[id] = tuple(found)
        return self._facts[id]

    def equal(self, id: str, number: Fraction, decimals: int, *, is_percent: bool) -> list[Fact]:
        """Return the facts of an indicator that are a number when they are rounded to so many decimals."""
        if (id, decimals) not in self._equal:
            self._equal[id, decimals] = self._by_number(id, decimals)
        return self._equal[id, decimals].get((is_percent, in_last_decimals(number, decimals)), [])

    def of_any(self, number: Fraction, *, is_percent: bool) -> list[Fact]:
        """Return the results and counts of any indicator that are a number as they are displayed."""
        if not self._of_any:
            for fact in (fact for id in self.indicators for fact in self.facts(id)):
                if fact.what in COUNTED:
                    displayed = fact.displayed if fact.what is What.RESULT else rounded(fact.number, 0)
                    self._of_any.setdefault((fact.is_percent, displayed), []).append(fact)
        return self._of_any.get((is_percent, number), [])

    def _by_number(self, id: str, decimals: int) -> dict[tuple[bool, int], list[Fact]]:
        found: dict[tuple[bool, int], list[Fact]] = {}
        for fact in self.facts(id):
            known_to = decimals if fact.known_to is None else min(decimals, fact.known_to)
            whole = in_last_decimals(fact.number, known_to) * 10 ** (decimals - known_to)
            found.setdefault((fact.is_percent, whole), []).append(fact)
        return found

    def _of_others(self, id: str) -> Iterator[Fact]:
        by_split = {(split, result.period.last): result for split, result in self.results(id)}
        for (split, last), part in by_split.items():
            if split.cohort and not split.comparator and (whole := by_split.get((replace(split, cohort=""), last))):
                yield from facts_of_others(split, whole, part)

    def _own_targets(self, indicator: Indicator) -> Iterator[Fact]:
        latest, unit = self.latest(indicator.id), indicator.unit
        for each in self._targets.get(indicator.id, ()):
            number, period = Fraction(each.value), each.period
            decimals = goal_decimals(latest, number) if latest else indicator.decimals
            yield Fact(indicator.id, What.TARGET, period.last, WHOLE, number, None, decimals, unit, period)


def _amount_of(row: Observation, indicator: Indicator) -> Amount | None:
    """Return what a row comes to by itself; None where that is nothing."""
    if row.value is not None:
        return Amount(Fraction(row.value), typed_decimals(row.value))
    if row.numerator is None:
        return None
    if row.denominator:
        return Amount(Fraction(row.numerator) / Fraction(row.denominator) * indicator.unit.scale)
    return None if indicator.unit.needs_denominator else Amount(Fraction(row.numerator))


def _made_of(row: Observation, amount: Amount, like: Result) -> Result:
    """Return a row as a result that is not rated, as those of comparators and other windows are kept."""
    return replace(
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
