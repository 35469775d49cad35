"""How several areas are said to be rated, `all four areas are Red`, held against the ratings of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.reading.clauses import is_denied, is_supposed
from committee_pack.check.agreement.reading.number_words import CARDINALS, NUMBER_OF
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.spoken_of.area_lists import AreasOf, has_exceptions, listed_areas, speaks_of_areas
from committee_pack.model.indicators import Rating
from committee_pack.model.results import Result
from committee_pack.wording import period_text

_NUMBERS = {"no": 0, "none": 0, "neither": 0, "both": 2} | {word: NUMBER_OF[word] for word in CARDINALS[:9]}
_ALL = ("all", "each", "every")
_ARE = (
    r"(?:is|are|was|were|been|being|be|remains?|stays?|stayed|remained|rated|all|both|each|now|still|also|again"
    r"|currently|have|has|as|at)"
)
_HOW_MANY = re.compile(
    rf"\b(?P<n>{'|'.join((*_NUMBERS, *_ALL))}|\d)\b(?P<of>(?:\s(?:one\s)?of)?(?:\s(?:the|our|these|those))?"
    rf"(?:\s(?:two|three|four|five|six|\d))?(?P<areas>\s(?:\w+\s)?areas?|\sof\sthem)?)"
    rf"\s(?:{_ARE}\s)*(?P<word>Red|Amber|Green|RED|AMBER|GREEN)\b",
    re.IGNORECASE,
)
_SOME_OF = re.compile(r"\b(?:the|these|those|other|remaining|rest|with)\s$", re.IGNORECASE)
_OR_ANOTHER = re.compile(r"^,?\s(?:or|and|to)\s(?:Red|Amber|Green)\b|^\s(?:to|from|below|above|band|threshold)\b")


@dataclass(frozen=True, slots=True)
class AreaRatings:
    """Holds the ratings that are said of several areas against those of each; `id` is the indicator."""

    known: Known
    id: str

    def judge(self, sentence: Sentence, taken: list[At]) -> Iterator[Doubt]:
        """Return what is doubted of how many areas have a rating; `taken` takes where these ratings stand."""
        for match in _HOW_MANY.finditer(sentence.prose.text, sentence.start, sentence.end):
            at, word = At.of(match), At.of(match, "word")
            if listed_areas(sentence, word):
                continue
            if match["areas"] or speaks_of_areas(sentence, at):
                taken.append(word)
                if not _is_no_claim(sentence, at):
                    yield from self._how_many(sentence, match)

    def listed(self, sentence: Sentence, at: At, rating: Rating) -> Iterator[Doubt]:
        """Return a doubt of a rating that is said of areas by name, and that one of them has not."""
        listed = listed_areas(sentence, at)
        if not listed or _is_no_claim(sentence, at):
            return
        areas = AreasOf(self.known, self.id, sentence, at)
        wrong = [_first_unlike(results, rating) for results in areas.each_of([each.name for each in listed])]
        if wrong and (first := wrong[0]) and all(wrong) and first.rating:
            told = f"The result of {first.area} of {period_text(first.period)} is {first.rating.value}"
            yield Doubt("rating-wrong", at.start, at.end, f"{told}, and not {rating.value}.")

    def _how_many(self, sentence: Sentence, match: re.Match[str]) -> Iterator[Doubt]:
        at, rating = At.of(match, "word"), Rating(match["word"].capitalize())
        areas = AreasOf(self.known, self.id, sentence, at)
        names = areas.main()
        every = [results for results in areas.each_of(names) if _are_rated(results, names)]
        is_part = bool(_SOME_OF.search(sentence.words_before(match.start(), 12)))
        if len(names) > 1 and every and not any(_is_so(match["n"].lower(), each, rating, is_part) for each in every):
            yield Doubt("rating-wrong", at.start, at.end, _told(every[0], rating))


def _is_no_claim(sentence: Sentence, at: At) -> bool:
    if has_exceptions(sentence) or sentence.prose.is_filled(at.start, at.end):
        return True
    is_of_another = _OR_ANOTHER.match(sentence.words_after(at.end, 16))
    return bool(is_of_another) or is_supposed(sentence, at.end) or is_denied(sentence, at.start)


def _is_so(typed: str, results: list[Result], rating: Rating, is_part: bool) -> bool:
    """Return whether so many of some results have a rating; of some that were named before at least so many."""
    there = sum(1 for each in results if each.rating is rating)
    if typed in _ALL:
        return there == len(results)
    number = int(typed) if typed.isdigit() else _NUMBERS[typed]
    is_part = is_part or typed in ("both", "neither")
    if typed == "neither":
        return len(results) - there > 1
    return there >= number if is_part else there == number


def _are_rated(results: list[Result], names: list[str]) -> bool:
    return len(results) == len(names) and all(each.rating for each in results)


def _first_unlike(results: list[Result], rating: Rating) -> Result | None:
    return next((each for each in results if each.rating and each.rating is not rating), None)


def _told(results: list[Result], rating: Rating) -> str:
    so = [each.area for each in results if each.rating is rating]
    listed = f": {', '.join(so)}" if so else ""
    are = "are" if len(so) > 1 else "is"
    return f"Of the {len(results)} areas {len(so) or 'none'} {are} {rating.value}{listed}."
