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


# -- what is told beside the results -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "report", "text"),
    [
        ("telecare", KPI, "A survey of 212 users found that 88% felt safer."),
        ("reviews", KPI, "The manager dip-sampled 22 cases in November, of which 19 had a clear outcome."),
        ("telecare", KPI, "Of the 64 staff 12 were off sick, and the supplier was paid £11,400."),
        ("at-home", KPI, "Of the 11 care homes and 3 hospitals involved, one has been closed."),
        ("telecare", KPI, "The board met on 4 December at 10:30."),
        ("admissions", KPI, "The youngest person admitted was 67 and the oldest 103."),
        ("permanent-posts", SCORECARD, "In August 14 social workers left and 11 joined."),
        ("personal-budgets", KPI, "Fees rose by 4.2% in April."),
        ("telecare", KPI, "Our plan foresees 2,600 users by March 2027."),
        ("cp-visits", SCORECARD, "The 2,103 that were late included 340 where families were away."),
        ("care-leavers-housed", SCORECARD, "Of the 85 not so housed, 23 were in hostels and 11 in custody."),
    ],
)
def test_a_number_beside_the_results_that_is_plainly_none_is_left_alone(
    about: str, report: tuple[str, str], text: str
) -> None:
    assert found(text, about, report) == []


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("satisfaction", "In the yearly survey 63.6% said that they were satisfied."),
        ("reviews", "The audit confirmed that the result is 79.1%."),
        ("advice", "Since the inspection it has risen to 62.6%."),
        ("telecare", "Our audit was of 40 files. The number of users rose to 2,214."),
    ],
)
def test_a_result_is_held_against_the_data_although_a_sample_is_told_of(about: str, text: str) -> None:
    assert [each.code for each in found(text, about, KPI)] == ["figure-near"]


# -- what changes are between ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "report", "text"),
    [
        (
            "personal-budgets",
            KPI,
            "It has grown by between roughly half a point and just under two points in every month.",
        ),
        ("reviews", KPI, "If reviews continue to rise by half a point a month, the target will be met in January."),
        ("personal-budgets", KPI, "To reach 80% by March, another 436 budgets would have to be agreed."),
        ("telecare", KPI, "The margin above target was just 16 in November, it is now 24."),
        ("telecare", KPI, "We were 24 ahead of target in December, against 16 in November."),
        ("telecare", KPI, "The rise of 58 compares with 35 in November and 56 in October."),
        ("advice", KPI, "In October the result dipped by 1.3 points."),
        ("pathway-plans", SCORECARD, "The margin over the 90% target is now 1.2."),
        ("returner-interviews", SCORECARD, "The gap to the target has narrowed from 26.9 points in May to 22.3."),
        (
            "iha-referrals",
            SCORECARD,
            "There was a jump of 5.1 percentage points in one month, and of 22.5 in one year.",
        ),
        ("days-to-match", SCORECARD, "The average fell by 25.8 days in the month, and by 61.8 in the year."),
        ("days-to-match", SCORECARD, "At 151.5 days the average is some 30 days too long."),
        ("review-participation", SCORECARD, "Half a percentage point or so above target (95.6%)."),
        ("cp-plans", SCORECARD, "Between them Ashford, Swale and Dover hold 356 plans."),
        ("health-assessments", SCORECARD, "The best area is seven points ahead of the worst."),
        (
            "permanent-posts",
            APPENDIX,
            "December saw the first rise since December 2012: up by 0.4 of a percentage point.",
        ),
        (
            "initial-assessments",
            APPENDIX,
            "Performance dropped by 1.9 percentage points between September and November, and by 2.8 between June and"
            " September.",
        ),
        (
            "initial-assessments",
            APPENDIX,
            "Despite missing the 90% target we are 17.1 points ahead of neighbours (66.2%).",
        ),
    ],
)
def test_a_change_is_held_against_what_it_is_between(about: str, report: tuple[str, str], text: str) -> None:
    assert found(text, about, report) == []


