"""Markup in which all is well, read by expat in a quarter of the time of html.parser, which names what is not."""

from __future__ import annotations

from xml.parsers.expat import ExpatError, ParserCreate

from committee_pack.compose.elements import DEEPEST, VOID, WORDLESS, Element, marked_place
from committee_pack.findings import Place


class _DoubtError(Exception):
    """Something that a strict reader of HTML may see otherwise."""


def read_sound_elements(markup: str, files: tuple[str, ...], first: Place) -> Element | None:
    """Return the markup below a root element; None where anything in it is doubtful, be it wrong or not."""
    reader = _SoundReader(files, first)
    try:
        for part in ("<all>", markup, "</all>"):
            reader.parser.Parse(part)
        reader.parser.Parse("", True)
    except (ExpatError, UnicodeEncodeError, _DoubtError):
        return None
    return reader.root


class _SoundReader:
    """Makes elements of what expat reads; it stops at the first doubt."""

    def __init__(self, files: tuple[str, ...], first: Place) -> None:
        self.files, self.place, self.places = files, first, dict[str, Place]()
        self.root = Element("", {}, first)
        self.open: list[Element] = []
        self.tags = set[str]()
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.ProcessingInstructionHandler = self.mark
        self.parser.StartCdataSectionHandler = self.doubt

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self.open:
            self.open.append(self.root)
            return
        above = self.open[-1]
        if above.tag in VOID or len(self.open) > DEEPEST:
            raise _DoubtError
        if tag not in self.tags:
            self.meet(tag)
        for name in attributes:
            if name != name.lower():
                raise _DoubtError
        element = Element(tag, attributes, self.place)
        above.children.append(element)
        self.open.append(element)

    def meet(self, tag: str) -> None:
        """Take a tag that is not met before, where all readers take it for one and the same."""
        if tag != tag.lower() or not tag[0].isascii() or not tag[0].isalpha():
            raise _DoubtError
        self.tags.add(tag)

    def end(self, _tag: str) -> None:
        self.open.pop()

    def text(self, text: str) -> None:
        above = self.open[-1]
        if above.tag in WORDLESS and (above.tag in VOID or not text.isspace()):
            raise _DoubtError
        above.children.append(text)

    def mark(self, target: str, where: str) -> None:
        """Take the position from its mark; a mark that no template of ours has put there is doubtful."""
        if target != "at":
            raise _DoubtError
        if where not in self.places:
            place = marked_place(where, self.files)
            if place is None:
                raise _DoubtError
            self.places[where] = place
        self.place = self.places[where]

    def doubt(self) -> None:
        raise _DoubtError
