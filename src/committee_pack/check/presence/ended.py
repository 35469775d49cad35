"""A narrative on an indicator that has ended is printed nowhere: its author is told."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, advice, warning
from committee_pack.model.indicators import Change
from committee_pack.wording import period_text

CODES = ("narrative-of-ended",)


def find(whole: Whole) -> Iterator[Finding]:
    """Return a warning for each commentary on an indicator that has ended, advice for each note that still stands."""
    ended = _ended(whole)
    for text in whole.narratives.commentaries:
        if change := ended.get(text.indicator):
            message = f"The commentary is on '{text.indicator}', which {_said(change)}, so it is not printed."
            hint = "Take the file out, or look at 'changes' in the catalogue."
            yield warning("narrative-of-ended", text.place, message, hint)
    for note in whole.narratives.notes:
        change = ended.get(note.indicator)
        if change and whole.report.period.is_touched(note.since, note.until):
            message = f"The note still stands for '{note.indicator}', which {_said(change)}."
            hint = f"Say until when: 'to: {_before(change)}'."
            yield advice("narrative-of-ended", note.place, message, hint)


def _ended(whole: Whole) -> dict[str, Change]:
    """Return by what each indicator ended, and so what is linked to it."""
    ends = ((each.id, each.ended(whole.report.period)) for each in whole.results.ended)
    own = {id: change for id, change in ends if change}
    return {**{each.id: own[each.linked_to] for each in whole.catalogue.indicators if each.linked_to in own}, **own}


def _said(change: Change) -> str:
    return f"was {change.kind.value} from {period_text(change.start)}"


def _before(change: Change) -> str:
    return str(change.start.earlier(change.start.frequency.value))
