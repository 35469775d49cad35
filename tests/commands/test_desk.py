"""Who owes what by when, as it is printed."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.workspaces import (
    COMMENTARY,
    INDICATORS,
    OBSERVATIONS,
    OVERVIEW,
    REPORT,
    Ran,
    Small,
    small_workspace,
    with_layouts,
)

OVERDUE = "narratives/monthly/2016-08/overdue.md"
DUE = "approval: not required, due: 2016-10-21"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.replace(REPORT, "pages: red", "pages: all")
    small.replace(REPORT, "approval: not required", DUE)
    return small


def on(small: Small, day: str, *typed: str) -> Ran:
    """Return what is printed on a day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("committee_pack.commands.clock.today", lambda: datetime.date.fromisoformat(day))
        done = small.run("narratives", "status", *typed)
    assert done.code == 0, done.err
    return done


def rows(small: Small, day: str = "2016-10-01", *typed: str) -> dict[str, dict[str, Any]]:
    """Return the rows by the text that each is about."""
    found = json.loads(on(small, day, "--format", "json", *typed).out)
    return {each["indicator"] or each["section"]: each for each in found}


def test_each_text_has_a_line_in_columns(small: Small) -> None:
    assert on(small, "2016-10-22").out == (
        "report   text     title                who                     state                  by when\n"
        "monthly  visits   Visits held in time  Management Information  approval not recorded  21 October 2016\n"
        "monthly  overdue  Assessments overdue  Director: A. Person     missing                "
        "21 October 2016, overdue\n"
    )


def test_without_a_day_there_is_no_such_column(small: Small) -> None:
    small.replace(REPORT, ", due: 2016-10-21", "")
    assert "by when" not in on(small, "2016-10-22").out


@pytest.mark.parametrize(("day", "overdue"), [("2016-10-20", False), ("2016-10-21", False), ("2016-10-22", True)])
def test_what_is_due_on_a_day_is_overdue_on_the_next(small: Small, day: str, overdue: bool) -> None:
    assert rows(small, day)["overdue"]["overdue"] is overdue


@pytest.mark.parametrize(
    ("status", "text", "state", "overdue"),
    [
        ("draft", "", "nothing written yet", True),
        ("submitted", "<!-- nothing yet -->", "nothing written yet", True),
        ("draft", "Words.", "draft", True),
        ("submitted", "Words.", "submitted", False),
        ("approved", "Words.", "approval not recorded", False),
        ("bogus", "Words.", "draft", True),
        ("draft\nauthor: [", "Words.", "cannot be read", True),
    ],
)
def test_the_state_is_what_stands_in_the_file(small: Small, status: str, text: str, state: str, overdue: bool) -> None:
    small.write(OVERDUE, f"---\nindicator: overdue\nstatus: {status}\n---\n{text}\n")
    row = rows(small, "2016-10-22")["overdue"]
    assert (row["state"], row["overdue"]) == (state, overdue)


def test_an_approval_on_record_holds_until_figures_change(small: Small) -> None:
    small.run("narratives", "approve", "monthly", "visits", "--by", "Jane Smith")
    assert rows(small)["visits"]["state"] == "approved"
    small.replace(OBSERVATIONS, "70.1", "70.2")
    assert rows(small)["visits"]["state"] == "approval lapsed"


def test_who_writes_is_the_author_of_the_file_else_of_the_last_one_else_the_owner(small: Small) -> None:
    assert rows(small)["overdue"]["who"] == "Director: A. Person"
    for month, author in (("2016-06", "B. Long Ago"), ("2016-07", "C. Last")):
        text = f"---\nindicator: overdue\nauthor: {author}\n---\nWords.\n"
        small.write(OVERDUE.replace("2016-08", month), text)
    # -- later, and of another length: neither is the last before
    for folder in ("2016-09", "2015-16", "standing", "notes"):
        small.write(OVERDUE.replace("2016-08", folder), "---\nindicator: overdue\nauthor: D. Other\n---\nWords.\n")
    assert rows(small)["overdue"]["who"] == "C. Last"
    small.write(OVERDUE, "---\nindicator: overdue\nauthor: E. Now\n---\n")
    assert rows(small)["overdue"]["who"] == "E. Now"
    small.write(OVERDUE, "---\nindicator: overdue\n---\n")
    assert rows(small)["overdue"]["who"] == "C. Last"


def test_who_is_nobody_where_nobody_is_known(small: Small) -> None:
    small.replace(INDICATORS, "owner:\n  Director: A. Person\n", "")
    assert rows(small)["overdue"]["who"] is None


