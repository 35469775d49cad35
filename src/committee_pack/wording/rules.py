"""Ratings, directions and the rules that they follow become words."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from committee_pack.model.document import DirectionArrow
from committee_pack.model.indicators import (
    Band,
    Bands,
    Basis,
    Bound,
    Change,
    ChangeKind,
    ComparatorRule,
    ExpectedRange,
    Indicator,
    Polarity,
    Rating,
    RatingRule,
    Rule,
    TargetMet,
    TargetMissed,
    Unit,
)
from committee_pack.model.results import Direction, Result
from committee_pack.wording.calendar import period_text
from committee_pack.wording.numbers import brief_amount, difference_text

NOT_RATED, RATED_OTHERWISE = "Not rated", "Rated otherwise"
ARROWS = {Direction.BETTER: "▲", Direction.WORSE: "▼", Direction.SAME: "▶"}


def rating_text(rating: Rating | None) -> str:
    """Return the rating's word; no rating is `Not rated`."""
    return rating.value if rating else NOT_RATED


def direction_text(arrow: DirectionArrow) -> str:
    """Return the direction in words: `Better`, or `Better than 1 month ago`."""
    if not arrow.since:
        return arrow.direction.value
    joint = "as" if arrow.direction is Direction.SAME else "than"
    return f"{arrow.direction.value} {joint} {arrow.since}"


def polarity_text(polarity: Polarity) -> str:
    """Return which way is good, as a column has it: `Higher`, `Lower`, `Target`."""
    return polarity.value.capitalize()


def polarity_sentence(polarity: Polarity) -> str:
    """Return which way is good, as a sentence."""
    return {
        Polarity.HIGHER: "Higher values are better.",
        Polarity.LOWER: "Lower values are better.",
        Polarity.TARGET: "Values close to the target are better.",
        Polarity.NEITHER: "Counted and not judged.",
    }[polarity]


def rule_sentence(rule: Rule, indicator: Indicator, target: Decimal | None) -> str:
    """Return a rule in a sentence: `Green at or above 90%, Amber 80% to below 90%, Red below 80%.`"""
    match rule:
        case RatingRule():
            parts = [f"{each.value} {bands_text(bands, indicator, target)}" for each, bands in rule.bands() if bands]
            return f"{', '.join(parts)}."
        case ComparatorRule(comparator=comparator, margin=margin):
            apart = f"they are more than {difference_text(margin, indicator.unit)} apart" if margin else "they differ"
            return f"Better or Worse than {comparator} where {apart}, else Similar."
        case ExpectedRange(within=within):
            expected = _band_text(within, indicator, target)
            return f"Within where it is in the expected range, {expected}, else Above or Below."
        case _:
            assert_never(rule)


def expectation_text(result: Result) -> str:
    """Return how a result stands beside its range: `above the expected range (at or below 100)`; else nothing."""
    if not isinstance(result.rule, ExpectedRange) or result.rating is None:
        return ""
    band = _band_text(result.rule.within, result.indicator, result.target)
    return f"{result.rating.value.lower()} the expected range ({band})"


def threshold_name(*, is_upper: bool) -> str:
    """Return what an end of an expected range is called."""
    return "Upper threshold" if is_upper else "Lower threshold"


def unit_sentence(indicator: Indicator) -> str:
    """Return what a result is counted in, as a sentence; nothing where its number says so itself."""
    if indicator.unit.is_rate:
        of = f" of the population: {indicator.population}" if indicator.population else ""
        return f"A rate {indicator.unit.value}{of}."
    return {Unit.DAYS: "An average number of days.", Unit.RATIO: "A ratio: one number over the other."}.get(
        indicator.unit, ""
    )


def basis_sentence(rule: Rule | None) -> str:
    """Return where the bands come from, as a sentence; published ones need none."""
    if not isinstance(rule, RatingRule):
        return ""
    boundary = "The boundary between Amber and Red is" if rule.amber and rule.red else "The bands are"
    return {
        Basis.PUBLISHED: "",
        Basis.INFERRED: f"{boundary} inferred from published ratings.",
        Basis.UNKNOWN: (
            "The boundary between Amber and Red is not published: a result that misses its target is shown as Amber."
        ),
    }[rule.basis]


def change_sentence(change: Change, by: str) -> str:
    """Return what became of an indicator, and why; `by` is the title of the one that replaces it."""
    since = period_text(change.start)
    said = {
        ChangeKind.NEW: f"New from {since}",
        ChangeKind.CHANGED: f"Measured otherwise from {since}",
        ChangeKind.REPLACED: f"Replaced from {since}{f' by {by}' if by else ''}",
        ChangeKind.RATED: f"Rated otherwise from {since}",
        ChangeKind.RETIRED: f"Retired from {since}",
    }[change.kind]
    return f"{said}: {change.note}" if change.note else f"{said}."


def bands_text(bands: Bands, indicator: Indicator, target: Decimal | None) -> str:
    """Return bands in the words that are printed: `below 12% or above 23%`."""
    return " or ".join(_band_text(band, indicator, target) for band in bands)


def _end_text(end: Bound, indicator: Indicator, target: Decimal | None) -> str:
    if end.value is None and end.is_threshold:
        return "the threshold"
    value = target if end.value is None else end.value
    return "the target" if value is None else brief_amount(value, indicator.unit)


def _band_text(band: Band | TargetMet | TargetMissed, indicator: Indicator, target: Decimal | None) -> str:
    if isinstance(band, (TargetMet, TargetMissed)):
        goal = brief_amount(target, indicator.unit) if target is not None else "the target"
        met = "at or above" if indicator.polarity is Polarity.HIGHER else "at or below"
        missed = "below" if indicator.polarity is Polarity.HIGHER else "above"
        return f"{met if isinstance(band, TargetMet) else missed} {goal}"
    lower, upper = band.lower, band.upper
    ends = [_end_text(end, indicator, target) for end in (lower, upper) if end]
    if lower and upper:
        return f"{'' if lower.included else 'above '}{ends[0]} to {'' if upper.included else 'below '}{ends[1]}"
    if lower:
        return f"{'at or above' if lower.included else 'above'} {ends[0]}"
    if upper:
        return f"{'at or below' if upper.included else 'below'} {ends[0]}"
    return "any value"
