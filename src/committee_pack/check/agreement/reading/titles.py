"""What indicators are called, and which of them a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from committee_pack.model.indicators import Indicator

_MANY = 60
"""How many titles a word may stand in and still tell one from another."""
_WORD = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    [
        "the",
        "and",
        "for",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "with",
        "within",
        "than",
        "that",
        "this",
        "from",
        "who",
        "whom",
        "which",
        "percentage",
        "number",
        "rate",
        "share",
        "children",
        "child",
        "young",
        "people",
        "days",
        "months",
        "month",
        "working",
        "last",
        "latest",
        "year",
        "years",
        "completed",
        "timescale",
        "time",
        "required",
        "their",
        "after",
        "been",
        "being",
        "not",
        "all",
        "its",
        "into",
        "per",
        "cent",
        "average",
        "end",
        "made",
        "good",
        "better",
        "including",
        "more",
        "out",
        "one",
        "two",
        "three",
        "point",
        "points",
    ]
)
"""Words of titles that tell none from another."""
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "er", "s", "e", "y")
_SHORTEST_STEM = 4
_NUMBERED = re.compile(r"\b\d+ \w+")
_RARE = 2
"""In how many titles a word may stand that tells an indicator by itself."""


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a word without its commonest endings, so that `adoptions` is like `adopted`."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that tell something."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word not in _COMMON)


def is_whole_title(title: frozenset[str], text: str) -> bool:
    """Return whether a text has every word of a title that is more than one."""
    return len(title) > 1 and title <= stems(text)


class Titles:
    """What indicators are called, so that a text which speaks of another is understood."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        listed = tuple(indicators)
        self._titles = {each.id: each.title.lower() for each in listed}
        self._stems = {each.id: stems(f"{each.title} {each.id.replace('-', ' ')} {each.short}") for each in listed}
        self.numbers = frozenset(words for title in self._titles.values() for words in _NUMBERED.findall(title))
        """The numbers that stand in titles, each with the word after it: `45 working`."""
        self._by_word: dict[str, list[str]] = {}
        for id, words in self._stems.items():
            for word in words:
                self._by_word.setdefault(word, []).append(id)

    def of(self, id: str) -> frozenset[str]:
        """Return the stems of what an indicator is called."""
        return self._stems.get(id, frozenset())

    def mentioned(self, text: str, about: str) -> frozenset[str]:
        """Return the indicators that a text speaks of besides the one it is about."""
        said, own, lowered = stems(text), self.of(about), text.lower()
        # -- an indicator is spoken of by a word that few titles have, or by several: those of one common word are none
        found = (self._by_word.get(word, ()) for word in said)
        some = {id for ids in found if len(ids) <= _MANY for id in ids} - {about}
        return frozenset(id for id in some if self._titles[id] in lowered or self._is_said(self.of(id), said, own))

    def _is_said(self, words: frozenset[str], said: frozenset[str], own: frozenset[str]) -> bool:
        shared = (words & said) - own
        if not shared:
            return len(words) > 1 and words <= said and not own <= said
        return len(shared) > 1 or any(len(self._by_word[word]) <= _RARE for word in shared)
