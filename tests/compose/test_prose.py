"""The words of a Markdown text as they are printed: each character leads back to where it was typed."""

from __future__ import annotations

import html
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from committee_pack.compose.markdown import Markdown, read_markdown
from committee_pack.compose.placeholders import placeholders
from committee_pack.findings import Place, has_errors
from committee_pack.model.document import Block, Heading, Inline, ListBlock, Paragraph
from committee_pack.model.prose import Prose, ProseKind
from committee_pack.wording import plain_text
from tests.support.documents import indicator, result

NAMES = placeholders(result(indicator()))
FIRST_LINE = 6
ADDRESS = "https://a.uk/%20b"
"""An address whose words are not those typed, so that each of them leads to its beginning."""
PLACE = Place("visits.md", FIRST_LINE)


def read(text: str) -> Markdown:
    return read_markdown(text, PLACE, NAMES, 3).value


def prose(text: str) -> tuple[Prose, ...]:
    return read(text).prose


def typed(text: str, place: Place) -> str:
    """Return what stands in a text from a place on."""
    lines = text.split("\n")[place.line - FIRST_LINE :]
    return "\n".join((lines[0][place.column - 1 :], *lines[1:]))


def faults(text: str, each: Prose) -> Iterator[str]:
    """Return the characters that lead to where something else was typed."""
    for at, letter in enumerate(each.text):
        there = typed(text, each.place(at))
        if any(filled.start <= at < filled.end for filled in each.filled):
            if not there.startswith("{{"):
                yield f"{letter} in a placeholder leads to {there!r}"
        elif not stands(letter, there):
            yield f"{letter!r} at {at} of {each.text!r} leads to {there!r}"


def stands(letter: str, there: str) -> bool:
    """Return whether a character was typed there: as it is, after a backslash, or spelt out."""
    if there.startswith(ADDRESS) or (letter == " " and there.startswith((" ", "\t", "\n"))):
        return True
    spelt = there[: there.find(";") + 1] if there.startswith("&") else ""
    return there.startswith((letter, f"\\{letter}")) or (bool(spelt) and letter in html.unescape(spelt))


# -- any text ----------------------------------------------------------------------------------------

WORDS = st.text(st.sampled_from("aAbé 1.,;'\"-$%()&#_+=:/|~^!?£"), min_size=1, max_size=12)
ODD = st.sampled_from(
    [r"\*", r"\_", r"\\", r"\[", r"\&amp;", r"\a", "&amp;", "&pound;", "&#163;", "&#xA3;", "&lt;", "&amp;amp;", "&no;"]
)
TOLD = st.sampled_from(["{{ result }}", "{{result}}", "{{ target }}", "{{ period }}", "{{ short }}", "{{ \\result }}"])
HIDDEN = st.sampled_from(["<!-- c -->", " <!-- a b --> ", "<!-- **b** -->", "<!---->", "<!-- {{ result }}\nand so -->"])


