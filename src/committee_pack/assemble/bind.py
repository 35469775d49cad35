"""Papers are bound into one file, for screens: numbered, tagged, with bookmarks and links.

What belongs to a paper as a file of its own is not carried along: files embedded in it, scripts and actions that run
by themselves, its form as something to fill in (its fields stay as they look), its metadata and its initial view.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice

import pikepdf
from pikepdf import Array, Object

from committee_pack.assemble.contents import Contents
from committee_pack.assemble.destinations import top_of
from committee_pack.assemble.labels import page_labels
from committee_pack.assemble.layers import join_layers
from committee_pack.assemble.leaves import Leaf, Leaves, screen_leaves
from committee_pack.assemble.opening import Opened, opened
from committee_pack.assemble.outline import Bookmark, own_bookmarks, write_outline
from committee_pack.assemble.spots import Spots
from committee_pack.assemble.stamping import Press
from committee_pack.assemble.structure import Structure
from committee_pack.model.packs import Binding, Bound, Stamps
from committee_pack.pdf_facts import Facts, add_facts, saved


def bind(binding: Binding, stamps: Stamps, spots: Spots) -> bytes:
    """Return the papers as one file for screens; the same papers give the same bytes.

    Raises ValueError where there is no page to bind, a paper has not as many pages as it is numbered for, or a link
    of what is in front leads to a paper that is not bound.
    """
    return bound(binding, stamps, screen_leaves(binding, spots))


def bound(binding: Binding, stamps: Stamps, leaves: Leaves) -> bytes:
    """Return the papers as one file of these leaves."""
    if not any(leaves):
        raise ValueError(f"'{binding.title}' has no page to bind")
    with ExitStack() as stack:
        pdf = stack.enter_context(pikepdf.new())
        _Binder(pdf, binding, stamps, leaves).run(stack)
        return saved(pdf, compress_anew=False)


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper as it was opened, with its pages in the pack and how these are seen."""

    bound: Bound
    opened: Opened
    pages: tuple[Object, ...]
    leaves: tuple[Leaf, ...]

    @property
    def top(self) -> Array | None:
        """Where what leads to the paper leads; None for one without pages."""
        return top_of(self.pages[0], self.leaves[0].view) if self.pages else None


class _Binder:
    """Binds papers into a file, step by step."""

    def __init__(self, pdf: pikepdf.Pdf, binding: Binding, stamps: Stamps, leaves: Leaves) -> None:
        self._pdf, self._binding, self._stamps = pdf, binding, stamps
        self._by_paper = leaves
        self._leaves = tuple(chain.from_iterable(leaves))
        self._papers: list[_Paper] = []

    def run(self, stack: ExitStack) -> None:
        """Bind all papers; those that are opened are closed with the stack."""
        files = [stack.enter_context(pikepdf.open(io.BytesIO(each.paper.content))) for each in self._binding.papers()]
        self._take_over(files)
        self._join_structure()
        join_layers(self._pdf, files)
        self._lead_links()
        self._stamp()
        self._write_outline()
        self._say_what_it_is()

    def _take_over(self, files: Sequence[pikepdf.Pdf]) -> None:
        """Take over all pages; those that are left blank are made."""
        ready = tuple(_opened(files))
        for file, leaves in zip(files, self._by_paper, strict=True):
            for leaf in leaves:
                if leaf.blank:
                    self._pdf.add_blank_page(page_size=(leaf.view.width, leaf.view.height))
            # -- one by one, since pikepdf warns of names and forms that stay behind where it is given all at once
            for page in file.pages:
                self._pdf.pages.append(page)
        pages = iter([page.obj for page in self._pdf.pages])
        for bound_here, paper, leaves in zip(self._binding.papers(), ready, self._by_paper, strict=True):
            own = [(next(pages), leaf) for leaf in leaves]
            own = [(page, leaf) for page, leaf in own if not leaf.blank]
            self._papers.append(_Paper(bound_here, paper, *(tuple(zip(*own, strict=True)) or ((), ()))))

    def _join_structure(self) -> None:
        """Join the trees; the pages are there already, so that all that refers to them follows."""
        structure, papers = Structure(self._pdf, self._binding.language), iter(self._papers)
        for title, count in _parts(self._binding):
            structure.add_part(title, [(each.bound.paper, each.opened) for each in islice(papers, count)])
        structure.write()

    def _lead_links(self) -> None:
        """Let links to papers of the pack lead to their first pages."""
        tops = {each.bound.paper.key: each.top for each in self._papers}
        for number, paper in enumerate(self._papers):
            for link in paper.opened.links:
                annotation = paper.pages[link.page].Annots[link.place]
                top = tops.get(link.key)
                if top is not None:
                    annotation.Dest = top
                elif number < len(self._binding.front):
                    raise ValueError(f"'{paper.bound.paper.title}' leads to the paper {link.key}, which is not bound")
                else:
                    del annotation["/Dest"]

    def _stamp(self) -> None:
        press = Press(self._pdf, self._stamps)
        for page, leaf in zip(self._pdf.pages, self._leaves, strict=True):
            press.stamp(page.obj, leaf)

    def _write_outline(self) -> None:
        papers = {id(each.bound): each for each in self._papers}
        front = top_of(self._pdf.pages[0].obj, self._leaves[0].view)

        def own(bound: Bound) -> tuple[Bookmark, ...]:
            paper = papers[id(bound)]
            return own_bookmarks(paper.opened.pdf, paper.opened.destinations, paper.pages)

        contents = Contents(lambda bound: papers[id(bound)].top, own, front)
        write_outline(self._pdf, tuple(contents.of(self._binding)))

    def _say_what_it_is(self) -> None:
        pdf, binding = self._pdf, self._binding
        pdf.Root.PageLabels = page_labels(self._leaves)
        pdf.Root.OpenAction = top_of(pdf.pages[0].obj, self._leaves[0].view)
        facts = Facts(binding.title, binding.author, binding.language, binding.published, binding.claims)
        add_facts(pdf, facts)
        if pdf.Root.MarkInfo.Marked and not all(each.opened.root for each in self._papers):
            # -- what has no tags is not to be taken for what needs none (ISO 32000-1, table 321)
            pdf.Root.MarkInfo.Suspects = True


def _opened(files: Sequence[pikepdf.Pdf]) -> Iterator[Opened]:
    """Return the papers ready to be bound, each numbering its content on from those before."""
    free = 0
    for file in files:
        paper = opened(file, free)
        free += len(paper.parents)
        yield paper


def _parts(binding: Binding) -> Iterator[tuple[str, int]]:
    """Return the title of each part of the structure, and how many papers it has."""
    if binding.front:
        yield binding.front[0].paper.title, len(binding.front)
    for section in binding.sections:
        for item in section.items:
            yield item.title, len(item.papers)
