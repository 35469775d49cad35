"""Words in capitals that are no acronyms: they are read slowly, and some screen readers spell them letter by letter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from committee_pack.check.found import found_in
from committee_pack.findings import Finding, advice
from committee_pack.model.prose import Prose

CODE = "capitals-for-emphasis"
_LONGEST_ACRONYM = 6
_RUN = 3
"""So many words in capitals after one another are no acronyms, whatever they are by themselves."""
CAPITALS = re.compile(r"(?<![\w&.@/-])[A-Z](?:&?[A-Z]){1,}(?=(?:s|['’]s)?(?![\w&@/]))")
"""A word in capitals, without what makes it a plural or a genitive."""
_MANY = re.compile(r"(?<![\w&'’])[A-Z][A-Z&'’]*(?:[ ,;:!-]+[A-Z][A-Z&'’]*)+(?![\w&])")
_WORDS = (
    "all also always and any are bad best both but can cannot do does done down each end ever every few first for "
    "from full get good had has have high how if in is key last late least less live long low main many may more "
    "most much must near never new next no none nor not note now of off on once one only open or our out over own "
    "past please poor read real same say see shall should show so some still stop such than that the their them then "
    "there these they this those three time to today too top true two under until up urgent very was we well were "
    "what when where which who why will with within without work year years yet you your zero"
)
_EMPHATIC = frozenset(_WORDS.split())
"""Words that are put into capitals for emphasis, and are the letters of nothing."""


def find(prose: Prose, known: Collection[str]) -> Iterator[Finding]:
    """Return advice on each word or run of words in capitals that is there for emphasis; `known` are acronyms."""
    for start, end in stretches(prose, known):
        message = f"'{prose.text[start:end]}' is in capitals."
        hint = "Write small letters; capitals read as shouting, and slow every reader down."
        yield found_in(prose, (start, end), advice, CODE, message, hint)


def stretches(prose: Prose, known: Collection[str]) -> Iterator[tuple[int, int]]:
    """Return where capitals stand for emphasis: runs of words, and words by themselves."""
    text = prose.text
    runs = [match.span() for match in _MANY.finditer(text) if _is_run(match[0], known)]
    single = (
        match.span()
        for match in CAPITALS.finditer(text)
        if is_emphatic(match[0], known) and not is_within(match.start(), runs)
    )
    for start, end in sorted(chain(runs, single)):
        if not prose.is_filled(start, end):
            yield start, end


def is_within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether a place is in one of some spans, which are in order and do not overlap."""
    found = bisect_right(spans, at, key=lambda each: each[0]) - 1
    return found >= 0 and at < spans[found][1]


def is_emphatic(word: str, known: Collection[str]) -> bool:
    """Return whether a word in capitals is one that is no acronym."""
    return word not in known and (len(word) > _LONGEST_ACRONYM or word.lower() in _EMPHATIC)


def _is_run(text: str, known: Collection[str]) -> bool:
    held = re.findall(r"[A-Z&'’]+", text)
    return len(held) >= _RUN and not all(word in known for word in held) and any(len(word) > _RUN for word in held)
