"""What somebody has looked at and does not want to be told again, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from committee_pack.findings import Place


@dataclass(frozen=True, slots=True)
class Ignored:
    """Findings of one code in one file that are left out; with `words`, only those that are about them.

    `place` is where it was said, `because` why.
    """

    code: str
    words: str
    because: str
    place: Place
