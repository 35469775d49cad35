"""Where catalogues lie in a workspace's data."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.read.catalogues import find_catalogues
from committee_pack.read.files import Files


def found(root: Path) -> tuple[str, ...]:
    return find_catalogues(Files(root), root / "data")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace whose data holds files that are catalogues, and files that are none."""
    for path, text in {
        "data/adults.yml": "service: A\nsections:\n  - title: One\n",
        "data/scs/indicators.yaml": "not: yet\n",
        "data/scs/owners.yaml": "owners:\n  sections: [none]\n",
        "data/~$adults.yaml": "sections: []\n",
        "data/.old/indicators.yaml": "sections: []\n",
        "data/notes.txt": "sections:\n",
        "report_templates/a/report.yaml": "sections:\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_catalogue_is_known_by_its_name_or_its_sections(root: Path) -> None:
    assert found(root) == ("data/adults.yml", "data/scs/indicators.yaml")


def test_what_cannot_be_read_is_a_catalogue_only_where_its_name_says_so(root: Path) -> None:
    (root / "data/adults.yml").write_bytes(b"sections:\n  - \xff\n")
    (root / "data/scs/indicators.yaml").write_bytes(b"sections:\n  - \xff\n")
    (root / "data/folder.yaml").mkdir()
    (root / "data/loop.yaml").symlink_to("loop.yaml")
    assert found(root) == ("data/scs/indicators.yaml",)


def test_a_workspace_without_data_has_no_catalogue(tmp_path: Path) -> None:
    assert found(tmp_path) == ()
    (tmp_path / "data").write_text("", encoding="utf-8")
    assert found(tmp_path) == ()
