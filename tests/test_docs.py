"""The pages of docs/ are run: what they show is what the tool says, and what they list is all there is.

A page is played from top to bottom in a copy of the sample workspace:

- a block of `console` is a command and what it prints; a line `...` stands for any lines left out; after `cd` all
  that follows is played in that folder;
- a block with `file=PATH` is a whole file and is written, one with `end-of=PATH` is written at its end, one with
  `in=PATH` takes the place of the keys of the same names, and one with `in-front=PATH` is added to the facts in
  front of a narrative; one with `from=PATH` stands in that file already;
- a block of `html` is a section of a template or the inside of one, and is composed; with `over=REPORT`, of that
  report;
- a block of `python` is run in the workspace's folder, after those above it, and the block of `text` that follows
  is what it prints;
- a block of `text` that ends in a code is a finding, and `check` must say it;
- `<!-- in PATH: OLD => NEW -->` changes a file out of the reader's sight (no OLD: at its end; `*`: all of it),
  and `<!-- back -->` takes such changes back; after `<!-- anew -->` the workspace is the sample's own again.

`python -m tests.test_docs` writes what the tool says now into the pages; read the difference before it is kept.
`python -m tests.pictures` makes the pictures of docs/pictures/ of what stands above each.
"""

from __future__ import annotations

import ast
import contextlib
import datetime
import io
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args
from unittest import mock

import pytest
from pydantic import BaseModel

from committee_pack.check.families import CODES
from committee_pack.commands.check import check_all
from committee_pack.commands.console import Console, finding_text
from committee_pack.commands.opening import open_council
from committee_pack.compose import views
from committee_pack.compose.elements import VOID
from committee_pack.compose.inlines import INLINES
from committee_pack.compose.markdown import read_markdown
from committee_pack.compose.markup import BLOCKS
from committee_pack.compose.placeholders import Book, Names, placeholders
from committee_pack.findings import Finding, Place, Severity
from committee_pack.fonts import SOURCE_SANS, font_files
from committee_pack.model.document import Paragraph
from committee_pack.model.facts import DESCRIPTIVE, OWN, SINCE
from committee_pack.model.totals import Totals, Travels
from committee_pack.pipeline import compose, compute
from committee_pack.read import areas, observations, targets
from committee_pack.read.agenda_file import AgendaFile, CommitteeFile
from committee_pack.read.catalogue_file import CatalogueFile
from committee_pack.read.checked import FileModel, read_entry
from committee_pack.read.council import CouncilFile
from committee_pack.read.files import Files
from committee_pack.read.narratives import CommentaryFile, NoteFile
from committee_pack.read.paper_file import WrittenPaperFile
from committee_pack.read.report import ReportFile
from committee_pack.wording import described, plain_text, value_text
from tests.support.workspaces import run

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
WORKSPACE = ("council.yaml", "data", "narratives", "report_templates", "meetings")
REPORT = "report_templates/scs-scorecard"
PIECE = re.compile(
    r"^```(?P<info>[a-z][^\n]*)\n(?P<body>.*?)^```$"
    r"|^<!-- in (?P<file>\S+): (?P<old>.*?) ?=> ?(?P<new>.*?) ?-->$"
    r"|^<!-- (?P<back>back|anew) -->$"
    r"|^<!-- (?P<shown>picture|proof): (?P<report>\S+) (?P<anchor>\S+)(?P<heading>[^\n]*?) -->$"
    r"|^<!-- pack: (?P<meeting>\S+) (?P<number>\d+) -->$"
    r"|^!\[(?P<alt>[^\]\n]*)\]\((?P<picture>pictures/(?:library/|agenda-)[^)\n]+)\)$",
    re.MULTILINE | re.DOTALL,
)
TEMPLATES = re.compile(r"^templates: \[(.*)\]$", re.MULTILINE)
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
MODELS: dict[str, type[FileModel]] = {
    "council.yaml": CouncilFile,
    "report.yaml": ReportFile,
    "indicators.yaml": CatalogueFile,
    "agenda.yaml": AgendaFile,
    "cabinet-committee.yaml": CommitteeFile,
}
OURS = font_files(SOURCE_SANS)
WRITES = ("file", "end-of", "in", "in-front")
"""What a block may say of the file that it is written into."""
NOT_FOUND = "not found"
"""What stands in a page for a finding that is not said: a fault of the page."""
UNAPPROVED = "commentary-unapproved"
THERE = (
    "agenda", "build", "check", "compare", "narratives", "new", "publish", "rebuild", "reindex", "results", "retention",
    "schemas", "verify",
)  # fmt: skip
"""The commands that there are."""
NAMES_A_CODE = ("error", "warning", "advice", "Finding", "fault", "_note", "_error")


