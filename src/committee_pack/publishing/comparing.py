"""Comparing: two sides are made, each from its own workspace, held beside each other, and told to members."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from committee_pack.archive.places import Archive
from committee_pack.compare.packs import compare_packs
from committee_pack.compare.reports import compare_reports
from committee_pack.compare.sides import PackSide, ReportSide
from committee_pack.errors import FindingsError, UsageError
from committee_pack.findings import Finding, has_errors
from committee_pack.manifest import write_manifest
from committee_pack.model.archived import EditionKind
from committee_pack.model.changes import Comparison, SideKind
from committee_pack.model.periods import Period, parse_period
from committee_pack.model.settings import Council
from committee_pack.output import MANIFEST
from committee_pack.pipeline import council_of
from committee_pack.publishing.made import Step
from committee_pack.publishing.sides import Made, report_side, stopped
from committee_pack.wording.change_counts import summary_lines
from committee_pack.write.changes import side_facts

if TYPE_CHECKING:
    from committee_pack.archive.contents import Bagged

_KINDS = {
    EditionKind.REPORT: SideKind.REPORT,
    EditionKind.PACK: SideKind.PACK,
    EditionKind.SUPPLEMENT: SideKind.SUPPLEMENT,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A side as it was asked for: `typed`, of which kind, the name of its report or meeting.

    `period` is None for a report's own. `bagged` is the edition where it is one.
    """

    typed: str
    kind: SideKind
    name: str
    period: Period | None = None
    supplement: int = 0
    bagged: Bagged | None = None


