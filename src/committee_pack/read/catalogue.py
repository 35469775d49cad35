"""The catalogue: a service's indicators, its areas, targets, populations and comparators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from committee_pack.findings import Finding, Outcome, Place, advice, did_you_mean, error, has_errors
from committee_pack.model.indicators import (
    Area,
    Basis,
    Catalogue,
    Change,
    ComparatorRule,
    ExpectedRange,
    Indicator,
    Linked,
    LinkKind,
    Polarity,
    Population,
    RatingRule,
    Role,
    Rule,
    Target,
    TargetMissed,
    TravelRule,
    Unit,
)
from committee_pack.model.periods import Frequency, Window
from committee_pack.model.results import LostRow, Observation, lost_rows
from committee_pack.read.areas import read_areas
from committee_pack.read.catalogue_file import (
    ActivityFile,
    AgainstFile,
    AnyIndicatorFile,
    AnyRule,
    CatalogueFile,
    ExpectedFile,
    IndicatorFile,
    LinkedFile,
)
from committee_pack.read.checked import read_entry
from committee_pack.read.fields import fields_of
from committee_pack.read.files import Files
from committee_pack.read.ignored import read_ignored
from committee_pack.read.others import read_others
from committee_pack.read.populations import read_populations
from committee_pack.read.targets import read_targets
from committee_pack.read.yaml_text import Loc, YamlText, entries_of


@dataclass(frozen=True, slots=True)
class CatalogueRead:
    """The catalogue, the observation files it names with the line that names each, and every id it declares.

    `comparators` are the results of others, `comparator_names` who they are, None where a fault leaves that open.

    `declared` holds faulty indicators too, and `areas` is None where their file cannot be used, so
    that one fault is not told a second time by its data; so is what is known of targets, comparators and
    populations that could not be read, or are not there.
    """

    catalogue: Catalogue
    observations: tuple[tuple[Path, Place], ...]
    declared: tuple[str, ...]
    areas: tuple[str, ...] | None
    lost_targets: tuple[LostRow, ...]
    comparators: tuple[Observation, ...]
    comparator_names: tuple[str, ...] | None
    lost_comparators: bool
    lost_populations: tuple[LostRow, ...]


def read_catalogue(files: Files, path: Path, asked_by: Place, year_starts: int) -> Outcome[CatalogueRead | None]:
    """Return the catalogue with its areas and targets; None, with findings, where it cannot be used."""
    entry = read_entry(files, path, CatalogueFile, asked_by, context={"year_starts": year_starts})
    if entry.value is None:
        return Outcome(None, entry.findings)
    read = _with_tables(files, path, entry.value.content, entry.value.source, year_starts)
    return read.also((*entry.findings, *_repeated_ids(entry.value.source)))


def _with_tables(
    files: Files, path: Path, entry: CatalogueFile, source: YamlText, year_starts: int
) -> Outcome[CatalogueRead | None]:
    declared = tuple(dict.fromkeys(text for text, _ in _declared(source)))
    areas: Outcome[tuple[Area, ...] | None] = Outcome(())
    if entry.areas:
        areas = read_areas(files, path.parent / entry.areas, source.place(("areas",)))
    targets = read_targets(files, path.parent / entry.targets, source.place(("targets",)), declared, year_starts)
    indicators = _indicators(entry, source)
    sound = tuple(each for each in targets.value if isinstance(each, Target))
    names = None if areas.value is None else tuple(area.name for area in areas.value)
    people: Outcome[tuple[Population, ...]] = Outcome(())
    if entry.populations:
        asked_by = source.place(("populations",))
        people = read_populations(files, path.parent / entry.populations, asked_by, names, year_starts)
    others = read_others(files, path.parent, entry, source, indicators, declared, year_starts)
    catalogue = Catalogue(
        entry.service,
        entry.source,
        indicators,
        areas.value or (),
        sound,
        people.value,
        council_sums=entry.council_sums,
        other_reports=tuple(entry.other_reports.items()),
        ignored=tuple(read_ignored(entry.ignore, source)),
    )
    observations = tuple(
        (path.parent / name, source.place(("observations", i))) for i, name in enumerate(entry.observations)
    )
    tables = (*areas.findings, *targets.findings, *people.findings, *others.findings)
    populations = None if has_errors(people.findings) else tuple(dict.fromkeys(each.name for each in people.value))
    names_faults = tuple(_unknown_names(catalogue, declared, populations, others.value.names))
    codes = {each.code for each in names_faults}
    no_people = populations is None or "population-unknown" in codes
    read = CatalogueRead(
        catalogue,
        observations,
        declared,
        names,
        lost_rows(targets.value, targets.findings),
        others.value.rows,
        others.value.names,
        lost_comparators=others.value.names is None or "comparator-unknown" in codes,
        lost_populations=tuple(LostRow(each.id) for each in indicators if no_people and each.population is not None),
    )
    links = (*_unknown_links(catalogue, declared, source), *_unused_reports(catalogue, source))
    return Outcome(read, (*tables, *_activity_targets(catalogue), *names_faults, *links))


def _unknown_names(
    catalogue: Catalogue,
    declared: tuple[str, ...],
    populations: tuple[str, ...] | None,
    comparators: tuple[str, ...] | None,
) -> Iterator[Finding]:
    """Return a finding for each population, comparator or indicator that is named and not there.

    Populations or comparators that are None are not known, since their tables have faults.
    """
    for indicator in catalogue.indicators:
        for change in indicator.changes:
            if change.by == indicator.id:
                message = f"'{indicator.id}' is said to be replaced by itself."
                yield error("value-wrong", change.place, message, "Name the indicator that stands in its place.")
            elif change.by and change.by not in declared:
                message = f"There is no indicator '{change.by}'."
                yield error("indicator-unknown", change.place, message, did_you_mean(change.by, declared))
        named = indicator.population
        if populations is not None and named is not None and named not in populations:
            message = f"'{indicator.id}': there is no population '{named}'."
            hint = did_you_mean(named, populations) or "Name its table: 'populations: populations.csv'."
            yield error("population-unknown", indicator.place, message, hint)
        for rule in indicator.rules:
            if isinstance(rule, ComparatorRule) and comparators is not None and rule.comparator not in comparators:
                message = f"There is no comparator '{rule.comparator}'."
                hint = did_you_mean(rule.comparator, comparators) or "Name its table: 'comparators: [comparators.csv]'."
                yield error("comparator-unknown", rule.place, message, hint)


def _unknown_links(catalogue: Catalogue, declared: tuple[str, ...], source: YamlText) -> Iterator[Finding]:
    """Return a finding for each indicator that one is linked to, or report that carries one, and that is not there."""
    linked = {each.id for each in catalogue.indicators if each.linked}
    activity = {each.id for each in catalogue.indicators if each.is_activity}
    reports = [name for name, _ in catalogue.other_reports]
    places = {id: source.place((*loc, "also_in")) for id, loc in _declared(source)}
    for indicator in catalogue.indicators:
        if indicator.linked and indicator.linked.to not in declared:
            message, to = f"linked: there is no indicator '{indicator.linked.to}'.", indicator.linked.to
            yield error("indicator-unknown", indicator.linked.place, message, did_you_mean(to, declared))
        elif indicator.linked and indicator.linked.to in activity:
            message = f"'{indicator.id}' is linked to '{indicator.linked.to}', which is activity and has no page."
            yield error("value-wrong", indicator.linked.place, message, "Name one that is judged, or a lead indicator.")
        elif indicator.linked and indicator.linked.to in linked:
            message = f"'{indicator.id}' is linked to '{indicator.linked.to}', which is linked itself."
            yield error("value-wrong", indicator.linked.place, message, "Name one that stands by itself.")
        for each in indicator.also_in:
            if each not in reports:
                message = f"'{indicator.id}': there is no other report '{each}'."
                hint = did_you_mean(each, reports) or f"Say what it stands for: 'other_reports: {{{each}: ...}}'."
                yield error("other-report-unknown", places[indicator.id], message, hint)


def _unused_reports(catalogue: Catalogue, source: YamlText) -> Iterator[Finding]:
    """Return advice for each other report that no indicator is said to stand in."""
    carried = {name for indicator in catalogue.indicators for name in indicator.also_in}
    for name, _ in catalogue.other_reports:
        if name not in carried:
            message = f"No indicator is said to stand in the other report '{name}'."
            hint = f"Write 'also_in: [{name}]' at those that do, or take it out."
            yield advice("other-report-unused", source.place(("other_reports", name)), message, hint)


def _activity_targets(catalogue: Catalogue) -> Iterator[Finding]:
    activity = {indicator.id for indicator in catalogue.indicators if indicator.is_activity}
    for target in catalogue.targets:
        if target.indicator in activity:
            message = f"'{target.indicator}' is activity, which is counted and not judged: it has no target."
            hint = "Take the row out, or put the indicator in a section of performance with 'rating: not rated'."
            yield error("target-activity", replace(target.place, key="indicator"), message, hint)


def _indicators(entry: CatalogueFile, source: YamlText) -> tuple[Indicator, ...]:
    first = dict(reversed(_declared(source)))
    found: dict[str, Indicator] = {}
    for section in entry.sections:
        for each in section.indicators:
            made = _indicator(each, section.title, Role(section.kind), entry.owner, source, first[each.id])
            found.setdefault(each.id, made)
    return tuple(found.values())


def _linked(entry: AnyIndicatorFile, source: YamlText, loc: Loc) -> Linked | None:
    if not isinstance(entry, LinkedFile):
        return None
    return Linked(entry.linked.to, LinkKind(entry.linked.kind), source.place((*loc, "to")))


def _indicator(
    entry: AnyIndicatorFile,
    section: str,
    role: Role,
    owner: Mapping[str, str | list[str]],
    source: YamlText,
    loc: Loc,
) -> Indicator:
    unit = Unit(entry.unit)
    return Indicator(
        id=entry.id,
        number=entry.number,
        title=entry.title,
        section=section,
        polarity=Polarity(entry.polarity),
        travel=_travel(entry),
        unit=unit,
        decimals=unit.decimals if entry.decimals is None else entry.decimals,
        window=Window(entry.window),
        rules=tuple(_rules(entry, source, (*loc, "rating"))),
        owner=fields_of({**owner, **entry.owner}),
        system=entry.system,
        place=source.place((*loc, "id")),
        notes=tuple(entry.notes),
        role=role,
        linked=_linked(entry, source, (*loc, "linked")),
        also_in=tuple(entry.also_in) if isinstance(entry, IndicatorFile) else (),
        short=entry.short,
        frequency=Frequency[entry.frequency.upper()] if entry.frequency else None,
        since=entry.since,
        population=entry.population,
        baseline=entry.baseline,
        sums=entry.sums,
        charts_count=entry.chart == "count",
        changes=tuple(_changes(entry, source, (*loc, "changes"))),
    )


def _changes(entry: AnyIndicatorFile, source: YamlText, loc: Loc) -> Iterator[Change]:
    for i, each in enumerate(entry.changes):
        ((kind, start),) = each.named()
        yield Change(kind, start, each.note, each.by or "", source.place((*loc, i)))


def _travel(entry: AnyIndicatorFile) -> TravelRule:
    if isinstance(entry, ActivityFile) or (entry.polarity == "neither" and not entry.direction):
        return TravelRule.NONE
    return TravelRule(entry.direction or ("distance" if entry.polarity == "target" else entry.polarity))


def _rules(entry: AnyIndicatorFile, source: YamlText, loc: Loc) -> list[Rule]:
    """Return the rules that rate an indicator, the latest first; none where it is not rated."""
    if not isinstance(entry, IndicatorFile):
        return []
    places = [source.place((*loc, i)) for i in range(len(entry.rules))] if isinstance(entry.rating, list) else []
    rules = [_rule(each, place) for each, place in zip(entry.rules, places or [source.place(loc)], strict=False)]
    return sorted(rules, key=lambda rule: rule.start.first if rule.start else -1, reverse=True)


def _rule(entry: AnyRule, place: Place) -> Rule:
    if isinstance(entry, AgainstFile):
        return ComparatorRule(entry.against, entry.margin, place, entry.start, entry.note)
    if isinstance(entry, ExpectedFile):
        return ExpectedRange(entry.expected, place, entry.start, entry.note)
    amber = (TargetMissed(),) if entry.basis == "unknown" else entry.amber
    return RatingRule(entry.green, amber, entry.red, Basis(entry.basis), place, entry.start, entry.note)


def _declared(source: YamlText) -> list[tuple[str, Loc]]:
    """Return every id that the file gives an indicator, sound or not, with where the indicator stands."""
    found: list[tuple[str, Loc]] = []
    for s, section in entries_of(source.data, "sections"):
        for i, indicator in entries_of(section, "indicators"):
            if isinstance(indicator, dict) and isinstance(text := indicator.get("id"), str):
                found.append((text, ("sections", s, "indicators", i)))
    return found


def _repeated_ids(source: YamlText) -> list[Finding]:
    declared = [(text, source.place((*loc, "id"))) for text, loc in _declared(source)]
    counts = Counter(text for text, _ in declared)
    first: dict[str, Place] = {}
    findings = []
    for text, place in declared:
        if counts[text] > 1 and first.setdefault(text, place) != place:
            message = f"The id '{text}' is taken by the indicator on line {first[text].line}."
            findings.append(error("indicator-twice", place, message, "Give each indicator an id of its own."))
    return findings
