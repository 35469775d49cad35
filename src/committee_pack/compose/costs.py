"""What it costs to do what a template asks for, in characters and items that are looked at or made."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence, Sized
from numbers import Rational, Real

from jinja2.runtime import Macro
from jinja2.utils import Namespace

MOST_WORK = 5_000_000
_SLOW = 1_000_000
_MOST_BITS = 10_000
_CHARACTERS_AN_ITEM = 50
"""How many characters are looked at in the time of an item of a list."""
_LIST = 10
_A_TURN = 2
"""What a list itself costs, and a filter's turn over an item of it."""
_HOLDERS = (list, tuple, dict, Namespace)
_DIGITS = re.compile(r"\d{1,30}")
_PATTERN_IN_PATTERN = re.compile(r"{[^{}]+{")
_AGAIN_AND_AGAIN = frozenset({"striptags", "urlize", "wordwrap"})
"""Filters that go over the whole text for each part of it."""


def weight(value: object) -> float:
    """Return how many characters a text has, or how many items a list, those of the lists within it too."""
    if not isinstance(value, _HOLDERS):
        # -- a name that is not defined can be called, and raises where it is measured
        return max(1, len(value)) if isinstance(value, Sized) and not callable(value) else 1
    total, left = 0.0, [value]
    while left and total <= MOST_WORK:
        items = _items(left.pop())
        # -- what kinds there are is told by loops of Python's own, in a tenth of the time of ours
        kinds = tuple(set(map(type, items)))
        total += _LIST + len(items)
        if any(issubclass(kind, str) for kind in kinds):
            total += sum(len(each) for each in items if isinstance(each, str)) / _CHARACTERS_AN_ITEM
        if any(issubclass(kind, _HOLDERS) for kind in kinds):
            left.extend(each for each in items if isinstance(each, _HOLDERS))
    return total


def _items(holder: object) -> Sequence[object]:
    if isinstance(holder, dict):
        return (*holder, *holder.values())
    if isinstance(holder, Namespace):
        return (getattr(holder, "_Namespace__attrs"),)  # noqa: B009 - it shows nothing else of what it holds
    return holder if isinstance(holder, (list, tuple)) else ()


def cost_of_filter(name: str, values: tuple[object, ...], options: Mapping[str, object]) -> float:
    """Return the cost of a filter: of its value's size, with the numbers beside it for widths that it may make."""
    first, *others = values or (None,)
    sizes = (weight(first) * (_A_TURN if isinstance(first, _HOLDERS) else 1), *map(_size, (*others, *options.values())))
    if name == "format":
        return _of_each(sizes) + _widths(str(first), others)
    if name in _AGAIN_AND_AGAIN:
        return max(_of_each(sizes), sizes[0] * sizes[0] / 1000)
    adds_lists = name == "sum" and any(isinstance(each, (list, tuple)) for each in (*others, *options.values()))
    return sizes[0] * sizes[0] if adds_lists else _of_each(sizes)


def cost_of_call(called: object, values: tuple[object, ...]) -> float:
    """Return the cost of a call: a macro only passes its values on, a method of a text or list works on them."""
    if called is range or isinstance(called, Macro):
        return len(values)
    method = getattr(called, "__wrapped__", called)
    owner = getattr(method, "__self__", None)
    if not isinstance(owner, (str, list, tuple, dict)):
        return sum(map(weight, values))
    name = getattr(method, "__name__", "")
    if "format" in name:
        return _of_each((weight(owner), *map(weight, values))) + _widths(str(owner), values)
    whole = weight(owner)
    return max(_of_each((whole, *map(_size, values))), whole * whole / 1000 if name in _AGAIN_AND_AGAIN else 0)


def cost_of_sum(operator: str, left: object, right: object) -> float:
    """Return the cost of `left + right` and of the other operators."""
    if isinstance(left, Rational) and isinstance(right, Rational):
        bits = _bits(left) * float(abs(right)) if operator == "**" else _bits(left) + _bits(right)
        return 1 if bits < _MOST_BITS else math.inf
    if isinstance(left, Real) and isinstance(right, Real):
        return 1
    if operator == "%" and isinstance(left, str):
        values = right if isinstance(right, tuple) else (right,)
        return _of_each((weight(left), *map(weight, values))) + _widths(left, values)
    return _size(left) * _size(right) if operator == "*" else weight(left) + weight(right)


def _size(value: object) -> float:
    """Return a value's weight, or that of what a number may ask for."""
    return max(1.0, abs(value)) if isinstance(value, int) else weight(value)


def _of_each(sizes: tuple[float, ...]) -> float:
    """Return what it may cost to work on values: each with each other where that is slow, else once over them."""
    product = math.prod(sizes)
    return product if product > _SLOW else sum(sizes)


def _widths(pattern: str, values: tuple[object, ...] | list[object]) -> float:
    """Return how many characters a pattern such as `%9d`, `{:>9}` or `%*d` may ask for."""
    asked = sum(float(found) for found in _DIGITS.findall(pattern))
    if "*" not in pattern and not _PATTERN_IN_PATTERN.search(pattern):
        return asked
    if sum(map(weight, values)) > _SLOW:
        return math.inf
    return asked + sum(float(found) for found in _DIGITS.findall(repr(values)))


def _bits(number: Rational) -> int:
    return int(number.numerator).bit_length() + int(number.denominator).bit_length()
