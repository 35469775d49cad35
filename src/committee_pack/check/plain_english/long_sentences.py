"""Sentences of so many words that a reader has lost the beginning by the end."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.check.found import found_in
from committee_pack.findings import Finding, advice
from committee_pack.model.prose import Prose
from committee_pack.wording.sentences import sentences, words

CODE = "sentence-long"
MOST = 25
"""Words in a sentence, as the style guide of GOV.UK has it."""
_SHOWN = 5


def find(prose: Prose) -> Iterator[Finding]:
    """Return advice on each sentence of a paragraph that is too long as it is printed."""
    for start, end in sentences(prose.text):
        held = tuple(words(prose.text, start, end))
        if len(held) > MOST:
            shown = (start, held[_SHOWN - 1][1])
            message = f"The sentence that begins '{prose.text[slice(*shown)]}' has {len(held)} words."
            hint = f"Make two of it, or a list; up to {MOST} are easy to follow."
            yield found_in(prose, shown, advice, CODE, message, hint)
