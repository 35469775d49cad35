"""What a sentence says of an indicator's definition, held against what the catalogue has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from committee_pack.findings import Place
from committee_pack.model.indicators import Target, Unit
from committee_pack.model.periods import Window
from committee_pack.model.results import Result
from committee_pack.wording import MONTHS

NUMBER = r"£?-?\d[\d,]*(?:\.\d+)?"
OTHER_TIMES = re.compile(
    rf"\b(?:(?:19|20)\d\d|{'|'.join(MONTHS)}|was|were|had|until|before|after|since|once|previous(?:ly)?|former(?:ly)?|earlier"
    r"|last|next|used to|will|would|may|might|could|should|national(?:ly)?|England|neighbours?|not)\b"
)
"""Words of a sentence that is, or may be, about another time, another council or a case that is not this one."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator's latest result, by which its definition of now is known, and its targets of all times.

    `windows` are those that the report shows beside the indicator's own. `knows_targets` says that none of its
    targets is lost.
    """

    result: Result
    targets: tuple[Target, ...]
    windows: tuple[Window, ...]
    knows_targets: bool


@dataclass(frozen=True, slots=True)
class Differs:
    """Words of a sentence that say something else than the catalogue, what it says instead, and where."""

    start: int
    end: int
    instead: str
    place: Place


def number_of(typed: str) -> Fraction:
    """Return the number that was typed, without its unit."""
    return Fraction(typed.strip("£").replace(",", ""))


_PER_CENT = re.compile(r"\s?(?:%|per ?cent\b)", re.IGNORECASE)
_DAYS = re.compile(r"\s*(?:working\s+)?(?:days?|hours?)\b", re.IGNORECASE)
_OTHER_UNIT = re.compile(
    r"\s?(?:%|per ?cent)?\s*(?:percentage\s+)?(?:points?|years?|months?|weeks?|times)\b", re.IGNORECASE
)
_NO_UNIT = re.compile(
    r"\s*(?:$|[^\w\s]|(?:and|or|to|in|for|is|are|at|with|from|on|as|this|target|red|green|amber)\b)", re.IGNORECASE
)


def is_in_unit(typed: str, after: str, unit: Unit) -> bool:
    """Return whether a number is likely to be of a unit, by what stands around it: `after` is what follows."""
    if _OTHER_UNIT.match(after) or typed.startswith("£"):
        return unit is Unit.MONEY and typed.startswith("£")
    if _DAYS.match(after):
        return unit in (Unit.DAYS, Unit.AVERAGE)
    if _PER_CENT.match(after):
        return unit is Unit.PERCENT
    # -- of a percentage, a number with a noun behind it counts something else
    return unit is not Unit.PERCENT or _NO_UNIT.match(after) is not None
