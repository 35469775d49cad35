"""The one result that is to be explained, found by what was typed; a name that is none is met with the nearest."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable

from committee_pack.commands.typed import Asked
from committee_pack.errors import UsageError
from committee_pack.findings import did_you_mean
from committee_pack.model.indicators import Change, ChangeKind, Indicator
from committee_pack.model.periods import Frequency, Period
from committee_pack.model.results import Result, Results
from committee_pack.model.settings import Council
from committee_pack.write.why import WIDTH, write_why
from committee_pack.write.why_json import json_of

_NARROWEST = 60
_EVERYONE = "all"
"""What report.yaml calls the cohort of everyone."""


def explanation(result: Result, form: str) -> bytes:
    """Return why a result is as it is, as JSON or as text; in a terminal that is narrower it fits."""
    if form == "json":
        return json_of(result)
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    return write_why(result, max(_NARROWEST, min(WIDTH, columns)))


def chosen(asked: Asked, results: Results, council: Council) -> Result:
    """Return the result asked for; raises UsageError for an indicator, area or cohort that it has none of."""
    indicator = _indicator(asked.indicator, results)
    area = "" if asked.area == council.area else asked.area
    cohort = "" if asked.cohort == _EVERYONE else asked.cohort
    found = results.latest_of(indicator, area, cohort)
    if found is None:
        raise _no_split([each for each in results.latest if each.indicator is indicator], area, cohort)
    return found


def _indicator(typed: str, results: Results) -> Indicator:
    """Return the indicator of an id, else of a number that no other has."""
    shown = {each.indicator.id: each.indicator for each in results.latest}
    if typed in shown:
        return shown[typed]
    numbered = [each for each in shown.values() if each.number == typed]
    if len(numbered) == 1:
        return numbered[0]
    if numbered:
        remedy = f"Name one by its id: {', '.join(each.id for each in numbered)}."
        raise UsageError(f"--why: '{typed}' is the number of {len(numbered)} indicators.", remedy)
    for each in results.ended:
        if typed in (each.id, each.number) and (change := each.ended(results.period)):
            raise _ended(each, change, results.period)
    known = (*shown, *(each.number for each in shown.values() if each.number))
    raise UsageError(f"--why: there is no indicator '{typed}'.", did_you_mean(typed, known))


def _ended(indicator: Indicator, change: Change, period: Period) -> UsageError:
    """Return the fault of asking for an indicator that the report no longer shows."""
    become = f"replaced by '{change.by}'" if change.kind is ChangeKind.REPLACED and change.by else change.kind.value
    last_month = Period(change.start.first - 1, Frequency.MONTH, period.year_starts)
    before = last_month.latest(period.frequency)
    message = f"--why: '{indicator.id}' is in the catalogue and not in this report: from {change.start} it is {become}."
    return UsageError(message, f"For an earlier result name its period, as --period {before}.")


def _no_split(held: list[Result], area: str, cohort: str) -> UsageError:
    """Return the fault of asking for an area or a cohort that an indicator has no result of."""
    id = held[0].indicator.id
    areas, cohorts = {each.area for each in held}, {each.cohort for each in held}
    if area not in areas:
        return UsageError(f"--area: '{id}' has no result for the area '{area}'.", _hint(area, areas, "area"))
    if cohort not in cohorts:
        return UsageError(f"--cohort: '{id}' has no result of the cohort '{cohort}'.", _hint(cohort, cohorts, "cohort"))
    return _no_pair(held, area, cohort)


def _no_pair(held: list[Result], area: str, cohort: str) -> UsageError:
    """Return the fault of asking for an area and a cohort that there is each of, and not together."""
    message = f"--cohort: '{held[0].indicator.id}' has no result of the cohort '{cohort or _EVERYONE}' for the area"
    there = (each.cohort or _EVERYONE for each in held if each.area == area)
    return UsageError(f"{message} '{area}'.", f"For it there are: {', '.join(there)}.")


def _hint(typed: str, known: Iterable[str], option: str) -> str:
    names = [each for each in known if each]
    return did_you_mean(typed, names) if names else f"It has none by {option}: leave --{option} out."
