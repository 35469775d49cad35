"""Numbers that leave out the unit of a change before them: `5.1 points in one month, and of 22.5 in one year`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.roles import is_change, is_goal
from committee_pack.check.agreement.sentences import Sentence

_ON_TO = re.compile(r"(?:\s[\w’'/]+){0,8},?\s(?:to|and|or|but|then|against)\s(?:just\s|only\s)?")
_OF_OR_BY = re.compile(r"\b(?:of|by)\s(?:just\s|only\s|about\s)?$", re.IGNORECASE)


def change_before(sentence: Sentence, each: Quantity, told: Sequence[Quantity]) -> Quantity | None:
    """Return the change before a number that goes on from it without its unit; None where it does not."""
    before = (other for other in told if other.end <= each.start)
    changes = [
        other for other in before if other.kind is Kind.POINTS or (other.decimals and is_change(sentence, other))
    ]
    is_bare = each.decimals > 0 and sentence.typed(each)[-1:].isdigit()
    if not changes or not is_bare or is_goal(sentence, each):
        return None
    gap = sentence.between(changes[-1].end, each.start)
    return changes[-1] if _ON_TO.fullmatch(gap) or _OF_OR_BY.search(gap) else None