def wrapped(within: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return what may stand around words of a line."""
    return st.one_of(
        within.map(lambda words: f"**{words}**"),
        within.map(lambda words: f"*{words}*"),
        within.map(lambda words: f"__{words}__"),
        within.map(lambda words: f"_{words}_"),
        within.map(lambda words: f"[{words}](https://a.uk/b)"),
        within.map(lambda words: f'[{words}](<https://a.uk/b(c>  "a title")'),
        within.map(lambda words: f"[{words}](https://a.uk/b_(c)_d 'e')"),
        within.map(lambda words: f"[{words}][plan]"),
        within.map(lambda words: f"^[{words}]"),
        within.map(lambda words: f"{words}[^1]"),
        st.lists(within, min_size=2, max_size=4).map("".join),
        st.lists(within, min_size=2, max_size=3).map("\n".join),
        st.lists(within, min_size=2, max_size=3).map("  \n".join),
        st.lists(within, min_size=2, max_size=3).map("\\\n".join),
        st.lists(within, min_size=2, max_size=3).map("\n   ".join),
    )


LINK = st.sampled_from(["<https://a.uk/b>", f"<{ADDRESS}>", "[plan]", "[plan][]"])
INLINE = st.recursive(st.one_of(WORDS, ODD, TOLD, HIDDEN, LINK), wrapped, max_leaves=6)
BLOCK = st.one_of(
    INLINE,
    INLINE.map(lambda words: f"# {words}"),
    INLINE.map(lambda words: f"## {words} ##"),
    INLINE.map(lambda words: f"{words}\n---"),
    INLINE.map(lambda words: f"- {words}\n- b"),
    INLINE.map(lambda words: f"*\t{words}\n    1. {words}"),
    INLINE.map(lambda words: f"1. a\n2. {words}\nlazy on\n\n   {words}"),
    INLINE.map(lambda words: f"[^1]: {words}\n    more of it"),
    st.just("<!-- a\n\nb -->"),
    st.just("[plan]: https://a.uk/plan"),
)
TEXT = st.lists(BLOCK, min_size=1, max_size=4).map("\n\n".join)


@given(TEXT)
def test_every_character_leads_back_to_where_it_was_typed(text: str) -> None:
    outcome = read_markdown(text, PLACE, NAMES, 3)
    assume(not has_errors(outcome.findings))
    for each in outcome.value.prose:
        assert not list(faults(text, each)), text


@given(TEXT)
def test_prose_is_what_is_printed(text: str) -> None:
    outcome = read_markdown(text, PLACE, NAMES, 3)
    assume(not has_errors(outcome.findings))
    own = [each.text for each in outcome.value.prose if each.kind is not ProseKind.FOOTNOTE]
    printed = [plain_text(inlines).replace("\n", " ") for inlines in lines_of(outcome.value.blocks)]
    assert own == [words for words in printed if words]


@given(TEXT)
def test_an_excerpt_is_what_stands_on_a_line_of_the_file(text: str) -> None:
    outcome = read_markdown(text, PLACE, NAMES, 3)
    assume(not has_errors(outcome.findings))
    for each in outcome.value.prose:
        for start in range(len(each.text)):
            shown, line = each.excerpt(start, start + 1), text.split("\n")[each.place(start).line - FIRST_LINE]
            assert shown.text in line
            assert typed(text, each.place(start)).startswith(shown.words)


def lines_of(blocks: tuple[Block, ...]) -> Iterator[tuple[Inline, ...]]:
    """Return the words of blocks, those within lists too."""
    for block in blocks:
        match block:
            case Paragraph(children) | Heading(children=children):
                yield children
            case ListBlock(items=items):
                for item in items:
                    yield from lines_of(item)
            case _:
                raise AssertionError(block)


# -- by example --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "line", "column"),
    [
        ("a b", "b", 6, 3),
        ("**a** b", "b", 6, 7),
        ("a\nb c", "c", 7, 3),
        ("a\n\n- b\n- c d", "d", 9, 5),
        ("## a b ##", "b", 6, 6),
        (r"\**b*", "b", 6, 4),
        (r"a\*b c", "c", 6, 6),
        (r"a\*b c", "*", 6, 2),
        ("a &amp; c", "c", 6, 9),
        ("a &amp; c", "&", 6, 3),
        ("a <!-- b --> b", "b", 6, 14),
        ("<!-- b --> b", "b", 6, 12),
        ("[a](https://b.uk) b", "b", 6, 19),
        ("[a](https://b.uk/(c)) c", "c", 6, 23),
        ('[a](<https://b.uk/)> "c") c', "c", 6, 27),
        ("[a][b] c\n\n[b]: https://b.uk", "c", 6, 8),
        ("{{ period }} a", "a", 6, 14),
        ("1. a\n\n   b c", "c", 8, 6),
        ("a  \n  b", "b", 7, 3),
    ],
)
def test_words_are_found_where_they_were_typed(text: str, words: str, line: int, column: int) -> None:
    (found,) = [each for each in prose(text) if words in each.text][:1]
    place = found.place(found.text.index(words))
    assert (place.line, place.column) == (line, column)


def test_a_value_is_found_where_its_braces_open() -> None:
    (found,) = prose("**b** in {{ period }}, c")
    start = found.text.index("August")
    assert found.place(start) == found.place(start + 3) == Place("visits.md", 6, "", 10)
    assert found.excerpt(start + 2, start + 3).words == "{{ period }}"
    assert found.is_filled(start, start + 1)
    assert not found.is_filled(0, start)


def test_each_kind_of_words_is_known() -> None:
    found = prose("# a\n\nb[^1]^[e]\n\n- c\n\n[^1]: d")
    assert [(each.kind, each.text) for each in found] == [
        (ProseKind.HEADING, "a"),
        (ProseKind.PARAGRAPH, "b"),
        (ProseKind.FOOTNOTE, "e"),
        (ProseKind.ITEM, "c"),
        (ProseKind.FOOTNOTE, "d"),
    ]


def test_what_is_set_apart_is_known() -> None:
    (found,) = prose("a **b {{ period }}** *c*")
    assert [(found.text[each.start : each.end], each.strong) for each in found.stressed] == [
        ("b August 2016", True),
        ("c", False),
    ]


def test_a_placeholder_without_a_value_leaves_no_words() -> None:
    (found,) = prose("a {{ month_ago.result }} b")
    assert found.text == "a  b"


def test_words_that_run_over_the_end_of_a_line_are_shown_up_to_it() -> None:
    (found,) = prose("one two\nthree")
    shown = found.excerpt(4, len(found.text))
    assert (shown.text, shown.words) == ("one two", "two")


def test_of_a_long_line_the_words_around_are_shown() -> None:
    (found,) = prose("so " * 100 + "there" + " it is" * 100)
    at = found.text.index("there")
    shown = found.excerpt(at, at + 5)
    assert shown.words == "there"
    assert shown.text.startswith("so so")
    assert len(shown.text) < 100
