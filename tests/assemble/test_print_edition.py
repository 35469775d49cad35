"""The print edition: papers begin on right-hand pages, blank ones say so, and pages that lie across are turned."""

from __future__ import annotations

from committee_pack.assemble.words import BLANK
from committee_pack.model.packs import NONE
from tests.support.binding import binding, paper, printed, screen
from tests.support.pack_reader import PackReader
from tests.support.raw_papers import SIZES, RawSheet, portrait, raw_paper

A4, A3 = SIZES["A4"], SIZES["A3"]


def raw(key: str, *sheets: RawSheet) -> bytes:
    return raw_paper(key, sheets, tagged=False)


def across(size: tuple[int, int], rotate: int = 0) -> RawSheet:
    """Return a sheet that is seen lying across."""
    short, long = size
    return RawSheet((0, 0, long, short) if rotate % 180 == 0 else (0, 0, short, long), rotate)


def read(*papers: bytes) -> PackReader:
    made = [paper(f"A1.{place}", each, claims=NONE) for place, each in enumerate(papers)]
    return PackReader(printed(binding([], made)))


def test_a_blank_page_follows_a_paper_that_ends_on_a_right_hand_page_but_not_the_last() -> None:
    reader = read(raw("A", portrait()), raw("B", *[portrait()] * 2), raw("C", *[portrait()] * 3), raw("D", portrait()))
    assert reader.labels == ["1", "1 blank", "2", "3", "4", "5", "6", "6 blank", "7"]
    assert [place for place in range(reader.count) if BLANK in reader.text(place)] == [1, 7]
    assert "Page" not in reader.text(1)


def test_a_blank_page_is_as_large_as_the_one_before() -> None:
    reader = read(raw("A", across(A3)), raw("B", portrait()))
    assert reader.picture(1).size == reader.picture(0).size == (1191, 842)
    ((left, top, right, bottom),) = reader.places(1, BLANK)
    assert left < 595 < right
    assert abs((top + bottom) / 2 - 421) < 10


def test_what_lies_across_is_turned_with_its_head_to_the_left() -> None:
    marked = RawSheet((0, 0, 842, 595), 0, None, "1 0 0 rg 0 500 842 95 re f")
    reader = read(raw("A", marked))
    shown = reader.picture(0)
    assert shown.size == A4
    assert [shown.getpixel((x, 600)) for x in (10, 585)] == [(255, 0, 0), (255, 255, 255)]
    ((_, _, right, bottom),) = reader.places(0, "Page 1")
    assert reader.baseline_runs_right(0, "Page 1")
    assert right > 500
    assert bottom > 800


def test_pages_that_are_turned_already_are_turned_as_they_are_seen() -> None:
    for rotate in (0, 90, 180, 270):
        assert read(raw("A", across(A4, rotate))).picture(0).size == A4
        assert read(raw("A", across(SIZES["A5"], rotate))).picture(0).size == SIZES["A5"]


def test_larger_pages_and_upright_ones_are_left_as_they_are() -> None:
    assert read(raw("A", across(A3))).picture(0).size == (1191, 842)
    assert read(raw("A", portrait())).picture(0).size == A4


def test_bookmarks_lead_to_the_same_numbers_as_on_screens() -> None:
    bound = binding(
        [paper("agenda", raw("agenda", portrait()), claims=NONE)],
        [paper("A1.1", raw("A1.1", *[portrait()] * 3), "Item 1", NONE)],
        [paper("A2.1", raw("A2.1", portrait()), "Item 2", NONE)],
    )
    labels = []
    for edition in (screen, printed):
        reader = PackReader(edition(bound))
        pages = [line.page for line in reader.outline[1].below]
        labels.append([reader.labels[page] for page in pages if page is not None])
    assert labels == [["2", "5"]] * 2
