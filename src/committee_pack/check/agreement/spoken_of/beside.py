"""What is said of a number or a word by where it stands: right after it, else right before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from committee_pack.check.agreement.reading.quantities import Kind
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At, Spanned

M = TypeVar("M", bound=Spanned)

_BREAKS_AFTER = (
    r"and|but|while|whereas|compared|against|than(?! \w+ (?:weeks|days|months))|from|up|down|when|which|who|with|now|is"
    r"|on(?! average)|to a"
    r"|missed|met|followed|ahead|behind"
)
_LENGTH = "end|month|year|quarter|rolling year|twelve months|12 months|three months|3 months|period|position|start"
_AFTER = re.compile(
    rf"\s*(?:\([^()]*\)\s*)?(?:(?!\b(?:{_BREAKS_AFTER})\b)[^,;:.()–—]){{0,60}}?"
    rf"(?:\b(?:in|at|for|by|during|of|to|as at)\s(?:the\s)?(?:(?:{_LENGTH})\s(?:of|to|ending)\s(?:the\s)?)*)",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"(?:last|previous)\s(?:month|quarter|year)\b|(?:a|one)\s(?:month|quarter|year)\s(?:ago|earlier)\b", re.IGNORECASE
)
_OPEN = re.compile(r"\s*(?:(?:[a-z]+\s){1,2}(?=[(\[]))?[(\[]?\s*(?:of\s|for\s)?(?:the\s)?", re.IGNORECASE)
_BREAKS_BEFORE = "and|but|while|whereas|compared|against|than|from|up|down|target|threshold|now|by|short|through|then"
_ALONE = r"(?:\s(?:taken\s)?(?:alone|on (?:its|their) own|by (?:itself|themselves)))?"
_BEFORE = re.compile(
    rf"(?:['’]s?)?\)?{_ALONE}\s*[,(:–—-]?\s*(?:(?!\b(?:{_BREAKS_BEFORE})\b)[^,;:.()\d–—]){{0,45}}"
    r"(?<!\bto)(?<!\bto )(?<!\bto just)[(\s]*",
    re.IGNORECASE,
)
_COMPARED_WITH = re.compile(
    r"\b(?:than|against|since|with|on|longest|shortest|until|to|versus)\s"
    r"(?:in\s|at\s|for\s|the\s|that of\s|those of\s|last\s)*$",
    re.IGNORECASE,
)
_ENDS_A_SPAN = re.compile(
    r"(?:^|[.;]\s|\b(?:[Ii]n|[Oo]ver|[Ff]or|[Dd]uring)\s)(?:the\s)?(?:\w+\smonths|year|quarter)\sto\s(?:the\s)?(?:end\sof\s)?$"
)
_AND = re.compile(r"\s*(?:,|and|&|,\s*and)\s*(?:in\s|at\s|by\s)?", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:against|compared|versus|vs)\b")
_CLOSES = (")", ",", ";")
_SHARE = r"\s(?:\w+\s){0,3}?\(\d[\d.,]*%\)"
_OF_COUNT = r"\s(?:\w+\s){0,2}?(?:of|out\sof)\s(?:(?:the|all|our|these)\s){0,2}\d[\d,]*(?![\d.,]*%)"
_GROUP = re.compile(rf"(?:{_SHARE})?{_OF_COUNT}(?:{_SHARE})?|{_SHARE}")
"""What stands with a count: the count that it is of, and the share."""
_COUNT_BEFORE = re.compile(r"\d\s(?:\w+\s){0,3}\($")
_CLOSED = re.compile(r"\)")
_SHORT = 24
_SELDOM_A_RESULT = 100
"""Up to this a plain number between two places is a day, an age and the like, and keeps nothing apart."""


def strongly(sentence: Sentence, at: Spanned, mentions: Sequence[M]) -> list[M]:
    """Return the mentions that are said of a number by where they stand: right after it, else right before it."""
    if brackets := _pair_around(sentence, at):
        mentions = [each for each in mentions if brackets.overlaps(each)]
    if not mentions:
        return []
    found = (
        _right_after(sentence, at, mentions)
        or _right_before(sentence, at, mentions)
        or _after_its_group(sentence, at, mentions)
    )
    return joined(sentence, found, mentions) if found else []


def _right_after(sentence: Sentence, at: Spanned, mentions: Sequence[M]) -> M | None:
    first = next((each for each in mentions if each.start >= at.end), None)
    if first is None:
        return None
    gap = sentence.between(at.end, first.start)
    gap = "–" if " - " in gap else gap
    # -- what needs no preposition: `18.8 cases on average last month`
    led = f"{gap}in " if _ADVERB.match(sentence.typed(first)) and gap.strip() else gap
    if _AFTER.fullmatch(led) and not _is_crossed(sentence, at.end, first.start):
        return first
    is_closed = "(" not in gap or sentence.prose.text[first.end : first.end + 1] in _CLOSES
    return first if is_closed and _OPEN.fullmatch(gap) else None


def _after_its_group(sentence: Sentence, at: Spanned, mentions: Sequence[M]) -> M | None:
    """Return what is said of a number by what follows its whole group: `1,281 of 1,891 (67.7%) in July`."""
    group = _GROUP.match(sentence.prose.text, at.end, sentence.end)
    if group is None and _COUNT_BEFORE.search(sentence.words_before(at.start, 40)):
        group = _CLOSED.match(sentence.prose.text, at.end, sentence.end)
    return _right_after(sentence, At(at.start, group.end()), mentions) if group else None


def _is_crossed(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a number that may be a result stands between two places."""
    return any(
        each.kind is not Kind.PLAIN or each.value is not None or each.number > _SELDOM_A_RESULT or each.decimals
        for each in sentence.quantities
        if start <= each.start < end
    )


