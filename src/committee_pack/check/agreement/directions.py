"""Words of direction, `improved`, `fallen`, `static`, held against how results moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from committee_pack.check.agreement.attaching import Context
from committee_pack.check.agreement.clauses import clause_of, is_denied, is_supposed
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import WHOLE, Known, What, is_higher_better
from committee_pack.check.agreement.moments import (
    At,
    about_of,
    at_times,
    before_of,
    clause_times,
    local,
    now_of,
    past_times,
    told_times,
)
from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.roles import is_change, is_goal
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.subjects import Titles, stems
from committee_pack.check.agreement.times import When
from committee_pack.check.agreement.triggers import keys_of
from committee_pack.model.indicators import Unit
from committee_pack.model.results import Direction, Result
from committee_pack.wording import period_text, result_text, rounded


class Way(Enum):
    """What a word says of how something moved."""

    UP = "up"
    DOWN = "down"
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


_WORDS = {
    Way.UP: (
        r"rose|risen|rises|rising|(?:a|the|this|another|further|an|slight|small|sharp)\s(?:rise|increase)"
        r"|increased|increases|increasing|grown|grew|growing|growth|climbed|climbing|crept up|gone up|went up"
        r"|going up|goes up|moved up|up(?=\s(?:by|from|on|since|slightly|a little|again|over|in|and|\d|half|one"
        r"|two|three|four|five|six|seven|eight|nine|ten|just|from)\b)|higher(?=,?\s(?:than|by|again|in|at|and"
        r"|this)\b|[.,;]|$)|(?:continued?s?|continuing|continue)\sto\s(?:rise|increase|grow|climb|go up)"
        r"|on the rise|doubled|lengthened|an upward trend|upwards?"
    ),
    Way.DOWN: (
        r"fell|fallen|falls|falling|(?:a|the|this|another|further|slight|small|sharp)\s(?:fall|drop|decrease|dip"
        r"|reduction|decline)|decreased|decreases|decreasing|reduced|dropped|drops|dropping|declined|declining"
        r"|declines|come down|came down|coming down|gone down|went down|going down|goes down|down(?=\s(?:by|from"
        r"|on|since|slightly|a little|again|over|to|in|and|\d|half|one|two|three|four|five|six|seven|eight|nine"
        r"|ten|just)\b)|slipped|slipping|dipped|shrunk|lower(?=,?\s(?:than|by|again|in|at|and|this)\b|[.,;]|$)"
        r"|(?:continued?s?|continuing|continue)\sto\s(?:fall|drop|decrease|decline|reduce|come down|go down)"
        r"|halved|shortened|a downward trend|downwards?"
    ),
    Way.BETTER: (
        r"improved|improves|improving|improvement|better(?=\s(?:than|since|on|in|again|at)\b|[.,;]|$)|got better"
        r"|(?:continued?s?|continuing|continue)\sto\simprove|strengthened|recovered"
    ),
    Way.WORSE: (
        r"worsened|worsening|worsens|deteriorated|deteriorating|deterioration"
        r"|worse(?=\s(?:than|since|on|in|again|at)\b|[.,;]|$)|got worse"
        r"|(?:continued?s?|continuing|continue)\sto\s(?:worsen|deteriorate)|slid"
    ),
    Way.SAME: (
        r"unchanged|static|no change(?!\s"
        r"(?:to|of|in\sthe\s(?:wording|definition|method)))|not changed|not moved|(?:stayed|remained|remains|stays"
        r"|stable|held|holding|kept|is|was)\s(?:the same(?=\s(?:as|in|on|at|again)\b|[.,;]|$)|steady|stable|level"
        r"|flat)(?:\sas\b)?|exactly as|did not change|does not change|the same as(?!\s(?:the\s)?"
        r"(?:target|threshold|county|average))|stable|flat(?=\s(?:on|since|at)|[.,;]"
        r"|$)|levelled off|plateaued|stood still"
    ),
}
_CLAIM = re.compile(
    "|".join(f"(?P<{way.value}>\\b(?:{words})(?:\\b|(?=[.,;]|$)))" for way, words in _WORDS.items()), re.IGNORECASE
)
KEYS = keys_of(*_WORDS.values()) | {"up", "down", "over", "stable", "steady", "level", "flat", "short", "held"}
"""The words of which every claim has one."""
_SUBJECT = re.compile(
    r"\b(?:performance|results?|rates?|percentage|proportion|share|figures?|indicator|measure|average|total|totals"
    r"|it|this|that|position|score|timeliness|level|use|outturn|trend|they|these|we|which|numbers?)\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\bnumbers?\b|\bcounts?\b|\bvolume\b|\bhow many\b", re.IGNORECASE)
_PERFORMANCE = re.compile(r"\bperformance\b|\bresults?\b|\btimeliness\b|\bposition\b", re.IGNORECASE)
_BROADLY = re.compile(
    r"\b(?:broadly|largely|relatively|fairly|almost|nearly|virtually|more or less|roughly|much|around|little"
    r"|hardly)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|on)\s(?:\w+[’']?s?\s){0,4}?(?:\(|of\s|at\s)?$", re.IGNORECASE)
_TO = re.compile(r"\bto\s(?:just\s|about\s|only\s|stand at\s|now\s)?$", re.IGNORECASE)
_THAN = re.compile(r"^\s?than\s", re.IGNORECASE)
_SPEAKS_ON = re.compile(r"\b(?:it|this|that|which|these|they|since|represents)\b", re.IGNORECASE)
_THIS_PERIOD = re.compile(r"\b(?:this|in the|over the|on the|during the)\s(?:month|quarter|period)\b", re.IGNORECASE)
_EACH = re.compile(
    r"^\s(?:again\s)?(?:in|for|at|with)?\s?(?:each|every)\s(?:of the\s)?(?:last\s|past\s)?"
    r"(?P<n>two|three|four|five|six|twelve|\d+)?\s?(?:month|quarter|year|survey|point|period)s?\b",
    re.IGNORECASE,
)
_NUMBER = {
    word: n
    for n, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
    )
}
_COMPARATIVES = ("higher", "lower", "better", "worse")
_OTHER_AREAS = re.compile(r"\b(?:other|others|elsewhere|the rest)\b", re.IGNORECASE)
_NOT_TIME = re.compile(
    r"\b(?:targets?|threshold|floor|average|neighbours?|county|areas?|other|ceiling|expected|limit|England|plan)\b",
    re.IGNORECASE,
)
_SKIP_AFTER = re.compile(
    r"^\s(?:is (?:better|good|worse)|bound|end|limit|threshold|than (?:expected|planned|hoped|usual))\b", re.IGNORECASE
)
_SKIP_BEFORE = re.compile(r"\b(?:not|the|a|an|our|service|an?\s\w+|any|this|of|for|school|quality)\s$", re.IGNORECASE)


@dataclass(slots=True)
class Directions:
    """Holds words of direction against how results moved."""

    known: Known
    titles: Titles

    def judge(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of a sentence's words of direction."""
        if not sentence.words & KEYS:
            return
        for match in _CLAIM.finditer(sentence.prose.text, sentence.start, sentence.end):
            way = Way(str(match.lastgroup))
            if sentence.prose.is_filled(match.start(), match.end()):
                continue
            if not is_supposed(sentence, match.start()) and not _is_other(sentence, match):
                yield from self._claim(sentence, match, way)

    def _claim(self, sentence: Sentence, match: re.Match[str], way: Way) -> Iterator[Doubt]:
        denied = is_denied(sentence, match.start()) and way is not Way.SAME
        if denied:
            return
        at = At(match.start(), match.end())
        moved = self._typed_move(sentence, at)
        id = self._indicator(sentence, at)
        if moved is None and not id:
            return
        truth: bool | None
        if moved is not None and not id and sentence.about_is_given and self._is_own(sentence.about, moved):
            id = sentence.about
        if moved is not None:
            truth = self._agrees_typed(sentence, id, way, *moved)
            told = "the figures beside it"
        else:
            truth, told = self._agrees_data(sentence, at, id, way)
        if truth is False:
            message = f"'{match[0]}' does not agree with {told}."
            yield Doubt("direction-wrong", match.start(), match.end(), message, "")

    def _indicator(self, sentence: Sentence, at: At) -> str:
        """Return which indicator a clause speaks of; empty where that is not sure."""
        start, _ = clause_of(sentence, at.start)
        clause = sentence.between(start, at.start)
        others = self.titles.mentioned(clause, sentence.about if sentence.about_is_given else "")
        if sentence.about_is_given:
            own = self.titles.of(sentence.about)
            theirs = frozenset(word for id in others for word in self.titles.of(id))
            return "" if others and not (own - theirs) & stems(clause) else sentence.about
        if len(others) == 1:
            return next(iter(others))
        return about_of(sentence) if not others else ""

    # -- by the figures in the sentence

    def _typed_move(self, sentence: Sentence, at: At) -> tuple[Fraction, Fraction] | None:
        """Return from what to what something moved, by the figures of the clause: `from 66.8% to 67.7%`."""
        start, end = _wide_clause(sentence, at.start)
        other = next((match for match in _CLAIM.finditer(sentence.prose.text, at.end, end)), None)
        end = min(end, other.start()) if other else end
        earlier_claims = [match.end() for match in _CLAIM.finditer(sentence.prose.text, start, at.start)]
        start = max([start, *earlier_claims])
        levels = [each for each in sentence.quantities if start <= each.start < end and _is_level(sentence, each)]
        came = next((each for each in levels if each.start > at.end and self._is_from(sentence, each)), None)
        if came is None and (to := self._goes_to(sentence, at, levels)):
            before = self._said_before(sentence, to)
            if before is not None and not any(each.end <= at.start for each in levels):
                return before.number, to.number
        if came is None and not earlier_claims:
            came = next((each for each in levels if self._is_from(sentence, each)), None)
        if came is None:
            return None
        alike = [each for each in levels if each.kind is came.kind and each.start != came.start]
        went = next(
            (each for each in alike if each.start > came.end and _TO.search(sentence.words_before(each.start, 16))),
            None,
        )
        if went is None:
            earlier = [each for each in alike if each.end <= came.start]
            went = earlier[-1] if earlier else self._said_before(sentence, came)
        return (came.number, went.number) if went else None

    def _is_own(self, id: str, numbers: tuple[Fraction, Fraction]) -> bool:
        """Return whether either of two numbers is a result of an indicator."""
        if not id:
            return False
        shown = {rounded(fact.number, fact.shown) for fact in self.known.facts(id) if fact.what is What.RESULT}
        return any(number in shown for number in numbers)

    def _is_from(self, sentence: Sentence, each: Quantity) -> bool:
        before = sentence.words_before(each.start, 40)
        return bool(
            re.search(
                r"\bfrom\s(?:(?:just|about|around|an?|the|only|some|nearly|over)\s|\w+[’']s\s"
                r"|(?:last|the)\s\w+[’']s\s)*\(?$",
                before,
                re.IGNORECASE,
            )
        )

    def _goes_to(self, sentence: Sentence, at: At, levels: list[Quantity]) -> Quantity | None:
        """Return the level that stands right after a word and `to`: `fell to 9.5%`."""
        after = [each for each in levels if each.start >= at.end]
        if after and re.fullmatch(r"\s(?:\w+ly\s)?to\s(?:just\s)?", sentence.between(at.end, after[0].start)):
            return after[0]
        return None

    def _said_before(self, sentence: Sentence, came: Quantity) -> Quantity | None:
        """Return the level that the sentence before ends with, of which this one speaks on."""
        if sentence.before is None:
            return None
        levels = [
            each
            for each in sentence.before.quantities
            if each.kind is came.kind
            and _is_level(sentence.before, each)
            # -- a count of no result is no level, as in `533.2 per 100,000`
            and (each.kind is Kind.PERCENT or self._is_own(sentence.about, (each.number, each.number)))
        ]
        return levels[-1] if levels else None

    def _agrees_typed(self, sentence: Sentence, id: str, way: Way, came: Fraction, went: Fraction) -> bool | None:
        higher = is_higher_better(self.known.indicators[id]) if id else None
        return _is_so(way, went - came, higher, Fraction(0))

    # -- by the data

    def _agrees_data(self, sentence: Sentence, at: At, id: str, way: Way) -> tuple[bool | None, str]:
        indicator = self.known.indicators[id]
        start, end = clause_of(sentence, at.start)
        clause = sentence.between(start, end)
        if not self._is_about(sentence, clause, start, at, id):
            return None, ""
        if _NUMBERS.search(clause) and indicator.unit is Unit.PERCENT:
            return None, ""
        higher = is_higher_better(indicator)
        if _PERFORMANCE.search(clause) and way in (Way.UP, Way.DOWN) and higher is False:
            return None, ""
        swapped = (
            self._then_was(sentence, at, start) if sentence.between(at.start, at.end).lower() in _COMPARATIVES else None
        )
        if swapped:
            context = local(sentence, at, self.known)
            then, now = at_times(self.known, id, context, swapped.lasts), now_of(self.known, sentence, id, context)
            verdicts = [
                _is_so_of(way, one, other, is_higher_better(indicator), Fraction(0)) for one in then for other in now
            ]
            sure = [verdict for verdict in verdicts if verdict is not None]
            return (any(sure) if sure else None), "the results"
        if _OTHER_AREAS.search(clause):
            return None, ""
        if each := _EACH.match(sentence.between(at.end, sentence.end)):
            return self._moved_each(
                sentence, each, id, way, higher_of=is_higher_better(indicator)
            ), "each of the results"
        context = local(sentence, at, self.known)
        nows = now_of(self.known, sentence, id, context)
        befores = self._befores(sentence, at, id, context)
        word = sentence.between(at.start, at.end).lower()
        if way is not Way.SAME and (when := self._within(sentence, at)):
            then = at_times(self.known, id, context, when.lasts)
            # -- `it was higher in July` is said of July beside now, `it rose in July` of July beside June
            nows, befores = (then, nows) if word in _COMPARATIVES else (then, self._just_before(id, context, then))
        most = max((abs(each.amount.number) for each in nows if each.amount), default=Fraction(0))
        room = max(Fraction(1), most / 50 if indicator.unit is Unit.COUNT else Fraction(1))
        room = (
            room
            if way is Way.SAME and _BROADLY.search(sentence.between(max(start, at.start - 24), at.start))
            else Fraction(0)
        )
        verdicts = [
            _is_so_of(way, now, before, higher, room)
            for now in nows
            for before in befores
            if (now.area, now.cohort, now.window, now.comparator)
            == (before.area, before.cohort, before.window, before.comparator)
        ]
        sure = [verdict for verdict in verdicts if verdict is not None]
        if not sure or any(sure):
            return (True if sure else None), ""
        before, now = befores[0], nows[0]
        return False, (
            f"the results: {result_text(before)} in {period_text(before.period)}, "
            f"{result_text(now)} in {period_text(now.period)}"
        )

    def _befores(self, sentence: Sentence, at: At, id: str, context: Context) -> list[Result]:
        """Return the earlier results that a word compares with: of the period named, else those of the report."""
        past = past_times(sentence)
        when = _nearest(at, [each for each in clause_times(sentence, at) if each in past])
        if when is not None:
            return at_times(self.known, id, context, when.lasts)
        if not past and sentence.before is not None and _SPEAKS_ON.search(sentence.text):
            past = past_times(sentence.before)
            found = at_times(self.known, id, context, frozenset(last for each in past for last in each.lasts))
            return [*found, *before_of(self.known, id, context)]
        if not past:
            found = before_of(self.known, id, context)
            if _THIS_PERIOD.search(sentence.text):
                lasts = [each.period.last for each in found]
                return [each for each in found if each.period.last == max(lasts)]
            return found
        return at_times(self.known, id, context, frozenset(last for each in past for last in each.lasts))

    def _moved_each(
        self, sentence: Sentence, each: re.Match[str], id: str, way: Way, *, higher_of: bool | None
    ) -> bool | None:
        """Return whether results moved one way at each step of those that a sentence speaks of."""
        latest = self.known.latest(id)
        if latest is None:
            return None
        whole = {
            result.period.last: result.amount.number
            for split, result in self.known.results(id)
            if split == WHOLE and result.amount is not None and result.period.last <= latest.period.last
        }
        lasts = sorted(whole)
        typed = each["n"]
        if typed:
            lasts = lasts[-(int(typed) if typed.isdigit() else _NUMBER[typed.lower()]) - 1 :]
        else:
            past = past_times(sentence)
            near = [when for when in past if when.end <= each.start()][-1:] or past
            first = min((min(when.lasts) for when in near), default=latest.period.financial_year.first)
            lasts = [last for last in lasts if last >= first]
        steps = [
            _is_so(way, whole[b] - whole[a], higher_of, Fraction(0)) for a, b in zip(lasts, lasts[1:], strict=False)
        ]
        return None if len(steps) < 2 or None in steps else all(steps)

    def _then_was(self, sentence: Sentence, at: At, start: int) -> When | None:
        """Return the earlier period of which a comparative is said: `July's figure was higher`."""
        said = [
            each
            for each in told_times(sentence)
            if start <= each.start and each.end <= at.start and each in past_times(sentence)
        ]
        than = re.match(r"\sthan\b", sentence.words_after(at.end, 6))
        if (
            not said
            or than
            or not re.search(r"\b(?:was|were)\s(?:\w+\s){0,2}$", sentence.between(said[-1].end, at.start))
        ):
            return None
        return said[-1]

    def _within(self, sentence: Sentence, at: At) -> When | None:
        """Return the period in which something is said to have moved: `a dip in October`."""
        return next(
            (
                each
                for each in sentence.whens
                if each.is_named
                and each.start >= at.end
                and re.fullmatch(
                    r"\s(?:(?!than)\w+\s)?(?:in|during|at|by)\s(?:the\s)?(?:end\sof\s)?",
                    sentence.between(at.end, each.start),
                    re.IGNORECASE,
                )
            ),
            None,
        )

    def _just_before(self, id: str, context: Context, nows: list[Result]) -> list[Result]:
        if not nows:
            return []
        lasts = [
            result.period.last
            for _, result in self.known.results(id)
            if result.amount is not None and context.holds_split(_) and result.period.last < nows[0].period.last
        ]
        return at_times(self.known, id, context, frozenset((max(lasts),))) if lasts else []

    def _is_about(self, sentence: Sentence, clause: str, start: int, at: At, id: str) -> bool:
        """Return whether a clause speaks of the result: it names it, has its figure, or begins with the word."""
        before = sentence.between(start, at.start)
        if not re.search(r"\w{4,}", before):
            return True
        if any(start <= each.start < at.end + 60 and each.value is not None for each in sentence.quantities):
            return True
        if self.titles.of(id) & stems(before):
            return True
        if _SUBJECT.search(before):
            return True
        after = [each for each in sentence.whens if each.start >= at.end and not each.is_date]
        return (
            bool(after)
            and re.fullmatch(r"\s(?:\w+\s)?(?:since|on|from)\s(?:the\s)?", sentence.between(at.end, after[0].start))
            is not None
        )


