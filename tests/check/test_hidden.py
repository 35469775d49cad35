"""Characters that nobody sees are named, since what is read may not be what is stored."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from committee_pack.check import hidden
from committee_pack.check.hidden import HIDDEN
from committee_pack.findings import Severity
from tests.support.workspaces import COMMENTARY, Small, small_workspace

FRONT = "---\nindicator: visits\nstatus: approved\n---\n"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path, hidden.CODES)


@pytest.mark.parametrize("typed", ["\u202e", "\u200b", "\u2066", "\ufeff", "&#x202e;", "&ZeroWidthSpace;"])
def test_a_hidden_character_is_a_warning_with_its_line_and_column(small: Small, typed: str) -> None:
    small.write(COMMENTARY, f"{FRONT}Words\nand{typed}more.\n")
    found = next(each for each in small.check() if each.code == "character-hidden")
    assert found.severity is Severity.WARNING
    assert (found.place.line, found.place.column) == (6, 4)
    assert found.excerpt
    assert found.excerpt.words == typed


def test_one_kind_of_hidden_character_is_told_once_with_how_often_it_stands(small: Small) -> None:
    small.write(COMMENTARY, f"{FRONT}Hyphen\u00adation and so\u00ad on.\n\nAnd o\u00adn.\n")
    found = small.only()
    assert found.message == "A character that nobody sees stands here, and 2 more times below: U+00AD (soft hyphen)."


def test_a_hidden_character_in_a_comment_or_an_address_is_not_printed_and_not_told(small: Small) -> None:
    small.write(COMMENTARY, f"{FRONT}Words <!-- \u202e --> of [it](https://a.uk/%E2%80%AE).\n")
    assert small.check() == ()


def test_hidden_characters_are_those_that_unicode_calls_so_but_joiners_and_signs_that_are_seen() -> None:
    everything = map(chr, range(0x110000))
    formats = {letter for letter in everything if unicodedata.category(letter) == "Cf"}
    seen = {letter for letter in formats if not HIDDEN.match(letter)}
    assert {"\u200c", "\u200d"} <= seen
    names = {unicodedata.name(letter) for letter in seen - {"\u200c", "\u200d"}}
    kinds = ("ARABIC", "SYRIAC", "KAITHI", "SHORTHAND", "MUSICAL", "EGYPTIAN")
    assert all(name.startswith(kinds) for name in names), names
