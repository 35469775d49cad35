"""The sample's editions, published once for all who build them again."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from committee_pack.locking import TakenError, locked
from tests.support.sample import Sample, published_sample, sample_in


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Return the sample and the example with all of their editions; nobody changes anything in there."""
    base = tmp_path_factory.getbasetemp()
    return _published_once(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)


def _published_once(shared: Path) -> Sample:
    """Publish all editions into a folder that several workers share, or wait until another has."""
    folder, new = shared / "sample", shared / "sample.new"
    while True:
        try:
            with locked(shared / "sample.lock"):
                if not folder.is_dir():
                    shutil.rmtree(new, ignore_errors=True)
                    published_sample(new)
                    new.rename(folder)
                return sample_in(folder)
        except TakenError:
            time.sleep(0.2)
