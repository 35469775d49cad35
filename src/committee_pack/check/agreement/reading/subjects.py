"""Whose results a text speaks of: areas, cohorts and comparators by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_GROUPS = r"children|referrals|young people|cases|people|care leavers|plans"
_WITHOUT = (
    r"(?:excluding|excl\.?|exclud\w+|without|leav\w+\s(?:out\s)?|(?:take|took|taking|strip|stripping|leave)\sout"
    r"|leaving aside|not counting|setting aside|discount\w+|ignor\w+|taking out|non[- ]|minus|other than|apart from"
    r"|except|removed?|remov\w+|net of|once)\s?(?:the\s|these\s|those\s)?"
)
_NEVER = r"(?:not|n[’']t|never)\s(?:an?\s)?"
_GONE = (
    r"(?:are|is|were|being|get|have been)?\s?"
    r"(?:left out|excluded|removed|taken out|set aside|discounted|stripped out|not counted)"
)
_OTHERS = (
    rf"(?:all\s)?(?:other|remaining|the rest of the)\s(?:{_GROUPS})|the (?:others|rest|remainder)"
    r"|every(?:one|body) else|all others|anyone else"
    r"|leave that one out|leaving (?:it|that|them|these) out|without (?:it|them|these|that)"
)
_COUNCIL = re.compile(r"\s*\b(?:County Council|City Council|Borough Council|Council|County|Metropolitan|District)\b")
_WHOLE = (
    "the county",
    "The county",
    "Countywide",
    "countywide",
    "county-wide",
    "the whole council",
    "county as a whole",
    "the council",
)
_PREFIX = re.compile(r"^(?:excluding|without|not|non)[- ]", re.IGNORECASE)
_NEIGHBOURS = (
    "neighbours",
    "statistical neighbours",
    "statistical neighbour",
    "neighbour",
    "similar councils",
    "comparators",
)
_NATIONAL = ("national average", "nationally", "England average", "national")
_SHORTEST_NAME = 4
_LISTED = re.compile(r"(?:\b[A-Z]\w+(?:,\s(?:and\s)?|\s(?:and|or|&)\s))+$")
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_FARTHEST = 60
"""How many characters before an area are read for others that share its last word."""
_Table = tuple[re.Pattern[str], dict[str, str]]
"""What finds some names, and what each of them, in small letters, is called."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, from `start` up to `end`, and what it names; empty names the whole or all."""

    start: int
    end: int
    name: str


class Names:
    """The names of a report, ready to be looked for."""

    def __init__(self, areas: Iterable[str], council: str, cohorts: Iterable[str], comparators: Iterable[str]) -> None:
        self._areas = _alternatives({**_area_words(areas), **dict.fromkeys(_council_words(council), "")})
        self._cohorts = tuple((cohort, _cohort_pattern(cohort)) for cohort in cohorts if cohort)
        self._comparators = _alternatives(_comparator_words(comparators), re.IGNORECASE)
        self.has_cohorts = bool(self._cohorts)

    def areas(self, text: str, start: int, end: int) -> tuple[Mention, ...]:
        """Return the areas that a part of a text names, the whole council among them."""
        found = list(_mentions(self._areas, text, start, end))
        shortened = [each for mention in found for each in self._shortened(text, start, mention)]
        return tuple(sorted((*found, *shortened), key=lambda each: each.start))

    def _shortened(self, text: str, start: int, mention: Mention) -> Iterator[Mention]:
        """Return the areas before one that share its last word: `North, East and South Kent`."""
        listed = _LISTED.search(text, max(start, mention.start - _FARTHEST), mention.start)
        if listed is None or self._areas is None:
            return
        _, names = self._areas
        last = text[mention.start : mention.end].rpartition(" ")[2]
        for word in _CAPITAL.finditer(text, listed.start(), listed.end()):
            if name := names.get(f"{word[0]} {last}".lower()):
                yield Mention(word.start(), word.end(), name)

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


def _alternatives(words: dict[str, str], flags: int = 0) -> _Table | None:
    if not words:
        return None
    longest = sorted(words, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?!\w)", flags)
    return pattern, {word.lower(): name for word, name in words.items()}


def _mentions(table: _Table | None, text: str, start: int, end: int) -> Iterator[Mention]:
    if table:
        pattern, names = table
        for match in pattern.finditer(text, start, end):
            yield Mention(match.start(), match.end(), names[match[0].lower()])


def _area_words(areas: Iterable[str]) -> dict[str, str]:
    """Return how areas are called, and which is meant: with and without what stands in brackets, `The` or capitals."""
    words: dict[str, str] = {}
    for area in areas:
        words[area] = area
        words.setdefault(area.split(" (")[0], area)
    listed = list(words)
    for area in listed:
        place, _, last = area.rpartition(" ")
        if last.isupper() and place not in words and len(place) >= _SHORTEST_NAME:
            words[place] = words[area]
    for area in listed:
        words.setdefault(area.removeprefix("The "), words[area])
        words.setdefault(f"{area[0].lower()}{area[1:]}", words[area])
        if area.endswith(" Service"):
            words.setdefault(area.replace(" Service", " service"), words[area])
    return words


def _council_words(council: str) -> tuple[str, ...]:
    """Return how the whole council is called."""
    place = _COUNCIL.sub("", council).strip()
    return tuple(each for each in (council, place, *_WHOLE) if each)


def _cohort_pattern(cohort: str) -> re.Pattern[str]:
    """Return what finds a cohort called `excluding UASC`: those words, `without UASC`, or the acronym spelt out."""
    forms = "|".join(_cohort_forms(_PREFIX.sub("", cohort)))
    without = rf"(?:\b{_WITHOUT}|{_NEVER})(?:{forms})|(?:{forms})\s(?:\w+\s){{0,3}}?{_GONE}"
    return re.compile(rf"(?:(?P<without>{without})|\b(?:{forms})\b|(?P<others>{_OTHERS}))", re.IGNORECASE)


def _cohort_forms(group: str) -> tuple[str, ...]:
    """Return the patterns of how a group is called: by its name, an acronym also as those words."""
    typed = re.escape(group)
    if not group.isupper() or len(group) < 2:
        return (typed,)
    spelt = r"[\s-]".join(rf"{letter}\w+" for letter in group)
    of_people = rf"{group[0]}\w{{6,}}\s(?:children|young people|minors|people|pupils|cases)"
    are = rf"(?:are|were|is|being)\s{group[0].lower()}\w{{10,}}"
    return typed, spelt, of_people, are


def _comparator_words(names: Iterable[str]) -> dict[str, str]:
    """Return how comparators are called, and which is meant."""
    words: dict[str, str] = {}
    for name in names:
        words[name] = name
        if "neighbour" in name.lower():
            words |= dict.fromkeys(_NEIGHBOURS, name)
        if name.lower() == "england":
            words |= dict.fromkeys(_NATIONAL, name)
    return words
