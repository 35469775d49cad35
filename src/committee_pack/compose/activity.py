"""What templates may see of a service's activity: its measures in groups, and the areas that they are counted for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from committee_pack import wording
from committee_pack.model.indicators import Area, Indicator
from committee_pack.model.results import Result, Results


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure of activity; `heads` name its columns: one, or this period, the last and the change between them.

    `by_area` says whether any of the areas that a chart shows, those with others within them, has a result of it.
    """

    id: str
    title: str
    heads: tuple[str, ...]
    by_area: bool

    @property
    def changes(self) -> bool:
        """Whether it is shown beside the period before."""
        return len(self.heads) > 1


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """Measures under one head."""

    title: str
    measures: tuple[MeasureView, ...]

    @property
    def columns(self) -> int:
        """How many columns they take up."""
        return sum(len(measure.heads) for measure in self.measures)


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area or team; `id` is what the elements of the markup name it by, `level` how many areas it stands within."""

    id: str
    name: str
    level: int
    has_parts: bool


@dataclass(frozen=True, slots=True)
class ActivityView:
    """What is counted and for whom: the whole council first, then each area above what is within it."""

    groups: tuple[MeasuresView, ...]
    areas: tuple[AreaView, ...]

    @property
    def measures(self) -> tuple[MeasureView, ...]:
        """All measures, in the catalogue's order."""
        return tuple(measure for group in self.groups for measure in group.measures)

    @property
    def columns(self) -> int:
        """How many columns all measures take up."""
        return sum(group.columns for group in self.groups)


def activity_view(results: Results, areas: tuple[Area, ...], council: str, previous: str) -> ActivityView | None:
    """Return the activity of the report's period; None where the catalogue has none. `previous` names a comparison."""
    counted = [result for result in results.latest if result.indicator.is_activity and not result.cohort]
    county = [result for result in counted if not result.area]
    if not county:
        return None
    changing = {result.indicator.id for result in counted if _was_known(result, previous)}
    known = [result for result in counted if result.amount is not None or _was_known(result, previous)]
    names = {area.name for area in areas}
    regions = names & {area.parent for area in areas} or names
    by_area = {result.indicator.id for result in known if result.area in regions}
    groups = groupby(county, key=lambda result: result.indicator.section)
    told = (*known, *(result for result in counted if result.words))
    return ActivityView(
        tuple(MeasuresView(title, tuple(_measure(each, changing, by_area) for each in some)) for title, some in groups),
        (AreaView("", council, 0, True), *_areas(areas, {result.area for result in told})),
    )


def _was_known(result: Result, previous: str) -> bool:
    before = result.compared(previous)
    return before is not None and before.result.amount is not None


def _areas(areas: tuple[Area, ...], told: set[str]) -> Iterator[AreaView]:
    """Return the areas of which something is told, and those that they are within."""
    parents, shown = {area.name: area.parent for area in areas}, {""}
    for name in told:
        while name not in shown:
            shown.add(name)
            name = parents.get(name, "")
    return (view for view in area_views(areas) if view.id in shown)


def area_views(areas: tuple[Area, ...]) -> tuple[AreaView, ...]:
    """Return all areas, each above those that are within it, in the order of their file."""
    children: dict[str, list[str]] = {}
    for area in areas:
        children.setdefault(area.parent, []).append(area.name)
    return tuple(_below("", 1, children))


def _below(parent: str, level: int, children: dict[str, list[str]]) -> Iterator[AreaView]:
    """Return the areas within another, each above its own, in the order of their file."""
    for name in children.get(parent, ()):
        yield AreaView(name, name, level, name in children)
        yield from _below(name, level + 1, children)


def _measure(result: Result, changing: set[str], by_area: set[str]) -> MeasureView:
    indicator = result.indicator
    return MeasureView(indicator.id, indicator.title, _heads(result, indicator, changing), indicator.id in by_area)


def _heads(result: Result, indicator: Indicator, changing: set[str]) -> tuple[str, ...]:
    this, last = wording.this_and_last(result.period)
    if indicator.id not in changing:
        return (indicator.short or this,)
    heads = (this, last, "Change")
    return tuple(f"{indicator.short} {head[0].lower()}{head[1:]}" if indicator.short else head for head in heads)
