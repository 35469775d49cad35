"""The catalogue: a service's indicators, its areas and its targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Tag, model_validator

from committee_pack.findings import Finding, Outcome, Place, error
from committee_pack.model.indicators import (
    Area,
    Basis,
    Catalogue,
    Indicator,
    Polarity,
    RatingRule,
    TargetMet,
    TargetMissed,
    TravelRule,
    Unit,
)
from committee_pack.model.periods import Window
from committee_pack.read.areas import read_areas
from committee_pack.read.checked import EntryError, FileModel, read_entry
from committee_pack.read.fields import BandsField, Decimals, Identifier, Keys, KeysOrWord, WindowField, Word, Words
from committee_pack.read.files import Files
from committee_pack.read.targets import read_targets
from committee_pack.read.yaml_text import Loc, Yaml, YamlText


class RatingFile(FileModel):
    """The bands of an indicator and where they come from; `unknown` means what misses the target is Amber."""

    form: ClassVar[str] = "{green: target met, amber: 80 to below target, red: below 80, basis: published}"
    green: BandsField
    amber: BandsField = ()
    red: BandsField = ()
    basis: Literal["published", "inferred", "unknown"]

    @model_validator(mode="after")
    def _has_its_bands(self) -> RatingFile:
        if self.basis == "unknown" and (self.amber or self.red):
            raise EntryError("basis", "with 'basis: unknown' only green is written: what misses the target is Amber")
        if self.basis != "unknown" and not (self.amber or self.red):
            raise ValueError("amber and red are missing: together the three must cover every number once")
        return self


class MeasureFile(FileModel):
    """What is measured, and how."""

    id: Identifier
    title: Words
    short: str = ""
    unit: Literal["percent", "count", "average"]
    decimals: Decimals | None = None
    window: WindowField
    owner: dict[str, str] = {}
    system: str = ""
    notes: list[Words] = []


def _unjudged(typed: object) -> object:
    if typed not in ("neither", "not rated"):
        raise ValueError("activity is counted and not judged: take this out, or put it in a section of performance")
    return typed


class ActivityFile(MeasureFile):
    """One measure of activity, which is counted and not judged."""

    number: str = ""
    polarity: Annotated[Literal["neither"], BeforeValidator(_unjudged)] = "neither"
    rating: Annotated[Literal["not rated"], BeforeValidator(_unjudged)] = "not rated"


class IndicatorFile(MeasureFile):
    """One indicator of performance."""

    number: Words
    polarity: Literal["higher", "lower", "target"]
    direction: Literal["higher", "lower", "distance"] | None = None
    rating: Annotated[Annotated[RatingFile, Keys] | Annotated[Literal["not rated"], Word], KeysOrWord]

    @model_validator(mode="after")
    def _writes_bands_out(self) -> IndicatorFile:
        if self.polarity == "target" and isinstance(self.rating, RatingFile):
            bands = (*self.rating.green, *self.rating.amber, *self.rating.red)
            if any(isinstance(band, (TargetMet, TargetMissed)) for band in bands) or self.rating.basis == "unknown":
                raise EntryError("rating", "with polarity target the bands on both sides are written out in numbers")
        if self.polarity != "target" and self.direction not in (None, self.polarity):
            raise EntryError("direction", "direction is chosen only for polarity target: leave it out")
        return self


class SectionFile(FileModel):
    """Indicators under one heading."""

    title: Words
    kind: Literal["performance", "activity"] = "performance"
    indicators: list[IndicatorFile]


class ActivitySectionFile(FileModel):
    """Measures of activity under one heading."""

    title: Words
    kind: Literal["performance", "activity"]
    indicators: list[ActivityFile]


# -- what stands in brackets names a choice and is no part of the file
_ByKind = Discriminator(lambda typed: f"[{_kind(typed)}]")
AnySectionFile = Annotated[
    Annotated[SectionFile, Tag("[performance]")] | Annotated[ActivitySectionFile, Tag("[activity]")], _ByKind
]


_KINDS = ("performance", "activity")
_JUDGED = ("number", "polarity", "rating")


def _kind(typed: Any) -> str:  # noqa: ANN401 - a file may hold anything
    """Return a section's kind; of one that names none that there is, the kind that its indicators look like."""
    kind = typed.get("kind") if isinstance(typed, dict) else getattr(typed, "kind", None)
    if kind in _KINDS:
        return str(kind)
    indicators = [each for _, each in _entries(typed, "indicators") if isinstance(each, dict)]
    is_judged = any(key in each for each in indicators for key in _JUDGED)
    return "performance" if is_judged or not indicators else "activity"


