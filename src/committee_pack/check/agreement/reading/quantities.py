"""The numbers of a text: digits or words, percentages, points, shares such as `two thirds`, and how exact they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from committee_pack.check.agreement.reading.number_words import CARDINALS, NUMBER_OF
from committee_pack.check.agreement.reading.triggers import WORD_BEGINS
from committee_pack.model.document import Shown, Value
from committee_pack.model.prose import Prose


class Kind(Enum):
    """What a number is typed as."""

    PERCENT = "percent"
    POINTS = "points"
    SHARE = "share"
    PLAIN = "plain"


class Approx(Enum):
    """How a number is meant that is not meant exactly: near it, short of it or beyond it, by little or by any."""

    ABOUT = "about"
    UNDER = "just under"
    OVER = "just over"
    LESS = "less than"
    MORE = "more than"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, from `start` up to `end` of the text; `decimals` are those that were typed.

    `is_spelt` says that it is in words; `value` is that of the placeholder which shows it, None where it was typed.
    """

    start: int
    end: int
    number: Fraction
    decimals: int
    kind: Kind
    approx: Approx | None
    is_spelt: bool
    value: Value | None = None


_DIGITS = re.compile(
    r"(?<![\w.,/£$#–-])(?P<sign>[-+−](?=\d))?£?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
    r"(?P<percent>\s?%(?:age)?(?!\s*(?:age\s)?points?)|\s?per\s?cent\b(?!age))?"
    r"(?P<points>\s?(?:%\s*)?(?:of\s(?:a|one)\s)?(?:percentage[\s-])?points?\b|\s?pp\b|\s?ppts?\b|\s?%\s*points?\b)?"
    r"(?![\d\w])(?![-–/]\d)(?!,\d)"
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = NUMBER_OF | {word: 10 * number for number, word in enumerate(_TENS, 2)}
_ONE_WORD = "|".join(_NUMBERS)
_SPELT = re.compile(
    rf"{WORD_BEGINS}(?:(?P<tens>{'|'.join(_TENS)})[-\s](?P<ones>{'|'.join(CARDINALS[:9])})|(?P<word>{_ONE_WORD}|nil))\b"
    rf"(?P<points>\s(?:percentage\s)?points?\b"
    rf"(?!\s(?:on\sthe\s(?:scorecard|chart|table|graph)|reported|shown|held)))?(?!\s(?:percentage\s)?point\s\w)",
    re.IGNORECASE,
)
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_QUARTERS = 4
_FRACTION = re.compile(
    rf"{WORD_BEGINS}(?:(?P<top>{_ONE_WORD}|an?)[\s-])?(?P<part>halves|half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?"
    r"|ninths?|tenths?)\b(?P<points>\s(?:of\s)?(?:an?\s)?(?:percentage\s)?points?\b"
    r"|\sa\sday(?=\s(?:longer|shorter|slower|quicker|faster)\b))?(?!\s*(?:\d|of\s(?:19|20)\d\d))",
    re.IGNORECASE,
)
_WHOLE_AND = re.compile(rf"\b(?P<whole>{_ONE_WORD}|\d+)\sand\s$", re.IGNORECASE)
_ONE_IN = re.compile(
    rf"(?<![.,]){WORD_BEGINS}(?P<top>{_ONE_WORD}|\d+)\s(?:(?!of\b)\w+\s){{0,3}}?(?:in|out\sof)\s(?:every\s)?"
    rf"(?P<of>{'|'.join(_TENS)}|{_ONE_WORD}|\d+)\b(?!\s?[%,.]\d)"
    rf"(?!\s(?:working\s)?(?:days?|weeks?|months?|years?|hours?|quarters?))",
    re.IGNORECASE,
)
_APPROX = (
    (
        Approx.UNDER,
        (
            r"just (?:under|below|short of)|nearly|almost|close to|not quite"
            r"|(?:a little|slightly) (?:under|below|less than)"
        ),
    ),
    (Approx.OVER, r"just (?:over|above|more than)|a little (?:over|more than)|slightly (?:over|more than)"),
    (
        Approx.ABOUT,
        r"about|around|roughly|approximately|approx\.?|some|circa|barely|scarcely|c\.|in the region of|an estimated",
    ),
    (Approx.LESS, r"under|fewer than|less than|below|at most|up to|no more than"),
    (Approx.MORE, r"over|more than|above|at least|upwards of|in excess of|well over"),
)
_ANY_APPROX = "|".join(rf"(?P<{kind.name}>{words})" for kind, words in _APPROX)
_APPROX_BEFORE = re.compile(rf"\b(?:{_ANY_APPROX})\s(?:the\s|an?\s)?$", re.IGNORECASE)
_OR_SO = re.compile(r"\s(?:\w+\s)?or (?:so|thereabouts)\b", re.IGNORECASE)
_LONGEST_APPROX = 24


def quantities(prose: Prose) -> tuple[Quantity, ...]:
    """Return the numbers of a text in reading order, each once; what a placeholder shows is one of them."""
    found: list[Quantity] = [*_filled(prose)]
    is_taken = bytearray(len(prose.text))
    for filled in prose.filled:
        is_taken[filled.start : filled.end] = b"\1" * (filled.end - filled.start)
    for each in (*_slashed(prose.text), *_shares(prose.text), *_typed(prose.text), *_spelt(prose.text)):
        if not any(is_taken[each.start : each.end]):
            is_taken[each.start : each.end] = b"\1" * (each.end - each.start)
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))


