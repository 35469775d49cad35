"""Files checked against their schema: every fault a finding with its line, its key and the nearest right word."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Tag, ValidationError
from pydantic_core import ErrorDetails

from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error, nearest
from committee_pack.read.files import Files
from committee_pack.read.yaml_text import Loc, Yaml, YamlText, read_yaml

_EITHER_OR = 2


class FileModel(BaseModel):
    """What a file may hold; an unknown key is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)
    form: ClassVar[str] = "keys, each with its value"
    """How it is written on one line, for who has typed a word in its place."""


class EntryError(ValueError):
    """A fault of a whole entry that one of its keys shows best."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


M = TypeVar("M", bound=FileModel)


@dataclass(frozen=True, slots=True)
class Entry(Generic[M]):
    """A file's content as its model, beside the text with its lines."""

    content: M
    source: YamlText


def read_entry(
    files: Files, path: Path, model: type[M], asked_by: Place | None = None, context: dict[str, int] | None = None
) -> Outcome[Entry[M] | None]:
    """Return a YAML file's content as the model; None, with findings, where it cannot be used.

    `asked_by` is the line that names the file, where one does.
    """
    text = files.text(path, asked_by)
    if text.value is None:
        return Outcome(None, text.findings)
    source = read_yaml(text.value, files.name(path))
    if source.value is None:
        return Outcome(None, source.findings)
    return checked(model, source.value, context).also(source.findings)


def checked(model: type[M], source: YamlText, context: dict[str, int] | None = None) -> Outcome[Entry[M] | None]:
    """Return the file's content as the model, with a finding for each fault.

    Faulty entries are left out and the rest is tried again, so that one fault does not hide the
    others; None where nothing sound is left.
    """
    data: Yaml = source.data
    findings: list[Finding] = []
    seen: list[Loc] = []
    for _ in range(8):
        try:
            return Outcome(Entry(model.model_validate(data, context=context), source), tuple(findings))
        except ValidationError as fault:
            errors = fault.errors(include_url=False)
            told = [each for each in errors if not _follows(each, seen)]
            seen += [_loc(each) for each in told]
            findings += [_finding(each, model, source) for each in told]
            sound = _without_all(data, map(_faulty, errors))
            if sound == data:
                break
            data = sound
    return Outcome(None, tuple(findings))


def _follows(fault: ErrorDetails, seen: list[Loc]) -> bool:
    """Return whether a fault comes of leaving out what was wrong within the same entry, and so is told already."""
    entry = _typed(fault["loc"][:-1] if fault["type"] == "missing" else _loc(fault))
    return any(_typed(loc)[: len(entry)] == entry for loc in seen)


def _loc(fault: ErrorDetails) -> Loc:
    """Return where a fault stands: that of a whole entry at the key which shows it, where one does."""
    wrong = fault.get("ctx", {}).get("error")
    return (*fault["loc"], wrong.key) if isinstance(wrong, EntryError) else fault["loc"]


def _faulty(fault: ErrorDetails) -> Loc:
    """Return what to leave out: a key that is wrong, or the entry that a key is missing from.

    Where keys stand in place of a word, as bands for `not rated`, all of them are left out.
    """
    loc = fault["loc"][:-1] if fault["type"] == "missing" else _loc(fault)
    return _typed(loc[: loc.index("[keys]")] if "[keys]" in loc else loc)


def _typed(loc: Loc) -> Loc:
    """Return the keys as they stand in the file, without the names of choices."""
    return tuple(part for part in loc if not (isinstance(part, str) and "[" in part))


def _without_all(data: Yaml, locs: Iterable[Loc]) -> Yaml:
    # -- from the last list entry to the first, so that positions stay right while entries go
    for loc in sorted(set(locs), key=lambda loc: [str(part).zfill(6) for part in loc], reverse=True):
        data = _without(data, loc)
    return data


def _without(data: Yaml, loc: Loc) -> Yaml:
    """Return the data without what stands at the place; parts of it that the file lacks are names of types."""
    if not loc:
        return data
    part, rest = loc[0], loc[1:]
    if isinstance(data, dict) and isinstance(part, str) and part in data:
        others = {key: child for key, child in data.items() if key != part}
        return {**data, part: _without(data[part], rest)} if _goes_on(data[part], rest) else others
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        kept = [_without(data[part], rest)] if _goes_on(data[part], rest) else []
        return [*data[:part], *kept, *data[part + 1 :]]
    return _without(data, rest)


def _goes_on(child: Yaml, rest: Loc) -> bool:
    return bool(rest) and not isinstance(child, str)


