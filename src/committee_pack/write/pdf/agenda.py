"""The items of an agenda: a list whose labels are their numbers, with the pages of each at its right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from committee_pack.model.colours import Colour
from committee_pack.model.document import AgendaEntry, AgendaList, Inline, Text
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.fonts import Weight
from committee_pack.write.pdf.lines import Align, longest
from committee_pack.write.pdf.pieces import Noted, Prose, Stack
from committee_pack.write.pdf.setting import Setting, set_words
from committee_pack.write.pdf.structure import Element
from committee_pack.write.pdf.words import Look, Word, words_of
from committee_pack.write.style import AGENDA_ENTRY_SIZE, AGENDA_NOTE_SIZE, INK, LEADING, MUTED, RULE

_GAP = 8.0
_PADDING = 4.0
_NOTE_GAP = 1.5
_HAIR = 0.5
_NUMBERS = 37.0
"""How wide the column of numbers is, unless one of them is wider: that of a section is in line with the next one's."""
_WIDEST_NUMBER = 0.25
_BESIDE = 12.0
_LONGEST_PAGES = "Pages 8888–8888"
"""What the pages at the right have room for, whatever they are: an agenda is as long before they are known as after."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item: its number, its title with the notes below it, and its pages beside it; a hair line under all.

    What goes on over the page is without number and pages. `across` is how far right the title and the pages begin.
    """

    number: Prose | None
    body: Stack
    pages: Prose | None
    across: tuple[float, float]
    width: float
    ends: bool = True
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False

    @property
    def height(self) -> float:
        """How high the highest of its parts is, with the room above and below."""
        beside = (part.height for part in (self.number, self.pages) if part)
        return max(self.body.height, *beside, 0.0) + 2 * _PADDING

    def split(self, height: float, must: bool) -> tuple[_Entry, _Entry] | None:
        """Return the beginning and the rest, where it has to be placed: it does not break otherwise."""
        room = height - 2 * _PADDING
        parts = self.body.split(room, must) if must and room < self.body.height else None
        if not parts:
            return None
        return replace(self, body=parts[0], ends=False), replace(self, number=None, body=parts[1], pages=None)

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the line as an artifact, then the parts in the order they are read."""
        if self.ends:
            with page.artifact():
                page.rule(x, x + self.width, top - self.height + _HAIR, RULE, _HAIR)
        if self.number:
            self.number.draw(page, x, top - _PADDING)
        self.body.draw(page, x + self.across[0], top - _PADDING)
        if self.pages:
            self.pages.draw(page, x + self.across[1], top - _PADDING)

    def footnotes(self, down: float) -> Iterator[Noted]:
        """Return those of the title and its notes, and of the pages."""
        yield from self.body.footnotes(down + _PADDING)
        if self.pages:
            yield from self.pages.footnotes(down + _PADDING)


def agenda_list(block: AgendaList, setting: Setting, parent: Element) -> Stack:
    """Return the entries below one another; an entry breaks over pages only where it is taller than one."""
    return _Layout(block.entries, setting).entries(_list(parent))


_Numbered = tuple[AgendaEntry, tuple[Word, ...]]
"""An entry with the words of its number."""


def _items(entries: Iterable[_Numbered]) -> list[list[_Numbered]]:
    """Return entries item by item, each followed by its further papers, which have no number."""
    items: list[list[_Numbered]] = []
    for each in entries:
        if each[0].number or not items:
            items.append([])
        items[-1].append(each)
    return items


def _list(parent: Element) -> Element:
    """Return a list whose labels follow no numbering (ISO 32000-1, table 347)."""
    element = parent.add("L")
    element.numbering = "None"
    return element


class _Layout:
    """The settled measures of some entries."""

    def __init__(self, entries: Sequence[AgendaEntry], setting: Setting) -> None:
        self.listed, self.setting = entries, setting
        self.numbers = [words_of((Text(entry.number),), self._bold(setting.style.primary)) for entry in entries]
        widest = max(map(longest, self.numbers), default=0.0) + _BESIDE
        self.start = min(max(_NUMBERS, widest), _WIDEST_NUMBER * setting.width)
        self.pages_width = self._quiet.face.width(_LONGEST_PAGES, AGENDA_NOTE_SIZE)
        self.body_width = setting.width - self.start - self.pages_width - _BESIDE

    def entries(self, element: Element) -> Stack:
        """Return the entries: items of the list, and their further papers, items of a list within the item's body."""
        pieces: list[_Entry] = []
        for first, *papers in _items(zip(self.listed, self.numbers, strict=True)):
            piece, body = self._entry(first, element)
            pieces.append(piece)
            if papers:
                within = _list(body)
                pieces += [self._entry(paper, within)[0] for paper in papers]
        return Stack(pieces, after=_GAP)

    def _entry(self, numbered: _Numbered, parent: Element) -> tuple[_Entry, Element]:
        """Return an entry, an item of a list, and the element of its body."""
        entry, number = numbered
        item = parent.add("LI")
        leading = AGENDA_ENTRY_SIZE * LEADING
        label = set_words(number, item.add("Lbl"), leading, self.start - _BESIDE) if number else None
        said = item.add("LBody")
        title = self._prose(entry.title, self._bold(INK), said)
        notes = [replace(self._prose(note, self._quiet, said), before=_NOTE_GAP) for note in entry.notes]
        # -- in lines as high as the title's, so that it stands level with it
        words = words_of(entry.pages, self._quiet)
        pages = set_words(words, said.add("P"), leading, self.pages_width, Align.RIGHT) if words else None
        across = (self.start, self.setting.width - self.pages_width)
        return _Entry(label, Stack([title, *notes]), pages, across, self.setting.width), said

    def _prose(self, inlines: tuple[Inline, ...], look: Look, parent: Element) -> Prose:
        return set_words(words_of(inlines, look), parent.add("P"), look.size * LEADING, self.body_width)

    def _bold(self, colour: Colour) -> Look:
        return self.setting.look(AGENDA_ENTRY_SIZE, Weight.SEMIBOLD, colour)

    @property
    def _quiet(self) -> Look:
        """The look of what stands below and beside a title: links among it are told by their line alone."""
        return replace(self.setting.look(AGENDA_NOTE_SIZE, colour=MUTED), link_colour=MUTED)
