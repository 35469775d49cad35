"""Packs and supplements as editions: pages go on from what was published; nothing exempt is where all may read."""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.meetings import (
    AGENDA,
    COMMITTEE,
    COVER,
    FOLDER,
    MEETING,
    MINUTES,
    PLAN,
    PROGRAMME,
    SECRET,
    plain_pdf,
    small_meeting,
)
from tests.support.planted import SECRET_PDF, WORD, is_told, plant
from tests.support.published import PACK_E1, archive_of, held, publish, published, record
from tests.support.workspaces import COMMENTARY, COUNCIL, OBSERVATIONS, REPORT, Small

LATER = datetime.date(2016, 11, 14)
"""Once the meeting is over, when what was published then may be archived as it was."""
SUPPLEMENT_E1 = f"2016-11-07-{MEETING}-supplement-1-e1"
SECOND = """\
  - published: 2016-11-08
    items:
      - kind: late item
        section: B
        title: Another flood
        urgency: The river rose again.
        papers: [flood.md]
"""
MANIFEST = f"output/2016-11-02/{MEETING}/manifest.json"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_meeting(tmp_path)


def bag_of(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    """Return the payload of an edition by its paths, among the files of its shelf."""
    start = f"{name[:4]}/{name}/data/"
    return {path.removeprefix(start): content for path, content in files.items() if path.startswith(start)}


def secret_of(small: Small, name: str) -> dict[str, bytes]:
    return bag_of(held(archive_of(small).restricted.root), name)


def pages(manifest: bytes) -> list[Any]:
    found = json.loads(manifest)["pages"]
    assert isinstance(found, list)
    return found


def test_a_pack_is_published_with_all_that_everyone_may_read_and_what_is_exempt_beside(small: Small) -> None:
    public = bag_of(published(small, MEETING), PACK_E1)
    secret = secret_of(small, PACK_E1)
    stems = {path.split("/")[2] for path in public if path.startswith("output/")}
    assert stems == {MEETING, f"{MEETING}-print"}
    assert {path.split("/")[2] for path in secret if path.startswith("output/")} == {f"{MEETING}-full"}
    assert {path for path in secret if path.startswith("inputs/")} == {
        f"inputs/{each}" for each in (AGENDA, COMMITTEE, SECRET)
    }
    assert {f"inputs/{each}" for each in (COUNCIL, COVER, MINUTES, PLAN, REPORT, COMMENTARY)} <= set(public)


def test_what_is_exempt_at_every_meeting_is_told_to_nobody_either(small: Small) -> None:
    small.write(f"meetings/committees/{WORD}-sale.md", f"---\ntitle: A sale\n---\n{WORD} will buy it.\n")
    item = f"{{title: A sale, papers: [{WORD}-sale.md], ground: {{paragraph: 3, public_interest: It is not over.}}}}"
    small.add(COMMITTEE, f"  - letter: E\n    title: Sales\n    items: [{item}]\n")
    files = published(small, MEETING)
    assert not any(is_told(content, WORD) for content in files.values())
    assert not any(WORD in path for path in files)


def test_what_is_published_is_what_agenda_assembles(small: Small) -> None:
    files = published(small, MEETING)
    assert small.run("agenda", MEETING).code == 0
    both = {**bag_of(files, PACK_E1), **secret_of(small, PACK_E1)}
    assert {path: content for path, content in both.items() if path.startswith("output/")} == {
        f"output/{path}": content for path, content in held(small.root / "out").items()
    }


def test_laid_out_together_both_bags_make_the_pack_again(small: Small, tmp_path: Path) -> None:
    files = published(small, MEETING)
    both = {**bag_of(files, PACK_E1), **secret_of(small, PACK_E1)}
    again = Small(tmp_path / "again")
    for path, content in both.items():
        if path.startswith("inputs/"):
            again.write(path.removeprefix("inputs/"), content)
    assert again.run("agenda", MEETING).code == 0
    made = {f"output/{path}": content for path, content in held(again.root / "out").items()}
    assert made == {path: content for path, content in both.items() if path.startswith("output/")}


def test_a_pack_says_which_items_it_has_and_of_an_exempt_one_its_title_and_ground(small: Small) -> None:
    said = record(published(small, MEETING), PACK_E1)
    items = {each["number"]: each for each in said["items"]}
    assert list(items) == ["A1", "A2", "B1", "B2", "C1"]
    assert items["B1"]["papers"] == ["", "Appendix A", "Appendix B"]
    assert (items["C1"]["title"], items["C1"]["papers"], items["C1"]["sources"]) == ("A contract", [], [])
    assert "paragraph 3" in items["C1"]["ground"].lower()
    assert said["kind"] == "agenda pack"
    assert said["classes"] == ["agenda", "report", "minutes", "background papers"]
    assert (said["of"], said["meeting"]) == (MEETING, "2016-11-10")


def test_a_pack_without_minutes_or_reports_is_an_agenda_with_background_papers(small: Small) -> None:
    small.write(AGENDA, small.text(AGENDA).partition("supplements:")[0].partition("exempt:")[0])
    small.replace(AGENDA, "  - letter: A\n    items:\n      - {title: Minutes, papers: [minutes.md]}\n", "")
    small.write(AGENDA, small.text(AGENDA).partition("        papers:\n")[0])
    said = record(published(small, MEETING), PACK_E1)
    assert said["classes"] == ["agenda", "background papers"]


def test_a_pack_with_nothing_exempt_is_all_for_everyone(small: Small) -> None:
    text = small.text(AGENDA)
    small.write(AGENDA, text.partition("exempt:")[0])
    files = published(small, MEETING)
    assert f"inputs/{AGENDA}" in bag_of(files, PACK_E1)
    assert not archive_of(small).restricted.root.exists()
    assert record(files, PACK_E1)["restricted"] == ""


def test_a_supplement_needs_the_pack_before_it_in_the_archive_and_says_how_it_comes_there(small: Small) -> None:
    assert small.run("agenda", MEETING).code == 0
    ran = publish(small, MEETING, "--supplement", "1", day=LATER)
    assert ran.code == 1
    assert f"{AGENDA}:{small.line(AGENDA, 'published: 2016-11-07')} (supplements): error: " in ran.err
    assert f"committee-pack publish {MEETING} --workspace {small.root} [pages-unknown]" in ran.err
    assert "committee-pack agenda" not in ran.err
    assert not archive_of(small).public.root.exists()
    published(small, MEETING)
    published(small, MEETING, "--supplement", "1")


def test_a_supplement_goes_on_from_the_pages_that_were_published(small: Small) -> None:
    first = bag_of(published(small, MEETING), PACK_E1)
    # -- what lies in out/ is another pack, of which nobody was told
    small.replace(AGENDA, "          - {report: monthly, period: 2016-08, label: Appendix A}\n", "")
    assert small.run("agenda", MEETING).code == 0
    files = published(small, MEETING, "--supplement", "1")
    bag = bag_of(files, SUPPLEMENT_E1)
    added = pages(bag[f"output/2016-11-07/{MEETING}-supplement-1/manifest.json"])
    assert min(each["first"] for each in added) > json.loads(first[MANIFEST])["last_page"]
    path = f"out/2016-11-02/{MEETING}/manifest.json"
    assert bag[f"inputs/{path}"] == first[MANIFEST]
    said = record(files, SUPPLEMENT_E1)
    assert {"path": path, "sha256": hashlib.sha256(first[MANIFEST]).hexdigest(), "in_bag": True} in said["inputs"]
    assert (said["kind"], said["source"]["supplement"], said["number"]) == ("supplement", 1, 1)


def test_nothing_goes_on_from_pages_that_somebody_has_changed(small: Small) -> None:
    published(small, MEETING)
    manifest = archive_of(small).public.root / "2016" / PACK_E1 / "data" / MANIFEST
    manifest.chmod(0o644)
    manifest.write_bytes(manifest.read_bytes().replace(b'"last_page": ', b'"last_page": 1'))
    before = held(archive_of(small).public.root)
    ran = publish(small, MEETING, "--supplement", "1")
    assert (ran.code, ran.out) == (1, "")
    assert f"/{PACK_E1}/data/{MANIFEST}: error: " in ran.err
    assert f"'{PACK_E1}' is damaged, and this goes on from it. Put back a sound copy" in ran.err
    assert held(archive_of(small).public.root) == before
    assert publish(small, "monthly").code == 0


def test_the_next_supplement_goes_on_from_the_one_before(small: Small) -> None:
    small.add(AGENDA, SECOND)
    for typed in ((), ("--supplement", "1"), ("--supplement", "2")):
        files = published(small, MEETING, *typed)
    first, second = (
        json.loads(files[f"2016/{day}-{stem}-e1/data/output/{day}/{stem}/manifest.json"])
        for day, stem in (("2016-11-07", f"{MEETING}-supplement-1"), ("2016-11-08", f"{MEETING}-supplement-2"))
    )
    assert second["pages"][0]["first"] > first["last_page"]
    said = record(files, f"2016-11-08-{MEETING}-supplement-2-e1")
    assert sum(each["path"].startswith("out/") for each in said["inputs"]) == 2


def test_a_supplement_is_refused_whose_one_before_was_not_published(small: Small) -> None:
    small.add(AGENDA, SECOND)
    published(small, MEETING)
    ran = publish(small, MEETING, "--supplement", "2", day=LATER)
    assert ran.code == 1
    assert f"committee-pack publish {MEETING} --supplement 1" in ran.err


def test_a_pack_that_a_supplement_goes_on_from_keeps_its_pages_in_a_second_edition(small: Small) -> None:
    published(small, MEETING)
    published(small, MEETING, "--supplement", "1")
    small.write(PLAN, plain_pdf(7))
    ran = publish(small, MEETING, day=LATER)
    assert ran.code == 1
    assert "[pages-changed]" in ran.err
    small.write(PLAN, plain_pdf(2))
    small.replace(MINUTES, "There were none.", "There was none.")
    files = published(small, MEETING, day=LATER)
    second = PACK_E1.replace("e1", "e2")
    assert record(files, second)["replaces"] == PACK_E1
    assert pages(bag_of(files, second)[MANIFEST]) == pages(bag_of(files, PACK_E1)[MANIFEST])


def test_the_same_pack_is_published_once_and_so_is_the_same_supplement(small: Small) -> None:
    for typed in ((), ("--supplement", "1")):
        before = published(small, MEETING, *typed)
        ran = publish(small, MEETING, *typed, day=LATER)
        assert "is published already" in ran.out, ran.err
        assert held(archive_of(small).public.root) == before


def test_a_change_in_an_exempt_paper_alone_makes_another_edition(small: Small) -> None:
    first = bag_of(published(small, MEETING), PACK_E1)
    before = secret_of(small, PACK_E1)
    small.replace(SECRET, "£812", "£815")
    files = published(small, MEETING, day=LATER)
    second = PACK_E1.replace("e1", "e2")
    assert secret_of(small, second)[f"inputs/{SECRET}"] != before[f"inputs/{SECRET}"]
    public = {path: content for path, content in bag_of(files, second).items() if path.startswith("output/")}
    assert public.items() <= first.items()


def with_a_secret_report(small: Small, *, own_rows: bool = True) -> None:
    """Let the exempt item have a report too, made from a catalogue and rows of its own, or from those of the other."""
    shutil.copytree(small.root / "report_templates" / "monthly", small.root / "report_templates" / "quokka")
    shutil.copytree(small.root / "narratives" / "monthly", small.root / "narratives" / "quokka")
    report = "report_templates/quokka/report.yaml"
    small.replace(report, "title: Monthly scorecard", f"title: {WORD} costs")
    small.replace("narratives/quokka/2016-08/visits.md", "Of {{", f"At {WORD}, of {{{{")
    listed = "{report: quokka, period: 2016-08, label: QUOKKA costs}"
    small.replace(AGENDA, "papers: [secret-bid.md", f"papers: [{listed}, secret-bid.md")
    if own_rows:
        for file in ("indicators.yaml", "areas.csv", "observations.csv", "targets.csv"):
            small.write(f"data/{WORD}/{file}", (small.root / "data" / file).read_bytes())
        small.replace(f"data/{WORD}/indicators.yaml", "Visits held in time", f"{WORD} visits held in time")
        small.replace(report, "../../data/indicators.yaml", f"../../data/{WORD}/indicators.yaml")


def test_nothing_of_an_exempt_paper_is_anywhere_in_the_public_archive(small: Small) -> None:
    plant(small)
    with_a_secret_report(small)
    # -- one that was to follow is exempt too, and comes with a supplement
    small.replace(
        AGENDA,
        "        kind: to follow\n",
        "        kind: to follow\n        ground: {paragraph: 3, public_interest: A price.}\n",
    )
    small.add(PROGRAMME, f"\n{WORD} again.\n")
    published(small, MEETING)
    public = published(small, MEETING, "--supplement", "1")
    secret = held(archive_of(small).restricted.root)
    assert {"log.jsonl", "index.json", "index.html"} <= set(public)
    for path, content in public.items():
        assert not is_told(content, WORD, "secret-bid", "£812"), path
        assert not is_told(path.encode(), WORD, "secret-bid"), path
    told = [path for path, content in secret.items() if is_told(content, WORD)]
    assert any(path.endswith("-full-c1.pdf") for path in told)
    inputs = {path.partition("/inputs/")[2] for path in secret if "/inputs/" in path}
    assert {AGENDA, SECRET, SECRET_PDF, PROGRAMME, f"data/{WORD}/{Path(OBSERVATIONS).name}"} <= inputs


def test_nor_is_it_where_a_supplement_without_anything_exempt_is_published(small: Small) -> None:
    plant(small)
    published(small, MEETING)
    files = published(small, MEETING, "--supplement", "1")
    assert not any(is_told(content, WORD) for content in bag_of(files, SUPPLEMENT_E1).values())
    secret = secret_of(small, SUPPLEMENT_E1)
    assert {path for path in secret if not path.startswith("inputs/")} == {"edition.json"}
    assert WORD.encode() in secret[f"inputs/{AGENDA}"]


def test_what_an_exempt_paper_and_a_public_one_are_both_made_from_stays_public(small: Small) -> None:
    with_a_secret_report(small, own_rows=False)
    bag, secret = bag_of(published(small, MEETING), PACK_E1), secret_of(small, PACK_E1)
    assert f"inputs/{OBSERVATIONS}" in bag
    assert f"inputs/{OBSERVATIONS}" not in secret
    assert "inputs/report_templates/quokka/report.yaml" in secret
    assert not any(is_told(content, WORD) for content in held(archive_of(small).public.root).values())


def test_rows_about_people_that_only_an_exempt_report_is_made_from_are_in_no_bag(small: Small) -> None:
    plant(small)
    with_a_secret_report(small)
    small.add(COUNCIL, "archive: {personal: [data/QUOKKA/observations.csv]}\n")
    files = published(small, MEETING)
    file = f"data/{WORD}/observations.csv"
    secret = secret_of(small, PACK_E1)
    kept = {each["path"]: each["in_bag"] for each in json.loads(secret["edition.json"])["inputs"]}
    assert kept[file] is False
    assert f"inputs/{file}" not in secret
    assert file not in {each["path"] for each in record(files, PACK_E1)["inputs"]}


@pytest.mark.parametrize("period", ["", ", period: 2016-08"])
def test_a_report_that_is_a_paper_of_an_exempt_item_is_not_published_for_everyone(period: str, small: Small) -> None:
    small.replace(
        AGENDA, "    papers: [secret-bid.md]\n", f"    papers: [{{report: monthly{period}, label: Figures}}]\n"
    )
    ran = publish(small, "monthly")
    assert (ran.code, ran.out) == (1, "")
    assert f"{AGENDA}:{small.line(AGENDA, 'label: Figures')} " in ran.err
    assert "would be open to everyone" in ran.err
    assert "[report-exempt]" in ran.err
    small.replace(AGENDA, f"monthly{period}, label: Figures", "monthly, period: 2016-07, label: Figures")
    assert publish(small, "monthly").code == 0


@pytest.mark.parametrize(
    ("title", "name", "are_minutes"),
    [
        ("8 September 2016 minutes", "paper.pdf", True),
        ("For information", "2016-09-08-minutes.pdf", True),
        ("For information", "draft_minutes.pdf", True),
        ("Response within 30 minutes", "paper.pdf", False),
        ("30 minutes: questions", "paper.pdf", False),
    ],
)
def test_minutes_are_known_by_what_they_are_called(title: str, name: str, are_minutes: bool, small: Small) -> None:
    shutil.copy(small.root / PLAN, (small.root / PLAN).with_name(name))
    text = (
        small.text(AGENDA)
        .partition("supplements:")[0]
        .replace("{title: Minutes, papers: [minutes.md]}", "{title: News}")
    )
    text = text.replace("          - {file: plan.pdf, label: Appendix B}\n", "")
    small.write(AGENDA, text.replace("title: Work programme, papers: to follow", f"title: '{title}', papers: [{name}]"))
    assert ("minutes" in record(published(small, MEETING), PACK_E1)["classes"]) is are_minutes


def test_a_meeting_whose_folder_has_an_odd_name_is_published_and_gone_on_from(small: Small) -> None:
    odd = "2016-11-10 committee (50% = half)"
    shutil.move(small.root / FOLDER, small.root / "meetings" / odd)
    files = published(small, odd)
    name = "2016-11-02-2016-11-10 committee (50=25 =3D half)-e1"
    assert record(files, name)["of"] == odd
    published(small, odd, "--supplement", "1")
    assert "is published already" in publish(small, odd, "--supplement", "1", day=LATER).out
