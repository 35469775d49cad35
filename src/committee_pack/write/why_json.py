"""Where a result came from and what it was judged by, as JSON for programs: exact numbers as text, nothing as null."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from committee_pack.findings import Place
from committee_pack.model.indicators import ComparatorRule, Population, RatingRule, Rule, Target
from committee_pack.model.marks import Mark
from committee_pack.model.results import Beside, Compared, Judged, Observation, Result
from committee_pack.wording import (
    basis_sentence,
    exact_text,
    gap_sentence,
    rank_text,
    result_text,
    rule_sentence,
    target_text,
)
from committee_pack.wording.beside import beside_sentences
from committee_pack.wording.why import rating_reason

Json = dict[str, Any]


def json_of(result: Result) -> bytes:
    """Return what there is to know of a result: `result`, `rows`, `target`, `rule`, `rating`, `comparisons`."""
    indicator = result.indicator
    told = {
        "indicator": {"id": indicator.id, "number": indicator.number or None, "title": indicator.title},
        "defined": _place(indicator.place),
        "polarity": indicator.polarity.value,
        **_made(result),
        "target": _target(result),
        "rule": _rule(result.rule, result) if result.rule else None,
        "rating": {"rating": result.rating.value if result.rating else None, "reason": rating_reason(result)},
        "against": _made(result.against) if result.against else None,
        "comparisons": [_compared(result, each) for each in result.comparisons],
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def _made(result: Result) -> Json:
    """Return what a result is of, its value, and the rows that it is made of."""
    gap = result.gap
    return {
        "period": str(result.period),
        "window": result.window.value,
        "area": result.area or None,
        "cohort": result.cohort or None,
        "comparator": result.comparator or None,
        "result": _result(result),
        "rows": [_row(each, result) for each in result.rows],
        "populations": [_people(each) for each in result.populations],
        "left_out": [_row(each, result) for each in result.left_out],
        "there": [_row(each, result) for each in gap.there] if gap else [],
    }


def _result(result: Result) -> Json:
    amount = result.amount
    return {
        "displayed": result_text(result) or None,
        "value": exact_text(amount.number) if amount else None,
        "known_to_decimals": amount.known_to if amount else None,
        "numerator": _number(result.numerator),
        "denominator": _number(result.denominator),
        "scale": result.indicator.unit.scale,
        "unit": result.indicator.unit.value,
        "words": result.words or None,
        "marks": _marks(result.marks),
        "reason": gap_sentence(result.gap, result) if result.gap and not result.words else None,
    }


def _row(row: Observation, result: Result) -> Json:
    return {
        **_place(row.place),
        "period": str(row.period),
        "window": row.window.value if row.window else "" if row.comparator else result.indicator.window.value,
        "area": row.area or None,
        "cohort": row.cohort or None,
        "comparator": row.comparator or None,
        "numerator": _number(row.numerator),
        "denominator": _number(row.denominator),
        "value": _number(row.value),
        "words": row.words or None,
        "marks": _marks(row.marks),
        "direction": row.direction.value if row.direction else None,
        "note": row.note or None,
    }


def _people(people: Population) -> Json:
    named = {"name": people.name or None, "area": people.area or None, "year": str(people.year)}
    return {**_place(people.place), **named, "number": _number(people.number)}


def _target(result: Result) -> Json | None:
    goal: Target | None = result.goal
    if goal is None:
        return None
    said = {"displayed": target_text(result), "value": _number(goal.value), "period": str(goal.period)}
    return {**said, "note": goal.note or None, **_place(goal.place)}


def _rule(rule: Rule, result: Result) -> Json:
    said = {
        "words": rule_sentence(rule, result.indicator, result.target),
        "basis": rule.basis.value if isinstance(rule, RatingRule) else None,
        "basis_words": basis_sentence(rule) or None,
        "margin": _number(rule.margin) if isinstance(rule, ComparatorRule) else None,
        "from": str(rule.start) if rule.start else None,
        "note": rule.note or None,
    }
    return {**said, **_place(rule.place)}


def _compared(result: Result, compared: Compared) -> Json:
    """Return a result beside another: the other, the direction from it and the numbers that it was judged by."""
    other, change = compared.result, compared.change
    return {
        "name": compared.name,
        "label": compared.label,
        "beside": compared.beside.value,
        "words": " ".join(beside_sentences(result, compared)),
        "direction": compared.direction.value if compared.direction else None,
        "basis": compared.basis.value if compared.basis else None,
        "judged": _judged(compared.judged) if compared.judged else None,
        "change": {"from": str(change.start), "note": change.note, **_place(change.place)} if change else None,
        "difference": _difference(result, other),
        "rating": other.rating.value if other.rating and compared.beside is not Beside.COMPARATOR else None,
        "rank": rank_text(other.rank) or None,
        **_made(other),
    }


def _judged(numbers: Judged) -> Json:
    targets = [exact_text(each) for each in numbers.targets] if numbers.targets else [None, None]
    return {
        "latest": exact_text(numbers.latest),
        "earlier": exact_text(numbers.earlier),
        "decimals": numbers.decimals,
        "latest_target": targets[0],
        "earlier_target": targets[1],
    }


def _difference(result: Result, other: Result) -> str | None:
    if result.amount is None or other.amount is None:
        return None
    return exact_text(result.amount.number - other.amount.number)


def _place(place: Place) -> Json:
    return {"file": place.file, "line": place.line or None}


def _number(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _marks(marks: tuple[Mark, ...]) -> list[str]:
    return [mark.symbol for mark in marks]