@pytest.mark.parametrize(
    ("about", "report", "text", "words"),
    [
        ("personal-budgets", KPI, "To reach 80% by March, another 346 budgets would have to be agreed.", "346"),
        ("telecare", KPI, "The margin above target was just 26 in November, it is now 24.", "26"),
        (
            "returner-interviews",
            SCORECARD,
            "The gap to the target has narrowed from 26.9 points in May to 21.3.",
            "21.3",
        ),
        ("returner-interviews", SCORECARD, "It is 0.9 points up on July and 5.6 on May.", "5.6"),
        ("iha-referrals", SCORECARD, "It rose by 5.1 percentage points in one month, and by 32.5 in one year.", "32.5"),
        (
            "permanent-posts",
            APPENDIX,
            "It was the first rise since December 2012: up by 1.4 of a point.",
            "1.4 of a point",
        ),
        ("own-foster-care", SCORECARD, "It fell by just over two points, from 86.9% to {{ result }}.", "two points"),
    ],
)
def test_a_change_that_is_none_between_these_is_found(
    about: str, report: tuple[str, str], text: str, words: str
) -> None:
    (finding,) = found(text, about, report)
    assert finding.code == "figure-change"
    assert finding.excerpt
    assert finding.excerpt.words == words


# -- of which period, window and area ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "report", "text"),
    [
        ("at-home", KPI, "More people were followed up in Quarter 2 than in Quarter 1 (535 against 502)."),
        ("assessments", KPI, "Fewer assessments were completed in time than in October (513 against 563)."),
        ("at-home", KPI, "The level of last year's Quarter 3 (84.3%) was not reached in Quarter 2."),
        ("admissions", KPI, "The rate first dipped below 540 in November (538.0)."),
        ("enablement", KPI, "At a guess, results for January will be similar."),
        ("at-home", KPI, "Results for October to December will not be known before April."),
        ("personal-budgets", KPI, "At 76.4% we are already above January's target of 76%."),
        ("telecare", KPI, "Each month's target is 50 above the last: 2,050 in November, 2,100 in December."),
        ("enablement", KPI, "In the year to December it has moved between 56.4% (January) and 62.3% (September)."),
        ("personal-budgets", KPI, "We have already passed the 76% set for January and are aiming for 80% by March."),
        ("second-plan", APPENDIX, "Of the results shown the lowest is that of March 2011 (6.5%)."),
        ("adopted", APPENDIX, "Our statistical neighbours' latest share is 13.9%."),
        ("children-in-care", APPENDIX, "The rate is over nine points higher than the 48.5 that was aimed for."),
        ("adopted", APPENDIX, "The 13% target, unchanged from last year, has been exceeded by 2.3 points."),
        ("three-placements", APPENDIX, "The Amber rating is unchanged from September."),
        ("three-placements", SCORECARD, "It was 9.6% in August 2015 and would have met the present target of 10%."),
        (
            "iha-referrals",
            SCORECARD,
            "The figures differ: 48.0% over twelve months (Red) but 84.2% over three (Amber).",
        ),
        ("three-placements", SCORECARD, "In the four areas between 13.0% and 14.3% of children had moved so often."),
    ],
)
def test_a_figure_is_held_against_the_period_the_window_and_the_areas_it_is_of(
    about: str, report: tuple[str, str], text: str
) -> None:
    assert found(text, about, report) == []


@pytest.mark.parametrize(
    ("about", "report", "text", "words"),
    [
        ("at-home", KPI, "More people were followed up in Quarter 2 than in Quarter 1 (553 against 502).", "553"),
        ("at-home", KPI, "The level of last year's Quarter 3 (86.7%) was not reached.", "86.7%"),
        ("adopted", APPENDIX, "Our statistical neighbours' latest share is 12.6%.", "12.6%"),
        ("children-in-care", APPENDIX, "The rate is above the 45.8 that was aimed for.", "45.8"),
        ("adopted", APPENDIX, "The result is unchanged from September.", "unchanged"),
        ("three-placements", SCORECARD, "It would have met the present target of 12%.", "12%"),
        ("iha-referrals", SCORECARD, "It is 48.0% over twelve months but 82.4% over three (Amber).", "82.4%"),
    ],
)
def test_a_figure_that_is_of_none_of_these_is_found(about: str, report: tuple[str, str], text: str, words: str) -> None:
    assert words in [each.excerpt.words for each in found(text, about, report) if each.excerpt]


