"""Meetings as values made by hand, and what is composed of them: a front sheet, a letter, a divider."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from committee_pack.compose.agenda.divider import compose_divider
from committee_pack.compose.agenda.front_sheet import compose_front_sheet
from committee_pack.compose.agenda.letter import compose_letter
from committee_pack.compose.agenda.said import Said
from committee_pack.findings import Place
from committee_pack.model.agenda import (
    Added,
    Addition,
    AgendaSection,
    Contact,
    Ground,
    Group,
    Item,
    Meeting,
    Paper,
    ProperOfficer,
    Supplement,
)
from committee_pack.model.document import Document
from committee_pack.model.packs import Listed
from committee_pack.model.settings import Council
from tests.support.documents import STYLE

PLACE = Place("agenda.yaml", 1)
FILE = Path("meetings/2016-11-10-cabinet-committee/agenda.yaml")
COUNCIL = Council("Kent County Council", "Kent", "england", 4, (), STYLE.theme)
NEGOTIATION = Ground(3, "disclosure would weaken the council in a live negotiation")


def item(
    number: str,
    title: str,
    purpose: str = "",
    lead: str = "",
    ground: Ground | None = None,
    papers: tuple[Paper, ...] = (),
) -> Item:
    return Item(number, title, purpose, lead, papers, ground, PLACE)


BUSINESS = AgendaSection(
    "A",
    "Committee business",
    (
        item("A1", "Apologies and substitutes"),
        item("A2", "Minutes of the last meeting", "To approve the minutes as a correct record."),
    ),
)
MONITORING = AgendaSection(
    "D",
    "Monitoring of performance",
    (
        item("D1", "Performance scorecard", "To review performance against targets.", "Corporate Director"),
        item("D2", "Work programme"),
    ),
)
EXEMPT = AgendaSection("E", "Exempt items", (item("E1", "Placement contract", ground=NEGOTIATION),))
LISTED: Mapping[str, tuple[Listed, ...]] = {
    "A2": (Listed("A2.1", "", "Minutes", 3, 12),),
    "D1": (Listed("D1.1", "", "Cover report", 13, 16), Listed("D1.2", "Appendix A", "scorecard, August 2016", 17, 38)),
    "D2": (Listed("D2.1", "", ""),),
    "E1": (Listed("E1.1", "", "", 39, 52),),
}
SAID = Said(
    5,
    True,
    {"E1": "Paragraph 3 of the Schedule: information about business affairs"},
    "That the public go for {items}.",
)


def held_back(listed: Mapping[str, tuple[Listed, ...]], number: str) -> Mapping[str, tuple[Listed, ...]]:
    """Return where papers are, those of an item not being there."""
    return {**listed, number: tuple(replace(each, here=False) for each in listed[number])}


def meeting(*sections: AgendaSection) -> Meeting:
    """Return a meeting with such sections; what else is to differ is replaced."""
    return Meeting(
        name=FILE.parent.name,
        committee="Social Care and Health Cabinet Committee",
        date=datetime.date(2016, 11, 10),
        time="10.00 am",
        room="Council Chamber, County Hall",
        published=datetime.date(2016, 11, 2),
        late="",
        papers_due=2,
        contact=Contact("Democratic Services"),
        proper_officer=ProperOfficer("General Counsel"),
        membership=(Group("Conservative", 8, ()), Group("UKIP", 3, ()), Group("Labour", 2, ())),
        chair="",
        vice_chair="",
        notices=(),
        sections=sections or (BUSINESS, MONITORING),
        supplements=(),
        file=FILE,
        places={},
    )


def front_sheet() -> Document:
    """Return a front sheet of several pages with all that one may have."""
    names = tuple(f"{letter}. Person" for letter in "ABCDEFGH")
    many = tuple(item(f"D{n}", "Decision " * n, "To consider and endorse it.", "Cabinet Member") for n in range(1, 31))
    listed: dict[str, tuple[Listed, ...]]
    listed = {each.number: (Listed(f"{each.number}.1", "", "", 50, 59),) for each in many}
    labels = enumerate(("Report", "Appendix A", "Appendix B"))
    listed["D3"] = tuple(Listed(f"D3.{n}", label, "what it is about", 60 + n, 60 + n) for n, label in labels)
    full = replace(
        meeting(BUSINESS, AgendaSection("C", "Other items", ()), AgendaSection("D", "Decisions", many), EXEMPT),
        contact=Contact("Democratic Services", "A. Clerk", "01234 567890", "clerk@example.org"),
        membership=(Group("Conservative", 8, names), Group("Labour", 2, ())),
        chair=names[0],
        vice_chair="Z. Person",
        late="the auditor's letter came on 1 November",
        notices=("This meeting may be filmed.", "Please set phones to silent."),
    )
    said = replace(SAID, clear_days=0, is_enough=False)
    return compose_front_sheet(full, COUNCIL, held_back({**LISTED, **listed}, "E1"), said)


def letter() -> Document:
    """Return the letter of a supplement with a paper of each kind, one of them exempt."""
    added = (
        Added(item("D2", "Work programme"), Addition.TO_FOLLOW, "It is here", "", None, PLACE),
        Added(item("D1", "Scorecard"), Addition.OMISSION, "Table 3 was wrong", "", "", PLACE),
        Added(item("E2", "Grant", ground=NEGOTIATION), Addition.LATE, "", "bids close on Monday", None, PLACE),
    )
    supplement = Supplement(1, datetime.date(2016, 11, 7), False, added, PLACE)
    listed = {each.item.number: (Listed(f"{each.item.number}.1", "", "", 53, 60),) for each in added}
    replaced = {"D1": Listed("D1.1", "", "", 13, 16)}
    return compose_letter(meeting(), supplement, COUNCIL, listed, replaced, SAID)


def divider() -> Document:
    """Return the divider before an exempt paper."""
    return compose_divider(meeting(), EXEMPT.items[0], COUNCIL, SAID.grounds["E1"])
