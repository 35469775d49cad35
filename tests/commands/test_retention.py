"""The command `retention`: how long editions are kept, holds, and disposal."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from tests.support.archives import PACK, REPORT, Shelves, spoil
from tests.support.workspaces import COUNCIL, Ran, Small, small_workspace

POLICY = """\
retention:
  report: 10 years
  background papers: 4 years
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    """A workspace whose archive holds a report and a pack, on 10 November 2022."""
    small = small_workspace(tmp_path)
    shelves = Shelves(small.root)
    shelves.report()
    shelves.pack()
    monkeypatch.setattr("committee_pack.commands.clock.today", lambda: date(2022, 11, 10))
    monkeypatch.setattr("committee_pack.commands.clock.logged_in", lambda: "jsmith")
    return small


def retention(small: Small, *typed: str) -> Ran:
    return small.run("retention", *typed)


def test_the_list_says_of_each_edition_what_is_proposed_its_title_and_its_classes(small: Small) -> None:
    small.add(COUNCIL, POLICY)
    assert retention(small).out == (
        "2016-11-02-scs-scorecard-2016-08-e1: kept for review on 10 November 2026\n"
        "  The report\n"
        "  report             inspection until 9 November 2022  review on 10 November 2026\n"
        "  background papers  inspection until 9 November 2020  review on 10 November 2020\n"
        "\n"
        "2016-11-02-2016-11-10-cabinet-committee-e1: kept: it holds minutes\n"
        "  The agenda pack\n"
        "  agenda             inspection until 9 November 2022\n"
        "  minutes            inspection until 9 November 2022\n"
        "  background papers  inspection until 9 November 2020  review on 10 November 2020\n"
        "\n"
        "None of 2 editions may be disposed of.\n"
    )


def test_without_a_policy_nothing_is_said_of_reviews(small: Small) -> None:
    out = retention(small).out
    assert "review" not in out
    assert f"{REPORT}: may be disposed of\n" in out
    assert out.endswith("\n\n1 of 2 editions may be disposed of.\n")


def test_it_says_who_holds_an_edition_and_why(small: Small) -> None:
    retention(small, "hold", REPORT, "--reason", "Appeal pending", "--by", "Jane Smith")
    assert (
        f"{REPORT}: on hold since 10 November 2022\n  The report\n  held by Jane Smith: Appeal pending\n"
    ) in retention(small).out


def test_what_is_due_comes_first_and_then_what_is_due_next(small: Small) -> None:
    shelves = Shelves(small.root)
    names = [
        shelves.report(date(2018, 5, 3), "later-2016-08").name,
        shelves.report(date(2017, 5, 3), "sooner-2016-08").name,
        shelves.report(date(2016, 11, 9), "due-2016-08").name,
    ]
    due = ["2016-11-02-due-2016-08-e1", REPORT]
    next_due = ["2016-11-02-sooner-2016-08-e1", "2016-11-02-later-2016-08-e1"]
    said = [each["edition"] for each in json.loads(retention(small, "--format", "json").out)]
    assert said == [*due, *next_due, PACK]
    assert set(names) < set(said)


def test_a_report_is_listed_with_its_period_and_with_the_edition_that_replaced_it(small: Small) -> None:
    shelves = Shelves(small.root)
    second, third = (shelves.report(outputs=words, period="2016-08").name for words in (b"second", b"third"))
    out = retention(small).out
    assert f"{REPORT}: may be disposed of\n  The report; replaced by edition 2\n" in out
    assert f"{second}: may be disposed of\n  The report, August 2016; replaced by edition 3\n" in out
    assert f"{third}: may be disposed of\n  The report, August 2016\n" in out
    said = {each["edition"]: each for each in json.loads(retention(small, "--format", "json").out)}
    assert [said[each]["replaced_by"] for each in (REPORT, second, third)] == [second, third, None]
    assert said[third]["period"] == "2016-08"
    retention(small, "dispose", second, "--reason", "Reviewed")
    assert f"{REPORT}: may be disposed of\n  The report; replaced by edition 3\n" in retention(small).out


def test_disposal_says_which_editions_of_the_same_are_left(small: Small) -> None:
    shelves = Shelves(small.root)
    names = [REPORT, *(shelves.report(outputs=words).name for words in (b"second", b"third"))]
    said = [retention(small, "dispose", each, "--reason", "Reviewed").out.splitlines()[1] for each in names[::-1]]
    assert said == [
        "Editions 1 and 2 of it are still there.",
        "Edition 1 of it is still there.",
        "No edition of it is left.",
    ]


