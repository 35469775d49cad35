"""Ratings that a text names, held against those of the results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.agreeing import states
from committee_pack.check.agreement.attaching import Context, strongly
from committee_pack.check.agreement.clauses import clause_of, is_denied, is_supposed
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import Known
from committee_pack.check.agreement.moments import (
    At,
    about_of,
    at_times,
    before_of,
    clause_times,
    is_present,
    local,
    now_of,
    past_times,
    told_times,
)
from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.times import When
from committee_pack.model.indicators import Rating
from committee_pack.model.results import Result
from committee_pack.wording import period_text

_RATED = re.compile(
    r"\b(?P<word>Red|Amber|Green|RED|AMBER|GREEN)\b|\b(?:rated|RAG|remains?|stays?|stayed|remained|still|turned"
    r"|back to|gone|moved to|moved from|from|turns)\s(?:as\s)?(?P<small>red|amber|green)\b"
)
_NO_CLAIM_BEFORE = re.compile(
    r"\b(?:reach|return to|become|becomes|becoming|turn|needed for|for|threshold|band|boundary|below which"
    r"|above which|at which|under which|over which|where|short of|close to|towards?|out of|limit (?:of|for)"
    r"|edge of|line (?:of|between)|between|separates?|divides?|count(?:s|ed)? as|judged|between us and"
    r"|stands between|number that is|that is|last (?:month|quarter|year|time) of|first "
    r"(?:month|quarter|year|time) of)\s(?:it\s(?:is|becomes|turns|would be)\s|an?\s|the\s|being\s)?$",
    re.IGNORECASE,
)
_NO_CLAIM_AFTER = re.compile(
    r"^\s(?:in (?:one|two|three|four|five|six|most|each|all|every|\d+) of|band|threshold|boundary|line|limit|below"
    r"|above|range|from\s\d|at\s\d|to\s\d|under|over|ends|means|is\s(?:below|above|at)|begins|starts|zone|if"
    r"|for\s\d|results?|indicators?|ones?|and Amber|flag|paper|begins|starting|would)\b",
    re.IGNORECASE,
)
_REMAINS = re.compile(
    r"\b(?:remain(?:s|ed)?|still|stay(?:s|ed)?|continues?(?: to be)?|again|kept|keeps?|has (?:stayed|remained)"
    r"|as before|held)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s(?:being\s)?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|turned|become|became|now)\s$", re.IGNORECASE)
KEYS = frozenset(("red", "amber", "green"))
"""The words of which every rating is one."""
_RATINGS = {"red": Rating.RED, "amber": Rating.AMBER, "green": Rating.GREEN}
_COUNT_WORDS = {
    word: n
    for n, word in enumerate(
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_COUNTED = re.compile(
    rf"\b(?<!of the )(?<!of our )(?<!All )(?<!all )(?P<n>{'|'.join(_COUNT_WORDS)}|\d+)\s"
    rf"(?:of (?:them|the (?:\w+\s)?(?:indicators|measures))\s)?(?:indicators?\s|measures?\s)?"
    rf"(?:is\s|are\s|were\s|was\s|rated\s|at\s)*(?P<word>Red|Amber|Green)\b"
)


_BOTH = re.compile(r"^\s(?:in|for|at)\sboth\b", re.IGNORECASE)
_CLOSE = re.compile(
    r"\)?,?\s?(?:\(|at |with |on |: )?|,? (?:is|was|which is|and is|and was) (?:rated )?|%?\*?,? ", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:is|are|was|were|been|remains?|stays?|has)\b", re.IGNORECASE)
_WERE = re.compile(r"\b(?:before|earlier|previous\w*|last|ago)\b", re.IGNORECASE)
_REFERS = re.compile(r"\b(?:it|its|they|that|this|these|which|cohort|then)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(?:the (?:first|second|third|other|former|latter|earlier|others|two|three)|earlier figures|the rest"
    r"|respectively|no Amber|no Red|no Green|last of these|(?:that|this) (?:cohort|group|area|team))\b",
    re.IGNORECASE,
)
_IS_COUNTED = re.compile(
    rf"\b(?:{'|'.join(_COUNT_WORDS)}|all|both|half|\d+)\s(?:are\s|were\s|is\s|was\s|of\sthem\s|rated\s|being\s)*$",
    re.IGNORECASE,
)


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
        for match in _RATED.finditer(sentence.prose.text, sentence.start, sentence.end):
            if _IS_COUNTED.search(sentence.words_before(match.start(), 24)):
                continue
            group = "word" if match["word"] else "small"
            at = At(match.start(group), match.end(group))
            rating = _RATINGS[match[group].lower()]
            before = sentence.words_before(at.start, 40)
            after = sentence.words_after(at.end, 30)
            if is_supposed(sentence, at.start) or _NO_CLAIM_BEFORE.search(before) or _NO_CLAIM_AFTER.match(after):
                continue
            if is_filled(sentence, at) or _ORDINAL.search(sentence.between(clause_of(sentence, at.start)[0], at.start)):
                continue
            yield from self._claim(sentence, at, rating, before, id)

    def _claim(self, sentence: Sentence, at: At, rating: Rating, before: str, id: str) -> Iterator[Doubt]:
        context = local(sentence, at, self.known)
        nows = [each for each in now_of(self.known, sentence, id, context) if each.rating]
        earlier = [each for each in self._earlier(sentence, at, id, is_from=bool(_FROM.search(before))) if each.rating]
        word = sentence.between(at.start, at.end)
        if _FROM.search(before):
            others = nows if sentence.cohorts or len(sentence.areas) > 1 or sentence.windows else []
            yield from _doubt(at, word, rating, [*earlier, *others] if earlier else [])
            return
        if is_denied(sentence, at.start):
            meant = self._meant(sentence, at, id, nows)
            if meant and all(each.rating is rating for each in meant):
                yield Doubt("rating-wrong", at.start, at.end, f"{_told(meant[0])}, although it is said not to be.", "")
            return
        told = [each for each in told_times(sentence) if each in past_times(sentence) and each.end <= at.start]
        if _REMAINS.search(before) and not (told and not is_present(sentence, at)):
            yield from _doubt(at, word, rating, nows)
            if nows and nows[0].rating is rating and earlier and all(each.rating is not rating for each in earlier):
                yield Doubt("rating-wrong", at.start, at.end, f"It was not {word} before: {_told(earlier[0])}.", "")
            return
        if _BOTH.match(sentence.words_after(at.end, 12)):
            of_both = [*nows, *(earlier or [each for each in before_of(self.known, id, context)[:1] if each.rating])]
            if any(each.rating is not rating for each in of_both):
                wrong = next(each for each in of_both if each.rating is not rating)
                yield Doubt("rating-wrong", at.start, at.end, f"{_told(wrong)}, and not {word}.", "")
            return
        beside, is_close = self._of_number_beside(sentence, at, id)
        meant = beside if is_close else [*beside, *self._meant(sentence, at, id, nows)]
        if (
            not is_close
            and sentence.before is not None
            and sentence.before.quantities
            and _REFERS.search(sentence.text)
        ):
            meant = [*meant, *self._of_numbers(sentence.before, id)]
        yield from _doubt(at, word, rating, meant)

    def _of_number_beside(self, sentence: Sentence, at: At, id: str) -> tuple[list[Result], bool]:
        """Return the results that the figure in the same clause states, and whether it stands right beside."""
        start, end = clause_of(sentence, at.start)
        context = local(sentence, at, self.known)
        inside = [each for each in sentence.quantities if start <= each.start < end]
        before = [each for each in inside if each.end <= at.start]
        after = [each for each in inside if each.start >= at.end]
        for each in (*reversed(before), *after):
            if found := self._stated_by(each, id, context):
                gap = (
                    sentence.between(each.end, at.start)
                    if each.end <= at.start
                    else sentence.between(at.end, each.start)
                )
                is_close = bool(_CLOSE.fullmatch(gap))
                other = _RATED.search(gap)
                return ([], False) if other else (found, is_close)
        return [], False

    def _of_numbers(self, sentence: Sentence, id: str) -> list[Result]:
        return [result for each in sentence.quantities for result in self._stated_by(each, id, None)]

    def _stated_by(self, each: Quantity, id: str, context: Context | None) -> list[Result]:
        percent = self.known.indicators[id].unit.value == "percent"
        if each.kind is not (Kind.PERCENT if percent else Kind.PLAIN) or each.is_spelt:
            return []
        return [
            result
            for split, result in self.known.results(id)
            if result.rating
            and result.amount
            and not split.comparator
            and (context is None or context.holds_split(split))
            and states(each, result.amount.number, result.amount.known_to)
        ]

    def _meant(self, sentence: Sentence, at: At, id: str, nows: list[Result]) -> list[Result]:
        """Return the results that a rating is said of."""
        context = local(sentence, at, self.known)
        times = [each for each in clause_times(sentence, at) if not each.is_now]
        verb = _VERB.findall(sentence.between(clause_of(sentence, at.start)[0], at.start))
        if not times and verb and verb[-1].lower() in ("was", "were", "been"):
            times = [each for each in told_times(sentence) if each in past_times(sentence)]
        said = [each for each in strongly(sentence, at, times) if isinstance(each, When)]
        if not said and len(times) == 1 and not is_present(sentence, at) and times[0] in past_times(sentence):
            said = times
        if not said:
            if times and not is_present(sentence, at):
                lasts = frozenset(last for each in times for last in each.lasts) | {sentence.latest.last}
                return [each for each in at_times(self.known, id, context, lasts) if each.rating]
            return nows
        lasts = frozenset(last for each in said for last in each.lasts)
        if re.search(
            r"\bsince\s(?:the\s)?(?:end of\s)?$",
            sentence.words_before(said[0].start, 20),
            re.IGNORECASE,
        ):
            return nows
        return [each for each in at_times(self.known, id, context, lasts) if each.rating]

    def _earlier(self, sentence: Sentence, at: At, id: str, *, is_from: bool) -> list[Result]:
        context = local(sentence, at, self.known)
        inside = clause_times(sentence, at)
        past = [each for each in past_times(sentence) if is_from or each in inside]
        if past:
            lasts = frozenset(last for each in past for last in each.lasts)
            return at_times(self.known, id, context, lasts)
        return before_of(self.known, id, context)

    def _counts(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of how many indicators are said to have a rating."""
        if (
            past_times(sentence)
            or _WERE.search(sentence.text)
            or not re.search(r"\b(?:indicators|measures|six|eleven|of the)\b", sentence.text)
        ):
            return
        rated = [each.rating for each in self.known.whole.results.performance()]
        for match in _COUNTED.finditer(sentence.prose.text, sentence.start, sentence.end):
            number = _COUNT_WORDS.get(match["n"].lower())
            number = int(match["n"]) if number is None else number
            rating = _RATINGS[match["word"].lower()]
            there = rated.count(rating)
            if number != there and not is_supposed(sentence, match.start()):
                message = f"{there} of the indicators {'is' if there == 1 else 'are'} {rating.value}."
                yield Doubt("rating-wrong", match.start(), match.end(), message, "")


def is_filled(sentence: Sentence, at: At) -> bool:
    """Return whether a word comes from a placeholder."""
    return sentence.prose.is_filled(at.start, at.end)


def _doubt(at: At, word: str, rating: Rating, results: list[Result]) -> Iterator[Doubt]:
    if results and all(each.rating is not rating for each in results):
        yield Doubt("rating-wrong", at.start, at.end, f"{_told(results[0])}, and not {word}.", "")


def _told(result: Result) -> str:
    rating = result.rating.value if result.rating else "not rated"
    area = f" of {result.area}" if result.area else ""
    return f"The result{area} of {period_text(result.period)} is {rating}"
