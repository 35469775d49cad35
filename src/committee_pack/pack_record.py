"""What a pack printed on which pages, kept beside it: later supplements go on from it, and never change it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from committee_pack.model.agenda import FilePaper, Item, ReportPaper, ToFollow

MANIFEST = "manifest.json"
EXEMPT_PAGES = "exempt-pages.json"
_MOST = 1_000_000
"""More pages than any pack has: what says otherwise is damaged."""


@dataclass(frozen=True, slots=True)
class PagesOf:
    """The pages that a paper had, both ends in, and its place among those of its item.

    Those of an exempt item stand as one, without a label.
    """

    item: str
    place: int
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PackRecord:
    """The pages of a pack as it was assembled: its last one, and those of each paper."""

    last: int
    papers: tuple[PagesOf, ...]

    def find(self, item: str, label: str) -> PagesOf | None:
        """Return the pages of an item's paper, the first of that label; None where it had none."""
        return next((each for each in self.papers if (each.item, each.label) == (item, label)), None)


def record_facts(record: PackRecord) -> dict[str, object]:
    """Return what a manifest says of the pages."""
    return {"last_page": record.last, "pages": [asdict(each) for each in record.papers]}


def read_record(folder: Path) -> PackRecord | None:
    """Return the pages of the pack that lies in a folder; None where none does, or where its record is damaged."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return PackRecord(_number(said["last_page"]), tuple(map(_pages, said["pages"])))
    return None


def _pages(said: Mapping[str, object]) -> PagesOf:
    place, first, last = (_number(said[key]) for key in ("place", "first", "last"))
    return PagesOf(str(said["item"]), place, str(said["label"]), first, last)


def _number(said: object) -> int:
    """Return a number of pages; raises ValueError for what is none."""
    if not isinstance(said, int) or isinstance(said, bool) or not 0 < said < _MOST:
        raise ValueError(f"{said} is no number of pages")
    return said


def write_exempt_pages(pages: Iterable[tuple[Item, int]]) -> bytes:
    """Return how many pages each exempt item has, divider and all, by its number, as the full edition leaves it.

    Beside that it says only how many papers of which kind the item lists, by which a record of others is told: it may
    be given to those who make the public edition and may not see the papers.
    """
    items = {item.number: {"pages": count, "of": _listed(item)} for item, count in pages}
    return (json.dumps({"items": items}, indent=2) + "\n").encode()


def read_exempt_pages(folder: Path, items: Iterable[Item]) -> Mapping[str, int]:
    """Return how many pages each exempt item has, by its number, where the record is of the papers it lists now."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        said = json.loads((folder / EXEMPT_PAGES).read_text(encoding="utf-8"))["items"]
        listed = {item.number: _listed(item) for item in items}
        return {number: _number(each["pages"]) for number, each in said.items() if listed.get(number) == each["of"]}
    return {}


def _listed(item: Item) -> list[str]:
    """Return the kind of each paper of an exempt item, and nothing by which it could be known."""
    kinds = {FilePaper: "file", ReportPaper: "report", ToFollow: "to follow"}
    return [kinds[type(paper)] for paper in item.papers]
