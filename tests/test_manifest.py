"""What a build was made from and what it made, with checksums."""

from __future__ import annotations

import hashlib
import json
import shutil
import tomllib
from pathlib import Path

import pytest

from committee_pack.manifest import PACKAGES, all_versions, installed_versions, source_checksum, write_manifest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "committee_pack"

FACTS = {"report": "monthly", "title": "Zoë’s scorecard", "period": "2016-08", "published": "2016-11-02"}
INPUTS = [("council.yaml", "ab"), ("data/targets.csv", "cd")]
OUTPUTS = {"monthly.docx": b"one", "monthly.pdf": b"two"}


def test_a_manifest_names_facts_inputs_outputs_and_versions() -> None:
    content = json.loads(write_manifest(FACTS, INPUTS, OUTPUTS, {"lxml": "5"}))
    assert {name: content[name] for name in FACTS} == FACTS
    assert content["inputs"] == [{"path": "council.yaml", "sha256": "ab"}, {"path": "data/targets.csv", "sha256": "cd"}]
    digest = hashlib.sha256(b"one").hexdigest()
    assert content["outputs"][0] == {"path": "monthly.docx", "sha256": digest, "bytes": 3}
    assert content["versions"] == {"lxml": "5"}


def test_the_same_build_has_the_same_manifest_and_another_has_another() -> None:
    first = write_manifest(FACTS, INPUTS, OUTPUTS, {})
    assert first == write_manifest(FACTS, INPUTS, OUTPUTS, {})
    assert first != write_manifest(FACTS, INPUTS, {**OUTPUTS, "monthly.pdf": b"three"}, {})


def test_a_manifest_is_text_that_people_can_read() -> None:
    text = write_manifest(FACTS, INPUTS, OUTPUTS, {}).decode("utf-8")
    assert "Zoë’s" in text
    assert text.endswith("}\n")


def test_every_library_that_shapes_what_is_written_has_its_version() -> None:
    versions = installed_versions()
    assert set(versions) == {*PACKAGES, "python"}
    assert all(versions.values())


def packed() -> set[Path]:
    """Return the files that are put into a wheel, as pyproject.toml lists them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["committee_pack"]
    found = (path for pattern in ("**/*.py", *patterns) for path in PACKAGE.glob(pattern))
    return {path.relative_to(PACKAGE) for path in found if path.is_file() and "__pycache__" not in path.parts}


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Return the tool as it lies where it is installed: what is put into a wheel, and nothing else."""
    for path in packed():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PACKAGE / path, tmp_path / path)
    return tmp_path


def test_the_tool_has_one_checksum_where_it_is_installed_and_where_it_is_worked_on(installed: Path) -> None:
    assert source_checksum(installed) == source_checksum(PACKAGE) == all_versions()["committee_pack source"]


def test_a_file_of_each_kind_counts_and_what_others_leave_there_does_not(installed: Path) -> None:
    whole = source_checksum(installed)
    for name in ("__pycache__/cli.cpython-311.pyc", "cli.py~", ".cli.py.swp", "._cli.py", "~$notes.md", ".DS_Store"):
        (installed / name).parent.mkdir(exist_ok=True)
        (installed / name).write_bytes(b"left")
    assert source_checksum(installed) == whole
    for path in {path.suffix or path.name: path for path in sorted(packed())}.values():
        content = (installed / path).read_bytes()
        (installed / path).write_bytes(content + b" ")
        assert source_checksum(installed) != whole, path
        (installed / path).write_bytes(content)
    shutil.move(installed / "cli.py", installed / "other.py")
    assert source_checksum(installed) != whole


def test_line_ends_of_another_system_make_no_difference(installed: Path) -> None:
    whole, file = source_checksum(installed), installed / "cli.py"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert source_checksum(installed) == whole
