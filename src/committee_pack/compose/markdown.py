"""An officer's Markdown becomes blocks of the document tree; `{{ name }}` becomes a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from committee_pack.compose.links import web_address
from committee_pack.findings import Finding, Outcome, Place, error, warning
from committee_pack.model.document import (
    Block,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Strong,
    Text,
    Value,
)
from committee_pack.model.facts import meant_fact
from committee_pack.wording import value_text

_PLACEHOLDER = re.compile(r"\{\{((?:(?!\{\{).)*?)\}\}", re.DOTALL)
_SINGLE = re.compile(r"\{\s*([\w.]+)\s*\}")
DEEPEST_HEADING = 4
DEEPEST = 12
"""How deep what the parser finds may stand; a list within a list is two deeper."""
ALLOWED = "Write paragraphs, headings, lists, **bold**, *emphasis* and [links](https://...)."


def read_markdown(text: str, place: Place, names: Mapping[str, Value], top_heading: int) -> Outcome[tuple[Block, ...]]:
    """Return the text as blocks; its highest heading takes the level `top_heading`.

    `place` is where the text begins; `names` is the closed list of placeholders. A name that is not in
    it, and Markdown that a paper has no place for, are findings with their lines.
    """
    reader = _Reader(place, names)
    tokens = _parser().parse(text)
    if (line := _too_deep(tokens)) is not None:
        reader.too_deep(line)
        return Outcome((), tuple(reader.findings))
    root = SyntaxTreeNode(tokens)
    blocks = tuple(block for child in root.children for block in reader.block(child))
    return Outcome(_levelled(blocks, top_heading), tuple(reader.findings))


class _Parser(MarkdownIt):
    """A parser that reads every link, so that one that leads where it may not is named, not printed as typed."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return True


def _too_deep(tokens: Iterable[Token]) -> int | None:
    """Return the line (from 0) on which lists or emphasis stand too deep: the parser drops what is deeper still."""
    for token in tokens:
        if max((token.level, *(child.level for child in token.children or ()))) > DEEPEST:
            return token.map[0] if token.map else 0
    return None


@cache
def _parser() -> MarkdownIt:
    # -- HTML, tables and struck-out words are recognised for the same reason
    return _Parser("commonmark").enable(["table", "strikethrough"])


def _levelled(blocks: tuple[Block, ...], top: int) -> tuple[Block, ...]:
    """Return the blocks with their headings moved so that none skips a level (PDF/UA-1, 7.4.2)."""
    levelled: list[Block] = []
    typed: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while typed and typed[-1] >= block.level:
                typed.pop()
            typed.append(block.level)
            block = Heading(min(top + len(typed) - 1, DEEPEST_HEADING), block.children)
        levelled.append(block)
    return tuple(levelled)


