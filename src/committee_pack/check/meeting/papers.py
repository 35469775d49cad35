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
    for item in _all_items(whole.meeting):
        yield from _labels(item)


def _all_items(meeting: Meeting) -> Iterator[Item]:
    yield from meeting.items()
    for supplement in meeting.supplements:
        yield from (each.item for each in supplement.added)


def _file(paper: FilePaper) -> Path:
    """Return a file by the name that another way of writing it has too, without opening it."""
    return Path(os.path.normcase(os.path.normpath(paper.file)))


def _exempt_and_public(meeting: Meeting) -> Iterator[Finding]:
    """Return a finding for each public paper that is an exempt item's too: it would be published."""
    items = tuple(_all_items(meeting))
    exempt = (item for item in items if item.is_exempt)
    secret = {_file(paper): item for item in exempt for paper in item.papers if isinstance(paper, FilePaper)}
    for item in items:
        for paper in () if item.is_exempt else item.papers:
            if isinstance(paper, FilePaper) and (other := secret.get(_file(paper))):
                message = f"{paper.file.name} is a paper of the exempt item {other.number} and of {item.number}, "
                hint = "Take it out of the one, or give that item a ground."
                yield error("paper-exempt-and-public", paper.place, f"{message}which is public.", hint)


def _twice(meeting: Meeting) -> Iterator[Finding]:
    first: dict[object, Item] = {}
    for item in meeting.items():
        for paper in item.papers:
            if (key := _key(paper)) is None:
                continue
            if key in first and item.is_exempt == first[key].is_exempt:
                message = f"This paper is listed already, for item {first[key].number}."
                hint = "Let the purpose of this item refer to that one, so that it is printed once."
                yield warning("paper-twice", paper.place, message, hint)
            first.setdefault(key, item)


def _key(paper: Paper) -> object | None:
    match paper:
        case FilePaper():
            return _file(paper)
        case ReportPaper(report=report, period=period):
            return (report, period)
        case ToFollow():
            return None


def _labels(item: Item) -> Iterator[Finding]:
    labels: set[str] = set()
    for paper in item.papers:
        if paper.label and paper.label.casefold() in labels:
            message = f"Item {item.number} has a paper '{paper.label}' already."
            yield error("label-twice", paper.place, message, "Give each paper of an item a label of its own.")
        labels.add(paper.label.casefold())
