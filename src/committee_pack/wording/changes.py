"""What changed from one edition or period to another becomes words."""

from __future__ import annotations

from committee_pack.model.changes import (
    Comparison,
    EarlierChange,
    FigureChange,
    PaperFact,
    Side,
    SideKind,
    Subject,
    TargetChange,
    TextKind,
    TextOf,
)
from committee_pack.model.proofs import Edit
from committee_pack.model.reckoned import shared_decimals
from committee_pack.model.results import Result
from committee_pack.wording.calendar import (
    date_text,
    period_text,
    short_period_text,
    short_window_text,
    window_text,
)
from committee_pack.wording.numbers import exact_text, plain_number, rounded
from committee_pack.wording.results import rank_text, reason_text, result_text
from committee_pack.wording.short_forms import how_far

NOTHING = "none"
"""What stands where there was nothing, or is nothing any more."""
NOT_THERE, THERE = "not there", "there"
"""What is said of an item or a paper before it was added, and after."""
VERSIONS = ("one version", "another version")
"""What is said of both sides where all that can be told is that they are not the same."""
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
    """Return what a side is: `August 2016, edition 2, published on 9 November 2016`, `..., from the files ...`."""
    parts = (
        period_text(side.period) if side.period else "",
        f"supplement {side.supplement}" if side.supplement else "",
        _made(side),
    )
    words = ", ".join(filter(None, parts))
    return f"{words[:1].upper()}{words[1:]}"


def _made(side: Side) -> str:
    """Return by what a side is made, and for which day; the files of a report have that of one of its periods alone."""
    if side.edition:
        return f"edition {side.number}, published on {date_text(side.published)}"
    if side.period:
        return "from the files as they are now"
    return f"from the files for publication on {date_text(side.published)}"


_PAPERS = {
    SideKind.REPORT: "this report",
    SideKind.PACK: "this agenda pack",
    SideKind.SUPPLEMENT: "this supplement",
}


def comparison_sentence(comparison: Comparison, council: str) -> str:
    """Return what a paper on a comparison tells: `... what changed in this report of ..., from July 2016 to ...`."""
    before, after = comparison.before, comparison.after
    if before == after:
        return f"This paper holds {_PAPERS[after.kind]} of {council} beside itself."
    by_period = before.period and after.period and before.period != after.period
    first, second = (period_text(each.period) if by_period and each.period else _told(each) for each in (before, after))
    return f"This paper tells what changed in {_PAPERS[after.kind]} of {council}, from {first} to {second}."


def _told(side: Side) -> str:
    return f"edition {side.number}" if side.edition else "its files as they are now"


# -- what a change is of ----------------------------------------------------------------------------


def subject_text(of: Subject) -> str:
    """Return an indicator after its number: `9 Returner interviews`."""
    return f"{of.number} {of.title}".strip()


def split_text(of: Subject) -> str:
    """Return an area and a cohort in words: `West Kent, girls`, `the whole council, girls`; nothing for neither."""
    return ", ".join(filter(None, (of.area or "the whole council", of.cohort))) if of.is_split else ""


def text_name(of: TextOf) -> str:
    """Return which text it is: `Commentary: 9 Returner interviews`, `Data notes: ...`, `Section: Overview`."""
    return f"{TEXTS[of.kind]}: {f'{of.number} {of.title}'.strip()}"


def earlier_name(change: EarlierChange) -> str:
    """Return of when an earlier result is, and whose: `Jul 2016 (R12M)`, `Mar 2016 (R12M), England`."""
    when = f"{short_period_text(change.period)} ({short_window_text(change.window)})"
    return f"{when}, {change.comparator}" if change.comparator else when


def earlier_name_in_words(change: EarlierChange) -> str:
    """Return the same for those who do not know the short forms: `July 2016, rolling 12 months`, `..., England`."""
    parts = (period_text(change.period), window_text(change.window).lower(), change.comparator)
    return ", ".join(filter(None, parts))


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
    """Return how far a figure moved: `up 1.2 percentage points`, `down 3`, `unchanged`; `new` and `gone` of one alone.

    Two numbers of other units have no difference, words no known one. What is known as printed alone is compared so.
    """
    before, after = change.before, change.after
    was_known, is_known = (each is not None and each.is_known for each in (before, after))
    if not (was_known and is_known):
        return "new" if is_known else "gone" if was_known else NOTHING
    if not (before and after and before.amount and after.amount):
        return "not known"
    if before.indicator.unit is not after.indicator.unit:
        return "another unit"
    decimals = shared_decimals(after.amount, before.amount, after.indicator)
    was, now = (
        each.number if decimals is None else rounded(each.number, decimals) for each in (before.amount, after.amount)
    )
    return how_far((now > was) - (now < was), now - was, after)
