"""What changed between two sides of a pack: items by titles and numbers, papers by their files and labels."""

from __future__ import annotations

import datetime
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from committee_pack.compare.packs import called, compare_packs, matched
from committee_pack.compare.sides import PackItem, PackPaper, PackSide
from committee_pack.model.changes import (
    DetailChange,
    ItemChange,
    PackChanges,
    PaperChange,
    PaperFact,
    Side,
    SideKind,
)
from committee_pack.model.proofs import Edit

SIDE = Side(
    SideKind.PACK, "2016-11-10-committee", "Committee, 10 November 2016: agenda pack", datetime.date(2016, 11, 2)
)
COVER = PackPaper("", "meetings/m/cover-report.md", "aa", (3, 6))
PLAN = PackPaper("Appendix A", "meetings/m/plan.pdf", "bb", (7, 12))
MINUTES = PackItem("A1", "Minutes", {}, (PackPaper("", "meetings/m/minutes.md", "cc", (1, 2)),))
PERFORMANCE = PackItem("B1", "Performance", {}, (COVER, PLAN))
CONTRACT = PackItem("E1", "A contract", {"Not for publication": "Paragraph 3"})


def pack(*items: PackItem, committee: str = "Committee") -> PackSide:
    return PackSide(SIDE, {"Committee": committee}, items or (MINUTES, PERFORMANCE, CONTRACT), {})


def changes(*items: PackItem) -> PackChanges:
    return compare_packs(pack(), pack(*items))


def test_a_pack_beside_itself_has_no_change() -> None:
    assert compare_packs(pack(), pack()) == PackChanges()


def test_an_item_that_is_added_or_taken_out_is_told_with_its_papers() -> None:
    flood = PackItem("B2", "A flood", {}, (PackPaper("Report", "meetings/m/flood.md", "dd", (13, 14)),))
    found = changes(MINUTES, PERFORMANCE, flood, CONTRACT)
    assert found.items == (ItemChange("B2", "A flood", Edit.ADDED),)
    assert found.papers == (PaperChange("B2", "Report", Edit.ADDED, PaperFact.THERE),)
    back = compare_packs(pack(MINUTES, PERFORMANCE, flood, CONTRACT), pack())
    assert [each.edit for each in back.items] == [each.edit for each in back.papers] == [Edit.REMOVED]


def test_an_item_is_the_same_by_its_title_whatever_its_number() -> None:
    flood = PackItem("B1", "A flood", {})
    found = changes(MINUTES, flood, replace(PERFORMANCE, number="B2"), CONTRACT)
    assert found.items == (
        ItemChange("B1", "A flood", Edit.ADDED),
        ItemChange("B2", "Performance", Edit.EDITED, "Number", "B1", "B2"),
    )
    assert found.papers == ()


def test_an_item_of_another_title_is_the_same_by_its_number() -> None:
    found = changes(MINUTES, replace(PERFORMANCE, title="Performance in August"), CONTRACT)
    assert found.items == (
        ItemChange("B1", "Performance in August", Edit.EDITED, "Title", "Performance", "Performance in August"),
    )


def test_an_item_that_is_exempt_no_more_is_told() -> None:
    found = changes(MINUTES, PERFORMANCE, replace(CONTRACT, facts={"Not for publication": ""}))
    assert found.items == (ItemChange("E1", "A contract", Edit.EDITED, "Not for publication", "Paragraph 3", ""),)


def test_a_paper_is_told_that_is_called_otherwise_moved_or_says_something_else() -> None:
    plan = replace(PLAN, label="Appendix 1", pages=(8, 12), content="b2")
    found = changes(MINUTES, replace(PERFORMANCE, papers=(COVER, plan)), CONTRACT)
    assert found.papers == (
        PaperChange("B1", "Appendix 1", Edit.EDITED, PaperFact.CALLED, "Appendix A", "Appendix 1"),
        PaperChange("B1", "Appendix 1", Edit.EDITED, PaperFact.PAGES, "Pages 7–12", "Pages 8–12"),
        PaperChange("B1", "Appendix 1", Edit.EDITED, PaperFact.CONTENT),
    )


def test_a_paper_made_from_another_file_is_the_same_by_its_label() -> None:
    plan = replace(PLAN, source="meetings/m/plan-2.pdf", content="ee")
    found = changes(MINUTES, replace(PERFORMANCE, papers=(COVER, plan)), CONTRACT)
    assert found.papers == (PaperChange("B1", "Appendix A", Edit.EDITED, PaperFact.CONTENT, PLAN.source, plan.source),)


def test_a_paper_that_was_to_follow_is_told_by_what_came() -> None:
    follows = PackItem("B2", "Programme", {}, (PackPaper("", ""),))
    came = replace(follows, papers=(PackPaper("", "meetings/m/programme.md", "ff", (13, 13)),))
    found = compare_packs(pack(follows), pack(came))
    assert found.papers == (
        PaperChange("B2", "Programme", Edit.EDITED, PaperFact.CONTENT, "To follow", "meetings/m/programme.md"),
    )


def test_pages_that_are_not_known_are_no_change() -> None:
    papers = tuple(replace(each, pages=None) for each in PERFORMANCE.papers)
    assert changes(MINUTES, replace(PERFORMANCE, papers=papers), CONTRACT).papers == ()


def test_papers_without_a_label_are_called_by_their_files() -> None:
    assert [called(each) for each in (COVER, PLAN, PackPaper("", ""))] == ["Cover report", "Appendix A", "To follow"]


def test_a_fact_of_the_meeting_is_told() -> None:
    found = compare_packs(pack(), pack(committee="Another committee"))
    assert found.details == (DetailChange("Committee", "Committee", "Another committee"),)


PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("12")), max_size=6)


@given(PAIRS, PAIRS)
def test_everything_is_in_one_pair_and_nothing_alike_is_left_apart(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    found = matched(before, after, (lambda each: each, lambda each: each[0]))
    assert sorted(old for old, _ in found if old) == sorted(before)
    assert [new for _, new in found if new] == after
    left = {old[0] for old, new in found if old and new is None}
    assert not left & {new[0] for old, new in found if new and old is None}
    assert all(old[0] == new[0] for old, new in found if old and new)
