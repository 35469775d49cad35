"""An asterisk or a dagger has a note that explains it, and such a note explains something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from committee_pack.check.whole import Whole
from committee_pack.check.words import Words, catalogue_notes, is_printed, with_notes, words_of
from committee_pack.findings import Finding, warning
from committee_pack.model.document import Block, Definitions, Document, Heading, Paragraph, Table, with_all_within
from committee_pack.model.narratives import SectionText
from committee_pack.wording import plain_text

CODES = ("asterisk-without-note", "note-without-asterisk")
_SIGNS = "*†‡"
_EXPLAINED = re.compile(rf"(?:^|(?<=[.;:!?)]\s)|(?<=\())([{_SIGNS}]+)\s?(?=[^\W_])")
"""A sign before the words that explain it: at the start of a paragraph or a sentence, or between brackets."""
_REFERRED = re.compile(
    rf"(?<=[^\s(\[{_SIGNS}])([{_SIGNS}]+)(?!\w)|\(([{_SIGNS}]+)\)|(?<=[^\W\d] )([{_SIGNS}]+)(?=\s|[,.;:)]|$)"
)
"""A sign behind the words that it says something of, or between brackets."""
_NOTE_HINT = "Write the note in a paragraph that begins with {}, or make it a footnote: [^1]."
_MARK_HINT = (
    "Write the sign behind the words that the note is about, as 67.7%{}, or take the note out. "
    "A sign that begins bold or italics needs its like where they end."
)


@dataclass(frozen=True, slots=True)
class _Page:
    """What is printed together: the words on an indicator and its title, or a free section, which has none."""

    words: tuple[Words, ...]
    title: tuple[Words, ...] = ()

    @property
    def has_sign(self) -> bool:
        """Whether a sign stands anywhere on it, which is rare."""
        return any(sign in each.text for each in (*self.words, *self.title) for sign in _SIGNS)


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign in a paragraph, from one character up to another."""

    text: str
    words: Words
    start: int
    end: int

    def shown(self, finding: Finding) -> Finding:
        """Return a finding that shows the sign."""
        return self.words.shown(finding, self.start, self.end)


def find(whole: Whole) -> Iterator[Finding]:
    """Return a warning for each sign that no note explains, and each note on a sign that stands nowhere."""
    for page in _pages(whole):
        if page.has_sign:
            yield from _unmatched(page, whole.document)


def _unmatched(page: _Page, document: Document) -> Iterator[Finding]:
    marks, notes = _first(_REFERRED, (*page.title, *page.words)), _first(_EXPLAINED, page.words)
    for text, sign in marks.items():
        if text not in notes and not _stands(text, _EXPLAINED, _of_templates(document)):
            message, hint = f"No note explains the sign '{text}'.", _NOTE_HINT.format(_typed(text))
            yield sign.shown(warning("asterisk-without-note", sign.words.at(sign.start), message, hint))
    for text, sign in notes.items():
        if text not in marks and not _stands(text, _REFERRED, _all_texts(document)):
            message, hint = (
                f"The note explains the sign '{text}', which stands nowhere.",
                _MARK_HINT.format(_typed(text)),
            )
            yield sign.shown(warning("note-without-asterisk", sign.words.at(sign.start), message, hint))


def _typed(sign: str) -> str:
    """Return a sign as it is written in Markdown, where an asterisk alone may begin a list or emphasis."""
    return sign.replace("*", "\\*")


def _first(pattern: re.Pattern[str], paragraphs: Iterable[Words]) -> dict[str, _Sign]:
    """Return where each sign first stands that was typed; those beside figures are explained by the library."""
    found: dict[str, _Sign] = {}
    for words in paragraphs:
        for match in pattern.finditer(words.text):
            group = match.lastindex or 0
            sign = _Sign(match[group], words, *match.span(group))
            if not words.is_filled(sign.start, sign.end):
                found.setdefault(sign.text, sign)
    return found


def _pages(whole: Whole) -> Iterator[_Page]:
    printed, of_indicators = with_notes(whole), dict[str, list[Words]]()
    for passage in whole.passages:
        if not is_printed(passage, whole, printed):
            continue
        if isinstance(passage.of, SectionText):
            yield _Page(tuple(words_of(passage)))
        else:
            of_indicators.setdefault(passage.of.indicator, []).extend(words_of(passage))
    for pair in whole.pairs:
        indicator = pair.result.indicator
        notes = catalogue_notes(indicator) if indicator.id in printed else ()
        title = Words(indicator.title, replace(indicator.place, key="title"))
        yield _Page((*of_indicators.get(indicator.id, ()), *notes), (title,))


def _stands(sign: str, pattern: re.Pattern[str], texts: Iterable[str]) -> bool:
    found = (match for text in texts if sign in text for match in pattern.finditer(text))
    return any(match[match.lastindex or 0] == sign for match in found)


def _of_templates(document: Document) -> Iterator[str]:
    """Return the paragraphs that no officer wrote: the library's notes below tables are some of them."""
    for block in _blocks(document):
        if isinstance(block, Paragraph) and block.typed is None:
            yield plain_text(block.children)


def _all_texts(document: Document) -> Iterator[str]:
    for block in _blocks(document):
        match block:
            case Paragraph() | Heading():
                yield plain_text(block.children)
            case Definitions(entries=entries):
                yield from (plain_text(words) for entry in entries for words in entry)
            case Table():
                yield from (plain_text(cell.children) for row in (*block.head, *block.body) for cell in row.cells)
            case _:
                continue


def _blocks(document: Document) -> Iterator[Block]:
    return (block for section in document.sections for block in with_all_within(section.blocks))
