"""The stages in order, one named step a line; the only place where they meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from committee_pack.check.characters import missing_characters
from committee_pack.check.consequences import not_consequences
from committee_pack.check.echoes import lost_in_computing, without_echoes
from committee_pack.check.families import check_agreement, check_whole
from committee_pack.check.whole import Content, Whole
from committee_pack.compose.texts import Texts, read_texts
from committee_pack.compute.results import compute_results
from committee_pack.errors import FindingsError
from committee_pack.findings import Finding, Outcome, has_errors
from committee_pack.last_proof import PROOF, LastProof, read_proof, write_proof
from committee_pack.manifest import write_manifest
from committee_pack.model.document import Document
from committee_pack.model.periods import Period
from committee_pack.model.results import Lost, Results
from committee_pack.model.settings import Council, ReportSettings
from committee_pack.output import MANIFEST, replace_folder
from committee_pack.pair import pair_results
from committee_pack.read.catalogues import find_catalogues
from committee_pack.read.council import read_council
from committee_pack.read.files import NO_DRAFTS, Files
from committee_pack.read.inputs import Inputs, read_inputs
from committee_pack.read.report import read_report
from committee_pack.side_by_side import begun
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
    computed = read_and_compute(workspace, council, report, period)
    if computed.value is None:
        return Outcome(None, computed.findings)
    read, results = computed.value
    return Outcome(Computed(read.report, results), computed.findings)


def read_and_compute(
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


def settings_of(workspace: Workspace, council: Council, report: str) -> Outcome[ReportSettings | None]:
    """Return what a report is set to; None, with findings, where its report.yaml cannot be used."""
    return read_report(Files(workspace.root), workspace.report_file(report), None, council.year_starts)
