"""What a paper's text likely does not mean: a misspelt heading, a number that is typed before its own."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from committee_pack.compose.papers.cover_reports import (
    RECOMMENDATIONS,
    SUMMARY,
    is_recommendation,
    is_summary,
    plain_name,
)
from committee_pack.compose.papers.parts import Part
from committee_pack.findings import Finding, Place, advice, error, warning
from committee_pack.model.document import Heading, Paragraph
from committee_pack.model.papers import PaperKind, WrittenPaper
from committee_pack.wording import plain_text

_NEAR = 0.9
"""How alike a heading is to one that a cover report has, where it is likely misspelt."""
_HEADING_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,2})*\.(?=\s)")
_PARAGRAPH_NUMBER = re.compile(r"\d{1,4}\.\d{1,2}\.?(?=\s+[A-Z])|\(\d{1,2}\)(?=\s)")
_TITLE = re.compile(r"#(?=\s)")


def doubts(paper: WrittenPaper, parts: tuple[Part, ...]) -> Iterator[Finding]:
    """Return a finding for all that looks mistaken in how a paper is built, and for what it lacks."""
    if not parts:
        yield error("paper-empty", paper.place, "The paper has no text.", "Write it below the second line ---.")
    yield from _empty_headings(parts)
    yield from _nothing_below(parts)
    yield from _titles(paper, parts)
    if paper.kind is PaperKind.COVER_REPORT:
        yield from _cover_report(paper, parts)
    if paper.numbered:
        for part in parts:
            yield from _numbers(part)


def _empty_headings(parts: Iterable[Part]) -> Iterator[Finding]:
    for block in (block for part in parts for block in part.all):
        if isinstance(block, Heading) and block.typed and not plain_text(block.children).strip():
            message = "A heading has no words, and would lead nowhere in the outline."
            yield error("heading-empty", block.typed, message, "Write them after the ##, or take it out.")


def _nothing_below(parts: Iterable[Part]) -> Iterator[Finding]:
    """Return a warning for each heading below which nothing is written yet, as in a draft."""
    for part in parts:
        if part.heading and part.heading.typed and part.words and not part.blocks:
            message = f"Nothing stands below '{part.words}'."
            yield warning("text-missing", part.heading.typed, message, "Write there, or take the heading out.")


def _titles(paper: WrittenPaper, parts: Iterable[Part]) -> Iterator[Finding]:
    """Return a warning for each heading of the first level, which the title has."""
    lines = paper.text.split("\n")
    for part in parts:
        typed = part.heading.typed if part.heading else None
        if typed and _TITLE.match(lines[typed.line - paper.place.line].lstrip()):
            message = f"'{part.words}' is a heading of the first level, which is that of the paper's title."
            yield warning("heading-level", typed, message, "Write ## before it, and the title in front of the text.")


def _cover_report(paper: WrittenPaper, parts: Iterable[Part]) -> Iterator[Finding]:
    is_meant = False
    for part in parts:
        meant = "" if is_summary(part) or is_recommendation(part) else _meant(part.words)
        is_meant |= is_recommendation(part) or meant in RECOMMENDATIONS
        if meant and part.heading and part.heading.typed:
            message = f"'{part.words}' is numbered like any heading, since it is none that a cover report knows."
            yield warning("heading-meant", part.heading.typed, message, f"Did you mean '{meant}'?")
    if not is_meant:
        message = "The cover report recommends nothing: it has no heading 'Recommendation'."
        yield advice(
            "recommendation-missing", Place(paper.place.file, paper.place.line), message, "Write ## Recommendation."
        )


def _meant(words: str) -> str:
    known = {each.lower(): each for each in (SUMMARY, *RECOMMENDATIONS)}
    near = difflib.get_close_matches(plain_name(words), known, n=1, cutoff=_NEAR)
    return known[near[0]] if near else ""


def _numbers(part: Part) -> Iterator[Finding]:
    """Return a warning for each number that is typed where one is printed anyway."""
    paragraphs = (block for block in part.blocks if isinstance(block, Paragraph))
    texts = ((part.heading, _HEADING_NUMBER), *((each, _PARAGRAPH_NUMBER) for each in paragraphs))
    for text, numbers in texts if part.heading else ():
        typed = numbers.match(plain_text(text.children)) if text and text.typed else None
        if typed and text and text.typed:
            message = f"'{typed[0]}' is typed here, and would be printed after the number that the paper gives it."
            yield warning("number-typed", text.typed, message, "Take it out, or write 'numbered: no' in front.")
