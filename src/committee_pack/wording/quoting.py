"""Words as YAML values that read back as they are."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"(?:\.\./)*[^\W\d_][\w ,.()/'’–-]*(?<! )")
_MEANT_OTHERWISE = {"yes", "no", "true", "false", "on", "off", "null", "y", "n"}
_ESCAPED = {'"': '\\"', "\\": "\\\\"}


def quoted(words: str) -> str:
    """Return words as a value on a line of its own, between quotes where it needs them."""
    if _PLAIN.fullmatch(words) and words.lower() not in _MEANT_OTHERWISE:
        return words
    return in_quotes(words)


def in_quotes(words: str) -> str:
    """Return words as a value that may stand anywhere, between brackets too."""
    return f'"{"".join(map(_written, words))}"'


def _written(character: str) -> str:
    if character.isprintable():
        return _ESCAPED.get(character, character)
    return f"\\U{ord(character):08x}"
