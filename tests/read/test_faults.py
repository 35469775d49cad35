"""Ways to spoil a sound workspace: each is named by code, file, line and the nearest word."""

from __future__ import annotations

import errno
import json
import struct
import sys
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from committee_pack import fonts
from committee_pack.findings import Finding, Place, Severity
from committee_pack.model.periods import parse_period
from committee_pack.model.results import Observation
from committee_pack.read.doubts import doubtful_rows
from committee_pack.read.report import COLUMNS, COMPARED_COLUMNS
from tests.support.forbidding import forbid
from tests.support.workspaces import (
    AREAS,
    COMMENTARY,
    COUNCIL,
    INDICATORS,
    NOTE,
    OBSERVATIONS,
    PAGE,
    REPORT,
    TARGETS,
    Small,
    small_workspace,
)

RATING = "{green: target met, amber: 80 to below target, red: below 80, basis: published}"
MONTH_AGO = "  month_ago: {label: 1 month ago, earlier: 1 month}\n"


class Fault(NamedTuple):
    """Words replaced in a file, and the finding that follows at the line that holds `where`."""

    file: str
    old: str
    new: str
    code: str
    where: str
    said: str
    also: tuple[str, ...] = ()
    """Codes of findings that rightly follow."""


FAULTS = (
    # -- council.yaml
    Fault(COUNCIL, "theme:", "shade:\ntheme:", "key-unknown", "shade:", "There is no key 'shade'"),
    Fault(COUNCIL, "  font:", "  fonts:", "key-unknown", "fonts:", "Did you mean 'font'?"),
    Fault(COUNCIL, "name: Loamshire County Council\n", "", "key-missing", "jurisdiction", "The key 'name' is missing"),
    Fault(COUNCIL, "england", "englnd", "value-unknown", "englnd", "Did you mean 'england'?"),
    Fault(COUNCIL, "April", "Aprl", "value-unknown", "Aprl", "Did you mean 'April'?"),
    Fault(COUNCIL, "#1f4e79", "#1f4e7", "value-wrong", "#1f4e7", "as #1f4e79"),
    Fault(COUNCIL, "#1f4e79", "#ffcc00", "theme-contrast", "#ffcc00", "contrast of 1.5:1; it needs 4.5:1"),
    Fault(COUNCIL, "#1f4e79", "#ffcc00", "theme-contrast", "#ffcc00", "Choose a darker colour, such as #8f7200."),
    Fault(COUNCIL, "#1f4e79", "#777777", "theme-contrast", "#777777", "contrast of 4.4:1; it needs 4.5:1"),
    Fault(
        COUNCIL,
        "  logo:",
        '  secondary: "#c0c0c0"\n  logo:',
        "theme-contrast",
        "secondary:",
        "A line of #c0c0c0 on white has a contrast of 1.8:1; it needs 3:1. Choose a darker colour, such as #949494.",
    ),
    Fault(COUNCIL, "Source Sans Pro", "[a.ttf]", "value-wrong", "font:", "a list is not text"),
    Fault(COUNCIL, "Source Sans Pro", "{nam: a}", "key-unknown", "font:", "Did you mean 'name'?", ("key-missing",)),
    Fault(COUNCIL, "Source Sans Pro", "Source Sans", "font-unknown", "font:", "Did you mean 'Source Sans Pro'?"),
    Fault(COUNCIL, "none", "{file: arms.png, alt: Arms}", "file-missing", "logo:", "no file arms.png"),
    Fault(COUNCIL, "none", "{file: arms.png}", "key-missing", "logo:", "The key 'alt' is missing"),
    Fault(COUNCIL, "none", "arms.png", "value-unknown", "logo:", "Write none or {file: logo.png, alt:"),
    Fault(COUNCIL, "none", "[arms.png]", "value-unknown", "logo:", "Write none or {file: logo.png, alt:"),
    Fault(COUNCIL, "theme:", "closure_days: [28/12/2016]\ntheme:", "value-wrong", "28/12", "write it as 2016-11-10"),
    Fault(COUNCIL, "name:", "- name\nname:", "yaml-syntax", "name: Loam", "This is not YAML"),
    Fault(COUNCIL, "jurisdiction:", "\tjurisdiction:", "yaml-syntax", "jurisdiction", "a tab stands"),
    Fault(COUNCIL, "name: Loamshire County Council", "name:", "value-wrong", "name:", "Write words, or take the line"),
    Fault(COUNCIL, "none", "{file: data, alt: Arms}", "file-missing", "logo:", "no file data"),
    Fault(
        COUNCIL, "none", "{file: council.yaml, alt: Arms}", "logo-unreadable", "logo:", "Save it as SVG, PNG or JPEG"
    ),
    Fault(
        COUNCIL, "name: L", 'name: "L', "yaml-syntax", "name:", "the quote that opens here closes only on a line below"
    ),
    Fault(COUNCIL, "Source Sans Pro", '"Source Sans Pro', "yaml-syntax", "font:", "the quote that opens here does not"),
    Fault(COUNCIL, "Loamshire County", "'Loamshire's' County", "yaml-syntax", "name:", "closes before its words end"),
    Fault(COUNCIL, "Loamshire County", "`Loamshire`", "yaml-syntax", "name:", "nothing begins with '`'. Put the words"),
    Fault(COUNCIL, "  logo: none", "\t- logo: none", "yaml-syntax", "logo:", "a tab stands where only spaces may"),
    # -- indicators.yaml
    Fault(INDICATORS, "unit: percent", "unit: percentage", "value-unknown", "percentage", "Did you mean 'percent'?"),
    Fault(INDICATORS, "higher", "highr", "value-unknown", "highr", "Did you mean 'higher'?"),
    Fault(INDICATORS, "window: SS", "window: R12", "value-wrong", "R12", "SS, M, Q, YTD, R3M, R12M, FY, CUM"),
    Fault(INDICATORS, "number: 2", "no: 2", "key-unknown", "no: 2", "no key 'no'", also=("key-missing",)),
    Fault(INDICATORS, "        number: 2\n", "", "key-missing", "id: overdue", "The key 'number' is missing"),
    Fault(INDICATORS, "number: 2", "number: 2\n        number: 3", "key-twice", "number: 3", "'number' is given twice"),
    Fault(INDICATORS, "amber: 80", "ambr: 80", "key-unknown", "ambr: 80", "Did you mean 'amber'?"),
    Fault(INDICATORS, "basis: published", "basis: publishd", "value-unknown", "publishd", "Did you mean 'published'?"),
    Fault(INDICATORS, "basis: published", "basis: unknown", "value-wrong", "amber: 80", "only green is written"),
    Fault(INDICATORS, RATING, "{green: target met, basis: published}", "value-wrong", "met, basis: p", "amber and red"),
    Fault(INDICATORS, RATING, "below 80", "value-unknown", "g: below 80", "Write not rated or {green: target met, am"),
    Fault(INDICATORS, RATING, "not ratd", "value-unknown", "not ratd", "Did you mean 'not rated'?"),
    Fault(INDICATORS, "red: below 80", "red: beneath 80", "value-wrong", "beneath 80", "write it as 'below 80'"),
    Fault(INDICATORS, "red: below 80", f"red: below {'8' * 500}", "value-wrong", "888", "is not a band"),
    Fault(INDICATORS, "80 to below target", "90 to 80", "value-wrong", "90 to 80", "write the lower number first"),
    Fault(
        INDICATORS,
        "red: below 80",
        "red: at or below 80",
        "bands-cover",
        "red: at or",
        "Amber and Red both hold 80 itself",
    ),
    Fault(INDICATORS, "red: below 80", "red: below 75", "bands-cover", "below 75", "lies between 75 and 80"),
    Fault(INDICATORS, "higher", "target", "value-wrong", "rating: {green: target met, amber", "written out in numbers"),
    Fault(INDICATORS, "higher", "higher\n        direction: lower", "value-wrong", "direction:", "polarity target"),
    Fault(INDICATORS, "unit: count", "unit: count\n        decimals: two", "value-wrong", "two", "not a whole number"),
    Fault(INDICATORS, "unit: count", "unit: count\n        decimals: -1", "value-wrong", "-1", "is less than 0"),
    Fault(
        INDICATORS,
        "- id: overdue",
        "- id: Overdue",
        "value-wrong",
        "id: Overdue",
        "small letters",
    ),
    Fault(INDICATORS, "owner:", "owner", "yaml-syntax", "Director", "could not find expected ':'"),
    Fault(INDICATORS, "        number: 2", "\tnumber: 2", "yaml-syntax", "number: 2", "tab"),
    Fault(INDICATORS, "A. Person", "A. \x07Person", "yaml-syntax", "Person", "U+0007"),
    Fault(
        INDICATORS,
        "title: Visiting",
        "title: &v Visiting\n    note: *v",
        "yaml-alias",
        "*v",
        "Write it out",
        also=("key-unknown",),
    ),
    Fault(
        INDICATORS,
        "[observations.csv]",
        "[observation.csv]",
        "file-missing",
        "observation.csv",
        "Did you mean 'observations.csv'?",
    ),
    Fault(INDICATORS, "[observations.csv]", "observations.csv", "value-wrong", "observations:", "is not a list"),
    Fault(INDICATORS, "targets.csv", "target.csv", "file-missing", "target.csv", "Did you mean 'targets.csv'?"),
    Fault(INDICATORS, "areas: areas.csv", "areas: area.csv", "file-missing", "area.csv", "Did you mean 'areas.csv'?"),
    Fault(INDICATORS, "areas: areas.csv", "areas: .", "file-unreadable", "areas: .", "cannot be read"),
    # -- observations.csv
    Fault(
        OBSERVATIONS,
        "indicator,",
        "indicatr,",
        "column-unknown",
        "indicatr",
        "Did you mean 'indicator'?",
        also=("column-missing",),
    ),
    Fault(OBSERVATIONS, "numerator,", "numerater,", "column-unknown", "numerater", "Did you mean 'numerator'?"),
    Fault(
        OBSERVATIONS,
        "period,",
        "weather,",
        "column-missing",
        "weather",
        "'period' is missing",
        also=("column-unknown",),
    ),
    Fault(OBSERVATIONS, "cohort,", "area,", "column-twice", "area,area", "stands there twice"),
    Fault(OBSERVATIONS, "72,100", "seventy,100", "cell-wrong", "seventy", "write digits"),
    Fault(OBSERVATIONS, "72,100", f"{'9' * 5000},100", "cell-wrong", "999", "more than 24 digits"),
    Fault(OBSERVATIONS, "72,100", "72,0", "denominator-zero", "72,0", "why in square brackets"),
    Fault(OBSERVATIONS, "72,100", "72,-100", "cell-wrong", "72,-100", "below zero"),
    Fault(OBSERVATIONS, "72,100", "72,", "cell-missing", "72,,", "a percentage and the row has a numerator only"),
    Fault(OBSERVATIONS, "72,100", ",100", "cell-missing", ",,100", "neither a numerator nor a value"),
    Fault(OBSERVATIONS, "35,,", "35,7,", "denominator-count", "35,7", "a count has no denominator"),
    Fault(OBSERVATIONS, "72,100", "172,100", "percent-out-of-range", "172", "172.0%, above 100%"),
    Fault(OBSERVATIONS, "70.1", "701", "percent-out-of-range", "701", "701.0%, above 100%"),
    Fault(OBSERVATIONS, "72,100,", "72,100,27", "value-differs", "100,27", "come to, 72"),
    Fault(OBSERVATIONS, "North,,40", "Nort,,40", "area-unknown", "Nort,", "Did you mean 'North'?"),
    Fault(OBSERVATIONS, "visits,2016-07", "visits,2016-08", "observation-twice", ",70.1", "on line 2 of"),
    Fault(OBSERVATIONS, "overdue,2016-07", "overdu,2016-07", "indicator-unknown", "overdu,", "Did you mean 'overdue'?"),
    Fault(OBSERVATIONS, "overdue,2016-07", ",2016-07", "indicator-unknown", ",2016-07,SS,,,,,31", "by its id"),
    Fault(OBSERVATIONS, "visits,2016-07", "visits,July", "cell-wrong", "July", "write a month as 2016-08"),
    Fault(OBSERVATIONS, "visits,2016-07", "visits,2016-13", "cell-wrong", "2016-13", "2016/17"),
    Fault(OBSERVATIONS, "visits,2016-07", "visits,", "cell-missing", "visits,,SS", "The period is missing"),
    Fault(OBSERVATIONS, "overdue,2016-07,SS", "overdue,2016-07,S", "cell-wrong", ",S,", "expected one of SS, M"),
    Fault(
        OBSERVATIONS, "overdue,2016-07,SS", "overdue,2016/17 Q1,M", "window-short", "Q1,M", "longer than the window M"
    ),
    Fault(OBSERVATIONS, "70.1,,", "70.1,,up", "cell-wrong", "up", "better, worse or same"),
    Fault(OBSERVATIONS, "31,,,", "31,,,a, b", "row-long", "a, b", "12 cells, the head 11"),
    Fault(OBSERVATIONS, "31,,,", '31,,,"open', "table-syntax", '"open', "without its partner"),
    Fault(OBSERVATIONS, "31,,,", "31,,\x00,", "table-syntax", "\x00", "U+0000 may not stand in a table"),
    Fault(OBSERVATIONS, "31,,,", "31,,\x1b[2J,", "table-syntax", "\x1b", "U+001B may not stand in a table"),
    Fault(
        OBSERVATIONS,
        "visits,2016-07",
        "visits,2106-07",
        "period-future",
        "2106",
        "after the report is",
        ("placeholder-empty",),
    ),
    Fault(OBSERVATIONS, "72,100,", "72,,100", "cell-missing", "72,,100", "and the row has a numerator only"),
    Fault(OBSERVATIONS, "visits,2016-08,SS,,", "visits,2016-08,SS,Zz,", "area-unknown", "Zz", "Expected one of"),
    # -- targets.csv and areas.csv
    Fault(TARGETS, "overdue,2016/17,40,", "visits,2016/17,40,", "target-twice", ",40", "on line 2 already"),
    Fault(TARGETS, "overdue,", "overdu,", "indicator-unknown", "overdu,", "Did you mean 'overdue'?"),
    Fault(TARGETS, "40", "forty", "cell-wrong", "forty", "write digits"),
    Fault(TARGETS, "40", "", "cell-missing", "overdue", "The target is missing"),
    Fault(TARGETS, "overdue,2016/17", "overdue,2016/18", "cell-wrong", "2016/18", "is 2016/17"),
    Fault(AREAS, "North team,North", "North,North", "area-twice", "North,North", "listed twice"),
    Fault(AREAS, "North team,North", "North team,Nrth", "area-unknown", "Nrth", "Did you mean 'North'?"),
    Fault(AREAS, "North team,North,no", "North team,North,maybe", "cell-wrong", "maybe", "neither yes nor no"),
    Fault(AREAS, "North team,", ",", "cell-missing", ",North,no", "The area has no name"),
    Fault(AREAS, "North,,no", "North,North,no", "area-unknown", "North,North", "said to be within itself"),
    Fault(TARGETS, "target,note", "target,target", "column-twice", "target,target", "stands there twice"),
    Fault(AREAS, "parent,sums", "sums", "column-missing", "area,", "'parent' is missing", also=("row-long",)),
    # -- report.yaml
    Fault(REPORT, "pages:", "page:", "key-unknown", "page:", "Did you mean 'pages'?"),
    Fault(REPORT, "title: Monthly scorecard\n", "", "key-missing", "period:", "The key 'title' is missing"),
    Fault(REPORT, "2016-08", "August", "value-wrong", "August", "a month as 2016-08"),
    Fault(
        REPORT,
        "2016-08",
        "2016-09",
        "period-empty",
        "2016-09",
        "no observation of September 2016",
        also=("commentary-missing",),
    ),
    Fault(REPORT, "2016-11-10", "10/11/2016", "value-wrong", "10/11", "write it as 2016-11-10"),
    Fault(REPORT, "2016-11-10", "2016-11-31", "value-wrong", "11-31", "that month has the days 01 to 30."),
    Fault(REPORT, "2016-11-10", "2016-13-10", "value-wrong", "13-10", "write the month as 01 to 12"),
    Fault(REPORT, "key.html.j2", "key.html.j2, key.html.j2", "value-wrong", "key.html", "is listed twice. List it"),
    Fault(REPORT, "2016-11-02", "2016-11-12", "date-order", "published", "after the meeting of 2016-11-10"),
    Fault(
        REPORT,
        "2016-11-02",
        "2016-07-31",
        "date-order",
        "period:",
        "after it is published on 2016-07-31",
        ("period-future",),
    ),
    Fault(REPORT, "title: Monthly scorecard", "title: [a]", "value-wrong", "title:", "is not text. Write words."),
    Fault(
        REPORT, "indicators.yaml", "indicator.yaml", "file-missing", "indicator.yaml", "Did you mean 'indicators.yaml'?"
    ),
    Fault(
        REPORT,
        "earlier: 1 month",
        "earlier: one month",
        "value-wrong",
        "one month",
        "write '1 month'",
        also=("placeholder-unknown",),
    ),
    Fault(
        REPORT,
        "earlier: 1 month",
        "earlir: 1 month",
        "key-unknown",
        "earlir",
        "Did you mean 'earlier'?",
        also=("placeholder-unknown",),
    ),
    Fault(
        REPORT,
        "1 month}",
        "1 month, window: R3M}",
        "value-wrong",
        "R3M",
        "one of the three",
        also=("placeholder-unknown",),
    ),
    Fault(REPORT, "month_ago", "Month ago", "value-wrong", "Month ago", "as month_ago", also=("placeholder-unknown",)),
    Fault(REPORT, "pages: red", "pages: rd", "value-unknown", "pages: rd", "Did you mean 'red'?"),
    Fault(REPORT, "pages: red", "pages: overdue", "value-unknown", "pages:", "Write red, all, none or a list, as ["),
    Fault(REPORT, "pages: red", "pages: {red: yes}", "value-unknown", "pages:", "or a list, as [one, another]"),
    Fault(REPORT, "pages: red", "pages: [overdu]", "indicator-unknown", "overdu", "Did you mean 'overdue'?"),
    Fault(REPORT, "every: month", "every: week", "value-unknown", "week", "month, quarter, year"),
    Fault(REPORT, "periods: 2", "periods: 99999", "value-wrong", "periods", "is more than 120"),
    Fault(REPORT, "periods: 2", "periods: 0", "value-wrong", "periods", "is less than 1"),
    Fault(
        REPORT,
        "pages: red",
        "pages: red\ncohorts: {v: {of: girls, from: all}}",
        "cohort-unknown",
        "girls",
        "no cohort 'girls'",
    ),
    Fault(
        REPORT,
        "pages: red",
        "pages: red\ndecimals_where_rounding_hides_the_rating: perhaps",
        "value-wrong",
        "perhaps",
        "yes nor no",
    ),
    Fault(
        REPORT,
        "scorecard.html.j2",
        "scorcard.html.j2",
        "template-missing",
        "scorcard",
        "Did you mean 'scorecard.html.j2'?",
    ),
    # -- narratives
    Fault(COMMENTARY, "indicator: visits", "indicator: visit", "indicator-unknown", "visit", "Did you mean 'visits'?"),
    Fault(COMMENTARY, "author:", "auther:", "key-unknown", "auther", "Did you mean 'author'?"),
    Fault(
        COMMENTARY,
        "approved",
        "aproved",
        "value-unknown",
        "aproved",
        "Did you mean 'approved'?",
        also=("commentary-unapproved",),
    ),
    Fault(COMMENTARY, "approved\n---", "approved\n", "front-missing", "---", "then a line ---"),
    Fault(COMMENTARY, "author: M", "author M", "yaml-syntax", "status", "This is not YAML"),
    Fault(
        COMMENTARY,
        "{{ denominator }}",
        "{{ denominatr }}",
        "placeholder-unknown",
        "denominatr",
        "Did you mean 'denominator'?",
    ),
    Fault(COMMENTARY, "month_ago.result", "month_ago.denominator", "placeholder-empty", "month_ago", "nothing to show"),
    Fault(
        COMMENTARY, "{{ denominator }}", "{{ denominator", "placeholder-syntax", "denominator", "without their partner"
    ),
    Fault(COMMENTARY, "{{ result }}", "{ result }", "placeholder-syntax", "{ result }", "single braces, and would be"),
    Fault(
        COMMENTARY, "{{ month_ago.result }}", "{month_ago.result}", "placeholder-syntax", "{m", "Write {{ month_ago."
    ),
    Fault(COMMENTARY, "{{ result }}", "{{ result }", "placeholder-syntax", "{{ result }", "without their partner"),
    Fault(COMMENTARY, "{{ result }}", "{result}}", "placeholder-syntax", "{result}}", "without their partner"),
    Fault(COMMENTARY, "in time.", "in time }}.", "placeholder-syntax", "in time", "without their partner"),
    Fault(COMMENTARY, "The month", "<b>The</b> month", "markdown-unsupported", "<b>", "HTML"),
    Fault(COMMENTARY, "The month", "| a |\n|---|\n| The |", "markdown-unsupported", "| a |", "a table"),
    Fault(COMMENTARY, "The month", "[The](page.html) month", "link-target", "page.html", "Write the whole address"),
    Fault(COMMENTARY, "The month", "The ☃ month", "character-missing", "☃", "U+2603, snowman"),
    Fault(NOTE, "2016-04", "April", "value-wrong", "April", "a month as 2016-08"),
    Fault(NOTE, "from:", "form:", "key-unknown", "form:", "Did you mean 'from'?"),
)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def test_the_workspace_that_is_spoilt_here_is_sound(small: Small) -> None:
    assert small.check() == ()


