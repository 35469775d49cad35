"""The footer of a page: what holds for the whole document at its left, the page's number at its right, if it has one.

Its last line stands where the only one does otherwise, and more lines grow upward: what is above gives way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.model.document import Text
from committee_pack.write.pdf.canvas import Artifact, TaggedCanvas
from committee_pack.write.pdf.lines import Align
from committee_pack.write.pdf.pieces import Prose
from committee_pack.write.pdf.setting import Setting, set_words
from committee_pack.write.pdf.structure import Element
from committee_pack.write.pdf.words import Look, words_of
from committee_pack.write.style import FOOTER_SIZE, LEADING, MARGIN, MUTED

FOOTER_ABOVE = 12.0
"""The least room between a footer and what stands above it."""
_BOTTOM = MARGIN / 2 + FOOTER_SIZE * (1 - LEADING)
_GAP = 24.0
_HIGHEST = 0.5
"""The share of a page's frame that a footer takes at most: what holds a page of words is set smaller."""
_LESS = 0.9
# -- what belongs to no element of the tree: within an artifact nothing is tagged
_NOTHING = Element("Artifact")


@dataclass(frozen=True, slots=True)
class Footer:
    """The words of the footer in lines beside the room for a page's number; that of a pack stands there otherwise."""

    words: Prose
    numbered: bool = True

    @property
    def top(self) -> float:
        """How far above the edge of the page it begins."""
        return _BOTTOM + self.words.height

    def draw(self, page: TaggedCanvas, number: int, setting: Setting) -> None:
        """Draw the footer of a page, counted from 0, its number in the last line."""
        at_right = _at_right(f"Page {number + 1} of {len(page.marked)}", setting)
        with page.artifact(Artifact.FOOTER):
            self.words.draw(page, MARGIN, self.top)
            if self.numbered:
                at_right.draw(page, MARGIN, _BOTTOM + at_right.height)


def footer(words: str, setting: Setting, *, numbered: bool) -> Footer:
    """Return the footer of pages with such a frame, the same on each of them however many they are."""
    beside = setting.narrowed(_at_right("Page 9999 of 9999", setting).lines[0].width + _GAP)
    laid = (beside.prose((Text(words),), _NOTHING, look) for look in _looks(setting))
    return Footer(next(prose for prose in laid if prose.height <= _HIGHEST * setting.height), numbered)


def _looks(setting: Setting) -> Iterator[Look]:
    """Return how a footer looks, then ever smaller."""
    size = FOOTER_SIZE
    while True:
        yield setting.look(size, colour=MUTED)
        size *= _LESS


def _at_right(words: str, setting: Setting) -> Prose:
    look = setting.look(FOOTER_SIZE, colour=MUTED)
    return set_words(words_of((Text(words),), look), _NOTHING, look.size * LEADING, setting.width, Align.RIGHT)
