"""Papers of a meeting that are written in Markdown, with a few facts in front."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from committee_pack import wording
from committee_pack.findings import Finding, Outcome, Place, warning
from committee_pack.model.indicators import Fields
from committee_pack.model.papers import Officer, PaperKind, WrittenPaper
from committee_pack.read.fields import fields_of
from committee_pack.read.files import Files
from committee_pack.read.fronted import Kind, read_fronted
from committee_pack.read.narratives import paper_fault
from committee_pack.read.paper_file import WrittenPaperFile

EXPECTED = "Begin the file with a line ---, then lines such as 'title: ...', then a line ---."


def read_paper(files: Files, path: Path, asked_by: Place) -> Outcome[WrittenPaper | None]:
    """Return a paper; None, with findings, where it cannot be used. `asked_by` is the line that names the file."""
    read = read_fronted(files, path, WrittenPaperFile, Kind(paper_fault, "what paper it is", EXPECTED), asked_by)
    if read.value is None:
        return Outcome(None, read.findings)
    paper = _paper(read.value.entry.content, read.value.text, read.value.place)
    return Outcome(paper, (*read.findings, *_doubts(paper)))


def _paper(said: WrittenPaperFile, text: str, place: Place) -> WrittenPaper:
    kind = PaperKind(said.kind)
    return WrittenPaper(
        kind,
        _title(said),
        text,
        place,
        said.date,
        (said.senders,) if isinstance(said.senders, str) else tuple(said.senders or ()),
        said.to,
        said.subject,
        said.classification,
        _pathway(said),
        fields_of(said.facts),
        fields_of(said.attendance),
        tuple(Officer(each.role, each.name, each.title, each.telephone, each.email) for each in said.contacts),
        kind is not PaperKind.PLAIN if said.numbered is None else said.numbered,
        said.first_number or 1,
    )


def _title(said: WrittenPaperFile) -> str:
    held = f"Minutes of the meeting held on {wording.date_text(said.date)}" if said.date else ""
    return said.title or said.subject or held


def _pathway(said: WrittenPaperFile) -> Fields:
    lines = (
        ("Past pathway", said.past_pathway),
        ("Future pathway", said.future_pathway),
        ("Electoral division", said.electoral_division),
    )
    return tuple((label, (words,)) for label, words in lines if words)


def _doubts(paper: WrittenPaper) -> Iterator[Finding]:
    if paper.kind is PaperKind.COVER_REPORT and not paper.senders:
        message = "The cover report does not say whom it is from."
        yield warning(
            "paper-sender", Place(paper.place.file, 1, "from"), message, "Write 'from: ...', or a list of them."
        )
