"""YAML with the words of whoever starts in the place of those that stood there, and its comments kept."""

from __future__ import annotations

import re
from collections.abc import Mapping

_KEY = re.compile(r"(?P<key>\w+): +(?P<value>\S.*?)(?: +(?P<comment>#.*))?")


def filled(text: str, values: Mapping[str, str | None]) -> str:
    """Return the YAML with values in the place of those of its outermost keys; None makes its line a comment.

    The values are written as they are: words of people go through `quoted`.
    """
    return "".join(f"{_line(line, values)}\n" for line in text.splitlines())


def _line(line: str, values: Mapping[str, str | None]) -> str:
    match = _KEY.fullmatch(line)
    if not match or match["key"] not in values:
        return line
    value = values[match["key"]]
    begun = f"{match['key']}: {value}" if value is not None else f"# {match['key']}: {match['value']}"
    # -- the comment stays in its column, where there is room before it
    return f"{begun:<{match.start('comment') - 1}} {match['comment']}" if match["comment"] else begun
