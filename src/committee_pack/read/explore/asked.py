"""What a catalogue asks of a download."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from committee_pack.findings import Place
from committee_pack.model.indicators import Polarity
from committee_pack.read.catalogue_file import ExploreFile, StatisticFile
from committee_pack.read.yaml_text import Loc


@dataclass(frozen=True, slots=True)
class Asked:
    """A catalogue's entry for a download, with where each key of it stands, and what is known of the indicators.

    `polarities` are those of the indicators that could be read, `declared` the ids of all.
    """

    entry: ExploreFile
    place: Callable[[Loc], Place]
    declared: tuple[str, ...]
    polarities: Mapping[str, Polarity]
    year_starts: int

    @property
    def areas(self) -> tuple[str, ...]:
        """The names and codes of the areas that are looked for."""
        own = (self.entry.authority,) if self.entry.authority else ()
        return (*own, *(area for name in self.entry.names for area in self.parts(name)))

    def is_mean(self, comparator: str) -> bool:
        """Return whether a comparator is several, of which the mean is made."""
        return not isinstance(self.entry.names[comparator], str)

    def parts(self, comparator: str) -> tuple[str, ...]:
        """Return who a comparator is in the file: one, or those of whom it is the mean."""
        named = self.entry.names[comparator]
        return (named,) if isinstance(named, str) else tuple(named)

    def parts_with_places(self) -> tuple[tuple[str, Place], ...]:
        """Return who is looked for as a comparator, each with where the catalogue names it."""
        return tuple(
            (part, self.place(("names", comparator, *((i,) if self.is_mean(comparator) else ()))))
            for comparator in self.entry.names
            for i, part in enumerate(self.parts(comparator))
        )


def columns_of(indicator: str, statistic: StatisticFile) -> tuple[tuple[str, Loc], ...]:
    """Return the columns that an indicator needs, in small letters as heads are read, each with its keys."""
    at: Loc = ("indicators", indicator)
    filters = ((name.lower(), (*at, "where", name)) for name in statistic.where)
    return ((statistic.column.lower(), (*at, "column")), *filters)
