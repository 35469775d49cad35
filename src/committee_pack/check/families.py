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
    vouched_for,
)
from committee_pack.check.ignored import without_ignored
from committee_pack.check.whole import Content, Whole
from committee_pack.findings import Finding


@dataclass(frozen=True, slots=True)
class Family:
    """Rules of one kind: what they find in a report, with which codes, and whether a file may ignore it."""

    find: Callable[[Whole], Iterable[Finding]]
    codes: tuple[str, ...]
    may_be_ignored: bool = True


AGREEMENT = Family(agreement.find, agreement.CODES)
"""What takes longest; it needs no page, so it can be at work while the pages are laid out."""
OTHERS = (
    Family(vouched_for.find, vouched_for.CODES),
    Family(staleness.find, staleness.CODES),
    Family(presence.find, presence.CODES),
    Family(definitions.find, definitions.CODES),
    # -- whoever edits a text would else silence what its approval is there to tell
    Family(approval.find, approval.CODES, may_be_ignored=False),
    Family(hidden.find, hidden.CODES),
    Family(plain_english.find, plain_english.CODES),
)
CODES = tuple(code for family in (AGREEMENT, *OTHERS) for code in family.codes)
IGNORABLE = tuple(code for family in (AGREEMENT, *OTHERS) if family.may_be_ignored for code in family.codes)
"""What may be ignored, with a reason."""


def check_agreement(content: Content) -> tuple[Finding, ...]:
    """Return what of the texts does not agree with the results; nothing is left out yet."""
    return tuple(agreement.find(content))


def check_whole(whole: Whole, in_agreement: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
    """Return what the rules find in a report, without what its files want to be left out.

    What `check_agreement` finds is asked for last, since it may still be at work.
    """
    found = [finding for family in OTHERS for finding in family.find(whole)]
    return without_ignored((*in_agreement(), *found), whole, CODES, IGNORABLE)
