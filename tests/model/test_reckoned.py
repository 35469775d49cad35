"""What follows from a result by plain arithmetic holds exactly, whatever the numbers are."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from committee_pack.model.indicators import (
    Band,
    Bands,
    Basis,
    Bound,
    Polarity,
    RatingRule,
    TargetMet,
    TargetMissed,
    Unit,
)
from committee_pack.model.reckoned import remainder, shared_decimals, shortfall, threshold
from committee_pack.model.results import Amount, Result
from tests.support.documents import indicator, result

COUNTS = st.integers(0, 5000)
FULL_TIME_POSTS = st.decimals(min_value=0, max_value=500, places=1)
TARGETS = st.decimals(min_value=0, max_value=100, places=2)


def share(part: Decimal | int, whole: Decimal | int, target: Decimal, polarity: Polarity = Polarity.HIGHER) -> Result:
    made = result(replace(indicator(), polarity=polarity), str(part), str(whole))
    assert made.goal
    return replace(made, goal=replace(made.goal, value=target))


def is_met(part: Fraction, whole: Decimal, target: Decimal, polarity: Polarity) -> bool:
    percent = 100 * part / Fraction(whole)
    return percent >= Fraction(target) if polarity is Polarity.HIGHER else percent <= Fraction(target)


@given(
    st.one_of(st.tuples(COUNTS, COUNTS), st.tuples(FULL_TIME_POSTS, FULL_TIME_POSTS)),
    TARGETS,
    st.sampled_from([Polarity.HIGHER, Polarity.LOWER]),
)
def test_with_the_shortfall_the_target_is_met_and_with_one_fewer_it_is_not(
    both: tuple[Decimal | int, Decimal | int], target: Decimal, polarity: Polarity
) -> None:
    part, whole = sorted(Decimal(each) for each in both)
    assume(whole > 0)
    lacking = shortfall(share(part, whole, target, polarity))
    way = 1 if polarity is Polarity.HIGHER else -1
    if lacking is not None:
        assert lacking > 0
        assert 0 <= Fraction(part) + way * lacking <= Fraction(whole)
        assert is_met(Fraction(part) + way * lacking, whole, target, polarity)
        assert not is_met(Fraction(part) + way * (lacking - 1), whole, target, polarity)
    elif part == int(part) and whole == int(whole):
        # -- of things that are counted whole, some number always would have met it
        assert is_met(Fraction(part), whole, target, polarity)


@given(COUNTS, COUNTS)
def test_the_remainder_and_the_numerator_are_the_denominator(one: int, other: int) -> None:
    part, whole = sorted((one, other))
    assume(whole > 0)
    rest = remainder(share(part, whole, Decimal(90)))
    assert rest is not None
    assert rest + part == whole


@pytest.mark.parametrize(
    ("changed", "has_remainder"),
    [
        ({"target": Decimal(67)}, True),
        ({"polarity": Polarity.TARGET}, True),
        ({"polarity": Polarity.NEITHER}, True),
        ({"unit": Unit.AVERAGE}, False),
        ({"unit": Unit.PER_1000}, False),
        ({"amount": Amount(Fraction("67.7"), 1)}, False),
        ({"numerator": None}, False),
        ({"denominator": None}, False),
        ({"amount": None}, False),
    ],
)
def test_there_is_no_shortfall_where_no_number_would_be_right(changed: dict[str, object], has_remainder: bool) -> None:
    made = share(1281, 1891, changed.pop("target", Decimal(90)))  # type: ignore[arg-type]
    of = {key: changed.pop(key) for key in ("polarity", "unit") if key in changed}
    made = replace(made, indicator=replace(made.indicator, **of), **changed)  # type: ignore[arg-type]
    assert shortfall(made) is None
    assert (remainder(made) is not None) is has_remainder


def test_more_than_the_whole_is_never_asked_for_nor_taken_away() -> None:
    assert shortfall(share(90, 100, Decimal(110))) is None
    assert shortfall(share(120, 100, Decimal(130))) is None
    # -- with one post more there would be more posts filled than there are
    assert shortfall(share(Decimal("9.5"), 10, Decimal(100))) is None
    assert shortfall(share(Decimal("9.0"), 10, Decimal(100))) == 1


def end(value: int | None, *, included: bool = True, is_threshold: bool = False) -> Bound:
    return Bound(None if value is None else Fraction(value), included, is_threshold)


BELOW_80, FROM_80 = Band(None, end(80, included=False)), Band(end(80), end(None, included=False))


@pytest.mark.parametrize(
    ("amber", "red", "found"),
    [
        ((FROM_80,), (BELOW_80,), 80),
        ((Band(end(90, included=False), end(95)),), (Band(end(95, included=False), None),), 95),
        ((), (BELOW_80,), None),
        ((TargetMissed(),), (), None),
        ((TargetMissed(),), (BELOW_80,), None),
        ((FROM_80, Band(end(95), end(99))), (BELOW_80, Band(end(99, included=False), None)), None),
        ((Band(end(None, is_threshold=True), end(None)),), (Band(None, end(None, is_threshold=True)),), None),
    ],
)
def test_the_threshold_is_the_one_number_between_amber_and_red(amber: Bands, red: Bands, found: int | None) -> None:
    rule = RatingRule((TargetMet(),), amber, red, Basis.PUBLISHED, indicator().place)
    assert threshold(replace(result(indicator()), rule=rule)) == found


def test_a_threshold_that_goes_with_the_target_is_the_one_of_its_period() -> None:
    bounds = (
        (Band(end(None, is_threshold=True), end(None, included=False)),),
        (Band(None, end(None, included=False, is_threshold=True)),),
    )
    rule = RatingRule((TargetMet(),), *bounds, Basis.PUBLISHED, indicator().place).with_threshold(Fraction("62.5"))
    assert threshold(replace(result(indicator()), rule=rule)) == Fraction("62.5")


def test_what_is_rated_by_no_bands_has_no_threshold() -> None:
    assert threshold(replace(result(indicator()), rule=None)) is None


@pytest.mark.parametrize(("now", "then", "decimals"), [(None, None, None), (None, 2, 2), (0, None, 1), (3, 2, 2)])
def test_values_share_the_decimals_of_the_one_that_is_known_to_fewer(
    now: int | None, then: int | None, decimals: int | None
) -> None:
    assert shared_decimals(Amount(Fraction(1), now), Amount(Fraction(1), then), indicator()) == decimals


def test_the_shortfalls_of_the_published_scorecard_are_those_reckoned_by_hand() -> None:
    assert shortfall(share(1281, 1891, Decimal(90))) == 1702 - 1281
    assert shortfall(share(293, 2246, Decimal(10), Polarity.LOWER)) == 293 - 224
