"""What is said of several areas at once is held against each of them."""

from __future__ import annotations

import pytest

from committee_pack.findings import Finding
from tests.support.agreement import held


def found(text: str, about: str = "three-placements") -> list[Finding]:
    return held(".", "scs-scorecard").found(text, about)


@pytest.mark.parametrize(
    "text",
    [
        "Three of the four areas are Red.",
        "All four areas are above target, and three of them are Red.",
        "North Kent and South Kent are both Red.",
        "North, East and South Kent are Red and West Kent is Amber.",
        "West Kent is Amber, and the other three are Red.",
        "Three areas are Red and one is Amber.",
        "Excluding UASC, two areas are Red and two Amber.",
        "No area is Green.",
        "Not all areas are Red.",
        "All areas are Red except West Kent.",
        "At least two areas are Red.",
        "All areas are Red or Amber.",
        "In July all four areas were Green.",
        "Each of the areas is above target.",
        "No area is below target.",
        "Both North Kent and East Kent missed the target.",
        "Performance was below target in all four areas.",
    ],
)
def test_what_is_so_of_the_areas_or_cannot_be_known_is_not_told(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "All four areas are Red.",
        "All four areas are above target, and two of them are Red.",
        "Two of the four areas are Red.",
        "Each of the areas is Red.",
        "None of the areas is Red.",
    ],
)
def test_how_many_areas_have_a_rating_is_told_with_their_names(text: str) -> None:
    (finding,) = found(text)
    assert finding.code == "rating-wrong"
    assert finding.message == "Of the 4 areas 3 are Red: North Kent, East Kent, South Kent."


def test_areas_are_answered_with_areas_and_not_with_the_county() -> None:
    (finding,) = found("All four areas are Amber.", "iha-referrals")
    assert finding.message == "Of the 4 areas none is Amber."


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("rating-wrong", "West Kent and South Kent are both Red.", "West Kent of August 2016 is Amber, and not Red."),
        ("rating-wrong", "South, East and West Kent are Red.", "West Kent of August 2016 is Amber, and not Red."),
        ("comparison-wrong", "West Kent and South Kent are both below target.", "of West Kent: 13.0% against 10.0%"),
        ("comparison-wrong", "North, East and South Kent met the target.", "of North Kent: 13.8% against 10.0%"),
        ("comparison-wrong", "The result is below target in all four areas.", "so of 0 of the 4 areas"),
        ("comparison-wrong", "No area is above target.", "so of 4 of the 4 areas"),
    ],
)
def test_areas_that_are_named_together_are_each_held_against_their_result(code: str, text: str, said: str) -> None:
    (finding,) = found(text)
    assert finding.code == code
    assert said in finding.message


def test_performance_below_target_is_performance_that_misses_it_where_lower_is_better() -> None:
    assert found("Performance is below target.") == []
    assert [each.code for each in found("13.0% is below the target.")] == ["comparison-wrong"]
    assert [each.code for each in found("Performance is above target.")] == ["comparison-wrong"]
