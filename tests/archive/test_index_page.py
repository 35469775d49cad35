"""The index of an archive for people, as it is written: what it lists, where it leads, and that it obeys nobody."""

from __future__ import annotations

import base64
import hashlib
import random
import re
from datetime import date
from html.parser import HTMLParser
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from committee_pack.archive.contents import Damaged
from committee_pack.archive.index import Indexed
from committee_pack.archive.index_page import write_index_page
from committee_pack.archive.index_page.words import shown
from committee_pack.archive.log import Event
from committee_pack.model.archived import EditionKind, KeptInput, PublicItem, Tombstone
from tests.support.editions import damaged, edition, indexed, many, tombstone

COUNCIL = "Kent County Council"
PACK = "2016-11-10-cabinet-committee"
ITEMS = (
    PublicItem("A1", "Apologies"),
    PublicItem("D1", "Performance scorecard", ("Appendix A",)),
    PublicItem("E1", "Placement contract", ("Tender of Acme Care",), "Paragraph 3 of Part 1 of Schedule 12A"),
)
HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "</style><script>alert(1)</script>",
    "<!-- --><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    '" onmouseover="alert(1)" \'',
    "javascript:alert(1)//",
    "]]> &lt; &#60;script&#62;",
    "\u202egnp.exe \u2066\u2069",
    "\x00\x07\x1b[31m\ud800",
    "\r\n\t\u2028 ",
    "שלום Ελλάδα 香港",
)


