"""Changes, `0.9 points on July`, `13 fewer than in November`, held against the results that they are between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from committee_pack.check.agreement.directions.sides import said_way
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.numbers.apart import Apart, both, gap_sentence, step_sentence
from committee_pack.check.agreement.numbers.differences import Differences
from committee_pack.check.agreement.numbers.from_goals import OFF
from committee_pack.check.agreement.numbers.made import Made
from committee_pack.check.agreement.numbers.steps import is_of_steps
from committee_pack.check.agreement.reading.clauses import is_denied, is_supposed
from committee_pack.check.agreement.reading.quantities import Kind, Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.results.agreeing import is_slip, states
from committee_pack.check.agreement.results.facts import What
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.marks import is_higher_better
from committee_pack.check.agreement.spoken_of.attaching import context_of_sentence
from committee_pack.findings import Severity
from committee_pack.wording import number_text, period_text

_MOST = 60
_MANY = 12
"""How many differences a small number in words may be any of, and nobody can say that it is none."""
_IF = re.compile(r"\W*(?:If|Should|Were)\b")
_HAD = re.compile(r"\bhad\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Changes:
    """Holds changes against the results that they are between."""

    known: Known
    made: Made

    def judge(self, sentence: Sentence, each: Quantity, told: list[Quantity]) -> Iterator[Doubt]:
        """Return what is doubted of a number that is said to be the difference of two."""
        if sentence.is_of_any or (each.kind is Kind.PERCENT and self._is_growth(sentence, each)):
            return
        if (
            is_of_steps(sentence, each)
            or _is_up_to_a_share(sentence, each)
            or _HAD.search(sentence.words_before(each.start, 6))
            or (_IF.match(sentence.text) and is_supposed(sentence, each.start))
        ):
            return
        differences = Differences(self.known, self.made, sentence, each, told)
        apart = list(dict.fromkeys(differences.all()))
        size = replace(each, number=abs(each.number))
        if same := [one for one in apart if states(size, abs(one.number))]:
            yield from self._wrong_side(sentence, each, same)
        elif differences.is_unknown():
            yield _unknown(sentence, each, differences)
        elif apart and not (each.is_spelt and each.kind is Kind.PLAIN and len(apart) > _MANY):
            yield _wrong_size(sentence, size, apart)

    def _wrong_side(self, sentence: Sentence, each: Quantity, same: list[Apart]) -> Iterator[Doubt]:
        """Return a doubt of a change that is right in size and said to go the other way."""
        if not all(one.is_signed and one.number for one in same):
            return
        indicator = self.known.indicators.get(sentence.about)
        said = said_way(sentence, each, is_higher_better(indicator) if indicator else None)
        if said is None or not said.way or is_denied(sentence, said.at.start):
            return
        if not any((one.number > 0) == (said.way > 0) for one in same):
            code = "comparison-wrong" if any(one.is_goal for one in same) else "direction-wrong"
            message = f"'{sentence.typed(said.at)}' is not so: {both(same[0])}."
            yield Doubt(code, said.at.start, said.at.end, message)

    def _is_growth(self, sentence: Sentence, each: Quantity) -> bool:
        """Return whether a percentage is by how much a count or a rate has grown or shrunk."""
        context = context_of_sentence(sentence, self.known)
        facts = (fact for fact in sentence.facts() if fact.what in (What.RESULT, What.NUMERATOR))
        counts = [fact.number for fact in facts if not fact.is_percent and context.holds(fact)]
        counts += [other.number for other in sentence.quantities if other.kind is Kind.PLAIN and other.number > 0]
        some = counts[:_MOST]
        return any(other and states(each, abs(100 * (one - other) / other)) for one in some for other in some)


def _unknown(sentence: Sentence, each: Quantity, differences: Differences) -> Doubt:
    when = differences.time_beside()
    first = differences.first_held()
    is_before = first and when and max(when.lasts) < first.period.last
    held = f"; the first is of {period_text(first.period)}" if first and is_before else ""
    message = f"No result is held for '{sentence.typed(when) if when else ''}'{held}."
    hint = "Mend the period, or list the figure in front under 'facts:' with its source."
    return Doubt("figure-unknown", each.start, each.end, message, hint, Severity.ADVICE)


def _wrong_size(sentence: Sentence, each: Quantity, apart: list[Apart]) -> Doubt:
    """Return a doubt of a change that is none of the differences it may be, with the one that is likeliest meant."""
    best = _likeliest(each, apart)
    right = number_text(abs(best.number), max(each.decimals, 0 if best.number.denominator == 1 else 1))
    told = gap_sentence(best, right) or step_sentence(best, right)
    message = told or f"{sentence.typed(each)} does not follow from the results that it may be between."
    return Doubt("figure-change", each.start, each.end, message, f"Is {right} meant?" if told or best.is_sure else "")


def _likeliest(each: Quantity, apart: list[Apart]) -> Apart:
    """Return the difference that is meant: of what is spoken of, one that the fingers slipped from, the nearest."""
    whole = [one for one in apart if one.number.denominator == 1 and one.number] if _is_a_count(each) else []
    return min(whole or apart, key=lambda one: (not one.is_sure, not is_slip(each, one.number), _far(each, one)))


def _is_a_count(each: Quantity) -> bool:
    return each.kind is Kind.PLAIN and not each.decimals


def _far(each: Quantity, one: Apart) -> Fraction:
    return abs(abs(one.number) - each.number)


def _is_up_to_a_share(sentence: Sentence, each: Quantity) -> bool:
    """Return whether a change is up to a share in words: `four short of six in seven`."""
    after = next((other for other in sentence.quantities if other.start >= each.end), None)
    if after is None or after.kind is not Kind.SHARE:
        return False
    return bool(OFF.fullmatch(sentence.between(each.end, after.start)))
