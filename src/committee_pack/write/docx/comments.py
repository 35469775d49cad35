"""Comments as Word has them: a part of their own, in which each stands under the id that its paragraph names."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from committee_pack.write.docx import names
from committee_pack.write.docx.package import COMMENTS, Part
from committee_pack.write.docx.xml import Xml, joined, part_bytes, root, w

_AUTHOR, _INITIALS = "committee_pack", "cp"
_MARK = w("rPr", w("rStyle", val=names.COMMENT_MARK))


@dataclass(slots=True)
class Comments:
    """The comments written so far."""

    _written: list[Xml] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self._written)

    def around(self, content: Xml, said: Iterable[Xml]) -> Xml:
        """Return a paragraph's content, on which each of some runs is a comment."""
        first = len(self._written)
        self._written.extend(said)
        ids = range(first, len(self._written))
        starts = joined(w("commentRangeStart", id=id) for id in ids)
        ends = (joined((w("commentRangeEnd", id=id), w("r", _MARK, w("commentReference", id=id)))) for id in ids)
        return joined((starts, content, *ends))

    def part(self, date: datetime.date) -> Part:
        """Return the part that holds all of them, dated at the begin of a day."""
        comments = (_comment(id, said, date) for id, said in enumerate(self._written))
        return Part(COMMENTS, "word/comments.xml", part_bytes(root("w:comments", ("w",), *comments)))


def _comment(id: int, said: Xml, date: datetime.date) -> Xml:
    begins = (w("pPr", w("pStyle", val=names.COMMENT)), w("r", _MARK, w("annotationRef")))
    moment = f"{date.isoformat()}T00:00:00Z"
    return w("comment", w("p", *begins, said), id=id, author=_AUTHOR, date=moment, initials=_INITIALS)
