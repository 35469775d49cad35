"""Ratings that a text names, held against those of the results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.agreeing import states
from committee_pack.check.agreement.area_ratings import AreaRatings
from committee_pack.check.agreement.attaching import Context, lasts_of, local
from committee_pack.check.agreement.beside import strongly
from committee_pack.check.agreement.clauses import clause_of, is_denied, is_supposed
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import Known
from committee_pack.check.agreement.moments import (
    about_of,
    at_times,
    before_of,
    clause_times,
    is_present,
    now_of,
    past_times,
    told_past_times,
)
from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.spans import At
from committee_pack.check.agreement.times import When
from committee_pack.model.indicators import Rating, Unit
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
    r"|stands between|number that is|that is|(?:Red|Amber|Green) or|last (?:month|quarter|year|time) of|first "
    r"(?:month|quarter|year|time) of)\s(?:it\s(?:is|becomes|turns|would be)\s|an?\s|the\s|being\s)?$",
    re.IGNORECASE,
)
_NO_CLAIM_AFTER = re.compile(
    r"^\s(?:in (?:one|two|three|four|five|six|most|each|all|every|\d+) of|band|threshold|boundary|line|limit|below"
    r"|above|range|from\s\d|at\s\d|to\s\d|under|over|ends|means|is\s(?:below|above|at)|begins|starts|zone|if"
    r"|for\s\d|results?|indicators?|ones?|and Amber|or (?:Red|Amber|Green)|flag|paper|begins|starting|would)\b",
    re.IGNORECASE,
)
_REMAINS = re.compile(
    r"\b(?:remain(?:s|ed)?|still|stay(?:s|ed)?|continues?(?: to be)?|again|kept|keeps?|has (?:stayed|remained)"
    r"|as before|held)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s(?:being\s)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s(?:the\s)?(?:end of\s)?$", re.IGNORECASE)
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
_OF_INDICATORS = re.compile(r"\b(?:indicators|measures|six|eleven|of the)\b")
_PAST_VERBS = ("was", "were", "been")
_BEFORE = 40
"""How many characters before a rating are read for how it is said."""


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
        for match in _RATED.finditer(sentence.prose.text, sentence.start, sentence.end):
            named = _Named.of(match)
            if named.at in taken:
                continue
            yield from areas.listed(sentence, named.at, named.rating)
            if not _is_no_claim(sentence, match, named):
                yield from _Claim(self.known, sentence, named, id).judge()

    def _counts(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of how many indicators are said to have a rating."""
        if not _OF_INDICATORS.search(sentence.text) or _WERE.search(sentence.text) or past_times(sentence):
            return
        rated = [each.rating for each in self.known.content.results.performance()]
        for match in _COUNTED.finditer(sentence.prose.text, sentence.start, sentence.end):
            typed, rating = match["n"].lower(), _RATINGS[match["word"].lower()]
            number = int(typed) if typed.isdigit() else _COUNT_WORDS[typed]
            there = rated.count(rating)
            if number != there and not is_supposed(sentence, match.start()):
                message = f"{there} of the indicators {'is' if there == 1 else 'are'} {rating.value}."
                yield Doubt("rating-wrong", match.start(), match.end(), message)


