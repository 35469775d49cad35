"""How much a template may ask for: a loop without end, or a text that grows without end, stops with a word.

Each turn of a loop, each call, and each text or list that is made costs as much as it is large.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Iterable, Sized
from numbers import Rational
from typing import Any, TypeVar

from jinja2 import TemplateRuntimeError, nodes
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

MOST_WORK = 5_000_000
MOST_TEXT = 5_000_000
"""Characters that a template may come to: more than a thousand pages."""
_CALL = 20
_SLOW = 1_000_000
_MOST_BITS = 10_000
_DIGITS = re.compile(r"\d{1,30}")
_AT_RANDOM = ("lipsum", "random")
"""What would make the same files into other bytes."""
N = TypeVar("N", bound=nodes.Node)


class TooMuchError(TemplateRuntimeError):
    """A template asks for more than any paper needs."""

    def __init__(self) -> None:
        super().__init__("it goes on without end, or makes a text without end")


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, where what a template asks for is counted, from `begin` on."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - they are Jinja2's
        super().__init__(**options)
        self.spent = 0
        self._safe: dict[tuple[type, str], bool] = {}
        for name in _AT_RANDOM:
            self.globals.pop(name, None)
            self.filters.pop(name, None)
        self.filters = {name: self._bounded(name, each) for name, each in self.filters.items()}

    def begin(self) -> None:
        """Count from nothing."""
        self.spent = 0

    def spend(self, amount: float) -> None:
        """Count so much more; raises TooMuchError where it is more than any paper needs."""
        self.spent += int(min(amount, MOST_WORK + 1))
        if self.spent > MOST_WORK:
            raise TooMuchError

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805
        """Call what a template calls."""
        __self.spend(_CALL + _cost_of_call(__obj, (*args, *kwargs.values())))
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Reckon what a template reckons."""
        self.spend(_cost_of_sum(operator, left, right))
        return super().call_binop(context, operator, left, right)

    @property
    def turn(self) -> None:
        """What stands in each loop, where it is read once a turn, and so counts it."""
        self.spend(_CALL)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401
        """Return whether a template may see an attribute, which Jinja2 tells by the kind of object alone."""
        known = (type(obj), attr)
        if known not in self._safe:
            self._safe[known] = super().is_safe_attribute(obj, attr, value)
        return self._safe[known]

    def joined(self, *parts: object) -> str:
        """Return the parts after each other, as `~` does."""
        self.spend(sum(map(_size, parts)))
        return markup_join(parts)

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """Return the pieces of a text as one."""
        found, size = [], 0
        for piece in pieces:
            found.append(piece)
            size += len(piece)
            if size > MOST_TEXT:
                raise TooMuchError
        return "".join(found)

    def _bounded(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def bounded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            self.spend(_cost_of_work((*args, *kwargs.values())) + (_widths(args) if name == "format" else 0))
            return function(*args, **kwargs)

        return bounded

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        _Counted().visit(template)
        return template


class _Counted(NodeTransformer):
    """Puts what is counted into each loop, and in place of `~`."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - the library's name
        self.generic_visit(node)
        node.body.insert(0, nodes.ExprStmt(_own("turn", node), lineno=node.lineno))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - the library's name
        self.generic_visit(node)
        return _called("joined", node.nodes, node)


def _called(name: str, arguments: list[nodes.Expr], at: nodes.Node) -> nodes.Call:
    return nodes.Call(_own(name, at), arguments, [], None, None, lineno=at.lineno, environment=at.environment)


def _own(name: str, at: nodes.Node) -> nodes.EnvironmentAttribute:
    return nodes.EnvironmentAttribute(name, lineno=at.lineno, environment=at.environment)


def _size(value: object) -> float:
    """Return how large a value is: a text's length, a number's own size."""
    if isinstance(value, (str, bytes, list, tuple, dict, range)):
        return max(1, len(value))
    if isinstance(value, Sized) and not callable(value):
        return max(1, len(value))
    return max(1.0, abs(value)) if isinstance(value, int) else 1


def _cost_of_work(values: tuple[object, ...]) -> float:
    """Return what it may cost to work on values: each with each other where that is slow, else once over them."""
    each = [_size(value) for value in values]
    product = math.prod(each)
    return product if product > _SLOW else sum(each)


def _cost_of_call(called: object, values: tuple[object, ...]) -> float:
    if called is range:
        return 1
    method = getattr(called, "__wrapped__", called)
    owner = getattr(method, "__self__", None)
    if not isinstance(owner, (str, list, tuple, dict)):
        return 0
    return _cost_of_work((owner, *values)) + (_widths((owner,)) if "format" in getattr(method, "__name__", "") else 0)


def _widths(values: tuple[object, ...]) -> float:
    """Return how many characters a pattern such as `%9d` or `{:>9}` may ask for."""
    return sum(float(found) for value in values if isinstance(value, str) for found in _DIGITS.findall(value))


def _cost_of_sum(operator: str, left: object, right: object) -> float:
    if operator == "%" and isinstance(left, str):
        values = right if isinstance(right, tuple) else (right,)
        return _widths((left,)) + _cost_of_work((left, *values))
    if isinstance(left, Rational) and isinstance(right, Rational):
        bits = _bits(left) * float(abs(right)) if operator == "**" else _bits(left) + _bits(right)
        return 1 if bits < _MOST_BITS else math.inf
    return _size(left) * _size(right) if operator == "*" else _size(left) + _size(right)


def _bits(number: Rational) -> int:
    return int(number.numerator).bit_length() + int(number.denominator).bit_length()
