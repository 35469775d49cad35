"""Commentary that is not approved yet is named before publication asks for it."""

from __future__ import annotations

from committee_pack.findings import Finding, advice
from committee_pack.model.narratives import Approval, Pair
from committee_pack.model.settings import ReportSettings


def unapproved_commentary(pairs: tuple[Pair, ...], report: ReportSettings) -> tuple[Finding, ...]:
    """Return advice for each commentary that the report shows and nobody has approved."""
    if not report.approval_to_publish:
        return ()
    shown = (pair.commentary for pair in pairs if pair.has_page and pair.commentary)
    return tuple(
        advice(
            "commentary-unapproved",
            each.place,
            f"The commentary on '{each.indicator}' is {each.approval.value}; publication needs it approved.",
            "Ask its author or approver to read it against the figures.",
        )
        for each in shown
        if each.approval is not Approval.APPROVED
    )
