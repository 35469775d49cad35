"""True texts with the words marked that state a result, so that a test may change one of them and know what it did.

`[[figure|67.7%]]` stands for a figure. The texts are the repository's own narratives, with what their placeholders
show typed into them, and some that are composed for every indicator from its results.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from committee_pack.compose.placeholders import Names
from committee_pack.compose.prose import PLACEHOLDER
from committee_pack.model.document import Shown, Value
from committee_pack.model.indicators import RED_AMBER_GREEN, Unit
from committee_pack.model.narratives import Commentary, SectionText
from committee_pack.model.periods import Frequency, Period
from committee_pack.model.results import Beside, Compared, Direction, Result
from committee_pack.wording import MONTHS, period_text, value_text
from committee_pack.wording.numbers import rounded
from committee_pack.wording.short_forms import moved_text
from tests.support.agreement import Held

KINDS = {
    Shown.RESULT: "figure",
    Shown.NUMERATOR: "figure",
    Shown.DENOMINATOR: "figure",
    Shown.SHORTFALL: "figure",
    Shown.CHANGE: "figure",
    Shown.TARGET: "target",
    Shown.THRESHOLD: "target",
    Shown.PERIOD: "period",
    Shown.RATING: "rating",
}
"""What the words of a placeholder state; those that are not here state what a word beside them does."""
OPPOSITES = {
    "rose": "fell",
    "risen": "fallen",
    "up": "down",
    "gone up": "gone down",
    "higher": "lower",
    "highest": "lowest",
    "more": "less",
    "above": "below",
    "over": "under",
    "better": "worse",
    "Better": "Worse",
    "meets": "misses",
    "met": "missed",
}
OPPOSITES |= {new: old for old, new in OPPOSITES.items()}
MARK = re.compile(r"\[\[(\w+)\|(.*?)\]\]")
_MONTH = "|".join(MONTHS)
_TYPED = re.compile(
    r"(?P<placeholder>\[\[.*?\]\])"
    rf"|(?P<period>\b(?:{_MONTH}) \d{{4}}\b)"
    r"|\b(?:target of |just over the |below |right side of )(?P<target>\d[\d.]*%?)"
    r"|(?<!above )(?<!for )(?<!threshold of )"
    r"(?P<figure>\b\d{1,3}(?:,\d{3})+\b|\b\d+(?:\.\d+)?%|\b\d{3}\b(?![-\d]))"
    r"|\b(?P<direction>risen|fell|gone (?:up|down)|come down|(?<=[s,] )down|higher|below(?= the)|more(?= than the))\b"
)
"""What an officer typed: periods, figures and words about them; not what is true of other figures too: `above 90%`."""
_SENTENCE = re.compile(r"(?<=[.:]) +|\n+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text about an indicator, or for a section, with marks in it."""

    held: Held
    about: str
    section: str
    marked: str

    @property
    def text(self) -> str:
        """The text as it is written, which is true."""
        return MARK.sub(r"\2", self.marked)

    def changes(self, random: Random) -> Iterator[Change]:
        """Return the text with one marked word changed, for each of them."""
        for mark in MARK.finditer(self.marked):
            new = changed(mark[1], mark[2], self, random)
            if new:
                before, after = (
                    MARK.sub(r"\2", part) for part in (self.marked[: mark.start()], self.marked[mark.end() :])
                )
                yield Change(self, mark[1], mark[2], new, f"{before}{new}{after}", len(before))


@dataclass(frozen=True, slots=True)
class Change:
    """A text that is no longer true, since one of its words, of a kind, is another."""

    of: Marked
    kind: str
    old: str
    new: str
    text: str
    at: int

    def is_found(self) -> bool:
        """Return whether the family finds anything that it does not find in the true text."""
        return bool(messages(self.of, self.text) - messages(self.of, self.of.text))

    def __str__(self) -> str:
        around = " ".join(self.of.text[max(0, self.at - 100) : self.at + 100].split())
        return f"{self.kind}: {self.old} -> {self.new} [{self.of.about or self.of.section}] {around}"


def messages(of: Marked, text: str) -> set[str]:
    """Return what the family says of a text in the place of a marked one."""
    return {each.message for each in of.held.found(text, of.about, of.section)}


# -- one word changed --------------------------------------------------------------------------------


def changed(kind: str, word: str, of: Marked, random: Random) -> str:
    """Return another word in the place of one; nothing where none is certainly wrong."""
    if kind in ("figure", "target"):
        return _slip(word, random)
    if kind == "period":
        return _another_period(word, of, random)
    if kind == "direction":
        return OPPOSITES.get(word, "")
    others = [each.value for each in RED_AMBER_GREEN] if kind == "rating" else _areas(of)
    left = [each for each in others if each not in of.text]
    return random.choice(left or [each for each in others if each != word])


