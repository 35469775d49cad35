"""Markup as html.parser reads it, with every tag that does not match named at its line."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from committee_pack.compose.elements import DEEPEST, TAGS, VOID, Element
from committee_pack.compose.misspelt import instead_of, meant_tag
from committee_pack.compose.sound_markup import read_sound_elements
from committee_pack.findings import Finding, Outcome, Place, error

_MARK = re.compile(r"at (\d+):(\d+)\?")
_MARKS = re.compile(r"<\?at \d+:\d+\?>")
_START_TAG = re.compile(r"""<[A-Za-z](?:"[^"]*"|'[^']*'|[^<>"'])*>""")
_BREAKS = str.maketrans("\t\r\n", "   ")


def read_elements(markup: str, files: tuple[str, ...], first: Place) -> Outcome[Element]:
    """Return the markup below a root element; `files` are those that the position marks count.

    A tag that is not closed, or closes another, is a finding; so are elements that stand too deep.
    """
    sound = read_sound_elements(markup, files, first)
    return Outcome(sound) if sound else read_doubtful_elements(markup, files, first)


def read_doubtful_elements(markup: str, files: tuple[str, ...], first: Place) -> Outcome[Element]:
    """Return the same, read with patience: what is wrong is named, what is only unusual is taken."""
    parser = _ElementParser(files, first)
    try:
        # -- what looks like a tag within a quoted attribute is marked too, and is none
        parser.feed(_START_TAG.sub(lambda tag: _MARKS.sub("", tag[0]), markup))
        parser.close()
        parser.finish()
    except AssertionError:
        # -- html.parser gives up on a declaration such as <![foo[; what it leaves open is not the author's
        parser.unknown_decl("")
    return Outcome(parser.root, tuple(parser.findings))


class _ElementParser(HTMLParser):
    def __init__(self, files: tuple[str, ...], first: Place) -> None:
        super().__init__(convert_charrefs=True)
        self.files, self.place = files, first
        self.root = Element("", {}, first)
        self.open = [self.root]
        self.told: list[str] = []
        self.findings: list[Finding] = []

    def updatepos(self, i: int, j: int) -> int:
        """Return where the parser goes on; it need not count lines, as the position marks say them."""
        return j

    def handle_pi(self, data: str) -> None:
        mark = _MARK.fullmatch(data)
        if mark and int(mark[1]) < len(self.files):
            self.place = Place(self.files[int(mark[1])], int(mark[2]))
        else:
            message = f"A processing instruction stands here: <?{data[:20]}."
            self._note("markup-syntax", self.place, message, "Take it out.")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._add(tag, attrs)
        if tag not in VOID:
            self.open.append(element)
        if len(self.open) - 1 == DEEPEST + 1:
            self._note("markup-syntax", self.place, f"Elements stand more than {DEEPEST} deep here.", "Close them.")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        # -- a line break in an attribute is a blank, as expat has it
        attributes = {name: (value or "").translate(_BREAKS) for name, value in attrs}
        element = Element(tag, attributes, self.place)
        self.open[-1].children.append(element)
        return element

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            self._holds_nothing(tag)
            return
        begun = next((n for n in reversed(range(1, len(self.open))) if _ends(tag, self.open[n].tag)), 0)
        if begun:
            self._close(begun, tag)
        elif tag in self.told:
            self.told.remove(tag)
        else:
            hint = "Take it out, or open the element before it."
            self._note("markup-syntax", self.place, f"</{tag}> closes nothing here.", hint)

    def _close(self, begun: int, tag: str) -> None:
        """Close an open element, with those in it that are still open, each of which is noted."""
        for element in reversed(self.open[begun + 1 :]):
            self._unclosed(element, f", before </{tag}>")
            self.told.append(element.tag)
        element = self.open[begun]
        if tag != element.tag and tag in TAGS:
            self._no_such(element)
        elif tag != element.tag:
            message = f"There is no </{tag}>."
            self._note("element-unknown", self.place, message, f"Did you mean '</{element.tag}>'?")
        del self.open[begun:]

    def _holds_nothing(self, tag: str) -> None:
        """Note the end of an element that holds nothing where it does not follow its beginning at once."""
        before = [child for child in self.open[-1].children if isinstance(child, Element) or child.strip()]
        if not before or isinstance(before[-1], str) or before[-1].tag != tag:
            message = f"<{tag}> holds nothing, so no </{tag}> ends it here."
            self._note("markup-syntax", self.place, message, f"Write <{tag} .../> alone.")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_decl(self, decl: str) -> None:
        self._note("markup-syntax", self.place, "A declaration stands here.", "Take it out.")

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def finish(self) -> None:
        """Note every element that the markup leaves open."""
        for element in reversed(self.open[1:]):
            self._unclosed(element)

    def _unclosed(self, element: Element, where: str = "") -> None:
        if element.tag in TAGS:
            hint = f"Write </{element.tag}> where it ends{where}."
            self._note("markup-syntax", element.place, f"<{element.tag}> is not closed.", hint)
        else:
            self._no_such(element)

    def _no_such(self, element: Element) -> None:
        self._note("element-unknown", element.place, f"There is no <{element.tag}>.", instead_of(element.tag))

    def _note(self, code: str, place: Place, message: str, hint: str) -> None:
        self.findings.append(error(code, place, message, hint))


def _ends(tag: str, begun: str) -> bool:
    """Return whether an end tag ends what was begun, also where one of the two is misspelt."""
    return tag == begun or meant_tag(begun) == tag or meant_tag(tag) == begun
