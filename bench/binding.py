"""Papers of a folder become one file, as one process does it: `python -m bench.binding WAY FOLDER FILE`.

`ours` binds them into a pack; `qpdf` merges them plainly, which keeps no tags, bookmarks or numbers.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

OURS, QPDF = "committee_pack", "qpdf"


def bind_papers(files: Sequence[Path], out: Path) -> None:
    """Bind papers into a pack: stamps drawn, their spots looked for, all joined."""
    import pikepdf

    from committee_pack.assemble.bind import bind
    from committee_pack.assemble.spots import spots_of
    from committee_pack.assemble.words import stamped_words
    from committee_pack.fonts import SOURCE_SANS
    from committee_pack.model.colours import Colour
    from committee_pack.model.packs import Binding, Bound, BoundItem, BoundSection, PaperFile
    from committee_pack.model.settings import Theme
    from committee_pack.write.pdf.stamps import write_stamps
    from committee_pack.write.style import Style

    items, first = [], 1
    for number, file in enumerate(files, start=1):
        with pikepdf.open(file) as pdf:
            paper = PaperFile(f"A{number}", f"Paper {number}", file.read_bytes(), len(pdf.pages))
        items.append(BoundItem(f"A{number} Paper {number}", (Bound(paper, first),)))
        first += paper.pages
    sections = (BoundSection("A Papers", tuple(items)),)
    binding = Binding("Pack", "Council", "en-GB", datetime.date(2016, 11, 2), (), sections)
    stamps = write_stamps(stamped_words(binding), Style(Theme(Colour(0x1F, 0x4E, 0x79), None, SOURCE_SANS, "Arial")))
    out.write_bytes(bind(binding, stamps, spots_of([binding], stamps)))


def merge_papers(files: Sequence[Path], out: Path) -> None:
    """Merge papers by qpdf."""
    import pikepdf

    pikepdf.Job(["qpdf", "--empty", "--pages", *map(str, files), "--", str(out)]).run()


WAYS: Mapping[str, Callable[[Sequence[Path], Path], None]] = {OURS: bind_papers, QPDF: merge_papers}


def command(way: str, folder: Path, out: Path) -> list[str]:
    """Return the command that makes one file of a folder of papers in a way."""
    return [sys.executable, "-m", "bench.binding", way, str(folder), str(out)]


if __name__ == "__main__":
    WAYS[sys.argv[1]](sorted(Path(sys.argv[2]).glob("*.pdf")), Path(sys.argv[3]))