def test_what_holds_minutes_is_refused_with_both_ways_and_goes_early(small: Small) -> None:
    stopped = retention(small, "dispose", PACK, "--reason", "An address was published by mistake")
    assert (stopped.code, stopped.err) == (
        1,
        f"Stopped: {PACK} holds minutes, and signed minutes are kept for good. Where the signed ones are in another "
        "place, say so in council.yaml: retention, signed_minutes. What has to go sooner, such as personal data "
        "published by mistake, goes with --early.\n",
    )
    gone = retention(small, "dispose", PACK, "--reason", "An address was published by mistake", "--early")
    assert (gone.code, gone.err) == (0, "")
    stone = json.loads(small.text(f"archive/2016/{PACK}.tombstone.json"))
    assert stone["reason"] == "An address was published by mistake (early: it holds minutes)"


def test_it_is_as_it_will_be_on_another_day(small: Small) -> None:
    assert "open to inspection until 9 November 2022" in retention(small, "--on", "2022-11-09").out
    done = retention(small, "--on", "9.11.2022")
    assert (done.code, done.err) == (2, "Stopped: --on: '9.11.2022' is not a date. Write it as 2016-11-10.\n")


def test_csv_has_a_row_for_each_class(small: Small) -> None:
    retention(small, "hold", PACK, "--reason", "=Appeal", "--by", "J. Smith")
    rows = list(csv.DictReader(io.StringIO(retention(small, "--format", "csv").out)))
    assert [(row["edition"], row["class"]) for row in rows] == [
        (REPORT, "report"), (REPORT, "background papers"),
        (PACK, "agenda"), (PACK, "minutes"), (PACK, "background papers"),
    ]  # fmt: skip
    assert rows[1] == {
        "edition": REPORT, "title": "The report", "period": "", "kind": "report", "committee": "Cabinet Committee",
        "meeting": "2016-11-10", "published": "2016-11-02", "replaced_by": "", "class": "background papers",
        "inspection_ends": "2020-11-09", "statute": "Local Government Act 1972, section 100D(2)", "review": "",
        "on_hold_since": "", "hold_reason": "", "held_by": "", "kept_by": "", "kept_until": "",
        "proposed": "may be disposed of",
    }  # fmt: skip
    assert (rows[2]["on_hold_since"], rows[2]["hold_reason"], rows[2]["held_by"]) == (
        "2022-11-10",
        "'=Appeal",
        "J. Smith",
    )
    assert rows[2]["proposed"] == "on hold since 10 November 2022"


def test_json_has_an_object_for_each_edition_with_null_for_what_there_is_not(small: Small) -> None:
    small.add(COUNCIL, "retention: {report: for good}\n")
    retention(small, "hold", PACK, "--reason", "Appeal")
    pack, report = json.loads(retention(small, "--format", "json").out)
    assert report["classes"] == [
        {
            "class": "report",
            "inspection_ends": "2022-11-09",
            "statute": "Local Government Act 1972, section 100C(1)",
            "review": "for good",
        },
        {
            "class": "background papers",
            "inspection_ends": "2020-11-09",
            "statute": "Local Government Act 1972, section 100D(2)",
            "review": None,
        },
    ]
    assert (report["hold"], report["kept_by"], report["kept_until"]) == (None, "policy", None)
    assert report["proposed"] == "kept for good"
    assert pack["hold"] == {"since": "2022-11-10", "reason": "Appeal", "by": "jsmith"}
    assert pack["kept_by"] == "hold"


def test_a_council_without_statutory_periods_and_with_no_end_says_so(small: Small) -> None:
    small.add(COUNCIL, "notice: parish council\n")
    out = retention(small).out
    assert f"{REPORT}: kept: nothing says how long\n  The report\n  report             no statutory period\n" in out
    assert "minutes            inspection with no end" in out
    ends = [row["inspection_ends"] for row in csv.DictReader(io.StringIO(retention(small, "--format", "csv").out))]
    assert ends == ["", "no end", "", "", ""]


