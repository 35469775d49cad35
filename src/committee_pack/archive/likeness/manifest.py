"""The manifest of a build: the same but for what another version of the tool must say otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator

from committee_pack.archive.likeness.comparing import compared
from committee_pack.archive.likeness.difference import DamagedError, Difference, Kind, reading
from committee_pack.archive.likeness.parts import Part, Said

MANIFEST = "manifest.json"
_VERSIONS, _OUTPUTS = "versions", "outputs"
_OF_BYTES = frozenset(("sha256", "bytes"))


def manifest_differences(file: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """Return what differs in two manifests but for the versions, and the checksums and lengths of what was made.

    Raises UnreadableError where one of them is no JSON.
    """
    with reading(before=True):
        old = _part(before)
    with reading(before=False):
        new = _part(after)
    yield from compared(file, [old], [new])


def _part(content: bytes) -> Part:
    try:
        held = json.loads(content.decode("utf-8"))
    except ValueError as fault:
        raise DamagedError("it is no JSON") from fault
    if not isinstance(held, dict):
        raise DamagedError("it is no manifest")
    facts = {key: value for key, value in held.items() if key != _VERSIONS}
    if isinstance(made := facts.get(_OUTPUTS), list):
        facts[_OUTPUTS] = [_without_bytes(each) for each in made]
    says = tuple(Said(Kind.TEXT, place, value) for place, value in _flat("", facts))
    return Part("", "manifest", "", "", Kind.TEXT, says)


def _without_bytes(made: object) -> object:
    return {key: each for key, each in made.items() if key not in _OF_BYTES} if isinstance(made, dict) else made


def _flat(place: str, value: object) -> Iterator[tuple[str, str]]:
    """Return each plain value with the keys that lead to it; an empty object or list is one."""
    match value:
        case dict() if value:
            for key, each in value.items():
                yield from _flat(f"{place}.{key}" if place else str(key), each)
        case list() if value:
            names = _names(value)
            if isinstance(names[0], str):
                yield place, " ".join(map(str, names))
            for name, each in zip(names, value, strict=True):
                yield from _flat(f"{place}[{name}]", each)
        case _:
            yield place, json.dumps(value, ensure_ascii=False)


def _names(entries: list[object]) -> list[str] | list[int]:
    """Return the paths that entries have, so that each is found again though others come before it; else numbers."""
    paths = [str(each.get("path", "")) if isinstance(each, dict) else "" for each in entries]
    return paths if all(paths) and len(set(paths)) == len(paths) else list(range(len(entries)))
