"""Whatever happens to the files, what is wrong is said: where, what and how to mend it, and never with a traceback.

A number of accidents, each made by its seed, befall the files of a workspace, one or a few at a time. Of these
CONTRIBUTING.md says how to run thousands.
"""

from __future__ import annotations

import io
import json
import os
import random
import re
import time
from importlib import resources
from pathlib import Path

import pytest

from tests.support.spoiling import spoilt
from tests.support.workspaces import (
    COUNCIL,
    FILES,
    OTHERS,
    OVERVIEW,
    POPULATIONS,
    REPORT,
    Ran,
    Small,
    small_workspace,
    with_activity,
    with_cohorts,
    with_layouts,
    with_measures,
)

ACCIDENTS = int(os.environ.get("SPOILT", "150"))
FIRST_SEED = int(os.environ.get("SPOILT_FROM", "0"))
BATCH = 10
LOGO = "arms.png"
UNLISTED = ("indicator_pages_landscape.html.j2", "indicator_sentence.html.j2")
"""Templates of the library that stand in place of another, or that no page of it uses."""
TEMPLATES = "report_templates/monthly/"
SECONDS = 20


@pytest.mark.parametrize("first", range(FIRST_SEED, FIRST_SEED + ACCIDENTS, BATCH))
def test_whatever_befalls_a_file_is_said_with_its_place_and_never_as_a_traceback(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + BATCH):
        an_accident(seed, tmp_path / str(seed))


def an_accident(seed: int, folder: Path) -> None:
    """Spoil a workspace and hold what `check` and `build` say of it."""
    small, chance = whole_workspace(folder), random.Random(seed)
    files = (*FILES, POPULATIONS, OTHERS, OVERVIEW, LOGO, *own_templates(small))
    told = f"seed {seed}"
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        file = chance.choice(files)
        kind, data = spoilt((small.root / file).read_bytes(), chance)
        small.write(file, data)
        told += f", {kind} in {file}"
    begun = time.monotonic()
    checked = small.run("check", "--format", "json")
    held_to_its_word(small, checked, told)
    built = small.run("build", "--to", chance.choice(("docx", "pdf")))
    assert built.code == checked.code, f"{told}: {checked.out} {built.err}"
    assert (small.root / "out").exists() == (built.code == 0), told
    assert time.monotonic() - begun < SECONDS, told
    assert "Traceback" not in built.err, told


def held_to_its_word(small: Small, checked: Ran, told: str) -> None:
    """Hold what `check` said: an exit code of 0 or 1, and findings that can be followed."""
    said = f"{told}: {checked.code} {checked.out} {checked.err}"
    assert checked.code in (0, 1), said
    assert "Traceback" not in checked.err, said
    findings = json.loads(checked.out)
    assert any(each["severity"] == "error" for each in findings) == bool(checked.code), said
    for each in findings:
        assert tells(each["message"], each["hint"] or ""), said
        assert stands(small, each["file"], each["line"]), said


EXPECTED = re.compile(
    r"expected|write|take this out|begins|is followed by|has a |from \d|(more|less) than \d|^There is no "
)
"""What a message without a hint says: what was expected; or that there is no such name, where none is known."""


def tells(message: str, hint: str) -> bool:
    """Return whether words are whole sentences that say what is to be done or what was expected."""
    whole = message.endswith(".") and (not hint or hint.endswith((".", "?")))
    return whole and bool(hint or EXPECTED.search(message))


def stands(small: Small, file: str, line: int | None) -> bool:
    """Return whether a place is one that can be gone to; all templates are the report's own."""
    path = small.root / file
    if not path.is_file():
        return path.is_dir() and line is None
    text = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return line is None or 1 <= line <= text.count(b"\n") + 1


def whole_workspace(folder: Path) -> Small:
    """Return a small workspace that has all that there is: a logo, activity, a cohort, every template a file."""
    from PIL import Image

    small, picture = with_layouts(with_measures(with_cohorts(with_activity(small_workspace(folder))))), io.BytesIO()
    Image.new("RGB", (20, 20), "#1f4e79").save(picture, "PNG")
    small.write(LOGO, picture.getvalue())
    small.replace(COUNCIL, "logo: none", "logo: {file: arms.png, alt: Arms}")
    library = resources.files("committee_pack.compose") / "library"
    for entry in (*library.iterdir(), *(library / "parts").iterdir()):
        if entry.name.endswith(".j2") and entry.name not in UNLISTED:
            small.write(TEMPLATES + entry.name, entry.read_bytes())
    return small


def own_templates(small: Small) -> list[str]:
    return sorted(path.relative_to(small.root).as_posix() for path in (small.root / TEMPLATES).glob("*.j2"))


def test_the_workspace_that_accidents_befall_is_sound(tmp_path: Path) -> None:
    small = whole_workspace(tmp_path)
    assert small.check() == ()
    assert small.run("build").code == 0


def test_the_workspace_that_accidents_befall_shows_what_each_of_its_templates_writes(tmp_path: Path) -> None:
    small = whole_workspace(tmp_path)
    listed = small.text(REPORT).partition("templates:")[2]
    parts = (resources.files("committee_pack.compose") / "library" / "parts").iterdir()
    unlisted = {name for name in map(os.path.basename, own_templates(small)) if name not in listed}
    assert unlisted <= {part.name for part in parts}
    bookmarks = {each.bookmark for each in small.document().sections}
    assert {"Activity", "Activity charts", "Scorecard: all and girls"} <= bookmarks
