"""Findings that only follow from what could not be read, which has its own: nobody is told them too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from committee_pack.findings import Finding, Severity
from committee_pack.model.indicators import Catalogue
from committee_pack.model.narratives import Narratives
from committee_pack.model.periods import Period
from committee_pack.model.results import Lost, LostRow, Observation

_FileLine = tuple[str, int]


def without_echoes(
    found: tuple[Finding, ...],
    lost: Lost,
    catalogue: Catalogue,
    observations: Iterable[Observation],
    narratives: Narratives,
    period: Period,
) -> tuple[Finding, ...]:
    """Return the findings without those that only follow from what is lost of the data; `period` is the report's."""
    if lost == Lost((), (), areas=False):
        return found
    about: dict[_FileLine, str] = {(each.place.file, each.place.line): each.id for each in catalogue.indicators}
    # -- what an area or a cohort lacks is told at a row that it had, or has
    about |= {(each.place.file, each.place.line): each.indicator for each in observations}
    about |= {(each.place.file, 0): each.indicator for each in narratives.commentaries}
    about |= {(each.place.file, 0): each.indicator for each in narratives.notes}
    return tuple(each for each in found if not _is_echo(each, lost, about, period))


def _is_echo(finding: Finding, lost: Lost, about: Mapping[_FileLine, str], period: Period) -> bool:
    # -- what is told at a template is about no row that is known: any that is lost may be what it looks for
    at_line, in_file = (about.get((finding.place.file, line), "") for line in (finding.place.line, 0))
    if finding.code == "period-empty" or _is_of_most(finding):
        # -- rows of other periods, or of who knows which, would not have filled it
        return any(row.is_file or row.period == period for row in lost.rows)
    match finding.code:
        case "observation-missing":
            return any(not at_line or row.may_be_of(at_line, period) for row in lost.rows)
        case "part-missing":
            return any(not at_line or row.may_be_of(at_line) for row in (*lost.rows, *lost.populations))
        case "comparator-missing":
            return lost.comparators
        case "target-missing":
            return any(not at_line or row.may_be_of(at_line) for row in lost.targets)
        case "placeholder-empty":
            return any(not in_file or row.may_be_of(in_file) for row in (*lost.rows, *lost.targets))
        case "area-unknown":
            return lost.areas
        case "ignore-unused":
            # -- what is ignored may be about figures that nobody could judge
            return True
        case _:
            return False


def _is_of_most(finding: Finding) -> bool:
    """Return whether a finding is that most indicators have no row, which is told where the period was said."""
    place = finding.place
    return finding.code == "observation-missing" and (place.key == "period" or place.file == "--period")


def lost_in_computing(
    lost: Lost, findings: Iterable[Finding], catalogue: Catalogue, observations: Iterable[Observation]
) -> Lost:
    """Return what is lost, and with it the rows and the bands in which computing found errors."""
    wrong = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not wrong:
        return lost
    rows = {(row.place.file, row.place.line): LostRow(row.indicator, row.period) for row in observations}
    rows |= {
        (rule.place.file, rule.place.line): LostRow(each.id) for each in catalogue.indicators for rule in each.rules
    }
    more = (
        LostRow(is_file=True) if each.code == "period-empty" else rows.get((each.place.file, each.place.line))
        for each in wrong
    )
    return replace(lost, rows=(*lost.rows, *dict.fromkeys(each for each in more if each)))