@dataclass(slots=True)
class _Reader:
    """Turns nodes of the Markdown tree into nodes of ours and notes what it cannot."""

    place: Place
    names: Mapping[str, Value]
    findings: list[Finding] = field(default_factory=list)

    def too_deep(self, line: int) -> None:
        """Note lists or emphasis that stand too deep within each other."""
        message = f"Lists or emphasis stand more than {DEEPEST // 2} deep here."
        self._note("markdown-unsupported", self.place.line + line, message, "Write them beside each other.")

    def block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        match node.type:
            case "paragraph":
                yield Paragraph(self._inlines(node.children[0]))
            case "heading":
                yield Heading(int(node.tag[1:]), self._inlines(node.children[0]))
            case "bullet_list" | "ordered_list":
                self._begins_with_one(node)
                items = (tuple(b for child in item.children for b in self._in_item(child)) for item in node.children)
                yield ListBlock(node.type == "ordered_list", tuple(items))
            case _:
                self._not_allowed(node.type, self._line(node))

    def _begins_with_one(self, node: SyntaxTreeNode) -> None:
        """Note a list that begins with another number: a sentence such as `2016. It was ...` looks like one."""
        start = node.attrs.get("start", 1)
        if start != 1:
            message = f"This is read as a list that begins with {start}; a paper's lists begin with 1."
            hint = f"For a sentence that begins with the number, write '{start}\\.'."
            self._note("markdown-unsupported", self._line(node), message, hint)

    def _in_item(self, node: SyntaxTreeNode) -> Iterator[Block]:
        if node.type == "heading":
            self._not_allowed("heading_in_list", self._line(node))
        else:
            yield from self.block(node)

    def _inlines(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        line = self._line(node)
        found: list[Inline] = []
        for child in node.children:
            found.extend(self._inline(child, line))
            line += _breaks(child)
        return tuple(found)

    def _inline(self, node: SyntaxTreeNode, line: int) -> Iterator[Inline]:
        match node.type:
            case "text" | "text_special":
                yield from self._text(node.content, line)
            case "softbreak":
                yield Text(" ")
            case "hardbreak":
                yield LineBreak()
            case "strong":
                yield Strong(self._children(node, line))
            case "em":
                yield Emphasis(self._children(node, line))
            case "link":
                yield from self._link(node, line)
            case _:
                self._not_allowed(node.type, line)

    def _children(self, node: SyntaxTreeNode, line: int) -> tuple[Inline, ...]:
        return tuple(inline for child in node.children for inline in self._inline(child, line))

    def _link(self, node: SyntaxTreeNode, line: int) -> Iterator[Inline]:
        typed = str(node.attrs.get("href", ""))
        if target := web_address(typed):
            yield Link(self._children(node, line), target)
        else:
            message = f"The link leads to '{typed}'; a paper's links lead to https://, http:// or mailto: addresses."
            self._note("link-target", line, message, "Write the whole address.")

    def _text(self, text: str, line: int) -> Iterator[Inline]:
        end = 0
        for match in _PLACEHOLDER.finditer(text):
            yield from self._plain(text[end : match.start()], line)
            yield from self._value(match[1].strip(), line)
            end = match.end()
        yield from self._plain(text[end:], line)

    def _plain(self, text: str, line: int) -> Iterator[Inline]:
        if "{{" in text or "}}" in text:
            message = "Double braces stand here without their partner."
            self._note("placeholder-syntax", line, message, "Write {{ name }} on one line.")
        elif single := next((each for each in _SINGLE.finditer(text) if each[1] in self.names), None):
            message = f"'{single[0]}' stands between single braces, and would be printed as it stands."
            self._note("placeholder-syntax", line, message, f"Write {{{{ {single[1]} }}}}.")
        yield from _text_if_any(text)

    def _value(self, name: str, line: int) -> Iterator[Inline]:
        value = self.names.get(name)
        if value is None:
            message = f"There is no placeholder '{{{{ {name} }}}}'."
            self._note("placeholder-unknown", line, message, meant_fact(name, self.names))
        else:
            if not value_text(value):
                message = f"'{{{{ {name} }}}}' has nothing to show: the data holds none."
                hint = "Say so in words, or add the row."
                self.findings.append(warning("placeholder-empty", Place(self.place.file, line), message, hint))
            yield value

    def _line(self, node: SyntaxTreeNode) -> int:
        return self.place.line + (node.map[0] if node.map else 0)

    def _not_allowed(self, kind: str, line: int) -> None:
        message = f"A paper has no place for this Markdown ({_KINDS.get(kind, kind)})."
        self._note("markdown-unsupported", line, message, ALLOWED)

    def _note(self, code: str, line: int, message: str, hint: str) -> None:
        self.findings.append(error(code, Place(self.place.file, line), message, hint))


_KINDS = {
    "table": "a table",
    "s": "struck-out words",
    "heading_in_list": "a heading within a list",
    "fence": "a code block",
    "code_block": "an indented code block",
    "code_inline": "code between backticks",
    "blockquote": "a quotation",
    "hr": "a rule",
    "image": "a picture",
    "html_block": "HTML",
    "html_inline": "HTML",
}


def _breaks(node: SyntaxTreeNode) -> int:
    return (node.type in ("softbreak", "hardbreak")) + sum(map(_breaks, node.children))


def _text_if_any(text: str) -> Iterator[Text]:
    if text:
        yield Text(text.replace("\t", " "))
