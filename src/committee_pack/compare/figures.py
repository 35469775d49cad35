"""Figures, ratings and directions of travel that are not what they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from committee_pack.compare.sides import ReportSide
from committee_pack.model.changes import DirectionChange, EarlierChange, FigureChange, RatingChange, Subject
from committee_pack.model.indicators import Indicator
from committee_pack.model.marks import Mark
from committee_pack.model.periods import Period, Window
from committee_pack.model.results import Beside, Compared, GapKind, Result, Results, split
from committee_pack.wording import reason_text, result_text

_NONE_SUCH = (GapKind.NO_PERIOD, GapKind.NO_BASELINE, GapKind.NO_START, GapKind.YET_TO_COME)
"""Why there is no result of a period that could be held beside another of the same period."""


def subject(indicator: Indicator, area: str = "", cohort: str = "") -> Subject:
    """Return what a change is of."""
    return Subject(indicator.id, indicator.number, indicator.title, area, cohort)


@dataclass(frozen=True, slots=True)
class Pair:
    """The latest results of one indicator, area and cohort on both sides; None where a side has none."""

    of: Subject
    before: Result | None
    after: Result | None


def pairs(before: ReportSide, after: ReportSide) -> tuple[Pair, ...]:
    """Return the latest results of indicators that both sides show, in the order of the later one."""
    old, new = ({split(each): each for each in side.results.latest} for side in (before, after))
    both = {id for id, _, _ in old} & {id for id, _, _ in new}
    found = (_pair(old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old)) if key[0] in both)
    return tuple(each for each in found if each)


def _pair(before: Result | None, after: Result | None) -> Pair | None:
    named = after or before
    return Pair(subject(named.indicator, named.area, named.cohort), before, after) if named else None


def figure_changes(all_pairs: tuple[Pair, ...], *, same_period: bool) -> Iterator[FigureChange]:
    """Return results that are not the same, and what stands beside them of the same period."""
    for each in all_pairs:
        for beside, before, after in _facets(each):
            if _differ(before, after, same_period=same_period):
                yield FigureChange(each.of, beside, before, after, same_period and _is_later(before, after))


def rating_changes(all_pairs: tuple[Pair, ...]) -> Iterator[RatingChange]:
    """Return ratings that are not the same; of an area that has a result on one side alone, its figure tells enough."""
    for each in filter(_is_whole_or_both, all_pairs):
        for beside, before, after in _facets(each):
            if (before and before.rating) is not (after and after.rating):
                yield RatingChange(each.of, beside, before, after)


def direction_changes(all_pairs: tuple[Pair, ...]) -> Iterator[DirectionChange]:
    """Return directions of travel that are not the same, of areas as ratings are."""
    for each in filter(_is_whole_or_both, all_pairs):
        for label, before, after in _beside(each, lambda compared: compared.beside is Beside.EARLIER):
            old, new = (each.direction if each else None for each in (before, after))
            if old is not new:
                yield DirectionChange(each.of, label, old, new)


def _is_whole_or_both(pair: Pair) -> bool:
    return not pair.of.is_split or all(each is not None and each.is_known for each in (pair.before, pair.after))


def _facets(pair: Pair) -> Iterator[tuple[str, Result | None, Result | None]]:
    """Return the result and those beside it that are of no other period and cohort, which are told by themselves."""
    yield "", pair.before, pair.after
    # -- others have no areas and cohorts of ours: theirs is told once
    kinds = (Beside.WINDOW,) if pair.of.is_split else (Beside.WINDOW, Beside.COMPARATOR)
    for label, before, after in _beside(pair, lambda each: each.beside in kinds):
        yield label, before.result if before else None, after.result if after else None


def _beside(pair: Pair, wanted: Callable[[Compared], bool]) -> Iterator[tuple[str, Compared | None, Compared | None]]:
    old, new = (
        {each.name: each for each in (result.comparisons if result else ()) if wanted(each)}
        for result in (pair.before, pair.after)
    )
    for name in dict.fromkeys((*new, *old)):
        yield (new.get(name) or old[name]).label, old.get(name), new.get(name)


def _differ(before: Result | None, after: Result | None, *, same_period: bool) -> bool:
    """Return whether two results are not alike; of two periods what is known as printed is compared as printed."""
    is_known = [each is not None and each.is_known for each in (before, after)]
    if before is None or after is None or not all(is_known):
        reasons = {reason_text(each) for each in (before, after) if each}
        return any(is_known) or (same_period and before is not None and after is not None and len(reasons) > 1)
    if same_period:
        return _exactly(before) != _exactly(after) or _is_later(before, after)
    as_printed = any(each.amount and each.amount.known_to is not None for each in (before, after))
    said = _printed if as_printed else _exactly
    return said(before) != said(after)


def _exactly(result: Result) -> tuple[object, ...]:
    return (*_said(result), *_printed(result))


def _printed(result: Result) -> tuple[object, ...]:
    return result_text(result), result.marks


def _is_later(before: Result | None, after: Result | None) -> bool:
    return bool(before and after and before.period != after.period)


def _said(result: Result) -> tuple[object, ...]:
    """Return a result as exactly as it is known."""
    people = tuple(each.number for each in result.populations)
    number = result.amount and result.amount.number
    return number, result.words, result.numerator, result.denominator, people, result.rank


# -- earlier periods --------------------------------------------------------------------------------

_Key = tuple[str, str, str, str, Window, Period]
"""Of which indicator, area, cohort and comparator a result is, over which window and for which period."""


def earlier_changes(before: ReportSide, after: ReportSide, all_pairs: tuple[Pair, ...]) -> Iterator[EarlierChange]:
    """Return results of periods that a side shows beside or behind its latest, and that the other has otherwise.

    Of a period that was yet to come on one side nothing can have changed.
    """
    ids = frozenset(each.of.indicator for each in all_pairs)
    old, new = _Known.of(before.results), _Known.of(after.results)
    same_period = before.report.period == after.report.period
    latest = {key for each in all_pairs for key in _latest_keys(each, same_period=same_period)}
    for key in dict.fromkeys((*new.shown, *old.shown)):
        if key[0] in ids and key not in latest:
            was, now = old.find(key), new.find(key)
            if was and now and _as_it_was(was) != _as_it_was(now):
                of = subject(now.indicator, key[1], key[2])
                yield EarlierChange(of, key[5], key[4], key[3], was, now)


def _latest_keys(pair: Pair, *, same_period: bool) -> set[_Key]:
    """Return what of a pair is told as the latest figure, and therefore not as one of an earlier period."""
    keys = {_key(each) for each in (pair.before, pair.after) if each}
    has_both = pair.before is not None and pair.after is not None
    return keys if len(keys) == 1 and (has_both or same_period) else set()


@dataclass(frozen=True, slots=True)
class _Known:
    """The results of a side: those that it shows, of any period, and all others as they are asked for."""

    results: Results
    indicators: Mapping[str, Indicator]
    shown: Mapping[_Key, Result]

    @classmethod
    def of(cls, results: Results) -> _Known:
        """Return the results of a side, ready to be looked up."""
        found: dict[_Key, Result] = {}
        for key, each in _shown(results):
            if not (each.gap and each.gap.kind in _NONE_SUCH):
                found.setdefault(key, each)
        return cls(results, {each.indicator.id: each.indicator for each in results.county()}, found)

    def find(self, key: _Key) -> Result | None:
        """Return a result; None where the side measures otherwise, or its period was yet to come."""
        if key in self.shown:
            return self.shown[key]
        point = self.results.find(self.indicators[key[0]], key[5], key[1], key[2])
        named = dict(_with_others(point)).get(key)
        is_none_such = named is None or (named.gap and named.gap.kind in _NONE_SUCH)
        return None if is_none_such else named


def _shown(results: Results) -> Iterator[tuple[_Key, Result]]:
    """Return the results that a report shows of own periods: the latest, those beside it, and its trends."""
    for latest in results.latest:
        yield _key(latest), latest
        yield from ((_key(each.result), each.result) for each in latest.comparisons if each.beside is Beside.EARLIER)
    for latest in results.county():
        for point in results.trend(latest.indicator):
            yield from _with_others(point)


def _with_others(point: Result) -> Iterator[tuple[_Key, Result]]:
    """Return a result, and those of comparators by its own period, whichever theirs is."""
    yield _key(point), point
    for each in point.comparisons:
        if each.beside is Beside.COMPARATOR:
            yield _key(point, each.result.comparator), each.result


def _key(result: Result, comparator: str = "") -> _Key:
    return (result.indicator.id, result.area, result.cohort, comparator, result.window, result.period)


def _as_it_was(result: Result) -> tuple[object, ...]:
    """Return what a result of an earlier period says; where a trend breaks depends on which periods it shows."""
    marks = tuple(each for each in result.marks if each is not Mark.BREAK)
    return (*_said(result), marks, result.period if result.comparator else None)
