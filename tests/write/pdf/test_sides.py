"""Two stacks of blocks beside each other in the PDF."""

from __future__ import annotations

import pytest

from committee_pack.model.document import Block, Definitions, Heading, Orientation, Panel, Paragraph, Section, Sides
from committee_pack.write.charts import draw_all
from committee_pack.write.pdf.writer import write_pdf
from committee_pack.write.sides import GAP
from committee_pack.write.style import MARGIN, page_points
from tests.support.documents import STYLE, document, figure, text, trend_chart
from tests.support.pdf import Span, spans, structure

WIDTH = page_points(Section((), "").size, Orientation.PORTRAIT)[0] - 2 * MARGIN


def lines(word: str, count: int) -> tuple[Block, ...]:
    return tuple(Paragraph(text(f"{word} {n}")) for n in range(count))


def pdf(*blocks: Block) -> bytes:
    return write_pdf(document(Section((Heading(1, text("Title")), *blocks), "Title")), STYLE)


def of(content: bytes, word: str) -> list[Span]:
    return [span for span in spans(content) if span.text.startswith(word)]


@pytest.mark.parametrize("share", [25, 60, 75])
def test_sides_begin_at_one_height_and_share_the_width(share: int) -> None:
    content = pdf(Sides(lines("left", 3), lines("right", 2), share), Paragraph(text("after")))
    (left, *_), (right, *_), (after,) = of(content, "left"), of(content, "right"), of(content, "after")
    assert left.baseline == right.baseline
    assert right.left - left.left == pytest.approx((WIDTH - GAP) * share / 100 + GAP, abs=0.1)
    assert after.baseline < of(content, "left")[-1].baseline


def test_the_left_side_is_read_before_the_right_one() -> None:
    root = structure(pdf(Sides(lines("left", 60), lines("right", 60), 50)))
    words = [each.text.split()[0] for each in root.all("P")]
    assert words == ["left"] * 60 + ["right"] * 60


def test_each_side_goes_on_over_the_next_page_in_its_own_place() -> None:
    content = pdf(Paragraph(text("above")), Sides(lines("left", 100), lines("right", 60), 50), Paragraph(text("after")))
    for word, count in (("left", 100), ("right", 60)):
        found = of(content, word)
        assert [span.text for span in found] == [f"{word} {n}" for n in range(count)]
        assert len({span.left for span in found}) == 1
    assert {span.page for span in of(content, "right")} == {1, 2}
    assert of(content, "after")[0].page == of(content, "left")[-1].page > 2


def test_sides_go_to_the_next_page_where_one_of_them_does_not_begin_well() -> None:
    for above in range(26, 34):
        content = pdf(*lines("above", above), Sides((figure(trend_chart()),), lines("right", 8), 60))
        (chart,) = structure(content).all("Figure")
        assert {span.page for span in of(content, "right")} == set(chart.pages)


def test_a_chart_in_a_side_is_as_wide_as_it_and_drawn_before_the_writers_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    widths: list[float] = []
    monkeypatch.setattr("committee_pack.write.charts.draw", lambda chart, style, width: widths.append(width))
    block = Sides((figure(trend_chart()),), (Panel((figure(trend_chart()),)), figure(trend_chart())), 60)
    draw_all(document(Section((Heading(1, text("Title")), block), "Title")), STYLE)
    assert widths == pytest.approx([(WIDTH - GAP) * 0.6, (WIDTH - GAP) * 0.4])
    monkeypatch.undo()
    (figure_of_pdf,) = structure(pdf(Sides((figure(trend_chart()),), lines("right", 1), 60))).all("Figure")
    left, _, right, _ = figure_of_pdf.attributes["BBox"]
    assert float(right) - float(left) == pytest.approx(widths[0], abs=0.1)


def test_an_owner_block_in_a_narrow_side_has_one_entry_a_line() -> None:
    owners = Definitions(((text("Director"), text("A. Person")), (text("Portfolio"), text("Children"))), compact=True)
    heights = {share: {span.baseline for span in of(pdf(Sides((owners,), (), share)), "")} for share in (25, 75)}
    assert len(heights[25]) == len(heights[75]) + 1


def test_an_empty_side_leaves_the_other_its_place() -> None:
    content = pdf(Sides((), lines("right", 2), 50))
    assert of(content, "right")[0].left > MARGIN + WIDTH / 2
