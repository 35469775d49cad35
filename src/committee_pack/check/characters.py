"""A character that the theme's font lacks would print as an empty box: it is an error, at its line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from committee_pack import fonts
from committee_pack.findings import Finding, Place, error
from committee_pack.model.document import BarChart, Chart, Document, figures_of, inlines_of
from committee_pack.wording import inline_text

_PLAIN = frozenset(range(0x20, 0x7F)) | {0x0A}


def missing_characters(document: Document, family: str, sources: Iterable[tuple[str, Path]]) -> tuple[Finding, ...]:
    """Return a finding for each character of the document that the font family cannot show.

    `sources` are the files that the document was made from, by the name people know them by; the
    first line that holds the character is where it stands.
    """
    unusual = frozenset(map(ord, frozenset(_words(document)))) - _PLAIN
    # -- the font is opened only for papers that hold more than plain letters; council.yaml tells of one that cannot be
    lacking = sorted(unusual - fonts.characters(family)) if unusual and not fonts.font_fault(family) else []
    texts = tuple((name, _text(path)) for name, path in sources) if lacking else ()
    return tuple(_finding(chr(each), family, texts) for each in lacking)


def _words(document: Document) -> str:
    return "".join((document.title, document.footer, *_all_words(document)))


def _all_words(document: Document) -> Iterator[str]:
    for section in document.sections:
        yield section.bookmark
        for block in section.blocks:
            yield from map(inline_text, inlines_of(block))
            yield from (words for figure in figures_of(block) for words in _drawn(figure.chart))


def _drawn(chart: Chart) -> Iterator[str]:
    """Return the words of a chart that are someone's own, in one line as they are drawn; all others are plain."""
    if isinstance(chart, BarChart):
        for name in (*chart.categories, *(series.name for series in chart.series)):
            yield " ".join(name.split())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def _finding(character: str, family: str, texts: tuple[tuple[str, str], ...]) -> Finding:
    places = (place for name, text in texts for place in _places(character, name, text))
    name = unicodedata.name(character, "a character without a name").lower()
    message = f"The font {family} cannot show '{character}' (U+{ord(character):04X}, {name})."
    return error("character-missing", next(places, Place("report_templates")), message, "Write it another way.")


def _places(character: str, name: str, text: str) -> Iterator[Place]:
    if character in text:
        yield Place(name, text[: text.index(character)].count("\n") + 1)
