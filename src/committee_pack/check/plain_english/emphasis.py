"""Emphasis that defeats itself: italics, which are hard to read on a screen, and bold that is most of a paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from committee_pack.check.found import found_in
from committee_pack.findings import Finding, advice
from committee_pack.model.prose import Prose, ProseKind, Stressed
from committee_pack.wording.sentences import sentences, words

CODE = "emphasis-overused"
_PHRASE = 6
"""So many words in bold are a phrase, whatever else stands in the paragraph."""
_BOLD = "Let a phrase be bold, up to a third of its paragraph; where all stands out, nothing does."


def find(prose: Prose) -> Iterator[Finding]:
    """Return advice on the italics of a paragraph and on bold that is more than a phrase."""
    for each in prose.stressed:
        if not each.strong and each.start < each.end:
            message = f"'{_short(prose, each)}' is in italics, which are hard to read on a screen."
            yield found_in(
                prose, (each.start, each.end), advice, CODE, message, "Write it plainly; put titles between quotes."
            )
    if prose.kind is not ProseKind.HEADING:
        yield from _too_bold(prose)


def _too_bold(prose: Prose) -> Iterator[Finding]:
    """Return advice on a whole sentence in bold, or else on a paragraph of which more than a third is."""
    bold = [each for each in prose.stressed if each.strong and each.start < each.end]
    if not bold:
        return
    long = [(start, end) for start, end in sentences(prose.text) if _count(prose, start, end) > _PHRASE]
    whole = next((each for each in bold if _holds_one(each, long)), None)
    count = sum(_count(prose, each.start, each.end) for each in bold)
    total = _count(prose, 0, len(prose.text))
    if whole:
        message = f"A whole sentence is in bold: '{_short(prose, whole)}'."
        yield found_in(prose, (whole.start, whole.end), advice, CODE, message, _BOLD)
    elif count > _PHRASE and count * 3 > total:
        message = f"{count} of the {total} words of this paragraph are in bold."
        yield found_in(prose, (bold[0].start, bold[0].end), advice, CODE, message, _BOLD)


def _holds_one(bold: Stressed, long: list[tuple[int, int]]) -> bool:
    """Return whether a sentence begins and ends in bold; its full stop may stand behind."""
    first = bisect_left(long, (bold.start, 0))
    return first < len(long) and long[first][1] - 1 <= bold.end


def _count(prose: Prose, start: int, end: int) -> int:
    return sum(1 for _ in words(prose.text, start, end))


def _short(prose: Prose, stressed: Stressed) -> str:
    """Return words that are set apart; of many, the first."""
    held = list(words(prose.text, stressed.start, stressed.end))
    last = held[min(len(held), _PHRASE) - 1][1] if held else stressed.end
    return f"{prose.text[stressed.start : last]}{' ...' if len(held) > _PHRASE else ''}"
