"""The keys of agenda.yaml, and of the file that all meetings of a committee inherit from."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from committee_pack.read.checked import EntryError, FileModel
from committee_pack.read.fields import (
    DateField,
    Keys,
    KeysOrWord,
    Line,
    LineWords,
    List,
    ListOrWord,
    PeriodField,
    Word,
    Words,
)

TO_FOLLOW = "to follow"
_NUMBER = re.compile(r"[A-Za-z]{0,2}[0-9]{1,3}[a-z]?(?:\.[0-9]{1,2})?")
_LETTER = re.compile(r"[A-Z]{1,2}")
_DAYS = re.compile(r"(\d{1,2}) working days?")
DUE = "write a date as 2016-10-31, or '2 working days', which are counted back from the day of publication"


def _number(typed: object) -> str:
    if not _NUMBER.fullmatch(str(typed)):
        raise ValueError(f"'{typed}' cannot be an item's number: write one such as A4, 12 or D1a; it names a file too")
    return str(typed)


def _letter(typed: object) -> str:
    if not _LETTER.fullmatch(str(typed)):
        raise ValueError(f"'{typed}' cannot be a section's letter: write one capital, as A, or leave it out")
    return str(typed)


def _due(typed: object) -> datetime.date | int:
    if match := _DAYS.fullmatch(" ".join(str(typed).split())):
        return int(match[1])
    try:
        return datetime.date.fromisoformat(str(typed))
    except ValueError:
        raise ValueError(f"'{typed}' does not say when papers are due: {DUE}") from None


_TEXT = {"type": "string"}
# -- an editor's YAML takes 12 for a number
_NUMBERED = {"type": ["string", "integer"], "pattern": f"^{_NUMBER.pattern}$"}
NumberField = Annotated[str, PlainValidator(_number), WithJsonSchema(_NUMBERED)]
LetterField = Annotated[str, PlainValidator(_letter), WithJsonSchema({**_TEXT, "pattern": f"^{_LETTER.pattern}$"})]
DueField = Annotated[datetime.date | int, PlainValidator(_due), WithJsonSchema({**_TEXT, "description": DUE})]
Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class WhenFile(FileModel):
    """When and where the meeting is; a weekday is held against the date."""

    form: ClassVar[str] = '{date: 2016-11-10, time: "10.00 am", room: "Council Chamber"}'
    date: DateField
    weekday: Weekday | None = None
    time: LineWords
    room: LineWords


class ContactFile(FileModel):
    """Who answers questions about the meeting."""

    form: ClassVar[str] = "{office: Democratic Services}"
    office: LineWords
    name: Line = ""
    telephone: Line = ""
    email: Line = ""


class ProperOfficerFile(FileModel):
    """Who summons the meeting."""

    form: ClassVar[str] = "{title: General Counsel}"
    title: LineWords
    name: Line = ""


class GroupFile(FileModel):
    """The members of a political group; where names are given there are as many of them."""

    form: ClassVar[str] = "{group: Independent, members: 2}"
    group: LineWords
    members: Annotated[int, Field(ge=0)]
    names: Annotated[list[LineWords], Listed] = []


class PaperFile(FileModel):
    """A paper with a label: a report of the workspace, or a file."""

    form: ClassVar[str] = "{file: plan.pdf, label: Appendix A} or {report: scorecard, period: 2016-08}"
    report: LineWords | None = None
    period: PeriodField | None = None
    file: LineWords | None = None
    label: Line = ""

    @model_validator(mode="after")
    def _is_one(self) -> PaperFile:
        if self.report and self.file:
            raise EntryError("file", "a paper is a report or a file: write one of the two")
        if not self.report and not self.file:
            raise ValueError("it is not said what the paper is: write 'report: ...' or 'file: ...'")
        if self.file and self.period:
            raise EntryError("period", "only a report has a period: take this out")
        return self


def _or_none(typed: object) -> object:
    """Return a list; where nothing stands after a key, one of nothing."""
    return [] if typed == "" else typed


Listed = BeforeValidator(_or_none)
"""That a key with nothing after it is an empty list, as a section without items has."""
PaperField = Annotated[Annotated[PaperFile, Keys] | Annotated[LineWords, Word], KeysOrWord]
PapersField = Annotated[Annotated[list[PaperField], List] | Annotated[LineWords, Word], ListOrWord]


class GroundFile(FileModel):
    """Why an item is not for publication."""

    form: ClassVar[str] = "{paragraph: 3, public_interest: Disclosure would ...}"
    paragraph: Annotated[int, Field(ge=1)]
    public_interest: Words


class ItemFile(FileModel):
    """An item of the agenda; its number follows from its section and order where it is not given."""

    form: ClassVar[str] = "{title: Apologies and substitutes}"
    number: NumberField | None = None
    title: LineWords
    purpose: Line = ""
    lead: Line = ""
    papers: Annotated[PapersField, Listed] = []
    ground: GroundFile | None = None


class ExemptFile(ItemFile):
    """An item that is not for publication: its title is the public one."""

    ground: GroundFile


class SectionFile(FileModel):
    """Items under a heading; shown though it has none. The title may be inherited."""

    form: ClassVar[str] = "{letter: A, title: Committee business}"
    letter: LetterField | None = None
    title: LineWords | None = None
    items: Annotated[list[ItemFile], Listed] = []


class AddedFile(FileModel):
    """What a supplement adds: papers for an item of the agenda, or a late item that it did not have."""

    form: ClassVar[str] = "{item: D2, kind: to follow, papers: [programme.md]}"
    kind: Literal["to follow", "omission", "late item"]
    item: NumberField | None = None
    section: LetterField | None = None
    title: LineWords | None = None
    purpose: Line = ""
    lead: Line = ""
    reason: Line = ""
    urgency: Line = ""
    replaces: LineWords | None = None
    papers: Annotated[PapersField, Field(min_length=1)]
    ground: GroundFile | None = None


class SupplementFile(FileModel):
    """A later addition to the published pack; its pages go on from those before unless they start anew."""

    form: ClassVar[str] = "{published: 2016-11-07, items: [...]}"
    number: Annotated[int, Field(ge=1, le=99)] | None = None
    published: DateField
    pages: Literal["go on", "start anew"] = "go on"
    items: Annotated[list[AddedFile], Field(min_length=1)]


class CommitteeFile(FileModel):
    """What all meetings of a committee have in common."""

    committee: LineWords | None = None
    contact: ContactFile | None = None
    proper_officer: ProperOfficerFile | None = None
    membership: Annotated[list[GroupFile], Listed] = []
    chair: Line = ""
    vice_chair: Line = ""
    notices: Annotated[list[LineWords], Listed] | None = None
    papers_due: DueField | None = None
    sections: Annotated[list[SectionFile], Listed] = []


class AgendaFile(CommitteeFile):
    """The whole of agenda.yaml."""

    inherits: LineWords | None = None
    meeting: WhenFile
    published: DateField
    published_late: Line = ""
    exempt: Annotated[list[ExemptFile], Listed] = []
    supplements: Annotated[list[SupplementFile], Listed] = []
