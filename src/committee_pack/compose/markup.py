"""The semantic markup that templates render to becomes the document tree; what is outside it is a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from committee_pack.compose.elements import Element, place_of
from committee_pack.compose.explained import explained
from committee_pack.compose.figures import FigureReader
from committee_pack.compose.inlines import InlineReader, tidy
from committee_pack.compose.lookup import Lookup
from committee_pack.compose.notes import Notes
from committee_pack.compose.tables import read_table
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
    with_all_within,
)
from committee_pack.wording import plain_text

_HEADINGS = {f"h{level}": level for level in range(1, 5)}
BLOCKS = (*_HEADINGS, "p", "ul", "ol", "dl", "table", "aside", "chart", "commentary", "notes")


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


@dataclass(frozen=True, slots=True)
class _SectionReader:
    lookup: Lookup
    notes: Notes
    inlines: InlineReader

    def section(self, element: Element) -> Section:
        self.notes.attributes(element, "page", "size", "bookmark", "id", "class", "under")
        blocks = tuple(self._blocks(element))
        if self.lookup.marks is not None:
            blocks = tuple(explained(blocks, self.lookup.marks))
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
        headings = [child for child in section.elements() if child.tag in _HEADINGS]
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
                yield from self._block(child)
            elif child.strip():
                message = f"Text stands outside a paragraph: '{child.strip()[:40]}'."
                self.notes.error("markup-misplaced", place_of(child, before), message, "Put it between <p> and </p>.")

    def _block(self, element: Element) -> Iterator[Block]:
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
            case "chart":
                yield from FigureReader(self.lookup, self.notes, self.inlines).read(element)
            case "commentary" | "notes":
                yield from self._written(element)
            case _:
                self.notes.unknown(element, BLOCKS)

    def _heading(self, element: Element) -> Heading:
        self.notes.attributes(element)
        inlines = self.inlines.read(element)
        marks = tuple(inline for inline in inlines if isinstance(inline, (RatingMark, DirectionArrow)))
        words = tuple(inline for inline in inlines if not isinstance(inline, (RatingMark, DirectionArrow)))
        return Heading(_HEADINGS[element.tag], tidy(words), marks)

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

    def _written(self, element: Element) -> Iterator[Block]:
        self.notes.attributes(element, "of")
        if indicator := self.inlines.indicator(element):
            if element.tag == "commentary":
                self.notes.printed.add(indicator.id)
            written = self.lookup.written.get(indicator.id)
            if written:
                yield from written.commentary if element.tag == "commentary" else written.notes


def _title(blocks: tuple[Block, ...]) -> str:
    headings = (plain_text(block.children) for block in blocks if isinstance(block, Heading))
    return next(headings, "")
