"""What an author vouches for stands in the text, or the entry is named: it would let last month's figure pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.findings import Place, Severity
from tests.support.workspaces import COMMENTARY, Small, small_workspace


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def vouched(small: Small, words: str, text: str) -> Small:
    """Return a workspace whose commentary vouches for words, and says something more."""
    small.replace(COMMENTARY, "status: approved\n", f'status: approved\nfacts:\n  "{words}": the dashboard\n')
    small.add(COMMENTARY, f"\n{text}\n")
    return small


def test_a_figure_that_the_text_has_no_more_is_named_at_its_line(small: Small) -> None:
    found = vouched(small, "66.8%", "All is well.").only()
    assert (found.code, found.severity) == ("fact-unused", Severity.ADVICE)
    assert found.place == Place(COMMENTARY, 6, "facts.66.8%")
    assert found.message == "'66.8%' is vouched for, and does not stand in the text."


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("421", "The team made 421 calls."),
        ("421 calls", "The team made 421 more calls."),
        ("A quarter", "The team is at a quarter of its strength."),
    ],
)
def test_what_stands_in_the_text_is_not_named(small: Small, words: str, text: str) -> None:
    assert vouched(small, words, text).check() == ()
