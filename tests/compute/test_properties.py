"""What holds of every sum, rating and direction, whatever the numbers are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from committee_pack.compute.values import Made, Values, amount_of
from committee_pack.compute.windows import Series
from committee_pack.findings import Place
from committee_pack.model.indicators import (
    RED_AMBER_GREEN,
    Band,
    Bound,
    ComparatorRule,
    Indicator,
    Polarity,
    Rating,
    TargetMet,
    TravelRule,
    Unit,
)
from committee_pack.model.periods import Frequency, Period, Window, parse_period
from committee_pack.model.results import Amount, Direction, GapKind, Observation
from tests.compute.making import PLACE, indicator, rating_of, travel

AUGUST = parse_period("2016-08")
WINDOWS = (
    Window.QUARTER,
    Window.YEAR_TO_DATE,
    Window.ROLLING_3_MONTHS,
    Window.ROLLING_12_MONTHS,
    Window.FINANCIAL_YEAR,
)
FIGURES = st.decimals(min_value=0, max_value=10**9, allow_nan=False, allow_infinity=False, places=3)
AMOUNTS = st.fractions(min_value=-500, max_value=500, max_denominator=997)
WAYS = st.sampled_from([Polarity.HIGHER, Polarity.LOWER])
BEST_FIRST = {
    rating: place for place, rating in enumerate((*RED_AMBER_GREEN, Rating.BETTER, Rating.SIMILAR, Rating.WORSE))
}


def row(period: Period, window: Window, over: Decimal, under: Decimal, area: str = "") -> Observation:
    return Observation("x", period, window, area, "", over, under, None, "", (), None, "", Place("a.csv", 1))


def month(last: int) -> Period:
    return Period(last, Frequency.MONTH)


def measure(**changed: object) -> Indicator:
    return replace(indicator(), unit=Unit.AVERAGE, **changed)  # type: ignore[arg-type]


def made(rows: list[Observation], window: Window, period: Period, of: Indicator | None = None) -> Made:
    """Return what a result is made of, from rows as they come."""
    of = of or measure()
    series = Series(of)
    for each in rows:
        series.add(each, each.window or of.window)
    return Values({("x", "", ""): series}, {}, {}).of(of, period, window, "", "")


def months_of(window: Window, period: Period) -> range:
    lengths = {Window.QUARTER: 3, Window.ROLLING_3_MONTHS: 3, Window.ROLLING_12_MONTHS: 12, Window.FINANCIAL_YEAR: 12}
    if window is Window.YEAR_TO_DATE:
        return range(period.financial_year.first, period.last + 1)
    return range(period.last - lengths[window] + 1, period.last + 1)


def ended(window: Window, period: Period) -> Period:
    """Return the last month that the window may end with."""
    frequency = {Window.QUARTER: Frequency.QUARTER, Window.FINANCIAL_YEAR: Frequency.YEAR}.get(window, Frequency.MONTH)
    return month(period.latest(frequency).last)


Cut = tuple[Window, int, int]
"""A window, and the first and the last month of what it covers."""


def pieces(first: int, last: int) -> Iterator[Cut]:
    """Return the windows that begin with a month and end no later than another."""
    for end in range(first, last + 1):
        period = month(end)
        if end == first:
            yield Window.MONTH, first, end
        if end == first + 2:
            yield Window.ROLLING_3_MONTHS, first, end
            if (end - period.financial_year.first) % 3 == 2:
                yield Window.QUARTER, first, end
        if end > first and period.financial_year.first == first:
            yield Window.YEAR_TO_DATE, first, end


@st.composite
def splits(draw: st.DrawFn) -> tuple[Window, Period, dict[int, tuple[Decimal, Decimal]], list[Cut]]:
    """Return a window, the figures of its months, and a way to cut it into shorter windows."""
    window = draw(st.sampled_from(WINDOWS))
    period = ended(window, month(AUGUST.last - draw(st.integers(0, 30))))
    months = months_of(window, period)
    figures = {each: (draw(FIGURES), draw(FIGURES) + 1) for each in months}
    cuts: list[Cut] = []
    first = months[0]
    while first <= months[-1]:
        choices = [cut for cut in pieces(first, months[-1]) if cut[2] - cut[1] + 1 < max(len(months), 2)]
        cuts.append(draw(st.sampled_from(choices)))
        first = cuts[-1][2] + 1
    return window, period, figures, cuts


def summed(figures: dict[int, tuple[Decimal, Decimal]], first: int, last: int) -> tuple[Fraction, Fraction]:
    part = [figures[each] for each in range(first, last + 1)]
    return sum((Fraction(over) for over, _ in part), Fraction()), sum(
        (Fraction(under) for _, under in part), Fraction()
    )


def as_decimal(number: Fraction) -> Decimal:
    exact = Decimal(int(number * 1000)).scaleb(-3)
    assert Fraction(exact) == number
    return exact


@given(splits(), st.randoms(use_true_random=False))
def test_a_window_cut_in_any_way_and_in_any_order_has_the_same_exact_sum(
    split: tuple[Window, Period, dict[int, tuple[Decimal, Decimal]], list[Cut]], chance: object
) -> None:
    window, period, figures, cuts = split
    rows = []
    for piece, first, last in cuts:
        over, under = summed(figures, first, last)
        rows.append(row(month(last), piece, as_decimal(over), as_decimal(under)))
    chance.shuffle(rows)  # type: ignore[attr-defined]
    over, under = summed(figures, min(figures), max(figures))
    found = made(rows, window, period)
    assert found.gap is None
    assert (Fraction(found.numerator or 0), Fraction(found.denominator or 0)) == (over, under)
    assert found.amount == Amount(over / under)


@given(splits(), st.data())
def test_a_window_that_lacks_a_part_has_no_sum_and_says_so(
    split: tuple[Window, Period, dict[int, tuple[Decimal, Decimal]], list[Cut]], data: st.DataObject
) -> None:
    window, period, _, cuts = split
    lost = data.draw(st.integers(0, len(cuts) - 1))
    rows = [row(month(last), piece, Decimal(1), Decimal(2)) for i, (piece, _, last) in enumerate(cuts) if i != lost]
    found = made(rows, window, period)
    assert found.amount is None
    assert found.gap is not None
    assert found.gap.kind in (GapKind.PART_MISSING, GapKind.NO_ROW)
    if found.gap.kind is GapKind.PART_MISSING:
        named = {each for part in found.gap.parts for each in range(part.period.first, part.period.last + 1)}
        assert named == set(range(cuts[lost][1], cuts[lost][2] + 1))


@given(splits())
def test_a_row_for_the_window_itself_wins_over_any_parts(
    split: tuple[Window, Period, dict[int, tuple[Decimal, Decimal]], list[Cut]],
) -> None:
    window, period, _, cuts = split
    parts = [row(month(last), piece, Decimal(1), Decimal(2)) for piece, _, last in cuts]
    given_row = row(period, window, Decimal(3), Decimal(4))
    assert made([*parts, given_row], window, period).rows == (given_row,)


@given(
    st.lists(st.tuples(FIGURES, FIGURES.map(lambda each: each + 1)), min_size=1, max_size=12),
    st.permutations(range(12)),
)
def test_areas_in_any_order_have_the_same_exact_sum(figures: list[tuple[Decimal, Decimal]], order: list[int]) -> None:
    of, names = measure(window=Window.SNAPSHOT), [f"Area {n}" for n in range(len(figures))]
    series = {}
    for name, (over, under) in zip(names, figures, strict=True):
        series["x", name, ""] = Series(of)
        series["x", name, ""].add(row(AUGUST, Window.SNAPSHOT, over, under, name), Window.SNAPSHOT)
    shuffled = tuple(names[n] for n in order if n < len(names))
    found = Values(series, {}, {"All": shuffled}).of(of, AUGUST, Window.SNAPSHOT, "All", "")
    overs, unders = (sum((Fraction(each[i]) for each in figures), Fraction()) for i in (0, 1))
    assert found.amount == Amount(overs / unders)


@given(FIGURES, FIGURES.map(lambda each: each + 1), st.sampled_from(["1", "2", "0.5", "10"]), st.integers(0, 6))
def test_ratings_and_directions_depend_on_exact_values_alone(
    over: Decimal, under: Decimal, times: str, decimals: int
) -> None:
    of = indicator(
        (TargetMet(),),
        (Band(Bound(Fraction(10), True), Bound(None, False)),),
        (Band(None, Bound(Fraction(10), False)),),
    )
    # -- however many decimals are shown, and whatever numerator and denominator come to the same
    shown = replace(of, decimals=decimals, title="Other words", unit=Unit.PERCENT)
    typed = row(AUGUST, Window.SNAPSHOT, over, under)
    scaled = row(AUGUST, Window.SNAPSHOT, over * Decimal(times), under * Decimal(times))
    one, other = (amount_of(each, Unit.PERCENT) for each in (typed, scaled))
    assert one is not None
    assert one == other
    assert rating_of(one.number, of, Fraction(50)) is rating_of(other.number, shown, Fraction(50))
    then = Amount(Fraction(30))
    assert travel(one, then, of, None, None) is travel(other, then, shown, None, None)


@st.composite
def judged(draw: st.DrawFn) -> tuple[Indicator, Fraction]:
    """Return an indicator rated by a target and a threshold behind it, or by its target alone, and the target."""
    polarity = draw(WAYS)
    target = Fraction(draw(st.decimals(min_value=-300, max_value=300, places=2)))
    behind = target - draw(st.fractions(min_value=0, max_value=90, max_denominator=60)) * (
        1 if polarity is Polarity.HIGHER else -1
    )
    held = draw(st.booleans())
    if polarity is Polarity.HIGHER:
        amber, red = Band(Bound(behind, held), Bound(None, False)), Band(None, Bound(behind, not held))
    else:
        amber, red = Band(Bound(None, False), Bound(behind, held)), Band(Bound(behind, not held), None)
    travel_rule = TravelRule(polarity.value)
    return indicator((TargetMet(),), (amber,), (red,), polarity=polarity, travel=travel_rule), target


@given(judged(), AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_better_value_never_has_a_worse_rating_or_direction(
    by: tuple[Indicator, Fraction], one: Fraction, other: Fraction, earlier: Fraction
) -> None:
    of, target = by
    better, worse = max(one, other), min(one, other)
    if of.polarity is Polarity.LOWER:
        better, worse = worse, better
    ratings = [rating_of(each, of, target) for each in (better, worse)]
    assert None not in ratings
    places = [BEST_FIRST[each] for each in ratings if each]
    assert places == sorted(places)
    ways = [travel(Amount(each), Amount(earlier), of, target, target) for each in (better, worse)]
    order = [Direction.BETTER, Direction.SAME, Direction.WORSE]
    assert order.index(ways[0] or Direction.WORSE) <= order.index(ways[1] or Direction.BETTER)


@given(WAYS, st.decimals(min_value=0, max_value=50, places=2), AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_better_value_is_never_worse_beside_a_comparator(
    polarity: Polarity, margin: Decimal, one: Fraction, other: Fraction, comparator: Fraction
) -> None:
    of = replace(indicator(polarity=polarity), rules=(ComparatorRule("England", margin, PLACE),))
    better, worse = max(one, other), min(one, other)
    if polarity is Polarity.LOWER:
        better, worse = worse, better
    ratings = [rating_of(each, of, None, comparator) for each in (better, worse)]
    places = [BEST_FIRST[each] for each in ratings if each]
    assert len(places) == 2
    assert places == sorted(places)


@given(AMOUNTS, AMOUNTS)
def test_what_is_better_one_way_is_worse_the_other_way(now: Fraction, then: Fraction) -> None:
    of = indicator()
    there = travel(Amount(now), Amount(then), of, None, None)
    back = travel(Amount(then), Amount(now), of, None, None)
    opposite = {Direction.BETTER: Direction.WORSE, Direction.WORSE: Direction.BETTER, Direction.SAME: Direction.SAME}
    assert there is not None
    assert back is opposite[there]
