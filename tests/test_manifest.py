"""What a build was made from and what it made, with checksums."""

from __future__ import annotations

import hashlib
import json

from committee_pack.manifest import PACKAGES, installed_versions, write_manifest

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
