"""What a paper prints of texts and figures, as facts that it can be compared by."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise

from committee_pack.model.document import Lacking, Shown, Value
from committee_pack.model.proofs import FigurePrinted, ProofFacts, Sentence, TextPrinted
from committee_pack.model.prose import Passage, Prose
from committee_pack.model.results import Beside, Result
from committee_pack.wording import plain_text, value_text
from committee_pack.wording.sentences import sentences

_Words = tuple[int, int, str]
"""Words that take the place of a text's characters, from one up to another."""
_FACTS = {"result": Shown.RESULT, "target": Shown.TARGET, "rating": Shown.RATING}


def proof_facts(files: Iterable[str], passages: Iterable[Passage], results: Iterable[Result]) -> ProofFacts:
    """Return what a proof prints: the texts of the files whose words stand in it, and the facts of the results."""
    printed = frozenset(files)
    texts = {each.of.place.file: each for each in passages if each.of.place.file in printed}
    figures = (figure for result in results for figure in _figures(result))
    return ProofFacts(tuple(_text(file, passage) for file, passage in sorted(texts.items())), tuple(figures))


def _text(file: str, passage: Passage) -> TextPrinted:
    return TextPrinted(file, tuple(sentence for prose in passage.prose for sentence in _sentences(prose)))


def _sentences(prose: Prose) -> Iterator[Sentence]:
    """Return a paragraph's sentences: what is left over before or after them belongs to the nearest."""
    ends = (*_ends(prose), len(prose.text))
    parted = (_parted(prose, ends, others) for others in ((), _names(prose), _gaps(prose)))
    for words, typed, printed in zip(*parted, strict=True):
        if words.strip():
            yield Sentence(typed.strip(), printed.strip())


def _ends(prose: Prose) -> Iterator[int]:
    """Return where sentences end, each with the blanks after it, but for the last; none ends in what is filled in."""
    begins = [each.start for each in prose.filled]
    for (_, end), (start, _) in pairwise(sentences(prose.text)):
        before = bisect_left(begins, start) - 1
        if before < 0 or prose.filled[before].end < end:
            yield start


def _names(prose: Prose) -> list[_Words]:
    """Return the names of what is filled in, and of what should be: so a text is as it was typed."""
    filled = [(each.start, each.end, each.name) for each in prose.filled]
    filled += [(each.at, each.at, each.name) for each in prose.unfilled]
    return [(begins, ends, f"{{{{ {name} }}}}") for begins, ends, name in filled]


def _gaps(prose: Prose) -> list[_Words]:
    """Return what stands where there is nothing to fill in: so a text is as its page shows it."""
    gaps = ((each.at, "" if each.is_known else each.name) for each in prose.unfilled)
    return [(at, at, plain_text((Lacking(name),))) for at, name in gaps]


def _parted(prose: Prose, ends: Iterable[int], others: Iterable[_Words]) -> Iterator[str]:
    """Return a text up to each end, from the one before it on, with others' words in the place of some of it."""
    left, at = deque(sorted(others)), 0
    for end in ends:
        parts = list[str]()
        while left and (left[0][0] < end or end == len(prose.text)):
            begins, after, words = left.popleft()
            parts += [prose.text[at:begins], words]
            at = after
        yield "".join((*parts, prose.text[at:end]))
        at = end


def _figures(result: Result) -> Iterator[FigurePrinted]:
    id = result.indicator.id
    name = f"{result.indicator.number} {result.indicator.title}".strip()
    for fact, shown in _FACTS.items():
        yield FigurePrinted(id, name, fact, value_text(Value(result, shown)))
    for compared in result.comparisons:
        if compared.beside is Beside.EARLIER:
            said = value_text(Value(result, Shown.DIRECTION, compared.name))
            yield FigurePrinted(id, name, f"direction from {compared.label}", said)
