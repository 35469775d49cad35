"""A file as parts within parts: what each says, of which kind that is, and what it looks like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from committee_pack.archive.likeness.difference import Kind

Picture = Callable[[], Image.Image]
"""Draws when it is asked to, so that the pictures of a long file are never there at once."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a part says: what it is about ("" for its words), and numbers that may be a little apart.

    One that `rests` on the words, as which of them are bold, tells nothing where these are others.
    """

    kind: Kind
    about: str
    words: str
    numbers: tuple[int, ...] = ()
    rests: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file: its place in words, what sort of part it is, and those within it, in their order.

    `key` finds it again in the other file, and `shown` is an excerpt for one that is only there once. One that is
    `reworded` has words of its own that are known to be others.
    """

    place: str
    sort: str
    key: str
    shown: str
    kind: Kind
    says: tuple[Said, ...] = ()
    below: tuple[Part, ...] = ()
    picture: Picture | None = None
    reworded: bool = False