class Stage:
    """A copy of the sample workspace on which a page is played, with a font that a council may have."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.before: dict[str, str | None] = {}
        self.names: dict[str, Any] = {}
        self.printed = ""
        self.anew()

    def anew(self) -> None:
        """Put the sample workspace in place of whatever stands there."""
        self.before.clear()
        for name in WORKSPACE:
            source, place = ROOT / name, self.root / name
            if source.is_dir():
                shutil.rmtree(place, ignore_errors=True)
                shutil.copytree(source, place)
            else:
                shutil.copyfile(source, place)
        (self.root / "fonts").mkdir(exist_ok=True)
        for weight, source in (("Regular", OURS.regular), ("Bold", OURS.bold)):
            shutil.copyfile(source, self.root / "fonts" / f"KentSans-{weight}.ttf")

    def text(self, file: str) -> str:
        """Return what a file holds; nothing where it is not there."""
        path = self.root / file
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def write(self, file: str, text: str) -> None:
        """Write a file, its folder too."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            # -- what is archived may only be read
            path.chmod(0o644)
        path.write_bytes(text.encode("latin-1" if "\xff" in text else "utf-8"))

    def change(self, file: str, old: str, new: str) -> None:
        """Replace words of a file; without any, put the new ones at its end."""
        old, new = (text.replace("\\n", "\n") for text in (old, new))
        held = self.text(file)
        self.before.setdefault(file, held if (self.root / file).is_file() else None)
        assert old == "*" or old in held, f"{file} does not hold '{old}'"
        self.write(file, new if old == "*" else held.replace(old, new, 1) if old else held + new)

    def back(self) -> None:
        """Take the changes back."""
        for file, held in self.before.items():
            if held is None:
                (self.root / file).unlink()
            else:
                self.write(file, held)
        self.before.clear()

    def findings(self, *reports: str) -> tuple[Finding, ...]:
        """Return all that `check` finds, of the reports named or of all."""
        return check_all(self.root, reports, "", Console(quiet=True))

    def run(self, command: str) -> tuple[str, int]:
        """Return what a command prints and its exit code."""
        words = shlex.split(command)
        if words[0] == "cd":
            self.root /= words[1]
            return "", 0
        assert words[0] == "committee-pack", command
        done = subprocess.run(
            [sys.executable, "-u", "-m", "committee_pack", *words[1:]],
            cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
        )  # fmt: skip
        return done.stdout, done.returncode

    def execute(self, program: str) -> None:
        """Run a piece of a program, which knows what those before it did, and keep what it prints."""
        printed = io.StringIO()
        with contextlib.chdir(self.root), contextlib.redirect_stdout(printed):
            exec(compile(program, "page", "exec"), self.names)
        self.printed += printed.getvalue()

    def told(self) -> str:
        """Return what was printed since it was last told."""
        said, self.printed = self.printed, ""
        return said

    def compose(self, markup: str, report: str) -> tuple[Finding, ...]:
        """Return what is wrong with a report that has a template which holds this within a section.

        That its texts are not approved yet is not for want of the template.
        """
        with self.with_page(markup, report):
            found = self.findings(report)
        return tuple(each for each in found if each.severity is not Severity.ADVICE and each.code != UNAPPROVED)

    @contextlib.contextmanager
    def with_page(self, markup: str, report: str) -> Iterator[None]:
        """Let the last template of a report be one that holds this, within a section where it is none itself."""
        page = markup if markup.startswith("<section") else f"<section><h1>Page</h1>\n{markup}</section>\n"
        folder = f"report_templates/{report}"
        settings = self.text(f"{folder}/report.yaml")
        self.write(f"{folder}/report.yaml", TEMPLATES.sub(r"templates: [\1, page.html.j2]", settings))
        self.write(f"{folder}/page.html.j2", page)
        try:
            yield
        finally:
            self.write(f"{folder}/report.yaml", settings)
            (self.root / folder / "page.html.j2").unlink()


