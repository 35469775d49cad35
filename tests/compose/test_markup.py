"""Every element of the templates' markup as a node of the document tree, and what is outside the set."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_pack.compose.elements import TAGS, VOID
from committee_pack.compose.inlines import INLINES
from committee_pack.compose.markup import BLOCKS
from committee_pack.model.document import (
    Block,
    Cell,
    Column,
    Definitions,
    DirectionArrow,
    Emphasis,
    Figure,
    Heading,
    Holds,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Orientation,
    Panel,
    PaperSize,
    Paragraph,
    ParagraphKind,
    RatingBar,
    RatingMark,
    Row,
    Scope,
    SectionKind,
    Strong,
    Table,
    TableKind,
    Text,
    TrendChart,
    Value,
)
from committee_pack.model.indicators import Rating
from committee_pack.model.marks import Mark
from committee_pack.model.results import Direction
from committee_pack.wording import inline_text
from tests.support.workspaces import COMMENTARY, INDICATORS, OBSERVATIONS, PAGE, REPORT, Small, small_workspace

TABLE = (
    '<table class="trend" summary="What it shows">\n<caption>A <em>table</em></caption>\n'
    '<colgroup><col holds="text"/><col holds="number"/></colgroup>\n'
    '<thead><tr><td></td><th scope="colgroup">Now</th></tr>\n'
    '<tr><th scope="col">What</th><th scope="col">Result</th></tr></thead>\n'
    '<tbody><tr><th scope="rowgroup" colspan="2">Visits</th></tr>\n'
    '<tr id="row-a"><th scope="row">a</th><td class="strong"><value of="visits"/></td></tr></tbody></table>'
)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return small_workspace(tmp_path)


def text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def block(small: Small, markup: str) -> Block:
    small.page(markup)
    (made,) = small.blocks()
    return made


def inlines(small: Small, markup: str) -> tuple[Inline, ...]:
    paragraph = block(small, f"<p>{markup}</p>")
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


@pytest.mark.parametrize(
    ("markup", "made"),
    [
        ("<p> a\n  b </p>", Paragraph(text("a b"))),
        ('<p class="lead">a</p>', Paragraph(text("a"), ParagraphKind.LEAD)),
        ('<p class="note">a</p>', Paragraph(text("a"), ParagraphKind.NOTE)),
        ('<p class="navigation">a</p>', Paragraph(text("a"), ParagraphKind.NAVIGATION)),
        ("<P>a</P>", Paragraph(text("a"))),
        ("<h2>a</h2>", Heading(2, text("a"))),
        ('<h2>a <rating is="Red"/></h2>', Heading(2, text("a"), (RatingMark(Rating.RED),))),
        ('<h2>a <travel is="Same"/></h2>', Heading(2, text("a"), (DirectionArrow(Direction.SAME),))),
        ("<ul><li>a</li></ul>", ListBlock(False, ((Paragraph(text("a")),),))),
        ("<ol><li><p>a</p><p>b</p></li></ol>", ListBlock(True, ((Paragraph(text("a")), Paragraph(text("b"))),))),
        ("<dl><dt>a</dt><dd>b</dd></dl>", Definitions(((text("a"), text("b")),))),
        ('<dl class="compact"><dt>a</dt><dd>b</dd></dl>', Definitions(((text("a"), text("b")),), compact=True)),
        ("<aside><p>a</p></aside>", Panel((Paragraph(text("a")),))),
        ("<!-- a remark --><p>a</p>", Paragraph(text("a"))),
        ("<p>&lt;&amp;&nbsp;&pound;5</p>", Paragraph(text("<&\u00a0£5"))),
    ],
)
def test_a_block_is_made_of(small: Small, markup: str, made: Block) -> None:
    assert block(small, markup) == made


@pytest.mark.parametrize(
    ("markup", "made"),
    [
        ("a <strong>b</strong>", (Text("a "), Strong(text("b")))),
        ("<em>a <strong>b</strong></em>", (Emphasis((Text("a "), Strong(text("b")))),)),
        ("a<br/>b", (Text("a"), LineBreak(), Text("b"))),
        ("a<br>b", (Text("a"), LineBreak(), Text("b"))),
        ('<a href="https://b.uk">a</a>', (Link(text("a"), "https://b.uk"),)),
        ('<a href="https://b.uk/a é">a</a>', (Link(text("a"), "https://b.uk/a%20%C3%A9"),)),
        ('<rating is="not rated"/>', (RatingMark(None),)),
        ('<rating of="visits"/>', (RatingMark(Rating.RED),)),
        ('<rating of="visits" area="North"/>', (RatingMark(Rating.AMBER),)),
        ('<rating of="visits" compared="month_ago"/>', (RatingMark(Rating.RED),)),
        ('<travel of="visits" since="month_ago"/>', (DirectionArrow(Direction.BETTER),)),
        ('<travel of="visits" since="month_ago" words="since"/>', (DirectionArrow(Direction.BETTER, "1 month ago"),)),
        # -- nothing is shown of what is not known
        ('a<rating of="visits" area="North team"/>', (Text("a"),)),
        ('a<travel of="visits" area="North" since="month_ago"/>', (Text("a"),)),
        ('a<value of="visits" area="North team"/>', (Text("a"),)),
        # -- a reference is a link only where there is a page of that indicator
        ('<reference to="overdue">a</reference>', (Text("a"),)),
    ],
)
def test_an_inline_is_made_of(small: Small, markup: str, made: tuple[Inline, ...]) -> None:
    assert inlines(small, markup) == made


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ("", "72.0%"),
        ('show="numerator"', "72"),
        ('show="denominator"', "100"),
        ('show="target"', "90.0%"),
        ('show="period"', "August 2016"),
        ('show="window"', "Snapshot"),
        ('show="rating"', "Red"),
        ('period="2016-07"', "70.1%"),
        ('period="2016-07" show="rating"', "Red"),
        ('area="North"', "80.0%"),
        ('compared="month_ago"', "70.1%"),
        ('compared="month_ago" show="period"', "July 2016"),
        ('show="direction" since="month_ago"', "Better"),
        ('show="change" since="month_ago"', "+1.9 percentage points"),
    ],
)
def test_a_value_stays_a_value_and_its_words_are(small: Small, attributes: str, words: str) -> None:
    (value,) = inlines(small, f'<value of="visits" {attributes}/>')
    assert isinstance(value, Value)
    assert inline_text(value) == words


def test_a_reference_leads_to_the_indicators_page(small: Small) -> None:
    small.page(
        '<section id="page-visits"><h1>a</h1>\n<p><reference to="visits">b</reference></p></section>', in_section=False
    )
    assert small.blocks() == (Paragraph((Link(text("b"), "#page-visits"),)),)


def test_a_table_has_columns_heads_with_scopes_and_rows(small: Small) -> None:
    table = block(small, TABLE)
    assert isinstance(table, Table)
    assert table.columns == (Column(Holds.TEXT), Column(Holds.NUMBER))
    assert table.caption == (Text("A "), Emphasis(text("table")))
    assert (table.kind, table.summary) == (TableKind.TREND, "What it shows")
    assert table.head == (
        Row((Cell(()), Cell(text("Now"), Scope.COLUMN_GROUP))),
        Row((Cell(text("What"), Scope.COLUMN), Cell(text("Result"), Scope.COLUMN))),
    )
    assert table.body[0] == Row((Cell(text("Visits"), Scope.ROW_GROUP, 2),))
    assert (table.body[1].anchor, table.body[1].cells[0]) == ("row-a", Cell(text("a"), Scope.ROW))
    assert table.body[1].cells[1].strong


def test_a_trend_chart_holds_data_and_its_words(small: Small) -> None:
    figure = block(small, '<chart kind="trend" of="visits" since="month_ago"/>')
    assert isinstance(figure, Figure)
    assert isinstance(figure.chart, TrendChart)
    assert [str(point.period) for point in figure.chart.points] == ["2016-07", "2016-08"]
    assert figure.chart.bands
    assert figure.alternative == (
        "Line chart of Visits held in time: from 70.1% in July 2016 to 72.0% in August 2016. "
        "Target 90%. Better than 1 month ago."
    )


def test_a_trend_chart_may_leave_its_bands_out(small: Small) -> None:
    figure = block(small, '<chart kind="trend" of="visits" bands="no"/>')
    assert isinstance(figure, Figure)
    assert isinstance(figure.chart, TrendChart)
    assert (figure.chart.bands, figure.chart.direction) == ((), None)


MARKED = "visits,2016-08,SS,,,72,100,,provisional,,"


def test_a_trend_chart_holds_the_marks_of_its_results(small: Small) -> None:
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100,,,,", MARKED)
    figure = block(small, '<chart kind="trend" of="visits"/>')
    assert isinstance(figure, Figure)
    assert isinstance(figure.chart, TrendChart)
    assert [point.marks for point in figure.chart.points] == [(), (Mark.PROVISIONAL,)]
    assert "Provisional: August 2016." in figure.alternative


def test_a_trend_chart_may_show_the_numbers_behind_a_rate(small: Small) -> None:
    small.replace(INDICATORS, "        polarity: higher\n", "        polarity: higher\n        chart: count\n")
    small.replace(OBSERVATIONS, "visits,2016-08,SS,,,72,100,,,,", MARKED)
    figure = block(small, '<chart kind="trend" of="visits" since="month_ago"/>')
    assert isinstance(figure, Figure)
    assert isinstance(figure.chart, TrendChart)
    assert (figure.chart.bands, figure.chart.direction) == ((), None)
    assert [point.target for point in figure.chart.points] == [None, None]
    assert figure.alternative == (
        "Line chart of Number behind Visits held in time: 72 in August 2016. "
        "No result for Jul 2016. Provisional: August 2016."
    )


def test_a_chart_of_the_ratings_counts_them(small: Small) -> None:
    figure = block(small, '<chart kind="ratings"/>')
    assert isinstance(figure, Figure)
    assert isinstance(figure.chart, RatingBar)
    assert figure.alternative == "Bar: 1 Green, 0 Amber and 1 Red of 2 rated indicators."


def test_commentary_and_notes_stand_where_the_template_puts_them(small: Small) -> None:
    small.write(COMMENTARY, "---\nindicator: visits\nstatus: approved\n---\n# A\n\nb\n")
    small.page('<h2>c</h2><commentary of="visits"/><notes of="visits"/>')
    assert small.blocks()[1:] == (
        Heading(3, text("A")),
        Paragraph(text("b")),
        Paragraph(text("Counts visits, not children.")),
    )


@pytest.mark.parametrize("tag", ["commentary", "notes"])
def test_without_anything_written_there_is_nothing(small: Small, tag: str) -> None:
    small.page(f'<{tag} of="overdue"/>')
    assert small.blocks() == ()


def test_a_section_lies_as_its_attributes_say(small: Small) -> None:
    small.page(
        '<section page="landscape" size="a3" bookmark="B" id="c" class="title" under="U"><h1>a</h1></section>',
        in_section=False,
    )
    (section,) = small.document().sections
    assert (section.orientation, section.size, section.kind) == (Orientation.LANDSCAPE, PaperSize.A3, SectionKind.TITLE)
    assert (section.bookmark, section.anchor, section.parent) == ("B", "c", "U")


def test_an_attribute_may_hold_what_looks_like_a_tag_or_like_a_position(small: Small) -> None:
    small.replace(REPORT, "title: Monthly scorecard", 'title: "<?0:1?> <i>"')
    small.page('<section bookmark="a <b> c {{ report.title }}"><h1>a</h1></section>', in_section=False)
    assert small.document().sections[0].bookmark == "a <b> c <?0:1?> <i>"


@pytest.mark.parametrize("markup", ['<value of="visits"></value>', '<value of="visits">\n</value>'])
def test_what_holds_nothing_may_be_closed_at_once(small: Small, markup: str) -> None:
    assert isinstance(inlines(small, markup)[0], Value)


@pytest.mark.parametrize(
    "markup",
    [
        "<aside>" * 37 + "<p>a</p>" + "</aside>" * 37,
        "<ul><li>" * 19 + "a" + "</li></ul>" * 19,
        "<p>" + "<strong>" * 38 + "a" + "</strong>" * 38 + "</p>",
    ],
)
def test_what_stands_as_deep_as_it_may_is_built(small: Small, markup: str) -> None:
    small.page(markup)
    assert small.run("build", "monthly").code == 0


def test_text_outside_every_section_is_told_at_its_line(small: Small) -> None:
    small.page("\n<section>\n<h1>a</h1>\n</section>\n\nb\n", in_section=False)
    (finding,) = small.check()
    assert (finding.place.line, finding.message) == (6, "Text stands outside a section: 'b'.")


def test_a_comment_may_hold_what_looks_like_a_tag(small: Small) -> None:
    small.page("<p>a<!-- <em 'b <strong> --> c</p>\n<P>d</P>")
    assert small.blocks() == (Paragraph(text("a c")), Paragraph(text("d")))


def test_a_section_without_a_bookmark_is_listed_by_its_heading(small: Small) -> None:
    small.page("<p>a</p>")
    assert [section.bookmark for section in small.document().sections] == ["Page"]


# -- what is outside the set: an error at its line of the template ---------------------------------

HEAD = "<table><colgroup><col/></colgroup><thead><tr><th scope='col'>a</th></tr></thead><tbody>"
WRONG = (
    ("<p>a</p>\n<div>b</div>", 3, "element-unknown", "There is no <div>. Leave it out: its blocks stand"),
    ("<p>a\n<vlaue of='visits'/></p>", 3, "element-unknown", "Did you mean 'value'?"),
    ("<p>\n<script>b</script></p>", 3, "element-unknown", "<script>"),
    ("<img src='a.png'/>", 2, "element-unknown", "<img>"),
    ("<section><h1>b</h1></section>", 2, "element-unknown", "<section>"),
    ("<p>a</p>\n<dll><dt>a</dt><dd>b</dd></dl>", 3, "element-unknown", "There is no <dll>. Did you mean 'dl'?"),
    ("<dl>\n<dt>a</dt><dd>b</dd></dll>", 3, "element-unknown", "There is no </dll>. Did you mean '</dl>'?"),
    ("<p>a</p>\n<dll><dt>a</dt><dd>b</dd></dll>", 3, "element-unknown", "There is no <dll>. Did you mean 'dl'?"),
    ("<ul><li>\n<ull><li>a</li></ul></li></ul>", 3, "element-unknown", "There is no <ull>. Did you mean 'ul'?"),
    ("<h22>a</h2>", 2, "element-unknown", "There is no <h22>. Did you mean 'h2'?"),
    ("<h2>a</h22>", 2, "element-unknown", "There is no </h22>. Did you mean '</h2>'?"),
    ("<p>a <vlaue of='visits'></p>", 2, "element-unknown", "There is no <vlaue>. Did you mean 'value'?"),
    ("<p>a <img src='a.png'></p>", 2, "element-unknown", "the logo that council.yaml names"),
    ("<p><b>a</b></p>", 2, "element-unknown", "There is no <b>. Write <strong>."),
    ("<p><b>a</p>", 2, "element-unknown", "There is no <b>. Write <strong>."),
    ("<p><i>a</i></p>", 2, "element-unknown", "There is no <i>. Write <em>."),
    ("<p><u>a</u></p>", 2, "element-unknown", "There is no <u>. Write <strong> or <em>"),
    ("<p><span>a</span></p>", 2, "element-unknown", "how words look is not set in templates"),
    ("<p>\n<strong>a</p></strong>", 3, "markup-syntax", "Write </strong> where it ends, before </p>."),
    ('<p><value of="visits" show="change"/></p>', 2, "value-unknown", "lacks its 'since'. Write since=\"month_ago\""),
    ('<p><travel of="visits"/></p>', 2, "value-unknown", "lacks its 'since'. Write since=\"month_ago\""),
    ("<p>a", 2, "markup-syntax", "<p> is not closed. Write </p> where it ends, before </section>."),
    ("<ul>\n<li>a</ul>", 3, "markup-syntax", "<li> is not closed"),
    ("<p>a</p>\n</p>", 3, "markup-syntax", "</p> closes nothing here"),
    ("<p>a</p>\n<?php echo 1 ?>", 3, "markup-syntax", "A processing instruction stands here: <?php echo 1 ."),
    ("<p>a</p>\n<?xml-stylesheet 0:77?>", 3, "markup-syntax", "here: <?xml-stylesheet 0:77. Take it out."),
    ("<p>a</p>\n<?at 0:77?><div>b</div>", 3, "markup-syntax", "here: <?at 0:77. Take it out."),
    ("{% raw %}\n<p\n<?at 1:77?>{% endraw %}", 4, "markup-syntax", "here: <?at 1:77. Take it out."),
    ("{{ '<?php 0:7?>'|safe }}<div>b</div>", 1, "markup-syntax", "here: <?php 0:7."),
    ("{{ '<?at 0:7777777777?>'|safe }}", 1, "markup-syntax", "processing instruction"),
    ("<p>a</p>\n<!-- secret\n<p>x</p>", 3, "markup-syntax", "A comment is not closed: <!--. Write --> where it ends."),
    ('<p>a</p>\n<p\n class="note"\n <em>b</em></p>', 3, "markup-syntax", "The tag <p is not ended by >."),
    ('<p>a</p>\n<p class="note>\nb</p>', 3, "markup-syntax", "close its quotes"),
    ("<p>a</p>\n<p>b</p\n<p>c</p>", 3, "markup-syntax", "The tag </p is not ended by >."),
    ("<p>a\n<b and c</p>", 3, "markup-syntax", "or write &lt; where the sign itself is meant"),
    ("<p>a</p>\n<é>b</é>", 3, "markup-syntax", "No tag begins with <é."),
    ("<p>I\n</3 you</p>\n<p>b</p>", 2, "markup-syntax", "Neither a tag nor a comment stands here: '3 you'"),
    ("<p>a\n<!b\n<em>c</em></p>", 3, "markup-syntax", "Neither a tag nor a comment stands here: 'b'"),
    ("{% filter upper %}<p>a</p>\n<div>b</div>{% endfilter %}", 3, "element-unknown", "There is no <div>"),
    (
        "{% macro f() %}<p>a</p>{% endmacro %}\n{{ {}[f()] }}",
        3,
        "template-failed",
        "has no attribute Markup('<p>a</p>')",
    ),
    ("{% macro f() %}<p>a</p>{% endmacro %}\n{% include f() %}", 3, "template-missing", "no template '<p>a</p>'"),
    ("<!-- a\n<p> --><div>b</div>", 3, "element-unknown", "There is no <div>"),
    ("<![CDATA[a]]>", 2, "markup-syntax", "declaration"),
    ("<!DOCTYPE html>", 2, "markup-syntax", "declaration"),
    ("<p>a</p>\n<![foo[", 3, "markup-syntax", "declaration"),
    ("<p>a</p>\n<![ ", 3, "markup-syntax", "declaration"),
    ('<p>\n<value of="visits">b</value></p>', 3, "markup-syntax", "<value> holds nothing, so no </value>"),
    ('<commentary of="visits">\n<p>b</p></commentary>', 3, "markup-syntax", "Write <commentary .../> alone."),
    ("<p>a</value></p>", 2, "markup-syntax", "no </value> ends it here"),
    ("<aside>" * 38 + "\n<aside><p>a</p></aside>" + "</aside>" * 38, 3, "markup-syntax", "more than 40 deep"),
    ("<aside>\n" * 300 + "</aside>" * 300, 41, "markup-syntax", "more than 40 deep"),
    ("<ul><li>\n" * 400 + "</li></ul>" * 400, 21, "markup-syntax", "more than 40 deep"),
    ("<p>" + "<strong>" * 1500 + "</strong>" * 1500 + "</p>", 2, "markup-syntax", "more than 40 deep"),
    ("a", 2, "markup-misplaced", "Text stands outside a paragraph: 'a'. Put it between <p> and </p>."),
    ("<ul>\n<li>a\n</li>\n</ul>\n\nb", 7, "markup-misplaced", "Text stands outside a paragraph: 'b'."),
    ("<p>a</p>\n<aside>\n<p>b</p>\nc</aside>", 5, "markup-misplaced", "Text stands outside a paragraph: 'c'."),
    ("<ul>\n<li>\n<p>a</p> b</li></ul>", 4, "markup-misplaced", "Text stands outside a paragraph: 'b'."),
    ("<ul>\na</ul>", 3, "markup-misplaced", "Put it between <li> and </li>"),
    ("<dl>\n<dt>a</dt>\n b <dd>c</dd></dl>", 4, "markup-misplaced", "Text stands within <dl>: 'b'."),
    ("<dl>\n<dt>a</dt></dl>", 2, "markup-misplaced", "Each <dt> is followed by its <dd>"),
    ("<h2>a</h2>\n<h4>b</h4>", 3, "heading-level", "<h4> stands below <h2>. Do not skip a level."),
    ("<p>a</p>\n<h1>b</h1>", 3, "heading-level", "this one has 2"),
    ('<p\nstyle="color:red">a</p>', 2, "attribute-unknown", "<p> has no attribute 'style'"),
    ('<p><value of="visits" shw="target"/></p>', 2, "attribute-unknown", "Did you mean 'show'?"),
    ('<p class="leed">a</p>', 2, "value-unknown", "Did you mean 'lead'?"),
    ('<dl class="compct"><dt>a</dt><dd>b</dd></dl>', 2, "value-unknown", "Did you mean 'compact'?"),
    ('<p>\n<value of="vists"/></p>', 3, "indicator-unknown", "Did you mean 'visits'?"),
    ("<p>\n<value/></p>", 3, "indicator-unknown", "Expected one of: visits, overdue."),
    ('<p><value of="visits" show="numertor"/></p>', 2, "value-unknown", "Did you mean 'numerator'?"),
    ('<p><value of="visits" period="2015-01"/></p>', 2, "value-unknown", "not a period of the report's trend"),
    ('<p><value of="visits" area="Nrth"/></p>', 2, "area-unknown", "Did you mean 'North'?"),
    ('<p><value of="visits" cohort="girls"/></p>', 2, "cohort-unknown", "no cohort 'girls'"),
    ('<p><value of="visits" compared="month"/></p>', 2, "value-unknown", "Did you mean 'month_ago'?"),
    ('<p><rating is="Grene"/></p>', 2, "value-unknown", "Did you mean 'Green'?"),
    ('<p><travel is="Beter"/></p>', 2, "value-unknown", "Did you mean 'Better'?"),
    ('<p><travel of="visits" since="yesterday"/></p>', 2, "value-unknown", "Expected one of: month_ago."),
    ('<p><reference to="vists">a</reference></p>', 2, "indicator-unknown", "Did you mean 'visits'?"),
    ('<chart kind="tren" of="visits"/>', 2, "value-unknown", "Did you mean 'trend'?"),
    ('<chart kind="trend" of="vists"/>', 2, "indicator-unknown", "Did you mean 'visits'?"),
    ('<chart kind="trend" of="visits" bands="some"/>', 2, "value-unknown", "yes, no"),
    ('<chart kind="trend" of="visits" since="month"/>', 2, "value-unknown", "Did you mean 'month_ago'?"),
    ('<chart kind="trend" of="visits" area="Nrth"/>', 2, "area-unknown", "Did you mean 'North'?"),
    ('<chart kind="areas" of="visits" cohort="girls"/>', 2, "cohort-unknown", "no cohort 'girls'"),
    ('<chart kind="areas" of="visits" since="month"/>', 2, "value-unknown", "Did you mean 'month_ago'?"),
    ('<chart kind="areas" of="vists"/>', 2, "indicator-unknown", "Did you mean 'visits'?"),
    ('<chart kind="areas" of="visits" area="North"/>', 2, "attribute-unknown", '<chart kind="areas"> has no attr'),
    ('<chart kind="periods" of="visits" bands="no"/>', 2, "attribute-unknown", "no attribute 'bands'"),
    ('<chart kind="ratings" of="visits"/>', 2, "attribute-unknown", "Expected one of: kind."),
    ('<chart kind="trend" of="overdue" area="North"/>', 2, "observation-missing", "of 'overdue' for 'North'. Add"),
    ('<chart kind="periods" of="overdue" area="North"/>', 2, "observation-missing", "of 'overdue' for 'North'. Add"),
    ('<chart kind="areas" of="overdue"/>', 2, "observation-missing", "no observation of 'overdue' for any area."),
    ('<commentary of="vists"/>', 2, "indicator-unknown", "Did you mean 'visits'?"),
    ('<p>\n<a href="#nowhere">a</a></p>', 3, "link-lost", "leads to #nowhere, which no template writes"),
    ('<p>\n<a href="page.html">a</a></p>', 3, "link-target", "#an-id of its own, or to https://"),
    ('<p>\n<a href="javascript:alert(1)">a</a></p>', 3, "link-target", "javascript"),
    ('<p>\n<a href="https://">a</a></p>', 3, "link-target", "leads to 'https://'"),
    ('<p>\n<a href="http://[">a</a></p>', 3, "link-target", "leads to 'http://['"),
    ("<p>\n<a>a</a></p>", 3, "link-target", "leads to ''"),
    (f"{HEAD}\n<tr><td>a</td><td>b</td></tr></tbody></table>", 3, "table-shape", "fills 2 of the table's 1 columns"),
    (f"{HEAD}\n<tr><td colspan='0'>a</td></tr></tbody></table>", 3, "value-wrong", "from 1 to 63"),
    (f"{HEAD}\n<tr><td colspan='²'>a</td></tr></tbody></table>", 3, "value-wrong", "from 1 to 63"),
    (f"{HEAD}\n<tr><th>a</th></tr></tbody></table>", 3, "table-shape", 'Write scope="col"'),
    (f"{HEAD}\n<tr><td scope='rw'>a</td></tr></tbody></table>", 3, "value-unknown", "Did you mean 'row'?"),
    (f"{HEAD}\n<tr><td colspan='64'>a</td></tr></tbody></table>", 3, "value-wrong", "from 1 to 63"),
    (f"{HEAD}\n<tr><th scope='rw'>a</th></tr></tbody></table>", 3, "value-unknown", "Did you mean 'row'?"),
    (f"{HEAD}\n<tr><td level='abc'>a</td></tr></tbody></table>", 3, "value-unknown", "0, 1, 2, 3, 4, 5"),
    (f"{HEAD}\n<tr><td level='6'>a</td></tr></tbody></table>", 3, "value-unknown", "0, 1, 2, 3, 4, 5"),
    (f"<p>a</p>\n<table><colgroup>{'<col/>' * 64}</colgroup></table>", 3, "table-shape", "64 columns; Word opens none"),
    (f"{HEAD}\n<tr><td class='strng'>a</td></tr></tbody></table>", 3, "value-unknown", "Did you mean 'strong'?"),
    (f"{HEAD}\n<tr><td rowspan='2'>a</td></tr></tbody></table>", 3, "attribute-unknown", "Did you mean 'colspan'?"),
    ("<table>\n<thead></thead></table>", 2, "table-shape", "A table has a <colgroup>"),
    ("<p>\n&#9731;</p>", 3, "character-missing", "U+2603, snowman"),
    ("<p>\n{{ '\\u2603' }}</p>", 3, "character-missing", "U+2603, snowman"),
)


@pytest.mark.parametrize(("markup", "line", "code", "said"), WRONG, ids=[f"{each[2]}: {each[0]}" for each in WRONG])
def test_what_is_outside_the_set_is_named_at_its_line(
    small: Small, markup: str, line: int, code: str, said: str
) -> None:
    small.page(markup)
    (finding,) = small.check()
    assert (finding.code, finding.place.line) == (code, line)
    assert finding.place.file == (PAGE if line else "report_templates")
    assert said in f"{finding.message} {finding.hint}"


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("a", "markup-misplaced"),
        ("<p>a</p>", "element-unknown"),
        ("<section></section>", "heading-level"),
        ("<section><h2>a</h2></section>", "heading-level"),
        ("<section><h2>a</h2><h1>b</h1></section>", "heading-level"),
        ('<section page="landscpe"><h1>a</h1></section>', "value-unknown"),
        ('<section id="a"><h1>a</h1></section><section id="a"><h1>b</h1></section>', "anchor-twice"),
    ],
)
def test_what_no_section_may_be_is_an_error(small: Small, markup: str, code: str) -> None:
    small.page(markup, in_section=False)
    assert [finding.code for finding in small.check()] == [code]


def test_text_outside_a_section_is_told_where_it_goes(small: Small) -> None:
    small.page("a", in_section=False)
    (finding,) = small.check()
    assert finding.hint == "Put it between <section> and </section>."


def test_a_misspelt_element_is_sought_among_all_that_the_markup_has() -> None:
    assert {*BLOCKS, *INLINES, "section"} <= set(TAGS)
    assert set(TAGS) >= VOID
