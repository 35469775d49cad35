"""Starting a period: which texts are to be written, what stands beside them, and what is left alone."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from committee_pack.commands.check import check_all
from committee_pack.commands.console import Console
from committee_pack.findings import Finding, Severity
from committee_pack.model.narratives import without_comments
from committee_pack.model.periods import parse_period
from committee_pack.read.front import front_of
from committee_pack.read.narratives import MOST_CHARACTERS, MOST_SIGNS, has_room, narrative_fault
from committee_pack.start.period import NewText, draft_of
from tests.support.forbidding import forbid
from tests.support.workspaces import (
    COMMENTARY,
    INDICATORS,
    NOTE,
    OBSERVATIONS,
    REPORT,
    TARGETS,
    Ran,
    Small,
    run,
    small_workspace,
    with_layouts,
)

NEW = "narratives/monthly/2016-09"
UNSETTLED = "Stopped: Nothing was written: with these errors nobody can say what is to be written for 'monthly'."
SEPTEMBER = "visits,2016-09,SS,,,75,100,,,,\noverdue,2016-09,SS,,,45,,,,,\nvisits,2016-09,SS,North,,41,50,,,,\n"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.add(OBSERVATIONS, SEPTEMBER)
    small.replace(REPORT, "pages: red", "pages: all")
    return small


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("committee_pack.commands.clock.today", lambda: datetime.date(2016, 10, 10))


def start(small: Small, *typed: str) -> Ran:
    return small.run("new", "period", *(typed or ("2016-09",)))


def there(small: Small) -> set[str]:
    folder = small.root / NEW
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def checked(small: Small, period: str = "2016-09") -> list[Finding]:
    return list(check_all(small.root, (), period, Console(quiet=True)))


def test_each_text_that_is_asked_for_and_each_of_last_time_has_a_draft(small: Small) -> None:
    done = start(small)
    assert done.code == 0
    assert there(small) == {"visits.md", "overdue.md"}
    assert [Path(line).name for line in done.out.splitlines()] == ["overdue.md", "visits.md"]


def test_what_is_red_in_the_new_period_is_asked_for_and_what_no_longer_is_says_so(small: Small) -> None:
    small.replace(REPORT, "pages: all", "pages: red")
    said = "As the figures stand, the report does not ask for this text"
    start(small)
    assert there(small) == {"visits.md"}
    assert said not in small.text(f"{NEW}/visits.md")
    (small.root / NEW / "visits.md").unlink()
    small.replace(OBSERVATIONS, "visits,2016-09,SS,,,75,100", "visits,2016-09,SS,,,95,100")
    start(small)
    assert there(small) == {"visits.md"}
    assert said in small.text(f"{NEW}/visits.md")


def test_a_draft_has_the_facts_the_figures_and_the_last_text(small: Small) -> None:
    start(small)
    facts, told, last = small.text(f"{NEW}/visits.md").split("\n\n<!--\n")
    assert facts == (
        "---\nindicator: visits                # Visits held in time\nauthor: Management Information\n"
        "status: draft                    # draft | submitted | approved\n---"
    )
    assert told.startswith("The figures of September 2016, by the placeholders that show them:\n\n{{ result }}  ")
    assert told.endswith("\n-->")
    assert figures(told).items() >= {
        ("result", "75.0%"),
        ("numerator", "75"),
        ("denominator", "100"),
        ("target", "90.0%"),
        ("period", "September 2016"),
        ("window", "Snapshot"),
        ("rating", "Red"),
        ("month_ago.result", "72.0%"),
        ("month_ago.rating", "Red"),
        ("direction.month_ago", "Better"),
        ("change.month_ago", "+3.0 percentage points"),
    }
    assert last == (
        "What was written for August 2016:\n\n"
        "Of {{ denominator }} visits, {{ numerator }} ({{ result }}) were held in time.\n\n"
        "The month before it was {{ month_ago.result }}.\n-->\n"
    )


def test_the_figures_of_a_draft_stand_in_one_column(small: Small) -> None:
    start(small)
    names = re.findall(r"^\{\{ \S+ \}\} +", small.text(f"{NEW}/visits.md"), re.MULTILINE)
    assert len(names) > 10
    assert len(set(map(len, names))) == 1


def figures(text: str) -> dict[str, str]:
    """Return what a draft says that placeholders show."""
    return dict(re.findall(r"^\{\{ (\S+) \}\} +(.*)$", text, re.MULTILINE))


def test_one_that_is_new_has_nobody_s_name_and_no_last_text(small: Small) -> None:
    start(small)
    text = small.text(f"{NEW}/overdue.md")
    assert "\n# author: Management Information\n" in text
    assert "What was written" not in text


def test_drafts_give_no_error_and_are_not_written_yet(small: Small) -> None:
    start(small)
    found = checked(small)
    assert {(each.code, each.severity) for each in found} == {("commentary-missing", Severity.WARNING)}
    assert {each.place.file for each in found} == {f"{NEW}/visits.md", f"{NEW}/overdue.md"}
    assert {each.hint for each in found} == {"Write it here."}


def test_words_above_the_comments_are_what_is_printed(small: Small) -> None:
    start(small)
    small.replace(f"{NEW}/visits.md", "---\n\n<!--", "---\nIt is {{ result }}.\n\n<!--")
    assert [each.place.file for each in checked(small)] == [f"{NEW}/overdue.md"]


def test_figures_that_are_not_there_yet_are_said_not_to_be(small: Small) -> None:
    small.replace(OBSERVATIONS, SEPTEMBER, "")
    small.replace(REPORT, "pages: all", "pages: red")
    assert start(small).code == 0
    assert there(small) == {"visits.md"}
    text = small.text(f"{NEW}/visits.md")
    assert "The data holds no result for September 2016 yet; placeholders show it as soon as it does." in text
    assert figures(text)["month_ago.result"] == "72.0%"
    (empty,) = re.findall(r"^The data holds nothing for: (.*)\.$", text, re.MULTILINE)
    assert {"result", "numerator", "denominator", "rating", "direction.month_ago"} <= set(empty.split(", "))
    assert not figures(text).keys() & set(empty.split(", "))
    assert "does not ask" not in text
    assert not [
        each for each in checked(small) if each.place.file.startswith("narratives") and each.severity is Severity.ERROR
    ]


def test_where_an_older_result_is_shown_its_period_is_said(small: Small) -> None:
    small.replace(OBSERVATIONS, SEPTEMBER, "overdue,2016-09,SS,,,45,,,,,\n")
    small.replace(REPORT, "trend:", "latest: available\ntrend:")
    start(small)
    assert "The data holds no result for September 2016 yet; placeholders show it as soon as it does. " in small.text(
        f"{NEW}/visits.md"
    )
    assert "The last is that of August 2016." in small.text(f"{NEW}/visits.md")


def test_a_file_that_is_there_is_left_alone_and_named(small: Small) -> None:
    mine = "---\nindicator: visits\n---\nMine.\n"
    small.write(f"{NEW}/by-jane.md", mine)
    small.write(f"{NEW}/overdue.md", "not even a narrative")
    done = start(small)
    assert done.code == 0
    assert there(small) == {"by-jane.md", "overdue.md"}
    assert small.text(f"{NEW}/by-jane.md") == mine
    for name in ("by-jane", "overdue"):
        assert f"{NEW}/{name}.md is there already and was left as it is." in done.err
    assert "Nothing was written: each text that is to be written has its file.\nNext: " in done.err
    assert done.out == ""


def test_begun_twice_nothing_is_written_over(small: Small) -> None:
    start(small)
    small.add(f"{NEW}/visits.md", "Mine.\n")
    assert start(small).out == ""
    assert small.text(f"{NEW}/visits.md").endswith("Mine.\n")


def test_the_last_period_is_the_last_with_a_folder(small: Small) -> None:
    small.write(COMMENTARY.replace("2016-08", "2016-05"), "---\nindicator: visits\nauthor: Long ago\n---\nOld.\n")
    (small.root / COMMENTARY).unlink()
    (small.root / COMMENTARY).parent.rmdir()
    start(small)
    text = small.text(f"{NEW}/visits.md")
    assert "What was written for May 2016:\n\nOld.\n-->" in text
    assert "author: Long ago" in text


@pytest.mark.parametrize("file", ["", "notes.txt", "visits.md"])
def test_a_folder_in_which_nothing_is_written_is_not_the_last_period(small: Small, file: str) -> None:
    small.write(COMMENTARY.replace("2016-08", "2016-05"), "---\nindicator: visits\nauthor: Long ago\n---\nOld.\n")
    (small.root / COMMENTARY).unlink()
    if file:
        small.write(f"{Path(COMMENTARY).parent}/{file}", "---\nindicator: visits\n---\n<!-- Nothing yet. -->\n")
    assert start(small).code == 0
    assert "What was written for May 2016:\n\nOld.\n-->" in small.text(f"{NEW}/visits.md")


def test_a_draft_of_last_time_that_nobody_wrote_is_no_text(small: Small) -> None:
    small.replace(REPORT, "pages: all", "pages: [overdue]")
    small.write(COMMENTARY, "---\nindicator: visits\n---\n<!-- to be written -->\n")
    start(small)
    assert there(small) == {"overdue.md"}


def test_a_section_is_begun_where_it_was_written_or_is_required(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path))
    small.add(OBSERVATIONS, SEPTEMBER)
    start(small)
    assert there(small) == {"visits.md", "overview.md"}
    text = small.text(f"{NEW}/overview.md")
    assert text.startswith("---\nsection: overview                # Overview\n")
    assert "{{ visits.result }}            75.0%\n{{ visits.change.month_ago }}  +3.0 percentage points\n" in text
    assert not [each for each in checked(small) if each.severity is Severity.ERROR]


def test_a_required_section_that_was_never_written_shows_every_result(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path))
    small.replace(REPORT, "{title: Staff,", "{title: Staff, required: yes,")
    small.add(OBSERVATIONS, SEPTEMBER)
    start(small)
    assert "{{ visits.result }}   75.0%\n{{ visits.rating }}   Red\n{{ overdue.result }}  45\n" in small.text(
        f"{NEW}/staff.md"
    )


def test_a_required_section_that_a_standing_text_fills_is_not_begun(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path))
    small.replace(REPORT, "{title: Staff,", "{title: Staff, required: yes,")
    small.write("narratives/monthly/standing/staff.md", "---\nsection: staff\n---\nNo post was added.\n")
    start(small)
    assert "staff.md" not in there(small)


def test_what_follows_is_said(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.root)
    done = run("new", "period", "2016-09")
    assert done.err == (
        "Next: committee-pack narratives status monthly --period 2016-09\n"
        "      committee-pack check monthly --period 2016-09\n"
        "report_templates/monthly/report.yaml still says 'period: 2016-08'; "
        "without --period it is that which is built.\n"
    )
    assert run("narratives", "status", "monthly", "--period", "2016-09").code == 0
    assert run("check", "monthly", "--period", "2016-09").code == 0


def test_before_there_are_figures_what_follows_is_to_add_them_and_then_to_check(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.replace(OBSERVATIONS, SEPTEMBER, "")
    monkeypatch.chdir(small.root)
    assert run("new", "period", "2016-09").err.startswith(
        "Next: committee-pack narratives status monthly --period 2016-09\n"
        "      add the figures of 2016-09 to the data, then:\n"
        "      committee-pack check monthly --period 2016-09\n"
        "report_templates"
    )
    assert run("check", "monthly", "--period", "2016-09").code == 1
    small.add(OBSERVATIONS, SEPTEMBER)
    assert run("check", "monthly", "--period", "2016-09").code == 0


def test_where_nothing_is_written_it_is_said_why(small: Small) -> None:
    small.replace(REPORT, "pages: all", "pages: none")
    (small.root / COMMENTARY).unlink()
    assert "Nothing was written: as the figures of 2016-09 stand, no text is asked for." in start(small).err
    small.replace(OBSERVATIONS, SEPTEMBER, "")
    done = start(small)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith(
        "Nothing was written: no text of the period before is there to go on from, and which texts are asked for is "
        "known once the data has figures of 2016-09. Add them, then run this again.\nreport_templates"
    )


def another(small: Small, row: str) -> None:
    """Add a report by the month with data of its own."""
    small.write("data/old.csv", small.text(OBSERVATIONS).splitlines()[0] + f"\n{row}\n")
    small.write("data/old.yaml", small.text(INDICATORS).replace("observations.csv", "old.csv"))
    text = small.text(REPORT).replace("data/indicators.yaml", "data/old.yaml").replace("2016-08", "2010-01")
    small.write("report_templates/old/report.yaml", text.replace("2016-1", "2010-1"))


def test_a_report_whose_data_ended_long_before_is_left_out_unless_it_is_named(small: Small) -> None:
    another(small, "visits,2015-08,SS,,,75,100,,,,")
    done = start(small)
    assert done.code == 0
    assert "2016-09 is 13 months after the data of 'old', which ends with 2015-08. It is left out." in done.err
    assert "old/report.yaml still says" not in done.err
    assert not (small.root / "narratives/old").exists()
    assert start(small, "2016-09", "old").code == 2


def test_a_period_up_to_a_year_after_the_data_may_be_begun(small: Small) -> None:
    another(small, "visits,2015-09,SS,,,75,100,,,,")
    assert start(small, "2016-09", "old").code == 0


def test_of_years_one_may_lie_between(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("committee_pack.commands.clock.today", lambda: datetime.date(2020, 1, 1))
    text = small.text(REPORT).replace("period: 2016-08", "period: 2015/16").replace("every: month", "every: year")
    small.write("report_templates/yearly/report.yaml", text.replace("earlier: 1 month", "earlier: 12 months"))
    assert start(small, "2017/18", "yearly").code == 0
    done = start(small, "2019/20", "yearly")
    assert "PERIOD: 2019/20 is 2 years after the data of 'yearly', which ends with 2016-09." in done.err
    assert "Did you mean 2016/17? If not, add rows of 2019/20 to the data first." in done.err


def test_where_the_report_is_set_to_the_period_already_nothing_is_said_of_it(small: Small) -> None:
    small.replace(REPORT, "period: 2016-08", "period: 2016-09")
    assert "still says" not in start(small).err


def quarterly(small: Small) -> None:
    text = small.text(REPORT).replace("period: 2016-08", "period: 2016/17 Q1")
    text = text.replace("earlier: 1 month", "earlier: 1 quarter").replace("every: month", "every: quarter")
    small.write("report_templates/quarterly/report.yaml", text.replace("pages: all", "pages: [visits]"))


def test_reports_by_other_periods_are_left_out_unless_they_are_named(small: Small) -> None:
    quarterly(small)
    assert start(small).code == 0
    assert not (small.root / "narratives/quarterly").exists()
    done = start(small, "2016-09", "quarterly")
    assert done.code == 2
    assert "PERIOD: 2016-09 is a month, and 'quarterly' is by the quarter. Name a quarter, as 2016/17 Q1." in done.err
    done = start(small, "2016/17 Q2")
    assert done.code == 0
    assert (small.root / "narratives/quarterly/2016-17-q2/visits.md").is_file()
    assert "committee-pack check quarterly --period 2016-17-q2" in done.err


def test_where_several_reports_have_drafts_all_are_written_or_none(small: Small) -> None:
    second = small.text(REPORT)
    small.write("report_templates/second/report.yaml", second)
    small.write("narratives/second", "a file where a folder should be")
    done = start(small)
    assert done.code == 1
    assert there(small) == set()
    (small.root / "narratives/second").unlink()
    assert start(small).code == 0
    assert len(list((small.root / "narratives").glob("*/2016-09/*.md"))) == 4


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2016-13", "PERIOD: '2016-13' is not a month"),
        ("Aug-16", "PERIOD: 'Aug-16' is not a period: write a month as 2016-08"),
        ("", "PERIOD: there is none. Name one, as 2016-09."),
        ("2016/17", "PERIOD: 2016/17 is a year, and 'monthly' is by the month. Name a month, as 2016-08."),
        ("2061-09", "PERIOD: 2061-09 is yet to begin. Look at the year and the month again."),
        ("2016-11", "PERIOD: 2016-11 is yet to begin."),
        (
            "2026-09",
            "PERIOD: 2026-09 is 10 years after the data of 'monthly', which ends with 2016-09. "
            "Did you mean 2016-10? If not, add rows of 2026-09 to the data first.",
        ),
        ("2006-09", "PERIOD: 2006-09 is before the data of 'monthly', which begins with 2016-07. Name a later one."),
    ],
)
def test_what_is_typed_wrongly_is_met_with_what_is_right(
    small: Small, typed: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if typed == "2026-09":
        monkeypatch.setattr("committee_pack.commands.clock.today", lambda: datetime.date(2026, 11, 21))
    done = start(small, typed)
    assert done.code == 2
    assert said in done.err
    assert there(small) == set()


def test_a_report_that_is_not_there_is_met_with_the_nearest(small: Small) -> None:
    done = start(small, "2016-09", "montly")
    assert done.code == 2
    assert "Did you mean 'monthly'?" in done.err


def test_a_report_that_cannot_be_read_begins_no_period(small: Small) -> None:
    small.replace(REPORT, "title: Monthly scorecard\n", "")
    done = start(small)
    assert done.code == 1
    assert "[key-missing]" in done.err
    assert there(small) == set()


def test_a_catalogue_that_cannot_be_read_begins_no_period(small: Small) -> None:
    small.write(INDICATORS, "sections: [")
    done = start(small)
    assert done.code == 1
    assert UNSETTLED in done.err
    assert there(small) == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (REPORT, "pages: all", "pages: [visit]", "indicator-unknown"),
        (INDICATORS, "polarity: lower", "polarity: lowr", "value-unknown"),
        (OBSERVATIONS, "visits,2016-09,SS,,,75,100", "visits,2016-09,SS,,,x,100", "cell-wrong"),
        (TARGETS, "visits,2016/17,90", "visits,2016/17,x", "cell-wrong"),
        (INDICATORS, "amber: 80 to below target", "amber: 85 to below target", "bands-cover"),
        (COMMENTARY, "author: Management Information", "author: [x", "yaml-syntax"),
        (COMMENTARY, "---\n", "", "front-missing"),
        (NOTE, "from: 2016-04", "from: [", "yaml-syntax"),
    ],
)
def test_nothing_is_begun_while_errors_leave_open_what_is_to_be_written(
    small: Small, file: str, old: str, new: str, code: str
) -> None:
    small.replace(file, old, new)
    done = start(small)
    assert done.code == 1
    assert done.err.startswith(file)
    assert f"[{code}]" in done.err
    assert UNSETTLED in done.err
    assert there(small) == set()


@pytest.mark.parametrize(
    "folder", ["narratives", "narratives/monthly", "narratives/monthly/2016-08", "narratives/monthly/2016-09"]
)
def test_a_folder_of_texts_that_may_not_be_read_begins_no_period(
    small: Small, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (small.root / NEW).mkdir()
    with monkeypatch.context() as patched:
        forbid(patched, small.root.resolve() / folder)
        done = start(small)
    assert done.code == 1
    assert f"{folder}: error: The folder {folder} cannot be read: Permission denied." in done.err
    assert UNSETTLED in done.err
    assert there(small) == set()


def test_a_text_of_a_period_that_was_passed_over_is_told_where_it_cannot_be_read(small: Small) -> None:
    small.write(COMMENTARY.replace("2016-08", "2016-07"), small.text(COMMENTARY))
    small.write(COMMENTARY, "---\nindicator: [\n---\nWords.\n")
    done = start(small)
    assert done.code == 1
    assert f"{COMMENTARY}:3: error: This is not YAML" in done.err


def test_an_error_that_leaves_nothing_open_keeps_nobody_from_beginning(small: Small) -> None:
    """It is told where it matters: by `check` and `build`."""
    small.page("<p>{{ nothing }}</p>")
    small.replace(COMMENTARY, "{{ result }}", "{{ reslut }}")
    small.write(COMMENTARY.replace("visits", "gone"), "---\nindicator: gone\n---\nOf an indicator that is no more.\n")
    done = start(small)
    assert done.code == 0
    assert ": error: " not in done.err
    assert there(small) == {"visits.md", "overdue.md"}


def test_an_error_in_a_file_that_is_there_for_the_period_is_told_and_the_others_are_begun(small: Small) -> None:
    small.write(f"{NEW}/visits.md", "---\nindicator: [\n---\n")
    done = start(small)
    assert done.code == 0
    assert done.err.startswith(f"{NEW}/visits.md:3: error: This is not YAML")
    assert f"{NEW}/visits.md is there already and was left as it is." in done.err
    assert there(small) == {"visits.md", "overdue.md"}


def test_quiet_says_nothing(small: Small) -> None:
    done = start(small, "2016-09", "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert there(small) == {"visits.md", "overdue.md"}


def test_a_workspace_elsewhere_is_named_in_what_follows(small: Small) -> None:
    done = start(small)
    assert done.out.splitlines()[0] == str(small.root / NEW / "overdue.md")
    assert f"--period 2016-09 --workspace {small.root}" in done.err


def test_a_target_that_is_typed_in_words_or_a_title_of_two_lines_spoils_no_comment(small: Small) -> None:
    small.replace(INDICATORS, "title: Visits held in time", 'title: "Visits -->\\n held"')
    small.replace(TARGETS, "visits,2016/17,90", "visits,2016/17,90.5")
    start(small)
    assert "# Visits --> held\n" in small.text(f"{NEW}/visits.md")
    assert {each.code for each in checked(small)} == {"commentary-missing"}


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ("Visits were held. " * 5_000, 40_000),
        ("Visits\n" * 9_000, 20_000),
        ("- a\n\n" * 4_900, 5_000),
        ("a" * 90_000, 0),
        ("-->\n" * 4_500, 5_000),
    ],
)
def test_of_a_very_long_text_the_draft_has_the_beginning_and_says_where_the_rest_is(
    small: Small, last: str, kept: int
) -> None:
    small.write(COMMENTARY, f"---\nindicator: visits\n---\n{last}")
    assert start(small).code == 0
    text = small.text(f"{NEW}/visits.md")
    assert text.endswith(f" ...\n\nThe rest stands in {COMMENTARY}.\n-->\n")
    assert has_room(text)
    quotation = text.partition("What was written for August 2016:\n\n")[2].partition(" ...\n\nThe rest")[0]
    assert last.replace("-->", "-- >").startswith(quotation)
    assert len(quotation) >= kept
    assert not [each for each in checked(small) if each.code == "narrative-long" and each.place.file.startswith(NEW)]


def test_of_very_many_figures_the_draft_has_the_first_and_counts_the_others() -> None:
    figures = tuple((f"indicator-{n}.result", f"{n}.0%") for n in range(3_000))
    text = NewText("staff", "Staff", True, figures, MONTH, is_section=True, last="It is so.", last_file=COMMENTARY)
    draft = draft_of(text, MONTH, parse_period("2016-08"), has_room).decode()
    assert has_room(draft)
    (more,) = re.findall(r"^There are ([\d,]+) more figures than have room here\.$", draft, re.MULTILINE)
    assert draft.count("{{ indicator-") + int(more.replace(",", "")) == 3_000
    assert draft.count("{{ indicator-") > 500


@given(st.integers(0, MOST_CHARACTERS), st.sampled_from(["a ", "a\n", "[", "-->", "é"]), st.integers(0, 400))
@settings(deadline=None, max_examples=50)
def test_however_much_was_written_a_draft_can_be_read_with_room_for_words(length: int, unit: str, count: int) -> None:
    figures = tuple((f"{n}.result", "" if n % 2 else "1") for n in range(count))
    text = NewText("visits", "Visits", True, figures, MONTH, last=(unit * length)[:length], last_file=COMMENTARY)
    draft = draft_of(text, MONTH, parse_period("2016-08"), has_room).decode()
    assert narrative_fault(draft + "\n" * (MOST_SIGNS // 2), "") is None
    assert (text.last.strip().replace("-->", "-- >") in draft) != ("The rest stands in" in draft)


PIECES = ["-", ">", "<", "!", "-->", "<!--", "\n", "\n\n", " ", "a", "{{ result }}", "---", "\\"]
LAST = st.lists(st.sampled_from(PIECES)).map("".join)
MONTH = parse_period("2016-09")


@given(LAST, LAST)
@example("a --> b", "--->")
@example("\\<!-- a -->", "")
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_was_written_a_draft_holds_comments_and_no_words(last: str, title: str) -> None:
    text = NewText("visits", title, True, (("result", title), ("target", "")), MONTH, author=title, last=last)
    plain = draft_of(text, MONTH, parse_period("2016-08"), has_room).decode()
    front = front_of(plain)
    assert front
    assert front.facts.startswith("indicator: visits ")
    assert not without_comments(front.text).strip()
    assert front.text.count("-->") <= 2


@given(LAST)
@example("a\n-->\nb")
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_was_written_last_a_draft_checks(tmp_path_factory: pytest.TempPathFactory, last: str) -> None:
    small = small_workspace(tmp_path_factory.mktemp("period"))
    small.add(OBSERVATIONS, SEPTEMBER)
    small.write(COMMENTARY, f"---\nindicator: visits\n---\nWords {last}\n")
    assert start(small, "2016-09", "--quiet").code == 0
    faults = [each for each in checked(small) if each.severity is Severity.ERROR]
    assert not faults, (last, small.text(f"{NEW}/visits.md"))


def test_the_help_shows_an_example_that_can_be_typed() -> None:
    done = run("new", "period", "--help")
    assert done.code == 0
    assert "Example: committee-pack new period 2016-09 scs-scorecard" in " ".join(done.out.split())
    assert "  period " in run("new", "--help").out


def test_nothing_is_left_beside_what_was_written(small: Small) -> None:
    start(small)
    assert not list(small.root.glob(".*"))
