"""Bank holidays by jurisdiction, and the rule of notice that council.yaml names."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from committee_pack.findings import Finding, has_errors
from committee_pack.model.colours import BLACK
from committee_pack.model.notice import PARISH, PRINCIPAL, PROFILES, DaysOff, NoticeRule, last_day_in_time
from committee_pack.model.settings import Council, Font, Theme
from committee_pack.read.bank_holidays import bank_holidays, days_off
from committee_pack.read.council import read_council
from committee_pack.read.files import Files
from tests.support.workspaces import COUNCIL, FILES


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


class Reader:
    def __init__(self, root: Path) -> None:
        self.root = root

    def council(self, more: str, jurisdiction: str = "england") -> Council:
        outcome = self._read(more, jurisdiction)
        assert outcome[0] is not None
        assert not has_errors(outcome[1])
        return outcome[0]

    def finding(self, more: str, jurisdiction: str = "england") -> Finding:
        (found,) = self._read(more, jurisdiction)[1]
        return found

    def _read(self, more: str, jurisdiction: str) -> tuple[Council | None, tuple[Finding, ...]]:
        text = FILES[COUNCIL].replace("jurisdiction: england", f"jurisdiction: {jurisdiction}")
        (self.root / COUNCIL).write_text(more + text, encoding="utf-8")
        outcome = read_council(Files(self.root), self.root / COUNCIL)
        return outcome.value, outcome.findings


def test_easter_monday_is_a_holiday_in_england_and_not_in_scotland() -> None:
    easter_monday, st_andrew, st_patrick = date(2019, 4, 22), date(2018, 11, 30), date(2016, 3, 17)
    years = (2016, 2018, 2019)
    england, scotland = bank_holidays("england", years), bank_holidays("scotland", years)
    assert easter_monday in england
    assert easter_monday in bank_holidays("wales", years)
    assert easter_monday not in scotland
    assert st_andrew in scotland - england
    assert st_patrick in bank_holidays("northern ireland", years) - england


def test_a_holiday_at_a_weekend_has_a_day_in_its_place() -> None:
    assert {date(2021, 12, 27), date(2021, 12, 28)} <= bank_holidays("england", [2021])


def test_years_that_nobody_knows_have_no_holidays() -> None:
    assert bank_holidays("england", (0, 1, 1066, 2999, 9999, 10000)) == frozenset()


def test_a_meeting_in_january_knows_the_holidays_of_december() -> None:
    theme = Theme(BLACK, None, Font("Source Sans Pro"), "Arial")
    council = Council("Loamshire", "Loamshire", "england", 4, (date(2016, 12, 28),), theme)
    off = days_off(council, date(2017, 1, 4))
    assert {date(2016, 12, 26), date(2016, 12, 27), date(2017, 1, 2)} <= off.bank_holidays
    assert off.closure_days == {date(2016, 12, 28)}
    assert last_day_in_time(date(2017, 1, 4), council.notice, off) == date(2016, 12, 21)


def test_published_last_days_of_easter_2019_follow_from_the_library() -> None:
    off = DaysOff(bank_holidays("england", (2018, 2019)))
    rule = PROFILES["england", PRINCIPAL]
    assert last_day_in_time(date(2019, 4, 23), rule, off) == date(2019, 4, 11)
    assert last_day_in_time(date(2019, 4, 25), rule, off) == date(2019, 4, 15)


def test_the_library_is_loaded_only_by_who_asks_for_holidays() -> None:
    code = "import sys, committee_pack.read.bank_holidays; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.parametrize("jurisdiction", ["england", "wales", "scotland", "northern ireland"])
def test_a_council_has_the_notice_of_principal_councils_unless_it_says_otherwise(
    read: Reader, jurisdiction: str
) -> None:
    assert read.council("", jurisdiction).notice == PROFILES[jurisdiction, PRINCIPAL]


def test_a_word_names_the_kind_of_council(read: Reader) -> None:
    assert read.council("notice: parish council\n").notice == PROFILES["england", PARISH]
    assert read.council("notice: town council\n").notice == PROFILES["england", PARISH]
    assert read.council("notice: community council\n", "wales").notice == PROFILES["wales", PARISH]
    assert read.council("notice: principal council\n").notice == PROFILES["england", PRINCIPAL]


def test_keys_give_a_rule_of_its_own(read: Reader) -> None:
    assert read.council("notice: {clear_days: 3, saturdays: yes}\n").notice == NoticeRule(
        3, "the council's own rule", saturdays=True
    )
    assert read.council("notice: {clear_days: 7, closure_days: yes}\n").notice.closure_days


@pytest.mark.parametrize(
    ("typed", "says", "hint"),
    [
        ("parish councl", "is not one of the words", "parish council"),
        ("five days", "is not one of the words", "clear_days"),
        ("{clear_days: 0}", "is less than 1", ""),
        ("{clear_days: 90}", "is more than 60", ""),
        ("{clear_days: 3, saturday: yes}", "no key 'saturday'", "saturdays"),
        ("{saturdays: yes}", "'clear_days' is missing", "clear_days"),
        ("{clear_days: 3, saturdays: perhaps}", "neither yes nor no", ""),
    ],
)
def test_a_rule_that_is_none_is_named_with_its_line(read: Reader, typed: str, says: str, hint: str) -> None:
    found = read.finding(f"notice: {typed}\n")
    assert found.place.file == COUNCIL
    assert found.place.line == 1
    assert says in found.message
    assert hint in found.hint


def test_a_parish_council_in_scotland_is_told_what_to_write(read: Reader) -> None:
    found = read.finding("notice: parish council\n", "scotland")
    assert found.place.key == "notice"
    assert "Scotland" in found.message
    assert "clear_days" in found.message