@pytest.mark.parametrize(
    "fault", FAULTS, ids=lambda fault: f"{fault.file}: {fault.old.strip()} -> {fault.new.strip()[:80]}"
)
def test_a_fault_is_named_by_file_line_and_the_nearest_right_word(small: Small, fault: Fault) -> None:
    is_named(small, fault)


def is_named(small: Small, fault: Fault) -> None:
    small.replace(fault.file, fault.old, fault.new)
    found = {finding.code: finding for finding in small.check()}
    assert set(found) - set(fault.also) == {fault.code}, found
    finding = found[fault.code]
    assert (finding.place.file, finding.place.line) == (fault.file, small.line(fault.file, fault.where))
    assert fault.said in f"{finding.message} {finding.hint}"


def test_a_duplicate_id_names_the_line_of_the_first(small: Small) -> None:
    small.replace(INDICATORS, "id: overdue", "id: visits")
    small.write(
        OBSERVATIONS, "\n".join(line for line in small.text(OBSERVATIONS).splitlines() if "overdue" not in line)
    )
    small.write(TARGETS, "indicator,period,target\nvisits,2016/17,90\n")
    (finding,) = small.check()
    assert (finding.code, finding.place.line) == ("indicator-twice", small.line(INDICATORS, "number: 2") - 1)
    assert "on line 11" in finding.message


