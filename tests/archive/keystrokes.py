"""How long a letter takes in the search of an archive's index; `python -m tests.archive.keystrokes 2000` tells it."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from committee_pack.archive.index_page import write_index_page
from tests.support.browsers import browse, press
from tests.support.editions import many

_TYPED = ("library", "z", "Backspace", "scorecard", "contract", "Backspace", "2019")
"""Words that narrow the list, one that nothing has, and what brings back all that it left out."""


def main(number: int) -> None:
    """Print how large the page is, how long it takes to write, and what a key takes until its page is drawn."""
    editions = many(number)
    begun = time.perf_counter()
    page = write_index_page(editions, (), "Kent County Council")
    written = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "index.html"
        file.write_bytes(page)
        keys = [key for word in _TYPED for key in ([word] if word == "Backspace" else [*word, "Control+a", "Delete"])]
        seen = browse(file, [*press("Tab", "Tab"), {"do": "time", "keys": keys}])
    took = sorted(seen.answers[0])
    print(f"{number} editions: {len(page) / 1e6:.1f} MB, written in {written:.2f} s; Chromium {seen.version}")
    told = f"median {statistics.median(took):.0f} ms, nine tenths within {took[len(took) * 9 // 10]:.0f} ms"
    print(f"{len(took)} keys until their page is drawn: {told}, longest {took[-1]:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
