"""What several folders of tests share."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("full", max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))

ROOT = Path(__file__).parents[1]
WORKSPACE = ("council.yaml", "data", "narratives", "report_templates", "meetings")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the report that `committee-pack build` makes of the sample workspace."""
    return build(ROOT, tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="session")
def built_appendix(built: Path) -> Path:
    """Return the folder of the quarterly appendix that the same command makes."""
    return built.parents[1] / "2014-03-10" / "scs-appendix-2013-14-q3"


@pytest.fixture(scope="session")
def built_with_all_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample's report with a page for each of its 45 indicators."""
    copy = copied_workspace(tmp_path_factory.mktemp("all pages"))
    report = copy / "report_templates" / "scs-scorecard" / "report.yaml"
    settings = report.read_text(encoding="utf-8")
    assert "\npages: red" in settings
    report.write_text(settings.replace("\npages: red", "\npages: all"), encoding="utf-8")
    return build(copy, copy / "out")


def copied_workspace(folder: Path) -> Path:
    """Return a copy of the sample workspace, in a folder that need not be there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in WORKSPACE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder)
    return folder


def build(workspace: Path, out: Path, env: dict[str, str] | None = None) -> Path:
    """Build the sample's report as a user does, in a process of its own, and return its folder."""
    command = [sys.executable, "-m", "committee_pack", "build", "--workspace", str(workspace), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return out / "2016-11-02" / "scs-scorecard-2016-08"
