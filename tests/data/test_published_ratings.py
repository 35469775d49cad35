"""The sample's bands give every rating that was published."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from tests.data.published import (
    AUGUST,
    Rated,
    bare,
    cohorts,
    exact,
    holds,
    indicators,
    red_months,
    scorecard,
    target_of,
)

INFERRED = {
    "18": (Fraction(72, 112), Fraction(51, 77)),
    "27": (Fraction(67, 190), Fraction(77, 166)),
    "34": (Fraction(537, 1000), Fraction(633, 1089)),
}


def published_ratings() -> Iterator[Rated]:
    for row in scorecard():
        result = exact(row["num"], row["denom"], row["unit"], row["published_result"])
        yield Rated(row["id"], AUGUST, result, row["rag"])
        if row["short_term"]:
            yield Rated(row["id"], AUGUST, Fraction(bare(row["short_term"])), row["short_term_rag"])
    for indicator, row, _ in cohorts():
        for cohort in ("incl", "excl"):
            cells = (row[f"{cohort}_num"], row[f"{cohort}_denom"], indicator["unit"], row[f"{cohort}_result"])
            yield Rated(indicator["id"], AUGUST, exact(*cells), row[f"{cohort}_rag"])
    for number, period, printed, rating in red_months():
        yield Rated(number, period, Fraction(printed), rating)


def ratings_by_bands(indicator: dict[str, Any], result: Fraction, target: Fraction) -> list[str]:
    """Return the ratings whose bands hold the result; there should be one."""
    rule = {"amber": "target missed" if indicator["rating"]["basis"] == "unknown" else [], **indicator["rating"]}
    met = result >= target if indicator["polarity"] == "higher" else result <= target
    found = []
    for name in ("green", "amber", "red"):
        bands = rule.get(name, [])
        for words in [bands] if isinstance(bands, str) else bands:
            goal = {"target met": met, "target missed": not met}
            if goal[words] if words in goal else holds(words, result, target):
                found.append(name[0].upper())
    return found


def test_every_published_rating_follows_from_the_bands() -> None:
    by_number = {indicator["number"]: indicator for indicator in indicators()}
    published = list(published_ratings())
    for number, period, result, rating in published:
        indicator = by_number[number]
        given = ratings_by_bands(indicator, result, target_of(indicator["id"], period))
        assert given == [rating], (indicator["id"], period, float(result))
    assert len(published) == 45 + 22 + 2 * 51 + 3 * 4


@pytest.mark.parametrize("number", INFERRED)
def test_an_inferred_threshold_lies_where_the_published_ratings_put_it(number: str) -> None:
    rule = next(indicator["rating"] for indicator in indicators() if indicator["number"] == number)
    red, amber = INFERRED[number]
    assert rule["basis"] == "inferred"
    assert red * 100 < Fraction(rule["red"].removeprefix("below ")) <= amber * 100


def test_bands_cover_every_number_once() -> None:
    for indicator in indicators():
        target = target_of(indicator["id"], AUGUST)
        for tenth in range(-10, 10 * max(110, int(target) + 10)):
            found = ratings_by_bands(indicator, Fraction(tenth, 10), target)
            assert len(found) == 1, (indicator["id"], tenth / 10, found)