def _right_before(sentence: Sentence, at: Spanned, mentions: Sequence[M]) -> M | None:
    last = next((each for each in reversed(mentions) if each.end <= at.start), None)
    if last is None or any(last.end <= each.start < at.start for each in sentence.quantities):
        return None
    gap = sentence.between(last.end, at.start)
    if not _BEFORE.fullmatch(gap) or not _is_subject(sentence, last, gap):
        return None
    is_bracketed = gap.strip().startswith("(")
    return last if is_bracketed or not _is_taken(sentence, last) else None


def _is_subject(sentence: Sentence, mention: Spanned, gap: str) -> bool:
    """Return whether a mention before a number is no object of a comparison."""
    if gap.strip() in ("(", "", ",") or gap.startswith(", when "):
        return True
    if _ENDS_A_SPAN.search(sentence.words_before(mention.start, 40)):
        return True
    return not _COMPARED_WITH.search(sentence.between(sentence.start, mention.start))


def _is_taken(sentence: Sentence, mention: Spanned) -> bool:
    """Return whether a mention is said of the number before it: `91.4% in the last three months, 89.9% over`."""
    earlier = [each for each in sentence.quantities if each.end <= mention.start and each.kind is Kind.PERCENT]
    if not earlier:
        return False
    gap = sentence.between(earlier[-1].end, mention.start)
    return len(gap) < _SHORT and bool(_AFTER.fullmatch(gap))


def _pair_around(sentence: Sentence, at: Spanned) -> At | None:
    """Return the brackets in which a number stands with others, `(15.3% against 12.8%)`, each of its own."""
    text = sentence.prose.text
    opened, closed = text.rfind("(", sentence.start, at.start + 1), text.find(")", at.start, sentence.end)
    if opened < 0 or closed < 0 or text.rfind(")", opened, at.start) >= 0:
        return None
    inside = [each for each in sentence.quantities if opened < each.start < closed and not each.is_spelt]
    is_pair = len(inside) > 1 and _AGAINST.search(sentence.between(opened, closed))
    return At(opened, closed) if is_pair else None


def joined(sentence: Sentence, found: M, mentions: Sequence[M]) -> list[M]:
    """Return a mention with those that it is joined to by `and`: `in June and July`."""
    group = [found]
    for each in reversed([each for each in mentions if each.end <= found.start]):
        if not _AND.fullmatch(sentence.between(each.end, group[0].start)):
            break
        group.insert(0, each)
    return group