@dataclass(frozen=True, slots=True)
class Piece:
    """A block or a direction of a page."""

    match: re.Match[str]

    @property
    def body(self) -> str:
        return self.match["body"] or ""

    @property
    def kind(self) -> str:
        return (self.match["info"] or " ").split(" ")[0]

    @property
    def option(self) -> tuple[str, str]:
        name, _, value = (self.match["info"] or "").partition(" ")[2].partition("=")
        return name, value

    @property
    def report(self) -> str:
        """The report whose template a block of `html` is."""
        name, value = self.option
        return value if name == "over" else "scs-scorecard"

    @property
    def is_markup(self) -> bool:
        """Whether the piece is a section of a template, or the inside of one, to be composed and shown."""
        return self.kind == "html" and self.option[0] not in WRITES

    @property
    def is_change(self) -> bool:
        """Whether the piece changes files, and shows nothing that a program says."""
        return bool(self.match["back"] or self.match["file"]) or self.option[0] in WRITES

    def played(self, stage: Stage) -> str:
        """Play the piece and return what its body should be."""
        if self.match["back"]:
            (stage.back if self.match["back"] == "back" else stage.anew)()
        elif self.match["file"]:
            stage.change(self.match["file"], self.match["old"], self.match["new"])
        elif self.is_markup:
            assert not (faults := stage.compose(self.body, self.report)), (self.body, faults)
        elif self.option[0] == "from":
            assert self.body in stage.text(self.option[1]), self.body
        elif self.option[0]:
            self._written(stage)
        elif self.kind == "console":
            return "".join(self._commands(stage))
        elif self.kind == "python":
            stage.execute(self.body)
        elif self.kind == "text" and (said := stage.told()):
            return self.body if agrees(self.body, said) else said
        elif self.kind == "text" and (code := re.search(r"\[([a-z0-9-]+)\]\n$", self.body)):
            return self._finding(stage, code[1])
        return self.body

    def _written(self, stage: Stage) -> None:
        name, file = self.option
        assert name in WRITES, self.match["info"]
        held = stage.text(file)
        in_front = held.replace("\n---\n", f"\n{self.body}---\n", 1)
        whole = {"file": self.body, "end-of": held + self.body, "in-front": in_front}.get(name)
        stage.write(file, pasted(self.body, held) if whole is None else whole)
        stage.before.clear()
        faults = [each for each in stage.findings() if each.severity is Severity.ERROR]
        assert not faults, faults
        if model := MODELS.get(Path(file).name):
            assert not read_entry(Files(stage.root), stage.root / file, model, context={"year_starts": 4}).findings

    def _commands(self, stage: Stage) -> Iterator[str]:
        for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", self.body, re.MULTILINE):
            said, code = stage.run(command)
            is_stopped = ": error: " in said and "This is a proof." not in said
            assert code == (1 if is_stopped else 2 if "Usage: " in said else code), said
            yield f"$ {command}\n{shown if agrees(shown, said) else said}"

    def _finding(self, stage: Stage, code: str) -> str:
        said = [f"{finding_text(each)}\n" for each in stage.findings() if each.code == code]
        return self.body if self.body in said else (said or [f"{NOT_FOUND} [{code}]\n"])[0]


