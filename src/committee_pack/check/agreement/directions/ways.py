"""Words that say how something moved: `improved`, `fallen`, `static`."""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction

from committee_pack.check.agreement.reading.number_words import CARDINALS, ORDINALS
from committee_pack.check.agreement.reading.triggers import WORD_BEGINS, keys_of


class Way(Enum):
    """What a word says of how something moved."""

    UP = "up"
    DOWN = "down"
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    SLIPPED = "slipped"
    """Lower or worse: of what is better the lower either may be meant."""


_SOME = "|".join(("half", *CARDINALS[:10]))
_BY_HOW_MUCH = rf"by|from|on|since|slightly|a little|again|over|in|and|\d|{_SOME}|just"
_THAN = r"(?=,?\s(?:than|by|again|in|at|and|this)\b|[.,;]|$)"
_SINCE = r"(?=\s(?:than|since|on|in|again|at)\b|[.,;]|$)"
_CONTINUED = r"(?:continued?s?|continuing|continue)\sto\s"
_NTH = "|".join(ORDINALS[1:])
_IN_A_ROW = r"(?:in a row|running|in succession)"
_EVERY = r"(?:monthly|quarterly|yearly)"


def _one_after_the_other(move: str) -> str:
    """Return what finds a move that is said to be one of several: `consecutive rise`, `third fall in a row`."""
    every = rf"(?:\s{_EVERY})?\s{move}"
    return rf"(?:consecutive|successive|straight){every}|(?:{_NTH}){every}(?=\s{_IN_A_ROW})"


_BEFORE_TIME = (
    r"(?=\s(?:(?:there|it)\s(?:were|was)\s)?(?:(?:in|at|that of|those of)\s)?(?:the\s)?(?:(?:end|level)\s(?:of|in)\s)?"
    r"(?:(?:last|previous)\s(?:year|month|quarter)\b|(?:January|February|April|June|July|August|September|October"
    r"|November|December)\b))"
)
_MORE_THAN = r"(?=\s(?:\w+\s){1,4}?than\s(?:(?:in|at|last)\s|an?\s(?:year|month|quarter)\s(?:ago|earlier|before)\b))"
_WORDS = {
    Way.UP: (
        rf"{_one_after_the_other('(?:rise|increase)')}|"
        r"rose|risen|rises|rising|(?:a|the|this|another|further|an|slight|small|sharp)\s(?:rise|increase)"
        r"|increased|increases|increasing|grown|grew|growing|growth|climbed|climbing|crept up"
        rf"|gone up|went up|going up|goes up|moved up|up(?=\s(?:{_BY_HOW_MUCH})\b)|higher{_THAN}"
        rf"|(?<!no )longer{_THAN}|above{_BEFORE_TIME}|more(?=\sthan{_BEFORE_TIME})|more{_MORE_THAN}"
        rf"|{_CONTINUED}(?:rise|increase|grow|climb|go up)|on the rise|doubled|lengthened|an upward trend|upwards?"
    ),
    Way.DOWN: (
        rf"{_one_after_the_other('(?:fall|drop|decrease|dip|reduction|decline)')}|"
        r"fell|fallen|falls|falling"
        r"|(?:a|the|this|another|further|slight|small|sharp)\s(?:fall|drop|decrease|dip|reduction|decline)"
        r"|decreased|decreases|decreasing|reduced|dropped|drops|dropping|declined|declining|declines"
        r"|come down|came down|coming down|gone down|went down|going down|goes down"
        rf"|down(?=\s(?:to|{_BY_HOW_MUCH})\b)|dipped|shrunk|lower{_THAN}|shorter{_THAN}|below{_BEFORE_TIME}|fewer(?=\sthan{_BEFORE_TIME})|fewer{_MORE_THAN}"
        rf"|{_CONTINUED}(?:fall|drop|decrease|decline|reduce|come down|go down)"
        r"|halved|shortened|a downward trend|downwards?"
    ),
    Way.BETTER: (
        rf"improved|improves|improving|improvement|better{_SINCE}|got better|{_CONTINUED}improve|strengthened|recovered"
    ),
    Way.WORSE: (
        rf"worsened|worsening|worsens|deteriorated|deteriorating|deterioration|worse{_SINCE}|got worse"
        rf"|{_CONTINUED}(?:worsen|deteriorate)"
    ),
    Way.SLIPPED: r"slipped|slipping|slid",
    Way.SAME: (
        r"unchanged|static|no change(?!\s(?:to|of|in\sthe\s(?:wording|definition|method)))|not changed|not moved"
        r"|(?:stayed|remained|remains|stays|stable|held|holding|kept|is|was)\s"
        r"(?:the same(?=\s(?:as|in|on|at|again)\b|[.,;]|$)|steady|stable|level|flat)(?:\sas\b)?"
        r"|exactly as|did not change|does not change|the same as(?!\s(?:the\s)?(?:target|threshold|county|average))"
        r"|stable|flat(?=\s(?:on|since|at)|[.,;]|$)|levelled off|plateaued|stood still"
    ),
}
_CLAIMS = "|".join(rf"(?P<{way.value}>{words})" for way, words in _WORDS.items())
WAYS = re.compile(rf"{WORD_BEGINS}(?:{_CLAIMS})(?:\b|(?=[.,;]|$))", re.IGNORECASE)
"""Words of direction, in a group that is called as the way that they say."""
KEYS = (keys_of(*_WORDS.values()) - frozenset(ORDINALS[1:])) | frozenset(
    ["up", "down", "over", "stable", "steady", "level", "flat", "short", "held"]
)
"""The words of which every claim has one."""
COMPARATIVES = ("higher", "lower", "better", "worse", "longer", "shorter", "above", "below", "more", "fewer")


def is_so(way: Way, moved: Fraction, higher: bool | None, room: Fraction = Fraction(0)) -> bool | None:
    """Return whether what moved so far moved as is said; None where neither way is better and that is asked.

    `room` is how far something may move that is said to have stayed.
    """
    match way:
        case Way.UP:
            return moved > 0
        case Way.DOWN:
            return moved < 0
        case Way.SAME:
            return abs(moved) <= room
        case Way.BETTER:
            return None if higher is None else (moved > 0) == higher and moved != 0
        case Way.WORSE:
            return None if higher is None else (moved < 0) == higher and moved != 0
        case Way.SLIPPED:
            return moved < 0 or (higher is False and moved > 0)
