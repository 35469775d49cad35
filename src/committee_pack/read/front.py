"""What stands in front of a narrative, found, and an approval written into it with all else as it stands."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass

from committee_pack.model.narratives import Approval, Approved
from committee_pack.read.yaml_text import Entry, Outermost, Yaml, outermost, read_yaml
from committee_pack.wording.quoting import in_quotes, quoted

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_LETTER = re.compile(r"\r\n|.", re.DOTALL)
_BREAK = re.compile("[\n\x85\u2028\u2029]")
"""What ends a line of YAML."""
_BEFORE_COMMENT = re.compile(r" +(?=#)")
STATUS, APPROVED = "status", "approved"


@dataclass(frozen=True, slots=True)
class Front:
    """The facts in front of a text, where they begin (in characters), and the text below them, from a line on."""

    facts: str
    start: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters from `start` up to `end` that others take the place of."""

    start: int
    end: int
    new: str


def front_of(text: str) -> Front | None:
    """Return what stands in front of a text with plain line ends; None where nothing does."""
    match = _FRONT.match(text)
    if match is None:
        return None
    return Front(match[1] or "", match.start(1), text[match.end() :], match[0].count("\n") + 1)


def with_approval(data: bytes, record: Approved) -> bytes | None:
    """Return a narrative's file with the record of its approval in front, every other character as it was.

    None where the facts are written in a way that nothing can be added to without touching more.
    """
    letters = _LETTER.findall(data.decode("utf-8-sig"))
    plain = "".join("\n" if each in ("\r\n", "\r") else each for each in letters)
    front = front_of(plain)
    if front is None:
        return None
    edits = _edits(front.facts, record)
    if not _says(_edited(front.facts, edits), front.facts, record):
        return None
    ends = next(each for each in letters if each in ("\r\n", "\r", "\n"))
    for edit in sorted(edits, key=lambda each: each.start, reverse=True):
        letters[front.start + edit.start : front.start + edit.end] = edit.new.replace("\n", ends)
    return (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + "".join(letters).encode()


def _edited(text: str, edits: list[_Edit]) -> str:
    for edit in sorted(edits, key=lambda each: each.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _says(new: str, old: str, record: Approved) -> bool:
    """Return whether facts say the same as before, but for the approval: so that no file is ever spoilt."""
    read, before = read_yaml(new, ""), read_yaml(old, "")
    if read.value is None or before.value is None or read.findings or not isinstance(before.value.data, dict):
        return False
    return read.value.data == {**before.value.data, STATUS: Approval.APPROVED.value, APPROVED: _data(record)}


def _data(record: Approved) -> Yaml:
    return {**_facts(record), "shown": dict(record.shown)}


def _facts(record: Approved) -> dict[str, str]:
    """Return what is on record by its keys, but for the figures."""
    who = {"by": record.by, "on": record.on.isoformat(), "of": record.of}
    return {**who, "text": record.text, "figures": record.figures, "seal": record.seal}


def _edits(facts: str, record: Approved) -> list[_Edit]:
    """Return what makes facts those of an approved text: its status, and the record after it."""
    keys = outermost(facts)
    entry = _between_braces(record) if keys.in_braces else _on_lines(record, _indent(facts, keys))
    edits = []
    if STATUS in keys.entries:
        edits = _status(facts, keys.entries[STATUS])
    elif not keys.in_braces:
        entry = f"{STATUS}: {Approval.APPROVED.value}\n{' ' * _indent(facts, keys)}{entry}"
    else:
        entry = f"{STATUS}: {Approval.APPROVED.value}, {entry}"
    return [*edits, _record(facts, keys, entry)]


def _status(facts: str, entry: Entry) -> list[_Edit]:
    """Return the status as approved; a comment beside it stays in its column, where there is room before it."""
    old, new = facts[entry.value : entry.end], Approval.APPROVED.value
    if old.endswith("\n"):
        return [_Edit(entry.value, entry.end, f"{new}\n")]
    blanks = _BEFORE_COMMENT.match(facts, entry.end)
    if not blanks:
        return [_Edit(entry.value, entry.end, new)]
    width = max(1, len(blanks[0]) + len(old) - len(new))
    return [_Edit(entry.value, blanks.end(), new + " " * width)]


def _record(facts: str, keys: Outermost, entry: str) -> _Edit:
    """Return the record in the place of the one that is there, else after the status or what the text is about."""
    if APPROVED in keys.entries:
        old = keys.entries[APPROVED]
        return _Edit(old.key, old.end, entry + "\n" * facts[: old.end].endswith("\n"))
    before = next(keys.entries[name] for name in (STATUS, "indicator", "section") if name in keys.entries)
    if keys.in_braces:
        return _Edit(before.end, before.end, f", {entry}")
    indent = " " * _indent(facts, keys)
    if facts[: before.end].endswith("\n"):
        return _Edit(before.end, before.end, f"{indent}{entry}\n")
    ends = _BREAK.search(facts, before.end)
    at = ends.start() if ends else len(facts)
    return _Edit(at, at, f"\n{indent}{entry}")


def _indent(facts: str, keys: Outermost) -> int:
    """Return how far the outermost keys are indented."""
    first = min(each.key for each in keys.entries.values())
    line = next((each.end() for each in reversed(list(_BREAK.finditer(facts, 0, first)))), 0)
    return len(facts[line:first]) - len(facts[line:first].lstrip(" "))


def _on_lines(record: Approved, indent: int) -> str:
    shown = [f"    {name}: {quoted(words)}" for name, words in record.shown]
    facts = [f"  {name}: {_written(name, said, quoted)}" for name, said in _facts(record).items()]
    lines = [f"{APPROVED}:", *facts, *(["  shown:", *shown] if shown else ["  shown: {}"])]
    return f"\n{' ' * indent}".join(lines)


def _between_braces(record: Approved) -> str:
    shown = ", ".join(f"{name}: {in_quotes(words)}" for name, words in record.shown)
    facts = ", ".join(f"{name}: {_written(name, said, in_quotes)}" for name, said in _facts(record).items())
    return f"{APPROVED}: {{{facts}, shown: {{{shown}}}}}"


def _written(name: str, said: str, with_quotes: Callable[[str], str]) -> str:
    """Return what is on record as a value; a day needs no quotes."""
    return said if name == "on" else with_quotes(said)