# -- of its own clause -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "report", "text"),
    [
        ("personal-budgets", KPI, "The target is 74% now, and it rises to 76% in January."),
        (
            "personal-budgets",
            KPI,
            "It is {{ result }}. Our target was 74%, but it goes up to 76% next month.",
        ),
        ("personal-budgets", KPI, "It is an increase of 14.6 percentage points in twelve months."),
        ("telecare", KPI, "The target for January is 2,150."),
        ("telecare", KPI, "In January the target is 2,150."),
        ("at-home", KPI, "We have gone from Green in Quarter 1 to Amber."),
        ("admissions", KPI, "We were Amber in October and have been Green ever since."),
        ("safeguarding", KPI, "It has been Red for two months running, having been Amber in October."),
        ("safeguarding", KPI, "Having been Amber in October, we have now been Red for two months."),
        ("delays", KPI, "August is the only month this year in which the target was met."),
        ("delays", KPI, "In August we met the target for the first time, by less than half an hour a case."),
        ("delays", KPI, "To be Amber again we would have to save more than half a day."),
        ("assessments", KPI, "We report a month behind: December is not yet due."),
        ("assessments", KPI, "The figure for December is not yet available."),
        ("initial-assessments", APPENDIX, "Last year closed at 93.5%, and that was Green."),
        ("initial-assessments", APPENDIX, "Last year ended at 93.5%, which was Green."),
        ("three-placements", APPENDIX, "At 9.5% in March 2013 the position was better than today."),
        ("three-placements", SCORECARD, "Stability slipped from 12.9% in July to 13.0%."),
        ("three-placements", SCORECARD, "It has slipped by 0.1 percentage points since July."),
        ("three-placements", SCORECARD, "Each child with a third placement is to be reviewed at a quarter-end."),
        ("three-placements", SCORECARD, "In care in South Kent numbers fell from 403 to 392."),
        ("three-placements", SCORECARD, "In East Kent the two-year stability measure meets its target of 70%."),
        ("iha-referrals", SCORECARD, "The hospital has provided 15 extra clinic slots a week."),
        ("long-plans", SCORECARD, "100 plans were started in August and 48 ended."),
        ("adoption-plans", SCORECARD, "At 74.5% the measure is just short of its target of 75%."),
    ],
)
def test_what_is_told_of_another_period_or_measure_is_left_alone(
    about: str, report: tuple[str, str], text: str
) -> None:
    assert found(text, about, report) == []


@pytest.mark.parametrize(
    ("code", "about", "report", "text"),
    [
        ("direction-wrong", "personal-budgets", KPI, "The target is 74%, and the result fell from 61.8% to 76.4%."),
        ("figure-change", "personal-budgets", KPI, "It is an increase of 16.4 percentage points in twelve months."),
        ("figure-target", "telecare", KPI, "The target for January is 2,350."),
        ("figure-target", "telecare", KPI, "The target in November was 2,150."),
        ("rating-wrong", "at-home", KPI, "We have gone from Green in Quarter 1 to Red."),
        ("rating-wrong", "admissions", KPI, "We were Amber in October and have been Red ever since."),
        ("rating-wrong", "admissions", KPI, "We were Amber in August and have been Green ever since."),
        ("rating-wrong", "safeguarding", KPI, "We have been Red for two months running, having been Green in October."),
        ("rating-wrong", "safeguarding", KPI, "It has been Red for three months running, having been Red in October."),
        ("figure-share", "returner-interviews", SCORECARD, "A quarter of interviews were held in time."),
        ("figure-share", "returner-interviews", SCORECARD, "A quarter were held late."),
        (
            "direction-wrong",
            "three-placements",
            APPENDIX,
            "At 9.5% in March 2013 it was worse than it is now.",
        ),
        ("direction-wrong", "returner-interviews", SCORECARD, "The result has slipped since July."),
        ("comparison-wrong", "adoption-plans", SCORECARD, "At 74.5% the measure exceeds its target of 75%."),
    ],
)
def test_what_is_not_so_of_its_own_period_is_found(code: str, about: str, report: tuple[str, str], text: str) -> None:
    assert code in [each.code for each in found(text, about, report)]


