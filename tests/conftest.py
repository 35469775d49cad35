"""What several folders of tests share."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the report that `committee-pack build` makes of the sample workspace."""
    out = tmp_path_factory.mktemp("out")
    command = [sys.executable, "-m", "committee_pack", "build", "--workspace", str(ROOT), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out / "2016-11-02" / "scs-scorecard-2016-08"
