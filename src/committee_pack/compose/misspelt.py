"""What is likely to be meant by an element that is not part of the markup: one of its own, or something of HTML."""

from __future__ import annotations

from committee_pack.compose.elements import TAGS
from committee_pack.findings import did_you_mean, nearest

_NO_LOOK = "Leave it out: how words look is not set in templates; <strong> and <em> give them weight."
_PLAIN = "Leave it out, and write its words in a <p>."
_SECTION = "Leave it out: a template writes sections, <section>, one after another."
_HTML = {
    "b": "Write <strong>.",
    "i": "Write <em>.",
    "u": "Write <strong> or <em>: words that are underlined look like a link.",
    "div": "Leave it out: its blocks stand in the <section> itself or, as a panel, in an <aside>.",
    "img": "Leave it out: the pictures of a paper are its charts, <chart>, and the logo that council.yaml names.",
    "figure": "Write a <chart>.",
    "hr": "Leave it out: a heading or a new <section> divides.",
    "tfoot": "Write its rows at the end of the <tbody>.",
    "button": "Leave it out: a link is <a>.",
    **dict.fromkeys(("h5", "h6"), "Headings go from <h1> to <h4>."),
    **dict.fromkeys(("span", "font", "style", "small", "big", "sub", "sup", "mark", "center"), _NO_LOOK),
    **dict.fromkeys(("s", "del", "ins", "pre", "code", "blockquote"), _PLAIN),
    **dict.fromkeys(("html", "head", "body", "main", "article", "header", "footer", "nav"), _SECTION),
}


def meant_tag(typed: str) -> str:
    """Return the element of the markup that a misspelt name is nearest to; empty where it is right, or of HTML."""
    return "" if typed in TAGS or typed in _HTML else nearest(typed, TAGS)


def instead_of(typed: str, known: tuple[str, ...] = TAGS) -> str:
    """Return a hint what to write instead of an element that there is none of; `known` may stand there."""
    if typed in _HTML:
        return _HTML[typed]
    return did_you_mean(typed, known if nearest(typed, known) or not meant_tag(typed) else TAGS)
