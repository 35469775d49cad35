"""What the council's look is made of."""

from __future__ import annotations

from pathlib import Path

from committee_pack.model.colours import BLACK
from committee_pack.model.settings import Font, Logo, OwnFiles, Theme


def test_a_theme_names_each_of_its_own_files_once() -> None:
    regular, bold, arms = Path("Our-Regular.ttf"), Path("Our-Bold.ttf"), Path("arms.svg")
    font = Font("Our Sans", OwnFiles(regular, bold, bold, ""))
    assert Theme(BLACK, Logo(arms, "Arms"), font, "Arial").files == (arms, regular, bold)
    assert Theme(BLACK, None, Font("Source Sans Pro"), "Arial").files == ()
