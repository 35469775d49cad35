"""The margin of a proof's pages: what is said of a paragraph stands beside it, below what is said of those before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.pieces import Piece

GAP = 8.0
"""The least room between two notes."""
_ROUNDING = 0.01


class Note(NamedTuple):
    """What is said of a paragraph, and how far up the page it would begin."""

    said: Piece
    top: float


@dataclass(slots=True)
class Margin:
    """The notes of the page that is being drawn, and the numbers of the document's notes."""

    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _noted: list[Note] = field(default_factory=list)

    def note(self, said: Piece, top: float) -> None:
        """Let something be said at a height of the page, or as near to it as there is room."""
        self._noted.append(Note(said, top))

    def taken(self) -> list[Note]:
        """Return what was noted since this was last asked, in reading order: of two sides, the left one first."""
        noted, self._noted = self._noted, []
        return noted


def draw_notes(notes: Sequence[Note], page: TaggedCanvas, x: float, top: float, bottom: float) -> list[Note]:
    """Draw notes between two heights of the page, and return what there is no room for, to go on at such a top."""
    placed, rest = _placed(notes, top, bottom)
    for note in placed:
        note.said.draw(page, x, note.top)
    return [Note(said, top) for said in rest]


def _placed(notes: Sequence[Note], top: float, bottom: float) -> tuple[list[Note], list[Piece]]:
    """Return the notes where they stand, and what is left over."""
    pieces = [note.said for note in notes]
    needed = sum(piece.height for piece in pieces) + GAP * (len(pieces) - 1)
    if needed > top - bottom + _ROUNDING:
        return _filled(pieces, top, bottom)
    return _raised(_lowered(notes, top), bottom), []


def _lowered(notes: Sequence[Note], top: float) -> list[Note]:
    """Return the notes, each as far down as those above it ask for."""
    lowered: list[Note] = []
    for note in notes:
        top = min(top, note.top)
        lowered.append(note._replace(top=top))
        top -= note.said.height + GAP
    return lowered


def _raised(notes: Sequence[Note], bottom: float) -> list[Note]:
    """Return the notes, each as far up as those below it ask for."""
    raised: list[Note] = []
    for note in reversed(notes):
        top = max(note.top, bottom + note.said.height)
        raised.append(note._replace(top=top))
        bottom = top + GAP
    return raised[::-1]


def _filled(pieces: Sequence[Piece], top: float, bottom: float) -> tuple[list[Note], list[Piece]]:
    """Return as many notes as there is room for, right below one another, the last of them broken; and the rest."""
    placed: list[Note] = []
    for number, piece in enumerate(pieces):
        if piece.height > top - bottom + _ROUNDING:
            parts = piece.split(top - bottom, must=not placed)
            if parts is None:
                return placed, list(pieces[number:])
            return [*placed, Note(parts[0], top)], [parts[1], *pieces[number + 1 :]]
        placed.append(Note(piece, top))
        top -= piece.height + GAP
    return placed, []
