"""YAML as text with line numbers: scalars stay as typed, so `2016-08`, `no` and `1e3` mean what they look like."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from yaml.reader import ReaderError

from committee_pack.findings import Finding, Outcome, Place, error

_DEEPEST = 40
_OPENS = "[{-?:"
"""Every list or mapping that begins has one of these."""
_COMMENT = re.compile(r"(#.*)?\s*")
_CLOSE_IT = "Write the same quote where its words end."
_HOLD_ALL = "Put all the words between double quotes, and none within them; or take the quotes out."
Loc = tuple[str | int, ...]
Yaml: TypeAlias = str | list["Yaml"] | dict[str, "Yaml"]
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class YamlText:
    """What a YAML file says: text, lists and mappings, and the line (from 1) of each by its keys."""

    file: str
    data: Yaml
    lines: dict[Loc, int]

    def place(self, loc: Loc) -> Place:
        """Return where a key stands, or the nearest key above it that is in the file."""
        near = loc
        while near and near not in self.lines:
            near = near[:-1]
        return Place(self.file, self.lines.get(near, 1), ".".join(str(part) for part in loc if isinstance(part, str)))


def read_yaml(text: str, file: str, first_line: int = 1) -> Outcome[YamlText | None]:
    """Return what the text says, or None with a finding where it is not YAML; a key given twice is a finding."""
    try:
        if (line := _too_deep(text)) is not None:
            message = f"This is nested more than {_DEEPEST} levels deep."
            return Outcome(None, (error("yaml-syntax", Place(file, line + first_line), message, "Mend the brackets."),))
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as fault:
        return Outcome(None, (_syntax(fault, text, file, first_line),))
    reader = _NodeReader(file, first_line, text.count("\n") + first_line)
    data: Yaml = reader.read(node, ()) if node else {}
    return Outcome(YamlText(file, data, reader.lines), tuple(reader.findings))


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an outermost key begins, and its value begins and ends: characters from the beginning of the text."""

    key: int
    value: int
    end: int


@dataclass(frozen=True, slots=True)
class Outermost:
    """The outermost keys of a YAML text; `in_braces` says that they stand between braces, not on lines of their own."""

    entries: dict[str, Entry]
    in_braces: bool


def outermost(text: str) -> Outermost:
    """Return where the outermost keys stand in a text that is a mapping of keys."""
    node = yaml.compose(text, Loader=_Loader)
    assert isinstance(node, yaml.MappingNode), "the schema admits nothing else"
    found = {
        str(key.value): Entry(key.start_mark.index, value.start_mark.index, _end(value)) for key, value in node.value
    }
    return Outermost(found, bool(node.flow_style))


def _end(node: yaml.Node) -> int:
    """Return where a value ends: a block of lines with its last word, not with the blanks and comments below it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _too_deep(text: str) -> int | None:
    """Return the line (from 0) on which the text is nested too deep; composing it would exhaust the stack."""
    if sum(map(text.count, _OPENS)) <= _DEEPEST:
        # -- parsing it twice takes long where there are hundreds of files
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return event.start_mark.line if event.start_mark else 0
    return None


def _syntax(fault: yaml.YAMLError, text: str, file: str, first_line: int) -> Finding:
    if isinstance(fault, ReaderError):
        line = text.encode()[: fault.position].count(b"\n") + first_line
        message = f"The character U+{fault.character:04X} may not stand in YAML."
        return error("yaml-syntax", Place(file, line), message, "Take it out; it may not show in an editor.")
    mark = getattr(fault, "problem_mark", None)
    # -- what is missing at the very end is missed on a line after the last
    line = min(mark.line, text.count("\n")) if mark else 0
    line, said, hint = (_quote(fault, text, mark) if mark else None) or _plainly(fault, text, line)
    return error("yaml-syntax", Place(file, line + first_line), f"This is not YAML: {said}.", hint)


_Said: TypeAlias = tuple[int, str, str]
"""A line (from 0), what is wrong there, and how to mend it."""


def _plainly(fault: yaml.YAMLError, text: str, line: int) -> _Said:
    said = getattr(fault, "problem", None) or str(fault)
    mark = getattr(fault, "problem_mark", None)
    found = text[mark.index : mark.index + 1] if mark else ""
    if found == "\t" or "tab character" in said:
        return line, "a tab stands where only spaces may", "Indent with spaces."
    if found and "cannot start any token" in said:
        return line, f"nothing begins with '{found}'", "Put the words between double quotes."
    return line, said, "Look for a missing quote, colon or space there or on the line above; indent with spaces."


def _quote(fault: yaml.YAMLError, text: str, stumbled: yaml.Mark) -> _Said | None:
    """Return where a quote opens that lacks its partner, or has one that was not meant for it; None where none does.

    YAML takes all up to the next quote for one text, and stumbles only over what follows it.
    """
    begins = getattr(fault, "context_mark", None)
    if begins and getattr(fault, "context", None) == "while scanning a quoted scalar":
        return begins.line, "the quote that opens here does not close", _CLOSE_IT
    for token in _sound_tokens(text):
        if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
            begins, ends = token.start_mark, token.end_mark
            after = text[ends.index : stumbled.index] if ends.index <= stumbled.index else "-"
            if begins.line < ends.line and _COMMENT.fullmatch(after):
                return begins.line, "the quote that opens here closes only on a line below", _CLOSE_IT
            if begins.line == ends.line and not after.strip(" "):
                return begins.line, "the quote that opens here closes before its words end", _HOLD_ALL
    return None


def _sound_tokens(text: str) -> Iterator[yaml.Token]:
    with contextlib.suppress(yaml.YAMLError):
        yield from yaml.scan(text, Loader=_Loader)


class _NodeReader:
    """Turns YAML nodes into text, lists and mappings, and keeps the line of each."""

    def __init__(self, file: str, first_line: int, last_line: int) -> None:
        self.file, self.first_line, self.last_line = file, first_line, last_line
        self.lines: dict[Loc, int] = {}
        self.findings: list[Finding] = []
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, loc: Loc) -> Yaml:
        # -- a value that is left out at the very end is missed on a line after the last
        self.lines.setdefault(loc, min(node.start_mark.line + self.first_line, self.last_line))
        if id(node) in self._seen:
            message = "An alias (*name) stands here; this file has each thing in its place only."
            self.findings.append(error("yaml-alias", Place(self.file, self.lines[loc]), message, "Write it out."))
            return str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, loc))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*loc, i)) for i, child in enumerate(node.value)]
        return str(node.value)

    def _pairs(self, node: yaml.MappingNode, loc: Loc) -> Iterator[tuple[str, Yaml]]:
        keys: set[str] = set()
        for key_node, child in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + self.first_line
            if key in keys:
                message = f"The key '{key}' is given twice."
                self.findings.append(error("key-twice", Place(self.file, line, key), message, "Keep one of them."))
                continue
            keys.add(key)
            self.lines[(*loc, key)] = line
            yield key, self.read(child, (*loc, key))


def entries_of(data: Yaml, key: str) -> list[tuple[int, Yaml]]:
    """Return what a list under a key holds, each with its position; nothing where there is no such list."""
    held = data.get(key) if isinstance(data, dict) else None
    return list(enumerate(held)) if isinstance(held, list) else []
