"""Words as a terminal is to show them: what files hold is told, not obeyed."""

from __future__ import annotations

_MOVES = frozenset("\r\n\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029")
"""Blanks that move elsewhere than to the next column."""


def visible(text: str) -> str:
    """Return text with each character spelt out that a terminal would obey, or show as nothing."""
    return text if text.isprintable() else "".join(map(_seen, text))


def _seen(letter: str) -> str:
    hidden = not letter.isprintable() and not letter.isspace()
    return letter.encode("unicode_escape").decode() if hidden or letter in _MOVES else letter
