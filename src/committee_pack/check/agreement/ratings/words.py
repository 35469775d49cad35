"""Ratings that a text names, by the colour, and what is doubted of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.reading.spans import At
from committee_pack.model.indicators import Rating
from committee_pack.model.results import Result
from committee_pack.wording import period_text, window_text

RATED = re.compile(
    r"\b(?P<word>Red|Amber|Green|RED|AMBER|GREEN)\b|\b(?:rated|RAG|remains?|stays?|stayed|remained|still|turned"
    r"|back to|gone|moved to|moved from|from|turns)\s(?:as\s)?(?P<small>red|amber|green)\b"
)
KEYS = frozenset(("red", "amber", "green"))
"""The words of which every rating is one."""
RATINGS = {"red": Rating.RED, "amber": Rating.AMBER, "green": Rating.GREEN}


@dataclass(frozen=True, slots=True)
class Named:
    """A rating that a text names: where, by which word, and which."""

    at: At
    word: str
    rating: Rating

    @classmethod
    def of(cls, match: re.Match[str]) -> Named:
        """Return the rating that a match names."""
        group = "word" if match["word"] else "small"
        return cls(At.of(match, group), match[group], RATINGS[match[group].lower()])

    def doubt(self, message: str) -> Doubt:
        """Return a doubt of it."""
        return Doubt("rating-wrong", self.at.start, self.at.end, message)

    def unless_all(self, results: list[Result]) -> Iterator[Doubt]:
        """Return a doubt of the latest of some results that has it not."""
        other = next((each for each in reversed(results) if each.rating is not self.rating), None)
        if other is not None:
            yield self.doubt(f"{told(other)}, and not {self.word}.")

    def unless_any(self, results: list[Result]) -> Iterator[Doubt]:
        """Return a doubt where none of some results has it."""
        if results and all(each.rating is not self.rating for each in results):
            yield self.doubt(f"{told(results[0])}, and not {self.word}.")


def told(result: Result) -> str:
    """Return how a result is rated, as a sentence without its end."""
    rating = result.rating.value if result.rating else "not rated"
    area = f" of {result.area}" if result.area else ""
    window = window_text(result.window).lower() if result.window is not result.indicator.window else ""
    apart = "".join(f", {each}" for each in (window, result.cohort) if each)
    return f"The result{area} of {period_text(result.period)}{apart}{',' if apart else ''} is {rating}"
