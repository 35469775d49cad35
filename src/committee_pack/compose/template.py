"""Jinja2, strict and sandboxed: a report's templates become markup that knows where it was written."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import SimpleNamespace, TracebackType
from typing import Any, cast

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    nodes,
)
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from committee_pack.compose.bounds import BoundedEnvironment
from committee_pack.compose.elements import instruction, position_mark, without_marks
from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error, nearest

_TAG = re.compile(r"(?=</?[^\W\d]|<!)")
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
_WHAT_TEMPLATES_RAISE = (
    TemplateError, SecurityError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError,
    MemoryError, SyntaxError, NameError,
)  # fmt: skip
_HOW_TO_CLOSE = "Look for a tag that is not closed or misspelt: {% for ... %} needs {% endfor %}, {{ needs }}."
LIBRARY = "library/"
"""What the names of the library's own templates begin with, also of those that a report has its own of."""
LIBRARY_FILES = "(library)/"
"""What the files of templates begin with that are not the report's own."""
ENDING = ".html.j2"
_TAKE_APART = ("count", "forceescape", "length", "truncate", "urlencode", "wordcount")
"""Filters that would count, cut or show the positions within what a template writes."""
DEEPEST = 16
"""How many of Jinja2's blocks may stand within each other; Python reads no more than 20 loops so."""
_NESTING = ("for", "if", "with", "filter", "call", "macro", "block", "autoescape")
_ENDS = tuple(f"end{name}" for name in _NESTING)


class Templates:
    """The templates that a report can use, by name: `(name, file, text)` each.

    One that defines a macro of its own name, `key.html.j2` the macro `key`, is a part: every template may call it.
    What a report's own parts and templates stand in place of is still there, as `library.key()` and `library/NAME`.
    """

    def __init__(self, texts: Iterable[tuple[str, str, str]]) -> None:
        self._texts = {name: (file, text) for name, file, text in texts}
        self.files = tuple(dict.fromkeys(file for file, _ in self._texts.values()))
        self._environment = BoundedEnvironment(
            loader=FunctionLoader(self._load),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[_PositionMarks],
        )
        self._environment.globals["template_files"] = self.files
        for name in _TAKE_APART:
            self._environment.filters[name] = _of_what_was_written(self._environment.filters[name])
        parts = [_Part(self._environment, name) for name, (_, text) in self._texts.items() if _is_part(name, text)]
        self._called = {part.template: part.name for part in parts}
        self._parts = {part.name: part for part in parts if not part.is_library}
        library = {part.name: part for part in parts if part.is_library}
        self._environment.globals.update(self._parts, library=SimpleNamespace(**library))

    def _load(self, name: str) -> tuple[str, str, None] | None:
        if name not in self._texts:
            return None
        file, text = self._texts[name]
        return text, file, None

    def file(self, name: str) -> str:
        """Return the file of a template, as people know it."""
        return self._texts[name][0]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all templates."""
        return tuple(self._texts)

    @property
    def own(self) -> tuple[str, ...]:
        """The names of the report's own templates."""
        return tuple(name for name, (file, _) in self._texts.items() if not file.startswith(LIBRARY_FILES))

    def text(self, name: str) -> str:
        """Return a template as it is written."""
        return self._texts[name][1]

    def part(self, name: str) -> str:
        """Return what a template is called by as a part; empty where it is none."""
        return self._called.get(name, "")

    def parsed(self, name: str) -> nodes.Template | None:
        """Return a template as Jinja2 reads it; None where there is none, or Jinja2 cannot read it."""
        if name not in self._texts:
            return None
        try:
            return self._environment.parse(self.text(name), name, self.file(name))
        except TemplateSyntaxError:
            return None

    def render(self, name: str, context: Mapping[str, object]) -> Outcome[str]:
        """Return the template's markup; what Jinja2 cannot do is a finding with its file and line."""
        self._environment.begin()
        # -- parts, and what is imported, see it too
        self._environment.globals.update(context)
        try:
            return Outcome(self._environment.get_template(name).render())
        except TemplateSyntaxError as fault:
            return Outcome("", (self._unread(name, fault),))
        except _WHAT_TEMPLATES_RAISE as fault:
            return Outcome("", (self._failed(name, fault, context),))

    def __contains__(self, name: str) -> bool:
        return name in self._texts

    def _unread(self, name: str, fault: TemplateSyntaxError) -> Finding:
        place = Place(fault.filename or self.file(name), fault.lineno)
        if isinstance(fault, _InstructionError):
            return error("markup-syntax", place, str(fault.message), "Take it out.")
        said = (fault.message or "").rstrip(".")
        return error("template-syntax", place, f"Jinja2 cannot read this: {said}.", _HOW_TO_CLOSE)

    def _failed(self, name: str, fault: Exception, context: Mapping[str, object]) -> Finding:
        place = self._place(fault.__traceback__) or Place(self.file(name), 1)
        said = without_marks(str(fault)).rstrip(".") or "it asks for too much"
        if isinstance(fault, TemplateNotFound):
            hint = did_you_mean(str(fault.name), self._texts)
            return error("template-missing", place, f"There is no template '{without_marks(str(fault.name))}'.", hint)
        if isinstance(fault, RecursionError):
            said = "parts or templates use themselves or one another without end"
        undefined = _UNDEFINED.search(said)
        if undefined:
            typed = undefined[1] or undefined[2]
            near = self._nearest(typed, context, by_itself=bool(undefined[1]))
            hint = f"Did you mean '{near}'?" if near else "Mend the name, or give it a value before with {% set %}."
            return error("template-name", place, f"There is no '{typed}' here.", hint)
        return error("template-failed", place, f"The template stops here: {said}.", "Mend the expression at that line.")

    def _nearest(self, typed: str, context: Mapping[str, object], *, by_itself: bool) -> str:
        """Return the name that was meant; one that stands behind another is named whole where it stood by itself."""
        known = (*self._parts, *_offered(context))
        # -- what was typed may be right elsewhere, and is no help where it stands
        for names in (known, [each for each in known if each != typed]):
            near = nearest(typed, names)
            behind = (f"{name}.{near}" for name, value in context.items() if near in dir(value))
            meant = next(behind, near) if by_itself and near and near not in (*self._parts, *context) else near
            if meant != typed:
                return meant
        return ""

    def _place(self, trace: TracebackType | None) -> Place | None:
        """Return the innermost line of a template in a traceback."""
        found = None
        while trace:
            if (file := trace.tb_frame.f_code.co_filename) in self.files:
                found = Place(file, _line(trace))
            trace = trace.tb_next
        return found