def test_a_councillor_writes_nothing_where_an_officer_owns_the_indicator_too(small: Small) -> None:
    for label in ("Cabinet Member", "Lead member", "Councillor"):
        owners = f"owner:\n  {label}: B. Elected\n  Director: A. Person\n"
        small.write(INDICATORS, re.sub(r"owner:\n(  .*\n)+", owners, small.text(INDICATORS)))
        assert rows(small)["overdue"]["who"] == "Director: A. Person"
    small.replace(INDICATORS, "  Director: A. Person\n", "")
    assert rows(small)["overdue"]["who"] == "Councillor: B. Elected"


def test_drafts_of_a_period_without_figures_are_listed_and_more_may_come(small: Small) -> None:
    assert small.run("new", "period", "2016-09").code == 0
    done = on(small, "2016-10-22", "--period", "2016-09")
    assert done.out == (
        "report   text     title                who                     state\n"
        "monthly  visits   Visits held in time  Management Information  nothing written yet\n"
        "monthly  overdue  Assessments overdue  Director: A. Person     nothing written yet\n"
    )
    assert done.err == "'monthly' has no figures of 2016-09 yet; once they are in, it may ask for more texts.\n"
    assert on(small, "2016-10-22", "--period", "2016-09", "--format", "json").err == ""


def test_a_draft_is_listed_before_figures_whether_or_not_the_report_would_ask_for_it(small: Small) -> None:
    small.replace(REPORT, "pages: all", "pages: red")
    small.run("new", "period", "2016-09")
    assert {name: row["state"] for name, row in rows(small, "2016-10-01", "--period", "2016-09").items()} == {
        "visits": "nothing written yet"
    }
    small.add(OBSERVATIONS, "visits,2016-09,SS,,,95,100,,,,\n")
    assert rows(small, "2016-10-01", "--period", "2016-09")["visits"]["state"] == "not asked for"


def test_a_draft_that_is_not_asked_for_is_never_overdue(small: Small) -> None:
    small.replace(REPORT, "pages: all", "pages: red")
    small.write(OVERDUE, "---\nindicator: overdue\n---\n<!-- nothing yet -->\n")
    assert (rows(small, "2016-10-22")["overdue"]["state"], rows(small, "2016-10-22")["overdue"]["overdue"]) == (
        "not asked for",
        False,
    )


def test_a_file_that_cannot_be_read_is_listed_whether_or_not_it_is_asked_for(small: Small) -> None:
    small.replace(REPORT, "pages: all", "pages: none")
    small.write(OVERDUE, "not even a narrative")
    assert rows(small)["overdue"]["state"] == "cannot be read"


def test_what_nobody_asks_for_is_listed_only_where_it_has_a_file(small: Small) -> None:
    small.replace(REPORT, "pages: all", "pages: none")
    assert list(rows(small)) == ["visits"]
    (small.root / COMMENTARY).unlink()
    done = on(small, "2016-10-01")
    assert (done.out, done.err) == ("", "No text is owed or written.\n")
    assert on(small, "2016-10-01", "--format", "json").out == "[]\n"
    assert on(small, "2016-10-01", "--format", "csv").out.startswith("report,period,indicator,section,title,who,")


def test_free_sections_are_listed_where_they_are_written_or_required_and_none_stands(tmp_path: Path) -> None:
    small = with_layouts(small_workspace(tmp_path))
    assert [name for name, row in rows(small).items() if row["section"]] == ["overview"]
    small.replace(REPORT, "{title: Staff,", "{title: Staff, required: yes,")
    staff = rows(small)["staff"]
    assert (staff["state"], staff["who"], staff["title"]) == ("missing", None, "Staff")
    small.write("narratives/monthly/standing/staff.md", "---\nsection: staff\n---\nNo post was added.\n")
    assert "staff" not in rows(small)
    small.write(OVERVIEW.replace("overview", "staff"), "---\nsection: staff\nauthor: A\n---\nTwo were.\n")
    assert (rows(small)["staff"]["state"], rows(small)["staff"]["who"]) == ("draft", "A")


def test_csv_and_json_say_the_same(small: Small) -> None:
    table = list(csv.DictReader(io.StringIO(on(small, "2016-10-22", "--format", "csv").out)))
    found = rows(small, "2016-10-22")
    assert [{**row, "overdue": row["overdue"] == "yes"} for row in table] == [
        {name: "" if text is None else text for name, text in row.items()} for row in found.values()
    ]
    assert found["visits"]["due"] == "2016-10-21"
    assert found["visits"]["file"] == COMMENTARY
    assert found["overdue"]["file"] is None