def test_a_second_commentary_on_an_indicator_names_the_first(small: Small) -> None:
    small.write("narratives/monthly/2016-08/zz.md", small.text(COMMENTARY))
    (finding,) = small.check()
    assert (finding.code, finding.place.file) == ("commentary-twice", "narratives/monthly/2016-08/zz.md")
    assert COMMENTARY in finding.message


def test_a_file_in_another_encoding_names_the_line_and_how_to_save_it(small: Small) -> None:
    small.write(OBSERVATIONS, small.text(OBSERVATIONS).encode() + "visits,2016-06,,,,,50,,,,café\n".encode("cp1252"))
    (finding,) = small.check()
    assert (finding.code, finding.place.line) == ("file-encoding", 7)
    assert "CSV UTF-8" in finding.hint


def test_an_undecodable_file_does_not_hide_a_character_that_the_font_lacks(small: Small) -> None:
    small.write(TARGETS, b"\xff\xfe" + small.text(TARGETS).encode("utf-16-le"))
    small.replace(REPORT, "pages: red", "pages: all")
    small.add(COMMENTARY, "\nA ☃.\n")
    assert {finding.code for finding in small.check()} >= {"file-encoding", "character-missing"}


@pytest.mark.parametrize(
    ("rows", "code"), [(",,no\n" * 40, "cell-missing"), ("Weald,,no\n" + "Weald,Weald,no\n" * 40, "area-twice")]
)
def test_areas_without_a_name_or_listed_many_times_are_named_and_end(small: Small, rows: str, code: str) -> None:
    small.add(AREAS, rows)
    # -- each of them once doubled the work, and 40 did not end
    found = small.check()
    assert [each.code for each in found] == [code] * 4
    assert "37 more rows" in found[-1].message


