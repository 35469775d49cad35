"""Where each word that the Markdown parser found was typed: it tells lines, and who mends a word wants its column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from markdown_it.common.utils import unescapeAll
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from committee_pack.compose.markdown_cells import cells_of
from committee_pack.compose.markdown_footnotes import Written
from committee_pack.findings import Excerpt, Place, excerpt_of

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ESCAPED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_HEADING_ENDS = re.compile(r"(?<=\s)#+[ \t]*$")
_LABEL = re.compile(r"\[(?:\\.|[^\[\]\\])*\]")
_BLANK = " \t\n"
WORDS = ("text", "text_special")
"""The types of nodes that hold words; the second is a sign that was escaped or spelt out."""
Span = tuple[int, int]
"""The first character of what was typed, from 0, and that after its last."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that begins at `place`, and where each token of it was typed; of words, each of their characters.

    `starts` are where its lines begin.
    """

    text: str
    place: Place
    starts: tuple[int, ...]
    spans: Mapping[int, tuple[Span, ...]]

    def of(self, node: SyntaxTreeNode) -> tuple[Span, ...]:
        """Return where a node was typed; of words, where each of their characters was."""
        return self.spans.get(id(_token(node)), ())

    def lines(self, first: int, last: int) -> str:
        """Return the lines of the text from one, from 0, up to another."""
        return self.text[self.starts[first] : self.starts[last] - 1]

    def where(self, start: int) -> Place:
        """Return the line and column of a character of the text."""
        line = bisect_right(self.starts, start) - 1
        return replace(self.place, line=self.place.line + line, column=start - self.starts[line] + 1)

    def excerpt(self, span: Span) -> Excerpt:
        """Return the line on which characters of the text were typed, with what shows them."""
        return excerpt_of(self.text, *span)


def typed_in(root: SyntaxTreeNode, text: str, place: Place, written: Written) -> Typed:
    """Return where the tokens of a text that was read as Markdown were typed; `place` is where it begins."""
    lines = text.split("\n")
    starts = (0, *accumulate(len(line) + 1 for line in lines))
    spans: dict[int, tuple[Span, ...]] = {}
    for node in root.walk():
        if node.type == "inline" and node.map:
            stretch = slice(*node.map)
            table = tuple(_table(node, lines[stretch], starts[stretch]))
            walk = _Walk(node.content, table, written, spans)
            walk.read(node.children)
    return Typed(text, place, starts, spans)


def _table(node: SyntaxTreeNode, lines: Sequence[str], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return where each part of what a node holds begins: there, and in the text."""
    within = node.parent.type if node.parent else ""
    if node.parent and within in ("th", "td"):
        return _of_cell(node.parent, lines[0], starts[0])
    return _matched(node.content, lines, starts, is_heading=within == "heading")


def _of_cell(cell: SyntaxTreeNode, line: str, start: int) -> Iterator[tuple[int, int]]:
    cells = cells_of(line)
    number = cell.siblings.index(cell)
    # -- a row that is too short has no place for it
    pieces = cells[number] if number < len(cells) else ((0, len(line)),)
    return ((at, start + typed) for at, typed in pieces)


def _matched(
    content: str, lines: Sequence[str], starts: Sequence[int], *, is_heading: bool
) -> Iterator[tuple[int, int]]:
    """Return where each line of a paragraph's content begins: there, and in the text.

    The parser takes away what stands in front, as the sign of a list, and blanks at both ends.
    """
    at = 0
    for part, line, start in zip(content.split("\n"), lines, starts, strict=False):
        words = part.lstrip(" \t")
        typed = (_HEADING_ENDS.sub("", line) if is_heading else line).rstrip()
        yield at + len(part) - len(words), start + len(typed) - len(words.rstrip())
        at += len(part) + 1


def _token(node: SyntaxTreeNode) -> Token | None:
    if node.nester_tokens:
        return node.nester_tokens.opening
    return node.token


