"""Commentary that is not approved yet is named before publication asks for it."""

from __future__ import annotations

from committee_pack.findings import Finding, advice
from committee_pack.model.narratives import Approval, Commentary, Narratives, Pair, Printed, SectionText
from committee_pack.model.settings import ReportSettings


def unapproved_commentary(
    pairs: tuple[Pair, ...], narratives: Narratives, printed: Printed, report: ReportSettings
) -> tuple[Finding, ...]:
    """Return advice for each commentary and free section that the report prints and nobody has approved."""
    if not report.approval_to_publish:
        return ()
    written = (pair.commentary for pair in pairs if pair.commentary)
    commentaries = (each for each in written if each.indicator in printed.commentaries)
    shown = (each.name for each in report.free_sections if each.name in printed.sections)
    sections = (text for name in shown if (text := narratives.section(name)))
    return (
        *(_unapproved(each, f"The commentary on '{each.indicator}'") for each in commentaries if _is_open(each)),
        *(_unapproved(each, f"The section '{each.section}'") for each in sections if _is_open(each)),
    )


def _is_open(written: Commentary | SectionText) -> bool:
    return written.approval is not Approval.APPROVED


def _unapproved(written: Commentary | SectionText, what: str) -> Finding:
    message = f"{what} is {written.approval.value}; publication needs it approved."
    hint = "Ask its author or approver to read it against the figures."
    return advice("commentary-unapproved", written.place, message, hint)
