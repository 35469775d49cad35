"""Numbers become words: rounded half up on exact values, thousands separated, with the unit that they have.

Rounding is half up (rules.md: all 143 published results of August 2016 reproduce so, truncation would fail 77).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import count

from committee_pack.model.indicators import Unit

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
"""Numbers in words, from one."""


def rounded(number: Fraction | Decimal, decimals: int) -> Fraction:
    """Return the number rounded half up (away from zero) to so many decimals."""
    return Fraction(in_last_decimals(number, decimals), 10**decimals)


def in_last_decimals(number: Fraction | Decimal, decimals: int) -> int:
    """Return the number rounded half up, counted in units of its last decimal; whole numbers are quick."""
    over, under = number.as_integer_ratio()
    # -- whole numbers are the most, and need no rounding
    whole: int = abs(over) * 10**decimals
    if under != 1:
        whole = (2 * whole + under) // (2 * under)
    return whole if over >= 0 else -whole


def number_text(number: Fraction | Decimal, decimals: int) -> str:
    """Return the number rounded half up, thousands separated: `1,145`, `12.9`, `-0.2`."""
    counted = in_last_decimals(number, decimals)
    whole, part = divmod(abs(counted), 10**decimals)
    digits = f"{whole:,}.{part:0{decimals}}" if decimals else f"{whole:,}"
    return f"-{digits}" if counted < 0 else digits


def amount_text(number: Fraction | Decimal, unit: Unit, decimals: int) -> str:
    """Return the number with its unit: `67.7%`, `35`, `£1,200`, `18.2 days`; a rate and a ratio as numbers."""
    is_one = unit is Unit.DAYS and abs(rounded(number, decimals)) == 1
    return _with_unit(number_text(number, decimals), unit, is_one=is_one)


def _with_unit(text: str, unit: Unit, *, is_one: bool) -> str:
    match unit:
        case Unit.PERCENT:
            return f"{text}%"
        case Unit.MONEY:
            return f"-£{text[1:]}" if text.startswith("-") else f"£{text}"
        case Unit.DAYS:
            return f"{text} {'day' if is_one else 'days'}"
        case _:
            return text


def unit_name(unit: Unit) -> str:
    """Return what a result is, as a sentence has it: `a percentage`, `a rate per 10,000`."""
    named = {
        Unit.PERCENT: "a percentage",
        Unit.COUNT: "a count",
        Unit.AVERAGE: "an average",
        Unit.RATIO: "a ratio",
        Unit.DAYS: "a number of days",
        Unit.MONEY: "an amount of money",
    }
    return named.get(unit, f"a rate {unit.value}")


def plain_number(number: Decimal) -> str:
    """Return a number with the decimals it was typed with, thousands separated: `19,560`, `404.3`."""
    exponent = number.as_tuple().exponent
    return number_text(number, -exponent if isinstance(exponent, int) and exponent < 0 else 0)


_MOST_DECIMALS, _SHOWN = 25, 6
"""How many decimals a number as typed may need, and how many are shown of one that no decimals end."""


def brief_amount(number: Fraction | Decimal, unit: Unit) -> str:
    """Return the number with no more decimals than it needs: `90%`, `17.5%`."""
    exact = Fraction(number)
    decimals = next((n for n in range(_MOST_DECIMALS) if rounded(exact, n) == exact), _SHOWN)
    return amount_text(exact, unit, decimals)


def difference_text(number: Fraction | Decimal, unit: Unit) -> str:
    """Return a difference of two results with no more decimals than it needs: `1 percentage point`, `£20`."""
    return as_difference(brief_amount(number, unit), unit)


def as_difference(text: str, unit: Unit) -> str:
    """Return a result's text as that of a difference, which of two percentages is in percentage points."""
    if unit is not Unit.PERCENT:
        return text
    number = text.removesuffix("%")
    return f"{number} percentage {'point' if number == '1' else 'points'}"


def telling_text(number: Fraction | Decimal, unit: Unit, decimals: int, *others: Fraction) -> str:
    """Return a number with as many decimals as tell it from others: beside 13 not `13.0%` but `12.983…%`.

    It has at least so many decimals as are shown, two more where it has them, and ends in `…` where it has more yet.
    """
    exact = Fraction(number)
    unlike = [other for other in others if other != exact]
    most = next(n for n in count(decimals + 2) if all(_cut(exact, n) != _cut(other, n) for other in unlike))
    needed = decimals_of(exact)
    if needed is not None and needed <= most:
        return amount_text(exact, unit, max(decimals, needed))
    digits = number_text(Fraction(abs(_cut(exact, most)), 10**most), most)
    return _with_unit(f"{'-' if exact < 0 else ''}{digits}…", unit, is_one=False)


def _cut(number: Fraction, decimals: int) -> int:
    """Return a number without what comes after so many decimals, counted in units of its last."""
    return int(number * 10**decimals)


def signed_text(change: Fraction, unit: Unit, decimals: int) -> str:
    """Return a change rounded, with its sign: only an exact zero has none (rules.md: three different facts)."""
    sign = "+" if change > 0 else "-" if change < 0 else ""
    return f"{sign}{amount_text(abs(change), unit, decimals)}"


def exact_text(number: Fraction) -> str:
    """Return the number without loss: a decimal where it ends, else a fraction as `2100/31`."""
    decimals = decimals_of(number)
    if decimals is None:
        return f"{number.numerator}/{number.denominator}"
    return number_text(number, decimals).replace(",", "")


def decimals_of(number: Fraction) -> int | None:
    """Return how many decimals the number ends after; None where none ends it."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None
