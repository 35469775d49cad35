"""The stages in order, one named step a line; the only place where they meet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from committee_pack.changing import Change, change_files, read_again
from committee_pack.check.characters import missing_characters
from committee_pack.check.consequences import not_consequences
from committee_pack.check.desk import desk_of
from committee_pack.check.echoes import lost_in_computing, without_echoes
from committee_pack.check.families import check_agreement, check_whole
from committee_pack.check.sealed import record_of
from committee_pack.check.whole import Content, Whole
from committee_pack.compose.placeholders import names_in, placeholders
from committee_pack.compose.texts import Texts, read_texts
from committee_pack.compute.results import compute_results
from committee_pack.errors import FindingsError, OutputError
from committee_pack.findings import Finding, Outcome, Severity, has_errors
from committee_pack.last_proof import PROOF, LastProof, read_proof, write_proof
from committee_pack.manifest import write_manifest
from committee_pack.model.desk import DeskEntry
from committee_pack.model.document import Document
from committee_pack.model.narratives import Figures, Narratives
from committee_pack.model.periods import Period
from committee_pack.model.results import Lost, Result, Results
from committee_pack.model.settings import Council, ReportSettings
from committee_pack.output import MANIFEST, replace_folder
from committee_pack.pair import pair_results
from committee_pack.read.catalogues import find_catalogues
from committee_pack.read.council import read_council
from committee_pack.read.earlier import periods_before
from committee_pack.read.files import NO_DRAFTS, Files
from committee_pack.read.front import with_approval
from committee_pack.read.inputs import Inputs, read_inputs
from committee_pack.read.narratives import has_room, read_narratives, spoilt_by
from committee_pack.read.report import read_report
from committee_pack.side_by_side import begun
from committee_pack.start.kinds import usual_kind
from committee_pack.start.period import draft_files, texts_to_write
from committee_pack.start.report import NewReport, commentary_files, narrative_files, periods_with_rows, report_files
from committee_pack.start.workspace import workspace_files
from committee_pack.wording import value_text
from committee_pack.workspace import Workspace

if TYPE_CHECKING:
    from committee_pack.compose.document import Paper

Step = Callable[[str], None]
_MANY = 100
"""How many texts are worth a process of its own to check them."""


@dataclass(frozen=True, slots=True)
class Computed:
    """A report's results, and the settings that they were computed by."""

    report: ReportSettings
    results: Results


@dataclass(frozen=True, slots=True)
class Composed:
    """A report ready to be written: what it was made from, its results, its document tree and officers' words.

    `hindrances` is what was found that even a proof cannot be made in spite of: it stands in none of these words.
    """

    inputs: Inputs
    results: Results
    document: Document
    whole: Whole
    hindrances: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """The texts of a report that are owed or begun; `checksums` are those of the files that were read, by path.

    `has_figures` says whether the data holds any result of the period, by which it is known what is owed.
    """

    report: ReportSettings
    entries: tuple[DeskEntry, ...]
    checksums: Mapping[str, str]
    has_figures: bool


@dataclass(frozen=True, slots=True)
class StartedPeriod:
    """The files that a report's new period begins with, by their paths, and those that stood there already.

    `report` is set to the new period, of which the data may have figures already. `begins` is the first period that
    it has rows of, and `ends` the last, None where it has none.
    """

    report: ReportSettings
    files: dict[str, bytes]
    stood: tuple[str, ...]
    has_figures: bool
    begins: Period | None
    ends: Period | None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote: the folder, its files, and copies of what somebody had edited there by hand."""

    folder: Path
    files: tuple[Path, ...]
    kept: tuple[Path, ...]


def council_of(workspace: Workspace) -> Outcome[Council | None]:
    """Return whose papers these are; None, with findings, where council.yaml cannot be used."""
    return read_council(Files(workspace.root), workspace.council_file)


def compute(workspace: Workspace, council: Council, report: str, period: Period | None) -> Outcome[Results | None]:
    """Return a report's results; None, with findings, where what they are computed from cannot be used."""
    computed = compute_report(workspace, council, report, period)
    return Outcome(computed.value.results if computed.value else None, computed.findings)


def compute_report(
    workspace: Workspace, council: Council, report: str, period: Period | None
) -> Outcome[Computed | None]:
    """Return a report's results with its settings; None, with findings, as `compute` does."""
    computed = _read_and_compute(workspace, council, report, period)
    if computed.value is None:
        return Outcome(None, computed.findings)
    read, results = computed.value
    return Outcome(Computed(read.report, results), computed.findings)


