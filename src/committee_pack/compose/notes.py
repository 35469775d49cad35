"""What was found wrong while markup is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import TypeVar

from committee_pack.compose.elements import TAGS, Element, place_of
from committee_pack.compose.misspelt import instead_of
from committee_pack.findings import Finding, Place, did_you_mean, error, warning

E = TypeVar("E", bound=Enum)


@cache
def _by_word(choices: type[E]) -> dict[str, E]:
    return {str(choice.value).lower(): choice for choice in choices}


@dataclass(frozen=True, slots=True)
class Notes:
    """Findings as they are met, and each link within the document and each of its ends, to be matched at last."""

    findings: list[Finding] = field(default_factory=list)
    links: list[tuple[str, Place]] = field(default_factory=list)
    anchors: list[tuple[str, Place]] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)
    """The indicators whose commentary a template prints."""
    printed_sections: set[str] = field(default_factory=set)
    """The free sections whose text a template prints."""

    def error(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Note an error; one fault in a loop of a template is noted once."""
        self._note(error(code, place, message, hint))

    def warning(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Note a warning, once too."""
        self._note(warning(code, place, message, hint))

    def _note(self, finding: Finding) -> None:
        if finding not in self.findings:
            self.findings.append(finding)

    def unknown(self, element: Element, known: tuple[str, ...]) -> None:
        """Note an element that may not stand where it does, or that there is none of."""
        if element.tag in TAGS:
            message, hint = f"<{element.tag}> may not stand here.", did_you_mean(element.tag, known)
        else:
            message, hint = f"There is no <{element.tag}>.", instead_of(element.tag, known)
        self.error("element-unknown", element.place, message, hint)

    def only(self, element: Element, *tags: str) -> None:
        """Note what stands within an element and may not."""
        for child in element.elements():
            if child.tag not in tags:
                self.unknown(child, tags)
        words = [child for child in element.children if isinstance(child, str) and child.strip()]
        if words:
            message = f"Text stands within <{element.tag}>: '{element.text()[:40]}'."
            place = place_of(words[0], element.place)
            self.error("markup-misplaced", place, message, f"Put it between <{tags[0]}> and </{tags[0]}>.")

    def attributes(self, element: Element, *known: str) -> None:
        """Note the attributes that an element does not have."""
        for name in element.attributes:
            if name not in known:
                message = f"<{element.tag}> has no attribute '{name}'."
                self.error("attribute-unknown", element.place, message, did_you_mean(name, known))

    def choice(self, element: Element, name: str, choices: type[E], default: E) -> E:
        """Return what an attribute chooses; a word that is not a choice is noted."""
        typed = element.attributes.get(name, "")
        if not typed:
            return default
        found = _by_word(choices).get(typed.lower())
        if found is None:
            self.not_a_choice(element, name, [str(choice.value) for choice in choices])
        return found or default

    def word(self, element: Element, name: str, *choices: str) -> str:
        """Return the word of an attribute, empty where it has none; one that is not a choice is noted and none."""
        typed = element.attributes.get(name, "")
        if not typed or typed in choices:
            return typed
        self.not_a_choice(element, name, choices)
        return ""

    def not_a_choice(self, element: Element, name: str, choices: Iterable[str]) -> None:
        """Note an attribute that says what it cannot."""
        typed = element.attributes[name]
        message = f'<{element.tag} {name}="{typed}"> is not one of the words that may stand there.'
        self.error("value-unknown", element.place, message, did_you_mean(typed, choices))

    def anchor(self, element: Element) -> str:
        """Return the name by which links lead to an element, empty where it has none."""
        name = element.attributes.get("id", "")
        if name:
            self.anchors.append((name, element.place))
        return name

    def match_links(self) -> None:
        """Note each link that leads nowhere, and each name that is given twice."""
        first = self._first_anchors()
        for target, place in self.links:
            if target.removeprefix("#") not in first:
                message = f"The link leads to {target}, which no template writes."
                self.error("link-lost", place, message, did_you_mean(target, [f"#{name}" for name in first]))

    def match_pages(self, pages: Iterable[str], listed: Place, remedy: str) -> None:
        """Note, at the list of templates, the pages that are linked to and that no template writes; match the rest."""
        written, linked = {name for name, _ in self.anchors}, {target for target, _ in self.links}
        lost = [name for name in pages if f"#{name}" in linked and name not in written]
        if lost:
            more = f" and {len(lost) - 3} more" if len(lost) > 3 else ""
            message = f"The templates link to pages that none of them writes: {', '.join(lost[:3])}{more}."
            self.error("link-lost", listed, message, remedy)
            self.links[:] = [link for link in self.links if link[0].removeprefix("#") not in lost]

    def _first_anchors(self) -> dict[str, Place]:
        """Return where each name is first given; one that is given twice is noted."""
        first: dict[str, Place] = {}
        for name, place in self.anchors:
            if name in first:
                message = f"The id '{name}' is given twice; first at {first[name]}."
                self.error("anchor-twice", place, message, "Give each its own.")
            first.setdefault(name, place)
        return first
