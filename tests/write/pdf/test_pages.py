"""How sections fill pages: what is kept together, what goes on over the next page, and what stands on all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from committee_pack.model.document import (
    Block,
    Footnote,
    Heading,
    LineBreak,
    ListBlock,
    Orientation,
    Panel,
    PaperSize,
    Paragraph,
    Section,
    Text,
)
from committee_pack.write.pdf.writer import write_pdf
from tests.support.documents import (
    STYLE,
    document,
    figure,
    indicator_section,
    scorecard_section,
    text,
    title_section,
    trend_chart,
)
from tests.support.pdf import Element, artifacts, page_sizes, spans, structure

WORDS = " ".join(f"word{n}" for n in range(500))


def _section(
    *blocks: Block, orientation: Orientation = Orientation.PORTRAIT, size: PaperSize = PaperSize.A4
) -> Section:
    return Section((Heading(1, text("Title")), *blocks), "Title", orientation=orientation, size=size)


def _root(*blocks: Block) -> Element:
    return structure(write_pdf(document(_section(*blocks)), STYLE))


def _lines(count: int) -> list[Block]:
    return [Paragraph(text(f"Line {n}")) for n in range(count)]


def test_a_paragraph_split_over_two_pages_stays_one_element() -> None:
    paragraph = _root(*_lines(25), Paragraph(text(WORDS))).all("P")[-1]
    assert paragraph.text == WORDS
    assert paragraph.pages == (1, 2)


def test_a_paragraph_leaves_neither_one_line_behind_nor_takes_one_along() -> None:
    for before in range(20, 40):
        breaks = [part for n in range(4) for part in (Text(f"line {n}"), LineBreak())]
        content = write_pdf(document(_section(*_lines(before), Paragraph(tuple(breaks)))), STYLE)
        pages = [span.page for span in spans(content) if span.text.startswith("line ")]
        assert [pages.count(page) for page in sorted(set(pages))] in ([4], [2, 2])


def test_a_heading_is_never_last_on_a_page() -> None:
    for before in range(20, 42):
        blocks = (*_lines(before), Heading(2, text("Two")), Heading(3, text("Three")), Paragraph(text("What follows")))
        section = _root(*blocks).children[0]
        two, three, follows = section.children[-3:]
        assert two.pages == three.pages == follows.pages


def test_charts_that_follow_one_another_stay_on_one_page_with_their_heading() -> None:
    for before in range(4, 20):
        content = _root(*_lines(before), Heading(2, text("Two")), figure(trend_chart()), figure(trend_chart()))
        two, *charts = content.children[0].children[-3:]
        assert {two.pages, *(chart.pages for chart in charts)} == {two.pages}


def test_more_charts_than_a_page_holds_go_on_over_the_next() -> None:
    root = _root(Heading(2, text("Two")), *[figure(trend_chart())] * 12)
    assert len(root.all("Figure")) == 12
    assert len(root.pages) > 1


def test_headings_go_with_the_first_item_of_a_list_or_panel() -> None:
    for before in range(20, 42):
        items = ListBlock(False, tuple((Paragraph(text(f"item {n}")),) for n in range(30)))
        for block in (items, Panel(tuple(_lines(30)))):
            section = _root(*_lines(before), Heading(2, text("Two")), block).children[0]
            heading, first = section.all("H2")[0], section.all("LI", "Div")[0]
            assert heading.pages[0] == first.pages[0]


def test_a_panel_goes_on_over_the_next_page_as_one_group() -> None:
    panel = _root(Panel(tuple(_lines(120)))).all("Div")[0]
    assert [child.text for child in panel.children] == [f"Line {n}" for n in range(120)]
    assert len(panel.pages) == 3


def test_an_item_of_a_list_goes_on_over_the_next_page_under_one_label() -> None:
    item = _root(ListBlock(True, ((Paragraph(text(f"{WORDS} {WORDS}")),),))).all("LI")[0]
    assert [child.role for child in item.children] == ["Lbl", "LBody"]
    assert item.children[1].text == f"{WORDS} {WORDS}"
    assert item.children[1].pages == (1, 2, 3)


def test_a_page_that_is_only_just_too_full_is_set_a_little_closer() -> None:
    counts = range(20, 50)
    written = [write_pdf(document(_section(*_lines(count))), STYLE) for count in counts]
    steps = [_step(content) for content in written if len(page_sizes(content)) == 1]
    assert steps == sorted(steps, reverse=True)
    assert steps[0] > steps[-1] > 12 * 1.3


def _step(content: bytes) -> float:
    """Return how far apart the first lines stand."""
    first, second = [span.baseline for span in spans(content) if span.text.startswith("Line")][:2]
    return round(first - second, 1)


def test_pages_of_all_sizes_stand_in_one_file() -> None:
    kinds = [(orientation, size) for size in PaperSize for orientation in Orientation]
    sections = [_section(orientation=orientation, size=size) for orientation, size in kinds]
    assert page_sizes(write_pdf(document(*sections), STYLE)) == [(595, 842), (842, 595), (842, 1191), (1191, 842)]


def test_every_page_but_the_title_says_its_number_and_how_many_there_are(sample_pdf: bytes) -> None:
    pages = artifacts(sample_pdf)
    assert pages[0] == []
    assert len(pages) > 4
    for number, page in enumerate(pages[1:], start=2):
        assert page[-1] == f"Specialist Children’s Services scorecard · August 2016Page {number} of {len(pages)}"


def test_a_footer_too_long_for_its_line_goes_on_over_another() -> None:
    content = write_pdf(replace(document(_section()), footer="A title that goes on and on " * 5), STYLE)
    found = [span for span in spans(content) if span.baseline < 50]
    number = next(span for span in found if span.text.startswith("Page"))
    assert len({span.baseline for span in found}) == 2
    assert all(span.right < number.left for span in found if span is not number)


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("count", [30, 200, 1500])
def test_a_footer_of_a_whole_paragraph_grows_upward_and_what_is_above_gives_way(
    count: int, orientation: Orientation
) -> None:
    said = " ".join(f"said{n}" for n in range(count))
    noted = Paragraph((Text("Noted"), *(Footnote(text(f"note {n}")) for n in range(4))))
    section = _section(noted, *_lines(60), orientation=orientation)
    content = write_pdf(replace(document(section), footer=said), STYLE)
    for page in range(1, len(artifacts(content)) + 1):
        own = [span for span in spans(content) if span.page == page]
        foot = [span for span in own if span.text.startswith(("said", "Page "))]
        assert " ".join(span.text for span in foot if span.text.startswith("said")).split() == said.split()
        assert min(span.baseline for span in foot) > 25, "it stands on the page"
        top = max(span.baseline for span in foot)
        assert all(span.baseline > top + 15 for span in own if span not in foot)


def test_the_last_line_of_a_footer_stands_where_the_only_one_does_and_has_the_pages_number() -> None:
    def number(words: str) -> float:
        content = write_pdf(replace(document(_section()), footer=words), STYLE)
        return next(span.baseline for span in spans(content) if span.text.startswith("Page "))

    assert number("A title") == pytest.approx(number("A title that goes on and on " * 20))


def test_every_section_begins_on_a_page_of_its_own() -> None:
    root = structure(write_pdf(document(title_section(), scorecard_section(), indicator_section()), STYLE))
    first = [section.pages[0] for section in root.children]
    last = [section.pages[-1] for section in root.children]
    assert first == [1, *(page + 1 for page in last[:-1])]


def test_every_one_of_many_pages_knows_their_number() -> None:
    content = write_pdf(document(*(_section(*_lines(30)) for _ in range(150))), STYLE)
    assert [page[-1].split("Page ")[1] for page in artifacts(content)] == [f"{n} of 150" for n in range(1, 151)]
    assert len(structure(content).children) == 150
