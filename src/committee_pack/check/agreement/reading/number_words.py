"""Numbers and places in words; a rule that reads only some of them takes the first so many."""

from __future__ import annotations

from committee_pack.wording.numbers import CARDINALS

__all__ = ["CARDINALS", "NUMBER_OF", "ORDINALS", "PLACE_OF"]

ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
NUMBER_OF = {word: number for number, word in enumerate(CARDINALS, 1)}
PLACE_OF = {word: place for place, word in enumerate(ORDINALS, 1)}
