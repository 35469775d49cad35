"""Prose made by hand: where its characters stand, and what of them comes from the data."""

from __future__ import annotations

import pytest

from committee_pack.findings import Excerpt, Place, excerpt_of
from committee_pack.model.document import Shown, Value
from committee_pack.model.prose import Filled, Piece, Prose, ProseKind
from tests.support.documents import indicator, result

VALUE = Value(result(indicator()), Shown.RESULT)
TYPED = "- It is {{ result }} &amp;\n  more"
PROSE = Prose(
    text="It is 67.7% & more",
    kind=ProseKind.ITEM,
    filled=(Filled(6, 11, "result", VALUE),),
    stressed=(),
    pieces=(
        Piece(0, 2, 6, is_whole=False),
        Piece(6, 8, 12, is_whole=True),
        Piece(11, 20, 1, is_whole=False),
        Piece(12, 21, 5, is_whole=True),
        Piece(13, 26, 1, is_whole=False),
        Piece(14, 29, 4, is_whole=False),
    ),
    typed=TYPED,
    file="visits.md",
    line=6,
)


@pytest.mark.parametrize(
    ("words", "line", "column", "shown"),
    [
        ("It", 6, 3, "It"),
        ("67.7%", 6, 9, "{{ result }}"),
        (".7", 6, 9, "{{ result }}"),
        ("&", 6, 22, "&amp;"),
        ("more", 7, 3, "more"),
        ("is 67", 6, 6, "is {{ result }}"),
        ("& more", 6, 22, "&amp;"),
    ],
)
def test_words_stand_where_they_were_typed(words: str, line: int, column: int, shown: str) -> None:
    start = PROSE.text.index(words)
    assert PROSE.place(start) == Place("visits.md", line, "", column)
    assert PROSE.excerpt(start, start + len(words)).words == shown


def test_the_end_of_the_words_stands_after_the_last() -> None:
    assert PROSE.place(len(PROSE.text)) == Place("visits.md", 7, "", 7)


@pytest.mark.parametrize(("words", "is_filled"), [("It is ", False), ("67", True), ("is 6", True), (" &", False)])
def test_what_comes_from_a_placeholder_is_known(words: str, is_filled: bool) -> None:
    start = PROSE.text.index(words)
    assert PROSE.is_filled(start, start + len(words)) is is_filled


# -- excerpts ----------------------------------------------------------------------------------------


def test_an_excerpt_is_the_line_on_which_words_begin() -> None:
    assert excerpt_of("one\ntwo three\nfour", 8, 13) == Excerpt("two three", 4, 5)
    assert excerpt_of("one\ntwo three\nfour", 4, 18).words == "two three"
    assert excerpt_of("one", 3, 3) == Excerpt("one", 3, 0)


def test_of_a_long_line_whole_words_around_are_shown() -> None:
    text = f"{'before ' * 50}fault{' after' * 50}"
    start = text.index("fault")
    shown = excerpt_of(text, start, start + 5)
    assert shown.words == "fault"
    assert shown.text.startswith("before before")
    assert shown.text.endswith("after after")
    assert len(shown.text) < 90


def test_a_long_word_around_is_cut() -> None:
    shown = excerpt_of(f"{'a' * 500}fault{'b' * 500}", 500, 505)
    assert (shown.words, len(shown.text)) == ("fault", 85)