_TRANSITIVE = re.compile(
    r"^(?:reduced|increased|improved|decreased|strengthened|shortened|lengthened|doubled|halved|dropped|grew"
    r"|rising|falling|improving|growing|increasing|declining|lower|higher|better|worse|increases|improves|drops)$",
    re.IGNORECASE,
)
_INTRANSITIVE = re.compile(
    r"^(?:[,.;:)]|$|\s(?:\(|\w+ly\b|to|by|from|in|on|since|over|again|a little|a bit|slightly|further|this|at|and"
    r"|but|for|than|compared|during|between|after|before|each|every|month|quarter|year|last|the "
    r"(?:past|last|year|month|quarter)|as|while|with|now|still|or|of|performance|results?|rates?|\d|half|three|two"
    r"|one))",
    re.IGNORECASE,
)
_NOUN = re.compile(r"^(?:a|the|this|another|further|an|slight|small|sharp)\s", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"^\s(?:in|of)\s(?:the\s)?(?!January|February|March|April|May|June|July|August|September|October|November"
    r"|December|performance|results?|rate|share|percentage|proportion|figure|month|quarter|year|\d|half|a\s|just"
    r"|about)",
    re.IGNORECASE,
)
_IN_SOME_AREAS = re.compile(
    r"^\s(?:in|across)\s(?:all|each|every|both|one|two|three|four|five|six|most|some|several|\d+)\b"
    r"(?!\s(?:month|quarter|year|survey))",
    re.IGNORECASE,
)
_WHILE = re.compile(r"(?:as|when|because|where)\b(?!\s(?:at|in|of|a result)\b)(?![^,]*\d)", re.IGNORECASE)
_ONLY = re.compile(
    r"\b(?:only|first|no)\s(?:month|year|quarter|time)|(?:month|time|year|quarter)s?\s(?:in which|when|that)\b",
    re.IGNORECASE,
)


