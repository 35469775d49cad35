"""What was carried over from an earlier period: texts whose figures moved, rows that are the row before once more."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.staleness import figures, texts
from committee_pack.check.whole import Whole
from committee_pack.findings import Finding

CODES = (*texts.CODES, *figures.CODES)


def find(whole: Whole) -> Iterator[Finding]:
    """Return a finding for each text and each row that is likely to be an earlier period's."""
    yield from texts.find(whole)
    yield from figures.find(whole)
