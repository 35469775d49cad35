"""Numbers in a row with as many periods or areas, each said of one: `6.6, 6.3 and 5.9 in June, July and May`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from committee_pack.check.agreement.reading.quantities import Quantity
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At, Spanned, begins_in
from committee_pack.check.agreement.spoken_of.beside import strongly

M = TypeVar("M", bound=Spanned)

_IN_A_ROW = re.compile(r"\s*(?:,|and|&|,\s*and)\s*(?:in\s|at\s|by\s|for\s)?", re.IGNORECASE)


def paired(sentence: Sentence, at: Spanned, mentions: Sequence[M]) -> list[M]:
    """Return the mention that a number in a row is said of, where as many stand in a row beside these; else none."""
    if len(mentions) < 2:
        return []
    numbers = _row(sentence, at, _levels(sentence))
    if len(numbers) < 2:
        return []
    said = strongly(sentence, At(numbers[0].start, numbers[-1].end), mentions)
    row = _row(sentence, said[0], mentions) if said else []
    return [row[[each.start for each in numbers].index(at.start)]] if len(row) == len(numbers) else []


def _levels(sentence: Sentence) -> list[Quantity]:
    """Return the numbers of a sentence but those of its periods."""
    times = sentence.whens
    return [each for each in sentence.quantities if not begins_in(each, times)]


def _row(sentence: Sentence, at: Spanned, all_of: Sequence[M]) -> list[M]:
    """Return what stands in a row with one of some: all that are joined to it by commas and `and`."""
    row: list[M] = []
    for each in all_of:
        is_joined = bool(row) and bool(_IN_A_ROW.fullmatch(sentence.between(row[-1].end, each.start)))
        if not is_joined and any(one.start == at.start for one in row):
            break
        row = [*row, each] if is_joined else [each]
    return row if any(one.start == at.start for one in row) else []
