"""The families of rules, each a function of the whole, and the codes of their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from committee_pack.check import agreement, approval, definitions, hidden, plain_english, presence, staleness
from committee_pack.check.ignored import without_ignored
from committee_pack.check.plain_english import acronyms
from committee_pack.check.whole import Content, Whole
from committee_pack.findings import Finding

Of = TypeVar("Of", bound=Content)


@dataclass(frozen=True, slots=True)
class Family(Generic[Of]):
    """Rules of one kind: what they find in a report, with which codes, and whether a file may ignore it."""

    find: Callable[[Of], Iterable[Finding]]
    codes: tuple[str, ...]
    may_be_ignored: bool = True


OF_CONTENT: tuple[Family[Content], ...] = (
    Family(agreement.find, agreement.CODES),
    Family(staleness.find, staleness.CODES),
    Family(hidden.find, hidden.CODES),
    Family(plain_english.find, plain_english.CODES),
)
"""Those that need no page, so that they can be at work while the pages are laid out."""
OF_WHOLE: tuple[Family[Whole], ...] = (
    Family(presence.find, presence.CODES),
    Family(definitions.find, definitions.CODES),
    # -- whoever edits a text would else silence what its approval is there to tell
    Family(approval.find, approval.CODES, may_be_ignored=False),
    Family(acronyms.find, acronyms.CODES),
)
_SAID = (
    *((each.codes, each.may_be_ignored) for each in OF_CONTENT),
    *((each.codes, each.may_be_ignored) for each in OF_WHOLE),
)
CODES = tuple(code for codes, _ in _SAID for code in codes)
IGNORABLE = tuple(code for codes, may_be_ignored in _SAID if may_be_ignored for code in codes)
"""What may be ignored, with a reason."""


def check_content(content: Content) -> tuple[Finding, ...]:
    """Return what the rules find that need no page; nothing is left out yet."""
    return tuple(finding for family in OF_CONTENT for finding in family.find(content))


def check_whole(whole: Whole, in_content: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
    """Return what the rules find in a report, without what its files want to be left out.

    What `check_content` finds is asked for last, since it may still be at work.
    """
    found = [finding for family in OF_WHOLE for finding in family.find(whole)]
    return without_ignored((*in_content(), *found), whole, CODES, IGNORABLE)
