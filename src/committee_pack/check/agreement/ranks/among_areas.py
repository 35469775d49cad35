"""The place of an area among its neighbours: the highest of the areas, the slowest team."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.ranks.measures import Measure, measures
from committee_pack.check.agreement.ranks.superlatives import Superlative
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.subjects import Mention
from committee_pack.check.agreement.results.known import Known
from committee_pack.model.results import Result

_MOVED_AFTER = re.compile(
    r"\b(?:rise|fall|increase|drop|difference|change|improvement|reduction|movement|moved|gap)\b", re.IGNORECASE
)
_TEAMS = re.compile(r"\b(?:of|than)\s(?:any|all|the)\s(?:other\s)?(?:[\w’'-]+\s){0,4}teams?\b", re.IGNORECASE)
_UP_TO_IT = re.compile(r"[^,;.\d]{0,40}?\b(?:in|was|is|were|are|at|of all in|being)\s(?:in\s)?", re.IGNORECASE)
_RIGHT_IN = re.compile(r"\s(?:in|was|is|being|:)\s(?:in\s)?")
_AT = re.compile(r"\s(?:in|at)\s")
_VERB_BEFORE = re.compile(r"\b(?:and|is|was)\s$")
_NEAR = re.compile(r"[^;.]{0,60}")
_REGIONS = ("North", "East", "South", "West", "Mid", "Central")


def named_areas(sentence: Sentence) -> list[Mention]:
    """Return the areas that a sentence names, and not the whole council."""
    return [each for each in sentence.areas if each.name]


@dataclass(frozen=True, slots=True)
class AmongAreas:
    """Holds the places of areas against an indicator's results."""

    known: Known
    id: str

    def judge(self, sentence: Sentence, said: Superlative) -> Iterator[Doubt]:
        """Return a doubt of a place that is said of an area and is not its own."""
        area = _subject(sentence, said)
        if area is None or _MOVED_AFTER.search(sentence.words_after(said.at.end, 30)) or sentence.speaks_of_cohorts:
            return
        is_team = bool(_TEAMS.search(sentence.between(said.at.start, sentence.end)))
        results = self.known.latest_of_areas(self.id, self._rivals(area.name, is_team=is_team))
        if area.name not in results or len(results) < 2:
            return
        meant = measures(sentence, said, results[area.name])
        ranked = _ranked(results, meant[0], highest=said.highest)
        if not any(_has_place(_ranked(results, each, highest=said.highest), area.name, said) for each in meant):
            order = f"from {'highest' if said.highest else 'lowest'}, {', '.join(ranked)}"
            message = f"'{said.words}' is not so of {area.name}: {order}."
            yield Doubt("figure-rank", said.at.start, said.at.end, message)

    def _rivals(self, area: str, *, is_team: bool) -> set[str]:
        return self._teams_like(area) if is_team else self._neighbours(area)

    def _teams_like(self, area: str) -> set[str]:
        kind = area.rsplit(" ", 1)[-1]
        return {each.name for each in self.known.content.catalogue.areas if each.parent and each.name.endswith(kind)}

    def _neighbours(self, area: str) -> set[str]:
        """Return the areas that an area stands beside: those of its parent, or the main areas of the county."""
        parents = {each.name: each.parent for each in self.known.content.catalogue.areas}
        tops = {name for name, parent in parents.items() if not parent and name in parents.values()}
        regions = {name for name in tops if name.split()[0] in _REGIONS} or tops
        if area in regions:
            return regions
        return {name for name, parent in parents.items() if parent == parents.get(area)}


def _ranked(results: dict[str, Result], measure: Measure, *, highest: bool) -> dict[str, Fraction]:
    """Return what is measured of areas by their names, the highest or lowest first."""
    found = {name: number for name, each in results.items() if (number := measure(each)) is not None}
    return dict(sorted(found.items(), key=lambda each: (-each[1] if highest else each[1], each[0])))


def _has_place(ranked: dict[str, Fraction], area: str, said: Superlative) -> bool:
    """Return whether an area has the place that is said of it."""
    wanted = said.nth if said.nth > 0 else len(ranked)
    return area in ranked and wanted in _places(ranked, area, highest=said.highest)


def _places(ranked: dict[str, Fraction], area: str, *, highest: bool) -> range:
    """Return the places that an area has, several where others are level with it."""
    own = ranked[area]
    ahead = sum(1 for number in ranked.values() if (number > own if highest else number < own))
    level = sum(1 for number in ranked.values() if number == own)
    return range(ahead + 1, ahead + level + 1)


def _subject(sentence: Sentence, said: Superlative) -> Mention | None:
    """Return the area of which a place is said: one right after it, else the last before it."""
    areas = named_areas(sentence)
    before = next((each for each in reversed(areas) if each.end <= said.at.start), None)
    after = next((each for each in areas if each.start >= said.at.end), None)
    if after is None:
        return before
    gap = sentence.between(said.at.end, after.start)
    if _RIGHT_IN.fullmatch(gap) or (before is None and (_UP_TO_IT.fullmatch(gap) or _NEAR.fullmatch(gap))):
        return after
    is_verb = _AT.fullmatch(gap) and _VERB_BEFORE.search(sentence.between(sentence.start, said.at.start))
    return after if is_verb else before
