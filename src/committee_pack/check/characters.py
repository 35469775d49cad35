"""A character that the theme's font lacks would print as an empty box: it is an error, at its line.

So is one that no Word file or PDF can hold, also where nobody sees it: in summaries, names of places, charts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from committee_pack import fonts
from committee_pack.findings import Finding, Place, error
from committee_pack.model.document import (
    BarChart,
    Block,
    Chart,
    Document,
    Figure,
    RatingBar,
    SmallMultiples,
    Table,
    TrendChart,
    inlines_of,
    with_all_within,
)
from committee_pack.model.settings import Font
from committee_pack.wording import inline_text

PLAIN = frozenset(range(0x20, 0x7F)) | frozenset(range(0xA0, 0x100)) | frozenset(map(ord, "\n–—‘’“”•…€▲▼▶"))
"""What papers in English hold and the tool's own font has: to open it takes as long as to read a report."""
_LINE_END = frozenset({ord("\n")})
_NOWHERE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""


def missing_characters(document: Document, font: Font, sources: Iterable[tuple[str, Path]]) -> tuple[Finding, ...]:
    """Return a finding for each character of the document that the font cannot show.

    `sources` are the files that the document was made from, by the name people know them by; the
    first line that holds the character is where it stands.
    """
    unusual = frozenset(map(ord, frozenset(_words(document)))) - (_LINE_END if font.own else PLAIN)
    # -- the font is opened only for papers that hold more than that; council.yaml tells of one that cannot be
    lacking = sorted(unusual - fonts.characters(font)) if unusual and not fonts.font_fault(font) else []
    nowhere = set(map(ord, _NOWHERE.findall("".join(_unseen(document)))))
    found = sorted({*lacking, *nowhere})
    texts = tuple((name, _text(path)) for name, path in sources) if found else ()
    return tuple(_finding(chr(each), font, texts) for each in found)


def _words(document: Document) -> str:
    return "".join((document.title, document.footer, *_all_words(document)))


def _all_words(document: Document) -> Iterator[str]:
    for section in document.sections:
        yield section.bookmark
        for block in section.blocks:
            yield from map(inline_text, inlines_of(block))
        for block in with_all_within(section.blocks):
            if isinstance(block, Figure):
                yield from _drawn(block.chart)


def _drawn(chart: Chart) -> Iterator[str]:
    """Return the words of a chart that are someone's own, in one line as they are drawn; all others are plain."""
    for name in _names(chart):
        yield " ".join(name.split())


def _names(chart: Chart) -> tuple[str, ...]:
    match chart:
        case BarChart(categories=categories, series=series):
            return (*categories, *(each.name for each in series))
        case TrendChart(name=name, others=others):
            return (name, *(each.name for each in others))
        case SmallMultiples(areas=areas):
            return tuple(each.name for each in areas)
        case RatingBar():
            return ()


def _unseen(document: Document) -> Iterator[str]:
    yield from (document.author, document.language)
    for section in document.sections:
        yield from (section.anchor, section.parent)
        for block in with_all_within(section.blocks):
            yield from _unseen_of(block)


def _unseen_of(block: Block) -> Iterator[str]:
    match block:
        case Table(summary=summary, head=head, body=body):
            yield summary
            yield from (row.anchor for row in (*head, *body))
        case Figure(chart=chart, alternative=alternative):
            yield alternative
            yield from _chart_words(chart)
        case _:
            return


def _chart_words(chart: Chart) -> Iterator[str]:
    yield from _names(chart)
    match chart:
        case TrendChart(title=title, since=since):
            yield from (title, since)
        case BarChart(title=title, by=by):
            yield from (title, by)
        case SmallMultiples(title=title):
            yield title
        case RatingBar():
            return


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def _finding(character: str, font: Font, texts: tuple[tuple[str, str], ...]) -> Finding:
    places = (place for name, text in texts for place in _places(character, name, text))
    name = unicodedata.name(character, "a character without a name").lower()
    message = f"The font {font.name} cannot show '{character}' (U+{ord(character):04X}, {name})."
    if _NOWHERE.match(character):
        message = f"No Word file or PDF can hold U+{ord(character):04X} ({name})."
    return error("character-missing", next(places, Place("report_templates")), message, "Write it another way.")


def _places(character: str, name: str, text: str) -> Iterator[Place]:
    found = re.search(_spelt(character), text, re.IGNORECASE)
    if found:
        yield Place(name, text.count("\n", 0, found.start()) + 1)


def _spelt(character: str) -> str:
    r"""Return how a character may be written: as it is, or as `\u2603`, `&#9731;` and the like."""
    number = ord(character)
    escaped = rf"\\(u{number:04x}|U{number:08x}|x{number:02x})|&#(0*{number}|x0*{number:x});"
    return f"(?-i:{re.escape(character)})|{escaped}"
