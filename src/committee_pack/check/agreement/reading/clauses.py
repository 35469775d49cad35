"""The parts of a sentence that each say something by themselves, and words that say a thing is not so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from committee_pack.check.agreement.reading.sentences import Sentence

_BREAK = re.compile(
    r";\s|:\s|\s[–—]\s|,\s(?:and|but|while|whereas|although|though|yet|so|which|with|as|because|where)\s"
    r"|\s(?:but|while|whereas|although|though|yet|because)\s|,\s(?=(?:up|down|better|worse|higher|lower|having)\b)",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(
    r"\b(?:all|every|each|none|no)\s(?:of\s)?(?:(?:the|our)\s)?(?:\w+\s)?(?:areas?|teams?|districts?|months?|quarters?)$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:would|will(?! (?:note|recall|see|remember|know))|could|should(?! (?:note|be aware|know|be noted))|(?-i:may)"
    r"(?! (?:recall|wish|remember))|might|must|shall|if|unless|until|(?:is|are|was|were|we) expect\w*|aim\w*|plan"
    r"(?:s|ned|ning)? to(?! \d)|planned|need(?:s|ed)?\s(?:to|\d|another|a further|\w+\smore)|hop(?:e|es|ed|ing)"
    r"|intend\w*|likely|forecast\w*|foresees?|foreseen|envisag\w*|anticipat\w*|predict\w*|assumes?"
    r"|project(?:ed|ion)|in order to|(?<!continues )(?<!continue )(?<!continued )to be|to have"
    r"|able to|try\w*|trying|had\s\w+\s(?:fewer|more)|had (?:that|it|this|they|there|we) been|ambition|wish"
    r"|want\w*|asks? for|work(?:ing)? (?:to|towards)|committed|action to|efforts? to|so as to|designed to)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\b(?:not|no|never|nor|neither|without|hardly|no longer|rather than|fails? to|failed to|failing to|yet to"
    r"|far from|nowhere near|stopped|instead of)|n[’']t)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_NEVER = re.compile(r"(?:not since|never|at no (?:time|point)|in no (?:month|quarter|year))\b", re.IGNORECASE)


def clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Return where each clause of a sentence begins and ends."""
    start = sentence.start
    for match in _BREAK.finditer(sentence.prose.text, sentence.start, sentence.end):
        if match[0] == " but " and _ALL_BUT.search(sentence.words_before(match.start(), 40)):
            # -- what `all areas but East Kent` leaves out is part of what is said
            continue
        yield start, match.start()
        start = match.start() + 1
    yield start, sentence.end


def clause_of(sentence: Sentence, at: int) -> tuple[int, int]:
    """Return where the clause of a place begins and ends."""
    return next(((start, end) for start, end in clauses(sentence) if start <= at < end), (sentence.start, sentence.end))


def is_supposed(sentence: Sentence, at: int) -> bool:
    """Return whether what is said at a place is said as wished, planned or supposed."""
    start, _ = clause_of(sentence, at)
    return bool(_SUPPOSED.search(sentence.between(max(start, at - 70), at)))


def is_denied(sentence: Sentence, at: int) -> bool:
    """Return whether what is said at a place is said not to be so."""
    start, _ = clause_of(sentence, at)
    return _is_negated(sentence, at) or bool(_NEVER.match(sentence.between(start, at).lstrip()))


def _is_negated(sentence: Sentence, at: int) -> bool:
    before = sentence.words_before(at, 36)
    found = _NOT.search(before)
    if found is None:
        return False
    # -- `without UASC` names of whom it is said
    said = at - len(before) + found.start()
    return not any(each.start <= said < each.end for each in sentence.cohorts)
