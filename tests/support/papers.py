"""Papers of a meeting, read and composed from what an officer would type."""

from __future__ import annotations

import datetime
from pathlib import Path

from committee_pack.compose.papers.paper import compose_paper
from committee_pack.findings import Finding, Outcome, Place
from committee_pack.model.agenda import Ground, Meeting
from committee_pack.model.document import Block, Document
from committee_pack.model.papers import WrittenPaper
from committee_pack.model.settings import Council
from committee_pack.read.files import NO_DRAFTS, Files
from committee_pack.read.papers import read_paper
from tests.support.documents import STYLE

ROOT = Path("/workspace")
FILE = "meetings/2016-11-10-cabinet-committee/paper.md"
ASKED_BY = Place("meetings/2016-11-10-cabinet-committee/agenda.yaml", 12)
COUNCIL = Council("Kent County Council", "Kent", "england", 4, (), STYLE.theme)
MEETING = Meeting(
    "2016-11-10-cabinet-committee",
    "Children's Social Care and Health Cabinet Committee",
    datetime.date(2016, 11, 10),
    "10.00 am",
    "Council Chamber",
    datetime.date(2016, 11, 2),
    "",
    datetime.date(2016, 10, 31),
    None,
    None,
    (),
    "",
    "",
    (),
    (),
    (),
    ROOT / "meetings/2016-11-10-cabinet-committee/agenda.yaml",
    {},
)

COVER_REPORT = """\
---
kind: cover report
from: [Cabinet Member, Corporate Director]
subject: Performance scorecard
future_pathway: None
facts: {Key decision: 16/00123}
contacts: [{role: Report author, name: Jane Smith, telephone: 03000 123456, email: jane.smith@council.gov.uk}]
---
## Summary
Eight indicators are Red.

## Recommendation
The committee is asked to **note**:

- the scorecard;
- what is done.

## Introduction
Each indicator has a rating[^1]:

- Green;
- Red.

Ratings moved:

| Service | Green | Red |
|---|--:|--:|
| Referrals | 4 | 1 |
| Care[^2] | 10 | 5 |

Two turned Red.

### Visits
Visits rose.

[^1]: Or none.
[^2]: Of all ages.

## Background documents
None.
"""

MINUTES = """\
---
kind: minutes
date: 2016-09-08
first_number: 41
attendance:
  present: [Mrs A Crabtree (Chair), Mr R Brookbank]
  also present: [Mr P Oakford]
---
## Apologies
There were none.

## Scorecard
The Director introduced it.

Members asked about visits:

- to whom; and
- when.

**RESOLVED** that:

1. it be noted; and
2. a report follow.
"""


def read(text: str) -> Outcome[WrittenPaper | None]:
    """Return what is read of a paper's file that holds a text."""
    drafts = {**NO_DRAFTS, ROOT / FILE: text.encode()}
    return read_paper(Files(ROOT, drafts), ROOT / FILE, ASKED_BY)


def composed(text: str, ground: Ground | None = None) -> Outcome[Document]:
    """Return the document that a sound front with a text becomes."""
    paper = read(text)
    assert paper.value
    return compose_paper(paper.value, MEETING, COUNCIL, ground).also(paper.findings)


def document(text: str) -> Document:
    """Return the document that a sound paper becomes."""
    done = composed(text)
    assert done.findings == ()
    return done.value


def blocks(text: str) -> tuple[Block, ...]:
    """Return what stands below the title of a sound paper."""
    (section,) = document(text).sections
    return section.blocks[1:]


def found(text: str) -> list[Finding]:
    """Return what is found in a paper, be it read or composed."""
    paper = read(text)
    done = compose_paper(paper.value, MEETING, COUNCIL).findings if paper.value else ()
    return [*paper.findings, *done]
