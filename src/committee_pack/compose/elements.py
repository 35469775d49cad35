"""Rendered markup as elements, each knowing the line of the template it came from.

Templates render to a small semantic HTML in which every element is closed. Before the tags of a
template stands a processing instruction with its file and line (`template.py` puts it there), so
that an error in what was rendered names what was written.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from committee_pack.findings import Place

VOID = frozenset({"br", "col", "value", "rating", "travel", "chart", "commentary", "notes"})
TAGS = (
    *("section", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "aside"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
    *("strong", "em", "a", "br", "value", "rating", "travel", "reference", "chart", "commentary", "notes"),
)
"""All that the markup has."""
DEEPEST = 40
"""How many elements may stand within each other; no paper needs as many, and no writer is asked for more."""


@dataclass(slots=True)
class Element:
    """One element: its tag, attributes, children in order, and where its template writes it."""

    tag: str
    attributes: dict[str, str]
    place: Place
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> list[Element]:
        """Return the children that are elements."""
        return [child for child in self.children if not isinstance(child, str)]

    def text(self) -> str:
        """Return the words directly within it, blanks folded."""
        return " ".join("".join(child for child in self.children if isinstance(child, str)).split())


def position_mark(file: int, line: int) -> str:
    """Return what stands before a template's tags; `file` counts the report's templates."""
    return f"<?at {file}:{line}?>"
