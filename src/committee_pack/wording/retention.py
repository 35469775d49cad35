"""How long editions are kept, in words."""

from __future__ import annotations

import datetime
from typing import assert_never

from committee_pack.model.archived import Hold
from committee_pack.model.standing import ClassStanding, Keeps, Standing
from committee_pack.wording.calendar import date_text


def inspection_text(standing: ClassStanding) -> str:
    """Return until when the law has a class of documents open to inspection: `until 9 November 2022`."""
    if standing.inspection is None:
        return "no statutory period"
    ends = standing.inspection.ends
    return f"until {date_text(ends)}" if ends else "with no end"


def review_text(standing: ClassStanding) -> str:
    """Return when the council's policy has a class of documents reviewed; nothing where it does not say."""
    return "kept for good" if standing.for_good else date_text(standing.review) if standing.review else ""


def proposal_text(standing: Standing) -> str:
    """Return what is proposed of an edition: that it may be disposed of, or what keeps it."""
    match standing.keeps:
        case None:
            return "may be disposed of"
        case Keeps.HOLD:
            return f"on hold since {date_text(standing.hold.since)}" if standing.hold else "on hold"
        case Keeps.MINUTES:
            return "kept: signed minutes"
        case Keeps.LAW:
            return f"open to inspection {_until(standing.until)}"
        case Keeps.POLICY:
            return f"kept for review on {date_text(standing.until)}" if standing.until else "kept for good"
        case Keeps.SILENCE:
            return "kept: nothing says how long"
        case _:
            assert_never(standing.keeps)


def _until(day: datetime.date | None) -> str:
    return f"until {date_text(day)}" if day else "with no end"


def hold_text(hold: Hold) -> str:
    """Return that something is on hold, since when, by whom and why."""
    by = f", by {hold.by}" if hold.by else ""
    return f"on hold since {date_text(hold.since)}{by}: {hold.reason.rstrip('.')}"


def early_reason(reason: str, standing: Standing) -> str:
    """Return why an edition is disposed of, with what would have kept it for longer, if anything would."""
    if standing.keeps in (Keeps.LAW, Keeps.POLICY):
        return f"{reason.rstrip('.')} (early: {proposal_text(standing)})"
    return reason


def refusal_text(standing: Standing) -> tuple[str, str]:
    """Return why an edition that something keeps is not disposed of, and what can be done."""
    name, until = standing.edition.name, standing.until
    match standing.keeps:
        case Keeps.HOLD if standing.hold:
            remedy = f"Release it first: committee-pack retention release {name} --reason 'why it may go'"
            return f"{name} is {hold_text(standing.hold)}.", remedy
        case Keeps.MINUTES:
            remedy = "Where the signed ones are in another place, say so in council.yaml: retention, signed_minutes."
            return f"{name} holds minutes, and signed minutes are kept for good.", remedy
        case Keeps.LAW:
            return f"{name} is open to inspection {_until(until)} ({_statutes(standing)}).", _SOONER
        case Keeps.POLICY:
            kept = f"until its review on {date_text(until)}" if until else "for good"
            return f"By the council's policy {name} is kept {kept}.", _SOONER
        case _:
            remedy = "Say it in council.yaml, under retention; or dispose of it all the same with --early."
            return f"Neither the law nor the council's policy says how long {name} is kept.", remedy


_SOONER = "What has to go sooner, such as personal data published by mistake, goes with --early."


def _statutes(standing: Standing) -> str:
    """Return the laws that keep an edition until the last day, in words."""
    laws = (each.inspection for each in standing.classes if each.inspection and each.inspection.ends == standing.until)
    return "; ".join(dict.fromkeys(each.statute for each in laws))
