"""Commentary that is not approved yet is named before publication asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, advice
from committee_pack.model.narratives import Approval, Commentary, SectionText

CODES = ("commentary-unapproved",)


def find(whole: Whole) -> Iterator[Finding]:
    """Return advice for each commentary and free section that the report prints and nobody has approved."""
    if not whole.report.approval_to_publish:
        return
    written = (pair.commentary for pair in whole.pairs if pair.commentary)
    for each in written:
        if each.indicator in whole.printed.commentaries and _is_open(each):
            yield _unapproved(each, f"The commentary on '{each.indicator}'")
    shown = (each.name for each in whole.report.free_sections if each.name in whole.printed.sections)
    for text in (whole.narratives.section(name) for name in shown):
        if text and _is_open(text):
            yield _unapproved(text, f"The section '{text.section}'")


def _is_open(written: Commentary | SectionText) -> bool:
    return written.approval is not Approval.APPROVED


def _unapproved(written: Commentary | SectionText, what: str) -> Finding:
    message = f"{what} is {written.approval.value}; publication needs it approved."
    hint = "Ask its author or approver to read it against the figures."
    return advice("commentary-unapproved", written.place, message, hint)
