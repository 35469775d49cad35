"""Words as a terminal is to show them and to take them: what files hold is told, not obeyed."""

from __future__ import annotations

import shlex
import subprocess
import sys

_MOVES = frozenset("\r\n\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029")
"""Blanks that move elsewhere than to the next column."""


def visible(text: str) -> str:
    """Return text with each character spelt out that a terminal would obey, or show as nothing."""
    return text if text.isprintable() else "".join(map(_seen, text))


def typed_again(word: str) -> str:
    """Return a word as it is typed on a command line, in quotes where it needs them."""
    return subprocess.list2cmdline([word]) if sys.platform == "win32" else shlex.quote(word)


def _seen(letter: str) -> str:
    hidden = not letter.isprintable() and not letter.isspace()
    return letter.encode("unicode_escape").decode() if hidden or letter in _MOVES else letter