def test_a_first_area_with_a_parent_is_told_what_its_parent_may_be(small: Small) -> None:
    small.replace(AREAS, "North,,no", "North,Kent,no")
    (finding,) = small.check()
    assert finding.hint == "List it there, or leave the cell empty for a part of the council."


@pytest.mark.parametrize("deep", [6, 1500])
def test_the_first_area_that_stands_too_deep_is_named_at_its_row(small: Small, deep: int) -> None:
    small.add(AREAS, "".join(f"Team {n},{f'Team {n - 1}' if n > 1 else ''},no\n" for n in range(1, deep + 1)))
    (finding,) = small.check()
    assert (finding.code, finding.place) == ("cell-wrong", Place(AREAS, small.line(AREAS, "Team 6"), "parent"))
    assert finding.message == "'Team 6' is on level 6 of areas within areas; there are 5 at most."


@pytest.mark.parametrize("file", [COUNCIL, INDICATORS, AREAS, OBSERVATIONS, TARGETS, REPORT, COMMENTARY, NOTE])
def test_an_empty_file_is_an_error_at_its_first_line(small: Small, file: str) -> None:
    small.write(file, "")
    assert (file, 1) in [(each.place.file, each.place.line) for each in small.check()]


@pytest.mark.parametrize("file", [COUNCIL, INDICATORS, OBSERVATIONS, TARGETS, REPORT, COMMENTARY, NOTE])
def test_a_binary_file_is_an_error_in_that_file(small: Small, file: str) -> None:
    small.write(file, bytes(range(256)))
    assert file in [each.place.file for each in small.check()]


def five_at_once(small: Small) -> Iterator[tuple[str, str]]:
    """Spoil the workspace in six files and return each finding's file and code."""
    small.replace(COUNCIL, "#1f4e79", "#ffcc00")
    yield COUNCIL, "theme-contrast"
    small.replace(INDICATORS, "polarity: lower", "polarity: lowr")
    yield INDICATORS, "value-unknown"
    small.replace(OBSERVATIONS, "72,100", "72,0")
    yield OBSERVATIONS, "denominator-zero"
    small.replace(TARGETS, "overdue,", "overdu,")
    yield TARGETS, "indicator-unknown"
    small.replace(REPORT, "2016-11-02", "2016-11-12")
    yield REPORT, "date-order"
    small.add(COMMENTARY, "\n{{ reslt }}\n")
    yield COMMENTARY, "placeholder-unknown"


def test_faults_in_six_files_are_all_named_in_one_run(small: Small) -> None:
    spoilt = list(five_at_once(small))
    run = small.run("check", "--format", "json")
    assert run.code == 1
    found = [(each["file"], each["code"]) for each in json.loads(run.out)]
    assert set(spoilt) <= set(found)
    assert len(found) == len(spoilt) == 6, found


