"""Approving texts: what is put on record, what is refused, what is said."""

from __future__ import annotations

import datetime
import os
import re
import sys
from pathlib import Path
from unittest import mock

import pytest

from committee_pack import changing
from committee_pack.disk import write_down
from committee_pack.reports import desks
from tests.support.forbidding import forbid
from tests.support.workspaces import (
    COMMENTARY,
    INDICATORS,
    OBSERVATIONS,
    OVERVIEW,
    REPORT,
    Ran,
    Small,
    run,
    small_workspace,
)
from tests.support.workspaces import with_layouts as laid_out

OVERDUE = "narratives/monthly/2016-08/overdue.md"
ON = datetime.date(2016, 10, 28)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.replace(REPORT, "approval: not required", "approval: required to publish")
    small.replace(REPORT, "pages: red", "pages: all")
    small.replace(COMMENTARY, "status: approved", "status: submitted")
    return small


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("committee_pack.commands.clock.today", lambda: ON)


def approve(small: Small, *typed: str, by: str = "Jane Smith") -> Ran:
    return small.run("narratives", "approve", "monthly", *typed, *(("--by", by) if by else ()))


def write(small: Small, status: str, text: str = "Most were late.") -> None:
    """Write on the other indicator."""
    small.write(OVERDUE, f"---\nindicator: overdue\nstatus: {status}\n---\n{text}\n")


def test_an_approval_says_who_when_and_what_was_read(small: Small) -> None:
    done = approve(small, "visits")
    assert (done.code, done.err) == (0, "")
    assert done.out == "visits: approved by Jane Smith\n"
    front, _, text = small.text(COMMENTARY).removeprefix("---\n").partition("---\n")
    seals = re.findall(r"(?:text|figures|seal): \"?([0-9a-f]{12})\"?\n", front)
    assert len(seals) == 3
    for seal in seals:
        front = re.sub(f'"?{seal}"?', "SEAL", front)
    assert front == (
        "indicator: visits\nauthor: Management Information\nstatus: approved\n"
        "approved:\n  by: Jane Smith\n  on: 2016-10-28\n  of: monthly/2016-08/indicator/visits\n"
        "  text: SEAL\n  figures: SEAL\n  seal: SEAL\n  shown:\n"
        '    result: "72.0%"\n    numerator: "72"\n    denominator: "100"\n    target: "90.0%"\n    rating: Red\n'
        '    month_ago.result: "70.1%"\n'
    )
    assert text.startswith("Of {{ denominator }} visits, ")


def test_what_is_approved_and_unchanged_is_said_to_be_and_left_alone(small: Small) -> None:
    approve(small, "visits")
    before = small.text(COMMENTARY)
    done = approve(small, "visits", by="A. Other")
    assert done.code == 0
    assert done.out == "visits: approved by Jane Smith on 2016-10-28 already, and nothing has changed\n"
    assert small.text(COMMENTARY) == before


def test_what_has_lapsed_is_approved_anew(small: Small) -> None:
    approve(small, "visits")
    small.replace(OBSERVATIONS, "70.1", "70.2")
    assert approve(small, "visits", by="A. Other").out == "visits: approved by A. Other\n"
    text = small.text(COMMENTARY)
    assert text.count("approved:") == 1
    assert "Jane" not in text
    assert "70.2%" in text
    assert "approval-lapsed" not in small.run("check").err


def test_all_approves_what_is_submitted_lapsed_or_approved_by_hand_and_no_draft(tmp_path: Path, small: Small) -> None:
    write(small, "draft")
    assert approve(small, "--all").out == "visits: approved by Jane Smith\n"
    write(small, "approved")
    small.replace(OBSERVATIONS, "70.1", "70.2")
    assert [line.split(":")[0] for line in approve(small, "--all").out.splitlines()] == ["visits", "overdue"]


