"""Rows for the terminal show what files hold and obey none of it; a spreadsheet computes none of it."""

from __future__ import annotations

import csv
import io

import pytest

from committee_pack.write.rows import aligned, csv_of


@pytest.mark.parametrize("letter", ["\x1b", "\x9b", "\u202e", "\n", "\u200b"])
def test_a_character_that_a_terminal_would_obey_is_spelt_out_and_the_columns_stay(letter: str) -> None:
    head, first, second = (
        aligned([("who", "state"), (f"a{letter}b", "draft"), ("A. Person", "draft")], [False] * 2).decode().splitlines()
    )
    assert first.startswith(f"a{letter.encode('unicode_escape').decode()}b ")
    assert head.index("state") == first.index("draft") == second.index("draft")


def cell(text: str) -> str:
    ((read,),) = list(csv.reader(io.StringIO(csv_of([{"who": text}], ["who"]).decode())))[1:]
    return read


@pytest.mark.parametrize("text", ["=cmd()", "+cmd()", "-cmd()", "@cmd", "\t=1", "-1+cmd()", "-2%*A1", "=", "+44 (0)"])
def test_what_a_spreadsheet_would_take_for_a_formula_has_an_apostrophe_before_it(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-0.5", "+1,234.5%", "-0.5 days", "-£1,345", "-", "67.7%", "A = B", "'x", ""])
def test_figures_and_words_stay_as_they_are(text: str) -> None:
    assert cell(text) == text