def test_a_value_that_two_faulty_keys_stand_beside_is_told_with_both(small: Small) -> None:
    small.replace(REPORT, "pages: red", "pages: red\npublishd: no\ntrnd: {}")
    small.replace(REPORT, "2016-11-02", "2016-11-12")
    assert [finding.code for finding in small.check()].count("key-unknown") == 2
    assert "date-order" in [finding.code for finding in small.check()]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("narratives/monthly/2016-08/notes.txt", "names end in .md"),
        ("narratives/monthly/2016_08/visits.md", "neither a period's folder nor 'standing'"),
        ("narratives/monthly/overview.md", "neither a period's folder nor 'standing'"),
        ("narratives/montly/2016-08/visits.md", "no report 'montly'"),
    ],
)
def test_a_narrative_that_is_never_read_is_named(small: Small, path: str, said: str) -> None:
    small.write(path, "words")
    (finding,) = small.check()
    assert (finding.code, finding.severity.value) == ("narrative-stray", "warning")
    assert path.startswith(finding.place.file)
    assert said in finding.message


def test_a_commentary_in_the_file_of_another_indicator_is_named(small: Small) -> None:
    small.write("narratives/monthly/2016-08/overdue.md", small.text(COMMENTARY))
    codes = {finding.code for finding in small.check()}
    assert codes == {"narrative-name", "commentary-twice"}


def test_a_note_that_ends_before_it_begins_is_named(small: Small) -> None:
    small.write(NOTE, "---\nindicator: visits\nfrom: 2016-08\nto: 2016-03\n---\nWords.\n")
    (finding,) = small.check()
    assert (finding.code, finding.place.file) == ("value-wrong", NOTE)
    assert "ends before it begins" in finding.message


@pytest.mark.parametrize("content", [b"words", b"\x89PNG\r\n\x1a\n half a picture", b"", b"<words>"])
def test_a_logo_that_is_no_picture_is_named_before_anyone_builds(small: Small, content: bytes) -> None:
    small.write("arms.png", content)
    small.replace(COUNCIL, "none", "{file: arms.png, alt: Arms}")
    (finding,) = small.check()
    assert (finding.code, finding.place.file) == ("logo-unreadable", COUNCIL)
    assert "or JPEG" in finding.hint


def test_an_indicator_without_a_row_or_a_target_for_the_period_is_named(small: Small) -> None:
    small.write(OBSERVATIONS, "indicator,period,numerator,denominator\nvisits,2016-08,72,100\n")
    small.write(TARGETS, "indicator,period,target\nvisits,2015/16,90\noverdue,2016/17,40\n")
    found = {(finding.code, finding.message.split("'")[1]) for finding in small.check()}
    assert {("observation-missing", "overdue"), ("target-missing", "visits")} <= found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("month_ago", "Did you mean 'month_ago.result'?"),
        ("month_ago.direction", "Did you mean 'direction.month_ago'?"),
        ("direction.short_term", "since an earlier period"),
        ("resullt", "Did you mean 'result'?"),
        ("zzz", "or, of a comparison, NAME.result"),
    ],
)
def test_a_placeholder_that_is_not_there_is_met_with_what_was_meant(small: Small, typed: str, meant: str) -> None:
    small.replace(COMMENTARY, "{{ denominator }}", f"{{{{ {typed} }}}}")
    (finding,) = small.check()
    assert meant in finding.hint


def test_every_character_that_the_font_lacks_is_named_at_its_line(small: Small) -> None:
    small.replace(COMMENTARY, "{{ denominator }}", "👍 ✅ {{ denominator }}")
    files = {(finding.code, finding.place.file) for finding in small.check()}
    assert files == {("character-missing", COMMENTARY)}
    assert len(small.check()) == 2


def test_facts_in_front_that_do_not_end_are_said_to(small: Small) -> None:
    small.write(COMMENTARY, "---\nindicator: visits\nWords.\n")
    assert any("where its facts end" in finding.message for finding in small.check())


def test_an_empty_commentary_is_named_at_its_own_file(small: Small) -> None:
    small.write(COMMENTARY, "---\nindicator: visits\nstatus: approved\n---\n")
    (finding,) = small.check()
    assert (finding.code, finding.place.file) == ("commentary-missing", COMMENTARY)


def test_a_quarterly_report_steps_back_by_whole_quarters(small: Small) -> None:
    small.replace(REPORT, "period: 2016-08", "period: 2016/17 Q2")
    found = [finding for finding in small.check() if finding.code == "period-uneven"]
    assert {finding.hint for finding in found} == {"Write 'earlier: 1 quarter'.", "Write 'every: quarter'."}


def test_words_beside_numbers_in_a_row_are_named(small: Small) -> None:
    small.replace(OBSERVATIONS, "72,100,", "72,100,[not available]")
    assert "cell-wrong" in {finding.code for finding in small.check()}


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 500, "- " * 900])
def test_yaml_nested_without_end_is_named(small: Small, text: str) -> None:
    small.write(COUNCIL, f"name: {text}\n" if text[0] != "-" else text)
    assert {finding.code for finding in small.check()} == {"yaml-syntax"}


def test_a_path_that_no_file_can_have_is_named(small: Small) -> None:
    small.replace(INDICATORS, "targets: targets.csv", 'targets: "a\\0b"')
    assert "no file can have that name" in small.check()[0].message


def test_a_sentence_that_begins_with_a_year_is_not_silently_numbered(small: Small) -> None:
    small.write(COMMENTARY, "---\nindicator: visits\nstatus: approved\n---\n2016. It was a good year.\n")
    (finding,) = small.check()
    assert (finding.code, finding.place.line) == ("markdown-unsupported", 5)
    assert "write '2016\\.'" in finding.hint


# -- files that are not what their names say ---------------------------------------------------------


