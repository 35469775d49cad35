"""Comments of Markdown, `<!-- like this -->`, which are for those who write: they leave no trace in what is printed."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline

COMMENT = "comment"
"""What stands for a comment within a paragraph."""
OPENS = "<!--"
_CLOSES = "-->"
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_AFTER = re.compile(r"[ \t\n]*")


def comments_plugin(parser: MarkdownIt) -> None:
    """Let the parser know comments, also those that words follow on their line, from other HTML."""
    parser.inline.ruler.before("html_inline", COMMENT, _comment)
    parser.block.ruler.at("html_block", _block, {"alt": ["paragraph", "reference", "blockquote"]})


def _comment(state: StateInline, silent: bool) -> bool:
    """Read a comment within a line, with the blanks after it where there are some before it too."""
    start, text = state.pos, state.src
    if not text.startswith(OPENS, start):
        return False
    end = text.find(_CLOSES, start + len(OPENS), state.posMax) if state.html_terminator_last(_CLOSES) > start else -1
    if end < 0:
        return False
    end += len(_CLOSES)
    if not start or text[start - 1] in " \t\n":
        match = _AFTER.match(text, end, state.posMax)
        end = match.end() if match else end
    if not silent:
        if end >= state.posMax:
            state.pending = state.pending.rstrip(" \t")
        state.push(COMMENT, "", 0).content = text[start:end]
    state.pos = end
    return True


def _block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read HTML that stands by itself; a comment that words stand before or after is part of their paragraph."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    if state.src.startswith(OPENS, start):
        end = state.src.find(_CLOSES, start + len(OPENS))
        line_end = state.src.find("\n", end)
        after = state.src[end + len(_CLOSES) : line_end if line_end >= 0 else len(state.src)]
        # -- `silent` asks whether it ends the paragraph above
        if end >= 0 and (after.strip() or (silent and not _EMPTY_LINE.search(state.src, start, end))):
            return False
    return html_block(state, start_line, end_line, silent)
