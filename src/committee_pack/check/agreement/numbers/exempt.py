"""Numbers that state no result: dates, ages, working days, section numbers, and those vouched for."""

from __future__ import annotations

import re

from committee_pack.check.agreement.numbers.incidental import is_incidental
from committee_pack.check.agreement.numbers.roles import is_goal, is_said_plainly
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import begins_in

_NAMED_BEFORE = re.compile(
    r"\b(?:sections?|s\.?|regulations?|year|day|week|key stage|parts?|paragraphs?|appendix|items?|pages?|aged?"
    r"|ages|over the age of|under the age of|band|tier|level|schedule|chapter|grade|phase|figure|table|no\.?"
    r"|number|article|act|step|stage|minutes?|type|version|category|priority|objective|outcome|room"
    r"|top)\s?(?:the\s|of\s|from\s|between\s)?$",
    re.IGNORECASE,
)
_SPAN_AFTER = re.compile(
    r"^[\s-](?:working\s|calendar\s|consecutive\s|clear\s|school\s|or more\s|rolling\s|full\s|further\s"
    r"|more\s)*(?:days?|weeks?|months?|hours?|minutes?|miles?|years?|terms?|times|o['’]clock|am|pm|a\.m\.|p\.m\."
    r"|year[s-]|decades?|readings?|points on the scorecard)\b",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(
    r"^\s?(?:\+|or (?:better|worse|more|fewer|over|older|above|under|younger|less|longer|later)\b"
    r"|and (?:over|above|under|older)\b|plus\b|years?[- ]olds?\b)",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"^\sor (?:better|worse|more|above|higher|lower|less|below|under|over)\b", re.IGNORECASE)
_PER_BEFORE = re.compile(r"\b(?:per|each|every|for|in)\s(?:each\s|every\s)?$", re.IGNORECASE)
_THINGS = (
    r"(?:areas?|teams?|districts?|councils?|indicators?|measures?|services?|points?|columns?|quarter ends?|surveys?"
    r"|results?|readings?|ratings?|windows?|workers?|members?|officers?|views|things?|ways|occasions|steps|actions"
    r"|reasons|parts|sections|comparisons|others?|one|ones)"
)
_THINGS_AFTER = re.compile(rf"^\s(?:\w+\s){{0,2}}?{_THINGS}\b", re.IGNORECASE)
_ONE_WORD = re.compile(
    r"\b(?:this|that|which|each|every|any|no|only|the|another|last|first|next|other|any|some)\s$", re.IGNORECASE
)
_ONE_AFTER = re.compile(
    r"^\s(?:of|another|in which|that|which|or more|each|month|quarter|year|had|has|is|was|by one)\b", re.IGNORECASE
)
_WITH_WORD = re.compile(r"\d+ \w+")
_TO_ANOTHER = re.compile(r"^\s?(?:–|-|to|and)\s?\d+\b")
_AGES = re.compile(r"\b(?:aged?|ages)\s$")
_AGES_FROM = re.compile(r"\bages?d?\s\d+\s(?:to|and|-|–)\s$")
_AGE_BEFORE = re.compile(r"\b(?:under|over|aged?|below)\s$")
_AGE_AFTER = re.compile(r"^\s?(?:[),.;]|(?:if|and|or|who|in|are|is|were|was)\b)")
_DAYS = re.compile(r"^[\s-](?:calendar\s|working\s)?days?\b")
_LIMIT_BEFORE = re.compile(r"\b(?:within|after|every|each|next|first)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE)
_UNIT = re.compile(r"\s?(?:%|per cent|percentage points?|points?)$")
_AND_A_HALF = re.compile(
    r"\b(?:years?|months?|days?|\d+|two|three|four|five|six|seven|eight|nine|ten) and $|\bbetween $", re.IGNORECASE
)
_AND_ONE_IN = re.compile(r"^ and one in ")
_BETWEEN_SHARES = re.compile(r"\bbetween one in \w+ and $", re.IGNORECASE)
_OF_A_YEAR = re.compile(
    r"^\s(?:year|term|hour|day|month|plan|time|party|of (?:the )?(?:year|month)|end|ends"
    r"|an?\s(?:day|hour|minute|week|month|term|year))\b",
    re.IGNORECASE,
)
_NTH = re.compile(r"an?[\s-](?!half)", re.IGNORECASE)
_IS_A_SHARE = re.compile(
    r"^(?:$|[^\w\s-]|\s(?:\W|\d|\w+(?:ed|ly)\b|(?:of|are|were|is|was|have|had|has|did|do|will|who|that|which|and|or|but|than|as"
    r"|more|fewer|less|lower|higher|longer|shorter|late|later|early|not|never|still|now|again|each|this|last|overdue"
    r"|in|on|at|by|to|for|from|with|without|within|outside|over|under|above|below|after|before"
    r"|took|take|left|met|got|came|went|live|lives|lived)\b))",
    re.IGNORECASE,
)
"""What follows `a third` where it is a share; anything else is what comes third."""
_NTH_BEFORE = re.compile(
    r"\b(?:first|second|last|third|fourth|this|next|previous|each|every|a|the|per)\s$", re.IGNORECASE
)
_QUARTER = re.compile(r"^(?:quarter|third)", re.IGNORECASE)
_OLDEST = 25
"""The highest age that children's services speak of."""
_PER_SO_MANY = (1_000, 10_000, 100_000)
_FEW = 12
"""Up to this a number of things is a count of something else."""
_LONGEST = 100
"""Above this a number of days is a result, and no time limit."""


def is_exempt(sentence: Sentence, each: Quantity, stated: frozenset[str], titled: frozenset[str] = frozenset()) -> bool:
    """Return whether a number states no result, so that none is asked for."""
    if each.value is not None:
        return False
    if begins_in(each, sentence.whens) or begins_in(each, sentence.windows):
        return True
    if is_stated(sentence.typed(each), stated) or _is_of_a_title(sentence, each, titled):
        return True
    after = sentence.words_after(each.end, 40)
    if _OR_MORE.match(after):
        return True
    if each.kind is Kind.PLAIN and not _is_a_goal(sentence, each):
        before = sentence.words_before(each.start, 24)
        return _is_named(each, before, after) or _is_a_span(sentence, each, after) or _is_a_count(each, before, after)
    return each.kind is Kind.SHARE and is_part_of_a_name(sentence, each)


def is_told_beside(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is told beside the results and is none of them; a share of it may still be wrong."""
    return is_incidental(sentence, each) and not _is_a_goal(sentence, each)


def is_stated(typed: str, stated: frozenset[str]) -> bool:
    """Return whether the author of a text vouches for a number, however its unit is typed."""
    return bool(stated) and (typed.lower() in stated or _UNIT.sub("", typed).lower() in stated)


def _is_of_a_title(sentence: Sentence, each: Quantity, titled: frozenset[str]) -> bool:
    """Return whether a number with the word after it stands in the title of an indicator: `45 working`."""
    words = _WITH_WORD.match(sentence.around(each, 0, 16)) if titled else None
    return words is not None and words[0].lower() in titled


def _is_a_goal(sentence: Sentence, each: Quantity) -> bool:
    return is_goal(sentence, each) and (not each.is_spelt or is_said_plainly(sentence, each))


def _is_named(each: Quantity, before: str, after: str) -> bool:
    """Return whether a number is part of a name, or an age: `section 20`, `aged 16 to 17`, `under 18`."""
    if _NAMED_BEFORE.search(before) or _MORE_AFTER.match(after):
        return True
    if (_TO_ANOTHER.match(after) and _AGES.search(before)) or _AGES_FROM.search(before):
        return True
    if each.number > _OLDEST or each.decimals or after[:1].isalpha():
        return False
    return bool(_AGE_AFTER.match(after) and _AGE_BEFORE.search(before))


def _is_a_span(sentence: Sentence, each: Quantity, after: str) -> bool:
    """Return whether a number says how long, `within 10 working days`; of an indicator of days it may be a result."""
    if not _SPAN_AFTER.match(after):
        return False
    is_limit = _LIMIT_BEFORE.search(sentence.words_before(each.start, 24))
    may_be_result = (sentence.is_of_days and not is_limit) or each.decimals > 0 or each.number > _LONGEST
    return not (may_be_result and _DAYS.match(after))


def _is_a_count(each: Quantity, before: str, after: str) -> bool:
    """Return whether a number counts something else: `per 1,000`, `four areas`, `one of`."""
    if each.number in _PER_SO_MANY and _PER_BEFORE.search(before):
        return True
    if each.number <= _FEW and (each.is_spelt or each.number < 10) and _THINGS_AFTER.match(after):
        return True
    is_one = each.is_spelt and each.number == 1
    return is_one and bool(_ONE_WORD.search(before) or _ONE_AFTER.match(after))


def is_part_of_a_name(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a share in words is none: the second quarter, half a day, a third plan."""
    after, before = sentence.words_after(each.end, 24), sentence.words_before(each.start, 16)
    if _AND_A_HALF.search(before) or _AND_ONE_IN.match(after) or _OF_A_YEAR.match(after):
        return True
    if _BETWEEN_SHARES.search(sentence.words_before(each.start, 40)):
        return True
    if _NTH.match(sentence.typed(each)) and not _IS_A_SHARE.match(after):
        return True
    return bool(_NTH_BEFORE.search(before) and _QUARTER.match(sentence.typed(each)))
