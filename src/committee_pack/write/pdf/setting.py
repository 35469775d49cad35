"""What every block needs to know to be laid out: the look, the room there is, and what the document counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from committee_pack.model.colours import Colour
from committee_pack.model.document import Inline, ParagraphKind, SectionKind
from committee_pack.model.settings import Font
from committee_pack.write.pdf.fonts import Weight, typeface
from committee_pack.write.pdf.lines import Align, lines_of
from committee_pack.write.pdf.margin import Margin
from committee_pack.write.pdf.pieces import Prose
from committee_pack.write.pdf.structure import Element
from committee_pack.write.pdf.words import Look, Word, words_of
from committee_pack.write.style import INK, LEADING, PARAGRAPH_SIZES, Style


@dataclass(frozen=True, slots=True)
class Setting:
    """The style, the kind of section, the width and height of its pages' frames, and names for header cells.

    The names are numbers that run through the whole document. `body` is the size of running text,
    and `gap` the room between its paragraphs.
    """

    style: Style
    kind: SectionKind
    width: float
    height: float
    names: Iterator[int]
    body: float = PARAGRAPH_SIZES[ParagraphKind.BODY]
    gap: float = 6.0
    depth: int = 0
    """In how many lists."""
    margin: Margin | None = None
    """Where remarks are noted; only a proof's sections that have any have one."""

    @property
    def together(self) -> float:
        """How high rows may be that are not to break over pages."""
        return self.height / 3

    def narrowed(self, by: float) -> Setting:
        """Return the setting with less width."""
        return replace(self, width=self.width - by)

    def within_list(self, indent: float) -> Setting:
        """Return the setting of the items of a list."""
        return replace(self, width=self.width - indent, depth=self.depth + 1)

    def look(self, size: float, weight: Weight = Weight.REGULAR, colour: Colour = INK) -> Look:
        """Return how words look; a link among them takes the theme colour, unless all stand on it."""
        return _look(self.style.theme.font, weight, size, colour, self.style.primary)

    def prose(self, inlines: Iterable[Inline], element: Element, look: Look, leading: float = LEADING) -> Prose:
        """Return inlines in lines over the whole width."""
        return set_words(words_of(inlines, look), element, look.size * leading, self.width)


@lru_cache(maxsize=256)
def _look(font: Font, weight: Weight, size: float, colour: Colour, link_colour: Colour) -> Look:
    return Look(typeface(font), weight, size, colour, link_colour)


def set_words(
    words: tuple[Word, ...], element: Element, leading: float, width: float, align: Align = Align.LEFT
) -> Prose:
    """Return words in lines of a width."""
    return Prose(lines_of(words, width), element, width, leading, align)