class _Part:
    """A macro in a file of its own, read when it is first called."""

    def __init__(self, environment: BoundedEnvironment, template: str) -> None:
        self._environment, self.template, self.name = environment, template, _part_name(template)
        self.is_library = template.startswith(LIBRARY)

    def __html__(self) -> str:
        """Raise what is wrong where a part is written as if it were a text."""
        raise TemplateRuntimeError(f"'{self.name}' is a part, and is called: write {{{{ {self.name}(...) }}}}")

    def __call__(self, *values: Any, **options: Any) -> Any:  # noqa: ANN401 - they are a template's
        """Return what the macro writes."""
        return getattr(self._environment.get_template(self.template).module, self.name)(*values, **options)


def _part_name(template: str) -> str:
    return template.removeprefix(LIBRARY).removesuffix(ENDING)


def _is_part(template: str, text: str) -> bool:
    """Return whether a template defines a macro of its own name."""
    return re.search(rf"{{%-?\s*macro {re.escape(_part_name(template))}\s*\(", text) is not None


def _of_what_was_written(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that sees markup without its positions."""

    @functools.wraps(function)
    def seeing(*values: Any, **options: Any) -> Any:  # noqa: ANN401 - they are Jinja2's
        written = (Markup(without_marks(each)) if isinstance(each, Markup) else each for each in values)
        return function(*written, **options)

    return seeing


def _line(trace: TracebackType) -> int:
    """Return the line of a template, also where Jinja2 has not yet put it in place of that of its own code."""
    template = trace.tb_frame.f_globals.get("__jinja_template__")
    return template.get_corresponding_lineno(trace.tb_lineno) if template else trace.tb_lineno


def _offered(context: Mapping[str, object]) -> list[str]:
    """Return the names that a template may use, and those of what stands behind them."""
    names = list(context)
    for value in context.values():
        names += [name for name in dir(value) if not name.startswith("_")]
        first = next(iter(getattr(value, "indicators", ())), None)
        names += [name for name in dir(first) if not name.startswith("_")]
    return names


class _InstructionError(TemplateSyntaxError):
    """A processing instruction that somebody writes, which could be taken for a position."""


class _PositionMarks(Extension):
    """Puts the file and line before the tags that a template writes; sees how deep its blocks stand."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        files = cast("tuple[str, ...]", self.environment.globals["template_files"])
        index = files.index(stream.filename) if stream.filename in files else 0
        for token in _not_too_deep(stream):
            if token.type == "data":
                _no_instruction(token, stream.filename)
            yield Token(token.lineno, token.type, _marked(token, index)) if token.type == "data" else token


def _not_too_deep(stream: TokenStream) -> Iterator[Token]:
    """Return the tokens; a block too many is named at its line, which Python's own complaint does not tell."""
    depth, begins = 0, False
    for token in stream:
        if begins and token.type == "name":
            depth += (token.value in _NESTING) - (token.value in _ENDS)
        if depth > DEEPEST:
            raise TemplateSyntaxError(f"blocks stand more than {DEEPEST} deep", token.lineno, None, stream.filename)
        begins = token.type == "block_begin"
        yield token


def _no_instruction(token: Token, file: str | None) -> None:
    before, found, after = token.value.partition("<?")
    if found:
        raise _InstructionError(instruction(found + after), token.lineno + before.count("\n"), None, file)


def _marked(token: Token, index: int) -> str:
    """Return a template's text with the position before the first tag of each line; others have the same one."""
    line, said, marked = token.lineno, 0, []
    for piece in _TAG.split(token.value):
        if piece.startswith("<") and line != said:
            marked.append(position_mark(index, line))
            said = line
        marked.append(piece)
        line += piece.count("\n")
        # -- the marks within a comment go with it
        said = 0 if "-->" in piece else said
    return "".join(marked)
