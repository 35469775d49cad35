"""How long editions are kept, in words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import assert_never

from committee_pack.model.archived import Hold
from committee_pack.model.standing import ClassStanding, Keeps, Kept, Standing
from committee_pack.wording.calendar import date_text
from committee_pack.wording.titles import title_text


def inspection_text(standing: ClassStanding) -> str:
    """Return until when the law has a class of documents open to inspection: `inspection until 9 November 2022`."""
    return f"inspection {_until(standing.inspection.ends)}" if standing.inspection else "no statutory period"


def review_text(standing: ClassStanding) -> str:
    """Return when the council's policy has a class of documents reviewed; nothing where it does not say."""
    if standing.for_good:
        return "kept for good"
    return f"review on {date_text(standing.review)}" if standing.review else ""


def proposal_text(standing: Standing) -> str:
    """Return what is proposed of an edition: that it may be disposed of, or what keeps it."""
    if not standing.kept:
        return "may be disposed of"
    if standing.hold:
        return f"on hold since {date_text(standing.hold.since)}"
    return _kept_text(standing.kept[0])


def _kept_text(kept: Kept) -> str:
    match kept.by:
        case Keeps.HOLD:
            return "on hold"
        case Keeps.DAMAGE:
            return "kept: its record is damaged"
        case Keeps.MINUTES:
            return "kept: it holds minutes"
        case Keeps.LAW:
            return f"open to inspection {_until(kept.until)}"
        case Keeps.POLICY:
            return f"kept for review on {date_text(kept.until)}" if kept.until else "kept for good"
        case Keeps.SILENCE:
            return "kept: nothing says how long"
        case _:
            assert_never(kept.by)


def _until(day: datetime.date | None) -> str:
    return f"until {date_text(day)}" if day else "with no end"


def hold_text(hold: Hold) -> str:
    """Return that something is on hold, since when, by whom and why."""
    by = f", by {hold.by}" if hold.by else ""
    return f"on hold since {date_text(hold.since)}{by}: {hold.reason.rstrip('.')}"


def why_held_text(hold: Hold) -> str:
    """Return by whom something is held, and why."""
    return f"held{f' by {hold.by}' if hold.by else ''}: {hold.reason}"


def early_reason(reason: str, standing: Standing) -> str:
    """Return why an edition is disposed of, with all that would have kept it for longer, if anything would."""
    if not standing.kept:
        return reason
    known = [each for each in standing.kept if each.by is not Keeps.SILENCE] or standing.kept
    kept = "; ".join(_kept_text(each).removeprefix("kept: ") for each in known)
    return f"{reason.rstrip('.')} (early: {kept})"


def titled(standing: Standing) -> str:
    """Return the title of an edition, with its period; nothing where that is not known."""
    edition = standing.edition
    return title_text(edition.title, edition.source.period) if edition else ""


def replaced_text(standing: Standing) -> str:
    """Return that an edition was replaced, and by which; nothing where it is the latest that is there."""
    number = standing.replaced_by.rpartition("-e")[2]
    return f"replaced by edition {number}" if number else ""


def due_text(standings: Sequence[Standing]) -> str:
    """Return how many of some editions may be disposed of."""
    due = sum(not each.kept for each in standings)
    editions = "1 edition" if len(standings) == 1 else f"{len(standings):,} editions"
    return f"{f'{due:,}' if due else 'None'} of {editions} may be disposed of."


def refusal_text(standing: Standing, release: str) -> tuple[str, str]:
    """Return why an edition that something keeps is not disposed of, and what can be done.

    `release` is the command that releases it from a hold.
    """
    name, until = standing.name, standing.until
    match standing.keeps:
        case Keeps.HOLD if standing.hold:
            remedy = f"Release it first: {release} --reason '...'"
            return f"{name} is {hold_text(standing.hold)}.", remedy
        case Keeps.DAMAGE:
            message = f"The record of {name} is damaged, so that nobody can say what it holds."
            return message, f"Put a sound copy back. {_EARLY.format('Where there is none, it')}"
        case Keeps.MINUTES:
            remedy = "Where the signed ones are in another place, say so in council.yaml: retention, signed_minutes."
            return f"{name} holds minutes, and signed minutes are kept for good.", f"{remedy} {_SOONER}"
        case Keeps.LAW:
            return f"{name} is open to inspection {_until(until)} ({_statutes(standing)}).", _SOONER
        case Keeps.POLICY:
            kept = f"until its review on {date_text(until)}" if until else "for good"
            return f"By the council's policy {name} is kept {kept}.", _SOONER
        case _:
            remedy = "Say it in council.yaml, under retention; or dispose of it all the same with --early."
            return f"Neither the law nor the council's policy says how long {name} is kept.", remedy


_EARLY = "{} goes with --early."
_SOONER = _EARLY.format("What has to go sooner, such as personal data published by mistake,")


def _statutes(standing: Standing) -> str:
    """Return the laws that keep an edition until the last day, in words."""
    laws = (each.inspection for each in standing.classes if each.inspection and each.inspection.ends == standing.until)
    return "; ".join(dict.fromkeys(each.statute for each in laws))
