"""What sentences say, held against the results: figures, periods, directions, ratings, targets, ranks."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.agreement.codes import CODES as CODES
from committee_pack.check.whole import Content
from committee_pack.findings import Finding


def find(content: Content) -> Iterator[Finding]:
    """Return what of the texts does not agree with the results."""
    # -- the patterns take long to compile: only a process that reads by them does it
    from committee_pack.check.agreement.family import find as disagreements

    return disagreements(content)
