"""An officer's Markdown becomes blocks of the document tree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from committee_pack.compose.markdown import read_markdown
from committee_pack.compose.placeholders import placeholders
from committee_pack.findings import Place, Severity
from committee_pack.model.document import (
    Block,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Shown,
    Strong,
    Text,
    Value,
)
from committee_pack.model.facts import SINCE
from committee_pack.model.results import Result
from tests.support.documents import indicator, result

RESULT: Result = result(indicator())
NAMES = placeholders(RESULT)
PLACE = Place("visits.md", 6)


def read(text: str) -> tuple[Block, ...]:
    outcome = read_markdown(text, PLACE, NAMES, 3)
    assert outcome.findings == ()
    return outcome.value.blocks


def faults(text: str) -> list[tuple[str, int]]:
    return [(each.code, each.place.line) for each in read_markdown(text, PLACE, NAMES, 3).findings]


def p(*inlines: Inline) -> Paragraph:
    return Paragraph(inlines)


def item(words: str, *blocks: Block) -> tuple[Block, ...]:
    return (p(Text(words)), *blocks)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("a", (p(Text("a")),)),
        ("a\n\nb", (p(Text("a")), p(Text("b")))),
        ("a\nb", (p(Text("a"), Text(" "), Text("b")),)),
        ("a  \nb", (p(Text("a"), LineBreak(), Text("b")),)),
        ("a\\\nb", (p(Text("a"), LineBreak(), Text("b")),)),
        ("**a** *b*", (p(Strong((Text("a"),)), Text(" "), Emphasis((Text("b"),))),)),
        ("**a *b***", (p(Strong((Text("a "), Emphasis((Text("b"),))))),)),
        ("[a](https://b.uk)", (p(Link((Text("a"),), "https://b.uk")),)),
        ("<https://b.uk>", (p(Link((Text("https://b.uk"),), "https://b.uk")),)),
        ("[**a**](mailto:a@b.uk)", (p(Link((Strong((Text("a"),)),), "mailto:a@b.uk")),)),
        ("- a\n- b", (ListBlock(False, (item("a"), item("b"))),)),
        ("1. a\n2. b", (ListBlock(True, (item("a"), item("b"))),)),
        ("- a\n  1. b", (ListBlock(False, (item("a", ListBlock(True, (item("b"),))),)),)),
        ("- a\n\n  b", (ListBlock(False, ((p(Text("a")), p(Text("b"))),)),)),
        ("5 < 6 & 7 > 2", (p(Text("5 < 6 & 7 > 2")),)),
        ("&pound;5", (p(Text("£5")),)),
        (r"\*a\*", (p(Text("*a*")),)),
        ("a\tb", (p(Text("a b")),)),
        ("80% to 90%", (p(Text("80% to 90%")),)),
    ],
)
def test_markdown_becomes_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    assert read(text) == blocks


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a", [3]),
        ("# a\n## b", [3, 4]),
        ("### a\n## b\n# c", [3, 3, 3]),
        ("# a\n### b\n### c", [3, 4, 4]),
        ("# a\n## b\n### c", [3, 4, 4]),
        ("#### a", [3]),
        ("## a\n### b\n## c", [3, 4, 3]),
    ],
)
def test_headings_are_moved_below_the_pages_own_and_skip_no_level(text: str, levels: list[int]) -> None:
    assert [block.level for block in read(text) if isinstance(block, Heading)] == levels


@pytest.mark.parametrize(
    ("text", "line", "kind"),
    [
        ("a\n\n```\nb\n```", 8, "a code block"),
        ("a\n\n    b", 8, "an indented code block"),
        ("a\nb `c`", 7, "code between backticks"),
        ("> a", 6, "a quotation"),
        ("a\n\n***\n", 8, "a rule"),
        ("a\nb\n![c](d.png)", 8, "a picture"),
        ("a\n\n<div>b</div>", 8, "HTML"),
        ("a\n<aside>", 7, "HTML"),
        ("a\n\n| b |\n|---|\n| c |", 8, "a table"),
        ("a\n~~b~~", 7, "struck-out words"),
        ("- a\n- # b", 7, "a heading within a list"),
    ],
)
def test_what_a_paper_has_no_place_for_is_named_with_its_line(text: str, line: int, kind: str) -> None:
    (finding,) = read_markdown(text, PLACE, NAMES, 3).findings
    assert (finding.code, finding.place.file, finding.place.line) == ("markdown-unsupported", "visits.md", line)
    assert f"({kind})" in finding.message


@pytest.mark.parametrize(
    "target",
    ["page.html", "#visits", "file:///etc/passwd", "ftp://b.uk", "javascript:alert(1)", "", "https://", "http://["],
)
def test_a_link_leads_to_an_address(target: str) -> None:
    assert faults(f"a\n[b]({target})") == [("link-target", 7)]


BETWEEN = (*SINCE.values(), Shown.VARIANCE, Shown.RANK, Shown.REASON)
"""What is told of two results, and so is no fact of one."""


@pytest.mark.parametrize("shown", [shown for shown in Shown if shown not in BETWEEN])
def test_a_placeholder_becomes_a_value_and_stays_one(shown: Shown) -> None:
    assert read(f"a {{{{ {shown.value} }}}} b") == (p(Text("a "), Value(RESULT, shown), Text(" b")),)


def test_a_placeholder_stands_within_other_words_too() -> None:
    value = Value(RESULT, Shown.RESULT)
    assert read("**{{result}}**, [{{ result }}](https://b.uk)\n\n- {{ result }}") == (
        p(Strong((value,)), Text(", "), Link((value,), "https://b.uk")),
        ListBlock(False, ((p(value),),)),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ reslt }}", [("placeholder-unknown", 6)]),
        ("a\n**b\nc** {{ reslt }}", [("placeholder-unknown", 8)]),
        ("- a\n- b\n  c {{ reslt }}", [("placeholder-unknown", 8)]),
        ("# a\n\n## {{ reslt }}", [("placeholder-unknown", 8)]),
        ("{{ result", [("placeholder-syntax", 6)]),
        ("a\nresult }}", [("placeholder-syntax", 7)]),
        ("{{ result }} }}", [("placeholder-syntax", 6)]),
        ("{% if visits %}a", [("placeholder-syntax", 6)]),
        ("a {# to do #}", [("placeholder-syntax", 6)]),
        ("{{ }}", [("placeholder-unknown", 6)]),
        ("{{ one.result }} {{ two }}", [("placeholder-unknown", 6)] * 2),
        ("{% if x %}{{ result }}{% endif %}", [("placeholder-syntax", 6)] * 2),
    ],
)
def test_a_placeholder_that_does_not_exist_is_named_with_its_line(text: str, found: list[tuple[str, int]]) -> None:
    assert faults(text) == found


def test_a_placeholder_with_nothing_to_show_is_a_warning() -> None:
    names = placeholders(replace(RESULT, numerator=None))
    (finding,) = read_markdown("{{ numerator }}", PLACE, names, 3).findings
    assert (finding.code, finding.severity) == ("placeholder-empty", Severity.WARNING)


# -- comments ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("<!-- a -->", ()),
        ("<!-- a\n\nb\n-->", ()),
        ("<!-- a -->\n<!-- b -->", ()),
        ("<!-- a --> <!-- b -->", ()),
        ("a\n\n<!-- b -->\n\nc", (p(Text("a")), p(Text("c")))),
        ("a <!-- b --> c", (p(Text("a "), Text("c")),)),
        ("a<!-- b --> c", (p(Text("a"), Text(" c")),)),
        ("a <!-- b -->", (p(Text("a")),)),
        ("a <!-- b\nc -->\nd", (p(Text("a "), Text("d")),)),
        ("a\n<!-- b -->\nc", (p(Text("a"), Text(" "), Text("c")),)),
        ("a\n<!-- b\n\n-->\nc", (p(Text("a")), p(Text("c")))),
        ("<!-- a --> b", (p(Text("b")),)),
        ("<!-- a\nb --> c", (p(Text("c")),)),
        ("a <!-- {{ reslt }} <b> --> c", (p(Text("a "), Text("c")),)),
        ("a <!-- b -- c --> d", (p(Text("a "), Text("d")),)),
        ("- a\n- <!-- b -->\n- c", (ListBlock(False, (item("a"), item("c"))),)),
        ("- <!-- b -->", ()),
        ("**a <!-- b --> c**", (p(Strong((Text("a "), Text("c")))),)),
    ],
)
def test_a_comment_leaves_no_trace(text: str, blocks: tuple[Block, ...]) -> None:
    assert read(text) == blocks


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a\n\n<!-- b\n\nc", 8, "all that stands below it would be hidden"),
        ("a <!-- b\n\nc", 6, "what stands after it in its paragraph would be printed"),
        ("<!-- a\n\nb --> c", 6, "what stands after it in its paragraph would be printed"),
        ("a <!- b -->", None, ""),
    ],
)
def test_a_comment_that_does_not_close_is_an_error(text: str, line: int | None, said: str) -> None:
    found = [each for each in read_markdown(text, PLACE, NAMES, 3).findings if each.code == "comment-open"]
    assert [each.place.line for each in found] == ([line] if line else [])
    for each in found:
        assert each.severity is Severity.ERROR
        assert each.message == f"A comment opens here and does not close, so {said}."
