"""The mark of a draft on a page: the word across it, behind the text, and in plain sight at its head."""

from __future__ import annotations

import math

from committee_pack.write.pdf.canvas import Artifact, TaggedCanvas
from committee_pack.write.pdf.fonts import CAP_HEIGHT, Weight
from committee_pack.write.pdf.setting import Setting
from committee_pack.write.style import DRAFT, DRAFT_MARK, DRAFT_SIZE, FOOTER_SIZE, INK, MARGIN

_ANGLE = math.radians(45)
_TURN = f"{math.cos(_ANGLE):.4f} {math.sin(_ANGLE):.4f} {-math.sin(_ANGLE):.4f} {math.cos(_ANGLE):.4f}"


def draw_mark(page: TaggedCanvas, width: float, height: float, setting: Setting) -> None:
    """Mark a page of that size as a draft's, before anything else is drawn on it."""
    _draw_behind(page, width / 2, height / 2, setting)
    look = setting.look(FOOTER_SIZE, Weight.BOLD)
    middle = (width - look.face.width(DRAFT, look.size)) / 2
    with page.artifact(Artifact.HEADER):
        page.words((middle, height - MARGIN / 2), DRAFT, look.face, look.size, INK)


def _draw_behind(page: TaggedCanvas, across: float, up: float, setting: Setting) -> None:
    """Draw the word upwards from left to right, its middle at a point."""
    face = setting.look(DRAFT_SIZE, Weight.BOLD).face
    along, aside = face.width(DRAFT, DRAFT_SIZE) / 2, CAP_HEIGHT * DRAFT_SIZE / 2
    cos, sin = math.cos(_ANGLE), math.sin(_ANGLE)
    start = (across - along * cos + aside * sin, up - along * sin - aside * cos)
    with page.artifact(Artifact.WATERMARK):
        page.words(start, DRAFT, face, DRAFT_SIZE, DRAFT_MARK, _TURN)
