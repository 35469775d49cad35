"""Meetings at random are assembled from their files: what the front sheet prints is what is on the pages.

8 meetings are made; with COMMITTEE_PACK_ALL_AGENDAS=1 in the environment it is 200, which takes some minutes. Papers of
other sizes, rotations and crop boxes are bound in tests/assemble/test_agendas.py.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.pack_reader import PackReader
from tests.support.workspaces import COUNCIL, FILES, Small

EXAMPLES = 200 if os.environ.get("COMMITTEE_PACK_ALL_AGENDAS") else 8
MEETING = "2016-11-10-committee"
_PAGES = r"(?:Pages? (\d+)(?:–(\d+))?|(To follow))"


@dataclass(frozen=True)
class MadeItem:
    """An item of a made-up agenda: how many pages each of its papers has, 0 for one that is to follow."""

    papers: tuple[int, ...]
    is_exempt: bool


def papers(most: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.integers(0, 60), max_size=most).map(tuple)


items = st.builds(MadeItem, papers(3), st.booleans()).map(
    lambda item: MadeItem(item.papers[:1], True) if item.is_exempt else item
)
meetings = st.lists(st.lists(items, max_size=4).map(tuple), min_size=1, max_size=4).filter(any).map(tuple)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(meetings)
def test_the_pages_that_the_front_sheet_prints_hold_the_papers_in_every_edition(
    meeting: tuple[tuple[MadeItem, ...], ...],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        small = written(Path(folder), meeting)
        ran = small.run("agenda", MEETING)
        assert ran.code == 0, ran.err
        out = small.root / "out/2016-11-02"
        full = PackReader((out / f"{MEETING}-full/{MEETING}-full.pdf").read_bytes())
        public = PackReader((out / f"{MEETING}/{MEETING}.pdf").read_bytes())
        assert printed(full, meeting) == printed(public, meeting)
        check(full, meeting, is_full=True)
        check(public, meeting, is_full=False)
        for number, item in numbered(meeting):
            if any(item.papers) and not item.is_exempt:
                alone = PackReader((out / f"{MEETING}/{MEETING}-{number.lower()}.pdf").read_bytes())
                assert [sheet(alone, place) for place in range(alone.count)] == [
                    sheet(full, full.labels.index(label)) for label in alone.labels
                ]


def check(reader: PackReader, meeting: tuple[tuple[MadeItem, ...], ...], *, is_full: bool) -> None:
    """Hold the ranges that are printed against the sheets that stand on these pages, and links against both."""
    leads_to = [link.leads_to for link in reader.links if link.page < front(reader)]
    expected = []
    for (number, item), ranges in zip(numbered(meeting), printed(reader, meeting), strict=True):
        for place, span in enumerate(ranges):
            if span is None or (item.is_exempt and not is_full):
                continue
            first, last = span
            at = reader.labels.index(str(first))
            expected.append(at)
            assert reader.labels[at : at + last - first + 1] == [str(page) for page in range(first, last + 1)]
            pages = [sheet(reader, here) for here in range(at, at + last - first + 1)]
            # -- before an exempt paper stands its divider
            divider = [""] if item.is_exempt else []
            assert pages == divider + [f"{number} paper {place + 1} sheet {n + 1}" for n in range(item.papers[place])]
    assert leads_to == expected
    shown = range(front(reader), reader.count)
    assert all(f"Page {reader.labels[place]}" in reader.text(place) for place in shown)
    assert is_full or not any("E paper" in reader.text(place) for place in shown)


def front(reader: PackReader) -> int:
    """Return how many pages the front sheet takes."""
    return next((n for n in range(reader.count) if n and "Item " not in reader.text(n)), reader.count)


def sheet(reader: PackReader, place: int) -> str:
    """Return which sheet of which paper stands on a page."""
    found = re.search(r"\w+ paper \d+ sheet \d+", reader.text(place))
    return found[0] if found else ""


def printed(reader: PackReader, meeting: tuple[tuple[MadeItem, ...], ...]) -> list[list[tuple[int, int] | None]]:
    """Return what the front sheet says of each item's papers: their first and last page, None for to follow."""
    # -- each page of the sheet has a number of its own below
    pages = (reader.text(place).rstrip().removesuffix(f"Page {reader.labels[place]}") for place in range(front(reader)))
    text = " ".join(" ".join(pages).split())
    begins = [text.index(f"Item {number}.") for number, _ in numbered(meeting)]
    entries = [text[begin:end] for begin, end in pairwise([*begins, len(text)])]
    return [
        [(int(one), int(two or one)) if one else None for one, two, _ in re.findall(_PAGES, entry)][: len(item.papers)]
        for entry, (_, item) in zip(entries, numbered(meeting), strict=True)
    ]


def numbered(meeting: tuple[tuple[MadeItem, ...], ...]) -> Iterator[tuple[str, MadeItem]]:
    for letter, section in zip("ABCD", meeting, strict=False):
        yield from ((f"{letter}{n}", item) for n, item in enumerate(section, start=1))


def written(folder: Path, meeting: tuple[tuple[MadeItem, ...], ...]) -> Small:
    """Return a workspace with the meeting and its papers."""
    small = Small(folder)
    small.write(COUNCIL, FILES[COUNCIL])
    lines = ["committee: A Committee", 'meeting: {date: 2016-11-10, time: "10.00 am", room: Room 1}']
    lines += ["published: 2016-11-02", "sections:"]
    for letter, section in zip("ABCD", meeting, strict=False):
        lines += [f"  - letter: {letter}", f"    title: Section {letter}", "    items:" if section else "    items: []"]
        for number, item in enumerate(section, start=1):
            lines += listed(small, f"{letter}{number}", item)
    small.write(f"meetings/{MEETING}/agenda.yaml", "\n".join(lines) + "\n")
    return small


def listed(small: Small, number: str, item: MadeItem) -> Iterator[str]:
    """Return the lines of an item, its papers written."""
    yield f"      - title: Item {number}."
    if item.is_exempt:
        yield "        ground: {paragraph: 3, public_interest: One.}"
    if item.papers:
        yield "        papers:"
    for place, pages in enumerate(item.papers, start=1):
        name = f"{number.lower()}-{place}.pdf"
        if pages:
            small.write(f"meetings/{MEETING}/{name}", pdf(f"{number} paper {place}", pages))
        label = f", label: Appendix {place}" if place > 1 else ""
        yield f"          - {{file: {name if pages else 'to follow'}{label}}}"


def pdf(words: str, pages: int) -> bytes:
    """Return a PDF whose pages say which they are."""
    made = pikepdf.new()
    name = pikepdf.Name
    font = pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica)
    for number in range(1, pages + 1):
        page = made.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary({"/F1": font}))
        page.Contents = made.make_stream(f"BT /F1 12 Tf 72 700 Td ({words} sheet {number}) Tj ET".encode())
    out = io.BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()
