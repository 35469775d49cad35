"""A pack is assembled for the public, in full and for print, and its items apart; the public one without a secret."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.meetings import AGENDA, FOLDER, MEETING, OUT, SECRET, built, plain_pdf, small_meeting
from tests.support.pdf import links, outline, page_labels, structure
from tests.support.planted import everything, is_told, plant

PUBLIC, FULL, PRINT = (f"2016-11-02/{MEETING}{each}" for each in ("", "-full", "-print"))


def _text(content: bytes) -> list[str]:
    """Return the words of each page."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def _pages(manifest: bytes) -> list[tuple[str, str, int, int]]:
    return [(each["item"], each["label"], each["first"], each["last"]) for each in json.loads(manifest)["pages"]]


def test_all_editions_are_assembled_with_their_items_beside_them(tmp_path: Path) -> None:
    files = built(small_meeting(tmp_path))
    public = {f"{PUBLIC}/{MEETING}{end}.pdf" for end in ("", "-a2", "-b1")}
    full = {f"{FULL}/{MEETING}-full{end}.pdf" for end in ("", "-a2", "-b1", "-c1")} | {f"{FULL}/exempt-pages.json"}
    manifests = {f"{folder}/manifest.json" for folder in (PUBLIC, FULL, PRINT)}
    assert set(files) == public | full | manifests | {f"{PRINT}/{MEETING}-print.pdf"}


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (built(small_meeting(tmp_path / name)) for name in ("one", "other"))
    assert one == other


