"""Words that set a result beside a target, a threshold or the range that is expected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from committee_pack.check.agreement.comparisons.stands import OPPOSITE, Stand, is_so, stand_of
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.numbers.roles import is_change, is_goal
from committee_pack.check.agreement.ranks.times_met import TimesMet
from committee_pack.check.agreement.reading.clauses import clause_of, is_denied, is_supposed
from committee_pack.check.agreement.reading.number_words import NUMBER_OF
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.results.agreeing import states
from committee_pack.check.agreement.results.facts import WHOLE
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.marks import is_higher_better, marks
from committee_pack.check.agreement.results.verdicts import any_sure
from committee_pack.check.agreement.spoken_of.area_lists import AreasOf, has_exceptions, listed_areas
from committee_pack.check.agreement.spoken_of.others_named import OthersNamed
from committee_pack.check.agreement.spoken_of.spoken import is_of_several, spoken_of
from committee_pack.model.indicators import Band, ExpectedRange, Polarity, Unit
from committee_pack.model.results import Result
from committee_pack.wording import period_text, result_text, target_text

_AIMED = re.compile(r"\b(?:[Tt]o|[Hh]aving|had)\s$")
_LAST = re.compile(r"\b(?:last|first)\s$")
_UNTIL = re.compile(r"\s(?:\w+\s)?until\b")
_WOULD = re.compile(r"\b(?:would|could|should|might)\b", re.IGNORECASE)
_ON_TARGET = re.compile(r"\bon\s(?:\w+\s)?targets?$", re.IGNORECASE)
_ALWAYS = re.compile(
    r"\b(?:at every point|in every (?:month|quarter)|in each (?:month|quarter)|every (?:month|quarter)|all year"
    r"|throughout the year)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"\b(?:(?P<n>one|two|three|four|five|six|none|all|both|\d+)\sof\s(?:the|our)\s(?:\w+\s)?areas"
    r"|(?P<some>two|three|four|five|six)\sareas(?=\s(?:is|are|have|has|met|meet|miss|missed)\b)"
    r"|all\s(?:four\s|five\s|three\s|\d\s|the\s)*(?:\w+\s)?areas|every area|each area|each of the (?:\w+\s)?areas"
    r"|(?P<no>no) area)\b(?!.*\bareas\b)",
    re.IGNORECASE,
)
_IN_AREAS = re.compile(rf"\s(?:in|for|across)\s{_HOW_MANY.pattern}", re.IGNORECASE)
_COUNTS = {"none": 0, "both": 2} | NUMBER_OF
_PERFORMANCE = re.compile(r"\bperformance\b[^,;.]*$", re.IGNORECASE)
_PERFORMED = {Stand.ABOVE: Stand.AHEAD, Stand.BELOW: Stand.BEHIND}
_NEXT = 4
"""How far a number may stand after `target`: `of 70%`."""
_TARGETS = ("target", "targets", "goal", "standard")
_RANGES = ("range", "expect", "line")


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said: that a result stands so to a goal; `typed` is the number that the goal is given by its name."""

    at: At
    whole: At
    word: str
    words: str
    stand: Stand
    goal: str
    typed: Fraction | None

    @classmethod
    def of(cls, sentence: Sentence, match: re.Match[str]) -> _Said:
        """Return what matched words say."""
        stand = stand_of(match)
        at, word = At.of(match, stand.value), match[stand.value]
        return cls(at, At.of(match), word, match[0], stand, match["goal"].lower(), _number_in(sentence, match))


