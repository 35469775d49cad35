"""The words of a Markdown text as they are printed, each with where it was typed, for those who check them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

from committee_pack.compose.markdown_footnotes import Written
from committee_pack.compose.typed import WORDS, Span, Typed
from committee_pack.model.document import Value
from committee_pack.model.prose import Filled, Piece, Prose, ProseKind, Stressed, Unfilled
from committee_pack.wording import value_text

PLACEHOLDER = re.compile(r"\{\{((?:(?!\{\{).)*?)\}\}", re.DOTALL)


def read_prose(root: SyntaxTreeNode, typed: Typed, names: Mapping[str, Value], written: Written) -> tuple[Prose, ...]:
    """Return each paragraph, heading and footnote of a text that was read as Markdown, in reading order.

    `names` are the placeholders that it may use.
    """
    found: list[Prose] = []
    for node, kind in _with_words(root.children, ProseKind.PARAGRAPH):
        first, last = node.map or (0, 0)
        lines = _Lines(typed.lines(first, last), typed.starts[first], typed.place.file, typed.place.line + first)
        walk = _Walk(lines, kind, names, written, typed)
        walk.read(node.children[0].children)
        found += walk.all()
    return tuple(found)


def _with_words(nodes: Iterable[SyntaxTreeNode], kind: ProseKind) -> Iterator[tuple[SyntaxTreeNode, ProseKind]]:
    """Return the nodes that hold words directly, those within lists and footnotes too."""
    for node in nodes:
        match node.type:
            case "paragraph":
                yield node, kind
            case "heading":
                yield node, ProseKind.HEADING
            case "bullet_list" | "ordered_list":
                for item in node.children:
                    yield from _with_words(item.children, ProseKind.ITEM)
            case "footnote_reference":
                yield from _with_words(node.children, ProseKind.FOOTNOTE)
            case _:
                continue


@dataclass(frozen=True, slots=True)
class _Lines:
    """What was typed for a paragraph, where that begins in the text, and on which line of its file."""

    typed: str
    start: int
    file: str
    line: int


@dataclass(slots=True)
class _Walk:
    """Collects the words of one paragraph; footnotes within it become prose of their own."""

    lines: _Lines
    kind: ProseKind
    names: Mapping[str, Value]
    written: Written
    typed: Typed
    length: int = 0
    words: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    filled: list[Filled] = field(default_factory=list)
    unfilled: list[Unfilled] = field(default_factory=list)
    stressed: list[Stressed] = field(default_factory=list)
    footnotes: list[Prose] = field(default_factory=list)

    def all(self) -> Iterator[Prose]:
        if self.words:
            text, of = "".join(self.words), self.lines
            filled, stressed, pieces = tuple(self.filled), tuple(self.stressed), tuple(self.pieces)
            yield Prose(text, self.kind, filled, stressed, pieces, of.typed, of.file, of.line, tuple(self.unfilled))
        yield from self.footnotes

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> None:
        for node in nodes:
            match node.type:
                case _ if node.type in WORDS:
                    self._text(node.content, self.typed.of(node))
                case "softbreak" | "hardbreak":
                    self._add(" ", self.typed.of(node)[0])
                case "strong" | "em":
                    start = self.length
                    self.read(node.children)
                    self.stressed.append(Stressed(start, self.length, node.type == "strong"))
                case "link":
                    self.read(node.children)
                case "footnote_ref" if (within := self.written.inline(node)) is not None:
                    walk = _Walk(self.lines, ProseKind.FOOTNOTE, self.names, self.written, self.typed)
                    walk.read(within.children)
                    self.footnotes += walk.all()
                case _:
                    continue

    def _text(self, content: str, spans: Sequence[Span]) -> None:
        end = 0
        for match in PLACEHOLDER.finditer(content):
            self._plain(content[end : match.start()], spans[end : match.start()])
            self._value(match[1].strip(), (spans[match.start()][0], spans[match.end() - 1][1]))
            end = match.end()
        self._plain(content[end:], spans[end:])

    def _value(self, name: str, typed: Span) -> None:
        start, value = self.length, self.names.get(name)
        if value is not None and (text := value_text(value)):
            self._add(text, typed, is_whole=True)
            self.filled.append(Filled(start, self.length, name, value))
        else:
            self.unfilled.append(Unfilled(start, name, is_known=value is not None))

    def _plain(self, content: str, spans: Sequence[Span]) -> None:
        """Add words, in as few pieces as there are runs of characters that were typed as they are printed."""
        if content and spans[-1][1] - spans[0][0] == len(content):
            # -- what was typed otherwise than it is printed takes more room
            self._add(content, (spans[0][0], spans[-1][1]))
            return
        begin = 0
        for at in range(1, len(content) + 1):
            if at == len(content) or not _is_next(spans[at - 1], spans[at]):
                self._add(content[begin:at], (spans[begin][0], spans[at - 1][1]))
                begin = at

    def _add(self, text: str, typed: Span, *, is_whole: bool = False) -> None:
        start, end = typed
        width = end - start
        piece = Piece(self.length, start - self.lines.start, width, is_whole=is_whole or width != len(text))
        self.pieces.append(piece)
        self.words.append(text.replace("\t", " "))
        self.length += len(text)


def _is_next(one: Span, other: Span) -> bool:
    """Return whether both are single characters that were typed one after the other; or two that stand for one."""
    return one == other or (one[1] == other[0] and one[1] - one[0] == 1 == other[1] - other[0])
