"""What is printed to standard output, which may be a terminal, a file on a full disk, or a pipe that is closed."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TextIO

from committee_pack.errors import OutputError
from committee_pack.visible import visible


def print_bytes(content: bytes) -> None:
    """Write to standard output, to a terminal as text that it shows; raises OutputError where it takes no more."""
    with printing():
        sys.stdout.buffer.write(_shown(content) if sys.stdout.isatty() else content)
        sys.stdout.buffer.flush()


def _shown(text: bytes) -> bytes:
    return "\n".join(map(visible, text.decode().split("\n"))).encode()


def print_line(text: str) -> None:
    """Print a line to standard output; raises OutputError where it takes no more."""
    with printing():
        print(text)


def end_output() -> None:
    """Write down what was printed and is still held back; raises OutputError where standard output takes no more."""
    with printing():
        sys.stdout.flush()


def nowhere() -> TextIO:
    """Return what stands in for a stream that nobody can take: what is still held back would be told of at the exit."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - stays open to the end


@contextlib.contextmanager
def printing() -> Iterator[None]:
    """Raise OutputError where standard output takes no more of what is printed meanwhile."""
    try:
        yield
    except BrokenPipeError:
        # -- whoever read our output has had enough of it, as `head` does; the work goes on
        sys.stdout = nowhere()
    except OSError as fault:
        # -- the fault of a file names it
        if fault.filename is not None:
            raise
        sys.stdout = nowhere()
        message = f"The output cannot be written: {fault.strerror}."
        raise OutputError(message, "Make room, or write elsewhere.") from fault
