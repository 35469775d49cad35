"""What a report looks for and the data lacks: rows of its period and targets, each a warning that is said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from committee_pack.findings import Finding, error, warning
from committee_pack.model.periods import Period, Window
from committee_pack.model.results import Observation, Result, ResultKey
from committee_pack.model.settings import ReportSettings, Variance
from committee_pack.wording import period_text

NAMED = 3
"""How many of those that lack the same are named; the rest are counted."""


def gaps(
    latest: tuple[Result, ...], observations: dict[ResultKey, Observation], report: ReportSettings
) -> Iterator[Finding]:
    """Return a warning for what is not there, or one error where nothing is; `latest` are the period's results."""
    if latest and not any(result.place for result in latest):
        message = f"There is no observation of {period_text(report.period)} for any indicator."
        yield error("period-empty", report.places["period"], message, "Add its rows, or name another period.")
        return
    yield from _bare(latest, period_text(report.period))
    yield from _told(_missing(latest, observations, report), report)


def _bare(latest: tuple[Result, ...], period: str) -> Iterator[Finding]:
    for result in latest:
        indicator = result.indicator
        if result.place is None and not result.area and not result.cohort:
            message = f"'{indicator.id}' has no observation of {period}."
            hint = "Add its row, or say why there is none in square brackets as its value."
            yield warning("observation-missing", replace(indicator.place, key=""), message, hint)
        elif indicator.rule and result.target is None and result.amount is not None:
            message = f"'{indicator.id}' has no target for {period}, so its result is not rated."
            hint = "Add its row to the targets, or write 'rating: not rated'."
            yield warning("target-missing", replace(indicator.place, key=""), message, hint)


Split = tuple[str, str, str]
"""An indicator's id, an area and a cohort."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """A row that is not there; `like` is the one that lets it be expected, of which `since` says what it is of."""

    split: Split
    like: Observation
    since: str


def _missing(
    latest: tuple[Result, ...], observations: dict[ResultKey, Observation], report: ReportSettings
) -> Iterator[_Gap]:
    """Return what an area or a cohort lacks of indicators that have any row: it had a result, or its other cohort has.

    Words in place of a result, such as `[closed]`, end what is expected of an area.
    """
    windows = {(result.indicator.id, result.window) for result in latest}
    before = report.period.earlier(report.period.frequency.value)
    now, last = (_rows(observations, period, windows) for period in (report.period, before))
    judged = {result.indicator.id for result in latest if not result.indicator.activity}
    expected = {
        **{split: _Gap(split, row, _cohort(row.cohort)) for split, row in _beside(now, report.variances, judged)},
        **{split: _Gap(split, row, period_text(before)) for split, row in last.items() if not row.words},
    }
    present = {indicator for indicator, _, _ in now}
    for split, gap in expected.items():
        if split not in now and split[0] in present and any(split[1:]):
            yield gap


def _rows(
    observations: dict[ResultKey, Observation], of: Period, windows: set[tuple[str, Window]]
) -> dict[Split, Observation]:
    """Return the period's rows of each indicator's own window."""
    return {
        (indicator, area, cohort): row
        for (indicator, period, window, area, cohort), row in observations.items()
        if period == of and (indicator, window) in windows
    }


def _beside(
    now: dict[Split, Observation], variances: tuple[Variance, ...], judged: set[str]
) -> Iterator[tuple[Split, Observation]]:
    """Return what stands beside each row as a variance compares them, with the row.

    Not every indicator is counted for a cohort, nor in all areas: beside everyone one is expected only where
    the indicator has others by area.
    """
    by_area = {(indicator, cohort) for indicator, area, cohort in now if area}
    for variance in variances:
        for one, other in ((variance.of, variance.less), (variance.less, variance.of)):
            for (indicator, area, cohort), row in now.items():
                if cohort == one and indicator in judged and not row.words and (one or (indicator, other) in by_area):
                    yield (indicator, area, other), row


def _told(missing: Iterable[_Gap], report: ReportSettings) -> Iterator[Finding]:
    """Return the gaps as few warnings: always the most that one area lacks, or one indicator, together."""
    left = list(missing)
    while left:
        most, _ = Counter(group for gap in left for group in _groups(gap)).most_common(1)[0]
        together = [gap for gap in left if most in _groups(gap)]
        left = [gap for gap in left if most not in _groups(gap)]
        message = _message(together, period_text(report.period))
        hint = "Add what is missing, or say why there is none in square brackets as its value, such as [closed]."
        yield warning("observation-missing", together[0].like.place, message, hint)


def _groups(gap: _Gap) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a gap may be told together with: others of its area, or of its indicator."""
    indicator, area, cohort = gap.split
    return ("area", area, cohort, gap.since), ("indicator", indicator, cohort, gap.since)


def _message(gaps: list[_Gap], period: str) -> str:
    indicators = list(dict.fromkeys(f"'{gap.split[0]}'" for gap in gaps))
    areas = list(dict.fromkeys(f"'{gap.split[1]}'" if gap.split[1] else "the whole council" for gap in gaps))
    cohort, since = gaps[0].split[2], gaps[0].since
    of = f" of {_cohort(cohort)}" if cohort or gaps[0].like.cohort else ""
    verb = "has" if len(indicators) == 1 else "have"
    return (
        f"{_listed(indicators)} {verb} no observation{of} for {_listed(areas)} in {period}, though there is one of "
        f"{since}."
    )


def _listed(names: list[str]) -> str:
    more = len(names) - NAMED
    return f"{', '.join(names[:NAMED])} and {more} more" if more > 0 else ", ".join(names)


def _cohort(cohort: str) -> str:
    return f"the cohort '{cohort}'" if cohort else "everyone"
