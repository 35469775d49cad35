"""Words that follow from the figures never say another way than the figures go."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.compute.travel import travelled
from committee_pack.model.document import Shown, Value
from committee_pack.model.indicators import Change, ChangeKind, Indicator, Polarity, TravelRule, Unit
from committee_pack.model.periods import parse_period
from committee_pack.model.results import Amount, Beside, Compared, Direction, Result, TravelBasis
from committee_pack.wording import change_text, lack_text, value_text
from tests.support.documents import indicator, result

JULY = parse_period("2016-07")
NUMBERS = st.fractions(min_value=0, max_value=100, max_denominator=997)


def moved(now: Amount | None, then: Amount | None, **changed: object) -> Result:
    """Return a result of August beside that of July."""
    of = replace(indicator(), **{"travel": TravelRule.HIGHER, **changed})  # type: ignore[arg-type]
    decimals = of.decimals
    own = replace(result(of), amount=now, decimals=decimals)
    other = replace(own, amount=then, period=JULY, comparisons=())
    compared = travelled(own, Compared("month_ago", "1 month ago", Beside.EARLIER, other))
    return replace(own, comparisons=(compared,))


def said(of: Result, shown: Shown = Shown.MOVED) -> str:
    return value_text(Value(of, shown, "month_ago"))


def exact(number: str | int) -> Amount:
    return Amount(Fraction(number))


def printed(number: str, decimals: int = 1) -> Amount:
    return Amount(Fraction(number), decimals)


@pytest.mark.parametrize(
    ("now", "then", "changed", "words"),
    [
        (exact("67.74"), exact("66.8"), {}, "up 0.9 percentage points"),
        (exact("66.8"), exact("67.8"), {}, "down 1.0 percentage points"),
        (exact(68), exact(67), {"decimals": 0}, "up 1 percentage point"),
        (exact(32), exact(35), {"unit": Unit.COUNT, "decimals": 0}, "down 3"),
        (exact(1200), exact(0), {"unit": Unit.MONEY, "decimals": 0}, "up £1,200"),
        (exact("18.2"), exact("17.2"), {"unit": Unit.DAYS}, "up 1.0 day"),
        (exact(67), exact(67), {}, "unchanged"),
        (exact("67.01"), exact(67), {}, "up less than 0.1 percentage points"),
        (exact("66.6"), exact(67), {"decimals": 0}, "down less than 1 percentage point"),
        # -- as far as July is known, nothing moved
        (exact("67.01"), printed("67.0"), {}, "unchanged"),
        (exact("67.06"), printed("67.0"), {}, "up 0.1 percentage points"),
        (exact(3), exact(2), {"unit": Unit.COUNT, "decimals": 0, "travel": TravelRule.NONE}, "up 1"),
        (exact(3), None, {}, ""),
        (None, exact(3), {}, ""),
    ],
)
def test_what_moved_is_said_with_its_way_and_how_far(
    now: Amount | None, then: Amount | None, changed: dict[str, object], words: str
) -> None:
    assert said(moved(now, then, **changed)) == words


@given(NUMBERS, NUMBERS, st.sampled_from([None, 0, 1, 2]), st.sampled_from([TravelRule.HIGHER, TravelRule.LOWER]))
def test_what_moved_agrees_with_the_direction_of_travel_and_with_the_change(
    now: Fraction, then: Fraction, known_to: int | None, travel: TravelRule
) -> None:
    of = moved(Amount(now), Amount(then, known_to), travel=travel)
    words, compared = said(of), of.comparisons[0]
    went_up = (compared.direction is Direction.BETTER) == (travel is TravelRule.HIGHER)
    if compared.direction is Direction.SAME:
        assert words == "unchanged"
    else:
        assert words.startswith("up " if went_up else "down ")
        number = change_text(of, compared)[1:]
        assert words.endswith(number) or "less than 0.1" in words


@pytest.mark.parametrize(
    ("travel", "direction", "words"),
    [
        (TravelRule.HIGHER, Direction.BETTER, "up less than 0.1 percentage points"),
        (TravelRule.LOWER, Direction.BETTER, "down less than 0.1 percentage points"),
        (TravelRule.LOWER, Direction.WORSE, "up less than 0.1 percentage points"),
        (TravelRule.DISTANCE, Direction.BETTER, ""),
        (TravelRule.HIGHER, Direction.SAME, "unchanged"),
    ],
)
def test_numbers_printed_alike_moved_as_the_direction_that_was_published(
    travel: TravelRule, direction: Direction, words: str
) -> None:
    of = moved(printed("67.0"), printed("67.0"), travel=travel)
    compared = replace(of.comparisons[0], direction=direction, basis=TravelBasis.PUBLISHED)
    assert said(replace(of, comparisons=(compared,))) == words


def test_nothing_is_said_to_have_moved_across_a_change_of_definition() -> None:
    change = Change(ChangeKind.CHANGED, parse_period("2016-08"), "Counts more.", "", indicator().place)
    of = moved(exact(68), exact(67), changes=(change,))
    assert said(of) == ""
    assert lack_text(Value(of, Shown.MOVED, "month_ago")) == "the two cannot be compared"


def test_what_is_beside_no_earlier_result_did_not_move() -> None:
    of = moved(exact(68), exact(67))
    beside = replace(of.comparisons[0], beside=Beside.WINDOW)
    assert said(replace(of, comparisons=(beside,))) == ""
    assert said(replace(of, comparisons=())) == ""


@given(NUMBERS, NUMBERS)
def test_a_number_is_above_below_or_on_its_target_exactly(number: Fraction, target: Fraction) -> None:
    goal = Decimal(round(target * 100)) / 100
    made = result(indicator())
    assert made.goal
    words = value_text(
        Value(replace(made, amount=Amount(number), goal=replace(made.goal, value=goal)), Shown.AGAINST_TARGET)
    )
    apart = number - Fraction(goal)
    assert words == ("above the target" if apart > 0 else "below the target" if apart < 0 else "on target")


def test_a_share_that_prints_as_its_target_and_misses_it_is_below_it() -> None:
    of = result(indicator(), "8996", "10000")
    assert value_text(Value(of, Shown.RESULT)) == "90.0%"
    assert value_text(Value(of, Shown.AGAINST_TARGET)) == "below the target"
    assert value_text(Value(of, Shown.SHORTFALL)) == "4"


def percentage(**changed: object) -> Result:
    of: Indicator = replace(indicator(), **{key: changed.pop(key) for key in ("polarity", "unit") if key in changed})  # type: ignore[arg-type]
    return replace(result(of), **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shown", "of", "words", "why"),
    [
        (Shown.SHORTFALL, percentage(), "421", ""),
        (Shown.REMAINDER, percentage(), "610", ""),
        (Shown.THRESHOLD, percentage(), "80.0%", ""),
        (Shown.AGAINST_TARGET, percentage(), "below the target", ""),
        (Shown.SHORTFALL, result(indicator(), "12810", "18910"), "4,209", ""),
        (Shown.REMAINDER, result(indicator(), "128.1", "1890"), "1,761.9", ""),
        (Shown.SHORTFALL, result(indicator(), "1800", "1891"), "", "the target is met"),
        (Shown.SHORTFALL, percentage(goal=None), "", "there is no target"),
        (Shown.SHORTFALL, percentage(polarity=Polarity.TARGET), "", "neither more nor fewer is better"),
        (Shown.SHORTFALL, percentage(numerator=None), "", "only the printed result is known"),
        (Shown.SHORTFALL, percentage(unit=Unit.AVERAGE), "", "the result is no share of a denominator"),
        (Shown.SHORTFALL, result(indicator(), "0.8", "1.0"), "", "no number of them would have met the target"),
        (Shown.REMAINDER, percentage(unit=Unit.COUNT), "", "the result is no share of a denominator"),
        (Shown.REMAINDER, result(indicator(), "12", "10"), "", "the numerator is no part of the denominator"),
        (Shown.THRESHOLD, percentage(rule=None), "", "no one number divides Amber and Red"),
        (Shown.AGAINST_TARGET, percentage(goal=None), "", "there is no target"),
        (Shown.SHORTFALL, percentage(amount=None), "", ""),
        (Shown.AGAINST_TARGET, percentage(amount=None), "", ""),
        (Shown.TARGET, percentage(goal=None), "", ""),
    ],
)
def test_short_forms_are_in_words_or_it_is_said_why_there_are_none(
    shown: Shown, of: Result, words: str, why: str
) -> None:
    assert value_text(Value(of, shown)) == words
    assert words or lack_text(Value(of, shown)) == why
