"""What is exempt stays so, however it is listed, and nothing of it reaches what everyone may read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.support.meetings import AGENDA, COMMITTEE, FOLDER, MEETING, SECRET, built, plain_pdf, small_meeting
from tests.support.pack_reader import PackReader
from tests.support.workspaces import Small

PUBLIC, FULL = (f"2016-11-02/{MEETING}{each}" for each in ("", "-full"))
SUPPLEMENT = f"2016-11-07/{MEETING}-supplement-1"


def words(content: bytes) -> str:
    reader = PackReader(content)
    return " ".join(" ".join(reader.text(place) for place in range(reader.count)).split())


def codes(small: Small) -> set[str]:
    return {each.code for each in small.check()}


def test_a_paper_that_follows_may_be_exempt_though_its_item_was_not(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(
        AGENDA,
        "        kind: to follow\n",
        "        kind: to follow\n        ground: {paragraph: 3, public_interest: It names a price.}\n",
    )
    built(small)
    files = built(small, "--supplement", "1")
    assert "What comes next." not in words(files[f"{SUPPLEMENT}/{MEETING}-supplement-1.pdf"])
    assert "It names a price." in words(files[f"{SUPPLEMENT}/{MEETING}-supplement-1.pdf"])
    assert "What comes next." in words(files[f"{SUPPLEMENT}-full/{MEETING}-supplement-1-full.pdf"])
    assert f"{SUPPLEMENT}/{MEETING}-supplement-1-b2.pdf" not in files


def test_an_item_that_is_exempt_at_every_meeting_stays_so_where_a_meeting_lists_it(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.add(
        COMMITTEE,
        "    items:\n      - {title: Contract register, ground: {paragraph: 3, public_interest: Prices.}}\n",
    )
    small.replace(
        AGENDA,
        "      - title: Performance\n",
        "      - {title: Contract register, papers: flood.md}\n      - title: Performance\n",
    )
    small.write(AGENDA, small.text(AGENDA).partition("supplements:")[0])
    files = built(small)
    assert "The river rose." not in words(files[f"{PUBLIC}/{MEETING}.pdf"])
    assert "The river rose." in words(files[f"{FULL}/{MEETING}-full.pdf"])


def test_a_link_to_an_exempt_file_is_known_for_what_it_is(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    (small.root / FOLDER / "other.md").symlink_to(small.root / SECRET)
    small.replace(AGENDA, "papers: to follow", "papers: other.md")
    assert "paper-exempt-and-public" in codes(small)


def test_so_is_a_copy_of_it_where_both_are_read(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    shutil.copy(small.root / SECRET, small.root / FOLDER / "other.md")
    small.replace(AGENDA, "papers: to follow", "papers: other.md")
    assert "paper-exempt-and-public" in codes(small)
    ran = small.run("agenda", MEETING)
    assert ran.code == 1
    assert "paper-exempt-and-public" in ran.err
    assert not (small.root / "out").exists()


def test_nobody_who_makes_the_public_edition_is_told_what_an_exempt_paper_is_called(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    built(small, "--edition", "full")
    small.replace(AGENDA, "- cover.md", "- secret-bd.md")
    small.replace(AGENDA, "papers: [secret-bid.md]", "papers: [{file: secret-bid.md, label: Quokka}]")
    ran = small.run("agenda", MEETING, "--edition", "public")
    assert ran.code == 1
    assert "secret-bid" not in ran.err
    small.replace(
        AGENDA,
        "[{file: secret-bid.md, label: Quokka}]",
        "[{file: secret-bid.md, label: Quokka}, {file: flood.md, label: Quokka}]",
    )
    assert "Quokka" not in small.run("agenda", MEETING, "--edition", "public").err


def test_the_record_of_an_exempt_item_holds_nothing_by_which_it_could_be_known(
    tmp_path: Path,
) -> None:
    files = built(small_meeting(tmp_path))
    assert json.loads(files[f"{FULL}/exempt-pages.json"]) == {"items": {"C1": {"pages": 2, "of": ["file"]}}}


def test_a_full_edition_that_has_other_pages_than_the_public_one_beside_it_says_so(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.write(AGENDA, small.text(AGENDA).partition("supplements:")[0].replace("secret-bid.md", "secret.pdf"))
    small.write(f"{FOLDER}/secret.pdf", plain_pdf(3))
    ran = small.run("agenda", MEETING)
    assert (ran.code, "editions-differ" in ran.err) == (0, False)
    small.write(f"{FOLDER}/secret.pdf", plain_pdf(5))
    ran = small.run("agenda", MEETING, "--edition", "full")
    assert ran.code == 0
    assert "editions-differ" in ran.err


def test_a_damaged_record_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    built(small, "--edition", "full")
    record = f"out/{FULL}/exempt-pages.json"
    for pages in ("1e999", "2.7", "-3", "true", '"2"', "100000000000000000000"):
        small.write(record, '{"items": {"C1": {"pages": ' + pages + ', "of": ["file"]}}}')
        ran = small.run("agenda", MEETING, "--edition", "public")
        assert (ran.code, "exempt-uncounted" in ran.err) == (1, True), pages


def test_an_exempt_item_by_itself_says_in_its_title_that_it_is_not_for_publication(tmp_path: Path) -> None:
    files = built(small_meeting(tmp_path))
    titles = {name: PackReader(files[f"{FULL}/{MEETING}-full-{name}.pdf"]).title for name in ("b1", "c1")}
    assert titles["c1"].endswith(", not for publication")
    assert "publication" not in titles["b1"]


def test_an_exempt_paper_may_not_call_itself_unrestricted(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(SECRET, "kind: plain\n", "kind: cover report\nfrom: A\nclassification: Unrestricted\n")
    assert "paper-unrestricted" in codes(small)
    small.replace(SECRET, "classification: Unrestricted\n", "")
    assert "paper-unrestricted" not in codes(small)