# -- how often ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "report", "text"),
    [
        ("admissions", KPI, "December is the second month of the year in which the target of 540 was met."),
        ("admissions", KPI, "November was the first month this year in which we met the target."),
        ("admissions", KPI, "The target was met in two of the last three months."),
        ("admissions", KPI, "This is the second month running in which we have met the target."),
        ("advice", KPI, "It is the first time that we have met the target of 65%."),
        ("admissions", KPI, "The first month in which the target was met was November."),
        ("admissions", KPI, "It is the second month in which we have met the target."),
        ("cp-visits", SCORECARD, "The second quarter of the year is when the target was met."),
        ("safeguarding", KPI, "The target of 75% was met in none of the last twelve months."),
        ("safeguarding", KPI, "In the last twelve months the target was met in no month."),
        ("delays", KPI, "August was the first month since March in which we met the target."),
        ("adopted", APPENDIX, "November is the third time this year that the target was met."),
        ("permanent-posts", APPENDIX, "December saw the first rise in permanent staffing."),
        ("safeguarding", KPI, "Enquiries stay Red until at least 70% are concluded in time."),
        ("returner-interviews", SCORECARD, "It stays Red until it reaches 80%."),
    ],
)
def test_results_that_stand_so_are_counted(about: str, report: tuple[str, str], text: str) -> None:
    assert found(text, about, report) == []


@pytest.mark.parametrize(
    ("code", "about", "report", "text"),
    [
        ("figure-rank", "admissions", KPI, "December is the third month of the year in which the target was met."),
        ("figure-rank", "admissions", KPI, "December is the only month this year in which we met the target."),
        ("figure-rank", "admissions", KPI, "The target was met in three of the last three months."),
        ("figure-rank", "advice", KPI, "It is the third time that we have met the target of 65%."),
        ("figure-rank", "safeguarding", KPI, "The target of 75% was met in two of the last twelve months."),
        ("figure-rank", "adopted", APPENDIX, "November is the first time this year that the target was met."),
        ("direction-wrong", "permanent-posts", APPENDIX, "December saw a second successive rise in permanent posts."),
        ("direction-wrong", "delays", KPI, "Waits were better than in November at 6.6 days."),
        ("figure-target", "safeguarding", KPI, "Enquiries stay Red until at least 65% are concluded in time."),
        ("figure-target", "returner-interviews", SCORECARD, "It stays Red until it reaches 75%."),
        ("figure-other", "returner-interviews", SCORECARD, "In the last three months alone, 67.7% were in time."),
    ],
)
def test_results_that_do_not_stand_so_as_often_are_found(
    code: str, about: str, report: tuple[str, str], text: str
) -> None:
    assert [each.code for each in found(text, about, report)] == [code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The rate of children with child protection plans was 39.4 per 10,000.", []),
        ("The rate of children with child protection plans was 57.8 per 10,000.", ["figure-other"]),
        ("Placement stability is Amber: 10.5% of children in care had three or more placements.", []),
        ("Placement stability is Amber: 8.2% of children in care had three or more placements.", ["figure-other"]),
    ],
)
def test_a_figure_beside_a_title_in_a_section_is_that_indicators(text: str, codes: list[str]) -> None:
    assert held(*APPENDIX).codes(text, section="overview") == codes


