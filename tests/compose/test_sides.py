"""Blocks that stand beside each other in a template."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.model.document import Heading, Paragraph, Sides, Text, with_all_within
from tests.support.workspaces import PAGE, Small, small_workspace

TWO = "<side><p>a</p></side><side><p>b</p></side>"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def p(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def faults(small: Small, markup: str) -> list[tuple[str, int]]:
    small.page(f"<p>Text.</p>\n{markup}")
    return [(each.code, each.place.line) for each in small.check() if each.place.file == PAGE]


@pytest.mark.parametrize(("attribute", "share"), [("", 60), (' share="25"', 25), (' share="75"', 75)])
def test_two_sides_share_the_width(small: Small, attribute: str, share: int) -> None:
    small.page(f"<sides{attribute}>\n{TWO}\n</sides>")
    assert small.blocks() == (Sides((p("a"),), (p("b"),), share),)


def test_sides_hold_blocks_that_are_read_from_left_to_right(small: Small) -> None:
    small.page("<h2>h</h2><sides><side><h3>i</h3><p>a</p></side><side><h3>j</h3></side></sides><h2>k</h2>")
    found = [each.children for each in with_all_within(small.blocks()) if isinstance(each, Heading)]
    assert found == [(Text(words),) for words in "hijk"]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<sides><side><p>a</p></side></sides>", [("markup-misplaced", 3)]),
        (f"<sides>\n{TWO}<side><p>c</p></side></sides>", [("markup-misplaced", 3)]),
        (f"<sides>\n<p>c</p>{TWO}</sides>", [("element-unknown", 4)]),
        (f"<sides>a {TWO}</sides>", [("markup-misplaced", 3)]),
        ("<sides><side><p>a</p></side>\n<side> </side></sides>", [("markup-misplaced", 4)]),
        ("<sides><side>a</side><side><p>b</p></side></sides>", [("markup-misplaced", 3)]),
        (f'<sides share="80">{TWO}</sides>', [("value-wrong", 3)]),
        (f'<sides share="24">{TWO}</sides>', [("value-wrong", 3)]),
        (f'<sides share="half">{TWO}</sides>', [("value-wrong", 3)]),
        (f'<sides share="60.5">{TWO}</sides>', [("value-wrong", 3)]),
        (f'<sides width="50">{TWO}</sides>', [("attribute-unknown", 3)]),
        ('<sides><side width="5"><p>a</p></side><side><p>b</p></side></sides>', [("attribute-unknown", 3)]),
        (f"<aside>\n<sides>{TWO}</sides></aside>", [("markup-misplaced", 4)]),
        (f"<ul><li>\n<sides>{TWO}</sides></li></ul>", [("markup-misplaced", 4)]),
        (f"<sides><side>\n<sides>{TWO}</sides></side><side><p>c</p></side></sides>", [("markup-misplaced", 4)]),
        ("<side><p>a</p></side>", [("element-unknown", 3)]),
        ("<p><sides/></p>", [("element-unknown", 3)]),
        ("<sides><side><h1>a</h1></side><side><p>b</p></side></sides>", [("heading-level", 3)]),
        ("<sides><side><h3>a</h3></side><side><p>b</p></side></sides>", [("heading-level", 3)]),
    ],
)
def test_what_is_wrong_with_sides_is_named_at_its_line(small: Small, markup: str, found: list[tuple[str, int]]) -> None:
    assert faults(small, markup) == found


def test_a_share_that_is_wrong_is_met_with_what_it_says(small: Small) -> None:
    small.page(f'<sides share="90">{TWO}</sides>')
    (fault,) = (each for each in small.check() if each.place.file == PAGE)
    assert fault.message == "share: '90' is not a whole number from 25 to 75."
    assert fault.hint == "It is the left side's part of the width in percent."
