"""Commentary that no template of the report prints: its author is told, so that nobody waits for it to appear."""

from __future__ import annotations

from collections.abc import Iterator, Set

from committee_pack.findings import Finding, advice
from committee_pack.model.indicators import Indicator, Role
from committee_pack.model.narratives import Narratives, Pair
from committee_pack.model.settings import Pages, ReportSettings

LEADS = "lead_indicators.html.j2"
"""The library's template that writes the lead indicators."""
SECTIONS = "free_sections.html.j2"
"""The library's template that writes the free sections."""
PAGES = "indicator_pages.html.j2"
"""The library's template that writes the pages of indicators."""


def unprinted_commentary(pairs: tuple[Pair, ...], printed: Set[str], report: ReportSettings) -> Iterator[Finding]:
    """Return advice for each commentary that was written and that no template prints; `printed` are indicators."""
    for pair in pairs:
        id, written = pair.result.indicator.id, pair.commentary
        if written and written.is_written and id not in printed:
            message = f"The commentary on '{id}' is not printed: {_why(pair, report.pages)}."
            hint = f'{_page_hint(pair, report.pages)}let a template of the report write <commentary of="{id}"/>.'
            yield advice("commentary-unprinted", written.place, message, f"{hint[0].upper()}{hint[1:]}")


def unprinted_sections(report: ReportSettings, narratives: Narratives, printed: Set[str]) -> Iterator[Finding]:
    """Return advice for each free section that no template prints, written or not; `printed` are their names."""
    for each in report.free_sections:
        if each.name not in printed:
            text = narratives.section(each.name)
            message = f"The section '{each.name}' is not printed: no template writes it."
            hint = f'List {SECTIONS}, or let a template of the report write <narrative of="{each.name}"/>.'
            place = text.place if text else report.place("free_sections", each.name)
            yield advice("commentary-unprinted", place, message, hint)


def _why(pair: Pair, pages: Pages | tuple[str, ...]) -> str:
    if not pair.result.indicator.is_judged:
        return f"{_unjudged(pair.result.indicator)} has no page"
    if pair.has_page:
        return "no template writes it"
    if pages is Pages.RED:
        return "it is not Red, and 'pages: red' gives pages to those that are"
    return "'pages: none' gives no pages" if pages is Pages.NONE else "'pages' does not list it"


def _unjudged(indicator: Indicator) -> str:
    if indicator.linked:
        return f"what is linked to '{indicator.linked.to}'"
    return "activity" if indicator.is_activity else "a lead indicator"


def _page_hint(pair: Pair, pages: Pages | tuple[str, ...]) -> str:
    if not pair.result.indicator.is_judged:
        return f"list {LEADS}, or " if pair.result.indicator.role is Role.LEAD else ""
    if pair.has_page:
        return f"list {PAGES}, or "
    return "add it there, or " if isinstance(pages, tuple) else "write a list of ids in 'pages' that has it, or "
