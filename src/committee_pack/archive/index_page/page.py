"""The page itself: one file that holds all it needs, fetches nothing, and whose only script is the one beside this."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Sequence
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined, Template

from committee_pack.archive.contents import Damaged
from committee_pack.archive.index import Indexed
from committee_pack.archive.index_page.entries import years
from committee_pack.archive.index_page.words import shown
from committee_pack.model.archived import Tombstone

_HERE = Path(__file__).parent


def write_index_page(editions: Sequence[Indexed], tombstones: Sequence[Tombstone | Damaged], council: str) -> bytes:
    """Return the index as a page of HTML, which lists all editions and what was disposed of, and searches them.

    It conforms to WCAG 2.2 at level AA, is whole without its script, and leads to files by paths from the archive's
    folder. Nothing that a title holds is obeyed: all texts are escaped, and the page's own policy (Content Security
    Policy, level 3) lets a browser run its one script and fetch nothing.
    """
    style, script = _text("page.css"), _text("page.js")
    page = _template().render(
        council=shown(council),
        years=years(editions, tombstones),
        count=len(editions) + len(tombstones),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    return page.encode("utf-8")


@functools.cache
def _template() -> Template:
    environment = Environment(
        loader=DictLoader({"page": _text("page.html.j2")}),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page")


@functools.cache
def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return the source expression of what stands between the tags (Content Security Policy, level 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
