"""Results, and what they are compared with, become words."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, assert_never

from committee_pack.model.document import Shown, Value
from committee_pack.model.periods import Window
from committee_pack.model.reckoned import threshold
from committee_pack.model.results import Compared, Gap, GapKind, Part, Rank, Result
from committee_pack.wording.calendar import period_text, window_text
from committee_pack.wording.numbers import amount_text, brief_amount, decimals_of, plain_number, signed_text
from committee_pack.wording.rules import rating_text
from committee_pack.wording.short_forms import against_target_text, moved_text, remainder_text, shortfall_text


def result_text(result: Result) -> str:
    """Return a result as displayed, with its marks: `67.7%`, `83.3% [p]`; its words where it has no number."""
    if result.amount is None:
        return result.words
    text = amount_text(result.amount.number, result.indicator.unit, result.decimals)
    return result.notation.beside(text, result.marks) if result.marks else text


def target_text(result: Result) -> str:
    """Return the target at the indicator's decimals or, so as not to round it, its own: `90.0%`, `17.55%`.

    A report may write its targets with no more than they need: `90%`.
    """
    return "" if result.target is None else _goal_text(Fraction(result.target), result)


def threshold_text(result: Result) -> str:
    """Return the number between Amber and Red as a target is written: `80.0%`; nothing where there is no one number."""
    number = threshold(result)
    return "" if number is None else _goal_text(number, result)


def _goal_text(number: Fraction, result: Result) -> str:
    if result.notation.targets_as_typed:
        return brief_amount(number, result.indicator.unit)
    return amount_text(number, result.indicator.unit, max(result.indicator.decimals, decimals_of(number) or 0))


def change_text(result: Result, compared: Compared | None) -> str:
    """Return this less the other as displayed, signed: `+1.2 percentage points`, `-3`, `0`."""
    text = variance_text(result, compared)
    return f"{text.removesuffix('%')} percentage points" if text.endswith("%") else text


def variance_text(result: Result, compared: Compared | None) -> str:
    """Return this less the other as a column has it, percentage points with their sign: `+17.4%`, `-0.0%`, `0.0%`."""
    if compared is None or result.amount is None or compared.result.amount is None:
        return ""
    return signed_text(result.amount.number - compared.result.amount.number, result.indicator.unit, result.decimals)


def rank_text(rank: Rank | None) -> str:
    """Return a place among others: `13 of 152`."""
    return f"{rank.place} of {rank.of}" if rank else ""


def reason_text(result: Result) -> str:
    """Return why there is no result, as a sentence; nothing where there is one, or words in its place say why."""
    return gap_sentence(result.gap, result) if result.gap and not result.words else ""


def source_text(result: Result) -> str:
    """Return where a result came from: the row, or the first and how many it is the sum of."""
    place = str(result.place) if result.place else ""
    return f"{place} and {len(result.rows) - 1} more" if len(result.rows) > 1 else place


def gap_sentence(gap: Gap, result: Result) -> str:
    """Return why there is no result, as a sentence."""
    named, verb = _named(gap.parts), "is" if len(gap.parts) == 1 else "are"
    match gap.kind:
        case GapKind.NO_ROW:
            return f"There is no observation{f' of {result.comparator}' if result.comparator else ''}."
        case GapKind.NO_PERIOD:
            return "The indicator has no such period."
        case GapKind.YET_TO_COME:
            return "The period is yet to come."
        case GapKind.NO_BASELINE:
            return "The catalogue gives the indicator no 'baseline'."
        case GapKind.NO_START:
            return "It is not said since when it is counted: the indicator has no 'since'."
        case GapKind.NOT_OVER:
            is_quarter = result.window is Window.QUARTER
            return f"The {'quarter' if is_quarter else f'financial year {result.period.financial_year}'} is not over."
        case GapKind.NO_POPULATION:
            year = gap.parts[0].period
            return f"There is no population of {gap.parts[0].area or 'the whole council'} for {year}."
        case GapKind.PART_MISSING:
            return f"{named} {verb} missing."
        case GapKind.PART_IN_WORDS:
            return f"{named} {'has' if len(gap.parts) == 1 else 'have'} words in place of numbers."
        case GapKind.PART_AS_PRINTED:
            return f"{named} {verb} known as printed only, without numerator and denominator."
        case GapKind.PART_WITHOUT_DENOMINATOR:
            return f"{named} {'has' if len(gap.parts) == 1 else 'have'} no denominator."
        case GapKind.PARTS_OVERLAP:
            return "The rows of shorter windows overlap: none of them add up to this one."
        case GapKind.BREAK_WITHIN:
            return "The definition changed within the window."
        case _:
            assert_never(gap.kind)


_MOST_NAMED = 4


def _named(parts: tuple[Part, ...]) -> str:
    """Return parts in words: areas by name, else periods; with what stands there in place of a figure."""
    names = [_part(each, with_period=len({part.period for part in parts}) > 1 or not each.area) for each in parts]
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _part(part: Part, *, with_period: bool) -> str:
    words = f" ({part.words})" if part.words else ""
    named = (part.area, period_text(part.period) if with_period else "")
    return f"{' in '.join(filter(None, named))}{words}"


_Between = Literal[Shown.DIRECTION, Shown.CHANGE, Shown.MOVED, Shown.VARIANCE]
_Reckoned = Literal[Shown.AGAINST_TARGET, Shown.SHORTFALL, Shown.REMAINDER, Shown.THRESHOLD]


def value_text(value: Value) -> str:
    """Return the fact of a result that a value shows, in words; nothing where it is not known."""
    result = value.of
    match value.shown:
        case Shown.RESULT:
            return result_text(result)
        case Shown.NUMERATOR:
            return "" if result.numerator is None else plain_number(result.numerator)
        case Shown.DENOMINATOR:
            return "" if result.denominator is None else plain_number(result.denominator)
        case Shown.TARGET:
            return target_text(result)
        case Shown.PERIOD:
            return "" if result.comparator and result.gap else period_text(result.period)
        case Shown.WINDOW:
            return window_text(result.window)
        case Shown.RATING:
            return rating_text(result.rating) if result.amount is not None else ""
        case Shown.RANK:
            return rank_text(result.rank)
        case Shown.REASON:
            return gap_sentence(result.gap, result) if result.gap else ""
        case Shown.DIRECTION | Shown.CHANGE | Shown.MOVED | Shown.VARIANCE:
            return _between_text(value.shown, result, result.compared(value.comparison))
        case Shown.AGAINST_TARGET | Shown.SHORTFALL | Shown.REMAINDER | Shown.THRESHOLD:
            return _reckoned_text(value.shown, result)
        case _:
            assert_never(value.shown)


def _between_text(shown: _Between, result: Result, compared: Compared | None) -> str:
    match shown:
        case Shown.DIRECTION:
            return compared.direction.value if compared and compared.direction else ""
        case Shown.CHANGE:
            return change_text(result, compared)
        case Shown.MOVED:
            return moved_text(result, compared)
        case Shown.VARIANCE:
            return variance_text(result, compared)
        case _:
            assert_never(shown)


def _reckoned_text(shown: _Reckoned, result: Result) -> str:
    match shown:
        case Shown.AGAINST_TARGET:
            return against_target_text(result)
        case Shown.SHORTFALL:
            return shortfall_text(result)
        case Shown.REMAINDER:
            return remainder_text(result)
        case Shown.THRESHOLD:
            return threshold_text(result)
        case _:
            assert_never(shown)