def test_what_is_submitted_is_approved_by_its_name_and_so_is_a_section(tmp_path: Path) -> None:
    small = laid_out(small_workspace(tmp_path))
    write(small, "submitted")
    small.replace(OVERVIEW, "status: approved", "status: submitted")
    done = approve(small, "overdue", "overview", "overdue")
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["overdue", "overview"]
    assert "    visits.change.month_ago: " in small.text(OVERVIEW)


def test_the_file_of_another_period_is_approved_with_the_figures_of_that(small: Small) -> None:
    july = COMMENTARY.replace("2016-08", "2016-07")
    small.write(july, "---\nindicator: visits\nstatus: submitted\n---\nIt was {{ result }}.\n")
    assert approve(small, "visits", "--period", "2016-07").code == 0
    assert '    result: "70.1%"' in small.text(july)
    assert "approved" not in small.text(COMMENTARY)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_all_else_in_the_file_stays_byte_for_byte(small: Small, mark: bytes, ends: bytes) -> None:
    before = mark + (
        b"---\n# who: Jane\nindicator:   'visits'  # an id\n\nstatus: submitted # now\nauthor: \"M\\u0049\"\n---  \n"
        b"Words {{ result }}.  \n\t\n<!-- mine -->\n\nNo end"
    ).replace(b"\n", ends)
    small.write(COMMENTARY, before)
    assert approve(small, "visits").code == 0
    after = (small.root / COMMENTARY).read_bytes()
    begins, rest = after.index(b"approved:" + ends), after.index(b"author:")
    assert after[:begins] + after[rest:] == before.replace(b"submitted # now", b"approved  # now")
    assert approve(small, "visits").out.endswith("already, and nothing has changed\n")


# -- what is refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "<!-- To be written. -->"])
def test_a_text_without_words_is_not_approved_nor_is_any_other(small: Small, text: str) -> None:
    write(small, "submitted", text)
    done = approve(small, "visits", "overdue")
    assert done.code == 1
    assert done.err == (
        "Stopped: Nothing was approved: 'overdue' is still to be written. "
        "Look at: committee-pack narratives status monthly\n"
    )
    assert "approved" not in small.text(COMMENTARY)


def test_the_way_on_names_the_period_that_was_typed(small: Small) -> None:
    done = approve(small, "--all", "--period", "2016/17 Q1")
    assert done.code == 2
    done = approve(small, "--all", "--period", "2016-07")
    assert done.err.endswith("for 2016-07. Look at: committee-pack narratives status monthly --period '2016-07'\n")


def test_a_text_that_is_owed_and_has_no_file_is_not_approved(small: Small) -> None:
    done = approve(small, "overdue")
    assert done.code == 1
    assert done.err.endswith(f"'overdue' is still to be written. Write {OVERDUE}.\n")


def test_a_text_with_errors_is_not_approved_and_each_is_named(small: Small) -> None:
    small.add(COMMENTARY, "\nSee {{ reslut }}.\n\n![A picture](a.png)\n")
    write(small, "submitted")
    done = approve(small, "--all")
    assert done.code == 1
    assert "[placeholder-unknown]" in done.err
    assert "[markdown-unsupported]" in done.err
    assert done.err.endswith("Stopped: Nothing was approved: 'visits' has errors. Mend what is named above.\n")
    assert "approved" not in small.text(COMMENTARY) + small.text(OVERDUE)


def test_a_warning_keeps_nobody_from_approving(small: Small) -> None:
    small.add(COMMENTARY, "\nMore stands in Appendix B.\n")
    assert "[attachment-missing]" in small.run("check").err
    assert approve(small, "visits").code == 0


def test_a_draft_is_not_approved_though_it_is_named_nor_is_any_other(small: Small) -> None:
    write(small, "draft")
    done = approve(small, "visits", "overdue")
    assert done.code == 1
    assert done.err == (
        "Stopped: Nothing was approved: 'overdue' is a draft. When its author says that it is ready, "
        f"write 'status: submitted' in front of {OVERDUE}.\n"
    )
    assert "approved" not in small.text(COMMENTARY) + small.text(OVERDUE)


