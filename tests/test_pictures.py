"""The pictures of docs/ are there, have words, and are of what the pages show now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import ROOT
from tests.pictures import FINGERPRINT, Specimen, picture, shown_on
from tests.test_docs import DOCS, PAGES, Stage, prose

LIBRARY = [(file.match["picture"], specimen) for page in PAGES for file, specimen in shown_on(page) if specimen]


def test_every_picture_that_a_page_shows_is_there_with_its_words_and_every_one_there_is_shown() -> None:
    shown: set[Path] = set()
    for path in [*PAGES, ROOT / "README.md"]:
        for words, file in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", prose(path)):
            assert len(words) > 20, f"{path.name}: {file} needs words for those who do not see it"
            shown.add((path.parent / file).resolve())
    assert shown == {path for path in (DOCS / "pictures").rglob("*") if path.is_file()}


@pytest.mark.parametrize(("file", "specimen"), LIBRARY, ids=[Path(file).stem for file, _ in LIBRARY])
def test_a_picture_is_of_the_example_above_it_and_small(file: str, specimen: Specimen) -> None:
    with Image.open(DOCS / file) as image:
        said = image.info.get(FINGERPRINT)
    assert said == specimen.fingerprint, f"{file} is older than its example: python -m tests.pictures"
    assert (DOCS / file).stat().st_size < 60_000


def test_the_same_example_makes_the_same_picture(tmp_path: Path) -> None:
    stage, specimen = Stage(tmp_path), Specimen("scs-appendix", '<p>Now <fact of="adopted" name="result"/>.</p>')
    assert picture(stage, specimen) == picture(stage, specimen)
