"""Which of the libraries that draw or that make documents a command has loaded by its end.

`python -m bench.libraries WORD ...` runs committee-pack with the words and prints the libraries as a JSON list.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys

HEAVY = (
    "PIL", "docx", "docxtpl", "fontTools", "lxml", "matplotlib", "numpy", "openpyxl", "pandas", "pikepdf", "reportlab",
    "typst", "xlsxwriter",
)  # fmt: skip
"""Libraries that draw, that make documents, or that these bring with them."""


def loaded(words: list[str]) -> list[str]:
    """Run committee-pack with the words, in this process, and return what it has loaded of HEAVY."""
    from committee_pack import cli

    sys.argv = ["committee-pack", *words]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        cli.main()
    return [name for name in HEAVY if name in sys.modules]


if __name__ == "__main__":
    print(json.dumps(loaded(sys.argv[1:])))