def page(*editions: Indexed, disposed: tuple[Tombstone | Damaged, ...] = ()) -> html.HtmlElement:
    return html.document_fromstring(write_index_page(editions, disposed, COUNCIL).decode("utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def listed(tree: html.HtmlElement, name: str) -> html.HtmlElement:
    return tree.get_element_by_id(name)


def links(element: html.HtmlElement) -> list[tuple[str, str]]:
    return [(words(each), each.get("href") or "") for each in element.iter("a")]


def pack(*names: str) -> Indexed:
    """Return a pack of three items, with its files called so."""
    outputs = tuple(f"output/2016-11-02/{name}" for name in names)
    name = f"2016-11-02-{PACK}-e1"
    return indexed(edition(name, "Cabinet Committee", kind=EditionKind.PACK, items=ITEMS, outputs=outputs))


def test_an_edition_is_listed_with_all_that_people_look_for() -> None:
    tree = page(indexed(edition(period="2016-08")))
    entry = listed(tree, "2016-11-02-scs-scorecard-2016-08-e1")
    assert words(entry.find(".//h3")) == "Specialist Children's Services performance scorecard, August 2016"
    assert "Report, edition 1" in words(entry)
    assert "Children's Social Care and Health Cabinet Committee, meeting of 10 November 2016" in words(entry)
    assert "Published 2 November 2016" in words(entry)
    assert "Reference 2016-11-02-scs-scorecard-2016-08-e1" in words(entry)
    assert [each.get("datetime") for each in entry.iter("time")] == ["2016-11-10", "2016-11-02"]


def test_a_link_leads_to_each_format_by_a_path_from_the_archive_and_says_of_what() -> None:
    entry = listed(page(indexed(edition(period="2016-08"))), "2016-11-02-scs-scorecard-2016-08-e1")
    folder = "./2016/2016-11-02-scs-scorecard-2016-08-e1/data/output"
    about = "of Specialist Children's Services performance scorecard, August 2016, edition 1"
    assert links(entry) == [
        (f"PDF {about}", f"{folder}/scs-scorecard-2016-08.pdf"),
        (f"Word {about}", f"{folder}/scs-scorecard-2016-08.docx"),
    ]


def test_a_title_that_says_its_period_is_left_as_it_is() -> None:
    entry = page(indexed(edition(title="Scorecard of August 2016", period="2016-08")))
    assert words(entry.find(".//h3")) == "Scorecard of August 2016"


def test_a_year_that_begins_in_january_is_said_as_it_was_typed() -> None:
    entry = page(indexed(edition(title="Scorecard", period="2016")))
    assert words(entry.find(".//h3")) == "Scorecard, 2016"


def test_an_item_that_was_published_by_itself_has_its_file_beside_it() -> None:
    tree = page(pack(f"{PACK}/{PACK}.pdf", f"{PACK}/{PACK}-d1.pdf", f"{PACK}-print/{PACK}-print.pdf", "manifest.json"))
    entry = listed(tree, f"2016-11-02-{PACK}-e1")
    assert [text.partition(" of ")[0] for text, _ in links(entry)] == ["PDF", "PDF for print", "PDF"]
    item = entry.xpath(".//details//li[b='D1']")[0]
    assert links(item) == [
        ("PDF of item D1", f"./2016/2016-11-02-{PACK}-e1/data/output/2016-11-02/{PACK}/{PACK}-d1.pdf")
    ]


def test_files_of_one_format_are_told_apart_by_their_names() -> None:
    entry = listed(page(pack("pack.pdf", "annex.pdf", "annex.docx")), f"2016-11-02-{PACK}-e1")
    assert [text.partition(" of ")[0] for text, _ in links(entry)] == ["PDF: annex.pdf", "PDF: pack.pdf", "Word"]


def test_an_exempt_item_is_listed_by_its_public_title_and_its_ground_alone() -> None:
    secret = edition(
        items=ITEMS,
        restricted="5ec2e7" * 20,
        inputs=(KeptInput("meetings/acme.pdf", "00" * 32, in_bag=False),),
    )
    content = write_index_page([indexed(secret)], (), COUNCIL)
    text = words(html.document_fromstring(content.decode()))
    assert "E1 Placement contract Exempt. Paragraph 3 of Part 1 of Schedule 12A" in text
    assert not [word for word in (b"Acme", b"acme", b"5ec2e7") if word in content]


def test_an_edition_leads_to_what_it_replaced_and_to_what_replaced_it() -> None:
    first = edition("2016-11-02-scorecard-e1")
    second = edition("2016-11-04-scorecard-e2", replaces=first.name)
    tree = page(indexed(first), indexed(second))
    assert ("Replaced by edition 2", f"#{second.name}") in links(listed(tree, first.name))
    assert ("Replaces edition 1", f"#{first.name}") in links(listed(tree, second.name))


def test_what_was_disposed_of_says_when_and_why_and_leads_to_no_file() -> None:
    stone = tombstone("2014-03-10-scorecard-e1", reason="Six years have passed.")
    later = edition("2014-04-10-scorecard-e2", replaces=stone.name)
    tree = page(indexed(later), disposed=(stone,))
    entry = listed(tree, stone.name)
    assert "Disposed of on 1 April 2020: Six years have passed." in words(entry)
    assert links(entry) == [("Replaced by edition 2", f"#{later.name}")]
    assert ("Replaces edition 1", f"#{stone.name}") in links(listed(tree, later.name))


def test_a_report_that_was_disposed_of_says_of_which_period_it_was() -> None:
    stone = tombstone("2014-03-10-scorecard-2014-01-e1", title="Scorecard", period="2014-01")
    assert words(listed(page(disposed=(stone,)), stone.name).find(".//h3")) == "Scorecard, January 2014"


def test_the_day_on_which_an_edition_came_in_is_told_where_it_is_not_that_in_its_papers() -> None:
    late = edition("2016-11-02-a-e1", archived=date(2026, 11, 22))
    same = edition("2016-11-02-b-e1")
    tree = page(indexed(late), indexed(same))
    assert "Published 2 November 2016, in the archive since 22 November 2026" in words(listed(tree, late.name))
    assert "in the archive" not in words(listed(tree, same.name))
    assert "2026-11-22" in [each.get("datetime") for each in listed(tree, late.name).iter("time")]


def test_of_a_damaged_edition_it_says_so_and_what_the_log_knows() -> None:
    first, last = edition("2016-11-02-scorecard-e1"), edition("2016-11-05-scorecard-e3")
    lost = Indexed(damaged("2016-11-04-scorecard-e2"), "", held=False)
    tree = page(indexed(first), lost, indexed(last))
    entry = listed(tree, lost.edition.name)
    assert words(entry.find(".//h3")) == lost.edition.name
    assert words(entry).startswith(
        f"{lost.edition.name} Edition 2 The record of this edition is damaged. "
        "No more can be said of it here until a sound copy is put back."
    )
    assert [text for text, _ in links(entry)] == ["Replaced by edition 3", "Replaces edition 1"]
    assert ("Replaced by edition 2", f"#{lost.edition.name}") in links(listed(tree, first.name))


def test_of_a_damaged_tombstone_it_says_so_and_when_and_why_it_was_disposed_of() -> None:
    lost = damaged("2014-03-10-scorecard-e1", Event.DISPOSED)
    said = words(listed(page(disposed=(lost,)), lost.name))
    assert "The record of this edition is damaged." in said
    assert "Disposed of on 1 April 2020: Six years have passed." in said


def test_what_was_replaced_and_is_not_there_is_named_without_a_link() -> None:
    later = edition("2014-04-10-scorecard-e2", replaces="2014-03-10-scorecard-e1")
    entry = listed(page(indexed(later)), later.name)
    assert "Replaces edition 1" in words(entry)
    assert not [text for text, _ in links(entry) if text.startswith("Replaces")]


def test_editions_stand_by_year_the_newest_first_and_later_editions_before_earlier_ones() -> None:
    names = ("2016-11-02-a-e9", "2016-11-02-a-e10", "2016-11-02-b-e1", "2017-01-04-a-e1", "2015-06-01-a-e1")
    tree = page(*(indexed(edition(name)) for name in names), disposed=(tombstone("2015-06-02-a-e1"),))
    assert [words(each) for each in tree.iter("h2")] == ["2017", "2016", "2015"]
    assert [each.get("id") for each in tree.find_class("edition")] == [
        "2017-01-04-a-e1",
        "2016-11-02-a-e10",
        "2016-11-02-a-e9",
        "2016-11-02-b-e1",
        "2015-06-02-a-e1",
        "2015-06-01-a-e1",
    ]


def test_whatever_the_order_in_which_editions_are_found_the_bytes_are_the_same() -> None:
    editions, stones = list(many(60)), [tombstone(), tombstone("2013-01-01-c-e1")]
    before = write_index_page(editions, stones, COUNCIL)
    random.Random(8).shuffle(editions)
    assert write_index_page(editions, stones[::-1], COUNCIL) == before


def test_an_archive_in_which_nothing_is_says_so() -> None:
    assert "Nothing has been published yet." in words(page())
    assert words(page().get_element_by_id("count")) == "0 editions"


def test_one_edition_is_counted_as_one() -> None:
    assert words(page(indexed(edition())).get_element_by_id("count")) == "1 edition"


def test_a_browser_is_told_to_run_the_one_script_and_to_fetch_nothing() -> None:
    text = write_index_page(many(3), (), COUNCIL).decode("utf-8")
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    hashes = {
        kind: f"sha256-{base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()}"
        for kind, inner in re.findall(r"<(style|script)>(.*?)</\1>", text, re.DOTALL)
    }
    assert policy == (
        f"default-src 'none'; style-src '{hashes['style']}'; script-src '{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_page_names_no_other_address() -> None:
    tree = page(*many(60), disposed=(tombstone(),))
    places = {each.get("id") for each in tree.iter() if each.get("id")} | {"top"}
    addresses = [each.get("href") or "" for each in tree.iter("a")]
    assert len(addresses) > 200
    assert [each for each in addresses if not each.startswith("./") and each[1:] not in places] == []
    assert tree.xpath("//@src | //link | //@action | //img | //iframe") == []


def test_no_two_places_have_one_name() -> None:
    ids = page(*many(60), disposed=(tombstone(),)).xpath("//@id")
    assert len(ids) == len(set(ids))


class Outline(HTMLParser):
    """The elements of a page with their attributes, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.elements.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def outline_with(text: str) -> Outline:
    """Return the page on which a text stands wherever somebody's words may."""
    item, exempt = PublicItem(text, text, (text,)), PublicItem("E1", text, (), text)
    given = indexed(edition(title=text, committee=text, items=(item, exempt), outputs=(f"output/{text}a.pdf",)))
    stone = tombstone(reason=text, title=text, committee=text)
    return Outline(write_index_page([given], [stone], text).decode("utf-8"))


PLAIN = outline_with("plain")


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1)).filter(shown))
def test_words_stay_words_whatever_they_are(text: str) -> None:
    outline = outline_with(text)
    assert outline.elements == PLAIN.elements
    assert shown(text) in " ".join(outline.words)


def test_hostile_words_were_among_those_tried() -> None:
    for text in filter(shown, HOSTILE):
        assert outline_with(text).elements == PLAIN.elements, text


def test_nothing_of_a_title_turns_the_words_around_it_or_moves_a_terminal() -> None:
    assert shown("\u202egnp.exe \u2066x\u2069") == "gnp.exe x"
    assert shown(" a\r\n\tb\u2028c ") == "a b c"
    assert shown("\x00\x1b[31m\ud800") == "\ufffd\ufffd[31m\ufffd"
    assert shown("שלום, l\u200cam\u200dp") == "שלום, l\u200cam\u200dp"


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.sampled_from(HOSTILE), st.text()))
def test_a_link_leads_to_the_file_whatever_it_is_called(name: str) -> None:
    named = edition(outputs=(f"output/{name}a.pdf",))
    text = write_index_page([indexed(named)], (), COUNCIL).decode("utf-8")
    (to,) = re.findall(r'<a href="([^"#]*)">PDF', text)
    assert re.fullmatch(r"\./[\w.~/%-]+", to, re.ASCII)
    path = f"./2016/{named.name}/data/output/{name}a.pdf"
    assert unquote(to, errors="surrogatepass") == path
