"""A result, its commentary and its data notes, matched by indicator and period; the gaps are findings."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.findings import Finding, Outcome, warning
from committee_pack.model.indicators import Rating
from committee_pack.model.narratives import Commentary, DataNote, Narratives, Pair
from committee_pack.model.results import Result, Results
from committee_pack.model.settings import CommentaryFor, Pages, ReportSettings
from committee_pack.wording import period_text


def pair_results(results: Results, narratives: Narratives, report: ReportSettings) -> Outcome[tuple[Pair, ...]]:
    """Return a pair for each indicator, in the catalogue's order; a commentary that is owed is a warning."""
    written = {commentary.indicator: commentary for commentary in reversed(narratives.commentaries)}
    pairs = tuple(_pair(result, written.get(result.indicator.id), narratives, report) for result in results.county())
    return Outcome(pairs, (*_owed(pairs, narratives.unread, report), *_owed_sections(narratives, report)))


def _pair(result: Result, commentary: Commentary | None, narratives: Narratives, report: ReportSettings) -> Pair:
    has_page = _has_page(result, report.pages)
    is_owed = (report.commentary_for is CommentaryFor.ALL and result.indicator.is_judged) or (
        report.commentary_for is CommentaryFor.PAGES and has_page
    )
    return Pair(result, commentary, _notes(narratives, result), has_page, is_owed)


def _notes(narratives: Narratives, result: Result) -> tuple[DataNote, ...]:
    own = (note for note in narratives.notes if note.indicator == result.indicator.id)
    return tuple(note for note in own if result.period.is_touched(note.since, note.until))


def _has_page(result: Result, pages: Pages | tuple[str, ...]) -> bool:
    """Return whether an indicator has a page; what is not judged by itself never has one."""
    if not result.indicator.is_judged:
        return False
    match pages:
        case Pages.RED:
            return result.rating is Rating.RED
        case Pages.ALL:
            return True
        case Pages.NONE:
            return False
        case tuple():
            return result.indicator.id in pages


def _owed(pairs: tuple[Pair, ...], unread: tuple[str, ...], report: ReportSettings) -> Iterator[Finding]:
    for pair in pairs:
        indicator = pair.result.indicator
        is_written = pair.commentary and pair.commentary.is_written
        # -- a file that could not be read has its finding already
        if pair.is_owed and not is_written and f"{indicator.id}.md" not in unread:
            message = f"'{indicator.id}' has no commentary for {period_text(report.period)}."
            hint = f"Write narratives/{report.name}/{report.period.slug}/{indicator.id}.md."
            place = pair.commentary.place if pair.commentary else indicator.place
            yield warning("commentary-missing", place, message, "Write it here." if pair.commentary else hint)


def _owed_sections(narratives: Narratives, report: ReportSettings) -> Iterator[Finding]:
    """Return a warning for each free section that is to have a text each period and has none."""
    for each in report.free_sections:
        if each.is_required and not narratives.section(each.name) and f"{each.name}.md" not in narratives.unread:
            message = f"The section '{each.name}' has no text for {period_text(report.period)}."
            hint = f"Write narratives/{report.name}/{report.period.slug}/{each.name}.md."
            yield warning("section-missing", report.place("free_sections", each.name), message, hint)