def test_a_text_with_gaps_is_not_approved(small: Small) -> None:
    small.add(COMMENTARY, "\nOf these, {{ month_ago.numerator }} were late.\n")
    done = approve(small, "--all")
    assert done.code == 1
    assert "[placeholder-empty]" in done.err
    assert done.err.endswith(
        "Stopped: Nothing was approved: 'visits' would be printed with gaps. Mend what is named above.\n"
    )


def test_a_text_on_an_indicator_without_a_result_is_not_approved_unless_words_stand_for_it(small: Small) -> None:
    small.replace(OBSERVATIONS, "overdue,2016-08,SS,,,35,,,,,", "overdue,2016-09,SS,,,35,,,,,")
    write(small, "submitted", "Words to follow.")
    done = approve(small, "overdue")
    assert done.code == 1
    assert done.err.startswith("Stopped: Nothing was approved: 'overdue' has no result to be read against. Add its row")
    small.add(OBSERVATIONS, "overdue,2016-08,SS,,,,,[not available],,,\n")
    assert approve(small, "overdue").code == 0


def test_an_error_in_another_text_keeps_nobody_from_approving(small: Small) -> None:
    write(small, "submitted", "{{ nothing }}")
    assert approve(small, "visits").code == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (OBSERVATIONS, "visits,2016-08,SS,,,72,100", "visits,2016-08,SS,,,72,many", "cell-wrong"),
        (REPORT, "title.html.j2", "titel.html.j2", "template-missing"),
    ],
)
def test_nobody_vouches_for_figures_while_there_are_errors_in_what_they_come_from(
    small: Small, file: str, old: str, new: str, code: str
) -> None:
    small.replace(file, old, new)
    done = approve(small, "visits")
    assert done.code == 1
    assert f"[{code}]" in done.err
    assert "Nothing was approved: with these errors, the figures may not be those that will be printed." in done.err
    assert "approved" not in small.text(COMMENTARY)


def test_a_file_that_cannot_be_read_is_not_approved(small: Small) -> None:
    small.replace(COMMENTARY, "indicator: visits", "indicator: [visits")
    done = approve(small, "visits")
    assert done.code == 1
    assert "[yaml-syntax]" in done.err
    assert "Stopped: 'visits' was not approved. Mend what is named above." in done.err


@pytest.mark.parametrize("file", ["overdue.md", "by-jane.md"])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\nindicator: [\n---\nWords.\n", "yaml-syntax"),
        ("Words.\n", "front-missing"),
        ("---\nindicator: overdu\nstatus: submitted\n---\nWords.\n", "indicator-unknown"),
        ("---\nindicator: visits\nstatus: submitted\n---\nWords.\n", "commentary-twice"),
        ("---\nindicator: overdue\nstatus: sumbitted\n---\nWords.\n", "value-unknown"),
    ],
)
def test_where_it_is_open_which_texts_wait_all_approves_none_and_a_name_the_one(
    small: Small, file: str, text: str, code: str
) -> None:
    small.write(f"narratives/monthly/2016-08/{'zz-' if code == 'commentary-twice' else ''}{file}", text)
    done = approve(small, "--all")
    assert (done.code, done.out) == (1, "")
    assert f"[{code}]" in done.err
    assert "Stopped: Nothing was approved: with these errors nobody knows which texts wait." in done.err
    assert approve(small, "visits").out == "visits: approved by Jane Smith\n"


def test_an_error_in_the_words_of_a_draft_leaves_open_nothing(small: Small) -> None:
    write(small, "draft", "{{ nothing }}")
    assert approve(small, "--all").out == "visits: approved by Jane Smith\n"


