"""An officer's Markdown becomes blocks of the document tree; `{{ name }}` becomes a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from committee_pack.compose.links import web_address
from committee_pack.compose.markdown_comments import COMMENT, OPENS, comments_plugin
from committee_pack.compose.markdown_footnotes import NESTED, Written, footnotes_plugin, written_in
from committee_pack.compose.markdown_tables import LIKE_A_TABLE, TableReader
from committee_pack.compose.prose import PLACEHOLDER, read_prose
from committee_pack.compose.typed import WORDS, Span, Typed, typed_in
from committee_pack.findings import Excerpt, Finding, Outcome, Place, Severity, error, nearest, warning
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
from committee_pack.wording import lack_text, value_text

_DOUBLE = re.compile(r"\{\{|\}\}")
_OF_TEMPLATES = re.compile(r"\{%.*?%\}|\{#.*?#\}")
"""What is obeyed in a template, and nowhere in a narrative."""
_SINGLE = re.compile(r"\{\s*([\w.-]+)\s*\}")
_NO_FOOTNOTE = re.compile(r"\^\[|\[\^(?=[^\[\]\s]{0,200}\s)[^\[\]]{1,1000}\]")
_COMMENTS = re.compile(r"(?:<!--(?:(?!-->).)*-->\s*)+", re.DOTALL)
_LINK_ENDS = re.compile(r"[^\[]*\]\(")
_MOST_TOLD = 50
"""Of how many faults of one text each is told."""
DEEPEST_HEADING = 4
_LONGEST_NAME = 60
DEEPEST = 12
"""How deep what the parser finds may stand; a list within a list is two deeper."""
_ALLOWED = "Write paragraphs, headings, lists,{} **bold**, *emphasis*, [links](https://...) and footnotes."


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
    *,
    tables: bool = False,
) -> Outcome[Markdown]:
    """Return the text as blocks and prose; its highest heading takes the level `top_heading`.

    `place` is where the text begins; `names` is the closed list of placeholders. A name that is not in
    it, and Markdown that a paper has no place for, are findings with their lines; `meant` hints at the name that
    was meant, else the list does. Only where `tables` says so is there a place for tables.
    """
    said: dict[str, Any] = {}
    tokens = _parser().parse(text, said)
    written = written_in(said)
    if (line := _too_deep(tokens, written)) is not None:
        return Outcome(Markdown(), (_nested(replace(place, line=place.line + line)),))
    root = SyntaxTreeNode(tokens)
    typed = typed_in(root, text, place, written)
    reader = _Reader(typed, names, written, meant or (lambda name: meant_fact(name, names)), tables=tables)
    reader.read_footnotes(root)
    blocks = tuple(block for child in root.children for block in reader.block(child))
    reader.note_unused_footnotes()
    read = Markdown(_levelled(blocks, top_heading), read_prose(root, typed, names, written))
    return Outcome(read, reader.told())


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


def _nested(place: Place) -> Finding:
    """Return what is said of lists or emphasis that stand too deep within each other."""
    message = f"Lists or emphasis stand more than {DEEPEST // 2} deep here."
    return error("markdown-unsupported", place, message, "Write them beside each other.")


@cache
def _parser() -> MarkdownIt:
    # -- HTML, tables and struck-out words are recognised for the same reason
    parser = _Parser("commonmark").enable(["table", "strikethrough"])
    footnotes_plugin(parser)
    comments_plugin(parser)
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


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where something stands, and of words what shows them there."""

    place: Place
    excerpt: Excerpt | None = None


