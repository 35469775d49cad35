"""All that changed from one side of a report to the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from committee_pack.compare.definitions import definition_changes, indicator_changes, target_changes
from committee_pack.compare.figures import direction_changes, earlier_changes, figure_changes, pairs, rating_changes
from committee_pack.compare.sentences import edited
from committee_pack.compare.sides import ReportSide
from committee_pack.model.changes import DetailChange, FileChange, ReportChanges, WordsChange
from committee_pack.model.proofs import Edit
from committee_pack.wording import date_text

_NARRATIVES = "narratives/"


def compare_reports(before: ReportSide, after: ReportSide) -> ReportChanges:
    """Return all that changed: of two periods the same indicator's result in both is held beside each other.

    When they were published, and of which period they are, is what tells them apart and no change.
    """
    found = pairs(before, after)
    same_period = before.report.period == after.report.period
    return ReportChanges(
        ratings=tuple(rating_changes(found)),
        directions=tuple(direction_changes(found)),
        figures=tuple(figure_changes(found, same_period=same_period)),
        earlier=tuple(earlier_changes(before, after, found)),
        indicators=tuple(indicator_changes(before, after)),
        targets=tuple(target_changes(before, after)),
        definitions=tuple(definition_changes(before, after)),
        texts=tuple(_text_changes(before, after)),
        details=tuple(detail_changes(_details(before), _details(after))),
        files=tuple(_file_changes(before, after)),
    )


def _text_changes(before: ReportSide, after: ReportSide) -> Iterator[WordsChange]:
    for of in dict.fromkeys((*after.texts, *before.texts)):
        if found := edited(before.texts.get(of), after.texts.get(of)):
            yield WordsChange(of, found.edit, found.new, found.gone)


def detail_changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[DetailChange]:
    """Return facts that are not the same, in the order of the later side."""
    for fact in dict.fromkeys((*after, *before)):
        if before.get(fact, "") != after.get(fact, ""):
            yield DetailChange(fact, before.get(fact, ""), after.get(fact, ""))


def _details(side: ReportSide) -> dict[str, str]:
    """Return what a report says as a whole, by what it is called."""
    report, council = side.report, side.council
    return {
        "Council": council.name,
        "Title": report.title,
        "Committee": report.committee,
        "Meeting": date_text(report.meeting) if report.meeting else "",
        "Directorate": report.directorate,
        "Produced by": report.produced_by,
        "Version": report.version,
        "Statement": report.statement,
        **{label: ", ".join(said) for label, said in report.header},
        **{f"Section '{each.name}'": each.title for each in report.free_sections},
        "Compared with": ", ".join(each.label for each in report.comparisons),
        "Service": side.catalogue.service,
        "Source": side.catalogue.source,
        "Other reports": "; ".join(f"{short}: {name}" for short, name in side.catalogue.other_reports),
    }


def _file_changes(before: ReportSide, after: ReportSide) -> Iterator[FileChange]:
    """Return files that are not the same, but for narratives, of which each sentence is told."""
    for path in sorted({*before.files, *after.files}):
        if path.startswith(_NARRATIVES) or before.files.get(path) == after.files.get(path):
            continue
        edit = Edit.ADDED if path not in before.files else Edit.REMOVED if path not in after.files else Edit.EDITED
        yield FileChange(path, edit)
