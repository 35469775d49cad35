"""What an approval vouches for: the words of a text, and the figures that its reader sees in it and beside it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

from committee_pack.check.whole import Whole
from committee_pack.model.desk import State
from committee_pack.model.document import Value
from committee_pack.model.facts import OWN
from committee_pack.model.narratives import Approval, Approved, Commentary, Figures, SectionText, without_comments
from committee_pack.wording import value_text

BESIDE = ("result", "numerator", "denominator", "target", "rating")
"""The facts of its indicator that stand beside a commentary, whether or not it speaks of them."""
_BLANKS = re.compile(r"(?<=\S)[ \t]+")
_EMPTY_LINES = re.compile(r"\n{3,}")
_LENGTH = 12
_NOTHING = "nothing"
_MOST_TOLD = 4


def figures_of(written: Commentary | SectionText, whole: Whole) -> Figures:
    """Return the figures that the reader of a text sees, as displayed: its indicator's, and all that are filled in."""
    passages = (each for each in whole.passages if each.of.place.file == written.place.file)
    filled = (each for passage in passages for prose in passage.prose for each in prose.filled)
    return tuple(dict((*_beside(written, whole), *((each.name, value_text(each.value)) for each in filled))).items())


def _beside(written: Commentary | SectionText, whole: Whole) -> Iterator[tuple[str, str]]:
    about = written.indicator if isinstance(written, Commentary) else ""
    for pair in whole.pairs:
        if pair.result.indicator.id == about:
            shown = ((name, value_text(Value(pair.result, OWN[name]))) for name in BESIDE)
            yield from ((name, words) for name, words in shown if words)


def text_seal(text: str) -> str:
    """Return a short checksum of a text as its reader sees it: comments, line ends and blanks do not matter."""
    lines = (_BLANKS.sub(" ", line).rstrip() for line in without_comments(text).split("\n"))
    return _seal(_EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip())


def figures_seal(figures: Figures) -> str:
    """Return a short checksum of figures, in whatever order they stand."""
    return _seal(json.dumps(sorted(figures)))


def _seal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def state_of(written: Commentary | SectionText, figures: Figures) -> State:
    """Return how far a text has come, which shows these figures now."""
    if not written.is_written:
        return State.BEGUN
    if written.approval is not Approval.APPROVED:
        return State.SUBMITTED if written.approval is Approval.SUBMITTED else State.DRAFT
    if written.approved is None:
        return State.UNRECORDED
    return State.LAPSED if changes(written.approved, written.text, figures) else State.APPROVED


def changes(record: Approved, text: str, figures: Figures) -> tuple[str, ...]:
    """Return what has changed since a text was approved; nothing where it still is what was read then."""
    is_edited = record.text != text_seal(text)
    then, now = dict(record.shown), dict(figures)
    names = [name for name in {**then, **now} if not is_edited or name in BESIDE or (name in then and name in now)]
    pairs = ((name, then.get(name, _NOTHING), now.get(name, _NOTHING)) for name in names)
    moved = tuple(f"{name}: {before} is now {after}" for name, before, after in pairs if before != after)
    if not moved and not is_edited and figures_seal(figures) != record.figures:
        # -- the figures are those that are recorded, and what is recorded is not what was approved
        return ("the record of its figures was edited",)
    return (*(("the text was edited",) if is_edited else ()), *moved)


def changes_told(changed: tuple[str, ...]) -> str:
    """Return what has changed as the end of a sentence; of very many figures, the first."""
    more = len(changed) - _MOST_TOLD
    told = changed[:_MOST_TOLD] if more > 1 else changed
    return "; ".join((*told, *((f"{more} figures more",) if more > 1 else ())))
