"""Numbers that leave out the unit of points before them: `5.1 points in one month, and of 22.5 in one year`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.roles import is_goal
from committee_pack.check.agreement.sentences import Sentence

_ON_TO = re.compile(r"(?:\s[A-Za-z’']+){0,6},?\s(?:to|and|or|but|then|against)\s(?:just\s|only\s)?")
_OF_OR_BY = re.compile(r"\b(?:of|by)\s(?:just\s|only\s|about\s)?$", re.IGNORECASE)


def points_before(sentence: Sentence, each: Quantity, told: Sequence[Quantity]) -> Quantity | None:
    """Return the points before a number that goes on from them without their unit; None where it does not."""
    points = [other for other in told if other.kind is Kind.POINTS and other.end <= each.start]
    is_bare = each.decimals > 0 and sentence.typed(each)[-1:].isdigit()
    if not points or not is_bare or is_goal(sentence, each):
        return None
    gap = sentence.between(points[-1].end, each.start)
    return points[-1] if _ON_TO.fullmatch(gap) or _OF_OR_BY.search(gap) else None
