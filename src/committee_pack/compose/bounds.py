"""How much a template may ask for: a loop without end, or a text that grows without end, stops with a word.

Each turn of a loop, each call, each text or list that is made and each comparison costs as much as it is
large (`costs.py`): what a filter, a call or an operator does is counted by Jinja2's own hooks, what it does
without asking (slices, lists, comparisons, conditions of loops, templates within templates) by what is put
into the template before it is compiled.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar, cast

from jinja2 import TemplateRuntimeError, nodes
from jinja2.environment import Environment
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from committee_pack.compose.costs import MOST_WORK, cost_of_call, cost_of_filter, cost_of_sum, weight

MOST_TEXT = 5_000_000
"""Characters that a template may come to: more than a thousand pages."""
_CALL = 20
_TEMPLATE = 200
_CHARACTERS_COPIED = 10
"""How many characters are put together in the time that one is looked at."""
_AT_RANDOM = ("lipsum", "random")
"""What would make the same files into other bytes."""
_COMPARING = (
    "in", "eq", "equalto", "==", "ne", "!=", "gt", "greaterthan", ">", "ge", ">=", "lt", "lessthan", "<", "le", "<=",
    "lower", "upper",
)  # fmt: skip
_WEIGHED = "what it weighs"
"""The name of a filter that no template can write."""
N = TypeVar("N", bound=nodes.Node)


class TooMuchError(TemplateRuntimeError):
    """A template asks for more than any paper needs."""

    def __init__(self) -> None:
        super().__init__("it goes on without end, or makes a text without end")


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, where what a template asks for is counted, from `begin` on."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "**", "%"))

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - they are Jinja2's
        super().__init__(**options)
        self.spent = 0
        self._safe: dict[tuple[type, str], bool] = {}
        for name in _AT_RANDOM:
            self.globals.pop(name, None)
            self.filters.pop(name, None)
        self.filters = {name: self._bounded(name, each) for name, each in self.filters.items()}
        self.filters[_WEIGHED] = self.weighed
        tests = cast("dict[str, Any]", self.tests)
        self.tests = tests | {name: self._weighing(tests[name]) for name in _COMPARING}

    def join_path(self, template: str, parent: str) -> str:
        """Return the name of a template that another names; one that names itself would go on without end."""
        if template == parent:
            raise TemplateRuntimeError(f"'{template}' is made from itself; the library's is 'library/{template}'")
        return template

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
        held = _as_lists(args) if getattr(__obj, "__name__", "") == "join" else args
        __self.spend(_CALL + cost_of_call(__obj, (*held, *kwargs.values())))
        return super().call(__context, __obj, *held, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Reckon what a template reckons."""
        self.spend(cost_of_sum(operator, left, right))
        return super().call_binop(context, operator, left, right)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401
        """Return what stands in a list or under a key; a key that is a list itself is read through."""
        if isinstance(argument, tuple):
            self.spend(weight(argument))
        return super().getitem(obj, argument)

    def weighed(self, value: Any) -> Any:  # noqa: ANN401
        """Return what a template has made or is about to compare."""
        self.spend(weight(value))
        return value

    @property
    def template(self) -> None:
        """What stands before each template within a template, and so counts it."""
        self.spend(_TEMPLATE)

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
        self.spend(sum(map(weight, parts)))
        return markup_join(parts)

    def concat(self, pieces: Iterable[str]) -> str:
        """Return the pieces of a text as one."""
        found, size = [], 0
        for piece in pieces:
            found.append(piece)
            size += len(piece)
            if size > MOST_TEXT:
                raise TooMuchError
        self.spend(size / _CHARACTERS_COPIED)
        return "".join(found)

    def _bounded(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def bounded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            held = _as_lists(args) if name == "join" else args
            values = held[1:] if held and isinstance(held[0], (Environment, EvalContext, Context)) else held
            self.spend(cost_of_filter(name, values, kwargs))
            return function(*held, **kwargs)

        return bounded

    def _weighing(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def weighing(*args: Any) -> Any:  # noqa: ANN401
            self.spend(sum(map(weight, args)))
            return function(*args)

        return weighing

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        _Counted().visit(template)
        return template


def _as_lists(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the values; what is not yet made is made, so that its size is known."""
    return tuple(list(each) if isinstance(each, Iterator) else each for each in values)


class _Counted(NodeTransformer):
    """Puts what is counted into each loop, before each template, around what is made, and in place of `~`."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - the library's names
        self.generic_visit(node)
        node.body.insert(0, nodes.ExprStmt(_own("turn", node), lineno=node.lineno))
        if node.test:
            # -- a turn that its condition leaves out is one too
            node.test = nodes.And(nodes.Not(_own("turn", node), lineno=node.lineno), node.test, lineno=node.lineno)
        return node

    def visit_Include(self, node: nodes.Node) -> list[nodes.Node]:  # noqa: N802
        self.generic_visit(node)
        return [nodes.ExprStmt(_own("template", node), lineno=node.lineno), node]

    visit_Import = visit_FromImport = visit_Include  # noqa: N815

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _called("joined", node.nodes, node)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _weighed(node) if isinstance(node.arg, nodes.Slice) else node

    def visit_List(self, node: nodes.List | nodes.Tuple) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        stored = isinstance(node, nodes.Tuple) and node.ctx != "load"
        return node if stored or all(isinstance(item, nodes.Const) for item in node.items) else _weighed(node)

    visit_Tuple = visit_List  # noqa: N815

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _weighed(node) if node.items else node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """Weigh what is compared, but where it is with a constant, which ends the comparison soon."""
        self.generic_visit(node)
        constant = any(isinstance(each, nodes.Const) for each in (node.expr, *(operand.expr for operand in node.ops)))
        if not constant or any(operand.op in ("in", "notin") for operand in node.ops):
            node.expr = _weighed(node.expr)
            for operand in node.ops:
                operand.expr = _weighed(operand.expr)
        return node


def _weighed(node: nodes.Expr) -> nodes.Expr:
    if isinstance(node, nodes.Const) or (isinstance(node, nodes.Filter) and node.name == _WEIGHED):
        return node
    return nodes.Filter(node, _WEIGHED, [], [], None, None, lineno=node.lineno, environment=node.environment)


def _called(name: str, arguments: list[nodes.Expr], at: nodes.Node) -> nodes.Call:
    return nodes.Call(_own(name, at), arguments, [], None, None, lineno=at.lineno, environment=at.environment)


def _own(name: str, at: nodes.Node) -> nodes.EnvironmentAttribute:
    return nodes.EnvironmentAttribute(name, lineno=at.lineno, environment=at.environment)