def _read_and_compute(
    workspace: Workspace, council: Council, report: str, period: Period | None
) -> Outcome[tuple[Inputs, Results] | None]:
    """Return what a report is made from and its results; None, with findings, as `compute` does."""
    inputs = read_inputs(workspace, council, report, period)
    if inputs.value is None:
        return Outcome(None, not_consequences(inputs.findings))
    read = inputs.value
    results = compute_results(read.catalogue, read.observations, read.report)
    told = _told(results.findings, inputs.findings, read, read.lost)
    return Outcome((read, results.value), (*not_consequences(inputs.findings), *told))


def compose(
    workspace: Workspace,
    council: Council,
    report: str,
    period: Period | None,
    step: Step,
    drafts: Mapping[Path, bytes] = NO_DRAFTS,
    *,
    side_by_side: bool = False,
) -> Outcome[Composed | None]:
    """Return a report's document tree with all that was found on the way; nothing is written.

    `drafts` are read as if they lay in the workspace. With `side_by_side` many texts are held against the results
    while their pages are laid out, in a process of its own.
    """
    step("reading")
    inputs = read_inputs(workspace, council, report, period, drafts)
    if inputs.value is None:
        return Outcome(None, not_consequences(inputs.findings))
    read = inputs.value
    step("computing")
    results = compute_results(read.catalogue, read.observations, read.report)
    step("composing")
    pairs = pair_results(results.value, read.narratives, read.report)
    texts = read_texts(read.report, results.value, pairs.value, read.narratives, read.catalogue.areas)
    lost = lost_in_computing(read.lost, results.findings, read.catalogue, read.observations)
    content = Content(
        council,
        read.catalogue,
        read.observations,
        read.report,
        read.narratives,
        results.value,
        pairs.value,
        texts.value.passages,
        lost,
        read.earlier,
    )
    laid = _laid_out_and_checked(content, texts.value, workspace, read, step, side_by_side=side_by_side)
    before = (*not_consequences(inputs.findings), *_told(results.findings, inputs.findings, read, read.lost))
    found = _told((*pairs.findings, *texts.findings, *laid.findings, *laid.checks), before, read, lost)
    written, checked = {each.of.place.file for each in content.passages}, frozenset(laid.checks)
    hindrances = tuple(each for each in (*before, *found) if each.place.file not in written and each not in checked)
    return Outcome(Composed(read, results.value, laid.whole.document, laid.whole, hindrances), (*before, *found))


@dataclass(frozen=True, slots=True)
class _Laid:
    """A report laid out, what is wrong with its templates, and what the checks found of all of it."""

    whole: Whole
    findings: tuple[Finding, ...]
    checks: tuple[Finding, ...]


def _laid_out_and_checked(
    content: Content, texts: Texts, workspace: Workspace, read: Inputs, step: Step, *, side_by_side: bool
) -> _Laid:
    in_agreement = partial(check_agreement, content)
    is_long = side_by_side and len(content.passages) >= _MANY
    with begun(in_agreement) if is_long else nullcontext(in_agreement) as waited:
        paper = _laid_out(content, texts, read)
        step("checking")
        whole = Whole.of(content, paper.value.document, paper.value.printed)
        sources = ((file.path, workspace.root / file.path) for file in read.files)
        characters = missing_characters(whole.document, content.council.theme.font, sources)
        return _Laid(whole, paper.findings, (*characters, *check_whole(whole, waited)))


def _laid_out(content: Content, texts: Texts, read: Inputs) -> Outcome[Paper]:
    # -- imported here, as what a proof and a file need is there: results are printed without, and texts read beside it
    from committee_pack.compose.document import compose_document
    from committee_pack.compose.template import Templates

    templates = Templates((each.name, each.file, each.text) for each in read.templates)
    settings = (content.council, content.catalogue, content.report)
    return compose_document(*settings, content.results, content.pairs, content.narratives, texts, templates)


def _told(found: tuple[Finding, ...], before: tuple[Finding, ...], read: Inputs, lost: Lost) -> tuple[Finding, ...]:
    """Return what was found at a stage without what only follows from faults before, or from what could not be read."""
    told = not_consequences(found, before)
    return without_echoes(told, lost, read.catalogue, read.observations, read.narratives, read.report.period)


