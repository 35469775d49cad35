"""What indicators.yaml may hold: a service, its indicators in sections, how each is measured and rated."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from committee_pack.model.indicators import ChangeKind, Role, TargetMet, TargetMissed, Unit
from committee_pack.model.periods import Period, Window
from committee_pack.read.checked import EntryError, FileModel
from committee_pack.read.fields import (
    BandField,
    BandsField,
    CellWords,
    Decimals,
    FieldsField,
    Identifier,
    Keys,
    List,
    ListOrWord,
    MarginField,
    PeriodField,
    UnitField,
    WindowField,
    Word,
    Words,
    YesNo,
)
from committee_pack.read.ignored import IgnoreFile
from committee_pack.read.yaml_text import entries_of

_FREQUENCIES = {Window.MONTH: "month", Window.QUARTER: "quarter", Window.FINANCIAL_YEAR: "year"}
"""How often the results of windows are that say so themselves."""


class DatedRule(FileModel):
    """A rule of rating; `from` is the first period that it holds for, where another held before."""

    start: Annotated[PeriodField | None, Field(alias="from")] = None
    note: str = ""


class RatingFile(DatedRule):
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


class AgainstFile(DatedRule):
    """Better, similar or worse than a comparator; a difference of up to the margin is similar."""

    against: CellWords
    margin: MarginField


class ExpectedFile(DatedRule):
    """Within an expected range, above or below it."""

    expected: BandField


def _keys_of(typed: object) -> Collection[str]:
    """Return the keys of what a file holds, as it is typed or as it is checked; none of what has none."""
    return typed if isinstance(typed, dict) else type(typed).model_fields if isinstance(typed, FileModel) else ()


def _kind_of_rule(typed: object) -> str:
    if isinstance(typed, str):
        return "[word]"
    keys = _keys_of(typed)
    return "[against]" if {"against", "margin"} & set(keys) else "[expected]" if "expected" in keys else "[keys]"


def _kind_of_rating(typed: object) -> str:
    return "[list]" if isinstance(typed, list) else _kind_of_rule(typed)


AnyRule = Annotated[
    Annotated[RatingFile, Keys] | Annotated[AgainstFile, Tag("[against]")] | Annotated[ExpectedFile, Tag("[expected]")],
    Discriminator(_kind_of_rule),
]
AnyRating = Annotated[
    Annotated[RatingFile, Keys]
    | Annotated[AgainstFile, Tag("[against]")]
    | Annotated[ExpectedFile, Tag("[expected]")]
    | Annotated[list[AnyRule], Field(min_length=1), List]
    | Annotated[Literal["not rated"], Word],
    Discriminator(_kind_of_rating),
]


class ChangeFile(FileModel):
    """What becomes of an indicator from a period on: one of the four keys names the period."""

    new: PeriodField | None = None
    changed: PeriodField | None = None
    replaced: PeriodField | None = None
    retired: PeriodField | None = None
    by: Identifier | None = None
    note: Words

    @model_validator(mode="after")
    def _is_one(self) -> ChangeFile:
        if len(self.named()) != 1:
            raise ValueError("a change is one of new, changed, replaced or retired: write one, with its first period")
        if self.by and not self.replaced:
            raise EntryError("by", "only an indicator that is replaced has another in its place: write 'replaced'")
        return self

    def named(self) -> list[tuple[ChangeKind, Period]]:
        """Return which changes are named, with the period of each."""
        periods = ((kind, getattr(self, kind.value)) for kind in ChangeKind if kind is not ChangeKind.RATED)
        return [(kind, period) for kind, period in periods if period]


class MeasureFile(FileModel):
    """What is measured, and how."""

    id: Identifier
    title: Words
    short: str = ""
    unit: UnitField
    decimals: Decimals | None = None
    window: WindowField
    frequency: Literal["month", "quarter", "year"] | None = None
    since: PeriodField | None = None
    population: str | None = None
    baseline: PeriodField | None = None
    sums: YesNo = True
    chart: Literal["result", "count"] = "result"
    changes: list[ChangeFile] = []
    owner: FieldsField = {}
    system: str = ""
    notes: list[Words] = []

    @model_validator(mode="after")
    def _agrees_with_its_unit(self) -> MeasureFile:
        if self.population is not None and not Unit(self.unit).is_rate:
            raise EntryError("population", "only a rate is of a population: take this out, or write 'unit: per 10,000'")
        if self.since and self.window is not Window.CUMULATIVE:
            raise EntryError("since", "only a cumulative result counts since a period: take this out, or 'window: CUM'")
        if self.frequency and self.frequency != _FREQUENCIES.get(self.window, self.frequency):
            said = f"a result of the window {self.window.value} is by the {_FREQUENCIES[self.window]}: take this out"
            raise EntryError("frequency", said)
        if self.chart == "count" and not Unit(self.unit).needs_denominator:
            raise EntryError("chart", "what is a count already is charted so: take this out")
        return self


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
    polarity: Literal["higher", "lower", "target", "neither"]
    direction: Literal["higher", "lower", "distance"] | None = None
    rating: AnyRating
    also_in: list[Words] = []

    @property
    def rules(self) -> list[AnyRule]:
        """The rules of rating; none where it is not rated."""
        return self.rating if isinstance(self.rating, list) else [self.rating] if self.rating != "not rated" else []

    @model_validator(mode="after")
    def _rules_suit_the_polarity(self) -> IndicatorFile:
        for rule in self.rules:
            if isinstance(rule, ExpectedFile):
                continue
            if self.polarity == "neither":
                message = "with polarity neither a result is not judged: write an expected range, or 'not rated'"
                raise EntryError("rating", message)
            if self.polarity == "target" and isinstance(rule, AgainstFile):
                raise EntryError(
                    "rating", "beside a comparator a result is better if higher or lower: choose a polarity"
                )
            if self.polarity == "target" and isinstance(rule, RatingFile) and _is_by_target(rule):
                raise EntryError("rating", "with polarity target the bands on both sides are written out in numbers")
        return self

    @model_validator(mode="after")
    def _rules_follow_one_another(self) -> IndicatorFile:
        starts = [rule.start.first if rule.start else None for rule in self.rules]
        if len(set(starts)) < len(starts):
            raise EntryError("rating", "each of several rules holds from a period of its own: write 'from: 2016/17'")
        return self

    @model_validator(mode="after")
    def _names_other_reports_once(self) -> IndicatorFile:
        if twice := next((each for each in self.also_in if self.also_in.count(each) > 1), ""):
            raise EntryError("also_in", f"'{twice}' is listed more than once: name each report once")
        return self

    @model_validator(mode="after")
    def _chooses_direction(self) -> IndicatorFile:
        if self.polarity != "target" and self.direction not in (None, self.polarity):
            raise EntryError("direction", "direction is chosen only for polarity target: leave it out")
        return self


class LeadFile(IndicatorFile):
    """One lead indicator: not on the scorecard, but a hint at what is to come."""

    number: str = ""


class LinkFile(FileModel):
    """To which indicator another belongs, and how it is shown with it."""

    form: ClassVar[str] = "{to: repeat-plans, as: row}"
    to: Identifier
    kind: Annotated[Literal["row", "measure"], Field(alias="as")]


def _unrated(typed: object) -> object:
    if typed != "not rated":
        raise ValueError("what is linked to another indicator is never rated: take this out, or take out 'linked'")
    return typed


class LinkedFile(MeasureFile):
    """What is shown with another indicator and never rated: a row of its table, or a measure with its own chart."""

    number: str = ""
    polarity: Literal["higher", "lower", "target", "neither"] = "neither"
    direction: Literal["higher", "lower", "distance"] | None = None
    rating: Annotated[Literal["not rated"], BeforeValidator(_unrated)] = "not rated"
    linked: LinkFile


def _has_link(typed: object) -> str:
    return "[linked]" if "linked" in _keys_of(typed) else "[indicator]"


ByLink = Discriminator(_has_link)
Kind = Literal["performance", "activity", "lead"]


def _is_by_target(rule: RatingFile) -> bool:
    bands = (*rule.green, *rule.amber, *rule.red)
    return rule.basis == "unknown" or any(isinstance(band, (TargetMet, TargetMissed)) for band in bands)


class SectionFile(FileModel):
    """Indicators under one heading, and what is linked to them."""

    title: Words
    kind: Kind = "performance"
    indicators: list[
        Annotated[Annotated[IndicatorFile, Tag("[indicator]")] | Annotated[LinkedFile, Tag("[linked]")], ByLink]
    ]


class LeadSectionFile(FileModel):
    """Lead indicators under one heading, and what is linked to them."""

    title: Words
    kind: Kind
    indicators: list[
        Annotated[Annotated[LeadFile, Tag("[indicator]")] | Annotated[LinkedFile, Tag("[linked]")], ByLink]
    ]


class ActivitySectionFile(FileModel):
    """Measures of activity under one heading."""

    title: Words
    kind: Kind
    indicators: list[ActivityFile]


AnyIndicatorFile = IndicatorFile | LeadFile | LinkedFile | ActivityFile
# -- what stands in brackets names a choice and is no part of the file
_ByKind = Discriminator(lambda typed: f"[{_kind(typed)}]")
AnySectionFile = Annotated[
    Annotated[SectionFile, Tag("[performance]")]
    | Annotated[ActivitySectionFile, Tag("[activity]")]
    | Annotated[LeadSectionFile, Tag("[lead]")],
    _ByKind,
]


_KINDS = tuple(role.value for role in Role)
_JUDGED = ("number", "polarity", "rating")


def _kind(typed: Any) -> str:  # noqa: ANN401 - a file may hold anything
    """Return a section's kind; of one that names none that there is, the kind that its indicators look like."""
    kind = typed.get("kind") if isinstance(typed, dict) else getattr(typed, "kind", None)
    if kind in _KINDS:
        return str(kind)
    indicators = [each for _, each in entries_of(typed, "indicators") if isinstance(each, dict)]
    is_judged = any(key in each for each in indicators for key in _JUDGED)
    return "performance" if is_judged or not indicators else "activity"