class CatalogueFile(FileModel):
    """The whole of indicators.yaml."""

    service: Words
    source: str = ""
    owner: dict[str, str] = {}
    areas: Words | None = None
    observations: list[Words]
    targets: Words
    sections: list[AnySectionFile]


@dataclass(frozen=True, slots=True)
class CatalogueRead:
    """The catalogue, the observation files it names with the line that names each, and every id it declares.

    `declared` holds faulty indicators too, and `areas` is None where their file cannot be used, so
    that one fault is not told a second time by its data.
    """

    catalogue: Catalogue
    observations: tuple[tuple[Path, Place], ...]
    declared: tuple[str, ...]
    areas: tuple[str, ...] | None


def read_catalogue(files: Files, path: Path, asked_by: Place, year_starts: int) -> Outcome[CatalogueRead | None]:
    """Return the catalogue with its areas and targets; None, with findings, where it cannot be used."""
    entry = read_entry(files, path, CatalogueFile, asked_by)
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
    catalogue = Catalogue(entry.service, entry.source, indicators, areas.value or (), targets.value)
    names = None if areas.value is None else tuple(area.name for area in areas.value)
    observations = tuple(
        (path.parent / name, source.place(("observations", i))) for i, name in enumerate(entry.observations)
    )
    found = (*areas.findings, *targets.findings, *_activity_targets(catalogue))
    return Outcome(CatalogueRead(catalogue, observations, declared, names), found)


def _activity_targets(catalogue: Catalogue) -> Iterator[Finding]:
    activity = {indicator.id for indicator in catalogue.indicators if indicator.activity}
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
            found.setdefault(each.id, _indicator(each, section.title, entry.owner, source, first[each.id]))
    return tuple(found.values())


def _indicator(
    entry: IndicatorFile | ActivityFile, section: str, owner: dict[str, str], source: YamlText, loc: Loc
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
        rule=_rule(entry.rating, source.place((*loc, "rating"))),
        owner=tuple({**owner, **entry.owner}.items()),
        system=entry.system,
        place=source.place((*loc, "id")),
        notes=tuple(entry.notes),
        activity=isinstance(entry, ActivityFile),
        short=entry.short,
    )


def _travel(entry: IndicatorFile | ActivityFile) -> TravelRule:
    if isinstance(entry, ActivityFile):
        return TravelRule.NONE
    return TravelRule(entry.direction or ("distance" if entry.polarity == "target" else entry.polarity))


def _rule(entry: RatingFile | Literal["not rated"], place: Place) -> RatingRule | None:
    if not isinstance(entry, RatingFile):
        return None
    amber = (TargetMissed(),) if entry.basis == "unknown" else entry.amber
    return RatingRule(entry.green, amber, entry.red, Basis(entry.basis), place)


def _declared(source: YamlText) -> list[tuple[str, Loc]]:
    """Return every id that the file gives an indicator, sound or not, with where the indicator stands."""
    found: list[tuple[str, Loc]] = []
    for s, section in _entries(source.data, "sections"):
        for i, indicator in _entries(section, "indicators"):
            if isinstance(indicator, dict) and isinstance(text := indicator.get("id"), str):
                found.append((text, ("sections", s, "indicators", i)))
    return found


def _entries(data: Yaml, key: str) -> list[tuple[int, Yaml]]:
    held = data.get(key) if isinstance(data, dict) else None
    return list(enumerate(held)) if isinstance(held, list) else []


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
