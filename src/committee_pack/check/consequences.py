"""What only follows from another fault is not told: it is mended with it.

Names that are not known because of a fault are found here; figures that are missing, by `echoes.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from committee_pack.findings import Finding, has_errors

_OF_A_PERIOD = ("observation-missing", "part-missing", "target-missing", "commentary-missing", "period-empty")
_SUMMARY = "(library)/summary_table.html.j2"
"""The part that writes the columns of a summary, as it says where something stands in it."""
_UNREAD = ("file-missing", "file-unreadable", "file-encoding")
Follows = Callable[[Finding], bool]


def not_consequences(found: Iterable[Finding], before: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """Return what was found without what only follows from some of it, or from what was found at a stage before."""
    told, earlier = tuple(found), tuple(before)
    rules = tuple(_rules((*earlier, *told), after_faults=has_errors(earlier)))
    return tuple(each for each in told if not any(follows(each) for follows in rules))


def _rules(causes: tuple[Finding, ...], *, after_faults: bool) -> Iterator[Follows]:
    if after_faults:
        # -- what stands on no page may stand on one that the fault left out
        yield lambda each: each.code == "commentary-unprinted"
    if any(cause.code == "period-uneven" for cause in causes):
        # -- a report by months that is asked for by the quarter looks for what nobody owes it
        yield lambda each: each.code in _OF_A_PERIOD
    if any(map(_hides_an_id, causes)):
        yield lambda each: each.code == "indicator-unknown"
    if any(map(_hides_rows, causes)):
        yield lambda each: each.code == "cohort-unknown"
    if any(cause.place.key.startswith("trend") and has_errors((cause,)) for cause in causes):
        # -- a trend of other periods than those that are meant has other gaps
        yield lambda each: each.code == "comparator-missing"
    if any(cause.place.key.startswith("comparisons") and has_errors((cause,)) for cause in causes):
        # -- what a comparison is called is not known while it cannot be read
        yield lambda each: each.code == "placeholder-unknown"
    if any((cause.code, cause.place.key) == ("value-unknown", "sections.kind") for cause in causes):
        yield lambda each: each.code == "key-missing" and each.place.key == "sections.indicators" and _is_judging(each)
    columns = tuple(_quoted(each) for each in causes if (each.code, each.place.key) == ("fact-unknown", "summary"))
    yield lambda each: (each.code, each.place.file) == ("fact-unknown", _SUMMARY) and _quoted(each) in columns
    unread = tuple(f"'{PurePosixPath(each.place.file).name}'" for each in causes if each.code in _UNREAD)
    yield lambda each: each.code == "template-missing" and any(name in each.message for name in unread)


def _quoted(finding: Finding) -> str:
    """Return the first word that a message quotes."""
    return finding.message.split("'")[1]


def _is_judging(missing: Finding) -> bool:
    """Return whether a key that is missing is one that only some kinds of section ask for."""
    return _quoted(missing) in ("number", "polarity", "rating")


def _hides_an_id(cause: Finding) -> bool:
    """Return whether an id of the catalogue is not known, so that it is missed wherever it is named."""
    if cause.code == "key-missing":
        return cause.place.key == "sections.indicators" and "'id'" in cause.message
    return cause.code == "indicator-twice" or (cause.code, cause.place.key) == ("value-wrong", "sections.indicators.id")


def _hides_rows(cause: Finding) -> bool:
    """Return whether rows of observations are not known, and the cohorts that only they name."""
    return has_errors((cause,)) and (
        cause.place.file.endswith(".csv") or (cause.code in _UNREAD and cause.place.key.startswith("observations"))
    )
