"""Footnotes of Markdown that stand in the line itself, `^[words]`, which the parser keeps apart from the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import index as plugin

NESTED = "footnote_nested"
"""What stands for a footnote within another."""
_WITHIN = "within a footnote"
_MARK = re.compile(r"\[\^[^\] \n]{1,200}\]")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)


def footnotes_plugin(parser: MarkdownIt) -> None:
    """Let the parser know footnotes, those whose words stand elsewhere and those in the line itself."""
    plugin.footnote_plugin(parser, move_to_end=False, always_match_refs=True)
    parser.inline.ruler.at("footnote_inline", _inline)
    parser.inline.ruler.at("footnote_ref", _mark)


def _mark(state: StateInline, silent: bool) -> bool:
    """Read the mark of a footnote as the plugin does, which looks through all that follows where none ends."""
    return bool(_MARK.match(state.src, state.pos)) and plugin.footnote_ref(state, silent, always_match=True)


def _inline(state: StateInline, silent: bool) -> bool:
    """Read a footnote as the plugin does, but not what stands within another: that may be deeper than Python goes.

    Its end is the bracket that closes it, which the plugin looks for anew from every bracket within.
    """
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    end = _brackets(state.src).get(start + 1, state.posMax)
    if end >= state.posMax:
        return False
    if not silent:
        _push(state, state.src[start + 2 : end])
    state.pos = end + 1
    return True


def _push(state: StateInline, words: str) -> None:
    """Note the words of a footnote as the plugin does, with its number, or that it stands within another."""
    if state.env.get(_WITHIN):
        state.push(NESTED, "", 0)
        return
    listed = state.env.setdefault("footnotes", {"refs": {}, "list": {}})["list"]
    number, tokens = len(listed), list[Token]()
    listed[number] = {"content": words, "tokens": tokens}
    state.env[_WITHIN] = True
    state.md.inline.parse(words, state.md, state.env, tokens)
    state.env[_WITHIN] = False
    state.push("footnote_ref", "", 0).meta = {"id": number}


@lru_cache(maxsize=4)
def _brackets(text: str) -> Mapping[int, int]:
    """Return where each square bracket that opens in a text closes; those after a backslash are none."""
    opened: list[int] = []
    closed: dict[int, int] = {}
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]" and opened:
            closed[opened.pop()] = match.start()
    return closed


@dataclass(frozen=True, slots=True)
class Written:
    """The footnotes of a text that stand in its lines, by their numbers."""

    read: Mapping[int, Sequence[Token]]

    def tokens(self, token: Token) -> Sequence[Token]:
        """Return what stands within a token that is such a footnote; nothing within others."""
        return self.read.get(token.meta.get("id", -1), ()) if token.type == "footnote_ref" else ()

    def inline(self, node: SyntaxTreeNode) -> SyntaxTreeNode | None:
        """Return what a mark's footnote holds; None where the mark names one that stands elsewhere."""
        tokens = self.read.get(node.meta["id"])
        return None if tokens is None else SyntaxTreeNode(tokens)


def written_in(said: Mapping[str, Any]) -> Written:
    """Return the footnotes in lines, of what the parser said of a text."""
    listed = said.get("footnotes", {}).get("list", {})
    return Written({number: each["tokens"] for number, each in listed.items() if "tokens" in each})