def _filled(prose: Prose) -> Iterator[Quantity]:
    for each in prose.filled:
        match = _DIGITS.search(prose.text, each.start, each.end)
        if match and each.value.shown not in (Shown.PERIOD, Shown.WINDOW, Shown.REASON):
            number, decimals = _number(match)
            yield Quantity(each.start, each.end, number, decimals, _kind(match), None, False, each.value)


_PAIR = re.compile(
    r"(?<![\w.,/])(?!(?:19|20)\d\d/\d\d(?!\d))(\d{1,3}(?:,\d{3})+|\d+)/(\d{1,3}(?:,\d{3})+|\d+)(?![\d\w/])"
)


def _slashed(text: str) -> Iterator[Quantity]:
    """Return both numbers of each pair that is typed as `458/703`."""
    for match in _PAIR.finditer(text):
        for group in (1, 2):
            number = Fraction(match[group].replace(",", ""))
            yield Quantity(match.start(group), match.end(group), number, 0, Kind.PLAIN, None, False)


def _typed(text: str) -> Iterator[Quantity]:
    for match in _DIGITS.finditer(text):
        number, decimals = _number(match)
        approx = _approx(text, match.start(), match.end())
        if approx in (Approx.ABOUT, Approx.UNDER) and (decimals or (number > _ROUND and number % 10)):
            # -- `some 3,453` is said of a number that is exact
            approx = None
        yield Quantity(match.start(), match.end(), number, decimals, _kind(match), approx, False)


_ROUND = 100


def _number(match: re.Match[str]) -> tuple[Fraction, int]:
    part = match["part"] or ""
    number = Fraction(f"{match['digits'].replace(',', '')}{part}")
    return (-number if match["sign"] in ("-", "−") else number), max(len(part) - 1, 0)


def _kind(match: re.Match[str]) -> Kind:
    if match["points"]:
        return Kind.POINTS
    return Kind.PERCENT if match["percent"] else Kind.PLAIN


def _spelt(text: str) -> Iterator[Quantity]:
    for match in _SPELT.finditer(text):
        if match["tens"]:
            number = _NUMBERS[match["tens"].lower()] + _NUMBERS[match["ones"].lower()]
        else:
            number = _NUMBERS.get(match["word"].lower(), 0)
        kind = Kind.POINTS if match["points"] else Kind.PLAIN
        yield Quantity(
            match.start(), match.end(), Fraction(number), 0, kind, _approx(text, match.start(), match.end()), True
        )


def _shares(text: str) -> Iterator[Quantity]:
    for match in _ONE_IN.finditer(text):
        top, under = _small(match["top"]), _small(match["of"])
        if 0 < top < under <= 100:
            share = Fraction(100 * top, under)
            yield Quantity(
                match.start(), match.end(), share, 0, Kind.SHARE, _approx(text, match.start(), match.end()), True
            )
    for match in _FRACTION.finditer(text):
        part = _PARTS[match["part"].lower().removesuffix("s").replace("halve", "half")]
        top = _small(match["top"]) if match["top"] else 1
        if top > part or (part == _QUARTERS and top not in (1, 3) and not match["points"]):
            # -- `five quarters running` is a time
            continue
        start = match.start()
        if match["points"]:
            number, kind = Fraction(top, part), Kind.POINTS
            if whole := _WHOLE_AND.search(text, max(0, start - _LONGEST_APPROX), start):
                # -- `two and a half points`
                start, number = whole.start(), number + _small(whole["whole"])
        elif match["top"] or match["part"].lower() == "half":
            number, kind = Fraction(100 * top, part), Kind.SHARE
        else:
            continue
        yield Quantity(
            start, match.end(), number, 1 if match["points"] else 0, kind, _approx(text, start, match.end()), True
        )


def _small(word: str) -> int:
    lowered = word.lower()
    return int(lowered) if lowered.isdigit() else 1 if lowered in ("a", "an") else _NUMBERS[lowered]


def _approx(text: str, start: int, end: int) -> Approx | None:
    before = text[max(0, start - _LONGEST_APPROX) : start]
    if _OR_SO.match(text, end):
        return Approx.ABOUT
    said = _APPROX_BEFORE.search(before)
    return Approx[str(said.lastgroup)] if said else None


SPELT = (frozenset(_NUMBERS) | {"half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "nil"}) - {"one"}
"""The words of which a number in words has one, but for `one`, which is seldom a number."""
