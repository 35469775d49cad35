"""Which libraries a command has loaded by its end, those that are not of Python itself.

`python -m bench.libraries WORD ...` runs committee-pack with the words and prints the libraries as a JSON list.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path
from types import ModuleType

HEAVY = (
    "PIL", "docx", "docxtpl", "lxml", "matplotlib", "numpy", "openpyxl", "pandas", "pikepdf", "reportlab", "typst",
    "xlsxwriter",
)  # fmt: skip
"""Libraries that draw, that make documents, or that these bring with them."""

INSTALLED = ("site-packages", "dist-packages")


def loaded(words: list[str]) -> list[str]:
    """Run committee-pack with the words, in this process, and return the libraries that it has loaded."""
    from committee_pack import cli

    sys.argv = ["committee-pack", *words]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        cli.main()
    tops = {name.partition(".")[0] for name, module in sys.modules.items() if _is_installed(module)}
    return sorted((name for name in tops if not name.startswith("_")), key=str.casefold)


def _is_installed(module: ModuleType) -> bool:
    file = getattr(module, "__file__", None) or ""
    return any(folder in Path(file).parts for folder in INSTALLED) and "committee_pack" not in Path(file).parts


if __name__ == "__main__":
    print(json.dumps(loaded(sys.argv[1:])))
