"""What a number is called in its sentence: a target or threshold, where a rating begins, or a change."""

from __future__ import annotations

import re

from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence

GOAL_WORD = (
    r"(?:targets?|(?:expected\s)?range|thresholds?|floor|ceiling|standard|limit|goal|benchmark|ambition|tolerance)"
)
THRESHOLD = re.compile(
    r"\b(?:thresholds?|floor|ceiling|limit|tolerance|line|mark|band|range|expect\w*|begins|starts|ends)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^\s?(?:\w+\s)?(?:at which|from which|under which|below which|above which|over which)\s(?:\w+\s){0,4}(?:Red"
    r"|Amber|Green|range|band)|^\s(?:line|band|mark)\b",
    re.IGNORECASE,
)
_RATED_AFTER = re.compile(
    r"^,?\s(?:it|this|that|the (?:result|rating|indicator|measure))\s(?:is|becomes|turns|would be|counts as)\s"
    r"(?:rated\s)?(?:Red|Amber|Green)\b"
)
_SIDE_BEFORE = re.compile(r"\b(?:below|under|above|over)\s$", re.IGNORECASE)
_RATED_PLAINLY_AFTER = re.compile(r"^,?\s(?:is|are|counts? as|would be)\s(?:rated\s)?(?:Red|Amber|Green)\b")
_ANY_BEFORE = re.compile(
    r"\b(?:anything|everything|whatever|any\s\w+|(?:an?\s)?(?:result|figure|rate|share|percentage)s?)\s(?:that\s)?(?:(?:is|are)\s)?"
    r"(?:below|under|above|over)\s$",
    re.IGNORECASE,
)
_RED_AFTER = re.compile(r"^,?\s(?:is|are|counts? as|would be)\s(?:rated\s)?Red\b")
_RED_BEFORE = re.compile(r"\b(?:is|are|becomes|turns)\s(?:rated\s)?Red\s(?:below|under|above|over)\s$")
_BEGINS_BEFORE = re.compile(
    r"\b(?:Red|Amber|Green)\b,?\s(?:which\s|that\s)?(?:band\s)?(?:begins?|starts?|ends?)\s"
    r"(?:at|below|above|under|over|from)\s(?:the\s)?$"
    r"|\b(?:is|are|becomes|turns|counts as)\s(?:rated\s)?(?:Red|Amber|Green)\s(?:below|under|above|over)\s$"
    r"|\b(?:below|under|above|over|from|at) which [^.;,]{0,30}\b(?:Red|Amber|Green)\b,?\s(?:is|was)\s$"
)
_UNTIL = re.compile(
    r"\b(?:Red|Amber|Green),?\suntil\s"
    r"(?:(?:it|we|they|this|that|the\s(?:\w+\s){0,2}?(?:result|rate|share|figure|indicator))\s)?"
    r"(?:(?:\w+s\s(?:to|above|below|under|over)|reach\w*|get to|hits?|pass\w*|exceeds?|is|are|have|has|at least"
    r"|at most|above|below|under|over|more than|less than|fewer than)\s){1,3}$"
)
_GOAL_BEFORE = re.compile(
    rf"\b(?:{GOAL_WORD}(?:['’]s)?(?:\s\(|,?(?:\s(?!and\b|but\b|by\b|from\b|to\b(?!\s*$)|with\b|at\b(?!\s*$)|while\b"
    rf"|than\b)\w[\w/’'-]*){{0,6}}?)\s*(?:of|is|was|,|set at|to|being|remains|stands at|stood at|which is|:"
    rf"|[–-])?\s*(?:now\s)?(?:no (?:more|less|fewer) than\s|at (?:least|most)\s|(?:just\s)?(?:under|below"
    rf"|over)\s)?|expected range \(|(?:we aim for|aim(?:ing)? for|aspiring to)\s)\s*\(?$",
    re.IGNORECASE,
)
GOAL_AFTER = re.compile(
    rf"^\s*(?:(?!the|its|our|this|that|below|above|under|over|off|short|inside|within|beyond|of|from|to"
    rf"|against)\w+\s)?{GOAL_WORD}\b|^\)?\s*(?:is|are|was|that|which)?\s*(?:that\s)?(?:we\s)?(?:is|are|was|were"
    rf"|would)?\s*(?:the rate we aim for|aimed? for|ask(?:ed)? for|asks for|expect(?:ed)?|set by the council)\b|^\s"
    rf"(?:line|mark|band)\b|^\s(?:is|was|being|remains)\s(?:the|our|its|a)\s(?:\w+\s)?{GOAL_WORD}\b|^\s(?:that"
    rf"|which)\s(?:has been|was|is)\sset\b"
    rf"|^[^,;.\d]{{0,50}},\swhich\sis\s(?:the|our|its|this\s\w+['’]s)\s{GOAL_WORD}\b",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"^\s(?:(?:(?!or\b)\w+\s){0,1}(?:more|fewer|less|higher|lower|better|worse|longer|shorter|quicker|slower"
    r"|faster|further|additional|extra)\b|(?:\w+s\s)?(?:short|shy) of\b|(?:\w+\s)?too\s(?:long|high|low|many"
    r"|few|short|slow)\b"
    r"|(?:days\s|cases\s|people\s|children\s|episodes\s)?(?:up|down|short|ahead"
    r"|behind|off|clear|above|below|over|under|inside|adrift|away|beyond|shy|to spare)\b(?!\swhich\b)"
    r"(?!\sthe\s(?:month|year|quarter|period|line|last|same|course|whole|twelve|three|12|3|rolling)\b(?!['’]s)"
    r"|\s(?:three|twelve|3|12)\b))|^\son\s(?:the\s(?:year|month"
    r"|quarter)\b|last\s|[A-Z][a-z]+\b)",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:(?<!made )(?<!take )(?<!make )up|down|(?:rose|risen|fell|fallen|up|down|increas\w+|decreas\w+|grew"
    r"|grown|improv\w+|worsen\w+|deteriorat\w+|narrow\w+|widen\w+|drop\w*|reduc\w+|slipped|dipped|miss\w*|short"
    r"|exceed\w*|beat\w*|climb\w*|gone up|gone down|come down|better|worse|higher|lower|cut|lengthen\w*|shorten\w*"
    r"|moved|changed)(?:\s[\w%.,]+){0,6}?\sby|^by|(?:rise|fall|increase|decrease|drop|reduction|gain|loss"
    r"|improvement|shortfall|gap|margin|difference|variance|change|growth|swing|deterioration"
    r"|slip)(?:\s[\w/]+){0,6}?\s(?:of|is|was"
    r"|to)|another|a further|short by|narrowed to|widened to|stands at a gap of)\s(?:(?:just|only|some|about"
    r"|around|roughly|nearly|almost|over|under|well|more|less|than|now|still)\s){0,2}(?:an?\s|the\s)?$",
    re.IGNORECASE,
)
MARGIN = r"(?:gap|shortfall|distance|margin|cushion|headroom)"
_STEP_AFTER = re.compile(
    r"^\s(?:\w+\s)?(?:above|below|higher than|lower than|more than|less than|up on|down on)\s(?:the\s)?"
    r"(?:last|previous|one before|that|those)\b",
    re.IGNORECASE,
)
_MARGIN_BEFORE = re.compile(
    rf"\b{MARGIN}\b(?:\s(?:above|over|below|under|to|from|between|on|against|of)\s[^,;:.]{{0,30}}?{GOAL_WORD}\s"
    r"(?:is|was|has been|stands at|stood at)|[^;:.]{0,60}\b(?:it|which|and)\s(?:is|was|stands at))\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:the (?:rest|remainder|remaining|others?|balance)|leaving)\b[\s,(:–—-]*(?:of\s(?:them\s)?|is\s|are\s)?$",
    re.IGNORECASE,
)
_SO = re.compile(r",\s(?:so|and|but|which means)\s$")
_REMAIN = re.compile(
    r"\s(?:\w+\s)?(?:(?:were|was|are|is)\s(?:late|overdue|not|outside|missed)|(?:have|had|did|has)\snot|missed|overran)\b"
)
_SIGNS = ("+", "-", "−")
_PLAINLY_BEFORE = re.compile(
    r"\b(?:targets?(?:\sfor\s[^,;.]{1,40})?|ceiling|floor)\s(?:of|is|was|stands at|stood at|set at|remains)\s"
    r"(?:an?\s|just\s|now\s|at\s)?$|\btargets?\sfor\s(?:the\s)?\w+,\s$",
    re.IGNORECASE,
)


def is_margin(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is said to be how far something is from a target, `the margin is now 1.2`."""
    return each.kind is not Kind.PERCENT and bool(_MARGIN_BEFORE.search(sentence.words_before(each.start, 100)))


def is_goal(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is called a target, a threshold or the like."""
    if each.kind in (Kind.POINTS, Kind.SHARE) or (each.is_spelt and is_change(sentence, each)):
        return False
    if is_margin(sentence, each) or _STEP_AFTER.match(sentence.words_after(each.end, 40)):
        return False
    after, before = sentence.words_after(each.end, 90), sentence.words_before(each.start, 70)
    return bool(GOAL_AFTER.match(after) or _GOAL_BEFORE.search(before))


def is_bound(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is said to be where a rating begins."""
    after = sentence.words_after(each.end, 50)
    if _BEGINS.match(after) or (
        _RATED_AFTER.match(after) and _SIDE_BEFORE.search(sentence.words_before(each.start, 12))
    ):
        return True
    before = sentence.words_before(each.start, 60)
    if _RATED_PLAINLY_AFTER.match(after) and _ANY_BEFORE.search(before):
        return True
    return bool(_BEGINS_BEFORE.search(before) or _UNTIL.search(before))


def is_edge_of_red(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is said to be where Red begins: `anything under 75% is Red`."""
    after, before = sentence.words_after(each.end, 30), sentence.words_before(each.start, 60)
    return bool(_RED_AFTER.match(after) and _ANY_BEFORE.search(before)) or bool(_RED_BEFORE.search(before))


def is_said_plainly(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number stands right after `target of`."""
    return bool(_PLAINLY_BEFORE.search(sentence.words_before(each.start, 60)))


def is_rest(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is said to be those that remain: `the rest, 610`, `so 610 were late`."""
    if _REST.search(sentence.words_before(each.start, 30)):
        return True
    return bool(_SO.search(sentence.words_before(each.start, 12)) and _REMAIN.match(sentence.words_after(each.end, 40)))


def is_signed(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is typed with its sign: `+58`."""
    return sentence.typed(each)[:1] in _SIGNS


def is_change(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is said to be the difference of two; one with its sign is."""
    if is_signed(sentence, each) or is_margin(sentence, each):
        return True
    after, before = sentence.words_after(each.end, 30), sentence.words_before(each.start, 45)
    return bool(_CHANGE_AFTER.match(after) or _CHANGE_BEFORE.search(before))
