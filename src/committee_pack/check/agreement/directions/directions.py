"""Words of direction, `improved`, `fallen`, `static`, held against how results moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from committee_pack.check.agreement.directions.area_moves import AreaMoves
from committee_pack.check.agreement.directions.moves import Moves, Moving
from committee_pack.check.agreement.directions.other_senses import is_other
from committee_pack.check.agreement.directions.typed_moves import TypedMoves
from committee_pack.check.agreement.directions.ways import KEYS, WAYS, Way, is_so
from committee_pack.check.agreement.doubts import Doubt
from committee_pack.check.agreement.reading.clauses import clause_of, is_denied, is_supposed
from committee_pack.check.agreement.reading.sentences import Sentence
from committee_pack.check.agreement.reading.spans import At
from committee_pack.check.agreement.reading.titles import Titles, is_whole_title, stems
from committee_pack.check.agreement.results.agreeing import states
from committee_pack.check.agreement.results.known import Known
from committee_pack.check.agreement.results.marks import is_higher_better
from committee_pack.check.agreement.spoken_of.moments import about_of

_BESIDE = "the figures beside it"
_UP_TO_FIGURE = re.compile(r"\s(?:again\s|further\s|slightly\s|\w+ly\s)?to\s(?:just\s)?")
_OF = re.compile(r"\s(?:in|of)\s[^,;.]+")
_OF_WHAT_FROM = re.compile(r"\s(?:in|of)\s[^,;.()]+(?:,\s|\s\()from\s")
_FARTHEST = 90
_MOST = 3
"""Of how many indicators a clause may speak and a word still be said of one of them."""


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
            if against := self._against_areas(sentence, at, way):
                yield _doubt(at, match[0], against)
                continue
            is_own = self._is_of_own(sentence, at) or self._is_from_own_figure(sentence, at)
            if (is_other(sentence, match) and not is_own) or (way is not Way.SAME and is_denied(sentence, at.start)):
                continue
            if against := self._against(sentence, at, way):
                yield _doubt(at, match[0], against)

    def _against_areas(self, sentence: Sentence, at: At, way: Way) -> str:
        id = about_of(sentence)
        is_said = id and not is_denied(sentence, at.start)
        return AreaMoves(self.known, id).against(sentence, at, way) if is_said else ""

    def _against(self, sentence: Sentence, at: At, way: Way) -> str:
        """Return what a word does not agree with: the figures beside it, else the data; empty where it does."""
        typed = TypedMoves(self.known)
        move, ids = typed.move(sentence, at), self._indicators(sentence, at)
        if move is None:
            moves = Moves(self.known, self.titles)
            found = [moves.against(Moving.of(sentence, at, way, id)) for id in ids]
            return found[0] if found and len(found) <= _MOST and all(found) else ""
        id = ids[0] if len(ids) == 1 else ""
        if not id and sentence.about_is_given and typed.is_of(sentence.about, *move):
            id = sentence.about
        came, went = move
        higher = is_higher_better(self.known.indicators[id]) if id else None
        return _BESIDE if is_so(way, went - came, higher) is False else ""

    def _is_of_own(self, sentence: Sentence, at: At) -> bool:
        """Return whether a noun of direction is of what the text is about: `an increase in visits held in time`."""
        of = _OF.match(sentence.words_after(at.end, _FARTHEST))
        return of is not None and is_whole_title(self.titles.of(sentence.given), of[0])

    def _is_from_own_figure(self, sentence: Sentence, at: At) -> bool:
        """Return whether a move is told with the results it is between: `an increase in delays, from 5% to 7%`."""
        typed = TypedMoves(self.known)
        move = typed.move(sentence, at) if _OF_WHAT_FROM.match(sentence.words_after(at.end, _FARTHEST)) else None
        return move is not None and all(typed.is_of(sentence.given, number) for number in move)

    def _indicators(self, sentence: Sentence, at: At) -> tuple[str, ...]:
        """Return which indicators a clause may speak of, the likeliest first: a word is wrong if it is of each."""
        if not sentence.about_is_given and (filled := _filled_after(sentence, at)):
            return (filled,)
        clause = _clause_before(sentence, at)
        others = tuple(sorted(self.titles.mentioned(clause, sentence.given)))
        if sentence.about_is_given:
            theirs = frozenset(word for id in others for word in self.titles.of(id))
            own = self.titles.of(sentence.about) - theirs
            is_own = own & stems(clause) or self._has_own_figure(sentence, at)
            return (sentence.about, *(() if is_own else others))
        if others:
            return others if len(others) == 1 else ()
        about = about_of(sentence)
        return (about,) if about else ()

    def _has_own_figure(self, sentence: Sentence, at: At) -> bool:
        """Return whether a clause gives the latest result of the text's indicator, exactly: `better, at 6.6 days`."""
        latest = self.known.latest(sentence.about)
        if latest is None or latest.amount is None:
            return False
        start, end = clause_of(sentence, at.start)
        exact = (each for each in sentence.quantities if start <= each.start < end and each.decimals)
        amount = latest.amount
        return any(states(each, amount.number, amount.known_to) for each in exact)


def _doubt(at: At, word: str, against: str) -> Doubt:
    return Doubt("direction-wrong", at.start, at.end, f"'{word}' does not agree with {against}.")


def _clause_before(sentence: Sentence, at: At) -> str:
    """Return the words of a clause before a word, without the areas that they name."""
    start, _ = clause_of(sentence, at.start)
    areas = [each for each in sentence.areas if start <= each.start < at.start]
    starts, ends = [start, *(each.end for each in areas)], [*(each.start for each in areas), at.start]
    return " ".join(sentence.between(one, other) for one, other in zip(starts, ends, strict=True))


def _filled_after(sentence: Sentence, at: At) -> str:
    """Return the indicator of the figure that is filled in right after a word, `rose to 538.0`; empty without one."""
    after = next((each for each in sentence.quantities if each.start >= at.end), None)
    if after is None or after.value is None or not _UP_TO_FIGURE.fullmatch(sentence.between(at.end, after.start)):
        return ""
    return after.value.of.indicator.id
