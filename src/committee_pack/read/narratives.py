"""Narratives: Markdown files with a few facts in front, one an indicator a period, and notes that stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import Field, model_validator

from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error, warning
from committee_pack.model.ignored import Ignored
from committee_pack.model.narratives import Approval, Approved, Commentary, DataNote, Fact, Narratives, SectionText
from committee_pack.model.periods import Period
from committee_pack.model.settings import ReportSettings
from committee_pack.read.checked import EntryError, FileModel
from committee_pack.read.fields import DateField, Line, LineWords, PeriodField, Words
from committee_pack.read.files import Files, plain_text
from committee_pack.read.front import front_of
from committee_pack.read.fronted import Kind, read_fronted
from committee_pack.read.ignored import IgnoreFile, read_ignored

_MISNAMED = "The file is named for '{}' and says that it is about '{}'."
_SHORTEN = "Look whether this is the file that was meant; divide what is too long."
MOST_CHARACTERS = 100_000
"""Of a narrative: some 16,000 words, more than any paper has."""
MOST_IN_FRONT = 20_000
MOST_SIGNS = 10_000
_SIGNS = "\n[]*_`<>&!^\\{}~|#"
"""What Markdown is made of. Text of nothing else takes long to read, and is none that anybody wrote."""
EXPECTED = "Begin the file with a line ---, then 'indicator: ...', then a line ---."


class NarrativeFile(FileModel):
    """What a text is about: an indicator, or a free section of the report."""

    indicator: Words | None = None
    section: Words | None = None
    facts: dict[Words, Words] = {}
    ignore: list[IgnoreFile] = []

    @model_validator(mode="after")
    def _is_about_one(self) -> NarrativeFile:
        if self.indicator and self.section:
            raise EntryError("section", "a text is about an indicator or a section: write one of the two")
        if not self.indicator and not self.section:
            raise ValueError("it is not said what the text is about: write 'indicator: ...' or 'section: ...'")
        return self


class ApprovedFile(FileModel):
    """The record of an approval, as `narratives approve` writes it."""

    form: ClassVar[str] = "the lines that 'committee-pack narratives approve' writes"
    by: LineWords
    on: DateField
    of: str = ""
    text: Words
    figures: Words
    seal: str = ""
    shown: dict[Words, str] = {}


class CommentaryFile(NarrativeFile):
    """The facts in front of a commentary, or of a free section's text for the period."""

    author: Line = ""
    status: Literal["draft", "submitted", "approved"] = "draft"
    approved: ApprovedFile | None = None


class NoteFile(NarrativeFile):
    """The facts in front of a standing data note, or of a free section's text that stays.

    `from` and `to` are its first and last period.
    """

    since: Annotated[PeriodField | None, Field(alias="from")] = None
    until: Annotated[PeriodField | None, Field(alias="to")] = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> NoteFile:
        if self.since and self.until and self.until.last < self.since.first:
            raise EntryError("to", f"the note stands from {self.since} to {self.until}, which ends before it begins")
        return self


N = TypeVar("N", bound=NarrativeFile)


@dataclass(frozen=True, slots=True)
class _Narrative:
    """The text of a file below what stands in front, where it begins, and what its author vouches for."""

    text: str
    place: Place
    facts: tuple[Fact, ...]
    ignored: tuple[Ignored, ...]


