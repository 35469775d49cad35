"""What does not agree with the results is a finding with its words, what is right there, and where it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.check.agreement.codes import CODES
from committee_pack.findings import Finding, Place, Severity
from tests.support.agreement import ADULT_CARE, held
from tests.support.workspaces import COMMENTARY, NOTE, Small, small_workspace

SCORECARD, APPENDIX, KPI = (".", "scs-scorecard"), (".", "scs-appendix"), (ADULT_CARE, "kpi")
HEAD = "---\nindicator: visits\nstatus: approved\n"
FRONT = f"{HEAD}---\n"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def found(text: str, about: str = "returner-interviews", report: tuple[str, str] = SCORECARD) -> list[Finding]:
    return held(*report).found(text, about)


# -- every code --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "about", "text", "words", "said"),
    [
        ("figure-near", "returner-interviews", "The result is 67.2%.", "67.2%", "Write 67.7%."),
        ("figure-near", "returner-interviews", "1,218 of them were held in time.", "1,218", "Write 1,281."),
        ("figure-period", "returner-interviews", "The result is 66.8%.", "66.8%", "July 2016"),
        ("figure-other", "returner-interviews", "The result is 73.9%.", "73.9%", "rolling 3 months"),
        ("figure-other", "three-placements", "In West Kent it was 14.3%.", "14.3%", "South Kent"),
        ("figure-share", "returner-interviews", "1,281 of 1,891 (69.7%) were held.", "69.7%", "Write 67.7%."),
        ("figure-share", "returner-interviews", "1,281 of 1,891, half of them, were held.", "half", "67.7%"),
        ("figure-target", "returner-interviews", "It is below the target of 95%.", "95%", "Write 90.0%."),
        ("figure-change", "returner-interviews", "It is up 1.9 points on July.", "1.9 points", "0.9"),
        ("figure-rank", "three-placements", "East Kent has the highest share.", "highest", "South Kent"),
        ("figure-unknown", "returner-interviews", "417 were held by telephone.", "417", "facts:"),
        ("direction-wrong", "returner-interviews", "The result has fallen since July.", "fallen", "66.8% in July 2016"),
        ("rating-wrong", "returner-interviews", "The result is Amber.", "Amber", "Red"),
        ("comparison-wrong", "returner-interviews", "The result is above the target.", "above", "90.0%"),
        ("period-wrong", "returner-interviews", "In July {{ result }} were held.", "July", "Write August 2016."),
    ],
)
def test_a_wrong_word_is_found_with_what_is_right(code: str, about: str, text: str, words: str, said: str) -> None:
    (finding,) = found(text, about)
    assert finding.code == code
    assert finding.excerpt
    assert finding.excerpt.words == words
    assert said in f"{finding.message} {finding.hint}"


def test_each_code_of_the_family_has_an_example_here() -> None:
    (mark,) = test_a_wrong_word_is_found_with_what_is_right.pytestmark  # type: ignore[attr-defined]
    assert {example[0] for example in mark.args[1]} == {*CODES}


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("returner-interviews", "The result is 67.7%."),
        ("returner-interviews", "The result is 68%, up from 67% in July."),
        ("returner-interviews", "1,281 of 1,891, just over two thirds, were held in time."),
        ("returner-interviews", "The result rose from 66.8% to 67.7%, by 0.9 points."),
        ("returner-interviews", "It stays Red, and 22.3 points below the target of 90%."),
        ("returner-interviews", "610 were not held in time, and 421 more would have met the target."),
        ("three-placements", "South Kent has the highest share (14.3%)."),
    ],
)
def test_what_agrees_is_not_told(about: str, text: str) -> None:
    assert found(text, about) == []


# -- numbers that state no result --------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Children aged 16 and 17 are offered an advocate.",
        "Children under 18, and care leavers aged 18 to 25, are counted.",
        "Enquiries under section 47 are counted elsewhere.",
        "Interviews are held within 3 working days, or 72 hours.",
        "The panel met on 14 September 2016, for 90 minutes.",
        "A plan is reviewed after 15 working days and again every 6 months.",
        "Item 12 of the agenda, page 45, has more.",
        "Key Stage 4 ended in week 26.",
        "There are four areas and twelve teams.",
        "Children under 18 are counted.",
    ],
)
def test_a_number_that_states_no_result_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_number_of_days_is_a_result_where_days_are_what_is_measured() -> None:
    own = held(*KPI)
    assert own.codes("It took 9 days.", "delays") == ["figure-unknown"]
    assert own.codes("A care package is to start within 5 days.", "delays") == []
    assert [each.hint for each in found("The average is 346 calendar days.", "days-to-adoptive-family")] == [
        "Write 363.7."
    ]


# -- thresholds --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The threshold for Amber is 85%.", "80.0%"),
        ("Amber begins at 85%.", "80.0%"),
        ("Below 85% it is Red.", "80.0%"),
        ("It is below the threshold of 85% and the target of 90%.", "80.0%"),
        ("It is below the target of 95% and the threshold of 80%.", "90.0%"),
        ("The threshold for Green is 85%.", "90.0%"),
    ],
)
def test_a_threshold_is_held_against_thresholds_and_a_target_against_targets(text: str, right: str) -> None:
    assert [(each.code, each.hint) for each in found(text)] == [("figure-target", f"Write {right}.")]


@pytest.mark.parametrize("text", ["The threshold for Amber is 80%.", "Below 80% it is Red.", "Green begins at 90%."])
def test_a_threshold_that_is_right_is_not_told(text: str) -> None:
    assert found(text) == []


# -- one move after the other ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "text", "said"),
    [
        ("delays", "The result has risen for five months in a row.", "of 4 months in a row, and not of August 2025"),
        ("delays", "The result has risen for the fifth month running.", "of 4 months in a row, and not of August 2025"),
        ("delays", "It fell for the second consecutive month.", "of no month, and not of December 2025"),
    ],
)
def test_moves_in_a_row_are_counted(about: str, text: str, said: str) -> None:
    (finding,) = found(text, about, KPI)
    assert finding.code == "direction-wrong"
    assert said in finding.message


@pytest.mark.parametrize(
    ("about", "report", "text"),
    [
        ("delays", KPI, "The result has risen for four months in a row."),
        ("delays", KPI, "For the fourth month running the result has risen."),
        ("returner-interviews", SCORECARD, "Performance has improved for three months in a row."),
        ("returner-interviews", SCORECARD, "Performance has improved for four months in a row."),
        ("telecare", KPI, "The number rose for the fifth month running."),
    ],
)
def test_moves_in_a_row_are_not_told_where_none_is_seen_that_breaks_them(
    about: str, report: tuple[str, str], text: str
) -> None:
    assert found(text, about, report) == []


# -- how bad it is, and where ------------------------------------------------------------------------


def test_what_contradicts_the_data_is_an_error_and_what_nothing_explains_is_advice() -> None:
    severities = {each.code: each.severity for each in (*found("The result is 66.8%."), *found("417 were held there."))}
    assert severities == {"figure-period": Severity.ERROR, "figure-unknown": Severity.ADVICE}


def test_a_finding_has_the_line_and_the_column_and_carets_under_the_words(small: Small) -> None:
    small.write(COMMENTARY, f"{FRONT}Visits are held.\n\nThe rest\nis easy: **70.1%** in time.\n")
    finding = small.only()
    assert (finding.code, finding.severity) == ("figure-period", Severity.ERROR)
    assert finding.place == Place(COMMENTARY, 8, "", 12)
    assert finding.excerpt
    assert (finding.excerpt.text, finding.excerpt.words) == ("is easy: **70.1%** in time.", "70.1%")


def test_the_command_shows_the_words_and_stops(small: Small) -> None:
    small.write(COMMENTARY, f"{FRONT}In time: 71.3%.\n")
    ran = small.run("check")
    assert ran.code == 1
    said = ran.out + ran.err
    assert "71.3%" in said
    assert "    In time: 71.3%.\n             ^^^^^\n" in said


def test_a_note_that_stays_is_not_held_against_the_results_of_a_period(small: Small) -> None:
    small.add(NOTE, "\nAbout 44.4% are held by telephone.\n")
    assert small.check() == ()


@pytest.mark.parametrize(
    "text", ["It is 0.9 points down on July.", "In July the result was above the target of 95%, up to 66.8%."]
)
def test_of_two_doubts_of_one_word_the_first_is_told(text: str) -> None:
    places = [each.place for each in found(text)]
    assert places
    assert len(places) == len(set(places))


def test_a_heading_a_list_and_a_footnote_are_read_too(small: Small) -> None:
    for text in ("## In time: 70.1%", "- First.\n- In time: 70.1%.", "Visits.[^1]\n\n[^1]: In time: 70.1%."):
        small.write(COMMENTARY, f"{FRONT}{text}\n")
        assert [each.code for each in small.check()] == ["figure-period"], text


# -- figures from elsewhere, and checks switched off -------------------------------------------------


@pytest.mark.parametrize("key", ['"417"', "417 visits", '"417 visits, by hand"'])
def test_a_figure_that_its_author_vouches_for_is_taken_as_it_stands(small: Small, key: str) -> None:
    small.write(COMMENTARY, f"{FRONT}Then 417 visits were held.\n")
    assert [each.code for each in small.check()] == ["figure-unknown"]
    small.write(COMMENTARY, f"{HEAD}facts: {{{key}: Counted by hand.}}\n---\nThen 417 visits.\n")
    assert small.check() == ()


def test_a_figure_that_is_vouched_for_is_no_other_figure(small: Small) -> None:
    front = f'{HEAD}facts: {{"417": Counted by hand.}}\n---\n'
    small.write(COMMENTARY, f"{front}Then 417 visits were held, and 418 letters sent.\n")
    finding = small.only()
    assert (finding.code, finding.message) == ("figure-unknown", "Nothing in the data is 418.")


@pytest.mark.parametrize("words", ["", ", words: 70.1%"])
def test_a_check_may_be_switched_off_for_a_narrative(small: Small, words: str) -> None:
    front = f"{HEAD}ignore: [{{code: figure-period{words}, because: It is right.}}]\n---\n"
    small.write(COMMENTARY, f"{front}In time: 70.1%.\n")
    assert small.check() == ()


def test_a_check_that_is_switched_off_for_some_words_holds_for_others(small: Small) -> None:
    front = f"{HEAD}ignore: [{{code: figure-period, words: 70.1%, because: It is so.}}]\n---\n"
    small.write(COMMENTARY, f"{front}In time: 70.1%.\n\nThe result has fallen since July.\n")
    assert [each.code for each in small.check()] == ["direction-wrong"]


# -- months ------------------------------------------------------------------------------------------


def test_a_quarterly_report_has_its_figures_by_the_month_and_by_the_quarter() -> None:
    assert found("It was 85.2% in Quarter 2.", "initial-assessments", APPENDIX) == []
    assert [each.code for each in found("It was 85.2% in Quarter 3.", "initial-assessments", APPENDIX)] == [
        "figure-period"
    ]


def test_a_sentence_about_may_is_held_against_the_results_of_may() -> None:
    assert [each.code for each in found("In May 2016 the result was 66.8%.")] == ["figure-period"]
    assert [each.code for each in found("May 63.1%, June 64.9%, July 66.8%.")] == []
    assert found("The result may have been 90.4%.") == []


@pytest.mark.parametrize(
    "text",
    [
        "1,281 of 1,891 (67.7%) were in time at the end of July 2016.",
        "1,281 (67.7%) of 1,891 interviews were in time at the end of July 2016.",
        "At the end of July 2016, 1,281 of 1,891 (67.7%) were in time.",
    ],
)
def test_counts_with_their_share_are_held_against_the_period_that_stands_behind_or_before_them(text: str) -> None:
    assert {each.code for each in found(text)} == {"figure-period"}
    assert found(text.replace("July", "August")) == []


def test_a_month_before_something_happened_is_no_month_of_the_year_before() -> None:
    text = "The figure fell from 13.2% in May to 12.9% in July before going back up to 13.0%."
    assert found(text, "three-placements") == []


def test_the_last_quarter_of_a_year_is_that_of_the_year_that_is_named() -> None:
    assert [each.code for each in found("In the last quarter of 2015/16 it was 63.1%.")] == ["figure-period"]


# -- what is said to be of something else, and is not ------------------------------------------------

BUDGETS, HEALTH, PLACEMENTS = "personal-budgets", "health-assessments", "three-placements"


@pytest.mark.parametrize(
    ("about", "report", "right", "wrong", "code", "said"),
    [
        # -- shares beside counts, also of others than an indicator counts
        (
            "returner-interviews",
            SCORECARD,
            "An audit of 40 files found 32 (80%) to be sound.",
            "An audit of 40 files found 32 (85%) to be sound.",
            "figure-share",
            "Write 80.0%.",
        ),
        (
            "returner-interviews",
            SCORECARD,
            "They looked at 40 files, of which 36 (90%) were sound.",
            "They looked at 40 files, of which 36 (95%) were sound.",
            "figure-share",
            "36 of 40 is 90.0%",
        ),
        (
            BUDGETS,
            KPI,
            "About one in four people with a service (2,855 of 12,096) have none.",
            "About one in three people with a service (2,855 of 12,096) have none.",
            "figure-share",
            "23.6%",
        ),
        (
            "safeguarding",
            KPI,
            "66.7% (114 of 171) were concluded in time.",
            "66.7% (99 of 146) were concluded in time.",
            "figure-share",
            "99 is the numerator of 'safeguarding' in November 2025. Write 114 of 171.",
        ),
        (
            "contacts",
            KPI,
            "The 4,263 contacts are about a quarter more than the 3,412 of a year before.",
            "The 4,263 contacts are about a third more than the 3,412 of a year before.",
            "figure-share",
            "24.9%",
        ),
        # -- those that remain
        (
            "returner-interviews",
            SCORECARD,
            "67.7% were in time; the rest, 610, were late.",
            "67.7% were in time; the rest, 601, were late.",
            "figure-near",
            "Write 610.",
        ),
        (
            "returner-interviews",
            SCORECARD,
            "A third were late.",
            "A fifth were late.",
            "figure-share",
            "32.3%, which is the share of the remainder",
        ),
        # -- counts told as what was done, people told as days
        (
            "advice",
            KPI,
            "2,248 contacts were resolved at the first point.",
            "3,396 contacts were resolved at the first point.",
            "figure-other",
            "Write 2,248.",
        ),
        (
            "cp-visits",
            SCORECARD,
            "2,103 visits were not made within timescale.",
            "2,103 visits were made within timescale.",
            "figure-other",
            "Write 19,560.",
        ),
        (
            "care-leavers-eet",
            SCORECARD,
            "58.1% are in work or training. These are 633 young people.",
            "58.1% are in work or training. These are 1,089 young people.",
            "figure-other",
            "Write 633.",
        ),
        (
            "delays",
            KPI,
            "221 people left hospital with a package.",
            "1,459 people left hospital with a package.",
            "figure-other",
            "Write 221.",
        ),
        (
            "direct-payments",
            KPI,
            "32.3% of people with a personal budget take it as a direct payment.",
            "76.4% of people with a personal budget take it as a direct payment.",
            "figure-other",
            "not of 'direct-payments'. Write 32.3%.",
        ),
        # -- other indicators
        (
            HEALTH,
            SCORECARD,
            "The result is lower than for dental checks.",
            "The result is better than for dental checks, at 92.7%.",
            "comparison-wrong",
            "89.5% against 92.7%",
        ),
        # -- areas
        (
            PLACEMENTS,
            SCORECARD,
            "South Kent is doing worst of all.",
            "East Kent is doing worst of all.",
            "figure-rank",
            "South Kent",
        ),
        (
            "cp-plans",
            SCORECARD,
            "The number of plans rose in all four areas.",
            "The number of plans rose in three of the four areas.",
            "direction-wrong",
            "4 of the 4 areas",
        ),
        # -- rows of numbers beside rows of periods or areas
        (
            "delays",
            KPI,
            "Waits were 6.6, 6.3 and 5.9 days in December, November and October.",
            "Waits were 6.6, 5.9 and 6.3 days in December, November and October.",
            "figure-period",
            "November 2025 is 6.3 days",
        ),
        (
            PLACEMENTS,
            SCORECARD,
            "It is 13.2% and 13.8% in East Kent and North Kent.",
            "It is 13.8% and 13.2% in East Kent and North Kent.",
            "figure-other",
            "for East Kent in August 2016 is 13.2%",
        ),
    ],
)
def test_what_is_said_of_another_is_found_where_it_is_not_so_and_left_alone_where_it_is(
    about: str, report: tuple[str, str], right: str, wrong: str, code: str, said: str
) -> None:
    assert found(right, about, report) == []
    finding, *_ = found(wrong, about, report)
    assert finding.code == code
    assert said in f"{finding.message} {finding.hint}"


# -- moves, and for how long -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "report", "right", "wrong", "said"),
    [
        ("delays", KPI, "Waits were longer than in November.", "Waits were shorter than in November.", "6.6 days"),
        ("delays", KPI, "The result is higher than last summer.", "The result is lower than last summer.", "June 2025"),
        (
            "telecare",
            KPI,
            "More people have telecare than in November.",
            "Fewer people have telecare than in November.",
            "2,066 in November",
        ),
        (
            "cp-reports-good",
            SCORECARD,
            "Reports rated good are below last year's level.",
            "Reports rated good are above last year's level.",
            "71.0% in August 2015",
        ),
        (
            "advice",
            KPI,
            "This is the second consecutive monthly rise.",
            "This is the fourth consecutive monthly rise.",
            "2 months in a row, and not of October 2025",
        ),
        (
            "safeguarding",
            KPI,
            "December's 66.7% marks the second fall in a row.",
            "December's 66.7% marks the third fall in a row.",
            "2 months in a row",
        ),
        (
            "returner-interviews",
            SCORECARD,
            "Performance has improved in each of the last three months.",
            "Performance has worsened in each of the last three months.",
            "66.8% in July 2016, 67.7% in August 2016",
        ),
        (
            "children-in-care",
            SCORECARD,
            "In South Kent the number of children in care fell in August.",
            "In South Kent the number of children in care rose in August.",
            "403 in July 2016, 392 in August 2016",
        ),
    ],
)
def test_how_it_moved_and_how_often_is_held_against_the_results_of_both_periods(
    about: str, report: tuple[str, str], right: str, wrong: str, said: str
) -> None:
    assert found(right, about, report) == []
    (finding,) = found(wrong, about, report)
    assert finding.code == "direction-wrong"
    assert said in finding.message


@pytest.mark.parametrize(
    ("about", "right", "wrong", "said"),
    [
        (
            "enablement",
            "The rating is Amber this month.",
            "The rating is Amber for the second month.",
            "November 2025",
        ),
        ("advice", "It has been Green since December.", "It has been Green since July.", "November 2025 is Amber"),
        ("safeguarding", "We have been Red since November.", "We have been Red all year.", "October 2025 is Amber"),
        (
            "safeguarding",
            "The rating has moved from Amber to Red since October.",
            "The rating has moved from Amber to Red this month.",
            "November 2025 is Red",
        ),
    ],
)
def test_for_how_long_it_was_rated_so_is_held_against_each_rating(
    about: str, right: str, wrong: str, said: str
) -> None:
    assert found(right, about, KPI) == []
    (finding,) = found(wrong, about, KPI)
    assert finding.code == "rating-wrong"
    assert said in finding.message


# -- targets and gaps --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "report", "right", "wrong", "code", "said"),
    [
        (
            "delays",
            KPI,
            "The wait is above the target of 5.5 days.",
            "The wait is above the target of 6 days.",
            "figure-target",
            "5.5",
        ),
        (
            BUDGETS,
            KPI,
            "The target for December is 74%.",
            "The target for December is 76%.",
            "figure-target",
            "Write 74.0%.",
        ),
        (
            "two-year-plans",
            SCORECARD,
            "The target is no more than 5%.",
            "The target is no more than 8%.",
            "figure-target",
            "5.0%",
        ),
        (
            "at-home",
            KPI,
            "At 83.9% the target of 85.0% was missed in Quarter 2.",
            "At 83.9% the target of 85.0% was exceeded in Quarter 2.",
            "comparison-wrong",
            "83.9% against 85.0%",
        ),
        (
            "care-leavers-in-touch",
            SCORECARD,
            "The last three months, 67.5%, are below the 75% target.",
            "The last three months, 67.5%, are over the 75% target.",
            "comparison-wrong",
            "67.5% against 75.0%",
        ),
        (
            "assessments-in-time",
            SCORECARD,
            "Timeliness without UASC is higher than for all children.",
            "Timeliness without UASC is lower than for all children.",
            "comparison-wrong",
            "90.5% against 89.9%",
        ),
        (
            "assessments-overdue",
            SCORECARD,
            "Overdue cases went from 25 in July to 35 in August, so 10 more are waiting.",
            "Overdue cases went from 25 in July to 35 in August, so 15 more are waiting.",
            "figure-change",
            "Is 10 meant?",
        ),
        (
            "returner-interviews",
            SCORECARD,
            "It is up 0.9 points on July.",
            "It is up 1.9 points on July.",
            "figure-change",
            "67.7% in August 2016 and 66.8% in July 2016 are 0.9 points apart.",
        ),
    ],
)
def test_a_target_and_what_is_drawn_from_two_figures_are_held_against_these(
    about: str, report: tuple[str, str], right: str, wrong: str, code: str, said: str
) -> None:
    assert found(right, about, report) == []
    (finding,) = found(wrong, about, report)
    assert finding.code == code
    assert said in f"{finding.message} {finding.hint}"


@pytest.mark.parametrize(
    ("about", "report", "text"),
    [
        (PLACEMENTS, SCORECARD, "At 13.0% performance is below target."),
        ("returner-interviews", SCORECARD, "It was more than a year ago that the service was inspected."),
        ("permanent-posts", APPENDIX, "December's result of 76.2% is the first rise after three falls in a row."),
        ("delays", KPI, "Six and a half days or more have been needed in December."),
        ("at-home", KPI, "535 people were asked whether they were still at home."),
        ("waiting", KPI, "97 were waiting, six more than in November, and the ceiling is 100."),
        ("advice", KPI, "The share was 66.2%, and the target of 65% was met."),
    ],
)
def test_words_that_only_look_like_a_claim_are_left_alone(about: str, report: tuple[str, str], text: str) -> None:
    assert found(text, about, report) == []
