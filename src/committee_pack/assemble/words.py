"""The words that are stamped on the pages of a pack."""

from __future__ import annotations

from committee_pack.model.packs import Binding, Stamped

BLANK = "This page is left blank"
"""What a page says that the print edition inserts."""


def page_words(number: int) -> str:
    """Return what a page says of its number: `Page 13`."""
    return f"Page {number}"


def stamped_words(binding: Binding) -> dict[str, Stamped]:
    """Return all words that the editions of a binding stamp, each with what it is."""
    words = {each.banner: Stamped.BANNER for each in binding.papers() if each.banner}
    numbers = (page_words(number) for each in binding.papers() for number in range(each.first, each.last + 1))
    return {**words, **dict.fromkeys(numbers, Stamped.NUMBER), BLANK: Stamped.BLANK}
