"""A finding about words of a narrative, with its line, its column and what shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from committee_pack.findings import Finding
from committee_pack.model.prose import Prose


def found_in(
    prose: Prose, span: tuple[int, int], make: Callable[..., Finding], code: str, message: str, hint: str
) -> Finding:
    """Return a finding, made by `advice`, `warning` or `error`, about some characters of a paragraph."""
    return replace(make(code, prose.place(span[0]), message, hint), excerpt=prose.excerpt(*span))
