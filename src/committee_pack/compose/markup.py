"""The semantic markup that templates render to becomes the document tree; what is outside it is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from committee_pack.compose.elements import Element, place_of
from committee_pack.compose.explained import explained
from committee_pack.compose.figures import FigureReader
from committee_pack.compose.inlines import InlineReader, tidy
from committee_pack.compose.lookup import Lookup
from committee_pack.compose.markdown import DEEPEST_HEADING
from committee_pack.compose.notes import Notes
from committee_pack.compose.tables import read_table
from committee_pack.findings import did_you_mean
from committee_pack.model.document import (
    Block,
    Definitions,
    DirectionArrow,
    Heading,
    ListBlock,
    Orientation,
    Panel,
    PaperSize,
    Paragraph,
    ParagraphKind,
    RatingMark,
    Section,
    SectionKind,
    Sides,
    with_all_within,
)
from committee_pack.wording import plain_text

_HEADINGS = {f"h{level}": level for level in range(1, 5)}
BLOCKS = (*_HEADINGS, "p", "ul", "ol", "dl", "table", "aside", "sides", "chart", "commentary", "notes", "narrative")
_SHARE = re.compile(r"[2-7][0-9]")
_USUAL_SHARE, _LEAST_SHARE, _MOST_SHARE = 60, 25, 75
"""The left side's part of the width in percent: if nothing is said, and how little and how much it may be."""


def read_sections(root: Element, lookup: Lookup, notes: Notes) -> tuple[Section, ...]:
    """Return the sections of a template's markup; every fault is noted at its line of the template."""
    reader = _SectionReader(lookup, notes, InlineReader(lookup, notes))
    sections = []
    for child in root.children:
        if isinstance(child, Element) and child.tag == "section":
            sections.append(reader.section(child))
        elif isinstance(child, Element):
            notes.unknown(child, ("section",))
        elif child.strip():
            message = f"Text stands outside a section: '{child.strip()[:40]}'."
            notes.error(
                "markup-misplaced", place_of(child, root.place), message, "Put it between <section> and </section>."
            )
    return tuple(sections)