def read_narratives(
    files: Files, folder: Path, report: ReportSettings, declared: tuple[str, ...], year_starts: int
) -> Outcome[Narratives]:
    """Return a report's commentary and free sections for the period, and what stands.

    `folder` is the report's own; `declared` are the ids of the catalogue. A file without its facts, for an
    indicator or a section that is unknown, or the second for one is a finding.
    """
    findings: list[Finding] = []
    period, month, standing = report.period, folder / report.period.slug, folder / "standing"
    written = tuple(_read_all(files, month, CommentaryFile, year_starts, findings))
    stays = tuple(_read_all(files, standing, NoteFile, year_starts, findings))
    commentaries = [
        Commentary(
            facts.indicator,
            period,
            facts.author,
            Approval(facts.status),
            read.text,
            read.place,
            read.facts,
            read.ignored,
            _approved(facts),
        )
        for facts, read in written
        if facts.indicator
    ]
    notes = [
        DataNote(facts.indicator, facts.since, facts.until, read.text, read.place, read.facts, read.ignored)
        for facts, read in stays
        if facts.indicator
    ]
    sections = [*_sections(written, is_standing=False), *_sections(_of(period, stays), is_standing=True)]
    about: list[Commentary | DataNote] = [*commentaries, *notes]
    findings += [*_unknown(about, declared), *_misnamed(about, declared), *_repeated(commentaries)]
    findings += [*_unknown_sections(sections, report), *_misnamed_sections(sections, report)]
    findings += _repeated_sections(sections)
    unread = _unread(files, month, [*commentaries, *sections], (*declared, *_names(report)))
    return Outcome(Narratives(tuple(commentaries), tuple(notes), unread, tuple(sections)), tuple(findings))


def _names(report: ReportSettings) -> tuple[str, ...]:
    return tuple(each.name for each in report.free_sections)


def _of(period: Period, stays: tuple[tuple[NoteFile, _Narrative], ...]) -> Iterator[tuple[NoteFile, _Narrative]]:
    """Return the texts that stand in a period."""
    return ((facts, read) for facts, read in stays if period.is_touched(facts.since, facts.until))


def _sections(
    read: Iterable[tuple[CommentaryFile | NoteFile, _Narrative]], *, is_standing: bool
) -> Iterator[SectionText]:
    for facts, each in read:
        if facts.section:
            author, status, record = "", "approved", None
            if isinstance(facts, CommentaryFile):
                author, status, record = facts.author, facts.status, _approved(facts)
            vouched = (each.facts, each.ignored, record)
            yield SectionText(facts.section, author, Approval(status), each.text, each.place, is_standing, *vouched)


def _approved(facts: CommentaryFile) -> Approved | None:
    said = facts.approved
    if said is None:
        return None
    return Approved(said.by, said.on, said.of, said.text, said.figures, said.seal, tuple(said.shown.items()))


def _unknown_sections(sections: list[SectionText], report: ReportSettings) -> Iterator[Finding]:
    known = _names(report)
    for each in sections:
        if each.section not in known:
            message = f"The report has no free section '{each.section}'."
            hint = did_you_mean(each.section, known) or "Name it in report.yaml under 'free_sections'."
            yield error("section-unknown", Place(each.place.file, 2, "section"), message, hint)


def _misnamed_sections(sections: list[SectionText], report: ReportSettings) -> Iterator[Finding]:
    """Return a warning for each file that is named for one free section and says that it is about another."""
    for each in sections:
        name = Path(each.place.file).stem
        if name != each.section and {name, each.section} <= set(_names(report)):
            place = Place(each.place.file, 2, "section")
            yield warning("narrative-name", place, _MISNAMED.format(name, each.section), "Mend the one that is wrong.")


def _repeated_sections(sections: list[SectionText]) -> Iterator[Finding]:
    first: dict[tuple[str, bool], SectionText] = {}
    for each in sections:
        other = first.setdefault((each.section, each.is_standing), each)
        if other is not each:
            message = f"The section '{each.section}' has a text in {other.place.file} already."
            yield error("section-twice", Place(each.place.file, 2, "section"), message, "Keep one of them.")


