"""Numbers are read as they are typed: in digits or words, as percentages, points, shares, and how exact they are."""

from __future__ import annotations

from fractions import Fraction

import pytest

from committee_pack.check.agreement.reading.quantities import Approx, Kind, quantities
from tests.support.agreement import held, prose_of


def read(text: str) -> list[tuple[str, float, Kind]]:
    """Return each number of a text: how it is typed, what it is, and as what."""
    prose = prose_of(text)
    return [(prose.text[each.start : each.end], float(each.number), each.kind) for each in quantities(prose)]


@pytest.mark.parametrize(
    ("text", "typed", "number", "kind"),
    [
        ("It is 67.7%.", "67.7%", 67.7, Kind.PERCENT),
        ("It is 67.7 per cent.", "67.7 per cent", 67.7, Kind.PERCENT),
        ("It is 67 %.", "67 %", 67, Kind.PERCENT),
        ("There were 1,891 of them.", "1,891", 1891, Kind.PLAIN),
        ("There were 1891 of them.", "1891", 1891, Kind.PLAIN),
        ("It took 151.5 days.", "151.5", 151.5, Kind.PLAIN),
        ("Up 0.9 percentage points.", "0.9 percentage points", 0.9, Kind.POINTS),
        ("Up 0.9 points.", "0.9 points", 0.9, Kind.POINTS),
        ("Up 2pp.", "2pp", 2, Kind.POINTS),
        ("Up two points.", "two points", 2, Kind.POINTS),
        ("Up half a point.", "half a point", 0.5, Kind.POINTS),
        ("There were thirty-five.", "thirty-five", 35, Kind.PLAIN),
        ("There were twelve.", "twelve", 12, Kind.PLAIN),
        ("The target is nil.", "nil", 0, Kind.PLAIN),
        ("About three quarters of posts.", "three quarters", 75, Kind.SHARE),
        ("Half of them.", "Half", 50, Kind.SHARE),
        ("One in five of them.", "One in five", 20, Kind.SHARE),
        ("Nine out of ten of them.", "Nine out of ten", 90, Kind.SHARE),
        ("It moved by -3 since.", "-3", -3, Kind.PLAIN),
        ("It cost £4,500 in all.", "£4,500", 4500, Kind.PLAIN),
    ],
)
def test_a_number_is_read_as_it_is_typed(text: str, typed: str, number: float, kind: Kind) -> None:
    assert read(text) == [(typed, number, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2015/16 and later.",
        "By 01/09/2016.",
        "Form CS12b.",
        "See 3.2.1 there.",
        "Five quarters running.",
        "No number.",
    ],
)
def test_what_is_no_number_of_anything_is_not_read_as_a_share_or_a_percentage(text: str) -> None:
    assert all(kind is Kind.PLAIN for _, _, kind in read(text))


def test_a_pair_with_a_slash_is_two_numbers() -> None:
    assert read("458/703 were good.") == [("458", 458, Kind.PLAIN), ("703", 703, Kind.PLAIN)]


@pytest.mark.parametrize(
    ("words", "approx"),
    [
        ("about", Approx.ABOUT),
        ("around", Approx.ABOUT),
        ("just under", Approx.UNDER),
        ("nearly", Approx.UNDER),
        ("just over", Approx.OVER),
        ("fewer than", Approx.LESS),
        ("more than", Approx.MORE),
        ("exactly", None),
    ],
)
def test_how_exact_a_number_is_meant_is_said_before_it(words: str, approx: Approx | None) -> None:
    (found,) = quantities(prose_of(f"It was {words} 70%."))
    assert found.approx is approx


def test_a_number_with_decimals_is_exact_whatever_stands_before_it() -> None:
    (found,) = quantities(prose_of("It was some 67.7%."))
    assert found.approx is None
    assert (found.number, found.decimals) == (Fraction(677, 10), 1)


def test_what_a_placeholder_shows_is_a_number_with_its_value() -> None:
    (prose,) = held(".", "scs-scorecard").passage("It is {{ result }}.", "returner-interviews").prose
    (found,) = quantities(prose)
    assert prose.text[found.start : found.end] == "67.7%"
    assert found.value
    assert found.value.of.indicator.id == "returner-interviews"


def test_numbers_come_in_reading_order_and_none_twice() -> None:
    text = "One in five (20.6%) of 1,891, or 390/1,891, up two points."
    starts = [each.start for each in quantities(prose_of(text))]
    assert starts == sorted(set(starts))
    assert [typed for typed, _, _ in read(text)] == ["One in five", "20.6%", "1,891", "390", "1,891", "two points"]
