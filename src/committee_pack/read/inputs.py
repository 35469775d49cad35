"""Everything a report is made from, read in one go so that all faults are found in one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from committee_pack.findings import Finding, Outcome
from committee_pack.model.indicators import Catalogue, Indicator
from committee_pack.model.narratives import Earlier, Narratives
from committee_pack.model.periods import Period
from committee_pack.model.results import Lost, LostRow, Observation, lost_rows
from committee_pack.model.settings import Council, ReportSettings
from committee_pack.read.catalogue import CatalogueRead, read_catalogue
from committee_pack.read.doubts import doubtful_figures, doubtful_rows
from committee_pack.read.earlier import read_earlier
from committee_pack.read.files import NO_DRAFTS, FileRead, Files
from committee_pack.read.narratives import read_narratives
from committee_pack.read.observations import read_observations
from committee_pack.read.report import (
    ambiguous_comparisons,
    ambiguous_sections,
    read_report,
    unknown_cohorts,
    unknown_comparators,
    unknown_pages,
    unknown_trends,
)
from committee_pack.read.strays import stray_narratives
from committee_pack.read.templates import TemplateText, read_templates
from committee_pack.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a report is made from, and the files it was read from.

    `earlier` is what was written for the period before: not made from, and held against what is written now.
    """

    council: Council
    report: ReportSettings
    catalogue: Catalogue
    observations: tuple[Observation, ...]
    narratives: Narratives
    templates: tuple[TemplateText, ...]
    files: tuple[FileRead, ...]
    lost: Lost
    earlier: Earlier | None


def read_inputs(
    workspace: Workspace,
    council: Council,
    report: str,
    period: Period | None,
    drafts: Mapping[Path, bytes] = NO_DRAFTS,
) -> Outcome[Inputs | None]:
    """Return all that a report is made from; None, with findings, where a file it needs cannot be used.

    `drafts` are read as if they lay in the workspace.
    """
    files = Files(workspace.root, drafts)
    files.text(workspace.council_file)
    for file in council.theme.files:
        files.note(file)
    settings = read_report(files, workspace.report_file(report), period, council.year_starts)
    if settings.value is None:
        return Outcome(None, settings.findings)
    asked_by = settings.value.places["indicators"]
    catalogue = read_catalogue(files, settings.value.catalogue, asked_by, council.year_starts)
    if catalogue.value is None:
        return Outcome(None, (*settings.findings, *catalogue.findings))
    return _read_rest(workspace, files, council, settings.value, catalogue.value).also(
        (*settings.findings, *catalogue.findings)
    )


def _read_rest(
    workspace: Workspace, files: Files, council: Council, report: ReportSettings, read: CatalogueRead
) -> Outcome[Inputs | None]:
    observations = _observations(files, read, council.year_starts)
    folder = workspace.narratives_folder(report.name)
    strays = stray_narratives(files, folder.parent, workspace.reports(), report.name, council.year_starts)
    narratives = read_narratives(files, folder, report, read.declared, council.year_starts)
    asked_for = {name: report.place("templates", name) for name in report.templates}
    templates = read_templates(files, workspace.report_file(report.name).parent, asked_for)
    rows = tuple(each for each in observations.value if isinstance(each, Observation))
    lost = Lost(
        lost_rows(observations.value, observations.findings),
        read.lost_targets,
        areas=read.areas is None,
        populations=read.lost_populations,
        comparators=read.lost_comparators,
    )
    both = (*rows, *read.comparators)
    earlier = read_earlier(files, folder, report.period)
    inputs = Inputs(council, report, read.catalogue, both, narratives.value, templates.value, files.read, lost, earlier)
    unknown = (
        *unknown_pages(report, read.declared, read.catalogue),
        *unknown_trends(report, read.declared),
        *ambiguous_sections(report, read.declared),
        *ambiguous_comparisons(report, read.declared),
        *unknown_comparators(report, read.comparator_names),
        *unknown_cohorts(report, rows),
    )
    doubts = (
        *doubtful_rows(rows, read.catalogue.indicators, report.published),
        *doubtful_figures(rows, read.comparators, read.catalogue),
    )
    found = (*observations.findings, *doubts, *narratives.findings, *strays, *templates.findings)
    return Outcome(inputs, (*unknown, *found))


def _is_divided(indicator: Indicator) -> bool:
    """Return whether each row of an indicator has a denominator of its own."""
    return indicator.unit.needs_denominator and indicator.population is None


def _observations(files: Files, read: CatalogueRead, year_starts: int) -> Outcome[tuple[Observation | LostRow, ...]]:
    divided = frozenset(each.id for each in read.catalogue.indicators if _is_divided(each))
    found: list[Observation | LostRow] = []
    findings: list[Finding] = []
    for path, asked_by in read.observations:
        rows = read_observations(files, path, asked_by, read.declared, read.areas, year_starts, divided)
        found.extend(rows.value or lost_rows(rows.value, rows.findings))
        findings.extend(rows.findings)
    return Outcome(tuple(found), tuple(findings))
