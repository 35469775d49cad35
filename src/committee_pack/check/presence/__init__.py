"""What a reader looks for and does not find: facts of data notes, explanations of signs, what the words point to."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.presence import ended, notes, pointers, signs
from committee_pack.check.whole import Whole
from committee_pack.findings import Finding

CODES = (*notes.CODES, *signs.CODES, *ended.CODES, *pointers.CODES)


def find(whole: Whole) -> Iterator[Finding]:
    """Return a finding for all that is looked for and not there."""
    for rule in (notes, signs, ended, pointers):
        yield from rule.find(whole)
