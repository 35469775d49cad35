"""The key `ignore`, by which a file switches off single findings of the checker, each with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from committee_pack.model.ignored import Ignored
from committee_pack.read.checked import FileModel
from committee_pack.read.fields import Words
from committee_pack.read.yaml_text import YamlText


class IgnoreFile(FileModel):
    """Which finding is left out, and why; `words` are those that it is about, where not all of its kind are."""

    form: ClassVar[str] = "{code: sentence-long, because: it quotes the statute}"
    code: Words
    words: Words | None = None
    because: Words


def read_ignored(entries: Iterable[IgnoreFile], source: YamlText) -> Iterator[Ignored]:
    """Return what a file wants to be left out, each with its line."""
    for number, each in enumerate(entries):
        yield Ignored(each.code, each.words or "", each.because, source.place(("ignore", number)))
