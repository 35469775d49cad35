"""How many results are rated what, and how many moved which way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from committee_pack.model.indicators import RED_AMBER_GREEN, Rating
from committee_pack.model.results import Direction, Result, TravelBasis


@dataclass(frozen=True, slots=True)
class Totals:
    """How many results are rated what; `not_rated` have a result and no rating, `without_result` have neither.

    `otherwise` are rated, and not by bands: against a comparator or an expected range.
    """

    green: int
    amber: int
    red: int
    not_rated: int
    without_result: int = 0
    otherwise: int = 0

    @property
    def rated(self) -> int:
        """How many are Green, Amber or Red."""
        return self.green + self.amber + self.red

    def of(self, rating: Rating) -> int:
        """Return how many have that rating."""
        return {Rating.GREEN: self.green, Rating.AMBER: self.amber, Rating.RED: self.red}[rating]


@dataclass(frozen=True, slots=True)
class Travels:
    """How many results are better, worse or the same since a comparison, and how many cannot be compared.

    `broken` are measured otherwise since; what is not judged at all is in none of them.
    """

    name: str
    label: str
    better: int
    worse: int
    same: int
    without_latest: int
    without_earlier: int
    broken: int = 0

    @property
    def counted(self) -> int:
        """How many have a direction."""
        return self.better + self.worse + self.same


def totals(results: Iterable[Result]) -> Totals:
    """Return how many of the results are Green, Amber, Red and not rated, and how many there are not."""
    all_results = list(results)
    ratings = [result.rating for result in all_results]
    green, amber, red = (ratings.count(rating) for rating in RED_AMBER_GREEN)
    missing = sum(result.amount is None for result in all_results)
    not_rated = ratings.count(None) - missing
    otherwise = len(ratings) - green - amber - red - not_rated - missing
    return Totals(green, amber, red, not_rated, missing, otherwise)


def travels(results: Iterable[Result], name: str) -> Travels:
    """Return how many of the results moved which way since the comparison of that name."""
    pairs = [(result, found) for result in results if (found := result.compared(name))]
    ways = [found.direction for _, found in pairs]
    better, worse, same = (ways.count(way) for way in Direction)
    without_latest = sum(result.amount is None for result, _ in pairs)
    none = [found.basis for result, found in pairs if result.amount is not None and found.direction is None]
    broken = none.count(TravelBasis.BREAK)
    unjudged = none.count(TravelBasis.NOT_JUDGED) + none.count(TravelBasis.UNLIKE_SPANS)
    label = pairs[0][1].label if pairs else name
    without_earlier = len(none) - broken - unjudged
    return Travels(name, label, better, worse, same, without_latest, without_earlier, broken)
