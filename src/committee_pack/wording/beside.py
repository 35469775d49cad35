"""What stands beside a result becomes words, with the comparison that gave a direction of travel."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from committee_pack.model.indicators import Indicator, Polarity, TravelRule
from committee_pack.model.results import Beside, Compared, Direction, GapKind, Judged, Result, TravelBasis
from committee_pack.wording.calendar import covered_text, period_text
from committee_pack.wording.numbers import amount_text, as_difference, brief_amount, telling_text
from committee_pack.wording.origin import decimals_text
from committee_pack.wording.results import change_text, gap_sentence, rank_text, result_text
from committee_pack.wording.rules import change_sentence
from committee_pack.wording.why import rating_reason


def beside_sentences(result: Result, compared: Compared) -> tuple[str, ...]:
    """Return what stands beside a result, and what follows from it, as sentences."""
    match compared.beside:
        case Beside.EARLIER:
            return tuple(filter(None, (_earlier(compared.result), direction_reason(result, compared))))
        case Beside.WINDOW:
            return _over_window(compared.result)
        case Beside.COMPARATOR:
            return tuple(filter(None, (_of_others(compared.result),)))
        case Beside.COHORT:
            return (_variance(result, compared),)
        case _:
            assert_never(compared.beside)


def _shown(other: Result) -> str:
    """Return the other result as displayed; nothing where there is none."""
    return result_text(other) if other.amount is not None or other.words else ""


def _why_none(other: Result) -> str:
    return gap_sentence(other.gap, other) if other.gap else "It cannot be computed from its row."


def _earlier(other: Result) -> str:
    if other.gap and other.gap.kind is GapKind.NO_PERIOD:
        return "None: the indicator has no such period."
    shown = _shown(other)
    then = f"{shown or 'None'} in {period_text(other.period)}."
    return then if shown else f"{then} {_why_none(other)}"


def _over_window(other: Result) -> tuple[str, ...]:
    covered = covered_text(other.window, other.period, other.indicator.since)
    if not (shown := _shown(other)):
        return (f"None for {covered}. {_why_none(other)}",)
    return (f"{shown} for {covered}.", rating_reason(other))


def _of_others(other: Result) -> str:
    if not (shown := _shown(other)):
        return f"None. {_why_none(other)}"
    rank = f", where the council is {rank_text(other.rank)}" if other.rank else ""
    return f"{shown} of {other.comparator} in {period_text(other.period)}{rank}."


def _variance(result: Result, compared: Compared) -> str:
    """Return a variance as what is taken from what: `+17.4 percentage points: 65.3% of ... less 48.0% of ...`."""
    other = compared.result
    if result.amount is None or other.amount is None:
        lacking = result if result.amount is None else other
        return f"None: there is no result of {_cohort(lacking)}."
    unit = result.indicator.unit
    now = telling_text(result.amount.number, unit, result.decimals, other.amount.number)
    then = telling_text(other.amount.number, unit, result.decimals, result.amount.number)
    return f"{change_text(result, compared)}: {now} of {_cohort(result)} less {then} of {_cohort(other)}."


def _cohort(of: Result) -> str:
    return f"the cohort '{of.cohort}'" if of.cohort else "everyone"


# -- directions of travel --------------------------------------------------------------------------


def direction_reason(result: Result, compared: Compared) -> str:
    """Return the comparison that gave a direction: `Better: higher is better, and 67.7% is above 66.8%.`"""
    match compared.basis:
        case TravelBasis.EXACT | TravelBasis.DISPLAYED | TravelBasis.PUBLISHED:
            return _judged(result, compared)
        case TravelBasis.NOTHING_EARLIER:
            return "No direction: there is nothing earlier to compare."
        case TravelBasis.BREAK:
            said = change_sentence(compared.change, "") if compared.change else "the definition changed."
            return f"No direction across a change of definition. {said}"
        case TravelBasis.UNLIKE_SPANS:
            return "No direction: one total covers more months than the other."
        case TravelBasis.NOT_JUDGED:
            return f"No direction: {_not_judged(result)}"
        case None:
            return ""
        case _:
            assert_never(compared.basis)


def _not_judged(result: Result) -> str:
    if result.amount is None:
        return "there is no result now."
    if result.indicator.travel is TravelRule.NONE:
        return "it is not judged which way is good."
    return "it is judged by the distance from the target, and there is no target now."


def _judged(result: Result, compared: Compared) -> str:
    direction, numbers = compared.direction, compared.judged
    assert direction, "what was judged has a direction"
    assert numbers, "which comes from numbers"
    if compared.basis is TravelBasis.PUBLISHED:
        return f"{direction.value}: {_published(result, compared)}"
    told = _distances(numbers, direction, result) if numbers.targets else _numbers(numbers, direction, result)
    decimals = numbers.decimals
    as_displayed = "" if decimals is None else f" Compared as displayed, {decimals_text(decimals)}: "
    return f"{direction.value}: {told}{as_displayed and f'{as_displayed}{_printed(result, compared)}.'}"


def _published(result: Result, compared: Compared) -> str:
    """Return that two results which look alike have the direction that the earlier one was published with."""
    assert result.amount, "what was judged has a number"
    shown = amount_text(result.amount.number, result.indicator.unit, result.indicator.decimals)
    return f"as it was published. Both are displayed as {shown}, and {_printed(result, compared)}."


def _printed(result: Result, compared: Compared) -> str:
    """Return which of two results are not known to more decimals than they were printed with."""
    both = ((each.period, each.amount) for each in (result, compared.result))
    printed = [period_text(period) for period, amount in both if amount and amount.known_to is not None]
    return f"{' and '.join(printed)} {'is' if len(printed) == 1 else 'are'} known only as printed"


def _numbers(numbers: Judged, direction: Direction, result: Result) -> str:
    if direction is Direction.SAME:
        return f"{_both(numbers, result).lower()}."
    now, then = (
        _text(number, numbers, result)
        for number in ((numbers.latest, numbers.earlier), (numbers.earlier, numbers.latest))
    )
    side = "above" if numbers.latest > numbers.earlier else "below"
    return f"{_good_way(result.indicator)}, and {now} is {side} {then}."


def _good_way(indicator: Indicator) -> str:
    word = indicator.travel.value
    return f"{word} is better" if indicator.polarity is not Polarity.TARGET else f"{word} counts as better"


def _both(numbers: Judged, result: Result) -> str:
    return f"Both are {_text((numbers.latest, numbers.earlier), numbers, result)}"


def _text(pair: tuple[Fraction, Fraction], numbers: Judged, result: Result) -> str:
    """Return the first number of a pair as it was compared with the other."""
    unit = result.indicator.unit
    if numbers.decimals is not None:
        return amount_text(pair[0], unit, numbers.decimals)
    return telling_text(pair[0], unit, result.decimals, pair[1])


def _distances(numbers: Judged, direction: Direction, result: Result) -> str:
    """Return how far both are from their targets: `12% is 5.5 percentage points from the target of 17.5%, ...`."""
    assert numbers.targets, "distances are from targets"
    unit = result.indicator.unit
    both, far = (numbers.latest, numbers.earlier), numbers.distances
    said = [
        f"{_text(pair, numbers, result)} is {as_difference(_text(apart, numbers, result), unit)} from the target "
        f"of {brief_amount(target, unit)}"
        for pair, apart, target in zip((both, both[::-1]), (far, far[::-1]), numbers.targets, strict=True)
    ]
    closer = "as far from the target as before" if direction is Direction.SAME else "closer to the target is better"
    return f"{closer}. {said[0]}, {said[1]}."