@dataclass(slots=True)
class _Reader:
    """Turns nodes of the Markdown tree into nodes of ours and notes what it cannot."""

    typed: Typed
    names: Mapping[str, Value]
    written: Written
    meant: Callable[[str], str]
    tables: bool = False
    findings: list[Finding] = field(default_factory=list)
    more: list[Finding] = field(default_factory=list)
    """Those after very many, of which no more than their number is told."""
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    """Those whose text stands below, by their names."""
    unused: dict[str, _Spot] = field(default_factory=dict)
    """Those that no mark has led to so far, by their names."""

    def read_footnotes(self, root: SyntaxTreeNode) -> None:
        """Read the text of all footnotes that have a name, so that their marks find it."""
        for node in root.walk():
            if node.type == "footnote_reference":
                self._read_footnote(node, str(node.meta["label"]))

    def _read_footnote(self, node: SyntaxTreeNode, name: str) -> None:
        spot = self._of_footnote(node, name)
        if name in self.footnotes:
            message = f"The footnote {_mark(name)} has a text already."
            self._note("footnote-twice", spot, message, "Give each its own name.")
            return
        for child in node.children:
            if child.type not in ("paragraph", "footnote_reference"):
                self._not_allowed("block_in_footnote", self._of_block(child))
        paragraphs = [child.children[0] for child in node.children if child.type == "paragraph"]
        self.footnotes[name] = Footnote(self._in_footnote(paragraphs))
        self.unused[name] = spot
        if not paragraphs:
            hint = f"Write {_mark(name)}: and its words."
            self._note("footnote-lost", spot, f"The footnote {_mark(name)} has no words.", hint)

    def _in_footnote(self, paragraphs: Iterable[SyntaxTreeNode]) -> tuple[Inline, ...]:
        """Return the words of a footnote, a new line for each paragraph after its first."""
        found: list[Inline] = []
        for paragraph in paragraphs:
            if self._is_free_of_footnotes(paragraph, "footnote_in_footnote", self._of_block(paragraph)):
                found += (*([LineBreak()] if found else []), *self._inlines(paragraph))
        return tuple(found)

    def note_unused_footnotes(self) -> None:
        """Note the footnotes that no mark leads to."""
        for name, spot in self.unused.items():
            message = f"No mark leads to the footnote {_mark(name)}, so it is not printed."
            hint = f"Write {_mark(name)} where its mark is to stand, or take it out."
            self._note("footnote-unused", spot, message, hint, warning)

    def told(self) -> tuple[Finding, ...]:
        """Return what was noted, in the order of the text; of very much, the first and how many more there are."""
        listed = sorted(self.findings, key=lambda each: (each.place.line, each.place.column))
        if not self.more:
            return tuple(listed)
        first = min(self.more, key=lambda each: list(Severity).index(each.severity))
        message = f"{len(self.more)} more faults are in this text."
        return (*listed, replace(first, message=message, hint="Mend those that are named, then check again."))

    def block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        match node.type:
            case "table" if self.tables:
                yield from TableReader(self.typed, self._inlines, self._note_table).read(node)
            case "paragraph":
                self._is_no_table(node)
                # -- one of comments alone is none
                if inlines := self._inlines(node.children[0]):
                    yield Paragraph(inlines, typed=self._of_block(node).place)
            case "heading":
                spot = self._of_block(node)
                self._is_free_of_footnotes(node, "footnote_in_heading", spot)
                yield Heading(int(node.tag[1:]), self._inlines(node.children[0]), typed=spot.place)
            case "bullet_list" | "ordered_list":
                self._begins_with_one(node)
                items = tuple(self._item(item) for item in node.children)
                if kept := tuple(item for item in items if item is not None):
                    yield ListBlock(node.type == "ordered_list", kept)
            case "footnote_reference":
                # -- it stands where its mark does
                return
            case "html_block" if _COMMENTS.fullmatch(node.content.strip()):
                # -- for those who write, not for those who read
                return
            case "html_block" if node.content.lstrip().startswith(OPENS) and "-->" not in node.content:
                self._open_comment(self._of_block(node), "all that stands below it would be hidden")
            case _:
                self._not_allowed(node.type, self._of_block(node))

    def _note_table(self, line: int, message: str, hint: str) -> None:
        place = self.typed.place
        self._note("table-shape", _Spot(replace(place, line=place.line + line)), message, hint)

    def _is_no_table(self, node: SyntaxTreeNode) -> None:
        """Note a paragraph that was meant as a table: it would be printed with its bars."""
        if self.tables and node.map and LIKE_A_TABLE.match(self.typed.lines(*node.map)):
            message = "This looks like a table and is none: it needs a row of dashes below its heads, one a column."
            self._note_table(
                node.map[0], message, "Write |---|---| as the second row, with as many as there are heads."
            )

    def _begins_with_one(self, node: SyntaxTreeNode) -> None:
        """Note a list that begins with another number: a sentence such as `2016. It was ...` looks like one."""
        start = node.attrs.get("start", 1)
        if start != 1:
            message = f"This is read as a list that begins with {start}; a paper's lists begin with 1."
            hint = f"For a sentence that begins with the number, write '{start}\\.'."
            self._note("markdown-unsupported", self._of_block(node), message, hint)

    def _item(self, node: SyntaxTreeNode) -> tuple[Block, ...] | None:
        """Return what stands in an item of a list; None where that is comments alone."""
        blocks = tuple(block for child in node.children for block in self._in_item(child))
        return blocks if blocks or not node.children else None

    def _in_item(self, node: SyntaxTreeNode) -> Iterator[Block]:
        if node.type == "heading":
            self._not_allowed("heading_in_list", self._of_block(node))
        else:
            yield from self.block(node)

    def _inlines(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        """Return the inlines that a node holds."""
        found: list[Inline] = []
        for child in node.children:
            if found and isinstance(found[-1], Footnote) and _LINK_ENDS.match(child.content):
                self._not_allowed("footnote_in_link", self._of_words(child))
            found.extend(self._inline(child))
        return tuple(found)

    def _inline(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        match node.type:
            case _ if node.type in WORDS:
                yield from self._text(node.content, self.typed.of(node))
            case "softbreak":
                yield Text(" ")
            case "hardbreak":
                yield LineBreak()
            case "strong":
                yield Strong(self._children(node))
            case "em":
                yield Emphasis(self._children(node))
            case "link":
                yield from self._link(node)
            case "footnote_ref":
                yield from self._footnote(node)
            case _ if node.type == COMMENT:
                return
            case _:
                self._not_allowed(node.type, self._of_words(node))

    def _children(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        return tuple(inline for child in node.children for inline in self._inline(child))

    def _link(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        spot = self._of_words(node)
        self._is_free_of_footnotes(node, "footnote_in_link", spot)
        typed = str(node.attrs.get("href", ""))
        if target := web_address(typed):
            yield Link(self._children(node), target)
        else:
            message = (
                f"The link leads to '{_short(typed)}'; a paper's links lead to https://, http:// or mailto: addresses."
            )
            self._note("link-target", spot, message, "Write the whole address.")

    def _footnote(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        """Return the footnote of a mark, or the one that stands in the line itself."""
        within = self.written.inline(node)
        if within is not None:
            yield self._inline_footnote(within, self._of_words(node))
            return
        name = str(node.meta["label"])
        self.unused.pop(name, None)
        if name in self.footnotes:
            yield self.footnotes[name]
        else:
            hint = f"Write its words below, in a paragraph that begins with {_mark(name)}: and a blank."
            if meant := nearest(name, list(self.footnotes)):
                hint = f"Did you mean {_mark(meant)}?"
            self._note("footnote-lost", self._of_words(node), f"The mark {_mark(name)} leads to no footnote.", hint)

    def _inline_footnote(self, node: SyntaxTreeNode, spot: _Spot) -> Footnote:
        if not self._is_free_of_footnotes(node, "footnote_in_footnote", spot):
            return Footnote(())
        inlines = self._inlines(node)
        if not inlines:
            self._note("footnote-lost", spot, "The footnote ^[] has no words.", "Write them between the brackets.")
        return Footnote(inlines)

    def _is_free_of_footnotes(self, node: SyntaxTreeNode, kind: str, spot: _Spot) -> bool:
        """Return whether no footnote stands within a node that may hold none; else it is noted."""
        free = not any(each.type in ("footnote_ref", NESTED) for each in node.walk(include_self=False))
        if not free:
            self._not_allowed(kind, spot)
        return free

    def _text(self, text: str, spans: Sequence[Span]) -> Iterator[Inline]:
        end = 0
        for match in PLACEHOLDER.finditer(text):
            yield from self._plain(text[end : match.start()], spans[end:])
            yield from self._value(match[1].strip(), self._spot(spans, *match.span()))
            end = match.end()
        yield from self._plain(text[end:], spans[end:])

    def _plain(self, text: str, spans: Sequence[Span]) -> Iterator[Inline]:
        if odd := _DOUBLE.search(text):
            message = "Double braces stand here without their partner."
            self._note("placeholder-syntax", self._spot(spans, *odd.span()), message, "Write {{ name }} on one line.")
        elif single := next((each for each in _SINGLE.finditer(text) if each[1] in self.names), None):
            message = f"'{single[0]}' stands between single braces, and would be printed as it stands."
            self._note(
                "placeholder-syntax", self._spot(spans, *single.span()), message, f"Write {{{{ {single[1]} }}}}."
            )
        if odd := _OF_TEMPLATES.search(text):
            message = f"'{_short(odd[0])}' would be printed as it stands: a narrative is no template."
            self._note("placeholder-syntax", self._spot(spans, *odd.span()), message, "Only {{ name }} is filled in.")
        if odd := _NO_FOOTNOTE.search(text):
            message = f"'{_short(odd[0])}' stands here and makes no footnote."
            hint = "A name has no blanks, as [^1]; words in their place stand in one paragraph, as ^[these]."
            self._note("footnote-syntax", self._spot(spans, *odd.span()), message, hint)
        at = text.find(OPENS)
        # -- where its first sign is escaped it is meant to be seen
        if at >= 0 and self.typed.text[spans[at][0]] == OPENS[0]:
            spot = self._spot(spans, at, at + len(OPENS))
            self._open_comment(spot, "what stands after it in its paragraph would be printed")
        yield from _text_if_any(text)

    def _open_comment(self, spot: _Spot, so: str) -> None:
        message = f"A comment opens here and does not close, so {so}."
        self._note("comment-open", spot, message, "Write --> where it ends, or take <!-- out.")

    def _value(self, name: str, spot: _Spot) -> Iterator[Inline]:
        value, shown = self.names.get(name), f"'{{{{ {_short(name)} }}}}'"
        if value is None:
            # -- it takes a while to find what was meant, and nobody reads so many hints
            hint = "" if self.more else self.meant(name)
            self._note("placeholder-unknown", spot, f"There is no placeholder {shown}.", hint)
            yield Lacking(name)
        else:
            if not value_text(value):
                why = lack_text(value)
                message = f"{shown} has nothing to show: {why or 'the data holds none'}."
                hint = "Say so in words." if why else "Say so in words, or add the row."
                self._note("placeholder-empty", spot, message, hint, warning)
            yield value

    def _of_block(self, node: SyntaxTreeNode) -> _Spot:
        place = self.typed.place
        return _Spot(replace(place, line=place.line + (node.map[0] if node.map else 0)))

    def _of_words(self, node: SyntaxTreeNode) -> _Spot:
        spans = self.typed.of(node)
        return self._spot(spans, 0, len(spans))

    def _of_footnote(self, node: SyntaxTreeNode, name: str) -> _Spot:
        """Return where the name of a footnote stands above its words."""
        line = self._of_block(node)
        start = self.typed.starts[node.map[0] if node.map else 0]
        at = self.typed.text.find(f"[^{name}]:", start)
        return _Spot(self.typed.where(at), self.typed.excerpt((at, at + len(name) + 3))) if at >= 0 else line

    def _spot(self, spans: Sequence[Span], start: int, end: int) -> _Spot:
        """Return where characters stand of those whose places are given."""
        span = (spans[start][0], spans[max(end - 1, start)][1])
        return _Spot(self.typed.where(span[0]), self.typed.excerpt(span))

    def _not_allowed(self, kind: str, spot: _Spot) -> None:
        message = f"A paper has no place for this Markdown ({_KINDS.get(kind, kind)})."
        self._note("markdown-unsupported", spot, message, _ALLOWED.format(" tables," if self.tables else ""))

    def _note(self, code: str, spot: _Spot, message: str, hint: str, make: Callable[..., Finding] = error) -> None:
        kept = self.findings if len(self.findings) < _MOST_TOLD else self.more
        kept.append(replace(make(code, spot.place, message, hint), excerpt=spot.excerpt))


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
    return f"[^{_short(name)}]"


def _short(name: str) -> str:
    """Return a name, or of a long one no more than says which it is."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}..."


def _text_if_any(text: str) -> Iterator[Text]:
    if text:
        yield Text(text.replace("\t", " "))
