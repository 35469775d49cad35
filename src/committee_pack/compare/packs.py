"""What changed from one side of an agenda pack, or a supplement, to the other: its items and their papers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import TypeVar

from committee_pack.compare.reports import compare_reports, detail_changes
from committee_pack.compare.sides import PackItem, PackPaper, PackSide
from committee_pack.model.changes import (
    NO_CHANGES,
    ItemChange,
    PackChanges,
    PaperChange,
    PaperFact,
    ReportPaperChanges,
)
from committee_pack.model.proofs import Edit
from committee_pack.wording.agenda import TO_FOLLOW, pages_text

T = TypeVar("T")
_Pairs = list[tuple[T | None, T | None]]


def compare_packs(before: PackSide, after: PackSide) -> PackChanges:
    """Return all that changed: items are the same by their titles, else by their numbers; papers by their files."""
    by_both: tuple[Callable[[PackItem], Hashable], ...] = (_number_and_title, _title, _number)
    items = matched(before.items, after.items, by_both)
    papers = [_Paired(item, *pair) for item, pair in _paper_pairs(items)]
    return PackChanges(
        items=tuple(change for pair in items for change in _item_changes(*pair)),
        papers=tuple(change for each in papers for change in _paper_changes(each)),
        reports=tuple(each.report for each in papers if each.report),
        details=tuple(detail_changes(before.details, after.details)),
    )


def _number_and_title(item: PackItem) -> Hashable:
    return item.number, item.title


def _title(item: PackItem) -> Hashable:
    return item.title


def _number(item: PackItem) -> Hashable:
    return item.number


def matched(before: Sequence[T], after: Sequence[T], alike: Sequence[Callable[[T], Hashable]]) -> _Pairs[T]:
    """Return pairs of what is the same on both sides, in the later one's order, then what is only on the first.

    It is the same by the first of the ways in which it is `alike`, else by the next; of several alike, the first ones.
    """
    found: dict[int, int] = {}
    for key in alike:
        free = [i for i in range(len(before)) if i not in found.values()]
        for j in (j for j in range(len(after)) if j not in found):
            if (i := next((i for i in free if key(before[i]) == key(after[j])), None)) is not None:
                found[j] = i
                free.remove(i)
    pairs: _Pairs[T] = [(before[found[j]] if j in found else None, each) for j, each in enumerate(after)]
    return [*pairs, *((each, None) for i, each in enumerate(before) if i not in found.values())]


# -- items ------------------------------------------------------------------------------------------


def _item_changes(before: PackItem | None, after: PackItem | None) -> Iterator[ItemChange]:
    if before is None or after is None:
        if named := after or before:
            yield ItemChange(named.number, named.title, Edit.REMOVED if after is None else Edit.ADDED)
        return
    facts = ({"Number": each.number, "Title": each.title, **each.facts} for each in (before, after))
    for each in detail_changes(*facts):
        yield ItemChange(after.number, after.title, Edit.EDITED, each.fact, each.before, each.after)


# -- papers -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Paired:
    """A paper of an item as it is on both sides, None where one has it not."""

    item: str
    before: PackPaper | None
    after: PackPaper | None

    @cached_property
    def report(self) -> ReportPaperChanges | None:
        """What changed in the report that it is; None where it is none on a side, or is as it was."""
        if not (self.before and self.after and self.before.report and self.after.report):
            return None
        before, after = self.before.report, self.after.report
        changes = compare_reports(before, after)
        if changes == NO_CHANGES and before.side.period == after.side.period:
            return None
        return ReportPaperChanges(self.item, called(self.after), before.side, after.side, changes)


def _paper_pairs(items: _Pairs[PackItem]) -> Iterator[tuple[str, tuple[PackPaper | None, PackPaper | None]]]:
    """Return the papers of items by the item's number, those of one that is no more on the agenda too."""
    by_both: tuple[Callable[[PackPaper], Hashable], ...] = (_source_and_label, _source, _label)
    for before, after in items:
        number = after.number if after else before.number if before else ""
        papers = [each.papers if each else () for each in (before, after)]
        yield from ((number, pair) for pair in matched(papers[0], papers[1], by_both))


def _source_and_label(paper: PackPaper) -> Hashable:
    return paper.source, paper.label


def _source(paper: PackPaper) -> Hashable:
    # -- of those that are to follow none is known to be any other
    return paper.source or object()


def _label(paper: PackPaper) -> Hashable:
    return paper.label


def called(paper: PackPaper) -> str:
    """Return what a paper is called: its label, else by what it was made from: `Cover report`."""
    name = PurePosixPath(paper.source).stem.replace("-", " ").replace("_", " ").strip()
    return paper.label or f"{name[:1].upper()}{name[1:]}" or TO_FOLLOW


def _paper_changes(paper: _Paired) -> Iterator[PaperChange]:
    before, after = paper.before, paper.after
    if before is None or after is None:
        if named := after or before:
            yield PaperChange(paper.item, called(named), Edit.REMOVED if after is None else Edit.ADDED, PaperFact.THERE)
        return
    edited = partial(PaperChange, paper.item, called(after), Edit.EDITED)
    if before.label != after.label:
        yield edited(PaperFact.CALLED, before.label, after.label)
    if before.pages and after.pages and before.pages != after.pages:
        yield edited(PaperFact.PAGES, pages_text(*before.pages), pages_text(*after.pages))
    if (before.source, before.content) != (after.source, after.content) or paper.report:
        sources = (before.source or TO_FOLLOW, after.source or TO_FOLLOW)
        yield edited(PaperFact.CONTENT, *(sources if before.source != after.source else ()))