@pytest.mark.parametrize("begins", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1"])
@pytest.mark.parametrize("file", [OBSERVATIONS, TARGETS, AREAS, COMMENTARY])
def test_a_workbook_under_another_name_is_said_to_be_one(small: Small, file: str, begins: bytes) -> None:
    small.write(file, begins + bytes(99))
    (finding,) = [each for each in small.check() if each.code == "file-encoding"]
    assert finding.place == Place(file, 1)
    assert "a workbook or document of an office program" in finding.message
    assert "CSV UTF-8" in finding.hint


@pytest.mark.parametrize("file", [INDICATORS, OBSERVATIONS, TARGETS, AREAS, REPORT, COMMENTARY, NOTE, PAGE])
def test_a_folder_where_a_file_should_be_is_named(small: Small, file: str) -> None:
    (small.root / file).unlink(missing_ok=True)
    (small.root / file).mkdir()
    found = [each for each in small.check() if each.code == "file-unreadable"]
    assert len(found) == 1
    assert file in found[0].message
    assert "Name a file" in found[0].hint
    assert small.run("build").code == 1


@pytest.mark.parametrize("file", [COUNCIL, INDICATORS, OBSERVATIONS, TARGETS, AREAS, REPORT, COMMENTARY, NOTE, PAGE])
def test_a_file_that_may_not_be_read_is_named(small: Small, monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    small.write(PAGE, "")
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path == small.root.resolve() / file:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    (finding,) = [each for each in small.check() if each.code == "file-unreadable"]
    assert finding.message == f"{file} cannot be read: Permission denied."
    assert "ask for the right to read it" in finding.hint
    done = small.run("build")
    assert (done.code, "Traceback" in done.err) == (1, False)


@pytest.mark.parametrize("folder", ["narratives", "narratives/monthly", "narratives/monthly/2016-08"])
def test_a_folder_of_narratives_that_may_not_be_read_is_named_once_and_no_commentary_is_said_to_be_missing(
    small: Small, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    forbid(monkeypatch, small.root.resolve() / folder)
    (finding,) = small.check()
    assert (finding.code, finding.place) == ("file-unreadable", Place(folder))
    assert finding.message == f"The folder {folder} cannot be read: Permission denied."
    assert small.run("build").code == 1


def test_a_report_that_may_not_be_read_is_not_said_to_be_none(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid(monkeypatch, small.root.resolve() / "report_templates/monthly")
    (finding,) = small.check()
    assert (finding.code, finding.place) == ("file-unreadable", Place(REPORT))


def test_reports_that_may_not_be_listed_are_not_said_to_be_none(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid(monkeypatch, small.root.resolve() / "report_templates")
    done = small.run("check")
    assert done.code == 1
    assert "report_templates cannot be read: Permission denied. Ask for the right to read it." in done.err


def test_a_logo_whose_name_no_file_can_have_is_named(small: Small) -> None:
    small.replace(COUNCIL, "none", f"{{file: {'x' * 300}.png, alt: Arms}}")
    (finding,) = small.check()
    assert (finding.code, finding.place.file) == ("file-unreadable", COUNCIL)


def test_a_picture_that_would_fill_the_memory_is_named_and_not_unpacked(small: Small) -> None:
    small.write("arms.png", png_of(60_000, 60_000))
    small.replace(COUNCIL, "none", "{file: arms.png, alt: Arms}")
    (finding,) = small.check()
    assert (finding.code, finding.place.file) == ("logo-unreadable", COUNCIL)
    assert "arms.png is too large" in finding.message


def test_a_picture_larger_than_a_logo_needs_is_named_with_its_size(small: Small) -> None:
    small.write("arms.png", png_of(6_000, 5_000))
    small.replace(COUNCIL, "none", "{file: arms.png, alt: Arms}")
    (finding,) = small.check()
    assert "6000 by 5000 points" in finding.message


def test_a_picture_that_breaks_off_is_named(small: Small) -> None:
    small.write("arms.png", png_of(300, 300)[:-60])
    small.replace(COUNCIL, "none", "{file: arms.png, alt: Arms}")
    assert [each.code for each in small.check()] == ["logo-unreadable"]


def png_of(width: int, height: int) -> bytes:
    """Return a PNG of one bit a point, all white."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(bytes(min(height, 5_000) * (1 + (width + 7) // 8)))
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("begins", "said"),
    [(None, "cannot be read: No such file"), (b"OTTO", "is not a TrueType font"), (b"", "is not a TrueType font")],
)
def test_a_font_that_cannot_be_drawn_from_is_named(
    small: Small, monkeypatch: pytest.MonkeyPatch, begins: bytes | None, said: str
) -> None:
    file = small.root / "Some-Regular.ttf"
    if begins is not None:
        file.write_bytes(begins)
    monkeypatch.setattr(fonts, "font_files", lambda _: fonts.FontFiles(file, file, file))
    small.add(COMMENTARY, "\n“Quoted”.\n")
    (finding,) = small.check()
    assert (finding.code, finding.place) == ("font-unreadable", Place(COUNCIL, 7, "theme.font"))
    assert said in finding.message
    assert small.run("build").code == 1


def test_a_font_that_is_not_installed_is_named(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "font_source_sans_pro", None)
    assert [each.code for each in small.check()] == ["font-unreadable"]


def test_a_template_that_an_editor_left_behind_is_not_read(small: Small) -> None:
    for name in ("~$page.html.j2", ".page.html.j2"):
        small.write(f"report_templates/monthly/{name}", b"\xff{% nothing")
    assert small.check() == ()


def test_a_link_that_leads_nowhere_is_a_file_that_is_missing(small: Small) -> None:
    linked(small, "nowhere.csv")
    (finding,) = [each for each in small.check() if each.code == "file-missing"]
    assert finding.hint == "Make the file, or mend its name."


def test_a_link_to_itself_cannot_be_read(small: Small) -> None:
    linked(small, "observations.csv")
    assert "file-unreadable" in {each.code for each in small.check()}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no devices among its files")
def test_a_device_that_would_be_read_without_end_is_refused(small: Small) -> None:
    linked(small, "/dev/zero")
    (finding,) = [each for each in small.check() if each.code == "file-unreadable"]
    assert "it is a device, and no file" in finding.message


def linked(small: Small, target: str) -> None:
    """Let the observations be a link."""
    (small.root / OBSERVATIONS).unlink()
    try:
        (small.root / OBSERVATIONS).symlink_to(target)
    except OSError:
        pytest.skip("links may not be made here: on Windows, run as an administrator")


# -- what goes on without end ------------------------------------------------------------------------


def test_yaml_that_unfolds_without_end_is_named_at_once(small: Small) -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    small.add(COUNCIL, "\n".join(lines))
    assert {finding.code for finding in small.check()} == {"yaml-alias", "key-unknown"}


def test_an_alias_of_itself_is_named(small: Small) -> None:
    small.add(COUNCIL, "closure_days: &days [*days]\n")
    assert "yaml-alias" in {finding.code for finding in small.check()}


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("- " * 5000 + "a", 5),
        ("\n" + "".join("  " * n + "- a\n" for n in range(300)), 11),
        ("".join("   " * n + "1. a\n" for n in range(200)), 10),
        ("*a " * 2000 + "a*" * 2000, 5),
        ("A.\n\n" + "**a " * 1200 + "b** " * 1200, 7),
    ],
)
def test_markdown_nested_without_end_is_named(small: Small, markdown: str, line: int) -> None:
    small.write(COMMENTARY, f"---\nindicator: visits\nstatus: approved\n---\n{markdown}\n")
    (finding,) = small.check()
    assert (finding.code, finding.place) == ("markdown-unsupported", Place(COMMENTARY, line))
    assert "more than 6 deep" in finding.message


@pytest.mark.parametrize("marks", ["[", "![", "](", "<", "`", "&", "\\", "{{ a", "> ", "|a", "1. ", "#", "_", "~~"])
def test_marks_without_end_are_read_within_seconds(small: Small, marks: str) -> None:
    small.write(COMMENTARY, f"---\nindicator: visits\nstatus: approved\n---\n{marks * 5000}\n")
    begun = time.monotonic()
    assert small.run("check").code in (0, 1)
    assert time.monotonic() - begun < 10


# -- cohorts spelt in two ways -----------------------------------------------------------------------


def cohorts(small: Small, *names: str) -> list[Finding]:
    """Return what is said of rows of these cohorts, one a month back from the report's."""
    for n, name in enumerate(names):
        small.add(OBSERVATIONS, f"visits,2016-{8 - n:02},SS,,{name},,,50,,,\n")
    return [finding for finding in small.check() if finding.code == "cohort-similar"]


@pytest.mark.parametrize(
    ("often", "once"),
    [
        ("excluding UASC", "excluding UASCs"),
        ("excluding UASC", "Excluding UASC"),
        ("excluding UASC", "excludng UASC"),
        ("girls", "girl"),
        ("in care", "in-care"),
        ("disabled children", "disabeld children"),
    ],
)
def test_a_cohort_that_is_almost_another_is_named_at_its_line(small: Small, often: str, once: str) -> None:
    (finding,) = cohorts(small, often, once, often)
    assert (finding.severity.value, finding.place) == ("warning", Place(OBSERVATIONS, 8, "cohort"))
    assert finding.message.startswith(f"The cohort '{once}' is much like '{often}'")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("excluding UASC", "including UASC"),
        ("girls", "boys"),
        ("male", "female"),
        ("aged 0 to 4", "aged 5 to 9"),
        ("Year 10", "Year 11"),
        ("accompanied", "unaccompanied"),
        ("team A", "team B"),
        ("disabled", "not disabled"),
    ],
)
def test_cohorts_that_are_meant_to_differ_are_not_named(small: Small, one: str, other: str) -> None:
    assert cohorts(small, one, other, one) == []


def test_notes_typed_in_the_place_of_cohorts_are_compared_within_seconds() -> None:
    words = [
        "child",
        "young",
        "person",
        "moved",
        "home",
        "placement",
        "after",
        "review",
        "late",
        "visit",
        "social",
        "worker",
        "school",
        "order",
        "court",
    ]
    notes = [f"{one} {other} {third} again" for one in words for other in words for third in words[:7]]
    row = Observation("x", parse_period("2016-08"), None, "", "", None, None, None, "", (), None, "", Place("a", 1))
    begun = time.monotonic()
    assert not doubtful_rows(tuple(replace(row, cohort=note) for note in notes), (), date(2016, 11, 2))
    assert time.monotonic() - begun < 5


def test_a_target_on_the_wrong_side_of_its_threshold_is_named_with_the_numbers_it_leaves(small: Small) -> None:
    small.replace(TARGETS, "visits,2016/17,90", "visits,2016/17,70")
    (finding,) = small.check()
    assert (finding.code, finding.place) == ("bands-cover", Place(INDICATORS, 17, "sections.indicators.rating"))
    assert finding.message.startswith("With the target 70% of 2016-0")


# -- activity and cohorts ----------------------------------------------------------------------------

ACTIVITY = """\
  - title: Caseloads
    kind: activity
    indicators:
      - id: open-cases
        title: Open cases
        unit: count
        window: SS
      - id: referrals
        title: Referrals
        unit: count
        window: M
"""
COUNTS = """\
open-cases,2016-08,,,,300,,,,,
referrals,2016-08,,,,40,,,,,
open-cases,2016-08,,North,,100,,,,,
visits,2016-08,,,girls,30,40,,,,
"""
COHORTS = "cohorts:\n  variance: {of: girls, from: all}\n"
COUNTED = "counted and not judged: take this out, or put it in a section of performance"
ACTIVITY_FAULTS = (
    Fault(INDICATORS, "kind: activity", "kind: activty", "value-unknown", "activty", "Did you mean 'activity'?"),
    Fault(INDICATORS, "kind: activity", "kind: [activity]", "value-unknown", "kind", "a list is not one of the words"),
    Fault(INDICATORS, "kind: activity", "kind:", "value-unknown", "kind:", "one of: performance, activity"),
    Fault(INDICATORS, "kind: activity", "kidn: activity", "key-unknown", "kidn", "mean 'kind'?", also=("key-missing",)),
    Fault(
        INDICATORS, "title: Visiting", "title: Visiting\n    kind: performanc", "value-unknown", "performanc", "mean"
    ),
    Fault(INDICATORS, "title: Open", "rating: {green: target met}\n        title: Open", "value-wrong", "t}", COUNTED),
    Fault(INDICATORS, "title: Open", f"rating: {RATING} # here\n        title: Open", "value-wrong", "here", COUNTED),
    Fault(INDICATORS, "title: Open", "polarity: higher # here\n        title: Open", "value-wrong", "here", COUNTED),
    Fault(INDICATORS, "title: Open", "target: 90\n        title: Open", "key-unknown", "target: 90", "no key 'target'"),
    Fault(INDICATORS, "title: Open", "shrt: Open\n        title: Open", "key-unknown", "shrt", "Did you mean 'short'?"),
    Fault(
        TARGETS,
        "overdue,2016/17,40,",
        "overdue,2016/17,40,\nopen-cases,2016/17,90,",
        "target-activity",
        "open-cases",
        "no t",
    ),
    Fault(REPORT, "pages: red", "pages: [open-cases]", "value-wrong", "pages:", "'open-cases' is activity"),
    Fault(REPORT, "  variance:", "  month_ago:", "value-wrong", "go: {of", "'month_ago' names a comparison already"),
    Fault(REPORT, "  variance:", "  result:", "value-wrong", "result:", "'result' is a column of the results already"),
    Fault(REPORT, "  variance:", "  month_ago_change:", "value-wrong", "change:", "'month_ago_change' is a column"),
    Fault(
        REPORT, COHORTS, f"{COHORTS}  variance_value: {{of: girls, from: all}}\n", "value-wrong", "e_value:", "column"
    ),
    Fault(REPORT, "of: girls", "of: all", "value-wrong", "of: all", "'all' is compared with itself"),
    Fault(REPORT, "of: girls", "of: grils", "cohort-unknown", "grils", "Did you mean 'girls'?"),
    Fault(REPORT, "{of: girls, from: all}", "\n    from: all\n    of: grils", "cohort-unknown", "grils", "'girls'?"),
    Fault(REPORT, "pages: red", "pages:\n  - visits\n  - overdu", "indicator-unknown", "overdu", "mean 'overdue'?"),
    Fault(REPORT, "pages: red", "pages:\n  - V\n  - ovrdue", "indicator-unknown", "ovr", "mean", ("value-wrong",)),
    Fault(REPORT, "[title", "[\n  titel.html.j2, title", "template-missing", "titel", "'title.html"),
    Fault(REPORT, ", from: all", "", "key-missing", "variance:", "The key 'from' is missing"),
    Fault(REPORT, "variance:", "Variance:", "value-wrong", "Variance", "cannot be a name"),
    Fault(
        OBSERVATIONS, "open-cases,2016-08,,North", "open-cases,2016-08,,Nort", "area-unknown", "Nort,", "mean 'North'?"
    ),
    Fault(OBSERVATIONS, ",300,,,,,", ",300,400,,,,", "denominator-count", ",300,", "a count has no denominator"),
    Fault(OBSERVATIONS, ",300,", ",some,", "cell-wrong", "some", "'some' is not a number"),
)


@pytest.fixture
def active(small: Small) -> Small:
    """Return the small workspace with activity, and a cohort that is compared with the whole."""
    small.add(INDICATORS, ACTIVITY)
    small.add(OBSERVATIONS, COUNTS)
    small.replace(REPORT, "pages: red", f"{COHORTS}pages: red")
    small.replace(REPORT, "scorecard.html.j2", "activity.html.j2, scorecard.html.j2, cohorts.html.j2")
    return small


def test_the_workspace_with_activity_that_is_spoilt_here_is_sound(active: Small) -> None:
    assert active.check() == ()


@pytest.mark.parametrize("fault", ACTIVITY_FAULTS, ids=lambda fault: f"{fault.file}: {fault.new.strip()[:80]}")
def test_a_fault_of_activity_or_of_a_cohort_is_named_by_file_and_line_and_stops_the_build(
    active: Small, fault: Fault
) -> None:
    is_named(active, fault)
    done = active.run("build")
    assert (done.code, "Traceback" in done.err, (active.root / "out").exists()) == (1, False, False)


def test_a_name_taken_twice_hides_no_other_fault_of_the_report_or_of_its_data(active: Small) -> None:
    active.replace(REPORT, "  variance:", "  month_ago:")
    active.replace(REPORT, "2016-11-02", "2016-11-12")
    active.replace(OBSERVATIONS, "referrals,", "referals,")
    assert [finding.code for finding in active.check()].count("value-wrong") == 1
    assert {"date-order", "indicator-unknown"} <= {finding.code for finding in active.check()}


def test_every_name_taken_twice_is_told(active: Small) -> None:
    more = (f"  {name}: {{of: girls, from: all}}\n" for name in ("month_ago", "result"))
    active.replace(REPORT, COHORTS, "".join((COHORTS, *more)))
    assert [finding.place.key for finding in active.check()] == ["cohorts.month_ago", "cohorts.result"]


def test_a_fault_of_a_whole_file_is_told_once(small: Small) -> None:
    small.replace(NOTE, "from: 2016-04", "from: 2016-04\nto: 2016-01\nfrmo: 2016")
    assert sorted(finding.code for finding in small.check()) == ["key-unknown", "value-wrong"]


@pytest.mark.parametrize("area", ['"North\n team"', "North  team", "North\u00a0team"])
def test_a_line_break_or_blank_too_many_in_a_name_is_no_other_name(small: Small, area: str) -> None:
    small.replace(AREAS, "North team,", f"{area},")
    for names in ('North team,"in\ncare"', f"{area},in care"):
        small.add(OBSERVATIONS, f"visits,2016-08,SS,{names},40,50,,,,\n")
    small.replace(REPORT, "pages:", 'cohorts: {variance: {of: "in  care", from: all}}\npages:')
    (finding,) = (each for each in small.check() if each.severity is Severity.ERROR)
    assert finding.code == "observation-twice"


# -- what follows from another fault, and what does not ----------------------------------------------


def codes(small: Small) -> list[str]:
    """Return the codes of what is found, in order."""
    return sorted(finding.code for finding in small.check())


def test_a_fault_outside_the_data_hides_no_row_that_is_missing(small: Small) -> None:
    small.replace(REPORT, "2016-11-02", "2016-11-12")
    small.replace(OBSERVATIONS, "visits,2016-07,SS,,,,,70.1,,,\n", "")
    small.replace(OBSERVATIONS, "overdue,2016-08,SS,,,35,,,,,\n", "")
    assert codes(small) == ["date-order", "observation-missing", "placeholder-empty"]


def test_a_row_that_cannot_be_read_hides_only_what_its_own_indicator_lacks(small: Small) -> None:
    small.replace(OBSERVATIONS, "72,100", "seventy,100")
    small.replace(OBSERVATIONS, "overdue,2016-08,SS,,,35,,,,,\n", "")
    (missing,) = [finding for finding in small.check() if finding.code == "observation-missing"]
    assert "'overdue'" in missing.message
    assert codes(small) == ["cell-wrong", "observation-missing"]


def test_a_row_of_another_period_hides_nothing_of_this_one(small: Small) -> None:
    small.add(OBSERVATIONS, "overdu,2010-01,SS,,,35,,,,,\n")
    small.replace(OBSERVATIONS, "overdue,2016-08,SS,,,35,,,,,\n", "")
    assert codes(small) == ["indicator-unknown", "observation-missing"]
    found = small.run("check", "--period", "2016-10")
    assert "[period-empty]" in found.err
    assert "[indicator-unknown]" in found.err


def test_rows_of_the_period_that_cannot_be_read_are_not_said_to_be_missing_too(small: Small) -> None:
    small.write(OBSERVATIONS, small.text(OBSERVATIONS).replace("2016-08,SS", "2016-08,S"))
    assert set(codes(small)) == {"cell-wrong"}


@pytest.mark.parametrize("file", [OBSERVATIONS, TARGETS])
def test_a_table_that_cannot_be_read_is_the_only_fault(small: Small, file: str) -> None:
    small.write(file, "")
    assert codes(small) == ["table-empty"]


def test_a_target_that_cannot_be_read_is_not_said_to_be_missing_too(small: Small) -> None:
    small.replace(TARGETS, "90", "ninety")
    small.replace(TARGETS, "overdue,2016/17,40,\n", "")
    assert codes(small) == ["cell-wrong", "target-missing"]


@pytest.mark.parametrize("text", ["", "area,parent,sums\n", "\n"])
def test_areas_that_are_unknown_are_not_checked_in_what_is_shown(active: Small, text: str) -> None:
    active.write(AREAS, text)
    active.add(OBSERVATIONS, "visits,2016-08,SS,North,girls,30,40,,,,\n")
    assert codes(active) == ["table-empty"]


def test_a_misspelt_kind_is_one_fault_however_many_measures_follow(active: Small) -> None:
    active.replace(INDICATORS, "kind: activity", "kind: activty")
    assert [finding.code for finding in active.check()] == ["value-unknown"]


def test_a_measure_of_activity_with_the_id_of_an_indicator_names_the_line_of_the_first(active: Small) -> None:
    active.replace(INDICATORS, "id: referrals", "id: visits")
    found = {finding.code: finding for finding in active.check()}
    place = Place("data/indicators.yaml", active.line(INDICATORS, "title: Referrals") - 1, "sections.indicators.id")
    assert found["indicator-twice"].place == place
    assert f"on line {active.line(INDICATORS, 'id: visits')}." in found["indicator-twice"].message
    # -- what the data says of the id that is gone follows from it
    assert set(found) == {"indicator-twice"}
    assert active.run("build").code == 1


def test_no_column_of_the_results_can_be_named_twice(active: Small) -> None:
    (columns, *_) = active.run("results", "monthly", "--format", "csv").out.splitlines()
    compared = [f"month_ago_{column}" for column in COMPARED_COLUMNS]
    assert sorted(columns.split(",")) == sorted([*COLUMNS, *compared, "variance", "variance_value"])
