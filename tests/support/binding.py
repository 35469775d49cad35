"""Bindings of a few papers, and their editions."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

import pikepdf

from committee_pack.assemble.bind import bind
from committee_pack.assemble.print_edition import bind_for_print
from committee_pack.assemble.spots import spots_of
from committee_pack.assemble.words import stamped_words
from committee_pack.model.packs import ALL, Binding, Bound, BoundItem, BoundSection, Claims, PaperFile
from committee_pack.write.pdf.stamps import write_stamps
from tests.support.documents import STYLE

PUBLISHED = datetime.date(2016, 11, 2)


def paper(key: str, content: bytes, title: str = "", claims: Claims = ALL) -> PaperFile:
    """Return a paper of a file."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return PaperFile(key, title or f"Paper {key}", content, len(pdf.pages), claims)


def binding(front: Sequence[PaperFile], *items: Sequence[PaperFile], banner: str = "") -> Binding:
    """Return a binding of one section, whose items have these papers, all marked by the banner."""
    number = 1

    def placed(each: PaperFile, marked: str = "") -> Bound:
        nonlocal number
        number += each.pages
        return Bound(each, number - each.pages, marked)

    first = tuple(placed(each) for each in front)
    bound = tuple(
        BoundItem(f"A{place} Item {place}", tuple(placed(each, banner) for each in papers))
        for place, papers in enumerate(items, start=1)
    )
    return Binding("The pack", "The council", "en-GB", PUBLISHED, first, (BoundSection("A Section", bound),))


def screen(of: Binding) -> bytes:
    """Return the edition for screens."""
    stamps = write_stamps(stamped_words(of), STYLE)
    return bind(of, stamps, spots_of([of], stamps))


def printed(of: Binding) -> bytes:
    """Return the print edition."""
    stamps = write_stamps(stamped_words(of), STYLE)
    return bind_for_print(of, stamps, spots_of([of], stamps))
