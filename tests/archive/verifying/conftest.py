"""An archive that is sound, and a copy of it for each test to spoil."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.provable import Provable, copied, write_provable


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Provable:
    """Return an archive that no test changes."""
    return write_provable(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def provable(sound: Provable, tmp_path: Path) -> Provable:
    """Return an archive that the test may spoil."""
    return copied(sound, tmp_path / "council")
