"""The ids of the file's styles, by the meaning that each stands for.

Styles that Word builds in keep its ids, so that its own commands (lists, captions, headings) find them.
"""

from __future__ import annotations

from committee_pack.model.document import Holds, ParagraphKind, TableKind
from committee_pack.model.indicators import Rating
from committee_pack.model.results import Direction

TITLE = "Title"
SUBTITLE = "Subtitle"
HEADINGS = {level: f"Heading{level}" for level in (1, 2, 3, 4)}
MARKS = "RatingAndDirection"
PARAGRAPHS = {
    ParagraphKind.BODY: "BodyText",
    ParagraphKind.LEAD: "Lead",
    ParagraphKind.NOTE: "Note",
    ParagraphKind.NAVIGATION: "Navigation",
}
FACTS = "Facts"
OWNERS = "OwnerBlock"
AGENDA_LEAD = "AgendaLead"
AGENDA_FACTS = "AgendaFacts"
AGENDA_ITEM = "AgendaItem"
AGENDA_NOTE = "AgendaNote"
BULLET = "ListBullet"
NUMBER = "ListNumber"
CONTINUED = "ListContinue"
PANEL = "DataNotes"
PANEL_BULLET = "DataNotesBullet"
PANEL_NUMBER = "DataNotesNumber"
LABELLED = "NumberedParagraph"
DECISION = "Decision"
DECISION_BULLET = "DecisionBullet"
DECISION_NUMBER = "DecisionNumber"
OF_PAPERS = (LABELLED, DECISION, DECISION_BULLET, DECISION_NUMBER)
FIGURE = "Figure"
CAPTION = "Caption"
HEADER = "Header"
FOOTER = "Footer"
FOOTNOTE = "FootnoteText"
COMMENT = "CommentText"
AFTER_TABLE = "AfterTable"

STRONG = "Strong"
EMPHASIS = "Emphasis"
LINK = "Hyperlink"
FOOTNOTE_MARK = "FootnoteReference"
COMMENT_MARK = "CommentReference"
FILLED_IN = "FilledIn"
LACKING = "Lacking"
TERM = "Term"
AGENDA_NUMBER = "AgendaNumber"
AGENDA_PAGES = "AgendaPages"
RATINGS: dict[Rating | None, str] = {
    **{rating: f"Rating{rating.value}" for rating in Rating},
    None: "RatingNone",
}
ARROWS = {Direction.BETTER: "ArrowBetter", Direction.WORSE: "ArrowWorse", Direction.SAME: "ArrowSame"}

TABLES = {
    TableKind.PLAIN: "CommitteeTable",
    TableKind.SCORECARD: "CommitteeScorecard",
    TableKind.TREND: "CommitteeTrend",
}
CELL_PREFIXES = {TableKind.PLAIN: "Table", TableKind.SCORECARD: "Scorecard", TableKind.TREND: "Trend"}
_CELL_ENDINGS = {
    Holds.TEXT: "Text",
    Holds.LABEL: "Text",
    Holds.TRAVEL: "Text",
    Holds.NUMBER: "Number",
    Holds.RATING: "Rating",
}


_SECTION = "Section"
CELL_ENDINGS = ("Text", "Number", "Rating", _SECTION)


def cell_style(kind: TableKind, holds: Holds) -> str:
    """Return the style of the paragraph in a cell of such a column."""
    return CELL_PREFIXES[kind] + _CELL_ENDINGS[holds]


def section_row_style(kind: TableKind) -> str:
    """Return the style of the paragraph that names a section within a table."""
    return f"{CELL_PREFIXES[kind]}{_SECTION}"


def smaller(style: str, size: float) -> str:
    """Return the style that is one of the scorecard's in smaller type: `ScorecardNumber75` has 7.5 points."""
    return f"{style}{10 * size:.0f}"
