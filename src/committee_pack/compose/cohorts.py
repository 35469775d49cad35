"""What templates may see of cohorts: which two are compared, and the indicators and areas that they are compared in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from committee_pack import wording
from committee_pack.model.indicators import Indicator
from committee_pack.model.results import Result, Results
from committee_pack.model.settings import Variance

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class CohortBlockView(Generic[V]):
    """Indicators of one area that have a row of both cohorts."""

    title: str
    area: str
    indicators: tuple[V, ...]


@dataclass(frozen=True, slots=True)
class VarianceView(Generic[V]):
    """The result of one cohort less that of another; `of` and `less` are what elements of the markup name them by."""

    name: str
    of: str
    less: str
    of_name: str
    less_name: str
    blocks: tuple[CohortBlockView[V], ...]


def variance_view(variance: Variance, results: Results, views: dict[str, V], council: str) -> VarianceView[V]:
    """Return what a variance compares: an area after another under each section, then what has no areas."""
    return VarianceView(
        name=variance.name,
        of=variance.of,
        less=variance.less,
        of_name=wording.cohort_text(variance.of),
        less_name=wording.cohort_text(variance.less),
        blocks=tuple(_blocks(_compared(variance, results), views, council)),
    )


def _compared(variance: Variance, results: Results) -> list[Result]:
    """Return the results of the one cohort that have a row and one of the other beside it; only what is judged."""
    rows = {(each.indicator.id, each.area, each.cohort): each for each in results.latest if each.place}
    return [
        each
        for each in rows.values()
        if each.cohort == variance.of and each.indicator.is_judged
        if (each.indicator.id, each.area, variance.less) in rows
    ]


def _blocks(results: list[Result], views: dict[str, V], council: str) -> Iterable[CohortBlockView[V]]:
    by_area = {result.indicator.id for result in results if result.area}
    titled: dict[tuple[str, str], list[Indicator]] = {}
    for result in results:
        own = result.indicator.id in by_area
        titled.setdefault((result.indicator.section if own else "", result.area), []).append(result.indicator)
    others = "Other indicators" if by_area else "Indicators"
    for (section, area), indicators in sorted(titled.items(), key=lambda each: not each[0][0]):
        shown = tuple(views[indicator.id] for indicator in indicators)
        yield CohortBlockView(f"{section or others}: {area or council}", area, shown)