def _is_other(sentence: Sentence, match: re.Match[str]) -> bool:
    """Return whether a word of direction is none: it compares with a target or an area, or is part of a name."""
    after = sentence.words_after(match.end(), 60)
    before = sentence.words_before(match.start(), 16)
    if _TRANSITIVE.match(match[0]) and not _INTRANSITIVE.match(after):
        return True
    if _NOUN.match(match[0]) and _OF_WHAT.match(after):
        return True
    if re.match(r"^\s(?:\S+\s){0,5}short\b", after) and match[0].lower() in (
        "fell",
        "falls",
        "falling",
        "fallen",
        "fall",
    ):
        return True
    start, end = clause_of(sentence, match.start())
    if _ONLY.search(sentence.between(start, end)) or _WHILE.match(sentence.between(start, end).lstrip()):
        return True
    if re.search(
        r"\b(?:turned|shut|closed|laid|cut|written|wrote|held|kept|brought|weighed|broken|split|set|wind|slow\w*)\s$",
        before,
    ) or _IN_SOME_AREAS.match(after):
        return True
    if _SKIP_AFTER.match(after) or re.match(
        r"^\s(?:just\s|well\s|far\s)?(?:short|below|above|within|outside|behind)\b", after
    ):
        return True
    than = re.match(r"^\s?(?:\w+\s)?than\s([^,;.]*)", after, re.IGNORECASE)
    if than:
        until = match.end() + than.end()
        timed = any(match.end() <= each.start < until and not each.is_date for each in sentence.whens)
        return not timed
    if match[0].lower() in ("improvement", "growth"):
        is_noun = re.match(
            r"^\s(?:plan|board|programme|work|team|journey|partner|needed|required|is needed|activity|in "
            r"(?:practice|recording|quality))",
            after,
            re.IGNORECASE,
        )
        return bool(
            is_noun
            or re.search(r"\b(?:further|any|for|of|to|service|school|quality|continuous)\s$", before, re.IGNORECASE)
        )
    return bool(
        match[0].lower() == "up"
        and re.search(r"\b(?:follow|set|made|make|pick|take|catch|sign|back)\s$", before, re.IGNORECASE)
    )


