"""Plain English: what makes a text hard to follow, or hard to read on a screen. All of it is advice."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.plain_english import acronyms, capitals, emphasis, long_sentences
from committee_pack.check.whole import Whole
from committee_pack.findings import Finding

CODES = (long_sentences.CODE, acronyms.CODE, capitals.CODE, emphasis.CODE)


def find(whole: Whole) -> Iterator[Finding]:
    """Return advice on the narratives of a report, in reading order."""
    known = acronyms.known(whole)
    for passage in whole.passages:
        for prose in passage.prose:
            yield from long_sentences.find(prose)
            yield from capitals.find(prose, known)
            yield from emphasis.find(prose)
    yield from acronyms.find(whole, known)
