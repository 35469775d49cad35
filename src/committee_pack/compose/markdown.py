"""An officer's Markdown becomes blocks of the document tree; `{{ name }}` becomes a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from committee_pack.compose.links import web_address
from committee_pack.compose.markdown_footnotes import NESTED, Written, footnote_inline, written_in
from committee_pack.compose.prose import PLACEHOLDER, read_prose
from committee_pack.findings import Finding, Outcome, Place, error, nearest, warning
from committee_pack.model.document import (
    Block,
    Emphasis,
    Footnote,
    Heading,
    Inline,
    Lacking,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Strong,
    Text,
    Value,
)
from committee_pack.model.facts import meant_fact
from committee_pack.model.prose import Prose
from committee_pack.wording import value_text

_SINGLE = re.compile(r"\{\s*([\w.]+)\s*\}")
_NO_FOOTNOTE = re.compile(r"\^\[|\[\^[^\]]*\s[^\]]*\]")
_COMMENT = re.compile(r"(?:<!--(?:(?!-->).)*-->\s*)+", re.DOTALL)
_LINK_ENDS = re.compile(r"[^\[]*\]\(")
DEEPEST_HEADING = 4
_LONGEST_NAME = 30
DEEPEST = 12
"""How deep what the parser finds may stand; a list within a list is two deeper."""
ALLOWED = "Write paragraphs, headings, lists, **bold**, *emphasis*, [links](https://...) and footnotes."


@dataclass(frozen=True, slots=True)
class Markdown:
    """A text as blocks of the document tree, and its words as they are printed, with where they were typed."""

    blocks: tuple[Block, ...] = ()
    prose: tuple[Prose, ...] = ()


def read_markdown(
    text: str,
    place: Place,
    names: Mapping[str, Value],
    top_heading: int,
    meant: Callable[[str], str] | None = None,
) -> Outcome[Markdown]:
    """Return the text as blocks and prose; its highest heading takes the level `top_heading`.

    `place` is where the text begins; `names` is the closed list of placeholders. A name that is not in
    it, and Markdown that a paper has no place for, are findings with their lines; `meant` hints at the name that
    was meant, else the list does.
    """
    said: dict[str, Any] = {}
    tokens = _parser().parse(text, said)
    written = written_in(said)
    reader = _Reader(place, names, written, meant or (lambda name: meant_fact(name, names)))
    if (line := _too_deep(tokens, written)) is not None:
        reader.too_deep(line)
        return Outcome(Markdown(), tuple(reader.findings))
    root = SyntaxTreeNode(tokens)
    reader.read_footnotes(root)
    blocks = tuple(block for child in root.children for block in reader.block(child))
    reader.note_unused_footnotes()
    read = Markdown(_levelled(blocks, top_heading), read_prose(root, text, place, names, written))
    return Outcome(read, tuple(sorted(reader.findings, key=lambda each: each.place.line)))


class _Parser(MarkdownIt):
    """A parser that reads every link, so that one that leads where it may not is named, not printed as typed."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return True


def _too_deep(tokens: Iterable[Token], written: Written) -> int | None:
    """Return the line (from 0) on which lists or emphasis stand too deep: the parser drops what is deeper still."""
    for token in tokens:
        children = token.children or ()
        within = (each for child in children for each in written.tokens(child))
        if max((token.level, *(child.level for child in (*children, *within)))) > DEEPEST:
            return token.map[0] if token.map else 0
    return None


@cache
def _parser() -> MarkdownIt:
    # -- HTML, tables and struck-out words are recognised for the same reason
    parser = _Parser("commonmark").enable(["table", "strikethrough"])
    footnote_plugin(parser, move_to_end=False, always_match_refs=True)
    parser.inline.ruler.at("footnote_inline", footnote_inline)
    return parser


def _levelled(blocks: tuple[Block, ...], top: int) -> tuple[Block, ...]:
    """Return the blocks with their headings moved so that none skips a level (PDF/UA-1, 7.4.2)."""
    levelled: list[Block] = []
    typed: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while typed and typed[-1] >= block.level:
                typed.pop()
            typed.append(block.level)
            block = replace(block, level=min(top + len(typed) - 1, DEEPEST_HEADING))
        levelled.append(block)
    return tuple(levelled)


