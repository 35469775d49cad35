"""Seeded ways to spoil a file as accidents do: bytes lost, lines doubled or swapped, words where numbers were."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
WORDS = (
    b"several",
    b"n/a",
    b"-1",
    b"1e400",
    b"0",
    b"[",
    b"'",
    b'"',
    b"{{",
    b"}}",
    b"{%",
    b"<",
    b"",
    b"9" * 30,
    b"2016-08",
)
ODD = (
    "\x00", "\x07", "\x1b[2J", "\x7f", "\x85", "\ufeff", "\u202e", "\u2028", "\u0301", "\ud7ff", "\U0001f600", "\ue000",
    "\ufffe", "\U000e0001", "é", "“", "\t", "\r", "\x0c", "---\n", "{{ result }}", "{% for x in y %}", "<p>", "&#0;",
    "*a", "!!python", "- ", ": ", "#", "|", "\\", ",,,,", ";", "%", "`", "[x](y)", "<!--", "<![x[", "</section>", "&",
)  # fmt: skip


def spoilt(data: bytes, chance: random.Random) -> tuple[str, bytes]:
    """Return the name of an accident, and the data after it."""
    accident = chance.choice(ACCIDENTS)
    return accident.__name__, accident(data, chance)


def cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def byte_changed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data)) if data else 0
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def bit_flipped(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data)) if data else 0
    return data[:at] + bytes([(data[at] if data else 0) ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def line_lost(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        lines.pop(chance.randrange(len(lines)))
    return b"".join(lines)


def line_doubled(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines)) if lines else 0
    return b"".join((*lines[: at + 1], *lines[at:]))


def lines_swapped(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def oddity_put_in(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(ODD).encode() * chance.choice((1, 1, 1, 3, 50)) + data[at:]


def number_made_a_word(data: bytes, chance: random.Random) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    match = chance.choice(found)
    return data[: match.start()] + chance.choice(WORDS) + data[match.end() :]


def word_lost(data: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb"\w+", data))
    if not found:
        return data
    match = chance.choice(found)
    return data[: match.start()] + data[match.end() :]


def piece_copied(data: bytes, chance: random.Random) -> bytes:
    one, other = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[one:other] + data[at:]


def marks_lost(data: bytes, chance: random.Random) -> bytes:
    """Take away one of the marks that a format lives by."""
    found = list(re.finditer(rb"[\[\]{}:,\"'<>%#|/=()-]", data))
    if not found:
        return data
    at = chance.choice(found).start()
    return data[:at] + data[at + 1 :]


def indented(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        at = chance.randrange(len(lines))
        lines[at] = chance.choice((b" ", b"  ", b"\t")) + lines[at] if chance.random() < 0.5 else lines[at].lstrip()
    return b"".join(lines)


ACCIDENTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut_off, byte_changed, bit_flipped, line_lost, line_doubled, lines_swapped, oddity_put_in, number_made_a_word,
    word_lost, piece_copied, marks_lost, indented,
)  # fmt: skip
