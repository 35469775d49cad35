"""The closed list of names that a narrative may fill in, each a value of the result it is about, or of another.

`result`, `target` and so on are the result's own; `month_ago.result` is that of a comparison; `change.month_ago` is
since it. Before any of these may stand whose it is: `second-plan.`, `area.south-kent.`, `cohort.girls.`, in this order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from committee_pack.compose.prose import PLACEHOLDER
from committee_pack.model.document import Shown, Value
from committee_pack.model.facts import OWN, SINCE, SPLITS, slug
from committee_pack.model.results import Beside, Result, Results

Slugs = Mapping[str, tuple[str, ...]]
"""The names of areas, or of cohorts, by what they are called in narratives; several names are a fault."""


def placeholders(result: Result) -> dict[str, Value]:
    """Return every name of the result's own facts, with the value it stands for."""
    named = ((name, placeholder(result, name)) for name in _names(result))
    return {name: value for name, value in named if value}


def placeholder(result: Result, name: str) -> Value | None:
    """Return the value that one name stands for; None where it is none of the result's own."""
    first, _, last = name.partition(".")
    if not last:
        return Value(result, OWN[first]) if first in OWN else None
    if first in SINCE:
        return _since(result, SINCE[first], last)
    compared = result.compared(first)
    if compared and last in OWN:
        return Value(compared.result, OWN[last])
    is_ranked = compared and compared.beside is Beside.COMPARATOR and last == Shown.RANK.value
    return Value(compared.result, Shown.RANK) if compared and is_ranked else None


def _since(result: Result, shown: Shown, name: str) -> Value | None:
    """Return how a result moved since an earlier one, or how far a cohort's is from another's."""
    compared = result.compared(name)
    differs = (Beside.EARLIER, Beside.COHORT) if shown is Shown.CHANGE else (Beside.EARLIER,)
    return Value(result, shown, name) if compared and compared.beside in differs else None


def _names(result: Result) -> Iterator[str]:
    yield from OWN
    for compared in result.comparisons:
        yield from (f"{compared.name}.{name}" for name in (*OWN, Shown.RANK.value))
        yield from (f"{name}.{compared.name}" for name in SINCE)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that stand between double braces in a text, each once, known or not."""
    return tuple(dict.fromkeys(match[1].strip() for match in PLACEHOLDER.finditer(text)))


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in its parts: whose it is, and the fact; `area` and `cohort` are None where none is named."""

    area: str | None
    cohort: str | None
    fact: str

    @classmethod
    def of(cls, name: str) -> Parts:
        """Return the parts of a name that has no indicator before it."""
        found: dict[str, str | None] = dict.fromkeys(SPLITS)
        for kind in SPLITS:
            first, _, rest = name.partition(".")
            if first == kind:
                found[kind], _, name = rest.partition(".")
        return cls(found["area"], found["cohort"], name)


@dataclass(frozen=True, slots=True)
class Book:
    """The results that names may be of: the whole council's by id, and what areas and cohorts are called by."""

    results: Results
    county: Mapping[str, Result]
    areas: Slugs
    cohorts: Slugs

    @classmethod
    def of(cls, results: Results, areas: Iterable[str]) -> Book:
        """Return the book of all results; `areas` are those that the catalogue lists, with or without any."""
        counted = dict.fromkeys(each.area for each in results.latest if each.area)
        cohorts = dict.fromkeys(each.cohort for each in results.latest if each.cohort)
        county = {each.indicator.id: each for each in results.county()}
        return cls(results, county, _slugs({**dict.fromkeys(areas), **counted}), _slugs(cohorts))

    def result(self, whose: Result, parts: Parts) -> Result | None:
        """Return the result of the same indicator for what is called so; None where there is none, or two are."""
        areas, cohorts = _names_of(parts.area, self.areas), _names_of(parts.cohort, self.cohorts)
        if len(areas) != 1 or len(cohorts) != 1:
            return None
        return self.results.latest_of(whose.indicator, areas[0], cohorts[0])


def _slugs(names: Collection[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        found[slug(name)] = (*found.get(slug(name), ()), name)
    # -- a name of signs alone is called nothing
    return {called: some for called, some in found.items() if called}


def _names_of(called: str | None, some: Slugs) -> tuple[str, ...]:
    return ("",) if called is None else some.get(called, ())


@dataclass(frozen=True, slots=True, eq=False)
class Names(Mapping[str, Value]):
    """The closed list, each name looked up when it is asked for: a report of many areas has millions.

    `own` is the result that a narrative is about, whose names need no id and win over others; None of a free section.
    """

    book: Book
    own: Result | None = None

    def __getitem__(self, name: str) -> Value:
        value = placeholder(self.own, name) if self.own else None
        value = value or self._of_another(name)
        if value is None:
            raise KeyError(name)
        return value

    def _of_another(self, name: str) -> Value | None:
        whose, (first, _, rest) = self.own, name.partition(".")
        if whose is None or first not in SPLITS:
            whose, name = self.book.county.get(first), rest
        parts = Parts.of(name)
        result = self.book.result(whose, parts) if whose else None
        return placeholder(result, parts.fact) if result else None

    def __iter__(self) -> Iterator[str]:
        for each in self.book.results.latest:
            parts = Parts(slug(each.area) or None, slug(each.cohort) or None, "")
            if self.book.result(each, parts) is each:
                yield from (name for name in self._names_of(each, parts) if name in self)

    def _names_of(self, result: Result, parts: Parts) -> Iterator[str]:
        named = zip(SPLITS, (parts.area, parts.cohort), strict=True)
        whose = "".join(f"{kind}.{called}." for kind, called in named if called)
        for name in placeholders(result):
            yield f"{result.indicator.id}.{whose}{name}"
            if self.own and self.own.indicator.id == result.indicator.id:
                yield f"{whose}{name}"

    def __len__(self) -> int:
        return sum(1 for _ in self)
