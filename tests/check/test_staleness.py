"""Texts that stayed while their figures moved, and rows that are those of the period before, are told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from committee_pack.check import staleness
from committee_pack.findings import Finding, Place, Severity
from committee_pack.manifest import write_manifest
from tests.support.workspaces import (
    COMMENTARY,
    INDICATORS,
    OBSERVATIONS,
    OVERVIEW,
    REPORT,
    Small,
    one_indicator,
    small_workspace,
    with_layouts,
)

JULY = "narratives/monthly/2016-07/visits.md"
FRONT = "---\nindicator: visits\nstatus: approved\n---\n"
WORDS = (
    "The team held its visits in the order in which they had been asked for, and those that were late had waited for "
    "another council to answer. Two posts are empty and will be filled in the spring, when the new rota begins."
)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path, staleness.CODES)


def with_texts(small: Small, then: str, now: str) -> Small:
    """Return the workspace with a commentary of July and one of August, when the result went from 70.1% to 72.0%."""
    small.write(JULY, FRONT + then)
    small.write(COMMENTARY, FRONT + now)
    return small


# -- texts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "now",
    [
        WORDS,
        WORDS.replace("spring", "summer"),
        f"<!-- read again -->\n{WORDS}",
        WORDS.replace(" ", "\n"),
    ],
)
def test_a_text_of_the_month_before_is_a_warning_where_the_result_moved(small: Small, now: str) -> None:
    finding = with_texts(small, WORDS, now).only()
    assert (finding.code, finding.severity) == ("text-stale", Severity.WARNING)
    assert finding.place == Place(COMMENTARY, 5)
    assert finding.message == "The text is that of July 2016, though the result went from 70.1% to 72.0%."


def test_a_text_with_the_figure_of_then_is_a_warning_that_names_it(small: Small) -> None:
    text = f"In July 2016 the result was 70.1%, {{{{ direction.month_ago }}}}. {WORDS}"
    finding = with_texts(small, text, text.replace("July", "August")).only()
    assert finding.severity is Severity.WARNING
    assert "70.1% to 72.0%, and '70.1%' is typed as it was then" in finding.message


def test_a_text_whose_figures_were_brought_up_to_date_is_not_told(small: Small) -> None:
    with_texts(small, f"In July 70.1% were held. {WORDS}", f"In August 72.0% were held. {WORDS}")
    assert small.check() == ()


def test_a_text_of_its_own_is_not_told(small: Small) -> None:
    now = "More visits than ever were held. All who had waited were seen by the end of the month, and nobody waits now."
    assert with_texts(small, WORDS, now).check() == ()


def test_a_text_that_shows_what_moved_by_placeholders_is_not_told(small: Small) -> None:
    text = "Of {{ denominator }} visits {{ numerator }} were held in time: {{ result }}."
    assert with_texts(small, text, text).check() == ()


def test_a_text_with_other_figures_beside_its_placeholders_is_advice(small: Small) -> None:
    text = f"The result is {{{{ result }}}}; 12 posts are filled. {WORDS}"
    finding = with_texts(small, text, text).only()
    assert (finding.code, finding.severity) == ("text-stale", Severity.ADVICE)
    assert "its placeholders follow, its other words do not" in finding.message


def test_a_text_of_placeholders_is_advice_where_the_rating_moved(small: Small) -> None:
    small.replace(OBSERVATIONS, "visits,2016-07,SS,,,,,70.1", "visits,2016-07,SS,,,,,84.0")
    text = f"The result is {{{{ result }}}}. {WORDS}"
    assert with_texts(small, text, text).only().severity is Severity.ADVICE


def test_a_text_of_placeholders_is_advice_where_the_number_turned_round(small: Small) -> None:
    small.replace(OBSERVATIONS, "visits,2016-07,", "visits,2016-06,SS,,,,,73.4,,,\nvisits,2016-07,")
    text = f"The result is {{{{ result }}}}. {WORDS}"
    assert with_texts(small, text, text).only().severity is Severity.ADVICE


def test_a_text_whose_result_stayed_may_stay(small: Small) -> None:
    small.replace(OBSERVATIONS, "visits,2016-07,SS,,,,,70.1", "visits,2016-07,SS,,,,,72.0")
    assert with_texts(small, WORDS, WORDS).check() == ()


def test_a_result_of_the_quarter_is_shown_in_each_of_its_months_and_so_is_its_text(tmp_path: Path) -> None:
    rows = ["2016/17 Q1,,,,70,100,,", "2015/16 Q4,,,,60,90,,"]
    definition = "polarity: higher, unit: percent, window: Q, rating: {green: target met, basis: unknown}"
    small = replace(one_indicator(tmp_path, rows, ["2016/17,60", "2015/16,60"], definition), checks=staleness.CODES)
    small.replace(REPORT, "pages: none", "pages: all")
    for month in ("2016-07", "2016-08"):
        small.write(f"narratives/monthly/{month}/x.md", FRONT.replace("visits", "x") + WORDS)
    assert small.check() == ()
    small.replace(REPORT, "period: 2016-08", "period: 2016-07")
    small.write("narratives/monthly/2016-05/x.md", FRONT.replace("visits", "x") + WORDS)
    finding = small.only()
    assert finding.message.startswith("The text is that of May 2016, though the result went from 66.7% to 70.0%")


def test_a_result_that_comes_late_is_held_against_the_one_that_came_as_late_before(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: red\nlatest: available")
    small.write(OBSERVATIONS, small.text(OBSERVATIONS).replace("visits,2016-07", "visits,2016-06"))
    small.write(OBSERVATIONS, small.text(OBSERVATIONS).replace("visits,2016-08", "visits,2016-07"))
    found = [each for each in with_texts(small, WORDS, WORDS).check() if each.code == "text-stale"]
    assert [each.severity for each in found] == [Severity.WARNING]
    assert "70.1% to 72.0%" in found[0].message


@pytest.mark.parametrize("folder", ["2016-09", "2015-16", "standing"])
def test_only_an_earlier_period_of_the_same_length_is_looked_at(small: Small, folder: str) -> None:
    small.write(COMMENTARY, FRONT + WORDS)
    small.write(f"narratives/monthly/{folder}/visits.md", "---\nindicator: visits\n---\n" + WORDS)
    assert small.check() == ()


def test_the_last_of_several_earlier_periods_is_looked_at(small: Small) -> None:
    with_texts(small, "Words of July that nobody kept.", WORDS)
    small.write("narratives/monthly/2016-06/visits.md", FRONT + WORDS)
    assert small.check() == ()


@pytest.mark.parametrize("text", ["", "no front", "---\nindicator: [\n---\n" + WORDS, b"\xff\xfe", "---\n"])
def test_what_is_wrong_with_an_earlier_text_is_none_of_this_report(small: Small, text: str | bytes) -> None:
    small.write(COMMENTARY, FRONT + WORDS)
    small.write(JULY, text)
    assert small.check() == ()


def test_an_earlier_text_is_not_what_the_report_is_made_from(small: Small) -> None:
    with_texts(small, "Words.", WORDS)
    composed = small.compose()
    assert composed.value is not None
    read = composed.value.inputs.files
    assert JULY not in [each.path for each in read]
    assert JULY.encode() not in write_manifest({}, ((each.path, each.sha256) for each in read), {}, {})


def test_a_text_on_a_result_that_could_not_be_read_is_not_told(small: Small) -> None:
    with_texts(small, WORDS, WORDS)
    small.replace(OBSERVATIONS, "visits,2016-07,SS,,,,,70.1", "visits,2016-07,SS,,,,,7O.1")
    assert [each.code for each in small.check() if each.code == "text-stale"] == []


def test_a_section_that_stayed_with_a_result_of_then_is_a_warning(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path, staleness.CODES))
    text = "---\nsection: overview\nstatus: approved\n---\nVisits stand at 70.1%, and all teams are at work.\n"
    small.write(OVERVIEW, text)
    small.write(OVERVIEW.replace("2016-08", "2016-07"), text)
    finding = small.only()
    assert (finding.code, finding.severity) == ("text-stale", Severity.WARNING)
    assert finding.message == "The text is that of July 2016, though 'visits' went from 70.1% to 72.0%."


def test_a_section_that_stayed_and_holds_no_such_figure_is_not_told(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path, staleness.CODES))
    text = "---\nsection: overview\nstatus: approved\n---\nThere are 4 teams. Nothing is to be reported.\n"
    small.write(OVERVIEW, text)
    small.write(OVERVIEW.replace("2016-08", "2016-07"), text)
    assert small.check() == ()


# -- figures -----------------------------------------------------------------------------------------


def carried(small: Small) -> list[Finding]:
    return [each for each in small.check() if each.code == "figure-carried"]


def of_window(small: Small, window: str, now: str = "72,100,", then: str = "72,100,") -> Small:
    """Return the workspace with two rows of an indicator over a window."""
    small.replace(INDICATORS, "window: SS", f"window: {window}")
    small.write(COMMENTARY, f"{FRONT}In time: {{{{ result }}}}.\n")
    small.write(
        OBSERVATIONS,
        "indicator,period,numerator,denominator,value,note\n"
        f"visits,2016-08,{now},\nvisits,2016-07,{then},\noverdue,2016-08,35,,,\n",
    )
    return small


@pytest.mark.parametrize("window", ["M", "R3M", "R12M"])
def test_a_row_that_is_just_that_of_the_month_before_is_a_warning(small: Small, window: str) -> None:
    (finding,) = carried(of_window(small, window))
    assert finding.severity is Severity.WARNING
    assert finding.place == Place(OBSERVATIONS, 2, "numerator")
    assert finding.message == "The row has 72 of 100, just as that of July 2016 on line 3."


@pytest.mark.parametrize(
    ("window", "now", "then"),
    [
        ("SS", "72,100,", "72,100,"),
        ("YTD", "72,100,", "72,100,"),
        ("M", "72,100,", "71,100,"),
        ("M", "72,100,", "72,101,"),
        ("M", "30,49,", "30,49,"),
        ("M", "100,100,", "100,100,"),
        ("M", ",,72.0", ",,72.0"),
    ],
)
def test_a_row_that_may_well_be_the_same_is_not_told(small: Small, window: str, now: str, then: str) -> None:
    assert carried(of_window(small, window, now, then)) == []


def test_a_row_whose_note_says_that_it_is_right_is_not_told(small: Small) -> None:
    of_window(small, "M").replace(OBSERVATIONS, "2016-08,72,100,,", "2016-08,72,100,,Counted twice: it is the same")
    assert carried(small) == []


def rates(folder: Path, now: str, then: str, period: str = "2016-07") -> list[Finding]:
    """Return what is told of two rows of a rate beside its count."""
    definition = "polarity: lower, unit: 'per 10,000', window: SS, rating: not rated"
    small = one_indicator(folder, [f"2016-08,,,,{now},", f"{period},,,,{then},"], [], definition)
    if period != "2016-07":
        small.replace(REPORT, "period: 2016-08", "period: 2016-04")
        small.write(OBSERVATIONS, small.text(OBSERVATIONS).replace("2016-08", "2016-04"))
    return carried(small)


@pytest.mark.parametrize(
    ("now", "then", "key", "words"),
    [
        ("850,,61.2", "800,,61.2", "value", "The rate 61.2 is just that of July 2016 on line 3, though the count"),
        ("800,,65.2", "800,,61.2", "numerator", "The count 800 is just that of July 2016 on line 3, though the rate"),
    ],
)
def test_a_rate_or_a_count_that_stayed_while_the_other_moved_is_a_warning(
    tmp_path: Path, now: str, then: str, key: str, words: str
) -> None:
    (finding,) = rates(tmp_path, now, then)
    assert (finding.severity, finding.place.key) == (Severity.WARNING, key)
    assert finding.message.startswith(words)


@pytest.mark.parametrize(
    ("now", "then"), [("801,,61.2", "800,,61.2"), ("800,,61.3", "800,,61.2"), ("850,,65.0", "800,,61.2")]
)
def test_a_rate_that_rounding_may_leave_as_it_was_is_not_told(tmp_path: Path, now: str, then: str) -> None:
    assert rates(tmp_path, now, then) == []


def test_a_rate_of_another_years_population_may_move_alone(tmp_path: Path) -> None:
    assert rates(tmp_path, "800,,65.2", "800,,61.2", period="2016-03") == []
