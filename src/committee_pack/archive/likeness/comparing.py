"""Two files as parts are held against each other: parts that are the same are found again, and each pair compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

from committee_pack.archive.likeness.difference import Difference, Kind, reading
from committee_pack.archive.likeness.excerpts import excerpts, short
from committee_pack.archive.likeness.parts import Part, Said
from committee_pack.archive.likeness.pixels import FEW, pixels_apart

_NEAR = 2
"""How far apart numbers may be that are the same: points, on a page."""
_BLANK = re.compile(r"\s")
_Pair = tuple[Part | None, Part | None]
_Run = tuple[Sequence[Part], Sequence[Part]]


def compared(file: str, before: Sequence[Part], after: Sequence[Part]) -> Iterator[Difference]:
    """Return what differs between two lists of parts and all that is within them, in their order.

    Raises UnreadableError where a picture cannot be drawn.
    """
    for is_paired, pairs in groupby(pairs_of(before, after), lambda pair: None not in pair):
        if is_paired:
            for old, new in pairs:
                if old and new:
                    yield from _Both(file, old, new).differences()
        else:
            yield from _alone(file, list(pairs))


def pairs_of(before: Sequence[Part], after: Sequence[Part]) -> Iterator[_Pair]:
    """Return each part with the one that it is in the other list, by what they hold, else by what sort they are."""
    old_keys, new_keys = [each.key for each in before], [each.key for each in after]
    runs = list(_aligned(before, after, old_keys, new_keys))
    if _stand_in_place(before, after) and _found_again(zip(before, after, strict=True)) >= _found_in(runs):
        yield from zip(before, after, strict=True)
        return
    for old, new in runs:
        if _are_found_again(old, new):
            yield from zip(old, new, strict=True)
        else:
            yield from _by_sort(old, new)


def _stand_in_place(before: Sequence[Part], after: Sequence[Part]) -> bool:
    """Return whether two lists have the same sorts of parts, as the cells of two rows do."""
    return [each.sort for each in before] == [each.sort for each in after]


def _found_again(pairs: Iterable[tuple[Part, Part]]) -> int:
    return sum(one.key == other.key for one, other in pairs)


def _found_in(runs: Iterable[_Run]) -> int:
    return sum(len(old) for old, new in runs if _are_found_again(old, new))


def _are_found_again(old: Sequence[Part], new: Sequence[Part]) -> bool:
    return len(old) == len(new) and _found_again(zip(old, new, strict=True)) == len(old)


def _by_sort(before: Sequence[Part], after: Sequence[Part]) -> Iterator[_Pair]:
    for old, new in _aligned(before, after, [each.sort for each in before], [each.sort for each in after]):
        for one, other in zip_longest(old, new):
            if one and other and one.sort != other.sort:
                yield from ((one, None), (None, other))
            else:
                yield one, other


def _aligned(
    before: Sequence[Part], after: Sequence[Part], old_names: list[str], new_names: list[str]
) -> Iterator[_Run]:
    """Return runs of two lists that belong together; names are what they are aligned by."""
    if old_names == new_names:
        yield before, after
        return
    for _, old_start, old_end, new_start, new_end in SequenceMatcher(None, old_names, new_names).get_opcodes():
        yield before[old_start:old_end], after[new_start:new_end]


def _alone(file: str, pairs: list[_Pair]) -> Iterator[Difference]:
    """Return parts that only one of the files has, those that follow each other as one."""
    old, new = ([each for each in side if each] for side in zip(*pairs, strict=True))
    if old:
        yield Difference(file, old[0].kind, old[0].place, before=_shown(old))
    if new:
        yield Difference(file, new[0].kind, new[0].place, after=_shown(new))


def _shown(parts: Sequence[Part]) -> str:
    more = f" and {len(parts) - 1} more" if len(parts) > 1 else ""
    return f"{short(parts[0].shown)}{more}"


@dataclass(frozen=True, slots=True)
class _Both:
    """A part of one file, and the same of the other."""

    file: str
    before: Part
    after: Part

    def differences(self) -> Iterator[Difference]:
        """Return what differs in the part itself, then in those within it."""
        yield from self._said()
        yield from self._seen()
        yield from compared(self.file, self.before.below, self.after.below)

    def _said(self) -> Iterator[Difference]:
        old = {(each.kind, each.about): each for each in self.before.says}
        new = {(each.kind, each.about): each for each in self.after.says}
        reworded = self.before.reworded or self.after.reworded
        for kind, about in dict.fromkeys((*old, *new)):
            nothing = Said(kind, about, "")
            one, other = old.get((kind, about), nothing), new.get((kind, about), nothing)
            if _is_same(one, other) or (reworded and (one.rests or other.rests)):
                continue
            reworded = reworded or kind is Kind.TEXT
            place = ", ".join(filter(None, (self._place, about)))
            for was, now in _told(one, other):
                yield Difference(self.file, kind, place, was, now)

    def _seen(self) -> Iterator[Difference]:
        old, new = self.before.picture, self.after.picture
        if old is None or new is None:
            return
        with reading(before=True):
            was = old()
        with reading(before=False):
            now = new()
        pixels = pixels_apart(was, now)
        if pixels > FEW:
            yield Difference(self.file, Kind.PICTURES, self._place, pixels=pixels)

    @property
    def _place(self) -> str:
        old, new = self.before.place, self.after.place
        return old if old == new else f"{old} (now {new})"


def _is_same(one: Said, other: Said) -> bool:
    if one.words != other.words or len(one.numbers) != len(other.numbers):
        return False
    return all(abs(old - new) <= _NEAR for old, new in zip(one.numbers, other.numbers, strict=True))


def _told(one: Said, other: Said) -> Iterator[tuple[str, str]]:
    """Return what is not the same: words, else numbers, else the blanks between words."""
    if one.words.split() != other.words.split():
        yield from excerpts(one.words, other.words)
    elif one.words == other.words:
        yield _with_numbers(one), _with_numbers(other)
    else:
        yield _with_blanks(one), _with_blanks(other)


def _with_numbers(said: Said) -> str:
    return " ".join((*said.words.split(), *map(str, said.numbers)))


def _with_blanks(said: Said) -> str:
    return short(_BLANK.sub("␣", said.words))


def reworded(before: Sequence[Part], after: Sequence[Part]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the places of parts whose words are not the same in the other list, or that are only in one."""
    changed = [pair for pair in pairs_of(before, after) if _words(pair[0]) != _words(pair[1])]
    return (
        frozenset(old.place for old, _ in changed if old),
        frozenset(new.place for _, new in changed if new),
    )


def _words(part: Part | None) -> list[str] | None:
    return None if part is None else [each.words for each in part.says if each.kind is Kind.TEXT]
