"""What changed from one edition or period to another becomes words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from committee_pack.model.changes import (
    DirectionChange,
    EarlierChange,
    FigureChange,
    PackChanges,
    PaperFact,
    RatingChange,
    ReportChanges,
    Side,
    Subject,
    TargetChange,
    TextKind,
    TextOf,
    Way,
)
from committee_pack.model.proofs import Edit
from committee_pack.model.reckoned import shared_decimals
from committee_pack.model.results import Result
from committee_pack.wording.calendar import date_text, period_text, short_period_text, short_window_text
from committee_pack.wording.numbers import exact_text, plain_number, rounded, signed_text
from committee_pack.wording.results import rank_text, reason_text, result_text

NOTHING = "none"
"""What stands where there was nothing, or is nothing any more."""
PAPER_FACTS = {
    PaperFact.THERE: "Paper",
    PaperFact.CALLED: "Called",
    PaperFact.PAGES: "Pages",
    PaperFact.CONTENT: "Content",
}
TEXTS = {TextKind.COMMENTARY: "Commentary", TextKind.NOTES: "Data notes", TextKind.SECTION: "Section"}
EDITS = {Edit.ADDED: "Added", Edit.EDITED: "Changed", Edit.REMOVED: "Taken out"}


# -- the two sides ----------------------------------------------------------------------------------


def side_heads(before: Side, after: Side) -> tuple[str, str]:
    """Return what the columns of two sides are called: `Jul 2016` and `Aug 2016`, `Edition 1` and `Now`."""
    if before.period and after.period and before.period != after.period:
        return short_period_text(before.period), short_period_text(after.period)
    heads = _edition(before), _edition(after)
    return heads if heads[0] != heads[1] else ("Before", "After")


def _edition(side: Side) -> str:
    return f"Edition {side.number}" if side.edition else "Now"


def side_text(side: Side) -> str:
    """Return what a side is: `August 2016, edition 2, published on 9 November 2016`, or `..., as the files are now`."""
    parts = (
        period_text(side.period) if side.period else "",
        f"supplement {side.supplement}" if side.supplement else "",
        f"edition {side.number}, published on {date_text(side.published)}" if side.edition else "as the files are now",
    )
    words = ", ".join(filter(None, parts))
    return f"{words[:1].upper()}{words[1:]}"


# -- what a change is of ----------------------------------------------------------------------------


def subject_text(of: Subject) -> str:
    """Return an indicator after its number: `9 Returner interviews`."""
    return f"{of.number} {of.title}".strip()


def split_text(of: Subject) -> str:
    """Return an area and a cohort in words: `West Kent, girls`, `The whole council, girls`; nothing for neither."""
    return ", ".join(filter(None, (of.area or "The whole council", of.cohort))) if of.is_split else ""


def text_name(of: TextOf) -> str:
    """Return which text it is: `Commentary: 9 Returner interviews`, `Data notes: ...`, `Section: Overview`."""
    return f"{TEXTS[of.kind]}: {f'{of.number} {of.title}'.strip()}"


def earlier_name(change: EarlierChange) -> str:
    """Return of when an earlier result is, and whose: `Jul 2016 (R12M)`, `Mar 2016 (R12M), England`."""
    when = f"{short_period_text(change.period)} ({short_window_text(change.window)})"
    return f"{when}, {change.comparator}" if change.comparator else when


def target_name(change: TargetChange) -> str:
    """Return which target it is: `Of 2016/17`; of two periods that of each, `Of the result`."""
    return f"Of {period_text(change.period)}" if change.period else "Of the result"


# -- figures ----------------------------------------------------------------------------------------


def figure_texts(change: FigureChange | EarlierChange) -> tuple[str, str]:
    """Return two results as displayed, with their periods where these differ; those displayed alike, told apart."""
    before, after = change.before, change.after
    if before is None or after is None or not (before.is_known and after.is_known):
        return _shown(before, after), _shown(after, before)
    shown = [result_text(each) for each in (before, after)]
    told = [("", ""), (_told_apart(before, after), _told_apart(after, before))][shown[0] == shown[1]]
    if isinstance(change, FigureChange) and change.is_later:
        told = period_text(before.period), period_text(after.period)
    first, second = (f"{words} ({apart})" if apart else words for words, apart in zip(shown, told, strict=True))
    return first, second


def _shown(result: Result | None, other: Result | None) -> str:
    """Return a result beside another: where neither is known, why there is none."""
    if result is None or result.is_known:
        return result_text(result) if result else NOTHING
    return NOTHING if other is None or other.is_known else reason_text(result) or NOTHING


def _told_apart(result: Result, other: Result) -> str:
    """Return the first that is not alike of: numerator and denominator, the exact number, the rank."""
    pairs = ((each(result), each(other)) for each in (_parts, _exact, lambda one: rank_text(one.rank)))
    return next((own for own, others in pairs if own != others), "")


def _parts(result: Result) -> str:
    people = sum(each.number for each in result.populations)
    parts = (result.numerator, result.denominator or people or None)
    return " / ".join(plain_number(each) for each in parts if each is not None)


def _exact(result: Result) -> str:
    return exact_text(result.amount.number) if result.amount else ""


def figure_difference(change: FigureChange | EarlierChange) -> str:
    """Return how far a figure moved, signed: `+1.2%`, `-3`; nothing where one of the two has none, or another unit.

    What is known as printed alone is compared as printed.
    """
    before, after = change.before, change.after
    if not (before and after and before.amount and after.amount) or before.indicator.unit is not after.indicator.unit:
        return ""
    decimals = shared_decimals(after.amount, before.amount, after.indicator)
    was, is_now = (
        each.number if decimals is None else rounded(each.number, decimals) for each in (before.amount, after.amount)
    )
    return signed_text(is_now - was, after.indicator.unit, after.decimals) if was != is_now else ""


# -- how much changed -------------------------------------------------------------------------------

Counted = tuple[str, str]
"""A kind of change, and how many there are in words; "" where there is none."""


def report_counts(changes: ReportChanges) -> tuple[Counted, ...]:
    """Return how much of each kind changed in a report: `Ratings`, `3 better, 2 worse; 12 of areas and cohorts`."""
    return (
        ("Ratings", _of_both(changes.ratings, _ways)),
        ("Directions of travel", _of_both(changes.directions, _edits_of)),
        ("Figures", _of_both(changes.figures, _edits_of)),
        ("Figures of earlier periods", _of_both(changes.earlier, _number)),
        ("Indicators", _edits(each.edit for each in changes.indicators)),
        ("Targets", _number(changes.targets)),
        ("Definitions", _number(changes.definitions)),
        ("Texts", _edits(each.edit for each in changes.texts)),
        ("The report as a whole", _number(changes.details)),
        ("Files", _edits(each.edit for each in changes.files)),
    )


def pack_counts(changes: PackChanges) -> tuple[Counted, ...]:
    """Return how much of each kind changed in a pack: `Papers`, `1 added, 2 changed`."""
    items, papers = ({(each.number, each.edit): each.edit for each in changes.items}, _papers(changes))
    return (
        ("Items", _edits(items.values())),
        ("Papers", _edits(papers.values())),
        ("Reports", _number(changes.reports)),
        ("The meeting", _number(changes.details)),
    )


def _papers(changes: PackChanges) -> dict[tuple[str, str, Edit], Edit]:
    return {(each.number, each.paper, each.edit): each.edit for each in changes.papers}


def unchanged_sentence(counts: Iterable[Counted]) -> str:
    """Return the kinds without a change in a sentence: `As they were: targets, definitions.`; nothing for none."""
    named = [f"{kind[:1].lower()}{kind[1:]}" for kind, words in counts if not words]
    return f"As they were: {', '.join(named)}." if named else ""


_Told = TypeVar("_Told", RatingChange, DirectionChange, FigureChange, EarlierChange)


def _of_both(changes: Sequence[_Told], said: Callable[[Sequence[_Told]], str]) -> str:
    """Return what is said of the whole council, and of areas and cohorts."""
    whole = [each for each in changes if not each.of.is_split]
    parts = [each for each in changes if each.of.is_split]
    if not parts:
        return said(whole)
    return f"{said(whole) or 'none of the whole council'}; of areas and cohorts {said(parts)}"


def _ways(changes: Sequence[RatingChange]) -> str:
    ways = Counter(each.way for each in changes)
    words = {each: each.value for each in Way} | {Way.OTHER: "otherwise changed"}
    return ", ".join(f"{ways[way]} {named}" for way, named in words.items() if ways[way])


def _edits_of(changes: Sequence[FigureChange] | Sequence[DirectionChange]) -> str:
    return _edits(each.edit for each in changes)


def _number(changes: Sequence[object]) -> str:
    return str(len(changes)) if changes else ""


def _edits(edits: Iterable[Edit]) -> str:
    counts = Counter(edits)
    return ", ".join(f"{counts[edit]} {EDITS[edit].lower()}" for edit in EDITS if counts[edit])
