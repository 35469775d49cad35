"""Characters that nobody sees: they may turn the order of what is read, or part a word that is searched for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from committee_pack.check.found import found_in
from committee_pack.check.whole import Whole
from committee_pack.findings import Finding, warning
from committee_pack.model.prose import Passage, Prose

CODES = ("character-hidden",)
HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What changes or parts the words around it and is not seen; not the joiners that some scripts are written with."""


def find(whole: Whole) -> Iterator[Finding]:
    """Return a warning for each hidden character of a narrative, where it first stands."""
    for passage in whole.passages:
        yield from _of(passage)


def _of(passage: Passage) -> Iterator[Finding]:
    found: dict[str, list[tuple[Prose, int]]] = {}
    for prose in passage.prose:
        for match in HIDDEN.finditer(prose.text):
            if not prose.is_filled(*match.span()):
                found.setdefault(match[0], []).append((prose, match.start()))
    for letter, places in found.items():
        prose, at = places[0]
        more = f", and {len(places) - 1} more times below" if len(places) > 1 else ""
        name = unicodedata.name(letter, "without a name").lower()
        message = f"A character that nobody sees stands here{more}: U+{ord(letter):04X} ({name})."
        hint = "Type the words anew; what is read may not be what is stored."
        yield found_in(prose, (at, at + 1), warning, CODES[0], message, hint)
