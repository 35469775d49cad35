"""What officers wrote, read: as blocks for the pages it stands on, and as words for those who check them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from committee_pack.compose.lookup import Written
from committee_pack.compose.markdown import Markdown, read_markdown
from committee_pack.compose.meant_names import meant_name
from committee_pack.compose.placeholders import Book, Names
from committee_pack.findings import Finding, Outcome
from committee_pack.model.document import Block, Paragraph, Text
from committee_pack.model.indicators import Area
from committee_pack.model.narratives import Commentary, DataNote, Narratives, Pair, SectionText
from committee_pack.model.prose import Passage
from committee_pack.model.results import Results
from committee_pack.model.settings import FreeSection, ReportSettings

TOP_HEADING = 1
"""The level of an officer's highest headings before they stand below those of a template."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What was written on each indicator, by its id, and in each free section, by its name; and all its words."""

    indicators: Mapping[str, Written]
    sections: Mapping[str, tuple[Block, ...]]
    passages: tuple[Passage, ...]


def read_texts(
    report: ReportSettings, results: Results, pairs: tuple[Pair, ...], narratives: Narratives, areas: Iterable[Area]
) -> Outcome[Texts]:
    """Return all that officers wrote for a report, with a finding for what of it cannot be read as it is typed.

    It is read whether a page shows it or not, to find its faults; `areas` are those that placeholders may name.
    """
    reading = _Reading(Book.of(results, (area.name for area in areas)), [], [])
    indicators = {pair.result.indicator.id: reading.written(pair) for pair in pairs}
    sections = {each.name: reading.section(each, narratives) for each in report.free_sections}
    return Outcome(Texts(indicators, sections, tuple(reading.passages)), tuple(reading.findings))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads texts one after another, and keeps their words and what was found."""

    book: Book
    passages: list[Passage]
    findings: list[Finding]

    def written(self, pair: Pair) -> Written:
        """Return what was written on an indicator."""
        names = Names(self.book, pair.result)
        commentary = self._blocks([pair.commentary] if pair.commentary else [], names)
        return Written(commentary, self._blocks(pair.notes, names))

    def section(self, section: FreeSection, narratives: Narratives) -> tuple[Block, ...]:
        """Return the text of a free section, or the words that stand for it where none was written."""
        text = narratives.section(section.name)
        return self._read(text, Names(self.book)).blocks if text else (Paragraph((Text(section.empty),)),)

    def _blocks(self, texts: Iterable[Commentary | DataNote], names: Names) -> tuple[Block, ...]:
        return tuple(block for each in texts for block in self._read(each, names).blocks)

    def _read(self, text: Commentary | DataNote | SectionText, names: Names) -> Markdown:
        read = read_markdown(text.text, text.place, names, TOP_HEADING, partial(meant_name, names=names))
        self.findings.extend(read.findings)
        self.passages.append(Passage(text, read.value.prose))
        return read.value
