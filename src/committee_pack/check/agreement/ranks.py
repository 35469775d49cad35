"""Places among others: the highest of the areas, the second lowest, the longest since May, 13th of 152."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.attaching import strongly
from committee_pack.check.agreement.clauses import is_denied, is_supposed
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import Known, is_higher_better
from committee_pack.check.agreement.moments import At, about_of, told_times
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.subjects import Mention
from committee_pack.check.agreement.times import When
from committee_pack.check.agreement.triggers import keys_of
from committee_pack.model.results import Result
from committee_pack.wording import period_text

_NTH = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "1st": 1,
    "first": 1,
    "last": -1,
}
_HIGH = r"highest|largest|biggest|greatest|longest|most|top|busiest"
_LOW = r"lowest|smallest|least|shortest|fewest|bottom|quickest"
_BEST = r"best|strongest|leads?"
_WORST = r"worst|weakest|poorest"
_SUPERLATIVE = re.compile(
    rf"\b(?:(?P<nth>second|third|fourth|2nd|3rd|4th)[\s-])?"
    rf"(?:(?P<high>{_HIGH})|(?P<low>{_LOW})|(?P<best>{_BEST})|(?P<worst>{_WORST}))\b",
    re.IGNORECASE,
)
_RANKS = re.compile(
    r"\b(?:ranks?|ranked|was|is|came|comes|placed)\s(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)\s"
    r"(?:of|out of|among|in)\s(?:the\s)?(?:four\s|five\s|\d\s)?areas\b",
    re.IGNORECASE,
)
_AREAS = re.compile(
    r"\b(?:of|among|across|in|between)\s(?:all\s)?(?:the\s|our\s)?(?:four\s|five\s|three\s|\d+\s)?areas\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:since|(?:month|quarter|year) (?:of|in|so)|of the (?:twelve|thirteen|four|five|six|three|\d+)\b|of the "
    r"(?:\w+ )?(?:months|quarters|quarter ends|year|years|surveys|results|points|readings|period|trend)"
    r"|(?:in|for|over) (?:the )?(?:\w+ ){0,2}(?:months|year|years|quarters|quarter ends|surveys|period)|months? "
    r"(?:so far|held|shown)|so far|this (?:financial )?year|last (?:\w+ )?(?:quarter ends|quarters|months|years)"
    r"|we have had|on record|held|shown|recorded|survey)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?P<place>\d+)(?:st|nd|rd|th)?\s(?:out of|of|among)\s(?:the\s)?(?P<of>\d+)\s"
    r"(?:councils|authorities|local authorities)\b",
    re.IGNORECASE,
)


_WAS_IN = re.compile(r"[^.;]{0,40}\b(?:was|came|is|were)\s(?:in|at|that of|those of)\s(?:the\s)?", re.IGNORECASE)
_TEAMS = re.compile(r"\b(?:of|than)\s(?:any|all|the)\s(?:other\s)?(?:[\w’'-]+\s){0,4}teams?\b", re.IGNORECASE)
KEYS = keys_of(_HIGH, _LOW, _BEST, _WORST) | {
    "first",
    "second",
    "third",
    "fourth",
    "last",
    "st",
    "nd",
    "rd",
    "th",
    "councils",
    "authorities",
}
"""The words of which every rank has one."""
_MOVED = re.compile(
    r"\b(?:rise|fall|increase|growth|drop|difference|change|improvement|reduction|movement|gap|jump)s?\b", re.IGNORECASE
)


@dataclass(slots=True)
class Ranks:
    """Holds places among others against the results."""

    known: Known

    def judge(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of a sentence's superlatives."""
        if not sentence.words & KEYS:
            return
        id = about_of(sentence)
        if not id:
            return
        for match in _SUPERLATIVE.finditer(sentence.prose.text, sentence.start, sentence.end):
            if is_supposed(sentence, match.start()) or is_denied(sentence, match.start()):
                continue
            yield from self._superlative(sentence, match, id)
        for match in _RANKS.finditer(sentence.prose.text, sentence.start, sentence.end):
            higher = is_higher_better(self.known.indicators[id])
            if higher is not None:
                yield from self._among_areas(sentence, match, id, _NTH[match["nth"].lower()], highest=higher)
        yield from self._places(sentence, id)

    def _superlative(self, sentence: Sentence, match: re.Match[str], id: str) -> Iterator[Doubt]:
        nth = _NTH[match["nth"].lower()] if match["nth"] else 1
        higher = is_higher_better(self.known.indicators[id])
        if match["high"] or match["low"]:
            highest = bool(match["high"])
        elif higher is None:
            return
        else:
            highest = higher == bool(match["best"])
        after = sentence.between(match.end(), sentence.end)
        before = sentence.between(sentence.start, match.start())
        if re.search(r"\b(?:by|at)\s(?:the\s)?$", before):
            return
        if re.match(
            r"^\s(?:of (?:them|these|those|all|our|us|its|the (?:delays|work|cases|rise|fall))|likely|recent"
            r"|recently)\b",
            after,
            re.IGNORECASE,
        ) or (
            re.search(r"\b(?:at|the) $", before)
            and match["high"]
            and match["high"].lower() == "most"
            and re.match(r"^\s(?:recent|of)", after)
        ):
            return
        if _MOVED.search(
            sentence.between(max(sentence.start, match.start() - 50), min(sentence.end, match.end() + 24))
        ):
            return
        told = sentence.text if sentence.before is None else f"{sentence.before.text} {sentence.text}"
        if _MOVED.search(told) and re.search(r"\b(?:more|fewer)\b", sentence.text):
            return
        if (
            (self._areas(sentence) and re.match(r"^\sof the (?:four|five|three)\b", after))
            or _AREAS.search(after[:70])
            or (_AREAS.search(before) and self._areas(sentence))
            or (self._areas(sentence) and not _TIMES.search(after[:50]))
        ):
            yield from self._among_areas(sentence, match, id, nth, highest=highest)
        elif _TIMES.search(after[:60]):
            yield from self._over_time(sentence, match, id, nth, highest=highest)

    def _areas(self, sentence: Sentence) -> list[Mention]:
        return [each for each in sentence.areas if each.name]

    # -- among areas

    def _among_areas(
        self, sentence: Sentence, match: re.Match[str], id: str, nth: int, *, highest: bool
    ) -> Iterator[Doubt]:
        subject = self._subject(sentence, match)
        if subject is None or re.search(
            r"\b(?:rise|fall|increase|drop|difference|change|improvement|reduction|movement|moved|gap)\b",
            sentence.words_after(match.end(), 30),
            re.IGNORECASE,
        ):
            return
        cohorts = {each.name for one in (sentence, sentence.before) if one is not None for each in one.cohorts}
        if cohorts:
            return
        teams = bool(_TEAMS.search(sentence.between(match.start(), sentence.end)))
        ranked = self._ranked(id, subject.name, highest=highest, teams=teams)
        numbers = dict(ranked)
        if subject.name not in numbers or len(ranked) < 2:
            return
        own = numbers[subject.name]
        ahead = sum(1 for _, number in ranked if (number > own if highest else number < own))
        place = ahead + 1 if nth > 0 else ahead + 1 - len(ranked)
        ties = sum(1 for _, number in ranked if number == own)
        right = range(ahead + 1, ahead + ties + 1)
        wanted = nth if nth > 0 else len(ranked)
        if wanted not in right and place:
            order = ", ".join(name for name, _ in ranked)
            message = f"'{match[0]}' is not so of {subject.name}: from {'highest' if highest else 'lowest'}, {order}."
            yield Doubt("figure-rank", match.start(), match.end(), message, "")

    def _subject(self, sentence: Sentence, match: re.Match[str]) -> Mention | None:
        areas = self._areas(sentence)
        before = [each for each in areas if each.end <= match.start()]
        after = [each for each in areas if each.start >= match.end()]
        if after:
            gap = sentence.between(match.end(), after[0].start)
            if (
                re.fullmatch(
                    r"[^,;.\d]{0,40}?\b(?:in|was|is|were|are|at|of all in|being)\s(?:in\s)?", gap, re.IGNORECASE
                )
                and not before
            ):
                return after[0]
            if re.fullmatch(r"\s(?:in|was|is|being|:)\s(?:in\s)?", gap) or (
                re.search(r"\b(?:and|is|was)\s$", sentence.between(sentence.start, match.start()))
                and re.fullmatch(r"\s(?:in|at)\s", gap)
            ):
                return after[0]
            if not before and re.fullmatch(r"[^;.]{0,60}", gap):
                return after[0]
        return before[-1] if before else None

    def _ranked(self, id: str, area: str, *, highest: bool, teams: bool = False) -> list[tuple[str, object]]:
        """Return an area's and its neighbours' results, the highest or lowest first."""
        if teams:
            kind = area.rsplit(" ", 1)[-1]
            names = {each.name for each in self.known.whole.catalogue.areas if each.parent and each.name.endswith(kind)}
            latest = [(each, self.known.whole.results.latest_of(self.known.indicators[id], each)) for each in names]
            found = [
                (name, each.amount.number) for name, each in latest if each is not None and each.amount is not None
            ]
            return sorted(found, key=lambda each: (-each[1] if highest else each[1], each[0]))
        listed = {each.name: each.parent for each in self.known.whole.catalogue.areas}
        parents = set(listed.values())
        tops = {name for name, parent in listed.items() if not parent and name in parents}
        regions = {
            name for name in tops if name.split()[0] in ("North", "East", "South", "West", "Mid", "Central")
        } or tops
        siblings = (
            regions if area in regions else {name for name, parent in listed.items() if parent == listed.get(area)}
        )
        latest = [(each, self.known.whole.results.latest_of(self.known.indicators[id], each)) for each in siblings]
        found = [(name, each.amount.number) for name, each in latest if each is not None and each.amount is not None]
        return sorted(found, key=lambda each: (-each[1] if highest else each[1], each[0]))

    # -- over time

    def _over_time(
        self, sentence: Sentence, match: re.Match[str], id: str, nth: int, *, highest: bool
    ) -> Iterator[Doubt]:
        results = self._series(sentence, match, id)
        own = self._own(sentence, match, id, results)
        if own is None or own.amount is None or len(results) < 3:
            return
        number = own.amount.number
        ahead = [
            each
            for each in results
            if each.amount and (each.amount.number > number if highest else each.amount.number < number)
        ]
        ties = [each for each in results if each.amount and each.amount.number == number]
        if nth not in range(len(ahead) + 1, len(ahead) + max(len(ties), 1) + 1):
            other = ahead[0] if ahead else own
            message = f"'{match[0]}' is not so of {period_text(own.period)}: see {period_text(other.period)}."
            yield Doubt("figure-rank", match.start(), match.end(), message, "")

    def _series(self, sentence: Sentence, match: re.Match[str], id: str) -> list[Result]:
        """Return the council's own results up to now, from the period named by `since`."""
        first = 0
        since = re.compile(r"\bsince\s(?:the\s)?(?:end of\s)?$", re.IGNORECASE)
        for when in sentence.whens:
            if when.start >= match.end() and when.lasts and since.search(sentence.between(match.end(), when.start)):
                # -- the lowest since April is lower than all that came after April
                first = min(when.lasts) + 1
        after = sentence.words_after(match.end(), 60)
        latest = self.known.latest(id)
        if latest is None:
            return []
        if not first and re.search(r"\b(?:this year|of the year|year so far|so far this year|of \d{4}/\d\d)\b", after):
            first = latest.period.financial_year.first
        found = {}
        for split, result in self.known.results(id):
            alone = not (split.area or split.cohort or split.window or split.comparator)
            if alone and result.amount is not None and first <= result.period.last <= latest.period.last:
                found[result.period.last] = result
        return [found[last] for last in sorted(found)]

    def _own(self, sentence: Sentence, match: re.Match[str], id: str, results: list[Result]) -> Result | None:
        """Return the result that is said to be the highest: of the period named before, else the latest."""
        times = [each for each in told_times(sentence) if each.end <= match.start()]
        times = [each for each in times if each.is_named] or times
        after = [each for each in sentence.whens if each.start >= match.end() and each.is_named]
        if not times and after and _WAS_IN.fullmatch(sentence.between(match.end(), after[0].start)):
            times = after
        lasts: frozenset[int] = times[0].lasts if times else frozenset((sentence.latest.last,))
        return next((each for each in reversed(results) if each.period.last in lasts), None)

    # -- among other councils

    def _places(self, sentence: Sentence, id: str) -> Iterator[Doubt]:
        ranks = [result.rank for _, result in self.known.results(id) if result.rank]
        for match in _PLACE.finditer(sentence.prose.text, sentence.start, sentence.end):
            if ranks and not any((rank.place, rank.of) == (int(match["place"]), int(match["of"])) for rank in ranks):
                right = f"{ranks[0].place} of {ranks[0].of}"
                yield Doubt("figure-rank", match.start(), match.end(), f"The rank is {right}.", f"Write {right}.")


__all__ = ["At", "Ranks", "When", "strongly"]
