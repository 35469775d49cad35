"""Rendered markup as elements, each knowing the line of the template it came from.

Templates render to a small semantic HTML in which every element is closed. Before the tags of a
template stands a processing instruction with its file and line (`template.py` puts it there), so
that an error in what was rendered names what was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from committee_pack.findings import Place

VOID = frozenset({"br", "col", "value", "rating", "travel", "fact", "chart", "commentary", "notes", "narrative"})
TAGS = (
    *("section", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "aside", "sides", "side"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
    *("strong", "em", "a", "br", "value", "rating", "travel", "fact", "reference", "footnote"),
    *("chart", "commentary", "notes", "narrative"),
)
"""All that the markup has."""
DEEPEST = 40
"""How many elements may stand within each other; no paper needs as many, and no writer is asked for more."""
WORDLESS = VOID | {
    *("", "section", "aside", "sides", "side", "ul", "ol", "dl"),
    *("table", "colgroup", "thead", "tbody", "tr"),
}
"""What holds elements alone; the root of all, too."""
_MARK = re.compile(r"<\?at\s+\d+:\d+\?>?", re.IGNORECASE)
_WHERE = re.compile(r"(\d{1,9}):(\d{1,9})")


class Words(str):
    """Text that knows the line where it begins; the quick reader keeps none, for it leaves text that is misplaced."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, before: Place) -> Words:
        """Return the text; `before` is where the tag before it stands."""
        words = super().__new__(cls, text)
        blank = len(text) - len(text.lstrip())
        words.place = Place(before.file, before.line + text.count("\n", 0, blank))
        return words


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


def marked_place(where: str, files: tuple[str, ...]) -> Place | None:
    """Return the place that a mark names by `file:line`; None where no template of ours has put it there."""
    found = _WHERE.fullmatch(where)
    return Place(files[int(found[1])], int(found[2])) if found and int(found[1]) < len(files) else None


def without_marks(text: str) -> str:
    """Return what was written, without the marks that were put into it."""
    return _MARK.sub("", text)


def instruction(text: str) -> str:
    """Return what is wrong with a processing instruction of somebody else."""
    return f"A processing instruction stands here: {text.partition('?>')[0].splitlines()[0].removesuffix('?')[:22]}."


def place_of(text: str, before: Place) -> Place:
    """Return where a text stands; `before` is what stands before it, the nearest that is known of most."""
    return text.place if isinstance(text, Words) else before