# -- texts that nobody writes ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["656 of 1,252 (52.4%), ", "rose from 53.8% to 52.4% ", "It rose from 53.8% to 52.4%. "]
)
def test_a_text_of_more_numbers_than_anybody_writes_is_read_in_part(words: str) -> None:
    text = words * (40_000 // len(words))
    assert 0 < len(found(text)) <= 80


# -- what a word or a number is said of -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "report", "text"),
    [
        ("at-home", KPI, "The number followed up was 535, the largest in any of the last four quarters."),
        ("safeguarding", KPI, "The 57 enquiries that overran were the most in the past year."),
        ("admissions", KPI, "Green for the second month, having been Amber from April to October."),
        ("admissions", KPI, "It was Amber from April to October and has been Green since."),
        ("reviews", KPI, "The jump in July is down to counting telephone reviews."),
        ("adopted", APPENDIX, "Adoptions have been Green in every quarter of this year, after Amber in March."),
        ("adopted", APPENDIX, "It ended last year Amber and has been Green all through this one."),
        ("three-placements", APPENDIX, "We now do slightly better than our neighbours did in 2012/13 (11.0%)."),
        ("long-plans", SCORECARD, "The number of children with a plan went from 1,092 to 1,145 during August."),
        ("care-reviews", SCORECARD, "All but 39 of 2,175 children had their review in timescale."),
        ("dental-checks", SCORECARD, "In West Kent, at 87.0%, 40 of 308 children were overdue."),
        ("pep-updates", SCORECARD, "All areas but East Kent are above 80%."),
        ("adopted-from-care", SCORECARD, "Green last month, Amber this month."),
        ("care-leavers-housed", SCORECARD, "92.2% of care leavers are well housed, which is steady."),
        ("advice", KPI, "Year to date: 19,580 of 31,221 contacts, or 62.7%."),
        ("safeguarding", KPI, "In the third quarter 324 of 473 enquiries (68.5%) were concluded in time."),
        ("advice", KPI, "From April to December 19,580 of 31,221 contacts were resolved."),
        ("safeguarding", KPI, "The highest number of enquiries this year was April's 174, against 171 in December."),
        ("safeguarding", KPI, "December is the thirteenth month running in which the target was missed."),
        ("telecare", KPI, "Up 58 in the month and 644 over the year."),
        ("at-home", KPI, "86 people were no longer at home, compared with 67 in the quarter before."),
        ("advice", KPI, "Two contacts in three (2,248) were resolved."),
        ("dental-checks", SCORECARD, "141 checks are outstanding. Just under half of these (67) were in East Kent."),
        ("repeat-referrals", SCORECARD, "We saw a reduction in re-referrals over the year, from 24.6% to 22.3%."),
        ("cin-plans", SCORECARD, "At 89.0% we are one point short of the 90% target."),
        ("safeguarding", KPI, "Anything under 70% is Red."),
        ("returner-interviews", SCORECARD, "This indicator is Red below 80%."),
        ("adopted", APPENDIX, "{{ result }} were adopted, above the 13.9% of statistical neighbours in 2012/13."),
        ("satisfaction", KPI, "Satisfaction was {{ result }} in 2024/25."),
        ("admissions", KPI, "In the twelve months to December 2025 the rate was {{ result }}."),
        ("cp-visits", SCORECARD, "19,560 of 21,663 visits were on time, so 2,103 were late."),
        ("reviews", KPI, "Just over 10,000 people have been reviewed, and 2,588 have not."),
        ("at-home", KPI, "Of 535 people who left hospital, 449 were still at home after 91 days."),
        ("agency-posts", SCORECARD, "Agency workers hold 17.2% of caseholding posts."),
        ("agency-posts", SCORECARD, "Agency workers fill what permanent staff, with 77.2%, leave open."),
        ("adopted", APPENDIX, "This year's best figure was June's, with 17.2%."),
        ("permanent-posts", APPENDIX, "76.2% is the second lowest figure in the table."),
        ("admissions", KPI, "December was the second month running in which we met the target."),
        ("health-assessments", SCORECARD, "Two areas are above the target of 90%."),
        ("reviews", KPI, "Reviews reached {{ result }}, so the target of 80% is missed."),
    ],
)
def test_a_word_or_a_number_is_right_of_what_stands_beside_it(about: str, report: tuple[str, str], text: str) -> None:
    assert found(text, about, report) == []


