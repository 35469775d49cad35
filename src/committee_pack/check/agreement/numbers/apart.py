"""How far two numbers are apart that a change may be between, and of which results they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations

from committee_pack.model.indicators import Unit
from committee_pack.model.results import Result
from committee_pack.wording import amount_text, period_text, result_text, target_text
from committee_pack.wording.numbers import as_difference


@dataclass(frozen=True, slots=True)
class Apart:
    """A difference that a change may be; `is_signed` says that it is of what the change is said of less the other.

    `of` is the result that changed, `since` the one that it changed from; `goal` is the target or threshold instead.
    """

    number: Fraction
    is_signed: bool = False
    is_goal: bool = False
    is_sure: bool = field(default=False, compare=False)
    """Whether it is between what the sentence speaks of, and not between all that it might."""
    of: Result | None = field(default=None, compare=False)
    since: Result | None = field(default=None, compare=False)
    goal: Fraction | None = field(default=None, compare=False)


def pairs(numbers: Iterable[Fraction], *, is_sure: bool = False) -> Iterator[Apart]:
    """Return how far each two of some numbers are apart."""
    return (Apart(one - other, is_sure=is_sure) for one, other in combinations(numbers, 2))


def both(one: Apart) -> str:
    """Return how the two stand to each other that a difference is between, with their figures."""
    way = "more" if one.number > 0 else "less"
    if one.of is not None and one.since is not None:
        return f"{_told(one.of)} is {way} than {_told(one.since)}"
    if one.of is not None and one.goal is not None:
        return f"{_told(one.of)} is {way} than {_goal(one.of, one.goal)}"
    return f"it is {way}, not the other way"


def gap_sentence(one: Apart, right: str) -> str:
    """Return what lies between a result and its target: `right`, as it would be typed; empty where it is of no such."""
    if one.of is None or one.goal is None:
        return ""
    return f"The gap between {result_text(one.of)} and {_goal(one.of, one.goal)} is {_with_unit(one.of, right)}."


def step_sentence(one: Apart, right: str) -> str:
    """Return how far two results are apart, `right`, with both; empty where it is not of two."""
    if one.of is None or one.since is None:
        return ""
    return f"{_told(one.of)} and {_told(one.since)} are {_with_unit(one.of, right)} apart."


def _with_unit(of: Result, right: str) -> str:
    unit = of.indicator.unit
    return as_difference(f"{right}%", unit).replace("percentage ", "") if unit is Unit.PERCENT else right


def _told(result: Result) -> str:
    return f"{result_text(result)} in {period_text(result.period)}"


def _goal(result: Result, goal: Fraction) -> str:
    if result.target is not None and Fraction(result.target) == goal:
        return f"the target of {target_text(result)}"
    return f"{amount_text(goal, result.indicator.unit, result.decimals)}"
