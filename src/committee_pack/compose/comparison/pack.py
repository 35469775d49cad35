"""What changed in an agenda pack or a supplement: items, papers, and within each report that both have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from committee_pack.compose.comparison.blocks import Grid, Page, plain_head, table
from committee_pack.compose.comparison.report import detail_table, report_blocks
from committee_pack.model.changes import ItemChange, PackChanges, PaperChange, PaperFact, ReportPaperChanges
from committee_pack.model.document import Block, Holds, Text
from committee_pack.model.proofs import Edit
from committee_pack.wording import period_text
from committee_pack.wording.change_counts import MEETING_DETAILS, report_counts
from committee_pack.wording.changes import EDITS, NOT_THERE, NOTHING, PAPER_FACTS, THERE, VERSIONS, side_heads


def pack_blocks(page: Page, changes: PackChanges) -> Iterator[Block]:
    """Return a heading for each kind of change, and below it all of that kind; then the reports, each by itself."""
    kinds = (
        ("Items", _items(page, changes.items)),
        ("Papers", _papers(page, changes.papers)),
        (MEETING_DETAILS, detail_table(page, [(each.fact, (each.before, each.after)) for each in changes.details])),
        *((f"{each.number} {each.paper}", _report(page, each)) for each in changes.reports),
    )
    for name, blocks in kinds:
        if found := tuple(blocks):
            yield page.heading(2, name)
            yield from found


def _items(page: Page, changes: Sequence[ItemChange]) -> Iterator[Block]:
    rows = [(f"{each.number} {each.title}", _told(each.edit, each.fact, each.before, each.after)) for each in changes]
    yield from _in_words(page, "Item", "Each item that is not what it was, before and after.", rows)


def _papers(page: Page, changes: Sequence[PaperChange]) -> Iterator[Block]:
    rows = [(f"{each.number} {each.paper}", _paper(each)) for each in changes]
    yield from _in_words(page, "Paper", "Each paper that is not what it was, before and after.", rows)


def _paper(change: PaperChange) -> tuple[str, str, str]:
    fact = PAPER_FACTS[change.fact]
    if change.fact is not PaperFact.CONTENT:
        return _told(change.edit, fact, change.before, change.after)
    return fact, *_versions(change.before, change.after)


def _versions(before: str, after: str) -> tuple[str, str]:
    """Return the files that a paper was made from by their names, where these tell them apart."""
    names = PurePosixPath(before).name, PurePosixPath(after).name
    return names if names[0] != names[1] else VERSIONS


def _told(edit: Edit, fact: str, before: str, after: str) -> tuple[str, str, str]:
    """Return what became of something: that it was added or taken out, or which fact of it changed, and how."""
    if edit is Edit.EDITED:
        return fact, before, after
    return (EDITS[edit], NOT_THERE, THERE) if edit is Edit.ADDED else (EDITS[edit], THERE, NOT_THERE)


def _in_words(
    page: Page, first: str, summary: str, rows: Sequence[tuple[str, tuple[str, str, str]]]
) -> Iterator[Block]:
    if rows:
        head = plain_head(first, (Text("What changed"),), *page.columns)
        cells = ((name, tuple(page.words(each or NOTHING) for each in said)) for name, said in rows)
        yield table(page, Grid((Holds.LABEL, Holds.TEXT, Holds.TEXT), head, summary), cells)


def _report(page: Page, report: ReportPaperChanges) -> Iterator[Block]:
    own = Page(page.spell, side_heads(report.before, report.after))
    yield page.paragraph(f"{report.after.title}, {_periods(report)}.")
    yield from own.counts(report_counts(report.changes))
    yield from report_blocks(own, report.changes, 3)


def _periods(report: ReportPaperChanges) -> str:
    """Return the period of a report, or both that it has: `July 2016, then August 2016`."""
    periods = (report.before.period, report.after.period)
    return ", then ".join(dict.fromkeys(period_text(each) for each in periods if each))
