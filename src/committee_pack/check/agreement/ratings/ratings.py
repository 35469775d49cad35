"""Ratings that a text names, held against those of the results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.ratings.claims import BEFORE, Claim
from committee_pack.check.agreement.ratings.of_areas import AreaRatings
from committee_pack.check.agreement.ratings.words import KEYS, RATED, RATINGS, Named
from committee_pack.check.agreement.reading.clauses import clause_of, is_supposed
from committee_pack.check.agreement.reading.number_words import CARDINALS, NUMBER_OF
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.moments import about_of, past_times

_NO_CLAIM_BEFORE = re.compile(
    r"\b(?:reach|return to|(?<!has )(?<!have )become|becomes|becoming|turn|needed for|for|threshold|band"
    r"|boundary|below which"
    r"|above which|at which|under which|over which|where|short of|close to|towards?|out of|limit (?:of|for)"
    r"|edge of|line (?:of|between)|between|separates?|divides?|count(?:s|ed)? as|judged|between us and"
    r"|stands between|number that is|that is|(?:Red|Amber|Green) or|last (?:month|quarter|year|time) of|first "
    r"(?:month|quarter|year|time) of"
    r"|(?:points?|days|away|off|short) (?:from|off|of))\s(?:it\s(?:is|becomes|turns|would be)\s|an?\s|the\s|being\s)?$",
    re.IGNORECASE,
)
_NO_CLAIM_AFTER = re.compile(
    r"^\s(?:in the (?:other|others|rest)"
    r"|in (?:one|two|three|four|five|six|most|each|all|every|\d+) of|band|threshold|boundary|line|limit|below"
    r"|above|range|from\s\d|at\s\d|(?:up )?to\s\d|under|over|ends|means|is\s(?:below|above|at)|begins|starts|zone|if"
    r"|for\s\d|results?|indicators?|ones?|and Amber|or (?:Red|Amber|Green)|flag|paper|begins|starting|would)\b",
    re.IGNORECASE,
)
_COUNT_WORDS = {"none": 0} | {word: NUMBER_OF[word] for word in CARDINALS[:12]}
_COUNTED = re.compile(
    rf"\b(?<!of the )(?<!of our )(?<!All )(?<!all )(?P<n>(?i:{'|'.join(_COUNT_WORDS)})|\d+)\s"
    rf"(?:of (?:them|the (?:\w+\s)?(?:indicators|measures))\s)?(?:indicators?\s|measures?\s)?"
    rf"(?:is\s|are\s|were\s|was\s|rated\s|at\s)*(?P<word>Red|Amber|Green)\b"
)
_WERE = re.compile(r"\b(?:before|earlier|previous\w*|last|ago)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(?:the (?:first|second|third|other|former|latter|earlier|others|two|three)(?![- ]month)|earlier figures"
    r"|the rest"
    r"|respectively|no Amber|no Red|no Green|last of these|(?:that|this) (?:cohort|group|area|team))\b",
    re.IGNORECASE,
)
_IS_COUNTED = re.compile(
    rf"\b(?:{'|'.join(_COUNT_WORDS)}|all|both|half|\d+)\s(?:are\s|were\s|is\s|was\s|of\sthem\s|rated\s|being\s)*$",
    re.IGNORECASE,
)
_OF_INDICATORS = re.compile(r"\b(?:indicators|measures|six|eleven|of the)\b")


@dataclass(slots=True)
class Ratings:
    """Holds the ratings that sentences name against those of the results."""

    known: Known

    def judge(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of a sentence's ratings."""
        if not sentence.words & KEYS:
            return
        if not sentence.about_is_given:
            yield from self._counts(sentence)
        id = about_of(sentence)
        if not id:
            return
        areas, taken = AreaRatings(self.known, id), list[At]()
        yield from areas.judge(sentence, taken)
        for match in RATED.finditer(sentence.prose.text, sentence.start, sentence.end):
            named = Named.of(match)
            if named.at in taken:
                continue
            yield from areas.listed(sentence, named.at, named.rating)
            if not _is_no_claim(sentence, match, named):
                yield from Claim(self.known, sentence, named, id).judge()

    def _counts(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of how many indicators are said to have a rating."""
        if not _OF_INDICATORS.search(sentence.text) or _WERE.search(sentence.text) or past_times(sentence):
            return
        rated = [each.rating for each in self.known.content.results.performance()]
        for match in _COUNTED.finditer(sentence.prose.text, sentence.start, sentence.end):
            typed, rating = match["n"].lower(), RATINGS[match["word"].lower()]
            number = int(typed) if typed.isdigit() else _COUNT_WORDS[typed]
            there = rated.count(rating)
            if number != there and not is_supposed(sentence, match.start()):
                message = f"{there} of the indicators {'is' if there == 1 else 'are'} {rating.value}."
                yield Doubt("rating-wrong", match.start(), match.end(), message)


def _is_no_claim(sentence: Sentence, match: re.Match[str], named: Named) -> bool:
    """Return whether a rating is named and not said of a result: a band, a wish, a count, one that is filled in."""
    at = named.at
    if sentence.prose.is_filled(at.start, at.end) or _IS_COUNTED.search(sentence.words_before(match.start(), 24)):
        return True
    if _NO_CLAIM_BEFORE.search(sentence.words_before(at.start, BEFORE)):
        return True
    if _NO_CLAIM_AFTER.match(sentence.words_after(at.end, 30)) or is_supposed(sentence, at.start):
        return True
    start, _ = clause_of(sentence, at.start)
    return bool(_ORDINAL.search(sentence.between(start, at.start)))
