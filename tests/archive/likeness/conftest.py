"""A small report that was built as a user builds it, once for all tests that compare others with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.workspaces import Small, small_workspace, with_activity

Built = dict[str, bytes]
"""The files of a report, by `pdf`, `docx` and `json`."""
Build = Callable[[Callable[[Small], None]], Built]


def nothing(small: Small) -> None:
    assert small.root


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return what builds the small report after its workspace was changed."""
    return lambda change: _built(tmp_path_factory.mktemp("likeness"), change)


@pytest.fixture(scope="session")
def report(build: Build) -> Built:
    """Return the small report as it is."""
    return build(nothing)


def _built(folder: Path, change: Callable[[Small], None]) -> Built:
    small = with_activity(small_workspace(folder))
    change(small)
    ran = small.run("build")
    assert ran.code == 0, ran.err
    return {path.suffix[1:]: path.read_bytes() for path in (small.root / "out").rglob("*.*")}
