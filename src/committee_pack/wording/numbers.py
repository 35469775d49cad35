"""Numbers become words: rounded half up on exact values, thousands separated, with the unit that they have.

Rounding is half up (rules.md: all 143 published results of August 2016 reproduce so, truncation would fail 77).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from committee_pack.model.indicators import Unit


def rounded(number: Fraction | Decimal, decimals: int) -> Fraction:
    """Return the number rounded half up (away from zero) to so many decimals."""
    return Fraction(_in_last_decimals(number, decimals), 10**decimals)


def _in_last_decimals(number: Fraction | Decimal, decimals: int) -> int:
    """Return the number rounded half up, counted in units of its last decimal; whole numbers are quick."""
    over, under = number.as_integer_ratio()
    whole: int = (2 * abs(over) * 10**decimals + under) // (2 * under)
    return whole if over >= 0 else -whole


def number_text(number: Fraction | Decimal, decimals: int) -> str:
    """Return the number rounded half up, thousands separated: `1,145`, `12.9`, `-0.2`."""
    counted = _in_last_decimals(number, decimals)
    whole, part = divmod(abs(counted), 10**decimals)
    digits = f"{whole:,}.{part:0{decimals}}" if decimals else f"{whole:,}"
    return f"-{digits}" if counted < 0 else digits


def amount_text(number: Fraction | Decimal, unit: Unit, decimals: int) -> str:
    """Return the number with its unit: `67.7%`, `35`, `£1,200`, `18.2 days`; a rate and a ratio as numbers."""
    text = number_text(number, decimals)
    match unit:
        case Unit.PERCENT:
            return f"{text}%"
        case Unit.MONEY:
            return f"-£{text[1:]}" if text.startswith("-") else f"£{text}"
        case Unit.DAYS:
            return f"{text} {'day' if abs(rounded(number, decimals)) == 1 else 'days'}"
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
    text = brief_amount(number, unit)
    if unit is not Unit.PERCENT:
        return text
    return f"{text.removesuffix('%')} percentage {'point' if abs(number) == 1 else 'points'}"


def signed_text(change: Fraction, unit: Unit, decimals: int) -> str:
    """Return a change rounded, with its sign: only an exact zero has none (rules.md: three different facts)."""
    sign = "+" if change > 0 else "-" if change < 0 else ""
    return f"{sign}{amount_text(abs(change), unit, decimals)}"


def exact_text(number: Fraction) -> str:
    """Return the number without loss: a decimal where it ends, else a fraction as `2100/31`."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    return number_text(number, max(twos, fives)).replace(",", "")