def build(
    workspace: Workspace,
    council: Council,
    report: str,
    period: Period | None,
    *,
    formats: tuple[str, ...],
    out: Path,
    strict: bool,
    draft: bool,
    side_by_side: bool,
    versions: Mapping[str, str],
    step: Step,
) -> Outcome[Built]:
    """Build a report into `out/<published>/<report>-<period>/` and return what was written.

    A `draft` is a proof, in a folder of its own beside it. With `side_by_side` the formats are written at the same
    time, in processes of their own. Raises FindingsError, with nothing written, where the files hold errors (with
    `strict`, warnings too), of a draft only where these keep it from being made, and OutputError where the folder
    cannot be written.
    """
    composed = compose(workspace, council, report, period, step, side_by_side=side_by_side)
    stopping = composed.value.hindrances if draft and composed.value else composed.findings
    if composed.value is None or has_errors(stopping, strict=strict):
        raise _not_built(report, composed.findings)
    folder = out / folder_of(composed.value, draft=draft)
    proof = _proof(composed.value, composed.findings, council, read_proof(folder)) if draft else None
    files = _made(composed.value, council, proof, folder.name, formats, versions, step, side_by_side=side_by_side)
    step("saving")
    kept = replace_folder(folder, files)
    return Outcome(Built(folder, tuple(folder / each for each in files), kept), composed.findings)


def folder_of(composed: Composed, *, draft: bool = False) -> Path:
    """Return where below out/ a report lies: `<published>/<report>-<period>`."""
    settings = composed.inputs.report
    return Path(settings.published.isoformat(), f"{settings.name}-{settings.period.slug}{'-draft' if draft else ''}")


def make(
    composed: Composed,
    council: Council,
    *,
    formats: tuple[str, ...],
    versions: Mapping[str, str],
    side_by_side: bool,
    step: Step,
) -> dict[str, bytes]:
    """Return the files of a report by their names, as `build` writes them."""
    name = folder_of(composed).name
    return _made(composed, council, None, name, formats, versions, step, side_by_side=side_by_side)


def _made(
    composed: Composed,
    council: Council,
    proof: _Proof | None,
    name: str,
    formats: tuple[str, ...],
    versions: Mapping[str, str],
    step: Step,
    *,
    side_by_side: bool,
) -> dict[str, bytes]:
    """Return the files of a report, or of its proof: each format, what is kept for the next proof, the manifest."""
    from committee_pack.write import write_all
    from committee_pack.write.style import Style

    paper = proof.document if proof else composed.document
    written = write_all(paper, Style(council.theme), formats, side_by_side=side_by_side, step=step)
    outputs = {f"{name}.{form}": content for form, content in written.items()}
    outputs |= {PROOF: proof.kept} if proof else {}
    return {**outputs, MANIFEST: _manifest(composed, outputs, versions, proof.facts if proof else {})}


def _not_built(report: str, findings: tuple[Finding, ...]) -> FindingsError:
    return FindingsError(f"'{report}' was not built.", "Mend what is named above, then build again.", findings)


@dataclass(frozen=True, slots=True)
class _Proof:
    """A proof as a document tree, what is kept of it for the next one, and what its manifest says of it."""

    document: Document
    kept: bytes
    facts: dict[str, str]


def _proof(composed: Composed, findings: tuple[Finding, ...], council: Council, last: LastProof | None) -> _Proof:
    """Return the proof of a report; raises FindingsError where its words cannot be shown even in a proof."""
    from committee_pack.compare.proofs import proof_changes
    from committee_pack.compose.printed import proof_facts
    from committee_pack.compose.proof import proof_of, typed_places

    files = (place.file for place in typed_places(composed.document))
    printed = proof_facts(files, composed.whole.passages, composed.results.county())
    changes = proof_changes(last.facts, printed) if last else None
    document = proof_of(composed.document, findings, changes, council.theme.font)
    if missing_characters(document, council.theme.font, ()):
        raise _not_built(composed.inputs.report.name, findings)
    facts = {"draft": "yes", "last_proof": last.sha256 if last else "none"}
    return _Proof(document, write_proof(printed), facts)