def test_an_edition_is_held_released_and_disposed_of(small: Small) -> None:
    held = retention(small, "hold", REPORT, "--reason", "Appeal pending")
    assert held.out.startswith(f"{REPORT} is on hold\nThe log has 3 entries. Keep its head somewhere else:\n")
    stopped = retention(small, "dispose", REPORT, "--reason", "Reviewed", "--early")
    assert (stopped.code, stopped.err) == (
        1,
        f"Stopped: {REPORT} is on hold since 10 November 2022, by jsmith: Appeal pending. Release it first: "
        f"committee-pack retention release {REPORT} --workspace {small.root} --reason '...'\n",
    )
    assert retention(small, "release", REPORT, "--reason", "Appeal decided").out.startswith(
        f"{REPORT} is not on hold any more\n"
    )
    gone = retention(small, "dispose", REPORT, "--reason", "Reviewed", "--by", "Jane Smith")
    assert (gone.code, gone.err) == (0, "")
    stone = f"archive/2016/{REPORT}.tombstone.json"
    assert stone in gone.out.splitlines()[0]
    assert json.loads(small.text(stone))["by"] == "Jane Smith"
    assert REPORT not in retention(small).out


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("hold", REPORT, "--reason", "..."), 2, "--reason: '...' says nothing. Write words."),
        (("hold", REPORT), 2, "--reason is missing. Say why: --reason 'as the committee resolved on"),
        (("dispose", REPORT, "--reason", " "), 2, "--reason: there are only blanks."),
        (("dispose", REPORT, "--reason", "x" * 501), 2, "--reason: there are 501 letters. Write no more than 500."),
        (("hold", REPORT, "--reason", "x", "--by", ""), 2, "--by is missing. Write your name"),
        (("hold", REPORT[:-1] + "2", "--reason", "x"), 2, f"Did you mean '{REPORT}'?"),
        (("dispose", PACK, "--reason", "x"), 1, "holds minutes, and signed minutes are kept for good."),
        (("release", PACK, "--reason", "x"), 1, f"{PACK} is not on hold."),
        (("--on", "2030-01-01", "dispose", REPORT), 2, "--on stands before 'dispose', which does not see it there."),
        (("--format", "xml"), 2, "--format: there is no format 'xml'. Expected one of: table, csv, json."),
        (
            ("--archive", "archiv"),
            1,
            "archiv: nothing was published into it. Publish something, or look whether --archive",
        ),
        (("hold",), 2, "Missing argument"),
        (("dipose", REPORT), 2, "Did you mean 'dispose'?"),
    ],
)
def test_what_is_typed_wrongly_is_named_and_nothing_changes(
    small: Small, typed: tuple[str, ...], code: int, said: str
) -> None:
    before = (small.root / "archive" / "log.jsonl").read_bytes()
    done = retention(small, *typed)
    assert done.code == code, done
    assert said in done.err
    assert (small.root / "archive" / "log.jsonl").read_bytes() == before


def test_another_archive_is_named_and_council_yaml_of_the_workspace_holds_for_it(small: Small, tmp_path: Path) -> None:
    (small.root / "archive").rename(tmp_path / "share")
    assert REPORT in retention(small, "--archive", str(tmp_path / "share")).out
    small.add(COUNCIL, f"archive: {{folder: {tmp_path}/share}}\n")
    assert REPORT in retention(small).out


def test_a_workspace_that_published_nothing_has_nothing_to_list(tmp_path: Path) -> None:
    small = small_workspace(tmp_path)
    assert (retention(small).out, retention(small, "--format", "json").out) == ("", "[]\n")
    assert "There are no editions in " in retention(small).err
    assert not (small.root / "archive").exists()


def test_a_damaged_edition_is_listed_as_kept_and_the_others_too(small: Small) -> None:
    spoil(Shelves(small.root), REPORT, b"{}")
    done = retention(small)
    assert done.code == 0
    assert f"\n{REPORT}: kept: its record is damaged\n\nNone of 2 editions" in done.out
    assert f"{PACK}: kept: it holds minutes\n  The agenda pack\n" in done.out
    rows = list(csv.DictReader(io.StringIO(retention(small, "--format", "csv").out)))
    assert [row["proposed"] for row in rows if row["edition"] == REPORT] == ["kept: its record is damaged"]
    said = {each["edition"]: each for each in json.loads(retention(small, "--format", "json").out)}
    assert (said[REPORT]["title"], said[REPORT]["classes"], said[REPORT]["kept_by"]) == (None, [], "damage")
    stopped = retention(small, "dispose", REPORT, "--reason", "Nobody has a copy")
    assert stopped.code == 1
    assert f"The record of {REPORT} is damaged" in stopped.err
    assert retention(small, "dispose", REPORT, "--reason", "Nobody has a copy", "--early").code == 0
    assert REPORT not in retention(small).out
