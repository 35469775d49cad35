"""Markup as html.parser reads it, with every tag that does not match named at its line."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from committee_pack.compose.elements import (
    DEEPEST,
    TAGS,
    VOID,
    Element,
    Words,
    instruction,
    marked_place,
    without_marks,
)
from committee_pack.compose.misspelt import instead_of, meant_tag
from committee_pack.compose.sound_markup import read_sound_elements
from committee_pack.findings import Finding, Outcome, Place, error

_MARK = re.compile(r"at\s+(\S+)\?", re.IGNORECASE)
_LAST_MARK = re.compile(r"(?s:.*)<\?at\s+(\S+?)\?>", re.IGNORECASE)
_COMMENT_OR_TAG = re.compile(
    r"<!--(?P<comment>(?s:.*?)-->)?|(?P<none></?[^\W\dA-Za-z])"
    r"""|(?P<tag></?[A-Za-z](?:"[^"]*"|'[^']*'|[^<>"'])*+)(?P<end>>)?"""
)
_HOW_TO_END = "Write > where it ends, close its quotes, or write &lt; where the sign itself is meant."
_BREAKS = re.compile(r"\r\n|[\t\r\n]")


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
        parser.feed(_COMMENT_OR_TAG.sub(_ended, markup).replace("\r\n", "\n").replace("\r", "\n"))
        parser.close()
        parser.finish()
    except _UnendedError as fault:
        mark = _LAST_MARK.match(markup, 0, fault.at)
        parser.note((mark and marked_place(mark[1], files)) or first, fault.message, fault.hint)
    except AssertionError:
        # -- html.parser gives up on a declaration such as <![foo[; what it leaves open is not the author's
        parser.unknown_decl("")
    return Outcome(parser.root, tuple(parser.findings))


class _UnendedError(Exception):
    """What begins like a comment or a tag is none, or does not end: what follows was not meant so."""

    def __init__(self, at: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.at, self.message, self.hint = at, message, hint


def _ended(part: re.Match[str]) -> str:
    """Return a tag without the marks within it, and nothing for a comment; raises where it does not end."""
    if part["none"]:
        raise _UnendedError(part.start(), f"No tag begins with {part[0]}.", _HOW_TO_END)
    if part["tag"] is None:
        if part["comment"] is None:
            raise _UnendedError(part.start(), "A comment is not closed: <!--.", "Write --> where it ends.")
        return ""
    if part["end"] is None:
        begins = without_marks(part["tag"]).split()[0]
        raise _UnendedError(part.start(), f"The tag {begins[:20]} is not ended by >.", _HOW_TO_END)
    # -- what looks like a tag within a quoted attribute is marked too, and is none; a line break is a blank there
    return _BREAKS.sub(" ", without_marks(part[0]))


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

    def set_cdata_mode(self, elem: str, **_options: bool) -> None:
        """Read on as ever: to us <script> is an element like others, and what it holds is markup."""

    def handle_pi(self, data: str) -> None:
        mark = _MARK.fullmatch(data)
        place = marked_place(mark[1], self.files) if mark else None
        if place is None:
            self.note(self.place, instruction(f"<?{data}"), "Take it out.")
        self.place = place or self.place

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._add(tag, attrs)
        if tag not in VOID:
            self.open.append(element)
        if len(self.open) - 1 == DEEPEST + 1:
            self.note(self.place, f"Elements stand more than {DEEPEST} deep here.", "Close them.")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.place)
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
            self.note(self.place, f"</{tag}> closes nothing here.", hint)

    def _close(self, begun: int, tag: str) -> None:
        """Close an open element, with those in it that are still open, each of which is noted."""
        for element in reversed(self.open[begun + 1 :]):
            self._unclosed(element, f", before </{tag}>")
            self.told.append(element.tag)
        element = self.open[begun]
        if tag != element.tag and tag in TAGS:
            self._no_such(element)
        elif tag != element.tag:
            hint = f"Did you mean '</{element.tag}>'?"
            self.note(self.place, f"There is no </{tag}>.", hint, code="element-unknown")
        del self.open[begun:]

    def _holds_nothing(self, tag: str) -> None:
        """Note the end of an element that holds nothing where it does not follow its beginning at once."""
        before = [child for child in self.open[-1].children if isinstance(child, Element) or child.strip()]
        if not before or isinstance(before[-1], str) or before[-1].tag != tag:
            self.note(self.place, f"<{tag}> holds nothing, so no </{tag}> ends it here.", f"Write <{tag} .../> alone.")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(Words(data, self.place))

    def handle_comment(self, data: str) -> None:
        """Note what is none, such as `</3>` and `<!a>`; comments were taken out before."""
        said = f"Neither a tag nor a comment stands here: '{without_marks(data).strip()[:20]}'."
        self.note(self.place, said, "Take it out, or write &lt; where the sign itself is meant.")

    def handle_decl(self, decl: str) -> None:
        self.note(self.place, "A declaration stands here.", "Take it out.")

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def finish(self) -> None:
        """Note every element that the markup leaves open."""
        for element in reversed(self.open[1:]):
            self._unclosed(element)

    def _unclosed(self, element: Element, where: str = "") -> None:
        if element.tag in TAGS:
            self.note(element.place, f"<{element.tag}> is not closed.", f"Write </{element.tag}> where it ends{where}.")
        else:
            self._no_such(element)

    def _no_such(self, element: Element) -> None:
        message = f"There is no <{element.tag}>."
        self.note(element.place, message, instead_of(element.tag), code="element-unknown")

    def note(self, place: Place, message: str, hint: str, code: str = "markup-syntax") -> None:
        """Note that the markup cannot be read as it stands."""
        self.findings.append(error(code, place, message, hint))


def _ends(tag: str, begun: str) -> bool:
    """Return whether an end tag ends what was begun, also where one of the two is misspelt."""
    return tag == begun or meant_tag(begun) == tag or meant_tag(tag) == begun
