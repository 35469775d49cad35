"""A stand-in for the charts, so that these tests are about Word alone."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from committee_pack.model.document import Chart
from committee_pack.write.drawing import Drawing
from committee_pack.write.style import Style

PNG = b"\x89PNG a picture"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


def _draw(chart: Chart, style: Style, width: float) -> Drawing:
    return Drawing(width, width / 4, ())


@pytest.fixture(autouse=True)
def plain_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, dict[str, object]] = {
        "charts": {"draw": _draw},
        "png": {"png": lambda drawing, dpi: PNG},
        "svg": {"svg": lambda drawing, font: SVG},
    }
    for name, contents in made.items():
        module = ModuleType(f"committee_pack.write.{name}")
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, module.__name__, module)
