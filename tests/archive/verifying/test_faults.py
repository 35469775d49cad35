"""What can be wrong with an archive has a code each, told of nothing else, and a paper's faults have others."""

from __future__ import annotations

import re
from pathlib import Path

from committee_pack.archive.verifying.faults import CODES

PACKAGE = Path(__file__).parents[3] / "src" / "committee_pack"
HERE = PACKAGE / "archive" / "verifying"
NAMED = re.compile(r'\b(?:error|warning)\(\s*"([a-z-]+)"')


def named_in(folder: Path, *without: Path) -> set[str]:
    """Return the codes that the modules of a folder tell of."""
    files = (each for each in folder.rglob("*.py") if not any(each.is_relative_to(other) for other in without))
    return {code for each in files for code in NAMED.findall(each.read_text(encoding="utf-8"))}


def test_the_codes_are_those_that_are_told() -> None:
    assert sorted(CODES) == sorted(named_in(HERE))


def test_no_other_finding_has_a_code_of_the_archive() -> None:
    assert not set(CODES) & named_in(PACKAGE, HERE)
