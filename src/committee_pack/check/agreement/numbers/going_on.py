"""Numbers that leave out the unit of a change before them: `5.1 points in one month, and of 22.5 in one year`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from committee_pack.check.agreement.numbers.roles import is_change, is_goal
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence

_ON_TO = re.compile(r"(?:\s[\w’'/]+){0,8},?\s(?:to|and|or|but|then|against)\s(?:just\s|only\s)?")
_OF_OR_BY = re.compile(r"\b(?:of|by)\s(?:just\s|only\s|about\s)?$", re.IGNORECASE)


def change_before(sentence: Sentence, each: Quantity, told: Sequence[Quantity]) -> Quantity | None:
    """Return the change before a number that goes on from it without its unit; None where it does not."""
    if not each.decimals:
        return _count_before(sentence, each, told)
    if not sentence.typed(each)[-1:].isdigit() or is_goal(sentence, each):
        return None
    before = (other for other in reversed(told) if other.end <= each.start)
    changed = (
        other for other in before if other.kind is Kind.POINTS or (other.decimals and is_change(sentence, other))
    )
    last = next(changed, None)
    if last is None:
        return None
    gap = sentence.between(last.end, each.start)
    return last if _ON_TO.fullmatch(gap) or _OF_OR_BY.search(gap) else None


def _count_before(sentence: Sentence, each: Quantity, told: Sequence[Quantity]) -> Quantity | None:
    """Return the change of a count before another over a longer time: `up 58 in the month and 644 over the year`."""
    last = next((other for other in reversed(told) if other.end <= each.start), None)
    if last is None or any(one.kind is not Kind.PLAIN or one.is_spelt for one in (last, each)):
        return None
    is_joined = is_change(sentence, last) and _ON_TO.fullmatch(sentence.between(last.end, each.start))
    is_timed = any(when.start == each.end + 1 and when.is_span for when in sentence.whens)
    return last if is_joined and is_timed else None
