"""Document trees made by hand, for the tests of the writers."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

from committee_pack.compose.footnotes import numbered
from committee_pack.findings import Place
from committee_pack.fonts import SOURCE_SANS
from committee_pack.model.colours import Colour
from committee_pack.model.document import (
    Block,
    Cell,
    Column,
    Definitions,
    DirectionArrow,
    Document,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Holds,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Orientation,
    Panel,
    Paragraph,
    ParagraphKind,
    RatingBar,
    RatingMark,
    Row,
    Scope,
    Section,
    SectionKind,
    Shown,
    Sides,
    Strong,
    Table,
    TableKind,
    Text,
    TrendChart,
    TrendPoint,
    Value,
)
from committee_pack.model.indicators import (
    Band,
    Basis,
    Bound,
    Indicator,
    Polarity,
    Rating,
    RatingRule,
    Target,
    TargetMet,
    TravelRule,
    Unit,
)
from committee_pack.model.periods import Window, parse_period
from committee_pack.model.results import Amount, Direction, Result
from committee_pack.model.settings import Theme
from committee_pack.model.totals import Totals
from committee_pack.wording import chart_sentence
from committee_pack.write.style import Style

STYLE = Style(Theme(Colour(0x1F, 0x4E, 0x79), None, SOURCE_SANS, "Arial"))
AUGUST = parse_period("2016-08")
_RULE = RatingRule(
    (TargetMet(),),
    (Band(Bound(Fraction(80), True), Bound(None, False)),),
    (Band(None, Bound(Fraction(80), False)),),
    Basis.PUBLISHED,
    Place("indicators.yaml", 1),
)


def indicator(number: str = "9", title: str = "Returner interviews completed within 3 working days") -> Indicator:
    return Indicator(
        f"indicator-{number}",
        number,
        title,
        "Missing children",
        Polarity.HIGHER,
        TravelRule.HIGHER,
        Unit.PERCENT,
        1,
        Window.ROLLING_12_MONTHS,
        (_RULE,),
        (("Director", ("Philip Segurola",)),),
        "Liberi",
        Place("indicators.yaml", 1),
    )


def result(of: Indicator, numerator: str = "1281", denominator: str = "1891") -> Result:
    over, under = Decimal(numerator), Decimal(denominator)
    return Result(
        of,
        AUGUST,
        of.window,
        "",
        "",
        over,
        under,
        Amount(Fraction(over) / Fraction(under) * 100),
        "",
        Target(of.id, AUGUST, Decimal(90), "", of.place),
        _RULE,
        Rating.RED,
        1,
        (),
    )


def text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def trend_chart(months: int = 4) -> TrendChart:
    amounts = ["63.1", "64.9", None, "67.7"] * (months // 4 + 1)
    points = tuple(
        TrendPoint(
            AUGUST.earlier(months - 1 - i),
            Amount(Fraction(amount), 1) if amount else None,
            1,
            Amount(Fraction(90)),
            Rating.RED if amount else None,
        )
        for i, amount in enumerate(amounts[:months])
    )
    return TrendChart(
        "Returner interviews", Unit.PERCENT, 1, points, _RULE.bands(), True, Direction.BETTER, "1 month ago"
    )


def figure(chart: TrendChart | RatingBar) -> Figure:
    return Figure(chart, chart_sentence(chart))


def scorecard(rows: int = 45) -> Table:
    """Return a table under grouped heads, every eighth row a section, each row linked to a page."""
    head = (
        Row(
            (
                Cell((), colspan=2),
                Cell(text("Latest result"), Scope.COLUMN_GROUP, 5),
                Cell(text("1 month ago"), Scope.COLUMN_GROUP, 2),
            )
        ),
        Row(
            tuple(
                Cell(text(word), Scope.COLUMN)
                for word in (
                    "No.",
                    "Indicator",
                    "Result",
                    "Rating",
                    "Numerator",
                    "Denominator",
                    "Target",
                    "Result",
                    "Travel",
                )
            )
        ),
    )
    holds = (
        Holds.LABEL,
        Holds.TEXT,
        Holds.NUMBER,
        Holds.RATING,
        Holds.NUMBER,
        Holds.NUMBER,
        Holds.NUMBER,
        Holds.NUMBER,
        Holds.TRAVEL,
    )
    body: list[Row] = []
    ratings = (Rating.GREEN, Rating.AMBER, Rating.RED, None)
    ways = tuple(Direction)
    for n in range(1, rows + 1):
        if n % 8 == 1:
            body.append(Row((Cell(text(f"Section {n // 8 + 1}"), Scope.ROW_GROUP, len(holds)),)))
        of = indicator(str(n), f"Share of children in group {n} whose plan was reviewed within the timescale required")
        one = result(of, str(1000 + n), "1891")
        body.append(
            Row(
                (
                    Cell(text(str(n))),
                    Cell((Link(text(of.title), "#page-9"),) if n == 9 else text(of.title), Scope.ROW),
                    Cell((Value(one, Shown.RESULT),), strong=True),
                    Cell((RatingMark(ratings[n % 4]),)),
                    Cell((Value(one, Shown.NUMERATOR),)),
                    Cell((Value(one, Shown.DENOMINATOR),)),
                    Cell((Value(one, Shown.TARGET),)),
                    Cell(text("66.8%")),
                    Cell((DirectionArrow(ways[n % 3]),) if n % 5 else ()),
                ),
                f"row-{n}",
            )
        )
    return Table(
        tuple(Column(each) for each in holds),
        head,
        tuple(body),
        TableKind.SCORECARD,
        (),
        "Results, ratings and direction of travel of all indicators",
    )


def trend_table() -> Table:
    head = (
        Row(
            (
                Cell((), Scope.COLUMN),
                Cell(text("Previous months"), Scope.COLUMN_GROUP, 3),
                Cell(text("Current"), Scope.COLUMN_GROUP),
            )
        ),
        Row(
            tuple(
                Cell(text(each), Scope.COLUMN) for each in ("Month end", "May 2016", "Jun 2016", "Jul 2016", "Aug 2016")
            )
        ),
    )
    rows = (
        Row((Cell(text("Result"), Scope.ROW), *(Cell(text(each)) for each in ("63.1%", "64.9%", "", "67.7%")))),
        Row((Cell(text("Target"), Scope.ROW), *(Cell(text("90.0%")) for _ in range(4)))),
        Row((Cell(text("Rating"), Scope.ROW), *(Cell((RatingMark(Rating.RED),)) for _ in range(4)))),
    )
    return Table(
        (Column(Holds.TEXT), *(Column(Holds.NUMBER) for _ in range(4))),
        head,
        rows,
        TableKind.TREND,
        (),
        "Results, targets and ratings of the last four months",
    )


def title_section() -> Section:
    return Section(
        (
            Heading(1, text("Specialist Children’s Services performance scorecard")),
            Paragraph(text("August 2016"), ParagraphKind.LEAD),
            Definitions(
                (
                    (text("Directorate"), text("Social Care, Health and Wellbeing")),
                    (text("Meeting"), text("Thursday 10 November 2016")),
                    (text("Published"), text("2 November 2016")),
                )
            ),
        ),
        "Title page",
        kind=SectionKind.TITLE,
    )


def scorecard_section(rows: int = 45) -> Section:
    return Section(
        (Heading(1, text("Scorecard: all indicators")), figure(RatingBar(Totals(22, 20, 3, 0))), scorecard(rows)),
        "Scorecard",
        "scorecard",
        Orientation.LANDSCAPE,
    )


def indicator_section(paragraphs: int = 2) -> Section:
    of = indicator()
    one = result(of)
    blocks: tuple[Block, ...] = (
        Heading(
            1,
            text("9  Returner interviews completed within 3 working days"),
            (RatingMark(Rating.RED), DirectionArrow(Direction.BETTER, "1 month ago")),
        ),
        Definitions(
            (
                (text("Cabinet Member"), text("Peter Oakford")),
                (text("Director"), text("Philip Segurola")),
                (text("Portfolio"), text("Specialist Children’s Services")),
                (text("Good is"), text("Higher")),
            ),
            compact=True,
        ),
        Heading(2, text("Trend")),
        figure(trend_chart()),
        trend_table(),
        Heading(2, text("Commentary")),
        *(
            Paragraph(
                (
                    Text("Of "),
                    Value(one, Shown.DENOMINATOR),
                    Text(" missing episodes in the year, "),
                    Value(one, Shown.NUMERATOR),
                    Text(" ("),
                    Strong((Value(one, Shown.RESULT),)),
                    Text(") were followed by an interview, "),
                    Emphasis(text("within three working days")),
                    Text("; see "),
                    Link(text("the guidance of the department on children who run away"), "https://www.gov.uk/"),
                    Text(". It remains "),
                    RatingMark(Rating.RED),
                    Text(" and "),
                    DirectionArrow(Direction.BETTER),
                    Text("."),
                )
            )
            for _ in range(paragraphs)
        ),
        Heading(3, text("What is being done")),
        ListBlock(
            False,
            (
                (Paragraph(text("Teams review the episodes that last under three hours.")),),
                (
                    Paragraph(text("Two things follow:")),
                    ListBlock(True, ((Paragraph(text("first this")),), (Paragraph(text("then that")),))),
                ),
            ),
        ),
        Heading(2, text("Data notes")),
        Panel(
            (
                Paragraph((Strong(text("Target ")), Text("90%. Red below 80%."), LineBreak(), Text("A second line."))),
                Paragraph(text("Counts episodes, not children.")),
            )
        ),
        Paragraph((Link(text("Back to the scorecard"), "#row-9"),), ParagraphKind.NAVIGATION),
    )
    return Section(blocks, "9 Returner interviews", "page-9", parent="Missing children")


def flow_section() -> Section:
    """Return a section with footnotes wherever they may stand, one of them for many pages, and two sides."""
    noted = Paragraph(
        (*text("Words"), Footnote(text("a footnote")), Footnote((Link(text("link"), "https://www.gov.uk/"),)))
    )
    row = Row(
        (
            Cell(
                (*text("cell"), Footnote(text("in a cell"))),
            ),
        )
    )
    head = Row((Cell((*text("head"), Footnote(text("in a head"))), Scope.COLUMN),))
    table = Table((Column(Holds.TEXT),), (head,), (row,) * 3, summary="Words")
    long = Footnote(text("What goes on over page after page. " * 300))
    return Section(
        (
            Heading(1, text("Footnotes and sides")),
            noted,
            ListBlock(True, ((noted, ListBlock(False, ((noted,),))),)),
            Panel((noted,)),
            Definitions(((noted.children, noted.children),)),
            Sides((Heading(2, text("Left")), figure(trend_chart()), table), (noted,) * 40, 60),
            table,
            Paragraph((*text("Long"), long)),
            Sides((table,), (table,), 25),
        ),
        "Footnotes and sides",
        orientation=Orientation.LANDSCAPE,
    )


def document(*sections: Section) -> Document:
    return Document(
        "Specialist Children’s Services performance scorecard",
        "Specialist Children’s Services scorecard · August 2016",
        "Kent County Council",
        "en-GB",
        datetime.date(2016, 11, 2),
        numbered(sections or (title_section(), scorecard_section(), indicator_section())),
    )
