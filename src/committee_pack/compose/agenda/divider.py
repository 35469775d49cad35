"""The divider before an exempt paper: what follows, and why it is not for publication."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.compose.agenda.sheet import fact, facts, heading, paragraph, sheet
from committee_pack.model.agenda import Item, Meeting
from committee_pack.model.document import Block, Document, Heading, Text
from committee_pack.model.settings import Council
from committee_pack.wording.agenda import NOT_FOR_PUBLICATION, as_sentence, numbered_title, when_text

GROUND = "Why it is exempt"
INTEREST = "The public interest"


def compose_divider(meeting: Meeting, item: Item, council: Council, ground_text: str) -> Document:
    """Return the sheet before the papers of an exempt item, with its ground in words."""
    title = f"{item.number} {item.title}"
    blocks = (
        *heading(numbered_title(item.number, item.title), NOT_FOR_PUBLICATION),
        *_blocks(meeting, item, ground_text),
    )
    return sheet(f"{title}: {NOT_FOR_PUBLICATION.lower()}", title, blocks, meeting.published, council)


def _blocks(meeting: Meeting, item: Item, ground_text: str) -> Iterator[Block]:
    yield facts((fact("Committee", meeting.committee), fact("Meeting", when_text(meeting.date, meeting.time))))
    yield Heading(2, (Text(GROUND),))
    yield paragraph(as_sentence(ground_text))
    if item.ground:
        yield Heading(2, (Text(INTEREST),))
        yield paragraph(as_sentence(item.ground.public_interest))
