"""Two texts with one seal print alike: whatever an approval does not notice, no reader does either."""

from __future__ import annotations

import random
import re

from committee_pack.check.sealed import text_seal
from committee_pack.compose.markdown import read_markdown
from committee_pack.findings import Place, has_errors

PIECES = (
    "words", "One", " ", "  ", "    ", "\t", "\n", "\n\n", "\n  \n", "- ", "-   ", "1. ", "2) ", "# ", "*", "**", "\\",
    "<!-- a -->", "<!--b-->", "<!--", "-->", "[x](https://example.org/", ")", "[^1]", "[^1]: ", "^[", "]", "[", "[a]",
    "[a]: https://example.org/", "\u00a0", "&nbsp;", ".", "{{ result }}", ">",
)  # fmt: skip
UNSEEN = (" ", "  ", "\t", "\n", "\n\n", "<!-- a -->", "<!-- b -->\n\n")
TRIED = 4000
_PLACES = re.compile(r"typed=Place\(.*?\)")
_BETWEEN = re.compile(r"'\), Text\(text='")
_AT_ENDS = re.compile(r" +(?='\))")


def printed(text: str) -> str | None:
    """Return what is printed of a text, blanks within a line as one; None where it has errors."""
    read = read_markdown(text, Place("a.md", 1), {}, 2)
    words = _BETWEEN.sub("", _PLACES.sub("", repr(read.value.blocks)))
    return None if has_errors(read.findings) else _AT_ENDS.sub("", re.sub(r" +", " ", words))


def edited(text: list[str], chance: random.Random) -> str:
    """Return a text in which something was put, taken out or replaced."""
    at = chance.randint(0, len(text))
    return "".join((*text[:at], *chance.choices(UNSEEN, k=chance.randint(0, 2)), *text[at + chance.randint(0, 1) :]))


def test_texts_with_one_seal_print_alike() -> None:
    chance, compared = random.Random(28), 0
    for _ in range(TRIED):
        pieces = chance.choices(PIECES, k=chance.randint(1, 14))
        text, other = "".join(pieces), edited(pieces, chance)
        if text != other and text_seal(text) == text_seal(other):
            before, after = printed(text), printed(other)
            compared += None not in (before, after)
            assert None in (before, after) or before == after, (text, other)
    assert compared > TRIED / 50
