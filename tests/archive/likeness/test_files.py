"""Manifests are alike though other versions wrote them; of any other file the bytes count; nothing is a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.archive.likeness import Difference, Kind, differences
from tests.archive.likeness.conftest import Built

Manifest = dict[str, Any]


def found(report: Built, change: Callable[[Manifest], object]) -> tuple[Difference, ...]:
    manifest = json.loads(report["json"])
    change(manifest)
    return differences("output/manifest.json", report["json"], json.dumps(manifest).encode())


def other_versions(manifest: Manifest) -> None:
    manifest["versions"] = {"committee_pack": "9.0", "another": "1"}


def other_bytes(manifest: Manifest) -> None:
    for each in manifest["outputs"]:
        each["sha256"], each["bytes"] = "0" * 64, 1


def nothing(manifest: Manifest) -> None:
    assert manifest["outputs"]


@pytest.mark.parametrize("change", [nothing, other_versions, other_bytes])
def test_a_manifest_of_other_versions_and_bytes_is_alike(report: Built, change: Callable[[Manifest], object]) -> None:
    assert found(report, change) == ()


@pytest.mark.parametrize(
    ("change", "place", "before", "after"),
    [
        (lambda held: held.update(title="Another"), "title", '"Monthly scorecard"', '"Another"'),
        (lambda held: held.update(title="Monthly  scorecard"), "title", "Monthly␣scorecard", "Monthly␣␣scorecard"),
        (lambda held: held.update(period=201608), "period", '"2016-08"', "201608"),
        (lambda held: held.pop("published"), "published", '"2016-11-02"', ""),
        (lambda held: held.update(late="Forgotten"), "late", "", '"Forgotten"'),
        (lambda held: held["inputs"][0].update(sha256="0"), "inputs[council.yaml].sha256", "", '"0"'),
        (lambda held: held["outputs"].pop(), "outputs", "monthly-2016-08.pdf", ""),
        (lambda held: held["inputs"].reverse(), "inputs", "council.yaml data", "narratives/"),
        (lambda held: held.update(inputs=[]), "inputs", "council.yaml", "[]"),
        (lambda held: held.update(inputs=[1, [2]]), "inputs[1][0]", "", "2"),
    ],
)  # fmt: skip
def test_any_other_change_is_found(
    report: Built, change: Callable[[Manifest], object], place: str, before: str, after: str
) -> None:
    told = {each.place: each for each in found(report, change)}
    assert before in told[place].before
    assert after in told[place].after
    assert {each.kind for each in told.values()} == {Kind.TEXT}


def test_one_change_is_told_once(report: Built) -> None:
    assert len(found(report, lambda held: held["inputs"][3].update(sha256="0"))) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[1]", b"null", b"[" * 100_000])
def test_a_manifest_that_is_none_is_unreadable(report: Built, content: bytes) -> None:
    (before,) = differences("manifest.json", content, report["json"])
    (after,) = differences("manifest.json", report["json"], content)
    assert (before.kind, bool(before.before), before.after) == (Kind.UNREADABLE, True, "")
    assert (after.kind, after.before, bool(after.after)) == (Kind.UNREADABLE, "", True)


@pytest.mark.parametrize("name", ["results.json", "data/results.csv", "notes", "report.pdf.txt", ".pdfx"])
def test_of_any_other_file_the_bytes_count(name: str) -> None:
    assert differences(name, b"one", b"one") == ()
    assert differences(name, b"one", b"three") == (Difference(name, Kind.BYTES, "", "3 bytes", "5 bytes"),)


@pytest.mark.parametrize("name", ["a.pdf", "A.PDF", "a.docx", "x/A.Docx", "manifest.json"])
def test_the_same_bytes_are_alike_whatever_they_are(name: str) -> None:
    assert differences(name, b"nonsense", b"nonsense") == ()


@given(
    name=st.sampled_from(["a.pdf", "a.docx", "manifest.json", "a.csv"]),
    before=st.binary(max_size=80),
    after=st.binary(max_size=80),
)
def test_nonsense_is_told_of_and_never_a_traceback(name: str, before: bytes, after: bytes) -> None:
    told = differences(name, before, after)
    assert bool(told) is (before != after) or name == "manifest.json"
    assert all(isinstance(each, Difference) for each in told)
