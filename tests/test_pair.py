"""Results with what was written about them, and what is owed."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Severity
from committee_pack.model.narratives import Narratives, Pair
from committee_pack.pair import pair_results
from tests.support.workspaces import COMMENTARY, NOTE, REPORT, Small, small_workspace


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def pairs(small: Small) -> tuple[Pair, ...]:
    composed = small.compose().value
    assert composed is not None
    narratives: Narratives = composed.inputs.narratives
    return pair_results(composed.results, narratives, composed.inputs.report).value


@pytest.mark.parametrize(
    ("pages", "expected"),
    [("red", ["visits"]), ("all", ["visits", "overdue"]), ("none", []), ("[overdue]", ["overdue"])],
)
def test_the_report_chooses_which_indicators_have_a_page(small: Small, pages: str, expected: list[str]) -> None:
    small.replace(REPORT, "pages: red", f"pages: {pages}")
    assert [pair.result.indicator.id for pair in pairs(small) if pair.has_page] == expected


@pytest.mark.parametrize(
    ("required", "pages", "owed"),
    [("pages", "all", ["overdue"]), ("pages", "red", []), ("all", "none", ["overdue"]), ("none", "all", [])],
)
def test_a_commentary_that_is_owed_is_a_warning_that_names_its_file(
    small: Small, required: str, pages: str, owed: list[str]
) -> None:
    small.replace(REPORT, "pages: red", f"pages: {pages}")
    small.replace(REPORT, "required_for: pages", f"required_for: {required}")
    findings = [each for each in small.check() if each.code == "commentary-missing"]
    assert [each.severity for each in findings] == [Severity.WARNING] * len(owed)
    assert [each.hint for each in findings] == [f"Write narratives/monthly/2016-08/{each}.md." for each in owed]


def test_a_commentary_without_words_is_owed_still(small: Small) -> None:
    small.write(COMMENTARY, "---\nindicator: visits\nstatus: approved\n---\n\n")
    assert [finding.code for finding in small.check()] == ["commentary-missing"]


@pytest.mark.parametrize(
    ("bounds", "stands"),
    [
        ("", True),
        ("from: 2016-08", True),
        ("from: 2016-09", False),
        ("to: 2016-08", True),
        ("to: 2016-07", False),
        ("from: 2016/17", True),
        ("to: 2015/16", False),
        ("from: 2016/17 Q2\nto: 2016/17 Q2", True),
    ],
)
def test_a_note_stands_from_its_first_period_to_its_last(small: Small, bounds: str, stands: bool) -> None:
    small.replace(NOTE, "from: 2016-04", bounds)
    assert bool(pairs(small)[0].notes) is stands


def test_several_notes_on_an_indicator_stand_in_the_order_of_their_files(small: Small) -> None:
    small.write("narratives/monthly/standing/a-first.md", "---\nindicator: visits\n---\nFirst.\n")
    assert [note.text for note in pairs(small)[0].notes] == ["First.\n", "Counts visits, not children.\n"]


def test_the_commentary_of_another_period_is_not_this_ones(small: Small) -> None:
    small.write("narratives/monthly/2016-07/visits.md", small.text(COMMENTARY).replace("in time", "late"))
    commentary = pairs(small)[0].commentary
    assert commentary is not None
    assert "in time" in commentary.text
