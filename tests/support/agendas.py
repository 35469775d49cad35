"""Agendas at random: what is in front, sections, items with and without papers, and papers of every kind."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hypothesis import strategies as st

from committee_pack.model.packs import NONE, Binding, Bound, BoundItem, BoundSection, PaperFile
from tests.support.raw_papers import SIZES, RawLink, RawMark, RawSheet, corner, covered, raw_paper

WAYS = ("explicit", "string", "name", "action", "named action")
BANNER = "Not for publication: paragraph 3 of Schedule 12A"
_EDGES = tuple(f"{across} {up}" for up in ("foot", "head") for across in ("left", "centre", "right"))


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper as it was made, to be compared with what is bound."""

    key: str
    title: str
    sheets: tuple[RawSheet, ...]
    tagged: bool
    marks: tuple[RawMark, ...]
    links: tuple[RawLink, ...]

    @property
    def content(self) -> bytes:
        """The paper as a file."""
        return _written(self)

    def bound(self, first: int, banner: str) -> Bound:
        """Return it at its place."""
        return Bound(PaperFile(self.key, self.title, self.content, len(self.sheets), NONE), first, banner)


@lru_cache(maxsize=64)
def _written(paper: MadePaper) -> bytes:
    return raw_paper(paper.key, paper.sheets, tagged=paper.tagged, marks=paper.marks, links=paper.links)


@dataclass(frozen=True, slots=True)
class Agenda:
    """A binding and what it was made of, paper by paper."""

    binding: Binding
    papers: tuple[MadePaper, ...]


@st.composite
def _sheets(draw: st.DrawFn) -> RawSheet:
    wide, high = draw(st.sampled_from(sorted(SIZES.values())))
    if draw(st.booleans()):
        wide, high = high, wide
    left, bottom = draw(st.sampled_from(((0, 0), (-30, 40), (100, 100))))
    box = (left, bottom, left + wide, bottom + high)
    crop = None
    if draw(st.integers(0, 3)) == 0:
        inset = [draw(st.sampled_from((0, 15, 60))) for _ in range(4)]
        crop = (box[0] + inset[0], box[1] + inset[1], box[2] - inset[2], box[3] - inset[3])
    sheet = RawSheet(box, draw(st.sampled_from((0, 90, 180, 270))), crop)
    return RawSheet(box, sheet.rotate, crop, draw(_drawings(sheet.shown)))


@st.composite
def _drawings(draw: st.DrawFn, shown: tuple[float, float, float, float]) -> str:
    kind = draw(st.sampled_from(("nothing", "corners", "corners", "tint", "dark")))
    if kind == "corners":
        return " ".join(corner(shown, each) for each in draw(st.lists(st.sampled_from(_EDGES), unique=True)))
    return {"nothing": "", "tint": covered(shown, grey=0.93), "dark": covered(shown, grey=0.4)}[kind]


@st.composite
def _marks(draw: st.DrawFn, sheets: int, depth: int = 0) -> tuple[RawMark, ...]:
    count = draw(st.integers(0, 3 - depth))
    return tuple(
        RawMark(
            f"Mark {depth}.{number} ‘é’",
            draw(st.integers(0, sheets - 1)),
            draw(st.sampled_from(WAYS)),
            draw(_marks(sheets, depth + 1)) if depth < 2 else (),
        )
        for number in range(count)
    )


@st.composite
def _papers(draw: st.DrawFn, key: str, title: str, keys: Sequence[str] = ()) -> MadePaper:
    some = draw(st.lists(_sheets(), min_size=1, max_size=4))
    count = draw(st.one_of(st.integers(1, 5), st.integers(1, 5), st.integers(1, 60)))
    sheets = tuple((some * count)[:count])
    places = st.integers(0, count - 1)
    links = draw(st.lists(st.builds(RawLink, places, places, st.sampled_from(WAYS)), max_size=3))
    links += [RawLink(0, each) for each in keys]
    return MadePaper(key, title, sheets, draw(st.booleans()), draw(_marks(count)), tuple(links))


@dataclass(frozen=True, slots=True)
class _Plan:
    """An item before its papers are made: their keys, and how many pages are left out before it."""

    number: str
    keys: tuple[str, ...]
    own_title: bool
    jump: int
    banner: str


@st.composite
def _plans(draw: st.DrawFn, number: str) -> _Plan:
    count = draw(st.sampled_from((0, 1, 1, 1, 2, 3)))
    keys = tuple(f"{number}.{place}" for place in range(1, count + 1))
    jump = draw(st.sampled_from((0, 0, 0, 1, 17, 200)))
    return _Plan(number, keys, draw(st.booleans()), jump, draw(st.sampled_from(("", "", BANNER))))


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    """Return an agenda: its front sheet links to all papers of its items."""
    letters = "ABC"[: draw(st.integers(1, 3))]
    counts = {letter: draw(st.integers(0, 3)) for letter in letters}
    plans = {each: [draw(_plans(f"{each}{place + 1}")) for place in range(count)] for each, count in counts.items()}
    keys = [key for listed in plans.values() for plan in listed for key in plan.keys]
    front = [draw(_papers("agenda", "Agenda", keys))]
    if draw(st.booleans()):
        front.append(draw(_papers("supplement-1", "Supplement 1")))
    made, number, bound = list(front), 1, []
    for paper in front:
        bound.append(paper.bound(number, ""))
        number += len(paper.sheets)
    sections = []
    for letter, listed in plans.items():
        items = []
        for plan in listed:
            number += plan.jump
            papers = []
            for key in plan.keys:
                paper = draw(_papers(key, "Title" if plan.own_title else f"Paper {key}"))
                made.append(paper)
                papers.append(paper.bound(number, plan.banner))
                number += len(paper.sheets)
            items.append(BoundItem(f"{plan.number} Title", tuple(papers)))
        sections.append(BoundSection(f"{letter} Section" if letter != "C" else "", tuple(items)))
    published = datetime.date(2016, 11, 2)
    binding = Binding("A pack", "A council", "en-GB", published, tuple(bound), tuple(sections))
    return Agenda(binding, tuple(made))
