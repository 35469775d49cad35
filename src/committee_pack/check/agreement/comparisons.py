"""Words that set a result beside a target, a threshold, a number, a comparator, an area or a cohort."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from committee_pack.check.agreement.agreeing import states
from committee_pack.check.agreement.attaching import Context, strongly
from committee_pack.check.agreement.clauses import clause_of, is_denied, is_supposed
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import WHOLE, Known, bounds, is_higher_better, main_areas
from committee_pack.check.agreement.moments import At, about_of, at_times, clause_times, local, now_of, told_times
from committee_pack.check.agreement.quantities import Kind, Quantity
from committee_pack.check.agreement.roles import is_change
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.times import When
from committee_pack.check.agreement.triggers import keys_of
from committee_pack.model.indicators import ExpectedRange
from committee_pack.model.results import Result
from committee_pack.wording import period_text, result_text, rounded
from committee_pack.wording.numbers import brief_amount


class Stand(Enum):
    """How a result is said to stand to what it is set beside."""

    ABOVE = "above"
    BELOW = "below"
    AHEAD = "ahead"
    BEHIND = "behind"
    MET = "met"
    MISSED = "missed"


_GOAL = r"(?:targets?|thresholds?|floor|ceiling|standard|limit|goal|benchmark|expected range|range(?: that is expected)?|line|expected|expectations?)"
_STANDS = {
    Stand.ABOVE: (
        r"above|over|exceed(?:s|ed)?|higher than|more than|greater than|in excess of|surpass(?:es|ed)?|beyond"
        r"|larger than|longer than"
    ),
    Stand.BELOW: r"below|under|lower than|less than|fewer than|beneath|shorter than|smaller than",
    Stand.AHEAD: r"ahead of|better than|clear of|outperform(?:s|ed)?|beats?",
    Stand.BEHIND: r"behind|worse than|short of|off|adrift of|shy of|outside|trails?|lags?(?: behind)?",
    Stand.MET: (
        r"meets?|met|(?:is|are|was|were)\s(?:now\s|still\s|\w+ly\s)?(?:meeting|achieving|hitting)|achiev(?:es|ed)"
        r"|hits?|reach(?:es|ed)|within(?!\s(?:\d|an?\s|one|two|three|four|five|six|seven|eight|nine|ten|half"
        r"|striking|reach|sight|touching))|inside|on|in line with|satisf(?:ies|ied)|made"
    ),
    Stand.MISSED: (
        r"miss(?:es|ed)?|(?:is|are|was|were)\s(?:now\s|still\s|just\s|\w+ly\s)?missing"
        r"|fail(?:s|ed)? to (?:meet|hit|reach|achieve)|falls? short of|fell short of"
        r"|not (?:yet )?(?:met|meeting|reached|achieved)|has yet to (?:meet|reach)|yet to (?:meet|reach)"
    ),
}
_ANY = "|".join(f"(?P<{stand.value}>{words})" for stand, words in reversed(_STANDS.items()))
_BESIDE_GOAL = re.compile(
    rf"\b(?:{_ANY})\s(?:(?:(?!and\b|but\b|while\b|than\b|with\b|target\b|above\b|below\b|over\b|under\b|is\b|are\b"
    rf"|was\b|were\b|short\b|ahead\b|behind\b|meets?\b|met\b|miss)[\w£%.,’'/-]+\s){{0,6}}?)(?P<goal>{_GOAL})\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?P<goal>targets?|standard|threshold)\b(?:\s(?:of|for)\s[^,;.]{1,40}?)?\s(?:has been|was|is|had been"
    r"|is being|has now been|has again been)\s(?:\w+\s)?(?:"
    r"(?P<missed>missed|not met|not (?:been )?(?:achieved|reached|met))|(?P<met>met|achieved|hit|reached)"
    r"|(?P<above>exceeded|surpassed|beaten))",
    re.IGNORECASE,
)
_STAND = re.compile(rf"\b(?:{_ANY})\b", re.IGNORECASE)
KEYS = keys_of(*_STANDS.values()) | frozenset(
    [
        "over",
        "on",
        "off",
        "short",
        "made",
        "missing",
        "meeting",
        "exceed",
        "exceeds",
        "exceeded",
        "surpass",
        "surpasses",
        "surpassed",
        "outperform",
        "outperforms",
        "outperformed",
        "beat",
        "beats",
        "trail",
        "trails",
        "lag",
        "lags",
        "achieves",
        "achieved",
        "hits",
        "reaches",
        "reached",
        "satisfies",
        "satisfied",
        "misses",
        "missed",
        "fails",
        "failed",
    ]
)
"""The words of which every comparison has one."""
_WORDS_OF_MARGIN = re.compile(
    r"\b(?:just|well|far|slightly|comfortably|narrowly|a little|points?|%|per cent|marginally|way|still|remains?"
    r"|is|are|was|were|stays?|stood|stands)\s$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Comparisons:
    """Holds words that set results beside something against both."""

    known: Known

    def judge(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of a sentence's comparisons."""
        if not sentence.words & KEYS:
            return
        id = about_of(sentence)
        if not id:
            return
        taken: list[At] = []
        for pattern in (_PASSIVE, _BESIDE_GOAL):
            for match in pattern.finditer(sentence.prose.text, sentence.start, sentence.end):
                at = At(match.start(), match.end())
                if any(each.start < at.end and at.start < each.end for each in taken):
                    continue
                taken.append(at)
                yield from self._goal(sentence, match, id)
        yield from self._numbers(sentence, id, taken)
        yield from self._names(sentence, id, taken)

    # -- beside a target or threshold

    def _goal(self, sentence: Sentence, match: re.Match[str], id: str) -> Iterator[Doubt]:
        stand = next(each for each in Stand if match.groupdict().get(each.value))
        at = At(match.start(stand.value), match.end(stand.value))
        if re.search(r"\b(?:[Tt]o|[Hh]aving|had)\s$", sentence.words_before(match.start(), 7)):
            return
        if any(each.kind is Kind.SHARE and at.end <= each.start < match.end() for each in sentence.quantities):
            return
        if is_supposed(sentence, at.end) or _WOULD.search(match[0]) or self._is_change_of(sentence, match, stand):
            return
        if _is_of_several(sentence, at):
            yield from self._several(sentence, match, stand, id)
            return
        stand = _denied(stand) if is_denied(sentence, at.start) else stand
        results = self._results(sentence, at, id)
        if _ALWAYS.search(sentence.between(match.start(), min(sentence.end, match.end() + 40))):
            yield from self._always(sentence, match, stand, id)
            return
        if (
            stand is Stand.MET
            and match[stand.value].lower() == "on"
            and not re.search(r"\bon\s(?:\w+\s)?targets?$", match[0], re.IGNORECASE)
        ):
            return
        is_range = (
            "range" in match["goal"].lower() or "expect" in match["goal"].lower() or "line" in match["goal"].lower()
        )
        is_range = is_range or "range" in match["goal"].lower() or "line" in match["goal"].lower()
        typed = _number_in(sentence, match)
        sure = [verdict for each in results if (verdict := _stands(each, stand, match["goal"], typed)) is not None]
        sure += [verdict for each in results[:1] for verdict in self._typed_verdicts(sentence, at, each, stand, typed)]
        if sure and not any(sure):
            result = results[0]
            goal = (
                brief_amount(result.target, result.indicator.unit)
                if result.target is not None and not is_range
                else "it"
            )
            message = f"'{match[stand.value]}' is not so: {result_text(result)} against {goal}."
            yield Doubt("comparison-wrong", at.start, at.end, message, "")

    def _always(self, sentence: Sentence, match: re.Match[str], stand: Stand, id: str) -> Iterator[Doubt]:
        """Return a doubt of a target that is said to have been met, or missed, all year and was not."""
        latest = self.known.latest(id)
        first = latest.period.financial_year.first if latest else 0
        year = [
            each
            for split, each in self.known.results(id)
            if split == WHOLE and each.amount and first <= each.period.last and each.target is not None
        ]
        wrong = next((each for each in year if _stands(each, stand, match["goal"], None) is False), None)
        if wrong is not None:
            at = At(match.start(), match.end())
            message = f"'{match[0]}' is not so of {period_text(wrong.period)}: {result_text(wrong)}."
            yield Doubt("comparison-wrong", at.start, at.end, message, "")

    def _several(self, sentence: Sentence, match: re.Match[str], stand: Stand, id: str) -> Iterator[Doubt]:
        """Return a doubt of how many areas are said to stand so to their target."""
        said = _HOW_MANY.search(sentence.between(clause_of(sentence, match.start())[0], match.start()))
        typed = _number_in(sentence, match)
        areas = [each for each in main_areas(self.known, id) if each.amount is not None]
        if (
            said is None
            or len(areas) < 2
            or sentence.cohorts
            or (sentence.before is not None and sentence.before.cohorts)
        ):
            return
        many = said["n"].lower() if said["n"] else ""
        number = len(areas) if not many or many == "all" else _COUNTS.get(many)
        verdicts = [_stands(each, stand, match["goal"], typed) for each in areas]
        if number is None or None in verdicts or sum(map(bool, verdicts)) == number:
            return
        names = ", ".join(each.area for each, so in zip(areas, verdicts, strict=True) if so) or "none"
        message = f"That is so of {sum(map(bool, verdicts))} of the {len(areas)} areas: {names}."
        yield Doubt("comparison-wrong", match.start(), match.end(), message, "")

    def _typed_verdicts(
        self, sentence: Sentence, at: At, result: Result, stand: Stand, typed: Fraction | None
    ) -> Iterator[bool]:
        """Return how the figure typed before the words stands to the target: it may be one that no result is kept of."""
        kind = Kind.PERCENT if result.indicator.unit.value == "percent" else Kind.PLAIN
        start, _ = clause_of(sentence, at.start)
        levels = [
            each
            for each in sentence.quantities
            if each.kind is kind and each.end <= at.start and not is_change(sentence, each)
        ]
        mark = typed if typed is not None else Fraction(result.target) if result.target is not None else None
        told = levels and any(
            one.amount and states(levels[-1], one.amount.number, one.amount.known_to)
            for _, one in self.known.results(result.indicator.id)
        )
        if levels and mark is not None and (told or sentence.cohorts or sentence.areas):
            verdict = _is_so(stand, levels[-1].number, mark, is_higher_better(result.indicator))
            if verdict is not None:
                yield verdict

    def _is_change_of(self, sentence: Sentence, match: re.Match[str], stand: Stand) -> bool:
        """Return whether the words do not set the result beside the target: `off` in `paid off the target`."""
        return match[stand.value].lower() == "on" and "on target" not in match[0].lower()

    def _results(self, sentence: Sentence, at: At, id: str) -> list[Result]:
        """Return the results that a comparison speaks of: those of the period it names, else the latest."""
        context = local(sentence, at, self.known)
        own = context_without(context, comparators=True)
        start, end = clause_of(sentence, at.start)
        told = told_times(sentence)
        times = [each for each in clause_times(sentence, at) if each in told]
        times = times or [each for each in told if each.end <= start]
        alone = times if len(times) == 1 and times[0].end <= at.start else []
        if alone and any(each.is_now and alone[0].end <= each.start < at.start for each in sentence.whens):
            return now_of(self.known, sentence, id, own)
        said = [each for each in strongly(sentence, at, times) if isinstance(each, When)] or alone
        found = at_times(self.known, id, own, frozenset(last for each in said for last in each.lasts)) if said else []
        if times and not found and not said:
            lasts = frozenset(last for each in times for last in each.lasts) | {sentence.latest.last}
            found = at_times(self.known, id, own, lasts)
        return found or now_of(self.known, sentence, id, own)

    # -- beside a number

    def _numbers(self, sentence: Sentence, id: str, taken: list[At]) -> Iterator[Doubt]:
        for each in sentence.quantities:
            if (
                each.kind not in (Kind.PERCENT, Kind.PLAIN)
                or each.is_spelt
                or any(at.start <= each.start < at.end for at in taken)
            ):
                continue
            match = self._stand_before(sentence, each)
            if match is None or is_supposed(sentence, match.start()) or is_change(sentence, each):
                continue
            if _is_of_several(sentence, At(match.start(), match.end())) or _BAND.search(
                sentence.words_before(match.start(), 24)
            ):
                continue
            stand = next(one for one in Stand if match.groupdict().get(one.value))
            if match[0].lower() == "short of":
                stand = Stand.BELOW
            if stand not in (Stand.ABOVE, Stand.BELOW) or is_denied(sentence, match.start()):
                continue
            yield from self._beside_number(sentence, each, match, stand, id)

    def _stand_before(self, sentence: Sentence, each: Quantity) -> re.Match[str] | None:
        before = sentence.words_before(each.start, 30)
        start = each.start - len(before)
        found = [match for match in _STAND.finditer(sentence.prose.text, start, each.start)]
        if not found:
            return None
        gap = sentence.between(found[-1].end(), each.start)
        return found[-1] if re.fullmatch(r"\s(?:the\s|its\s|our\s|a\s)?", gap, re.IGNORECASE) else None

    def _beside_number(
        self, sentence: Sentence, each: Quantity, match: re.Match[str], stand: Stand, id: str
    ) -> Iterator[Doubt]:
        if (each.kind is Kind.PERCENT) != (self.known.indicators[id].unit.value == "percent"):
            return
        at = At(match.start(), match.end())
        results = [one for one in self._results(sentence, at, id) if one.amount is not None]
        levels = [
            other
            for other in sentence.quantities
            if other.kind is each.kind and other.start < at.start and not is_change(sentence, other)
        ]
        marks = {
            number
            for one in results
            for number in (*bounds(one), *([Fraction(one.target)] if one.target is not None else []))
        }
        if (
            each.number not in marks
            and not self._is_another(each, id)
            and not (levels and _WORDS_OF_MARGIN.search(sentence.words_before(at.start, 20)))
        ):
            return
        numbers = [one.amount.number for one in results if one.amount is not None]
        numbers += [other.number for other in levels]
        if (
            results
            and numbers
            and not any(
                (number > each.number) if stand is Stand.ABOVE else (number < each.number) for number in numbers
            )
        ):
            typed = sentence.between(each.start, each.end)
            yield Doubt(
                "comparison-wrong", at.start, at.end, f"'{match[0]} {typed}' is not so: {result_text(results[0])}.", ""
            )

    def _is_another(self, each: Quantity, id: str) -> bool:
        """Return whether a number is a result of the indicator: of others, of another period, of an area."""
        some = (one.amount for _, one in self.known.results(id) if one.amount is not None)
        return bool(each.decimals) and any(states(each, one.number, one.known_to) for one in some)

    # -- beside a comparator, an area, a cohort or a window

    def _names(self, sentence: Sentence, id: str, taken: list[At]) -> Iterator[Doubt]:
        for match in _STAND.finditer(sentence.prose.text, sentence.start, sentence.end):
            at = At(match.start(), match.end())
            if any(each.start < at.end and at.start < each.end for each in taken) or is_supposed(sentence, at.start):
                continue
            stand = next(one for one in Stand if match.groupdict().get(one.value))
            if stand in (Stand.MET, Stand.MISSED):
                continue
            if match[0].lower() in ("over", "under") and any(
                0 <= each.start - match.end() < _NEXT for each in sentence.windows
            ):
                continue
            other = self._named_after(sentence, at, id)
            if other is None:
                continue
            yield from self._beside_named(sentence, at, match[0], stand, id, *other)

    def _named_after(self, sentence: Sentence, at: At, id: str) -> tuple[str, str] | None:
        """Return the dimension and the name of what stands right after words of comparison."""
        for dimension, mentions in (
            ("comparators", sentence.comparators),
            ("areas", sentence.areas),
            ("windows", sentence.windows),
            ("cohorts", sentence.cohorts),
        ):
            for each in mentions:
                gap = sentence.between(at.end, each.start) if each.start >= at.end else "."
                if re.fullmatch(
                    r"\s(?:the\s|that of\s|those of\s|our\s|its\s|in\s|for\s|all\s|statistical\s|level of\s"
                    r"|the level of\s|what\s|\d[\d.,%]*\s(?:of|for|in)\s(?:our\s|its\s|the\s)?|\{?[\w.]+%?\s"
                    r"(?:of|for|in)\s(?:our\s|its\s|the\s|all\s)?)*",
                    gap,
                    re.IGNORECASE,
                ):
                    name = each.window.value if dimension == "windows" else each.name  # type: ignore[union-attr]
                    return dimension, str(name)
        if sentence.cohorts and re.match(r"^\s(?:that\s|those\s)?(?:for|of)\sall\b", sentence.words_after(at.end, 20)):
            return "cohorts", ""
        return None

    def _beside_named(
        self, sentence: Sentence, at: At, word: str, stand: Stand, id: str, dimension: str, name: str
    ) -> Iterator[Doubt]:
        ours = self._subject(sentence, at, id, dimension)
        theirs = self._object(sentence, id, dimension, name, ours)
        if ours is None or theirs is None or ours.amount is None or theirs.amount is None:
            return
        if re.search(r"(?:points?|%|\d)\s$", sentence.words_before(at.start, 10)):
            stand = stand
        higher = is_higher_better(self.known.indicators[id])
        verdict = _is_so(stand, ours.amount.number, theirs.amount.number, higher)
        if verdict is None:
            return
        then = [self._at(id, each.lasts) for each in sentence.whens if each.is_named and each.start >= at.end]
        verdict = verdict or any(
            _is_so(stand, one.amount.number, theirs.amount.number, higher) for one in then if one and one.amount
        )
        if verdict is False and is_denied(sentence, at.start):
            verdict = True
        if verdict is False:
            message = f"'{word}' is not so: {result_text(ours)} against {result_text(theirs)}."
            yield Doubt("comparison-wrong", at.start, at.end, message, "")

    def _at(self, id: str, lasts: frozenset[int]) -> Result | None:
        return self._find(id, "", "", None, "", lasts)

    def _subject(self, sentence: Sentence, at: At, id: str, dimension: str) -> Result | None:
        """Return the result that is set beside another: that of the area, cohort or window named before it."""
        area = next((each.name for each in reversed(sentence.areas) if each.end <= at.start), "")
        cohort = next((each.name for each in reversed(sentence.cohorts) if each.end <= at.start), "")
        own = self.known.indicators[id].window
        window = next((each.window for each in reversed(sentence.windows) if each.end <= at.start), None)
        window = None if window is own else window
        comparator = next((each.name for each in reversed(sentence.comparators) if each.end <= at.start), "")
        times = [
            each
            for each in sentence.whens
            if each.end <= at.start and not each.is_date and not each.is_span and not each.is_now
        ]
        lasts = times[-1].lasts if len(times) == 1 else frozenset((sentence.latest.last,))
        return self._find(id, area, cohort, window, comparator, lasts)

    def _object(self, sentence: Sentence, id: str, dimension: str, name: str, ours: Result | None) -> Result | None:
        if ours is None:
            return None
        lasts = frozenset((ours.period.last,))
        own = self.known.indicators[id].window
        match dimension:
            case "comparators":
                named_times = frozenset(last for each in sentence.whens if each.is_named for last in each.lasts)
                found = [result for split, result in self.known.results(id) if split.comparator == name]
                said = [each for each in found if each.period.last in named_times]
                return max(said or found, key=lambda each: each.period.last, default=None)
            case "areas":
                return self._find(id, name, "", None, "", lasts) if name != ours.area else None
            case "windows":
                window = next((each.window for each in sentence.windows if each.window.value == name), None)
                found_window = None if window is own else window
                ours_window = None if ours.window is own else ours.window
                return (
                    self._find(id, ours.area, ours.cohort, found_window, "", lasts)
                    if found_window != ours_window
                    else None
                )
            case _:
                return self._find(id, ours.area, "", None, "", lasts) if ours.cohort else None

    def _find(
        self, id: str, area: str, cohort: str, window: object, comparator: str, lasts: frozenset[int]
    ) -> Result | None:
        return next(
            (
                result
                for split, result in self.known.results(id)
                if (split.area, split.cohort, split.window, split.comparator) == (area, cohort, window, comparator)
                and result.period.last in lasts
            ),
            None,
        )


