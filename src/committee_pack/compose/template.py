"""Jinja2, strict and sandboxed: a report's templates become markup that knows where it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import cast

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment

from committee_pack.findings import Finding, Outcome, Place, error, nearest

_TAG = re.compile(r"(?=</?[A-Za-z])")
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
_WHAT_TEMPLATES_RAISE = (
    TemplateError, SecurityError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError,
)  # fmt: skip
MACROS = "macros.html.j2"


class Templates:
    """The templates that a report can use, by name: `(name, file, text)` each."""

    def __init__(self, texts: Iterable[tuple[str, str, str]]) -> None:
        self._texts = {name: (file, text) for name, file, text in texts}
        self.files = tuple(file for file, _ in self._texts.values())
        self._environment = ImmutableSandboxedEnvironment(
            loader=FunctionLoader(self._load),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[_PositionMarks],
        )
        self._environment.globals["template_files"] = self.files

    def _load(self, name: str) -> tuple[str, str, None] | None:
        if name not in self._texts:
            return None
        file, text = self._texts[name]
        return text, file, None

    def file(self, name: str) -> str:
        """Return the file of a template, as people know it."""
        return self._texts[name][0]

    def render(self, name: str, context: Mapping[str, object]) -> Outcome[str]:
        """Return the template's markup; what Jinja2 cannot do is a finding with its file and line."""
        try:
            macros = self._environment.get_template(MACROS).make_module(dict(context))
            offered = {key: value for key, value in vars(macros).items() if not key.startswith("_")}
            return Outcome(self._environment.get_template(name).render({**offered, **context}))
        except TemplateSyntaxError as fault:
            place = Place(fault.filename or self.file(name), fault.lineno)
            return Outcome("", (error("template-syntax", place, f"This is not Jinja2: {fault.message}."),))
        except _WHAT_TEMPLATES_RAISE as fault:
            return Outcome("", (self._failed(name, fault, context),))

    def _failed(self, name: str, fault: Exception, context: Mapping[str, object]) -> Finding:
        place = self._place(fault.__traceback__) or Place(self.file(name), 1)
        undefined = _UNDEFINED.search(str(fault))
        typed = next(filter(None, undefined.groups()), "") if undefined else ""
        near = nearest(typed, _offered(context)) if typed else ""
        code, hint = "template-name" if typed else "template-failed", f"Did you mean '{near}'?" if near else ""
        return error(code, place, f"The template stops here: {fault}.", hint)

    def _place(self, trace: TracebackType | None) -> Place | None:
        """Return the innermost line of a template in a traceback."""
        found = None
        while trace:
            if (file := trace.tb_frame.f_code.co_filename) in self.files:
                found = Place(file, trace.tb_lineno)
            trace = trace.tb_next
        return found


def _offered(context: Mapping[str, object]) -> list[str]:
    """Return the names that a template may use, and those of what stands behind them."""
    names = list(context)
    for value in context.values():
        names += [name for name in dir(value) if not name.startswith("_")]
        first = next(iter(getattr(value, "indicators", ())), None)
        names += [name for name in dir(first) if not name.startswith("_")]
    return names


class _PositionMarks(Extension):
    """Puts the file and line before each tag that a template writes, as `<?0:12?>`."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        files = cast("tuple[str, ...]", self.environment.globals["template_files"])
        index = files.index(stream.filename) if stream.filename in files else 0
        for token in stream:
            yield Token(token.lineno, token.type, _marked(token, index)) if token.type == "data" else token


def _marked(token: Token, index: int) -> str:
    line, marked = token.lineno, []
    for piece in _TAG.split(token.value):
        marked.append(f"<?{index}:{line}?>{piece}" if piece.startswith("<") else piece)
        line += piece.count("\n")
    return "".join(marked)
