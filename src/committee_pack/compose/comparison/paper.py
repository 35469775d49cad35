"""The paper on a comparison: what is compared, how much changed, and then all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from committee_pack.compose.comparison.blocks import Page
from committee_pack.compose.comparison.pack import pack_blocks
from committee_pack.compose.comparison.report import report_blocks
from committee_pack.compose.document import LANGUAGE
from committee_pack.compose.proof import speller
from committee_pack.model.changes import Comparison, PackChanges, ReportChanges
from committee_pack.model.document import (
    Block,
    Definitions,
    DirectionArrow,
    Document,
    Inline,
    Paragraph,
    ParagraphKind,
    RatingMark,
    Section,
    Text,
)
from committee_pack.model.indicators import Rating
from committee_pack.model.results import Direction
from committee_pack.model.settings import Council
from committee_pack.wording.change_counts import pack_counts, report_counts
from committee_pack.wording.changes import comparison_sentence, side_heads, side_text

TITLE = "What changed"
_RATINGS = (
    ((Rating.GREEN,), "The target is met."),
    ((Rating.AMBER,), "The target is missed, by less than the threshold for Red."),
    ((Rating.RED,), "The result is beyond the threshold for Red."),
    ((Rating.BETTER, Rating.SIMILAR, Rating.WORSE), "The result beside that of others: not how it moved."),
    (
        (Rating.WITHIN, Rating.ABOVE, Rating.BELOW),
        "The result beside the range that is expected, which is neither good nor bad.",
    ),
)
_DIRECTIONS = {
    Direction.BETTER: "Performance is better than before, whichever way the number moved.",
    Direction.WORSE: "Performance is worse than before.",
    Direction.SAME: "Performance is the same as before.",
}


def compose_comparison(comparison: Comparison, council: Council) -> Document:
    """Return a comparison as a document tree, dated as the later of the two was published."""
    page = Page(speller(council.theme.font), side_heads(comparison.before, comparison.after))
    title = page.spell(f"{TITLE}: {comparison.after.title}")
    section = Section(tuple(_blocks(page, comparison, council)), TITLE)
    footer = page.spell(f"{title} · {' and '.join(page.heads)}")
    return Document(title, footer, council.name, LANGUAGE, comparison.published, (section,), outlined=2)


def _blocks(page: Page, comparison: Comparison, council: Council) -> Iterator[Block]:
    changes = comparison.changes
    yield page.heading(1, TITLE)
    yield Paragraph(page.words(comparison.after.title), ParagraphKind.LEAD)
    yield page.paragraph(comparison_sentence(comparison, council.name))
    sides = zip(page.heads, (comparison.before, comparison.after), strict=True)
    yield Definitions(tuple((page.words(head), page.words(side_text(side))) for head, side in sides))
    if comparison.is_same:
        yield page.paragraph("Nothing changed from the one to the other.")
        return
    yield page.heading(2, "Summary")
    if isinstance(changes, PackChanges):
        yield from page.counts(pack_counts(changes))
        yield from _key(page, [each.changes for each in changes.reports])
        yield from pack_blocks(page, changes)
    else:
        yield from page.counts(report_counts(changes))
        yield from _key(page, [changes])
        yield from report_blocks(page, changes, 2)


def _key(page: Page, told: Sequence[ReportChanges]) -> Iterator[Block]:
    """Return what the ratings and arrows mean that are used."""
    rated = {each.rating for one in told for change in one.ratings for each in (change.before, change.after) if each}
    moved = {each for one in told for change in one.directions for each in (change.before, change.after)}
    marks: list[tuple[list[Inline], str]] = [
        ([RatingMark(each) for each in some if each in rated], said) for some, said in _RATINGS
    ]
    marks += [([DirectionArrow(each)], said) for each, said in _DIRECTIONS.items() if each in moved]
    if used := [(_apart(some), (Text(said),)) for some, said in marks if some]:
        yield page.paragraph("The marks in the tables below mean:")
        yield Definitions(tuple(used))


def _apart(marks: Iterable[Inline]) -> tuple[Inline, ...]:
    return tuple(part for each in marks for part in (each, Text(" ")))[:-1]