def test_public_and_full_edition_have_the_same_page_numbers(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    # -- an exempt item between others, so that numbers go on beyond it
    small.replace(
        AGENDA,
        "      - {title: Work programme, papers: to follow}",
        "      - {title: Care, papers: secret-bid.md, ground: {paragraph: 1, public_interest: Names.}}\n"
        "      - {title: Work programme, papers: [programme.md]}",
    )
    small.write(AGENDA, small.text(AGENDA).partition("supplements:")[0])
    files = built(small)
    assert _pages(files[f"{PUBLIC}/manifest.json"]) == _pages(files[f"{FULL}/manifest.json"])
    pages = {item: (first, last) for item, _, first, last in _pages(files[f"{FULL}/manifest.json"])}
    assert pages["B3"][0] == pages["B2"][1] + 1
    public, full = (page_labels(files[f"{each}/{each.partition('/')[2]}.pdf"]) for each in (PUBLIC, FULL))
    secret = {str(page) for item in ("B2", "C1") for page in range(pages[item][0], pages[item][1] + 1)}
    assert full == [str(page) for page in range(1, pages["C1"][1] + 1)]
    assert public == [each for each in full if each not in secret]


def test_the_public_edition_is_the_same_whether_or_not_exempt_files_can_be_read(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    first = built(small, "--edition", "full") and built(small, "--edition", "public")
    (small.root / SECRET).unlink()
    for path in (small.root / OUT / MEETING).iterdir():
        path.unlink()
    again = built(small, "--edition", "public")
    assert again == first


def test_nothing_of_an_exempt_paper_is_in_the_public_edition_its_manifest_or_what_is_printed(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    plant(small)
    built(small)
    ran = small.run("agenda", MEETING, "--edition", "public", "--verbose")
    assert ran.code == 0, ran.err
    assert "QUOKKA" in "".join(_text((small.root / "out" / FULL / f"{MEETING}-full-c1.pdf").read_bytes()))
    for folder in (PUBLIC, PRINT):
        for path in (small.root / "out" / folder).iterdir():
            assert not is_told(path.read_bytes(), "quokka", "secret-bid")
    assert "quokka" not in (ran.out + ran.err).lower()
    assert "secret" not in ran.out + ran.err


def test_the_public_edition_by_itself_asks_for_the_full_one_first(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    ran = small.run("agenda", MEETING, "--edition", "public")
    assert ran.code == 1
    line = small.line(AGENDA, "- title: A contract")
    assert f"{AGENDA}:{line} " in ran.err or f"{AGENDA}:{line}:" in ran.err
    assert "--edition full" in ran.err


def test_a_record_of_other_exempt_papers_is_not_believed(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    built(small)
    small.replace(AGENDA, "[secret-bid.md]", "[secret-bid.md, flood.md]")
    assert small.run("agenda", MEETING, "--edition", "public").code == 1


def test_an_edition_is_the_same_whether_it_is_made_alone_or_with_the_others(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    together = built(small)
    for edition in ("full", "public", "print"):
        assert built(small, "--edition", edition) == together


def test_each_page_of_an_exempt_item_is_marked_behind_a_divider(tmp_path: Path) -> None:
    files = built(small_meeting(tmp_path))
    divider, paper = _text(files[f"{FULL}/{MEETING}-full-c1.pdf"])
    assert "The negotiation is not over." in divider
    assert "£812" in paper
    assert all("Not for publication: paragraph 3, Schedule 12A" in each for each in (divider, paper))


def test_the_agenda_leads_to_each_paper_and_says_where_it_is(tmp_path: Path) -> None:
    files = built(small_meeting(tmp_path))
    content = files[f"{PUBLIC}/{MEETING}.pdf"]
    labels = page_labels(content)
    to = [labels[link.leads_to[0] - 1] for link in links(content) if link.page == 1 and link.leads_to is not None]
    pages = _pages(files[f"{PUBLIC}/manifest.json"])
    assert to == [str(first) for item, _, first, _ in pages if item != "C1"]
    front = _text(content)[0]
    for _, _, first, last in pages:
        assert (f"Page {first}" if first == last else f"Pages {first}–{last}") in front
    assert "To follow" in front


def test_bookmarks_name_sections_items_and_headings(tmp_path: Path) -> None:
    marks = outline(built(small_meeting(tmp_path))[f"{PUBLIC}/{MEETING}.pdf"])
    assert [each.title for each in marks] == ["Agenda", "A Committee business", "B Reports", "C Exempt items"]
    minutes = marks[1].below[1]
    assert minutes.title == "A2 Minutes"
    assert [each.title for each in minutes.below[0].below] == ["12. Apologies", "13. Performance"]


def test_a_pack_has_one_document_and_a_part_for_each_item(tmp_path: Path) -> None:
    root = structure(built(small_meeting(tmp_path))[f"{FULL}/{MEETING}-full.pdf"])
    assert root.role == "Document"
    assert [each.role for each in root.children] == ["Part"] * 4


@pytest.mark.parametrize(("setting", "first"), [("", 0), ("    pages: start anew\n", 1)], ids=["go on", "anew"])
def test_a_supplement_goes_on_from_the_pack_or_starts_anew(setting: str, first: int, tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    before = built(small)
    last = json.loads(before[f"{PUBLIC}/manifest.json"])["last_page"]
    small.replace(AGENDA, "  - published: 2016-11-07\n", f"  - published: 2016-11-07\n{setting}")
    files = built(small, "--supplement", "1")
    content = files[f"2016-11-07/{MEETING}-supplement-1/{MEETING}-supplement-1.pdf"]
    assert page_labels(content)[0] == str(first or last + 1)
    letter = " ".join(_text(content)[0].split())
    assert "The river rose on Sunday." in letter
    replaced = next(each for each in _pages(before[f"{PUBLIC}/manifest.json"]) if each[1] == "Appendix B")
    assert f"It replaces pages {replaced[2]}–{replaced[3]} of the agenda published on 2 November 2016." in letter
    assert {name: each for name, each in files.items() if name in before} == before
    reissued = _text(files[f"2016-11-07/{MEETING}-supplement-1/{MEETING}-supplement-1-b1.pdf"])
    words = f"Replaces pages {replaced[2]}–{replaced[3]} of the agenda published on 2 November 2016"
    assert all(words in page for page in reissued)


def test_a_later_supplement_goes_on_from_the_one_before(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    again = "{item: B2, kind: omission, reason: A slip., replaces: yes, papers: [flood.md]}"
    small.add(AGENDA, f"  - published: 2016-11-08\n    items:\n      - {again}\n")
    built(small)
    assert "--supplement 1" in small.run("agenda", MEETING, "--supplement", "2").err
    first = built(small, "--supplement", "1")
    second = built(small, "--supplement", "2")
    last = json.loads(first[f"2016-11-07/{MEETING}-supplement-1/manifest.json"])["last_page"]
    name = f"2016-11-08/{MEETING}-supplement-2/{MEETING}-supplement-2.pdf"
    assert page_labels(second[name])[0] == str(last + 1)
    page = next(each for each in _pages(first[f"2016-11-07/{MEETING}-supplement-1/manifest.json"]) if each[0] == "B2")
    letter = " ".join(_text(second[name])[0].split())
    assert f"It replaces page {page[2]} of supplement 1, published on 7 November 2016." in letter


def test_pages_that_were_published_are_not_changed_once_a_supplement_is_added(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    built(small)
    small.write(f"{FOLDER}/plan.pdf", plain_pdf(5))
    ran = small.run("agenda", MEETING)
    assert ran.code == 1
    assert "pages-changed" in ran.err
    assert "was published on" in ran.err


def test_a_pack_that_has_no_supplement_yet_may_change(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.write(AGENDA, small.text(AGENDA).partition("supplements:")[0])
    built(small)
    small.write(f"{FOLDER}/plan.pdf", plain_pdf(5))
    built(small)


def test_publishing_late_is_printed_with_its_reason(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(
        AGENDA, "published: 2016-11-02", "published: 2016-11-04\npublished_late: The printer had broken down."
    )
    front = " ".join(_text(built(small)[f"2016-11-04/{MEETING}/{MEETING}.pdf"])[0].split())
    assert "The printer had broken down." in front
    assert "three clear working days" in front


def test_with_strict_an_untagged_paper_stops_the_pack(tmp_path: Path) -> None:
    ran = small_meeting(tmp_path).run("agenda", MEETING, "--strict")
    assert ran.code == 1
    assert "pdf-untagged" in ran.err


def test_a_pack_claims_only_what_all_its_papers_keep(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    lesser = built(small)[f"{PUBLIC}/{MEETING}.pdf"]
    assert b"pdfuaid:part>" not in everything(lesser)
    small.replace(AGENDA, "          - {file: plan.pdf, label: Appendix B}\n", "")
    small.write(AGENDA, small.text(AGENDA).partition("supplements:")[0])
    assert b"pdfuaid:part>" in everything(built(small)[f"{PUBLIC}/{MEETING}.pdf"])


def test_two_papers_of_an_item_without_labels_are_told_apart_when_they_are_assembled_again(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(AGENDA, "{file: plan.pdf, label: Appendix B}\n      - {title: Work", "plan.pdf\n      - {title: Work")
    small.replace(AGENDA, "replaces: Appendix B", "replaces: yes")
    assert built(small) == built(small)


def test_two_items_of_a_meeting_with_the_title_of_a_standing_one_are_both_there(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(
        AGENDA,
        "      - {title: Minutes, papers: [minutes.md]}\n",
        "      - {title: Minutes, papers: [flood.md]}\n      - {title: Minutes, papers: [minutes.md]}\n",
    )
    files = built(small)
    assert {f"{PUBLIC}/{MEETING}-a2.pdf", f"{PUBLIC}/{MEETING}-a3.pdf"} <= set(files)
    assert "The river rose." in _text(files[f"{PUBLIC}/{MEETING}-a2.pdf"])[0]


def test_a_paper_may_not_be_filled_in_once_a_supplement_goes_on_from_the_pack(
    tmp_path: Path,
) -> None:
    small = small_meeting(tmp_path)
    built(small)
    small.replace(AGENDA, "papers: to follow}", "papers: [programme.md]}")
    small.replace(AGENDA, "kind: to follow", "kind: omission\n        reason: One.")
    ran = small.run("agenda", MEETING)
    assert ran.code == 1
    assert "A paper of item B2 was published nowhere, and now would be on page" in ran.err


def test_a_supplement_keeps_its_pages_once_a_later_one_goes_on_from_it(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    built(small)
    built(small, "--supplement", "1")
    more = "\n\n".join(f"Paragraph {n}." for n in range(200))
    small.add(f"{FOLDER}/programme.md", more)
    assert small.run("agenda", MEETING, "--supplement", "1").code == 0
    later = "{item: B1, kind: omission, reason: A slip., papers: [cover.md]}"
    small.add(AGENDA, f"  - published: 2016-11-08\n    items:\n      - {later}\n")
    small.add(f"{FOLDER}/programme.md", more)
    ran = small.run("agenda", MEETING, "--supplement", "1")
    assert (ran.code, "pages-changed" in ran.err) == (1, True)


def test_two_papers_that_were_to_follow_may_come_in_two_supplements(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    agenda = small.text(AGENDA).partition("supplements:")[0]
    awaited = "papers: [{file: to follow, label: One}, {file: to follow, label: Two}]"
    small.write(AGENDA, agenda.replace("papers: to follow", awaited))
    small.add(AGENDA, "supplements:\n")
    for day, label, file in ((7, "One", "programme.md"), (8, "Two", "flood.md")):
        brought = f"{{item: B2, kind: to follow, papers: [{{file: {file}, label: {label}}}]}}"
        small.add(AGENDA, f"  - published: 2016-11-0{day}\n    items:\n      - {brought}\n")
    built(small)
    built(small, "--supplement", "1")
    assert "The river rose." in " ".join(
        _text(built(small, "--supplement", "2")[f"2016-11-08/{MEETING}-supplement-2/{MEETING}-supplement-2.pdf"])
    )
    again = "      - {item: A1, kind: to follow, papers: [cover.md]}\n"
    small.add(AGENDA, again)
    assert "supplement-kind" in small.run("agenda", MEETING, "--supplement", "2").err


def test_only_the_paper_that_replaces_another_says_so(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.replace(
        AGENDA,
        "papers: [{file: plan.pdf, label: Appendix B}]",
        "papers: [flood.md, {file: plan.pdf, label: Appendix B}]",
    )
    built(small)
    files = built(small, "--supplement", "1")
    pages = _text(files[f"2016-11-07/{MEETING}-supplement-1/{MEETING}-supplement-1-b1.pdf"])
    assert ["Replaces pages" in page for page in pages] == [False, True, True]


def test_no_edition_takes_its_place_where_one_cannot(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    before = built(small)
    small.add(f"{FOLDER}/minutes.md", "\nSaid since.\n")
    folder = small.root / "out" / PUBLIC
    folder.rename(folder.with_name("aside"))
    folder.write_bytes(b"a file")
    ran = small.run("agenda", MEETING)
    assert (ran.code, "cannot be written" in ran.err) == (1, True)
    left = (small.root / "out" / FULL / f"{MEETING}-full.pdf").read_bytes()
    assert left == before[f"{FULL}/{MEETING}-full.pdf"]


def test_the_manifest_says_which_standards_the_pack_keeps(tmp_path: Path) -> None:
    small = small_meeting(tmp_path)
    small.write(AGENDA, small.text(AGENDA).partition("supplements:")[0])
    assert json.loads(built(small)[f"{PUBLIC}/manifest.json"])["keeps"] == []
    small.replace(AGENDA, "          - {file: plan.pdf, label: Appendix B}\n", "")
    assert json.loads(built(small)[f"{PUBLIC}/manifest.json"])["keeps"] == ["PDF/UA-1", "PDF/A-2a"]
