"""How pages are filled: every word of the body and of its footnotes is drawn once, and no page overflows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import cast

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from committee_pack.compose.footnotes import numbered
from committee_pack.model.document import (
    Block,
    Cell,
    Column,
    Footnote,
    Heading,
    Holds,
    Inline,
    ListBlock,
    Panel,
    Paragraph,
    Row,
    Scope,
    Section,
    SectionKind,
    Sides,
    Table,
    Text,
)
from committee_pack.write.pdf.blocks import stack
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.filling import sheets
from committee_pack.write.pdf.footnotes import Footnotes, draw_foot
from committee_pack.write.pdf.setting import Setting
from committee_pack.write.pdf.structure import Element
from tests.support.documents import STYLE

WIDTH = 320.0
LETTERS = 2.0
"""How far letters reach above their line, in points."""
Run = list[tuple[int, int]]
"""How many words there are before a mark, and how many its footnote has; none where no mark stands."""


@dataclass
class Recorder:
    """A page that notes which words are drawn on it, and how far up; artifacts are not the paper's words."""

    body: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    marks: set[int] = field(default_factory=set)
    hidden: bool = False
    in_foot: bool = False

    @contextmanager
    def artifact(self, *_: object) -> Iterator[None]:
        before, self.hidden = self.hidden, True
        yield
        self.hidden = before

    def words(self, at: tuple[float, float], text: str, *_: object) -> None:
        self.heights.append(at[1])
        if not self.hidden:
            (self.foot if self.in_foot else self.body).extend(text.split())

    def link(self, element: Element, box: object, target: str, words: str) -> None:
        if target.startswith("#(footnote") and not self.hidden:
            self.marks.add(int(words.removeprefix("Footnote ")))

    def tag(self, *_: object) -> None:
        """Mark nothing."""

    untag = box = rule = anchor = heading = tag


@dataclass
class Words:
    """Words of which each is there once."""

    numbers: Iterator[int] = field(default_factory=count)

    def some(self, many: int) -> str:
        return " ".join(f"w{next(self.numbers)}" for _ in range(many))

    def inlines(self, run: Run) -> tuple[Inline, ...]:
        found: list[Inline] = []
        for before, noted in run:
            found.append(Text(f"{' ' if found else ''}{self.some(before)}"))
            if noted:
                found.append(Footnote((Text(self.some(noted)),)))
        return tuple(found)

    def paragraph(self, run: Run) -> Paragraph:
        return Paragraph(self.inlines(run))

    def block(self, kind: str, runs: list[Run]) -> Block:
        match kind:
            case "paragraph":
                return self.paragraph(runs[0])
            case "list":
                return ListBlock(True, tuple((self.paragraph(run),) for run in runs))
            case "panel":
                return Panel(tuple(map(self.paragraph, runs)))
            case "table":
                return self.table(runs)
            case "heading":
                return Heading(2, (Text(self.some(2)),))
            case _:
                half = len(runs) // 2
                left, right = (tuple(map(self.paragraph, some)) for some in (runs[:half], runs[half:]))
                return Sides(left, right, 50)

    def table(self, runs: list[Run]) -> Table:
        head = Row((Cell((Text(self.some(1)),), Scope.COLUMN), Cell(self.inlines([(1, 0)]), Scope.COLUMN)))
        rows = tuple(Row((Cell((Text(self.some(1)),), Scope.ROW), Cell(self.inlines(run)))) for run in runs)
        return Table((Column(Holds.TEXT), Column(Holds.TEXT)), (head,), rows)


def drawn(blocks: list[Block], height: float) -> list[Recorder]:
    """Return the pages of some blocks, each with what is drawn on it."""
    (section,) = numbered([Section(tuple(blocks), "Title")])
    setting = Setting(STYLE, SectionKind.BODY, WIDTH, height, count(1))
    pieces = stack(section.blocks, setting, Element("Sect")).pieces
    lay = partial(Footnotes().laid, setting=setting) if section.footnotes else None
    pages = []
    for sheet in sheets(pieces, height, lay):
        page = Recorder()
        canvas = cast(TaggedCanvas, page)
        sheet.body.draw(canvas, 0.0, height)
        page.in_foot = True
        draw_foot(sheet.foot, canvas, 0.0, 0.0)
        assert sheet.body.height + (sheet.foot.height if sheet.foot.pieces else 0.0) <= height + LETTERS
        pages.append(page)
    return pages


def all_words(blocks: list[Block]) -> Counter[str]:
    return Counter(word for word in str(blocks).replace("'", " ").split() if word[0] == "w" and word[1:].isdigit())


