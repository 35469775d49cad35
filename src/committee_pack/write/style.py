"""The only map from meaning to look, shared by every format.

Lengths and type sizes are in points. Sizes follow look.md: body 12 pt, GOV.UK's minimum for members;
tables not below 10 pt, the landscape scorecard not below 9 pt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from committee_pack.findings import Severity
from committee_pack.model.colours import WHITE, Colour, contrast, darkened
from committee_pack.model.document import Orientation, PaperSize, ParagraphKind, Section, SectionKind, TableKind
from committee_pack.model.indicators import Rating
from committee_pack.model.packs import Stamped
from committee_pack.model.results import Direction
from committee_pack.model.settings import Theme

MM = 72 / 25.4
MARGIN = 19 * MM
HEADING_SIZES = {1: 22.0, 2: 14.0, 3: 12.5, 4: 12.0}
TITLE_SIZE = 30.0
FOOTER_SIZE = 9.5
CHART_TEXT_SIZE = 9.5
PARAGRAPH_SIZES = {
    ParagraphKind.BODY: 12.0,
    ParagraphKind.LEAD: 14.0,
    ParagraphKind.NOTE: 10.0,
    ParagraphKind.NAVIGATION: 10.0,
}
AGENDA_HEADING_SIZES = {1: 20.0, 2: 13.0, 3: 12.0, 4: 11.0}
AGENDA_ENTRY_SIZE, AGENDA_NOTE_SIZE = 11.5, 10.5
"""The type of an item's number and title, and of what stands below and beside them."""
_AGENDA_SIZES = {
    ParagraphKind.BODY: 11.0,
    ParagraphKind.LEAD: 13.0,
    ParagraphKind.NOTE: 10.0,
    ParagraphKind.NAVIGATION: 10.0,
}
TABLE_SIZES = {TableKind.PLAIN: 10.5, TableKind.SCORECARD: 9.0, TableKind.TREND: 10.5}
SMALLEST_TABLE = 7.5
"""The type to which a table comes down that has too many columns for the page, rather than break its words."""
BEGINNING = 1.5
"""How much of a word stands together at least where it has to be broken, in ems."""
LEADING = 1.3
INDENT = 1.0
"""How far in a row's header stands for each level of its hierarchy, in ems."""

DEEPEST_LIST = 8
"""The deepest a list can be, the first being 0; Word knows no deeper one, and what is deeper looks the same."""

_TINT = 12
"""How much of the theme colour a tint has, in hundredths, unless words in that colour would be too pale on it."""
_TEXT_CONTRAST = 4.5

_PAPER_MM = {PaperSize.A4: (210, 297), PaperSize.A3: (297, 420)}


@dataclass(frozen=True, slots=True)
class Pair:
    """A fill and the text that stands on it, at 4.5:1 or more."""

    fill: Colour
    text: Colour


INK = Colour(0x20, 0x2A, 0x36)
MUTED = Colour(0x56, 0x60, 0x6C)
RULE = Colour(0xC9, 0xCF, 0xD6)
PANEL_FILL = Colour(0xF2, 0xF4, 0xF7)
PANEL_EDGE = Colour(0x8A, 0x99, 0xAE)

BANNER = Colour(0x96, 0x1B, 0x26)
"""What a page says at its head that is not for publication; read at 4.5:1 or more on any tint."""
STAMP_SIZES = {Stamped.NUMBER: FOOTER_SIZE, Stamped.BANNER: 9.0, Stamped.BLANK: 11.0}

DRAFT = "DRAFT"
"""The word that marks every page of a proof."""
DRAFT_MARK = Colour(0xE9, 0xEC, 0xF0)
"""Its colour behind the text, all of which is read on it at 4.5:1 or more."""
DRAFT_SIZE = 150.0
FILLED_IN = Pair(Colour(0xFD, 0xEE, 0xB5), INK)
FILLED_IN_EDGE = Colour(0x8A, 0x6D, 0x00)
"""The line under words that are filled in, by which they are told without seeing colours."""
LACKING = Pair(Colour(0xF9, 0xD3, 0xD0), INK)
REMARK_SIZE = 9.0
REMARK_FILL = PANEL_FILL
_REMARKS = {
    Severity.ERROR: Colour(0xB3, 0x20, 0x2C),
    Severity.WARNING: Colour(0x85, 0x55, 0x00),
    Severity.ADVICE: MUTED,
}

