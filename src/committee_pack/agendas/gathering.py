"""The papers of items, each as a document of ours or as the PDF that somebody else made."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import assert_never

from committee_pack.check.characters import missing_characters
from committee_pack.compose.papers.paper import compose_paper
from committee_pack.findings import Finding, Outcome, did_you_mean, error, warning
from committee_pack.model.agenda import FilePaper, Item, Meeting, Paper, ReportPaper, ToFollow
from committee_pack.model.document import Document
from committee_pack.model.papers import WrittenPaper
from committee_pack.model.periods import Period
from committee_pack.model.settings import Council, ReportSettings
from committee_pack.pipeline import compose, settings_of
from committee_pack.read.files import NO_DRAFTS, FileRead, Files
from committee_pack.read.papers import read_paper
from committee_pack.read.pdf_paper import PdfRead, read_pdf
from committee_pack.wording import period_text
from committee_pack.workspace import Workspace

Step = Callable[[str], None]
ReportOf = tuple[str, Period | None]
"""A report by its name, and the period that is asked for, None for its own."""
_KINDS = ".md (Markdown) or .pdf"


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper as it is before it is a file of the pack: what it says, None where it is to follow."""

    label: str
    title: str
    content: Document | PdfRead | None


@dataclass(frozen=True, slots=True)
class Desk:
    """Where papers are gathered: the workspace, whose it is, the meeting, and the files that are read on the way.

    `checked` are reports whose faults are told already, so that their papers need not be composed to find them.
    `reports` are the files that reports were made from, by path.
    """

    workspace: Workspace
    council: Council
    meeting: Meeting
    step: Step
    files: Files
    drafts: Mapping[Path, bytes] = field(default_factory=lambda: NO_DRAFTS)
    checked: Container[ReportOf] = ()
    reports: dict[str, FileRead] = field(default_factory=dict)

    @property
    def read(self) -> tuple[FileRead, ...]:
        """Every file that was read so far, those of reports too, by path."""
        found = {**self.reports, **{each.path: each for each in self.files.read}}
        return tuple(found[path] for path in sorted(found))

    def papers_of(self, items: Iterable[Item]) -> Outcome[dict[str, tuple[Draft, ...]]]:
        """Return the papers of items by their numbers, with all that is wrong with any of them."""
        found: list[Finding] = []
        drafts: dict[str, tuple[Draft, ...]] = {}
        for item in items:
            read = [self._paper(paper, item) for paper in item.papers]
            drafts[item.number] = tuple(each.value for each in read)
            found.extend(finding for each in read for finding in each.findings)
        return Outcome(drafts, tuple(found))

    def _paper(self, paper: Paper, item: Item) -> Outcome[Draft]:
        self.step(f"reading the papers of {item.number}")
        match paper:
            case ToFollow(label=label):
                return Outcome(Draft(label, "", None))
            case ReportPaper():
                return self._report(paper)
            case FilePaper():
                return self._file(paper, item)
            case _:
                assert_never(paper)

    def _report(self, paper: ReportPaper) -> Outcome[Draft]:
        known = self.workspace.reports()
        nothing = Draft(paper.label, paper.report, None)
        if paper.report not in known:
            message = f"There is no report '{paper.report}' in this workspace."
            return Outcome(nothing, (error("report-unknown", paper.place, message, did_you_mean(paper.report, known)),))
        settings = settings_of(self.workspace, self.council, paper.report).value
        told = tuple(self._other_meeting(paper, settings)) if settings else ()
        is_own = settings is not None and settings.period == paper.period
        if (paper.report, None if is_own else paper.period) in self.checked:
            return Outcome(nothing, told)
        return self._composed(paper).also(told)

    def _composed(self, paper: ReportPaper) -> Outcome[Draft]:
        composed = compose(self.workspace, self.council, paper.report, paper.period, lambda _: None, self.drafts)
        if composed.value is None:
            return Outcome(Draft(paper.label, paper.report, None), composed.findings)
        self.reports.update((file.path, file) for file in composed.value.inputs.files)
        settings, document = composed.value.inputs.report, composed.value.document
        title = f"{settings.title}, {period_text(settings.period)}"
        return Outcome(Draft(paper.label, title, replace(document, own_numbers=False)), composed.findings)

    def _other_meeting(self, paper: ReportPaper, settings: ReportSettings) -> Iterator[Finding]:
        """Return a finding where a report says that it is for another meeting than this one."""
        if settings.meeting and settings.meeting != self.meeting.date:
            message = f"The report says that it is for the meeting of {settings.meeting}, not for this one."
            yield warning("report-meeting", paper.place, message, "Mend 'meeting' in its report.yaml.")

    def _file(self, paper: FilePaper, item: Item) -> Outcome[Draft]:
        if not paper.file.is_relative_to(self.workspace.root):
            message = "The paper lies outside the workspace, where nobody who has this one finds it."
            fault = error("paper-outside", paper.place, message, "Copy it beside agenda.yaml.")
            return Outcome(Draft(paper.label, _named(paper.file), None), (fault,))
        if paper.is_pdf:
            pdf = read_pdf(self.files, paper.file, paper.place)
            title = pdf.value.title if pdf.value else ""
            return Outcome(Draft(paper.label, title or _named(paper.file), pdf.value), pdf.findings)
        if paper.file.suffix.lower() != ".md":
            return Outcome(Draft(paper.label, _named(paper.file), None), (_wrong_kind(paper),))
        written = read_paper(self.files, paper.file, paper.place)
        if written.value is None:
            return Outcome(Draft(paper.label, _named(paper.file), None), written.findings)
        document = compose_paper(written.value, self.meeting, self.council, item.ground)
        sources = ((self.files.name(paper.file), paper.file),)
        characters = missing_characters(document.value, self.council.theme.font, sources)
        found = (*written.findings, *document.findings, *characters, *_called_open(written.value, item))
        return Outcome(Draft(paper.label, document.value.title, document.value), found)


def _named(file: Path) -> str:
    """Return a title made of a file's name."""
    return file.stem.replace("-", " ").replace("_", " ").strip().capitalize()


def _called_open(written: WrittenPaper, item: Item) -> Iterator[Finding]:
    """Return a finding where an exempt paper says of itself that everybody may read it."""
    if item.is_exempt and written.classification.casefold() == "unrestricted":
        message = f"The paper is called unrestricted, and item {item.number} is not for publication."
        hint = "Take 'classification' out: it then names the ground."
        yield error("paper-unrestricted", replace(written.place, line=1, key="classification"), message, hint)


def _wrong_kind(paper: FilePaper) -> Finding:
    message = f"{paper.file.name} is no paper that can be bound: a paper's file ends in {_KINDS}."
    hint = "Save it as PDF with tags, or write it as Markdown."
    return error("paper-kind", paper.place, message, hint)


def also_exempt(public: Desk, secret: Desk, items: Iterable[Item]) -> Iterator[Finding]:
    """Return a finding for each public paper that is word for word an exempt one, whatever it is called."""
    exempt = {each.sha256 for each in secret.files.read}
    read = {each.path: each.sha256 for each in public.files.read}
    for item in items:
        for paper in () if item.is_exempt else item.papers:
            if isinstance(paper, FilePaper) and read.get(public.files.name(paper.file)) in exempt:
                message = f"This paper of {item.number}, which is public, is the same as one of an exempt item."
                hint = "Take it out of the one, or give this item a ground."
                yield error("paper-exempt-and-public", paper.place, message, hint)
