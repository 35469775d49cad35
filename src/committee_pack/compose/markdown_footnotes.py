"""Footnotes of Markdown that stand in the line itself, `^[words]`, which the parser keeps apart from the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import index as plugin

NESTED = "footnote_nested"
"""What stands for a footnote within another."""
_WITHIN = "within a footnote"


def footnote_inline(state: StateInline, silent: bool) -> bool:
    """Read a footnote as the plugin does, but not what stands within another: that may be deeper than Python goes."""
    if silent:
        return plugin.footnote_inline(state, silent)
    if state.env.get(_WITHIN):
        found = plugin.footnote_inline(state, silent=True)
        if found:
            state.push(NESTED, "", 0)
        return found
    state.env[_WITHIN] = True
    found = plugin.footnote_inline(state, silent)
    state.env[_WITHIN] = False
    return found


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