KEY = re.compile(r"^(\w+):.*\n(?:[ #].*\n)*", re.MULTILINE)
"""A key of a YAML file that stands within no other, with all that stands within it."""


def pasted(keys: str, held: str) -> str:
    """Return a YAML file with keys in the place of those of the same names, which it must have."""
    new = {match[1]: match[0] for match in KEY.finditer(keys)}
    assert "".join(new.values()) == keys
    assert new.keys() <= {match[1] for match in KEY.finditer(held)}
    return KEY.sub(lambda match: new.get(match[1], match[0]), held)


def agrees(shown: str, said: str) -> bool:
    """Return whether a page shows what was said; its lines `...` stand for any lines left out."""
    pattern = "".join(r"(?:.*\n)*?" if line == "...\n" else re.escape(line) for line in shown.splitlines(keepends=True))
    return re.fullmatch(pattern, said) is not None


def pieces(text: str) -> list[Piece]:
    return [Piece(match) for match in PIECE.finditer(text)]


def played(page: Path, folder: Path) -> str:
    """Return a page as it should be."""
    stage = Stage(folder)
    text, parts, end = page.read_text(encoding="utf-8"), [], 0
    for piece in pieces(text):
        body = piece.played(stage)
        start = piece.match.start("body") if piece.match["body"] is not None else piece.match.end()
        parts += [text[end:start], body]
        end = start + len(piece.body)
    assert not stage.told(), f"{page.name} does not show what a program prints"
    return "".join((*parts, text[end:]))


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def part(text: str, heading: str) -> str:
    """Return what stands below a heading, up to the next of its level or above."""
    level = heading.partition(" ")[0]
    match = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", text, re.MULTILINE | re.DOTALL)
    assert match, f"There is no heading '{heading}'"
    return match[1]


