"""What the sheets of an agenda say that comes from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """How many clear days of notice there are and whether they are enough, and what the law has us say.

    `grounds` are words on why an item is not for publication, by its number, and `exclusion` is the motion to exclude
    the public, with places for the items that it is about.
    """

    clear_days: int
    is_enough: bool
    grounds: Mapping[str, str]
    exclusion: str