@dataclass(frozen=True, slots=True)
class _Named:
    """A rating that a text names: where, by which word, and which."""

    at: At
    word: str
    rating: Rating

    @classmethod
    def of(cls, match: re.Match[str]) -> _Named:
        """Return the rating that a match names."""
        group = "word" if match["word"] else "small"
        return cls(At.of(match, group), match[group], _RATINGS[match[group].lower()])

    def doubt(self, message: str) -> Doubt:
        """Return a doubt of it."""
        return Doubt("rating-wrong", self.at.start, self.at.end, message)

    def unless_any(self, results: list[Result]) -> Iterator[Doubt]:
        """Return a doubt where none of some results has it."""
        if results and all(each.rating is not self.rating for each in results):
            yield self.doubt(f"{_told(results[0])}, and not {self.word}.")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A rating that is said of an indicator's results."""

    known: Known
    sentence: Sentence
    named: _Named
    id: str

    def judge(self) -> Iterator[Doubt]:
        """Return a doubt of a rating that none of the results has that it is said of."""
        sentence, at, named = self.sentence, self.named.at, self.named
        before = sentence.words_before(at.start, _BEFORE)
        if _FROM.search(before):
            yield from named.unless_any(self._left())
        elif is_denied(sentence, at.start):
            yield from self._denied()
        elif _REMAINS.search(before) and not self._is_of_the_past():
            yield from self._remained()
        elif _BOTH.match(sentence.words_after(at.end, 12)):
            yield from self._of_both()
        else:
            yield from named.unless_any(self._spoken_of())

    # -- how it is said

    def _left(self) -> list[Result]:
        """Return the results of which it is said `from Red`: the earlier ones, or any that the sentence speaks of."""
        earlier = self._earlier(is_from=True)
        several = self.sentence.cohorts or len(self.sentence.areas) > 1 or self.sentence.windows
        return [*earlier, *(self._nows() if several else [])] if earlier else []

    def _denied(self) -> Iterator[Doubt]:
        meant = self._meant()
        if meant and all(each.rating is self.named.rating for each in meant):
            yield self.named.doubt(f"{_told(meant[0])}, although it is said not to be.")

    def _remained(self) -> Iterator[Doubt]:
        """Return a doubt of a rating that is said to have stayed, and is not, or was not before."""
        nows, earlier, named = self._nows(), self._earlier(is_from=False), self.named
        yield from named.unless_any(nows)
        is_now = bool(nows) and nows[0].rating is named.rating
        if is_now and earlier and all(each.rating is not named.rating for each in earlier):
            yield named.doubt(f"It was not {named.word} before: {_told(earlier[0])}.")

    def _of_both(self) -> Iterator[Doubt]:
        earlier = self._earlier(is_from=False) or _rated(before_of(self.known, self.id, self._context())[:1])
        wrong = next((each for each in (*self._nows(), *earlier) if each.rating is not self.named.rating), None)
        if wrong is not None:
            yield self.named.doubt(f"{_told(wrong)}, and not {self.named.word}.")

    def _is_of_the_past(self) -> bool:
        told = any(each.end <= self.named.at.start for each in told_past_times(self.sentence))
        return told and not is_present(self.sentence, self.named.at)

    # -- which results are meant

    def _spoken_of(self) -> list[Result]:
        """Return the results that a rating is said of: that of the figure beside it, else any that may be meant."""
        beside, is_close = self._of_number_beside()
        if is_close:
            return beside
        before = self.sentence.before
        is_spoken_on = before is not None and before.quantities and _REFERS.search(self.sentence.text)
        numbers = before.quantities if before is not None and is_spoken_on else ()
        return [*beside, *self._meant(), *(result for each in numbers for result in self._stated_by(each, None))]

    def _context(self) -> Context:
        return local(self.sentence, self.named.at, self.known)

    def _nows(self) -> list[Result]:
        return _rated(now_of(self.known, self.id, self._context()))

    def _at(self, times: list[When]) -> list[Result]:
        return at_times(self.known, self.id, self._context(), lasts_of(times))

    def _earlier(self, *, is_from: bool) -> list[Result]:
        """Return the earlier results: of the periods that are named, else those that the report compares with."""
        inside, past = clause_times(self.sentence, self.named.at), past_times(self.sentence)
        times = [each for each in past if is_from or each in inside]
        return _rated(self._at(times) if times else before_of(self.known, self.id, self._context()))

    def _meant(self) -> list[Result]:
        """Return the results that a rating is said of: of the periods that are named, else the latest."""
        times = self._times()
        said = self._said(times)
        if said:
            is_since = _SINCE.search(self.sentence.words_before(said[0].start, 20))
            return self._nows() if is_since else _rated(self._at(said))
        if not times or is_present(self.sentence, self.named.at):
            return self._nows()
        lasts = lasts_of(times) | {self.sentence.latest.last}
        return _rated(at_times(self.known, self.id, self._context(), lasts))

    def _times(self) -> list[When]:
        """Return the periods of the clause; where it has none and speaks of then, the earlier ones of the sentence."""
        times = [each for each in clause_times(self.sentence, self.named.at) if not each.is_now]
        if times:
            return times
        start, _ = clause_of(self.sentence, self.named.at.start)
        verbs = _VERB.findall(self.sentence.between(start, self.named.at.start))
        return told_past_times(self.sentence) if verbs and verbs[-1].lower() in _PAST_VERBS else []

    def _said(self, times: list[When]) -> list[When]:
        """Return the periods that a rating is said of alone."""
        if said := strongly(self.sentence, self.named.at, times):
            return said
        is_past = len(times) == 1 and times[0] in past_times(self.sentence)
        return times if is_past and not is_present(self.sentence, self.named.at) else []

    # -- by the figures in the sentence

    def _of_number_beside(self) -> tuple[list[Result], bool]:
        """Return the results that the figure in the same clause states, and whether it stands right beside."""
        sentence, at = self.sentence, self.named.at
        start, end = clause_of(sentence, at.start)
        inside = [each for each in sentence.quantities if start <= each.start < end]
        before = [each for each in reversed(inside) if each.end <= at.start]
        context = self._context()
        for each in (*before, *(each for each in inside if each.start >= at.end)):
            if found := self._stated_by(each, context):
                gap = sentence.gap(each, at)
                return ([], False) if _RATED.search(gap) else (found, bool(_CLOSE.fullmatch(gap)))
        return [], False

    def _stated_by(self, each: Quantity, context: Context | None) -> list[Result]:
        """Return the results that a number states, of those whom a rating may be said of."""
        kind = Kind.PERCENT if self.known.indicators[self.id].unit is Unit.PERCENT else Kind.PLAIN
        if each.kind is not kind or each.is_spelt:
            return []
        return [
            result
            for split, result in self.known.results(self.id)
            if result.rating
            and result.amount
            and not split.comparator
            and (context is None or context.holds_split(split))
            and states(each, result.amount.number, result.amount.known_to)
        ]


def _is_no_claim(sentence: Sentence, match: re.Match[str], named: _Named) -> bool:
    """Return whether a rating is named and not said of a result: a band, a wish, a count, one that is filled in."""
    at = named.at
    if sentence.prose.is_filled(at.start, at.end) or _IS_COUNTED.search(sentence.words_before(match.start(), 24)):
        return True
    if _NO_CLAIM_BEFORE.search(sentence.words_before(at.start, _BEFORE)):
        return True
    if _NO_CLAIM_AFTER.match(sentence.words_after(at.end, 30)) or is_supposed(sentence, at.start):
        return True
    start, _ = clause_of(sentence, at.start)
    return bool(_ORDINAL.search(sentence.between(start, at.start)))


def _rated(results: list[Result]) -> list[Result]:
    return [each for each in results if each.rating]


def _told(result: Result) -> str:
    rating = result.rating.value if result.rating else "not rated"
    area = f" of {result.area}" if result.area else ""
    return f"The result{area} of {period_text(result.period)} is {rating}"
