"""Numbers that state no result: dates, ages, working days, section numbers, and those vouched for."""

from __future__ import annotations

import re

from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.roles import is_goal, is_said_plainly
from committee_pack.check.agreement.sentences import Sentence

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
    r"^\s?(?:\+|or (?:better|worse|more|fewer|over|older|above|under|younger|less|longer|later)\b|and "
    r"(?:over|above|under|older)\b|plus\b|years?[- ]olds?\b)",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"^\sor (?:better|worse|more|above|higher|lower|less|below|under|over)\b", re.IGNORECASE)
_PER_BEFORE = re.compile(r"\b(?:per|each|every|for|in)\s(?:each\s|every\s)?$", re.IGNORECASE)
_THINGS = r"(?:areas?|teams?|districts?|councils?|indicators?|measures?|services?|points?|columns?|quarter ends?|surveys?|results?|readings?|ratings?|windows?|workers?|members?|officers?|views|things?|ways|occasions|steps|actions|reasons|parts|sections|comparisons|others?|one|ones)"
_THINGS_AFTER = re.compile(rf"^\s(?:\w+\s){{0,2}}?{_THINGS}\b", re.IGNORECASE)
_ONE_WORD = re.compile(
    r"\b(?:this|that|which|each|every|any|no|only|the|another|last|first|next|other|any|some)\s$", re.IGNORECASE
)
_ONE_AFTER = re.compile(
    r"^\s(?:of|another|in which|that|which|or more|each|month|quarter|year|had|has|is|was|by one)\b", re.IGNORECASE
)


def is_exempt(sentence: Sentence, each: Quantity, stated: frozenset[str], titled: frozenset[str] = frozenset()) -> bool:
    """Return whether a number states no result, so that none is asked for."""
    if each.value is not None:
        return False
    if any(when.start <= each.start < when.end for when in sentence.whens):
        return True
    if any(mention.start <= each.start < mention.end for mention in sentence.windows):
        return True
    typed = sentence.between(each.start, each.end)
    if is_stated(typed, stated):
        return True
    if (
        re.match(r"\d+ \w+", sentence.between(each.start, min(sentence.end, each.end + 16)))
        and _with_word(sentence, each) in titled
    ):
        return True
    before = sentence.words_before(each.start, 24)
    after = sentence.words_after(each.end, 40)
    if _OR_MORE.match(after):
        return True
    if each.kind is Kind.PLAIN and not (
        is_goal(sentence, each) and (is_said_plainly(sentence, each) or not each.is_spelt)
    ):
        if _is_plain_exempt(sentence, each, before, after):
            return True
    return each.kind is Kind.SHARE and is_part_of_a_name(sentence, each)


def _with_word(sentence: Sentence, each: Quantity) -> str:
    """Return a number with the word after it."""
    match = re.match(r"\d+ \w+", sentence.between(each.start, min(sentence.end, each.end + 16)))
    return match[0].lower() if match else ""


def _is_plain_exempt(sentence: Sentence, each: Quantity, before: str, after: str) -> bool:
    if _NAMED_BEFORE.search(before) or _MORE_AFTER.match(after):
        return True
    if _SPAN_AFTER.match(after) and not _is_a_duration(sentence, each, after):
        return True
    if re.match(r"^\s?(?:–|-|to|and)\s?\d+\b", after) and re.search(r"\b(?:aged?|ages)\s$", before):
        return True
    if re.search(r"\bages?d?\s\d+\s(?:to|and|-|–)\s$", before):
        return True
    if (
        each.number <= 25
        and not each.decimals
        and re.search(r"\b(?:under|over|aged?|below)\s$", before)
        and not after[:1].isalpha()
    ):
        if re.match(r"^\s?(?:[),.;]|if|and|or|who|in)", after):
            return True
    if each.number in (1000, 10000, 100000) and _PER_BEFORE.search(before):
        return True
    if each.is_spelt or each.number < 10:
        if _THINGS_AFTER.match(after) and each.number < 13:
            return True
    return bool(each.is_spelt and each.number == 1 and (_ONE_WORD.search(before) or _ONE_AFTER.match(after)))


def _is_a_duration(sentence: Sentence, each: Quantity, after: str) -> bool:
    """Return whether a number of days may be a result."""
    is_days = bool(re.match(r"^[\s-]days?\b", after))
    return is_days and (sentence.is_of_days or each.decimals > 0 or each.number > 100)


def is_stated(typed: str, stated: frozenset[str]) -> bool:
    """Return whether the author of a text vouches for a number, however its unit is typed."""
    bare = re.sub(r"\s?(?:%|per cent|percentage points?|points?)$", "", typed)
    return typed.lower() in stated or bare.lower() in stated


def is_part_of_a_name(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a share in words is none: the second quarter, half a year, a third plan."""
    after = sentence.words_after(each.end, 24)
    before = sentence.words_before(each.start, 16)
    if (
        re.search(r"\b(?:years?|months?|days?) and $", before)
        or re.search(r"\bbetween $", before)
        or re.match(r"^ and one in ", after)
    ):
        return True
    if re.search(r"\bbetween one in \w+ and $", sentence.words_before(each.start, 40), re.IGNORECASE):
        return True
    return bool(
        re.match(
            r"^\s(?:year|term|hour|day|month|plan|time|party|of (?:the )?(?:year|month)|end|ends)\b",
            after,
            re.IGNORECASE,
        )
        or (
            re.search(
                r"\b(?:first|second|last|third|fourth|this|next|previous|each|every|a|the|per)\s$",
                before,
                re.IGNORECASE,
            )
            and re.match(r"^(?:quarter|third)", sentence.between(each.start, each.end), re.IGNORECASE)
        )
    )