@dataclass(slots=True)
class _Walk:
    """Follows the tokens of a paragraph through its content, in which all stands as it was typed."""

    content: str
    table: tuple[tuple[int, int], ...]
    written: Written
    spans: dict[int, tuple[Span, ...]]
    at: int = 0
    """How far the content has been read."""
    line: int = field(default=0)
    """The line or part of the content, from 0, that was looked up last: they are asked for in order."""

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> None:
        for node in nodes:
            start = self.at
            found = self._characters(node.content) if node.type in WORDS else self._in_text(self._other(node, start))
            self.spans[id(_token(node))] = found

    def _in_text(self, found: Iterable[Span]) -> tuple[Span, ...]:
        return tuple((self._typed(start), self._typed(end - 1) + 1) for start, end in found)

    def _other(self, node: SyntaxTreeNode, start: int) -> tuple[Span, ...]:
        """Go on to the end of what is no words, and return where it stands."""
        match node.type:
            case "softbreak" | "hardbreak":
                start = self._to("\n") - 1
                while self.content[self.at : self.at + 1] in (" ", "\t"):
                    self.at += 1
                return ((start, start + 1),)
            case "strong" | "em" | "s":
                self._to(node.markup)
                self.read(node.children)
                self._to(node.markup)
            case "link":
                self._link(node)
            case "image":
                self._to(f"![{node.content}")
                self._end_of_link()
            case "footnote_ref":
                self._footnote(node)
            case "code_inline":
                self._to(node.markup)
                self._to(node.markup)
            case _:
                self._to(node.content)
        return ((start, max(self.at, start + 1)),)

    def _link(self, node: SyntaxTreeNode) -> None:
        if node.markup == "autolink":
            start, end = self.at, self._to(">")
            for child in node.children:
                # -- its words may be written otherwise than its address is
                within = ((self._typed(start + 1), self._typed(end - 2) + 1),) * len(child.content)
                self.spans[id(_token(child))] = within
            return
        self._to("[")
        self.read(node.children)
        self._end_of_link()

    def _end_of_link(self) -> None:
        """Go on after the address of a link, or after the name of an address that stands elsewhere."""
        self._to("]")
        if (end := self._end_of_address(self.at)) is not None:
            self.at = end
        elif match := _LABEL.match(self.content, self.at):
            self.at = match.end()

    def _end_of_address(self, at: int) -> int | None:
        text, end = self.content, len(self.content)
        if not text.startswith("(", at):
            return None
        at = self._after_blanks(at + 1)
        address = parseLinkDestination(text, at, end)
        if address.ok:
            at = self._after_blanks(address.pos)
            title = parseLinkTitle(text, at, end)
            if at > address.pos and title.ok:
                at = self._after_blanks(title.pos)
        return at + 1 if text.startswith(")", at) else None

    def _after_blanks(self, at: int) -> int:
        while self.content[at : at + 1] and self.content[at] in _BLANK:
            at += 1
        return at

    def _footnote(self, node: SyntaxTreeNode) -> None:
        within = self.written.inline(node)
        if within is None:
            self._to(f"[^{node.meta['label']}]")
            return
        self._to("^[")
        self.read(within.children)
        self._to("]")

    def _characters(self, words: str) -> tuple[Span, ...]:
        """Go on to the end of words, and return where each of their characters stands."""
        start, end = self.at, self.at + len(words)
        typed = self.content[start:end]
        if typed == words and "&" not in typed and "\\" not in typed and self._is_in_one_part(start, end):
            self.at = end
            # -- words stand on one line, so that the characters follow each other there too
            first = self._typed(start)
            return tuple(pairwise(range(first, first + len(words) + 1)))
        found: list[Span] = []
        while len(found) < len(words):
            taken, width = self._next(words, len(found))
            found += [(self.at, self.at + width)] * taken
            self.at += width
        return self._in_text(found)

    def _next(self, words: str, done: int) -> tuple[int, int]:
        """Return how many characters of words come next, and how many were typed for them, as five for `&amp;`."""
        rest = self.content
        if (match := _ENTITY.match(rest, self.at)) and (meant := unescapeAll(match[0])) != match[0]:
            if words.startswith(meant, done):
                return len(meant), len(match[0])
        elif rest.startswith("\\", self.at) and rest[self.at + 1 : self.at + 2] in _ESCAPED:
            if words.startswith(rest[self.at + 1 : self.at + 2], done):
                return 1, 2
        elif not rest.startswith(words[done], self.at):
            self._to(words[done])
            self.at -= 1
        return 1, 1

    def _to(self, words: str) -> int:
        """Go on after the next words that are these; where there are none, stay. Return where that is."""
        at = self.content.find(words, self.at)
        self.at = at + len(words) if at >= 0 else self.at
        return self.at

    def _is_in_one_part(self, start: int, end: int) -> bool:
        """Return whether characters of the content stand in the text as they do there; an escaped bar parts them."""
        return len(self.table) == 1 or self._typed(end - 1) - self._typed(start) == end - 1 - start

    def _typed(self, at: int) -> int:
        """Return where a character of the content stands in the text."""
        while self.line + 1 < len(self.table) and self.table[self.line + 1][0] <= at:
            self.line += 1
        while self.line and at < self.table[self.line][0]:
            self.line -= 1
        here, there = self.table[self.line]
        return there + max(at - here, 0)
