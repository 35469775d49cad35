"""`publish` as it is typed: what it says, what it refuses, and that what it refuses leaves nothing behind."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.support.meetings import AGENDA, COVER, MEETING, small_meeting
from tests.support.published import DAY, PACK_E1, REPORT_E1, archive_of, held, publish, published, record
from tests.support.workspaces import (
    COMMENTARY,
    COUNCIL,
    INDICATORS,
    OBSERVATIONS,
    REPORT,
    Ran,
    Small,
    run,
    small_workspace,
)

LATE_DAY = datetime.date(2016, 11, 8)
"""Two days before the meeting, when five clear days are needed."""


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def refused(small: Small, ran: Ran, *said: str) -> None:
    """Hold a refusal to what it says, and to leaving no archive behind."""
    assert ran.code == 1, ran.err
    assert ran.out == ""
    for each in said:
        assert each in ran.err, ran.err
    assert "Traceback" not in ran.err
    assert not archive_of(small).public.root.exists()
    assert not archive_of(small).restricted.root.exists()


def test_a_report_is_published_and_told_with_the_head_of_the_log(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.root)
    ran = publish(small, "monthly")
    assert ran.code == 0
    name, folder, told, head = ran.out.splitlines()
    assert name == f"Published: {REPORT_E1}"
    assert folder == str(Path("archive", "2016", REPORT_E1))
    log = held(archive_of(small).public.root)["log.jsonl"].decode()
    assert told == "The log has 1 entry. Keep its head somewhere else:"
    assert f'"hash": "{head}"' in log
    assert not archive_of(small).restricted.root.exists()


def test_a_second_edition_names_the_one_that_it_replaces(small: Small) -> None:
    small.replace(REPORT, "meeting: 2016-11-10", "meeting: 2016-11-17")
    before = published(small, "monthly")
    small.replace(COMMENTARY, "were held in time.", "were held in time, as planned.")
    ran = publish(small, "monthly", day=DAY + datetime.timedelta(days=1))
    second = REPORT_E1.replace("-e1", "-e2")
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[0] == f"Published: {second}, which replaces {REPORT_E1}"
    assert "The log has 2 entries." in ran.out
    files = held(archive_of(small).public.root)
    said = record(files, second)
    assert (said["number"], said["replaces"], said["archived"]) == (2, REPORT_E1, "2016-11-03")
    first = {path: content for path, content in before.items() if path.startswith("2016/")}
    assert first.items() <= files.items()


def test_the_same_documents_are_published_once(small: Small) -> None:
    before = published(small, "monthly")
    ran = publish(small, "monthly", day=DAY + datetime.timedelta(days=30))
    assert ran.code == 0
    assert ran.out.startswith(f"{REPORT_E1} is published already, with the same documents: ")
    assert held(archive_of(small).public.root) == before


def test_another_day_of_publication_makes_another_edition(small: Small) -> None:
    small.replace(REPORT, "meeting: 2016-11-10", "meeting: 2016-11-17")
    published(small, "monthly")
    small.replace(REPORT, "published: 2016-11-02", "published: 2016-11-03")
    files = published(small, "monthly", day=datetime.date(2016, 11, 3))
    said = record(files, "2016-11-03-monthly-2016-08-e2")
    assert (said["published"], said["replaces"]) == ("2016-11-03", REPORT_E1)
    assert {path.split("/")[1] for path in files if path.startswith("2016/")} == {
        REPORT_E1, "2016-11-03-monthly-2016-08-e2",
    }  # fmt: skip


def test_editions_of_several_years_lie_in_the_folders_of_their_years(small: Small) -> None:
    published(small, "monthly")
    small.replace(REPORT, "published: 2016-11-02", "published: 2017-01-03")
    small.replace(REPORT, "meeting: 2016-11-10", "meeting: 2017-01-12")
    files = published(small, "monthly", day=datetime.date(2017, 1, 3))
    assert {path.split("/")[0] for path in files if "/" in path} == {"2016", "2017"}


def test_a_report_of_another_period_is_a_first_edition_of_its_own(small: Small) -> None:
    published(small, "monthly")
    small.write("narratives/monthly/2016-07/visits.md", small.text(COMMENTARY))
    ran = publish(small, "monthly", "--period", "2016-07")
    assert ran.out.startswith("Published: 2016-11-02-monthly-2016-07-e1\n"), ran.err


def test_errors_of_check_keep_a_report_back(small: Small) -> None:
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,many,100")
    small.replace(INDICATORS, "unit: count", "unit: counts")
    ran = publish(small, "monthly")
    refused(small, ran, f"{INDICATORS}:{small.line(INDICATORS, 'unit: counts')}", "'monthly' was not published.")
    small.replace(INDICATORS, "unit: counts", "unit: count")
    ran = publish(small, "monthly")
    refused(small, ran, f"{OBSERVATIONS}:2", ": error: ", "Mend what is named above, then publish again.")


def test_so_do_texts_that_nobody_approved(small: Small) -> None:
    small.replace(REPORT, ", approval: not required", "")
    small.replace(COMMENTARY, "status: approved", "status: draft")
    place = f"{COMMENTARY}:{small.line(COMMENTARY, 'visits, {{')}:"
    assert run("build", "--workspace", str(small.root)).code == 0
    refused(small, publish(small, "monthly"), place, ": error: ", "[commentary-unapproved]")
    small.replace(COMMENTARY, "status: draft", "status: approved")
    refused(small, publish(small, "monthly"), COMMENTARY, ": error: ", "[approval-unrecorded]")


def test_so_do_texts_that_have_changed_since_they_were_approved(small: Small) -> None:
    small.replace(REPORT, ", approval: not required", "")
    assert small.run("narratives", "approve", "monthly", "visits", "--by", "Jane Smith").code == 0
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,71,100")
    refused(small, publish(small, "monthly"), f"{COMMENTARY}:", ": error: ", "[approval-lapsed]")
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,71,100", "visits,2016-08,SS,,,72,100")
    assert publish(small, "monthly").code == 0


def test_so_do_they_a_pack_that_the_report_is_in(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(REPORT, ", approval: not required", "")
    ran = publish(small, MEETING)
    refused(small, ran, f"{COMMENTARY}:", "[approval-unrecorded]", f"'{MEETING}' was not published.")


def test_a_report_that_comes_too_late_for_its_meeting_is_kept_back(small: Small) -> None:
    small.replace(REPORT, "published: 2016-11-02", "published: 2016-11-08")
    ran = publish(small, "monthly", day=LATE_DAY)
    place = f"{REPORT}:{small.line(REPORT, 'published:')}"
    has = "Published on Tuesday 8 November 2016 it has one clear working day before the meeting on Thursday 10 November"
    needs = "five clear working days are needed"
    refused(small, ran, f"{place} (published): error: {has}", needs, "--late '...'", "[notice-short]")


def test_a_reason_lets_it_come_late_and_is_kept_in_the_edition_and_the_log(small: Small) -> None:
    small.replace(REPORT, "published: 2016-11-02", "published: 2016-11-08")
    files = published(small, "monthly", "--late", "Figures came on  Monday.", day=LATE_DAY)
    assert record(files, REPORT_E1.replace("11-02", "11-08"))["late"] == "Figures came on Monday."
    assert b'"reason": "Figures came on Monday.", "by": "Jane Smith"' in files["log.jsonl"]


def test_a_report_without_a_meeting_needs_no_notice(small: Small) -> None:
    small.replace(REPORT, "meeting: 2016-11-10\n", "")
    files = published(small, "monthly", day=LATE_DAY)
    assert record(files, REPORT_E1)["meeting"] is None


def test_what_was_before_a_meeting_that_is_over_is_taken_in_as_it_was(small: Small) -> None:
    files = published(small, "monthly", day=datetime.date(2020, 1, 6))
    said = record(files, REPORT_E1)
    assert (said["published"], said["archived"], said["late"]) == ("2016-11-02", "2020-01-06", "")


def test_it_is_kept_back_where_it_was_late_even_then(small: Small) -> None:
    small.replace(REPORT, "published: 2016-11-02", "published: 2016-11-08")
    refused(small, publish(small, "monthly", day=datetime.date(2020, 1, 6)), "[notice-short]")


def test_a_reason_without_need_is_kept_back_too(small: Small) -> None:
    early, none = "as early as it has to be, and --late says why", "before no meeting, so that no notice is due"
    refused(small, publish(small, "monthly", "--late", "Why."), f"{REPORT}:", early, "[notice-idle]")
    small.replace(REPORT, "meeting: 2016-11-10\n", "")
    refused(small, publish(small, "monthly", "--late", "Why."), f"{REPORT}:", none, "[notice-idle]")


@pytest.mark.parametrize("late", [(), ("--late", "Figures came on Monday.")])
def test_a_report_that_is_dated_back_before_its_meeting_is_kept_back(late: tuple[str, ...], small: Small) -> None:
    place = f"{REPORT}:{small.line(REPORT, 'published:')} (published): error: "
    says = "It says that it is published on Wednesday 2 November 2016, and it is Tuesday 8 November 2016 today"
    ran = publish(small, "monthly", *late, day=LATE_DAY)
    refused(small, ran, f"{place}{says}, with one clear working day before", "--on 2016-11-02", "[published-past]")
    assert "notice-" not in ran.err


def test_it_may_be_dated_back_while_there_is_notice_enough(small: Small) -> None:
    small.replace(REPORT, "meeting: 2016-11-10", "meeting: 2016-11-24")
    assert record(published(small, "monthly", day=LATE_DAY), REPORT_E1)["archived"] == "2016-11-08"


def test_what_did_come_out_on_its_day_is_taken_in_later_by_saying_so(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    said = record(published(small, "monthly", "--on", "2016-11-02", day=LATE_DAY), REPORT_E1)
    assert (said["published"], said["archived"], said["late"]) == ("2016-11-02", "2016-11-08", "")
    said = record(published(small, MEETING, "--on", "2016-11-02", day=LATE_DAY), PACK_E1)
    assert (said["published"], said["archived"]) == ("2016-11-02", "2016-11-08")


@pytest.mark.parametrize("name", ["monthly", MEETING])
def test_another_day_than_stands_in_it_is_not_believed(name: str, tmp_path: Path) -> None:
    ran = publish(small_meeting(tmp_path), name, "--on", "2016-11-03", day=LATE_DAY)
    assert "published on Wednesday 2 November 2016, and --on Thursday 3 November 2016" in ran.err
    assert (ran.code, "[published-otherwise]" in ran.err) == (1, True)


def test_a_pack_that_is_dated_back_is_kept_back_as_its_front_would_tell_of_more_notice(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    place = f"{AGENDA}:{small.line(AGENDA, 'published: 2016-11-02')} (published): error: "
    hint = "Write the day on which it comes out into 'published', and say why it comes late: published_late: ... in"
    refused(small, publish(small, MEETING, day=LATE_DAY), place, hint, "[published-past]")


def test_a_pack_that_is_dated_late_says_so_on_its_front_and_not_only_in_the_archive(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    friday = datetime.date(2016, 11, 4)
    small.replace(AGENDA, "published: 2016-11-02", "published: 2016-11-04")
    refused(small, publish(small, MEETING, day=friday), "published_late", "[notice-short]")
    small.replace(AGENDA, "published: 2016-11-04", "published: 2016-11-04\npublished_late: The printer broke.")
    files = published(small, MEETING, day=friday)
    assert record(files, PACK_E1.replace("11-02", "11-04", 1))["late"] == "The printer broke."


def test_a_paper_with_a_heading_and_nothing_below_it_is_a_draft(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.add(COVER, "\n## Conclusion\n")
    assert small.run("agenda", MEETING).code == 0
    refused(small, publish(small, MEETING), f"{COVER}:", ": error: ", "[text-missing]")


def test_a_text_that_nobody_wrote_keeps_a_report_back_as_one_does_that_nobody_approved(small: Small) -> None:
    (small.root / COMMENTARY).unlink()
    refused(small, publish(small, "monthly"), ": error: ", "[commentary-missing]")


def test_a_day_that_is_still_to_come_is_doubted(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    early = datetime.date(2016, 11, 1)
    for typed in (("monthly",), (MEETING,)):
        refused(small, publish(small, *typed, "--strict", day=early), "still to come", "[published-ahead]")
    assert publish(small, "monthly", day=early).code == 0


def test_a_supplement_that_is_dated_back_is_kept_back(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    assert publish(small, MEETING).code == 0
    ran = publish(small, MEETING, "--supplement", "1", day=LATE_DAY)
    assert (ran.code, ran.out) == (1, "")
    assert "say why it comes late: why stands with each paper in agenda.yaml" not in ran.err
    assert "Where it did come out on that day: --on 2016-11-07 [published-past]" in ran.err
    assert publish(small, MEETING, "--supplement", "1", "--on", "2016-11-07", day=LATE_DAY).code == 0


def test_another_reason_for_what_is_published_already_is_not_dropped_in_silence(small: Small) -> None:
    small.replace(REPORT, "published: 2016-11-02", "published: 2016-11-08")
    published(small, "monthly", "--late", "Figures came on Monday.", day=LATE_DAY)
    ran = publish(small, "monthly", "--late", "The printer broke.", day=LATE_DAY)
    assert (ran.code, ran.err) == (0, "Why it came late stays as it was published: Figures came on Monday.\n")


def test_warnings_stop_it_where_that_is_wanted(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(REPORT, "meeting: 2016-11-10", "meeting: 2016-11-17")
    refused(small, publish(small, MEETING, "--strict"), ": warning: ", "[report-meeting]")
    assert publish(small, MEETING).code == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("montly",), "There is no report or meeting 'montly' in this workspace. Did you mean 'monthly'?"),
        (("monthly", "--period", "August"), "--period"),
        (("monthly", "--period", "2016-8"), "--period"),
        (("monthly", "--supplement", "1"), "--supplement is of meetings, and this is a report."),
        ((MEETING, "--period", "2016-08"), "--period is of reports, and this is a meeting."),
        ((MEETING, "--supplement", "one"), "--supplement: 'one' is no supplement's number."),
        ((MEETING, "--supplement", "0"), "--supplement: '0' is no supplement's number."),
        ((MEETING, "--supplement", "1", "--late", "Why"), "--late is of reports: "),
        ((MEETING, "--late", "Why"), "--late is of reports: "),
        (("monthly", "--on", "2 November"), "--on: '2 November' is not a date."),
        (("monthly", "--on", "2016-11-03"), "--on: 2016-11-03 is still to come."),
        (("monthly", "--late", "..."), "--late: '...' says nothing. Write words."),
        (("monthly", "--late", " "), "--late: there are only blanks."),
        (("monthly", "--late", "\x1b[2J"), "--late: the words hold what is no letter."),
        (("monthly", "--archive", "/"), "is no folder for an archive."),
    ],
)
def test_what_is_typed_wrongly_is_named(typed: tuple[str, ...], said: str, tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    ran = publish(small, *typed)
    assert (ran.code, ran.out) == (2, ""), ran.err
    assert said in ran.err
    assert not archive_of(small).public.root.exists()


def test_a_name_is_needed(small: Small) -> None:
    ran = small.run("publish")
    assert ran.code == 2
    assert "REPORT|MEETING" in ran.err


@pytest.mark.parametrize(
    "folder", ["data", "data/archive", "narratives/x", "meetings", "council.yaml", "out", "out/x", ".", ".."]
)
def test_an_archive_is_not_kept_where_other_things_are_or_around_them(folder: str, small: Small) -> None:
    before = held(small.root.parent)
    ran = publish(small, "monthly", "--archive", str(small.root / folder))
    assert (ran.code, ran.out) == (2, ""), ran.err
    assert "Name another folder with --archive DIR." in ran.err
    assert held(small.root.parent) == before


def test_an_archive_may_be_elsewhere_and_needs_not_be_there_yet(small: Small, tmp_path: Path) -> None:
    ran = publish(small, "monthly", "--archive", str(tmp_path / "share" / "old papers"))
    assert ran.code == 0, ran.err
    assert "log.jsonl" in held(tmp_path / "share" / "old papers")
    assert not archive_of(small).public.root.exists()


def test_a_folder_that_is_typed_is_one_from_where_one_stands(
    small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here" / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here" / "below")
    assert publish(small, "monthly", "--archive", "../kept").code == 0
    assert publish(small, "monthly", "--archive", "..").code == 0
    assert {each.name for each in (tmp_path / "here").iterdir()} >= {"kept", "log.jsonl", "2016"}


def test_the_archive_is_where_council_yaml_says(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.add(COUNCIL, "archive: {folder: ../papers, restricted: ../closed}\n")
    assert publish(small, MEETING).code == 0
    assert (tmp_path / "papers" / "2016" / PACK_E1).is_dir()
    assert (tmp_path / "closed" / "2016" / PACK_E1).is_dir()
    assert not archive_of(small).public.root.exists()


def test_a_file_where_the_archive_should_be_is_named_and_left(small: Small) -> None:
    small.write("archive", "mine")
    ran = publish(small, "monthly")
    assert ran.code == 1
    assert f"{small.root / 'archive'} cannot be written: " in ran.err
    assert "A file stands where a folder should be" in ran.err
    assert small.text("archive") == "mine"


def test_quiet_says_nothing_and_verbose_says_each_step(small: Small) -> None:
    ran = publish(small, "monthly", "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    small.add(COMMENTARY, "\nMore was said.\n")
    ran = publish(small, "monthly", "--verbose")
    assert "monthly: archiving\n" in ran.err


def test_warnings_are_told_and_keep_nothing_back(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    ran = publish(small, MEETING)
    assert ran.code == 0
    assert ran.err.count(": warning: ") == ran.err.count("\n") > 0


def test_a_pack_is_told_with_the_bag_that_is_not_for_everyone(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    ran = publish(small, MEETING)
    lines = ran.out.splitlines()
    assert lines[1].endswith(str(Path("archive", "2016", PACK_E1)))
    assert lines[2].endswith(f"{Path('archive-restricted', '2016', PACK_E1)} (not for everyone)")


def test_who_publishes_is_on_record_and_may_be_left_unsaid(small: Small) -> None:
    assert b'"by": "Jane Smith"' in published(small, "monthly")["log.jsonl"]
    small.add(COMMENTARY, "\nMore was said.\n")
    assert publish(small, "monthly", by="").code == 0
    _, second = held(archive_of(small).public.root)["log.jsonl"].splitlines()
    assert b'"by"' not in second


def test_an_archive_whose_log_is_damaged_is_not_written_to(small: Small) -> None:
    published(small, "monthly")
    log = archive_of(small).public.root / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b"Jane", b"Joan"))
    before = held(archive_of(small).public.root)
    small.add(COMMENTARY, "\nMore was said.\n")
    ran = publish(small, "monthly")
    assert ran.code == 1
    assert f"{log}:1: the entry was changed." in ran.err
    assert held(archive_of(small).public.root) == before
