"""The desk: which texts of a report are owed or written for a period, by whom, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from committee_pack.model.narratives import Commentary, Figures, SectionText


class State(Enum):
    """How far a text has come, its approval held against what stands there now."""

    MISSING = "missing"
    BEGUN = "nothing written yet"
    UNASKED = "not asked for"
    UNREADABLE = "cannot be read"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    LAPSED = "approval lapsed"
    UNRECORDED = "approval not recorded"


UNWRITTEN = (State.MISSING, State.BEGUN, State.UNASKED)
"""What has no words yet: there is no file, or one with nothing but comments in it."""
OPEN = (State.MISSING, State.BEGUN, State.UNREADABLE, State.DRAFT)
"""What its author still has to do something about."""
READY = (State.SUBMITTED, State.LAPSED, State.UNRECORDED)
"""What waits for somebody to approve it."""


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """A text that is owed or written: on an indicator, or for a free section.

    `who` is to write it, as far as that is known. `figures` are those that its reader sees in it and beside it.
    """

    name: str
    title: str
    who: str
    state: State
    written: Commentary | SectionText | None
    figures: Figures
    is_section: bool = False
