"""The distances that styles, lists and tables share, in points."""

from __future__ import annotations

from committee_pack.model.document import TableKind

LIST_STEP = 18.0
LABEL_STEP = 34.0
"""How far a paragraph with a number of its own stands in."""
PANEL_INSET = 12.0
PANEL_RIGHT = 10.0
FACTS_TAB = 130.0
OWNERS_TAB = 96.0
OWNERS_MIDDLE = 250.0
TERM_GAP = 8.0
AGENDA_NUMBER_TAB = 40.0
AGENDA_FACTS_TAB = 96.0
CELL_PADDING = {TableKind.PLAIN: 4.0, TableKind.SCORECARD: 3.0, TableKind.TREND: 4.0}
DENSE_PADDING = 2.0
ROW_PADDING = {TableKind.PLAIN: 2.5, TableKind.SCORECARD: 1.4, TableKind.TREND: 2.8}
CLOSE_ROWS = 0.7
FOOTER_FROM_EDGE = 28.0
