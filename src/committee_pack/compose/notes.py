"""What was found wrong while markup is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from committee_pack.compose.elements import Element
from committee_pack.findings import Finding, Place, did_you_mean, error

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Notes:
    """Findings as they are met."""

    findings: list[Finding] = field(default_factory=list)

    def error(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Note an error; one fault in a loop of a template is noted once."""
        finding = error(code, place, message, hint)
        if finding not in self.findings:
            self.findings.append(finding)

    def unknown(self, element: Element, known: tuple[str, ...]) -> None:
        """Note an element that may not stand where it does."""
        message = f"<{element.tag}> may not stand here."
        self.error("element-unknown", element.place, message, did_you_mean(element.tag, known))

    def only(self, element: Element, *tags: str) -> None:
        """Note what stands within an element and may not."""
        for child in element.elements():
            if child.tag not in tags:
                self.unknown(child, tags)
        if element.text():
            message = f"Text stands within <{element.tag}>: '{element.text()[:40]}'."
            self.error("markup-misplaced", element.place, message, f"Put it between <{tags[0]}> and </{tags[0]}>.")

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
        found = {str(choice.value).lower(): choice for choice in choices}.get(typed.lower())
        if found is None:
            message = f"'{typed}' is not a {name} of <{element.tag}>."
            self.error("value-unknown", element.place, message, did_you_mean(typed, [str(c.value) for c in choices]))
        return found or default
