"""What changed in a report, kind by kind: only those of which anything did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from committee_pack.compose.comparison.blocks import (
    Grid,
    Inlines,
    Line,
    Page,
    figures_or_text,
    grouped_head,
    plain_head,
    split_tables,
    table,
)
from committee_pack.compose.explained import explained
from committee_pack.model.changes import EarlierChange, FigureChange, ReportChanges, Subject, Way, WordsChange
from committee_pack.model.document import (
    Block,
    DirectionArrow,
    Holds,
    ListBlock,
    Paragraph,
    RatingMark,
    Shown,
    Strong,
    Text,
    Value,
)
from committee_pack.model.notation import STANDARD, Notation
from committee_pack.model.proofs import Edit
from committee_pack.model.results import Direction, Result
from committee_pack.wording import result_text
from committee_pack.wording.change_counts import REPORT_DETAILS
from committee_pack.wording.changes import (
    EDITS,
    NOTHING,
    earlier_name_in_words,
    figure_difference,
    figure_texts,
    split_text,
    subject_text,
    target_name,
    text_name,
)

_NONE: Inlines = (Text(NOTHING),)
_ORDER = (Way.WORSE, Way.BETTER, Way.OTHER, Way.NEW, Way.GONE)
"""Which ratings stand first: those that both sides have."""


def report_blocks(page: Page, changes: ReportChanges, level: int) -> Iterator[Block]:
    """Return a heading of the level for each kind of change, below it all of that kind, and what marks mean."""
    yield from explained(_kinds(page, changes, level), _notation(changes))


def _notation(changes: ReportChanges) -> Notation:
    """Return how the report writes its figures: the later side, where it has any of those that changed."""
    pairs = [(each.before, each.after) for some in (changes.figures, changes.ratings, changes.earlier) for each in some]
    found = (each for side in (1, 0) for pair in pairs if (each := pair[side]))
    return next((each.notation for each in found), STANDARD)


def _kinds(page: Page, changes: ReportChanges, level: int) -> Iterator[Block]:
    kinds = (
        ("Ratings", _ratings(page, changes, level + 1)),
        ("Directions of travel", _directions(page, changes, level + 1)),
        ("Figures", _figures(page, changes.figures, level + 1)),
        ("Figures of earlier periods", _moved(page, changes.earlier, level + 1)),
        ("Indicators", _indicators(page, changes)),
        ("Targets", _targets(page, changes)),
        ("Definitions", _definitions(page, changes)),
        ("Texts", _texts(page, changes.texts)),
        (REPORT_DETAILS, _details(page, changes)),
        ("Files", _files(page, changes)),
    )
    for name, blocks in kinds:
        if found := tuple(blocks):
            yield page.heading(level, name)
            yield from found


def _ratings(page: Page, changes: ReportChanges, level: int) -> Iterator[Block]:
    ordered = sorted(changes.ratings, key=lambda each: 0 if each.of.is_split else _ORDER.index(each.way))
    lines = [Line(each.of, each.beside, (*_rated(each.before), *_rated(each.after))) for each in ordered]
    head = grouped_head("Indicator", page.columns, ("Result", "Rating"))
    columns = (Holds.NUMBER, Holds.RATING) * 2
    summary = "Each rating that is not what it was, with the result that was rated, before and after."
    yield from split_tables(page, Grid(columns, head, summary), lines, level)


def _rated(result: Result | None) -> tuple[Inlines, Inlines]:
    if result is None or result.amount is None:
        return _value(result), _NONE
    return _value(result), (RatingMark(result.rating),)


def _value(result: Result | None) -> Inlines:
    return (Value(result, Shown.RESULT),) if result and result_text(result) else _NONE


def _directions(page: Page, changes: ReportChanges, level: int) -> Iterator[Block]:
    """Return directions that changed, and by their names those that there are on one side alone."""
    lines = [
        Line(each.of, "", (page.words(each.since), _arrow(each.before), _arrow(each.after)))
        for each in changes.directions
        if each.edit is Edit.EDITED
    ]
    head = plain_head("Indicator", (Text("Compared with"),), *page.columns)
    summary = "Each direction of travel that is not what it was, before and after."
    yield from split_tables(page, Grid((Holds.LABEL,) * 3, head, summary), lines, level)
    one_sided = ((each.of, each.edit, each.since) for each in changes.directions if each.edit is not Edit.EDITED)
    yield from _on_one_side(page, "directions of travel compared with", one_sided, level)


def _arrow(direction: Direction | None) -> Inlines:
    return (DirectionArrow(direction),) if direction else _NONE


def _figures(page: Page, changes: Sequence[FigureChange], level: int) -> Iterator[Block]:
    """Return figures, and the areas and cohorts that have any on one side alone by their names."""
    one_sided = [each for each in changes if each.of.is_split and each.edit is not Edit.EDITED]
    yield from _moved(page, [each for each in changes if each not in one_sided], level)
    whole = ((replace(each.of, area="", cohort=""), each.edit, split_text(each.of)) for each in one_sided)
    yield from _on_one_side(page, "figures of", whole, level)


def _on_one_side(page: Page, what: str, told: Iterable[tuple[Subject, Edit, str]], level: int) -> Iterator[Block]:
    """Return what there is on one side alone: a list of indicators for each side and what it has of them."""
    names: dict[tuple[Subject, Edit], dict[str, None]] = {}
    for of, edit, name in told:
        names.setdefault((of, edit), {})[name] = None
    groups: dict[tuple[Edit, tuple[str, ...]], list[Subject]] = {}
    for (of, edit), some in names.items():
        groups.setdefault((edit, tuple(some)), []).append(of)
    if groups:
        yield page.heading(level, "Only in one of the two")
    for (edit, listed), subjects in groups.items():
        yield page.paragraph(f"Only {page.heads[edit is Edit.ADDED]} has {what} {'; '.join(listed)}:")
        yield ListBlock(ordered=False, items=tuple((page.paragraph(_whole(of)),) for of in subjects))


def _whole(of: Subject) -> str:
    return ", ".join(filter(None, (subject_text(of), split_text(of))))


def _moved(page: Page, changes: Sequence[FigureChange | EarlierChange], level: int) -> Iterator[Block]:
    texts = [figure_texts(each) for each in changes]
    lines = [
        Line(each.of, _beside(each), (*_both(page, each, shown), page.bound(figure_difference(each))))
        for each, shown in zip(changes, texts, strict=True)
    ]
    head = plain_head("Indicator", *page.columns, (Text("Change"),))
    columns = (figures_or_text(each for each, _ in texts), figures_or_text(each for _, each in texts), Holds.LABEL)
    summary = "Each figure that is not what it was, before and after, and how far it moved."
    yield from split_tables(page, Grid(columns, head, summary), lines, level)


def _beside(change: FigureChange | EarlierChange) -> str:
    return earlier_name_in_words(change) if isinstance(change, EarlierChange) else change.beside


def _both(page: Page, change: FigureChange | EarlierChange, texts: tuple[str, str]) -> tuple[Inlines, Inlines]:
    """Return both results as values, or in words where these say more than the result."""
    before, after = (
        _value(result) if result and result_text(result) == words else page.words(words)
        for result, words in zip((change.before, change.after), texts, strict=True)
    )
    return before, after


def _indicators(page: Page, changes: ReportChanges) -> Iterator[Block]:
    rows = [
        (
            subject_text(each.of),
            (page.words(EDITS[each.edit]), _value(each.result), page.words(each.reason or "not said")),
        )
        for each in changes.indicators
    ]
    if rows:
        head = plain_head("Indicator", (Text("What became of it"),), (Text("Result"),), (Text("Why"),))
        columns = (Holds.LABEL, Holds.NUMBER, Holds.TEXT)
        yield table(page, Grid(columns, head, "Each indicator that the report shows now, or shows no more."), rows)


def _targets(page: Page, changes: ReportChanges) -> Iterator[Block]:
    rows = [(subject_text(each.of), (target_name(each), *each.said)) for each in changes.targets]
    yield from _in_words(page, "Indicator", "Target", "Each target that is not what it was, before and after.", rows)


def _definitions(page: Page, changes: ReportChanges) -> Iterator[Block]:
    rows = [(subject_text(each.of), (each.fact, each.before, each.after)) for each in changes.definitions]
    summary = "Each part of a definition that is not what it was, before and after."
    yield from _in_words(page, "Indicator", "Part", summary, rows)


def _in_words(
    page: Page, first: str, second: str, summary: str, rows: Sequence[tuple[str, tuple[str, str, str]]]
) -> Iterator[Block]:
    if rows:
        head = plain_head(first, (Text(second),), *page.columns)
        cells = ((name, tuple(page.words(each or NOTHING) for each in said)) for name, said in rows)
        yield table(page, Grid((Holds.LABEL, Holds.TEXT, Holds.TEXT), head, summary), cells)


def _details(page: Page, changes: ReportChanges) -> Iterator[Block]:
    yield from detail_table(page, [(each.fact, (each.before, each.after)) for each in changes.details])


def detail_table(page: Page, rows: Sequence[tuple[str, tuple[str, str]]]) -> Iterator[Block]:
    """Return a table of facts with what they were and are; nothing where there are none."""
    if rows:
        head = plain_head("What", *page.columns)
        cells = ((name, tuple(page.words(each or NOTHING) for each in both)) for name, both in rows)
        summary = "Each fact that is not what it was, before and after."
        yield table(page, Grid((Holds.TEXT, Holds.TEXT), head, summary), cells)


def _files(page: Page, changes: ReportChanges) -> Iterator[Block]:
    if changes.files:
        said = ((page.paragraph(f"{EDITS[each.edit]}: {each.path}"),) for each in changes.files)
        yield page.paragraph("The two were made from files that are not the same. What follows from them stands above.")
        yield ListBlock(ordered=False, items=tuple(said))


# -- texts ------------------------------------------------------------------------------------------


def _texts(page: Page, changes: Sequence[WordsChange]) -> Iterator[Block]:
    if changes:
        yield ListBlock(ordered=False, items=tuple(tuple(_text(page, each)) for each in changes))


def _text(page: Page, change: WordsChange) -> Iterator[Block]:
    yield Paragraph((Strong(page.words(text_name(change.of))), *page.words(f": {_became(change)}")))
    quoted = [(word, each) for word, some in (("Gone", change.gone), ("New", change.new)) for each in some]
    items = ((Paragraph((Strong((Text(f"{word}:"),)), *page.words(f" “{_plain(each)}”"))),) for word, each in quoted)
    if quoted:
        yield ListBlock(ordered=False, items=tuple(items))


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())


def _became(change: WordsChange) -> str:
    if change.edit is not Edit.EDITED:
        return f"{EDITS[change.edit].lower()}."
    said = [f"{_sentences(len(some))} {word}" for some, word in ((change.gone, "gone"), (change.new, "new")) if some]
    return f"changed, {', '.join(said) or 'its sentences stand in another order'}."


def _sentences(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"
