"""Characters that the theme's font lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Finding
from tests.support.workspaces import COMMENTARY, COUNCIL, INDICATORS, OBSERVATIONS, REPORT, Small, small_workspace


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def lacking(small: Small) -> list[Finding]:
    return [finding for finding in small.check() if finding.code == "character-missing"]


@pytest.mark.parametrize("words", ["£5 – “quoted” ‘so’ … • é ñ ü", "50% ≥ 40% ½ ×", "non\u00a0breaking", "a▲b"])
def test_what_people_type_in_english_papers_is_there(small: Small, words: str) -> None:
    small.add(COMMENTARY, f"\n{words}\n")
    assert lacking(small) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (COMMENTARY, "The month", "The ☃ month"),
        (INDICATORS, "A. Person", "A. ☃"),
        (INDICATORS, "title: Visiting", "title: Visiting ☃"),
        (REPORT, "title: Monthly", "title: ☃ Monthly"),
        (COUNCIL, "name: Loamshire", "name: ☃"),
        (OBSERVATIONS, "visits,2016-07,SS,,,,,70.1", "visits,2016-07,SS,,,,,[☃]"),
    ],
)
def test_a_character_that_the_font_lacks_is_named_where_it_was_written(
    small: Small, file: str, old: str, new: str
) -> None:
    small.replace(file, old, new)
    (finding,) = lacking(small)
    assert (finding.place.file, finding.place.line) == (file, small.line(file, "☃"))
    assert "cannot show '☃' (U+2603, snowman)" in finding.message


def test_each_character_is_told_once(small: Small) -> None:
    small.add(COMMENTARY, "\n☃☃ 漢 ☃\n")
    assert ["U+2603" in each.message for each in lacking(small)] == [True, False]


def test_a_character_in_what_is_not_shown_is_no_fault(small: Small) -> None:
    small.replace(OBSERVATIONS, "35,,,,,", "35,,,,,a note ☃")
    assert lacking(small) == []


def test_a_control_character_is_named_by_its_code(small: Small) -> None:
    small.add(COMMENTARY, "\na\x0bb\n")
    (finding,) = lacking(small)
    assert "U+000B" in finding.message
