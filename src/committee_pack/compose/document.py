"""Pairs and templates become the document tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from committee_pack import wording
from committee_pack.compose.footnotes import numbered
from committee_pack.compose.lookup import Lookup, Width
from committee_pack.compose.markup import read_sections
from committee_pack.compose.notes import Notes
from committee_pack.compose.parse_markup import read_elements
from committee_pack.compose.template import LIBRARY_FILES, Templates
from committee_pack.compose.texts import Texts
from committee_pack.compose.unprinted import PAGES, unprinted_commentary, unprinted_sections
from committee_pack.compose.unused import unused
from committee_pack.compose.views import report_view
from committee_pack.findings import Finding, Outcome, Place, error
from committee_pack.model.document import Document, Section
from committee_pack.model.indicators import Catalogue
from committee_pack.model.narratives import Narratives, Pair, Printed
from committee_pack.model.periods import Period
from committee_pack.model.results import Results
from committee_pack.model.settings import Council, ReportSettings

LANGUAGE = "en-GB"


@dataclass(frozen=True, slots=True)
class Paper:
    """A report as a document tree, and what of its narratives it prints."""

    document: Document
    printed: Printed


def compose_document(
    council: Council,
    catalogue: Catalogue,
    report: ReportSettings,
    results: Results,
    pairs: tuple[Pair, ...],
    narratives: Narratives,
    texts: Texts,
    templates: Templates,
) -> Outcome[Paper]:
    """Return the report as a document tree, with a finding for all that its templates get wrong."""
    lookup = _lookup(council, catalogue, report, results, pairs, texts)
    context = {"report": report_view(council, catalogue, report, results, pairs, narratives)}
    notes = Notes()
    read = [_template_sections(templates, name, context, lookup, notes) for name in report.templates]
    notes.findings.extend(_listed_parts(templates, report))
    # -- a template that could not be read may hold what the others' links lead to
    if None not in read:
        _match_pages(notes, lookup, report)
        notes.match_links()
        if not any(read) and not notes.findings:
            notes.error("template-empty", report.places["templates"], "The templates write no <section>, so no page.")
        if not notes.findings:
            notes.findings.extend(unprinted_commentary(pairs, notes.printed, report))
            notes.findings.extend(unprinted_sections(report, narratives, notes.printed_sections))
        notes.findings.extend(unused(templates, report.templates))
    pages = numbered(section for each in read if each for section in each)
    footer = " · ".join(filter(None, (report.title, wording.period_text(report.period), report.statement)))
    document = Document(report.title, footer, council.name, LANGUAGE, report.published, pages)
    printed = Printed(frozenset(notes.printed), frozenset(notes.printed_sections))
    return Outcome(Paper(document, printed), tuple(notes.findings))


def _match_pages(notes: Notes, lookup: Lookup, report: ReportSettings) -> None:
    """Note the indicators' pages that are linked to where no template writes them."""
    listed = f"List {PAGES} too, or write 'pages: none'."
    own = "Let a template write a section for each, with the id that is named."
    names = (f"page-{id}" for id in lookup.indicators if id in lookup.pages)
    notes.match_pages(names, report.places["templates"], own if PAGES in report.templates else listed)


def _listed_parts(templates: Templates, report: ReportSettings) -> Iterator[Finding]:
    """Return a finding for each part that is listed as if it were a page."""
    for name in report.templates:
        part = templates.part(name) if name in templates else ""
        if part and "<section" not in templates.text(name):
            message = f"'{name}' is a part, which prints nothing by itself."
            hint = f"Call it in a template, as {{{{ {part}(...) }}}}, and take it out here."
            yield error("template-empty", report.place("templates", name), message, hint)


def _template_sections(
    templates: Templates, name: str, context: Mapping[str, object], lookup: Lookup, notes: Notes
) -> tuple[Section, ...] | None:
    if name not in templates:
        return None
    markup = templates.render(name, context)
    root = read_elements(markup.value, templates.files, Place(templates.file(name), 1))
    notes.findings.extend((*markup.findings, *root.findings))
    # -- where tags do not match, what they seem to hold is not what was meant
    return None if markup.findings or root.findings else read_sections(root.value, lookup, notes)


def _lookup(
    council: Council,
    catalogue: Catalogue,
    report: ReportSettings,
    results: Results,
    pairs: tuple[Pair, ...],
    texts: Texts,
) -> Lookup:
    names = tuple(area.name for area in catalogue.areas)
    # -- where the file of areas cannot be used, which is told, those of the results are not told again
    counted = (each.area for each in results.latest if each.area)
    parents = {area.parent for area in catalogue.areas}
    return Lookup(
        results=results,
        indicators={pair.result.indicator.id: pair.result.indicator for pair in pairs},
        written=texts.indicators,
        free_sections=texts.sections,
        pages=frozenset(pair.result.indicator.id for pair in pairs if pair.has_page),
        periods=_periods(results),
        areas=tuple(dict.fromkeys((*names, *counted))),
        regions=tuple(name for name in names if name in parents) or names,
        cohorts=tuple(dict.fromkeys(each.cohort for each in results.latest if each.cohort)),
        council=council.area,
        notation=report.notation if results.is_marked else None,
        widths=_widths(catalogue, report),
    )


def _periods(results: Results) -> dict[str, Period]:
    """Return the periods that elements may name: those of the trends, and the latest."""
    shown = (period for trend in results.trends.values() for period in trend)
    return {str(period): period for period in (*shown, *(each.period for each in results.county()), results.period)}


def _widths(catalogue: Catalogue, report: ReportSettings) -> dict[str, Width]:
    """Return what decides the columns of the library's tables that have as many as a file says."""
    split = "Move some of its sections to a catalogue and report of their own, or compare with no period before."
    activity = next((each.place for each in catalogue.indicators if each.is_activity), report.places["indicators"])
    widths = {
        "activity_table": Width("The table of activity", replace(activity, key=""), split),
        "scorecard_table": Width("The scorecard", report.places["comparisons"], "Leave some out."),
        "trend_table": Width("The table of a trend", report.places["trend"], "Show fewer periods."),
    }
    return {f"{LIBRARY_FILES}{part}.html.j2": width for part, width in widths.items()}
