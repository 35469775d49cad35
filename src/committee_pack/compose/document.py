"""Pairs and templates become the document tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from committee_pack import wording
from committee_pack.compose.footnotes import numbered
from committee_pack.compose.lookup import Lookup, Width, Written
from committee_pack.compose.markdown import Markdown, read_markdown
from committee_pack.compose.markup import read_sections
from committee_pack.compose.meant_names import meant_name
from committee_pack.compose.notes import Notes
from committee_pack.compose.parse_markup import read_elements
from committee_pack.compose.placeholders import Book, Names
from committee_pack.compose.template import LIBRARY_FILES, Templates
from committee_pack.compose.unprinted import PAGES, unprinted_commentary, unprinted_sections
from committee_pack.compose.unused import unused
from committee_pack.compose.views import report_view
from committee_pack.findings import Finding, Outcome, Place, error
from committee_pack.model.document import Block, Document, Paragraph, Section, Text
from committee_pack.model.indicators import Area, Catalogue
from committee_pack.model.narratives import Commentary, DataNote, Narratives, Pair, Printed, SectionText
from committee_pack.model.periods import Period
from committee_pack.model.prose import Passage
from committee_pack.model.results import Results
from committee_pack.model.settings import Council, FreeSection, ReportSettings

LANGUAGE = "en-GB"
TOP_HEADING = 1
"""The level of an officer's highest headings before they stand below those of a template."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A report as a document tree, what of its narratives it prints, and all their words, printed or not."""

    document: Document
    printed: Printed
    passages: tuple[Passage, ...]


def compose_document(
    council: Council,
    catalogue: Catalogue,
    report: ReportSettings,
    results: Results,
    pairs: tuple[Pair, ...],
    narratives: Narratives,
    templates: Templates,
) -> Outcome[Paper]:
    """Return the report as a document tree, with a finding for all that its narratives and templates get wrong."""
    book = Book.of(results, (area.name for area in catalogue.areas))
    written, sections = _all_written(pairs, book), _free_sections(report, narratives, book)
    lookup = _lookup(results, pairs, written.value.written, catalogue.areas, council.area, _widths(catalogue, report))
    notation = report.notation if results.is_marked else None
    lookup = replace(lookup, free_sections=sections.value.blocks, notation=notation)
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
    findings = (*written.findings, *sections.findings, *notes.findings)
    footer = " · ".join(filter(None, (report.title, wording.period_text(report.period), report.statement)))
    document = Document(report.title, footer, council.name, LANGUAGE, report.published, pages)
    printed = Printed(frozenset(notes.printed), frozenset(notes.printed_sections))
    return Outcome(Paper(document, printed, (*written.value.passages, *sections.value.passages)), findings)


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


@dataclass(frozen=True, slots=True)
class _AllWritten:
    """What was written on each indicator, by its id."""

    written: dict[str, Written]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _AllSections:
    """The text of each free section, by its name."""

    blocks: dict[str, tuple[Block, ...]]
    passages: tuple[Passage, ...]


def _all_written(pairs: tuple[Pair, ...], book: Book) -> Outcome[_AllWritten]:
    """Return what was written on each indicator; commentary is read even where it has no page, to find its faults."""
    written: dict[str, Written] = {}
    findings: list[Finding] = []
    passages: list[Passage] = []
    for pair in pairs:
        names = Names(book, pair.result)
        blocks: list[tuple[Block, ...]] = []
        for some in ([pair.commentary] if pair.commentary else [], pair.notes):
            read = [(each, _read(each, names)) for each in some]
            findings.extend(finding for _, each in read for finding in each.findings)
            passages.extend(Passage(text, each.value.prose) for text, each in read)
            blocks.append(tuple(block for _, each in read for block in each.value.blocks))
        written[pair.result.indicator.id] = Written(*blocks)
    return Outcome(_AllWritten(written, tuple(passages)), tuple(findings))


def _read(text: Commentary | DataNote | SectionText, names: Names) -> Outcome[Markdown]:
    return read_markdown(text.text, text.place, names, TOP_HEADING, partial(meant_name, names=names))


def _free_sections(report: ReportSettings, narratives: Narratives, book: Book) -> Outcome[_AllSections]:
    """Return the text of each free section, or the words that stand for it where none was written."""
    found: dict[str, tuple[Block, ...]] = {}
    findings: list[Finding] = []
    passages: list[Passage] = []
    for each in report.free_sections:
        text = narratives.section(each.name)
        if text is None:
            found[each.name] = _nothing(each)
            continue
        read = _read(text, Names(book))
        found[each.name] = read.value.blocks
        findings.extend(read.findings)
        passages.append(Passage(text, read.value.prose))
    return Outcome(_AllSections(found, tuple(passages)), tuple(findings))


def _nothing(section: FreeSection) -> tuple[Block, ...]:
    return (Paragraph((Text(section.empty),)),)


def _lookup(
    results: Results,
    pairs: tuple[Pair, ...],
    written: dict[str, Written],
    areas: tuple[Area, ...],
    council: str,
    widths: Mapping[str, Width],
) -> Lookup:
    names = tuple(area.name for area in areas)
    # -- where the file of areas cannot be used, which is told, those of the results are not told again
    counted = (each.area for each in results.latest if each.area)
    parents = {area.parent for area in areas}
    return Lookup(
        results=results,
        indicators={pair.result.indicator.id: pair.result.indicator for pair in pairs},
        written=written,
        free_sections={},
        pages=frozenset(pair.result.indicator.id for pair in pairs if pair.has_page),
        periods=_periods(results),
        areas=tuple(dict.fromkeys((*names, *counted))),
        regions=tuple(name for name in names if name in parents) or names,
        cohorts=tuple(dict.fromkeys(each.cohort for each in results.latest if each.cohort)),
        council=council,
        notation=None,
        widths=widths,
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
