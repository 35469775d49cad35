"""The rules of the house (ARCHITECTURE.md), held by tests: who may import whom, and what the page says."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "committee_pack"
LEAVES = {"findings", "errors", "visible"}
STAGES = {"read", "compute", "pair", "compose", "write", "assemble", "check", "analyse", "start", "archive", "compare"}
ONLY_IN = {"bagit": {"archive"}, "pandas": {"analyse", "frames"}, "docx": {"write"}, "reportlab": {"write"}}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """Return the stage or module of the top level that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported(path: Path) -> set[str]:
    own = (name.split(".")[1] for name in imported(path) if name.startswith("committee_pack."))
    return set(own) - {room(path)}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    allowed = {
        "findings": set[str](),
        "errors": {"findings"},
        "fonts": {"model"},
        "vectors": set[str](),
        "model": LEAVES,
        "wording": LEAVES | {"model"},
        "workspace": LEAVES,
        "pdf_facts": {"model"},
        "manifest": set[str](),
        "last_proof": {"model"},
        "locking": set[str](),
        "side_by_side": set[str](),
        "disk": set[str](),
        "scratch": {"errors", "locking"},
        "printing": LEAVES,
        "changing": LEAVES | {"disk", "locking"},
        "output": LEAVES | {"disk", "locking"},
        "pipeline": LEAVES
        | (STAGES - {"analyse"})
        | {"model", "wording", "workspace", "manifest", "last_proof", "changing", "output", "side_by_side"},
        "reports": LEAVES
        | {"check", "compose", "compute", "read", "start", "pair"}
        | {"model", "wording", "workspace", "pipeline", "changing"},
        "pack_record": {"model"},
        "agendas": LEAVES
        | {"assemble", "check", "compose", "read", "start", "write", "model", "wording", "workspace", "pipeline"}
        | {"manifest", "output", "pack_record"},
        "archive": LEAVES | {"model", "wording", "disk", "locking", "side_by_side", "pdf_facts", "verapdf"},
        "verapdf": set[str](),
        "publishing": LEAVES
        | {"archive", "check", "compare", "compose", "read", "write", "model", "wording", "workspace", "pipeline"}
        | {"agendas", "changing", "manifest", "output", "pack_record", "scratch", "verapdf"},
        "commands": LEAVES
        | {"model", "pipeline", "agendas", "workspace", "manifest", "output", "printing", "write", "read", "start"}
        | {"archive", "publishing", "reports", "verapdf"},
        "cli": LEAVES | {"commands", "cli_archive"},
        "cli_archive": LEAVES | {"commands"},
        "frames": LEAVES | {"model", "pipeline", "commands", "analyse"},
        "__main__": {"cli"},
        "__init__": {"errors", "frames"},
    }
    stage = LEAVES | {"model", "wording", "workspace", "fonts", "vectors", "pdf_facts", "side_by_side"}
    assert rooms_imported(path) <= allowed.get(room(path), stage), path


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_imported_only_in_its_room(path: Path) -> None:
    for name in imported(path):
        library = name.split(".")[0]
        assert room(path) in ONLY_IN.get(library, {room(path)}), (path, name)


def test_nothing_below_the_command_line_reads_the_clock_the_locale_or_the_environment() -> None:
    forbidden = {"now", "today", "utcnow", "environ", "getenv", "cwd", "home", "expanduser", "getcwd", "urandom"}
    modules_forbidden = {"time", "locale", "random", "secrets", "uuid", "socket", "urllib.request"}
    for path in modules():
        if room(path) not in {"cli", "cli_archive", "commands"}:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
            assert not used & forbidden, path
            assert not {name.rpartition(".")[0] or name for name in imported(path)} & modules_forbidden, path


def test_the_architecture_page_names_every_module_of_the_top_level_and_every_stage() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for path in sorted(PACKAGE.iterdir()):
        if path.name.startswith("__pycache__") or path.name == "py.typed":
            continue
        name = f"{path.name}/" if path.is_dir() else path.name
        assert name in page, f"ARCHITECTURE.md does not name {name}"


def test_the_architecture_page_names_nothing_that_is_not_there() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    tree = page.split("```")[3]
    named = re.findall(r"^ +([a-z_]+(?:\.[a-z]+|/))(?= )", tree, re.MULTILINE)
    there = {path.name + ("/" if path.is_dir() else "") for path in PACKAGE.rglob("*")}
    assert len(named) > 40
    assert [name for name in named if name not in there] == []


def test_the_architecture_page_lists_no_folder_twice() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    listed = re.findall(r"^  ([a-z_]+(?:\.py|/)) ", page.split("```")[3], re.MULTILINE)
    assert len(listed) == len(set(listed))


def test_ruff_finds_nothing() -> None:
    for command in (["check"], ["format", "--check"]):
        run = subprocess.run([sys.executable, "-m", "ruff", *command], cwd=ROOT, capture_output=True, text=True)
        assert run.returncode == 0, run.stdout


def test_mypy_finds_nothing() -> None:
    run = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