def check(blocks: list[Block], height: float) -> list[Recorder]:
    pages = drawn(blocks, height)
    shown = Counter(word for page in pages for word in (*page.body, *page.foot) if word[0] == "w")
    assert shown == all_words(blocks)
    assert all(0.0 <= up <= height for page in pages for up in page.heights)
    return pages


RUNS = st.lists(st.tuples(st.integers(1, 60), st.sampled_from([0, 0, 1, 8, 40, 400])), min_size=1, max_size=4)
BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(["paragraph", "list", "panel", "table", "heading", "sides"]),
        st.lists(RUNS, min_size=2, max_size=6),
    ),
    min_size=1,
    max_size=8,
)


@given(BLOCKS, st.integers(160, 700))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@example([("paragraph", [[(3, 4000)]])], 200)
@example([("table", [[(200, 30), (1, 30)], [(1, 400)]])], 200)
@example([("sides", [[(300, 3)], [(4, 300), (4, 300)]])], 160)
@example([("heading", []), ("paragraph", [[(1, 400)]])], 170)
@example([("paragraph", [[(1, 0)]]), *[("heading", [])] * 5, ("list", [[(1, 0)]] * 2)], 160)
def test_every_word_of_the_body_and_of_the_footnotes_is_drawn_once_and_within_its_page(
    kinds: list[tuple[str, list[Run]]], height: int
) -> None:
    words = Words()
    check([words.block(kind, runs) for kind, runs in kinds], float(height))


def paragraphs(*runs: Run) -> list[Block]:
    words = Words()
    return [words.paragraph(run) for run in runs]


def labels(page: Recorder) -> list[int]:
    """Return the numbers of the footnotes that begin on a page."""
    return [int(word) for word in page.foot if word.isdigit()]


def test_a_footnote_stands_at_the_foot_of_the_page_of_its_mark() -> None:
    pages = check(paragraphs(*[[(30, 0), (5, 10)]] * 30), 300.0)
    assert len(pages) > 5
    for page in pages:
        assert sorted(page.marks) == labels(page)


def test_a_line_whose_footnote_has_no_room_goes_on_the_next_page_with_it() -> None:
    for lines in range(20):
        pages = check(paragraphs(*[[(8, 0)]] * lines, [(5, 60)], [(9, 0)]), 300.0)
        assert all(sorted(page.marks) == labels(page) for page in pages)


def test_a_footnote_longer_than_half_a_page_begins_with_its_mark_and_goes_on_at_the_next_foot() -> None:
    first, second, *_ = check(paragraphs([(20, 0), (5, 500)], *[[(60, 0)]] * 10), 300.0)
    assert labels(first) == [1]
    assert len(first.body) > 30
    assert second.foot
    assert not labels(second)
    assert second.body


def test_a_footnote_of_many_pages_leaves_the_text_half_of_each() -> None:
    pages = check(paragraphs([(5, 4000)], *[[(60, 0)]] * 40), 300.0)
    assert all(len(page.body) > 20 for page in pages[:6])


def test_footnotes_that_outlast_the_text_have_pages_of_their_own() -> None:
    pages = check(paragraphs([(5, 3000)]), 300.0)
    assert [bool(page.body) for page in pages[:3]] == [True, False, False]
    assert all(page.foot for page in pages)


def test_more_footnotes_in_one_line_than_a_page_holds_go_on_over_the_next() -> None:
    pages = check(paragraphs([(1, 9)] * 5), 160.0)
    assert [number for page in pages for number in labels(page)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("kind", ["list", "panel", "table", "sides"])
def test_marks_are_found_wherever_text_stands(kind: str) -> None:
    pages = check([Words().block(kind, [[(20, 0), (4, 6)]] * 20)], 260.0)
    assert [number for page in pages for number in labels(page)] == sorted(range(1, 21), key=partial(_read, pages))
    assert all(sorted(page.marks) == labels(page) for page in pages)


def _read(pages: list[Recorder], number: int) -> tuple[int, int]:
    """Return where a footnote is read: sides go on over pages beside each other, and their numbers with them."""
    return next(at for at, page in enumerate(pages) if number in page.marks), number


def test_a_page_that_is_only_just_too_full_with_its_footnotes_is_set_a_little_closer() -> None:
    counts = [len(drawn(paragraphs(*[[(5, 0)]] * lines, [(5, 5)]), 300.0)) for lines in range(10, 18)]
    plain = [len(drawn(paragraphs(*[[(5, 0)]] * lines, [(5, 0)]), 300.0)) for lines in range(10, 18)]
    assert 1 in counts
    assert counts.count(1) < plain.count(1)


def test_text_that_cannot_stand_above_its_footnotes_is_placed_all_the_same() -> None:
    words = Words()
    rows = words.table([[(150, 5)], [(3, 0)]])
    check([rows], 165.0)