@dataclass(slots=True)
class _SectionReader:
    """Reads sections; `level` is that of the last heading, below which what officers wrote has its own."""

    lookup: Lookup
    notes: Notes
    inlines: InlineReader
    level: int = 0

    def section(self, element: Element) -> Section:
        self.notes.attributes(element, "page", "size", "bookmark", "id", "class", "under")
        blocks = tuple(self._blocks(element))
        if self.lookup.notation is not None:
            blocks = tuple(explained(blocks, self.lookup.notation))
        if self._heading_levels(element):
            self._no_level_skipped(element, blocks)
        return Section(
            blocks=blocks,
            bookmark=element.attributes.get("bookmark") or _title(blocks),
            anchor=self.notes.anchor(element),
            orientation=self.notes.choice(element, "page", Orientation, Orientation.PORTRAIT),
            size=self.notes.choice(element, "size", PaperSize, PaperSize.A4),
            kind=self.notes.choice(element, "class", SectionKind, SectionKind.BODY),
            parent=element.attributes.get("under", ""),
        )

    def _heading_levels(self, section: Element) -> bool:
        """Return whether the headings that the section's own template writes are sound; what is not is noted."""
        before = len(self.notes.findings)
        headings = [element for element in _flow(section) if element.tag in _HEADINGS]
        firsts = [heading for heading in headings if heading.tag == "h1"]
        if len(firsts) != 1 or headings[0] is not firsts[0]:
            message = f"A section begins with its <h1>, and has one; this one has {len(firsts)}."
            self.notes.error("heading-level", firsts[-1].place if firsts else section.place, message)
        for above, below in pairwise(headings):
            if _HEADINGS[below.tag] > _HEADINGS[above.tag] + 1:
                message = f"<{below.tag}> stands below <{above.tag}>."
                self.notes.error("heading-level", below.place, message, "Do not skip a level.")
        return len(self.notes.findings) == before

    def _no_level_skipped(self, section: Element, blocks: tuple[Block, ...]) -> None:
        """Note each heading that skips a level, wherever it stands (PDF/UA-1, 7.4.2)."""
        headings = (block for block in with_all_within(blocks) if isinstance(block, Heading))
        for above, below in pairwise(headings):
            if below.level > above.level + 1:
                said = f"'{plain_text(below.children)}', a heading of level {below.level}, stands below"
                message = f"{said} '{plain_text(above.children)}', one of level {above.level}."
                self.notes.error("heading-level", section.place, message, "Do not skip a level.")

    def _blocks(self, element: Element) -> Iterator[Block]:
        before = element.place
        for child in element.children:
            if isinstance(child, Element):
                before = child.place
                yield from self._block(child, element.tag)
            elif child.strip():
                message = f"Text stands outside a paragraph: '{child.strip()[:40]}'."
                self.notes.error("markup-misplaced", place_of(child, before), message, "Put it between <p> and </p>.")

    def _block(self, element: Element, within: str) -> Iterator[Block]:
        match element.tag:
            case "h1" | "h2" | "h3" | "h4":
                yield self._heading(element)
            case "p":
                self.notes.attributes(element, "class")
                kind = self.notes.choice(element, "class", ParagraphKind, ParagraphKind.BODY)
                yield Paragraph(self.inlines.read(element), kind)
            case "ul" | "ol":
                yield self._list(element)
            case "dl":
                yield self._definitions(element)
            case "table":
                yield from read_table(element, self.inlines, self.notes)
            case "aside":
                self.notes.attributes(element)
                yield Panel(tuple(self._blocks(element)))
            case "sides" if within == "section":
                yield from self._sides(element)
            case "sides":
                message = f"<sides> may not stand within <{within}>."
                self.notes.error("markup-misplaced", element.place, message, "Put it directly into the <section>.")
            case "chart":
                yield from FigureReader(self.lookup, self.notes, self.inlines).read(element)
            case "commentary" | "notes":
                yield from self._written(element)
            case "narrative":
                yield from self._narrative(element)
            case _:
                self.notes.unknown(element, BLOCKS)

    def _heading(self, element: Element) -> Heading:
        self.notes.attributes(element)
        inlines = self.inlines.read_without_footnotes(element)
        marks = tuple(inline for inline in inlines if isinstance(inline, (RatingMark, DirectionArrow)))
        words = tuple(inline for inline in inlines if not isinstance(inline, (RatingMark, DirectionArrow)))
        self.level = _HEADINGS[element.tag]
        return Heading(self.level, tidy(words), marks)

    def _list(self, element: Element) -> ListBlock:
        self.notes.attributes(element)
        self.notes.only(element, "li")
        items = tuple(self._item(child) for child in element.elements() if child.tag == "li")
        self._not_empty(element)
        return ListBlock(element.tag == "ol", items)

    def _item(self, element: Element) -> tuple[Block, ...]:
        self.notes.attributes(element)
        if any(child.tag in BLOCKS for child in element.elements()):
            return tuple(self._blocks(element))
        return (Paragraph(self.inlines.read(element)),)

    def _definitions(self, element: Element) -> Definitions:
        self.notes.attributes(element, "class")
        self.notes.only(element, "dt", "dd")
        parts = element.elements()
        if [part.tag for part in parts] != ["dt", "dd"] * (len(parts) // 2):
            self.notes.error("markup-misplaced", element.place, "Each <dt> is followed by its <dd>.")
        pairs = zip(parts[::2], parts[1::2], strict=False)
        entries = tuple((self.inlines.read(term), self.inlines.read(said)) for term, said in pairs)
        self._not_empty(element)
        return Definitions(entries, compact=self.notes.word(element, "class", "compact") == "compact")

    def _not_empty(self, element: Element) -> None:
        if not element.elements() and not element.text():
            self.notes.error("markup-misplaced", element.place, f"<{element.tag}> holds nothing.", "Leave it out.")

    def _sides(self, element: Element) -> Iterator[Sides]:
        self.notes.attributes(element, "share")
        self.notes.only(element, "side")
        sides = [child for child in element.elements() if child.tag == "side"]
        if len(sides) != 2:
            message = f"<sides> holds two sides, <side>; this one holds {len(sides)}."
            self.notes.error("markup-misplaced", element.place, message)
            return
        for side in sides:
            self.notes.attributes(side)
            self._not_empty(side)
        left, right = (tuple(self._blocks(side)) for side in sides)
        yield Sides(left, right, self._share(element))

    def _share(self, element: Element) -> int:
        typed = element.attributes.get("share", str(_USUAL_SHARE))
        if not _SHARE.fullmatch(typed) or not _LEAST_SHARE <= int(typed) <= _MOST_SHARE:
            message = f"share: '{typed}' is not a whole number from {_LEAST_SHARE} to {_MOST_SHARE}."
            hint = "It is the left side's part of the width in percent."
            self.notes.error("value-wrong", element.place, message, hint)
            return _USUAL_SHARE
        return int(typed)

    def _written(self, element: Element) -> Iterator[Block]:
        self.notes.attributes(element, "of")
        if indicator := self.inlines.indicator(element):
            if element.tag == "commentary":
                self.notes.printed.add(indicator.id)
            written = self.lookup.written.get(indicator.id)
            if written:
                yield from self._below(written.commentary if element.tag == "commentary" else written.notes)

    def _narrative(self, element: Element) -> Iterator[Block]:
        """Return the text of a free section, or the words that stand for it where none was written."""
        self.notes.attributes(element, "of")
        name = element.attributes.get("of", "")
        if name in self.lookup.free_sections:
            self.notes.printed_sections.add(name)
            yield from self._below(self.lookup.free_sections[name])
        else:
            message, hint = f"The report has no free section '{name}'.", "Name it in report.yaml under 'free_sections'."
            hint = did_you_mean(name, self.lookup.free_sections) or hint
            self.notes.error("section-unknown", element.place, message, hint)

    def _below(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Return what an officer wrote, its headings below the last one of the template."""
        for block in blocks:
            if isinstance(block, Heading):
                block = replace(block, level=min(self.level + block.level, DEEPEST_HEADING))
            yield block


def _flow(element: Element) -> Iterator[Element]:
    """Return what stands in a section in the order that it is read, each side's content too."""
    for child in element.elements():
        if child.tag in ("sides", "side"):
            yield from _flow(child)
        else:
            yield child


def _title(blocks: tuple[Block, ...]) -> str:
    headings = (plain_text(block.children) for block in blocks if isinstance(block, Heading))
    return next(headings, "")