def _finding(fault: ErrorDetails, model: type[BaseModel], source: YamlText) -> Finding:
    loc = _typed(_loc(fault))
    place, name = source.place(loc), str(loc[-1]) if loc else ""
    match fault["type"]:
        case "extra_forbidden":
            return error(
                "key-unknown",
                place,
                f"There is no key '{name}' here.",
                did_you_mean(name, _keys(model, fault["loc"][:-1])),
            )
        case "missing":
            return error(
                "key-missing", source.place(loc[:-1]), f"The key '{name}' is missing.", f"Add '{name}: ...' here."
            )
        case "literal_error" | "enum":
            choices = re.findall(r"'([^']*)'", str(fault.get("ctx", {}).get("expected", "")))
            return error(
                "value-unknown",
                place,
                f"{name}: {_shown(fault['input'])} is not one of the words that may stand here.",
                _word_hint(fault, choices, _other_form(model, fault["loc"])),
            )
        case "value_error":
            return error("value-wrong", place, _sentence(str(fault["ctx"]["error"])))
        case _:
            if fault["loc"][-1:] == ("[key]",):
                return error("value-wrong", place, *_of_key(fault, source.place(loc[:-1]).key))
            return error("value-wrong", place, f"{name or 'The file'}: {_plain(fault)}.", _shape_hint(fault))


def _of_key(fault: ErrorDetails, within: str) -> tuple[str, str]:
    """Return what is wrong with what stands before a colon, and how to mend it."""
    return f"{within}: before the colon, {_plain(fault)}.", "Write words before the colon."


def _word_hint(fault: ErrorDetails, words: list[str], other: str) -> str:
    """Return a hint that names the nearest word or, where none is, all of them and what else may stand there."""
    typed = str(fault["input"])
    if not other and len(words) == _EITHER_OR:
        # -- of two the nearest may be the opposite of what is meant: `not required` for `required`
        return f"Write '{words[0]}' or '{words[1]}'."
    if not other or (isinstance(fault["input"], str) and nearest(typed, words)):
        return did_you_mean(typed, words)
    return f"Write {', '.join(words)} or {other}."


def _other_form(model: type[BaseModel], loc: Loc) -> str:
    """Return what may stand in place of a word: keys or a list; nothing where only the word may."""
    if "[word]" not in loc:
        return ""
    union = _held(model, loc[: loc.index("[word]")])
    if keys := _choice(union, "[keys]"):
        return str(_unwrapped(keys).form)
    return "a list, as [one, another]" if _choice(union, "[list]") else ""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _plain(fault: ErrorDetails) -> str:
    context = fault.get("ctx", {})
    said = {
        "date_from_datetime_parsing": "is not a date",
        "date_parsing": "is not a date",
        "int_parsing": "is not a whole number",
        "bool_parsing": "is neither yes nor no",
        "list_type": "is not a list",
        "dict_type": "is not a mapping of keys",
        "model_type": "is not a mapping of keys",
        "string_type": "is not text",
        "string_too_short": "is empty",
        "too_short": "is empty",
        "greater_than_equal": f"is less than {context.get('ge')}",
        "less_than_equal": f"is more than {context.get('le')}",
    }.get(fault["type"], fault["msg"].lower())
    return f"{_shown(fault['input'])} {said}"


def _shown(typed: object) -> str:
    """Return what was typed, as a message quotes it."""
    kinds: dict[type, str] = {dict: "a mapping of keys", list: "a list" if typed else "the list"}
    return kinds.get(type(typed), f"'{str(typed)[:60]}'")


def _shape_hint(fault: ErrorDetails) -> str:
    return {
        "date_from_datetime_parsing": "Write a date as 2016-11-10.",
        "date_parsing": "Write a date as 2016-11-10.",
        "list_type": "Write each entry on a line of its own after '- '.",
        "dict_type": "Write 'key: value', a line each, indented.",
        "model_type": "Write 'key: value', a line each, indented.",
        "string_type": "Write words.",
        "string_too_short": "Write words, or take the line out.",
        "too_short": "Name one or more.",
        "int_parsing": "Write digits.",
    }.get(fault["type"], "")


def _keys(model: type[BaseModel], loc: Loc) -> list[str]:
    """Return the keys that may stand at a place in the file; names of choices say which of them stands there."""
    last = _unwrapped(_held(model, loc))
    return [field.alias or name for name, field in last.model_fields.items()] if _is_model(last) else []


def _held(model: type[BaseModel], loc: Loc) -> Any:  # noqa: ANN401 - an annotation may be anything
    """Return the annotation of what stands at a place in the file."""
    held: Any = model
    for part in loc:
        if isinstance(part, str) and "[" in part:
            held = _choice(held, part)
        elif _is_model(bare := _unwrapped(held)):
            held = {field.alias or name: field.annotation for name, field in bare.model_fields.items()}.get(str(part))
        else:
            held = (get_args(bare) or (None,))[-1]
    return held


def _is_model(held: Any) -> bool:  # noqa: ANN401 - an annotation may be anything
    return isinstance(held, type) and issubclass(held, BaseModel)


def _choice(annotation: Any, name: str) -> Any:  # noqa: ANN401 - likewise
    """Return which of an annotation's choices has the name."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    choices = [get_args(choice) for choice in get_args(annotation)]
    return next((held for held, *also in choices if Tag(name) in also), None)


def _unwrapped(annotation: Any) -> Any:  # noqa: ANN401 - likewise
    """Return what an annotation holds when it holds something: the first of its choices, bare."""
    if get_origin(annotation) in (Union, types.UnionType):
        return _unwrapped(next(arg for arg in get_args(annotation) if arg is not type(None)))
    return _unwrapped(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation
