"""Plain English: what makes a text hard to follow, or hard to read on a screen. All of it is advice."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.plain_english import capitals, emphasis, long_sentences
from committee_pack.check.plain_english.acronyms import known_acronyms
from committee_pack.check.whole import Content
from committee_pack.findings import Finding

CODES = (long_sentences.CODE, capitals.CODE, emphasis.CODE)


def find(content: Content) -> Iterator[Finding]:
    """Return advice on the narratives of a report, in reading order; acronyms are told by what is printed."""
    known = known_acronyms(content)
    for passage in content.passages:
        for prose in passage.prose:
            yield from long_sentences.find(prose)
            yield from capitals.find(prose, known)
            yield from emphasis.find(prose)
