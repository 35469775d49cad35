"""What is added to a pack after it was published: papers that were to follow, omissions, late items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from committee_pack.findings import Finding, Outcome, Place, did_you_mean, error, warning
from committee_pack.model.agenda import Added, Addition, AgendaSection, Item, Paper, Supplement, ToFollow
from committee_pack.read.agenda_file import AddedFile, AgendaFile, SupplementFile
from committee_pack.read.agenda_items import Source, read_ground, read_papers
from committee_pack.read.yaml_text import Loc


def read_supplements(
    content: AgendaFile, source: Source, sections: Sequence[AgendaSection]
) -> Outcome[tuple[Supplement, ...]]:
    """Return the supplements in their order, with a finding for each that does not fit the agenda."""
    reader = _Reader(source, tuple(sections))
    supplements = tuple(reader.supplement(each, i) for i, each in enumerate(content.supplements))
    reader.findings.extend(_out_of_order(supplements))
    return Outcome(supplements, tuple(reader.findings))


def _out_of_order(supplements: Sequence[Supplement]) -> Iterator[Finding]:
    for expected, each in enumerate(supplements, start=1):
        if each.number != expected:
            message = f"This supplement has the number {each.number}, and is number {expected} in order."
            hint = "List them in the order of their numbers, from 1, or leave the numbers out."
            yield error("supplement-number", replace(each.place, key="number"), message, hint)


@dataclass(slots=True)
class _Reader:
    """Reads supplements; each may go on from those before it."""

    source: Source
    sections: tuple[AgendaSection, ...]
    findings: list[Finding] = field(default_factory=list)

    def supplement(self, entry: SupplementFile, i: int) -> Supplement:
        place = self.source.place(("supplements", i))
        added = [self._added(each, ("supplements", i, "items", j)) for j, each in enumerate(entry.items)]
        self._twice(added)
        kept = tuple(each for each in added if each)
        return Supplement(entry.number or i + 1, entry.published, entry.pages == "start anew", kept, place)

    def _twice(self, added: Sequence[Added | None]) -> None:
        first: dict[str, Added] = {}
        for each in added:
            if each and first.setdefault(each.item.number, each) is not each:
                message = f"Item {each.item.number} is in this supplement already."
                self._error("item-number-twice", each.place, message, "List all its papers in one place.")

    def _added(self, entry: AddedFile, loc: Loc) -> Added | None:
        place = self.source.place(loc)
        kind = Addition(entry.kind)
        self._asked_for(entry, kind, loc)
        item = self._late_item(entry, loc) if kind is Addition.LATE else self._known_item(entry, kind, loc)
        if item is None:
            return None
        papers = tuple(read_papers(entry.papers, self.source, (*loc, "papers")))
        for paper in papers:
            if isinstance(paper, ToFollow):
                self._error("paper-missing", paper.place, "A supplement brings its papers.", "Name the file.")
        replaced = self._replaced(entry, item, loc)
        self._brought(item, papers, replaced)
        added = replace(item, papers=papers, place=place)
        return Added(added, kind, entry.reason, entry.urgency, replaced, place)

    def _brought(self, item: Item, papers: tuple[Paper, ...], replaced: str | None) -> None:
        """Let later supplements know an item with the papers that it has now, and what of it is still to follow."""
        kept = [each for each in item.papers if isinstance(each, ToFollow) or each.label != replaced]
        for paper in papers if replaced is None else ():
            awaited = [each for each in kept if isinstance(each, ToFollow)]
            if awaited:
                kept.remove(next((each for each in awaited if each.label == paper.label), awaited[0]))
        now = replace(item, papers=(*kept, *papers))
        self.sections = tuple(
            replace(section, items=tuple(now if each.number == item.number else each for each in section.items))
            for section in self.sections
        )

    def _asked_for(self, entry: AddedFile, kind: Addition, loc: Loc) -> None:
        """Note what a kind of addition needs and lacks, or has without need."""
        place = self.source.place
        if kind is Addition.LATE and not entry.urgency:
            message = "A late item may only be taken for a reason of urgency, which the chair gives."
            self._error("urgency-missing", place((*loc, "kind")), message, "Add 'urgency: ...'.")
        if kind is Addition.OMISSION and not entry.reason:
            message = "It is not said why the paper was left out or is put right."
            self._error("reason-missing", place((*loc, "kind")), message, "Add 'reason: ...'.")
        if kind is not Addition.LATE:
            self._idle(entry, loc)

    def _idle(self, entry: AddedFile, loc: Loc) -> None:
        """Note what is said of an item that the agenda has, and is printed of a late one only."""
        hints = {"urgency": "Write 'reason: ...', or take it out."}
        for key in ("urgency", "title", "purpose", "lead", "section"):
            if getattr(entry, key):
                message = f"'{key}' is said of a late item, and this is '{entry.kind}': it is not printed."
                hint = hints.get(key, "Take it out: the item has its own on the agenda.")
                self.findings.append(warning("key-idle", self.source.place((*loc, key)), message, hint))

    def _known_item(self, entry: AddedFile, kind: Addition, loc: Loc) -> Item | None:
        place = self.source.place
        items = {item.number.lower(): item for section in self.sections for item in section.items}
        if not entry.item:
            message = "It is not said which item of the agenda this belongs to."
            self._error("key-missing", place(loc), message, "Add 'item: ...' with its number.")
            return None
        if entry.item.lower() not in items:
            message = f"There is no item {entry.item} on the agenda."
            known = [item.number for item in items.values()]
            hint = did_you_mean(entry.item, known) + " What the agenda did not have is a 'late item'."
            self._error("item-unknown", place((*loc, "item")), message, hint)
            return None
        # -- a paper may be exempt though the item was not, as the agenda said; never the other way round
        item = items[entry.item.lower()]
        item = replace(item, ground=item.ground or read_ground(entry.ground))
        if kind is Addition.TO_FOLLOW and not any(isinstance(paper, ToFollow) for paper in item.papers):
            message = f"No paper of item {item.number}, '{item.title}', is to follow."
            hint = "Write 'kind: omission' for one that was left out or is put right."
            self._error("supplement-kind", place((*loc, "kind")), message, hint)
        return item

    def _late_item(self, entry: AddedFile, loc: Loc) -> Item | None:
        """Return an item that the agenda did not have, numbered on from its section; it is known from now on."""
        place = self.source.place(loc)
        if not entry.title:
            self._error("key-missing", place, "A late item needs a title.", "Add 'title: ...' here.")
            return None
        letters = [each.letter for each in self.sections if each.letter]
        if letters and not entry.section:
            message = "It is not said in which section the late item stands."
            self._error("key-missing", place, message, f"Add 'section: ...': {', '.join(letters)}.")
            return None
        number = entry.item or self._next_number(entry.section)
        if number is None:
            known = [each.letter for each in self.sections if each.letter]
            message = f"There is no section {entry.section} on the agenda."
            self._error("section-unknown", place, message, did_you_mean(entry.section or "", known))
            return None
        taken = {item.number.lower(): item for section in self.sections for item in section.items}
        if other := taken.get(number.lower()):
            message = f"The number {number} is that of '{other.title}' already (line {other.place.line})."
            self._error("item-number-twice", place, message, "Leave the number out, or give another.")
            return None
        item = Item(number, entry.title, entry.purpose, entry.lead, (), read_ground(entry.ground), place)
        at = self._section_of(entry.section)
        section = self.sections[at]
        listed = replace(section, items=(*section.items, item))
        self.sections = (*self.sections[:at], listed, *self.sections[at + 1 :])
        return item

    def _section_of(self, letter: str | None) -> int:
        letters = [each.letter for each in self.sections]
        return letters.index(letter) if letter in letters else len(letters) - 1

    def _next_number(self, letter: str | None) -> str | None:
        """Return the number after the last of a section, or of the agenda where no section is named."""
        if not self.sections or (letter and letter not in [each.letter for each in self.sections]):
            return None
        section = self.sections[self._section_of(letter)]
        within = section.items if section.letter else [item for each in self.sections for item in each.items]
        digits = [int(bare) for item in within if (bare := item.number.removeprefix(section.letter)).isdecimal()]
        return f"{section.letter}{max(digits, default=0) + 1}"

    def _replaced(self, entry: AddedFile, item: Item, loc: Loc) -> str | None:
        """Return the label of the paper of the agenda that is replaced, None where none is."""
        if entry.replaces is None:
            return None
        labels = [paper.label for paper in item.papers if not isinstance(paper, ToFollow)]
        place = self.source.place((*loc, "replaces"))
        if entry.replaces in labels:
            return entry.replaces
        if entry.replaces.casefold() in ("yes", "paper", "report", item.number.casefold()) and labels:
            return labels[0]
        # -- of an exempt item nothing is told that only those may see who open its papers
        named = "" if item.is_exempt else f" '{entry.replaces}'"
        message = f"Item {item.number} has no paper{named} that could be replaced."
        hint = "" if item.is_exempt else did_you_mean(entry.replaces, [each for each in labels if each])
        self._error("paper-unknown", place, message, hint or "Write 'replaces: yes' for its first paper.")
        return None

    def _error(self, code: str, place: Place, message: str, hint: str) -> None:
        self.findings.append(error(code, place, message, hint))