def _wide_clause(sentence: Sentence, at: int) -> tuple[int, int]:
    start, end = sentence.start, sentence.end
    for match in re.finditer(r";\s|\s(?:but|while|whereas|although)\s", sentence.prose.text[start:end]):
        if start + match.end() <= at:
            return_start = start + match.end()
            start = return_start if return_start > start else start
            break
    for match in re.finditer(r";\s|\s(?:but|while|whereas|although)\s", sentence.prose.text[at:end]):
        end = at + match.start()
        break
    return start, end


def _is_level(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a number is a level, and no change, target or share in words."""
    if each.kind in (Kind.POINTS, Kind.SHARE) or (each.is_spelt and each.number < 13):
        return False
    if any(when.start <= each.start < when.end for when in sentence.whens):
        return False
    return not is_goal(sentence, each) and not (
        each.value is None
        and is_change(sentence, each)
        and not re.search(r"\bfrom\s$", sentence.between(max(0, each.start - 6), each.start))
    )


def _nearest(at: At, times: list[When]) -> When | None:
    after = [each for each in times if each.start >= at.end]
    return after[0] if after else (times[-1] if times else None)


def _is_so_of(way: Way, now: Result, before: Result, higher: bool | None, room: Fraction) -> bool | None:
    if now.amount is None or before.amount is None:
        return None
    decimals = min(each for each in (now.amount.known_to, before.amount.known_to, now.decimals) if each is not None)
    exact = now.amount.number - before.amount.number
    displayed = rounded(now.amount.number, decimals) - rounded(before.amount.number, decimals)
    compared = next((each for each in now.comparisons if each.result.period == before.period and each.direction), None)
    if compared and way in (Way.BETTER, Way.WORSE):
        return compared.direction is (Direction.BETTER if way is Way.BETTER else Direction.WORSE)
    verdicts = {_is_so(way, moved, higher, room) for moved in (exact, displayed)}
    return None if verdicts == {None} else True in verdicts


def _is_so(way: Way, moved: Fraction, higher: bool | None, room: Fraction) -> bool | None:
    match way:
        case Way.UP:
            return moved > 0
        case Way.DOWN:
            return moved < 0
        case Way.SAME:
            return abs(moved) <= room
        case Way.BETTER:
            return None if higher is None else (moved > 0) == higher and moved != 0
        case Way.WORSE:
            return None if higher is None else (moved < 0) == higher and moved != 0
