"""Footnotes as Word has them: a part of their own, in which each stands under the id that its mark names."""

from __future__ import annotations

from dataclasses import dataclass, field

from committee_pack.write.docx import names
from committee_pack.write.docx.package import FOOTNOTES, Part, Relations
from committee_pack.write.docx.xml import Xml, part_bytes, root, w

_SEPARATORS = {"separator": -1, "continuationSeparator": 0}
"""The lines above footnotes, and above what goes on of one from the page before (ECMA-376 Part 1, 17.18.33)."""
_MARK = w("rPr", w("rStyle", val=names.FOOTNOTE_MARK))
BETWEEN = w("r", _MARK, w("t", Xml(",")))
"""What stands between two marks in a row."""
PROPERTIES = w("footnotePr", *(w("footnote", id=identity) for identity in _SEPARATORS.values()))
"""What the settings say of footnotes."""


@dataclass(slots=True)
class Footnotes:
    """The footnotes written so far, and what they refer to."""

    relations: Relations = field(default_factory=Relations)
    _written: list[Xml] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self._written)

    def marked(self, content: Xml) -> Xml:
        """Return the mark of a new footnote that holds the content."""
        identity = len(self._written) + 1
        begins = (w("pPr", w("pStyle", val=names.FOOTNOTE)), w("r", _MARK, w("footnoteRef")), _BLANK)
        self._written.append(w("footnote", w("p", *begins, content), id=identity))
        return w("r", _MARK, w("footnoteReference", id=identity))

    def part(self) -> Part:
        """Return the part that holds all of them."""
        separators = (_separator(kind, identity) for kind, identity in _SEPARATORS.items())
        content = part_bytes(root("w:footnotes", ("w", "r"), *separators, *self._written))
        return Part(FOOTNOTES, "word/footnotes.xml", content, self.relations)


_BLANK = Xml('<w:r><w:t xml:space="preserve"> </w:t></w:r>')


def _separator(kind: str, identity: int) -> Xml:
    stands = w("pPr", w("spacing", after=0, line=240, lineRule="auto"))
    return w("footnote", w("p", stands, w("r", w(kind))), type=kind, id=identity)
