"""Sentences of a text that are new and that are gone, as they were typed: another figure makes none of them new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from committee_pack.model.proofs import Edit, Sentence


@dataclass(frozen=True, slots=True)
class Edited:
    """What became of a text: its sentences that are new and those that are gone, each as it was printed."""

    edit: Edit
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def edited(before: tuple[Sentence, ...] | None, now: tuple[Sentence, ...] | None) -> Edited | None:
    """Return what became of a text, None of it where there is none; None where it stands as it was.

    A text whose sentences stand in another order is edited, with none that are new or gone.
    """
    if before is None:
        return None if now is None else Edited(Edit.ADDED, _printed(now))
    if now is None:
        return Edited(Edit.REMOVED, (), _printed(before))
    if [each.typed for each in before] == [each.typed for each in now]:
        return None
    return Edited(Edit.EDITED, _printed(_beyond(before, now)), _printed(_beyond(now, before)))


def _beyond(some: Iterable[Sentence], others: Iterable[Sentence]) -> Iterator[Sentence]:
    """Return those of the others that some do not have: of one that stands there more often, the last."""
    left = Counter(each.typed for each in some)
    for each in others:
        if left[each.typed]:
            left[each.typed] -= 1
        else:
            yield each


def _printed(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(each.printed for each in sentences)
