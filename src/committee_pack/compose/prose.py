"""The words of a Markdown text as they are printed, each with where it was typed, for those who check them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

from committee_pack.compose.markdown_footnotes import Written
from committee_pack.findings import Place
from committee_pack.model.document import Value
from committee_pack.model.prose import Filled, Piece, Prose, ProseKind, Stressed
from committee_pack.wording import value_text

PLACEHOLDER = re.compile(r"\{\{((?:(?!\{\{).)*?)\}\}", re.DOTALL)
_LINK_END = re.compile(r"\]\((?:[^()\\]|\\.|\([^()]*\))*\)|\]\[[^\]]*\]|\]")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")


def read_prose(
    root: SyntaxTreeNode, text: str, place: Place, names: Mapping[str, Value], written: Written
) -> tuple[Prose, ...]:
    """Return each paragraph, heading and footnote of a text that was read as Markdown, in reading order.

    `place` is where the text begins; `names` are the placeholders that it may use.
    """
    lines = text.split("\n")
    found: list[Prose] = []
    for node, kind in _with_words(root.children, ProseKind.PARAGRAPH):
        first, last = node.map or (0, 0)
        walk = _Walk(place.file, place.line + first, "\n".join(lines[first:last]), kind, names, written)
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


@dataclass(slots=True)
class _Walk:
    """Follows the words of one paragraph through what was typed; footnotes within it become prose of their own."""

    file: str
    line: int
    typed: str
    kind: ProseKind
    names: Mapping[str, Value]
    written: Written
    at: int = 0
    """How far what was typed has been read."""
    length: int = 0
    words: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    filled: list[Filled] = field(default_factory=list)
    stressed: list[Stressed] = field(default_factory=list)
    footnotes: list[Prose] = field(default_factory=list)

    def all(self) -> Iterator[Prose]:
        if self.words:
            text = "".join(self.words)
            filled, stressed, pieces = tuple(self.filled), tuple(self.stressed), tuple(self.pieces)
            yield Prose(text, self.kind, filled, stressed, pieces, self.typed, self.file, self.line)
        yield from self.footnotes

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> None:
        for node in nodes:
            match node.type:
                case "text" | "text_special":
                    self._text(node.content)
                case "softbreak" | "hardbreak":
                    self._add(" ", *self._found("\n"))
                case "strong" | "em":
                    start = self.length
                    self.read(node.children)
                    self.stressed.append(Stressed(start, self.length, node.type == "strong"))
                case "link":
                    self.read(node.children)
                    self._skip(_LINK_END)
                case "footnote_ref":
                    self._footnote(node)
                case _:
                    continue

    def _footnote(self, node: SyntaxTreeNode) -> None:
        within = self.written.inline(node)
        if within is not None:
            self._skip_to("^[")
            walk = _Walk(self.file, self.line, self.typed, ProseKind.FOOTNOTE, self.names, self.written, self.at)
            walk.read(within.children)
            self.at = walk.at
            self.footnotes += walk.all()
        self._skip_to("]")

    def _text(self, content: str) -> None:
        end = 0
        for match in PLACEHOLDER.finditer(content):
            self._plain(content[end : match.start()])
            self._value(match[0], match[1].strip())
            end = match.end()
        self._plain(content[end:])

    def _value(self, typed: str, name: str) -> None:
        start, (at, width) = self.length, self._found(typed)
        value = self.names.get(name)
        if value is not None and (text := value_text(value)):
            self._add(text, at, width, is_filled=True)
            self.filled.append(Filled(start, self.length, name, value))

    def _plain(self, content: str) -> None:
        """Add words; where some were typed otherwise than they are printed, as `&amp;`, character by character."""
        if self.typed.startswith(content, self.at) or content in self.typed[self.at :]:
            if content:
                self._add(content, *self._found(content))
            return
        for letter in content:
            self._add(letter, *self._found(letter, _entity))

    def _found(self, words: str, otherwise: Callable[[str, int], int] | None = None) -> tuple[int, int]:
        """Return where words were typed, and how many characters they took, and go on after them."""
        at = self.typed.find(words, self.at)
        width = len(words)
        if otherwise and (taken := otherwise(self.typed, self.at)):
            at, width = self.at, taken
        if at < 0:
            at, width = self.at, 0
        self.at = at + width
        return at, width

    def _add(self, text: str, typed: int, width: int, *, is_filled: bool = False) -> None:
        self.pieces.append(Piece(self.length, typed, width, is_filled))
        self.words.append(text)
        self.length += len(text)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        if match := pattern.search(self.typed, self.at):
            self.at = match.end()

    def _skip_to(self, words: str) -> None:
        at = self.typed.find(words, self.at)
        self.at = at + len(words) if at >= 0 else self.at


def _entity(typed: str, at: int) -> int:
    """Return how many characters an entity, as `&amp;`, takes that begins there; 0 where none does."""
    match = _ENTITY.match(typed, at)
    return match.end() - at if match else 0
