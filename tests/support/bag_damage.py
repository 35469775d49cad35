"""Damage to bags in an archive, of every sort that happens to files, each of which can be undone."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.support.bags import bags_in, relisted
from tests.support.undoing import Away, Written, rename, swap

Act = Callable[[], None]
_OUTSIDE_OF_BAGS = frozenset(
    ("time stamp", "empty folder", "bags swapped", "bag removed", "bag renamed", "made to agree")
)
"""Kinds of damage after which each bag that is there is sound."""
_NAMES = ("new.txt", "Kopie von a.pdf", "thumbs.db", "é.txt", "x")


@dataclass(frozen=True)
class Damage:
    """Something that is done to an archive: of which kind it is, in words, the paths that it touches, and how.

    `is_harmless` says that all the archive holds is still there and right, which is so of time stamps alone. One that
    `spoils_bag` leaves a bag that is not sound by itself; what others do can only be told from beside it.
    """

    kind: str
    description: str
    paths: tuple[str, ...]
    is_harmless: bool
    spoils_bag: bool
    _apply: Act = field(repr=False, compare=False)
    _undo: Act = field(repr=False, compare=False)

    def apply(self) -> None:
        """Do the damage."""
        self._apply()

    def undo(self) -> None:
        """Put everything back: names, contents, rights and the time stamps of files."""
        self._undo()

    @contextlib.contextmanager
    def done(self) -> Iterator[None]:
        """Do the damage, and undo it at the end."""
        self.apply()
        try:
            yield
        finally:
            self.undo()


def damages(archive: Path, seed: int) -> Iterator[Damage]:
    """Return damage without end to the bags of an archive, or to one bag: the same for the same files and seed.

    Each must be undone before the next is done. What is done to a bag that lies outside of all bags is not in it.
    """
    made = _Maker(archive, Random(seed))
    while True:
        kinds = list(made.kinds)
        made.random.shuffle(kinds)
        yield from (damage for kind in kinds if (damage := made.kinds[kind](kind)))


class _Maker:
    """Makes damage of each kind, or none where there is nothing that it could be done to."""

    def __init__(self, archive: Path, random: Random) -> None:
        self.root, self.random = archive, random
        self.held = bags_in(archive)
        self.kinds: dict[str, Callable[[str], Damage | None]] = {
            "byte": self._byte,
            "truncated": self._truncated,
            "appended": self._appended,
            "removed": self._removed,
            "added to the payload": self._added_to_payload,
            "added to the bag": self._added_to_bag,
            "added in a new folder": self._added_in_folder,
            "hidden file": self._hidden,
            "empty folder": self._empty_folder,
            "contents swapped": self._swapped,
            "renamed": self._renamed,
            "letter case": self._letter_case,
            "moved": self._moved,
            "copied over": self._copied_over,
            "folder renamed": self._folder_renamed,
            "bags swapped": self._bags_swapped,
            "bag removed": self._bag_removed,
            "bag renamed": self._bag_renamed,
            "made to agree": self._made_to_agree,
            "time stamp": self._time_stamp,
        }
        if sys.platform != "win32":
            self.kinds["link"] = lambda kind: self._linked(kind, self._file())
            self.kinds["folder as link"] = lambda kind: self._linked(kind, self._folder())

    # -- which files and folders

    def _bag(self) -> Path:
        return self.random.choice(self.held).bag

    def _file(self) -> Path:
        """Return a file of any bag: a manifest, another tag file or one of the payload, each as likely."""
        return self.random.choice(self.random.choice(self.random.choice(self.held).sorts))

    def _file_with(self, test: Callable[[Path], bool]) -> Path | None:
        for _ in range(50):
            if test(found := self._file()):
                return found
        return None

    def _folder(self) -> Path:
        """Return a folder of a payload, or the payload's own."""
        return self.random.choice(self.random.choice(self.held).folders)

    def _name(self, folder: Path, *names: str) -> Path:
        """Return a name that nothing has in a folder."""
        for name in (*names, *self.random.sample(_NAMES, len(_NAMES))):
            if not (folder / name).exists():
                return folder / name
        return folder / f"{self.random.randrange(10**9)}.txt"

    # -- what is done to them

    def _made(self, kind: str, said: str, paths: tuple[Path, ...], apply: Act, undo: Act) -> Damage:
        named = tuple(each.relative_to(self.root).as_posix() for each in paths)
        words = f"{kind}: {said.format(*named)}"
        return Damage(kind, words, named, kind == "time stamp", kind not in _OUTSIDE_OF_BAGS, apply, undo)

    def _byte(self, kind: str) -> Damage | None:
        path = self._file_with(_has_content)
        if path is None:
            return None
        place, mask = self.random.randrange(path.stat().st_size), self.random.randrange(1, 256)
        act = Written(path)
        return self._made(kind, f"byte {place} of {{}}", (path,), lambda: act.flip(place, mask), act.restore)

    def _truncated(self, kind: str) -> Damage | None:
        path = self._file_with(_has_content)
        if path is None:
            return None
        length, act = self.random.randrange(path.stat().st_size), Written(path)
        return self._made(kind, f"{{}} to {length} bytes", (path,), lambda: act.cut(length), act.restore)

    def _appended(self, kind: str) -> Damage:
        path = self._file()
        more = self.random.choice([b"\n", b"\0", b" ", self.random.randbytes(self.random.randint(1, 40))])
        act = Written(path)
        return self._made(kind, f"{len(more)} bytes to {{}}", (path,), lambda: act.add(more), act.restore)

    def _copied_over(self, kind: str) -> Damage | None:
        return self._of_two(kind, "{1} over {0}", both=False)

    def _swapped(self, kind: str) -> Damage | None:
        return self._of_two(kind, "{0} and {1}", both=True)

    def _of_two(self, kind: str, said: str, *, both: bool) -> Damage | None:
        one = self._file()
        held = one.read_bytes()
        other = self._file_with(lambda path: path.read_bytes() != held)
        if other is None:
            return None
        first, second, content = Written(one), Written(other), other.read_bytes()

        def apply() -> None:
            first.fill(content)
            if both:
                second.fill(held)

        def undo() -> None:
            first.restore()
            if both:
                second.restore()

        return self._made(kind, said, (one, other), apply, undo)

    def _removed(self, kind: str) -> Damage:
        path = self._file()
        away = Away(path)
        return self._made(kind, "{}", (path,), away.go, away.come_back)

    def _added_to_payload(self, kind: str) -> Damage:
        return self._added(kind, self._name(self._folder()))

    def _added_to_bag(self, kind: str) -> Damage:
        return self._added(kind, self._name(self._bag(), *self.random.choice([(), ("fetch.txt",)])))

    def _added_in_folder(self, kind: str) -> Damage:
        folder = self._name(self.random.choice([self._folder(), self._bag()]), "new folder")
        path = folder / self.random.choice(_NAMES)

        def apply() -> None:
            folder.mkdir()
            path.write_bytes(b"new")

        return self._made(kind, "{}", (path,), apply, lambda: shutil.rmtree(folder))

    def _hidden(self, kind: str) -> Damage:
        folder = self.random.choice([self._folder(), self._bag()])
        return self._added(kind, self._name(folder, self.random.choice([".DS_Store", ".hidden", "~$report.docx"])))

    def _added(self, kind: str, path: Path) -> Damage:
        content = self.random.choice([b"", b"new"])
        return self._made(kind, "{}", (path,), lambda: _new_file(path, content), path.unlink)

    def _empty_folder(self, kind: str) -> Damage:
        path = self._name(self.random.choice([self._folder(), self._bag()]), "empty")
        return self._made(kind, "{}", (path,), path.mkdir, path.rmdir)

    def _renamed(self, kind: str) -> Damage:
        path = self._file()
        return self._as(kind, path, self._name(path.parent))

    def _moved(self, kind: str) -> Damage | None:
        path = self._file_with(lambda path: True)
        folder = self._folder()
        return None if path is None or folder == path.parent else self._as(kind, path, self._name(folder, path.name))

    def _letter_case(self, kind: str) -> Damage | None:
        path = self._file_with(lambda path: path.name.swapcase() != path.name)
        if path is None:
            return None
        places = [place for place, each in enumerate(path.name) if each.swapcase() != each]
        place = self.random.choice(places)
        name = path.name[:place] + path.name[place].swapcase() + path.name[place + 1 :]
        return self._as(kind, path, path.with_name(name))

    def _folder_renamed(self, kind: str) -> Damage | None:
        folder = self._folder()
        return self._as(kind, folder, self._name(folder.parent))

    def _as(self, kind: str, path: Path, new: Path) -> Damage:
        return self._made(kind, "{0} as {1}", (path, new), lambda: rename(path, new), lambda: rename(new, path))

    def _bags_swapped(self, kind: str) -> Damage | None:
        if len(self.held) < 2:
            return None
        one, other = (each.bag for each in self.random.sample(self.held, 2))
        return self._made(kind, "{0} and {1}", (one, other), lambda: swap(one, other), lambda: swap(one, other))

    def _bag_removed(self, kind: str) -> Damage | None:
        bag = self._bag()
        if bag == self.root:
            return None
        away = Away(bag)
        return self._made(kind, "{}", (bag,), away.go, away.come_back)

    def _bag_renamed(self, kind: str) -> Damage | None:
        bag = self._bag()
        return None if bag == self.root else self._as(kind, bag, bag.with_name(f"{bag.name}0"))

    def _made_to_agree(self, kind: str) -> Damage | None:
        """Return damage of which the bag itself says nothing: its manifests are changed with what they list."""
        held = self.random.choice(self.held)
        filled = [each for each in held.sorts[0] if each.is_relative_to(held.bag / "data") and _has_content(each)]
        if not filled:
            return None
        path = self.random.choice(filled)
        place, mask = self.random.randrange(path.stat().st_size), self.random.randrange(1, 256)
        manifests = sorted(held.bag.glob("manifest-*.txt"))
        seals = sorted(held.bag.glob("tagmanifest-*.txt"))
        acts = {each: Written(each) for each in (path, *manifests, *seals)}

        def apply() -> None:
            acts[path].flip(place, mask)
            for each in manifests:
                acts[each].fill(relisted(each, held.bag, [path]))
            for each in seals:
                acts[each].fill(relisted(each, held.bag, manifests))

        def undo() -> None:
            for act in acts.values():
                act.restore()

        return self._made(kind, f"byte {place} of {{}}", (path,), apply, undo)

    def _time_stamp(self, kind: str) -> Damage:
        path = self.random.choice([self._file(), self._folder(), self._bag()])
        then, now = path.stat(), self.random.randrange(10**9, 2 * 10**9)

        def undo() -> None:
            os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))

        return self._made(kind, "{}", (path,), lambda: os.utime(path, (now, now)), undo)

    def _linked(self, kind: str, path: Path) -> Damage:
        """Return damage by which all is still to be read as it was, by way of somewhere else."""
        away = Away(path)

        def apply() -> None:
            away.go()
            path.symlink_to(away.kept)

        def undo() -> None:
            path.unlink()
            away.come_back()

        return self._made(kind, "{}", (path,), apply, undo)


def _has_content(path: Path) -> bool:
    return path.stat().st_size > 0


def _new_file(path: Path, content: bytes) -> None:
    path.write_bytes(content)
