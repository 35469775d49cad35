"""Verdicts of several results at once; None is that of one which cannot be judged."""

from __future__ import annotations

from collections.abc import Iterable


def any_sure(verdicts: Iterable[bool | None]) -> bool | None:
    """Return whether any of some verdicts is true; None where none is sure."""
    sure = [each for each in verdicts if each is not None]
    return any(sure) if sure else None
