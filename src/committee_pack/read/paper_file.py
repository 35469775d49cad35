"""The facts in front of a paper that is written in Markdown."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, model_validator

from committee_pack.read.checked import EntryError, FileModel
from committee_pack.read.fields import DateField, FieldsField, Line, LineWords, List, ListOrWord, Word, Words, YesNo

_MAILBOX = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\".]+(\.[^\s@<>()\[\],;:\".]+)+")
_DIGITS, _FEWEST_DIGITS = re.compile(r"\d"), 3
_HIGHEST = 9999


def _mailbox(text: str) -> str:
    if text and not _MAILBOX.fullmatch(text):
        raise ValueError(f"'{text}' is no e-mail address: write one as jane.smith@council.gov.uk")
    return text


def _telephone(text: str) -> str:
    if text and len(_DIGITS.findall(text)) < _FEWEST_DIGITS:
        raise ValueError(f"'{text}' is no telephone number: write its digits, as 03000 123456")
    return text


OneOrSeveral = Annotated[
    Annotated[LineWords, Word] | Annotated[list[LineWords], Field(min_length=1), List],
    ListOrWord,
]


class OfficerFile(FileModel):
    """Who answers for the paper, and how to reach them."""

    form: ClassVar[str] = "{role: Report author, name: Jane Smith}"
    role: LineWords
    name: LineWords
    title: Line = ""
    telephone: Annotated[Line, AfterValidator(_telephone)] = ""
    email: Annotated[Line, AfterValidator(_mailbox)] = ""


class WrittenPaperFile(FileModel):
    """What stands in front of a paper: what it is, and what is printed above its text."""

    kind: Literal["cover report", "minutes", "plain"] = "plain"
    title: Line = ""
    date: DateField | None = None
    senders: Annotated[OneOrSeveral | None, Field(alias="from")] = None
    to: Line = ""
    subject: Line = ""
    classification: Line = ""
    past_pathway: Words | None = None
    future_pathway: Words | None = None
    electoral_division: Words | None = None
    facts: FieldsField = {}
    attendance: FieldsField = {}
    contacts: list[OfficerFile] = []
    numbered: YesNo | None = None
    first_number: Annotated[int, Field(ge=1, le=_HIGHEST)] | None = None

    @model_validator(mode="after")
    def _is_of_its_kind(self) -> WrittenPaperFile:
        if self.kind != "minutes":
            for key, given in (("attendance", bool(self.attendance)), ("first_number", self.first_number is not None)):
                if given:
                    raise EntryError(key, f"only minutes have '{key}': take it out, or write 'kind: minutes'")
        return self

    @model_validator(mode="after")
    def _has_a_title(self) -> WrittenPaperFile:
        match self.kind:
            case "cover report" if not self.subject and not self.title:
                raise ValueError("it is not said what the cover report is about: write 'subject: ...'")
            case "minutes" if not self.title and not self.date:
                raise ValueError("it is not said which meeting the minutes are of: write its 'date: ...'")
            case "plain" if not self.title:
                raise ValueError("the paper has no title: write 'title: ...'")
        return self