class SideError(FindingsError):
    """A side that cannot be made for the errors in its files, which alone are told; `asked` says which side."""

    def __init__(self, asked: Asked, findings: tuple[Finding, ...]) -> None:
        errors = tuple(each for each in findings if has_errors((each,)))
        super().__init__(f"'{asked.typed}' cannot be compared.", "Mend what is named above, then try again.", errors)
        self.asked = asked


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed, and the council of the later side, whose files are there for as long as it is held.

    `inputs` are the checksums of what the sides were made from, by path; those of an edition begin with its name.
    """

    comparison: Comparison
    council: Council
    inputs: Mapping[str, str]


def asked_edition(bagged: Bagged) -> Asked:
    """Return an edition as a side."""
    edition = bagged.edition
    return Asked(edition.name, _KINDS[edition.kind], edition.source.name, None, edition.source.supplement, bagged)


def refuse_unlike(before: Asked, after: Asked) -> None:
    """Raise UsageError where two sides cannot be held beside each other: those of two reports, or of two meetings."""
    if before.kind is not after.kind:
        message = f"{before.typed} is {_a(before.kind)}, and {after.typed} {_a(after.kind)}."
        raise UsageError(
            message, "Compare two of a kind; a pack tells what changed in the reports that are its papers."
        )
    if before.name != after.name:
        thing = "report" if before.kind is SideKind.REPORT else "meeting"
        message = f"{before.typed} is of the {thing} '{before.name}', and {after.typed} of '{after.name}'."
        raise UsageError(message, f"Name two editions of one {thing}{', or two of its periods' * (thing == 'report')}.")
    if before.supplement != after.supplement:
        message = f"{before.typed} is supplement {before.supplement}, and {after.typed} supplement {after.supplement}."
        raise UsageError(message, "Name two editions of one supplement.")


def _a(kind: SideKind) -> str:
    return f"{'an' if kind is SideKind.PACK else 'a'} {kind.value}"


@contextlib.contextmanager
def compared(
    before: Asked, after: Asked, here: Made | None, archive: Archive, beside: Path, step: Step
) -> Iterator[Compared]:
    """Hold what changed from one side to the other; `here` is the workspace, None where both are editions.

    What could identify people, and the archive therefore has not, is looked for in the folder `beside`. Raises
    SideError where a side cannot be made for the errors in its files, and ArchiveError for a damaged bag.
    """
    with contextlib.ExitStack() as stack:
        made = [_made(each, here, archive, beside, stack) for each in (before, after)]
        sides = [_side(each, one, step) for each, one in zip((before, after), made, strict=True)]
        step("comparing")
        yield Compared(_comparison(sides[0], sides[1]), made[1].council, _inputs(sides))


def _made(asked: Asked, here: Made | None, archive: Archive, beside: Path, stack: contextlib.ExitStack) -> Made:
    if asked.bagged is None:
        assert here is not None, "what is no edition is of the workspace"
        return here
    # -- imported here, as they load what bags are written and proved by
    from committee_pack.archive.verifying.edition import edition_faults
    from committee_pack.publishing.laid_out import laid_out

    if faults := edition_faults(archive, asked.bagged, restricted=False):
        raise SideError(asked, faults)
    # -- no exempt paper is compared, so none is opened
    workspace = stack.enter_context(laid_out(archive, asked.bagged, beside, public=True))
    council = council_of(workspace)
    if council.value is None:
        raise SideError(asked, council.findings)
    return Made(workspace, council.value, asked.bagged.edition)


def _side(asked: Asked, made: Made, step: Step) -> ReportSide | PackSide:
    try:
        return _made_side(asked, made, step)
    except FindingsError as fault:
        raise SideError(asked, fault.findings) from fault


def _made_side(asked: Asked, made: Made, step: Step) -> ReportSide | PackSide:
    if asked.kind is SideKind.REPORT:
        period = asked.period
        if made.edition:
            period = parse_period(made.edition.source.period, made.council.year_starts)
        return report_side(made, asked.name, period, step)
    # -- imported here, as it loads all that binds packs
    from committee_pack.publishing.pack_sides import edition_pack, workspace_pack

    if asked.bagged:
        return edition_pack(made, asked.bagged, step)
    return workspace_pack(made, asked.name, asked.supplement, step)


def _inputs(sides: Iterable[ReportSide | PackSide]) -> dict[str, str]:
    named = ((f"{each.side.edition}/" if each.side.edition else "", each.files) for each in sides)
    found = {f"{before}{path}": sha256 for before, files in named for path, sha256 in files.items()}
    return dict(sorted(found.items()))


def _comparison(before: ReportSide | PackSide, after: ReportSide | PackSide) -> Comparison:
    match before, after:
        case ReportSide(), ReportSide():
            return Comparison(before.side, after.side, compare_reports(before, after))
        case PackSide(), PackSide():
            return Comparison(before.side, after.side, compare_packs(before, after))
        case _:
            raise AssertionError("a report is not held beside a pack")


def summed_up(comparison: Comparison) -> tuple[str, ...]:
    """Return how much changed, or that nothing did, a sentence a line."""
    return summary_lines(comparison)


def comparison_name(comparison: Comparison) -> str:
    """Return what the files of a comparison are called, their ending apart."""
    before, after = comparison.before, comparison.after
    ends = (each.end(beside_edition=bool(before.edition or after.edition)) for each in (before, after))
    supplement = f"supplement-{after.supplement}" if after.supplement else ""
    return "-".join(filter(None, ("comparison", after.name, supplement, *ends)))


def written(
    found: Compared, formats: tuple[str, ...], versions: Mapping[str, str], *, side_by_side: bool, step: Step
) -> dict[str, bytes]:
    """Return a comparison as a paper for members, in each of the formats by its name, and its manifest.

    Raises FindingsError where it holds characters that the font has not.
    """
    # -- imported here, as a table is printed without
    from committee_pack.check.characters import missing_characters
    from committee_pack.compose.comparison.paper import compose_comparison
    from committee_pack.write import write_all
    from committee_pack.write.style import Style

    document = compose_comparison(found.comparison, found.council)
    name = comparison_name(found.comparison)
    if missing := missing_characters(document, found.council.theme.font, ()):
        raise stopped(name, missing)
    files = write_all(document, Style(found.council.theme), formats, side_by_side=side_by_side, step=step)
    outputs = {f"{name}.{form}": content for form, content in files.items()}
    return {**outputs, MANIFEST: write_manifest(_facts(found.comparison), found.inputs.items(), outputs, versions)}


def _facts(comparison: Comparison) -> dict[str, object]:
    return {
        "comparison": comparison.after.name,
        "title": comparison.after.title,
        "published": comparison.published.isoformat(),
        "before": side_facts(comparison.before),
        "after": side_facts(comparison.after),
    }
