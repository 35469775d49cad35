"""How far a result is from its target is that of the period that is spoken of, and of the target in force."""

from __future__ import annotations

import pytest

from committee_pack.findings import Finding
from tests.support.agreement import ADULT_CARE, held


def found(
    text: str, about: str = "returner-interviews", workspace: str = ".", report: str = "scs-scorecard"
) -> list[Finding]:
    return held(workspace, report).found(text, about)


@pytest.mark.parametrize(
    "text",
    [
        "The result is 22.3 percentage points below the target.",
        "In August the result was 22.3 points below target.",
        "The gap to target is 22.3 percentage points.",
        "In July the result was 23.2 points below target.",
        "It was 23.2 points below target in July.",
        "It was 66.8% in July. That was 23.2 points below the target.",
        "The gap has narrowed from 23.2 points to 22.3 points.",
        "The gap fell from 23.2 points to 22.3 points.",
        "The gap to the target has narrowed by 0.9 points.",
        "It is 22.3 points below target, compared with 23.2 points in July.",
        "It is 22.3 points below target (23.2 points in July).",
        "It is 22.3 points below target. In July it was 23.2 points below.",
        "It is 12.3 points below the threshold.",
        "The three-month figure is 16.1 points below the target.",
    ],
)
def test_a_gap_of_the_period_that_is_spoken_of_agrees(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("The result is 23.3 percentage points below the target.", "23.3 percentage points", "22.3"),
        ("The result is 23.2 percentage points below the target.", "23.2 percentage points", "22.3"),
        ("In August the result was 23.2 points below target.", "23.2 points", "22.3"),
        ("The gap to target is 23.2 percentage points.", "23.2 percentage points", "22.3"),
        ("It was 66.8% in July. It is 23.2 points below the target.", "23.2 points", "22.3"),
        ("In July the result was 22.3 points below target.", "22.3 points", "23.2"),
        ("It is 22.3 points below target, compared with 23.5 points in July.", "23.5 points", "23.2"),
        ("It is 12.3 points below the target.", "12.3 points", "22.3"),
    ],
)
def test_a_gap_of_another_period_or_mark_is_told_with_the_right_one(text: str, words: str, right: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.excerpt and finding.excerpt.words) == ("figure-change", words)
    assert finding.hint == f"Is {right} meant?"
    assert finding.message.endswith(f"and the target of 90.0% is {right} points.")


@pytest.mark.parametrize(
    "text",
    [
        "Another 414 interviews in time would have met the target.",
        "Another 420 interviews in time would have met the target.",
        "412 more would have met the target.",
        "It is 412 interviews short of the target.",
    ],
)
def test_how_many_more_were_needed_is_a_whole_number_that_reaches_the_target(text: str) -> None:
    assert [each.hint for each in found(text)] == ["Is 421 meant?"]


def test_how_many_more_were_needed_agrees_where_it_just_reaches_the_target() -> None:
    assert found("Another 421 interviews in time would have met the target.") == []
    assert found("It is 421 interviews short of the target.") == []


def test_a_gap_of_days_or_of_a_count_is_told_in_its_own_unit() -> None:
    (days,) = found("It is 1.3 days over the target.", "delays", ADULT_CARE, "kpi")
    (count,) = found("It is 26 above the target.", "telecare", ADULT_CARE, "kpi")
    assert days.message == "The gap between 6.6 days and the target of 5.5 days is 1.1."
    assert count.message == "The gap between 2,124 and the target of 2,100 is 24."


@pytest.mark.parametrize("text", ["It is 0.9 points down on July.", "The result changed by -0.9 points since July."])
def test_a_change_that_goes_the_other_way_is_told_with_both_figures(text: str) -> None:
    (finding,) = found(text)
    assert finding.code == "direction-wrong"
    assert "67.7% in August 2016 is more than 66.8% in July 2016" in finding.message


def test_points_in_words_may_be_whole_ones_and_a_half() -> None:
    assert (
        found("Performance is two and a half points above the target of 82.0%.", "assessments", ADULT_CARE, "kpi") == []
    )