_NEXT = 6
_WOULD = re.compile(r"\b(?:would|could|should|might)\b", re.IGNORECASE)
_ALWAYS = re.compile(
    r"\b(?:at every point|in every (?:month|quarter)|in each (?:month|quarter)|every (?:month|quarter)|all year"
    r"|throughout the year)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"\b(?:(?P<n>one|two|three|four|five|six|none|all|both|\d+)\sof\s(?:the|our)\s(?:\w+\s)?areas|all\s"
    r"(?:four|five|three|\d|the)\s(?:\w+\s)?areas|every area|each area)\b(?!.*\bareas\b)",
    re.IGNORECASE,
)
_COUNTS = {word: n for n, word in enumerate(["none", "one", "two", "three", "four", "five", "six"])} | {"both": 2}
_SEVERAL = re.compile(
    r"\b(?:(?:one|two|three|four|five|six|none|all|both|each|neither|some|most|half)\s(?:of\s)?(?:the\s"
    r"|our\s)?(?:\w+\s)?(?:areas|teams|windows|indicators|measures|views|results|(?:last\s)?"
    r"(?:two|three|four|five)\s(?:years|months|quarters|surveys)|years|months|quarters|surveys)|all (?:four|three"
    r"|five|six))\b",
    re.IGNORECASE,
)
_BAND = re.compile(r"\b(?:Red|Amber|Green|begins|starts|ends|band)\b[^,;.]{0,12}$")


def _is_of_several(sentence: Sentence, at: At) -> bool:
    """Return whether words are said of several areas or indicators at once."""
    start, end = clause_of(sentence, at.start)
    return bool(_SEVERAL.search(sentence.between(start, at.start)))


def context_without(context: Context, *, comparators: bool) -> Context:
    """Return a context of the council's own results."""
    return Context(
        context.lasts,
        context.areas,
        context.cohorts,
        context.windows,
        frozenset(("",)),
        context.is_timed,
        context.is_placed,
    )


def _denied(stand: Stand) -> Stand:
    opposite = {
        Stand.ABOVE: Stand.BELOW,
        Stand.BELOW: Stand.ABOVE,
        Stand.AHEAD: Stand.BEHIND,
        Stand.BEHIND: Stand.AHEAD,
        Stand.MET: Stand.MISSED,
        Stand.MISSED: Stand.MET,
    }
    return opposite[stand]


def _number_in(sentence: Sentence, match: re.Match[str]) -> Fraction | None:
    """Return the number that stands between the words and the target they name: `above the 80% floor`."""
    inside = [
        each
        for each in sentence.quantities
        if match.start() <= each.start < match.end() and each.kind in (Kind.PERCENT, Kind.PLAIN)
    ]
    return inside[0].number if len(inside) == 1 else None


def _stands(result: Result, stand: Stand, goal: str, typed: Fraction | None) -> bool | None:
    """Return whether a result stands to its target, or threshold, as is said; None where it has none."""
    if result.amount is None:
        return None
    higher = is_higher_better(result.indicator)
    marks = list(bounds(result))
    if result.target is not None:
        marks.insert(0, Fraction(result.target))
    if isinstance(result.rule, ExpectedRange):
        return _stands_to_range(result, stand)
    if goal.lower() in ("target", "targets", "goal", "standard") and result.target is not None:
        marks = marks[:1]
    if typed is not None:
        marks = [typed]
    verdicts = [_is_so(stand, result.amount.number, mark, higher) for mark in marks]
    if result.indicator.polarity.value == "target" and typed is None:
        return None
    sure = [each for each in verdicts if each is not None]
    return any(sure) if sure else None


def _stands_to_range(result: Result, stand: Stand) -> bool | None:
    assert result.amount is not None
    assert isinstance(result.rule, ExpectedRange)
    number, band = result.amount.number, result.rule.within
    inside = band.holds(number)
    match stand:
        case Stand.MET:
            return inside
        case Stand.MISSED | Stand.BEHIND:
            return not inside
        case Stand.ABOVE:
            return not inside and band.upper is not None and band.upper.value is not None and number >= band.upper.value
        case Stand.BELOW:
            return number < band.upper.value if band.upper and band.upper.value is not None else not inside
        case _:
            return None


def _is_so(stand: Stand, number: Fraction, mark: Fraction, higher: bool | None) -> bool | None:
    match stand:
        case Stand.ABOVE:
            return number > mark
        case Stand.BELOW:
            return number < mark
        case Stand.AHEAD:
            return None if higher is None else (number > mark) == higher and number != mark
        case Stand.BEHIND:
            return None if higher is None else (number < mark) == higher and number != mark
        case Stand.MET:
            return None if higher is None else number == mark or (number > mark) == higher
        case Stand.MISSED:
            return None if higher is None else number != mark and (number < mark) == higher


__all__ = ["Comparisons", "rounded"]
