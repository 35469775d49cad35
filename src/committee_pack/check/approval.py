"""Commentary that nobody has approved, or that is no longer what was approved, is named before it goes out."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.vouched import Shown, changes, changes_told, state_of
from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, warning
from committee_pack.model.desk import State
from committee_pack.model.narratives import Approved, Commentary, Figures, SectionText
from committee_pack.visible import typed_again
from committee_pack.wording import date_text

CODES = ("commentary-unapproved", "approval-lapsed", "approval-unrecorded")


def find(whole: Whole) -> Iterator[Finding]:
    """Return a finding for each commentary and free section that the report prints and that is not approved as it is.

    Each is a warning, whyever it is not: a text that nobody has read is no better than one that was read before it was
    changed, nor than one that is missing, which is told elsewhere. So `--strict` lets none of them pass.
    """
    if not whole.report.approval_to_publish:
        return
    shown = Shown.of(whole)
    for written in _printed(whole):
        figures = shown.figures(written)
        match state_of(written, figures, whole.report):
            case State.DRAFT | State.SUBMITTED:
                yield _unapproved(written, whole)
            case State.LAPSED if written.approved:
                yield _lapsed(written, written.approved, figures, whole)
            case State.UNRECORDED:
                yield _unrecorded(written, whole)


def _printed(whole: Whole) -> Iterator[Commentary | SectionText]:
    """Return the texts of the period that the report prints."""
    for pair in whole.pairs:
        if pair.commentary and pair.commentary.indicator in whole.printed.commentaries:
            yield pair.commentary
    for each in whole.report.free_sections:
        text = whole.narratives.section(each.name)
        if text and not text.is_standing and each.name in whole.printed.sections:
            yield text


def _what(written: Commentary | SectionText) -> str:
    if isinstance(written, Commentary):
        return f"The commentary on '{written.indicator}'"
    return f"The section '{written.section}'"


def _unapproved(written: Commentary | SectionText, whole: Whole) -> Finding:
    message = f"{_what(written)} is {written.approval.value}; publication needs it approved."
    hint = f"Let it be read against the figures, then: {_command(written, whole)}"
    return warning("commentary-unapproved", written.place, message, hint)


def _lapsed(written: Commentary | SectionText, record: Approved, figures: Figures, whole: Whole) -> Finding:
    told = changes_told(changes(record, written, figures))
    message = f"{_what(written)} has changed since {record.by} approved it on {date_text(record.on)}: {told}."
    return warning("approval-lapsed", written.place, message, f"Read it again, then: {_command(written, whole)}")


def _unrecorded(written: Commentary | SectionText, whole: Whole) -> Finding:
    message = f"{_what(written)} says that it is approved, and not by whom and against which figures."
    if written.approved and written.approved.of:
        message = f"{_what(written)} holds the record of another text's approval, that of '{written.approved.of}'."
    hint = f"Read it against the figures, then: {_command(written, whole)}"
    return warning("approval-unrecorded", written.place, message, hint)


def _command(written: Commentary | SectionText, whole: Whole) -> str:
    name = written.indicator if isinstance(written, Commentary) else written.section
    # -- a period that was asked for is not the one that the command would take
    period = f" --period {whole.report.period.slug}" if whole.report.places["period"].file == "--period" else ""
    return f"committee-pack narratives approve {typed_again(whole.report.name)} {typed_again(name)}{period}"
