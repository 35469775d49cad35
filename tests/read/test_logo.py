"""Logos as SVG: what is kept, and what no paper may hold, named at the line that asks for the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from committee_pack.model.settings import Vector
from committee_pack.read.svg import read_svg
from tests.support.themes import CREST, svg, vector
from tests.support.workspaces import COUNCIL, Small, small_workspace


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = small_workspace(tmp_path)
    small.replace(COUNCIL, "logo: none", "logo: {file: art/arms.svg, alt: Arms}")
    return small


def test_a_logo_of_shapes_and_gradients_is_sound(small: Small) -> None:
    small.write("art/arms.svg", CREST)
    assert small.check() == ()


def test_what_drawing_programs_note_is_left_out_and_what_is_shown_is_kept() -> None:
    kept = vector(CREST.encode()).content.decode()
    assert not re.search("inkscape|metadata|title|onload|never|drawn by hand", kept)
    assert kept.count("<use") == 2
    assert ".shield{fill:url(#sky)}" in kept
    assert 'xlink:href="#bar"' in kept


def test_what_is_kept_says_its_size_and_is_kept_again_as_it_is() -> None:
    kept = vector(CREST.encode())
    assert (round(kept.width), round(kept.height)) == (340, 113)
    assert vector(kept.content).content == kept.content


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 30 10"', (30, 10)),
        ('viewBox="0,0 , 30,10" width="100%" height="100%"', (30, 10)),
        ('width="72pt" height="1in"', (96, 96)),
        ('width="2.54cm" height="25.4mm"', (96, 96)),
        ('width="+3e1" height="10px"', (30, 10)),
        ('width="30" viewBox="0 0 60 20"', (60, 20)),
    ],
)
def test_a_logo_is_as_large_as_it_says(attributes: str, size: tuple[float, float]) -> None:
    found = vector(svg("", attributes))
    assert (round(found.width, 6), round(found.height, 6)) == size
    assert b"viewBox=" in found.content


UNFIT = {
    "<text>Kent</text>": ("holds words, which need a font, on line 3", "Turn its words into paths (Inkscape: Path"),
    "<defs><g><text><tspan>K</tspan></text></g></defs>": ("holds words", "Illustrator: Type > Create Outlines"),
    "<image href='a.png'/>": ("holds a picture of pixels", "save the logo as PNG"),
    "<image href='data:image/png;base64,AA'/>": ("holds a picture of pixels", "Trace it"),
    "<script>alert(1)</script>": ("holds a script", "plain SVG"),
    "<rect onclick='alert(1)'/>": ("holds a script", "plain SVG"),
    "<g ONLOAD='alert(1)'/>": ("holds a script", "plain SVG"),
    "<rect><animate attributeName='x'/></rect>": ("moves", "as PNG"),
    "<set attributeName='x'/>": ("moves", "as PNG"),
    "<a href='https://example.org/'><rect/></a>": ("holds a link", "Take the link out"),
    "<use href='other.svg#a'/>": ("takes something from elsewhere", "in one file"),
    "<use xlink:href='https://example.org/a.svg#a'/>": ("takes something from elsewhere", "in one file"),
    "<use href='javascript:alert(1)'/>": ("takes something from elsewhere", "in one file"),
    "<rect fill='url(other.svg#a)'/>": ("takes something from elsewhere", "in one file"),
    "<rect fill=\"url( 'http://example.org/#a' )\"/>": ("takes something from elsewhere", "in one file"),
    "<rect style='fill:URL(//example.org/a)'/>": ("takes something from elsewhere", "in one file"),
    "<rect style='fill:\\75rl(a)'/>": ("takes something from elsewhere", "in one file"),
    "<style>@import 'a.css';</style>": ("takes its looks from elsewhere", "in one file"),
    "<style>@font-face{src:url(a.woff)}</style>": ("takes its looks from elsewhere", "in one file"),
    "<style>.a{fill:url(&quot;a.svg#b&quot;)}</style>": ("takes its looks from elsewhere", "in one file"),
    "<style><![CDATA[.a{fill:u\\72l(a)}]]></style>": ("takes its looks from elsewhere", "in one file"),
    "<foreignObject/>": ("holds <foreignObject>, which not every program shows", "as PNG"),
    "<filter id='a'/>": ("holds <filter>", "as PNG"),
}


@pytest.mark.parametrize("inside", UNFIT)
def test_what_no_paper_may_hold_is_named_with_its_line_and_what_to_do(small: Small, inside: str) -> None:
    small.write("art/arms.svg", svg(inside))
    said, hint = UNFIT[inside]
    finding = small.only()
    assert (finding.code, finding.place.key) == ("logo-unfit", "theme.logo.file")
    assert finding.place.line == small.line(COUNCIL, "arms.svg")
    assert finding.message.startswith(f"arms.svg {said}")
    assert hint in finding.hint


def test_a_stylesheet_outside_the_file_is_named(small: Small) -> None:
    small.write("art/arms.svg", svg("", before="<?xml-stylesheet href='a.css'?>"))
    assert "takes its looks from elsewhere, on line 1" in small.only().message


def test_each_kind_of_fault_is_told_once_and_all_in_one_run(small: Small) -> None:
    small.write("art/arms.svg", svg("<text>a</text>\n<text>b</text>\n<script/>\n<image href='#a'/>"))
    said = [finding.message for finding in small.check()]
    assert [re.findall(r"line (\d)", each) for each in said] == [["3"], ["5"], ["6"]]


UNREADABLE = {
    svg("", 'width="100%"'): ("has no size", "Resize Page to Selection"),
    svg("", 'viewBox="0 0 0 10"'): ("has no size", "Resize Page to Selection"),
    svg("", 'viewBox="0 0 x 10"'): ("has no size", "Resize Page to Selection"),
    svg("", 'width="-3" height="5"'): ("has no size", "Resize Page to Selection"),
    svg("", 'viewBox="0 0 2100 100"'): ("is 2100 wide and 100 high, where no logo is so narrow", "Cut its page"),
    svg("<g>"): ("is not XML: mismatched tag, on line 4", "Save it again as plain SVG"),
    svg("&nbsp;"): ("is not XML: undefined entity, on line 3", "Save it again as plain SVG"),
    svg("", before="<!DOCTYPE svg PUBLIC 'a' 'b'>"): ("has a DOCTYPE, which may load other files", "<!DOCTYPE"),
    svg("&a;", before="<!DOCTYPE svg [<!ENTITY a 'b'>]>"): ("has a DOCTYPE", "Take out its line"),
    b"<svg viewBox='0 0 3 1'/>": ("is not an SVG picture", "plain SVG"),
    b"<html xmlns='http://www.w3.org/1999/xhtml'/>": ("is not an SVG picture", "plain SVG"),
    b"\x1f\x8b\x08": ("is not XML", "plain SVG"),
    b"": ("is not XML: no element found", "plain SVG"),
    svg("<g>" * 200 + "</g>" * 200): ("has more than 100 elements within one another", "as PNG"),
    svg("<g id='a'><use href='#a'/></g>"): ("has a shape that uses itself", "Unlink"),
    svg("<path d='" + "M1 1" * 300_000 + "'/>"): ("is too large: 1.2 MB", "Simplify"),
    svg("<rect fill='#fff' width='30' height='10'/>"): ("shows nothing on white paper", "light background"),
}


@pytest.mark.parametrize("content", UNREADABLE, ids=lambda each: str(each[:40]))
def test_a_file_that_is_no_logo_is_named_with_what_to_do(small: Small, content: bytes) -> None:
    small.write("art/arms.svg", content)
    said, hint = UNREADABLE[content]
    finding = small.only()
    assert (finding.code, finding.place.line) == ("logo-unreadable", small.line(COUNCIL, "arms.svg"))
    assert finding.message.startswith(f"arms.svg {said}")
    assert hint in finding.hint
    assert small.run("build").code == 1


def test_clones_of_clones_that_come_to_more_than_can_be_drawn_are_refused_at_once(small: Small) -> None:
    groups = (f"<g id='a{n}'>{f'<use href=chr#a{n - 1}chr/>'.replace('chr', chr(39)) * 10}</g>" for n in range(1, 60))
    small.write("art/arms.svg", svg(f"<rect id='a0'/>{''.join(groups)}"))
    assert "has more than 50,000 shapes" in small.only().message


def test_a_logo_of_pixels_that_nobody_sees_on_white_is_named(small: Small) -> None:
    Image.new("RGBA", (30, 10), (255, 255, 255, 255)).save(small.root / "arms.png")
    small.replace(COUNCIL, "art/arms.svg", "arms.png")
    assert "arms.png shows nothing on white paper" in small.only().message


def test_an_svg_file_is_known_by_what_it_holds(small: Small) -> None:
    small.replace(COUNCIL, "art/arms.svg", "arms.png")
    small.write("arms.png", CREST)
    assert small.check() == ()


PIECES = st.sampled_from(
    [*UNFIT, "<g>", "</g>", "<use href='#b'/>", "<g id='b'/>", "<path d='M0 0 L1e99 nan'/>", "<stop/>", "&#0;", "\x00"]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=4).map("".join))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_file_holds_is_a_picture_of_shapes_alone_or_named(inside: str) -> None:
    found = read_svg(svg(inside).replace(b"\x00", b""))
    if isinstance(found, Vector):
        assert not re.search(rb"<(text|image|script|animate|set|a|foreignObject|filter)\b| on\w+=|@", found.content)
        assert not re.search(rb'href="[^#]|url\([^#]', found.content)
    else:
        assert all(fault.said and fault.hint for fault in found)
