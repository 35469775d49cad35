"""The results of others, from every file that a catalogue names as comparators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from committee_pack.findings import Finding, Outcome, Place, has_errors
from committee_pack.model.indicators import Indicator
from committee_pack.model.results import Observation
from committee_pack.read.catalogue_file import CatalogueFile, ExploreFile
from committee_pack.read.cells import one_line
from committee_pack.read.comparators import read_comparators
from committee_pack.read.files import Files
from committee_pack.read.yaml_text import Loc, Yaml, YamlText, entries_of


@dataclass(frozen=True, slots=True)
class Others:
    """The results of others, and the names of all comparators; None where a fault leaves open which there are."""

    rows: tuple[Observation, ...]
    names: tuple[str, ...] | None


def read_others(
    files: Files,
    folder: Path,
    entry: CatalogueFile,
    source: YamlText,
    indicators: tuple[Indicator, ...],
    declared: tuple[str, ...],
    year_starts: int,
) -> Outcome[Others]:
    """Return the results of all comparators that a catalogue names, whose files are named from its folder."""
    found: list[Observation] = []
    names: dict[str, None] = {}
    findings: list[Finding] = []
    polarities = {each.id: each.polarity for each in indicators}
    for i, each in _placed(entry, source):
        if isinstance(each, ExploreFile):
            # -- imported where a file of the kind is named: few catalogues have one
            from committee_pack.read.explore.asked import Asked
            from committee_pack.read.explore_statistics import read_explore_statistics

            place = partial(_place_within, source, ("comparators", i))
            asked = Asked(each, place, declared, polarities, year_starts)
            rows = read_explore_statistics(files, folder / each.file, asked)
            names |= dict.fromkeys(each.names)
        else:
            rows = read_comparators(files, folder / each, source.place(("comparators", i)), declared, year_starts)
        found.extend(rows.value)
        findings.extend(rows.findings)
    names |= dict.fromkeys(each.comparator for each in found)
    is_whole = not has_errors(findings) and _names_all(entry, source)
    return Outcome(Others(tuple(found), tuple(names) if is_whole else None), tuple(findings))


def _place_within(source: YamlText, above: Loc, keys: Loc) -> Place:
    return source.place((*above, *keys))


def _placed(entry: CatalogueFile, source: YamlText) -> Iterator[tuple[int, ExploreFile | str]]:
    """Return the entries that could be read, each with its position among all that were written."""
    written = iter(entries_of(source.data, "comparators"))
    for each in entry.comparators:
        yield next((i for i, typed in written if _is_typed(each, typed)), 0), each


def _is_typed(entry: ExploreFile | str, typed: Yaml) -> bool:
    """Return whether an entry is what was read of something written, which may hold more that is wrong."""
    if isinstance(typed, str):
        return entry == typed.strip()
    if isinstance(typed, list) or isinstance(entry, str):
        return False
    file, names = typed.get("file"), typed.get("names")
    typed_names = {one_line(name) for name in names} if isinstance(names, dict) else set()
    return isinstance(file, str) and file.strip() == entry.file and typed_names.issuperset(entry.names)


def _names_all(entry: CatalogueFile, source: YamlText) -> bool:
    """Return whether every entry of comparators, and every name within them, could be read."""
    written = source.data.get("comparators", []) if isinstance(source.data, dict) else []
    if not isinstance(written, list) or len(written) > len(entry.comparators):
        return False
    typed = (each.get("names") for each in written if isinstance(each, dict))
    read = (each.names for each in entry.comparators if isinstance(each, ExploreFile))
    return all(len(one) == len(other) for one, other in zip(typed, read, strict=True) if one is not None)
