"""The families of rules, each a function of the whole, and the codes of their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from committee_pack.check import approval, definitions, hidden, plain_english, presence, staleness
from committee_pack.check.agreement import family as agreement
from committee_pack.check.ignored import without_ignored
from committee_pack.check.whole import Content, Whole
from committee_pack.findings import Finding

Of = TypeVar("Of", bound=Content)


@dataclass(frozen=True, slots=True)
class Family(Generic[Of]):
    """Rules of one kind: what they find in a report, and the codes that they may find."""

    find: Callable[[Of], Iterable[Finding]]
    codes: tuple[str, ...]


AGREEMENT: Family[Content] = Family(agreement.find, agreement.CODES)
"""By far the longest, and the only one that needs no page, so that it can be at work while the pages are laid out."""
FAMILIES: tuple[Family[Whole], ...] = (
    Family(staleness.find, staleness.CODES),
    Family(presence.find, presence.CODES),
    Family(definitions.find, definitions.CODES),
    Family(approval.find, approval.CODES),
    Family(hidden.find, hidden.CODES),
    Family(plain_english.find, plain_english.CODES),
)
CODES = (*AGREEMENT.codes, *(code for family in FAMILIES for code in family.codes))
"""What may be ignored, with a reason."""


def check_agreement(content: Content) -> tuple[Finding, ...]:
    """Return what of the texts does not agree with the results."""
    return tuple(AGREEMENT.find(content))


def check_whole(whole: Whole, disagreements: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
    """Return what the rules find in a report, without what its files want to be left out.

    What `check_agreement` finds is asked for last, since it may still be at work.
    """
    found = [finding for family in FAMILIES for finding in family.find(whole)]
    return without_ignored((*disagreements(), *found), whole, CODES)