@pytest.mark.parametrize(
    ("folder", "typed"),
    [
        ("narratives", "--all"),
        ("narratives/monthly", "--all"),
        ("narratives/monthly/2016-08", "--all"),
        ("narratives/monthly/2016-08", "visits"),
    ],
)
def test_where_a_folder_of_texts_may_not_be_read_it_is_told(
    small: Small, monkeypatch: pytest.MonkeyPatch, folder: str, typed: str
) -> None:
    forbid(monkeypatch, small.root.resolve() / folder)
    done = approve(small, typed)
    assert done.code == 1
    assert f"{folder}: error: The folder {folder} cannot be read: Permission denied." in done.err
    assert "approved" in done.err.splitlines()[-1]


def test_a_text_that_may_stand_in_a_file_that_cannot_be_read_is_not_said_to_be_unwritten(small: Small) -> None:
    small.write("narratives/monthly/2016-08/by-jane.md", "---\nindicator: [overdue\n---\nWords.\n")
    done = approve(small, "overdue")
    assert done.code == 1
    assert "by-jane.md:3: error: This is not YAML" in done.err
    assert "Stopped: 'overdue' was not approved." in done.err


def test_a_status_that_is_misspelt_is_told_and_not_taken_for_a_draft(small: Small) -> None:
    small.replace(COMMENTARY, "status: submitted", "status: sumbitted")
    done = approve(small, "visits")
    assert "Did you mean 'submitted'?" in done.err
    assert "is a draft" not in done.err


def test_errors_in_the_data_are_told_before_a_text_that_is_lost_with_them(small: Small) -> None:
    small.replace(INDICATORS, "polarity: lower", "polarity: lowr")
    done = approve(small, "overdue")
    assert done.code == 1
    assert "Did you mean 'lower'?" in done.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("visit",), "There is no text 'visit' for 2016-08. Did you mean 'visits'?"),
        ((), "It is not said what is approved. Name it, or write --all. These wait: visits."),
        (("visits", "--all"), "There are names and --all. Name what is approved, or write --all alone."),
        (
            ("visits", "--period", "2016/17 Q1"),
            "is a quarter, and 'monthly' is by the month. Name a month, as 2016-08.",
        ),
        (("visits", "--period", "2016-13"), "--period: '2016-13' is not a month"),
        (("visits", "--by", "  "), "--by: there are only blanks. Write words"),
        (("visits", "--by", "a\x1b[31mred"), "--by: the words hold what is no letter. Type them again."),
        (("visits", "--by", "x" * 21_000), "--by: the name has 21,000 letters. Write no more than 200."),
    ],
)
def test_what_is_typed_wrongly_is_met_with_what_is_right(small: Small, typed: tuple[str, ...], said: str) -> None:
    done = approve(small, *typed, by="" if "--by" in typed else "Jane Smith")
    assert done.code == 2
    assert said in done.err


def test_a_report_that_is_not_there_is_met_with_the_nearest(small: Small) -> None:
    done = small.run("narratives", "approve", "montly", "--all")
    assert done.code == 2
    assert "Did you mean 'monthly'?" in done.err


def test_where_nothing_waits_all_says_so(small: Small) -> None:
    approve(small, "--all")
    done = approve(small, "--all")
    assert done.code == 1
    assert "Nothing of 'monthly' waits to be approved for 2016-08." in done.err
    assert "None waits." in approve(small).err


def test_a_report_that_cannot_be_read_is_said_to_be(small: Small) -> None:
    small.replace(REPORT, "title: Monthly scorecard\n", "")
    done = approve(small, "visits")
    assert done.code == 1
    assert "[key-missing]" in done.err
    assert "Nothing was approved, since 'monthly' cannot be read." in done.err


def test_who_is_logged_in_approves_where_nobody_is_named(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "jsmith")
    assert approve(small, "visits", by="").out == "visits: approved by jsmith\n"


def test_a_name_that_is_empty_is_not_that_of_whoever_is_logged_in(small: Small) -> None:
    done = small.run("narratives", "approve", "monthly", "visits", "--by", "")
    assert done.code == 2
    assert "--by: it is not known who approves." in done.err


