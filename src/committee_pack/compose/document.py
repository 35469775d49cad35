"""Pairs and templates become the document tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from committee_pack import wording
from committee_pack.compose.elements import read_elements
from committee_pack.compose.lookup import Lookup, Written
from committee_pack.compose.markdown import read_markdown
from committee_pack.compose.markup import read_sections
from committee_pack.compose.placeholders import placeholders
from committee_pack.compose.template import Templates
from committee_pack.compose.views import report_view
from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error
from committee_pack.model.document import Block, Document, Link, Section, Table, inlines_of
from committee_pack.model.indicators import Catalogue
from committee_pack.model.narratives import Pair
from committee_pack.model.results import Results
from committee_pack.model.settings import Council, ReportSettings

LANGUAGE = "en-GB"
COMMENTARY_HEADING = 3
"""Commentary stands under a heading of level 2, so its own begin at 3."""


def compose_document(
    council: Council,
    catalogue: Catalogue,
    report: ReportSettings,
    results: Results,
    pairs: tuple[Pair, ...],
    templates: Templates,
) -> Outcome[Document]:
    """Return the report as a document tree, with a finding for all that its narratives and templates get wrong."""
    written = _all_written(pairs)
    lookup = _lookup(results, pairs, written.value)
    context = {"report": report_view(council, catalogue, report, results, pairs)}
    sections: list[Section] = []
    findings = list(written.findings)
    for name in report.templates:
        read = _template_sections(templates, name, context, lookup)
        sections.extend(read.value)
        findings.extend(read.findings)
    findings.extend(_lost_links(sections, report.templates_place))
    footer = f"{report.title} · {wording.period_text(report.period)}"
    document = Document(report.title, footer, council.name, LANGUAGE, report.published, tuple(sections))
    return Outcome(document, tuple(findings))


def _template_sections(
    templates: Templates, name: str, context: Mapping[str, object], lookup: Lookup
) -> Outcome[tuple[Section, ...]]:
    markup = templates.render(name, context)
    if markup.findings:
        return Outcome((), markup.findings)
    root = read_elements(markup.value, templates.files, Place(templates.file(name), 1))
    return read_sections(root.value, lookup).also(root.findings)


def _all_written(pairs: tuple[Pair, ...]) -> Outcome[dict[str, Written]]:
    """Return what was written on each indicator; commentary is read even where it has no page, to find its faults."""
    written: dict[str, Written] = {}
    findings: list[Finding] = []
    for pair in pairs:
        names = placeholders(pair.result)
        texts = ([pair.commentary] if pair.commentary else [], pair.notes)
        read = [[read_markdown(each.text, each.place, names, COMMENTARY_HEADING) for each in some] for some in texts]
        findings.extend(finding for some in read for each in some for finding in each.findings)
        commentary, notes = (_joined(some) for some in read)
        written[pair.result.indicator.id] = Written(commentary, notes)
    return Outcome(written, tuple(findings))


def _joined(read: Iterable[Outcome[tuple[Block, ...]]]) -> tuple[Block, ...]:
    return tuple(block for each in read for block in each.value)


def _lookup(results: Results, pairs: tuple[Pair, ...], written: dict[str, Written]) -> Lookup:
    return Lookup(
        results=results,
        indicators={pair.result.indicator.id: pair.result.indicator for pair in pairs},
        latest={(each.indicator.id, each.area, each.cohort): each for each in results.latest},
        written=written,
        pages=frozenset(pair.result.indicator.id for pair in pairs if pair.has_page),
        periods={str(period): period for period in (*results.trend, results.period)},
    )


def _lost_links(sections: list[Section], place: Place) -> Iterator[Finding]:
    """Return a finding for each link within the document that leads nowhere."""
    anchors = {f"#{anchor}" for section in sections for anchor in _anchors(section)}
    for section in sections:
        for block in section.blocks:
            for inline in inlines_of(block):
                if isinstance(inline, Link) and inline.target.startswith("#") and inline.target not in anchors:
                    message = f"A link in '{section.bookmark}' leads to {inline.target}, which no template writes."
                    yield error("link-lost", place, message, did_you_mean(inline.target, sorted(anchors)))


def _anchors(section: Section) -> Iterator[str]:
    yield section.anchor
    for block in section.blocks:
        if isinstance(block, Table):
            yield from (row.anchor for row in block.body)