class StatisticFile(FileModel):
    """What of a download is an indicator's: a column of results, and the rows that have these values in others."""

    form: ClassVar[str] = "{column: pc_3plus_placements, where: {characteristic: Total}}"
    column: CellWords
    where: dict[CellWords, CellWords] = {}


OneOrMore = Annotated[
    Annotated[CellWords, Word] | Annotated[list[CellWords], Field(min_length=1), List],
    ListOrWord,
]


class ExploreFile(FileModel):
    """A file of explore education statistics, as it is downloaded."""

    file: Words
    source: Literal["explore education statistics"]
    authority: CellWords | None = None
    names: dict[CellWords, OneOrMore]
    indicators: dict[Identifier, StatisticFile]


def _kind_of_comparators(typed: object) -> str:
    return "[download]" if isinstance(typed, dict | ExploreFile) else "[word]"


AnyComparators = Annotated[
    Annotated[ExploreFile, Tag("[download]")] | Annotated[Words, Word], Discriminator(_kind_of_comparators)
]


class CatalogueFile(FileModel):
    """The whole of indicators.yaml."""

    service: Words
    source: str = ""
    owner: FieldsField = {}
    other_reports: dict[CellWords, Words] = {}
    areas: Words | None = None
    council_sums: YesNo = False
    observations: list[Words]
    targets: Words
    populations: Words | None = None
    comparators: list[AnyComparators] = []
    ignore: list[IgnoreFile] = []
    sections: list[AnySectionFile]