def test_where_nobody_knows_who_is_logged_in_the_name_is_asked_for(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", mock.Mock(side_effect=OSError))
    done = approve(small, "visits", by="")
    assert done.code == 2
    assert "--by: it is not known who approves. Write your name: --by 'Jane Smith'" in done.err


# -- the file ----------------------------------------------------------------------------------------


def test_a_file_that_was_saved_meanwhile_is_left_as_it_was_saved(small: Small) -> None:
    whole = desks.desk

    def saved_meanwhile(*given: object) -> object:
        found = whole(*given)  # type: ignore[arg-type]
        small.replace(COMMENTARY, "in time", "late")
        return found

    with mock.patch("committee_pack.reports.desks.desk", saved_meanwhile):
        done = approve(small, "visits")
    assert done.code == 1
    assert "was changed meanwhile, so it was left as it is. Look at it again, then try again." in done.err
    assert "status: submitted" in small.text(COMMENTARY)
    assert "late" in small.text(COMMENTARY)


def test_a_file_that_is_saved_at_the_last_moment_is_left_as_it_was_saved(small: Small) -> None:
    with mock.patch("committee_pack.reports.desks.read_again", lambda path, checksum: path.read_bytes() + b"More"):
        done = approve(small, "visits")
    assert done.code == 1
    assert "was changed meanwhile" in done.err
    assert "status: submitted" in small.text(COMMENTARY)


def test_a_file_that_is_saved_while_the_record_is_written_is_left_as_it_was_saved(small: Small) -> None:
    def saved_meanwhile(path: Path, content: bytes) -> None:
        write_down(path, content)
        small.replace(COMMENTARY, "in time", "late")

    with mock.patch("committee_pack.changing.write_down", saved_meanwhile):
        done = approve(small, "visits")
    assert done.code == 1
    assert "was changed meanwhile, so it was left as it is." in done.err
    assert "late" in small.text(COMMENTARY)
    assert "status: submitted" in small.text(COMMENTARY)
    assert [path.name for path in (small.root / COMMENTARY).parent.iterdir()] == ["visits.md"]


@pytest.mark.parametrize("words", ["x" * 99_800, "*" * 9_985])
def test_a_text_that_could_not_be_read_with_its_record_is_refused(small: Small, words: str) -> None:
    small.write(COMMENTARY, f"---\nindicator: visits\nstatus: submitted\n---\nWords. {words}\n")
    assert "[narrative-long]" not in small.run("check").err
    before = small.text(COMMENTARY)
    done = approve(small, "visits")
    assert done.code == 1
    assert f"With the record of its approval {COMMENTARY} could not be read any more. The file has " in done.err
    assert small.text(COMMENTARY) == before


def test_a_file_that_is_marked_read_only_is_left_as_it_is_and_so_are_all_others(small: Small) -> None:
    write(small, "submitted")
    (small.root / OVERDUE).chmod(0o444)
    done = approve(small, "--all")
    assert done.code == 1
    assert f"{OVERDUE} is read-only, so it was left as it is." in done.err
    assert done.out == ""
    assert "approved" not in small.text(COMMENTARY) + small.text(OVERDUE)


@pytest.mark.parametrize("by", ["a save", "the system"])
def test_where_one_file_cannot_be_written_those_before_it_are_given_back(small: Small, by: str) -> None:
    write(small, "submitted")
    before = small.text(COMMENTARY), small.text(OVERDUE)
    replace = Path.replace

    def refused(path: Path, target: Path) -> Path:
        if target.name == "overdue.md" and by == "the system":
            raise PermissionError(13, "Permission denied")
        done = replace(path, target)
        if target.name == "visits.md" and by == "a save":
            small.write(OVERDUE, "Saved.")
        return done

    with mock.patch.object(Path, "replace", refused):
        done = approve(small, "--all")
    assert (done.code, done.out) == (1, "")
    said = "was changed meanwhile" if by == "a save" else "overdue.md cannot be written: Permission denied."
    assert said in done.err
    assert "all the same" not in done.err
    assert small.text(COMMENTARY) == before[0]
    assert small.text(OVERDUE) == ("Saved." if by == "a save" else before[1])
    assert sorted(path.name for path in (small.root / COMMENTARY).parent.iterdir()) == ["overdue.md", "visits.md"]


def test_a_file_that_cannot_be_given_back_is_named(small: Small) -> None:
    write(small, "submitted")
    replace = Path.replace

    def saved_meanwhile(path: Path, target: Path) -> Path:
        if target.name == "overdue.md":
            small.replace(COMMENTARY, "in time", "late")
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    with mock.patch.object(Path, "replace", saved_meanwhile):
        done = approve(small, "--all")
    assert done.code == 1
    assert re.search(r"Permission denied\. .* still stands\. \S*visits\.md was written all the same\.", done.err)
    assert "late" in small.text(COMMENTARY)


def test_a_folder_that_may_not_be_written_is_told_without_an_option_that_there_is_not(small: Small) -> None:
    refused = mock.Mock(side_effect=PermissionError(13, "Permission denied", str(small.root / COMMENTARY)))
    with (
        mock.patch("committee_pack.changing.write_down", refused),
        mock.patch("os.access", lambda path, mode: mode != os.W_OK | os.X_OK),
    ):
        done = approve(small, "visits")
    assert done.code == 1
    assert "visits.md cannot be written: Permission denied." in done.err
    assert "--out" not in done.err


@pytest.mark.parametrize("author", ['"a\\e[31mred"', '"a\\nb"', '"\\x7f"'])
def test_an_author_that_a_terminal_would_obey_is_an_error(small: Small, author: str) -> None:
    small.replace(COMMENTARY, "Management Information", author)
    done = small.run("check")
    assert "visits.md:3 (author): error: " in done.err
    assert "a character that is no letter stands here (U+00" in done.err


def test_a_front_that_leaves_no_room_is_told_and_left(small: Small) -> None:
    with mock.patch("committee_pack.reports.desks.with_approval", return_value=None):
        done = approve(small, "visits")
    assert done.code == 1
    assert f"The facts in front of {COMMENTARY} leave no room for the record of an approval." in done.err
    assert "status: submitted" in small.text(COMMENTARY)


def test_a_file_that_is_gone_meanwhile_is_told(small: Small) -> None:
    def gone(path: Path, checksum: str) -> bytes:
        path.unlink()
        return changing.read_again(path, checksum)

    with mock.patch("committee_pack.reports.desks.read_again", gone):
        done = approve(small, "visits")
    assert done.code == 1
    assert "cannot be read: No such file or directory." in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links and rights")
def test_a_link_stays_a_link_and_who_may_read_the_file_stays_too(small: Small, tmp_path: Path) -> None:
    held = tmp_path / "shared.md"
    (small.root / COMMENTARY).rename(held)
    held.chmod(0o640)
    (small.root / COMMENTARY).symlink_to(held)
    assert approve(small, "visits").code == 0
    assert (small.root / COMMENTARY).is_symlink()
    assert "by: Jane Smith" in held.read_text(encoding="utf-8")
    assert held.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (small.root / COMMENTARY).parent.iterdir()] == ["visits.md"]


def test_quiet_says_nothing(small: Small) -> None:
    done = approve(small, "visits", "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")


@pytest.mark.parametrize("command", ["approve", "status"])
def test_the_help_shows_an_example_that_can_be_typed(command: str) -> None:
    done = run("narratives", command, "--help")
    assert done.code == 0
    assert f"Example: committee-pack narratives {command} " in " ".join(done.out.split())


def test_the_help_lists_both_commands_and_none_that_is_not_there() -> None:
    said = run("narratives", "--help").out
    assert re.findall(r"^  (\w+)  ", said.partition("Commands")[2], re.MULTILINE) == ["status", "approve"]
    assert run("narratives").code == 2
    assert "Did you mean 'approve'?" in run("narratives", "aprove").err