def _manifest(
    composed: Composed, outputs: Mapping[str, bytes], versions: Mapping[str, str], more: Mapping[str, str]
) -> bytes:
    settings = composed.inputs.report
    facts = {
        "report": settings.name,
        "title": settings.title,
        "period": str(settings.period),
        "published": settings.published.isoformat(),
        **more,
    }
    inputs = ((file.path, file.sha256) for file in composed.inputs.files)
    return write_manifest(facts, inputs, outputs, versions)


def check(workspace: Workspace, council: Council, report: str, period: Period | None) -> tuple[Finding, ...]:
    """Return all that is wrong with a report, before anyone builds it."""
    return compose(workspace, council, report, period, lambda _: None, side_by_side=True).findings


def catalogues(workspace: Workspace) -> tuple[str, ...]:
    """Return the catalogues that lie in a workspace's data, by their paths from the workspace."""
    return find_catalogues(Files(workspace.root), workspace.data_folder)


def latest_period(workspace: Workspace, council: Council, new: NewReport) -> Outcome[Period | None]:
    """Return the last period by which there is a result for a new report; None, with findings, where there is none."""
    some = new.kind.period_where(council.year_starts)
    inputs = read_inputs(workspace, council, new.name, some, _drafts(workspace, report_files(new, some)))
    if inputs.value is None:
        return Outcome(None, inputs.findings)
    read = inputs.value
    for period in periods_with_rows(read.observations, new.kind.frequency, council.year_starts, new.published):
        computed = compute_results(read.catalogue, read.observations, replace(read.report, period=period))
        if _has_figures(computed.findings):
            return Outcome(period)
    return Outcome(None, inputs.findings)


def _has_figures(findings: Iterable[Finding]) -> bool:
    """Return whether the data holds any result of a report's period, by what was found in computing."""
    return all(each.code != "period-empty" for each in findings)


def start_report(
    workspace: Workspace, council: Council, new: NewReport, period: Period
) -> Outcome[dict[str, bytes] | None]:
    """Return the files of a new report by their paths from the workspace, those that make it one last.

    None, with findings, where it would not build. What is there already of its narratives is kept as it is.
    """
    files = {**_missing(workspace, narrative_files(new, period)), **report_files(new, period)}
    composed = compose(workspace, council, new.name, None, lambda _: None, _drafts(workspace, files))
    if composed.value is None or has_errors(composed.findings):
        return Outcome(None, composed.findings)
    missed = {each.place for each in composed.findings if each.code == "commentary-missing"}
    owed = (each for each in composed.value.inputs.catalogue.indicators if each.place in missed)
    stubs = _missing(workspace, commentary_files(new, period, owed))
    return Outcome({**stubs, **files}, composed.findings)


def _missing(workspace: Workspace, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if not os.path.lexists(workspace.root / path)}


def start_workspace(root: Path, council: str) -> Outcome[dict[str, bytes] | None]:
    """Return the files of a new workspace by their paths, the one that makes it a workspace last.

    None, with findings, where its report would not build under the council's name.
    """
    workspace, files = Workspace(root), workspace_files(council)
    drafts = _drafts(workspace, files)
    settings = read_council(Files(root, drafts), workspace.council_file)
    if settings.value is None:
        return Outcome(None, settings.findings)
    composed = compose(workspace, settings.value, usual_kind(), None, lambda _: None, drafts)
    return Outcome(None if has_errors(composed.findings) else files, composed.findings)


def settings_of(workspace: Workspace, council: Council, report: str) -> Outcome[ReportSettings | None]:
    """Return what a report is set to; None, with findings, where its report.yaml cannot be used."""
    return read_report(Files(workspace.root), workspace.report_file(report), None, council.year_starts)


def desk(workspace: Workspace, council: Council, report: str, period: Period | None) -> Outcome[Desk | None]:
    """Return which texts of a report are owed or begun; None, with findings, where what it needs cannot be used."""
    composed = compose(workspace, council, report, period, lambda _: None)
    if composed.value is None:
        return Outcome(None, composed.findings)
    read = composed.value.inputs
    _, before = _written_before(workspace, read).value
    checksums = {file.path: file.sha256 for file in read.files}
    entries, has_figures = desk_of(composed.value.whole, before), _has_figures(composed.findings)
    return Outcome(Desk(read.report, entries, checksums, has_figures), composed.findings)


