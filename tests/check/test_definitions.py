"""What is said of an indicator in two places and does not agree is told with both."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.check import definitions
from committee_pack.findings import Finding, Place, Severity
from tests.support.workspaces import (
    INDICATORS,
    NOTE,
    OBSERVATIONS,
    REPORT,
    TARGETS,
    Small,
    one_indicator,
    small_workspace,
    with_cohorts,
    with_layouts,
)

SYSTEM = "        system: Case records\n"
PERCENT = "polarity: higher, unit: percent, window: SS, rating: {green: target met, basis: unknown}"
ROWS = ["2016-08,,,,71,99,,", "2016-07,,,,70,98,,"]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path, definitions.CODES)


def only(small: Small, code: str) -> Finding:
    """Return the one finding of a code, which is all that is told."""
    finding = small.only()
    assert finding.code == code, finding
    return finding


# -- notes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "shown", "instead"),
    [
        ("The target is 85%.", "The target is 85%", "that of August 2016 is 90% (data/targets.csv:2 (target))"),
        ("It is held against a target of 85%.", "a target of 85%", "that of August 2016 is 90%"),
        ("Few meet the 85% target.", "the 85% target", "that of August 2016 is 90%"),
        ("Target: 85 per cent.", "Target: 85 per cent", "that of August 2016 is 90%"),
        ("In 2016/17 the target was 80%.", "the target was 80%", "that of 2016/17 is 90%"),
        ("Red below 75.", "Red below 75", "Red is below 80% (data/indicators.yaml:17 (sections.indicators.rating))"),
        ("It is Red if below 75%.", "Red if below 75%", "Red is below 80%"),
        ("Results below 75% are Red.", "below 75% are Red", "Red is below 80%"),
        ("Amber: 75% to 90%.", "Amber: 75% to 90%", "Amber is 80% to below 90%"),
        ("95% and above is Green.", "95% and above is Green", "Green is at or above 90%"),
        ("Lower is better.", "Lower is better", "the catalogue: Higher values are better"),
        ("A low figure is good.", "low figure is good", "the catalogue: Higher values are better"),
        ("Rolling 12 months to the end of the period.", "Rolling 12 months", "its window is 'Snapshot'"),
        ("The figure is year to date.", "year to date", "its window is 'Snapshot'"),
        ("This indicator is not rated.", "This indicator is not rated", "it is rated Red"),
    ],
)
def test_a_note_that_says_another_definition_is_an_error_with_both_places(
    small: Small, said: str, shown: str, instead: str
) -> None:
    small.add(NOTE, f"\n{said}\n")
    finding = only(small, "definition-differs")
    assert finding.severity is Severity.ERROR
    assert (finding.place.file, finding.place.line) == (NOTE, 7)
    assert finding.message.startswith(f"The note says '{shown}', and {instead}")
    assert finding.excerpt is not None
    assert finding.excerpt.text[finding.excerpt.start :].startswith(shown)


@pytest.mark.parametrize(
    "said",
    [
        "The target is 90%, and Red is below 80%.",
        "The target was 80% in May 2014.",
        "Until March 2016 the target was 80% and Red was below 70%.",
        "The national target is 95%.",
        "The target of 10 working days is set by statute.",
        "The target is 5 percentage points above that of England.",
        "The target is {{ target }}.",
        "Green at or above 90%, Amber 80% to below 90%, Red below 80%.",
        "90% and above Green, 80% to 90% Amber, 80% and below Red.",
        "Higher values are better.",
        "Higher is not better in itself.",
        "Lower is better only where few are late.",
        "Red cases are read within 10 days; the red team has 40 members.",
        "Until 2014 it was a rolling 12 months figure.",
        "A child who was late more than once in the twelve months is counted once.",
        "The result is not rated where fewer than 10 visits were due.",
        "A very low share may mean that few were asked.",
    ],
)
def test_a_note_that_says_what_the_catalogue_has_or_speaks_of_something_else_is_not_told(
    small: Small, said: str
) -> None:
    small.add(NOTE, f"\n{said}\n")
    assert small.check() == ()


def test_a_note_of_the_catalogue_is_held_against_the_rest_of_it(small: Small) -> None:
    small.replace(INDICATORS, SYSTEM, f"{SYSTEM}        notes: [Counted by day. Red below 75%.]\n")
    finding = only(small, "definition-differs")
    assert finding.place == Place(INDICATORS, 11, "notes")
    assert "'Red below 75%'" in finding.message


def test_a_month_that_has_a_target_of_its_own_is_held_against_it(small: Small) -> None:
    small.add(TARGETS, "visits,2016-05,80,Steps up\nvisits,2016-06,85,\n")
    small.add(NOTE, "\nThe target was 80% in May 2016 and has been 90% since July 2016.\n")
    assert small.check() == ()
    small.replace(NOTE, "was 80% in May", "was 82% in May")
    assert "and that of May 2016 is 80%" in only(small, "definition-differs").message


def test_a_band_that_ends_at_a_threshold_is_held_against_that_of_the_period(small: Small) -> None:
    small.replace(
        INDICATORS, "amber: 80 to below target, red: below 80", "amber: threshold to below target, red: below threshold"
    )
    small.write(TARGETS, "indicator,period,target,threshold\nvisits,2016/17,90,80\noverdue,2016/17,40,\n")
    small.add(NOTE, "\nRed below 80%.\n")
    assert small.check() == ()
    small.replace(NOTE, "Red below 80%", "Red below 70%")
    assert only(small, "definition-differs").severity is Severity.ERROR


def test_a_note_on_bands_where_the_boundary_is_not_known_is_an_error(small: Small) -> None:
    small.replace(INDICATORS, "amber: 80 to below target, red: below 80, basis: published", "basis: unknown")
    small.replace(REPORT, "pages: red", "pages: none")
    small.add(NOTE, "\nRed below 80%.\n")
    assert "and no result is Red" in only(small, "definition-differs").message


def test_a_note_on_the_bands_or_the_target_of_what_is_not_rated_is_an_error(tmp_path: Path) -> None:
    definition = "polarity: higher, unit: percent, window: SS, rating: not rated, notes: ['{}']"
    small = one_indicator(tmp_path, ROWS, [], definition.format("Red below 60%."))
    assert "and the catalogue has it 'not rated'" in only(small, "definition-differs").message
    small.replace(INDICATORS, "Red below 60%.", "The target is 60%.")
    assert "and it has none for August 2016" in only(small, "definition-differs").message
    small.replace(INDICATORS, "The target is 60%.", "This indicator is not rated.")
    assert small.check() == ()


def test_a_window_that_the_report_shows_beside_the_result_may_be_named(small: Small) -> None:
    small.add(NOTE, "\nThe second column holds rolling 3 months.\n")
    assert [each.code for each in small.check()] == ["definition-differs"]
    small.replace(REPORT, "pages: red", "  short: {label: Three months, window: R3M}\npages: red")
    assert "definition-differs" not in [each.code for each in small.check()]


def test_a_target_that_could_not_be_read_is_not_held_against_notes(small: Small) -> None:
    small.add(NOTE, "\nThe target is 85%.\n")
    small.replace(TARGETS, "visits,2016/17,90", "visits,2016/17,9O")
    assert [each.code for each in small.check()] == ["cell-wrong"]


def test_a_note_that_is_right_in_its_own_way_may_be_left_out(small: Small) -> None:
    small.replace(
        NOTE, "from: 2016-04", "ignore:\n- {code: definition-differs, because: it is the law's}\nfrom: 2016-04"
    )
    small.add(NOTE, "\nThe target is 85%.\n")
    assert small.check() == ()


# -- one indicator in two places ---------------------------------------------------------------------


def test_an_indicator_that_is_rated_and_stands_elsewhere_as_not_rated_is_an_error(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path, definitions.CODES))
    small.replace(INDICATORS, "title: Carers helped", "title: Visits held in time")
    finding = only(small, "rated-twice")
    assert finding.severity is Severity.ERROR
    assert finding.place.line == small.line(INDICATORS, "id: carers")
    line = small.line(INDICATORS, "id: visits")
    assert finding.message == (
        "'Visits held in time' is linked to 'helped' and never rated as 'carers', and rated as 'visits' "
        f"({INDICATORS}:{line} (sections.indicators.id))."
    )


def test_two_indicators_of_one_title_in_two_sections_are_two(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path, definitions.CODES))
    small.replace(INDICATORS, "title: Helped at home", "title: Visits held in time")
    assert small.check() == ()
    small.replace(INDICATORS, "number: 7", "number: 1")
    assert only(small, "rated-twice").message.startswith("'Visits held in time' is not rated as 'helped'")


# -- titles and units --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "unit", "said"),
    [
        ("Percentage of visits in time", "average", "Percentage"),
        ("% of visits in time", "ratio", "%"),
        ("Visits in time (%)", "ratio", "(%)"),
        ("Number of visits", "percent", "Number of"),
        ("Average number of visits", "percent", "Average number"),
        ("Average wait", "count", "Average wait"),
        ("Visits per 10,000 children", "per 1,000", "per 10,000"),
        ("Rate of visits", "days", "Rate"),
    ],
)
def test_a_title_that_says_another_unit_is_a_warning(tmp_path: Path, title: str, unit: str, said: str) -> None:
    finding = only(titled(tmp_path, title, unit), "unit-unlike-title")
    assert finding.severity is Severity.WARNING
    assert f"says '{said}', and its unit is" in finding.message


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Percentage of visits in time", "percent"),
        ("Visits in time", "percent"),
        ("Number of days to a visit", "days"),
        ("Number of visits for each child", "average"),
        ("Number of visits per 10,000 children", "per 10,000"),
        ("Average attendance", "percent"),
        ("Average days to a visit", "days"),
        ("Staff turnover rate", "percent"),
        ("Schools with more than 90% attendance", "percent"),
        ("Rate of visits per 1,000", "per 1,000"),
        ("Numbered visits", "percent"),
    ],
)
def test_a_title_that_goes_with_its_unit_is_not_told(tmp_path: Path, title: str, unit: str) -> None:
    assert titled(tmp_path, title, unit).check() == ()


def titled(folder: Path, title: str, unit: str) -> Small:
    rows = [row.replace("99", "").replace("98", "") for row in ROWS] if unit == "count" else ROWS
    small = one_indicator(
        folder,
        rows,
        [],
        PERCENT.replace("percent", f"'{unit}'").replace("{green: target met, basis: unknown}", "not rated"),
    )
    small.replace(INDICATORS, "title: An indicator", f"title: '{title}'")
    return small


# -- targets -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        (["2016/17,60", "2016-08,65"], "for August 2016 is 65%, and that of 2016/17 around it 60% (line 2)"),
        (
            ["2016/17,60", "2016-08,55", "2016-09,56", "2017-03,58"],
            "for March 2017 is 58%, and that of 2016/17 around it 60% (line 2)",
        ),
    ],
)
def test_targets_of_one_time_that_differ_are_a_warning(tmp_path: Path, targets: list[str], words: str) -> None:
    finding = only(one_indicator(tmp_path, ROWS, targets, PERCENT), "targets-disagree")
    assert (finding.severity, finding.place.key) == (Severity.WARNING, "target")
    assert words in finding.message


@pytest.mark.parametrize(
    "targets",
    [
        ["2016/17,60", "2016-08,60"],
        ["2016/17,60", "2016-07,50", "2016-08,55", "2017-03,60"],
        ["2015/16,60", "2016-08,65"],
    ],
)
def test_targets_that_step_up_to_that_of_the_year_are_not_told(tmp_path: Path, targets: list[str]) -> None:
    assert one_indicator(tmp_path, ROWS, targets, PERCENT).check() == ()


def test_a_target_whose_note_says_why_is_not_told(tmp_path: Path) -> None:
    small = one_indicator(tmp_path, ROWS, ["2016/17,60", "2016-08,65"], PERCENT)
    small.write(TARGETS, "indicator,period,target,note\nx,2016/17,60,\nx,2016-08,65,Set by the board\n")
    assert small.check() == ()


def test_targets_of_a_count_add_up_from_month_to_year(tmp_path: Path) -> None:
    definition = PERCENT.replace("percent", "count").replace("SS", "M")
    rows = ["2016-08,,,,71,,,", "2016-07,,,,70,,,"]
    assert one_indicator(tmp_path, rows, ["2016/17,600", "2016-08,50"], definition).check() == ()


def test_a_target_that_changed_with_the_year_and_without_a_word_is_advice(small: Small) -> None:
    small.add(TARGETS, "visits,2015/16,85,\noverdue,2015/16,40,\n")
    finding = only(small, "target-changed-silently")
    assert (finding.severity, finding.place) == (Severity.ADVICE, Place(TARGETS, 2, "target"))
    assert finding.message == "The target of 'visits' went from 85% to 90% with 2016/17, and nothing says why."


def test_a_target_that_changed_and_is_explained_is_not_told(small: Small) -> None:
    small.add(TARGETS, "visits,2015/16,85,\noverdue,2015/16,45,\n")
    small.replace(TARGETS, "overdue,2016/17,40,", "overdue,2016/17,40,Fewer each year")
    small.add(NOTE, "\nThe target was raised by the board.\n")
    assert small.check() == ()


# -- rules -------------------------------------------------------------------------------------------


def test_a_rule_that_changed_within_the_trend_and_without_a_word_is_advice(small: Small) -> None:
    published = "{green: target met, amber: 80 to below target, red: below 80, basis: published}"
    changed = f"[{{from: 2016-08, {published[1:]}, {published.replace('80', '75')}]"
    small.replace(INDICATORS, published, changed)
    finding = only(small, "rating-changed-silently")
    assert finding.severity is Severity.ADVICE
    assert "'visits' is rated by another rule from August 2016" in finding.message
    small.add(NOTE, "\nIt is rated more strictly now.\n")
    assert small.check() == ()


def test_a_rule_that_changed_before_the_trend_began_is_not_told(small: Small) -> None:
    published = "{green: target met, amber: 80 to below target, red: below 80, basis: published}"
    changed = f"[{{from: 2016-07, {published[1:]}, {published.replace('80', '75')}]"
    small.replace(INDICATORS, published, changed)
    assert small.check() == ()


# -- cohorts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "key", "words"),
    [
        ("visits,2016-08,,,girls,30,140", "denominator", "140 of 'girls' are more than the 100 of everyone"),
        ("visits,2016-08,,,girls,75,90", "numerator", "75 of 'girls' are more than the 72 of everyone"),
    ],
)
def test_a_cohort_of_more_than_everyone_is_a_warning(tmp_path: Path, row: str, key: str, words: str) -> None:
    small = with_cohorts(small_workspace(tmp_path, definitions.CODES))
    small.replace(OBSERVATIONS, "visits,2016-08,,,girls,30,40", row)
    finding = only(small, "total-differs")
    assert (finding.severity, finding.place.key) == (Severity.WARNING, key)
    assert words in finding.message


def test_a_cohort_and_its_complement_make_everyone(tmp_path: Path) -> None:
    small = with_cohorts(small_workspace(tmp_path, definitions.CODES))
    small.add(OBSERVATIONS, "visits,2016-08,,,excluding girls,42,60,,,,\n")
    assert small.check() == ()
    small.replace(OBSERVATIONS, "excluding girls,42,60", "excluding girls,42,58")
    finding = only(small, "total-differs")
    assert finding.message == (
        "The denominator of 'visits': 58 of 'excluding girls' and 40 of 'girls' are not together the 100 of everyone."
    )


def test_a_cohort_whose_row_has_a_note_is_not_told(tmp_path: Path) -> None:
    small = with_cohorts(small_workspace(tmp_path, definitions.CODES))
    row = "visits,2016-08,,,girls,30,140,,,,Those of other councils too"
    small.replace(OBSERVATIONS, "visits,2016-08,,,girls,30,40,,,,", row)
    assert small.check() == ()
