"""Footnotes of templates and of Markdown, and how they are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.compose.footnotes import numbered
from committee_pack.compose.markdown import read_markdown
from committee_pack.findings import Place, Severity
from committee_pack.model.document import (
    Block,
    Cell,
    Column,
    Definitions,
    Emphasis,
    Footnote,
    Heading,
    Holds,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Panel,
    Paragraph,
    Row,
    Scope,
    Section,
    Sides,
    Strong,
    Table,
    Text,
    Value,
    inlines_of,
)
from committee_pack.wording import plain_text
from tests.compose.test_markdown import NAMES
from tests.support.workspaces import COMMENTARY, PAGE, Small, small_workspace

PLACE = Place("visits.md", 6)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def note(words: str, number: int = 0) -> Footnote:
    return Footnote((Text(words),), number)


def read(text: str) -> tuple[Block, ...]:
    outcome = read_markdown(text, PLACE, NAMES, 3)
    assert outcome.findings == ()
    return outcome.value.blocks


def faults(text: str) -> list[tuple[str, int, str]]:
    found = read_markdown(text, PLACE, NAMES, 3).findings
    return [(each.code, each.place.line, each.message) for each in found]


def p(*inlines: Inline) -> Paragraph:
    return Paragraph(inlines)


# -- Markdown --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a[^1]\n\n[^1]: b", (p(Text("a"), note("b")),)),
        ("[^1]: b\n\na[^1].", (p(Text("a"), note("b"), Text(".")),)),
        ("a^[b] c", (p(Text("a"), note("b"), Text(" c")),)),
        ("a^[*b*]", (p(Text("a"), Footnote((Emphasis((Text("b"),)),))),)),
        ("**a[^x]**\n\n[^x]: b", (p(Strong((Text("a"), note("b")))),)),
        ("a[^x]\n\n[^x]: b\n\n    c", (p(Text("a"), Footnote((Text("b"), LineBreak(), Text("c")))),)),
        ("a[^x]b[^x]\n\n[^x]: c", (p(Text("a"), note("c"), Text("b"), note("c")),)),
        ("- a[^1]\n\n  [^1]: b", (ListBlock(False, ((p(Text("a"), note("b")),),)),)),
        ("a^[[b](https://c.uk)]", (p(Text("a"), Footnote((Link((Text("b"),), "https://c.uk"),))),)),
        (r"\[^1\]: a", (p(Text("[^1]: a")),)),
    ],
)
def test_markdown_has_footnotes(text: str, blocks: tuple[Block, ...]) -> None:
    assert read(text) == blocks


@pytest.mark.parametrize("text", ["a^[{{ result }}]", "a[^1]\n\n[^1]: {{ result }}"])
def test_a_placeholder_works_within_a_footnote(text: str) -> None:
    (paragraph,) = read(text)
    footnote = next(each for each in inlines_of(paragraph) if isinstance(each, Footnote))
    assert [type(each) for each in footnote.children] == [Value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\n\nb[^1]", [("footnote-lost", 8, "The mark [^1] leads to no footnote.")]),
        ("a\n\n[^1]:", [("footnote-unused", 8, ""), ("footnote-lost", 8, "The footnote [^1] has no words.")]),
        ("a^[]", [("footnote-lost", 6, "The footnote ^[] has no words.")]),
        ("a\n\n[^1]: b", [("footnote-unused", 8, "No mark leads to the footnote [^1], so it is not printed.")]),
        ("a[^1]\n\n[^1]: b\n\n[^1]: c", [("footnote-twice", 10, "The footnote [^1] has a text already.")]),
        ("a[^b c]", [("footnote-syntax", 6, "'[^b c]' stands here and makes no footnote.")]),
        ("a^[b\n\nc]", [("footnote-syntax", 6, "'^[' stands here and makes no footnote.")]),
        ("a\nb^[c\n{{ d }}]", [("placeholder-unknown", 8, "")]),
        ("a^[b\nc] {{ d }}", [("placeholder-unknown", 7, "")]),
        ("a[^1]\n\n[^1]: b\n  {{ c }}", [("placeholder-unknown", 9, "")]),
        ("a[^1][^1]\n\n[^1]: {{ b }}", [("placeholder-unknown", 8, "")]),
        ("## a^[b]", [("markdown-unsupported", 6, "(a footnote within a heading)")]),
        ("a^[b^[c]]", [("markdown-unsupported", 6, "(a footnote within another)")]),
        ("a[^1]\n\n[^1]: b^[c]", [("markdown-unsupported", 8, "(a footnote within another)")]),
        ("a[^1]\n\n[^1]: b\n\n    - c", [("markdown-unsupported", 10, "(more than paragraphs within a footnote)")]),
        ("[a^[b]](https://c.uk)", [("markdown-unsupported", 6, "(a footnote within a link)")]),
        ("[a[^1]](https://c.uk)\n\n[^1]: b", [("markdown-unsupported", 6, "(a footnote within a link)")]),
        ("^[" * 400 + "]" * 400, [("markdown-unsupported", 6, "(a footnote within another)")]),
        ("^[" + "*" * 99 + "a" + "*" * 99 + "]", [("markdown-unsupported", 6, "deep")]),
    ],
)
def test_what_is_wrong_with_a_footnote_is_named_at_its_line(text: str, found: list[tuple[str, int, str]]) -> None:
    told = faults(text)
    assert sorted(each[:2] for each in told) == sorted(each[:2] for each in found)
    assert all(any(words in message for _, _, message in told) for _, _, words in found)


def test_a_mark_without_words_is_an_error_and_words_without_a_mark_a_warning() -> None:
    first, second = read_markdown("a[^b]\n\n[^bb]: c", PLACE, NAMES, 3).findings
    assert (first.severity, first.hint) == (Severity.ERROR, "Did you mean [^bb]?")
    assert second.severity is Severity.WARNING


def test_a_long_name_is_not_told_in_full() -> None:
    assert faults(f"a[^{'b' * 99}]") == [("footnote-lost", 6, f"The mark [^{'b' * 60}...] leads to no footnote.")]


# -- templates -------------------------------------------------------------------------------------


def paragraph(small: Small, markup: str) -> Block:
    small.page(markup)
    (made,) = small.blocks()
    return made


def test_a_footnote_stands_where_its_mark_does(small: Small) -> None:
    made = paragraph(small, "<p>a<footnote> b <strong>c</strong></footnote>.</p>")
    assert made == p(Text("a"), Footnote((Text("b "), Strong((Text("c"),))), 1), Text("."))


def test_the_plain_words_of_a_text_have_no_footnotes() -> None:
    assert plain_text((Text("a"), note("b"), Strong((Text("c"), note("d"))))) == "ac"


@pytest.mark.parametrize(
    "markup",
    [
        "<h2>a<footnote>b</footnote></h2>",
        "<h2><strong>a<footnote>b</footnote></strong></h2>",
        '<p><a href="https://b.uk">a<footnote>b</footnote></a></p>',
        '<p><reference to="visits">a<footnote>b</footnote></reference></p>',
        '<p><reference to="overdue">a<footnote>b</footnote></reference></p>',
        "<p>a<footnote>b<footnote>c</footnote></footnote></p>",
        "<p>a<footnote> </footnote></p>",
    ],
)
def test_a_footnote_has_words_and_a_place(small: Small, markup: str) -> None:
    small.page(f"<p>Text.</p>\n{markup}")
    ((code, line),) = {(each.code, each.place.line) for each in small.check() if each.place.file == PAGE}
    assert (code, line) == ("markup-misplaced", 3)


def test_neither_a_caption_nor_a_head_that_groups_others_has_a_footnote(small: Small) -> None:
    small.page(
        "<table><caption>a<footnote>b</footnote></caption><colgroup><col/></colgroup>\n"
        '<thead><tr><th scope="colgroup">a<footnote>b</footnote></th></tr>\n'
        '<tr><th scope="col">c<footnote>d</footnote></th></tr></thead>\n'
        "<tbody><tr><td>a<footnote>b</footnote></td></tr></tbody></table>"
    )
    assert [each.message for each in small.check() if each.code == "markup-misplaced"] == [
        "A footnote may not stand within <tr>.",
        "A footnote may not stand within <caption>.",
    ]


def test_footnotes_of_templates_and_commentary_are_counted_in_one(small: Small) -> None:
    small.replace(COMMENTARY, "in time.", "in time.[^1]\n\n[^1]: b\n")
    small.page("<p>a<footnote>a</footnote></p>" + '<commentary of="visits"/>' * 2)
    found = [each for block in small.blocks() for each in inlines_of(block) if isinstance(each, Footnote)]
    assert [(plain_text(each.children), each.number) for each in found] == [("a", 1), ("b", 2), ("b", 3)]


# -- numbers ---------------------------------------------------------------------------------------


def test_footnotes_are_counted_in_the_order_that_the_document_is_read() -> None:
    def cell(words: str, scope: Scope | None = None) -> Cell:
        return Cell((Text(words), note(words)), scope)

    table = Table((Column(Holds.TEXT),) * 2, (Row((cell("h"), cell("i"))),), (Row((cell("j"), cell("k"))),))
    blocks: tuple[Block, ...] = (
        Heading(1, (Text("T"),)),
        p(note("a"), Strong((note("b"),)), Emphasis((note("c"),))),
        ListBlock(False, ((p(note("d")), ListBlock(True, ((p(note("e")),),))),)),
        Definitions((((note("f"),), (note("g"),)),)),
        table,
        Sides((p(note("l")), p(note("m"))), (Panel((p(Strong((note("n"),))),)),), 50),
    )
    sections = numbered((Section(blocks, "A"), Section((p(Text("x")),), "B"), Section((p(note("o")),), "C")))
    found = [each for section in sections for block in section.blocks for each in inlines_of(block)]
    counted = [(plain_text(each.children), each.number) for each in found if isinstance(each, Footnote)]
    assert counted == [(chr(ord("a") + number - 1), number) for number in range(1, 16)]
    assert [section.footnotes for section in sections] == [14, 0, 1]


def test_a_document_without_footnotes_stays_as_it_is() -> None:
    section = Section((p(Text("x")),), "A")
    assert numbered((section,))[0] is section
