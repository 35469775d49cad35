"""Figures that an author vouches for, and that the text does not have any more: next month they would pass unread."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, advice
from committee_pack.model.narratives import Fact
from committee_pack.model.prose import Passage

CODES = ("fact-unused",)


def find(whole: Whole) -> Iterator[Finding]:
    """Return advice on each entry under `facts` whose figure stands nowhere in the text below it."""
    for passage in whole.passages:
        text = " ".join(" ".join(prose.text.split()) for prose in passage.prose).lower()
        yield from (_unused(fact) for fact in _facts(passage) if not _stands(fact, text))


def _facts(passage: Passage) -> tuple[Fact, ...]:
    return passage.of.facts if passage.prose else ()


def _stands(fact: Fact, text: str) -> bool:
    """Return whether a text has the words of a fact, or a number that is one of them."""
    words = fact.words.lower()
    return words in text or any(word in text for word in words.split() if any(map(str.isdigit, word)))


def _unused(fact: Fact) -> Finding:
    message = f"'{fact.words}' is vouched for, and does not stand in the text."
    return advice("fact-unused", fact.place, message, "Take the entry out, or write it as it is typed in the text.")
