"""A paper becomes its proof: what is filled in is set apart, and what was found stands beside its paragraph.

At its front the proof says how it is read, what changed since the last one, and what was found elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from committee_pack import fonts
from committee_pack.compose.proof_front import front_of_proof
from committee_pack.findings import Finding, Place, Severity
from committee_pack.model.document import (
    Block,
    Document,
    Emphasis,
    FilledIn,
    Footnote,
    Heading,
    Inline,
    Lacking,
    Link,
    ListBlock,
    Panel,
    Paragraph,
    Remark,
    Sides,
    Strong,
    Text,
    Value,
    inlines_of,
    with_all_within,
)
from committee_pack.model.proofs import ProofChanges
from committee_pack.model.settings import Font
from committee_pack.wording import value_text

Spell = Callable[[str], str]


def proof_of(document: Document, findings: Iterable[Finding], changes: ProofChanges | None, font: Font) -> Document:
    """Return a document as its proof; `changes` is None where no proof came before.

    What officers wrote in characters that the font cannot show is spelt by their code points.
    """
    spell = speller(font)
    told = tuple(_spelt(each, spell) for each in dict.fromkeys(findings))
    placed, elsewhere = _placed(document, sorted(told, key=_order))
    marker = _Marker(placed, spell)
    sections = tuple(replace(each, blocks=marker.blocks(each.blocks)) for each in document.sections)
    lacks = any(
        isinstance(each, Lacking) for section in sections for block in section.blocks for each in inlines_of(block)
    )
    front = front_of_proof(document.title, told, elsewhere, changes, spell, lacks=lacks)
    return replace(document, title=f"{document.title} (draft)", sections=(front, *sections), is_proof=True)


def typed_places(document: Document) -> tuple[Place, ...]:
    """Return where the officers' paragraphs and headings of a document were typed, in reading order."""
    blocks = (block for section in document.sections for block in with_all_within(section.blocks))
    return tuple(each.typed for each in blocks if isinstance(each, (Heading, Paragraph)) and each.typed)


def speller(font: Font) -> Spell:
    """Return what spells characters that a font cannot show by their code points, and all others as they are."""

    def spell(text: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        known = fonts.characters(font) | {ord("\n")}
        return "".join(each if ord(each) in known else f"[U+{ord(each):04X}]" for each in text)

    return spell


def _spelt(finding: Finding, spell: Spell) -> Finding:
    return replace(finding, message=spell(finding.message), hint=spell(finding.hint))


def _order(finding: Finding) -> tuple[int, Place]:
    return list(Severity).index(finding.severity), finding.place


def _placed(document: Document, findings: Iterable[Finding]) -> tuple[dict[Place, list[Finding]], list[Finding]]:
    """Return the findings by where the paragraph was typed that each belongs to, and those that belong to none.

    That is the last of its file that begins on or before its line; what is said of the lines above all of them, the
    first.
    """
    begins: dict[str, set[int]] = {}
    for place in typed_places(document):
        begins.setdefault(place.file, set()).add(place.line)
    lines = {file: sorted(some) for file, some in begins.items()}
    placed: dict[Place, list[Finding]] = {}
    elsewhere: list[Finding] = []
    for finding in findings:
        if begun := lines.get(finding.place.file):
            last = max(bisect_right(begun, finding.place.line) - 1, 0)
            placed.setdefault(Place(finding.place.file, begun[last]), []).append(finding)
        else:
            elsewhere.append(finding)
    return placed, elsewhere


@dataclass(frozen=True, slots=True)
class _Marker:
    """Marks what officers wrote; what was found is said once, where its paragraph stands first."""

    left: dict[Place, list[Finding]]
    spell: Spell

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Heading(typed=Place()) | Paragraph(typed=Place()):
                return replace(block, children=self._inlines(block.children), remarks=self._remarks(block.typed))
            case ListBlock(items=items):
                return replace(block, items=tuple(map(self.blocks, items)))
            case Panel(children=children):
                return replace(block, children=self.blocks(children))
            case Sides(left=left, right=right):
                return replace(block, left=self.blocks(left), right=self.blocks(right))
            case _:
                return block

    def _remarks(self, typed: Place | None) -> tuple[Remark, ...]:
        found = self.left.pop(typed, ()) if typed else ()
        return tuple(Remark(each.severity, each.message, each.hint) for each in found)

    def _inlines(self, inlines: Iterable[Inline]) -> tuple[Inline, ...]:
        return tuple(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case Text(text):
                return Text(self.spell(text))
            case Lacking(name):
                return Lacking(self.spell(name))
            case Value():
                return FilledIn((inline,)) if value_text(inline) else Lacking("")
            case Strong(children) | Emphasis(children) | Link(children) | Footnote(children):
                return replace(inline, children=self._inlines(children))
            case _:
                return inline