def _written_before(workspace: Workspace, read: Inputs) -> Outcome[tuple[Period | None, Narratives]]:
    """Return the last period before a report's that anything was written for, and what was.

    What cannot be read of it, or of one between, is a finding: something may be written there.
    """
    files, folder = Files(workspace.root), workspace.narratives_folder(read.report.name)
    declared = tuple(each.id for each in read.catalogue.indicators)
    found: list[Finding] = []
    for period in periods_before(files, folder, read.report.period):
        settings = replace(read.report, period=period)
        written = read_narratives(files, folder, settings, declared, read.council.year_starts)
        found += (each for each in written.findings if each.place.file not in written.value.files)
        if any(each.is_written for each in written.value.texts().values()):
            return Outcome((period, written.value), tuple(found))
    return Outcome((None, Narratives((), ())), tuple(found))


def approve(workspace: Workspace, desk: Desk, entries: Iterable[DeskEntry], by: str, on: date) -> tuple[DeskEntry, ...]:
    """Write who approved texts, and when, in front of all of them or of none; return those that were written.

    Raises OutputError, with the files as they were, where one has changed since it was read, cannot be written, or
    could not be read any more with the record in front.
    """
    approved = tuple(entries)
    change_files([_with_approval(workspace, desk, each, by, on) for each in approved])
    return approved


def _with_approval(workspace: Workspace, desk: Desk, entry: DeskEntry, by: str, on: date) -> Change:
    """Return a file with what it holds and what it is to hold."""
    assert entry.written, f"nothing is written for '{entry.name}'"
    file = entry.written.place.file
    before = read_again(workspace.root / file, desk.checksums[file])
    after = with_approval(before, record_of(entry.written, entry.figures, desk.report, by, on))
    if after is None:
        message = f"The facts in front of {file} leave no room for the record of an approval."
        raise OutputError(message, "Write 'status: submitted' on a line of its own, then try again.")
    if fault := spoilt_by(after, file):
        message = f"With the record of its approval {file} could not be read any more. {fault.message}"
        raise OutputError(message, "Shorten it, then try again.")
    return Change(workspace.root / file, before, after)


def start_period(workspace: Workspace, council: Council, report: str, period: Period) -> Outcome[StartedPeriod | None]:
    """Return a draft of each text that a report asks for in a new period, or that it had in the last one.

    None, with the errors, where with them nobody knows which these are, what their figures are or what was written.
    Errors in files that are there already for the period are told.
    """
    computed = _read_and_compute(workspace, council, report, period)
    if computed.value is None:
        return Outcome(None, computed.findings)
    read, results = computed.value
    before = _written_before(workspace, read)
    told, stopping = _told_and_stopping((*computed.findings, *before.findings), read)
    if stopping:
        return Outcome(None, stopping)
    last, written = before.value
    pairs = pair_results(results, read.narratives, read.report).value
    figures = {pair.result.indicator.id: _figures(pair.result) for pair in pairs}
    new = texts_to_write(pairs, read.report, read.narratives, written.texts(), figures, names_in)
    files = draft_files(new, read.report, read.narratives, last, has_room)
    missing = _missing(workspace, files)
    stood = tuple(path for path in files if path not in missing)
    held = (_has_figures(computed.findings), *_begin_and_end(read))
    return Outcome(StartedPeriod(read.report, missing, stood, *held), told)


def _told_and_stopping(found: Iterable[Finding], read: Inputs) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the errors in a period's own files, and those that leave open what it begins with.

    That a period has no figures yet leaves nothing open, nor does what is wrong with a text that was read.
    """
    own, texts = f"narratives/{read.report.name}/{read.report.period.slug}/", read.narratives.files
    errors = [each for each in found if each.severity is Severity.ERROR and each.code != "period-empty"]
    told = tuple(each for each in errors if each.place.file.startswith(own))
    return told, tuple(each for each in errors if each not in told and each.place.file not in texts)


def _begin_and_end(read: Inputs) -> tuple[Period | None, Period | None]:
    """Return the first and the last period that the council's own rows are of."""
    periods = [each.period for each in read.observations if not each.comparator]
    begins = min(periods, key=lambda each: each.first, default=None)
    return begins, max(periods, key=lambda each: each.last, default=None)


def _figures(result: Result) -> Figures:
    return tuple((name, value_text(value)) for name, value in placeholders(result).items())


def _drafts(workspace: Workspace, files: Mapping[str, bytes]) -> dict[Path, bytes]:
    return {workspace.root / path: content for path, content in files.items()}