def listed(text: str) -> set[str]:
    """Return what stands between backticks in the first cells of tables."""
    cells = re.findall(r"^\| (.*?) \|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.stem))
def test_what_a_page_shows_is_what_the_tool_says(path: Path, tmp_path: Path) -> None:
    text = played(path, tmp_path)
    assert text == path.read_text(encoding="utf-8")
    assert NOT_FOUND not in text


@pytest.mark.parametrize("path", [*PAGES, ROOT / "README.md"], ids=lambda path: str(path.stem))
def test_every_link_within_the_repository_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?://|mailto:)([^)\s]+)\)", prose(path)):
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        assert file.exists(), f"{path.name}: {target}"
        assert not anchor or anchor in anchors(file), f"{path.name}: {target}"


def prose(path: Path) -> str:
    """Return a page without blocks, directions and what stands between backticks."""
    return re.sub(r"^```.*?^```$|<!--.*?-->|`[^`\n]+`", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)


def anchors(path: Path) -> set[str]:
    heads = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_page_is_linked_from_the_readme_or_from_another_page() -> None:
    for path in PAGES:
        others = [ROOT / "README.md", *(each for each in PAGES if each != path)]
        assert any(f"{path.name}" in each.read_text(encoding="utf-8") for each in others), path.name


# -- placeholders ------------------------------------------------------------------------------------


def scorecard_names(indicator: str) -> Names:
    """Return the placeholders of an indicator that the pages take as their example."""
    opened = open_council(ROOT)
    results = compute(opened.workspace, opened.council, "scs-scorecard", None).value
    assert results is not None
    book = Book.of(results, ())
    return Names(book, book.county[indicator])


def shown(names: Names, name: str) -> str:
    """Return what a page says that a placeholder shows."""
    return (value_text(names[name]) or "nothing") if name in names else "no such name"


def rows_of(heading: str) -> list[list[str]]:
    """Return the cells of the placeholders that stand in a table of the page on commentary."""
    rows = re.findall(r"^\| `\{\{ (\S+) \}\}` \| (.*) \|$", part(page("write-commentary.md"), heading), re.MULTILINE)
    return [[name, *cells.split(" | ")] for name, cells in rows]


def test_the_tables_of_placeholders_have_each_of_an_indicators_own_with_what_it_shows() -> None:
    names = scorecard_names("returner-interviews")
    own = {name: said for name, said, _ in rows_of("### Your indicator's own")}
    assert own == {name: shown(names, name) for name in OWN}
    assert names.own is not None
    comparisons = [each.name for each in names.own.comparisons]
    for name, *said, _ in rows_of("### Compared"):
        own |= {(whole := name.replace("NAME", each)): shown(names, whole) for each in comparisons}
        assert said == [shown(names, name.replace("NAME", each)) for each in comparisons], name
    assert {name for name, said in own.items() if said != "no such name"} == set(placeholders(names.own))


def test_the_table_of_others_placeholders_has_what_each_shows_and_one_of_each_kind() -> None:
    names = scorecard_names("iha-referrals")
    rows = rows_of("### Of areas, cohorts and other indicators")
    assert {name: said for name, said, _ in rows} == {name: shown(names, name) for name, *_ in rows}
    before = re.findall(r"^\| .*? \| `(\S+\.)` \| ", page("write-commentary.md"), re.MULTILINE)
    assert len(before) == 5
    assert all(f"{each}result" in names for each in before)


@pytest.mark.parametrize("indicator", ["returner-interviews", "iha-referrals"])
def test_the_example_of_commentary_prints_what_the_page_says(indicator: str) -> None:
    text, file = page("write-commentary.md"), f"narratives/scs-scorecard/2016-08/{indicator}.md"
    piece = next(piece for piece in pieces(text) if piece.option == ("file", file))
    written, names = piece.body.partition("\n---\n")[2], scorecard_names(indicator)
    blocks = read_markdown(written, Place("example"), names, 3).value.blocks
    printed = [plain_text(block.children) for block in blocks if isinstance(block, Paragraph)]
    quoted = text[piece.match.end() :].partition("\n#")[0].partition("\n```")[0]
    assert re.findall(r"^> (.+)$", quoted, re.MULTILINE) == printed


def test_a_difference_in_text_is_in_percentage_points_as_the_page_says(tmp_path: Path) -> None:
    text, stage = page("activity-and-cohorts.md"), Stage(tmp_path)
    sentence = next(piece for piece in pieces(text) if piece.kind == "html").body.partition("<chart")[0]
    stage.write(
        f"{REPORT}/report.yaml", TEMPLATES.sub("templates: [page.html.j2]", stage.text(f"{REPORT}/report.yaml"))
    )
    stage.write(f"{REPORT}/page.html.j2", f"<section><h1>Page</h1>{sentence}</section>")
    opened = open_council(stage.root)
    composed = compose(opened.workspace, opened.council, "scs-scorecard", None, lambda _: None).value
    assert composed is not None
    (paragraph,) = composed.document.sections[0].blocks[1:]
    assert isinstance(paragraph, Paragraph)
    said = re.search(r'The sentence ends "(.*?)"', text)
    assert said
    assert plain_text(paragraph.children).endswith(f"{said[1]}.")


@pytest.mark.parametrize("folder", ["2016-08", "standing"])
def test_the_example_of_a_narrative_is_the_file_that_the_newcomer_has(folder: str) -> None:
    file = f"narratives/scs-scorecard/{folder}/returner-interviews.md"
    shown = {piece.option[1]: piece.body for piece in pieces(page("write-commentary.md"))}
    assert shown[file] == (ROOT / file).read_text(encoding="utf-8")


def test_the_example_of_an_approval_is_what_the_newcomer_gets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, stage = "narratives/scs-scorecard/2016-08/returner-interviews.md", Stage(tmp_path)
    (shown,) = (each.body for each in pieces(page("approve-commentary.md")) if each.option == ("file", file))
    monkeypatch.setattr("committee_pack.commands.clock.today", lambda: datetime.date(2016, 10, 28))
    typed = ("narratives", "approve", "scs-scorecard", "returner-interviews", "--by", "Jane Smith")
    assert run(*typed, "--workspace", str(stage.root)).code == 0
    assert stage.text(file) == shown


def test_every_yaml_shown_is_put_where_it_belongs_or_is_a_part_of_an_indicator() -> None:
    for path in PAGES:
        for piece in pieces(path.read_text(encoding="utf-8")):
            if piece.kind == "yaml" and not piece.option[0]:
                assert re.match(r"rating:|polarity: |changes:|observations: |# yaml-language-server: ", piece.body), (
                    f"{path.name}: {piece.body}"
                )


# -- files -------------------------------------------------------------------------------------------


def models_within(annotation: object) -> Iterator[type[BaseModel]]:
    """Return the models that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from models_within(each)


def keys(model: type[BaseModel], before: str = "") -> Iterator[str]:
    """Return every key of a file with those above it: `theme`, `theme.primary`."""
    for name, field in model.model_fields.items():
        key = f"{before}{field.alias or name}"
        yield key
        holds: Any = field.annotation
        within = ".NAME" if str(holds).startswith("dict") else ""
        for inner in models_within(holds):
            yield from keys(inner, f"{key}{within}.")


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("## council.yaml", CouncilFile),
        ("## report.yaml", ReportFile),
        ("## indicators.yaml", CatalogueFile),
        ("### Commentary", CommentaryFile),
        ("### Standing data notes", NoteFile),
        ("## agenda.yaml", AgendaFile),
        ("### What the meetings of a committee have in common", CommitteeFile),
        ("## Papers in Markdown", WrittenPaperFile),
    ],
)
def test_the_reference_of_a_yaml_file_has_each_of_its_keys_and_no_other(heading: str, model: type[BaseModel]) -> None:
    assert listed(part(page("files.md"), heading)) == set(keys(model))


@pytest.mark.parametrize(
    ("heading", "columns"),
    [("## observations", observations.COLUMNS), ("## targets", targets.COLUMNS), ("## areas", areas.COLUMNS)],
)
def test_the_reference_of_a_table_has_each_of_its_columns_and_no_other(heading: str, columns: Any) -> None:  # noqa: ANN401
    assert listed(part(page("files.md"), heading)) == {*columns.needed, *columns.optional}


# -- templates ---------------------------------------------------------------------------------------


def members(view: type) -> set[str]:
    """Return what a template may write after the dot."""
    named = {each.name for each in fields(view)}
    return named | {name for name in vars(view) if not name.startswith("_")} - {"of"}


@pytest.mark.parametrize(
    ("heading", "view"),
    [
        ("### report", views.ReportView),
        ("### A section", views.SectionView),
        ("### An indicator", views.IndicatorView),
        ("### A period", views.PeriodView),
        ("### Years of a trend", views.YearView),
        ("### A free section", views.FreeSectionView),
        ("### A column", views.ColumnView),
        ("### A comparison", views.ComparisonView),
        ("### Totals", Totals),
        ("### Travels", Travels),
    ],
)
def test_the_page_on_templates_has_all_that_a_template_may_see_and_no_more(heading: str, view: type) -> None:
    shown = {name.partition("(")[0] for name in listed(part(page("templates.md"), heading))}
    assert shown == members(view)


@pytest.mark.parametrize("heading", ["### report", "### An indicator"])
def test_the_page_on_templates_shows_what_the_sample_has(heading: str) -> None:
    view: Any = sample_view()
    if heading == "### An indicator":
        view = next(each for each in view.indicators if each.id == "returner-interviews")
    shown = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", part(page("templates.md"), heading), re.MULTILINE)
    assert shown
    for name, said in shown:
        has = getattr(view, name)
        count = len(has) if isinstance(has, tuple) else has
        assert said == (str(count).lower() if count is True else str(count)), name


def sample_view() -> views.ReportView:
    """Return what the templates of the sample's report see."""
    seen: list[views.ReportView] = []

    def keep(*arguments: Any) -> views.ReportView:  # noqa: ANN401
        seen.append(views.report_view(*arguments))
        return seen[0]

    with mock.patch("committee_pack.compose.document.report_view", keep):
        check_all(ROOT, ("scs-scorecard",), "", Console(quiet=True))
    return seen[0]


def test_the_page_on_templates_has_every_element_of_the_markup() -> None:
    elements = {*BLOCKS, *INLINES, *VOID, "section"}
    shown = {name.strip("<>/") for name in listed(part(page("templates.md"), "## The markup")) if name[0] == "<"}
    assert elements <= shown


def test_the_page_on_templates_has_every_attribute_of_the_markup() -> None:
    text = part(page("templates.md"), "## The markup")
    for path in sorted((ROOT / "src/committee_pack/compose").glob("*.py")):
        for name in called_with(path, "attributes", "choice"):
            assert f"`{name}`" in text or f"`{name}=" in text, f"{path.name}: {name}"


def called_with(path: Path, *functions: str) -> Iterator[str]:
    """Return the plain words that calls of the functions pass in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and function_name(node) in functions:
            yield from (
                each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def function_name(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def test_the_page_on_templates_has_every_name_of_a_fact_with_what_it_shows() -> None:
    opened = open_council(ROOT)
    results = compute(opened.workspace, opened.council, "scs-scorecard", None).value
    assert results is not None
    result = next(each for each in results.county() if each.indicator.id == "three-placements")
    rows = re.findall(
        r"^\| `([\w.]+)` \| [^|]+ \| ([^|]*?) ?\|$", part(page("templates.md"), "### Names of facts"), re.M
    )
    assert {*DESCRIPTIVE, *OWN, *(f"{name}.month_ago" for name in SINCE)} <= {name for name, _ in rows}
    for name, shown in rows:
        value = None if name in DESCRIPTIVE else placeholders(result)[name]
        said = value_text(value) if value else described(result.indicator, name)
        assert shown.removeprefix("▼ ") == said, name


# -- the library -------------------------------------------------------------------------------------


LIBRARY = ROOT / "src/committee_pack/compose/library"
PARTS = sorted((LIBRARY / "parts").glob("*.j2"))
LIBRARY_PAGES = sorted(LIBRARY.glob("*.j2"))
NAME_OF = re.compile(r"\.html\.j2$")


def section_of(heading: str) -> str:
    """Return what the page on templates says of a part or a page of the library."""
    return part(page("templates.md"), f"### {heading}")


@pytest.mark.parametrize("path", PARTS, ids=lambda path: str(path.name))
def test_a_part_of_the_library_has_its_call_and_each_of_its_parameters(path: Path) -> None:
    name = NAME_OF.sub("", path.name)
    signature = re.search(rf"{{% macro ({name}\((.*?)\)) %}}", path.read_text(encoding="utf-8"))
    assert signature
    text = section_of(name)
    assert f"`{{{{ {signature[1]} }}}}`" in text
    said = re.findall(r"^\| `(\w+)` \| [^|]+ \| (?:`([^`]+)`|[^|]*)\|$", text, re.MULTILINE)
    assert [parameter for parameter, _ in said] == re.findall(r"(\w+)(?:=[^,]*)?(?:, |$)", signature[2])
    assert all(f"{parameter}={default}" in signature[2] for parameter, default in said if default)
    assert signature[2] or "It takes no parameters." in text


@pytest.mark.parametrize("path", PARTS, ids=lambda path: str(path.name))
def test_a_part_of_the_library_has_an_example_that_is_run_and_its_picture(path: Path) -> None:
    name = NAME_OF.sub("", path.name)
    found = pieces(section_of(name))
    run = [each for each in found if each.kind == "html" or (each.kind == "jinja" and each.option[0] in WRITES)]
    assert any(re.search(rf"{{{{ {name}\(", each.body) for each in run)
    assert [each.match["picture"] for each in found if each.match["picture"]] == [f"pictures/library/{name}.png"]


def blocks_of(path: Path) -> set[str]:
    return set(re.findall(r"{% block (\w+)", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", LIBRARY_PAGES, ids=lambda path: str(path.name))
def test_a_page_of_the_library_has_its_blocks_an_example_that_is_run_and_its_picture(path: Path) -> None:
    template, text, blocks = path.read_text(encoding="utf-8"), section_of(path.name), blocks_of(path)
    extended = re.search(r'extends "library/(.*?)"', template)
    taken_over = blocks_of(LIBRARY / extended[1]) if extended else set[str]()
    assert blocks - taken_over <= listed(text) <= blocks | taken_over
    found = pieces(text)
    examples = [each.body for each in found if each.option[0] in WRITES]
    assert examples
    assert not blocks or any(f'extends "library/{path.name}"' in each and "{% block " in each for each in examples)
    name = NAME_OF.sub("", path.name)
    assert f"pictures/library/{name}.png" in [each.match["picture"] for each in found]


def test_the_library_at_a_glance_names_every_page_and_part_and_no_other() -> None:
    text = part(page("templates.md"), "## The library at a glance")
    there = {*(path.name for path in LIBRARY_PAGES), *(NAME_OF.sub("", path.name) for path in PARTS)}
    assert set(re.findall(r"\[`([\w.]+)`\]\(#", text)) == there


# -- findings ----------------------------------------------------------------------------------------


def codes_of(path: Path) -> Iterator[str]:
    """Return the codes of findings that a module names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and function_name(node) in NAMES_A_CODE and node.args:
            yield from constants(node.args[0])
        elif isinstance(node, ast.Assign) and "code" in names_assigned(node):
            yield from constants(node.value)


def names_assigned(node: ast.Assign) -> set[str]:
    return {each.id for target in node.targets for each in ast.walk(target) if isinstance(each, ast.Name)}


def constants(node: ast.expr) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and CODE.fullmatch(each.value):
            yield each.value


def test_the_page_on_findings_has_every_code_and_no_other() -> None:
    codes = {code for path in sorted((ROOT / "src").rglob("*.py")) for code in codes_of(path)}
    assert set(re.findall(r"^### (\S+)$", page("findings.md"), re.MULTILINE)) == codes - set(CODES)


def test_the_page_on_checks_has_every_code_that_may_be_ignored_and_no_other() -> None:
    text = page("checks.md")
    assert sorted(re.findall(r"^### (\S+)$", text, re.MULTILINE)) == sorted(CODES)
    linked = re.findall(r"\[([a-z-]+)\]\(#\1\)", part(text, "## All checks"))
    assert sorted(linked) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_page_on_checks_shows_each_finding_by_an_example_that_is_run(code: str) -> None:
    shown = [piece.body for piece in pieces(part(page("checks.md"), f"### {code}")) if piece.kind == "text"]
    assert any(body.endswith(f"[{code}]\n") for body in shown)


# -- the analyst's example ---------------------------------------------------------------------------


def test_the_indicator_of_eight_lines_is_eight_lines_and_checks_and_has_a_result(tmp_path: Path) -> None:
    written = [piece for piece in pieces(page("add-an-indicator.md")) if piece.option[0] == "end-of"]
    assert len(written[0].body.splitlines()) == 8
    stage = Stage(tmp_path)
    for piece in written:
        piece.played(stage)
    assert not [each for each in stage.findings() if each.severity is Severity.ERROR]
    said, code = stage.run("committee-pack results scs-scorecard --format csv")
    assert code == 0
    assert re.search(r"^foster-carer-visits,46,.*Amber", said, re.MULTILINE)


def test_the_pages_say_nothing_of_what_is_not_there_yet() -> None:
    for path in PAGES:
        said = path.read_text(encoding="utf-8")
        for name in re.findall(r"committee-pack ([a-z]+)", said):
            assert name in THERE, f"{path.name}: {name}"


def rewrite(take: Callable[[Path, Path], str]) -> None:
    """Write each page as it should be."""
    for path in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            text = take(path, Path(folder))
        if text != path.read_text(encoding="utf-8"):
            path.write_bytes(text.encode())
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    rewrite(played)
