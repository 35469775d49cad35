"""What changed between two sides of a report: each kind of change, and nothing where nothing changed."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from committee_pack.compare.reports import compare_reports
from committee_pack.model.changes import NO_CHANGES, DetailChange, FileChange, ReportChanges, TextKind, Way
from committee_pack.model.indicators import Rating
from committee_pack.model.proofs import Edit
from committee_pack.model.results import Direction
from committee_pack.wording.change_counts import report_counts
from committee_pack.wording.changes import figure_difference, figure_texts, side_heads
from tests.support.changes import changed, kinds, side
from tests.support.workspaces import (
    COMMENTARY,
    INDICATORS,
    NOTE,
    OBSERVATIONS,
    OTHERS,
    OVERVIEW,
    PAGE,
    POPULATIONS,
    REPORT,
    TARGETS,
    Small,
    small_workspace,
    with_layouts,
    with_measures,
)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def replaced(small: Small, file: str, old: str, new: str) -> ReportChanges:
    return changed(small, lambda: small.replace(file, old, new))


# -- figures, ratings, directions --------------------------------------------------------------------


def test_a_report_beside_itself_has_no_change(small: Small) -> None:
    assert compare_reports(side(small), side(small)) == NO_CHANGES


def test_a_result_has_its_exact_value_and_its_text_before_and_after(small: Small) -> None:
    found = replaced(small, OBSERVATIONS, "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,73,101")
    (change,) = found.figures
    assert change.before is not None
    assert change.after is not None
    assert change.before.amount is not None
    assert change.after.amount is not None
    assert (change.of.indicator, change.of.area, change.beside, change.edit) == ("visits", "", "", Edit.EDITED)
    assert (change.before.amount.number, change.after.amount.number) == (Fraction(72), Fraction(7300, 101))
    assert figure_texts(change) == ("72.0%", "72.3%")
    assert figure_difference(change) == "up 0.3 percentage points"
    assert kinds(found) == {"figures", "files"}


def test_results_that_are_displayed_alike_are_told_apart(small: Small) -> None:
    (change,) = replaced(small, OBSERVATIONS, "72,100", "720,1000").figures
    assert figure_texts(change) == ("72.0% (72 / 100)", "72.0% (720 / 1,000)")
    (change,) = replaced(small, OBSERVATIONS, "720,1000,", ",,72.001").figures
    assert figure_texts(change) == ("72.0% (720 / 1,000)", "72.0%")
    (change,) = replaced(small, OBSERVATIONS, "72.001", "72.002").figures
    assert figure_texts(change) == ("72.0% (72.001)", "72.0% (72.002)")


def test_a_figure_of_an_area_that_is_there_no_more_is_taken_out_and_its_rating_and_direction_are_not_told(
    small: Small,
) -> None:
    found = replaced(small, OBSERVATIONS, "visits,2016-08,SS,North,,40,50,,,,\n", "")
    (change,) = found.figures
    assert (change.of.area, change.edit, figure_texts(change)) == ("North", Edit.REMOVED, ("80.0%", "none"))
    assert kinds(found) == {"figures", "files"}


def test_words_in_place_of_a_result_are_a_figure_and_end_its_rating(small: Small) -> None:
    found = replaced(small, OBSERVATIONS, "overdue,2016-08,SS,,,35,,,", "overdue,2016-08,SS,,,,,[c],")
    assert [figure_texts(each) for each in found.figures] == [("35", "[c]")]
    (rating,) = found.ratings
    assert (rating.of.indicator, rating.way) == ("overdue", Way.GONE)
    assert [(each.before, each.after, each.edit) for each in found.directions] == [
        (Direction.WORSE, None, Edit.REMOVED)
    ]


@pytest.mark.parametrize(
    ("numerator", "rating", "way"),
    [("79", Rating.RED, None), ("80", Rating.AMBER, Way.BETTER), ("90", Rating.GREEN, Way.BETTER)],
)
def test_a_rating_is_better_or_worse_whatever_the_number_did(
    small: Small, numerator: str, rating: Rating, way: Way | None
) -> None:
    before = side(small)
    small.replace(OBSERVATIONS, "72,100", f"{numerator},100")
    after = side(small)
    assert [each.way for each in compare_reports(before, after).ratings] == ([way] if way else [])
    back = compare_reports(after, before).ratings
    assert [each.way for each in back] == ([Way.WORSE] if way else [])
    assert all(each.before and each.before.rating is rating for each in back)


def test_a_direction_of_travel_is_told_by_what_it_is_since(small: Small) -> None:
    found = replaced(small, OBSERVATIONS, "overdue,2016-07,SS,,,,,31", "overdue,2016-07,SS,,,,,36")
    (change,) = found.directions
    assert (change.of.indicator, change.since) == ("overdue", "1 month ago")
    assert (change.before, change.after) == (Direction.WORSE, Direction.BETTER)
    (earlier,) = found.earlier
    assert (str(earlier.period), figure_texts(earlier)) == ("2016-07", ("31", "36"))
    assert found.figures == ()


def test_an_earlier_figure_is_found_whether_or_not_it_was_there(small: Small) -> None:
    found = replaced(small, OBSERVATIONS, "visits,2016-07,SS,,,,,70.1,,,\n", "visits,2016-07,,North,,7,10,,,,\n")
    assert [(each.of.area, figure_texts(each)) for each in found.earlier] == [
        ("", ("70.1%", "none")),
        ("North", ("none", "70.0%")),
    ]


def test_two_periods_have_the_results_of_the_same_indicators_beside_each_other(small: Small) -> None:
    before, after = side(small, "2016-07"), side(small)
    found = compare_reports(before, after)
    assert side_heads(before.side, after.side) == ("Jul 2016", "Aug 2016")
    assert [(each.of.indicator, each.of.area, figure_texts(each)) for each in found.figures] == [
        ("visits", "", ("70.1%", "72.0%")),
        ("visits", "North", ("none", "80.0%")),
        ("overdue", "", ("31", "35")),
    ]
    assert kinds(found) == {"directions", "figures", "texts"}


def test_what_two_periods_have_alike_as_printed_is_no_change(small: Small) -> None:
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,7012,10000")
    figures = compare_reports(side(small, "2016-07"), side(small)).figures
    assert ("visits", "") not in {(each.of.indicator, each.of.area) for each in figures}


def test_an_earlier_figure_that_was_the_latest_when_it_was_published_is_told_as_revised(small: Small) -> None:
    before = side(small, "2016-07")
    small.replace(OBSERVATIONS, ",70.1,", ",71.2,")
    (change,) = compare_reports(before, side(small)).earlier
    assert (change.of.indicator, figure_texts(change), figure_difference(change)) == (
        "visits",
        ("70.1%", "71.2%"),
        "up 1.1 percentage points",
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (OBSERVATIONS, "72,100", "69,100", "down 3.0 percentage points"),
        (OBSERVATIONS, "72,100", "7201,10000", "up less than 0.1 percentage points"),
        (OBSERVATIONS, "72,100", "144,200", "unchanged"),
        (OBSERVATIONS, ",35,", ",33,", "down 2"),
        (OBSERVATIONS, "visits,2016-08,SS,,,72,100,,,,\n", "", "gone"),
        (INDICATORS, "unit: percent", "unit: average", "another unit"),
    ],
)
def test_how_far_a_figure_moved_is_told_in_words_and_never_left_empty(
    small: Small, file: str, old: str, new: str, said: str
) -> None:
    before = side(small)
    small.replace(file, old, new)
    change = next(each for each in compare_reports(before, side(small)).figures if not each.of.is_split)
    assert figure_difference(change) == said


def test_a_figure_that_is_there_for_the_first_time_is_new(small: Small) -> None:
    after = side(small)
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100,,,,\n", "")
    change = next(each for each in compare_reports(side(small), after).figures if not each.of.is_split)
    assert figure_difference(change) == "new"


@pytest.fixture
def measures(tmp_path: Path) -> Small:
    return with_measures(small_workspace(tmp_path))


def test_a_comparator_and_another_window_are_told_beside_the_result(measures: Small) -> None:
    found = replaced(measures, OTHERS, "60.3,p,13 of 152", "70.1,p,12 of 152")
    assert [(each.of.indicator, each.beside, figure_texts(each)) for each in found.figures] == [
        ("in-care", "England", ("60.3 [p]", "70.1 [p]"))
    ]
    assert [(each.of.indicator, each.way) for each in found.ratings] == [("in-care", Way.BETTER)]


def test_another_place_among_others_is_a_change_though_the_figure_is_the_same(measures: Small) -> None:
    (change,) = replaced(measures, OTHERS, "13 of 152", "14 of 152").figures
    assert figure_texts(change) == ("60.3 [p] (13 of 152)", "60.3 [p] (14 of 152)")


def test_another_population_changes_the_rate(measures: Small) -> None:
    found = replaced(measures, POPULATIONS, "132000", "131000")
    assert {each.of.indicator for each in found.figures} | {each.of.indicator for each in found.earlier} == {"in-care"}


def test_a_sum_is_found_by_any_of_its_parts(measures: Small) -> None:
    found = replaced(measures, OBSERVATIONS, "answered,2016-06,M,,,70,100", "answered,2016-06,M,,,71,100")
    assert [(each.of.indicator, figure_texts(each)) for each in found.figures] == [
        ("answered", ("80.0% [p] [r]", "80.3% [p] [r]"))
    ]


def test_a_later_result_that_is_available_is_told_with_both_periods(measures: Small) -> None:
    measures.replace(OBSERVATIONS, "homes,2016-08,M,,,0,,,,,\n", "")
    found = changed(measures, lambda: measures.add(OBSERVATIONS, "homes,2016-08,M,,,0,,,,,\n"))
    assert [figure_texts(each) for each in found.figures] == [("22 (July 2016)", "22 (August 2016)")]


# -- targets and definitions -------------------------------------------------------------------------


def test_a_target_is_told_by_its_period_and_changes_no_figure(small: Small) -> None:
    found = replaced(small, TARGETS, "overdue,2016/17,40,", "overdue,2016/17,30,agreed in May")
    (change,) = found.targets
    assert (change.of.indicator, str(change.period), change.said) == (
        "overdue",
        "2016/17",
        ("40", "30 (agreed in May)"),
    )
    assert kinds(found) == {"targets", "ratings", "files"}


def test_of_two_periods_the_target_of_each_result_is_told(small: Small) -> None:
    small.add(TARGETS, "visits,2016-08,92,\n")
    found = compare_reports(side(small, "2016-07"), side(small)).targets
    assert [(each.of.indicator, each.period, each.said) for each in found] == [("visits", None, ("90%", "92%"))]


def test_a_target_of_both_periods_that_was_changed_is_told_once(small: Small) -> None:
    before = side(small, "2016-07")
    small.replace(TARGETS, "visits,2016/17,90", "visits,2016/17,91")
    found = compare_reports(before, side(small)).targets
    assert [(str(each.period), each.said) for each in found] == [("2016/17", ("90%", "91%"))]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Visits held in time", "Visits in time", ("Title", "Visits held in time", "Visits in time")),
        ("number: 1", "number: 1a", ("Number", "1", "1a")),
        ("title: Visiting", "title: Visits", ("Section", "Visiting", "Visits")),
        ("polarity: lower", "polarity: higher", ("Good is", "Lower values are better.", "Higher values are better.")),
        ("unit: count", "unit: money", ("Unit", "A count", "An amount of money")),
        (
            "amber: 80 to below target, red: below 80",
            "amber: 75 to below target, red: below 75",
            (
                "Rating",
                "Green at or above the target, Amber 80% to below the target, Red below 80%.",
                "Green at or above the target, Amber 75% to below the target, Red below 75%.",
            ),
        ),
        ("Director: A. Person", "Director: B. Person", ("Owner", "Director: A. Person", "Director: B. Person")),
        (
            "window: SS\n        rating: {green: target met, basis",
            "window: SS\n        decimals: 2\n        rating: {green: target met, basis",
            ("Decimals", "0", "2"),
        ),
        (
            "window: SS\n        rating: {green: target met, basis",
            "window: SS\n        notes: [Counts all.]\n        rating: {green: target met, basis",
            ("Notes", "", "Counts all."),
        ),
    ],
)
def test_a_definition_is_told_fact_by_fact(small: Small, old: str, new: str, told: tuple[str, str, str]) -> None:
    found = replaced(small, INDICATORS, old, new)
    assert told in [(each.fact, each.before, each.after) for each in found.definitions]
    assert {each.fact for each in found.definitions} == {told[0]}
    assert not kinds(found) & {"targets", "details", "texts", "indicators"}


def test_of_two_periods_the_rule_of_each_is_told(measures: Small) -> None:
    measures.replace(REPORT, "latest: available", "latest: due")
    found = compare_reports(side(measures, "2016-03"), side(measures)).definitions
    assert [(each.of.indicator, each.fact) for each in found] == [("answered", "Rating"), ("answered", "Changes")]
    assert found[0].after == "Green at or above the target, Red below the target. Amber is gone."
    assert found[1].before == "New from April 2014: Asked for by the board."
    assert found[1].after.endswith("Measured otherwise from May 2016: Counts calls at night too.")


def test_a_rule_of_other_times_is_told_where_that_of_now_is_as_it_was(measures: Small) -> None:
    found = replaced(
        measures, INDICATORS, "amber: 70 to below target, red: below 70", "amber: 60 to below target, red: below 60"
    )
    assert [(each.fact, "60%" in each.after) for each in found.definitions] == [("Ratings over time", True)]


def test_an_indicator_that_is_new_or_retired_is_told_with_why_and_its_figures_are_not(small: Small) -> None:
    before = side(small)
    small.add(INDICATORS, "        changes: [{retired: 2016-08, note: Nobody asked.}]\n")
    found = compare_reports(before, side(small))
    (change,) = found.indicators
    assert (change.of.indicator, change.edit) == ("overdue", Edit.REMOVED)
    assert change.reason == "Retired from August 2016: Nobody asked."
    assert kinds(found) == {"indicators", "files"}
    (change,) = compare_reports(side(small), before).indicators
    assert change.edit is Edit.ADDED


# -- texts -------------------------------------------------------------------------------------------


def test_a_text_is_told_by_the_sentences_that_are_new_and_gone(small: Small) -> None:
    found = replaced(small, COMMENTARY, "The month before it was", "In July it was")
    (change,) = found.texts
    assert (change.of.kind, change.of.name, change.edit) == (TextKind.COMMENTARY, "visits", Edit.EDITED)
    assert (change.new, change.gone) == (("In July it was 70.1%.",), ("The month before it was 70.1%.",))
    assert kinds(found) == {"texts"}


def test_a_figure_that_is_filled_in_makes_no_sentence_new(small: Small) -> None:
    assert replaced(small, OBSERVATIONS, "72,100", "71,100").texts == ()


def test_of_two_periods_the_texts_on_one_indicator_are_held_beside_each_other(small: Small) -> None:
    small.write("narratives/monthly/2016-07/visits.md", small.text(COMMENTARY).replace("The month before", "In June"))
    found = compare_reports(side(small, "2016-07"), side(small)).texts
    assert [(each.of.kind, each.of.name, len(each.new), len(each.gone)) for each in found] == [
        (TextKind.COMMENTARY, "visits", 1, 1)
    ]


def test_data_notes_that_are_there_no_more_are_taken_out(small: Small) -> None:
    (change,) = changed(small, (small.root / NOTE).unlink).texts
    assert (change.of.kind, change.edit, change.gone) == (
        TextKind.NOTES,
        Edit.REMOVED,
        ("Counts visits, not children.",),
    )


def test_a_text_that_is_not_printed_is_not_compared(small: Small) -> None:
    small.page("<p>Nothing of it.</p>")
    assert replaced(small, COMMENTARY, "The month before it was", "In July it was").texts == ()


def test_a_free_section_is_told_by_its_title(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path))
    small.write(OVERVIEW, "---\nsection: overview\nauthor: A\nstatus: approved\n---\nAll is well.\n")
    (change,) = replaced(small, OVERVIEW, "All is well.", "All is not well.").texts
    assert (change.of.kind, change.of.title, change.new) == (TextKind.SECTION, "Overview", ("All is not well.",))


# -- the whole ---------------------------------------------------------------------------------------


def test_what_a_report_says_as_a_whole_is_told(small: Small) -> None:
    found = replaced(small, REPORT, "title: Monthly scorecard", "title: Monthly report")
    assert found.details == (DetailChange("Title", "Monthly scorecard", "Monthly report"),)


def test_when_it_was_published_is_no_change(small: Small) -> None:
    found = replaced(small, REPORT, "published: 2016-11-02", "published: 2016-11-03")
    assert kinds(found) == {"files"}


def test_files_that_are_not_the_same_are_named(small: Small) -> None:
    found = changed(small, lambda: small.page("<p>Something else.</p>"))
    assert found.files == (FileChange(PAGE, Edit.ADDED), FileChange(REPORT, Edit.EDITED))


def test_it_is_counted_what_changed_kind_by_kind(small: Small) -> None:
    before = side(small)
    small.replace(OBSERVATIONS, "72,100", "92,100")
    small.replace(OBSERVATIONS, "40,50", "45,50")
    small.replace(COMMENTARY, "The month before", "A month before")
    counts = dict(report_counts(compare_reports(before, side(small))))
    assert counts["Ratings"] == "1 better; of areas and cohorts 1 better"
    assert counts["Figures"] == "1 changed; of areas and cohorts 1 changed"
    assert counts["Texts"] == "2 taken out"
    assert counts["Targets"] == ""
