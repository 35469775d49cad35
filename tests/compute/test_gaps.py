"""What the data lacks of a period that has only begun to come in, and of one that is nearly there."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Finding
from tests.support.workspaces import INDICATORS, OBSERVATIONS, REPORT, TARGETS, Small, small_workspace

IDS = tuple("abcdefgh")
NAMED, COUNTED = 5, 6


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """Return a workspace of ten indicators, all with their row."""
    small = small_workspace(tmp_path)
    for id in IDS:
        small.add(
            INDICATORS,
            f"      - {{id: {id}, number: 3{id}, title: Cases {id}, polarity: lower, unit: count, window: SS, "
            "rating: {green: target met, basis: unknown}, system: Case records}\n",
        )
        small.add(OBSERVATIONS, f"{id},2016-08,SS,,,3,,,,,\n")
        small.add(TARGETS, f"{id},2016/17,4,\n")
    return small


def missing(small: Small, *taken: str) -> list[Finding]:
    """Return what is said of missing rows once the rows of some are taken out."""
    kept = [line for line in small.text(OBSERVATIONS).splitlines() if line.partition(",2016-08")[0] not in taken]
    small.write(OBSERVATIONS, "\n".join(kept) + "\n")
    return [each for each in small.check() if each.code == "observation-missing"]


def test_where_few_have_no_row_each_is_named_at_its_own_line(small: Small) -> None:
    found = missing(small, *IDS[:NAMED])
    assert [each.message.split("'")[1] for each in found] == list(IDS[:NAMED])
    assert {each.place.file for each in found} == {INDICATORS}
    assert len({each.place.line for each in found}) == NAMED


def test_where_most_have_none_one_warning_says_how_many_and_names_the_first(small: Small) -> None:
    (found,) = missing(small, *IDS[:COUNTED])
    assert found.message == "6 of 10 indicators have no observation of August 2016: 'a', 'b', 'c' and 3 more."
    assert str(found.place) == f"{REPORT}:2 (period)"


def test_a_few_are_named_though_they_are_most_and_half_though_they_are_many(tmp_path: Path, small: Small) -> None:
    two = small_workspace(tmp_path / "two")
    two.add(OBSERVATIONS, "visits,2016-09,SS,,,75,100,,,,\n")
    assert "'overdue' has no observation of September 2016." in two.run("check", "--period", "2016-09").err
    small.add(INDICATORS, small.text(INDICATORS).splitlines()[-1].replace("h,", "i,") + "\n")
    small.add(INDICATORS, small.text(INDICATORS).splitlines()[-1].replace("i,", "j,") + "\n")
    assert len(missing(small, *IDS[:4])) == COUNTED


def test_of_a_period_that_was_typed_it_is_told_at_the_option(small: Small) -> None:
    small.add(OBSERVATIONS, "visits,2016-09,SS,,,75,100,,,,\n")
    said = small.run("check", "--period", "2016-09").err
    assert "--period: warning: 9 of 10 indicators have no observation of September 2016: 'overdue', 'a', 'b'" in said


def test_a_row_of_another_period_that_cannot_be_read_hides_it_not(small: Small) -> None:
    small.add(OBSERVATIONS, "a,2016-07,SS,,,many,,,,,\n")
    assert len(missing(small, *IDS[:COUNTED])) == 1


def test_rows_of_the_period_that_cannot_be_read_hide_it(small: Small) -> None:
    small.add(OBSERVATIONS, "a,2016-08,M,,,many,,,,,\n")
    assert missing(small, *IDS[1 : COUNTED + 1]) == []
