"""The sample workspace and the adult-care example with editions published of all that is in them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from committee_pack.commands import clock
from tests.conftest import ROOT, copied_workspace
from tests.support.published import DAY, publish
from tests.support.workspaces import Small

MEETING = "2016-11-10-cabinet-committee"
SCORECARD, APPENDIX = "2016-11-02-scs-scorecard-2016-08-e1", "2014-03-10-scs-appendix-2013-14-q3-e1"
PACK, SUPPLEMENT = f"2016-11-02-{MEETING}-e1", f"2016-11-07-{MEETING}-supplement-1-e1"
FIRST = (SCORECARD, APPENDIX, PACK, SUPPLEMENT)
SECOND = tuple(f"{name.removesuffix('1')}2" for name in FIRST)
OTHER_PERIODS = ("2016-11-02-scs-scorecard-2016-07-e1", "2014-03-10-scs-appendix-2013-14-q2-e1")
EXAMPLE = ("2026-01-14-kpi-2025-12-e1", "2026-01-14-kpi-2025-12-e2")
EDITIONS = (*FIRST, *OTHER_PERIODS, *SECOND, *EXAMPLE)
"""Every edition that is published of them."""

_CHANGES = {
    "narratives/scs-scorecard/standing/three-placements.md": ("Counts children", "Counts all children"),
    "narratives/scs-appendix/standing/second-plan.md": ("A very low share", "A share that is very low"),
    f"meetings/{MEETING}/work-programme.md": ("The programme is made by", "This programme is made by"),
}
"""What is written otherwise before each second edition."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The two workspaces, each with its archive in it."""

    workspace: Path
    example: Path

    def of(self, edition: str) -> Path:
        """Return the workspace that an edition was published from."""
        return self.example if edition in EXAMPLE else self.workspace


def sample_in(folder: Path) -> Sample:
    """Return what `published_sample` has left in a folder."""
    return Sample(folder / "council", folder / "adult-care")


def published_sample(folder: Path) -> Sample:
    """Publish all editions of both workspaces, copied into a folder."""
    sample = sample_in(folder)
    copied_workspace(sample.workspace)
    shutil.copytree(ROOT / "examples" / "adult-care", sample.example)
    _publish(Small(sample.workspace))
    _publish_example(Small(sample.example))
    return sample


def _publish(council: Small) -> None:
    asked = (("scs-scorecard",), ("scs-appendix",), (MEETING,), (MEETING, "--supplement", "1"))
    _approve(council, "scs-scorecard", "scs-appendix")
    _done(council, *asked)
    for report, period in (("scs-scorecard", "2016-07"), ("scs-appendix", "2013/14 Q2")):
        _without_texts(council, report, period)
    for file, (old, new) in _CHANGES.items():
        council.replace(file, old, new)
    _done(council, *asked)


def _without_texts(council: Small, report: str, period: str) -> None:
    """Publish a report for a period that nobody wrote about, which takes saying that nobody has to."""
    settings = f"report_templates/{report}/report.yaml"
    before = council.text(settings)
    for owed, free in (("required_for: pages", "required_for: none"), ("required: yes", "required: no")):
        council.write(settings, council.text(settings).replace(owed, free))
    _done(council, (report, "--period", period))
    council.write(settings, before)


def _publish_example(example: Small) -> None:
    _done(example, ("kpi",))
    example.replace("report_templates/kpi/report.yaml", "Every figure in this report is made up.", "All is made up.")
    _done(example, ("kpi",))


def _approve(small: Small, *reports: str) -> None:
    for report in reports:
        with mock.patch.object(clock, "today", return_value=DAY):
            ran = small.run("narratives", "approve", report, "--all", "--by", "A. Officer", "--quiet")
        assert ran.code == 0, ran.err


def _done(small: Small, *asked: tuple[str, ...]) -> None:
    for typed in asked:
        ran = publish(small, *typed)
        assert ran.code == 0, ran.err
        assert ran.out.startswith("Published: "), ran.out