def _unread(
    files: Files, folder: Path, read: list[Commentary | SectionText], declared: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the names of the files that could not be read; where the folder may not be, of all that it may hold."""
    used = {Path(each.place.file).name for each in read if _subject(each) in declared}
    there = [path.name for path in _files(files, folder).value]
    if files.is_refused(folder):
        there = [f"{id}.md" for id in declared]
    return tuple(name for name in there if name not in used)


def _subject(written: Commentary | SectionText) -> str:
    return written.indicator if isinstance(written, Commentary) else written.section


def _read_all(
    files: Files, folder: Path, model: type[N], year_starts: int, findings: list[Finding]
) -> Iterator[tuple[N, _Narrative]]:
    listed = _files(files, folder)
    findings.extend(listed.findings)
    for path in listed.value:
        read = _read_one(files, path, model, year_starts)
        findings.extend(read.findings)
        if read.value:
            yield read.value


def _files(files: Files, folder: Path) -> Outcome[tuple[Path, ...]]:
    listed = files.listed(folder)
    return Outcome(tuple(path for path in listed.value if path.name.endswith(".md")), listed.findings)


def _read_one(files: Files, path: Path, model: type[N], year_starts: int) -> Outcome[tuple[N, _Narrative] | None]:
    kind = Kind(narrative_fault, "what it is about", EXPECTED)
    read = read_fronted(files, path, model, kind, context={"year_starts": year_starts})
    if read.value is None:
        return Outcome(None, read.findings)
    content, source = read.value.entry.content, read.value.entry.source
    stated = tuple(Fact(words, said, source.place(("facts", words))) for words, said in content.facts.items())
    ignored = tuple(read_ignored(content.ignore, source))
    return Outcome((content, _Narrative(read.value.text, read.value.place, stated, ignored)), read.findings)


def narrative_fault(text: str, file: str) -> Finding | None:
    """Return why what a file holds is not read as a narrative; None where it is."""
    return _fault(text, file, "narrative")


def paper_fault(text: str, file: str) -> Finding | None:
    """Return why what a file holds is not read as a paper of a meeting; None where it is."""
    return _fault(text, file, "paper")


def _fault(text: str, file: str, kind: str) -> Finding | None:
    if (at := text.find("\0")) >= 0:
        message = "A character that no text has stands here (U+0000)."
        hint = "Save the file again as UTF-8 text; it may not be the one that was meant."
        return error("file-encoding", Place(file, text.count("\n", 0, at) + 1), message, hint)
    message = _too_much(text, kind)
    code = "paper-long" if kind == "paper" else "narrative-long"
    return error(code, Place(file, 1), message, _SHORTEN) if message else None


def spoilt_by(data: bytes, file: str) -> Finding | None:
    """Return why what a file is to hold would not be read as a narrative; None where it would."""
    return narrative_fault(plain_text(data), file)


def has_room(text: str) -> bool:
    """Return whether a narrative could be twice what it is, so that there is room to write in it."""
    return not _too_much(text * 2)


def _too_much(text: str, kind: str = "narrative") -> str:
    """Return in which way a file is more than a text of its kind can be; empty where it is one."""
    front = front_of(text[:MOST_CHARACTERS])
    counted = (
        (len(text), MOST_CHARACTERS, "characters"),
        (len(front.facts) if front else 0, MOST_IN_FRONT, "characters in front"),
        (sum(map(text.count, _SIGNS)), MOST_SIGNS, "line ends, brackets, stars and other signs of Markdown"),
    )
    for count, most, what in counted:
        if count > most:
            return f"The file has {count:,} {what}; a {kind} has no more than {most:,}."
    return ""


def _unknown(narratives: list[Commentary | DataNote], declared: tuple[str, ...]) -> Iterator[Finding]:
    for each in narratives:
        if each.indicator not in declared:
            place = Place(each.place.file, 2, "indicator")
            message = f"There is no indicator '{each.indicator}'."
            yield error("indicator-unknown", place, message, did_you_mean(each.indicator, declared))


def _misnamed(narratives: list[Commentary | DataNote], declared: tuple[str, ...]) -> Iterator[Finding]:
    """Return a warning for each file that is named for one indicator and says that it is about another."""
    for each in narratives:
        name = Path(each.place.file).stem
        if name != each.indicator and {name, each.indicator} <= set(declared):
            place = Place(each.place.file, 2, "indicator")
            said = _MISNAMED.format(name, each.indicator)
            yield warning("narrative-name", place, said, "Mend the one that is wrong.")


def _repeated(commentaries: list[Commentary]) -> Iterator[Finding]:
    first: dict[str, Commentary] = {}
    for each in commentaries:
        other = first.setdefault(each.indicator, each)
        if other is not each:
            message = f"'{each.indicator}' has a commentary in {other.place.file} already."
            yield error("commentary-twice", Place(each.place.file, 2, "indicator"), message, "Keep one of them.")
