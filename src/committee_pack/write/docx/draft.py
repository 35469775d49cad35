"""What the body's writing needs to know and what it leaves behind for the other parts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from committee_pack.model.document import SectionKind
from committee_pack.write.docx.anchors import Anchors
from committee_pack.write.docx.comments import Comments
from committee_pack.write.docx.footnotes import Footnotes
from committee_pack.write.docx.numbering import Numbering, level
from committee_pack.write.docx.package import IMAGE, Part, Relations
from committee_pack.write.docx.xml import Xml, joined, w
from committee_pack.write.style import DEEPEST_LIST, Style


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks stand: how wide it is there, and in what."""

    width: float
    section: SectionKind
    in_panel: bool = False
    depth: int = 0
    """In how many lists."""
    left: float = 0.0
    """How far in from the margin blocks begin."""
    edge: float = 0.0
    """How far in the words of a panel begin that are in none of its lists."""
    outside: int = 0
    """In how many lists the panel stands."""
    decides: bool = False
    """Whether it is of what is to be decided or was."""
    labelled: bool = False
    """Whether within a paragraph that has a number of its own; lists begin further in there."""
    below_box: bool = False
    """Whether a table, a panel or two sides stand right above, which have no space of their own below them."""
    above_figure: bool = False
    """Whether a chart stands right below."""
    tops_column: bool = False
    """Whether nothing stands above in one of two columns, which are to begin at one height."""

    def within_panel(self, inset: float) -> Frame:
        """Return the frame of a panel's blocks; a panel within another has no tint of its own."""
        if self.in_panel:
            return self
        left = self.left + inset
        return replace(
            self, width=self.width - 2 * inset, in_panel=True, left=left, edge=left, outside=level(self.depth)
        )

    def within_labels(self, step: float) -> Frame:
        """Return the frame of paragraphs with numbers of their own, which is not that of a list: so lists in them."""
        return replace(self, width=self.width - step, left=self.left + step, labelled=True)

    def within_list(self, step: float) -> Frame:
        """Return the frame of a list's items, no further in than Word has levels for."""
        step = step if self.depth <= DEEPEST_LIST else 0.0
        return replace(self, width=self.width - step, depth=self.depth + 1, left=self.left + step)


@dataclass(slots=True)
class Draft:
    """The look and the anchors of the document, and the parts that grow while its body is written."""

    style: Style
    anchors: Anchors
    relations: Relations = field(default_factory=Relations)
    numbering: Numbering = field(default_factory=Numbering)
    footnotes: Footnotes = field(default_factory=Footnotes)
    comments: Comments = field(default_factory=Comments)
    parts: list[Part] = field(default_factory=list)
    smaller: set[float] = field(default_factory=set)
    """Sizes of type below the scorecard's that tables have; the style sheet has styles for these alone."""
    _placed: dict[str, int] = field(default_factory=dict)

    def in_footnotes(self) -> Draft:
        """Return the same draft for the part that holds the footnotes, which refers to addresses on its own."""
        return replace(self, relations=self.footnotes.relations)

    def bookmarked(self, anchor: str, content: Xml) -> Xml:
        """Return the content as the place that links to the anchor lead to; only the first such is."""
        if not anchor or anchor in self._placed:
            return content
        identity = self._placed[anchor] = len(self._placed) + 1
        start = w("bookmarkStart", id=identity, name=self.anchors.bookmark(anchor))
        return joined((start, content, w("bookmarkEnd", id=identity)))

    def picture(self, content: bytes, ending: str) -> str:
        """Return the id of a picture that is now part of the file."""
        name = f"media/image{len(self.parts) + 1}.{ending}"
        self.parts.append(Part(IMAGE, f"word/{name}", content))
        return self.relations.to(IMAGE, name)