@pytest.mark.parametrize(
    ("code", "about", "report", "text"),
    [
        ("figure-rank", "safeguarding", KPI, "The 114 enquiries concluded in time were the most in the past year."),
        ("rating-wrong", "adopted", APPENDIX, "Adoptions have been Red in every quarter of this year."),
        ("rating-wrong", "adopted", APPENDIX, "The indicator has been Amber all through this year."),
        ("comparison-wrong", "three-placements", APPENDIX, "We do worse than our neighbours did in 2012/13 (11.0%)."),
        ("figure-unknown", "long-plans", SCORECARD, "The number of children with a plan went from 1,192 to 1,145."),
        ("figure-other", "care-reviews", SCORECARD, "39 of 2,175 children had their review in timescale."),
        ("figure-share", "dental-checks", SCORECARD, "In West Kent, at 78.0%, 40 of 308 children were overdue."),
        ("rating-wrong", "adopted-from-care", SCORECARD, "Green last month, Green this month."),
        ("direction-wrong", "returner-interviews", SCORECARD, "67.7% were held in time, which is steady."),
        ("figure-change", "telecare", KPI, "Up 58 in the month and 664 over the year."),
        ("figure-share", "advice", KPI, "One contact in three (2,248) was resolved."),
        ("direction-wrong", "repeat-referrals", SCORECARD, "We saw an increase in re-referrals, from 24.6% to 22.3%."),
        ("figure-change", "cin-plans", SCORECARD, "At 89.0% we are two points short of the 90% target."),
        ("figure-target", "safeguarding", KPI, "Anything under 75% is Red."),
        ("figure-target", "returner-interviews", SCORECARD, "This indicator is Red below 85%."),
        (
            "comparison-wrong",
            "adopted",
            APPENDIX,
            "{{ result }}, below the 13.9% of statistical neighbours in 2012/13.",
        ),
        ("period-wrong", "satisfaction", KPI, "Satisfaction was {{ result }} in 2023/24."),
        ("period-wrong", "admissions", KPI, "In the twelve months to November 2025 the rate was {{ result }}."),
        ("figure-near", "cp-visits", SCORECARD, "19,560 of 21,663 visits were on time, so 2,013 were late."),
        ("figure-period", "reviews", KPI, "Just over 10,000 people have been reviewed, and 2,656 have not."),
        ("figure-period", "at-home", KPI, "Of 535 people who left hospital, 435 were still at home after 91 days."),
        ("figure-other", "agency-posts", SCORECARD, "Agency workers hold 77.2% of caseholding posts."),
        ("figure-rank", "safeguarding", KPI, "December is the tenth month running in which the target was missed."),
        ("figure-rank", "safeguarding", KPI, "The 171 enquiries were the second most in the past year."),
        ("figure-rank", "adopted", APPENDIX, "This year's best figure was September's, with 17.0%."),
        ("figure-rank", "permanent-posts", APPENDIX, "76.2% is the lowest figure in the table."),
        ("figure-rank", "admissions", KPI, "December was the fifth month running in which we met the target."),
        ("comparison-wrong", "health-assessments", SCORECARD, "Three areas are above the target of 90%."),
        ("comparison-wrong", "reviews", KPI, "Reviews reached {{ result }}, so the target of 80% is met."),
    ],
)
def test_a_word_or_a_number_that_is_not_so_of_what_stands_beside_it_is_found(
    code: str, about: str, report: tuple[str, str], text: str
) -> None:
    assert code in [each.code for each in found(text, about, report)]


# -- words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "report", "text"),
    [
        ("at-home", KPI, "Of every six older people followed up in Quarter 2, about one was no longer at home."),
        ("delays", KPI, "The wait was at its shortest in August, 5.4 days, and has been lengthening ever since."),
        ("delays", KPI, "The longest average of the last thirteen months was 7.4 days, in February 2025."),
        ("delays", KPI, "The shortest wait of the last four months was 5.5 days."),
        ("satisfaction", KPI, "After a dip in 2023/24 satisfaction is the highest of the four surveys since 2021/22."),
        ("advice", KPI, "November's 65.0% was a shade under target, which is why it was Amber."),
        ("advice", KPI, "The result was up 1.2 points on November and moved from Amber to Green."),
        ("safeguarding", KPI, "Amber in October at 71.2%, Red in November (67.8%) and Red again in December."),
        ("safeguarding", KPI, "None of the last thirteen months met the target of 75%."),
        ("safeguarding", KPI, "Between June and August the result fell; it then rose to 71.2% in October."),
        ("at-home", KPI, "It was over 85% in two of the last four quarters."),
        ("personal-budgets", KPI, "We were below target until February and have been above it in every month since."),
        ("adopted", APPENDIX, "It was lower than our neighbours' in each of the last three years."),
        ("permanent-posts", APPENDIX, "At 76.2% the share has recovered slightly after three falls in a row."),
        ("permanent-posts", APPENDIX, "The rating is Red, as in June and September; in March it was Amber."),
        ("returner-interviews", SCORECARD, "At 67.7% it remains more than 22 percentage points from the target."),
        (
            "three-placements",
            APPENDIX,
            "It is better than in September (11.3%) and better than our neighbours (11.0%).",
        ),
        ("three-placements", APPENDIX, "At the end of 2010/11 it was 8.0%, and Green."),
        ("permanent-posts", APPENDIX, "From December 2012 to September 2013 the share fell by 10.7 points."),
        ("care-leavers-housed", SCORECARD, "Some 92% of care leavers are well housed, the same as a year ago."),
        ("enablement", KPI, "While 62.3% in September was our best, 59.0% in December is our lowest since April."),
    ],
)
def test_a_word_is_held_against_the_results_it_is_said_of(about: str, report: tuple[str, str], text: str) -> None:
    assert found(text, about, report) == []


