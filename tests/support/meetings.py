"""A small meeting in a small workspace, with papers of every kind, which a test spoils in one place."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from tests.support.workspaces import Small, small_workspace

MEETING = "2016-11-10-committee"
FOLDER = f"meetings/{MEETING}"
AGENDA = f"{FOLDER}/agenda.yaml"
COMMITTEE = "meetings/committees/committee.yaml"
MINUTES = f"{FOLDER}/minutes.md"
COVER = f"{FOLDER}/cover.md"
SECRET = f"{FOLDER}/secret-bid.md"
PLAN = f"{FOLDER}/plan.pdf"
PROGRAMME = f"{FOLDER}/programme.md"
OUT = "out/2016-11-02"

FILES = {
    COMMITTEE: """\
committee: Loamshire Scrutiny Committee
contact: {office: Democratic Services}
proper_officer: {title: Monitoring Officer}
membership:
  - {group: Independent, members: 2, names: [A. Person, B. Person]}
  - {group: Residents, members: 1, names: [C. Person]}
chair: A. Person
notices: [filming]
papers_due: 2 working days
sections:
  - letter: A
    title: Committee business
    items:
      - {title: Apologies and substitutes}
      - {title: Minutes, purpose: To approve them as a correct record.}
  - letter: B
    title: Reports
""",
    AGENDA: """\
inherits: ../committees/committee.yaml
meeting: {date: 2016-11-10, weekday: Thursday, time: "10.00 am", room: "Room 1"}
published: 2016-11-02
sections:
  - letter: A
    items:
      - {title: Minutes, papers: [minutes.md]}
  - letter: B
    items:
      - title: Performance
        papers:
          - cover.md
          - {report: monthly, period: 2016-08, label: Appendix A}
          - {file: plan.pdf, label: Appendix B}
      - {title: Work programme, papers: to follow}
exempt:
  - title: A contract
    papers: [secret-bid.md]
    ground: {paragraph: 3, public_interest: The negotiation is not over.}
supplements:
  - published: 2016-11-07
    items:
      - item: B2
        kind: to follow
        papers: [programme.md]
      - item: B1
        kind: omission
        reason: A page was missing.
        replaces: Appendix B
        papers: [{file: plan.pdf, label: Appendix B}]
      - kind: late item
        section: B
        title: A flood
        urgency: The river rose on Sunday.
        papers: [flood.md]
""",
    MINUTES: """\
---
kind: minutes
title: Minutes of the meeting held on 6 September 2016
first_number: 12
attendance: {Present: [A. Person, B. Person]}
---
## Apologies

There were none.

## Performance

RESOLVED that the report be noted.
""",
    COVER: """\
---
kind: cover report
subject: Performance
from: Director
---
## Summary

How the service did.

## Recommendation

To **note** it.

## Introduction

One paragraph.

Another paragraph.
""",
    SECRET: """\
---
kind: plain
title: Bid of the QUOKKA company
---
The QUOKKA company asks for £812 a week.
""",
    PROGRAMME: """\
---
kind: plain
title: Work programme
---
What comes next.
""",
    f"{FOLDER}/flood.md": """\
---
kind: plain
title: A flood
---
The river rose.
""",
}


def small_meeting(folder: Path) -> Small:
    """Return the small workspace with its meeting, written into a folder."""
    small = small_workspace(folder)
    for file, text in FILES.items():
        small.write(file, text)
    small.write(PLAN, plain_pdf(2))
    return small


def plain_pdf(pages: int, width: float = 595, height: float = 842) -> bytes:
    """Return a PDF of so many blank pages, without tags or anything else."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(width, height))
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def built(small: Small, *arguments: str) -> dict[str, bytes]:
    """Return what `agenda` writes for the meeting, by path from the workspace's out folder; it must not fail."""
    ran = small.run("agenda", MEETING, *arguments)
    assert ran.code == 0, ran.err
    out = small.root / "out"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
