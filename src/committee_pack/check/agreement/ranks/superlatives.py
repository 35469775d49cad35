"""Words that give a place among others: `the second highest`, `ranked third`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from committee_pack.check.agreement.reading.number_words import PLACE_OF
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.reading.triggers import keys_of

_PLACES = PLACE_OF | {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1}
_HIGH = r"highest|largest|biggest|greatest|longest|most|top|busiest"
_LOW = r"lowest|smallest|least|shortest|fewest|bottom|quickest"
_BEST = r"best|strongest|leads?"
_WORST = r"worst|weakest|poorest"
SUPERLATIVES = re.compile(
    r"\b(?:(?P<nth>second|third|fourth|2nd|3rd|4th)[\s-])?"
    rf"(?:(?P<high>{_HIGH})|(?P<low>{_LOW})|(?P<best>{_BEST})|(?P<worst>{_WORST}))\b",
    re.IGNORECASE,
)
"""`highest` and the like, which may have a place before it."""
PLACES_OF_AREAS = re.compile(
    r"\b(?:ranks?|ranked|was|is|came|comes|placed)\s(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)"
    r"\s(?:of|out of|among|in)\s(?:the\s)?(?:four\s|five\s|\d\s)?areas\b",
    re.IGNORECASE,
)
"""`ranked second of the four areas`."""
KEYS = keys_of(_HIGH, _LOW, _BEST, _WORST) | frozenset(
    ["first", "second", "third", "fourth", "last", "st", "nd", "rd", "th", "councils", "authorities"]
)
"""The words of which every rank has one."""


@dataclass(frozen=True, slots=True)
class Superlative:
    """A place that is said of something: which, from the highest or the lowest; -1 is the last of them."""

    at: At
    words: str
    nth: int
    highest: bool

    @classmethod
    def of(cls, match: re.Match[str], higher: bool | None) -> Superlative | None:
        """Return what a superlative says; None where it says best and neither way is better."""
        nth = _PLACES[match["nth"].lower()] if match["nth"] else 1
        if match["high"] or match["low"]:
            return cls(At.of(match), match[0], nth, bool(match["high"]))
        return None if higher is None else cls(At.of(match), match[0], nth, higher == bool(match["best"]))

    @classmethod
    def of_areas(cls, match: re.Match[str], higher: bool | None) -> Superlative | None:
        """Return what `ranked second` says: from the best; None where neither way is better."""
        return None if higher is None else cls(At.of(match), match[0], _PLACES[match["nth"].lower()], higher)

    @property
    def is_most(self) -> bool:
        """Whether it is `most`, which may be no superlative of a result."""
        return self.words.lower().endswith("most")
