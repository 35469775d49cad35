"""Shares held against the two counts that they stand with: `615 (63%) of 967`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.numbers.share_pairs import Pair
from committee_pack.check.agreement.numbers.share_words import is_share
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.results.agreeing import agrees, states
from committee_pack.check.agreement.results.facts import Fact, Split, What
from committee_pack.check.agreement.results.naming import named, shown
from committee_pack.wording import number_text

_SAMPLE = re.compile(r"\b(?:audit\w*|reviews?|reviewed|sampl\w+|survey\w*|inspect\w+|looked at)\b", re.IGNORECASE)


def against_counts(sentence: Sentence, each: Quantity, pair: Pair, settled: set[int]) -> Iterator[Doubt]:
    """Return a doubt of a share that is not of the counts it stands with, where both are known."""
    is_right = is_share(each, pair.percent) if each.kind is Kind.SHARE else _is_stated(sentence, each, pair)
    # -- where the share is a result it is rather one of the counts that is mistyped
    is_wrong = not is_right and (
        all(_is_known(sentence, count) for count in pair.both) or not _is_known(sentence, each)
    )
    if is_right or is_wrong or each.kind is Kind.SHARE:
        settled.add(each.start)
    if is_wrong and (right := _of_its_period(sentence, each, pair)):
        yield _of_another_period(sentence, each, pair, right, settled)
    elif is_wrong:
        counts = f"{sentence.typed(pair.top)} of {sentence.typed(pair.under)}"
        percent = f"{number_text(pair.percent, max(each.decimals, 1))}%"
        message = f"{counts} is {percent}, and not {sentence.typed(each)}."
        yield Doubt("figure-share", each.start, each.end, message, f"Write {percent}.")


def _is_stated(sentence: Sentence, each: Quantity, pair: Pair) -> bool:
    """Return whether a share is that of counts, or that of all but those who are counted where these remain."""
    if states(each, pair.percent):
        return True
    is_of_rest = any(fact.what is What.REST and agrees(pair.top, fact) for fact in sentence.facts())
    return is_of_rest and states(each, 100 - pair.percent)


def _of_its_period(sentence: Sentence, each: Quantity, pair: Pair) -> tuple[Fact, Fact] | None:
    """Return the numerator and the denominator of a share that is a result, where a count beside it is of another."""
    spoken = frozenset((sentence.latest.last,)).union(*(when.lasts for when in sentence.whens))
    results = (fact for fact in sentence.facts() if fact.what is What.RESULT and fact.last in spoken)
    for result in (fact for fact in results if agrees(each, fact)):
        own = [fact for fact in sentence.facts() if (fact.indicator, fact.last, fact.split) == _whose(result)]
        top = next((fact for fact in own if fact.what is What.NUMERATOR), None)
        under = next((fact for fact in own if fact.what is What.DENOMINATOR), None)
        if top and under and not (agrees(pair.top, top) and agrees(pair.under, under)):
            return top, under
    return None


def _whose(fact: Fact) -> tuple[str, int, Split]:
    return fact.indicator, fact.last, fact.split


def _of_another_period(
    sentence: Sentence, each: Quantity, pair: Pair, counts: tuple[Fact, Fact], settled: set[int]
) -> Doubt:
    """Return a doubt of the counts beside a share that is right, with what they are; `settled` takes their places."""
    settled |= {count.start for count in pair.both}
    top, under = counts
    wrong, typed = (pair.under, under) if agrees(pair.top, top) else (pair.top, top)
    elsewhere = (fact for fact in sentence.facts() if fact.what is typed.what and agrees(wrong, fact))
    other = next((fact for fact in elsewhere if fact.split == typed.split), None)
    is_that = f"{sentence.typed(wrong)} is {named(other) if other else f'not {named(typed)}'}"
    share = f"{sentence.typed(pair.top)} of {sentence.typed(pair.under)} is not {sentence.typed(each)}"
    return Doubt("figure-share", each.start, each.end, f"{share}: {is_that}.", f"Write {shown(top)} of {shown(under)}.")


def are_of_a_sample(sentence: Sentence, pair: Pair) -> bool:
    """Return whether counts are of some that somebody looked at, which are no result of an indicator."""
    return bool(_SAMPLE.search(sentence.text)) and not any(_is_known(sentence, count) for count in pair.both)


def _is_known(sentence: Sentence, each: Quantity) -> bool:
    return any(agrees(each, fact) for fact in sentence.facts())