@dataclass(frozen=True, slots=True)
class Goals:
    """Holds an indicator's results against the targets and thresholds that words set them beside."""

    known: Known
    id: str
    others: OthersNamed

    def judge(self, sentence: Sentence, match: re.Match[str]) -> Iterator[Doubt]:
        """Return a doubt of words that set a result beside a target."""
        said = _Said.of(sentence, match)
        if _is_no_claim(sentence, said) or self._is_goal_of_another(sentence, said):
            return
        if _is_of_performance(sentence, said) and is_higher_better(self.known.indicators[self.id]) is False:
            if said.stand in _PERFORMED and _has_figure(sentence, said):
                # -- either the figure or the performance may be meant
                return
            said = replace(said, stand=_PERFORMED.get(said.stand, said.stand))
        if (counted := self._counted(sentence, said)) is not None:
            yield from counted
            return
        if is_of_several(sentence, said.at) or _IN_AREAS.match(sentence.words_after(said.whole.end, 40)):
            yield from self._of_areas(sentence, said)
            return
        if is_denied(sentence, said.at.start):
            said = replace(said, stand=OPPOSITE[said.stand])
        if listed := listed_areas(sentence, said.at):
            yield from self._of_listed(sentence, said, [each.name for each in listed])
        elif _ALWAYS.search(sentence.around(said.whole, 0, 40)):
            yield from self._always(said)
        elif said.stand is not Stand.MET or said.word.lower() != "on" or _ON_TARGET.search(said.words):
            yield from self._now(sentence, said)

    def _is_goal_of_another(self, sentence: Sentence, said: _Said) -> bool:
        """Return whether a goal that is typed is that of another measure: `the two-year measure meets its target`."""
        inside = (each for each in sentence.quantities if said.whole.start <= each.start <= said.whole.end + _NEXT)
        return any(self.others.is_goal(sentence, each.number) for each in inside)

    def _counted(self, sentence: Sentence, said: _Said) -> list[Doubt] | None:
        """Return what is doubted of how often results are said to stand so; None where that is not said."""
        if is_denied(sentence, said.at.start):
            said = replace(said, stand=OPPOSITE[said.stand])
        both = (said, replace(said, typed=None))
        return TimesMet(self.known, self.id).doubts(
            sentence, said.whole, lambda result: bool(result.goal) and _agreed(_stands(result, each) for each in both)
        )

    def _now(self, sentence: Sentence, said: _Said) -> Iterator[Doubt]:
        """Return a doubt where none of the results that are spoken of stands as is said."""
        results = spoken_of(sentence, said.at, self.id, self.known)
        verdicts = [_stands(each, said) for each in results]
        verdicts += [self._typed_stands(sentence, said, each) for each in results[:1]]
        if any_sure(verdicts) is False:
            message = f"'{said.word}' is not so: {result_text(results[0])} against {_goal_text(results[0], said)}."
            yield Doubt("comparison-wrong", said.at.start, said.at.end, message)

    def _typed_stands(self, sentence: Sentence, said: _Said, result: Result) -> bool | None:
        """Return how the figure typed before the words stands to the target; no result may be kept of it."""
        kind = Kind.PERCENT if result.indicator.unit is Unit.PERCENT else Kind.PLAIN
        before = [each for each in sentence.quantities if each.kind is kind and each.end <= said.at.start]
        levels = [each for each in before if not (is_change(sentence, each) or is_goal(sentence, each))]
        mark = said.typed if said.typed is not None or result.target is None else Fraction(result.target)
        if not levels or mark is None:
            return None
        if not (sentence.cohorts or sentence.areas or self._is_a_result(levels[-1])):
            return None
        return is_so(said.stand, levels[-1].number, mark, is_higher_better(result.indicator))

    def _is_a_result(self, each: Quantity) -> bool:
        amounts = (one.amount for _, one in self.known.results(self.id) if one.amount)
        return any(states(each, amount.number, amount.known_to) for amount in amounts)

    def _always(self, said: _Said) -> Iterator[Doubt]:
        """Return a doubt of a target that is said to have been met, or missed, all year and was not."""
        latest = self.known.latest(self.id)
        first = latest.period.financial_year.first if latest else 0
        own = (each for split, each in self.known.results(self.id) if split == WHOLE and first <= each.period.last)
        always = replace(said, typed=None)
        wrong = next((each for each in own if each.target is not None and _stands(each, always) is False), None)
        if wrong is not None:
            message = f"'{said.words}' is not so of {period_text(wrong.period)}: {result_text(wrong)}."
            yield Doubt("comparison-wrong", said.whole.start, said.whole.end, message)

    def _of_areas(self, sentence: Sentence, said: _Said) -> Iterator[Doubt]:
        """Return a doubt of how many areas are said to stand so to their target."""
        start, _ = clause_of(sentence, said.whole.start)
        number = _HOW_MANY.search(sentence.between(start, said.whole.start))
        number = number or _HOW_MANY.search(sentence.words_after(said.whole.end, 40))
        areas = [each for each in self.known.main_areas(self.id) if each.amount is not None]
        if number is None or len(areas) < 2 or sentence.speaks_of_cohorts or has_exceptions(sentence):
            return
        told = (number["n"] or number["some"] or ("none" if number["no"] else "all")).lower()
        wanted = len(areas) if told == "all" else _COUNTS.get(told)
        verdicts = [_stands(each, said) for each in areas]
        so = [each.area for each, verdict in zip(areas, verdicts, strict=True) if verdict]
        # -- of `two areas` there may be more
        is_right = wanted is None or len(so) == wanted or (number["some"] and len(so) > wanted)
        if None not in verdicts and not is_right:
            message = f"That is so of {len(so)} of the {len(areas)} areas: {', '.join(so) or 'none'}."
            yield Doubt("comparison-wrong", said.whole.start, said.whole.end, message)

    def _of_listed(self, sentence: Sentence, said: _Said, names: list[str]) -> Iterator[Doubt]:
        """Return a doubt where one of the areas that are named together does not stand as is said of them."""
        every = AreasOf(self.known, self.id, sentence, said.at).each_of(names)
        wrong = [next((each for each in results if _stands(each, said) is False), None) for results in every]
        if wrong and (first := wrong[0]) and all(wrong):
            figures = f"{result_text(first)} against {_goal_text(first, said)}"
            message = f"'{said.word}' is not so of {first.area}: {figures}."
            yield Doubt("comparison-wrong", said.at.start, said.at.end, message)


