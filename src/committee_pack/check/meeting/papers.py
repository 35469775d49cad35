"""Papers that stand in a pack more than once, that nobody could tell apart, or that are not in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from committee_pack.check.meeting.whole import MeetingWhole
from committee_pack.findings import Finding, error, warning
from committee_pack.model.agenda import FilePaper, Item, Meeting, Paper, ReportPaper, ToFollow

CODES = ("paper-exempt-and-public", "paper-twice", "label-twice")


def find(whole: MeetingWhole) -> Iterator[Finding]:
    """Return a finding for each paper that is exempt and public, listed twice, or called like another of its item."""
    yield from _exempt_and_public(whole.meeting)
    yield from _twice(whole.meeting)
    for item in whole.meeting.all_items():
        yield from _labels(item)


def _exempt_and_public(meeting: Meeting) -> Iterator[Finding]:
    """Return a finding for each public paper that is an exempt item's too: it would be published."""
    exempt = (item for item in meeting.all_items() if item.is_exempt)
    secret = {_key(paper): item for item in exempt for paper in item.papers if not isinstance(paper, ToFollow)}
    for item in meeting.all_items():
        for paper in () if item.is_exempt else item.papers:
            if other := secret.get(_key(paper)):
                message = f"This paper is one of the exempt item {other.number} too, and {item.number} is public."
                hint = "Take it out of the one, or give that item a ground."
                yield error("paper-exempt-and-public", paper.place, message, hint)


def _twice(meeting: Meeting) -> Iterator[Finding]:
    first: dict[object, Item] = {}
    for item in meeting.items():
        for paper in item.papers:
            key = None if isinstance(paper, ToFollow) else (_key(paper), _period(paper))
            if key in first and item.is_exempt == first[key].is_exempt:
                message = f"This paper is listed already, for item {first[key].number}."
                hint = "Let the purpose of this item refer to that one, so that it is printed once."
                yield warning("paper-twice", paper.place, message, hint)
            if key:
                first.setdefault(key, item)


def _key(paper: Paper) -> object | None:
    """Return what a paper is by: its file, however it is written and linked to and without opening it; its report."""
    match paper:
        case FilePaper(file=file):
            return Path(os.path.normcase(os.path.realpath(file)))
        case ReportPaper(report=report):
            return report
        case ToFollow():
            return None


def _period(paper: Paper) -> object:
    return paper.period if isinstance(paper, ReportPaper) else None


def _labels(item: Item) -> Iterator[Finding]:
    labels: set[str] = set()
    for paper in item.papers:
        if paper.label and paper.label.casefold() in labels:
            # -- what exempt papers are called is told to nobody who makes the public edition
            named = "of that label" if item.is_exempt else f"'{paper.label}'"
            message = f"Item {item.number} has a paper {named} already."
            yield error("label-twice", paper.place, message, "Give each paper of an item a label of its own.")
        labels.add(paper.label.casefold())