_RATINGS = {
    Rating.GREEN: Pair(Colour(0x1E, 0x7B, 0x4A), WHITE),
    Rating.AMBER: Pair(Colour(0xF2, 0xA9, 0x00), INK),
    Rating.RED: Pair(Colour(0xB3, 0x20, 0x2C), WHITE),
    Rating.BETTER: Pair(Colour(0x1E, 0x7B, 0x4A), WHITE),
    Rating.SIMILAR: Pair(Colour(0xF2, 0xA9, 0x00), INK),
    Rating.WORSE: Pair(Colour(0xB3, 0x20, 0x2C), WHITE),
    # -- neither good nor bad, and so of no rating's colour
    Rating.WITHIN: Pair(Colour(0xDD, 0xE3, 0xEA), INK),
    Rating.ABOVE: Pair(Colour(0x46, 0x55, 0x66), WHITE),
    Rating.BELOW: Pair(Colour(0x46, 0x55, 0x66), WHITE),
}
_NOT_RATED = Pair(Colour(0xE3, 0xE7, 0xEC), INK)
_ARROWS = {
    Direction.BETTER: Colour(0x1E, 0x7B, 0x4A),
    Direction.WORSE: Colour(0xB3, 0x20, 0x2C),
    Direction.SAME: MUTED,
}


@dataclass(frozen=True, slots=True)
class Style:
    """A council's look: its theme over the settled sizes and colours of this module."""

    theme: Theme

    @property
    def primary(self) -> Colour:
        """The theme colour: titles, headings, rules and table heads."""
        return self.theme.primary

    @property
    def rule(self) -> Colour:
        """The colour of the rule under a title and of a chart's second bars, which nobody reads: the second colour."""
        return self.theme.secondary or self.theme.primary

    @property
    def tint(self) -> Colour:
        """The fill of section rows: the theme colour, so faint that words in it are read on it."""
        return _tint(self.theme.primary)

    @property
    def of_proofs(self) -> Style:
        """The same look with a theme colour that is dark enough for words in it to be read on the mark of a draft."""
        primary = self.primary
        if contrast(primary, DRAFT_MARK) < _TEXT_CONTRAST:
            # -- a little more, since colours are whole numbers
            primary = darkened(primary, (_TEXT_CONTRAST + 0.1) * contrast(DRAFT_MARK, WHITE))
        return replace(self, theme=replace(self.theme, primary=primary))


@cache
def _tint(colour: Colour) -> Colour:
    shades = (WHITE.mixed(colour, share / 100) for share in range(_TINT, 0, -1))
    return next((shade for shade in shades if contrast(colour, shade) >= _TEXT_CONTRAST), WHITE)


class Count(Enum):
    """What the items of a list are counted in."""

    NUMBERS = "1, 2, 3"
    LETTERS = "a, b, c"
    NUMERALS = "i, ii, iii"


_COUNTS = (Count.NUMBERS, Count.LETTERS, Count.NUMERALS)
_BULLETS = ("•", "–", "·")
"""All of them are in the PDF's font, which has no small square."""


def count(depth: int) -> Count:
    """Return what a list so many lists deep is counted in; a paper says `see b`, whatever format it is read in."""
    return _COUNTS[min(depth, DEEPEST_LIST) % len(_COUNTS)]


def bullet(depth: int) -> str:
    """Return the sign of the items of a list so many lists deep."""
    return _BULLETS[min(depth, DEEPEST_LIST) % len(_BULLETS)]


def heading_size(level: int, kind: SectionKind) -> float:
    """Return the type of a heading in a kind of section: smaller on the sheets of an agenda, where names are long."""
    return (AGENDA_HEADING_SIZES if kind is SectionKind.AGENDA else HEADING_SIZES)[level]


def paragraph_size(paragraph: ParagraphKind, kind: SectionKind) -> float:
    """Return the type of running text in a kind of section."""
    return (_AGENDA_SIZES if kind is SectionKind.AGENDA else PARAGRAPH_SIZES)[paragraph]


def rating_pair(rating: Rating | None) -> Pair:
    """Return the fill and text colour of a rating's pill."""
    return _RATINGS[rating] if rating else _NOT_RATED


def remark_colour(severity: Severity) -> Colour:
    """Return the colour of what tells how much a remark matters, at 4.5:1 or more on white and on its own fill."""
    return _REMARKS[severity]


@cache
def rating_shade(rating: Rating) -> Colour:
    """Return the faint shading of a rating's band behind a chart."""
    return WHITE.mixed(_RATINGS[rating].fill, 0.09)


def arrow_colour(direction: Direction) -> Colour:
    """Return the colour of a direction's arrow, at 3:1 or more on white and on the tint."""
    return _ARROWS[direction]


def page_points(size: PaperSize, orientation: Orientation) -> tuple[float, float]:
    """Return the width and height of a page in points."""
    short, long = (side * MM for side in _PAPER_MM[size])
    return (long, short) if orientation is Orientation.LANDSCAPE else (short, long)


def text_width(section: Section) -> float:
    """Return how wide what stands on the pages of a section is at most, in points."""
    return page_points(section.size, section.orientation)[0] - 2 * MARGIN