def test_of_another_period_nobody_knows_by_when(small: Small) -> None:
    row = rows(small, "2016-10-22", "--period", "2016-07")["visits"]
    assert (row["period"], row["state"], row["due"], row["overdue"]) == ("2016-07", "missing", None, False)


def another(small: Small, period: str) -> None:
    """Add a report by other periods."""
    text = small.text(REPORT).replace("period: 2016-08", f"period: {period}")
    text = text.replace("earlier: 1 month", "earlier: 1 quarter").replace("every: month", "every: quarter")
    small.write("report_templates/quarterly/report.yaml", text)


def test_all_reports_are_listed_or_those_named(small: Small) -> None:
    another(small, "2016/17 Q1")
    listed = json.loads(on(small, "2016-10-01", "--format", "json").out)
    assert {row["report"] for row in listed} == {"monthly", "quarterly"}
    listed = json.loads(on(small, "2016-10-01", "quarterly", "--format", "json").out)
    assert {row["report"] for row in listed} == {"quarterly"}
    # -- a month is none of the quarterly's
    listed = json.loads(on(small, "2016-10-01", "--period", "2016-07", "--format", "json").out)
    assert {row["report"] for row in listed} == {"monthly"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--format", "xlsx"), "--format: there is no format 'xlsx'. Expected one of: table, json, csv."),
        (("--format", "text"), "--format: there is no format 'text'. Did you mean 'table'?"),
        (("montly",), "Did you mean 'monthly'?"),
        (
            ("--period", "2016/17"),
            "--period: 2016/17 is a year, and 'monthly' is by the month. Name a month, as 2016-08.",
        ),
    ],
)
def test_what_is_typed_wrongly_is_met_with_what_is_right(small: Small, typed: tuple[str, ...], said: str) -> None:
    done = small.run("narratives", "status", *typed)
    assert done.code == 2
    assert said in done.err


def test_a_report_that_cannot_be_read_is_said_to_be(small: Small) -> None:
    small.replace(REPORT, "title: Monthly scorecard\n", "")
    done = small.run("narratives", "status")
    assert done.code == 1
    assert "'monthly' cannot be read, so nobody can say what it asks for." in done.err


def test_narratives_that_are_due_after_publication_are_a_warning(small: Small) -> None:
    small.replace(REPORT, "2016-10-21", "2016-11-03")
    finding = next(each for each in small.check() if each.code == "date-order")
    assert str(finding.place) == f"{REPORT}:{small.line(REPORT, 'narratives')} (narratives.due)"
    assert finding.message == ("The narratives are due on 2016-11-03, after the report is published on 2016-11-02.")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_in_a_narrow_terminal_titles_give_way(small: Small) -> None:
    from tests.support.terminal import Terminal

    small.replace(INDICATORS, "Visits held in time", "Visits to children and families that were held in time")
    terminal = Terminal(small.root, "narratives", "status", columns=110)
    terminal.wait_for("missing")
    os.waitpid(terminal.process, 0)
    lines = [line for line in terminal.said.replace("\x1b[K", "").splitlines() if line.startswith("monthly  ")]
    assert lines[0].startswith("monthly  visits   Visits to child")
    assert "…" in lines[0]
    assert max(map(len, lines)) <= 110


def test_what_a_file_holds_is_told_to_the_terminal_and_not_obeyed(small: Small) -> None:
    small.replace(INDICATORS, "Director: A. Person", 'Director: "A.\\e[31m Person"')
    small.replace(COMMENTARY, "Management Information", '"=cmd()"')
    said = on(small, "2016-10-01").out
    assert "\x1b" not in said
    assert "Director: A.\\x1b[31m Person" in said
    table = list(csv.DictReader(io.StringIO(on(small, "2016-10-01", "--format", "csv").out)))
    assert table[0]["who"] == "'=cmd()"


@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_a_title_holds_reaches_a_program_as_it_is_and_no_terminal(small: Small, form: str) -> None:
    from tests.support.terminal import Terminal

    small.replace(INDICATORS, "Visits held in time", '"Visits \\e[31m\\x9b held"')
    terminal = Terminal(small.root, "narratives", "status", "--format", form, columns=110)
    assert terminal.end() == 0
    assert not {"\x1b", "\x9b"} & set(terminal.said.replace("\x1b[K", ""))
    assert "\\x9b held" in terminal.said
    assert "\x9b held" in small.run("narratives", "status", "--format", form).out
