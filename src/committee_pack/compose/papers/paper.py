"""A paper and its meeting become a document."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.compose.document import LANGUAGE
from committee_pack.compose.footnotes import numbered
from committee_pack.compose.markdown import read_markdown
from committee_pack.compose.papers.cover_reports import cover_report
from committee_pack.compose.papers.doubts import doubts
from committee_pack.compose.papers.front import CONTACTS, attendance, contacts, facts
from committee_pack.compose.papers.minutes import minutes
from committee_pack.compose.papers.parts import TOP, Part, as_typed, numbered_parts, parts_of
from committee_pack.findings import Outcome
from committee_pack.model.agenda import Ground, Meeting
from committee_pack.model.document import Block, Document, Heading, Section, Text
from committee_pack.model.papers import PaperKind, WrittenPaper
from committee_pack.model.settings import Council
from committee_pack.wording import date_text

_NO_PLACEHOLDERS = "A paper is not filled in from the data: write it in words, or let a report show it."


def compose_paper(
    paper: WrittenPaper, meeting: Meeting, council: Council, ground: Ground | None = None
) -> Outcome[Document]:
    """Return a paper as a document tree, with a finding for all that its text gets wrong.

    `ground` is why it is not for publication, where it is not.
    """
    text = read_markdown(paper.text, paper.place, {}, TOP, lambda name: _NO_PLACEHOLDERS, tables=True)
    parts = tuple(parts_of(text.value.blocks))
    blocks = (
        Heading(1, (Text(paper.title),)),
        *attendance(paper),
        *facts(paper, meeting, council, ground),
        *_body(paper, parts),
    )
    footer = " · ".join((meeting.committee, date_text(meeting.date)))
    document = Document(
        paper.title,
        footer,
        council.name,
        LANGUAGE,
        meeting.published,
        numbered((Section(blocks, paper.title),)),
        own_numbers=False,
        outlined=TOP,
    )
    # -- a text of which nothing could be read is not empty
    return Outcome(document, text.findings if text.findings and not parts else (*text.findings, *doubts(paper, parts)))


def _body(paper: WrittenPaper, parts: tuple[Part, ...]) -> Iterator[Block]:
    """Return what stands below the facts; who answers for the paper is its last part, and no item of minutes."""
    last = tuple(_contacts(paper))
    match paper.kind:
        case PaperKind.COVER_REPORT:
            yield from cover_report((*parts, *last), numbered=paper.numbered)
        case PaperKind.MINUTES:
            yield from (*minutes(parts, paper.first_number, numbered=paper.numbered), *as_typed(last))
        case PaperKind.PLAIN:
            yield from (numbered_parts if paper.numbered else as_typed)((*parts, *last))


def _contacts(paper: WrittenPaper) -> Iterator[Part]:
    if listed := tuple(contacts(paper.contacts)):
        yield Part(Heading(TOP, (Text(CONTACTS),)), listed)
