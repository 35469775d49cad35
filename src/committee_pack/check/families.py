"""The families of rules, each a function of the whole, and the codes of their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from committee_pack.check import (
    agreement,
    approval,
    definitions,
    hidden,
    plain_english,
    presence,
    staleness,
    unused_facts,
)
from committee_pack.check.ignored import without_ignored
from committee_pack.check.whole import Content, Whole
from committee_pack.findings import Finding


@dataclass(frozen=True, slots=True)
class Family:
    """Rules of one kind: what they find in a report, and the codes that they may find."""

    find: Callable[[Whole], Iterable[Finding]]
    codes: tuple[str, ...]


FAMILIES = (
    Family(unused_facts.find, unused_facts.CODES),
    Family(staleness.find, staleness.CODES),
    Family(presence.find, presence.CODES),
    Family(definitions.find, definitions.CODES),
    Family(approval.find, approval.CODES),
    Family(hidden.find, hidden.CODES),
    Family(plain_english.find, plain_english.CODES),
)
"""All but agreement, which takes longest and needs no page: it may be at work while the pages are laid out."""
CODES = (*agreement.CODES, *(code for family in FAMILIES for code in family.codes))
IGNORABLE = tuple(code for code in CODES if code not in approval.CODES)
"""What may be ignored, with a reason: whoever edits a text would else silence what its approval is there to tell."""


def check_agreement(content: Content) -> tuple[Finding, ...]:
    """Return what of the texts does not agree with the results; nothing is left out yet."""
    return tuple(agreement.find(content))


def check_whole(whole: Whole, in_agreement: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
    """Return what the rules find in a report, without what its files want to be left out.

    What `check_agreement` finds is asked for last, since it may still be at work.
    """
    found = [finding for family in FAMILIES for finding in family.find(whole)]
    return without_ignored((*in_agreement(), *found), whole, CODES, IGNORABLE)
