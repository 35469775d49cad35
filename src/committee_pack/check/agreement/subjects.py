"""Whose results a text speaks of: areas, cohorts, windows, comparators and other indicators by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from committee_pack.model.indicators import Indicator
from committee_pack.model.periods import Window

_WINDOWS = (
    (Window.ROLLING_3_MONTHS, r"(?:rolling|last|latest|past|most recent|previous)[\s-](?:3|three)[- ]months?|(?:3|three) months (?:to|alone|taken|up to|ending)|(?:the\s)?(?:3|three)[- ]month\s(?:figure|rolling|window|position|average|result)|short[- ]term|quarter just gone|(?:3|three) months since (?:then|that)|(?:recent|last|latest|past|this) quarter(?:['’]s)?|the quarter['’]s|\bquarter alone"),
    (Window.ROLLING_12_MONTHS, r"(?:rolling|last|latest|past)\s(?:12|twelve)[- ]months?|(?:12|twelve) months (?:to|as a whole|up to|ending)|(?:the|over the|whole) (?:twelve|12)(?: months)?\b|rolling[- ]year|(?:the\s)?year to\b(?!\s?date)|in the twelve months|full year|12-month"),
    (Window.YEAR_TO_DATE, r"year[- ]to[- ]date|so far this year|this year so far"),
)  # fmt: skip
_WINDOW = re.compile(
    "|".join(
        f"(?P<w{i}>(?<!each of the )(?<!every one of the )(?<!all of the )(?<!all the )(?:{words}))"
        for i, (_, words) in enumerate(_WINDOWS)
    ),
    re.IGNORECASE,
)
_WITHOUT = r"(?:excluding|excl\.?|exclud\w+|without|leav\w+\s(?:out\s)?|(?:take|took|taking|strip|stripping|leave)\sout|leaving aside|not counting|setting aside|discount\w+|ignor\w+|taking out|non[- ]|minus|other than|apart from|except|removed?|remov\w+|net of|once)\s?(?:the\s|these\s|those\s)?"
_OTHERS = r"(?:all\s)?(?:other|remaining|the rest of the)\s(?:children|referrals|young people|cases|people|care leavers|plans)|the (?:others|rest|remainder)|every(?:one|body) else|all others|anyone else|leave that one out|leaving (?:it|that|them|these) out|without (?:it|them|these|that)"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, from `start` up to `end`, and what it names; empty names the whole or all."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class WindowMention:
    """A window in a text."""

    start: int
    end: int
    window: Window


class Names:
    """The names of a report, ready to be looked for."""

    def __init__(
        self,
        areas: Iterable[str],
        council: str,
        cohorts: Iterable[str],
        comparators: Iterable[str],
        short: Iterable[str],
    ) -> None:
        self._areas = _alternatives({**_area_words(areas), **dict.fromkeys(_council_words(council), "")})
        self._cohorts = tuple((cohort, _cohort_pattern(cohort)) for cohort in cohorts if cohort)
        self._comparators = _alternatives(_comparator_words(comparators), re.IGNORECASE)
        self.has_cohorts = bool(self._cohorts)

    def areas(self, text: str, start: int, end: int) -> tuple[Mention, ...]:
        """Return the areas that a part of a text names, the whole council among them."""
        return tuple(_mentions(self._areas, text, start, end))

    def comparators(self, text: str, start: int, end: int) -> tuple[Mention, ...]:
        """Return the comparators that a part of a text names."""
        return tuple(_mentions(self._comparators, text, start, end))

    def cohorts(self, text: str, start: int, end: int) -> tuple[Mention, ...]:
        """Return the cohorts that a text names: by its name without, or `~` before it for those that it leaves out."""
        found: list[Mention] = []
        for cohort, pattern in self._cohorts:
            for match in pattern.finditer(text, start, end):
                is_without = bool(match["without"] or match["others"])
                found.append(Mention(match.start(), match.end(), cohort if is_without else f"~{cohort}"))
        return tuple(sorted(found, key=lambda each: each.start))


_QUICK = re.compile(r"month|year|quarter|term", re.IGNORECASE)


def windows(text: str, start: int, end: int) -> tuple[WindowMention, ...]:
    """Return the windows that a part of a text names."""
    if not _QUICK.search(text, start, end):
        return ()
    return tuple(
        WindowMention(match.start(), match.end(), _WINDOWS[int(str(match.lastgroup)[1:])][0])
        for match in _WINDOW.finditer(text, start, end)
    )


_Table = tuple[re.Pattern[str], dict[str, str]] | None


def _alternatives(words: dict[str, str], flags: int = 0) -> _Table:
    if not words:
        return None
    longest = sorted(words, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?!\w)", flags)
    return pattern, {word.lower(): name for word, name in words.items()}


def _mentions(table: _Table, text: str, start: int, end: int) -> Iterator[Mention]:
    if table:
        pattern, names = table
        for match in pattern.finditer(text, start, end):
            yield Mention(match.start(), match.end(), names[match[0].lower()])


def _area_words(areas: Iterable[str]) -> dict[str, str]:
    words: dict[str, str] = {}
    for area in areas:
        words[area] = area
        words.setdefault(area.split(" (")[0], area)
    listed = list(words)
    for area in listed:
        first = area.rsplit(" ", 1)[0]
        if area.rsplit(" ", 1)[-1].isupper() and first not in words and len(first) > 3:
            words[first] = words[area]
    for area in listed:
        words.setdefault(area.removeprefix("The "), words[area])
        words.setdefault(f"{area[0].lower()}{area[1:]}", words[area])
        if area.endswith(" Service"):
            words.setdefault(area.replace(" Service", " service"), words[area])
    return words


def _council_words(council: str) -> tuple[str, ...]:
    place = re.sub(
        r"\s*\b(?:County Council|City Council|Borough Council|Council|County|Metropolitan|District)\b", "", council
    )
    return tuple(each for each in (council, place.strip(), "the county", "The county", "Countywide", "countywide", "county-wide", "the whole council", "county as a whole", "the council") if each)  # fmt: skip


_PREFIX = re.compile(r"^(?:excluding|without|not|non)[- ]", re.IGNORECASE)


def _cohort_pattern(cohort: str) -> re.Pattern[str]:
    """Return what finds a cohort called `excluding UASC`: those words, `without UASC`, or the acronym spelt out."""
    group = _PREFIX.sub("", cohort)
    forms = [re.escape(group)]
    if group.isupper() and len(group) > 1:
        forms.append(r"[\s-]".join(rf"{letter}\w+" for letter in group))
        forms.append(rf"{group[0]}\w{{6,}}\s(?:children|young people|minors|people|pupils|cases)")
        forms.append(rf"(?:are|were|is|being)\s{group[0].lower()}\w{{10,}}")
    gone = r"(?:are|is|were|being|get|have been)?\s?(?:left out|excluded|removed|taken out|set aside|discounted|stripped out|not counted)"
    never = r"(?:not|n[’']t|never)\s(?:an?\s)?"
    return re.compile(
        rf"(?:(?P<without>(?:\b{_WITHOUT}|{never})(?:{'|'.join(forms)})|(?:{'|'.join(forms)})\s(?:\w+\s)?{gone})|\b"
        rf"(?:{'|'.join(forms)})\b|(?P<others>{_OTHERS}))",
        re.IGNORECASE,
    )


def _comparator_words(names: Iterable[str]) -> dict[str, str]:
    words: dict[str, str] = {}
    for name in names:
        words[name] = name
        if "neighbour" in name.lower():
            words |= {
                "neighbours": name,
                "statistical neighbours": name,
                "statistical neighbour": name,
                "neighbour": name,
                "similar councils": name,
            }
        if name.lower() == "england":
            words |= {"national average": name, "nationally": name, "England average": name, "national": name}
    return words


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
    ]
)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a word without its commonest endings, so that `adoptions` is like `adopted`."""
    for ending in (
        "ations",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "ions",
        "ion",
        "ies",
        "ed",
        "es",
        "er",
        "s",
        "e",
        "y",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that tell something."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word not in _COMMON)


_NUMBERED = re.compile(r"\b\d+ \w+")


class Titles:
    """What indicators are called, so that a text which speaks of another is understood."""

    def __init__(self, all_indicators: Iterable[Indicator]) -> None:
        indicators = tuple(all_indicators)
        self.numbers = frozenset(match[0].lower() for each in indicators for match in _NUMBERED.finditer(each.title))
        """The numbers that stand in titles, each with the word after it: `45 working`."""
        self._stems = {each.id: stems(f"{each.title} {each.id.replace('-', ' ')} {each.short}") for each in indicators}
        self._titles = {each.id: each.title.lower() for each in indicators}
        self._count: dict[str, int] = {}
        for words in self._stems.values():
            for word in words:
                self._count[word] = self._count.get(word, 0) + 1
        self._by_word: dict[str, list[str]] = {}
        for id, words in self._stems.items():
            for word in words:
                self._by_word.setdefault(word, []).append(id)

    def of(self, id: str) -> frozenset[str]:
        """Return the stems of what an indicator is called."""
        return self._stems.get(id, frozenset())

    def mentioned(self, text: str, about: str) -> frozenset[str]:
        """Return the indicators that a text speaks of besides the one it is about."""
        said, own = stems(text), self.of(about)
        # -- an indicator is spoken of by a word that few titles have, or by several: those of one common word are none
        counted: dict[str, int] = {}
        for word in said:
            for id in self._by_word.get(word, ()) if self._count.get(word, 0) <= _MANY else ():
                counted[id] = counted.get(id, 0) + 1
        lowered = text.lower()
        named = {id for id in counted if id != about and self._titles[id] in lowered}
        return frozenset(id for id in counted if id != about and self._is_said(self._stems[id], said, own)) | named

    def _is_said(self, words: frozenset[str], said: frozenset[str], own: frozenset[str]) -> bool:
        shared = (words & said) - own
        if not shared:
            return len(words) > 1 and words <= said and not own <= said
        rare = sum(1 for word in shared if self._count[word] <= 2)
        return rare >= 1 or len(shared) >= 2