@pytest.mark.parametrize(
    ("code", "about", "report", "text"),
    [
        ("figure-rank", "delays", KPI, "The wait was at its shortest in October and has been lengthening since."),
        ("figure-rank", "delays", KPI, "The shortest wait of the last four months was in November."),
        ("figure-rank", "satisfaction", KPI, "Satisfaction is the lowest of the four surveys held since 2021/22."),
        ("rating-wrong", "advice", KPI, "November's 65.0% was just under target, which is why it was Green."),
        ("rating-wrong", "advice", KPI, "The result moved from Amber to Red."),
        ("rating-wrong", "safeguarding", KPI, "Red in October (71.2%) and Red again in December."),
        ("direction-wrong", "at-home", KPI, "The share went up in Quarter 2."),
        ("direction-wrong", "safeguarding", KPI, "In October the result fell."),
        ("direction-wrong", "permanent-posts", APPENDIX, "From December 2012 to September 2013 the share rose."),
        ("comparison-wrong", "three-placements", APPENDIX, "It is a little worse than our neighbours (11.0%)."),
        ("comparison-wrong", "returner-interviews", SCORECARD, "At 67.7% it is more than the target."),
    ],
)
def test_a_word_that_is_not_so_of_these_is_found(code: str, about: str, report: tuple[str, str], text: str) -> None:
    assert [each.code for each in found(text, about, report)] == [code]


# -- what is told of other times, and what could not be read -----------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "A new contract began in September 2016.",
        "Ofsted inspects in November 2016.",
        "Funding runs out in March 2017.",
        "Councillors received a briefing in September 2016.",
    ],
)
def test_what_was_done_after_the_period_is_for_officers_to_know(text: str) -> None:
    assert found(text) == []


def test_a_result_of_a_period_that_is_not_reported_yet_is_doubted() -> None:
    assert [each.code for each in found("Performance in September 2016 is Red.")] == ["period-wrong"]


@pytest.mark.parametrize(
    ("file", "row", "broken"),
    [
        ("data/observations.csv", "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,7x2,100"),
        ("data/targets.csv", "visits,2016/17,90", "visits,2016/17,9o"),
    ],
)
def test_a_text_is_not_held_against_what_could_not_be_read(small: Small, file: str, row: str, broken: str) -> None:
    small.add(COMMENTARY, "\nThe result is 12.3%, against a target of 45%.\n")
    assert {each.code for each in small.check()} & set(CODES)
    assert row in small.text(file), small.text(file)
    small.replace(file, row, broken)
    assert not {each.code for each in small.check()} & set(CODES)


@pytest.mark.parametrize(
    ("about", "text", "said"),
    [
        ("iha-referrals", "The last three months are rated Green.", "of August 2016, rolling 3 months, is Amber"),
        ("three-placements", "Without unaccompanied children the county is Red.", ", excluding UASC, is Amber"),
    ],
)
def test_a_rating_that_is_right_is_told_with_its_window_and_its_cohort(about: str, text: str, said: str) -> None:
    (finding,) = found(text, about)
    assert finding.code == "rating-wrong"
    assert said in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Two areas are above 13.5%.",
        "One area is above 14%.",
        "Three areas are above 13.1%.",
        "The share was last below 10% in August 2015.",
    ],
)
def test_a_line_between_areas_and_one_that_was_last_crossed_are_no_results(text: str) -> None:
    assert found(text, "three-placements") == []


@pytest.mark.parametrize(
    ("about", "report", "text"),
    [
        ("three-placements", SCORECARD, "East Kent has the largest number of children in care (643)."),
        ("three-placements", SCORECARD, "East Kent has the most children in care."),
        ("three-placements", SCORECARD, "North Kent has the smallest number of children in care, 282."),
        ("permanent-posts", APPENDIX, "The decline has stopped for now."),
    ],
)
def test_how_many_there_are_and_what_is_over_are_not_held_against_shares(
    about: str, report: tuple[str, str], text: str
) -> None:
    assert found(text, about, report) == []


def test_a_number_that_another_indicator_has_by_chance_is_asked_about_and_no_error() -> None:
    (finding,) = found("The team rang 340 families.")
    assert (finding.code, finding.severity) == ("figure-unknown", Severity.ADVICE)
