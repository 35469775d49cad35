"""The mark of a draft on a page: the word across it, behind the text, and in plain sight at its head."""

from __future__ import annotations

from committee_pack.write.drawing import Shape
from committee_pack.write.mark import draft_mark
from committee_pack.write.pdf.canvas import Artifact, TaggedCanvas
from committee_pack.write.pdf.fonts import Weight
from committee_pack.write.pdf.setting import Setting
from committee_pack.write.style import DRAFT, FOOTER_SIZE, INK, MARGIN


def draw_mark(page: TaggedCanvas, width: float, height: float, setting: Setting) -> None:
    """Mark a page of that size as a draft's, before anything else is drawn on it."""
    mark = draft_mark(setting.style.theme.font)
    with page.artifact(Artifact.WATERMARK):
        for part in mark.parts:
            if isinstance(part, Shape):
                page.shape(part, ((width - mark.width) / 2, (height - mark.height) / 2))
    look = setting.look(FOOTER_SIZE, Weight.BOLD)
    middle = (width - look.face.width(DRAFT, look.size)) / 2
    with page.artifact(Artifact.HEADER):
        page.words((middle, height - MARGIN / 2), DRAFT, look.face, look.size, INK)
