"""Headings, running text, and terms with what they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from committee_pack.model.document import Definitions, Heading, Inline, Paragraph, ParagraphKind, Remark, SectionKind
from committee_pack.wording import plain_text
from committee_pack.write.docx import names
from committee_pack.write.docx.draft import Draft, Frame
from committee_pack.write.docx.formatting import Indent, indentation, tab_stops
from committee_pack.write.docx.geometry import AGENDA_FACTS_TAB, FACTS_TAB, OWNERS_MIDDLE, OWNERS_TAB, TERM_GAP
from committee_pack.write.docx.inlines import ON_BOLD, PLAIN, Face, run, runs
from committee_pack.write.docx.panel import moved_in, standing, standing_in
from committee_pack.write.docx.units import twips
from committee_pack.write.docx.xml import NOTHING, Xml, joined, w
from committee_pack.write.style import paragraph_size
from committee_pack.write.widths import words_width

Entry = tuple[tuple[Inline, ...], tuple[Inline, ...]]
_OWNERS_SIZE = 10.5
_TAB = w("r", w("tab"))
_GAP = "\u2003"


def styled(style: str, content: Xml, direct: Xml = NOTHING) -> Xml:
    """Return a paragraph in a style, with direct formatting where its content asks for it."""
    return Xml(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direct}</w:pPr>{content}</w:p>')


def heading(block: Heading, frame: Frame, draft: Draft, anchor: str) -> Xml:
    """Return a heading, which links to the anchor lead to.

    A page's rating and direction stand in the line under its title, so that Word's navigation pane and
    a table of contents show titles alone; a lower heading has them in its line.
    """
    words = draft.bookmarked(anchor, remarked(runs(block.children, draft, ON_BOLD), block.remarks, draft))
    if block.level > 1:
        content = joined((words, *_marks(block, draft, ON_BOLD, first=_GAP)))
        return styled(names.HEADINGS[block.level], moved_in(content, frame), at_top(frame) or standing(frame))
    style = names.TITLE if frame.section is SectionKind.TITLE else names.HEADINGS[1]
    marks = joined(_marks(block, draft, PLAIN))
    return joined((styled(style, words), styled(names.MARKS, marks) if marks else NOTHING))


def words_of(block: Paragraph, draft: Draft) -> Xml:
    """Return the words of a paragraph, with what is said of it."""
    return remarked(runs(block.children, draft), block.remarks, draft)


def remarked(words: Xml, remarks: Sequence[Remark], draft: Draft) -> Xml:
    """Return the words of a paragraph with each remark as a comment on them."""
    return draft.comments.around(words, map(_said, remarks)) if remarks else words


def _said(remark: Remark) -> Xml:
    hint = f" {remark.hint}" if remark.hint else ""
    severity = run(f"{remark.severity.value.capitalize()}: ", Face(names.STRONG))
    return joined((severity, run(f"{remark.message}{hint}")))


def _marks(block: Heading, draft: Draft, face: Face, first: str = "") -> Iterator[Xml]:
    gap = first
    for mark in block.marks:
        yield joined((run(gap), runs((mark,), draft, face)))
        gap = _GAP


def paragraph(block: Paragraph, frame: Frame, draft: Draft) -> Xml:
    """Return running text; nothing where there are no words."""
    words = words_of(block, draft)
    if not words:
        return NOTHING
    if frame.in_panel:
        return styled(panel_style(frame), moved_in(words, frame), standing_in(frame))
    return styled(_paragraph_style(block.kind, frame), words, BELOW_BOX if frame.below_box else NOTHING)


def panel_style(frame: Frame) -> str:
    """Return the style of paragraphs on the panel that they stand on; "" where they stand on none."""
    return (names.DECISION if frame.decides else names.PANEL) if frame.in_panel else ""


def at_top(frame: Frame) -> Xml:
    """Return the direct formatting that takes the room away above what tops one of two columns.

    LibreOffice leaves it out in the left one alone, and the two would begin at different heights.
    """
    return _NO_ROOM_ABOVE if frame.tops_column and not frame.left else NOTHING


BELOW_BOX = w("spacing", before=twips(8))
_NO_ROOM_ABOVE = w("spacing", before=0)


def _paragraph_style(kind: ParagraphKind, frame: Frame) -> str:
    if kind is ParagraphKind.LEAD:
        return _LEADS.get(frame.section, names.PARAGRAPHS[kind])
    return names.PARAGRAPHS[kind]


_LEADS = {SectionKind.TITLE: names.SUBTITLE, SectionKind.AGENDA: names.AGENDA_LEAD}


def definitions(block: Definitions, frame: Frame, draft: Draft) -> Xml:
    """Return terms with what they stand for, at tab stops; compact ones two in a line where they fit."""
    lines = list(_lines(block.entries, frame)) if block.compact else [(entry,) for entry in block.entries]
    facts = names.AGENDA_FACTS if frame.section is SectionKind.AGENDA else names.FACTS
    style = names.OWNERS if block.compact else facts
    stops = None if block.compact else _stops(block, frame)
    return joined(styled(style, _line(line, draft), _direct(stops, line is lines[-1])) for line in lines)


def _direct(stops: tuple[Xml, Xml] | None, is_last: bool) -> Xml:
    tabs, indent = stops or (NOTHING, NOTHING)
    return joined((tabs, _ROOM_BELOW if is_last else NOTHING, indent))


_ROOM_BELOW = w("spacing", after=twips(8))


def _stops(block: Definitions, frame: Frame) -> tuple[Xml, Xml] | None:
    """Return a tab stop and an indent for terms that are longer than the style provides for."""
    size = paragraph_size(ParagraphKind.BODY, frame.section)
    provided = AGENDA_FACTS_TAB if frame.section is SectionKind.AGENDA else FACTS_TAB
    widest = max((words_width(plain_text(term), size) for term, _ in block.entries), default=0.0) + TERM_GAP
    if widest <= provided:
        return None
    tab = min(widest, frame.width / 2)
    return tab_stops((("left", tab),)), indentation(Indent(tab, tab))


def _line(entries: Sequence[Entry], draft: Draft) -> Xml:
    parts = (
        joined((runs(term, draft, Face(names.TERM)), _TAB, runs(description, draft))) for term, description in entries
    )
    return Xml(_TAB.join(parts))


def _lines(entries: Sequence[Entry], frame: Frame) -> Iterator[tuple[Entry, ...]]:
    """Return the entries line by line, two where both fit between the tab stops."""
    rest = list(entries)
    while rest:
        count = 2 if len(rest) > 1 and _fit_beside(rest[0], rest[1], frame) else 1
        yield tuple(rest[:count])
        rest = rest[count:]


def _fit_beside(one: Entry, other: Entry, frame: Frame) -> bool:
    """Return whether two entries have room in a line; a second line of either would stand below the first term."""
    if any("\n" in plain_text(words) for entry in (one, other) for words in entry):
        return False
    terms = (_width(one[0]), _width(other[0]))
    rooms = (OWNERS_MIDDLE - OWNERS_TAB - TERM_GAP, frame.width - OWNERS_MIDDLE - OWNERS_TAB)
    return max(terms) < OWNERS_TAB and _width(one[1]) < rooms[0] and _width(other[1]) < rooms[1]


def _width(inlines: tuple[Inline, ...]) -> float:
    return words_width(plain_text(inlines), _OWNERS_SIZE)
