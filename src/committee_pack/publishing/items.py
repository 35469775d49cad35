"""Items of an agenda as everyone may know them, and which classes of documents they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

from committee_pack.model.agenda import FilePaper, Item, Paper, ReportPaper, ToFollow
from committee_pack.model.archived import PublicItem, RecordClass
from committee_pack.model.papers import PaperKind
from committee_pack.model.settings import Council
from committee_pack.read.files import Files
from committee_pack.read.papers import read_paper
from committee_pack.wording.grounds import ground_text
from committee_pack.workspace import Workspace

_MINUTES = re.compile(r"\bminutes\b|\bminute of\b|\bcofnodion\b|\brecord of (the )?([a-z]+ )?meeting\b", re.IGNORECASE)
"""What minutes are called, also in Scotland and in Welsh."""
_OF_THE_CLOCK = re.compile(r"(?<![\d.,/-])\d{1,3} minutes\b", re.IGNORECASE)
"""So many minutes, which a year before the word is not."""
REPORT = "report:"
"""What the source of a paper begins with that is a report."""


def public_item(item: Item, council: Council, workspace: Workspace) -> PublicItem:
    """Return an item of an agenda as everyone may know it."""
    if item.ground:
        return PublicItem(item.number, item.title, (), ground_text(council.jurisdiction, item.ground.paragraph))
    labels = tuple(each.label for each in item.papers)
    return PublicItem(item.number, item.title, labels, sources=tuple(_source(each, workspace) for each in item.papers))


def _source(paper: Paper, workspace: Workspace) -> str:
    match paper:
        case FilePaper(file=file):
            return Files(workspace.root).name(file)
        case ReportPaper(report=report, period=period):
            return f"{REPORT}{report}/{period.slug}" if period else f"{REPORT}{report}"
        case ToFollow():
            return ""
        case _:
            assert_never(paper)


def classes_of(workspace: Workspace, items: Iterable[Item]) -> tuple[RecordClass, ...]:
    """Return which classes of documents a volume holds; what is called minutes is taken to be minutes."""
    papers = [(item, paper) for item in items for paper in item.papers if not isinstance(paper, ToFollow)]
    minutes = [_are_minutes(workspace, item, paper) for item, paper in papers if isinstance(paper, FilePaper)]
    reports = len(papers) > sum(minutes)
    found = {RecordClass.REPORT: reports, RecordClass.MINUTES: any(minutes)}
    return (RecordClass.AGENDA, *(each for each, is_there in found.items() if is_there), RecordClass.BACKGROUND)


def _are_minutes(workspace: Workspace, item: Item, paper: FilePaper) -> bool:
    said = (_OF_THE_CLOCK.sub("", words) for words in (item.title, paper.label))
    # -- a number in the name of a file is that of a day or an item
    if any(_MINUTES.search(words) for words in (*said, re.sub(r"[-_]", " ", paper.file.stem))):
        return True
    read = None if paper.is_pdf else read_paper(Files(workspace.root), paper.file, paper.place).value
    return read is not None and read.kind is PaperKind.MINUTES
