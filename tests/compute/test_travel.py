"""Direction of travel, there and back."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from committee_pack.model.indicators import TravelRule
from committee_pack.model.results import Amount, Direction
from tests.compute.making import indicator, travel

OPPOSITE = {
    Direction.BETTER: Direction.WORSE,
    Direction.WORSE: Direction.BETTER,
    Direction.SAME: Direction.SAME,
    None: None,
}
AMOUNTS = st.builds(
    Amount, st.fractions(min_value=0, max_value=100, max_denominator=200), st.sampled_from([None, 0, 1, 2])
)
TARGETS = st.fractions(min_value=0, max_value=100, max_denominator=4)
RULES = st.sampled_from([TravelRule.HIGHER, TravelRule.LOWER, TravelRule.DISTANCE])


@given(AMOUNTS, AMOUNTS, RULES, TARGETS)
def test_there_is_the_opposite_of_back(one: Amount, other: Amount, rule: TravelRule, target: Fraction) -> None:
    of = indicator(travel=rule)
    there, back = travel(one, other, of, target, target), travel(other, one, of, target, target)
    assert there is OPPOSITE[back]


@given(AMOUNTS, RULES, TARGETS)
def test_staying_is_the_same(amount: Amount, rule: TravelRule, target: Fraction) -> None:
    assert travel(amount, amount, indicator(travel=rule), target, target) is Direction.SAME


@given(AMOUNTS, AMOUNTS, TARGETS)
def test_activity_has_no_direction(one: Amount, other: Amount, target: Fraction) -> None:
    assert travel(one, other, indicator(travel=TravelRule.NONE), target, target) is None


@given(AMOUNTS, AMOUNTS)
def test_without_a_target_there_is_no_distance_to_it_and_no_direction(one: Amount, other: Amount) -> None:
    assert travel(one, other, indicator(travel=TravelRule.DISTANCE), None, Fraction(5)) is None


@given(AMOUNTS, AMOUNTS)
def test_higher_and_lower_are_opposites(one: Amount, other: Amount) -> None:
    higher, lower = (indicator(travel=rule) for rule in (TravelRule.HIGHER, TravelRule.LOWER))
    assert travel(one, other, higher, None, None) is OPPOSITE[travel(one, other, lower, None, None)]


@given(AMOUNTS, AMOUNTS, AMOUNTS, RULES)
def test_better_than_better_is_better_where_all_is_exact(
    one: Amount, two: Amount, three: Amount, rule: TravelRule
) -> None:
    of, target = indicator(travel=rule), Fraction(50)
    exact = sorted((Amount(amount.number) for amount in (one, two, three)), key=lambda amount: amount.number)
    ways = [travel(a, b, of, target, target) for a, b in ((exact[1], exact[0]), (exact[2], exact[1]))]
    if ways[0] is ways[1]:
        assert travel(exact[2], exact[0], of, target, target) is ways[0]


def test_a_value_typed_short_is_still_known_as_it_is_displayed() -> None:
    # -- a spreadsheet drops the zero of 73.0
    assert travel(Amount(Fraction("73.04")), Amount(Fraction(73), 0), indicator(), None, None) is Direction.SAME
    assert travel(Amount(Fraction("73.1")), Amount(Fraction(73), 0), indicator(), None, None) is Direction.BETTER


def test_two_values_typed_with_more_decimals_are_compared_with_all_they_share() -> None:
    assert (
        travel(Amount(Fraction("12.97"), 2), Amount(Fraction("12.96"), 2), indicator(), None, None) is Direction.BETTER
    )
    assert travel(Amount(Fraction("12.97"), 2), Amount(Fraction("13.0"), 1), indicator(), None, None) is Direction.SAME
