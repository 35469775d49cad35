"""Items become entries of an agenda: the first paper stands with its item, each further one below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from committee_pack.compose.agenda.said import Said
from committee_pack.model.agenda import Item
from committee_pack.model.document import AgendaEntry, AgendaList, Block, Inline, Link, Paragraph, Strong, Text
from committee_pack.model.packs import Listed
from committee_pack.wording.agenda import (
    MOTION,
    NOT_FOR_PUBLICATION,
    as_sentence,
    interest_sentence,
    pages_text,
    paper_link_text,
)
from committee_pack.wording.grounds import motion_for


def lists_of(listed: Iterable[tuple[Item, Iterable[AgendaEntry]]], said: Said) -> Iterator[Block]:
    """Return the entries of items in their order, the first exempt one after the motion to exclude the public.

    The motion names all that are exempt, since open ones may stand among them.
    """
    items = tuple(listed)
    exempt = [item.number for item, _ in items if item.is_exempt]
    is_moved = False
    for is_exempt, some in groupby(items, key=_is_exempt):
        if is_exempt and not is_moved:
            yield Paragraph((Strong((Text(MOTION),)), Text(f" {motion_for(said.exclusion, exempt)}")))
            is_moved = True
        yield AgendaList(tuple(entry for _, entries in some for entry in entries))


def _is_exempt(listed: tuple[Item, Iterable[AgendaEntry]]) -> bool:
    return listed[0].is_exempt


def entries_of(item: Item, papers: Sequence[Listed], notes: Sequence[str], ground: str) -> Iterator[AgendaEntry]:
    """Return the entry of an item, with notes below its title, and one for each further paper.

    Where there are several papers and the first has a label too, all of them stand below the item.
    """
    own = papers[:1] if len(papers) == 1 or not _is_labelled(papers) else ()
    said = (*((Text(each),) for each in notes if each), *_ground(item, ground))
    yield AgendaEntry(item.number, (Text(item.title),), said, _pages(own[0], item.title) if own else ())
    for paper in papers[len(own) :]:
        title = ": ".join(filter(None, (paper.label, paper.title)))
        yield AgendaEntry("", (Text(title),), (), _pages(paper, title))


def _is_labelled(papers: Sequence[Listed]) -> bool:
    return bool(papers and papers[0].label)


def _pages(paper: Listed, title: str) -> tuple[Inline, ...]:
    """Return where a paper is, under that title; no link leads to one that is not there, and its words are the same."""
    words = Text(pages_text(paper.first, paper.last))
    if not (paper.first and paper.here):
        return (words,)
    return (Link((words,), f"paper:{paper.key}", paper_link_text(title, paper.first, paper.last)),)


def _ground(item: Item, ground: str) -> Iterator[tuple[Inline, ...]]:
    if item.ground:
        yield Strong((Text(f"{NOT_FOR_PUBLICATION}."),)), Text(f" {as_sentence(ground)}")
        yield (Text(interest_sentence(item.ground.public_interest)),)