def _is_no_claim(sentence: Sentence, said: _Said) -> bool:
    """Return whether words do not say of a result how it stands: they wish it, or `on` stands before no target."""
    before, after = sentence.words_before(said.at.start, 7), sentence.words_after(said.whole.end, 16)
    if _AIMED.search(sentence.words_before(said.whole.start, 7)) or _LAST.search(before) or _UNTIL.match(after):
        return True
    if any(
        each.kind in (Kind.SHARE, Kind.POINTS) and said.at.end <= each.start < said.whole.end
        for each in sentence.quantities
    ):
        return True
    if said.word.lower() == "on" and "on target" not in said.words.lower():
        return True
    return bool(_WOULD.search(said.words)) or is_supposed(sentence, said.at.end)


def _is_of_performance(sentence: Sentence, said: _Said) -> bool:
    """Return whether performance is said to be below or above the target: that it is missed or met."""
    start, _ = clause_of(sentence, said.at.start)
    return bool(_PERFORMANCE.search(sentence.between(start, said.at.start)))


def _has_figure(sentence: Sentence, said: _Said) -> bool:
    start, _ = clause_of(sentence, said.at.start)
    return any(start <= each.start < said.whole.end for each in sentence.quantities if not each.is_spelt)


def _number_in(sentence: Sentence, match: re.Match[str]) -> Fraction | None:
    """Return the number that stands between the words and the target they name: `above the 80% floor`."""
    inside = [
        each.number
        for each in sentence.quantities
        if match.start() <= each.start < match.end() and each.kind in (Kind.PERCENT, Kind.PLAIN)
    ]
    return inside[0] if len(inside) == 1 else None


def _agreed(verdicts: Iterable[bool | None]) -> bool | None:
    """Return what each of some verdicts is; None where they are not one."""
    found = set(verdicts)
    return found.pop() if len(found) == 1 else None


def _goal_text(result: Result, said: _Said) -> str:
    if result.target is None or any(each in said.goal for each in _RANGES):
        return "it"
    return target_text(result)


def _stands(result: Result, said: _Said) -> bool | None:
    """Return whether a result stands to its target, or threshold, as is said; None where it has none."""
    if result.amount is None:
        return None
    if isinstance(result.rule, ExpectedRange):
        return _stands_to_range(said.stand, result.amount.number, result.rule.within)
    if result.indicator.polarity is Polarity.TARGET and said.typed is None:
        return None
    higher = is_higher_better(result.indicator)
    return any_sure(is_so(said.stand, result.amount.number, mark, higher) for mark in _meant_marks(result, said))


def _meant_marks(result: Result, said: _Said) -> tuple[Fraction, ...]:
    if said.typed is not None:
        return (said.typed,)
    if said.goal in _TARGETS and result.target is not None:
        return (Fraction(result.target),)
    return marks(result)


def _stands_to_range(stand: Stand, number: Fraction, band: Band) -> bool | None:
    is_inside, upper = band.holds(number), band.upper.value if band.upper else None
    match stand:
        case Stand.MET:
            return is_inside
        case Stand.MISSED | Stand.BEHIND:
            return not is_inside
        case Stand.ABOVE:
            return not is_inside and upper is not None and number >= upper
        case Stand.BELOW:
            return number < upper if upper is not None else not is_inside
        case _:
            return None
