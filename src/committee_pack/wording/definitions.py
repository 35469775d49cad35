"""The definition of an indicator, fact by fact, so that two can be held beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from committee_pack.findings import Place
from committee_pack.model.indicators import (
    Change,
    Fields,
    Indicator,
    Linked,
    LinkKind,
    Polarity,
    Role,
    Rule,
    Target,
    TravelRule,
)
from committee_pack.model.periods import Frequency, Period
from committee_pack.wording.calendar import period_text, window_text
from committee_pack.wording.numbers import brief_amount, unit_name
from committee_pack.wording.rules import basis_sentence, change_sentence, polarity_sentence, rule_sentence

_NOWHERE = Place("")
_TRAVEL = {
    TravelRule.HIGHER: "Higher counts as better.",
    TravelRule.LOWER: "Lower counts as better.",
    TravelRule.DISTANCE: "Closer to the target counts as better.",
    TravelRule.NONE: "Not judged.",
}
_IMPLIED = {
    Polarity.HIGHER: TravelRule.HIGHER,
    Polarity.LOWER: TravelRule.LOWER,
    Polarity.NEITHER: TravelRule.NONE,
}
_ROLES = {
    Role.PERFORMANCE: "An indicator of performance.",
    Role.ACTIVITY: "Activity, which is counted and not judged.",
    Role.LEAD: "A lead indicator.",
}
_FREQUENCIES = {Frequency.MONTH: "Each month", Frequency.QUARTER: "Each quarter", Frequency.YEAR: "Each year"}
_ALWAYS = "From the beginning"


@dataclass(frozen=True, slots=True)
class DefinitionFact:
    """A fact of a definition: what it is called, all that it is, wherever that was written, and its words.

    Where `unless` is a fact that changed too, this one follows from it.
    """

    name: str
    value: object
    words: str
    unless: str = ""


def definition_facts(indicator: Indicator, period: Period, titles: Mapping[str, str]) -> Iterator[DefinitionFact]:
    """Return every fact of an indicator's definition, for a period; `titles` are those of all indicators by id.

    Nothing of it is left out but the indicator's id, and where in its file it stands.
    """
    yield _said("Number", indicator.number)
    yield _said("Title", indicator.title)
    yield _said("Short title", indicator.short)
    yield _said("Section", indicator.section)
    yield from _measured(indicator)
    yield from _judged(indicator, period)
    yield _said("Owner", _fields_text(indicator.owner))
    yield _said("System", indicator.system)
    yield DefinitionFact("Notes", indicator.notes, " ".join(indicator.notes))
    yield _said("Also in", ", ".join(indicator.also_in))
    yield DefinitionFact("Role", indicator.role, _ROLES[indicator.role])
    yield DefinitionFact("Linked", _unplaced_link(indicator.linked), _link_text(indicator.linked, titles))
    yield from _changes(indicator, period, titles)


def _said(name: str, words: str) -> DefinitionFact:
    return DefinitionFact(name, words, words)


def _measured(indicator: Indicator) -> Iterator[DefinitionFact]:
    yield DefinitionFact("Unit", indicator.unit, _capital(unit_name(indicator.unit)))
    yield DefinitionFact("Decimals", indicator.decimals, str(indicator.decimals))
    yield DefinitionFact("Covers", indicator.window, window_text(indicator.window))
    frequency = indicator.frequency
    yield DefinitionFact("Measured", frequency, _FREQUENCIES[frequency] if frequency else "As the report")
    yield DefinitionFact("Counted since", indicator.since, _period(indicator.since))
    yield _said("Population", indicator.population or "")
    yield DefinitionFact("Baseline", indicator.baseline, _period(indicator.baseline))
    sums = "Shorter periods and areas may be added up." if indicator.sums else "Nothing may be added up."
    yield DefinitionFact("Sums", indicator.sums, sums)
    charted = "The number of cases" if indicator.charts_count else "The result"
    yield DefinitionFact("Charted", indicator.charts_count, charted)


def _judged(indicator: Indicator, period: Period) -> Iterator[DefinitionFact]:
    yield DefinitionFact("Good is", indicator.polarity, polarity_sentence(indicator.polarity))
    own = None if indicator.travel is _IMPLIED.get(indicator.polarity) else indicator.travel
    yield DefinitionFact("Direction of travel", own, _TRAVEL[own] if own else "As what good is says.")
    holds, name = indicator.rule(period), "Rating"
    yield DefinitionFact(name, _unplaced(holds), _rule_text(holds, indicator))
    rules = tuple(_unplaced(each) for each in indicator.rules)
    listed = " ".join(f"{_start(each)}: {_rule_text(each, indicator)}" for each in indicator.rules)
    yield DefinitionFact("Ratings over time", rules, listed, name)


def _changes(indicator: Indicator, period: Period, titles: Mapping[str, str]) -> Iterator[DefinitionFact]:
    begun = [each for each in indicator.changes if each.start.first <= period.last]
    for name, changes, unless in (("Changes", begun, ""), ("Announced changes", indicator.changes, "Changes")):
        told = tuple(replace(each, place=_NOWHERE) for each in changes)
        yield DefinitionFact(name, told, _changes_text(changes, titles), unless)


def _changes_text(changes: Iterable[Change], titles: Mapping[str, str]) -> str:
    return " ".join(change_sentence(each, titles.get(each.by, each.by)) for each in changes)


def _unplaced(rule: Rule | None) -> Rule | None:
    return replace(rule, place=_NOWHERE) if rule else None


def _rule_text(rule: Rule | None, indicator: Indicator) -> str:
    if rule is None:
        return "Not rated."
    return " ".join(filter(None, (rule_sentence(rule, indicator, None), basis_sentence(rule), rule.note)))


def _start(rule: Rule) -> str:
    return f"From {period_text(rule.start)}" if rule.start else _ALWAYS


def _unplaced_link(linked: Linked | None) -> Linked | None:
    return replace(linked, place=_NOWHERE) if linked else None


def _link_text(linked: Linked | None, titles: Mapping[str, str]) -> str:
    if linked is None:
        return ""
    kind = "A row" if linked.kind is LinkKind.ROW else "A measure"
    return f"{kind} of {titles.get(linked.to, linked.to)}"


def _fields_text(fields: Fields) -> str:
    return "; ".join(f"{label}: {', '.join(said)}" for label, said in fields)


def _period(period: Period | None) -> str:
    return period_text(period) if period else ""


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def goal_text(target: Target | None, indicator: Indicator) -> str:
    """Return a target with all that goes with it: `90%, the threshold 80% (agreed in May)`; nothing for none."""
    if target is None:
        return ""
    threshold = target.threshold
    parts = f", the threshold {brief_amount(threshold, indicator.unit)}" if threshold is not None else ""
    return f"{brief_amount(target.value, indicator.unit)}{parts}{f' ({target.note})' if target.note else ''}"
