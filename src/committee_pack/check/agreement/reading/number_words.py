"""Numbers and places in words; a rule that reads only some of them takes the first so many."""

from __future__ import annotations

CARDINALS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
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
