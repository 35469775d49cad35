"""The first page of a proof: how it is read, what changed since the last one, and what was found elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from committee_pack.findings import Finding, counted, has_errors
from committee_pack.model.document import (
    Block,
    Cell,
    Column,
    FilledIn,
    Heading,
    Holds,
    Inline,
    Lacking,
    ListBlock,
    Paragraph,
    Row,
    Scope,
    Section,
    Strong,
    Table,
    Text,
)
from committee_pack.model.proofs import Edit, FigureChange, ProofChanges, TextChange

TITLE = "About this proof"
CHANGED = "What changed since the last proof"
ELSEWHERE = "Findings without a place in the text"
_LONGEST, _MOST_SENTENCES = 160, 5
"""How much is shown of a sentence, and how many of a text."""
_NOTHING = "none"


def front_of_proof(
    title: str,
    findings: Sequence[Finding],
    elsewhere: Sequence[Finding],
    changes: ProofChanges | None,
    spell: Callable[[str], str],
    *,
    lacks: bool,
) -> Section:
    """Return the section that stands before all others; `lacks` says that a value lacks somewhere in the text."""
    blocks = (
        Heading(1, (Text(TITLE),)),
        *_how_to_read(title, findings, elsewhere, lacks=lacks),
        Heading(2, (Text(CHANGED),)),
        *_changed(changes, spell),
        *_elsewhere(elsewhere, spell),
    )
    return Section(blocks, TITLE)


def _how_to_read(
    title: str, findings: Sequence[Finding], elsewhere: Sequence[Finding], *, lacks: bool
) -> Iterator[Block]:
    yield _paragraph(f"A draft of '{title}', to be read and mended. It is not for publication.")
    shaded = FilledIn((Text("Words shaded like these"),))
    yield Paragraph((shaded, Text(" come from the data. All other words of a commentary were typed.")))
    if lacks:
        yield Paragraph((Lacking("name"), Text(" stands where there is no value to fill in.")))
    if len(findings) > len(elsewhere):
        beside = "in a PDF in the margin, with a number at the text; in Word as a comment"
        yield _paragraph(f"What was found in a text stands beside its paragraph: {beside}.")
    if findings:
        stopping = " With errors the paper itself is not built." if has_errors(findings) else ""
        yield _paragraph(f"Found in all: {counted(findings)}.{stopping}")


def _changed(changes: ProofChanges | None, spell: Callable[[str], str]) -> Iterator[Block]:
    if changes is None:
        yield _paragraph("There is no proof before this one.")
        return
    if not changes.texts and not changes.figures:
        yield _paragraph("Nothing: texts and figures are as they were.")
    if changes.texts:
        items = tuple(tuple(_text_change(each, spell)) for each in changes.texts)
        yield ListBlock(ordered=False, items=items)
    if changes.figures:
        yield _figures(changes.figures, spell)


def _text_change(change: TextChange, spell: Callable[[str], str]) -> Iterator[Block]:
    yield Paragraph((Strong((Text(spell(change.file)),)), Text(f": {_what(change)}")))
    quoted = (*_quoted("New", change.new, spell), *_quoted("Gone", change.gone, spell))
    if quoted:
        yield ListBlock(ordered=False, items=tuple((each,) for each in quoted))


def _quoted(label: str, sentences: Sequence[str], spell: Callable[[str], str]) -> Iterator[Paragraph]:
    """Return the first of some sentences, each with what became of it: in words, since not everyone sees a line."""
    for each in sentences[:_MOST_SENTENCES]:
        yield Paragraph((Strong((Text(f"{label}:"),)), Text(f" “{spell(_short(each))}”")))
    if (more := len(sentences) - _MOST_SENTENCES) > 0:
        yield Paragraph((Strong((Text(f"{label}:"),)), Text(f" {_sentences(more)} more")))


def _what(change: TextChange) -> str:
    """Return what became of a text: `edited: 1 sentence new, 2 sentences gone.`."""
    if change.edit is not Edit.EDITED:
        return f"{change.edit.value}."
    said = [f"{_sentences(len(change.new))} new"] if change.new else []
    said += [f"{_sentences(len(change.gone))} gone"] if change.gone else []
    return f"edited: {', '.join(said) or 'its sentences stand in another order'}."


def _sentences(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"


def _short(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def _figures(changes: Sequence[FigureChange], spell: Callable[[str], str]) -> Table:
    heads = ("Indicator", "Figure", "Last proof", "Now")
    columns = (Column(Holds.TEXT), Column(Holds.TEXT), Column(Holds.LABEL), Column(Holds.LABEL))
    head = Row(tuple(Cell((Text(each),), Scope.COLUMN) for each in heads))
    body = tuple(_figure(each, spell) for each in changes)
    summary = "Each figure that is not displayed as it was in the last proof, with what it was and what it is."
    return Table(columns, (head,), body, summary=summary)


def _figure(change: FigureChange, spell: Callable[[str], str]) -> Row:
    said = (change.fact, change.before or _NOTHING, change.after or _NOTHING)
    return Row((Cell((Text(spell(change.name)),), Scope.ROW), *(Cell((Text(spell(each)),)) for each in said)))


def _elsewhere(findings: Sequence[Finding], spell: Callable[[str], str]) -> Iterator[Block]:
    if findings:
        yield Heading(2, (Text(ELSEWHERE),))
        yield ListBlock(ordered=False, items=tuple((Paragraph(_finding(each, spell)),) for each in findings))


def _finding(finding: Finding, spell: Callable[[str], str]) -> tuple[Inline, ...]:
    severity = Strong((Text(finding.severity.value.capitalize()),))
    hint = f" {finding.hint}" if finding.hint else ""
    return (severity, Text(f" in {spell(str(finding.place))}: {finding.message}{hint}"))


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))
