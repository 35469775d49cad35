"""Word as docxtpl's documentation writes it: a template, a context, pictures inline."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

WIDTH = 165
"""How wide a chart stands in Word, in millimetres."""

HEIGHT = 50

DPI = 160
"""How fine its pixels are; ours have as many, so that the files compare."""


def write_word(template: Path, content: dict[str, Any], charts: Iterable[bytes], file: Path) -> None:
    """Fill the template with the content, each indicator with its chart, and save it."""
    word = DocxTemplate(template)
    for indicator, chart in zip(content["indicators"], charts, strict=True):
        indicator["chart"] = InlineImage(word, BytesIO(chart), width=Mm(WIDTH))
    word.render(content, autoescape=True)
    word.save(file)
