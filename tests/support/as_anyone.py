"""`python -m tests.support.as_anyone COMMAND ...` runs a command of ours as a user who may do no more than anyone.

To root every file is open, so that nothing could be learnt of one that is closed.
"""

from __future__ import annotations

import os
import subprocess
import sys

from committee_pack import cli
from tests.support.workspaces import ROOT, Ran, run

_NOBODY = 65534


def run_as_anyone(*arguments: str) -> Ran:
    """Run a command as such a user and return what it came to."""
    command = [sys.executable, "-m", "tests.support.as_anyone", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode(), done.stdout)


def _become_nobody() -> None:
    if sys.platform != "win32" and os.geteuid() == 0:
        # -- once as root, as what Python loads later may lie where nobody may look
        run(*sys.argv[1:])
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


if __name__ == "__main__":
    _become_nobody()
    cli.main()