@dataclass(slots=True)
class _Reader:
    """Turns nodes of the Markdown tree into nodes of ours and notes what it cannot."""

    place: Place
    names: Mapping[str, Value]
    written: Written
    meant: Callable[[str], str]
    findings: list[Finding] = field(default_factory=list)
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    """Those whose text stands below, by their names."""
    unused: dict[str, int] = field(default_factory=dict)
    """The lines of those that no mark has led to so far, by their names."""

    def read_footnotes(self, root: SyntaxTreeNode) -> None:
        """Read the text of all footnotes that have a name, so that their marks find it."""
        for node in root.walk():
            if node.type == "footnote_reference":
                self._read_footnote(node, str(node.meta["label"]))

    def _read_footnote(self, node: SyntaxTreeNode, name: str) -> None:
        line = self._line(node)
        if name in self.footnotes:
            message = f"The footnote {_mark(name)} has a text already."
            self._note("footnote-twice", line, message, "Give each its own name.")
            return
        for child in node.children:
            if child.type not in ("paragraph", "footnote_reference"):
                self._not_allowed("block_in_footnote", self._line(child))
        paragraphs = [child.children[0] for child in node.children if child.type == "paragraph"]
        self.footnotes[name] = Footnote(self._in_footnote(paragraphs))
        self.unused[name] = line
        if not paragraphs:
            hint = f"Write {_mark(name)}: and its words."
            self._note("footnote-lost", line, f"The footnote {_mark(name)} has no words.", hint)

    def _in_footnote(self, paragraphs: Iterable[SyntaxTreeNode]) -> tuple[Inline, ...]:
        """Return the words of a footnote, a new line for each paragraph after its first."""
        found: list[Inline] = []
        for paragraph in paragraphs:
            if self._is_free_of_footnotes(paragraph, "footnote_in_footnote", self._line(paragraph)):
                found += (*([LineBreak()] if found else []), *self._inlines(paragraph))
        return tuple(found)

    def note_unused_footnotes(self) -> None:
        """Note the footnotes that no mark leads to."""
        for name, line in self.unused.items():
            message = f"No mark leads to the footnote {_mark(name)}, so it is not printed."
            hint = f"Write {_mark(name)} where its mark is to stand, or take it out."
            self.findings.append(warning("footnote-unused", Place(self.place.file, line), message, hint))

    def too_deep(self, line: int) -> None:
        """Note lists or emphasis that stand too deep within each other."""
        message = f"Lists or emphasis stand more than {DEEPEST // 2} deep here."
        self._note("markdown-unsupported", self.place.line + line, message, "Write them beside each other.")

    def block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        match node.type:
            case "paragraph":
                yield Paragraph(self._inlines(node.children[0]), typed=Place(self.place.file, self._line(node)))
            case "heading":
                self._is_free_of_footnotes(node, "footnote_in_heading", self._line(node))
                typed = Place(self.place.file, self._line(node))
                yield Heading(int(node.tag[1:]), self._inlines(node.children[0]), typed=typed)
            case "bullet_list" | "ordered_list":
                self._begins_with_one(node)
                items = (tuple(b for child in item.children for b in self._in_item(child)) for item in node.children)
                yield ListBlock(node.type == "ordered_list", tuple(items))
            case "footnote_reference":
                # -- it stands where its mark does
                return
            case "html_block" if _COMMENT.fullmatch(node.content.strip()):
                # -- for those who write, not for those who read
                return
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
        return self._lined(node.children, self._line(node))

    def _lined(self, nodes: Iterable[SyntaxTreeNode], line: int) -> tuple[Inline, ...]:
        """Return inlines of which the first begins on a line."""
        found: list[Inline] = []
        for node in nodes:
            if found and isinstance(found[-1], Footnote) and _LINK_ENDS.match(node.content):
                self._not_allowed("footnote_in_link", line)
            found.extend(self._inline(node, line))
            line += self._breaks(node)
        return tuple(found)

    def _breaks(self, node: SyntaxTreeNode) -> int:
        own = (node.type in ("softbreak", "hardbreak")) + self.written.breaks(node)
        return own + sum(map(self._breaks, node.children))

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
            case "footnote_ref":
                yield from self._footnote(node, line)
            case "html_inline" if _COMMENT.fullmatch(node.content):
                return
            case _:
                self._not_allowed(node.type, line)

    def _children(self, node: SyntaxTreeNode, line: int) -> tuple[Inline, ...]:
        return tuple(inline for child in node.children for inline in self._inline(child, line))

    def _link(self, node: SyntaxTreeNode, line: int) -> Iterator[Inline]:
        self._is_free_of_footnotes(node, "footnote_in_link", line)
        typed = str(node.attrs.get("href", ""))
        if target := web_address(typed):
            yield Link(self._children(node, line), target)
        else:
            message = f"The link leads to '{typed}'; a paper's links lead to https://, http:// or mailto: addresses."
            self._note("link-target", line, message, "Write the whole address.")

    def _footnote(self, node: SyntaxTreeNode, line: int) -> Iterator[Inline]:
        """Return the footnote of a mark, or the one that stands in the line itself."""
        within = self.written.inline(node)
        if within is not None:
            yield self._inline_footnote(within, line)
            return
        name = str(node.meta["label"])
        self.unused.pop(name, None)
        if name in self.footnotes:
            yield self.footnotes[name]
        else:
            hint = f"Write its words below, in a paragraph that begins with {_mark(name)}: and a blank."
            if meant := nearest(name, list(self.footnotes)):
                hint = f"Did you mean {_mark(meant)}?"
            self._note("footnote-lost", line, f"The mark {_mark(name)} leads to no footnote.", hint)

    def _inline_footnote(self, node: SyntaxTreeNode, line: int) -> Footnote:
        if not self._is_free_of_footnotes(node, "footnote_in_footnote", line):
            return Footnote(())
        inlines = self._lined(node.children, line)
        if not inlines:
            self._note("footnote-lost", line, "The footnote ^[] has no words.", "Write them between the brackets.")
        return Footnote(inlines)

    def _is_free_of_footnotes(self, node: SyntaxTreeNode, kind: str, line: int) -> bool:
        """Return whether no footnote stands within a node that may hold none; else it is noted."""
        free = not any(each.type in ("footnote_ref", NESTED) for each in node.walk(include_self=False))
        if not free:
            self._not_allowed(kind, line)
        return free

    def _text(self, text: str, line: int) -> Iterator[Inline]:
        end = 0
        for match in PLACEHOLDER.finditer(text):
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
        if odd := _NO_FOOTNOTE.search(text):
            message = f"'{odd[0]}' stands here and makes no footnote."
            hint = "A name has no blanks, as [^1]; words in their place stand in one paragraph, as ^[these]."
            self._note("footnote-syntax", line, message, hint)
        yield from _text_if_any(text)

    def _value(self, name: str, line: int) -> Iterator[Inline]:
        value = self.names.get(name)
        if value is None:
            message = f"There is no placeholder '{{{{ {name} }}}}'."
            self._note("placeholder-unknown", line, message, self.meant(name))
            yield Lacking(name)
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
    "block_in_footnote": "more than paragraphs within a footnote",
    "footnote_in_footnote": "a footnote within another",
    "footnote_in_heading": "a footnote within a heading",
    "footnote_in_link": "a footnote within a link",
    "fence": "a code block",
    "code_block": "an indented code block",
    "code_inline": "code between backticks",
    "blockquote": "a quotation",
    "hr": "a rule",
    "image": "a picture",
    "html_block": "HTML",
    "html_inline": "HTML",
}


def _mark(name: str) -> str:
    """Return the mark of a footnote as it is typed; of a long name no more than says which it is."""
    return f"[^{name if len(name) <= _LONGEST_NAME else f'{name[:_LONGEST_NAME]}...'}]"


def _text_if_any(text: str) -> Iterator[Text]:
    if text:
        yield Text(text.replace("\t", " "))
