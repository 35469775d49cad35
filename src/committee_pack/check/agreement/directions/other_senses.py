"""Words of direction that say nothing of how a result moved: `lower than the target`, `reduced delays`, `follow up`."""

from __future__ import annotations

import re

from committee_pack.check.agreement.reading.clauses import clause_of
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.time_words import NUMBER

_TRANSITIVE = re.compile(
    r"^(?:reduced|increased|improved|decreased|strengthened|shortened|lengthened|doubled|halved|dropped|grew"
    r"|rising|falling|improving|growing|increasing|declining|lower|higher|better|worse|increases|improves|drops)$",
    re.IGNORECASE,
)
_INTRANSITIVE = re.compile(
    r"^(?:[,.;:)]|$|\s(?:\(|\w+ly\b|to|by|from|in|on|since|over|again|a little|a bit|slightly|further|this|at|and"
    r"|but|for|than|compared|during|between|after|before|each|every|month|quarter|year|last"
    r"|the (?:past|last|year|month|quarter)|as|while|with|now|still|or|of|performance|results?|rates?"
    r"|\d|half|one|two|three|four|five|six|seven|eight|nine|ten))",
    re.IGNORECASE,
)
_NOUN = re.compile(r"^(?:a|the|this|another|further|an|slight|small|sharp)\s", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"^\s(?:in|of)\s(?:the\s)?(?!"
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|performance|results?|rate|share|percentage|proportion|figure|month|quarter|year|\d|half|a\s|just|about)",
    re.IGNORECASE,
)
_FALLS = ("fell", "falls", "falling", "fallen", "fall")
_SHORT = re.compile(r"^\s(?:\S+\s){0,5}short\b")
_WHILE = re.compile(r"(?:as|when|because|where)\b(?!\s(?:at|in|of|a result)\b)(?![^,]*\d)", re.IGNORECASE)
_ONLY = re.compile(
    r"\b(?:the only|the first|no)\s(?:month|year|quarter|time)|(?:month|time|year|quarter)s?\s(?:in which|when|that)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\b(?:turned|shut|closed|laid|cut|written|wrote|held|kept|brought|weighed|broken|split|set|wind|slow\w*)\s$"
)
_AFTER_SOME = re.compile(
    r"\b(?:after|despite)\s(?:two|three|four|five|six|seven|several|some|many|\d+)\s(?:\w+\s)?$", re.IGNORECASE
)
_IN_SOME_AREAS = re.compile(
    r"^\s(?:in|across)\s(?:all|each|every|both|one|two|three|four|five|six|most|some|several|\d+)\b"
    r"(?!\s(?:of the (?:last |past )?(?:\w+ )?)?(?:month|quarter|year|survey))",
    re.IGNORECASE,
)
_OF_A_BAND = re.compile(
    r"^\s(?:is (?:better|good|worse)|bound|end|limit|threshold|than (?:expected|planned|hoped|usual))\b", re.IGNORECASE
)
_BESIDE_A_TARGET = re.compile(r"^\s(?:just\s|well\s|far\s)?(?:short|below|above|within|outside|behind)\b")
_THAN = re.compile(r"^\s?(?:\w+\s)?than\s([^,;.]*)", re.IGNORECASE)
_NOUNS = ("improvement", "growth")
_PLAN = re.compile(
    r"^\s(?:plan|board|programme|work|team|journey|partner|needed|required|is needed|activity"
    r"|in (?:practice|recording|quality))",
    re.IGNORECASE,
)
_OF_A_GAP = re.compile(r"\b(?:gap|shortfall|distance)\b[^,;.]*$", re.IGNORECASE)
_KIND_OF = re.compile(r"\b(?:further|any|for|of|to|service|school|quality|continuous)\s$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:[Aa]fter|[Ff]ollowing)\s(?:\w+\s){0,3}$")
_WAS_BEFORE = re.compile(
    r"\w*(?:ing|rises|falls|drops|increases|decreases|declines)$|(?:an?|the|another)\s", re.IGNORECASE
)
_BECAUSE_OF = re.compile(
    r"^\sto\s(?!(?:[\w’'-]+\s){0,2}?(?:\d|half\b|lowest\b|levels?\b|where\b))(?!(?:just|about|only|around|below|under)\b)"
    rf"(?!(?:an?\s)?(?:{NUMBER}|third|quarter)\b)",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:is|are|was|were|be|been)\s(?:\w+ly\s|all\s|in part\s)?$", re.IGNORECASE)
