"""Words of direction, `improved`, `fallen`, `static`, held against how results moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.clauses import clause_of, is_denied, is_supposed
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.known import Known
from committee_pack.check.agreement.marks import is_higher_better
from committee_pack.check.agreement.moments import about_of
from committee_pack.check.agreement.moves import Moves, Moving
from committee_pack.check.agreement.other_senses import is_other
from committee_pack.check.agreement.sentences import Sentence
from committee_pack.check.agreement.spans import At
from committee_pack.check.agreement.titles import Titles, stems
from committee_pack.check.agreement.typed_moves import TypedMoves
from committee_pack.check.agreement.ways import KEYS, WAYS, Way, is_so

_BESIDE = "the figures beside it"


@dataclass(slots=True)
class Directions:
    """Holds words of direction against how results moved."""

    known: Known
    titles: Titles

    def judge(self, sentence: Sentence) -> Iterator[Doubt]:
        """Return what is doubted of a sentence's words of direction."""
        if not sentence.words & KEYS:
            return
        for match in WAYS.finditer(sentence.prose.text, sentence.start, sentence.end):
            at, way = At.of(match), Way(str(match.lastgroup))
            if sentence.prose.is_filled(at.start, at.end) or is_supposed(sentence, at.start):
                continue
            if is_other(sentence, match) or (way is not Way.SAME and is_denied(sentence, at.start)):
                continue
            if against := self._against(sentence, at, way):
                yield Doubt("direction-wrong", at.start, at.end, f"'{match[0]}' does not agree with {against}.")

    def _against(self, sentence: Sentence, at: At, way: Way) -> str:
        """Return what a word does not agree with: the figures beside it, else the data; empty where it does."""
        typed = TypedMoves(self.known)
        move, id = typed.move(sentence, at), self._indicator(sentence, at)
        if move is None:
            return Moves(self.known, self.titles).against(Moving.of(sentence, at, way, id)) if id else ""
        if not id and sentence.about_is_given and typed.is_of(sentence.about, *move):
            id = sentence.about
        came, went = move
        higher = is_higher_better(self.known.indicators[id]) if id else None
        return _BESIDE if is_so(way, went - came, higher) is False else ""

    def _indicator(self, sentence: Sentence, at: At) -> str:
        """Return which indicator a clause speaks of; empty where that is not sure."""
        start, _ = clause_of(sentence, at.start)
        clause = sentence.between(start, at.start)
        others = self.titles.mentioned(clause, sentence.given)
        if sentence.about_is_given:
            theirs = frozenset(word for id in others for word in self.titles.of(id))
            own = self.titles.of(sentence.about) - theirs
            return sentence.about if not others or own & stems(clause) else ""
        if len(others) == 1:
            return next(iter(others))
        return "" if others else about_of(sentence)
