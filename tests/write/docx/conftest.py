"""A stand-in for the charts, so that these tests are about Word alone."""

from __future__ import annotations

import pytest

from committee_pack.model.document import Chart
from committee_pack.write.docx import pictures
from committee_pack.write.drawing import Drawing
from committee_pack.write.style import Style

PNG = b"\x89PNG a picture"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


def _draw(chart: Chart, style: Style, width: float) -> Drawing:
    return Drawing(width, width / 4, ())


@pytest.fixture(autouse=True)
def plain_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "draw", _draw)
    monkeypatch.setattr(pictures, "png", lambda drawing, dpi: PNG)
    monkeypatch.setattr(pictures, "svg", lambda drawing, font: SVG)
