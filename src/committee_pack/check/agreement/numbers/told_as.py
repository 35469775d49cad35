"""Words after a number that say what was done, how many people, or of whom: `1,891 interviews were completed`."""

from __future__ import annotations

import re

from committee_pack.check.agreement.reading.clauses import clause_of
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.titles import stem

_BE = r"(?:were|was|are|is|have been|has been|had been)"
_PREDICATE = re.compile(
    rf"\s(?:(?!{_BE}\b|and\b|or\b|who\b|which\b|that\b)[\w’'-]+\s){{1,6}}?{_BE}\s(?:(?!to\b|due\b|not\b)\w+\s)?(?P<verb>\w{{4,}})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]{4,}")
_NO_PREDICATE = frozenset(["with", "from", "after", "when", "people", "children", "young", "months", "weeks", "days"])
_IN_TIME = re.compile(
    r"\b(?:(?:in|on) time|(?:with)?in (?:the )?(?:timescales?|(?:[\w-]+ ){1,2}(?:days|weeks|months)))\b", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:all (?:but|except)|not|late|later|outside|missed|without|never|overdue|beyond|after)\b|n[’']t\b",
    re.IGNORECASE,
)
_TIMELY = re.compile(r"\b(?:within|timescales?|on time|in time)\b", re.IGNORECASE)
_THESE_ARE = re.compile(
    r"^\W*(?:these|they|those|that|this)\s(?:are|is|were|was|makes?|means)\s(?:some\s|about\s)?$", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"\s(?:\w+\s){0,2}?(?:people|children|adults|patients|residents|clients|women|men|cases)\b", re.IGNORECASE
)

_MOST = 0.6
"""What share of the words of a title has to stand there."""


def is_done(sentence: Sentence, each: Quantity, title: str) -> bool:
    """Return whether a number is said to be how many did what a title counts: `535 people were still at home`."""
    after = _PREDICATE.match(sentence.between(each.end, sentence.end))
    if after is None or (_TIMELY.search(title) and not _IN_TIME.search(sentence.text)):
        return False
    done = frozenset(_WORD.findall(title.lower())) - _NO_PREDICATE
    return after["verb"].lower() in done and not _NOT.search(
        f"{sentence.between(sentence.start, each.start)}{after[0]}"
    )


def is_in_time(sentence: Sentence, each: Quantity, title: str) -> bool:
    """Return whether a number is said to be how many were in time, where that is what a title counts."""
    after = sentence.between(each.end, sentence.end)
    return bool(_TIMELY.search(title) and _IN_TIME.search(after)) and not _NOT.search(sentence.text)


def is_these(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is said to be those of whom the sentence before gives the share: `These are 633.`"""
    before = sentence.before
    if before is None or not _THESE_ARE.search(sentence.between(sentence.start, each.start)):
        return False
    return any(other.kind is Kind.PERCENT for other in before.quantities)


def is_of_own(sentence: Sentence, each: Quantity, own: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether a share is said to be of those who do what `own` counts: `76.4% of them take a direct payment`.

    Both are the stems of what indicators are called; those of `other` may stand before.
    """
    _, end = clause_of(sentence, each.start)
    if any(each.end <= other.start < end and other.kind is Kind.PERCENT for other in sentence.quantities):
        return False
    said = [stem(word) for word in _WORD.findall(sentence.between(each.end, end).lower())]
    ours = [place for place, word in enumerate(said) if word in own - other]
    theirs = [place for place, word in enumerate(said) if word in other - own]
    is_titled = len({said[place] for place in ours}) >= _MOST * len(own - other)
    return bool(ours) and is_titled and (not theirs or ours[-1] > theirs[-1])


def is_of_people(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is followed by people, whom it counts."""
    return bool(_PEOPLE.match(sentence.words_after(each.end, 40)))