_UP_VERB = re.compile(
    r"\b(?:follow(?:s|ed|ing)?|set(?:s|ting)?|ma[dk]e(?:s)?|making|pick(?:s|ed|ing)?|take(?:s|n)?|taking|took"
    r"|catch(?:es|ing)?|caught|sign(?:s|ed|ing)?|back(?:s|ed)?|turn(?:s|ed)?|writ(?:es|ten|ing)|open(?:s|ed)?)\s$",
    re.IGNORECASE,
)
_NO_RESULT_BEFORE = re.compile(
    r"\b(?:targets?|thresholds?|ratings?|bands?|limit|standard|floor|ceiling|range|definition|method)"
    r"(?:\s(?:of|for|at)\s[^,;:.\s]+)?,?\s(?:(?:is|was|are|were|has|have|been|remains?|stays?|which|also|still)\s)*$",
    re.IGNORECASE,
)
_NO_RESULT_AFTER = re.compile(
    r"^\s(?:\w+\s)?(?:targets?|thresholds?|ratings?|bands?|limit|standard|range|definition|method)\b", re.IGNORECASE
)
_OF_THE_TARGET = re.compile(
    r"(?:^|[;,:]\s(?:and|but|while|so)\s)\W*(?:the|our|its|this)\s(?:[\w’'-]+\s){0,3}?(?:targets?|thresholds?|ceiling|floor|limit)\b"
    r"(?!\s(?:group|area))[^;]{0,60}?\b(?:and|but|which)\s(?:(?:it|then|now|also|next|will)\s){0,3}$",
    re.IGNORECASE,
)
_IS_OVER = re.compile(
    r"^\s(?:has|have|had|is|was)\s(?:now\s|since\s)?(?:stopped|ended|halted|over|been (?:halted|stopped|reversed))\b",
    re.IGNORECASE,
)
_STAYED = re.compile(r"(?:unchanged|the same|no change|not changed|static|stable|steady|flat|level)$", re.IGNORECASE)


def is_other(sentence: Sentence, match: re.Match[str]) -> bool:
    """Return whether a word of direction is none: it compares with a target or an area, or is part of a name."""
    word, after = match[0].lower(), sentence.words_after(match.end(), 60)
    before = sentence.words_before(match.start(), 24)
    if (
        _OF_A_GAP.search(sentence.words_before(match.start(), 50))
        or _has_an_object(word, after)
        or _is_of_a_moment(sentence, match)
        or _OF_THE_TARGET.search(sentence.between(sentence.start, match.start()))
    ):
        return True
    if (
        _PHRASE.search(before)
        or _is_before_something(sentence, match)
        or (word.endswith("s") and _AFTER_SOME.search(before))
        or _IN_SOME_AREAS.match(after)
        or _OF_A_BAND.match(after)
        or _BESIDE_A_TARGET.match(after)
        or _IS_OVER.match(after)
    ):
        return True
    if _STAYED.search(word) and _is_of_what_is_aimed_at(sentence, match):
        return True
    if than := _THAN.match(after):
        return _is_beside_others(sentence, match.end(), match.end() + than.end())
    if word == "down" and _BECAUSE_OF.match(after):
        return bool(_IS.search(before))
    if word in _NOUNS:
        return bool(_PLAN.match(after) or _KIND_OF.search(before))
    return word == "up" and bool(_UP_VERB.search(before))


def _is_of_what_is_aimed_at(sentence: Sentence, match: re.Match[str]) -> bool:
    """Return whether a target, a rating or how it is counted is said to have stayed, and no result."""
    before, after = sentence.words_before(match.start(), 50), sentence.words_after(match.end(), 30)
    return bool(_NO_RESULT_BEFORE.search(before) or _NO_RESULT_AFTER.match(after))


def _has_an_object(word: str, after: str) -> bool:
    """Return whether a word says what else moved, or what was done: `reduced delays`, `fell short`."""
    if _TRANSITIVE.match(word) and not _INTRANSITIVE.match(after):
        return True
    if _NOUN.match(word) and _OF_WHAT.match(after):
        return True
    return word in _FALLS and bool(_SHORT.match(after))


def _is_before_something(sentence: Sentence, match: re.Match[str]) -> bool:
    """Return whether a word says what came before: `after three falls`, `following a rise`."""
    return bool(_WAS_BEFORE.match(match[0]) and _AFTER.search(sentence.words_before(match.start(), 40)))


def _is_of_a_moment(sentence: Sentence, match: re.Match[str]) -> bool:
    """Return whether a word stands in a clause that says when something was, `the only month in which it fell`."""
    start, end = clause_of(sentence, match.start())
    clause = sentence.between(start, end)
    return bool(_ONLY.search(clause) or _WHILE.match(clause.lstrip()))


def _is_beside_others(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a word compares with what is no earlier result: a comparator, or anything of no period."""
    if any(start <= each.start < end for each in sentence.comparators):
        return True
    return not any(start <= each.start < end and not each.is_date for each in sentence.whens)