def _areas(of: Marked) -> list[str]:
    return [each.area for each in _siblings(of.held, of.held.book.county[of.about])]


def _slip(figure: str, random: Random) -> str:
    """Return a figure with one digit hit wrongly, or two beside each other swapped."""
    number = re.search(r"\d[\d,.]*", figure)
    assert number, figure
    digits = [i for i in range(*number.span()) if figure[i].isdigit()]
    at = random.choice(digits)
    right = next((i for i in digits if i > at), None)
    if right is not None and figure[at] != figure[right] and random.random() < 0.3:
        new = f"{figure[:at]}{figure[right]}{figure[at + 1 : right]}{figure[at]}{figure[right + 1 :]}"
    else:
        others = [each for each in "0123456789" if each != figure[at] and not (at == digits[0] and each == "0")]
        new = f"{figure[:at]}{random.choice(others)}{figure[at + 1 :]}"
    return "" if re.search(r"(?<![\d.,])0\d", new) else new


def _another_period(word: str, of: Marked, random: Random) -> str:
    """Return a period near one that is not the report's own, and that had none of the figures of the text."""
    period = next((each for each in _periods(of) if period_text(each) == word), None)
    if period is None:
        return ""
    step = period.frequency.value
    others = [period.earlier(back * step) for back in (-2, -1, 1, 2, 3, 4, 5, 12 // step) if back]
    left = [each for each in others if not _has_its_figure(each, of) and period_text(each) not in of.text]
    return period_text(random.choice(left)) if left else ""


def _periods(of: Marked) -> Iterator[Period]:
    report = of.held.whole.results.period
    for frequency in Frequency:
        last = report.latest(frequency)
        yield from (last.earlier(back * frequency.value) for back in range(-1, 40))


def _has_its_figure(period: Period, of: Marked) -> bool:
    if not of.about:
        return False
    own = of.held.book.county[of.about]
    if period.frequency is not own.period.frequency:
        return False
    text = unmarked(Value(of.held.whole.results.find(own.indicator, period), Shown.RESULT))
    return bool(text) and text in of.text


# -- the repository's narratives ---------------------------------------------------------------------


def narratives(held: Held) -> Iterator[Marked]:
    """Return a report's narratives, with what their placeholders show typed into them and marked."""
    for passage in held.whole.passages:
        of = passage.of
        if isinstance(of, Commentary | SectionText):
            about = of.indicator if isinstance(of, Commentary) else ""
            section = of.section if isinstance(of, SectionText) else ""
            names = Names(held.book, held.book.county[about] if about else None)
            yield Marked(
                held, about, section, _of_results(_TYPED.sub(_marked, PLACEHOLDER.sub(_filling(names), of.text)))
            )


def _of_results(marked: str) -> str:
    """Return a text without the marks of sentences that hold no figure, whose other words state no result."""
    parts = re.split(f"({_SENTENCE.pattern})", marked)
    return "".join(each if "[[figure|" in each else MARK.sub(r"\2", each) for each in parts)


def _filling(names: Names) -> Callable[[re.Match[str]], str]:
    def filled(match: re.Match[str]) -> str:
        value = names[match[1].strip()]
        kind, text = KINDS.get(value.shown), unmarked(value)
        return f"[[{kind}|{text}]]" if kind else text

    return filled


def _marked(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind is None or kind == "placeholder":
        return match[0]
    return match[0].replace(match[kind], f"[[{kind}|{match[kind]}]]")


# -- composed texts ----------------------------------------------------------------------------------


def composed(held: Held) -> Iterator[Marked]:
    """Return texts for every indicator of a report, each in the words of a phrasing, true by its results."""
    for result in held.whole.results.county():
        if result.amount is not None:
            for phrasing in PHRASINGS:
                for text in phrasing(held, result):
                    yield Marked(held, result.indicator.id, "", text)


def unmarked(value: Value) -> str:
    """Return what a value shows, without the signs that a report marks figures by."""
    return re.sub(r"(?: \[\w+\]|[*†])+$", "", value_text(value))


def figure(result: Result) -> str:
    return f"[[figure|{unmarked(Value(result, Shown.RESULT))}]]"


def period(result: Result) -> str:
    return f"[[period|{period_text(result.period)}]]"


def _earlier(result: Result) -> Iterator[Compared]:
    for compared in result.comparisons:
        if compared.beside is Beside.EARLIER and compared.result.amount is not None:
            yield compared


def _way(now: Result, before: Result, words: tuple[str, str]) -> str:
    """Return the first word where a result as displayed rose, the second where it fell; nothing where it stayed."""
    assert now.amount is not None
    assert before.amount is not None
    apart = rounded(now.amount.number, now.decimals) - rounded(before.amount.number, before.decimals)
    return f"[[direction|{words[0] if apart > 0 else words[1]}]]" if apart else ""


def counts_and_share(held: Held, result: Result) -> Iterator[str]:
    if result.numerator is not None and result.denominator is not None and result.indicator.unit is Unit.PERCENT:
        top, under = (value_text(Value(result, each)) for each in (Shown.NUMERATOR, Shown.DENOMINATOR))
        counts = f"[[figure|{top}]] of [[figure|{under}]]"
        yield f"In {period(result)} it was {counts}, or {figure(result)}."
        yield f"{counts} ({figure(result)}) were counted at the end of {period(result)}."


def now_and_before(held: Held, result: Result) -> Iterator[str]:
    for compared in _earlier(result):
        then = compared.result
        if word := _way(result, then, ("rose", "fell")):
            yield f"The result {word} from {figure(then)} in {period(then)} to {figure(result)} in {period(result)}."
        if word := _way(result, then, ("higher", "lower")):
            yield f"At {figure(result)} it is {word} than the {figure(then)} of {period(then)}."


def target_and_side(held: Held, result: Result) -> Iterator[str]:
    side = value_text(Value(result, Shown.AGAINST_TARGET)).partition(" ")[0]
    target = f"[[target|{value_text(Value(result, Shown.TARGET))}]]"
    if side in ("above", "below"):
        yield f"{figure(result)} is [[direction|{side}]] the target of {target}."
        yield f"The target is {target}. In {period(result)} the result was {figure(result)}."


def rating_and_before(held: Held, result: Result) -> Iterator[str]:
    for compared in _earlier(result):
        then = compared.result
        if result.rating in RED_AMBER_GREEN and then.rating in RED_AMBER_GREEN:
            assert result.rating
            assert then.rating
            now = f"[[rating|{result.rating.value}]]"
            if then.rating is result.rating:
                yield f"At {figure(result)} the indicator is {now}."
            else:
                yield f"It was [[rating|{then.rating.value}]] in {period(then)} and is now {now}."


def change_since(held: Held, result: Result) -> Iterator[str]:
    for compared in _earlier(result):
        moved = re.fullmatch(r"(up|down) ([\d.,]+)( .*)?", moved_text(result, compared))
        if moved:
            word, by = f"[[direction|{moved[1]}]]", f"[[figure|{moved[2]}{moved[3] or ''}]]"
            yield f"Since {period(compared.result)} the result has gone {word} by {by}."
            yield f"It is {word} {by} on {period(compared.result)}, to {figure(result)}."


def better_or_worse(held: Held, result: Result) -> Iterator[str]:
    for compared in _earlier(result):
        if compared.direction in (Direction.BETTER, Direction.WORSE):
            word = f"[[direction|{compared.direction.value.lower()}]]"
            then = compared.result
            yield f"Performance is {word} than in {period(then)}, when it stood at {figure(then)}."


def highest_and_lowest(held: Held, result: Result) -> Iterator[str]:
    areas = sorted(_siblings(held, result), key=_number)
    if len(areas) > 2 and 0 < _number(areas[0]) < _number(areas[1]) and _number(areas[-2]) < _number(areas[-1]):
        low, high = areas[0], areas[-1]
        yield (
            f"[[area|{high.area}]] has the [[direction|highest]] figure ({figure(high)}) "
            f"and [[area|{low.area}]] the lowest ({figure(low)})."
        )
        one, other = (f"{figure(each)} in [[area|{each.area}]]" for each in (high, low))
        yield f"In {period(low)} it was {one} and {other}."


def _siblings(held: Held, result: Result) -> list[Result]:
    """Return the results of the four areas, or whatever there is on the top level, that have one."""
    top = [area.name for area in held.whole.catalogue.areas if not area.parent]
    found = (held.whole.results.latest_of(result.indicator, name) for name in top)
    return [each for each in found if each is not None and each.amount is not None]


def _number(result: Result) -> Fraction:
    assert result.amount is not None
    return rounded(result.amount.number, result.decimals)


def last_three(held: Held, result: Result) -> Iterator[str]:
    known = [each for each in held.whole.results.trend(result.indicator) if each.amount is not None]
    known = [each for each in known if each.period.frequency is result.period.frequency]
    if len(known) > 2 and known[-1].period == result.period:
        one, two, three = known[-3:]
        yield (
            f"The last three results were {figure(one)} ({period(one)}), {figure(two)} ({period(two)}) "
            f"and {figure(three)} ({period(three)})."
        )
        yield f"{figure(one)} in {period(one)}, {figure(two)} in {period(two)} and now {figure(three)}."


PHRASINGS: tuple[Callable[[Held, Result], Iterable[str]], ...] = (
    counts_and_share,
    now_and_before,
    target_and_side,
    rating_and_before,
    change_since,
    better_or_worse,
    highest_and_lowest,
    last_three,
)
