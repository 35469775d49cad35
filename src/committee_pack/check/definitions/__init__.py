"""What is said of an indicator in two places agrees: its rule, its target, its unit, its parts."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.definitions import changes, cohorts, notes, targets, titles, twins
from committee_pack.check.whole import Whole
from committee_pack.findings import Finding

CODES = (*notes.CODES, *twins.CODES, *titles.CODES, *targets.CODES, *changes.CODES, *cohorts.CODES)


def find(whole: Whole) -> Iterator[Finding]:
    """Return a finding for each pair of places that do not agree, and each change that nobody explains."""
    for rule in (notes, twins, titles, targets, changes, cohorts):
        yield from rule.find(whole)
