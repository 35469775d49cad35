"""The families of rules, each a function of the whole, and the codes of their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from committee_pack.check import approval, definitions, hidden, plain_english, presence, staleness
from committee_pack.check.agreement import family as agreement
from committee_pack.check.ignored import without_ignored
from committee_pack.check.whole import Whole
from committee_pack.findings import Finding


@dataclass(frozen=True, slots=True)
class Family:
    """Rules of one kind: what they find in a report, with which codes, and whether a file may ignore it."""

    find: Callable[[Whole], Iterable[Finding]]
    codes: tuple[str, ...]
    may_be_ignored: bool = True


FAMILIES = (
    Family(agreement.find, agreement.CODES),
    Family(staleness.find, staleness.CODES),
    Family(presence.find, presence.CODES),
    Family(definitions.find, definitions.CODES),
    # -- whoever edits a text would else silence what its approval is there to tell
    Family(approval.find, approval.CODES, may_be_ignored=False),
    Family(hidden.find, hidden.CODES),
    Family(plain_english.find, plain_english.CODES),
)
CODES = tuple(code for family in FAMILIES for code in family.codes)
IGNORABLE = tuple(code for family in FAMILIES for code in family.codes if family.may_be_ignored)
"""What may be ignored, with a reason."""


def check_whole(whole: Whole) -> tuple[Finding, ...]:
    """Return what the rules find in a report, without what its files want to be left out."""
    return without_ignored(_found(whole), whole, CODES, IGNORABLE)


def _found(whole: Whole) -> Iterator[Finding]:
    for family in FAMILIES:
        yield from family.find(whole)
