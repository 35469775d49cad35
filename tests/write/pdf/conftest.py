"""The sample document, written once for all tests that only look at it."""

from __future__ import annotations

import pytest

from committee_pack.write.pdf.writer import write_pdf
from tests.support.documents import STYLE, document
from tests.support.pdf import Element, structure


@pytest.fixture(scope="session")
def sample_pdf() -> bytes:
    return write_pdf(document(), STYLE)


@pytest.fixture(scope="session")
def sample_root(sample_pdf: bytes) -> Element:
    return structure(sample_pdf)
