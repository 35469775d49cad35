"""Which sentences are worth reading, and by which rules: those with a number or a word that results can contradict.

Most sentences of most texts have none. Words are looked up in sets, which is quick; patterns only read what may match.
"""

from __future__ import annotations

import re

_LETTERS = re.compile(r"[a-z]+")
_WORDS = re.compile(r"[a-z]{2,}")
_DIGIT = re.compile(r"\d")
WORD_BEGINS = r"\b(?=\w)"
"""With what a long pattern starts, so that its alternatives are tried at the beginnings of words alone."""
_COMMON = frozenset(
    [
        "the",
        "this",
        "that",
        "these",
        "those",
        "and",
        "are",
        "was",
        "were",
        "has",
        "had",
        "have",
        "not",
        "for",
        "from",
        "with",
        "its",
        "our",
        "their",
        "his",
        "her",
        "of",
        "in",
        "on",
        "at",
        "by",
        "to",
        "as",
        "is",
        "it",
        "a",
        "an",
        "be",
        "been",
        "being",
        "than",
        "then",
        "each",
        "every",
        "all",
        "both",
        "one",
        "also",
        "but",
        "so",
        "no",
        "or",
        "if",
        "we",
        "they",
        "which",
        "who",
        "what",
        "when",
        "where",
        "while",
        "just",
        "only",
        "into",
        "out",
        "short",
        "off",
        "made",
        "over",
        "further",
        "another",
        "slight",
        "small",
        "sharp",
        "again",
        "line",
        "plan",
        "level",
        "flat",
        "held",
        "holding",
        "kept",
        "stood",
        "still",
    ]
)
"""Words of patterns that tell nothing by themselves."""
_SYNTAX = re.compile(r"\\[a-zA-Z]|\(\?[P<][^>)]*>|\(\?[:!=<]+")


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters."""
    return frozenset(_LETTERS.findall(text.lower()))


def keys_of(*patterns: str) -> frozenset[str]:
    """Return the words of which a text has one where a pattern matches: all that tell, of all its alternatives."""
    bare = (_SYNTAX.sub(" ", pattern) for pattern in patterns)
    return frozenset(word for each in bare for word in _WORDS.findall(each.lower())) - _COMMON


def has_number(text: str, start: int, end: int) -> bool:
    """Return whether a part of a text holds a digit."""
    return _DIGIT.search(text, start, end) is not None
