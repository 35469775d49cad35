"""Numbers beside the results that claim none: of a sample or a survey, of staff, places and meetings, in money."""

from __future__ import annotations

import re

from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence

_SAMPLE = re.compile(
    r"\b(?P<word>sampl|survey|questionnaire|poll|inspect|audit|peer (?:review|challenge)|mystery shop|focus group|pilot"
    r"|spot check|exit interview|case file)\w*",
    re.IGNORECASE,
)
_SAMPLED_AFTER = re.compile(r"^\s(?:[\w-]+\s){0,4}(?:(?:was|were|had been)\s(?P<word>sampl|survey|audit|inspect)\w*)")
_DATED_BY = re.compile(
    r"\b(?:since|after|before|following|until|ahead of|despite|as part of)\s(?:(?:the|an?|our|its|last)\s)?"
    r"(?:[\w’'-]+\s){0,2}$",
    re.IGNORECASE,
)
_OUR_OWN = re.compile(
    r";|\b(?:our own|overall|performance|the (?:result|indicator|figure|rate|percentage|share|number)"
    r"|results? (?:is|was|rose|fell|stands|stood)|confirm\w*)\b",
    re.IGNORECASE,
)
_THINGS = (
    r"(?P<thing>(?:staff|employee|worker|officer|manager|nurse|volunteer|apprentice|recruit|trainee|practitioner"
    r"|colleague|vacanc|post|home|hospital|school|flat|bed|ward|site|office|hub|provider|partner|workshop|session"
    r"|meeting|course|briefing|event|caller|councillor|member|visit"
    r"|(?!(?:us|car|leav|hold|oth|numb|quart|teenag|adopt|offend|return|custom|lett|pap|ord|foster)er)\w+(?:er|or|ist)(?=s))"
    r"(?:s|es|y|ies)?)"
)
_THINGS_AFTER = re.compile(
    rf"^\s(?:of\s(?:the|its|our|their)\s[\d,]+\s)?(?:(?!(?:and|of|or|to|by|in|with|for|from|at)\b)[\w-]+\s){{0,3}}?{_THINGS}\b",
    re.IGNORECASE,
)
_CAME_OR_WENT = re.compile(
    r"^\s(?:[\w-]+\s){0,3}?(?:joined|left|resigned|retired|(?:was|were) (?:recruited|appointed|hired|engaged)"
    r"|(?:will|(?:is|are) (?:due|about|expected) to)\s(?:start|join|leave|begin|arrive))\b"
    r"(?!\s(?:care|hospital|the register))",
    re.IGNORECASE,
)
_STAFF = re.compile(r"\b(?:staff|workers?|officers?|managers?|employees?|practitioners?|nurses?)\b", re.IGNORECASE)
_COSTS = re.compile(
    r"\b(?:fees?|costs?|prices?|wages?|salar(?:y|ies)|inflation|funding|grants?|spending|expenditure)\b[^,;:.]*$",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:offer\w*|provid\w+|fund\w*|recruit\w*|commission\w*|arrang\w+|creat\w+|add(?:ed|s|ing)?|bought|buy\w*"
    r"|opened|opening|put on|laid on|made available|booked|agreed to)\s(?:us\s)?(?:(?:an?|some|about|up to)\s)?$",
    re.IGNORECASE,
)
_ADDITIONAL = re.compile(r"^\s(?:additional|extra|further|new|more)\s(?:[\w-]+\s){0,2}?(?P<what>[a-z]{4,})s\b")
_OLDEST = re.compile(r"\b(?:youngest|oldest|eldest)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_CLOCK_AFTER, _CLOCK_BEFORE = re.compile(r"^:\d\d\b"), re.compile(r"\b\d\d?:$")


def is_incidental(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is told beside the results and is plainly none of them."""
    if each.kind is Kind.POINTS:
        return False
    if each.kind is Kind.PLAIN and (_is_of_things(sentence, each) or _is_of_a_clock_or_an_age(sentence, each)):
        return True
    return _is_of_a_sample(sentence, each) or _is_of_costs(sentence, each)


def _is_of_things(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is in pounds, or counts what its indicator does not: staff, homes, meetings."""
    if "£" in sentence.typed(each) and not sentence.is_of_money:
        return True
    after = sentence.words_after(each.end, 50)
    if _CAME_OR_WENT.match(after) and _STAFF.search(sentence.text):
        return True
    if _OFFERED.search(sentence.words_before(each.start, 40)) and (added := _ADDITIONAL.match(after)):
        return not _is_own(sentence, added["what"])
    thing = _THINGS_AFTER.match(after)
    return thing is not None and not _is_own(sentence, thing["thing"])


def _is_of_costs(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is by how much something costs more or less."""
    return not sentence.is_of_money and bool(_COSTS.search(sentence.words_before(each.start, 60)))


def _is_of_a_clock_or_an_age(sentence: Sentence, each: Quantity) -> bool:
    after, before = sentence.words_after(each.end, 4), sentence.words_before(each.start, 40)
    return bool(_CLOCK_AFTER.match(after) or _CLOCK_BEFORE.search(before) or _OLDEST.search(before))


def _is_of_a_sample(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is what a sample found, and of no indicator that is taken from samples itself."""
    after = _SAMPLED_AFTER.match(sentence.between(each.end, sentence.end))
    before = _SAMPLE.search(sentence.prose.text, sentence.start, each.start)
    found = after or before
    if found is None or _is_own(sentence, found["word"]):
        return False
    if before is not None and _DATED_BY.search(sentence.words_before(before.start(), 40)):
        return False
    return before is None or not _OUR_OWN.search(sentence.between(before.end(), each.start))


def _is_own(sentence: Sentence, word: str) -> bool:
    """Return whether a word stands in what the sentence's indicators are called, or in where they come from."""
    return any(word.lower() in called for called in sentence.called)
