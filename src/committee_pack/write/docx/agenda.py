"""The items of an agenda: a hanging number, the title, and the pages at a tab stop at the right."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.model.document import AgendaEntry, AgendaList
from committee_pack.write.docx import names
from committee_pack.write.docx.draft import Draft, Frame
from committee_pack.write.docx.formatting import Edge, paragraph
from committee_pack.write.docx.geometry import AGENDA_NUMBER_TAB
from committee_pack.write.docx.inlines import Face, run, runs
from committee_pack.write.docx.paragraphs import styled
from committee_pack.write.docx.units import twips
from committee_pack.write.docx.xml import NOTHING, Xml, joined, w
from committee_pack.write.style import RULE

_TAB = w("r", w("tab"))
_LINE = Edge(RULE, 0.5, 3)
_LINES = (("bottom", _LINE), ("between", _LINE))
"""Word draws lines between neighbours that have the same, as entries of one paragraph have (17.3.1.5)."""

_ROOM_BELOW = w("spacing", after=twips(8))


def agenda_list(block: AgendaList, frame: Frame, draft: Draft) -> Xml:
    """Return the entries, the paragraphs of each kept together, with a line under it."""
    if not block.entries:
        return NOTHING
    *others, last = block.entries
    written = [made for each in others for made in _entry(each, frame, draft)]
    return joined((*written, *_entry(last, frame, draft, is_last=True)))


def _entry(entry: AgendaEntry, frame: Frame, draft: Draft, *, is_last: bool = False) -> Iterator[Xml]:
    number = run(entry.number, Face(names.AGENDA_NUMBER))
    title = runs(entry.title, draft, Face(names.STRONG))
    pages = joined((_TAB, runs(entry.pages, draft, Face(names.AGENDA_PAGES)))) if entry.pages else NOTHING
    stops = (("left", AGENDA_NUMBER_TAB), ("right", frame.width))
    left = len(entry.notes)
    yield styled(names.AGENDA_ITEM, joined((number, _TAB, title, pages)), _direct(left, is_last, stops))
    for note in entry.notes:
        left -= 1
        # -- at a tab, since Word draws the line from where the first line begins
        yield styled(names.AGENDA_NOTE, joined((_TAB, runs(note, draft))), _direct(left, is_last))


def _direct(left: int, is_last: bool, stops: tuple[tuple[str, float], ...] = ()) -> Xml:
    """Return the direct formatting of a paragraph after which so many are left of its entry: the last has the line."""
    room = _ROOM_BELOW if is_last and not left else NOTHING
    return paragraph(keep=left > 0, borders=() if left else _LINES, tabs=stops, spacing=room)
