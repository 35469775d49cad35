"""Sample proofs as document trees: remarks on every kind of text, in lists, panels, headings and sides."""

from __future__ import annotations

from dataclasses import replace

from committee_pack.findings import Severity
from committee_pack.model.document import (
    Document,
    FilledIn,
    Heading,
    Lacking,
    Link,
    ListBlock,
    Orientation,
    Panel,
    Paragraph,
    Remark,
    Section,
    Shown,
    Sides,
    Strong,
    Text,
    Value,
)
from tests.support import documents
from tests.support.documents import text

SHORT = Remark(Severity.WARNING, "The sentence says 'fell', and the figures say it rose.", "Write 'rose'.")
ADVICE = Remark(Severity.ADVICE, "The commentary is submitted.")
LONG = Remark(Severity.ERROR, "What is said of it goes on and on. " * 12, "Mend it.")
ENDLESS = Remark(Severity.ERROR, "What is said of it fills page after page. " * 200)
FILLED = FilledIn((Value(documents.result(documents.indicator()), Shown.RESULT),))


def said(words: str, *remarks: Remark) -> Paragraph:
    """Return a paragraph with what is said of it; its value is filled in."""
    return Paragraph((*text(f"{words} is "), FILLED, *text(" and "), Strong((FILLED,)), *text(".")), remarks=remarks)


def text_section(orientation: Orientation = Orientation.PORTRAIT) -> Section:
    """Return a section that has a remark wherever one may stand."""
    deeper = ListBlock(True, ((said("Deeper", ADVICE),),))
    blocks = (
        Heading(1, text("Remarks"), remarks=(ADVICE,)),
        said("First", SHORT, LONG),
        Paragraph((*text("It is "), Lacking("resutl"), *text(" now, see "), Link((FILLED,), "https://www.gov.uk/"))),
        Heading(2, text("A list"), remarks=(SHORT,)),
        ListBlock(False, ((said("Item", SHORT), said("Further", LONG), deeper), (said("Free"),))),
        Panel((said("On a tint", SHORT), ListBlock(False, ((said("Listed", ADVICE),),)))),
        Paragraph((), remarks=(SHORT,)),
        said("Last " + "word " * 150, SHORT),
    )
    return Section(blocks, "Remarks", orientation=orientation)


def sides_section() -> Section:
    """Return a landscape section with remarks in both of two sides."""
    left = (Heading(2, text("Left"), remarks=(ADVICE,)), *(said("Left", SHORT),) * 3)
    right = (said("Right", SHORT), said("Far", LONG), said("Free"))
    blocks = (Heading(1, text("Sides")), Sides(left, right, 50), said("Below", ADVICE))
    return Section(blocks, "Sides", orientation=Orientation.LANDSCAPE)


def crowded_section() -> Section:
    """Return a section with more remarks than its page has room for."""
    return Section((Heading(1, text("Crowded")), *(said("One", LONG),) * 14, said("Endless", ENDLESS)), "Crowded")


def proof(*sections: Section) -> Document:
    """Return a proof of these sections, or of all there are and a few without remarks."""
    some = sections or (
        *(documents.title_section(), text_section(), sides_section(), crowded_section()),
        *(documents.scorecard_section(10), documents.indicator_section(), documents.flow_section()),
    )
    return replace(documents.document(*some), is_proof=True)


def words(block: Paragraph) -> str:
    """Return the words of a paragraph that were typed."""
    return "".join(each.text for each in block.children if isinstance(each, Text))
