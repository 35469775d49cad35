"""What an approval vouches for: the words of a text, and the figures that its reader sees in it and beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from committee_pack.check.sealed import figures_seal, record_seal, subject_of, text_seal
from committee_pack.check.whole import Whole
from committee_pack.model.desk import State
from committee_pack.model.document import Value
from committee_pack.model.facts import OWN
from committee_pack.model.narratives import Approval, Approved, Commentary, Figures, SectionText
from committee_pack.model.prose import Filled
from committee_pack.model.results import Result
from committee_pack.model.settings import ReportSettings
from committee_pack.wording import value_text

BESIDE = ("result", "numerator", "denominator", "target", "rating")
"""The facts of its indicator that stand beside a commentary, whether or not it speaks of them."""
_NOTHING = "nothing"
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """The figures that texts show: what is filled into each file, and the results of the indicators by their ids."""

    filled: Mapping[str, list[Filled]]
    results: Mapping[str, Result]

    @classmethod
    def of(cls, whole: Whole) -> Shown:
        """Return what the texts of a report show."""
        filled: dict[str, list[Filled]] = {}
        for passage in whole.passages:
            within = filled.setdefault(passage.of.place.file, [])
            within += (each for prose in passage.prose for each in prose.filled)
        return cls(filled, {pair.result.indicator.id: pair.result for pair in whole.pairs})

    def figures(self, written: Commentary | SectionText) -> Figures:
        """Return the figures that the reader of a text sees, as displayed: its indicator's, and all filled in."""
        filled = ((each.name, value_text(each.value)) for each in self.filled.get(written.place.file, ()))
        return tuple(dict((*self._beside(written), *filled)).items())

    def _beside(self, written: Commentary | SectionText) -> Iterator[tuple[str, str]]:
        result = self.results.get(written.indicator) if isinstance(written, Commentary) else None
        if result is not None:
            shown = ((name, value_text(Value(result, OWN[name]))) for name in BESIDE)
            yield from ((name, words) for name, words in shown if words)


def state_of(written: Commentary | SectionText, figures: Figures, report: ReportSettings) -> State:
    """Return how far a text of a report has come, which shows these figures now."""
    if not written.is_written:
        return State.BEGUN
    if written.approval is not Approval.APPROVED:
        return State.SUBMITTED if written.approval is Approval.SUBMITTED else State.DRAFT
    # -- one that came with a copy is no approval of this text
    if written.approved is None or written.approved.of != subject_of(written, report):
        return State.UNRECORDED
    return State.LAPSED if changes(written.approved, written, figures) else State.APPROVED


def changes(record: Approved, written: Commentary | SectionText, figures: Figures) -> tuple[str, ...]:
    """Return what has changed since a text was approved; nothing where it still is what was read then."""
    is_edited = record.text != text_seal(written.text)
    then, now = dict(record.shown), dict(figures)
    names = [name for name in {**then, **now} if not is_edited or name in BESIDE or (name in then and name in now)]
    pairs = ((name, then.get(name, _NOTHING), now.get(name, _NOTHING)) for name in names)
    moved = tuple(f"{name}: {before} is now {after}" for name, before, after in pairs if before != after)
    if not moved and not is_edited and figures_seal(figures) != record.figures:
        # -- the figures are those that are recorded, and what is recorded is not what was approved
        return ("the record of its figures was edited",)
    if not moved and not is_edited and record.seal != record_seal(record, written):
        return ("'facts' or 'ignore' in front of it, or the record itself, was edited",)
    return (*(("the text was edited",) if is_edited else ()), *moved)


def changes_told(changed: tuple[str, ...]) -> str:
    """Return what has changed as the end of a sentence; of very many figures, the first."""
    more = len(changed) - _MOST_TOLD
    told = changed[:_MOST_TOLD] if more > 1 else changed
    return "; ".join((*told, *((f"{more} figures more",) if more > 1 else ())))
