"""ReportLab takes settings from the environment; none of them may change a byte of a paper."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

_SCRIPT = """
import hashlib, sys
from dataclasses import replace
from pathlib import Path
from committee_pack.model.settings import Logo
from committee_pack.write import WRITERS
from tests.support.documents import STYLE, document
style = replace(STYLE, theme=replace(STYLE.theme, logo=Logo(Path(sys.argv[1]), "Logo")))
for name in sorted(WRITERS):
    print(name, hashlib.sha256(WRITERS[name](document(), style)).hexdigest())
"""
SETTINGS = {
    "RL_autoConvertEncoding": "1",
    "RL_canvas_baseColor": "red",
    "RL_canvas_basefontname": "NoSuchFont",
    "RL_defaultEncoding": "MacRomanEncoding",
    "RL_defaultImageCaching": "1",
    "RL_defaultPageSize": "A3",
    "RL_documentLang": "fr",
    "RL_invariant": "0",
    "RL_pageCompression": "0",
    "RL_pdfComments": "1",
    "RL_pdfMultiLine": "1",
    "RL_ttfAsciiReadable": "0",
    "RL_useA85": "0",
    "RL_wrapA85": "1",
}


@pytest.fixture(scope="module")
def logo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("theme") / "logo.png"
    Image.linear_gradient("L").convert("RGB").save(file)
    return file


def _written(logo: Path, settings: dict[str, str]) -> str:
    """Return each format with a hash of its bytes, as written by a process with these settings alone."""
    root = Path(__file__).parents[2]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("RL_")}
    paths = os.pathsep.join((str(root / "src"), str(root)))
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(logo)],
        env={**plain, "PYTHONPATH": paths, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_reportlabs_settings_in_the_environment_change_no_byte(logo: Path) -> None:
    assert _written(logo, SETTINGS) == _written(logo, {})


def test_reportlabs_settings_at_home_change_no_byte(logo: Path, tmp_path: Path) -> None:
    lines = ("ttfAsciiReadable = 0", "useA85 = 0", "defaultEncoding = 'MacRomanEncoding'", "canvas_basefontname = 'No'")
    (tmp_path / ".reportlab_settings").write_text("\n".join(lines), encoding="utf-8")
    assert _written(logo, {"HOME": str(tmp_path)}) == _written(logo, {})
