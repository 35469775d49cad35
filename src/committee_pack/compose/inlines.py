"""The inlines of the markup: text, emphasis, links, and values that stay values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from committee_pack.compose.elements import Element
from committee_pack.compose.links import web_address
from committee_pack.compose.lookup import Lookup
from committee_pack.compose.notes import Notes
from committee_pack.compose.placeholders import placeholder, placeholders
from committee_pack.findings import did_you_mean
from committee_pack.model.document import (
    DirectionArrow,
    Emphasis,
    Footnote,
    Inline,
    LineBreak,
    Link,
    RatingMark,
    Shown,
    Strong,
    Text,
    Value,
)
from committee_pack.model.facts import DESCRIPTIVE, SINCE, meant_fact
from committee_pack.model.indicators import Indicator, Rating
from committee_pack.model.results import Beside, Compared, Direction, Result
from committee_pack.wording import described

INLINES = ("strong", "em", "a", "br", "value", "rating", "travel", "fact", "reference", "footnote")
_BLANKS = re.compile(r"[ \t\n]+")
_OF = ("of", "period", "area", "cohort")


@dataclass(frozen=True, slots=True)
class InlineReader:
    """Reads inlines, and the results that elements name."""

    lookup: Lookup
    notes: Notes

    def read(self, element: Element) -> tuple[Inline, ...]:
        """Return the inlines within an element, blanks folded and none at either end."""
        return tidy(self._children(element))

    def read_without_footnotes(self, element: Element) -> tuple[Inline, ...]:
        """Return the inlines within an element that has no place for a footnote; one that stands there is noted."""
        self.refuse_footnotes(element)
        return self.read(element)

    def refuse_footnotes(self, element: Element) -> None:
        """Note each footnote within an element that has no place for one."""
        for footnote in _footnotes_within(element):
            message = f"A footnote may not stand within <{element.tag}>."
            self.notes.error("markup-misplaced", footnote.place, message, "Put it into the text beside it.")

    def _children(self, element: Element) -> tuple[Inline, ...]:
        return tuple(chain.from_iterable(map(self._inline, element.children)))

    def _inline(self, child: Element | str) -> Iterator[Inline]:
        if isinstance(child, str):
            yield Text(_BLANKS.sub(" ", child))
            return
        match child.tag:
            case "strong":
                yield Strong(self._children(child))
            case "em":
                yield Emphasis(self._children(child))
            case "br":
                yield LineBreak()
            case "a":
                yield self._link(child)
            case "reference":
                yield from self._reference(child)
            case "value":
                yield from self._value(child)
            case "rating":
                yield from self._rating(child)
            case "travel":
                yield from self._travel(child)
            case "fact":
                yield from self._fact(child)
            case "footnote":
                yield self._footnote(child)
            case _:
                self.notes.unknown(child, INLINES)

    def _link(self, element: Element) -> Link:
        self.notes.attributes(element, "href")
        typed = element.attributes.get("href", "")
        if typed.startswith("#"):
            self.notes.links.append((typed, element.place))
            return Link(self.read_without_footnotes(element), typed)
        target = web_address(typed)
        if not target:
            message = f"The link leads to '{typed}'."
            hint = "A paper's links lead to #an-id of its own, or to https://, http:// or mailto: addresses."
            self.notes.error("link-target", element.place, message, hint)
        return Link(self.read_without_footnotes(element), target)

    def _reference(self, element: Element) -> Iterator[Inline]:
        """Return the words as a link to the indicator's page, or as they are where it has none."""
        self.notes.attributes(element, "to")
        indicator = self._known(element, element.attributes.get("to", ""))
        if indicator and indicator.id in self.lookup.pages:
            self.notes.links.append((f"#page-{indicator.id}", element.place))
            yield Link(self.read_without_footnotes(element), f"#page-{indicator.id}")
        else:
            self.refuse_footnotes(element)
            yield from self._children(element)

    def _footnote(self, element: Element) -> Footnote:
        self.notes.attributes(element)
        inlines = self.read_without_footnotes(element)
        if not inlines:
            hint = "Write its words, or leave it out."
            self.notes.error("markup-misplaced", element.place, "<footnote> holds nothing.", hint)
        return Footnote(inlines)

    def _value(self, element: Element) -> Iterator[Inline]:
        self.notes.attributes(element, *_OF, "show", "compared", "since")
        shown = self.notes.choice(element, "show", Shown, Shown.RESULT)
        result = self.result(element)
        if result is None:
            return
        is_since = shown in (*SINCE.values(), Shown.VARIANCE)
        self._no_other(element, shown, "compared" if is_since else "since", "since" if is_since else "compared")
        if is_since:
            if self._compared(element, result, "since"):
                yield Value(result, shown, element.attributes["since"])
            return
        yield Value(self._or_compared(element, result), shown)

    def _no_other(self, element: Element, shown: Shown, wrong: str, right: str) -> None:
        """Note a comparison that is named by the attribute of other facts: it would print a fact that is not meant."""
        if wrong in element.attributes:
            message = f"<{element.tag} show=\"{shown.value}\"> has no attribute '{wrong}'."
            hint = f'Write {right}="{element.attributes[wrong]}".'
            self.notes.error("attribute-unknown", element.place, message, hint)

    def _or_compared(self, element: Element, result: Result) -> Result:
        if "compared" not in element.attributes:
            return result
        compared = self._compared(element, result, "compared")
        return compared.result if compared else result

    def _rating(self, element: Element) -> Iterator[Inline]:
        """Return a result's rating: nothing where there is no result to rate, `Not rated` where it has no rating.

        `unrated="blank"` leaves that out.
        """
        self.notes.attributes(element, *_OF, "compared", "is", "unrated")
        blank = self.notes.word(element, "unrated", "blank", "shown") == "blank"
        if "is" in element.attributes:
            yield RatingMark(self._rating_word(element))
        elif result := self.result(element):
            shown = self._or_compared(element, result)
            if shown.amount is not None and (shown.rating or not blank):
                yield RatingMark(shown.rating)

    def _fact(self, element: Element) -> Iterator[Inline]:
        """Return an indicator's fact by the name that narratives call it by; a rating or direction with its mark."""
        self.notes.attributes(element, *_OF, "name")
        name, result = element.attributes.get("name", ""), self.result(element)
        if result is None:
            return
        if name in DESCRIPTIVE:
            yield from self._described(element, result.indicator, name)
        elif (value := placeholder(result, name)) is None:
            message = f"'{name}' is no fact of '{result.indicator.id}'."
            known = (*DESCRIPTIVE, *placeholders(result))
            self.notes.error("fact-unknown", element.place, message, meant_fact(name, known))
        else:
            yield from _marked(value)

    def _described(self, element: Element, indicator: Indicator, name: str) -> Iterator[Inline]:
        if name == "title" and indicator.id in self.lookup.pages:
            self.notes.links.append((f"#page-{indicator.id}", element.place))
            yield Link((Text(indicator.title),), f"#page-{indicator.id}")
        else:
            yield Text(described(indicator, name))

    def _rating_word(self, element: Element) -> Rating | None:
        words = {rating.value.lower(): rating for rating in Rating}
        typed = element.attributes["is"].lower()
        if typed not in (*words, "not rated"):
            message, known = f"'{element.attributes['is']}' is not a rating.", (*(r.value for r in Rating), "Not rated")
            self.notes.error("value-unknown", element.place, message, did_you_mean(typed.capitalize(), known))
        return words.get(typed)

    def _travel(self, element: Element) -> Iterator[Inline]:
        """Return a direction of travel; nothing where there is none. `words="since"` says since when."""
        self.notes.attributes(element, *_OF, "since", "words", "is")
        if "is" in element.attributes:
            yield DirectionArrow(self.notes.choice(element, "is", Direction, Direction.SAME))
            return
        result = self.result(element)
        compared = self._compared(element, result, "since") if result else None
        if compared and compared.beside is not Beside.EARLIER:
            message = f"'{compared.name}' is no comparison with an earlier period, and has no direction."
            hint = "Name one that has 'earlier' in report.yaml."
            self.notes.error("value-unknown", element.place, message, hint)
        if compared and compared.direction:
            yield DirectionArrow(compared.direction, compared.label if "words" in element.attributes else "")

    def since(self, element: Element, result: Result) -> str:
        """Return the comparison that an element names, if it names one; one that is not there is noted."""
        name = element.attributes.get("since", "")
        if name:
            self._compared(element, result, "since")
        return name

    def _compared(self, element: Element, result: Result, attribute: str) -> Compared | None:
        name = element.attributes.get(attribute, "")
        compared = result.compared(name)
        if compared is None:
            message = f"The report has no comparison '{name}'." if name else f"<{element.tag}> lacks its '{attribute}'."
            known = [each.name for each in result.comparisons]
            hint = did_you_mean(name, known) if name or not known else f'Write {attribute}="{known[0]}" or the like.'
            self.notes.error("value-unknown", element.place, message, hint or "Name one in report.yaml.")
        return compared

    def result(self, element: Element) -> Result | None:
        """Return the result that an element names by `of`, `period`, `area` and `cohort`, if there is one."""
        indicator, attributes = self.indicator(element), element.attributes
        period = attributes.get("period", "")
        if period and period not in self.lookup.periods:
            message = f"'{period}' is not a period of the report's trend."
            self.notes.error("value-unknown", element.place, message, did_you_mean(period, self.lookup.periods))
            return None
        for kind, known in (("area", self.lookup.areas), ("cohort", self.lookup.cohorts)):
            if attributes.get(kind, "") not in ("", *known):
                message = f"There is no {kind} '{attributes[kind]}'."
                self.notes.error(f"{kind}-unknown", element.place, message, did_you_mean(attributes[kind], known))
        if indicator is None:
            return None
        return self.lookup.result(indicator.id, period, attributes.get("area", ""), attributes.get("cohort", ""))

    def indicator(self, element: Element) -> Indicator | None:
        """Return the indicator that an element is `of`; None, noted, where there is none of that id."""
        return self._known(element, element.attributes.get("of", ""))

    def _known(self, element: Element, id: str) -> Indicator | None:
        indicator = self.lookup.indicators.get(id)
        if indicator is None:
            said = f"there is no indicator '{id}'" if id else "the id of its indicator is missing"
            hint = did_you_mean(id, self.lookup.indicators)
            self.notes.error("indicator-unknown", element.place, f"<{element.tag}>: {said}.", hint)
        return indicator


def _marked(value: Value) -> Iterator[Inline]:
    """Return a value, or where it is a rating or a direction its mark; nothing where there is none."""
    match value.shown:
        case Shown.RATING:
            yield from (RatingMark(value.of.rating),) if value.of.amount is not None else ()
        case Shown.DIRECTION:
            compared = value.of.compared(value.comparison)
            yield from (DirectionArrow(compared.direction),) if compared and compared.direction else ()
        case _:
            yield value


def _footnotes_within(element: Element) -> Iterator[Element]:
    for child in element.elements():
        if child.tag == "footnote":
            yield child
        else:
            yield from _footnotes_within(child)


def tidy(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the inlines without blanks at either end, and without texts that are empty."""
    kept = list(inlines)
    while kept and isinstance(kept[0], Text) and not kept[0].text.strip():
        kept.pop(0)
    while kept and isinstance(kept[-1], Text) and not kept[-1].text.strip():
        kept.pop()
    if kept and isinstance(first := kept[0], Text):
        kept[0] = Text(first.text.lstrip())
    if kept and isinstance(last := kept[-1], Text):
        kept[-1] = Text(last.text.rstrip())
    return tuple(kept)
