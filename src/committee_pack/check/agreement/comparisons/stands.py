"""Words that say how a result stands to what it is set beside: `above`, `short of`, `met`."""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction

from committee_pack.check.agreement.reading.triggers import keys_of


class Stand(Enum):
    """How a result is said to stand to what it is set beside."""

    ABOVE = "above"
    BELOW = "below"
    AHEAD = "ahead"
    BEHIND = "behind"
    MET = "met"
    MISSED = "missed"


OPPOSITE = {
    Stand.ABOVE: Stand.BELOW,
    Stand.BELOW: Stand.ABOVE,
    Stand.AHEAD: Stand.BEHIND,
    Stand.BEHIND: Stand.AHEAD,
    Stand.MET: Stand.MISSED,
    Stand.MISSED: Stand.MET,
}
_IS = r"(?:is|are|was|were)\s"
_NOT_WITHIN_A_RANGE = r"\d|an?\s|one|two|three|four|five|six|seven|eight|nine|ten|half|striking|reach|sight|touching"
_WORDS = {
    Stand.ABOVE: (
        r"above|over|exceed(?:s|ed)?|higher than|more than|greater than|in excess of|surpass(?:es|ed)?|beyond"
        r"|larger than|longer than"
    ),
    Stand.BELOW: r"below|under|lower than|less than|fewer than|beneath|shorter than|smaller than",
    Stand.AHEAD: r"ahead of|better than|clear of|outperform(?:s|ed)?|beats?",
    Stand.BEHIND: r"behind|worse than|short of|off|adrift of|shy of|outside|trails?|lags?(?: behind)?",
    Stand.MET: (
        rf"meets?|met|{_IS}(?:now\s|still\s|\w+ly\s)?(?:meeting|achieving|hitting)|achiev(?:es|ed)|hits?|reach(?:es|ed)"
        rf"|within(?!\s(?:{_NOT_WITHIN_A_RANGE}))|inside|on|in line with|satisf(?:ies|ied)|made"
    ),
    Stand.MISSED: (
        rf"miss(?:es|ed)?|{_IS}(?:now\s|still\s|just\s|\w+ly\s)?missing"
        r"|fail(?:s|ed)? to (?:meet|hit|reach|achieve)|falls? short of|fell short of"
        r"|not (?:yet )?(?:met|meeting|reached|achieved)|has yet to (?:meet|reach)|yet to (?:meet|reach)"
    ),
}
_ANY = "|".join(f"(?P<{stand.value}>{words})" for stand, words in reversed(_WORDS.items()))
STANDS = re.compile(rf"\b(?:{_ANY})\b", re.IGNORECASE)
"""Words of comparison, in a group that is called as how they say that it stands."""
_GOAL = (
    r"(?:targets?|thresholds?|floor|ceiling|standard|limit|goal|benchmark|expected range|range(?: that is expected)?"
    r"|line|expected|expectations?)"
)
_BREAKS = (
    r"and\b|but\b|from\b|while\b|than\b|with\b|target\b|above\b|below\b|over\b|under\b|is\b|are\b|was\b|were\b"
    r"|short\b|ahead\b|behind\b|meets?\b|met\b|miss"
)
_BESIDE_GOAL = re.compile(
    rf"\b(?:{_ANY})\s(?:(?:(?!{_BREAKS})[\w£%.,’'/-]+\s){{0,6}}?)(?P<goal>{_GOAL})\b", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"\b(?P<goal>targets?|standard|threshold)\b(?:\s(?:of|for)\s(?:[^,;.]|[.,](?=\d)){1,40}?)?"
    r"\s(?:has been|was|is|had been|is being|has now been|has again been)\s(?:\w+\s)?"
    r"(?:(?P<missed>missed|not met|not (?:been )?(?:achieved|reached|met))"
    r"|(?P<met>met|achieved|hit|reached)|(?P<above>exceeded|surpassed|beaten))",
    re.IGNORECASE,
)
TO_GOALS = (_PASSIVE, _BESIDE_GOAL)
"""What finds words of comparison with the target or threshold that they are of, in a group called `goal`."""
_INFLECTED = """
    over on off short made missing meeting exceed exceeds exceeded surpass surpasses surpassed outperform outperforms
    outperformed beat beats trail trails lag lags achieves achieved hits reaches reached satisfies satisfied misses
    missed fails failed
"""
KEYS = keys_of(*_WORDS.values()) | frozenset(_INFLECTED.split())
"""The words of which every comparison has one."""
IDLE = frozenset(("on", "off", "over", "short", "made"))
"""Those of them that are mostly said of something else, so that a sentence without a number is not read for them."""


def stand_of(match: re.Match[str]) -> Stand:
    """Return how matched words say that a result stands."""
    groups = match.groupdict()
    return next(each for each in Stand if groups.get(each.value))


def is_so(stand: Stand, number: Fraction, mark: Fraction, higher: bool | None) -> bool | None:
    """Return whether a number stands to another as is said; None where neither way is better and that is asked."""
    if stand is Stand.ABOVE:
        return number > mark
    if stand is Stand.BELOW:
        return number < mark
    if higher is None:
        return None
    is_ahead, is_level = (number > mark) == higher, number == mark
    match stand:
        case Stand.AHEAD:
            return is_ahead and not is_level
        case Stand.MET:
            return is_ahead or is_level
        case Stand.BEHIND | Stand.MISSED:
            return not is_ahead and not is_level
