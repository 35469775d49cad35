"""Acronyms that the report never spells out, so that only those who know them already understand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from committee_pack.check.found import found_in
from committee_pack.check.plain_english.capitals import CAPITALS, is_emphatic, is_within, stretches
from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, advice
from committee_pack.model.document import Document, Paragraph, with_all_within
from committee_pack.model.indicators import Catalogue
from committee_pack.model.prose import Passage, Prose

CODE = "acronym-unexplained"
_LETTERS_THAT_ALL_KNOW = (
    "AM BBC BST CCTV CD COVID CSV CV DNA DVD EU FAQ GCSE GDP GMT GP HIV HM HMRC HR HTML ICT ID IQ IT ITV MOT MP NHS "
    "OK PC PDF PIN PM PO QR RAG SMS SOS TV UK UN URL US USA VAT VIP WC XML A&E Q&A R&D B&B RED AMBER GREEN"
)
COMMON = frozenset(_LETTERS_THAT_ALL_KNOW.split())
"""What everybody knows by its letters, and the words of ratings."""
_LONGEST = 6
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_IN_BRACKETS = re.compile(r"[(\[]([A-Z](?:&?[A-Z]){1,5})(?:s|['’]s)?[)\],;]")
_IN_WORDS = re.compile(r"(?<![\w&])([A-Z](?:&?[A-Z]){1,5})s? [(\[]([^()\[\]]{3,80})[)\]]")
_LETTERS = re.compile(r"[^\W\d_]+")
_NEAR = 200
"""Within so many characters before it an acronym in brackets is spelt out."""
_SKIPPED = 3
"""So many small words, as `of` and `and`, may stand among those that the letters are of."""


def known(whole: Whole) -> frozenset[str]:
    """Return the acronyms that readers know, or that the report or its catalogue says in full."""
    of_report = (short for short, _ in whole.report.acronyms)
    return COMMON.union(of_report, _of_catalogue(whole.catalogue))


def _of_catalogue(catalogue: Catalogue) -> Iterator[str]:
    yield from (short for short, _ in catalogue.other_reports)
    for indicator in catalogue.indicators:
        for text in (indicator.title, indicator.section, *indicator.notes):
            yield from spelt_out(text)


def find(whole: Whole, known: Collection[str]) -> Iterator[Finding]:
    """Return advice on each acronym, where it is first printed, that nothing up to there spells out.

    A text may spell one out anywhere: its author has done so.
    """
    told = set(known)
    for passage in in_print(whole.passages, whole.document):
        told.update(short for prose in passage.prose for short in spelt_out(prose.text))
        for prose in passage.prose:
            for start, end in _acronyms(prose, told):
                short = prose.text[start:end]
                if short not in told:
                    told.add(short)
                    yield _finding(prose, (start, end), short)


def _finding(prose: Prose, span: tuple[int, int], short: str) -> Finding:
    message = f"'{short}' is spelt out nowhere up to here in the report."
    hint = f"Write it in full first, as 'words in full ({short})', or name it under 'acronyms' in report.yaml."
    return found_in(prose, span, advice, CODE, message, hint)


def in_print(passages: Iterable[Passage], document: Document) -> list[Passage]:
    """Return the passages in the order in which the report prints them, then those that it does not."""
    blocks = (block for section in document.sections for block in with_all_within(section.blocks))
    places = (block.typed.file for block in blocks if isinstance(block, Paragraph) and block.typed)
    order = {file: at for at, file in enumerate(dict.fromkeys(places))}
    return sorted(passages, key=lambda each: order.get(each.of.place.file, len(order)))


def _acronyms(prose: Prose, known: Collection[str]) -> Iterator[tuple[int, int]]:
    """Return where acronyms stand in a paragraph, those left out that are numbers, or words in capitals."""
    shouted = tuple(stretches(prose, known))
    for match in CAPITALS.finditer(prose.text):
        word, (start, end) = match[0], match.span()
        if len(word) > _LONGEST or _ROMAN.fullmatch(word) or is_emphatic(word, known):
            continue
        if not prose.is_filled(start, end) and not is_within(start, shouted):
            yield start, end


def spelt_out(text: str) -> Iterator[str]:
    """Return the acronyms that a text spells out: `in full (IF)`, or `IF (in full)`."""
    for match in _IN_BRACKETS.finditer(text):
        near = text[max(match.start() - _NEAR, 0) : match.start()]
        before = _LETTERS.findall(near)[-len(match[1]) - _SKIPPED :]
        if any(_is_of(match[1], before[at:]) for at in range(len(before))):
            yield match[1]
    for match in _IN_WORDS.finditer(text):
        if _is_of(match[1], _LETTERS.findall(match[2])):
            yield match[1]


def _is_of(short: str, words: list[str]) -> bool:
    """Return whether an acronym is made of the letters of words, of the first its first, in their order."""
    letters = iter("".join(words).lower())
    wanted = [letter for letter in short.lower() if letter.isalpha()]
    return bool(words) and words[0][0].lower() == wanted[0] and all(letter in letters for letter in wanted)
